"""What does not fit this reply, whatever it answers: a promise beside the answer, a place for what is said, a fact struck by mistake.

Asked of every change before it is tried; `guard` and `losing` look at the texts that come of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.model import Move
from replycoach.rewriting.answering import is_decided
from replycoach.rewriting.draft import WILL
from replycoach.rewriting.general import USUALLY, is_barbed
from replycoach.rewriting.slots import STEP, TIMED
from replycoach.rewriting.stance import DENIES, HINGES, LIKELY
from replycoach.rewriting.whose import answers_whose
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from replycoach.model import Edit, Finding
    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.draft import Draft

LOOKS = re.compile(
    r"\b(?:look into|check (?:this|where|what went|your)|follow this up|find out (?:how things|for you)|look after this)\b",
    re.IGNORECASE,
)
"""The deed of a promise that names none: it fits only where the matter is open."""
CHECKS = re.compile(r"\bI(?:'ll| will) (?:check|find out|ask)\b", re.IGNORECASE)
COMES_BACK = re.compile(
    r"\bI(?:'ll| will|'m going to)\b[^.;!?]{0,60}\b(?:ring|call|phone|write to|e-?mail|message|text|tell|let you know|be (?:back )?in touch|update|come back to|get back to) (?:you\b|with\b)?",
    re.IGNORECASE,
)
"""The agent says already that the customer hears from them."""
FOR_ASKING = AnyCase(r"\b(?:thank you|thanks)(?: so much| very much)? for (?:asking|your question|checking)\b")
CALLED_TO_ACCOUNT = AnyCase(
    r"\b(?:why|how come) (?:on earth |the hell |the heck )?(?:(?:have|did|has|had|haven't|didn't|hasn't|hadn't|won't|aren't|do|are|have n't) )?(?:you|your [a-z]+|they) (?:(?:all|now|still|just|then|even|not|never|suddenly) )*"
    r"(?:kept|keep|keeping|taken|take|took|charged|charge|charging|cancel(?:led)?|close[d]?|refuse[ds]?|ignor(?:e|ed|ing)|lost|lose|lied|lie|sent|send|broken?|changed?|raised?|removed?|stopped|stop|deleted?|blocked?|told|tell|said|say|promised?|let|left|leave|made|make|deducted|withheld|failed|done|do|answer(?:ed)?|repl(?:y|ied)|paid|pay|rung|called?|turned|got|getting)\b"
    r"|\b(?:who|what) gives you the right\b|\bhow (?:dare|could|can) you\b(?! (?:help|tell|send|confirm|deliver|arrange|please)\b)"
)
"""A question that is a reproach: for that nobody is thanked."""
SETTLES: tuple[Move, ...] = ("solution",)
LATE = re.compile(r"\b(?:late|slow|delay\w*|overdue)\b", re.IGNORECASE)
DOUBTFUL = 0.25
"""How likely a sentence has to have a flaw to be struck for it."""
CLEARLY = 0.3
"""How much likelier it has to be that a sentence tells something."""
FOUND_BY_ODDS = frozenset({"language/blame", "echo/meaningless"})
"""Rules that may take a fact for a flaw."""
ADMITS = re.compile(
    r"\byou(?:'re| are) (?:quite |absolutely |completely )?right\b|\b(?:our|my) (?:own )?(?:mistake|fault|error|slip|doing)\b|\b(?:mistake|fault|error) (?:is|was) (?:ours|mine)\b|\b(?:we|I) (?:got|had) (?:it|this|that) wrong\b",
    re.IGNORECASE,
)
"""The agent's side owns up, or agrees with the customer."""
REPROACHES = re.compile(
    r"\byou\b(?!['’]re right)[^.;]*\b(?:should|could|must|failed|forgot|did not|didn't|never)\b", re.IGNORECASE
)


BOUND = re.compile(r"\bunless\b", re.IGNORECASE)
ONCE = re.compile(r"\b(?:once|as soon as)\b", re.IGNORECASE)
NO_TIME = re.compile(
    r"(?:\b(?:can ?not|unable to|not (?:possible|able) to|do not)|n't)\b[^.;!?]{0,30}\b(?:say|tell|give|provide|know|predict|estimate)\b[^.;!?]{0,30}\b(?:when|how long|time ?frame|timescale|date|time|estimate|eta)\b",
    re.IGNORECASE,
)
"""That nobody can say when."""
IF_STILL = re.compile(
    r"\bif (?:it|this|that|they|the \w+)(?: still)? (?:carries on|carry on|continues?|persists?|happens? again|comes? back|keeps?|doesn['’]t|don['’]t|isn['’]t)\b[^.!?]*\b(?:let (?:us|me)|tell|contact|call|ring|write|message|get (?:back )?in touch)\b",
    re.IGNORECASE,
)
"""That the customer writes again if it goes on: nobody else looks in the meantime."""
NOT_MINE = re.compile(
    r"(?:\bnot|n't) (?:something|anything) (?:that )?(?:i|we) can\b|\bout of (?:my|our) (?:hands|control)\b|\b(?:no|not have any) (?:control|influence|say)\b",
    re.IGNORECASE,
)
"""That the agent has no say in it, which takes back what they make sure of."""
WE_LOOK = re.compile(
    r"\bwe(?:'ll| will)(?: then| now| also)? (?:look into|check|investigate|chase|follow)\b", re.IGNORECASE
)
CHOSEN = re.compile(
    r"\b(?:there and then|then and there|on the spot|while you wait|(?:to|at|in) any of (?:our|the))\b", re.IGNORECASE
)
"""What happens when and where the customer comes: it needs no time, and nobody to make sure of it."""
SURE = "I'll make sure"
OTHERS = re.compile(r"I'll (?:make sure|arrange)")
TAKES = re.compile(
    r"(?:they|this|it|that|he|she)\b[^.;!?]{0,40}\b(?:days?|weeks?|months?|hours?)\b|[^.;!?]{0,60}\b(?:usually|normally|typically|currently) [^.;!?]{0,20}\b(?:days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""How long the others take, so that nobody here can say when."""
AWAY = re.compile(
    r"\b(?:he|she|they)(?:['’](?:s|re|ll be)| is| are| will be)(?: not|n['’]t)?(?: \w+){0,3}? (?:back|away|off|in|out|on (?:leave|holiday)|available|here)\b"
    r"|\bon (?:annual )?(?:leave|holiday)\b|\bout of (?:the )?office\b|\b(?:not|n['’]t) (?:in|back|here) (?:today|until|till)\b|\boff (?:sick|today|until|till)\b|\baway (?:at the moment|until|till|today|this week)\b",
    re.IGNORECASE,
)
"""That whoever decides cannot be asked at once."""
DID = re.compile(
    r"\b(?:I|we)(?:['’]ve| have)(?: \w+){0,2}? (?:passed|forwarded|referred|sent|escalated|submitted|raised|reported|logged|asked|put|spoken)\b"
)
"""What the agent's side has done already."""
WILL_DO = re.compile(r"\bI(?:['’]ll| will|['’]m (?:going to|taking|asking))\b")


EVENT = re.compile(
    r"(?<!\bthem )(?<!\bhim )(?<!\bher )(?<!\bfind out )(?<!\bcheck )\b(?:when|once|as soon as) [^.;!?\[]{2,60}$",
    re.IGNORECASE,
)
"""A time that an event sets, beside which no other is needed."""


def _before(draft: Draft, edit: Edit) -> str:
    """The words of a sentence before the slot for a time that comes into it."""
    sentence = next((one for one in draft.reading.sentences if one.start <= edit.start <= one.end), None)
    lead = draft.text[sentence.start : edit.start] if sentence else ""
    return lead + edit.text.partition("[when")[0]


def _undoes(draft: Draft, edit: Edit, rule: str) -> bool:
    """Whether an edit makes a thing that is done one that is to come, or takes it out as a stall."""
    lead = draft.text[max(0, edit.start - 6) : edit.start]
    old, new = lead + draft.text[edit.start : edit.end], lead + edit.text
    lost = DID.search(old) is not None and DID.search(new) is None
    return lost and (rule == "ownership/approval-stall" or WILL_DO.search(new) is not None)


def fits(draft: Draft, finding: Finding, span: tuple[int, int] | None, edits: Sequence[Edit]) -> bool:
    """Whether a change may be tried in this reply."""
    asked = draft.reading.case.message.replace("’", "'")
    if any(FOR_ASKING.search(edit.text) for edit in edits) and CALLED_TO_ACCOUNT.search(asked):
        return False
    timed = [edit.start for edit in edits if TIMED.search(edit.text) or "[how soon" in edit.text or SURE in edit.text]
    if any(EVENT.search(_before(draft, edit)) for edit in edits if "[when" in edit.text):
        return False
    if any(_undoes(draft, one, finding.rule) for one in edits):
        return False
    stepped = any(f"[{STEP}:" in edit.text or (TIMED.search(edit.text) and LOOKS.search(edit.text)) for edit in edits)
    if stepped and is_decided(draft):
        return False
    stay = [
        (one.start, one.text.replace("’", "'"))
        for one in draft.reading.sentences
        if not any(edit.start < one.end and one.start < edit.end for edit in edits)
    ]
    if (timed or any(LOOKS.search(edit.text) for edit in edits)) and any(NOT_MINE.search(text) for _, text in stay):
        return False  # nobody believes a promise of what is in other hands
    if timed and any(min(timed) <= start and NO_TIME.search(text) for start, text in stay):
        return False  # what follows would take the time back
    if timed and finding.rule == "ownership/bluffing" and any(IF_STILL.search(text) for _, text in stay):
        return False
    after = [text for start, text in stay if span is not None and start >= span[1]]
    if timed and after and any(OTHERS.search(edit.text) for edit in edits) and TAKES.match(after[0]):
        return False
    if span is None or finding.rule == "time/hold-unasked":
        place = any("[answer" in edit.text for edit in edits)
        return not (place and _answered(draft, draft.reading.sentences, missed=True))
    flagged: list[Sentence] = []
    others: list[Sentence] = []
    for one in draft.reading.sentences:
        (flagged if one.start < span[1] and span[0] < one.end else others).append(one)
    new = " ".join(edit.text for edit in edits).replace("’", "'")
    old = " ".join(one.text for one in flagged).replace("’", "'")
    if _promises_more(new, old) and not _is_open(draft, flagged, others, new, timed=finding.rule.startswith("time/")):
        return False
    if (timed and CHOSEN.search(old)) or ("[answer" in new and _answered(draft, others, missed=False)):
        return False
    if finding.rule == "language/blame-shifting" and answers_whose(draft.reading):
        return not any(_strikes(draft, one, edits) for one in flagged)
    if finding.rule == "ownership/approval-stall":
        now = TIMED.search(new) and (BOUND.search(old) or any(map(AWAY.search, (old, *after[:2]))))
        if now or any(AWAY.search(draft.text[edit.start : edit.end]) for edit in edits):
            return False  # a rule that names its exception is nothing to decide, and who is away decides nothing now
    struck = (one for one in flagged if _strikes(draft, one, edits) and not is_barbed(one.text))
    return not any(_is_told(one, finding.rule) for one in struck)


def _answered(draft: Draft, others: Sequence[Sentence], *, missed: bool) -> bool:
    """Whether the reply has the answer already; where a rule `missed` it, only an event that sets a time counts."""
    customer = draft.reading.customer
    alone = customer is not None and len(customer.questions) == 1
    asks = customer.questions[0].asks if customer is not None and alone else ""
    why, when = (re.search(rf"\b(?:{words})\b", asks, re.IGNORECASE) for words in ("why|how come", "when|how long"))
    if missed:
        return any(when and ONCE.search(one.text) for one in others)
    return any(
        one.does("solution")
        or (alone and one.does("refusal"))
        or (why and one.does("explanation"))
        or (when and ONCE.search(one.text))
        for one in others
    )


def _promises_more(new: str, old: str) -> bool:
    """Whether a promise to see about it comes in that the flagged words do not make."""
    looks = LOOKS.search(new) is not None and LOOKS.search(old) is None
    return looks or (CHECKS.search(new) is not None and CHECKS.search(old) is None)


def _is_open(draft: Draft, flagged: list[Sentence], others: list[Sentence], new: str, *, timed: bool) -> bool:
    """Whether there is something left to see about, and nobody has said yet that they will."""
    conditional = any(re.match(r"if\b", one.text, re.IGNORECASE) or _bound(one.text) for one in flagged)
    mine = any(COMES_BACK.search(one.text.replace("’", "'")) for one in draft.reading.sentences)
    if timed and any(one.cues.get("ownership/unowned", 0.0) >= LIKELY for one in flagged):
        return False  # what answers that brings a promise with it
    if conditional or mine or (draft.says_when and TIMED.search(new)):
        return False
    if not LOOKS.search(new):
        return True  # a check of the very thing that was guessed
    if any(WILL.search(plain := one.text.replace("’", "'")) or WE_LOOK.search(plain) for one in others):
        return False  # the agent has said what they will do
    if not timed and any(one.does("action", "timeframe") and not one.does("handoff") for one in flagged):
        return True  # a deed or promise of the agent's own side is what is open
    return not any(one.does(*SETTLES) for one in others)


def _bound(text: str) -> bool:
    """Whether a condition of the customer's opens the sentence behind a greeting."""
    return re.search(r"[,.!] if you\b", text[:60], re.IGNORECASE) is not None and HINGES.search(text) is not None


def _strikes(draft: Draft, sentence: Sentence, edits: Sequence[Edit]) -> bool:
    """Whether the edits only take words out of a sentence, and put none in."""
    inside = [one for one in edits if one.start < sentence.end and sentence.start < one.end]
    took = sum(min(one.end, sentence.end) - max(one.start, sentence.start) for one in inside)
    return 3 * took > len(sentence.text) and not any(re.search(r"[a-z]{3}", _new(draft, one)) for one in inside)


def _new(draft: Draft, edit: Edit) -> str:
    """What an edit puts in that its words do not have."""
    old = draft.text[edit.start : edit.end].lower()
    return " ".join(word for word in edit.text.lower().split() if word.strip(".,") not in old)


def _is_told(sentence: Sentence, rule: str) -> bool:
    """Whether a sentence tells a fact of the case rather than have the flaw for which it would be struck."""
    odds = sentence.cues.get(rule, 0.0)
    if rule not in FOUND_BY_ODDS or REPROACHES.search(sentence.text) or USUALLY.search(sentence.text):
        return False
    if odds < DOUBTFUL or ADMITS.search(sentence.text.replace("’", "'")):
        return True
    tells = max(sentence.move_odds.get(move, 0.0) for move in ("explanation", "solution", "action", "instruction"))
    return rule == "language/blame" and tells > odds + CLEARLY and not DENIES.search(sentence.text.split(",")[0])


def suggests(draft: Draft, finding: Finding, words: str) -> bool:
    """Whether a rule's own suggestion fits: nobody who waited in worry or anger, or for a late answer, is thanked for patience."""
    customer = draft.reading.customer
    if finding.rule != "acknowledgement/sorry-for-waiting":
        return finding.rule != "language/we-not-i"  # its family knows who acts
    return not (customer is not None and customer.upset) and not LATE.search(words)
