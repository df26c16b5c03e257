"""Blame passed on becomes owned: who did what stays, the denial goes, and the agent takes it on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._owned import owned
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, tidy, when
from replycoach.rewriting.transforms.courtesy import RUNS_DOWN

RULES = ("language/blame-shifting",)

_US = r"(?:us|me|we|i|our|my|ours|mine|this (?:office|desk|team|end)|our (?:end|side|part)|support|here|the (?:shop|bank|branch|hotel|school|company))"
DENIAL = re.compile(
    r"(?P<join>\s*[;:–—]\s*|,\s*(?:(?:so|and|but|which means(?: that)?|because|since|therefore|hence)\s+)?|\s+(?:so|and|but)\s+)(?:(?:unfortunately|sadly|i'm afraid|regrettably),?\s+)?(?P<denial>(?:"
    r"(?:it|that|this|which)(?:'s| is| was| has| lies)? ?(?:really |simply |certainly |entirely )?(?:not|n't|isn't|wasn't|hardly|never|no|nothing)\b[^,;.!?]*"
    r"|(?:it|that|this)(?:'s| is| was)? (?:isn't|wasn't) [^,;.!?]*|(?:isn't|wasn't) [^,;.!?]*\b(?:our|my|us|me)\b[^,;.!?]*"
    r"|(?:we|i)(?:'re| are|'m| am|'ve| have)? (?:not|n't|never|only|just|can't|cannot|couldn't|didn't|don't|had no|have no|had nothing|have nothing|aren't|wasn't|can hardly)\b[^,;.!?]*"
    r"|(?:there's|there is|there was) (?:nothing|no\w*) [^,;.!?]*\b(?:i|we|us|me|our|my)\b[^,;.!?]*|none of (?:this|it|that) [^,;.!?]*|(?:not|nothing to do with|no fault of|nothing of) (?:us|me|ours|mine|our|my)\b[^,;.!?]*|not by (?:us|me)|rather than (?:us|me|ours|mine)|don't (?:blame|look at|shoot|be cross with) [^,;.!?]*"
    r"|(?:our|my) (?:hands are tied|\w+ (?:is|was|were|are) (?:fine|right|correct|not|in order)\b[^,;.!?]*)|(?:it's|it is) (?:their|his|her|the \w+'s) (?:fault|mistake|problem|doing|error|responsibility)|the (?:fault|mistake|blame|error|delay) (?:is|lies|was) (?:theirs|with them|his|hers|not)\b[^,;.!?]*|(?:so |and )?no fault here|blame (?:them|him|her|it)|you(?:'d| would|'ll) have to (?:take|ask|blame) [^,;.!?]*"
    r"))(?P<stop>[.!]*)$",
    re.IGNORECASE,
)  # fmt: skip
DENIES = re.compile(
    r"\b(?:fault|blamed?|mistake|doing|error|responsib\w+|to do with|hand in|from us|ours|mine|theirs|us|me|my job|our job|tied|look at|could(?:n't)? (?:have )?(?:do|done)|can(?:'t|not)? (?:do|help|answer)|help it|touched|pass|answer for|liable|by (?:us|me))\b",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"^(?:(?:with respect|sorry,? but|well|look|listen|honestly|to be fair|between you and me|don't shoot the messenger|as i said|you see|the thing is|please be aware|blame it on me if you like|what can i say)(?:,| that)? (?:but )?)+(?=\w)",
    re.IGNORECASE,
)


WE_HAVE = re.compile(
    r"^we(?: have|'ve) (?=(?:just |now |already )?(?:checked|looked|reviewed|investigated|found|seen|asked|spoken)\b)",
    re.IGNORECASE,
)
"""What this agent did."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """What happened, without the denial, and what the agent does about it with a slot for the time."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The sentence with its fact kept and owned."""
    text = LEADS.sub("", piece.text.replace("’", "'"))
    found = DENIAL.search(text)
    if found is None or not DENIES.search(found["denial"]):
        yield from owned(piece, text)
        return
    fact = WE_HAVE.sub("I have ", tidy(text[: found.start()]))
    again = DENIAL.search(fact)
    if again and DENIES.search(again["denial"]):
        fact = tidy(fact[: again.start()])
    if RUNS_DOWN.search(fact):
        return
    if len(fact.split()) < 4 or re.search(
        r"\b(?:not|nothing) (?:us|me|ours|mine|our|my|to do)\b|\b(?:blame|fault|theirs|not|doubt|explain|answer for|runs? (?:his|her|their) own)\b|n't\b",
        fact,
        re.IGNORECASE,
    ):
        return
    taken = (
        f"I'm taking this on for you and will write to you {when()}."
        if piece.reading.channel != "phone"
        else f"I'm taking this on for you and will call you back {when()}."
    )
    if any(one.does("refusal") for one in piece.reading.sentences):
        yield Wording(f"{capital(fact)}.", "review", "keeps what happened, and drops the denial")
        return
    told = any(one.does("timeframe") for one in piece.reading.sentences if one.index != piece.sentence.index)
    if told or "[when" in piece.reading.case.reply:
        taken = "I'm taking this on for you."
    yield Wording(f"{capital(fact)}. {taken}", "review", "keeps what happened, drops the denial, and takes it on")
