"""Set phrases with a small word too many, too few or another: "regarding to", "discuss about", "reply me", "interesting in"."""

from __future__ import annotations

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import BE, CLOSED, DETERMINERS, DO, HAVE, MODALS, OBJECTS, PLURAL, PRONOUNS, WH
from replycoach.text.slips.nouns import article
from replycoach.text.slips.verbs import BASES, SURE, base_of

WITH_TO = frozenset("to will would can could please must should i'll we'll they'll you'll kindly not".split())
"""What stands before a verb that could else be a noun."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
ANSWERS = frozenset(
    "reply answer confirmation response call feedback delivery email payment approval instructions refund update message".split()
)


def regarding(row: Clause, at: int) -> Slip | None:
    """ "regarding to your order", "regarding with it"."""
    if row[at + 1] == "with" and row[at + 2] in DETERMINERS:
        return row.fix(at, at + 1, "regarding")
    fits = row[at + 1] == "to" and row[at + 2] not in WH and row[at + 2] not in BASES and row[at + 2]
    return row.fix(at, at + 1, "regarding") if fits and row[at - 1] not in ("in", "with") else None


def in_case(row: Clause, at: int) -> Slip | None:
    """ "in case that you need it"."""
    fits = (
        row[at - 1] == "in"
        and row[at + 1] == "that"
        and row[at + 2] in ("you", "we", "the", "your", "they", "i", "it", "our", "there")
    )
    return row.fix(at, at + 1, "case") if fits else None


def discuss(row: Clause, at: int) -> Slip | None:
    """ "discuss about it"."""
    much = row.before(at, frozenset(["what", "much", "nothing", "something", "anything", "everything", "lot"]))
    fits = row[at + 1] == "about" and row[at + 2] in DETERMINERS | OBJECTS | WH and not much
    return row.fix(at, at + 1, row[at]) if fits and (row[at - 1] not in PRONOUNS or row.opens(at - 1)) else None


def explain(row: Clause, at: int) -> Slip | None:
    """ "explain you the steps", "explain me"."""
    if row[at + 1] not in ("you", "me", "us", "him", "them") or row[at - 1] in ("as", "what"):
        return None
    if row[at + 2] in "can could will would should need have are may must do don't want".split():
        return None
    fits = not row[at + 2] or row[at + 2] in DETERMINERS | WH | {"that", "about", ".", ",", "!", "?", "everything"}
    return row.fix(at, at + 1, f"{row[at]} to {row[at + 1]}") if fits else None


def needs_to(row: Clause, at: int) -> Slip | None:
    """ "reply me", "according your request", "listen us"."""
    who = row[at + 1]
    led_by = row.closes(at + 2) and row[at + 2] not in MODALS | BE | HAVE | DO
    if row[at] == "according":
        fits = who in ("your", "our", "the", "my", "their")
    elif row[at] in ("listen", "listening", "listened"):
        fits = who in ("me", "us", "your") or (who == "you" and led_by)
    else:
        fits = who in ("me", "us", "him", "them") or (who == "you" and row[at - 1] in WITH_TO and led_by)
        fits = fits and (row[at] != "reply" or row[at - 1] not in DETERMINERS | {"in"})
    return row.fix(at, at + 1, f"{row[at]} to {row.as_written(at + 1)}") if fits else None


def needs_no_to(row: Clause, at: int) -> Slip | None:
    """ "contact to us", "contact with us", "reach to you", "inform to you", "tell to us"."""
    word, joint, who = row[at], row[at + 1], row[at + 2]
    if (
        joint not in ("to", "with")
        or who not in ("us", "me", "you", "him", "them")
        or (joint == "with" and word != "contact")
    ):
        return None
    verb = row[at - 1] in WITH_TO or row[at - 1] in PRONOUNS or (row.opens(at) and word != "call")
    verb = verb and (word not in ("told", "informed") or row.opens(at - 1) and row[at - 1] in PRONOUNS - {"it"})
    return row.fix(at, at + 2, f"{word} {row[at + 2]}") if verb and row[at + 3] not in BASES else None


def waiting(row: Clause, at: int) -> Slip | None:
    """ "waiting your reply"."""
    fits = row[at + 1] in ("your", "the", "our", "their", "his", "her") and row[at + 2] in ANSWERS
    return row.fix(at, at + 1, f"{row[at]} for {row[at + 1]}") if fits else None


def depends(row: Clause, at: int) -> Slip | None:
    """ "depends of", "responsible of"."""
    if row[at + 1] != "of" or row[at + 2] == "course":
        return None
    return row.fix(at, at + 1, f"{row[at]} {'for' if row[at] == 'responsible' else 'on'}")


def in_day(row: Clause, at: int) -> Slip | None:
    """ "in Monday"."""
    if row[at + 1] in WEEKDAYS and (
        not row[at + 2]
        or row[at + 2] in (".", ",", "!", "?", "and", "or", "morning", "evening", "afternoon", "at", "by", "between")
    ):
        return (
            row.fix(at, at, "on")
            if row[at - 1] in ("arrive", "arrives", "arrived", "deliver", "delivered", "ship")
            or (row[at - 1] == "you" and row[at - 2] == "see")
            else None
        )
    return None


def how_like(row: Clause, at: int) -> Slip | None:
    """ "how it looks like", "how does it look like"."""
    if (
        row[at + 2] in ("looks", "look")
        and row[at + 3] == "like"
        and row[at + 1] in ("it", "they", "this", "that")
        and row.closes(at + 4)
        and not row[at + 4].isalnum()
    ):
        return row.fix(at, at, "what")
    if row[at + 1] in ("does", "do") and row[at + 3] == "look" and row[at + 4] == "like" and row[at + 5] in ("", "?"):
        return row.fix(at, at, "what")
    return None


def interesting(row: Clause, at: int) -> Slip | None:
    """ "are you interesting in it"."""
    leans = (
        row[at - 1] in ("am", "i'm", "we're", "you're")
        or (row[at - 1] == "are" and row[at - 2] in ("you", "we", "they"))
        or (row[at - 1] == "you" and row[at - 2] in ("are", "if"))
    )
    if row[at] == "interesting" and row[at + 1] == "in" and leans:
        return row.fix(at, at, "interested")
    if row[at] == "exciting" and row[at + 1] in ("to", "about") and leans:
        return row.fix(at, at, "excited")
    return None


def inconvenient(row: Clause, at: int) -> Slip | None:
    """ "sorry for the inconvenient"."""
    led = row[at - 1] in ("the", "this", "any", "that", "all") and row[at - 2] in ("for", "about", "regret")
    return (
        row.fix(at, at, "inconvenience")
        if led and (row[at + 1] in ("", ".", "!", "caused", "that", "this", "you", "we"))
        else None
    )


SHORT = {
    "heavy": "heavier", "easy": "easier", "cheap": "cheaper", "fast": "faster", "big": "bigger", "small": "smaller", "long": "longer", "short": "shorter", "high": "higher", "low": "lower",
    "late": "later", "early": "earlier", "old": "older", "new": "newer", "quick": "quicker", "slow": "slower", "large": "larger", "strong": "stronger",
}  # fmt: skip


def before_of(row: Clause, at: int) -> Slip | None:
    """ "before of Monday"."""
    return row.fix(at, at + 1, row[at]) if row[at + 1] == "of" and row[at + 2] != "course" else None


BETTER = frozenset(
    "better easier faster cheaper bigger quicker sooner smaller larger longer higher lower worse older newer clearer safer simpler slower stronger".split()
)
BEST = frozenset(
    "best easiest fastest cheapest biggest quickest smallest largest longest highest lowest worst newest safest simplest".split()
)


def more(row: Clause, at: int) -> Slip | None:
    """ "more better", "a more easier way", "more heavy than"."""
    if row[at + 1] in SHORT and row[at + 2] == "than" and row[at + 3] in CLOSED | {"usual", "expected"}:
        return row.fix(at, at + 1, SHORT[row[at + 1]])
    if row[at + 1] not in BETTER or row[at - 1] in ("once", "some", "any", "no", "many", "one", "two", "three", "few"):
        return None
    ends = row.ends_noun(at + 2) or (row[at - 1] in BE and row.closes(at + 2))
    single = row[at - 1] == "a" and row[at + 2] not in PLURAL
    if row[at - 1] == "a" and (ends or single):
        return row.fix(at - 1, at + 1, f"{article(row[at + 1])} {row[at + 1]}")
    right = f"much {row[at + 1]}" if row[at - 1] in ("is", "are", "be", "was", "were") else row[at + 1]
    return row.fix(at, at + 1, right) if ends or single else None


def most(row: Clause, at: int) -> Slip | None:
    """ "the most easiest way"."""
    fits = row[at - 1] in ("the", "our", "your") and row[at + 1] in BEST and row[at + 2] != "practices"
    return row.fix(at, at + 1, row[at + 1]) if fits else None


def hand(row: Clause, at: int) -> Slip | None:
    """ "in the other hand,"."""
    fits = (
        row[at - 1] == "other"
        and row[at - 2] == "the"
        and row[at - 3] == "in"
        and row[at + 1] == ","
        and row.opens(at - 3)
    )
    return row.fix(at - 3, at, "on the other hand") if fits else None


def disposal(row: Clause, at: int) -> Slip | None:
    """ "at your disposition"."""
    return (
        row.fix(at, at, "disposal")
        if row[at - 2] == "at" and row[at - 1] in ("your", "my") and row.closes(at + 1)
        else None
    )


def on_day(row: Clause, at: int) -> Slip | None:
    """ "on tomorrow"; "on stock"."""
    if row[at + 1] == "stock" and (row.ends(at + 2) or row[at + 2] in ("anymore", "now", "and", "but", "at", "again")):
        return (
            row.fix(at, at, "in")
            if row[at - 1] in ("it", "them", "back", "currently") or (row[at - 1] in BE and row[at - 2] in PRONOUNS)
            else None
        )
    if (
        row[at + 1] in ("tomorrow", "yesterday")
        and row[at - 1] in "arrive arrives deliver delivered send sent ship shipped call you us".split()
    ):
        return row.fix(at, at + 1, row[at + 1])
    return None


def on_last(row: Clause, at: int) -> Slip | None:
    """ "on last Friday"."""
    fits = (
        row[at + 1] in ("last", "next")
        and row[at + 2] in WEEKDAYS
        and row[at - 1] not in ("based", "later", "depending", "early", "up", "down", "improve")
    )
    return row.fix(at, at + 1, row[at + 1]) if fits else None


def in_site(row: Clause, at: int) -> Slip | None:
    """ "in our website"."""
    fits = (
        row[at + 1] in ("our", "the", "your")
        and row[at + 2] in ("website", "internet", "homepage")
        and (row.ends(at + 3) or row[at + 3] in ("and", "under", "you", "or"))
    )
    led = row[at - 1] in ("order", "ordered", "find", "found", "available", "them", "bought") or (
        row[at - 1] in ("is", "are") and row[at - 2] in PRONOUNS
    )
    return row.fix(at, at, "on") if fits and led else None


def apologise(row: Clause, at: int) -> Slip | None:
    """ "I apologise me for it"; "depending the size"."""
    if row[at] == "depending" and row[at + 1] == "of":
        return row.fix(at, at + 1, "depending on")
    if row[at] == "depending":
        return (
            row.fix(at, at, "depending on") if row[at + 1] in ("the", "your", "our", "which", "how", "what") else None
        )
    return row.fix(at, at + 1, row[at]) if row[at + 1] in ("me", "myself") and row[at + 2] in ("for", ".") else None


def cause(row: Clause, at: int) -> Slip | None:
    """ "the inconvenience cause to you"."""
    fits = row[at - 1] in ("inconvenience", "trouble", "delay", "confusion", "frustration") and (
        row[at + 1] in ("by", "you") or (row[at + 1] == "to" and row[at + 2] == "you")
    )
    led = row[at - 2] in ("the", "any", "this", "for", "all") and not row.before(at, DO | MODALS)
    return row.fix(at, at, "caused") if fits and led else None


def because(row: Clause, at: int) -> Slip | None:
    """ "because the weather." """
    fits = (
        row[at + 1] in ("the", "our", "your", "a")
        and row[at + 2].isalpha()
        and row[at + 3] in (".", "!", "")
        and row[at + 2] not in BASES
    )
    return row.fix(at, at, "because of") if fits and len(row) > at + 2 else None


FOR_WHAT = frozenset(
    "time way here moment number option possible best money necessary process system steps instructions important ready available".split()
)


def for_to(row: Clause, at: int) -> Slip | None:
    """ "the best time for call you", "for help you."."""
    fits = (
        row[at + 1] in BASES
        and row[at + 2] in ("you", "us", "me", "them")
        and (not row[at + 3] or row[at + 3] in (".", ",", "!", "?", "with", "about", "by"))
    )
    if row[at - 1] not in FOR_WHAT:
        return None
    pure = row[at + 1] in SURE and row[at + 2] in DETERMINERS
    return row.fix(at, at, "to") if fits or pure else None


def form(row: Clause, at: int) -> Slip | None:
    """ "hear form you"."""
    led = row[at - 1] in ("hear", "hearing", "heard", "away") or (
        row[at - 1] == "different" and row[at - 2] not in DETERMINERS
    )
    fits = led and row[at + 1] in "you us the our your them him her".split()
    return row.fix(at, at, "from") if fits else None


def will_can(row: Clause, at: int) -> Slip | None:
    """ "you will can use it"."""
    if row[at + 1] == "can" and row[at - 1] in PRONOUNS and row[at + 2] in BASES and not base_of(row[at + 1]):
        return row.fix(at, at + 1, f"{row[at]} be able to")
    return None


HANDLERS = {
    "regarding": (regarding,),
    "case": (in_case,),
    **dict.fromkeys(("discuss", "discussed", "discussing"), (discuss,)),
    **dict.fromkeys(("explain", "explained", "explaining"), (explain,)),
    **dict.fromkeys(("reply", "replied", "replying", "according", "listen", "listening", "listened"), (needs_to,)),
    **dict.fromkeys(("contact", "call", "reach", "inform", "tell", "told", "informed"), (needs_no_to,)),
    **dict.fromkeys(("wait", "waiting"), (waiting,)),
    **dict.fromkeys(("depend", "depends", "responsible"), (depends,)),
    "in": (in_day, in_site),
    "how": (how_like,),
    **dict.fromkeys(("interesting", "exciting"), (interesting,)),
    "inconvenient": (inconvenient,),
    "more": (more,),
    "most": (most,),
    "hand": (hand,),
    "form": (form,),
    **dict.fromkeys(("apologise", "apologize", "depending"), (apologise,)),
    "cause": (cause,),
    **dict.fromkeys(("before", "after"), (before_of,)),
    "because": (because,),
    "for": (for_to,),
    "disposition": (disposal,),
    "on": (on_day, on_last),
    **dict.fromkeys(
        ("your's", "her's", "our's", "their's"), (lambda row, at: row.fix(at, at, row[at].replace("'", "")),)
    ),
    **dict.fromkeys(("will", "would"), (will_can,)),
}
