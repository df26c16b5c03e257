"""Denials and questions without "do": "if it not works", "you still not receive it", "do you have kept the box?"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import DETERMINERS, OBJECTS, PLURAL, PRONOUNS, SINGULAR
from replycoach.text.slips.verbs import BASES, base_of, formed


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
    kept = formed(base, "VBN") == row[verb + 1] and row[verb + 2] in DETERMINERS | OBJECTS | {"to"}
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
    right = {"do": verb, "does": formed(verb, "VBZ"), "did": formed(verb, "VBD")}[aux]
    return row.fix(at + 2, at + 4, f"{'I' if who == 'i' else who} {right}")


HANDLERS = {
    "not": (denied,),
    "do": (have_kept,),
    **dict.fromkeys(("what", "which"), (what_colour,)),
}
