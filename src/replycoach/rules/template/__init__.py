"""Templates: frameworks, not scripts."""
