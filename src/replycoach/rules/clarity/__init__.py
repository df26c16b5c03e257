"""Plain words and the right questions."""
