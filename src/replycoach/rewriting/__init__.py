"""From a review to better words."""
