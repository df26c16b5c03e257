"""Times: said, exact, kept."""
