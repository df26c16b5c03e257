"""Verbs that do not agree with the subject right before or behind them: "you was", "the parcel have", "there is two parcels"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import (
    BE,
    CLOSED,
    DETERMINERS,
    DO,
    HAVE,
    MANDATES,
    MODALS,
    NUMBERS,
    PEOPLE,
    PLURAL,
    PRONOUNS,
    SINGULAR,
    UNCOUNTED,
    UNITS,
    UNREAL,
)
from replycoach.text.slips.verbs import BASES, SURE, base_of, formed

ONE = {
    "are": "is", "were": "was", "have": "has", "do": "does", "don't": "doesn't", "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't",
}  # fmt: skip
"""Forms for several, with those for one."""
MANY = {
    "is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
}  # fmt: skip
FIRST = {
    **MANY, "is": "am", "are": "am", "was": "was", "were": "was", "isn't": "am not", "aren't": "am not", "wasn't": "wasn't", "weren't": "wasn't",
}  # fmt: skip
"""What goes with "I"."""
WERE = frozenset({"were", "weren't"})
EVERYONE = frozenset("everyone everybody someone somebody anyone anybody nobody everything something nothing".split())
PLAIN = frozenset(
    "arrive come go need take include contain depend belong appear require happen persist remain occur exist seem".split()
)
"""Verbs whose plain form behind a noun is a slip for the third person."""
LEADING = frozenset(
    "on in at for after before hi hello hey dear yes no unfortunately sorry currently today yesterday also ok okay as if when since however therefore please regarding thanks thank great good sure".split()
)
"""What an opening phrase begins with, behind whose comma the subject stands."""


def pronoun(row: Clause, at: int) -> Slip | None:
    """The pronoun at this place and the verb behind it."""
    who, verb = row[at], row[at + 1]
    spoken = who == "it" and row.before(at - 1, HAVE | BE | DO | PRONOUNS)
    joined = row[at - 1] == "and" and (
        spoken
        or who in ("we", "they")
        or (row[at - 2] == "," and who == "you" and not row.before(at, frozenset(["between"])))
    )
    if (
        not (row.opens(at) or joined)
        or row[at - 1] == "no"
        or (row[at - 1] in ("after", "before", "since", "until", "but") and who in ("you", "it") and verb in BE)
        or (row[at - 1] == "but" and row[at - 2] in EVERYONE | {"all", "anything"})
        or (row[at - 1] == "," and row[0] in ("both", "neither", "either"))
    ):
        return None
    lexical = _lexical(row, at, who, verb)
    if lexical:
        return row.fix(at, at + 1, f"{row.as_written(at)} {lexical}")
    if who == "i":
        right = FIRST.get(verb, "") if row.as_written(at) == "I" and row[at - 1] not in ("and", "or", "nor") else ""
        right = "" if right == verb or (verb in WERE and row.before(at, UNREAL)) else right
    elif who in ("we", "they", "you"):
        right = MANY.get(verb, "")
        right = "" if who == "you" and row[at - 1] in ("that", "who") and verb == "is" else right
    else:
        unsure = row.before(at, MANDATES | MODALS | {"let", "make", "help", "have", "did", "does"}) or (
            verb in WERE and row.before(at, UNREAL)
        )
        right = "" if unsure or verb == "do" and row[at + 2] != "not" else ONE.get(verb, "")
    return _mended(row, at, at + 1, right)


def _lexical(row: Clause, at: int, who: str, verb: str) -> str:
    """The form of another verb that agrees: "it need" is "it needs", "they works" is "they work"."""
    if who in ("it", "he", "she"):
        after = row[at - 1] in ("and", "but") and row.before(
            at, MODALS | {"let", "make", "makes", "help", "have", "see", "watch"}
        )
        unsure = after or row[at - 1] in ("until", "that", "if")
        known = verb in SURE or verb in ("work", "arrive", "need", "want", "ship", "finish", "start", "show", "help")
        plain = known and formed(verb, "VBD") != verb and not unsure and row[at + 2] not in ("is", "was", "has")
        plain = plain and (verb != "need" or row[at + 2] in ("to", "a", "the", "your", "our", "more"))
        return formed(verb, "VBZ") if plain else ""
    base = base_of(verb, "VBZ")
    return (
        base
        if base
        and base not in ("have", "do")
        and (who != "you" or base in SURE | {"need", "want", "work", "use"})
        and row.closes(at + 2)
        and row[at - 1] != "no"
        else ""
    )


def everyone(row: Clause, at: int) -> Slip | None:
    """ "everyone have received it"."""
    verb = row[at + 1]
    if (
        not row.opens(at)
        or row.last == "?"
        or (verb in WERE and (row[at + 2] == "it" or row.before(at, UNREAL)))
        or (verb == "have" and row[at + 2] == "a")
        or row.before(at, MANDATES | MODALS)
    ):
        return None
    return _mended(row, at, at + 1, ONE.get(verb, "") if verb != "do" or row[at + 2] == "not" else "")


def named(row: Clause, at: int) -> Slip | None:
    """A determiner, a noun whose number is certain, and the verb behind it."""
    before = row[at - 1]
    if not (not before or before in "but because that if when so since as while whether : ; , - – —".split()):
        return None
    if before == "," and (row[0] not in LEADING | {"i", "we"} or "," in row.words[: at - 1]):
        return None
    if before == "as" and row[at - 2] == "well":
        return None
    if before == "that" and row[at - 2] and row[at - 2] in SINGULAR.keys() | PLURAL.keys():
        return None
    nouns = range(at + 1, at + 4)
    noun = next(
        (
            place
            for place in nouns
            if row[place + 1] in ONE.keys() | MANY.keys() or (row[place] in SINGULAR and row[place + 1] in PLAIN)
        ),
        0,
    )
    if (
        not noun
        or any(word in CLOSED or not word.isalpha() for word in row.words[at + 1 : noun])
        or not row.as_written(noun).islower()
    ):
        return None
    verb, one, many = (
        row[noun + 1],
        row[noun] in SINGULAR.keys() | UNCOUNTED | {"money"},
        row[noun] in PLURAL.keys() | {"goods"},
    )
    if row[at] in ("these", "those") and one or row[at] in ("this", "that") and many or "number" in row.words[at:noun]:
        return None
    if verb in PLAIN:
        sure = (
            row[noun + 2]
            and row.closes(noun + 2)
            and row[noun + 2] not in BE | HAVE | MODALS
            and (verb not in ("need", "take") or row[noun + 2] in DETERMINERS | {"to"})
            and not row.before(at, MANDATES | MODALS)
            and row[at] not in ("these", "those")
        )
        return row.fix(noun, noun + 1, f"{row[noun]} {formed(verb, 'VBZ')}") if sure else None
    if (
        many
        and verb in MANY
        and PLURAL.get(row[noun]) not in UNITS
        and row[noun + 2] not in ("what", "that", "where", "one")
    ):
        return _mended(row, noun, noun + 1, MANY[verb])
    if (
        one
        and verb in ONE
        and (verb != "do" or row[noun + 2] == "not")
        and not row.before(at, MANDATES)
        and "and" not in row.words[:noun]
    ):
        unreal = verb in WERE and row.before(at, UNREAL)
        noun_phrase = verb == "have" and row[noun + 2] == "to" and row[noun] in PEOPLE and row.before(at, MODALS)
        return None if unreal or noun_phrase else _mended(row, noun, noun + 1, ONE[verb])
    return None


def _mended(row: Clause, first: int, verb: int, right: str) -> Slip | None:
    """The verb as it agrees, and the one behind "don't" as it stands there."""
    if not right:
        return None
    last, more = verb, ""
    if right in ("doesn't", "don't") and base_of(row[verb + 1]):
        last, more = verb + 1, f" {base_of(row[verb + 1])}"
    return row.fix(first, last, row.between(first, verb) + right + more)


COUNTED = NUMBERS | frozenset("many multiple different various other these those both few".split())


def there(row: Clause, at: int) -> Slip | None:
    """ "there is two parcels", "there are a problem"."""
    verb = row[at + 1]
    if verb in ("is", "was") or (verb == "has" and row[at + 2] == "been"):
        start = at + 3 if verb == "has" else at + 2
        counted = (
            row[start] in COUNTED or (row[start].isdigit() and int(row[start]) > 1) or row[start] in ("some", "no")
        )
        for noun in (start + 1, start + 2):
            if counted and row[noun] in PLURAL and PLURAL[row[noun]] not in UNITS and row.closes(noun + 1):
                return row.fix(at, at + 1, f"there {MANY[verb]}")
    been = verb == "have" and row[at + 2] == "been"
    article = at + 3 if been else at + 2
    if (verb in ("are", "were") or been) and row[article] in ("a", "an"):
        noun = article + 1 if row[article + 1] in SINGULAR else article + 2
        if (
            row[noun] in SINGULAR
            and row[noun] not in ("number", "part")
            and row.closes(noun + 1)
            and "and" not in row.words[noun:]
            and "," not in row.words[noun:]
        ):
            return row.fix(at, at + 1, f"there {ONE[verb]}")
    return None


def relative(row: Clause, at: int) -> Slip | None:
    """ "We have the items which was sent"."""
    noun, verb = row[at - 1], row[at + 1]
    if row[at - 2] not in ("the", "your", "our") or not (
        row.opens(at - 2) or row[at - 3] in BASES or base_of(row[at - 3]) or row[at - 3] in ("have", "has")
    ):
        return None
    if (
        noun in PLURAL
        and verb in ("is", "was", "has", "isn't", "wasn't", "hasn't")
        and PLURAL[noun] not in UNITS
        and row[at] != "that"
    ):
        return row.fix(at, at + 1, f"{row[at]} {MANY[verb]}")
    if noun in SINGULAR and verb in ("are", "have", "aren't", "haven't") and row[at] != "that":
        return row.fix(at, at + 1, f"{row[at]} {ONE[verb]}")
    return None


HANDLERS = {
    **dict.fromkeys(("which", "who"), (relative,)),
    **dict.fromkeys("i you he she it we they".split(), (pronoun,)),
    **dict.fromkeys(EVERYONE, (everyone,)),
    **dict.fromkeys("the your our my this these those both all several most".split(), (named,)),
    "there": (there,),
}
