"""What goes behind a verb: "hesitate contact us", "let me checked", "happy to assisting you", "I am work on it", "say me your number"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import DETERMINERS, HAVE, MODALS, OBJECTS, PEOPLE, PREPOSITIONS, PRONOUNS
from replycoach.text.slips.verbs import BASES, SURE, base_of, formed

BEHIND = OBJECTS | DETERMINERS
NOUNS_NEEDED = frozenset("help support work time access".split())
DOING = frozenset(
    "work check wait try look write send process contact speak talk handle investigate prepare review help refund ask search resolve".split()
)


def hesitate(row: Clause, at: int) -> Slip | None:
    """ "do not hesitate contact us"."""
    return row.fix(at, at + 1, f"hesitate to {row[at + 1]}") if row[at + 1] in BASES else None


def let(row: Clause, at: int) -> Slip | None:
    """ "let me checked"; "allow me check it"; "let my colleague to check"."""
    if (
        row[at] == "let"
        and row[at + 1] in ("my", "our", "the", "your")
        and row[at + 3] == "to"
        and row[at + 4] in BASES
    ):
        return row.fix(at + 3, at + 4, row[at + 4])
    if row[at + 1] not in ("me", "us") or (row[at] != "let" and row[at - 1] in DETERMINERS):
        return None
    base = base_of(row[at + 2], "VBD", "VBZ")
    if row[at] == "let" and base and row[at + 2] not in ("left", "used"):
        return row.fix(at, at + 2, f"let {row[at + 1]} {base}")
    if row[at] in ("allow", "permit") and row[at + 2] in BASES and row[at + 3] in BEHIND:
        return row.fix(at, at + 2, f"{row[at]} {row[at + 1]} to {row[at + 2]}")
    return None


def please(row: Clause, at: int) -> Slip | None:
    """ "please checked your mail", "could you please to send"."""
    base = base_of(row[at + 1], "VBD")
    if row.opens(at) and base and row[at + 2] in BEHIND:
        return row.fix(at, at + 1, f"please {base}")
    if row[at - 1] == "you" and row[at + 1] == "to" and row[at + 2] in BASES:
        return row.fix(at, at + 2, f"please {row[at + 2]}")
    return None


def to_doing(row: Clause, at: int) -> Slip | None:
    """ "happy to assisting you"; "to can use it"; "sorry to hearing that"."""
    if (
        row[at + 1] == "can"
        and row[at + 2] in BASES
        and (row[at - 1] in ("order", "want", "need", "like", "hope", "have") or row.opens(at))
    ):
        return row.fix(at, at + 1, "to be able to")
    base = base_of(row[at + 1], "VBG")
    led = row[at - 1] in "happy glad able need want going pleased wish sorry here unable".split()
    return row.fix(at, at + 1, f"to {base}") if led and base and row[at + 2] in BEHIND | {"that"} else None


def wanted(row: Clause, at: int) -> Slip | None:
    """ "I want cancel my order", "we would like inform you"."""
    if (
        row[at] == "need"
        and row[at - 1] == "you"
        and row.opens(at - 1)
        and not row.before(at, frozenset(["if", "what", "whatever", "all"]))
        and row[at + 1] in BASES - NOUNS_NEEDED
        and row[at + 2] in (BEHIND | {"in"} if row[at + 1] in SURE else {"the", "a", "your", "our", "my", "it", "us"})
    ):
        return row.fix(at, at + 1, f"need to {row[at + 1]}")
    if (
        row[at] == "want"
        and row[at + 1] in ("have", "get", "make", "be")
        and row[at + 2] in BEHIND | {"more"}
        and row[at - 1] in ("you", "i", "we", "they")
        and row.opens(at - 1)
        and row[at - 2] != "that"
    ):
        return row.fix(at, at + 1, f"want to {row[at + 1]}")
    who = at - 1 if row[at] in ("want", "need") else at - 2 if row[at - 1] == "would" else at - 1
    if row[at] == "like" and not (row[at - 1] == "would" or row[at - 1] in ("i'd", "we'd")):
        return None
    if row[who] not in ("i", "we", "i'd", "we'd") or not row.opens(who) or row[who - 1] == "that":
        return None
    if row[at + 1] in SURE and row[at + 2] in BEHIND:
        return row.fix(at, at + 1, f"{row[at]} to {row[at + 1]}")
    return None


def am_doing(row: Clause, at: int) -> Slip | None:
    """ "I am work on it", "we are check your order"."""
    contracted = row[at] in ("i'm", "we're", "they're")
    subject = at if contracted else at - 1
    if not contracted and row[subject] not in ("i", "we", "they"):
        return None
    verb = row.past_side(at + 1)
    word = row[verb]
    if (
        (row.opens(subject) or row[subject - 1] == "and")
        and word in DOING
        and row[verb + 1] in BEHIND | PREPOSITIONS
        and row[verb + 2] != "progress"
    ):
        return row.fix(verb, verb, formed(word, "VBG"))
    return None


def say(row: Clause, at: int) -> Slip | None:
    """ "say me your number", "said us that"."""
    if row[at + 1] in ("me", "us") and row[at + 2] in DETERMINERS | {
        "what",
        "if",
        "that",
        "where",
        "when",
        "how",
        "why",
    }:
        return row.fix(at, at, {"say": "tell", "said": "told", "saying": "telling"}[row[at]])
    return None


def confirm(row: Clause, at: int) -> Slip | None:
    """ "confirm us your address", "attach you the label"."""
    fits = (
        row[at + 1] in (("me", "us") if row[at] == "confirm" else ("you",))
        and row[at + 2] in "your the a our if that whether".split()
    )
    return row.fix(at, at + 1, row[at]) if fits else None


def mistake(row: Clause, at: int) -> Slip | None:
    """ "we did a mistake"."""
    right = {"did": "made", "do": "make", "done": "made", "does": "makes", "doing": "making"}[row[at]]
    behind = row[at + 2] == "mistake" or (row[at + 2] in ("big", "little", "small") and row[at + 3] == "mistake")
    acting = row[at - 1] in PRONOUNS | HAVE | MODALS | PEOPLE | {"to", "really", "also", "i've", "we've", "team"}
    return row.fix(at, at, right) if row[at + 1] == "a" and behind and acting else None


def depend(row: Clause, at: int) -> Slip | None:
    """ "it is depend on the courier"."""
    contracted = row[at - 1] in ("it's", "that's")
    if contracted or (row[at - 1] in ("is", "are") and row[at - 2] in ("it", "that", "this", "they")):
        first = at - 1 if contracted else at - 2
        who = row[first].split("'")[0]
        return row.fix(first, at, f"{who} depend{'' if who == 'they' else 's'}")
    return None


def thanks(row: Clause, at: int) -> Slip | None:
    """ "Thanks you for", "Thank for your message"."""
    if row[at] == "thanks" and row[at + 1] == "you" and row.opens(at):
        return row.fix(at, at + 1, "thank you")
    if row[at] == "thank" and row[at + 1] == "for" and row.opens(at):
        return row.fix(at, at + 1, "thank you for")
    return None


def at_start(row: Clause, at: int) -> Slip | None:
    """ "For cancel your order, write to us" is "To cancel"."""
    if row.opens(at) and row[at + 1] == "to" and row[at + 2] in BASES:
        return row.fix(at, at + 1, "to")
    if row.opens(at) and row[at + 1] in SURE and row[at + 2] in BEHIND:
        return row.fix(at, at + 1, f"to {row[at + 1]}")
    return None


def of_doing(row: Clause, at: int) -> Slip | None:
    """ "the possibility of cancel the order", "interested in buy it", "sorry about keep you"."""
    led = {
        "of": ("possibility", "way", "process", "option", "chance", "purpose", "cost", "risk", "opportunity", "charge"),
        "in": (
            "interested",
            "difficulty",
            "trouble",
            "delay",
            "assist",
            "help",
            "problem",
            "problems",
            "issue",
            "issues",
        ),
        "with": ("help", "proceed", "assist", "problem", "problems"),
        "about": ("sorry", "think", "thinking", "worry"),
    }[row[at]]
    known = row[at - 1] in led or (
        row[at] in ("in", "with")
        and row[at - 1] in ("you", "us")
        and row[at - 2] in ("help", "assist", "helping", "assisting")
    )
    return (
        row.fix(at, at + 1, f"{row[at]} {formed(row[at + 1], 'VBG')}")
        if known and row[at + 1] in SURE and row[at + 2] in BEHIND
        else None
    )


THANKED = frozenset("thanks thank sorry apologies apologise apologize apologising".split())


def after_preposition(row: Clause, at: int) -> Slip | None:
    """ "thank you for contact us", "sorry for keep you waiting", "without pay it"."""
    word, verb = row[at], at + 1
    base = row[verb]
    if base not in BASES or formed(base, "VBG") == base:
        return None
    object_behind = row[verb + 1] in ("us", "me", "him", "them")
    if word == "for":
        thanks = row[at - 1] in THANKED or (
            row[at - 1] in ("you", "u", "much", "sorry") and row.before(at, THANKED) and at < 8
        )
        pure = base in SURE and row[verb + 1] in OBJECTS | DETERMINERS | {"to", "that", "about"}
        owned = base in ("contact", "choose", "visit", "report", "share", "request", "place", "order") and row[
            verb + 1
        ] in ("your", "our", "the", "this", "it", "an")
        kept = base in ("keep", "make", "give", "bother", "inconvenience", "let") and row[verb + 1] == "you"
        if thanks and (object_behind or pure or owned or kept):
            return row.fix(at, verb, f"for {formed(base, 'VBG')}")
        return None
    behind = base in SURE and row[verb + 1] in DETERMINERS | OBJECTS
    if word == "of" and row[at - 1] == "instead" and (behind or object_behind):
        return row.fix(at, verb, f"of {formed(base, 'VBG')}")
    if (
        word in ("without", "by")
        and behind
        and row[at - 1] not in ("go", "goes", "drop", "stop", "pass", "do", "live", "come")
    ):
        return row.fix(at, verb, f"{word} {formed(base, 'VBG')}")
    if word in ("after", "before") and behind and row.opens(at):
        return row.fix(at, verb, f"{word} {formed(base, 'VBG')}")
    return None


def forward_to(row: Clause, at: int) -> Slip | None:
    """ "looking forward to hear from you"."""
    if row[at + 1] != "to" or row[at - 1] not in ("look", "looking", "looks", "looked"):
        return None
    verb = row.past_side(at + 2)
    base = row[verb]
    whole = base in SURE or row[verb + 1] in OBJECTS | DETERMINERS | {"with", "from"}
    unsure = (
        base in BASES
        and base not in SURE
        and row[verb + 1] in ("from", "with")
        and base not in ("help", "work", "assist", "deal", "hear", "chat", "talk")
    )
    return row.fix(verb, verb, formed(base, "VBG")) if base in BASES and whole and not unsure else None


HANDLERS = {
    "hesitate": (hesitate,),
    **dict.fromkeys(("let", "allow", "permit"), (let,)),
    "please": (please,),
    "to": (to_doing,),
    **dict.fromkeys(("want", "need", "like"), (wanted,)),
    **dict.fromkeys(("am", "are", "i'm", "we're", "they're"), (am_doing,)),
    **dict.fromkeys(("say", "said", "saying"), (say,)),
    **dict.fromkeys(("confirm", "attach"), (confirm,)),
    **dict.fromkeys(("did", "do", "done", "does", "doing"), (mistake,)),
    "depend": (depend,),
    **dict.fromkeys(("thanks", "thank"), (thanks,)),
    "for": (after_preposition, at_start),
    "of": (after_preposition, of_doing),
    **dict.fromkeys(("without", "by", "after", "before"), (after_preposition,)),
    "forward": (forward_to,),
    **dict.fromkeys(("in", "with", "about"), (of_doing,)),
}
