"""The last resort: words that hurt and that nothing could mend are set into a slot, which says how the agent has to say them anew.

`[say without blame: “you typed a wrong password eleven times”]` loses no fact and cannot be overlooked, and with these words out of
the way the rest of the draft can be mended. It is tried when nothing else can be done any more, on the clause that hurts where the rest
stands alone, else on the sentence; at most twice in a draft, and never on most of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting.answering import says_no, tells_how
from replycoach.rewriting.changes import WAY_ON, Change, State
from replycoach.rewriting.clauses import BOUNDARY, CONDITION, DENIES, GOES_ON, LOOSE, POINTS_BACK, SUBORDINATE, stands
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.edits import prose_span
from replycoach.rewriting.general import commands_nothing, is_general
from replycoach.rewriting.handing import is_theirs
from replycoach.rewriting.judging import ACCUSES, HURTS, states_fact
from replycoach.rewriting.leaving import is_plain_fact
from replycoach.rewriting.refusing import SO_BE_IT, is_right, shows
from replycoach.rewriting.sentences import facts, is_finite
from replycoach.rewriting.slots import SAY, handed
from replycoach.rewriting.standins import flagged
from replycoach.rewriting.transforms._guess import HAS_CHECKED, is_diagnosis, is_estimate
from replycoach.rewriting.transforms._piece import MATTER, Piece, capital
from replycoach.rewriting.transforms._state import EVIDENCE
from replycoach.rewriting.transforms.jargon import has_terms, said_plainly
from replycoach.rewriting.whose import answers_whose, is_stall
from replycoach.text.html import tags

if TYPE_CHECKING:
    from replycoach.model import Finding
    from replycoach.reading.reading import Parser
    from replycoach.rewriting.edits import Patches
    from replycoach.text.prose import Prose

MOST = 2
"""Such slots in a draft."""
LARGEST = 0.7
"""The largest part of a draft that slots may hold, what only frames a letter apart."""
PLAINER = 0.8
"""The same for words that only have to be plainer, or surer."""
REWORDED = ("clarity/", "ownership/bluffing")
"""Rules of such words."""
FRAME: frozenset[Move] = frozenset({"greeting", "thanks", "further_help", "signoff"})
SURE = 0.33
"""How likely words have to hurt for the agent to be asked for others."""
PLAIN = 0.7
"""The same where they tell a fact."""
CERTAIN = 0.9
"""The same where no word by itself is a term of a trade."""
NEUTRAL = 22
"""Words of a sentence that only tells what is so."""
SHORTEST = 3
"""Words of a clause that is handed over alone."""
MILD = 0.3
"""How likely the rest of their sentence may do so to stand."""

NOT_HERE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|(?:is|it's|am|are|'m|'re) (?:not|un) ?(?:possible|able to|allowed to))\b[^.!?]{0,40}\b(?:here|(?:by|on|over|via|through) (?:e-?mail|chat|phone|social|twitter|this)|from (?:here|our end|my end|our side|my side))\b",
    re.IGNORECASE,
)
"""That it cannot be done here, which nobody can say otherwise."""
NAMES = re.compile(r"\b(?:an?|the|your|our|my|another|some|two|three|four|five|\d+) [a-z]", re.IGNORECASE)
"""A thing, which "it" behind it may mean."""
QUOTES = re.compile(r"(?<!\w)['‘\"“][^'’\"”]{3,40}['’\"”](?!\w)")
"""What is quoted: a term that the customer has to hear."""
HEDGE = re.compile(r"\b(?:could|might|may|maybe|perhaps|probably|possibly|hard to say)\b", re.IGNORECASE)
"""A guess, of which half is none the better."""

REASON = re.compile(
    r"(?:the reason (?:for|why|is)\b|(?:this|that|it)(?:['’]s| is| was) because\b|because\b)", re.IGNORECASE
)
AT_THEM = re.compile(
    r"\b(?:you|your|yours|yourself|people|customers|users? (?:have|has|had|did|do)|clearly|obviously|should|must|failed|failure|forgot\w*|ignor\w+)\b",
    re.IGNORECASE,
)
"""A plain reason, and what makes a reproach of it."""
WHY = re.compile(r"\b(?:why|how come|explain|explanation|reasons?)\b", re.IGNORECASE)
"""The customer wants the reason, which is not left out."""
SHUTS = frozenset({"language/dead-end", "language/negative-phrasing"})
"""Rules of refusals, which may stand where the draft shows a way on: behind them, or anywhere."""
OPEN, SHUT = "[“", "”]"
"""Where the words begin and end; the name of the slot comes into the first."""
Puts = tuple[tuple[int, int, str], ...]
"""What is put in, by its place in the words of a sentence."""
Odds = Callable[[str, str], float]
"""How likely a text has the flaw of a rule, read by itself."""


def changes(state: State, finding: Finding, odds: Odds, patches: Patches) -> Iterator[Change]:
    """The slot for the words of a finding, the clause first."""
    words = state.words(finding)
    if finding.rule not in SAY or finding.severity == "advice" or finding.start is None or words is None:
        return
    if len(handed(state.source)) >= MOST or (finding.rule == "language/dead-end" and WAY_ON in state.source):
        return
    assert finding.end is not None
    message = state.reading.case.message.lower()
    piece = flagged(state.reading, prose_span(state.reading.prose, finding.start, finding.end), listed=True)
    sure = PLAIN if states_fact(words, finding.rule) else SURE
    if piece is None:
        return
    tangled = finding.rule == "clarity/hard-to-read"
    likely = 1.0 if tangled else max(piece.sentence.cues.get(finding.rule, 0.0), odds(piece.text, finding.rule))
    accuses = finding.rule == "language/blame" and ACCUSES.search(piece.text)
    initials = finding.rule == "clarity/jargon" and has_terms(piece.text, message)
    worded = (
        finding.rule in HURTS
        and likely < _least(state, finding)
        and not any(_weighs(state, one) for one in state.review.findings)
    )
    if likely < sure and not (worded or accuses or initials or finding.rule == "language/rude"):
        return
    if finding.rule == "language/rude" and (GIVES.search(piece.text) or is_plain_fact(piece.text)):
        return  # good news is no barb
    if finding.rule in ("language/rude", "language/blame") and TIP.match(piece.text):
        return  # good advice is no barb
    if finding.rule == "language/blame" and _is_neutral(piece):
        return
    if finding.rule == "ownership/bluffing" and any(
        one(piece.text.replace("’", "'")) for one in (is_estimate, is_diagnosis)
    ):
        return  # an honest estimate or view needs no other words
    if finding.rule == "language/dead-end" and (
        TELLS.search(piece.text.replace("’", "'")) or says_no(state.reading, piece)
    ):
        return
    if finding.rule in SHUTS and any(
        shows(Draft(state.reading, Situation.of(state.reading)), one)
        for one in state.reading.sentences[piece.sentence.index + 1 if finding.rule == "language/dead-end" else 0 :]
        if not SO_BE_IT.search(one.text.replace("’", "'"))
    ):
        return
    if finding.rule == "language/blame" and REASON.match(piece.text) and not AT_THEM.search(piece.text):
        return
    if finding.rule == "language/blame" and _blames_nobody(piece) and not ACCUSES.search(piece.text):
        return
    terms = likely >= CERTAIN or has_terms(piece.text, message)
    if finding.rule == "clarity/jargon" and (said_plainly(piece.text, message) or not terms):
        return
    passes = PASSES_ON.search(piece.text.replace("’", "'").replace("that's ours to put right", ""))
    if finding.rule == "language/blame-shifting" and (answers_whose(state.reading) or not passes):
        return
    if finding.rule == "ownership/approval-stall" and not is_stall(piece.text):
        return
    if finding.rule == "template/robotic" and (
        (piece.sentence.moves and not piece.sentence.moves - FRAME) or piece.text[:5].lower() == "thank"
    ):
        return  # nobody says "thank you for contacting us" anew
    if finding.rule == "ownership/bluffing" and SUGGESTS.match(piece.text):
        return  # advice is no guess
    if finding.rule == "ownership/bluffing" and HAS_CHECKED.search(piece.text.replace("’", "'")):
        return
    if finding.rule == "channel/needless-handoff" and (
        any(NOT_HERE.search(one.text.replace("’", "'")) for one in state.reading.sentences)
        or is_right(piece.text)
        or tells_how(state.reading, piece)
        or is_theirs(Draft(state.reading, Situation.of(state.reading)), piece)
    ):
        return
    wanted = _wanted(finding.rule, piece.text, message)
    apart = not tangled and (finding.rule != "ownership/bluffing" or len(HEDGE.findall(piece.text)) < 2)
    clauses, whole = _clauses(piece, finding.rule, odds) if apart else (), piece.text
    behind = state.reading.sentences[piece.sentence.index + 1 : piece.sentence.index + 2]
    if behind and AS_IT_WAS.match(behind[0].text):  # that goes with it
        clauses, whole = (), state.reading.text[piece.sentence.start + len(piece.lead) : behind[0].end]
    for spoken, puts in (*clauses, _called(piece, whole)):
        needed = (
            facts(spoken)
            or QUOTES.search(spoken)
            or (piece.sentence.moves & MATTER and not THREATENS.search(spoken))
            or (WHY.search(message) and piece.sentence.does("explanation"))
        )
        name = SAY[wanted if needed else f"{wanted}?" if f"{wanted}?" in SAY else wanted]
        if spoken != piece.text and _is_empty(state.reading.parser, spoken):
            puts = (_without(puts),)
        edits = _edits(state, piece, name, puts)
        if not edits or _is_most(state, spoken, PLAINER if finding.rule.startswith(REWORDED) else LARGEST):
            continue
        bare = Change(finding, words, edits, "review")
        made = in_own_words(bare, patches)
        said = made.edits[0].text.partition(OPEN[-1])[2]
        if not (said and states_fact(said, finding.rule) and not POINTED.search(said)):
            yield made  # what is so, of nobody, needs no other words
            if made is not bare:
                yield bare  # as it stands, where the guard has something against the draft's own words


def _least(state: State, finding: Finding) -> float:
    """How likely words have to be for the model to raise them: below that, words of the rule's own were found."""
    return state.reading.thresholds.threshold(finding.rule)


def _weighs(state: State, finding: Finding) -> bool:
    """Whether words that hurt are surely to be handed over, so that lighter ones wait for these."""
    if finding.rule not in HURTS or finding.start is None or finding.end is None:
        return False
    piece = flagged(state.reading, prose_span(state.reading.prose, finding.start, finding.end), listed=True)
    if piece is None or (finding.rule == "language/blame" and _is_neutral(piece)):
        return False
    accuses = finding.rule == "language/blame" and ACCUSES.search(piece.text) is not None
    return accuses or piece.sentence.cues.get(finding.rule, 0.0) >= max(SURE, _least(state, finding))


def _wanted(rule: str, text: str, message: str) -> str:
    """The rule whose slot says what is wanted in place of these words: an answer for who wants money back, a step for who has to wait.

    >>> _wanted("language/rude", "Your £20 is well spent.", "can i have it back?"), _wanted("language/rude", "Calm down.", "i want a refund")
    ('language/negative-phrasing', 'language/rude')
    """
    if rule == "language/rude" and MONEY.search(text) and MONEY_BACK.search(message):
        return "language/negative-phrasing"
    return "ownership/approval-stall" if rule == "language/blame" and WE_WOULD.match(text) else rule


def _is_neutral(piece: Piece) -> bool:
    """Whether it tells in few words what is so, of nobody in particular: how an error comes about, or what a rule says."""
    past = any(token.tag_ == "VBD" for token in piece.doc)
    return not past and len(piece.text.split()) <= NEUTRAL and AIMS.search(piece.text.replace("’", "'")) is None


def _blames_nobody(piece: Piece) -> bool:
    """Whether the customer is only somebody to whom it was done, or who signed what it speaks of: "the form that you signed covers it"."""
    yours = [token for token in piece.doc if token.lower_ in ("you", "your", "yourself")]
    signed = (token.head.dep_ == "acl:relcl" and token.head.lemma_.lower() in EVIDENCE for token in yours)
    return bool(yours) and all(
        token.dep_ in ("nsubj:pass", "nsubjpass") or plain for token, plain in zip(yours, signed, strict=True)
    )


TIP = re.compile(
    r"(?:(?:it|that) )?(?:might|may|could|would|will)(?: also| well)? be (?:worth|best|better|an idea|a good idea|helpful|useful|sensible|safest|easiest)\b(?![^.;!?]*\b(?:next time|in (?:the )?future|instead of|if you (?:had|actually|bothered|learn\w*))\b)",
    re.IGNORECASE,
)
"""A piece of advice, given as gently as it can be."""
MONEY = re.compile(r"[£$€] ?\d|\b(?:money|refund\w*|payments?|charges?|fees?|deposit|donations?)\b", re.IGNORECASE)
MONEY_BACK = re.compile(
    r"\b(?:refund\w*|reimburs\w*|compensat\w*|money back|(?:have|get|want|like) [^.?!]{1,40} back)\b", re.IGNORECASE
)
"""That somebody wants money back."""
WE_WOULD = re.compile(r"(?:we|i)(?:['’]d| would) have (?!thought|expected|hoped|assumed|imagined)", re.IGNORECASE)
"""What the writer's own side would have done: no blame, but a dismissal."""
AIMS = re.compile(
    r"\b(?:you\w*|clearly|obviously|plainly|simply|surely|of course|after all|fault|mistakes?|(?:user|human|customer|operator) errors?|error (?:on|by|is|was)|responsib\w+|onus|liab\w+|fail\w*|forg[eo]t\w*|ignor\w+|neglect\w*|careless\w*"
    r"|should(?:n't)?|ought|(?:must|could|would|might)(?:n't)? (?:not )?(?:have|of)|next time|in (?:the )?future|people|persons?|customers?|clients?|guests?|students?|parents?|pupils?|child(?:ren)?|passengers?|tenants?|owners?|buyers?|every(?:one|body)|any(?:one|body)|some(?:one|body)|nobody|no one"
    r"|as (?:clearly |already )?(?:stated|told|explained|described|mentioned|advised|shown|noted)|is (?:exactly )?(?:why|what)|happens when|own)\b|'ve (?:clearly|obviously)\b",
    re.IGNORECASE,
)
"""What makes blame of a statement: whom it means, a judgement, or that they were told."""
SUGGESTS = re.compile(r"(?:i|we)(?:['’]d| would)(?: also| strongly)? (?:suggest|recommend|advise)\b", re.IGNORECASE)
AS_IT_WAS = re.compile(r"\W*as it (?:was|is|happens|turned out),", re.IGNORECASE)
POINTED = re.compile(
    r"\b(?:your?|plainly|clearly|obviously|simply|sounds?|looks?|surely|must have|is what|is why|should|would|could)\b",
    re.IGNORECASE,
)
"""What makes a fact a reproach to somebody."""
GIVES = re.compile(
    r"\b(?:i|we)(?:'ll| will|'ve| have|'d| would)(?: now| already| also| gladly)? (?:refund|credit|replace|send|sent|waive|pay|book|repay|resend|cancel)\w*\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:can't|cannot|can not|(?:not|n't) (?:able|allowed) to|unable to) (?:really )?(?:comment on|discuss|disclose|speculate)\b|\b(?:has|have|had|is|are|was|were) (?:no|nothing|little) (?:link|bearing|effect|influence|connection|risk|danger|reason|need|doubt|to do)\b|\b(?:I|we) (?:don't|do not|didn't|can't|cannot) (?:see|find|have) (?:any|a|an|no)\b",
    re.IGNORECASE,
)
"""What is so, or was looked for: it shuts no door, and there is nothing to offer instead."""
PASSES_ON = re.compile(
    r"\b(?:they|them|their|theirs|he|she|his|her|it (?:is|was)|it's|that's|us|ours|not (?:our|my)|fault|blam\w+|responsib\w+|liable|lot|who|the ones?|just|only|simply|supposed|meant to|should have|always|never|again|outside|beyond|slow\w*|rely|depend\w*|let \w+ down|as (?:usual|always|ever))\b",
    re.IGNORECASE,
)
"""What makes more of a cause than what happened: "the cable was cut by diggers" passes nothing on."""
CITES = re.compile(
    r"(?:and |just )?as (?:clearly |already |also )?(?:stated|mentioned|explained|described|shown|set out|noted|advised|you (?:were|have been) (?:told|informed))\b[^\d]*$"
    r"|(?:(?:al)?though |but |and )?(?:i (?:really |rather |very much )?doubt (?:it|that|so)|i(?:['’]d| would)? (?:say|think|guess|believe|suppose|reckon|imagine|hope)(?: so)?|probably|maybe|hopefully|presumably)\W*$",
    re.IGNORECASE,
)
"""Where it says so already, or a bare doubt, which tells nothing."""
THREATENS = re.compile(
    r"\bfailure to\b|\b(?:collections?|debt collect\w+|bailiffs?|court|legal (?:action|proceedings)|penalt\w+|credit (?:file|rating|score))\b",
    re.IGNORECASE,
)
"""What happens to them otherwise."""
AGREED = re.compile(
    r"(?:and |which |as |since |because )?you(?:'ve| have| had)? (?:also |clearly |already )?(?:ticked|clicked|signed|accepted|agreed|confirmed|acknowledged|consented)\b(?=[^.;!?]*\b(?:this|that|it|them|these|those|which|terms|conditions|box)\b)[^.;!?\d£$€]*[.!]*$",
    re.IGNORECASE,
)
"""That they agreed to what the words beside it tell."""


def _is_empty(parser: Parser, clause: str) -> bool:
    """Whether nobody can say a clause anew: a mere hedge or command, or that they agreed to what stands there already."""
    plain = clause.replace("’", "'")
    return any(one.match(plain) for one in (CITES, AGREED)) or commands_nothing(clause, parser)


def _without(puts: Puts) -> tuple[int, int, str]:
    """The clause left out instead of set into a slot."""
    return puts[0][0], puts[-1][1], puts[0][2].replace(OPEN, "").rstrip() + puts[-1][2].replace(SHUT, "").lstrip()


def _called(piece: Piece, text: str) -> tuple[str, Puts]:
    """All of the words; the customer's name, with which they begin, stays before the slot."""
    names = "|".join(map(re.escape, piece.reading.case.customer_name.split()))
    lead = r"(?:(?:ok|okay|right|so|well|now|look|listen)\b,? )?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
    found = re.match(
        rf"(?P<who>(?i:{lead})(?:(?:{names})\b ?)+),?\s+?(?i:(?:so|but|well|and|basically|look|listen|you see)\b,? )*(?=(?:you|your|i|we|it|that|this|there|the|if|as|no)\b)",
        text,
    )
    if not names or found is None:
        return _whole(text)
    who = found["who"].rstrip()
    return text[found.end() :], ((len(who), found.end(), f". {OPEN}"), (len(text), len(text), SHUT))


def _whole(text: str) -> tuple[str, Puts]:
    return text, ((0, 0, OPEN), (len(text), len(text), SHUT))


def _clauses(piece: Piece, rule: str, odds: Odds) -> Iterator[tuple[str, Puts]]:
    """The clauses that hurt where the rest of their sentence stands alone, with what sets them into a slot."""
    text = piece.text
    closing = re.search(r"[.!?…]*$", text)
    assert closing is not None
    for cut in BOUNDARY.finditer(text, 0, closing.start()):
        before, behind = text[: cut.start()], text[cut.end() :]
        if before.count("(") > before.count(")") or re.search(r"[\"“][^\"“”]*$", before):
            continue
        link = next((name for name in ("link", "bare") if cut[name]), "")
        goes_on = not link or cut[link].lower() in GOES_ON
        if link and cut[link].lower() in ("which", "who", "where"):
            continue  # nobody says "which is your own fault" by itself
        first, second = before.rstrip(" ,;:–—-"), capital(behind)
        if min(len(first.split()), len(second.split())) < SHORTEST or not is_finite(
            piece.reading.parser.parse(f"{first}.")
        ):
            continue  # "As per our policy" is nothing that could be said anew
        apart = not (CONDITION.match(behind) or SUBORDINATE.match(first)) and stands(piece, f"{first}.")
        if apart and _parts(piece, f"{first}.", second, rule, odds):
            start = cut.end()
            yield text[start:], ((len(first), start, f". {OPEN}"), (len(text), len(text), SHUT))
        elif (
            goes_on
            and (link or not apart)
            and _begins(second)
            and stands(piece, second)
            and _parts(piece, second, f"{first}.", rule, odds)
        ):
            yield first, ((0, 0, OPEN), (len(first), cut.end() + 1, f"{SHUT} {second[:1]}"))


def _begins(clause: str) -> bool:
    """Whether a clause can be said without the one before it."""
    leans = any(one.match(clause) for one in (LOOSE, SUBORDINATE, CONDITION))
    back = POINTS_BACK.search(clause)
    return not leans and (
        back is None or (back[0].lower() in ("it", "them", "they") and NAMES.search(clause[: back.start()]) is not None)
    )


def _parts(piece: Piece, kept: str, hurts: str, rule: str, odds: Odds) -> bool:
    """Whether the flaw is in the one part alone, and the other is no excuse: what is not done, or how busy everybody is."""
    if rule == "language/rude" and (DENIES.search(kept) or is_general(kept, piece.reading.parser)):
        return False
    return odds(kept, rule) < MILD and odds(hurts, rule) >= SURE


def _edits(state: State, piece: Piece, name: str, puts: Puts) -> tuple[Edit, ...]:
    """What is put in, as edits of the text with its slots; empty where the words cannot stand in a slot with all that is in them."""
    prose, filled, base = state.reading.prose, state.filled, piece.sentence.start + len(piece.lead)
    if any(one.start < piece.sentence.end and piece.sentence.start < one.end for one in prose.placeholders):
        return ()  # a blank that nobody filled has to be seen
    made = []
    for number, (start, end, text) in enumerate(puts):
        first, last = _source(prose, base + start, base + end, opens=number == 0)
        edit = Edit(start=filled.place(first, behind=True), end=filled.place(last, behind=False), text=text)
        if edit.end < edit.start or "<" in filled.source[edit.start : edit.end]:
            return ()
        made.append(edit.model_copy(update={"text": text.replace(OPEN, f"[{name}: {OPEN[-1]}")}))
    words = filled.source[made[0].end : made[-1].start]
    plain = "\n\n" not in words.replace("\r", "") and SHUT not in words and not handed(words)
    return tuple(made) if plain and _nests(words) else ()


def _source(prose: Prose, start: int, end: int, *, opens: bool) -> tuple[int, int]:
    """A stretch of the prose in its source; a place goes with the words behind it where it opens, else with those before it."""
    if start < end:
        return prose.to_source(start, end)
    place = prose.to_source(start, start + 1)[0] if opens else prose.to_source(start - 1, start)[1]
    return place, place


def _nests(source: str) -> bool:
    """Whether all tags in it are closed in it."""
    open_: list[str] = []
    for tag in tags(source):
        if not tag.closing and tag.name != "br":
            open_.append(tag.name)
        elif tag.closing and (not open_ or open_.pop() != tag.name):
            return False
    return not open_


def in_own_words(change: Change, patches: Patches) -> Change:
    """The slot with what the draft says there, and not what had been made of it, where the two can be told apart."""
    first, last = change.edits[0], change.edits[-1]
    if first is last:
        return change
    before = within = 0
    for start, end, text, _ in patches.made:
        low, grown = start + within, len(text) - (end - start)
        if low + len(text) <= first.end:
            before = within = within + grown
        elif low >= last.start:
            break
        elif first.end <= low and low + len(text) <= last.start:
            within += grown
        else:
            return change
    words = patches.source[first.end - before : last.start - within]
    if words == patches.text[first.end : last.start]:
        return change
    if SHUT in words or handed(words) or "\n\n" in words.replace("\r", ""):
        return change
    return replace(change, edits=(Edit(start=first.start, end=last.end, text=f"{first.text}{words}{last.text}"),))


def _is_most(state: State, spoken: str, largest: float) -> bool:
    """Whether more than this part of the reply would wait for the agent."""
    filled = state.filled
    said = " ".join(one.text for one in state.reading.sentences if one.moves - FRAME)
    waits = " ".join(handed(state.source))
    own = (one for one in filled.fills if not filled.source.startswith(WAY_ON, one[2]))  # an offer is in no one's place
    asked = " ".join([spoken, waits, *(filled.text[start:end] for start, end, _, _ in own)])
    return len(asked.split()) > largest * len(f"{said} {waits}".split())
