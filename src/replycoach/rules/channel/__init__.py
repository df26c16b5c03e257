"""What the channel asks for."""
