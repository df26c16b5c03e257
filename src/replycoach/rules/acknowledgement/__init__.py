"""Acknowledgement, thanks, reassurance, answers."""
