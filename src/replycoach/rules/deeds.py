"""What customers say that they did, and where a reply has them do just that: "I've reset it twice" and "Please reset the router."

Both sides are read as a verb, the manner of it ("a *factory* reset") and the things that it was done to. Two deeds are the same where the verb is, and the
things overlap; a verb that leaves no doubt ("restart", "reinstall") may go without them. Whatever is new in the reply's words makes it another deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replycoach.reading.overlap import EMPTY, stem
from replycoach.reading.sentences import split
from replycoach.text.slips.clause import Clause
from replycoach.text.slips.lists import CLOSED
from replycoach.text.slips.verbs import IRREGULAR, base_of


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb (its stem), how and to what it is done, and where the words are."""

    verb: str
    how: frozenset[str]
    what: frozenset[str]
    start: int
    end: int


MINE = frozenset("i we i've we've ive weve".split())
ADVERBS = frozenset(
    "already also even just now then both since again first of course obviously ever twice simply now next".split()
)
JOINS = frozenset("and then & + , or so but".split())
HOW = frozenset("factory hard soft full complete clean fresh".split())
FILLS = frozenset("a an the to do doing my your both".split())
CEASES = frozenset(
    "and but because when if so then since after before until while which that who to with by as than still yet or now without i we you it's".split()
)
"""Words at which what a verb was done to has ended."""
TIMES = frozenset(
    "twice times already again today yesterday once several two three four five completely fully properly off out back up over down manually myself tonight morning ever".split()
)
"""Words that tell how often, when and which way, and are no thing."""
OWN = frozenset("my your our mine yours me us you i've this".split())
PARTED = frozenset("turn switch log sign power plug".split())
"""Verbs that say nothing without their particle."""
SAME = {"reboot": "restart", "cycl": "restart"}
PLAIN = frozenset(
    stem(word)
    for word in "restart reset reinstall uninstall unplug refresh reconnect resync recalibrate re-pair".split()
) | {"log out", "sign out"}
"""Verbs that need no thing to be understood."""
OBVIOUS = {
    **dict.fromkeys(
        (stem("reinstall"), stem("uninstall")), frozenset(map(stem, "app application software program game".split()))
    ),
    **dict.fromkeys(("log out", "sign out"), frozenset(map(stem, "account profile".split()))),
}
"""What a verb is done to even where nobody names it."""
NO_DEED = frozenset(
    stem(word)
    for word in "be do have try get go make take let send resend give provide share attach upload supply forward reply answer write wait look see say think know hope want need like thank note use keep mean accept expect receive".split()
)
"""Verbs of which nothing can be told, or which are about what was given."""
PAST_TOO = frozenset(verb for verb, (past, _) in IRREGULAR.items() if past == verb)
FAILED = frozenset("but can't cannot cant couldn't couldnt won't wont unable doesn't doesnt didn't didnt".split())
GREETINGS = frozenset("hi hello hey dear".split())
FORMAL = frozenset("please kindly pls plz".split())
BEGINS = FORMAL | frozenset(
    "first firstly then next also just simply now ok okay so step second secondly finally lastly try".split()
)
AIDS = frozenset("have did could can would will".split())
TRIES = frozenset("try tried do done perform performed".split())
"""Verbs behind which the deed stands as a noun or with "-ing"."""
OUGHT = frozenset("should must".split())
SUGGESTS = frozenset("suggest recommend advise".split())
FOLLOWED = frozenset("the your it them that this all any each both once".split())
"""What stands behind a verb that opens a sentence as a command."""
OTHERWISE = re.compile(
    r"\b(?:(?<!on )(?<!in )again|once more|another|one more|this time|differently|different|other|others|else|new|if you|unless|before|after|when|once|whether|or|since|(?<!make )sure|thanks?|i (?:see|know|understand)|already know|even though|so that|because"
    r"|in the meantime|tomorrow|tonight|later|until|by \w+ing|using|via|holding|while|instead|from scratch|did that|does that|at least|not|no longer)\b|n't\b|[>→]",
    re.IGNORECASE,
)
"""Words that make it another deed, give a reason, or ask how the first one went."""

NAMED = re.compile(r"\d+|(?<=\w\s)[A-Z][a-z]+")
"""A number or a name: one that the customer did not write is something new."""


def repeated(text: str, deeds: Iterable[Deed], said: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence of the reply has the customer do what they said that they did, with their words for it.

    >>> said = "it logs me out. already reinstalled twice"
    >>> list(repeated("Have you tried reinstalling the app?", done(said), said))
    [(15, 35, 'already reinstalled twice')]
    """
    asked = [] if OTHERWISE.search(text.replace("’", "'")) else list(told(text))
    for one in asked:
        was = next((deed for deed in deeds if _same(one, deed, said)), None)
        if was and set(NAMED.findall(text[one.start :])) <= set(re.findall(r"\w+", said)):
            yield one.start, one.end, said[was.start : was.end]


def _same(asked: Deed, was: Deed, said: str) -> bool:
    """Whether the one is the other; a thing that the customer does not name beside the deed has to be named somewhere."""
    if asked.verb != was.verb or not asked.how <= was.how:
        return False
    if was.what and asked.what:
        return 2 * len(asked.what & was.what) >= len(asked.what)
    named = {stem(word) for word in re.findall(r"\w+", said.lower())} | OBVIOUS.get(asked.verb, frozenset())
    return asked.verb in PLAIN and asked.what <= named


def done(said: str) -> list[Deed]:
    """What the customer did, as far as they say so of themselves, or without a subject ("reset it twice")."""
    return list(_done(said))


def _done(said: str) -> Iterator[Deed]:
    for start, end in split(said):
        row, found = Clause(said[start:end]), False
        for at, word in enumerate(row.words):
            back = _back(row, at)
            have = row[back] in ("have", "had") and row[_back(row, back)] in MINE
            opens = back < 0 or not row[back][:1].isalnum()
            if not (row[back] in MINE or have or (row[back] in JOINS and (found or row[0] in MINE)) or opens):
                continue
            place, verb = _past(row, at, word)
            if verb and verb not in NO_DEED:
                found = True
                yield _deed(row, place, verb, back + 1, start)


def _past(row: Clause, at: int, word: str) -> tuple[int, str]:
    """The verb of what was done at this place, and where it stands: "restarted", "tried restarting", "did a restart"."""
    if word in ("tried", "did", "done", "performed"):
        place = _ahead(row, at + 1)
        tries = word == "tried" and row[at + 1] == "to" and not FAILED.isdisjoint(row.words[at:])
        doing = row[place].endswith("ing") or place > at + 1
        return place, "" if tries or not doing else _stem(row, place, base_of(row[place], "VBG") or row[place])
    base = word if word in PAST_TOO else base_of(word, "VBD", "VBN") or (word if word.endswith("ed") else "")
    return at, _stem(row, at, base)


def told(text: str) -> Iterator[Deed]:
    """What a sentence of the reply has the customer do, or asks whether they did."""
    row, found = Clause(text), False
    for at, word in enumerate(row.words):
        if word in (CLOSED | FORMAL | ADVERBS | HOW) - TRIES:
            continue
        back = _back(row, at)
        before, lead = row[back], row.words[: back + 1]
        first = all(one in BEGINS or one.isdigit() or not one[:1].isalnum() for one in lead)
        led = before == "," and ((row[0] in GREETINGS and back < 5) or (row[0] == "to" and back < 7))
        joined = found and before in JOINS - {"so", "but"}
        asks = before == "you" and row[back - 1] in AIDS
        ought = (
            (before in OUGHT and row[back - 1] == "you")
            or (
                before == "to"
                and row[back - 1] in ("need", "have")
                and row[_back(row, back - 1)] in ("you", "you'll", "will")
            )
            or (before in ("to", "you") and row[back - 1] == "sure")
            or (before == "you" and not SUGGESTS.isdisjoint(row.words[max(0, back - 2) : back]))
            or (before in SUGGESTS and word.endswith("ing"))
        )
        if not (first or led or joined or asks or ought or before in FORMAL):
            continue
        place, verb = _asked(row, at, have=asks and row[back - 1] == "have", doing=before in SUGGESTS)
        what = _deed(row, place, verb, place, 0) if verb and verb not in NO_DEED else None
        if what and (what.what or asks or ought or row[place + 1] in FOLLOWED or row.ends(place + 1)):
            found = True
            yield what


def _asked(row: Clause, at: int, *, have: bool, doing: bool) -> tuple[int, str]:
    """The verb that is asked for at this place, and where it stands."""
    if row[at] in TRIES:
        place = _ahead(row, at + 1)
        tries = row[place].endswith("ing") or place > at + 1
        return place, _stem(row, place, base_of(row[place], "VBG") or row[place]) if tries else ""
    if doing:
        return at, _stem(row, at, base_of(row[at], "VBG") or row[at])
    base = base_of(row[at], "VBD", "VBN") or (row[at] if row[at].endswith("ed") or row[at] in PAST_TOO else "")
    return at, _stem(row, at, base if have else "" if base_of(row[at]) else row[at])


def _back(row: Clause, at: int) -> int:
    """The place of the word before this one that is no adverb and no manner."""
    back = at - 1
    while row[back] in ADVERBS | HOW and back >= 0:
        back -= 1
    return back


def _ahead(row: Clause, at: int) -> int:
    while row[at] in FILLS | HOW:
        at += 1
    return at


def _stem(row: Clause, at: int, base: str) -> str:
    """The stem of a verb, with the particle of one that says nothing without it; "turn it off and on" is to restart it."""
    if not base[:1].isalpha():
        return ""
    root = SAME.get(stem(base), stem(base))
    if base not in PARTED:
        return root
    ahead = [word for word in row.words[at + 1 : at + 8] if word in ("off", "on", "in", "out")]
    return "restart" if ahead[:2] == ["off", "on"] else f"{root} {ahead[0]}" if ahead else ""


def _deed(row: Clause, at: int, verb: str, first: int, offset: int) -> Deed:
    """The deed of a verb, with the words behind it up to where another clause begins."""
    last = at + 1 if row[at + 1] == "with" else at
    off_and_on = verb == "restart" and "off" in row.words[at + 1 : at + 5]
    while (
        row[last + 1][:1].isalnum()
        and last - at < 7
        and (row[last + 1] not in CEASES or (off_and_on and row[last + 1] == "and"))
    ):
        last += 1
    words = (word for word in row.words[at + 1 : last + 1] if word not in EMPTY | TIMES | OWN and not word.isdigit())
    how = frozenset(row.words[max(0, at - 2) : at]) & HOW
    while first < at and row[first] in FILLS:
        first += 1
    first = min(first, at - len(how)) if first <= at else at
    return Deed(
        verb, how, frozenset(stem(word) for word in words), offset + row.spans[first][0], offset + row.spans[last][1]
    )
