"""A reading as a place to write in: where each kind of sentence goes, and words composed for this customer that repeat nothing.

Everything goes in at one of four places: the top, the end of the opening (greeting, thanks, acknowledgement), the end of the matter, the foot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting import onward
from replycoach.rewriting.addressing import FAREWELL, HANDLE, HANDLES, SALUTE, SIGNED, TITLED
from replycoach.rewriting.addressing import GREETING as GREETING
from replycoach.rewriting.addressing import LIST_ITEM as LIST_ITEM
from replycoach.rewriting.clauses import REFERS
from replycoach.rewriting.compose import Situation, after_greeting, compose, wordings
from replycoach.rewriting.directions import directions
from replycoach.rewriting.slots import SAY, STEP, TIMED, handed
from replycoach.rewriting.stance import DENIES, DONE, LIKELY, OFFERED, outcome, refuses, says_can, sympathises
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replycoach.reading.reading import Reading, Sentence

SURE = 0.7
"""Below this probability nobody is thanked for praise."""
BLAMES = 0.5
BEFALLEN = frozenset({"state", "plight", "charge"})
OWED = frozenset({"noshow", "unheard", "unkept", "broken", "slow", "delay", "nth"})
"""Facts of a customer's matter in which an act of ours may be conceded, and those that always do."""
HANDED = 0.5
"""How likely a sentence has to send the customer elsewhere."""
VARIANTS = 2
"""Wordings of one move that are tried."""
OPENING: frozenset[Move] = frozenset({"greeting", "introduction", "thanks", "apology", "acknowledgement"})
CLOSING: frozenset[Move] = frozenset({"further_help", "signoff"})
SYMPATHY: frozenset[Move] = frozenset({"acknowledgement", "apology"})
"""Moves that own up to nothing where the reply refuses what they would own up to."""
PROMISES: frozenset[Move] = frozenset({"ownership", "timeframe", "reassurance", "further_help", "thanks"})
WILL = re.compile(r"\bI(?:'ll| will)\b(?! be (?:glad|happy)\b)", re.IGNORECASE)
"""The agent says what they will do."""
CONDITION = re.compile(r"(?:if|when|once|unless|as soon as|until)\b", re.IGNORECASE)
PARTS = re.compile(r"[,;:] (?:and |but |so |therefore |however,? )*", re.IGNORECASE)
CORRECT = AnyCase(
    r"\b(?<!not )(?<!n't )correctly (?:issued|refused|declined|cancelled|canceled|rejected|closed|sent|applied)\b|\b(?:charge|fee|bill|fine|ticket|notice|decision)s? (?:is|are|was|were|stands?) (?:valid|justified|correct|due|final)\b"
)
"""That what the customer complains of is as it should be, where the rest of the sentence denies something else."""
OFFERS = AnyCase(
    r"\b(?:i|we)(?: can| could|['’]d be able to| am able to|['’]m able to| are able to|['’]re able to)\b(?!['’]t)"
)
LETS_KNOW = AnyCase(
    r"(?:so |just |please )*let (?:me|us) know(?: (?:if|whether|which|what|how|when) (?!you (?:have|need|run|see|are (?:having|still))\b|there|anything|something)[^.!?]{1,60})?\W*$|(?:shall|should) (?:i|we)\b|(?:would|do) you (?:like|want) (?:me|us)\b|(?:is|would) (?:that|this) (?:be )?(?:ok|okay|all right|alright|fine)\b"
)
"""An offer, and that the next word is the customer's: nothing goes in between."""
CALLED = 1
"""Words behind a name up to which what greets is a greeting."""
SURELY = 0.9
"""How likely a sentence with no thing in it has to be an instruction, for the same."""
HANGS = re.compile(
    r"(?:just )?(?:following(?: up)?|further to|regarding|re|with (?:reference|regard) to|in (?:response|reply|relation) to|concerning|as per)\b[^,;:]{3,60}[.!]?$",
    re.IGNORECASE,
)
"""What hangs on a greeting and is no sentence."""
LEANS = re.compile(rf"{REFERS.pattern}|[^.!?]{{0,120}}\b(?:until|by|before|since) then\b", re.IGNORECASE)
"""How a sentence reads that needs the one before it."""


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
        if customer is None or self.situation.mood != "pleased":
            return True
        return customer.odds.get("pleased", 0.0) >= SURE

    @property
    def hurts(self) -> bool:
        """Whether there is something to be sorry for: who only asks, in a mood that is not sure, named no trouble."""
        situation = self.situation
        return self.reading.customer is None or situation.bereaved or situation.own_slip or not situation.plain

    @property
    def upset(self) -> bool:
        """Whether the customer is, or complains."""
        customer = self.reading.customer
        return customer is not None and (customer.upset or self.situation.topic == "complaint")

    @property
    def lectures(self) -> bool:
        """Whether the draft says what the customer did wrong or has to do another time, beside which a formula of sympathy is a mockery."""
        return any(onward.lectures(one.text) for one in self.reading.sentences)

    @property
    def disputes(self) -> bool:
        """Whether the draft says that nothing is wrong: an apology right above that is none. No death is disputed."""
        said = [one.text for one in self.reading.sentences if not one.does("further_help")]
        parts = (part for one in said if not CONDITION.match(one) for part in PARTS.split(one))
        found = any(map(onward.disputes, said)) or any(onward.disputes(one) or CORRECT.search(one) for one in parts)
        return not self.situation.bereaved and found

    @property
    def said(self) -> str:
        """The agent's words, with those that are handed over, but for an offer of further help."""
        told = (words for one in self.composed for words in handed(one))
        return "\n".join((*(one.text for one in self.reading.sentences if not one.does("further_help")), *told))

    @property
    def contests(self) -> bool:
        """Whether the draft has another account than the customer's or doubts theirs, or the note of a call marks theirs as a claim."""
        return not self.situation.bereaved and (self.situation.claimed or onward.contests(self.said))

    @property
    def blames(self) -> bool:
        """Whether a sentence puts it on the customer, be it handed to the agent."""
        given = any(f"[{SAY['language/blame']}" in one for one in self.composed)
        return given or any(one.cues.get("language/blame", 0.0) >= BLAMES for one in self.reading.sentences)

    def names(self, words: str) -> bool:
        """Whether composed words name something of the customer's matter."""
        return any(one in words for one in self.situation.facts.values())

    @property
    def goes_on(self) -> bool:
        """Whether the draft says already what happens next, whoever does it."""
        return any(onward.goes_on(one.text) and not one.does("further_help") for one in self.reading.sentences)

    @property
    def may_promise(self) -> bool:
        """Whether the agent is still on it: who refuses or hands over promises nothing besides."""
        return outcome(self.reading) != "declined" and not self.reading.does("handoff") and not self.refuses

    @property
    def sends_away(self) -> bool:
        """Whether the customer is sent elsewhere, so that "I'll look into this" would contradict it."""
        return any(one.cues.get("channel/needless-handoff", 0.0) >= HANDED for one in self.reading.sentences)

    @property
    def answers(self) -> bool:
        """Whether the draft gives the answer or says what the agent will do, so that to look into it would open the matter again."""
        told = any(len(one.text.split()) > 2 for one in self.reading.doing("solution", "instruction"))
        answered = told and not self.reading.does("ownership")
        return answered or WILL.search(self.text.replace("’", "'")) is not None

    @property
    def refuses(self) -> bool:
        """Whether the draft says no, so that no help may be promised in the same breath."""
        plain = self.text.replace("’", "'")
        return self.reading.does("refusal") or any(one.search(plain) for one in (onward.HELPLESS, onward.REFUSED))

    @property
    def offers(self) -> bool:
        """Whether the draft itself says what can be done instead of what it refuses, so that no place for it is needed."""
        refused = max(
            (one.index for one in self.reading.sentences if refuses(one)), default=len(self.reading.sentences)
        )
        return any(
            one.move_odds.get("solution", 0.0) >= (LIKELY if DENIES.search(one.text) else OFFERED)
            or (one.index > refused and self._goes_on(one))
            or (one.index == refused - 1 and one.does("solution", "instruction"))
            or (one.index >= refused and not one.does("further_help", "signoff") and says_can(one.text))
            for one in self.reading.sentences
        )

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence behind a refusal says what is done or can be done; "you'd have to sit it out" names nothing."""
        told = list(directions(self.reading.parser.parse(sentence.text)))
        return sentence.does("solution", "action", "question") or (
            sentence.does("instruction")
            and (
                not told
                or sentence.move_odds.get("instruction", 0.0) >= SURELY
                or any(one.command or one.things - {"one"} for one in told)
            )
        )

    @property
    def is_done(self) -> bool:
        """Whether it tells that it is done, so that nothing is left to promise."""
        return outcome(self.reading) == "solved" and any(DONE.search(one.text) for one in self.reading.sentences)

    def greets(self, sentence: Sentence) -> bool:
        """Whether this is a greeting and nothing else, be it the bare name of the customer."""
        name = self.situation.customer_name.lower().split()
        bare = [word.strip(",.!:") for word in sentence.text.lower().split()]
        return any(one.fullmatch(sentence.text) for one in (GREETING, HANDLES, SALUTE)) or (
            sentence.index == 0
            and bool(bare)
            and (set(bare) <= set(name) or TITLED.fullmatch(sentence.text) is not None)
        )

    @property
    def is_on_it(self) -> bool:
        """Whether the draft shows the agent at work, so that they can say that it is theirs."""
        works = self.may_promise and self.reading.does("action", "timeframe", "question")
        return works and onward.AT_WORK.search(self.text.replace("’", "'")) is not None

    @property
    def awaits(self) -> bool:
        """Whether the next step is the customer's, as the reply asks for something."""
        return any(
            (one.does("question") and not one.does("further_help")) or onward.NEEDS.search(one.text)
            for one in self.reading.sentences
        )

    @property
    def is_open(self) -> bool:
        """Whether something is still to come from the customer or the agent, so that it is too early to ask for more."""
        said = [one.text for one in self.reading.sentences]
        offered = any(OFFERS.search(one) and LETS_KNOW.match(then) for one, then in pairwise(said))
        return self.awaits or offered or any(onward.ASKS_BACK.search(one) for one in said)

    @property
    def says_when(self) -> bool:
        """Whether a slot for the next step is there already: a second one only repeats it."""
        return any(TIMED.search(words) or "[what you can" in words for words in self.composed)

    def compose(self, *moves: Move, **values: str) -> Iterator[str]:
        """Wordings of the first of these moves that has any; `values` are further facts that they may speak of."""
        said = [sentence.text for sentence in self.reading.sentences]
        found: list[str] = []
        if any(map(self.brings, moves)):
            return
        for move in moves:
            for turn in range(VARIANTS):
                one = replace(self._situation(move), seed=f"{self.situation.seed}{'+' * turn}")
                ends = outcome(self.reading)
                if move in SYMPATHY:
                    ends = "disputed" if self.disputes and not one.own_slip else sympathises(self.reading)
                words = compose(
                    move, one, outcome=ends, used=(*said, *self.composed), values=values or None, besides=found
                )
                if words and words not in found and words not in self.text and words not in self.composed:
                    found.append(words)
            if found:
                break
        yield from found

    def brings(self, move: Move) -> bool:
        """Whether a wording of this move comes in already."""
        return any(words in text for words in wordings(move, self.situation) for text in self.composed)

    def _situation(self, move: Move) -> Situation:
        """A promise names the customer's thing only where the draft speaks of it too: they may have named it in passing. No word of sympathy names what the draft denies."""
        if move in SYMPATHY:
            facts, weight, matter = self.situation.facts, self.situation.weight, self.situation.matter
            if onward.denies(self.text, facts.get("state", "")):
                weight, matter = replace(weight, plight="", fails=""), replace(matter, state="")
            weight = replace(weight, unheard="") if onward.ANSWERED.search(self.text) else weight
            if weight.noshow and onward.CAME.search(self.text):
                weight, matter = replace(weight, noshow=""), replace(matter, state="")
                weight = replace(weight, plight="") if onward.COMING.search(weight.plight) else weight
            matter = replace(matter, wait="") if onward.is_usual(self.text, matter.wait) else matter
            if self.blames or self.contests:
                named = BEFALLEN | (OWED if self.contests else frozenset())
                weight = weight.sparing(named, onward.concedes)
                matter = matter.sparing(named, onward.concedes)
            return replace(self.situation, weight=weight, matter=matter)
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
        mark = "," if self.text[start : start + 1].islower() else "."
        spoken = f"{words.rstrip(',.!')}{mark}" if words.endswith(",") or mark == "," else words
        return (Edit(start=start, end=start, text=f"{spoken} "),)

    def after_opening(self, words: str, last: frozenset[Move] = OPENING) -> tuple[Edit, ...]:
        """A sentence at the end of the opening, or in its place after the greeting."""
        sentences = self.reading.sentences
        opening = self._opening(last)
        first = sentences[0]
        if opening is None or (opening.index == 0 and not first.does(*(last - {"greeting"}))):
            greeting = GREETING.match(first.text)
            if greeting and (bare := self._vocative(first.text)) and len(greeting[0][bare.end() :].split()) > CALLED:
                greeting = None  # "Hi Mr Hall as per our call no refund," is more than a greeting
            if greeting and HANGS.match(first.text[greeting.end() :].lstrip()):
                return self.behind(first, words)  # "Hi Mrs Hall, further to our call." takes nothing in between
            if greeting and greeting.end() < len(first.text):
                return self._after_words(first, greeting.end(), words)
            if opening is None and greeting is None:
                if spoken_to := HANDLE.match(first.text) or self._vocative(first.text):
                    return self._after_words(first, spoken_to.end(), words)
                small = re.match(r"[a-z](?=[a-z']* )", first.text)
                end = first.start + len(small[0] if small else "")
                return (
                    Edit(start=first.start, end=end, text=words + self._gap() + (small[0].upper() if small else "")),
                )
        here = sentences[0] if opening is None else opening
        if here.index + 1 == len(sentences):
            return self.behind(here, words, "\n\n" if self.greets(here) and self.own_paragraphs else " ")
        if self.greets(here) or here.text.endswith(","):
            behind = sentences[here.index + 1]
            goes_on = "acknowledgement" not in last and behind.does("acknowledgement", "apology")
            gap = " " if goes_on else self._gap()
            small = re.match(r"[a-z](?![A-Z])", behind.text)
            end = behind.start + len(small[0] if small else "")
            return (Edit(start=behind.start, end=end, text=f"{words}{gap}{behind.text[:1].upper() if small else ''}"),)
        return self.behind(here, words, " ")

    def _vocative(self, text: str) -> re.Match[str] | None:
        """The customer's name, with which a sentence speaks to them: "Mr Holt, I've …"."""
        names = "|".join(map(re.escape, self.situation.customer_name.split()))
        lead = r"(?:(?i:right|ok|okay|so|well|yes|yeah|no|now|hello|hi|hey|sorry|thanks|good (?:morning|afternoon|evening))(?: then)?,? ){0,2}"
        title = r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
        spoken = rf"{lead}{title}(?:(?:{names})\b ?)+(?:,|[:–-](?= ))|(?i:hi|hello|hey|dear) {title}(?:{names})(?: (?:{names}))*(?= [a-z])"
        return re.match(spoken, text) if names else None

    def _gap(self) -> str:
        return "\n\n" if self.own_paragraphs else " "

    def _after_words(self, first: Sentence, stop: int, words: str) -> tuple[Edit, ...]:
        """Between a greeting and what goes on behind it on the same line."""
        place = first.start + stop
        follows = re.compile(r"\s*").match(self.text, place)
        assert follows is not None
        begin = follows.end()
        bare = self.text[place - 1].isalnum()
        said = after_greeting(words, self.situation.agent_name) if bare or self.text[place - 1] == "," else words
        start, said = (place, f", {said}") if bare else (begin, said)
        return (Edit(start=start, end=begin + 1, text=f"{said} {self.text[begin : begin + 1].upper()}"),)

    def _opening(self, moves: frozenset[Move]) -> Sentence | None:
        """The last sentence of the opening."""
        last = None
        for sentence in self.reading.sentences:
            opens = sentence.moves - {"greeting"} and sentence.moves <= moves
            if self.greets(sentence) or opens:
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
        length, left = len(sentence.text.split()), len(self.reading.sentences) - sentence.index - 1
        short = length <= 5 and any(name in sentence.text for name in names)
        if not left and (sentence.text.strip(" .^–—-") in names or FAREWELL.fullmatch(sentence.text)):
            return True
        own_line = self.text[sentence.start - 1 : sentence.start] == "\n"
        before = self.reading.sentences[sentence.index - 1]
        signed = before.text.endswith(",") and before.does("signoff") and length <= 6
        unit = (
            not left and length <= 4 and sentence.text[-1:].isalpha() and sentence.text[:1].isupper()
        )  # "Housing Team"
        alone = own_line and (short or signed or (unit and self.own_paragraphs))
        goes = moves if own_line or "further_help" in moves else moves - {"signoff"}
        if "further_help" in moves and onward.OFFERS_HELP.match(sentence.text):
            return True
        if left <= 1 and onward.LOOKS_FORWARD.match(sentence.text):
            return True
        closes = bool(sentence.moves) and (sentence.moves <= goes | {"thanks"} and sentence.does(*goes))
        over_name = own_line and length <= 4 and left == 1  # "Thanks,"
        return alone or closes or (sentence.text.endswith(",") and (over_name or sentence.does("signoff")))

    def signed(self, sentence: Sentence) -> re.Match[str] | None:
        """The signature at the end of the last line."""
        name = self.situation.agent_name.split()[:1]
        bare = re.search(rf"(?<=[.!?])\s+{re.escape(name[0])}$", sentence.text) if name else None
        return SIGNED.search(sentence.text) or bare

    def foot(self, words: str) -> tuple[Edit, ...]:
        """A closing, at the very end."""
        last, gap = self.reading.sentences[-1], "\n\n" if self.reading.channel == "email" else " "
        signed = self.signed(last)
        if signed and not SIGNED.search(last.text):
            return (Edit(start=last.end - len(signed[0]), end=last.end, text=gap + words),)
        bare = last.index and last.text.strip(" .") in self.situation.agent_name.split()[:1]
        if bare and self.text[last.start - 1] == " " and self.reading.channel == "email":
            return (Edit(start=last.start - 1, end=last.end, text=gap + words),)
        return self.behind(last, words, gap)

    def past(self, sentence: Sentence, words: str) -> Sentence:
        """The last of those right behind a sentence that lean on the one before them, so that these words are not wedged in between."""
        leans = REFERS if TIMED.search(words) else LEANS  # "until then" may follow a time
        here = sentence
        for following in self.reading.sentences[sentence.index + 1 :]:
            people = f"[{STEP}:" in words and re.match(r"they\b", following.text, re.IGNORECASE)  # no step is a "they"
            if self.text[here.end : following.start].strip(" ") or people or not leans.match(following.text):
                break
            here = following
        return here

    def behind(self, sentence: Sentence, words: str, gap: str = " ") -> tuple[Edit, ...]:
        """Right behind a sentence, before a signature on its line."""
        signed = self.signed(sentence) if sentence.index + 1 == len(self.reading.sentences) else None
        end = sentence.end - (len(signed[0]) if signed else 0)
        stop = "." if self.text[end - 1 : end].isalnum() and not gap.startswith("\n") else ""
        return (Edit(start=end, end=end, text=f"{stop}{gap}{words}"),)
