"""What a draft lacks, composed for this customer and put where it belongs: the stages in order, the closing last.

`propose` answers findings of a whole draft as `transforms` answers those of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move, Safety
from replycoach.reading.answers import kind_of
from replycoach.reading.reading import UPSET
from replycoach.rewriting import shortening
from replycoach.rewriting.answering import answers
from replycoach.rewriting.asking import taken
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import GREETING, Draft
from replycoach.rewriting.example import beside_slip, example, hint_of, worries
from replycoach.rewriting.greeting import greeting
from replycoach.rewriting.leaving import CHEERY, sobered
from replycoach.rewriting.moving import moved_up
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.refusing import ways
from replycoach.rewriting.situation import SURE
from replycoach.rewriting.slots import HAPPENED, MEANS, SAY, as_step
from replycoach.rewriting.stance import over, shuts
from replycoach.rewriting.transforms.hold import HOLD
from replycoach.rewriting.transforms.times import WISHES
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from replycoach.model import Finding
    from replycoach.reading.reading import Reading

Writer = Callable[[Draft], Iterator[tuple[str, tuple[Edit, ...], Safety]]]


def _opening(*moves: Move) -> Writer:
    sympathy = "acknowledgement" in moves

    def write(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
        if "ownership" in moves and not draft.may_promise:
            yield from _way_on(draft)
        if not draft.sure_of_mood or (
            "ownership" in moves and (draft.says_when or draft.answers or draft.is_done or not draft.is_on_it)
        ):
            return
        if sympathy and not draft.hurts:
            return
        plainer = replace(draft, situation=replace(draft.situation, mood="calm", topic="complaint"))
        worried = sympathy and draft.situation.mood == "worried" and not draft.situation.bereaved
        for words in (*draft.compose(*moves), *(plainer.compose(*moves) if worried else ())):
            if sympathy and (draft.situation.grave or draft.upset):
                yield from ((words, edits, "review") for edits in (sobered(draft, words, BEFORE_SYMPATHY),) if edits)
            if not sympathy or not draft.lectures or draft.names(words):
                yield words, _told_there(draft, words) if sympathy else draft.after_opening(words), "review"

    return write


PRESENTS = AnyCase(
    r"\b(?:through to|speaking (?:to|with)|talking to|this is|it'?s|it is|my name|(?:first )?name'?s|i'?m|i am|here|speaking)\b"
)
"""How somebody says who they are."""
PRESENTED = 12
"""Up to how many words a sentence says that and nothing else."""


def _told_there(draft: Draft, words: str) -> tuple[Edit, ...]:
    """A word of sympathy at the end of the opening; behind the agent's name, where they say it first."""
    name = draft.situation.agent_name.partition(" ")[0]
    for one in draft.reading.sentences[:2] if name else ():
        short = len(one.text.split()) <= PRESENTED and not one.text.endswith(",")
        if short and re.search(rf"\b{re.escape(name)}\b", one.text) and PRESENTS.search(one.text.replace("’", "'")):
            return draft.behind(one, words)
    return draft.after_opening(words, BEFORE_SYMPATHY)


def _heard(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """A word of sympathy that names their matter, else a place for one with an example in proportion: "sorry for the trouble" is from a form."""
    draft = over(draft)
    found = [one for one in _opening("acknowledgement")(draft) if not EMPTY.search(one[0])]
    if beside_slip(draft):
        found = []
    if not draft.situation.bereaved and not worries(draft):
        found = [one for one in found if not WORRY.search(one[0])]
    hinted = hint_of(draft) and draft.situation.mood != "angry"
    named = [
        one
        for one in found
        if draft.situation.bereaved or (draft.names(one[0]) and not (hinted and "trouble with" in one[0]))
    ]
    moods = [one for one in found if one not in named]
    yield from named
    customer = draft.reading.customer
    upset = sum(customer.odds.get(mood, 0.0) for mood in UPSET) if customer and customer.upset else 0.0
    told = draft.reading.sentences  # "I understand that it was late" only says again what they wrote
    said = any(one.does("apology") or (one.does("acknowledgement") and not one.does("restatement")) for one in told)
    said = said or draft.brings("acknowledgement") or draft.brings("apology")
    if not hinted:
        yield from moods
    owed = draft.hurts or (customer is not None and customer.upset and bool(customer.questions))
    if owed and not said and draft.sure_of_mood and (not named or upset >= SURE):
        label = MEANS if customer is None or customer.upset or draft.situation.grave else HAPPENED
        words = f"[{label}: e.g. {named[0][0].rstrip('.') if named else example(draft)}]."
        for edits in (sobered(draft, words, BEFORE_SYMPATHY), _told_there(draft, words)):
            if edits:
                yield words, edits, "review"
    if hinted:
        yield from moods


WORRY = re.compile(r"\bworr(?:y|ying|ie[sd])\b")
EMPTY = re.compile(r"\b(?:for the|had this) trouble\.|\bcontact us about this(?: charge)?\.")
"""What is said to anybody."""
BEFORE_SYMPATHY: frozenset[Move] = frozenset({"greeting", "introduction", "thanks"})
"""What stands above a word of sympathy; of all else it stands above."""


def _matter(*moves: Move) -> Writer:
    def write(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
        if "reassurance" in moves and draft.situation.bereaved:
            return  # who closes a contract after a death is not won back
        if "timeframe" in moves and (draft.is_done or draft.disputes or draft.sends_away or WISHES.search(draft.text)):
            return
        if "timeframe" in moves and not draft.may_promise:
            yield from _way_on(draft)
        if (
            "timeframe" in moves
            and draft.reading.does("explanation")
            and (draft.situation.plain or draft.contests or _only_why(draft))
        ):
            return
        if "timeframe" in moves and (draft.is_open or draft.answers or draft.refuses or draft.goes_on):
            return
        works = draft.is_on_it and draft.reading.does("action", "timeframe", "ownership")
        reassured = draft.reading.does("reassurance") or not works
        if ("reassurance" in moves and reassured) or ("timeframe" in moves and draft.says_when):
            return
        for words in draft.compose(*moves):
            told = as_step(words) if "timeframe" in moves else words
            yield told, draft.before_closing(told), "review"

    return write


WANTS = AnyCase(
    r"\b(?:i|we)(?:'d| would) (?:also )?like (?!to (?:know|hear|understand)\b)|\b(?:could|can|would|will) (?:you|somebody|someone)\b(?! (?:please )?(?:tell|explain|say)\b)|\b(?:i|we|customer|caller|she|he)(?: now| just)? (?:wants?|expects?|needs?|demands?)\b(?! to (?:know|understand)\b| an? (?:answer|explanation|reason)\b)"
)
"""Something that is to be done."""


ASKS = re.compile(
    r"\b(?:wants? to (?:know|understand|hear)|asks|asking|wonders|wondering) (?=(?:why|how|what|when|where|whether|if|who)\b)",
    re.IGNORECASE,
)
"""What the note of a call says that they only want to know."""


def _only_why(draft: Draft) -> bool:
    """Whether they ask for the reason, or only want to know something, and want nothing done."""
    customer = draft.reading.customer
    if customer is None:
        return False
    text = customer.text.replace("’", "'")
    told = ASKS.search(text) is not None or [kind_of(one.asks) for one in customer.questions] == ["why"]
    return told and not WANTS.search(ASKS.sub("", text))


def _way_on(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Behind a refusal, what the agent can offer instead."""
    if shuts(draft.reading) and not draft.says_when and not draft.offers and not draft.goes_on:
        refused = list(draft.reading.doing("refusal"))[-1:]
        for words in ways(draft, refused[0].text) if refused else ():
            yield words, draft.behind(draft.past(refused[0], words), words), "review"


def _introduction(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    if draft.situation.agent_name:
        for words in draft.compose("introduction"):
            yield words, draft.after_opening(words, frozenset({"greeting"})), "safe"


WAY_ON = "[what you can"
"""How the slot begins that opens a dead end: behind it the next word is the customer's."""


CLOSED = (WAY_ON, f"[{SAY['language/dead-end']}:")
"""Places in what the draft refuses."""
GLAD = re.compile(r"\b(?:good|great|lovely|glad|brilliant|wonderful|pleased|happy)\b", re.IGNORECASE)


ACCUSED = AnyCase(
    r"\bwhy (?:have|haven't|did|didn't|are|aren't|has|hasn't|was|wasn't|do|don't) (?:you|nobody|no one|i been|we been)\b"
)
"""A question that reproaches us, for which nobody says thanks."""


def _thanks(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    customer = draft.reading.customer
    in_need = customer is not None and customer.upset and customer.reading.urgent
    shut = draft.refuses or shuts(draft.reading) or any(one in words for one in CLOSED for words in draft.composed)
    hollow = (shut and (draft.upset or not draft.offers)) or draft.disputes or draft.lectures
    tired = draft.situation.weight.again or draft.situation.weight.nth or (customer is not None and customer.upset)
    troubled = not draft.situation.facts.keys().isdisjoint(("state", "wait", "fails", "without", "sum"))
    topic = draft.situation.topic
    accused = customer is not None and ACCUSED.search(customer.text.replace("’", "'")) is not None
    unwell = draft.situation.weight.ill and not draft.reading.does("acknowledgement", "apology")
    if (
        draft.situation.bereaved
        or hollow
        or accused
        or unwell
        or (tired and topic == "complaint")
        or (troubled and topic != "praise")
    ):
        return
    said = " ".join((draft.text, *draft.composed))
    if not draft.sure_of_mood or in_need or re.search(r"\bthank", said, re.IGNORECASE):
        return
    for words in draft.compose("thanks"):
        if GLAD.search(words) and GLAD.search(said):
            continue  # "That's good to hear" above "Ok great"
        yield words, draft.after_opening(words, frozenset({"greeting", "introduction"})), "safe"


def _further_help(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    if draft.reading.does("further_help") or draft.is_open:
        return
    customer = draft.reading.customer
    waits = customer is not None and customer.upset and not draft.is_done
    helped = draft.is_done or draft.says_when or draft.reading.does("action", "timeframe")
    if draft.sends_away or (draft.situation.topic == "complaint" and not helped):
        return  # nobody is asked what else can be done for them before anything was
    offers = any(one in words for one in CLOSED for words in draft.composed)
    if draft.situation.bereaved or draft.refuses or draft.disputes or shuts(draft.reading) or waits or offers:
        return
    for words in draft.compose("further_help"):
        yield words, draft.before_closing(words, apart=True, above=frozenset({"signoff"})), "safe"


def _signoff(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    timed = draft.says_when or draft.reading.does("timeframe") or any("[when" in words for words in draft.composed)
    for words in draft.compose("signoff"):
        if timed or "until then" not in words.lower():
            yield words, draft.foot(words), "safe"


VAGUE = 15
"""Of more words than these nobody is asked what it is about."""


def _unasked(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    customer = draft.reading.customer
    told = draft.situation.matter.state or draft.situation.bereaved
    if customer is None or told or re.search(r"\d", customer.text) or len(customer.text.split()) > VAGUE:
        return
    for words in draft.compose("question"):
        yield words, draft.before_closing(words), "review"


def _answer(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """A place for the answer that only the agent knows, else when they hear it."""
    found = list(answers(draft))
    for words, edits in found[:1]:
        yield words, edits, "review"
    if not draft.says_when:
        yield from _matter("timeframe")(draft)
    for words, edits in found[1:]:
        yield words, edits, "review"


def _warmer(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """One warm sentence, and where that is not enough one at each end."""
    customer = draft.reading.customer
    upset = customer is not None and (customer.upset or customer.reading.complaint or bool(draft.situation.weight.ill))
    upset = upset and draft.hurts
    first = []
    if not draft.reading.does("acknowledgement", "apology"):
        first = list(_heard(draft) if upset else _thanks(draft))
    heard = draft.reading.does("acknowledgement", "apology", "ownership") or draft.brings("acknowledgement")
    last = (list(_matter("reassurance")(draft)) if upset and not heard else []) or list(_further_help(draft))
    yield from (*first, *last)
    for (words, opening, _), (_, closing, _) in zip(first, last, strict=False):
        if opening[-1].end <= closing[0].start:
            yield words, (*opening, *closing), "review"


def _tailored(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Only words that take up the customer's own matter make a reply one to this customer."""
    sorry = draft.reading.does("apology", "acknowledgement")
    for words, edits, safety in (*(() if sorry else _opening("acknowledgement")(draft)), *_thanks(draft)):
        if draft.names(words):
            yield words, edits, safety


def _sober(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Beside a death or a grave illness form words and marks of joy go altogether."""
    if draft.situation.grave and (edits := sobered(draft, "", BEFORE_SYMPATHY)):
        yield "no cheer beside this", edits, "review"


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "structure/missing-greeting": greeting,
        "structure/missing-introduction": _introduction,
        "structure/missing-control": _opening("ownership"),
        "structure/missing-refocus": _matter("timeframe"),
        "structure/missing-next-step": _matter("timeframe"),
        "structure/missing-solution": _matter("timeframe"),
        "structure/missing-further-help": _further_help,
        "structure/missing-signoff": _signoff,
        "acknowledgement/missing": _heard,
        "acknowledgement/missing-thanks": _thanks,
        "acknowledgement/missing-reassurance": _matter("reassurance"),
        "acknowledgement/ignored-question": _answer,
        "clarity/unasked-question": _unasked,
        "tone/cold": _warmer,
        "tone/over-cheerful": _sober,
        "template/untailored": _tailored,
        "thread/churn-unanswered": _matter("reassurance"),
        "thread/no-update": _matter("timeframe"),
        "time/missed-promise": _opening("apology"),
        "time/late": _opening("apology"),
    }
)
"""By rule id, what writes the move that is missing."""


HIDES_A_QUESTION = ("echo/meaningless", "clarity/interrogation", "acknowledgement/missing")


def called_for(rule: str) -> frozenset[str]:
    """The rules whose missing move may come in together with an answer to a finding of `rule`: a guess or an echo may have passed for the answer."""
    guessed = rule.startswith(("ownership/", "language/")) or rule in HIDES_A_QUESTION
    return frozenset(WRITERS) - (frozenset() if guessed else {"acknowledgement/ignored-question"})


RANK: Mapping[str, int] = MappingProxyType({rule: rank for rank, rule in enumerate((
    "structure/missing-greeting", "structure/missing-introduction", "acknowledgement/missing-thanks", "time/missed-promise", "time/late", "tone/cold",
    "template/untailored", "acknowledgement/missing", "structure/missing-control", "structure/missing-refocus",
    "clarity/unasked-question", "structure/missing-solution", "structure/missing-next-step", "thread/no-update", "acknowledgement/ignored-question",
    "acknowledgement/missing-reassurance", "thread/churn-unanswered", "structure/missing-further-help", "structure/missing-signoff",
))} | {"structure/missing-greeting": -2})  # fmt: skip
"""The order in which moves stand that go in at one place; other changes have -1."""


PROMISED = frozenset(
    {
        "time/missing",
        "time/vague",
        "ownership/unowned",
        "ownership/bluffing",
        "ownership/approval-stall",
        "channel/needless-handoff",
    }
)
"""Findings whose answer may be a promise with a time."""
SETTLED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "structure/missing-next-step": frozenset({"clarity/unasked-question", "acknowledgement/ignored-question"}),
        "structure/missing-solution": frozenset({"clarity/unasked-question", "structure/missing-next-step"}),
        "structure/missing-control": frozenset({"clarity/unasked-question"}),
        "structure/missing-refocus": frozenset(
            {"clarity/unasked-question", "structure/missing-next-step", "structure/missing-solution"}
        ),
        "thread/no-update": frozenset({"structure/missing-next-step", "structure/missing-solution"}),
        "acknowledgement/missing-reassurance": frozenset({"structure/missing-control", "tone/cold"}),
        "thread/churn-unanswered": frozenset(
            {"structure/missing-control", "acknowledgement/missing-reassurance", "tone/cold"}
        ),
        "template/untailored": frozenset({"acknowledgement/missing", "template/robotic"}),
        "time/missing": PROMISED,
        "time/vague": PROMISED,
        **{rule: PROMISED - {rule} for rule in sorted(PROMISED) if rule.startswith(("ownership/", "channel/"))},
        "acknowledgement/ignored-question": frozenset(
            {"ownership/approval-stall", "ownership/bluffing", "time/hold-unasked", "time/vague", "time/missing"}
        ),
        "acknowledgement/missing-thanks": frozenset({"tone/cold", "template/untailored", "template/robotic"}),
        "acknowledgement/missing": frozenset({"template/robotic"}),
        "tone/cold": frozenset({"acknowledgement/missing", "acknowledgement/missing-thanks", "template/untailored"}),
        "time/late": frozenset({"acknowledgement/missing-thanks", "time/missed-promise"}),
        "structure/missing-further-help": frozenset({"clarity/unasked-question"}),
    }
)
"""By rule id, the findings whose answer may well answer this one too, so that it waits until the text is read again."""


def propose(
    reading: Reading, finding: Finding, situation: Situation, composed: tuple[str, ...] = ()
) -> Iterator[Proposal]:
    """Ways to put in what the finding misses, or to move what stands too late, best first.

    `composed` are the texts that are put in at the same time: none is said twice.
    """
    draft = Draft(reading, situation, composed)
    if finding.rule == "acknowledgement/late":
        yield from moved_up(draft)
    elif finding.rule == "clarity/asked-again":
        yield from taken(draft, finding)
    elif finding.rule == "time/hold-unasked":
        yield from _asked_first(draft, finding)
    elif finding.rule in WRITERS:
        form = frozenset(one.text for one in reading.sentences if CHEERY.search(one.text))
        for words, edits, safety in WRITERS[finding.rule](draft):
            yield Proposal(edits, safety, f"adds “{words.splitlines()[0]}”", form)
    elif finding.rule == "channel/too-long":
        yield from shortening.shorter(draft)


def _asked_first(draft: Draft, finding: Finding) -> Iterator[Proposal]:
    """The customer is asked, and told how long; what the agent goes to do stays where it is said."""
    reading = draft.reading
    if reading.channel in ("email", "social") or any("[how long" in words for words in draft.composed):
        return
    for words in draft.compose("hold"):
        for sentence in reading.sentences:
            start, end = reading.prose.to_source(sentence.start, sentence.end)
            if finding.start is None or not start <= finding.start < end or GREETING.match(sentence.text):
                continue
            if sentence.moves <= {"hold"}:
                yield Proposal(
                    (Edit(start=sentence.start, end=sentence.end, text=words),),
                    "review",
                    "asks first and says how long",
                )
            if HOLD.match(sentence.text.replace("’", "'")):
                continue
            yield Proposal(
                (Edit(start=sentence.start, end=sentence.start, text=f"{words} "),),
                "review",
                "asks first and says how long",
            )
