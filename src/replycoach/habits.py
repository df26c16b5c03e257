"""Learn an agent's voice from replies that they wrote before: what they greet and close with, how formal they are, words they prefer.

Only a habit counts: a wording that shows at least `OFTEN` times and in at least `SHARE` of the replies where any shows.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from replycoach.text.prose import Prose
from replycoach.voice import Formality, Voice

OFTEN = 3
SHARE = 0.2
ENOUGH = 20
"""Below this many replies a habit is a first guess, and is told as one."""
LINES = 3
"""Greetings and closings of a voice at most."""
PREFERRED_TIMES, PREFERRED_SHARE = 5, 0.85

SAME = (
    ("apologise", "apologize"), ("order", "purchase"), ("parcel", "package"), ("refund", "reimbursement"),
    ("email", "mail", "message"), ("call", "phone", "ring"), ("glad", "happy", "pleased"), ("sorted out", "resolved", "settled"),
    ("trouble", "difficulty", "inconvenience"), ("customer", "client"), ("look into", "investigate"), ("invoice", "bill"),
)  # fmt: skip
"""Words that say the same in a reply; an agent who nearly always takes one of them prefers it."""

_GREETING = re.compile(
    r"^(?P<word>Dear|Hi|Hello|Hey|Hiya|Good (?:morning|afternoon|evening|day))(?P<who>(?: [^\s,!:.–—-]+){0,4}?)(?P<mark>[,!:]|$)(?=\s|$)"
)
_NOBODY = frozenset({"", "there", "all", "team", "everyone", "again"})
_CLOSING = re.compile(
    r"^(?:(?:with |my |many |kind |warm |best |very |kindest |warmest |all the )*"
    r"(?:regards|wishes|thanks|thank you|best|sincerely|cheers|yours|warmly|take care|apologies|speak (?:soon|then)|until then|goodbye)"
    r"(?: (?:and|again|from|sincerely|faithfully|truly|very|kind|regards|wishes|in advance|for now|then|soon|best)){0,4})[,.!]?$",
    re.IGNORECASE,
)  # fmt: skip
_SHORT = re.compile(
    r"\b(?:i'm|i'll|i've|i'd|you're|you'll|you've|it's|that's|don't|isn't|can't|won't|haven't|we're|we've|we'll|doesn't|didn't)\b",
    re.I,
)
_LONG = re.compile(
    r"\b(?:i am|i will|i have|i would|you are|you will|you have|it is|that is|do not|is not|cannot|will not|have not|we are|we have|we will|does not|did not)\b",
    re.I,
)
_EASY = re.compile(r"\b(?:hey|hiya|cheers|no worries|yeah|yep|awesome|thx)\b|[\U0001f300-\U0001faff]|:\)", re.I)


@dataclass(frozen=True, slots=True)
class Habits:
    """A voice and the counts behind it, in words, by field."""

    voice: Voice
    replies: int
    counts: dict[str, str]

    def as_toml(self) -> str:
        """The table for the settings, each line with the counts behind it."""
        few = "" if self.replies >= ENOUGH else f" That is few: take it as a first guess, {ENOUGH} or more tell better."
        lines = [f"# Learned from {self.replies} {'reply' if self.replies == 1 else 'replies'}.{few}", "[voice]"]
        told: dict[str, object] = {
            "formality": self.voice.formality, "greeting": list(self.voice.greeting), "sign_off": list(self.voice.sign_off),
        }  # fmt: skip
        for name, value in told.items():
            shown = f"{name} = {json.dumps(value, ensure_ascii=False)}  # " if value else f"# {name}: "
            lines.append(shown + self.counts[name])
        if not self.voice.prefer:
            return "\n".join([*lines, f"# prefer: {self.counts['prefer']}"]) + "\n"
        lines += ["", "[voice.prefer]"]
        lines += [
            f"{json.dumps(word)} = {json.dumps(instead)}  # {self.counts[f'prefer.{instead}']}"
            for word, instead in self.voice.prefer.items()
        ]
        return "\n".join(lines) + "\n"


def learn(replies: Iterable[str]) -> Habits:
    """The habits that show in these replies of one agent or team.

    >>> learn(["Hi Ana,\\n\\nIt ships today.\\n\\nBest wishes,\\nJo"] * 4).voice.greeting
    ('Hi {name},',)
    """
    greetings: Counter[str] = Counter()
    closings: Counter[str] = Counter()
    words: Counter[str] = Counter()
    total = short = long = easy = 0
    for reply in replies:
        text = Prose.from_source(reply).text.strip()
        if not text:
            continue
        total += 1
        greetings.update(filter(None, [_greeting(text)]))
        closings.update(filter(None, [_closing(text)]))
        short += len(_SHORT.findall(text))
        long += len(_LONG.findall(text))
        easy += bool(_EASY.search(text))
        words.update({word: len(re.findall(rf"\b{word}\b", text, re.I)) for group in SAME for word in group})
    counts = {"greeting": _told(greetings, "greeting"), "sign_off": _told(closings, "closing line")}
    formality, counts["formality"] = _formality(short, long, easy, total)
    prefer = _preferred(words, counts)
    return Habits(
        Voice(formality=formality, greeting=_habits(greetings), sign_off=_habits(closings), prefer=prefer),
        total,
        counts,
    )


def _greeting(text: str) -> str:
    found = _GREETING.match(text.partition("\n")[0].strip())
    if not found:
        return ""
    who = found["who"].strip()
    told = who if who.lower() in _NOBODY else "{name}"
    return f"{found['word']} {told}".strip() + found["mark"]


def _closing(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()][1:]
    return next((line for line in lines[-5:] if len(line) < 50 and _CLOSING.match(line)), "")


def _habits(found: Counter[str]) -> tuple[str, ...]:
    enough = max(OFTEN, SHARE * found.total())
    return tuple(line for line, count in found.most_common(LINES) if count >= enough)


def _told(found: Counter[str], what: str) -> str:
    kept = _habits(found)
    if not kept:
        return f"no habit shows ({found.total()} with a {what}, {len(found)} different)"
    return f"{' and '.join(str(found[line]) for line in kept)} of {found.total()} with a {what}"


def _formality(short: int, long: int, easy: int, total: int) -> tuple[Formality | None, str]:
    places = short + long
    if total < OFTEN or places < 2 * OFTEN:
        return None, f"too little to tell ({places} places where a short form could stand)"
    told = f"short forms in {short} of {places} places, easy words in {easy} of {total} replies"
    if long >= 0.8 * places:
        return "formal", told
    return ("casual" if easy >= 0.3 * total else "neutral"), told


def _preferred(words: Counter[str], counts: dict[str, str]) -> dict[str, str]:
    prefer: dict[str, str] = {}
    for group in SAME:
        best = max(group, key=lambda word: words[word])
        times, total = words[best], sum(words[word] for word in group)
        if times >= PREFERRED_TIMES and times >= PREFERRED_SHARE * total:
            prefer |= {word: best for word in group if word != best}
            counts[f"prefer.{best}"] = f"{times} of {total}"
    counts["prefer"] = "no habit shows"
    return prefer
