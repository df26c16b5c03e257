"""Subjects said twice, left out or short of their verb, and denials and questions without "do": "the parcel it was late", "Is very easy.", "you order has left", "if it not works"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip, inside
from replycoach.text.slips.lists import (
    BE,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    OBJECTS,
    PEOPLE,
    PLURAL,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR,
    VERBS_TOO,
)
from replycoach.text.slips.verbs import BASES, base_of, formed, without_do

IS = {"i": "am", "it": "is", "he": "is", "she": "is", "we": "are", "they": "are", "you": "are"}
ASKED = frozenset("didn't don't doesn't haven't hasn't can't won't couldn't wouldn't".split())
SHARED = frozenset("very too really not already also only so quite".split())


def twice(row: Clause, at: int) -> Slip | None:
    """ "The parcel it was late", "the engineer he will call"."""
    noun = row[at - 1]
    hanging = any(
        row[place] in PREPOSITIONS
        and (row[place + 1] in BE | HAVE | MODALS | DO or not row[place + 1][:1].isalnum() or base_of(row[place + 1]))
        for place in range(at + 2, len(row))
    )
    more = any(
        row[place] in BE | HAVE | MODALS | DO or base_of(row[place], "VBZ", "VBD") for place in range(at + 3, len(row))
    )
    if hanging or more:
        return None  # "the model it will replace is no longer sold"
    fits = noun in PEOPLE if row[at] in ("he", "she") else noun in SINGULAR
    if fits and at == 2 and row[0] in ("the", "your", "our") and row[at + 1] in BE | HAVE | MODALS:
        return row.fix(at - 1, at, row.as_written(at - 1))
    return None


def missing(row: Clause, at: int) -> Slip | None:
    """ "Is very easy." """
    fits = (
        at == 0
        and row.as_written(0) == "Is"
        and row[1] in SHARED
        and row.last in (".", "!")
        and "?" not in row.words
        and len(row) > 3
    )
    return row.fix(0, 0, "It is") if fits and row[2] not in PRONOUNS else None


def doing(row: Clause, at: int) -> Slip | None:
    """ "We working on it", "it waiting for customs"."""
    fits = (
        base_of(row[at + 1], "VBG")
        and row[at + 1] not in ("having", "including", "regarding", "considering", "following")
        and row[at + 2] in DETERMINERS | OBJECTS | PREPOSITIONS | {".", ","}
    )
    opens = (at == 0 and row[at] != "you") or (
        row[at - 1] in ("now", "because", "still", "but", "currently", "that") and row[at] != "you"
    )
    return (
        row.fix(at, at, f"{row.as_written(at)} {IS[row[at]]}")
        if fits and opens and not (at == 0 and set(row.words) & (BE | HAVE | MODALS | DO | {","}))
        else None
    )


def you_order(row: Clause, at: int) -> Slip | None:
    """ "You order has left"."""
    fits = (
        (row[at - 1] in ("", ",", "because", "but") or (row[at - 1] == "that" and row[at + 1] not in VERBS_TOO))
        and row[at + 1] in SINGULAR
        and row[at + 1] not in PEOPLE
        and row[at + 2] in ("has", "is", "was", "will", "hasn't", "isn't", "wasn't")
    )
    return row.fix(at, at, "your") if fits else None


def asked(row: Clause, at: int) -> Slip | None:
    """ "Why you didn't call?", "What you are looking for?" """
    who, aux = row[at + 1], row[at + 2]
    if row.last != "?" or who not in PRONOUNS or not (at == 0 or (row[at - 1] == "," and at < 5)):
        return None
    denied = aux in ASKED and row[at + 3] in BASES
    going = aux in ("are", "were") and base_of(row[at + 3], "VBG")
    rest = set(row.words[at + 3 :]) & (BE | MODALS | DO | HAVE | {","}) - {row[at + 3]}
    return row.fix(at, at + 2, f"{row[at]} {aux} {inside(who)}") if (denied or going) and not rest else None


def has_arrived(row: Clause, at: int) -> Slip | None:
    """ "the parcel is not arrived"."""
    verb = at + 1
    while row[verb] in ("not", "already", "just", "now", "yet"):
        verb += 1
    if row[verb] in ("arrived", "happened", "occurred", "appeared") and not row.before(at, frozenset(["there"])):
        return row.fix(at, verb, f"{'has' if row[at] == 'is' else 'have'} {row.between(at + 1, verb)}{row[verb]}")
    return None


def because_is(row: Clause, at: int) -> Slip | None:
    """ "because is a holiday", "if is possible"."""
    if row[at + 1] in ("is", "was") and row[at - 1] not in ("just", "as", "only") and row[at + 2] not in ("to", ","):
        return row.fix(at, at + 1, f"{row[at]} it {row[at + 1]}")
    return None


def this_have(row: Clause, at: int) -> Slip | None:
    """ "the trouble that this have caused"."""
    fits = (
        row[at + 1] in ("have", "haven't")
        and base_of(row[at + 2], "VBN", "VBD")
        or (row[at + 1] == "have" and row[at + 2] == "been")
    )
    unsure = row[at - 1] in PREPOSITIONS | {"and", "like"} or row.before(
        at, MODALS | DO | {"let", "make", "have", "has", "to"}
    )
    return row.fix(at, at + 1, "this has" if row[at + 1] == "have" else "this hasn't") if fits and not unsure else None


def denied(row: Clause, at: int) -> Slip | None:
    """ "if it not works", "if you not receive it"."""
    who = at - 2 if row[at - 1] in ("still", "also", "really") else at - 1
    if row[who] not in PRONOUNS or not (who == 0 or row[who - 1] in ("if", "because", "when", "but", ",")):
        return None
    one = row[who] in ("it", "he", "she")
    base = base_of(row[at + 1], "VBZ") if one else row[at + 1] if row[at + 1] in BASES - {"let"} else ""
    return row.fix(at, at + 1, f"{'does' if one else 'do'} not {base}") if base and base not in ("have", "do") else None


def have_kept(row: Clause, at: int) -> Slip | None:
    """ "Do you have kept the box?" """
    verb = next((place for place in (at + 2, at + 3) if row[place] == "have"), 0)
    if (
        not row.opens(at)
        or row[at + 1] not in ("you", "we", "they")
        or not verb
        or not base_of(row[verb + 1], "VBD", "VBN")
    ):
        return None
    base = base_of(row[verb + 1])
    kept = formed(base, "VBN") == row[verb + 1] and row[verb + 2] in DETERMINERS | OBJECTS
    return row.fix(at, verb + 1, f"have {row.between(at + 1, verb)}{row[verb + 1]}") if kept else None


def what_colour(row: Clause, at: int) -> Slip | None:
    """ "tell me what colour do you want"."""
    noun, who = row[at + 1], row[at + 3]
    if (
        row[at - 1] not in ("me", "us", "know", "check", "see")
        or noun not in SINGULAR.keys() | PLURAL.keys()
        or who not in PRONOUNS
    ):
        return None
    verb, aux = row[at + 4], row[at + 2]
    if verb not in BASES or aux not in ("do", "does", "did"):
        return None
    return row.fix(at + 2, at + 4, f"{inside(who)} {without_do(aux, verb)}")


HANDLERS = {
    "are": (has_arrived,),
    **dict.fromkeys(("because", "if", "although"), (because_is,)),
    "this": (this_have,),
    **dict.fromkeys(("it", "he", "she"), (twice, doing)),
    **dict.fromkeys(("we", "they", "i"), (doing,)),
    "you": (you_order, doing),
    "is": (missing, has_arrived),
    **dict.fromkeys(("why", "where", "how", "when"), (asked,)),
    "what": (asked, what_colour),
    "which": (what_colour,),
    "not": (denied,),
    "do": (have_kept,),
}
