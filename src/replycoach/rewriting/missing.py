"""What a draft lacks, composed for this customer and put where it belongs: the stages in order, the closing last.

`propose` answers findings of a whole draft as `transforms` answers those of a sentence. Everything goes in as an insertion
at one of four places: the top, the end of the opening (greeting, thanks, acknowledgement), the end of the matter, the foot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move, Safety
from replycoach.rewriting.compose import Situation, after_greeting, compose
from replycoach.rewriting.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from replycoach.model import Finding
    from replycoach.reading.reading import Reading, Sentence

SURE = 0.7
"""Below this probability nobody is thanked for praise."""
VARIANTS = 2
"""How many wordings of one move are tried."""
OPENING: frozenset[Move] = frozenset(
    {"greeting", "introduction", "thanks", "apology", "acknowledgement", "restatement"}
)
CLOSING: frozenset[Move] = frozenset({"further_help", "signoff"})
PROMISES: frozenset[Move] = frozenset({"ownership", "timeframe", "reassurance", "further_help"})
GREETING = re.compile(
    r"(?:@\w+[,:]?\s+)*(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day))\b[^,.!?:;\n–—-]{0,40}[,!.:–—-]+)(?=\s|$)",
    re.IGNORECASE,
)
SIGNED = re.compile(r"\s+(?:\^\w+|[-–—/]\s?[A-Z]\w*)$")
LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")


@dataclass(frozen=True)
class Draft:
    """A reading as a place to write in, and what is known for composing; `composed` is what else is put in with it."""

    reading: Reading
    situation: Situation
    composed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The agent's words, without the signature block."""
        return self.reading.text

    @property
    def own_paragraphs(self) -> bool:
        """Whether an opening stands in a paragraph of its own here."""
        return self.reading.channel == "email" and "\n" in self.text.strip()

    @property
    def sure_of_mood(self) -> bool:
        """Whether praise is praise: sarcasm reads like it, and to be thanked for it hurts."""
        customer = self.reading.customer
        if customer is None or customer.emotion != "pleased":
            return True
        return not customer.reading.complaint and customer.odds.get("pleased", 0.0) >= SURE

    @property
    def may_promise(self) -> bool:
        """Whether the agent is still on it: who refuses or hands over promises nothing besides."""
        return outcome(self.reading) != "declined" and not self.reading.does("handoff", "refusal")

    @property
    def is_on_it(self) -> bool:
        """Whether the draft shows the agent at work, so that they can say that it is theirs."""
        works = self.may_promise and self.reading.does("action", "timeframe", "question")
        return works and re.search(r"\bI\b", self.text) is not None

    @property
    def says_when(self) -> bool:
        """Whether a slot for the next step is there already: a second one only repeats it."""
        return any("[when" in words for words in self.composed)

    def compose(self, *moves: Move) -> Iterator[str]:
        """Wordings of the first of these moves that has any."""
        said = [sentence.text for sentence in self.reading.sentences]
        found = []
        for move in moves:
            for turn in range(VARIANTS):
                one = replace(self._situation(move), seed=f"{self.situation.seed}{'+' * turn}")
                words = compose(move, one, outcome=outcome(self.reading), used=(*said, *self.composed))
                if words and words not in found and words not in self.text and words not in self.composed:
                    found.append(words)
            if found:
                break
        yield from found

    def _situation(self, move: Move) -> Situation:
        """A promise names the customer's thing only where the draft speaks of it too: they may have named it in passing."""
        thing = self.situation.matter.thing.removeprefix("your ")
        if move not in PROMISES or not thing or thing.split()[-1].lower() in self.text.lower():
            return self.situation
        return replace(self.situation, matter=replace(self.situation.matter, thing=""))

    def top(self, words: str) -> tuple[Edit, ...]:
        """A greeting, before everything."""
        start = self.reading.sentences[0].start
        if self.reading.channel == "email":
            return (Edit(start=start, end=start, text=f"{words}\n\n"),)
        spoken = f"{words.rstrip(',')}." if words.endswith(",") else words
        return (Edit(start=start, end=start, text=f"{spoken} "),)

    def after_opening(self, words: str, last: frozenset[Move] = OPENING) -> tuple[Edit, ...]:
        """A sentence at the end of the opening, or in its place after the greeting."""
        sentences = self.reading.sentences
        opening = self._opening(last)
        first = sentences[0]
        if opening is None or (opening.index == 0 and not first.does(*(last - {"greeting"}))):
            greeting = GREETING.match(first.text)
            if greeting and greeting.end() < len(first.text):
                return self._after_words(first, greeting.end(), words)
            if opening is None and greeting is None:
                return (Edit(start=first.start, end=first.start, text=words + self._gap()),)
        here = sentences[0] if opening is None else opening
        if here.index + 1 == len(sentences):
            return self._behind(here, words, "\n\n" if GREETING.fullmatch(here.text) and self.own_paragraphs else " ")
        if GREETING.fullmatch(here.text) or here.text.endswith(","):
            start = sentences[here.index + 1].start
            return (Edit(start=start, end=start, text=words + self._gap()),)
        return self._behind(here, words, " ")

    def _gap(self) -> str:
        return "\n\n" if self.own_paragraphs else " "

    def _after_words(self, first: Sentence, stop: int, words: str) -> tuple[Edit, ...]:
        """Between a greeting and what goes on behind it on the same line."""
        place = first.start + stop
        follows = re.compile(r"\s*").match(self.text, place)
        assert follows is not None
        begin = follows.end()
        comma = self.text[place - 1] == ","
        said = after_greeting(words, self.situation.agent_name) if comma else words
        return (Edit(start=begin, end=begin + 1, text=f"{said} {self.text[begin : begin + 1].upper()}"),)

    def _opening(self, moves: frozenset[Move]) -> Sentence | None:
        """The last sentence of the opening."""
        last = None
        for sentence in self.reading.sentences:
            if GREETING.fullmatch(sentence.text) or (sentence.moves and sentence.moves <= moves):
                last = sentence
            else:
                break
        return last

    def before_closing(self, words: str, *, apart: bool = False, above: frozenset[Move] = CLOSING) -> tuple[Edit, ...]:
        """At the end of the matter; `apart` asks for a paragraph of its own."""
        sentences = self.reading.sentences
        last = len(sentences)
        while last > 1 and self._closes(sentences[last - 1], above):
            last -= 1
        here = sentences[last - 1]
        if GREETING.fullmatch(here.text):
            return self.after_opening(words)
        gap = (
            "\n\n" if (apart and self.own_paragraphs) or LIST_ITEM.match(here.text) or here.text.endswith(":") else " "
        )
        return self._behind(here, words, gap)

    def _closes(self, sentence: Sentence, moves: frozenset[Move]) -> bool:
        names = self.situation.agent_name.split() + self.situation.company.split()
        short = len(sentence.text.split()) <= 5 and any(name in sentence.text for name in names)
        own_line = self.text[sentence.start - 1 : sentence.start] == "\n"
        before = self.reading.sentences[sentence.index - 1]
        signed = before.text.endswith(",") and before.does("signoff") and len(sentence.text.split()) <= 6
        alone = own_line and (short or signed)
        closes = bool(sentence.moves) and (sentence.moves <= moves | {"thanks"} and sentence.does(*moves))
        return alone or closes or (sentence.text.endswith(",") and sentence.does("signoff"))

    def foot(self, words: str) -> tuple[Edit, ...]:
        """A closing, at the very end."""
        return self._behind(self.reading.sentences[-1], words, "\n\n" if self.reading.channel == "email" else " ")

    def _behind(self, sentence: Sentence, words: str, gap: str) -> tuple[Edit, ...]:
        signed = SIGNED.search(sentence.text) if sentence.index + 1 == len(self.reading.sentences) else None
        end = sentence.end - (len(signed[0]) if signed else 0)
        stop = "." if self.text[end - 1 : end].isalnum() and not gap.startswith("\n") else ""
        return (Edit(start=end, end=end, text=f"{stop}{gap}{words}"),)


def outcome(reading: Reading) -> str:
    """How the matter stands at the end of the reply, for words that close it."""
    if reading.does("refusal") and not reading.does("solution", "timeframe"):
        return "declined"
    if reading.does("question", "timeframe", "hold", "handoff") or not reading.does("solution", "action"):
        return "open"
    return "solved"


Writer = Callable[[Draft], Iterator[tuple[str, tuple[Edit, ...], Safety]]]


def _opening(*moves: Move) -> Writer:
    def write(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
        if not draft.sure_of_mood or ("ownership" in moves and (draft.says_when or not draft.is_on_it)):
            return
        for words in draft.compose(*moves):
            yield words, draft.after_opening(words), "review"

    return write


def _matter(*moves: Move) -> Writer:
    def write(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
        if ("reassurance" in moves and not draft.may_promise) or ("timeframe" in moves and draft.says_when):
            return
        for words in draft.compose(*moves):
            yield words, draft.before_closing(words), "review"

    return write


def _greeting(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    called = draft.situation.values.get("name", "")
    if called and called in draft.reading.sentences[0].text:
        draft = replace(draft, situation=replace(draft.situation, customer_name=""))
    for words in draft.compose("greeting"):
        yield words, draft.top(words), "safe"


def _introduction(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    if draft.situation.agent_name:
        for words in draft.compose("introduction"):
            yield words, draft.after_opening(words, frozenset({"greeting"})), "safe"


def _thanks(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    if not draft.sure_of_mood or re.search(r"\bthank", draft.text, re.IGNORECASE):
        return
    for words in draft.compose("thanks"):
        yield words, draft.after_opening(words, frozenset({"greeting", "introduction"})), "safe"


def _further_help(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
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


def _answer(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """A place for the answer that only the agent knows; it stands in the matter, in words of the customer's question."""
    asked = draft.situation.matter.asked
    if asked and not draft.says_when:
        words = f"You asked {asked}: [answer: e.g. I'm checking this and will tell you today]."
        yield words, draft.before_closing(words), "review"
    yield from _matter("timeframe")(draft)


def _warmer(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    customer = draft.reading.customer
    upset = customer is not None and (customer.upset or customer.reading.complaint)
    if not draft.reading.does("acknowledgement", "apology"):
        yield from _opening("acknowledgement")(draft) if upset else _thanks(draft)
    yield from _matter("reassurance")(draft)


def _tailored(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Only words that take up the customer's own matter make a reply one to this customer."""
    known = draft.situation.matter.known.values()
    for words, edits, safety in (*_opening("acknowledgement")(draft), *_thanks(draft)):
        if any(one in words for one in known):
            yield words, edits, safety


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

RANK: Mapping[str, int] = MappingProxyType({rule: rank for rank, rule in enumerate((
    "structure/missing-greeting", "structure/missing-introduction", "acknowledgement/missing-thanks", "time/missed-promise", "time/late", "tone/cold",
    "template/untailored", "acknowledgement/missing", "structure/missing-control", "structure/missing-refocus",
    "clarity/unasked-question", "structure/missing-solution", "structure/missing-next-step", "thread/no-update", "acknowledgement/ignored-question",
    "acknowledgement/missing-reassurance", "thread/churn-unanswered", "structure/missing-further-help", "structure/missing-signoff",
))})  # fmt: skip
"""The order in which moves stand that go in at one place."""


SETTLED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "structure/missing-next-step": frozenset({"clarity/unasked-question", "acknowledgement/ignored-question"}),
        "structure/missing-solution": frozenset({"clarity/unasked-question", "structure/missing-next-step"}),
        "structure/missing-control": frozenset({"clarity/unasked-question"}),
        "structure/missing-refocus": frozenset(
            {"clarity/unasked-question", "structure/missing-next-step", "structure/missing-solution"}
        ),
        "thread/no-update": frozenset({"structure/missing-next-step", "structure/missing-solution"}),
        "acknowledgement/missing-reassurance": frozenset({"structure/missing-control"}),
        "thread/churn-unanswered": frozenset({"structure/missing-control", "acknowledgement/missing-reassurance"}),
        "template/untailored": frozenset({"acknowledgement/missing"}),
        "acknowledgement/missing-thanks": frozenset({"tone/cold", "template/untailored"}),
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


def _moved_up(draft: Draft) -> Iterator[Proposal]:
    """The acknowledgement goes before the refusal or the instruction that it follows."""
    reading = draft.reading
    heard = next(reading.doing("acknowledgement", "apology"), None)
    if (
        heard is None
        or heard.index == 0
        or re.match(r"(?:but|and|so|also|however|that|this)\b", heard.text, re.IGNORECASE)
    ):
        return
    text = draft.text
    start, end = heard.start, heard.end
    if text[end : end + 1] == " ":
        end += 1
    elif text[start - 1] == " ":
        start -= 1
    elif text[start - 1] == "\n" and text[end : end + 2] == "\n\n":
        end += 2
    put = draft.after_opening(heard.text)
    if all(edit.end <= start for edit in put):
        yield Proposal((*put, Edit(start=start, end=end, text="")), "review", "moves the acknowledgement up")


def _asked_first(draft: Draft, finding: Finding) -> Iterator[Proposal]:
    """The customer is asked, and told how long; what the agent goes to do stays where it is said."""
    reading = draft.reading
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
            yield Proposal(
                (Edit(start=sentence.start, end=sentence.start, text=f"{words} "),),
                "review",
                "asks first and says how long",
            )
