"""Positive against negative language."""
