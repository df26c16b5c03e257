"""Words that sound alike and are put for each other where only one can stand: "your welcome", "on it's way", "to late to cancel", "me and my colleague"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import BE, DETERMINERS, DO, HAVE, MODALS, OBJECTS, PLURAL, SINGULAR
from replycoach.text.slips.verbs import BASES, base_of

ABLE = frozenset("able unable entitled eligible".split())
OWNED = frozenset(
    "account order parcel refund payment email message patience system website profile settings request details card policy team office warehouse package delivery address subscription".split()
)
HELD = frozenset("id passport bank phone router username password postcode receipt luggage invoice".split())
ITS = frozenset("own original way packaging box current new owner place price contents battery screen best".split())
AFTER = frozenset("on in of with from for to at under by off into".split())
ENDS = frozenset({"", ".", "!", ",", ")", "?"})


def your(row: Clause, at: int) -> Slip | None:
    """ "your welcome", "your able to", "your not eligible"."""
    behind, more = row[at + 1], row[at + 2]
    called = more in ("ma'am", "maam", "sir", "madam") or (
        row.as_written(at + 2).istitle() and row[at + 3] in ENDS - {""}
    )
    fits = (
        (behind == "welcome" and row.opens(at) and (called or more in ENDS or (more == "to" and row[at + 3] in BASES)))
        or (
            behind in ("very", "most", "always")
            and more == "welcome"
            and row.opens(at)
            and row[at + 3] in ENDS | {"to"}
        )
        or (behind in ABLE and more in ("to", "for"))
        or (
            behind == "not"
            and row.opens(at)
            and more in ABLE | {"happy", "sure", "satisfied", "the", "a", "alone", "required", "obliged"}
        )
        or (
            behind == "going"
            and more == "to"
            and row.opens(at)
            and row[at + 3] in BASES
            and row[at + 4] in DETERMINERS | OBJECTS
        )
        or (behind == "right" and row.opens(at) and more in (",", ".", "!", "that"))
    )
    return row.fix(at, at, "you're") if fits else None


def youre(row: Clause, at: int) -> Slip | None:
    """ "you're order"."""
    owned = (
        row[at + 1] in (OWNED | HELD) - {"order"}
        or row[at + 1] == "own"
        or (row[at + 1] in ("order", "booking", "understanding", "feedback") and row[at - 1] in AFTER)
    )
    fits = owned and (row.closes(at + 2) or row[at + 2] in ("number", "details")) and row[at + 2] not in ("a", "an")
    return row.fix(at, at, "your") if fits else None


def theirs(row: Clause, at: int) -> Slip | None:
    """ "theirs nothing left"."""
    fits = row.opens(at) and (
        row[at + 1] in ("nothing", "nobody", "something")
        or (row[at + 1] == "no" and row[at + 2] in SINGULAR.keys() | {"need", "way", "reason"})
    )
    return row.fix(at, at, "there's") if fits else None


def were(row: Clause, at: int) -> Slip | None:
    """ "the email were she said so"."""
    who, verb = row[at + 1], row[at + 2]
    asks = row.last == "?" or row.before(at, frozenset("which what whose how".split()))
    told = who in ("i", "he", "she", "we", "they") and base_of(verb, "VBD") and verb not in ("left", "lost")
    fits = row[at - 1] in SINGULAR and told and not asks
    return row.fix(at, at, "where") if fits else None


def nothing(row: Clause, at: int) -> Slip | None:
    """ "there wasn't nothing left", "we didn't receive nothing"."""
    if row[at + 1] in ("but", "but,", "except", "less", "short", "other"):
        return None
    if row[at - 2] == "there" and row[at - 1] in ("isn't", "wasn't"):
        return row.fix(at, at, "anything")
    denied = row[at - 2] in ("don't", "doesn't", "didn't") and row[at - 1] in (
        "receive",
        "get",
        "see",
        "find",
        "have",
        "hear",
        "know",
        "need",
    )
    had = row[at - 2] in ("haven't", "hasn't") and row[at - 1] in ("received", "got", "seen", "found", "heard", "had")
    return row.fix(at, at, "anything") if denied or had else None


def twice(row: Clause, at: int) -> Slip | None:
    """ "Unfortunately you will unfortunately need it", "please could you please"."""
    first = next((back for back in range(at - 2, max(at - 8, -1), -1) if row[back] == row[at]), None)
    if first is None:
        return None
    between = row.words[first + 1 + (row[first + 1] == ",") : at]
    fits = len(between) > 1 and all(word[0].isalpha() and word not in JOINED for word in between)
    return row.fix(at - 1, at, row.as_written(at - 1)) if fits else None


JOINED = frozenset("and but or so then".split())
FINE = frozenset(
    "available possible broken fine ok okay ready done gone here true late lost eligible serviceable safe".split()
)


def its(row: Clause, at: int) -> Slip | None:
    """ "its a", "its not possible", "its been sent"."""
    behind = row[at + 1]
    article = behind in ("a", "an", "the") and row.as_written(at + 1).islower()
    stated = (
        behind
        in ("not", "possible", "impossible", "okay", "ok", "because", "going", "on", "also", "still", "just", "now")
        and row.opens(at)
        and not (behind == "not" and row[at + 2].endswith("ing"))
        and (behind != "going" or row[at + 2] in ("to", "on"))
        and (behind not in ("possible", "impossible") or row.ends_noun(at + 2))
    )
    lone = behind in ("also", "still", "just", "now") and not (
        row[at + 2] in ("a", "the", "not", "in", "on", "being")
        or (base_of(row[at + 2], "VBN", "VBD") and row.closes(at + 3))
    )
    if behind in FINE and row.ends_noun(at + 2) and row[at + 2] != ",":
        return row.fix(at, at, "it's")
    if row[at - 1] == "and" and behind == "not" and row.closes(at + 3) and not row[at + 2].endswith("ing"):
        return row.fix(at, at, "it's")
    if behind == "on" and row[at - 1] in ("and", "") and row[at + 2] in ("the", "its", "it's"):
        return row.fix(at, at, "it's")
    if behind == "on" and row[at + 2] not in DETERMINERS:
        return None
    return row.fix(at, at, "it's") if article or behind == "been" or (stated and not lone) else None


def it_is(row: Clause, at: int) -> Slip | None:
    """ "on it's way", "with it's original packaging"."""
    fits = (row[at - 1] in AFTER and row[at + 1] in ITS) or row[at + 1] == "own"
    return row.fix(at, at, "its") if fits and not (row[at - 1] in ("for", "of") and row[at + 1] == "best") else None


def their(row: Clause, at: int) -> Slip | None:
    """ "their is no charge", "their going to call you"."""
    if row[at + 1] in ("is", "are", "was", "were", "isn't", "aren't", "wasn't") and row.opens(at):
        return row.fix(at, at, "there")
    if row[at + 1] == "going" and row[at + 2] == "to" and row[at + 3] in BASES and row.opens(at):
        return row.fix(at, at, "they're")
    return None


def there(row: Clause, at: int) -> Slip | None:
    """ "in there account", "there own"; "they're own"."""
    nouns = OWNED - set("order parcel request card email message package details address profile refund".split())
    fits = (row[at + 1] == "own" and row[at - 1] not in BE) or (
        row[at - 1] in AFTER and row[at + 1] in nouns and row.closes(at + 2)
    )
    return row.fix(at, at, "their") if fits and row[at + 2] != "it" else None


BETTER = frozenset(
    "better easier faster cheaper bigger quicker sooner smaller larger longer higher lower worse older newer later earlier more less".split()
)
YARDSTICK = frozenset("expected usual usually normal normally planned promised before ever".split())


def then(row: Clause, at: int) -> Slip | None:
    """ "more then 3", "rather then", "later then expected"."""
    if (
        row[at - 1] in ("rather", "other")
        and row[at + 1]
        and row[at + 1] not in ("i", "we", "you", "they")
        and row[at + 1][0].isalnum()
        and row[at - 2] not in ("the", "i'd", "would", "each")
    ):
        return row.fix(at, at, "than")
    if row[at - 1] in BETTER and (
        row[at + 1] in YARDSTICK or (row[at - 1] in ("more", "less", "longer", "later") and row[at + 1][:1].isdigit())
    ):
        return row.fix(at, at, "than")
    return None


def than(row: Clause, at: int) -> Slip | None:
    """ "and than we'll"."""
    fits = (
        row[at - 1] == "and"
        and not row.before(at - 1, BETTER | {"than", "rather", "other"})
        and row[at + 1] not in DETERMINERS
    )
    return row.fix(at, at, "then") if fits and not any(word.endswith("er") for word in row.words[:at]) else None


def loose(row: Clause, at: int) -> Slip | None:
    """ "you will loose your place"."""
    led = (
        row[at - 1]
        in "to will not won't don't can could might would may you'll i'll we'll didn't doesn't never".split()
    )
    return (
        row.fix(at, at, "lose")
        if led and row[at + 1] in DETERMINERS | {"it", "them", "access", "money", "time"}
        else None
    )


LONG = frozenset(
    "late long big small expensive early short large tight heavy hot cold slow high low soon far loose difficult hard much many".split()
)


def too(row: Clause, at: int) -> Slip | None:
    """ "it was to late to cancel", "way to much"."""
    if (
        row[at + 1] == "much"
        and row[at - 1] in ("worry", "pay", "cost", "costs", "wait", "charged", "paid")
        and row[at + 2] in ENDS
    ):
        return row.fix(at, at, "too")
    led = row[at - 1] in BE - {"be"} or row[at - 1] in "be way it's bit that's took taking takes taken".split()
    behind = row[at + 2]
    if not led or row[at + 1] not in LONG:
        return None
    fits = behind in ("to", "for", ".", "!", ",", "?", "") or (
        row[at - 1] in ("way", "took", "taking", "takes", "taken") and row[at + 1] in ("much", "many", "long")
    )
    return row.fix(at, at, "too") if fits else None


def me_and(row: Clause, at: int) -> Slip | None:
    """ "Me and my colleague has"."""
    if at or row[1] != "and" or row[2] not in ("my", "the", "our"):
        return None
    verb = next(
        (
            place
            for place in (4, 5)
            if row[place] in ("have", "has", "are", "is", "was", "were", "will", "can", "would", "do", "did")
        ),
        0,
    )
    if not verb or row[verb - 1] in DETERMINERS:
        return None
    right = {"has": "have", "is": "are", "was": "were"}.get(row[verb], row[verb])
    return row.fix(0, verb, f"{row.between(2, verb)}and I {right}".replace("My", "my"))


def and_me(row: Clause, at: int) -> Slip | None:
    """ "My colleague and me will"."""
    led = (
        row[at - 1] == "and"
        and row[0] in ("my", "the", "our")
        and at in (3, 4)
        and (row[1] in SINGULAR or row[1] in PLURAL or row[1] in ("team", "supervisor", "boss"))
    )
    if led and row[at + 1] in ("have", "has", "are", "is", "was", "were", "will", "can", "would"):
        right = {"has": "have", "is": "are", "was": "were"}.get(row[at + 1], row[at + 1])
        return row.fix(at, at + 1, f"I {right}")
    return None


def advice(row: Clause, at: int) -> Slip | None:
    """ "please advice us"."""
    led = row[at - 1] in ("please", "kindly", "will", "would", "can", "to", "must") and (
        row[at - 1] != "to" or row[at + 1] in OBJECTS
    )
    fits = led and (
        row[at + 1] in OBJECTS | {"on", "if", "when", "how", "what", "whether", "that", "your", "the"}
        or (row[at - 1] in ("please", "kindly") and row[at + 1] in ENDS)
    )
    return row.fix(at, at, "advise") if fits else None


def advise(row: Clause, at: int) -> Slip | None:
    """ "any advise", "my advise is"."""
    fits = (
        row[at - 1] in ("any", "an", "some", "my", "your", "the", "our", "this")
        and row.closes(at + 1)
        and row[at + 1] not in OBJECTS
    )
    if not fits or row[at + 1] in DETERMINERS:
        return None
    return row.fix(at - 1, at, "some advice") if row[at - 1] == "an" else row.fix(at, at, "advice")


def you_for_your(row: Clause, at: int) -> Slip | None:
    """ "thank you for you message"."""
    nouns = OWNED | set(
        "understanding reply response feedback help time cooperation question purchase interest attention support kindness mail e-mail call letter photo photos loyalty business".split()
    )
    fits = (
        row[at - 1] in ("for", "about", "with", "on", "regarding")
        and row[at + 1] in nouns
        and (row.ends(at + 2) or row[at + 2] in ("and", "about", "of", "from", "regarding"))
    )
    return row.fix(at, at, "your") if fits and row.before(at, frozenset("thank thanks sorry".split())) else None


SMALL_I = frozenset("i i'm i'll i've i'd".split())


def capital(row: Clause, at: int) -> Slip | None:
    """The pronoun "i", unless it numbers something."""
    written = row.as_written(at)
    numbers = row[at] == "i" and (
        not row[at + 1].isalpha()
        or row[at - 1] in ("(", "part", "section", "type", "an", "the", "letter")
        or (row[at - 1] == "and" and row[at + 1] not in MODALS | HAVE | BE | DO)
        or row[at + 1] in ("and", "or", "is", "has")
    )
    return row.fix(at, at, "I" + row[at][1:]) if written[0] == "i" and not numbers else None


HANDLERS = {
    "your": (your,),
    "you're": (youre,),
    "theirs": (theirs,),
    "were": (were,),
    "nothing": (nothing,),
    **dict.fromkeys(("unfortunately", "please"), (twice,)),
    "its": (its,),
    "it's": (it_is,),
    "their": (their,),
    **dict.fromkeys(("there", "they're"), (there,)),
    "then": (then,),
    "than": (than,),
    "loose": (loose,),
    "to": (too,),
    "me": (me_and, and_me),
    "advice": (advice,),
    "advise": (advise,),
    "you": (you_for_your,),
}
