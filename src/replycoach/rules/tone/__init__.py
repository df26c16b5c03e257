"""Tone that fits the customer's mood."""
