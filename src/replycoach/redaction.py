"""Redact a draft for a bug report: names, numbers, addresses and links become others of the same shape, so that most findings stay.

It finds what a program can find. Look the result over before you send it: a name in small letters, or what is told of somebody in plain
words, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from replycoach.history.masking import body, known_names
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.rewriting.guard import unexpected_names
from replycoach.text.html import KNOWN
from replycoach.text.placeholders import find
from replycoach.text.prose import Prose

NAMES: Final = "Alex Kim Sam Robin Jamie Chris Pat Lee Max Toni Jo Dana Kit Noel Rene Sandy Terry Val Jess Sky".split()
"""What stands in for names, in order of appearance."""
NO_NAMES: Final = frozenset(
    "mr mrs ms mx miss dr prof may best kind warm warmest kindest many wishes regards sincerely yours cheers love take speak until all"
    " team support customer service services sent"
    " monday tuesday wednesday thursday friday saturday sunday"
    " january february march july september october november december".split()
)
"""Words with a capital that a letter may begin, or close, with, or that name a day; the months that people are called by stay out."""
DIGIT: Final = "2"

_LINK: Final = re.compile(r"\b(?P<scheme>https?://|www\.)[^\s<>\"']{1,2000}", re.IGNORECASE)
_BARE_LINK: Final = re.compile(r"(?<![\w@./-])(?:[\w-]{1,63}\.){1,5}[a-z]{2,10}/[^\s<>\"']{0,500}", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_HANDLE: Final = re.compile(r"(?<![\w@/.])@\w{2,40}")
_CODE: Final = re.compile(r"(?<![\w{])(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[A-Za-z])[\w-]{2,60}")
_ORDINAL: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h|m|s|kg|cm|mm|km|gb|mb|x)", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")
_GREETED: Final = re.compile(
    r"\b((?:hi|hey|hello|dear) )((?!there|all|team|everyone|again|folks|sir|madam)[a-z]{2,20})(?=[,!.\n]| and )", re.I
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = re.compile(r"[A-Za-z]")


class Redactor:
    """Redacts several texts alike: what is the same in two of them is the same afterwards.

    >>> Redactor().text("Hi Ana, order HB-20417 is at ana@x.example since 3 May. Best wishes, Jo Doe")
    'Hi Alex, order XX-22222 is at someone1@example.com since 2 May. Best wishes, Kim Sam'
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, str] = {}
        self._others: dict[tuple[str, str], str] = {}
        for name in names:
            self._know(_WORD.findall(name))

    def text(self, text: str) -> str:
        """The text with all that is found replaced; placeholders and HTML stay."""
        read = Prose.from_source(text, kind="auto").text
        shown = _CODE.sub("0", _LINK.sub(" ", _MAIL.sub(" ", read)))
        for one in reversed(find(shown)):
            shown = shown[: one.start] + ". " + shown[one.end :]
        signed = shown[body(shown)[1] :]
        names = {name.lower() for name in _CAPITAL.findall(signed)} | known_names(shown) | set(unexpected_names(shown))
        names |= {word.lower() for word in _CAPITAL.findall(shown) if _is_odd(word.lower())}
        self._know(sorted(names - NO_NAMES - FUNCTION_WORDS, key=shown.lower().find))
        kept = [(one.start, one.end) for one in find(text) if not one.unfilled_by_hand]
        parts, at = [], 0
        for start, end in [*kept, (len(text), len(text))]:
            parts += [self._replaced(text[at:start]), text[start:end]]
            at = end
        return "".join(parts)

    def data(self, value: Any) -> Any:
        """A case or any other data of JSON, with every text in it redacted; names of fields, channels, roles and times stay."""
        if isinstance(value, Mapping):
            for name in ("customer_name", "agent_name", "company"):
                if isinstance(value.get(name), str):
                    self._know(_WORD.findall(value[name]))
            return {
                name: one if name in ("channel", "role", "sent_at", "at", "time") else self.data(one)
                for name, one in value.items()
            }
        if isinstance(value, list):
            return [self.data(one) for one in value]
        if isinstance(value, str):
            return self.text(value)
        return 2 if isinstance(value, (int, float)) and not isinstance(value, bool) else value

    def _know(self, names: Iterable[str]) -> None:
        for name in names:
            for part in _WORD.findall(name):
                if len(part) > 1:
                    self._names.setdefault(part.lower(), NAMES[len(self._names) % len(NAMES)])

    def _replaced(self, text: str) -> str:
        text = _LINK.sub(lambda found: self._other("link", found[0], f"{found['scheme']}{{}}.example.com"), text)
        text = _BARE_LINK.sub(lambda found: self._other("link", found[0], "{}.example.com/"), text)
        text = _MAIL.sub(lambda found: self._other("someone", found[0], "{}@example.com"), text)
        text = _HANDLE.sub(lambda found: self._other("someone", found[0], "@{}"), text)
        text = _CODE.sub(_code, text)
        text = re.sub(r"\d", DIGIT, text) if not _MADE.search(text) else _digits(text)
        return _WORD.sub(self._name, _GREETED.sub(self._greeted, text))

    def _other(self, kind: str, found: str, form: str) -> str:
        end = found[len(found.rstrip(".,;:!?)]}'")) :]
        number = sum(1 for known, _ in self._others if known == kind) + 1
        return self._others.setdefault((kind, found[: len(found) - len(end)]), form.format(f"{kind}{number}")) + end

    def _greeted(self, found: re.Match[str]) -> str:
        """A name behind a greeting, which may be in small letters there."""
        self._know([found[2]])
        other = self._names.get(found[2].lower(), found[2])
        return found[1] + (other.lower() if found[2].islower() else found[2])

    def _name(self, found: re.Match[str]) -> str:
        word, other = found[0], self._names.get(found[0].lower())
        before = found.string[max(0, found.start() - 2) : found.start()]
        if other is None or (before.endswith(("<", "</")) and word.lower() in KNOWN):
            return word
        if word[0].islower() and not _is_odd(word):
            return word
        return other.upper() if word.isupper() and len(word) > 2 else other.lower() if word.islower() else other


_MADE: Final = re.compile(r"(?:link|someone)\d+")


def _digits(text: str) -> str:
    """All digits changed but those of what was put in."""
    parts, at = [], 0
    for made in _MADE.finditer(text):
        parts += [re.sub(r"\d", DIGIT, text[at : made.start()]), made[0]]
        at = made.end()
    return "".join([*parts, re.sub(r"\d", DIGIT, text[at:])])


def _code(found: re.Match[str]) -> str:
    if _ORDINAL.fullmatch(found[0]) or _MADE.fullmatch(found[0]):
        return found[0]
    return _LETTERS.sub(lambda letter: "X" if letter[0].isupper() else "x", found[0])


def _is_odd(word: str) -> bool:
    """Whether a word in small letters is in no dictionary, so that it may well be a name."""
    from lemminflect import getAllLemmas

    return not set(getAllLemmas(word)) - {"PROPN"}


def redact(text: str, names: Iterable[str] = ()) -> str:
    """One text redacted; `names` are those that are known.

    >>> redact("Dear Ms Ruiz, call me on 0151 496 0000.")
    'Dear Ms Alex, call me on 2222 222 2222.'
    """
    return Redactor(names).text(text)
