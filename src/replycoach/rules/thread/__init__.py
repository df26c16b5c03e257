"""The conversation before this reply."""
