"""The shape of a reply and the CARP stages."""
