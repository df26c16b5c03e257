"""What a draft lacks, composed for this customer and put where it belongs: the stages in order, the closing last.

`propose` answers findings of a whole draft as `transforms` answers those of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move, Safety
from replycoach.reading.answers import SURE, weighed
from replycoach.rewriting import asked, shortening
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import GREETING, OFFERS, Draft
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import is_finite
from replycoach.rewriting.transforms._piece import capital
from replycoach.rewriting.transforms.hold import HOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from replycoach.model import Finding
    from replycoach.reading.reading import Reading

Writer = Callable[[Draft], Iterator[tuple[str, tuple[Edit, ...], Safety]]]


def _opening(*moves: Move) -> Writer:
    def write(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
        if "ownership" in moves and not draft.may_promise:
            yield from _way_on(draft)
        if not draft.sure_of_mood or (
            "ownership" in moves and (draft.says_when or draft.answers or not draft.is_on_it)
        ):
            return
        if "acknowledgement" in moves and not draft.hurts:
            customer = draft.reading.customer
            if customer is not None and any(map(WONDERS.search, customer.reading.questions)):
                for words in WANTS_TO_KNOW:
                    yield words, draft.after_opening(words), "review"
            return
        for words in draft.compose(*moves):
            yield words, draft.after_opening(words), "review"

    return write


def _matter(*moves: Move) -> Writer:
    def write(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
        if "timeframe" in moves and draft.is_done:
            return
        if "timeframe" in moves and not draft.may_promise:
            yield from _way_on(draft)
        if "timeframe" in moves and (draft.awaits or draft.answers):
            return
        works = draft.is_on_it and draft.reading.does("action", "timeframe", "ownership")
        reassured = draft.reading.does("reassurance") or not works
        if ("reassurance" in moves and reassured) or ("timeframe" in moves and draft.says_when):
            return
        for words in draft.compose(*moves):
            yield words, draft.before_closing(words), "review"

    return write


def _way_on(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Behind a refusal, what the agent can offer instead."""
    if draft.reading.does("refusal") and not draft.says_when:
        for words in OFFERS:
            yield words, draft.before_closing(words), "review"


WANTS_TO_KNOW = ("I understand why you'd want to know.", "I can see why you ask.")
"""What is said to who only asks: there is nothing to be sorry for."""
WONDERS = re.compile(r"\b(?:why|what|when|where|how)\b", re.IGNORECASE)
"""A question that wants to be told something, not to have something done."""
WARM_START = re.compile(
    r"(?:good|great|brilliant|lovely) (?:news|question|to)\b|thank|(?:i'm |we're )?(?:happy|glad|pleased) to\b|congrat|no (?:worries|problem)|of course\b|sure\b|got it\b|you're (?:very )?welcome\b|my pleasure|welcome\b",
    re.IGNORECASE,
)
"""Words that open a chat as a greeting would."""
NOBODY = re.compile(r"to (?:the|our|whom|all)\b[^,.:\n]{0,40}[,:](?=\s|$)", re.IGNORECASE)
"""An address to nobody in particular."""


def _greeting(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    called = draft.situation.values.get("name", "")
    first = draft.reading.sentences[0]
    greets_as_it_is = WARM_START.match(first.text) is not None and (not called or called in first.text)
    if draft.reading.channel != "email" and greets_as_it_is:
        return
    if called and draft.greets(first) and first.text.rstrip(" ,.!") == called:
        for words in draft.compose("greeting"):
            mark = words if draft.reading.channel == "email" else f"{words.rstrip(' ,.!')}."
            yield words, (Edit(start=first.start, end=first.end, text=mark),), "safe"
        return
    if called and called in draft.reading.sentences[0].text:
        draft = replace(draft, situation=replace(draft.situation, customer_name=""))
    nobody = NOBODY.match(draft.reading.sentences[0].text)
    for words in draft.compose("greeting"):
        if nobody:
            start = draft.reading.sentences[0].start
            yield words, (Edit(start=start, end=start + nobody.end(), text=words),), "review"
        else:
            yield words, draft.top(words), "safe"


def _introduction(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    if draft.situation.agent_name:
        for words in draft.compose("introduction"):
            yield words, draft.after_opening(words, frozenset({"greeting"})), "safe"


def _thanks(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    customer = draft.reading.customer
    in_need = customer is not None and customer.upset and customer.reading.urgent
    said = " ".join((draft.text, *draft.composed))
    if not draft.sure_of_mood or in_need or re.search(r"\bthank", said, re.IGNORECASE):
        return
    for words in draft.compose("thanks"):
        yield words, draft.after_opening(words, frozenset({"greeting", "introduction"})), "safe"


def _further_help(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    if draft.reading.does("further_help") or draft.is_open:
        return
    customer = draft.reading.customer
    if draft.refuses and (not draft.offers or (customer is not None and customer.upset)):
        return
    for words in draft.compose("further_help"):
        yield words, draft.before_closing(words, apart=True, above=frozenset({"signoff"})), "safe"


def _signoff(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    for words in draft.compose("signoff"):
        yield words, draft.foot(words), "safe"


def _unasked(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    customer = draft.reading.customer
    if customer is None or draft.situation.matter.state or re.search(r"\d", customer.text):
        return
    for words in draft.compose("question"):
        yield words, draft.before_closing(words), "review"


SHORT_QUESTION = 14


def _answer(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """A place for the answer that only the agent knows; it stands in the matter, in words of the customer's question."""
    example = "I'm finding this out for you" if draft.says_when else "I'm checking this and will tell you today"
    skipped = [question for odds, question in weighed(draft.reading) if odds >= SURE]
    for question in skipped[:1]:
        if turned := asked.told(question.asks, draft.reading.parser):
            words = f"You asked {turned}: [answer: e.g. {example}]."
            yield words, draft.before_closing(words), "review"
    if not draft.says_when:
        yield from _matter("timeframe")(draft)
    for question in skipped[:2]:
        quoted = " ".join(question.text.split()).rstrip("?!. ")
        if "?" not in question.text or (draft.is_done and re.match(r"(?:can|could|will|would) you\b", quoted, re.I)):
            continue
        if 3 <= len(quoted.split()) <= SHORT_QUESTION and not re.search(r"[\"“”\[\]\n@]", quoted):
            words = f"You asked: “{quoted[:1].upper()}{quoted[1:]}?” [answer: e.g. {example[:1].upper()}{example[1:]}]."
            yield words, draft.before_closing(words), "review"


def _warmer(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """One warm sentence, and where that is not enough one at each end."""
    customer = draft.reading.customer
    upset = customer is not None and (customer.upset or customer.reading.complaint)
    first = []
    if not draft.reading.does("acknowledgement", "apology"):
        first = list(_opening("acknowledgement")(draft) if upset else _thanks(draft))
    heard = draft.reading.does("acknowledgement", "apology", "ownership") or draft.brings("acknowledgement")
    last = (list(_matter("reassurance")(draft)) if upset and not heard else []) or list(_further_help(draft))
    yield from (*first, *last)
    for (words, opening, _), (_, closing, _) in zip(first, last, strict=False):
        if opening[-1].end <= closing[0].start:
            yield words, (*opening, *closing), "review"


def _tailored(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Only words that take up the customer's own matter make a reply one to this customer."""
    known = draft.situation.matter.known.values()
    for words, edits, safety in (*_opening("acknowledgement")(draft), *_thanks(draft)):
        if any(one in words for one in known):
            yield words, edits, safety
    told = _told(draft)
    if told and not re.search(r"\bthank", draft.text, re.IGNORECASE):
        whom = "us" if draft.reading.channel == "social" else "me"
        words = f"Thank you for telling {whom} about [what they told you: e.g. {told}]."
        yield words, draft.after_opening(words), "review"


FAMILY = frozenset(
    "mum mom mother dad father son daughter husband wife partner sister brother nan gran grandad granddad kid child boy girl friend boss mate family baby".split()
)


def _told(draft: Draft) -> str:
    """What the customer told of, as far as it can be guessed for an example: the first thing that they call theirs."""
    customer = draft.reading.customer
    if customer is None:
        return ""
    if draft.situation.matter.thing:
        return draft.situation.matter.thing
    for start, end in customer.sentences:
        doc = draft.reading.parser.parse(customer.text[start:end])
        for noun in doc:
            whose = next((one for one in noun.children if one.lower_ in ("my", "our", "the") and one.i < noun.i), None)
            between = doc[whose.i + 1 : noun.i + 1] if whose is not None else None
            if (
                noun.pos_ != "NOUN"
                or between is None
                or len(between) > 3
                or noun.lemma_.lower() in FAMILY
                or not between.text.replace(" ", "").isalpha()
            ):
                continue
            return f"{'the' if whose is not None and whose.lower_ == 'the' else 'your'} {between.text}"
    return ""


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "structure/missing-greeting": _greeting,
        "structure/missing-introduction": _introduction,
        "structure/missing-control": _opening("ownership"),
        "structure/missing-refocus": _matter("timeframe"),
        "structure/missing-next-step": _matter("timeframe"),
        "structure/missing-solution": _matter("timeframe"),
        "structure/missing-further-help": _further_help,
        "structure/missing-signoff": _signoff,
        "acknowledgement/missing": _opening("acknowledgement"),
        "acknowledgement/missing-thanks": _thanks,
        "acknowledgement/missing-reassurance": _matter("reassurance"),
        "acknowledgement/ignored-question": _answer,
        "clarity/unasked-question": _unasked,
        "tone/cold": _warmer,
        "template/untailored": _tailored,
        "thread/churn-unanswered": _matter("reassurance"),
        "thread/no-update": _matter("timeframe"),
        "time/missed-promise": _opening("apology"),
        "time/late": _opening("apology"),
    }
)
"""By rule id, what writes the move that is missing."""


def called_for(rule: str) -> frozenset[str]:
    """The rules whose missing move may come in together with an answer to a finding of `rule`: a guess or an echo may have passed for the answer."""
    guessed = rule.startswith(("ownership/", "language/")) or rule in ("echo/meaningless", "clarity/interrogation")
    return frozenset(WRITERS) - (frozenset() if guessed else {"acknowledgement/ignored-question"})


RANK: Mapping[str, int] = MappingProxyType({rule: rank for rank, rule in enumerate((
    "structure/missing-greeting", "structure/missing-introduction", "acknowledgement/missing-thanks", "time/missed-promise", "time/late", "tone/cold",
    "template/untailored", "acknowledgement/missing", "structure/missing-control", "structure/missing-refocus",
    "clarity/unasked-question", "structure/missing-solution", "structure/missing-next-step", "thread/no-update", "acknowledgement/ignored-question",
    "acknowledgement/missing-reassurance", "thread/churn-unanswered", "structure/missing-further-help", "structure/missing-signoff",
))})  # fmt: skip
"""The order in which moves stand that go in at one place."""


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
        yield from _moved_up(draft)
    elif finding.rule == "time/hold-unasked":
        yield from _asked_first(draft, finding)
    elif finding.rule in WRITERS:
        for words, edits, safety in WRITERS[finding.rule](draft):
            yield Proposal(edits, safety, f"adds “{words.splitlines()[0]}”")
    elif finding.rule == "channel/too-long":
        yield from shortening.shorter(draft)


GOES_ON = re.compile(r"(?:(?:but|and|so(?! sorry)|also|yes|well|however)\b,?\s+)+", re.IGNORECASE)
AND_SO = re.compile(
    r"(?:,|;)\s+(?:(?:so|and|but)\s+)?(?=(?:i|we|please|you|could|say|let|tell|just|[a-z]+ (?:me|the|your|it))\b)"
)
ACTS: tuple[Move, ...] = ("instruction", "question", "further_help", "solution", "action", "timeframe")


def _moved_up(draft: Draft) -> Iterator[Proposal]:
    """The acknowledgement goes before the refusal or the instruction that it follows; what it leads to stays where it is."""
    reading = draft.reading
    heard = next(reading.doing("acknowledgement", "apology"), None)
    if heard is None or heard.index == 0:
        return
    lead, signed = GOES_ON.match(heard.text), draft.signed(heard)
    end = heard.end - (len(signed[0]) if signed else 0)
    said, rest = capital(draft.text[heard.start + (lead.end() if lead else 0) : end]), ""
    if heard.does(*ACTS):
        cut = AND_SO.search(said)
        if cut is None or len(said[: cut.start()].split()) < 4:
            return
        said, rest = f"{said[: cut.start()]}.", capital(said[cut.end() :])
        if not all(is_finite(reading.parser.parse(part)) for part in (said, rest)):
            return
    if re.match(r"(?:that|this|it|they)\b", said, re.IGNORECASE):
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
