"""Renderers: each file holds one pure function from a review to text."""
