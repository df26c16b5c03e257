"""Who owns the next step."""
