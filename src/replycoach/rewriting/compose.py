"""Compose a missing move from snippets: the wording that fits this customer, this channel, this mood and this agent.

A snippet is a line of a file ``templates/<move>/<channel>.j2`` (or ``any.j2``), below a heading that says where it fits::

    {# worried frustrated complaint #}
    Not knowing how things stand with {{ thing }} is unsettling, and I would be asking too.

A snippet is considered only where everything that it speaks of is known. Which of them is taken is decided by a hash of the
case, so that the same case always gets the same words and two customers rarely do; what this customer was sent before comes last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any, get_args

from jinja2 import Environment, StrictUndefined, Template, meta

from replycoach.errors import SettingsError
from replycoach.model import CHANNELS, Channel, Emotion, Move
from replycoach.reading.reading import UPSET
from replycoach.rewriting.naming import is_title
from replycoach.rewriting.situation import Situation as Situation
from replycoach.rewriting.situation import folded as _folded
from replycoach.rewriting.weight import ORDER
from replycoach.voice import Formality, Voice

OUTCOMES = ("solved", "open", "declined", "slip", "firm", "disputed")
TOPICS = ("complaint", "question", "request", "praise")
KINDS: tuple[frozenset[str], ...] = (
    frozenset(get_args(Emotion)), frozenset(get_args(Formality)), frozenset(OUTCOMES), frozenset(TOPICS), frozenset({"clear"}),
    frozenset({"bereaved"}),
)  # fmt: skip
"""What a heading may ask for; of each kind that it names, one must hold."""

SAID_OUT = {
    "I'm": "I am", "I'll": "I will", "I've": "I have", "I'd": "I would", "you're": "you are", "you've": "you have", "you'd": "you would",
    "you'll": "you will", "we've": "we have", "We've": "We have", "it's": "it is", "It's": "It is", "that's": "that is",
    "That's": "That is", "here's": "here is", "Here's": "Here is", "what's": "what is", "let's": "let us", "Let's": "Let us",
    "isn't": "is not", "wasn't": "was not", "don't": "do not", "haven't": "have not", "shouldn't": "should not",
    "You're": "You are", "You've": "You have", "You'll": "You will", "Thanks for": "Thank you for",
}  # fmt: skip
"""A formal voice writes the short forms out."""

BRIEF: frozenset[Channel] = frozenset({"social"})
"""Channels where the snippets for any channel are too long: their own come first."""


@dataclass(frozen=True)
class Snippet:
    """A wording of a move: its source, the headings that it stands below, and what it speaks of."""

    source: str
    channel: str
    asks: frozenset[str]
    speaks_of: frozenset[str]

    def fits(self, situation: Situation, known: Collection[str], outcome: str) -> bool:
        """Whether its headings hold and everything that it speaks of is known."""
        holds = situation.conditions | {outcome}
        return self.speaks_of <= set(known) and all(not (asked := self.asks & kind) or asked & holds for kind in KINDS)

    def was_sent(self, sent: Collection[str], voice: Voice) -> bool:
        """Whether its fixed words, in their order, are in one of these texts."""
        if not sent:
            return False
        parts = [
            part
            for piece in re.split(r"\{[{%].*?[}%]\}", _voiced(self.source, voice, False))
            if (part := _folded(piece))
        ]
        return any(_in_order(parts, text) for text in sent) or any(
            _in_order([_folded(_expanded(part)) for part in parts], text) for text in sent
        )


def _in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return bool(parts)


def _environment() -> Environment:
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False)
    environment.filters["cap"] = lambda text: text[:1].upper() + text[1:]
    environment.filters["a"] = lambda noun: f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
    return environment


_JINJA = _environment()


@cache
def snippets(move: Move) -> tuple[Snippet, ...]:
    """All snippets of a move, in the order of their files.

    >>> len(snippets("acknowledgement")) > 40
    True
    """
    folder = files("replycoach").joinpath("templates", move)
    found: list[Snippet] = []
    for channel in ("any", *CHANNELS):
        file = folder.joinpath(f"{channel}.j2")
        if file.is_file():
            found += _read(file.read_text(encoding="utf-8"), channel, f"templates/{move}/{channel}.j2")
    return tuple(found)


def _read(text: str, channel: str, where: str) -> Iterator[Snippet]:
    asks: frozenset[str] = frozenset()
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("{#"):
            asks = frozenset(line.strip("{}# ").split())
            if unknown := asks - frozenset().union(*KINDS):
                raise SettingsError(f"{where}: heading asks for {', '.join(sorted(unknown))}, which is not known")
            continue
        speaks_of = frozenset(meta.find_undeclared_variables(_JINJA.parse(line)))
        yield Snippet(line, channel, asks, speaks_of)


@cache
def _compiled(source: str) -> Template:
    return _JINJA.from_string(source)


def _voiced(source: str, voice: Voice, formal: bool) -> str:
    """The fixed words of a snippet in this voice; what stands for a value is left alone."""
    if not voice.prefer and not formal:
        return source
    parts = re.split(r"(\{[{%].*?[}%]\})", source)
    return "".join(
        part if part.startswith(("{{", "{%")) else voice.say(_expanded(part) if formal else part) for part in parts
    )


def _expanded(text: str) -> str:
    return re.sub(r"[A-Za-z]+'[a-z]+|Thanks for", lambda found: SAID_OUT.get(found[0], found[0]), text)


def compose(
    move: Move,
    situation: Situation,
    *,
    outcome: str = "",
    used: Collection[str] = (),
    values: Mapping[str, Any] | None = None,
    besides: Collection[str] = (),
) -> str:
    """A wording of the move for this situation, empty where none is called for.

    `outcome` (solved, open, declined, slip, firm, disputed) bears on how a reply closes, and on whether it may own up to a fault; `used` are the texts composed for this reply so far, so
    that no two begin alike; `besides` are wordings that were found already, of which another is wanted; `values` are further facts to speak of (`by`: when the customer hears more; `do`: what the agent
    does until then). What a wording needs and nobody knows stands in it as a slot, see `find_slots`.

    >>> compose("greeting", Situation(customer_name="Ana Ruiz", voice=Voice(greeting="Hi {name},")))
    'Hi Ana,'
    """
    known = {**situation.values, **{name: str(value) for name, value in (values or {}).items() if value}}
    if move == "greeting" and is_title(known.get("name", "").partition(" ")[0]):
        situation = replace(situation, formality="formal")  # no "Hi Mr Holt"
    own = _own_line(move, situation, known)
    if own:
        return own
    if move in ("acknowledgement", "apology") and situation.own_slip:
        outcome = "slip"
    elif move == "acknowledgement":
        outcome = outcome or "open"
    fitting = [
        one
        for one in snippets(move)
        if one.channel in {"any", situation.channel} and one.fits(situation, known, outcome)
    ]
    if outcome == "slip":
        fitting = [one for one in fitting if outcome in one.asks] or fitting
    if outcome == "disputed":
        fitting = [one for one in fitting if outcome in one.asks]
    elif outcome == "declined" and move == "acknowledgement":  # what is declined is no trouble that befell them
        fitting = [one for one in fitting if one.speaks_of or outcome in one.asks]
    if situation.bereaved:
        fitting = [one for one in fitting if "bereaved" in one.asks] or fitting
    if situation.channel in BRIEF:
        fitting = [one for one in fitting if one.channel != "any"] or fitting
    if move == "greeting":
        fitting = [one for one in fitting if "name" in one.speaks_of] or fitting
    if not fitting:
        return ""
    asked = frozenset(name for name, value in (values or {}).items() if value)
    fitting = [one for one in fitting if asked <= one.speaks_of] or fitting
    openings = {_opening(text) for text in used}
    named = {
        name for name, words in situation.facts.items() if name not in THINGS and any(words in text for text in used)
    }
    named |= {"state"} if "thing" in named else set()

    told = [_long_words(text) for text in used]

    def rank(one: Snippet) -> tuple[bool, bool, bool, bool, bool, int, bytes]:
        words = _fill(one, situation, known)
        return (
            words in besides,
            one.was_sent(situation.sent, situation.voice),
            bool(openings) and _opening(words) in openings,
            any(len(_long_words(words) & others) > 2 for others in told),
            bool(one.speaks_of & named),
            _lightness(one),
            _hash(situation.seed, move, one.source),
        )

    return _fill(min(fitting, key=rank), situation, known)


LIGHT = ("state", "event", "sum", "hold", "off", "spent", "wait", "awaited", "felt")
"""Facts of about the same weight, of which any may be named."""


THINGS = ("without", "awaited", "vital")
"""Facts that are only a thing, of which the reply speaks as it answers: that they lack it is not said with that."""


def _lightness(one: Snippet) -> int:
    """How little it says of what weighs on the customer: a wording that names the point goes before one that names nothing."""
    places = [ORDER.index("event" if name in LIGHT else name) for name in one.speaks_of if name in ORDER]
    return min(places) * 2 - (len(places) > 1) if places else 2 * len(ORDER) - bool(one.speaks_of & {"step", "asked"})


def _fill(one: Snippet, situation: Situation, known: Mapping[str, str]) -> str:
    return _compiled(_voiced(one.source, situation.voice, situation.formality == "formal")).render(known)


def wordings(move: Move, situation: Situation) -> frozenset[str]:
    """All that could be said of a move here, whatever fits the case: to see whether it is put in already."""
    known = situation.values
    return frozenset(_fill(one, situation, known) for one in snippets(move) if one.speaks_of <= set(known))


def after_greeting(text: str, agent: str = "") -> str:
    """A composed text as it goes on behind "Hi Ana," on the same line; `agent` is a name that it may begin with.

    >>> after_greeting("Thank you for asking."), after_greeting("I'm sorry about that.")
    ('thank you for asking.', "I'm sorry about that.")
    """
    keeps = re.match(r"I\b|[A-Z]{2}", text) or (agent and text.startswith(agent))
    return text if keeps else text[:1].lower() + text[1:]


def _hash(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _long_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{5,}", text.lower()))


def _opening(text: str) -> str:
    return " ".join(_folded(text).split()[:2])


_BRIGHT = re.compile(
    r"!|\b(?:cheers|great|lovely|wonderful|enjoy|happy|sunny|fantastic|ciao|fun)\b|[\U0001f300-\U0001faff]", re.I
)


def _own_line(move: Move, situation: Situation, known: Mapping[str, str]) -> str:
    """The agent's own greeting or closing line where one fits, else nothing."""
    lines = {"greeting": situation.voice.greeting, "signoff": situation.voice.sign_off}.get(move, ())
    fitting = [line for line in lines if "{name}" not in line or "name" in known]
    if situation.mood in UPSET:
        fitting = [line for line in fitting if not _BRIGHT.search(line)]
    if not fitting:
        return ""
    fitting.sort(
        key=lambda line: (
            any(_folded(line.split("{")[0]) in text for text in situation.sent),
            _hash(situation.seed, move, line),
        )
    )
    line = fitting[0].replace("{name}", known.get("name", ""))
    return f"{line}\n{known['agent']}" if move == "signoff" and situation.channel == "email" else line
