"""Giving the customer's words back."""
