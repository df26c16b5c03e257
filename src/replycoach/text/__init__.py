"""From what was typed to what the customer reads: HTML, quoted mail, signatures and placeholders."""

from replycoach.text.placeholders import DIALECTS, Dialect, Placeholder, Role, find
from replycoach.text.prose import Prose

__all__ = ["DIALECTS", "Dialect", "Placeholder", "Prose", "Role", "find"]
