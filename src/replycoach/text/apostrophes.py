"""Apostrophes that were left out: "dont", and "its", "well", "ill" where by what stands beside them no other word can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.text.slips.verbs import BASES

APOSTROPHE = {
    **{short + "nt": short + "n't" for short in "do does did is are was were have has had could would should must need".split()},
    "youre": "you're", "theyre": "they're", "youve": "you've", "weve": "we've", "theyve": "they've", "youll": "you'll", "theyll": "they'll", "thats": "that's",
    "whats": "what's", "wheres": "where's", "theres": "there's", "heres": "here's", "im": "I'm", "ive": "I've", "itll": "it'll", "thatll": "that'll", "hes": "he's",
    "shes": "she's", "theyd": "they'd", "youd": "you'd", "everyones": "everyone's", "everybodys": "everybody's", "someones": "someone's", "anyones": "anyone's", "nobodys": "nobody's",
}  # fmt: skip
"""Words that are none without it."""
_ITS = (
    r"(?:[£$€]\s?\d[\d.,]*\s+(?:a|an|per|each|for|extra|more)\b|(?:in|with|at|by)\s+(?:the|your|our|my)\b|with\s+(?:me|us|them|you)\b"
    r"|(?:held|kept|sent|stored|stuck|booked|closed|open|delayed|cancelled|shipped|posted|delivered|charged|refunded|due)\s+(?:till|until|by|at|on|in|with|for|to|out|back)\b"
    r"|on\s+(?:the|your|our|my|its)\b|under\s+[A-Z]|in\s+[A-Z]|not|still|also|already|been|an?|the|gone|here|there|your|my|our|me|him|them|too|so|very\s+\w+(?=\s*(?:[.!?;]|$)|\s+(?:to|that)\b))"
)
_DOES = r"(?:look|send|check|get|find|refund|replace|sort|fix|let|call|ring|e-?mail|try|give|make|arrange|help|post|contact|pass|update|do|go|take|see|need)"
ELIDED = re.compile(
    rf"\b(?P<its>its)(?=\s+{_ITS}\b(?!-))|\b(?:and|so|then|or|but)\s+(?P<will>well|ill)(?=\s+{_DOES}\b)"
    r"|\b(?:i|you|we|they|he|she|it|that|this|there|which|who)\s+(?:just\s+|still\s+|really\s+|also\s+|simply\s+)?(?P<not>cant|wont)\b"
    r"|\b(?P<bear>bare)(?=\s+with\s+(?:me|us)\b)|\b(?:the|my|our|your|shop|store|duty|line|account|team)\s+(?P<boss>manger)(?=\s+(?:[A-Z]|and|who|to|is|has|will|said|about)|[.,;!?])"
    rf"|(?<!\ba )(?<!\bthe )(?<!\bof )(?<!\bis )\b(?P<nor>cant|wont)(?=\s+(?:be|have|say|accept|access|offer|change|cancel|promise|open|work|seem|start|turn|stop|come|fit|run|{_DOES})\b)",
    re.IGNORECASE,
)
"""Words that want an apostrophe, or other letters, by what stands beside them, each of which is another word elsewhere; of "its", what clarity/grammar does not tell."""
BEGUN = re.compile(
    r"(?:\A|[.!?;:\n(–]\s*)\s*(?:(?P<do>ill|well|lets|(?-i:[Ii]d))\s+(?:[a-z]+ly\s+)?(?P<act>[a-z]+)(?:\s+(?P<what>[a-z]+))?|(?P<are>were)\s+(?:[a-z]+ing|sorry|happy|glad|afraid|unable|aware)\b(?=[^.!?\n]*(?:[.!\n]|\Z)))"
    r"|(?:\b(?:and|so|then|or|but)|,)\s+(?P<too>well|ill)\s+(?!thank)(?P<acts>[a-z]+)\s+(?:you|it|the|an?|another|this|that|your|them|him|her|us)\b",
    re.IGNORECASE,
)
"""The same at the start of a sentence, by the verb that follows."""
WHOLE = {"its": "it's", "well": "we'll", "ill": "I'll", "cant": "can't", "wont": "won't", "bare": "bear", "manger": "manager", "lets": "let's", "id": "I'd", "were": "we're"}  # fmt: skip
ELIDABLE = frozenset(WHOLE)
WISHES = frozenset("like love suggest recommend advise say be need rather prefer ask have".split())
"""Verbs behind "I'd"."""
OBJECTS = frozenset("you it the a an another this that your them him her".split())
PAST_TOO = frozenset("put set read cut come run spread become let hit cost hurt shut split beat".split())
"""Bases that may be a participle: "well put together"."""
SHOULD_OF = re.compile(
    r"\b((?:should|could|would|must|might)(?:n['’]t)?) of(?= (?!course\b|the\b|its?\b|their\b|his\b|her\b|our\b|your\b|my\b|necessity\b|all\b|a\b|an\b)[a-z])",
    re.IGNORECASE,
)
"""A "have" that was heard as "of"."""
_UNSURE = re.compile(rf"\b(?:{'|'.join(APOSTROPHE)})\b", re.IGNORECASE)


def elided(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a word that is another one elsewhere wants its apostrophe, and the whole word.

    >>> list(elided("Its with the bank, and well call. Ill ring you."))
    [(0, 3, "It's"), (23, 27, "we'll"), (34, 37, "I'll")]
    """
    found = {match.span(str(match.lastgroup)) for match in ELIDED.finditer(text)}
    for match in BEGUN.finditer(text):
        name = next(one for one in ("do", "too", "are") if match[one])
        short, act = match[name].lower(), (match["act"] or match["acts"] or "").lower()
        if name == "are" or _acts(short, act, (match["what"] or "").lower()):
            found.add(match.span(name))
    for start, end in sorted(found):
        yield start, end, _as_cased(text[start], WHOLE[text[start:end].lower()])


def _acts(short: str, act: str, what: str) -> bool:
    if short == "id":
        return act in WISHES or (act in BASES and what in OBJECTS)
    if short == "ill":
        return act in BASES or what in OBJECTS
    return act in BASES and (short == "lets" or act not in PAST_TOO or (act == "let" and what in OBJECTS))


def _as_cased(first: str, right: str) -> str:
    return right[0].upper() + right[1:] if first.isupper() else right


def restored(text: str) -> str:
    """The text with the apostrophes that were left out, and "have" for "of".

    >>> restored("Were sorry, we cant see why it didnt arrive. Ill look into it.")
    "We're sorry, we can't see why it didn't arrive. I'll look into it."
    """
    text = SHOULD_OF.sub(r"\1 have", text)
    text = _UNSURE.sub(lambda match: _as_cased(match[0][0], APOSTROPHE[match[0].lower()]), text)
    for start, end, right in reversed(list(elided(text))):
        text = text[:start] + right + text[end:]
    return text
