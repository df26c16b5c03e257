"""What one agent does at a desk, so that "someone will …" can become "I will …", and what is no matter of a desk's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycoach.rewriting.transforms._piece import Piece

DESK = frozenset(
    "refund credit book order reserve cancel change update correct amend resend send forward call ring phone write contact check look investigate trace"
    " review reply answer arrange organise organize schedule request raise open close reset unlock remove add apply waive process note attach escalate confirm ask"
    " fix sort sort resolve handle deal chase follow get come let email e-mail message text help assist respond inform notify pass report log flag examine consider find"
    " address sort do be reach touch attend take see read advise file register record lift rectify put go keep tell".split()
)

STAFF = re.compile(
    r"\b(?:team|department|colleagues?|office|desk|depot|warehouse|workshop|couriers?|drivers?|engineers?|technicians?|shop|branch|store|accounts|support|bank|supplier|line|centre|center|crew|someone|somebody|one of|staff|people)\b",
    re.IGNORECASE,
)


def tells_how(piece: Piece) -> bool:
    """Whether "they" are people of the customer's, whom a step of the customer's is about: "once they do, they can see it"."""
    text = piece.text.replace("’", "'")
    before = [one for one in piece.reading.sentences if one.end <= piece.sentence.start]
    they = re.search(r"\b(?:they|he|she)(?:'ll| will| can| should)\b", text, re.IGNORECASE) is not None
    steps = any(one.does("instruction", "solution") for one in before)
    return they and steps and not any(STAFF.search(one) for one in (text, *(other.text for other in before)))
