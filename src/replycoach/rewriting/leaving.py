"""Leave out what only hurts: a flagged clause or sentence that the customer would not miss.

The last resort for wordings that no transform can turn. The guard and the second reading decide whether it may go: whatever
holds a number, a name, a denial of fact or an answer stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.addressing import CLOSES, HANDLE
from replycoach.rewriting.clauses import HALF_SORRY, HANGS, HOPES_DOWN, REASON, TELLS_US, UNDONE
from replycoach.rewriting.draft import GREETING, LIST_ITEM
from replycoach.rewriting.general import is_barbed, is_empty, is_general, without_call, without_patience
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts, fault, is_finite
from replycoach.rewriting.transforms._piece import capital, small, stopped
from replycoach.rewriting.transforms._state import EVIDENCE
from replycoach.rewriting.transforms.cheerful import CHEER, INTERJECTION
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from replycoach.model import Finding
    from replycoach.reading.reading import Reading, Sentence
    from replycoach.rewriting.draft import Draft

RULES = frozenset(
    {"language/rude", "language/disparages-company", "language/blame", "language/blame-shifting", "tone/over-cheerful"}
)
MISSED: frozenset[Move] = frozenset(
    {"solution", "action", "instruction", "timeframe", "question", "refusal", "apology", "handoff", "hold", "thanks", "acknowledgement", "greeting", "signoff", "further_help"}
)  # fmt: skip
"""Moves of a sentence that the customer would miss."""
EXPLAINS = frozenset({"language/blame", "language/blame-shifting"})
"""Rules whose sentences often say why it happened, so that the whole of one never goes, unless it is said of customers at large."""
SHORTEST = 3
BACK = re.compile(
    r"\A\W*(?:[\w'’-]+\W+){0,4}?(?:there|them|those|these)\b(?!['’]s\b|\s+(?:is|are|was|were|will)\b)"
    r"|\A\W*as it (?:was|is|happens|stands|turned out),|\A[^.;!?]{0,80}\b(?:nevertheless|nonetheless|even so|all the same|an exception|on this occasion|just this once)\b",
    re.IGNORECASE,
)
"""Words of a sentence that needs the one before it."""
TAIL = re.compile(
    r"\s*(?:[,;]|\s[–—-])\s+(?:(?:and|but|so|because|which|who|as|since|though|although)\b\s*)?$|\s+(?:and|but|so|because|though|although)\s+$",
    re.IGNORECASE,
)


def propose(reading: Reading, finding: Finding, span: tuple[int, int]) -> Iterator[Proposal]:
    """The reply without the flagged clause, else without its sentence."""
    for sentence in reading.sentences:
        if span[0] < sentence.end and sentence.start < span[1]:
            if finding.rule == "language/rude" and is_plain_fact(sentence.text):
                return
            if finding.rule not in RULES:
                if is_empty(sentence.text):
                    yield from _sentence(reading, sentence, spares=frozenset({sentence.text}))
                return
            if HOPES_DOWN.search(sentence.text.replace("’", "'")) or TELLS_US.search(sentence.text):
                return  # what may come to nothing, or helps another time, has to be said
            yield from _past(reading, sentence)
            yield from _at_large(reading, sentence)
            yield from _clause(reading, sentence, span, cheer=finding.rule == "tone/over-cheerful")
            part = finding.rule == "language/rude" and len(reading.text[sentence.start : span[0]].split()) >= SHORTEST
            explains = finding.rule in EXPLAINS and (sentence.does("explanation") or _binds(reading, sentence))
            if (
                not (explains or part)
                and not sentence.moves & MISSED
                and not GREETING.match(sentence.text)
                and "?" not in sentence.text
                and not HALF_SORRY.search(sentence.text)
            ):
                yield from _sentence(reading, sentence, _calls(reading, sentence))
            return


def _calls(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """The sentence, where the customer's name is the only fact in it: it may go, and they know their name."""
    name = reading.case.customer_name.split()[:1]
    bare = re.sub(rf"\b{re.escape(name[0])}\b", "", sentence.text) if name else sentence.text
    return frozenset({sentence.text}) if bare != sentence.text and not facts(bare) else frozenset()


POINTS = re.compile(
    r"\b(?:you(?:r|rs|rself|rselves)?|plainly|clearly|obviously|simply|surely|of course|after all|even|sounds?|must have|should|would|could|people|everyone|everybody|anyone|anybody|customers?|guests?|users?|only|just|already|as (?:stated|told|explained|mentioned))\b|[!?]",
    re.IGNORECASE,
)


def is_plain_fact(text: str) -> bool:
    """Whether a sentence tells what is so with its number, and points at nobody: no barb, whatever it is taken for.

    >>> is_plain_fact("The code was used 300 times."), is_plain_fact("You clearly used it 3 times."), is_plain_fact("It was used.")
    (True, False, False)
    """
    return re.search(r"\d", text) is not None and not POINTS.search(text) and not is_barbed(text)


def _binds(reading: Reading, sentence: Sentence) -> bool:
    """Whether it tells to what the customer bound themselves, or what they chose, see `EVIDENCE`."""
    doc = reading.parser.parse(sentence.text)
    yours = (one.head for one in doc if one.lower_ == "you" and one.dep_ in SUBJECTS)
    return any(verb.lemma_.lower() in EVIDENCE and verb.tag_ in ("VBD", "VBN") for verb in yours)


def _at_large(reading: Reading, sentence: Sentence) -> Iterator[Proposal]:
    """Without what is said of customers at large or for patience, whatever its moves are taken for."""
    greeting = GREETING.match(sentence.text)
    said = sentence.text[greeting.end() if greeting else 0 :].strip()
    rest = without_patience(said)
    start = sentence.end - len(said)
    if not said or ("?" in said and not is_empty(said)):
        return
    bare = HANDLE.sub("", said, count=1)
    spoken = without_call(bare, reading.parser)
    if spoken != bare and is_finite(reading.parser.parse(spoken)):
        edit = Edit(start=sentence.end - len(bare), end=sentence.end, text=spoken)
        yield Proposal((edit,), "review", "leaves out a call for calm")
    if rest and rest != said and len(rest.split()) >= SHORTEST and not is_general(rest, reading.parser):
        edit = Edit(start=start + len(rest) - 1, end=sentence.end, text=".")
        yield Proposal((edit,), "review", "leaves out a call for patience", frozenset({sentence.text}))
    elif any(BACK.search(one.text) for one in reading.sentences[sentence.index + 1 : sentence.index + 2]):
        return
    elif is_general(said, reading.parser) and not greeting:
        yield from _sentence(reading, sentence, spares=frozenset({sentence.text}))
    elif is_general(said, reading.parser) and greeting:
        edit = stopped(reading.text, sentence.start + len(greeting[0].rstrip(" ,")), sentence.end)
        yield Proposal((edit,), "review", "leaves out what helps nobody", frozenset({sentence.text}))


def _past(reading: Reading, sentence: Sentence) -> Iterator[Proposal]:
    """Without what the customer should have done and cannot do any more, and without the "but" that answers it."""
    if not PAST.match(sentence.text) or "?" in sentence.text or re.search(r"\d|https?:|@", sentence.text):
        return
    if turn := TURN_TO.match(sentence.text):
        words = f"You could also {WAYS_TO_ASK[turn['did'].lower()]} {turn['whom']}."
        yield Proposal((Edit(start=sentence.start, end=sentence.end, text=words),), "review", "says whom to ask")
        return
    behind = reading.sentences[sentence.index + 1 : sentence.index + 2]
    hinge = HINGE.match(behind[0].text) if behind else None
    for made in _sentence(reading, sentence, spares=frozenset({sentence.text})):
        more: tuple[Edit, ...] = ()
        if hinge and behind and made.edits[0].end == behind[0].start:
            start = behind[0].start
            more = (Edit(start=start, end=start + hinge.end(), text=hinge[1].upper()),)
        if behind and not hinge and BACK.search(behind[0].text):
            return
        yield Proposal((*made.edits, *more), made.safety, "leaves out what is past changing", made.spares)


PAST = re.compile(
    r"you (?:really |probably |actually |simply )?(?:should(?:n't| not)?|ought to) (?:have|of|'ve) (?!received\b|got\b|gotten\b|had\b|been\b|seen\b|heard\b|to\b)[a-z]{3,}",
    re.IGNORECASE,
)
TURN_TO = re.compile(
    r"you (?:really |probably )?(?:should(?: have|['’]ve| of)|ought to have) (?P<did>checked with|asked|contacted|called|rung|phoned|spoken (?:to|with)|talked to|told|informed|notified) (?P<whom>(?:your|the) (?:[a-z]+ ){0,2}(?:insurers?|insurance(?: company)?|bank|doctor|gp|landlord|council|provider|employer|carrier|courier|manufacturer|vet|pharmacist))[.!]*$",
    re.IGNORECASE,
)
"""Whom they should have asked, and can still ask."""
WAYS_TO_ASK = {
    "checked with": "check with", "asked": "ask", "contacted": "contact", "called": "call", "rung": "ring", "phoned": "phone", "spoken to": "speak to",
    "spoken with": "speak with", "talked to": "talk to", "told": "tell", "informed": "inform", "notified": "notify",
}  # fmt: skip
ASKS_WHICH = re.compile(r"\b(?:know|say|tell (?:me|us)) (?:which|when|where|whom?|how)$", re.IGNORECASE)
"""What is whole although its question is only a word."""
HINGE = re.compile(r"(?:but|however|still|anyway),? (\w)", re.IGNORECASE)


def _clause(reading: Reading, sentence: Sentence, span: tuple[int, int], *, cheer: bool) -> Iterator[Proposal]:
    """Without the clause that ends the sentence."""
    text = sentence.text
    closing = re.search(r"[.!?…]*$", text)
    assert closing is not None
    cut = _behind_phrases(reading, text, span[0] - sentence.start, closing.start())
    if cut <= 0 or span[1] - sentence.start < closing.start():
        return
    join = TAIL.search(text, 0, cut)
    before = text[: join.start() if join else cut].rstrip(" ,;–—-")
    before = re.sub(r",?(?: (?:so|and|but))? (?:please|kindly)$", "", before)
    rest = before + "."
    if len(before.split()) < 3 or HANGS.search(rest) or REASON.search(text, cut):
        return
    if not ASKS_WHICH.search(before) and fault(rest, text, reading.parser):
        return
    if UNDONE.search(text, len(before)):
        return  # what they did not do may be why
    if cheer and (CHEER.search(before) or INTERJECTION.match(before)):
        return
    edit = Edit(
        start=sentence.start + len(before), end=sentence.start + closing.start(), text="" if closing[0] else "."
    )
    yield Proposal((edit,), "review", "leaves out the clause that hurts")


def _behind_phrases(reading: Reading, text: str, cut: int, end: int) -> int:
    """Where the clause begins that is cut: behind phrases that only name a place or a thing, ", second shelf from the top, …"."""
    for comma in re.finditer(r",\s+", text[cut:end]):
        phrase, rest = text[cut : cut + comma.start()].strip(" ,;"), text[cut + comma.end() : end]
        doc = reading.parser.parse(phrase)
        names = len(phrase.split()) >= SHORTEST and any(one.pos_ == "NOUN" for one in doc) and PLACE.search(phrase)
        if not names or is_finite(doc) or is_barbed(phrase) or not is_finite(reading.parser.parse(f"{capital(rest)}.")):
            return cut
        return cut + comma.end()
    return cut


PLACE = AnyCase(
    r"^(?:the )?(?:(?:very )?(?:first|second|third|fourth|fifth|sixth|last|next|top|bottom|left|right|middle|upper|lower|\d+(?:st|nd|rd|th))\b|(?:at|on|in|under|below|above|behind|beside|between|near|from|to|by|opposite|next to) (?:the|your|our)\b)"
)
"""How a phrase begins that says where something is."""


def _sentence(reading: Reading, sentence: Sentence, spares: frozenset[str] = frozenset()) -> Iterator[Proposal]:
    """Without the sentence, where others are left."""
    others = [one for one in reading.sentences if one is not sentence and one.moves & MISSED - {"greeting", "signoff"}]
    text, start, end = reading.text, sentence.start, sentence.end
    if not others or LIST_ITEM.match(sentence.text):
        return
    first = start == 0 or text[start - 1] == "\n"
    last = end == len(text) or text[end] == "\n"
    if first and last:
        gap = re.compile(r"\n*").match(text, end)
        end = gap.end() if gap else end
    elif last:
        start = len(text[:start].rstrip(" "))
    else:
        end += len(text[end:]) - len(text[end:].lstrip(" "))
    yield Proposal((Edit(start=start, end=end, text=""),), "review", "leaves out the sentence that hurts", spares)


SMILE = re.compile(
    "[ \\t]*(?:[\U0001f600-\U0001f60f\U0001f617-\U0001f61d\U0001f642\U0001f643\U0001f917\U0001f929\U0001f970\U0001f973\u263a]\ufe0f?|(?<!\\w)[:;=][-']?[)DP](?!\\w))"
)


def smiles(draft: Draft, sentence: Sentence) -> Iterator[Edit]:
    """Without the smileys elsewhere in a reply to whom an apology is owed."""
    for found in SMILE.finditer(draft.text):
        if not sentence.start <= found.start() < sentence.end and draft.reading.prose.editable(*found.span()):
            yield Edit(start=found.start(), end=found.end(), text="")


CHEERY = re.compile(
    r"(?:thanks|thank you)(?: so much| very much)? for (?:reaching out|contacting|getting in touch|your (?:recent )?(?:e-?mail|message|enquiry|inquiry|correspondence|letter|call|query))[^.!?]{0,30}[.!]+"
    r"|(?:so |very |we're |i'm |(?:we|i) am )?(?:glad|happy|pleased|delighted|thrilled)(?: to (?:hear|see))?(?: that)? you(?:'re| are)? (?:enjoy|lov|lik)(?:e|ing)?\b(?-i:[a-z ,']{0,40})[.!]+"
    r"|(?:(?:we|i)(?: very much| really)? )?look(?:ing)? forward to (?:serving|welcoming|seeing|assisting)\b(?-i:[a-z ,']{0,40})[.!]+"
    r"|(?:(?:hope (?:that )?you |please )?(?:have|enjoy) (?:an?|(?:the rest of )?your) [^.!?]{0,20}(?:day|weekend|evening|afternoon|one|week)[^\w\s]*)(?=\s*(?:[A-Z][\w.'-]*\s*){0,3}$)",
    re.IGNORECASE,
)
"""Form words that hurt beside a death or a grievance; a name may stand behind a wish."""
STOCK = re.compile(
    r"(?:(?:we|i)(?:['’](?:re|m)| are| am)? (?:(?:very|so|sincerely|really) )?(?:apologi[sz]e|sorry)|(?:please accept )?(?:(?:our|my) )?(?:(?:sincere(?:st)?|many) )?apologies|sorry) for (?:any|the) inconvenience\b[^.!?,;]{0,40}[.!]+",
    re.IGNORECASE,
)
"""An apology from a form, in place of which a true one stands."""
SIGNS = re.compile(r"\s+(?:[A-Z][^\n.!?]{0,40}\n?){1,3}\s*")
"""What stands at the end below a closing."""
NAME = re.compile(r"(?:[A-Z][\w.'-]*\s*){0,3}")


OWN_SORRY = "And I'm sorry for the trouble that we've added to this."
"""The apology for what was done here, beside the words for a loss: the one is not the other."""


def both_sorry(draft: Draft, sentence: Sentence, words: str) -> str:
    """Words of sympathy that stand in for the apology of a sentence; with an apology behind them where they are for a loss, and no other sentence has one."""
    others = any(one.index != sentence.index for one in draft.reading.doing("apology"))
    ours = draft.situation.bereaved and not others and SORRY.search(sentence.text) is not None
    return f"{words} {OWN_SORRY}" if ours and words else words


SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b", re.IGNORECASE)


def sobered(draft: Draft, words: str, above: frozenset[Move]) -> tuple[Edit, ...]:
    """Words of sympathy, if any, in place of the form words, which go, and a greeting without its mark of joy; nothing where there are neither."""
    edits: list[Edit] = []
    placed = False
    for one in draft.reading.sentences:
        if draft.greets(one) and one.text.endswith("!"):
            mark = "," if draft.text[one.end : one.end + 1] == "\n" else "."
            edits.append(Edit(start=one.end - 1, end=one.end, text=mark))
            continue
        greeting = GREETING.match(one.text)
        lead = len(one.text) - len(one.text[greeting.end() :].lstrip()) if greeting else 0
        form = CHEERY.match(one.text, lead) or (STOCK.match(one.text, lead) if words and not placed else None)
        if form and re.search(r"\s[A-Z]", form[0]):
            continue  # it names somebody
        if form is None or not NAME.fullmatch(one.text[form.end() :].strip()):
            continue
        stop = one.start + form.end()
        thanks = form[0].lower().startswith("thank")
        if thanks and not words:
            continue
        if words and one.index <= 1 and not placed:
            within = draft.text[: one.start + lead].rstrip(" ").endswith(",")
            said = both_sorry(draft, one, words)
            edits.append(Edit(start=one.start + lead, end=stop, text=small(said) if within else said))
            placed = True
        elif (
            (behind := draft.text[stop:]).strip()
            and not thanks
            and SIGNS.fullmatch(behind)
            and not CLOSES.match(behind.strip())
        ):
            start = len(draft.text[: one.start].rstrip(" ")) if behind[0] == "\n" else one.start
            apart = "\n\n" if start < one.start else ""
            edits.append(Edit(start=start, end=stop, text=f"{apart}Kind regards,"))
        elif behind[:1] == "\n" and one.start and draft.text[one.start - 1] == " ":
            edits.append(Edit(start=len(draft.text[: one.start].rstrip(" ")), end=stop, text=""))
        else:
            edits.append(Edit(start=one.start, end=stop + len(behind) - len(behind.lstrip(" \n")), text=""))
    return (*(() if placed or not words else draft.after_opening(words, above)), *edits) if edits else ()
