"""The last resort: words that hurt and that nothing could mend are set into a slot, which says how the agent has to say them anew.

`[say without blame: “you typed a wrong password eleven times”]` loses no fact and cannot be overlooked, and with these words out of
the way the rest of the draft can be mended. It is tried when nothing else can be done any more, on the clause that hurts where the rest
stands alone, else on the sentence; at most twice in a draft, and never on most of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.model import Edit
from replycoach.rewriting.changes import WAY_ON, Change, State
from replycoach.rewriting.clauses import (
    BOUNDARY,
    CONDITION,
    DENIES,
    GOES_ON,
    IF_NOW,
    LOOSE,
    POINTS_BACK,
    SUBORDINATE,
    leans,
    stands,
)
from replycoach.rewriting.edits import prose_span
from replycoach.rewriting.general import commands_nothing, is_barbed, is_general
from replycoach.rewriting.judging import ACCUSES, HURTS, states_fact
from replycoach.rewriting.losing import HINDSIGHT, LIABLE, things
from replycoach.rewriting.sentences import facts, is_finite
from replycoach.rewriting.slots import SAY, handed
from replycoach.rewriting.sparing import FRAME, is_neutral, is_spared
from replycoach.rewriting.standins import flagged
from replycoach.rewriting.transforms._piece import MATTER, Piece, capital
from replycoach.rewriting.transforms.jargon import has_terms
from replycoach.rewriting.whose import NOT_LIABLE
from replycoach.text.html import tags

if TYPE_CHECKING:
    from replycoach.model import Finding
    from replycoach.reading.reading import Parser, Sentence
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
SURE = 0.33
"""How likely words have to hurt for the agent to be asked for others."""
PLAIN = 0.7
"""The same where they tell a fact."""
SHORTEST = 3
"""Words of a clause that is handed over alone."""
MILD = 0.3
"""How likely the rest of their sentence may do so to stand."""

NAMES = re.compile(r"\b(?:an?|the|your|our|my|another|some|two|three|four|five|\d+) [a-z]", re.IGNORECASE)
"""A thing, which "it" behind it may mean."""
QUOTES = re.compile(r"(?<!\w)['‘\"“][^'’\"”]{3,40}['’\"”](?!\w)")
"""What is quoted: a term that the customer has to hear."""
HEDGE = re.compile(r"\b(?:could|might|may|maybe|perhaps|probably|possibly|hard to say)\b", re.IGNORECASE)
"""A guess, of which half is none the better."""

WHY = re.compile(r"\b(?:why|how come|explain|explanation|reasons?)\b", re.IGNORECASE)
"""The customer wants the reason, which is not left out."""
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
    span = prose_span(state.reading.prose, finding.start, finding.end)
    piece = flagged(state.reading, span, listed=True)
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
    if is_spared(state.reading, finding.rule, piece, likely):
        return
    wanted = _wanted(finding.rule, piece.text, message)
    if (
        finding.rule == "language/blame-shifting"
        and piece.sentence.does("handoff")
        and not piece.sentence.does("explanation")
    ):
        wanted = "channel/needless-handoff"
    if finding.rule == "language/dead-end" and any(YES.search(one.text) for one in state.reading.sentences):
        wanted = "language/rude"  # they have what they asked for
    apart = not tangled and (finding.rule != "ownership/bluffing" or len(HEDGE.findall(piece.text)) < 2)
    clauses, whole = tuple(_clauses(piece, finding.rule, odds)) if apart else (), piece.text
    if apart and finding.rule in HURTS:
        clauses = (*_at_finding(piece, span[0] - piece.sentence.start - len(piece.lead)), *clauses)
    behind = state.reading.sentences[piece.sentence.index + 1 : piece.sentence.index + 2]
    if behind and AS_IT_WAS.match(behind[0].text):  # that goes with it
        clauses, whole = (), state.reading.text[piece.sentence.start + len(piece.lead) : behind[0].end]
    for spoken, puts in (*clauses, _called(piece, whole)):
        spares: frozenset[str] = frozenset()
        needed = _is_needed(state, piece, spoken, behind)
        name = SAY[wanted if needed else f"{wanted}?" if f"{wanted}?" in SAY else wanted]
        if spoken != piece.text and _is_empty(state.reading.parser, spoken):
            puts, spares = (_without(puts),), frozenset({piece.sentence.text})
        edits = _edits(state, piece, name, puts)
        if not edits or _is_most(state, spoken, PLAINER if finding.rule.startswith(REWORDED) else LARGEST):
            continue
        bare = Change(finding, words, edits, "review", spares)
        made = in_own_words(bare, patches)
        said = made.edits[0].text.partition(OPEN[-1])[2]
        if not (said and states_fact(said, finding.rule) and not POINTED.search(said)):
            yield made  # what is so, of nobody, needs no other words
            if made is not bare:
                yield bare  # as it stands, where the guard has something against the draft's own words


def _is_needed(state: State, piece: Piece, spoken: str, behind: Sequence[Sentence]) -> bool:
    """Whether something would be missed if these words went: a fact, a thing of which nobody else speaks, or what the next sentence goes on from."""
    case, parser = state.reading.case, state.reading.parser
    if facts(spoken) or any(one.search(spoken) for one in (QUOTES, LIABLE, MONEY, IF_NOW)):
        return True
    if piece.sentence.moves & MATTER and not THREATENS.search(spoken):
        return True
    if WHY.search(case.message) and piece.sentence.does("explanation"):
        return True
    if any(one.search(spoken.replace("’", "'")) for one in (HINDSIGHT, PLAINLY)) or is_barbed(spoken):
        return False
    others = " ".join(one.text for one in state.reading.sentences if one.index != piece.sentence.index)
    named = things(spoken, parser) - things(f"{case.message} {others}", parser)
    return bool(named) or any(leans(one.text, spoken, parser) for one in behind)


def _least(state: State, finding: Finding) -> float:
    """How likely words have to be for the model to raise them: below that, words of the rule's own were found."""
    return state.reading.thresholds.threshold(finding.rule)


def _weighs(state: State, finding: Finding) -> bool:
    """Whether words that hurt are surely to be handed over, so that lighter ones wait for these."""
    if finding.rule not in HURTS or finding.start is None or finding.end is None:
        return False
    piece = flagged(state.reading, prose_span(state.reading.prose, finding.start, finding.end), listed=True)
    if piece is None or (finding.rule == "language/blame" and is_neutral(piece)):
        return False
    accuses = finding.rule == "language/blame" and ACCUSES.search(piece.text) is not None
    return accuses or piece.sentence.cues.get(finding.rule, 0.0) >= max(SURE, _least(state, finding))


def _wanted(rule: str, text: str, message: str) -> str:
    """The rule whose slot says what is wanted in place of these words: an answer for who wants money back, a step for who has to wait.

    >>> _wanted("language/rude", "Your £20 is well spent.", "can i have it back?"), _wanted("language/rude", "Calm down.", "i want a refund")
    ('language/negative-phrasing', 'language/rude')
    """
    if (rule == "language/negative-phrasing" and (BECAUSE.search(text) or NO.match(text))) or (
        rule == "language/blame-shifting" and (AT_LARGE.match(text) or NOT_LIABLE.search(text))
    ):
        return "language/rude"  # a no with its reasons stays one, and nothing is passed on to people at large
    if rule == "language/rude" and MONEY.search(text) and MONEY_BACK.search(message):
        return "language/negative-phrasing"
    return "ownership/approval-stall" if rule == "language/blame" and WE_WOULD.match(text) else rule


NO = re.compile(r"(?:no|nope|sorry|i['’]m afraid)\b", re.IGNORECASE)
YES = re.compile(
    r"^(?:(?:hi|hello|hey|dear) [^,.!]{1,30}[,.!] )?(?:yes|yep|yeah|of course|certainly|sure|absolutely)\b",
    re.IGNORECASE,
)
PLAINLY = re.compile(r"\b(?:plainly|clearly|obviously|simply|surely|of course|after all)\b", re.IGNORECASE)
AT_LARGE = re.compile(
    r"(?:(?:some|most|other|many|too many) )?(?:people|customers|users|guests|every(?:one|body))\b", re.IGNORECASE
)
BECAUSE = re.compile(
    r"\b(?:unless|because|since|as (?:the|it|your|our|this|that)|so (?:no|we|i|the|it))\b", re.IGNORECASE
)
MONEY = re.compile(r"[£$€] ?\d|\b(?:money|refund\w*|payments?|charges?|fees?|deposit|donations?)\b", re.IGNORECASE)
MONEY_BACK = re.compile(
    r"\b(?:refund\w*|reimburs\w*|compensat\w*|money back|(?:have|get|want|like) [^.?!]{1,40} back)\b", re.IGNORECASE
)
"""That somebody wants money back."""
WE_WOULD = re.compile(r"(?:we|i)(?:['’]d| would) have (?!thought|expected|hoped|assumed|imagined)", re.IGNORECASE)
"""What the writer's own side would have done: no blame, but a dismissal."""
AS_IT_WAS = re.compile(r"\W*as it (?:was|is|happens|turned out),", re.IGNORECASE)
POINTED = re.compile(
    r"\b(?:your?|plainly|clearly|obviously|simply|sounds?|looks?|surely|must have|is what|is why|should|would|could)\b",
    re.IGNORECASE,
)
"""What makes a fact a reproach to somebody."""
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


def _at_finding(piece: Piece, at: int) -> Iterator[tuple[str, Puts]]:
    """The clause that was found fault with, where it ends a sentence whose beginning stands alone."""
    text = piece.text
    before, link = text[: max(at, 0)].rstrip(), TIED.match(text, max(at, 0))
    first, start = before.rstrip(" ,;:–—-"), link.end() if link else at
    if at <= 0 or not (link or before[-1:] in ",;:–—-") or CONDITION.match(text, start) or SUBORDINATE.match(first):
        return
    if len(text[start:].split()) >= SHORTEST and stands(piece, f"{first}."):
        yield text[start:], ((len(first), start, f". {OPEN}"), (len(text), len(text), SHUT))


TIED = re.compile(r"(?:so|and|but)\s+", re.IGNORECASE)


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
    now = patches.text[first.end : last.start]
    if words == now or _is_spelt_anew(words, now):
        return change
    if SHUT in words or handed(words) or "\n\n" in words.replace("\r", ""):
        return change
    return replace(change, edits=(Edit(start=first.start, end=last.end, text=f"{first.text}{words}{last.text}"),))


def _is_spelt_anew(words: str, now: str) -> bool:
    """Whether only slips of spelling or grammar were mended.

    >>> _is_spelt_anew("They was told its shut.", "They were told it's shut."), _is_spelt_anew("You shut it.", "It was shut.")
    (True, False)
    """
    old, new = words.lower().split(), now.lower().split()
    return len(old) == len(new) and all(one[0] == other[0] or one == "of" for one, other in zip(old, new, strict=True))


def _is_most(state: State, spoken: str, largest: float) -> bool:
    """Whether more than this part of the reply would wait for the agent."""
    filled = state.filled
    said = " ".join(one.text for one in state.reading.sentences if one.moves - FRAME)
    waits = " ".join(handed(state.source))
    own = (one for one in filled.fills if not filled.source.startswith(WAY_ON, one[2]))  # an offer is in no one's place
    asked = " ".join([spoken, waits, *(filled.text[start:end] for start, end, _, _ in own)])
    return len(asked.split()) > largest * len(f"{said} {waits}".split())
