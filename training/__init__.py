"""Everything that makes the shipped weights. Not part of the installed package."""
