"""The check of a template repository itself."""
