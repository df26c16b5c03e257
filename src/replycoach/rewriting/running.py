"""Whether a written talk runs already, so that a greeting would stumble."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycoach.rewriting.draft import Draft

HELLO = re.compile(
    r"\W*(?:@\w+[,:]?\s+)?(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|dear)\b", re.IGNORECASE
)
STRAIGHT = re.compile(
    r"(?:yes|yep|yeah|no|nope|not|ok|okay|right|sure|i see|done|go|click|tap|open|press|choose|select|try|reinstall|restart|please|just)\b",
    re.IGNORECASE,
)
"""Words of a talk that runs already."""


def runs_on(draft: Draft, called: str) -> bool:
    """Whether nobody greeted and the reply goes straight to the matter, so that a bare "Hello." would stumble."""
    customer = draft.reading.customer
    greeted = customer is not None and HELLO.match(customer.text)
    return not called and not greeted and STRAIGHT.match(draft.reading.sentences[0].text) is not None
