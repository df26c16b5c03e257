"""Clauses put together as in another language: "tell me how can I", "I sent it since 3 days", "I am agree", "have sent it yesterday"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip, inside
from replycoach.text.slips.lists import BE, HAVE, JOINING, NUMBERS, PREPOSITIONS, PRONOUNS
from replycoach.text.slips.verbs import BASES, SURE, base_of, formed, forms, without_do

ASKING = frozenset("know me us you check see explain understand wonder wondering confirm".split())
"""What an indirect question follows: "let me know …", "tell us …"."""
NAMING = frozenset("your the my our this that".split())
UNITS = frozenset("minute minutes hour hours day days week weeks month months year years".split())
INDIRECT = frozenset("can could will would should".split())


def indirect(row: Clause, at: int) -> Slip | None:
    """ "let me know how can I help", "check where is your parcel"."""
    if row[at - 1] not in ASKING or (row[at - 1] == "you" and row[at - 2] not in ("tell", "inform", "ask", "told")):
        return None
    if row[at - 1] in ("me", "us") and row[at - 2] not in ("tell", "inform", "show"):
        return None
    aux, who = row[at + 1], row[at + 2]
    if row[at] in ("what", "which", "who") and aux in BE:
        return None
    if who in PRONOUNS and (aux in INDIRECT or aux in ("is", "are", "was", "were", "am", "have", "has")):
        if who == "it" and row[at] == "what" or not row[at + 3] and aux in INDIRECT:
            return None
        return row.fix(at + 1, at + 2, f"{inside(who)} {aux}")
    if who in PRONOUNS and aux in ("do", "does", "did"):
        verb = row[at + 3]
        if verb not in BASES:
            return None
        return row.fix(at + 1, at + 3, f"{inside(who)} {without_do(aux, verb)}")
    if row[at] in ("where", "when", "why") and aux in ("is", "are", "was", "were") and who in NAMING:
        ends = next(
            (
                place
                for place in range(at + 3, at + 6)
                if row[place + 1] in (".", "?", "!", "")
                or row[place + 1] in (",", "and", "now", "so", "before", "because", "if", "that")
            ),
            0,
        )
        if (
            ends
            and all(row[place].isalpha() for place in range(at + 3, ends + 1))
            and not any(row[place] in ("in", "on", "at", "of") for place in range(at + 3, ends + 1))
        ):
            nouns = row.between(at + 2, ends + 1).strip()
            return row.fix(at + 1, ends, f"{nouns} {aux}")
    return None


def since(row: Clause, at: int) -> Slip | None:
    """ "have been waiting since 3 days"."""
    places = [place for place in (at + 2, at + 3, at + 4) if row[place] in UNITS]
    if not places:
        return None
    unit = places[0]
    counts = (
        row[at + 1].isdigit()
        or row[at + 1] in NUMBERS
        or row[at + 1] in ("many", "a", "more", "over", "few", "about", "almost")
    )
    if row[at + 1] in ("a", "more", "over", "about", "almost") and not (
        row[at + 1] == "a"
        and row[at + 2] in (*UNITS, "few", "couple")
        or row[at + 2] == "than"
        or row[at + 2].isdigit()
        or row[at + 2] in NUMBERS
    ):
        return None
    perfect = row.before(
        at, HAVE | {"i've", "we've", "you've", "it's", "am", "is", "are", "i'm", "we're", "you're", "been"}
    )
    over = row.ends(unit + 1) or row[unit + 1] in ("now", "and", "but", "already", "with", "without", "because", "so")
    return row.fix(at, at, "for") if counts and perfect and over else None


def last_days(row: Clause, at: int) -> Slip | None:
    """ "from last 3 days"."""
    if row[at + 1] in ("last", "past") and (row[at + 2] in NUMBERS or row[at + 2].isdigit()) and row[at + 3] in UNITS:
        return row.fix(at, at + 1, f"for the {row[at + 1]}")
    return None


def asked(row: Clause, at: int) -> Slip | None:
    """ "How I can help you?" """
    who, aux = row[at + 1], row[at + 2]
    if row.last != "?" or who not in PRONOUNS or aux not in INDIRECT or row[at + 3] not in BASES:
        return None
    first = at == 0 or (
        row[at - 1] == "," and at < 5 and row[0] in ("hi", "hello", "dear", "hey", "so", "ok", "okay", "sorry")
    )
    more = set(row.words[at + 3 :]) & (INDIRECT | BE | {"do", "does", "did", ",", "have", "has"} - {row[at + 3]})
    return row.fix(at, at + 2, f"{row[at]} {aux} {inside(who)}") if first and not more else None


STATES = frozenset("agree understand apologise apologize appreciate hope think believe wish want".split())


def am_agree(row: Clause, at: int) -> Slip | None:
    """ "I am agree", "we are not agree"."""
    contracted = row[at] in ("i'm", "we're", "they're")
    subject = at if contracted else at - 1
    if not contracted and row[subject] not in ("i", "we", "you", "they"):
        return None
    if not row.opens(subject) and row[subject - 1] != "and":
        return None
    who = row.as_written(subject).replace("’", "'").split("'")[0]
    verb = row.past_side(at + 1)
    denied = "not" in row.words[at:verb]
    if row[verb] not in STATES:
        return None
    return row.fix(subject, verb, f"{who} {'do not ' if denied else row.between(at + 1, verb)}{row[verb]}")


def perfect_then(row: Clause, at: int) -> Slip | None:
    """ "we have sent it yesterday", "it has been sent two days ago"."""
    contracted = row[at].endswith("'ve")
    subject = at if contracted else at - 1
    who = row[at].split("'")[0] if contracted else row[subject]
    if (
        who not in PRONOUNS
        or not (row.opens(subject) or row[subject - 1] == "and")
        or row[subject - 1] in ("if", "that", "since", "when")
    ):
        return None
    verb = row.past_side(at + 1)
    passive = row[verb] == "been"
    verb += passive
    base = base_of(row[verb], "VBD", "VBN") or (row[verb] if row[verb] in BASES else "")
    past = formed(base, "VBD") if base else ""
    if (
        not base
        or formed(base, "VBN") != row[verb]
        or any(row[place] in ("always", "never", "still") for place in range(at, verb))
    ):
        return None
    for place in range(verb + 1, verb + 6):
        word = row[place]
        if row[place - 1] in PREPOSITIONS | JOINING | {"due", "dated", "open", "ready"}:
            return None
        if (
            word == "yesterday"
            or (word in UNITS and row[place + 1] == "ago")
            or (word == "last" and row[place - 1] != "the" and row[place + 1] in ("week", "month", "night", "year"))
        ):
            end = place + (0 if word == "yesterday" else 2)
            over = (
                word != "yesterday"
                or row.ends(end + 1)
                or row[end + 1] in ("and", "but", "at", "evening", "morning", "afternoon", "by", "to", "with")
            )
            begun = inside(who)
            side = row.between(at + 1, verb - passive)
            was = ("was" if who in ("i", "he", "she", "it") else "were") if passive else ""
            right = f"{begun} {was} {side}{row[verb]}" if passive else f"{begun} {side}{past}"
            return row.fix(subject, verb, right) if over else None
        if word == "you" and place == verb + 1 and row[place + 1] in ("a", "an", "the", "your", "our"):
            continue
        if (
            not word
            or word in "that which who you we i they of from since until by about as than it's placed what".split()
            or not word[0].isalnum()
        ):
            return None
        if forms().get(word) and word != "orders" and place > verb + 1 and base_of(word, "VBD", "VBN", "VBG"):
            return None
    return None


NOTHING = {"nothing": "anything", "nobody": "anybody", "no": "any", "none": "any"}
NEGATED = frozenset("don't doesn't didn't haven't hasn't can't couldn't".split())


def doubly(row: Clause, at: int) -> Slip | None:
    """ "didn't receive nothing", "don't have no record"."""
    verb = row.past_side(at + 1)
    todo = row[verb] in ("need", "have") and row[verb + 1] == "to" and row[verb + 2] in ("do", "pay", "send")
    if todo and row[verb + 3] == "nothing" and row[verb + 4] not in ("to", "but"):
        return row.fix(verb + 3, verb + 3, "anything")
    if (
        row[verb] in ("have", "receive", "received", "get", "got", "see", "find", "found", "need")
        and row[verb + 1] in "nothing no nobody".split()
    ):
        if row[verb + 1] == "no" and (not row[verb + 2].isalpha() or row[verb + 2] in ("idea", "more", "one")):
            return None
        if row[verb + 1] == "nothing" and row[verb + 2] in ("to", "but", "like"):
            return None
        return row.fix(verb + 1, verb + 1, NOTHING[row[verb + 1]])
    return None


def bare_is(row: Clause, at: int) -> Slip | None:
    """ "Is not possible to change it." has no subject."""
    if (
        at == 0
        and row.as_written(0) == "Is"
        and (row[1] == "not" or row.last in ".!")
        and row[2 if row[1] == "not" else 1] in ("possible", "necessary", "important", "recommended", "better")
    ):
        return None if row.last == "?" else row.fix(0, 0, "It is")
    return None


def clause_to(row: Clause, at: int) -> Slip | None:
    """ "suggest you to send", "let me to check", "please to confirm", "made you to wait"."""
    base = row[at + 1]
    if base not in BASES:
        return None
    if row[at - 1] == "please" and row.opens(at - 1) and base in SURE:
        return row.fix(at - 1, at + 1, f"please {base}")
    led = row[at - 2] in ("suggest", "suggested", "suggests") and row[at - 1] in ("you", "him", "them", "her", "us")
    let = row[at - 2] in ("let", "lets") and row[at - 1] in ("me", "us", "you", "him", "them") and base != "know"
    made = (
        row[at - 2] in ("make", "making", "made")
        and row[at - 1] in ("you", "us", "me", "them")
        and base in ("wait", "feel", "pay", "go", "call", "repeat", "lose", "think", "believe")
    )
    if row[at - 1] == "us" and let and row[at - 3] in ("will", "to", "not"):
        return None
    return row.fix(at - 1, at + 1, f"{row[at - 1]} {base}") if led or let or made else None


HANDLERS = {
    **dict.fromkeys(("what", "where", "when", "why", "how"), (indirect, asked)),
    "since": (since, last_days),
    **dict.fromkeys(("from", "for"), (last_days,)),
    **dict.fromkeys(("am", "are", "i'm", "we're", "they're"), (am_agree,)),
    **dict.fromkeys(("have", "has", "i've", "we've", "you've", "they've"), (perfect_then,)),
    **dict.fromkeys(NEGATED, (doubly,)),
    "is": (bare_is,),
    "to": (clause_to,),
}
