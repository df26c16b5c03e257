"""Nouns whose number does not fit the word before them: "this items", "much orders", "informations", "one of our driver"."""

from __future__ import annotations

from replycoach.text.slips.articles import article
from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import HAVE, MASS, NUMBERS, PLURAL, PREPOSITIONS, SINGULAR, UNCOUNTED, UNITS, VERBS_TOO

QUANTITIES = {
    "these": "this",
    "those": "that",
    "many": "much",
    "few": "little",
    "several": "some",
    "are": "is",
    "were": "was",
    "have": "has",
    "haven't": "hasn't",
    "aren't": "isn't",
    "don't": "doesn't",
}


def this(row: Clause, at: int) -> Slip | None:
    """ "this items": certain for nouns that are no verbs."""
    one = PLURAL.get(row[at + 1], "")
    verb = row[at + 2]
    if one and verb in ("is", "was", "has"):
        return row.fix(
            at, at + 2, f"these {row[at + 1]} {'have' if verb == 'has' else 'are' if verb == 'is' else 'were'}"
        )
    sure = verb in ("are", "were", "have", "can", "will", "must", "should", "cannot", "don't", "aren't")
    if row[at + 1] == "goods" and row.closes(at + 2):
        return row.fix(at, at, "these")
    if (
        one
        and (one not in VERBS_TOO or sure)
        and row.closes(at + 2)
        and not (row[at + 2] in ("the", "a", "your", "our") or row[at - 1] in ("of",))
    ):
        return row.fix(at, at + 1, f"these {row[at + 1]}")
    return None


def these(row: Clause, at: int) -> Slip | None:
    """ "these item"."""
    noun = row[at + 1]
    if noun in UNCOUNTED and row.closes(at + 2):
        return row.fix(at, at, "this" if row[at] == "these" else "that")
    if noun not in SINGULAR or noun in VERBS_TOO or not row.closes(at + 2):
        return None
    if row[at + 2] in ("is", "was", "has"):
        return row.fix(at, at + 1, ("this " if row[at] == "these" else "that ") + noun)
    return row.fix(at, at + 1, f"{row[at]} {SINGULAR[noun]}")


def much(row: Clause, at: int) -> Slip | None:
    """ "much items"."""
    return (
        row.fix(at, at, "many")
        if row[at + 1] in PLURAL and row.closes(at + 2) and PLURAL[row[at + 1]] not in UNITS
        else None
    )


def many(row: Clause, at: int) -> Slip | None:
    """ "many information"."""
    if row[at + 1] not in UNCOUNTED or not row.closes(at + 2):
        return None
    measured = row[at - 1] in ("how", "so", "too", "as", "not", "very", "this")
    return row.fix(at, at, "much" if measured else "a lot of")


def several(row: Clause, at: int) -> Slip | None:
    """ "two parcel", "3 day ago"."""
    noun = row[at + 1]
    if noun in ("working", "business", "calendar") and row[at + 2] == "day" and row.closes(at + 3):
        return row.fix(at, at + 2, f"{row.as_written(at)} {noun} days")
    lasting = row[at - 1] in ("in", "within", "for", "after", "every", "about", "least", "only", "takes", "take") and (
        not row[at + 2] or row[at + 2] in (".", ",", "!", "?", "to", "and", "for", "from")
    )
    if noun in UNITS and noun != "second" and lasting:
        return row.fix(at, at + 1, f"{row.as_written(at)} {noun}s")
    if noun in UNITS and row[at + 2] in ("ago", "later") and row[at - 1] not in ("a", "one"):
        return row.fix(at, at + 1, f"{row.as_written(at)} {noun}s")
    held = (
        row[at - 1] in HAVE | PREPOSITIONS | {"these", "your", "received", "sent", "ordered", "see"}
        and row[at - 1] != "at"
    )
    if (
        noun in SINGULAR
        and (noun not in VERBS_TOO or (held and row[at] in NUMBERS))
        and row.closes(at + 2)
        and row[at - 1] not in ("one", "by", "a", "£", "$", "€", "#", "/", ".", ":", "(", "-", "–")
    ):
        labelled = row[at - 1] in SINGULAR or row[at - 1] in (
            "step",
            "line",
            "level",
            "tier",
            "zone",
            "class",
            "type",
            "area",
            "grade",
        )
        return None if labelled else row.fix(at, at + 1, f"{row.as_written(at)} {SINGULAR[noun]}")
    return None


def each(row: Clause, at: int) -> Slip | None:
    """ "each items", "another items"."""
    noun = row[at + 1]
    one = PLURAL.get(noun, "")
    if noun.endswith("s") and noun[:-1] in UNITS and row.closes(at + 2):
        one = noun[:-1]
    if row[at] == "another" and one and row.closes(at + 2):
        return row.fix(at, at + 1, f"another {one}" if row[at + 2] in ("is", "was", "has") else f"other {noun}")
    if one and one not in VERBS_TOO and row.closes(at + 2):
        return row.fix(at, at + 1, f"{row[at]} {one}")
    return None


def a_few_days(row: Clause, at: int) -> Slip | None:
    """ "in a few minute"."""
    noun = row[at + 1]
    fits = row[at - 1] == "a" and (noun in UNITS or (noun in SINGULAR and noun not in VERBS_TOO)) and row.closes(at + 2)
    return row.fix(at, at + 1, f"few {noun + 's' if noun in UNITS else SINGULAR[noun]}") if fits else None


def one_of(row: Clause, at: int) -> Slip | None:
    """ "one of our driver"; "one weeks"."""
    if row[at + 1][:-1] in UNITS and row[at + 1].endswith("s") and row[at + 2] in (".", ",", "", "!", "to", "and"):
        return row.fix(at, at + 1, f"one {row[at + 1][:-1]}")
    noun = at + 3
    if (
        row[at + 1] == "of"
        and row[at + 2] in ("our", "your", "my", "these")
        and row[at - 1] not in ("the", "page", "part", "step", "line")
        and row[noun] in SINGULAR
        and row.closes(noun + 1)
        and row[noun + 1] != "'"
    ):
        return row.fix(noun, noun, SINGULAR[row[noun]])
    return None


def a_few(row: Clause, at: int) -> Slip | None:
    """ "a parcels", "an items"; "an information"."""
    noun = row[at + 1]
    one = PLURAL.get(noun, "")
    if (
        one
        and noun != "people"
        and row.closes(at + 2)
        and row[at - 1] not in ("half", "many", "class", "grade", "plan", "option")
    ):
        return row.fix(at, at + 1, f"{article(one)} {one}")
    if noun == "many" and row[at + 2] in PLURAL:
        return row.fix(at, at + 1, "many")
    if noun in ("information", "advice") and row.closes(at + 2):
        return row.fix(at, at + 1, f"some {noun}")
    if noun == "feedback" and row.closes(at + 2):
        return row.fix(at, at + 1, noun)
    return None


def mass(row: Clause, at: int) -> Slip | None:
    """ "informations", with the words before and behind that agree with it."""
    right, first, last = MASS[row[at]], at, at
    before = row[at - 1]
    behind = (
        QUANTITIES.get(row[at + 1], "") if row[at + 1] in ("are", "were", "have", "haven't", "aren't", "don't") else ""
    )
    if before in ("an", "a"):
        first, right = at - 1, f"some {right}"
    elif before in ("these", "those", "many", "few", "several"):
        first, right = at - 1, f"{QUANTITIES[before]} {right}"
    if behind:
        last, right = at + 1, f"{right} {behind}"
    return row.fix(first, last, right)


def the_both(row: Clause, at: int) -> Slip | None:
    """ "the both lamps"."""
    return row.fix(at - 1, at, "both") if row[at - 1] == "the" and row[at + 1] in PLURAL else None


def others(row: Clause, at: int) -> Slip | None:
    """ "others questions", "differents options"; "an other"."""
    if row[at] == "other":
        return row.fix(at - 1, at, "another") if row[at - 1] == "an" and row[at + 1] != "than" else None
    return row.fix(at, at, row[at][:-1]) if row[at + 1] in PLURAL or row[at] == "differents" else None


def several_of(row: Clause, at: int) -> Slip | None:
    """ "multiple complaint", "many email"; "all item are"."""
    noun = row[at + 1]
    if row[at] == "all" and not (noun in SINGULAR and row[at + 2] in ("are", "were", "have")):
        return None
    held = (
        noun not in VERBS_TOO
        or row[at - 1] in HAVE | PREPOSITIONS | {"received", "sent", "see", "raised", "got"}
        or row[at] in ("multiple", "all")
    )
    return (
        row.fix(at, at + 1, f"{row[at]} {SINGULAR[noun]}") if noun in SINGULAR and held and row.closes(at + 2) else None
    )


HANDLERS = {
    "both": (the_both,),
    **dict.fromkeys(("other", "others", "differents"), (others,)),
    "this": (this,),
    **dict.fromkeys(("these", "those"), (these,)),
    "much": (much,),
    "many": (many, several_of),
    **dict.fromkeys(("multiple", "various", "all"), (several_of,)),
    **dict.fromkeys((*NUMBERS, *map(str, range(2, 32))), (several,)),
    **dict.fromkeys(("each", "every", "another"), (each,)),
    "one": (one_of,),
    "few": (a_few_days,),
    **dict.fromkeys(("a", "an"), (a_few,)),
    **dict.fromkeys(MASS, (mass,)),
}
