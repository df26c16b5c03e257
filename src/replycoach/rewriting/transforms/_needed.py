"""What is needed: "no refund without a receipt" and "we can't look it up without the number" say what to send, and no more than that.

"Not without" is no promise that it goes with it, so the wording is "we need the number to look it up".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.rewriting.transforms._affirmative import POLAR
from replycoach.rewriting.transforms._piece import Wording, capital, small, tail_off

NOTE = "says what makes it possible"
_WHAT = (
    r"(?P<what>(?!(?:it|that|this|them|you|us|me|doubt|question|delay|notice|exception|[a-z]+ing)\b)[^,.;:!?–—]{3,60}?)"
)
_CANT = r"(?:can't|cannot|can not|couldn't|won't be able to|will not be able to|(?:am|are|'m|'re) (?:unfortunately |sadly )?(?:not able|unable) to)"
SOMEBODY = re.compile(
    rf"^(?P<who>we|i)(?: |(?=')){_CANT} (?P<act>[a-z][^,.;:!?–—]{{2,80}}?) without {_WHAT}[.!]*$", re.IGNORECASE
)
SOMEBODY_LAST = re.compile(
    rf"^without {_WHAT},? (?P<who>we|i)(?: |(?=')){_CANT} (?P<act>[a-z][^,.;:!?–—]{{2,80}}?)[.!]*$", re.IGNORECASE
)
NOBODY = re.compile(
    rf"^it(?:'s| is) (?:not possible|impossible) to (?P<act>[a-z][^,.;:!?–—]{{2,80}}?) without {_WHAT}[.!]*$",
    re.IGNORECASE,
)
THING = re.compile(
    rf"^(?:no (?P<none>[a-z]+(?: [a-z]+)?)(?: (?:is|are|can be|will be|gets?) [a-z]+| (?:is|are) (?:possible|available))?|(?P<thing>(?:an? |any |the )?[a-z]+(?: [a-z]+)?) (?:isn't|is not|aren't|are not) possible) without {_WHAT}[.!]*$",
    re.IGNORECASE,
)
THING_LAST = re.compile(
    rf"^without {_WHAT},? (?:there (?:is|are|'s|will be) )?no (?P<none>[a-z]+(?: [a-z]+)?)(?: (?:can|may|will) be (?P<done>[a-z]+)(?: out)?| (?:is|are) (?:possible|available))?[.!]*$",
    re.IGNORECASE,
)
NO_NO = re.compile(
    r"^no (?P<what>[a-z]+(?: [a-z]+)?), no (?P<none>[a-z]+(?: [a-z]+)?)(?:, (?:that's|that is|it's|it is) [^,.;]{3,40})?[.!]*$",
    re.IGNORECASE,
)
REJECTED = re.compile(
    rf"^without {_WHAT},? (?P<thing>(?:your|the|any|an?) [a-z]+(?: [a-z]+)?) (?:(?:will|may|can|must) be|is|are|gets?|has to be) (?:automatically )?(?:rejected|declined|refused|denied|turned down|returned)[.!]*$",
    re.IGNORECASE,
)
ACTS = re.compile(r"(?:do|go|help|proceed|continue|move|be|have|say|promise|guarantee|offer)\b", re.IGNORECASE)
"""Acts of which it would say too little, or which are no act."""
REFUND = re.compile(r"^(?P<act>refund|reimburse|pay|compensate) anything$", re.IGNORECASE)
ANYTHING = re.compile(r"^(?P<act>cancel|book|order|return|exchange) anything$", re.IGNORECASE)
COUNTED = re.compile(r"s$", re.IGNORECASE)


ASKS_FOR_IT = re.compile(
    r",? (?:so|and) (?:please|you(?:'ll| will)? (?:need|have) to|could you(?: please)?|can you(?: please)?) (?:send|provide|attach|upload|e-?mail|give)(?: us| me)? (?:that|it|this|one|them)(?: (?:over|in|through|to (?:us|me)))?(?=[.!?]*$)",
    re.IGNORECASE,
)
"""The request for it behind, which "we need" makes already."""


def needed(text: str) -> Iterator[Wording]:
    """What is needed, where something is denied without it."""
    text = ASKS_FOR_IT.sub("", text.replace("’", "'"))
    if found := SOMEBODY.match(text) or SOMEBODY_LAST.match(text) or NOBODY.match(text):
        act = ANYTHING.sub(r"\g<act>", REFUND.sub(r"\g<act> you", found["act"]))
        if ACTS.match(act) or any(word in POLAR for word in re.findall(r"[a-z]+", act.lower())):
            return
        who = found.groupdict().get("who") or "we"
        yield Wording(f"{capital(who)} need {_what(found['what'])} to {tail_off(act)}.", "review", NOTE)
    elif found := REJECTED.match(text):
        yield Wording(f"We need {_what(found['what'])} to accept {small(found['thing'])}.", "review", NOTE)
    elif found := THING.match(text) or THING_LAST.match(text) or NO_NO.match(text):
        thing = found["none"] or small(found["thing"])
        what = found["what"] if found.re is not NO_NO else _article(found["what"])
        if thing.split()[0] in ("one", "way", "problem", "doubt", "thing"):
            return
        yield Wording(f"For {_article(thing) if found['none'] else thing}, we need {_what(what)}.", "review", NOTE)


def _what(what: str) -> str:
    return re.sub(r"^any ", "" if COUNTED.search(what) else "a ", what, flags=re.IGNORECASE)


def _article(thing: str) -> str:
    """The thing with the article that it takes.

    >>> _article("refund"), _article("compensation"), _article("exchanges")
    ('a refund', 'compensation', 'exchanges')
    """
    from replycoach.rewriting.transforms._affirmative import MASS

    if thing.endswith("s") or thing.split()[-1] in MASS:
        return thing
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
