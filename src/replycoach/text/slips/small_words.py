"""Small words left out, put in or put in another place: "we will responsible", "we very sorry", "what you need?", "send out it", "so fast as possible"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip, inside
from replycoach.text.slips.lists import BE, DETERMINERS, DO, HAVE, MODALS, OBJECTS, PLURAL, PRONOUNS
from replycoach.text.slips.verbs import BASES, SURE, base_of, formed

STATES = frozenset(
    "responsible available happy ready glad sure possible sorry delayed late unable impossible grateful able necessary eligible".split()
)
WERE = {"i": "am", "we": "are", "they": "are", "you": "are"}
PARTED = {
    "send": ("out", "back"), "pick": ("up",), "fill": ("out",), "find": ("out",), "figure": ("out",), "sort": ("out",), "set": ("up",), "give": ("back",), "get": ("back",),
    "bring": ("back",), "pay": ("back",), "switch": ("off",), "turn": ("off",), "sent": ("out", "back"), "picked": ("up",), "ship": ("out",),
}  # fmt: skip
MAILED = frozenset(
    "money refund email mail message voucher invoice parcel replacement confirmation answer reply label".split()
)
ENDS = frozenset({"", ".", ",", "!", "?", ";", "by", "for", "to", "as", "now", "today", "tomorrow", "and"})


def will_be(row: Clause, at: int) -> Slip | None:
    """ "we will responsible for it"; "they will going to call"."""
    state = row.past_side(at + 1)
    if (
        row[at] in ("will", "would", "won't")
        and row[state] in STATES - {"able"}
        and row[at - 1] in PRONOUNS
        and row[state + 1] in ENDS | {"that", "about", "on", "in"}
    ):
        return row.fix_last(at, state, f"be {row[state]}")
    if row[at] == "will" and row[at + 1] == "gonna" and row[at + 2] in BASES:
        return row.fix(at, at + 1, "will")
    if row[at] in ("will", "would") and row[at + 1] == "going" and row[at + 2] == "to" and row[at + 3] in BASES:
        return row.fix(at, at + 3, f"{row[at]} {row[at + 3]}")
    return None


def sorry(row: Clause, at: int) -> Slip | None:
    """ "we very sorry", "I sorry for the delay"."""
    state = at + 2 if row[at + 1] in ("very", "really", "so", "truly") else at + 1
    if (
        row.opens(at)
        and row[state] in ("sorry", "happy", "glad", "unable", "grateful", "aware")
        and row[state + 1] in ("for", "to", "about", "that", ".", "!", ",")
    ):
        return row.fix(at, at, f"{row.as_written(at)} {WERE[row[at]]}")
    return None


def do_you(row: Clause, at: int) -> Slip | None:
    """ "Which one you want to cancel?" """
    who = at + 2 if row[at] == "which" and row[at + 1] == "one" else at + 1
    opens = at == 0 or (row[at - 1] == "," and at < 5)
    if (
        not opens
        or row.last != "?"
        or row[who] not in ("you", "they", "we", "i")
        or row[who + 1] not in SURE | {"need", "want", "mean", "say", "use", "like", "work"}
    ):
        return None
    if set(row.words[who:]) & (BE | MODALS | HAVE - {"have"} | DO | {","}):
        return None
    return row.fix(who, who, f"do {inside(row[who])}")


def still(row: Clause, at: int) -> Slip | None:
    """ "Do you still interested?", "Do you available?" """
    state = row.past_side(at + 2)
    fits = (
        row[at + 1] in ("you", "we", "they")
        and row.opens(at)
        and row[state] in STATES | {"interested", "satisfied"}
        and row.last == "?"
    )
    return row.fix(at, at, "are") if fits else None


def satisfied(row: Clause, at: int) -> Slip | None:
    """ "if you not satisfied", "now it waiting for customs"."""
    state = at + 2 if row[at + 1] == "not" else at + 1
    if (
        row[at] in ("you", "we", "they")
        and row[at - 1] in ("if", "because", "when", "that")
        and row[state] in STATES | {"satisfied", "interested"}
        and row.closes(state + 1)
        and row[state + 1] not in OBJECTS | DETERMINERS
    ):
        return row.fix(at, at, f"{row.as_written(at)} are")
    return None


def there_has(row: Clause, at: int) -> Slip | None:
    """ "There has many orders before yours"."""
    if row[0] == "there" and at == 1 and not {"been", "be", "never", "long"} & set(row.words):
        several = any(row[place] in PLURAL for place in range(2, 6))
        return row.fix(0, 1, "there are" if several else "there is") if several or row[2] in ("a", "an", "no") else None
    return None


def want_us(row: Clause, at: int) -> Slip | None:
    """ "you want us resend it"."""
    fits = (
        row[at] in ("want", "wants")
        or row[at - 1] in ("would", "you'd", "i'd")
        or (row[at - 1] == "you" and row[at - 2] == "would")
    )
    if (
        fits
        and row[at + 1] in OBJECTS
        and not row.before(at, frozenset(["if", "whatever"]))
        and row[at + 2] in SURE
        and row[at + 3] in DETERMINERS | OBJECTS
    ):
        return row.fix(at + 1, at + 2, f"{row.as_written(at + 1)} to {row[at + 2]}")
    return None


def parted(row: Clause, at: int) -> Slip | None:
    """ "send out it"."""
    if row[at + 1] in PARTED[row[at]] and row[at + 2] in ("it", "them") and row[at + 3] in ENDS:
        return row.fix(at + 1, at + 2, f"{row[at + 2]} {row[at + 1]}")
    return None


def so_as(row: Clause, at: int) -> Slip | None:
    """ "so fast as possible"."""
    fits = (
        row[at + 2] == "as"
        and not any(word in ("not", "never") or word.endswith("n't") for word in row.words[:at])
        and row[at + 3] in ("possible", "we", "you", "i")
        and row[at + 1] in ("fast", "soon", "quickly", "much", "long", "early", "quick", "many", "good", "well")
    )
    return (
        row.fix(at, at, "as")
        if fits and (row[at + 3] == "possible" or row[at + 4] in ("can", "could")) and row[at + 1] != "long"
        else None
    )


def become(row: Clause, at: int) -> Slip | None:
    """ "you become your money back"."""
    led = row[at - 1] in ("you", "we", "i", "he", "she", "will", "they", "can", "to", "you'll", "we'll")
    noun = at + 3 if row[at + 2] in ("new", "full") else at + 2
    fits = (
        led
        and row[at + 1] in ("your", "the", "a", "an")
        and row[noun] in MAILED
        and row[noun + 1] != "of"
        and (row.closes(noun + 1) or row[noun + 1] == "back")
    )
    return row.fix(at, at, {"become": "get", "becomes": "gets", "became": "got"}[row[at]]) if fits else None


def happen(row: Clause, at: int) -> Slip | None:
    """ "sorry for what happen"."""
    fits = (
        row[at - 1] == "what"
        and row[at - 2] in ("for", "about", "explain", "know", "see", "understand", "check", "of")
        and row.closes(at + 1)
    )
    return row.fix(at, at, "happened") if fits else None


def succeed(row: Clause, at: int) -> Slip | None:
    """ "we didn't succeed to reach you"."""
    right = {"succeed": "manage", "succeeded": "managed", "succeeds": "manages"}[row[at]]
    return row.fix(at, at, right) if row[at + 1] == "to" and row[at + 2] in BASES else None


def thank_to(row: Clause, at: int) -> Slip | None:
    """ "Thank you to confirm your address"."""
    if (
        row[at + 1] == "you"
        and row[at + 2] == "to"
        and row.opens(at)
        and row[at + 3] in SURE
        and row[at + 4] in DETERMINERS | OBJECTS
    ):
        return row.fix(at, at + 3, f"thank you for {formed(row[at + 3], 'VBG')}")
    return None


def well(row: Clause, at: int) -> Slip | None:
    """ "I have well received your mail"."""
    fits = (
        row[at + 1] in ("received", "noted")
        and row[at - 1] in ("have", "i've", "we've")
        and row[at + 2] in ("your", "the", "it")
    )
    return row.fix(at, at + 1, row[at + 1]) if fits else None


def when_will(row: Clause, at: int) -> Slip | None:
    """ "When it will arrive, I will call you." """
    if (
        at
        or row[2] != "will"
        or row[1] not in PRONOUNS
        or row[3] not in BASES
        or "," not in row.words
        or row.last == "?"
    ):
        return None
    main = row.words.index(",")
    if set(row.words[4:main]) & (BE - {"been", "be"}) or {"say", "tell", "know", "ask", "check"} & set(
        row.words[main:]
    ):
        return None
    if not {"will", "can", "i'll", "we'll", "please"} & set(row.words[main : main + 4]):
        return None
    verb = formed(row[3], "VBZ") if row[1] in ("it", "he", "she") else row[3]
    verb = {"bes": "is"}.get(verb, verb)
    return row.fix(1, 3, f"{row.as_written(1)} {verb}")


def already(row: Clause, at: int) -> Slip | None:
    """ "it is already deliver", "it's not yet receive"."""
    led = (
        row[at - 1] in ("is", "are", "was", "were", "it's")
        if row[at] == "already"
        else row[at - 1] == "not" and row[at - 2] in ("is", "are", "was", "were", "it's", "been")
    )
    base = row[at + 1]
    plain = base in SURE or (
        base in ("ship", "debit", "refund", "cancel", "process", "charge", "register", "update") and row.closes(at + 2)
    )
    if led and plain and formed(base, "VBN") != base and not base_of(base):
        return row.fix(at + 1, at + 1, formed(base, "VBN"))
    return None


HANDLERS = {
    **dict.fromkeys(("will", "would", "won't"), (will_be,)),
    "i": (sorry,),
    "we": (sorry, satisfied),
    **dict.fromkeys(("you", "they"), (satisfied,)),
    **dict.fromkeys(("what", "which", "where", "why", "how"), (do_you,)),
    "when": (when_will, do_you),
    "once": (when_will,),
    **dict.fromkeys(("want", "wants", "like"), (want_us,)),
    **dict.fromkeys(PARTED, (parted,)),
    "so": (so_as,),
    **dict.fromkeys(("become", "becomes", "became"), (become,)),
    "happen": (happen,),
    **dict.fromkeys(("succeed", "succeeded", "succeeds"), (succeed,)),
    "thank": (thank_to,),
    "well": (well,),
    **dict.fromkeys(("already", "yet"), (already,)),
    "do": (still,),
    **dict.fromkeys(("has", "have"), (there_has,)),
}
