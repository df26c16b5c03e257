"""A refusal with the door shut: what only shuts it goes, and a place for what can be done instead is left for the agent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.rewriting.clauses import DENIES, REFERS, SUBORDINATE, stands
from replycoach.rewriting.draft import OFFERS
from replycoach.rewriting.sentences import facts

if TYPE_CHECKING:
    from replycoach.rewriting.asking import Told
    from replycoach.rewriting.draft import Draft
    from replycoach.rewriting.transforms._piece import Piece

SO_BE_IT = re.compile(
    r"(?:\s*[,;–—]\s*|^)(?:(?:and|so|but|unfortunately,?|sadly,?)\s+)*(?:there(?:'s| is) (?:nothing|not much|little) (?:more |else |further )?(?:that )?(?:we|i) can do\b(?:(?!\b(?:as|because|since|until|unless|if|once|while|before|after|due|given)\b)[^,;.!?])*|(?:(?:that(?:'s| is| was)|this is|that, i'm afraid, is) (?:just |simply |all )?(?:that|it|all|final|how|where|the (?:end|last|position|rule|policy|way)|our (?:final|last|policy|position|answer|decision|rule))|there it is|it stays (?:that way|so|as it is)|there (?:we|i) leave|it is where)\b[^,;.!?]*"
    r"|(?:with this |the |this |your |that )*(?:case|job|file|matter|chapter|subject)\b (?:on [\w-]+ )?(?:is|has been|stands|remains) (?:now )?(?:closed|shut|finished|settled|concluded|done)\b[^,;.!?]*"
    r"|(?:with this )?(?:i|we)(?:'ve| have|'re| are)? (?:now )?clos(?:ed|ing) (?:your|the|this) (?:case|file|message|ticket|matter|request)\b[^,;.!?]*)(?=[.!]*$)",
    re.IGNORECASE,
)
CLOSING_REGRET = re.compile(r",? i'm afraid(?=[.!]*$)", re.IGNORECASE)


NO_REFUSAL = re.compile(
    r"\b(?:without|unless|until|as long as|if (?:you|it|they|she|he|we|not|there)\b|incomplete|no \w+, no \w+)\b|\bnot (?:always|necessarily|usually|often|yet)\b"
    r"|\b(?:can't|cannot|can not|couldn't|not (?:able|allowed|permitted) to|unable to|don't|do not) (?:yet )?(?:say|tell|know|comment|disclose|share|discuss|give (?:you )?(?:an? |the )?(?:exact |precise )?(?:date|time|reason))\b",
    re.IGNORECASE,
)
"""A condition that can be met, how often something happens, or what nobody can tell: there is nothing to offer instead."""


def is_open(piece: Piece) -> bool:
    """Whether the sentence names what makes it possible, or denies nothing that could be had."""
    return NO_REFUSAL.search(piece.text.replace("’", "'")) is not None


def _without_end(text: str) -> str:
    """The refusal without a closing that only shuts the door; nothing where it is nothing else."""
    rest = SO_BE_IT.sub("", text).strip()
    return rest if rest.strip(" .!") else ""


def dead_end(draft: Draft, piece: Piece) -> Told:
    """The refusal, with what can be done instead left for the agent."""
    if any("[what you can" in words for words in draft.composed):
        refused = any(one.index != piece.sentence.index for one in draft.reading.doing("refusal"))
        if refused and not facts(piece.text) and not DENIES.search(piece.text):
            yield "", "leaves out the closed door, as a way on is there"
        return
    if is_open(piece):
        return
    behind = draft.reading.sentences[piece.sentence.index + 1 :][:1]
    held = any(REFERS.match(one.text) for one in behind)
    ends = CLOSING_REGRET.sub("", piece.text)
    once = _without_end(ends)
    bare = once
    while (shorter := _without_end(bare)) != bare:
        bare = shorter
    for offer in OFFERS:
        for rest in dict.fromkeys((bare, once, piece.text)):
            if held and rest == piece.text:
                continue
            if rest == piece.text or (stands(piece, rest) and not SUBORDINATE.match(rest)):
                yield f"{rest}{'' if rest[-1] in '.!?…' else '.'} {offer}", "adds a way on"
            elif not rest and not piece.alone:
                yield offer, "a way on in place of the closed door"
