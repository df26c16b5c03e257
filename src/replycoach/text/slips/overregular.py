"""Forms made by the rule where the verb has one of its own: "sended", "resetted", "choosed"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import BE, HAVE
from replycoach.text.slips.verbs import IRREGULAR, formed

MADE = frozenset(
    "sended resended choosed writed rewrited buyed breaked catched teached thinked finded keeped knowed maked losed telled getted gived taked bringed builded rebuilded selled spended understanded runned"
    " setted resetted speaked feeled heared meaned comed becomed stealed drived drawed growed throwed beginned begined forgetted".split()
)


def _base(form: str) -> str:
    stems = (form[:-2], form[:-1], form[:-3])
    return next(stem for stem in stems if stem in IRREGULAR)


WRONG = {form: _base(form) for form in MADE}
"""Every such form, with its verb."""


def overregular(row: Clause, at: int) -> Slip | None:
    """Mended by what stands before: the participle behind "have" and "be", else the past."""
    back = at - 1
    while row[back] in ("already", "not", "just", "also", "now"):
        back -= 1
    behind = row[back] in HAVE | BE or row[back].endswith(("'ve", "'s"))
    return row.fix(at, at, formed(WRONG[row[at]], "VBN" if behind else "VBD"))


HANDLERS = dict.fromkeys(WRONG, (overregular,))
