"""A reading as a place to write in: where each kind of sentence goes, and words composed for this customer that repeat nothing.

Everything goes in as an insertion at one of four places: the top, the end of the opening (greeting, thanks, acknowledgement),
the end of the matter, the foot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting.compose import Situation, after_greeting, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

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
HANDLE = re.compile(r"(?:@\w+[,:]?\s+)+(?=\S)")
"""Whom a public reply is for, before everything else."""
SIGNED = re.compile(r"\s+(?:\^\w+|[-–—/]\s?[A-Z]\w*)$")
LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")

_DONE = r"(?:fixed|sorted|resolved|solved|changed|corrected|cancelled|canceled|refunded|done|updated|amended|replaced|unlocked)"
DONE = re.compile(
    rf"^[^,;:?]{{0,40}}\b(?<!not ){_DONE}\s*[.!]|\bI(?:'ve| have)(?: just| now| already)* {_DONE}\b|\b(?:has|have)(?: just| now| already)* been {_DONE}\b",
    re.IGNORECASE,
)
"""A sentence that tells what has been done, after which nothing is open."""
HELPLESS = re.compile(
    r"\b(?:nothing|not much|little) (?:more |else |further )?(?:that )?(?:we|i) (?:can|could)(?: really)? do\b|\b(?:we|i) (?:can't|cannot) (?:do (?:anything|much)|help|assist)\b|\bunable to (?:help|assist)\b|\bnot (?:responsible|our problem)\b",
    re.IGNORECASE,
)
"""Words after which no promise of care is believed."""
OFFERS = (
    "What I can offer you instead: [what you can offer: e.g. a call with me today at 17:00 to go through what is possible].",
    "What I can do for you instead: [what you can do: e.g. look for another way and tell you today by 17:00].",
)
"""A way on after a refusal, which only the agent can know."""


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
        return outcome(self.reading) != "declined" and not self.reading.does("handoff") and not self.refuses

    @property
    def refuses(self) -> bool:
        """Whether the draft says no, so that no help may be promised in the same breath."""
        return self.reading.does("refusal") or HELPLESS.search(self.text.replace("’", "'")) is not None

    @property
    def is_done(self) -> bool:
        """Whether the draft tells that it is done, so that nothing is left to promise."""
        return outcome(self.reading) == "solved" and any(DONE.search(one.text) for one in self.reading.sentences)

    def greets(self, sentence: Sentence) -> bool:
        """Whether this is a greeting and nothing else, be it the bare name of the customer."""
        name = self.situation.customer_name.lower().split()
        bare = sentence.text.lower().strip(" ,.!").split()
        return GREETING.fullmatch(sentence.text) is not None or (
            sentence.index == 0 and bool(bare) and set(bare) <= set(name)
        )

    @property
    def is_on_it(self) -> bool:
        """Whether the draft shows the agent at work, so that they can say that it is theirs."""
        works = self.may_promise and self.reading.does("action", "timeframe", "question")
        return works and re.search(r"\bI\b", self.text) is not None

    @property
    def says_when(self) -> bool:
        """Whether a slot for the next step is there already: a second one only repeats it."""
        return any("[when" in words or "[what you can" in words for words in self.composed)

    def compose(self, *moves: Move, **values: str) -> Iterator[str]:
        """Wordings of the first of these moves that has any; `values` are further facts that they may speak of."""
        said = [sentence.text for sentence in self.reading.sentences]
        found = []
        for move in moves:
            for turn in range(VARIANTS):
                one = replace(self._situation(move), seed=f"{self.situation.seed}{'+' * turn}")
                words = compose(
                    move, one, outcome=outcome(self.reading), used=(*said, *self.composed), values=values or None
                )
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
        handle = HANDLE.match(self.reading.sentences[0].text)
        start += handle.end() if handle else 0
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
                if handle := HANDLE.match(first.text):
                    return self._after_words(first, handle.end(), words)
                return (Edit(start=first.start, end=first.start, text=words + self._gap()),)
        here = sentences[0] if opening is None else opening
        if here.index + 1 == len(sentences):
            return self.behind(here, words, "\n\n" if self.greets(here) and self.own_paragraphs else " ")
        if self.greets(here) or here.text.endswith(","):
            behind = sentences[here.index + 1]
            goes_on = "acknowledgement" not in last and behind.does("acknowledgement", "apology")
            gap = " " if goes_on else self._gap()
            return (Edit(start=behind.start, end=behind.start, text=words + gap),)
        return self.behind(here, words, " ")

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
            if self.greets(sentence) or (sentence.moves and sentence.moves <= moves):
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
        if self.greets(here):
            return self.after_opening(words)
        gap = (
            "\n\n" if (apart and self.own_paragraphs) or LIST_ITEM.match(here.text) or here.text.endswith(":") else " "
        )
        return self.behind(here, words, gap)

    def _closes(self, sentence: Sentence, moves: frozenset[Move]) -> bool:
        names = self.situation.agent_name.split() + self.situation.company.split()
        short = len(sentence.text.split()) <= 5 and any(name in sentence.text for name in names)
        if len(self.reading.sentences) == sentence.index + 1 and sentence.text.strip(" .^–—-") in names:
            return True
        own_line = self.text[sentence.start - 1 : sentence.start] == "\n"
        before = self.reading.sentences[sentence.index - 1]
        signed = before.text.endswith(",") and before.does("signoff") and len(sentence.text.split()) <= 6
        alone = own_line and (short or signed)
        closes = bool(sentence.moves) and (sentence.moves <= moves | {"thanks"} and sentence.does(*moves))
        return alone or closes or (sentence.text.endswith(",") and sentence.does("signoff"))

    def signed(self, sentence: Sentence) -> re.Match[str] | None:
        """The signature at the end of the last line."""
        name = self.situation.agent_name.split()[:1]
        bare = re.search(rf"(?<=[.!?])\s+{re.escape(name[0])}$", sentence.text) if name else None
        return SIGNED.search(sentence.text) or bare

    def foot(self, words: str) -> tuple[Edit, ...]:
        """A closing, at the very end."""
        last, gap = self.reading.sentences[-1], "\n\n" if self.reading.channel == "email" else " "
        if self.signed(last) and not SIGNED.search(last.text):
            return (Edit(start=last.end, end=last.end, text=gap + words),)
        return self.behind(last, words, gap)

    def behind(self, sentence: Sentence, words: str, gap: str = " ") -> tuple[Edit, ...]:
        """Right behind a sentence, before a signature on its line."""
        signed = self.signed(sentence) if sentence.index + 1 == len(self.reading.sentences) else None
        end = sentence.end - (len(signed[0]) if signed else 0)
        stop = "." if self.text[end - 1 : end].isalnum() and not gap.startswith("\n") else ""
        return (Edit(start=end, end=end, text=f"{stop}{gap}{words}"),)


def outcome(reading: Reading) -> str:
    """How the matter stands at the end of the reply, for words that close it."""
    if reading.does("refusal") and not reading.does("solution", "timeframe"):
        return "declined"
    if not reading.does("question", "timeframe", "hold", "handoff") and any(
        DONE.search(one.text) for one in reading.sentences
    ):
        return "solved"
    if reading.does("question", "timeframe", "hold", "handoff") or not reading.does("solution", "action"):
        return "open"
    return "solved"
