"""Blame passed on becomes owned: who did what stays, the denial goes, and the agent takes it on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.slots import as_step
from replycoach.rewriting.transforms._owned import OURS, PARTY, owned
from replycoach.rewriting.transforms._piece import (
    Piece,
    Wording,
    by_sentence,
    capital,
    has_time,
    small,
    tail_off,
    tidy,
    when,
)
from replycoach.rewriting.transforms.courtesy import RUNS_DOWN

RULES = ("language/blame-shifting",)

DENIAL = re.compile(
    r"(?P<join>\s*[;:–—]\s*|,\s*(?:(?:so|and|but|which means(?: that)?|because|since|therefore|hence)\s+)?|\s+(?:so|and|but)\s+)(?:(?:unfortunately|sadly|i'm afraid|regrettably),?\s+)?(?P<denial>(?:"
    r"(?:it|that|this|which)(?:'s| is| was| has| lies)? ?(?:really |simply |certainly |entirely )?(?:not|n't|isn't|wasn't|hardly|never|no|nothing)\b[^,;.!?]*"
    r"|(?:it|that|this)(?:'s| is| was) (?:\w+ )?(?:out of|beyond) (?:our|my) (?:hands|control)"
    r"|(?:it|that|this)(?:'s| is| was| lies) (?:on|with|down to|up to) (?:them|him|her|their|his|the \w+(?:'s)?)\b[^,;.!?]*|(?:which|over which|where) (?:we|i)\b[^,;.!?]{0,40} (?:had|have|'ve|got) no (?:say|control|influence|hand|part|power)\b[^,;.!?]*"
    r"|(?:it|that|this)(?:'s| is| was)? (?:isn't|wasn't) [^,;.!?]*|(?:isn't|wasn't) [^,;.!?]*\b(?:our|my|us|me)\b[^,;.!?]*"
    r"|(?:we|i)(?:'re| are|'m| am|'ve| have)? (?:not|n't|never|only|just|can't|cannot|couldn't|didn't|don't|had no|have no|had nothing|have nothing|aren't|wasn't|can hardly|c(?:an|ould) do nothing)\b[^,;.!?]*"
    r"|(?:there's|there is|there was) (?:nothing|no\w*) [^,;.!?]*\b(?:i|we|us|me|our|my)\b[^,;.!?]*|none of (?:this|it|that) [^,;.!?]*|(?:not|nothing to do with|no fault of|nothing of) (?:us|me|ours|mine|our|my)\b[^,;.!?]*|not by (?:us|me)|rather than (?:us|me|ours|mine)|don't (?:blame|look at|shoot|be cross with) [^,;.!?]*"
    r"|(?:our|my) (?:hands are tied|\w+ (?:is|was|were|are) (?:fine|right|correct|not|in order)\b[^,;.!?]*)|(?:it's|it is) (?:their|his|her|the \w+'s) (?:fault|mistake|problem|doing|error|responsibility)|the (?:fault|mistake|blame|error|delay) (?:is|lies|was) (?:theirs|with them|his|hers|not)\b[^,;.!?]*|(?:so |and )?no fault here|blame (?:them|him|her|it)|you(?:'d| would|'ll) have to (?:take|ask|blame) [^,;.!?]*"
    r"))(?P<stop>[.!]*)$",
    re.IGNORECASE,
)  # fmt: skip
DENIES = re.compile(
    r"\b(?:fault|blamed?|mistake|doing|error|responsib\w+|to do with|hand in|from us|ours|mine|theirs|us|me|my job|our job|tied|look at|out of|beyond|could(?:n't)? (?:have )?(?:do|done)|can(?:'t|not)? (?:do|help|answer)|help it|touched|pass|answer for|liable|by (?:us|me)|(?:no|any) (?:say|control|influence|hand|part|power)|(?:on|with|down to|up to) (?:them|him|her|their|his|the \w+)|our (?:team|side|end|people|office))\b",
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

TO_BLAME = re.compile(
    r"^(?P<who>(?:the |our )?[\w' -]{2,40}?) (?:is|are|was|were) (?:to blame|at fault|the culprits?)(?: here| for this| for that)?,? (?:as |because |since |and )?(?:they|he|she|it) (?P<did>(?!(?:is|are|was|were)\b)[a-z]+ [^;]+)$",
    re.IGNORECASE,
)
"""Who is to blame, and for what."""
CLEFT = re.compile(
    r"it(?:'s| is| was) (?P<who>(?:the |our )?[\w' -]{2,40}?) (?:who|that) (?P<did>(?!you\b|we\b|i\b)[^;]+)$",
    re.IGNORECASE,
)
"""Who did it, pointed at: "it was the courier who …"."""
ELSEWHERE = re.compile(
    r"\byou(?:['’]d| would) (?:have|need) to (?:go|speak|talk|turn|write|contact|ask|call|ring)\b", re.IGNORECASE
)
"""Where else the customer has to turn, so that nothing is taken on here."""
PROMISES = re.compile(
    r"\b(?:i|someone|somebody|one of us|an? colleague)(?:'ll| will|'m going to)\b"
    r"|\b(?:i|we)(?:'ve| have) (?:already |also |now |just )?(?:asked|contacted|chased|spoken|raised|reported|called|rung|emailed|escalated|messaged|written)\b"
    r"|\b(?:we|i) (?:only|just|merely)\b",
    re.IGNORECASE,
)
"""Another sentence says already who does something about it, has it done, or that nobody here can."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """What happened, without the denial, and what the agent does about it with a slot for the time."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The sentence with its fact kept and owned."""
    text = LEADS.sub("", piece.text.replace("’", "'"))
    found = DENIAL.search(text)
    if found is None or not DENIES.search(found["denial"]):
        if blames := TO_BLAME.match(tail_off(text)):
            yield Wording(
                f"{capital(blames['who'])} {blames['did']}.", "review", "says what happened, and blames nobody"
            )
        yield from owned(piece, text)
        return
    fact = WE_HAVE.sub("I have ", tidy(text[: found.start()]))
    again = DENIAL.search(fact)
    if again and DENIES.search(again["denial"]):
        fact = tidy(fact[: again.start()])
    if RUNS_DOWN.search(fact):
        return
    if cleft := CLEFT.match(fact) or TO_BLAME.match(fact):
        fact = capital(f"{cleft['who']} {cleft['did']}")
    if len(fact.split()) < 4 or re.search(
        r"\b(?:not|nothing) (?:us|me|ours|mine|our|my|to do)\b|\b(?:blame|fault|theirs|doubt|explain|answer for|runs? (?:his|her|their) own)\b|\b(?:i|we|us|our|my)\b[^,;]*(?:n't|\bnot)\b|(?:n't|\bnot)\b[^,;]*\b(?:us|me|our|my|ours)\b|^(?:it|that|this)\b[^,;]*(?:n't|\bnot)\b",
        fact,
        re.IGNORECASE,
    ):
        return
    taken = (
        f"I'm taking this on for you and will write to you {when()}."
        if piece.reading.channel != "phone"
        else f"I'm taking this on for you and will call you back {when()}."
    )
    taken = as_step(taken)
    if any(one.does("refusal") or ELSEWHERE.search(one.text) for one in piece.reading.sentences):
        yield Wording(f"{capital(fact)}.", "review", "keeps what happened, and drops the denial")
        return
    others = [one for one in piece.reading.sentences if one.index != piece.sentence.index]
    if any(one.does("solution", "action") and has_time(one.text) for one in others):
        yield Wording(f"{capital(fact)}.", "review", "keeps what happened, and drops the denial")
    if any(PROMISES.search(one.text.replace("’", "'")) for one in others):
        yield Wording(f"{capital(fact)}.", "review", "keeps what happened, and drops the denial")
        return
    party = PARTY.search(fact)
    name = cleft["who"] if cleft else party[0] if party else ""
    if name and name.split()[-1].lower() not in OURS:
        whom = small(name) if re.match(r"(?:the|our)\b", name, re.IGNORECASE) else name
        step = as_step(f"I'll take this up with {whom} and let you know {when()}.")
        yield Wording(f"{capital(fact)}. {step}", "review", "takes it up with them")
    if not any(one.does("timeframe") for one in others) and "[when" not in piece.reading.case.reply:
        yield Wording(f"{capital(fact)}. {taken}", "review", "keeps what happened, drops the denial, and takes it on")
    for one in owned(piece, f"{capital(fact)}."):
        if "that's on us" in one.text:  # behind "not us" that would be a turn about
            yield replace(one, text=one.text.replace("that's on us", "that's ours to put right"))
    yield Wording(f"{capital(fact)}.", "review", "keeps what happened, and drops the denial")
