"""An acknowledgement that stands too late goes up, before what it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import is_finite
from replycoach.rewriting.transforms._piece import capital
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.draft import Draft

GOES_ON = re.compile(r"(?:(?:but|and|so(?! sorry)|also|yes|well|however)\b,?\s+)+", re.IGNORECASE)
AND_SO = re.compile(
    r"(?:,|;)\s+(?:but\s+(?:unfortunately,? )?|(?:(?:so|and)\s+)?(?=(?:i|we|please|you|could|say|let|tell|just|[a-z]+ (?:me|the|your|it))\b))"
)
OF_THIS = re.compile(
    r"\b(?:this|that|it)(?:['’]s| is| was| isn['’]t| wasn['’]t)?(?: \w+){0,2}? (?:(?:the|an?|your|any) (?:\w+ )?(?:answer|news|outcome|reply|response|result|decision|ideal|solution)|what|how|good news)\b(?! happened)",
    re.IGNORECASE,
)
"""What is said of the answer that stands before it."""
TURNS = re.compile(r"\bbut\b.*\b(?:that|this|thats|unfortunat\w+)\b", re.IGNORECASE)
"""Behind the kind word something that points back, or a refusal."""
KIND = re.compile(
    r"\b(?:sorry|apolog\w+|regret|understand|underst(?:ood|and\w*)|appreciate|realis\w+|realiz\w+|imagine|feel for|take (?:the|your) point|a long (?:while|time|wait|day)|(?:only |quite |very )?fair|(?:i|we)(?: (?:do|can|could|really|fully|certainly|totally|completely))* (?:see|(?:hear|know|get)(?= (?:it|that|you|how|why|what|this)))\b|should(?:n't|n’t| not| never) have (?:been|had to)\b"
    r"|must (?:be|have been|feel)|(?:a|no|such a|what a) (?:\w+ )?(?:shame|pity|joke|nuisance|pain|nightmare|blow|worry|disappointment)|(?:awful|terrible|horrible|frustrating|annoying|worrying|upsetting|stressful|rough|hard|tough|difficult|sad|dreadful)|not (?:good enough|acceptable|how|what))\b",
    re.IGNORECASE,
)
"""What makes an acknowledgement of a sentence."""
SCOLDS = re.compile(
    r"\byou(?: really| just| simply)? (?:should(?:n't| not)?(?! (?:never |not )?have (?:been|had|got|received)\b)|ought(?:n't| not)?|need(?! to (?:do|go through|deal|face))\w*|must(?! (?:be|have been|feel)\b)\w*|have to(?! (?:do|go through|deal|face))|could have|can't expect|cannot expect|failed|forgot|(?:didn't|did not)(?! (?:get|receive|hear|have)\b))\b"
    r"|\b(?:next time|in (?:the )?future|your own|your (?:fault|mistake)|calm down)\b",
    re.IGNORECASE,
)
"""What makes a scolding of it, however kindly the rest is meant."""
HINGES = AnyCase(
    r"(?:and |but |so )?(?:otherwise|however|then|instead|either way|if not|if so|in that case|in which case|failing that|unless|until then|also|besides|though|although|still|nevertheless|that said|having said that|even so|on top of that|after that|next|finally|therefore|hence|as such|or)\b"
)
"""What ties a sentence to the one before it."""
HALF = re.compile(
    r",? (?:(?:al)?though|but|and|while|however,?)(?: of course,?)? (?=(?:i|we)\b(?![^,;]*,? (?:but|though|although)\b))",
    re.IGNORECASE,
)
"""Where the kind half of a sentence begins behind the other one."""
DENIES = re.compile(r"\b(?:not|no|never|nothing|unable|cannot)\b|n['’]t\b", re.IGNORECASE)
LEAST = 4
"""Words of what moves."""
ACTS: tuple[Move, ...] = ("instruction", "question", "further_help", "solution", "action", "timeframe")


def moved_up(draft: Draft) -> Iterator[Proposal]:
    """The acknowledgement goes before the refusal or the instruction that it follows; what it leads to stays where it is."""
    reading = draft.reading
    heard = next(reading.doing("acknowledgement", "apology"), None)
    if heard is None or heard.index == 0:
        return
    if HINGES.match(heard.text) or heard.does("refusal"):
        yield from _kind_half(draft, heard)
        return
    lead, signed = GOES_ON.match(heard.text), draft.signed(heard)
    end = heard.end - (len(signed[0]) if signed else 0)
    said, rest = capital(draft.text[heard.start + (lead.end() if lead else 0) : end]), ""
    if heard.does(*ACTS) or re.search(r"[,;] but\b", said):
        cut = AND_SO.search(said)
        if cut is None or len(said[: cut.start()].split()) < LEAST:
            return
        said, rest = f"{said[: cut.start()]}.", capital(said[cut.end() :])
        if not all(is_finite(reading.parser.parse(part)) for part in (said, rest)):
            return
    if re.match(r"(?:that|this|it|they)\b", said, re.IGNORECASE) or any(one.search(said) for one in (TURNS, OF_THIS)):
        return
    if not KIND.search(said) or SCOLDS.search(said.replace("’", "'")):
        return
    text = draft.text
    start = heard.start
    if rest:
        pass
    elif signed:
        end += len(signed[0]) - len(signed[0].lstrip())
    elif text[end : end + 1] == " ":
        end += 1
    elif text[start - 1] == " ":
        start -= 1
    elif text[start - 1] == "\n" and text[end : end + 2] == "\n\n":
        end += 2
    put = draft.after_opening(said)
    if all(edit.end <= start for edit in put):
        yield Proposal((*put, Edit(start=start, end=end, text=rest)), "review", "moves the acknowledgement up")


def _kind_half(draft: Draft, heard: Sentence) -> Iterator[Proposal]:
    """Of a sentence that hangs on the one before it or refuses, only a kind half behind the other one, where each stands alone."""
    cut = next(HALF.finditer(heard.text), None)
    if cut is None or draft.signed(heard):
        return
    rest, said = f"{heard.text[: cut.start()]}.", capital(heard.text[cut.end() :])
    if not KIND.search(said) or SCOLDS.search(said.replace("’", "'")) or DENIES.search(said) or KIND.search(rest):
        return
    if len(said.split()) < LEAST or not all(is_finite(draft.reading.parser.parse(one)) for one in (rest, said)):
        return
    put = draft.after_opening(said)
    if all(edit.end <= heard.start for edit in put):
        tail = Edit(start=heard.start + cut.start(), end=heard.end, text=".")
        yield Proposal((*put, tail), "review", "moves the kind half up")
