"""Verbs in the wrong form: "didn't cancelled", "can sent", "have already order", "must to send", "will be send", "sended"."""

from __future__ import annotations

from replycoach.text.slips.clause import SIDE, Clause, Slip
from replycoach.text.slips.lists import (
    BE,
    CLOSED,
    DETERMINERS,
    HAVE,
    MODALS,
    OBJECTS,
    OPENING,
    PEOPLE,
    PLURAL,
    PRONOUNS,
    SINGULAR,
    TIMES,
    WH,
)
from replycoach.text.slips.verbs import BASES, IRREGULAR, SURE, base_of, formed, only_past

NEGATED_DO = frozenset("don't doesn't didn't".split())
LIKE_PREPOSITIONS = frozenset(
    "given based provided compared regarding following concerning including excluding considering depending assuming related used supposed according pending during going left needs fell saw wound".split()
)
"""Forms of verbs that also begin a phrase of their own: "as soon as we can given the stock"."""
ELLIPSIS = frozenset(
    "as than what whatever all everything best most least that where wherever how however whenever who which".split()
)
"""Where one of these stands before, the verb behind a modal may be left out: "all we could left us poor"."""
NOUN_MODALS = frozenset("will can might must may".split())
PLAINLY = frozenset(
    "ship cancel order refund process update charge request check contact deliver debit credit send return replace transfer escalate resolve close open upgrade book report".split()
)
"""Verbs that stand bare where "already" shows that a participle is meant."""
INTRANSITIVE = frozenset(
    "arrive come go happen occur take work start begin expire appear disappear run remain stay last cost belong depend get become need have stop continue end".split()
)
PATIENT = frozenset("charge refund inform notify contact bill debit reimburse compensate redirect credit".split())
"""What is done to a customer: "you will charged"."""
NO_PARTICIPLE = frozenset(
    "work help welcome clear clean complete empty open close separate love like hope present trust value sound rest lead fix change cost use need touch last long own set back issue trouble live fun key loose stop support test text press record struggle fight".split()
)
"""What may stand behind "been" as it is."""
ARRIVING = frozenset("arrived came worked went happened failed".split())
THINGS = frozenset(
    "parcel order refund payment item package account request ticket email money amount invoice replacement card subscription booking device product delivery complaint message voucher".split()
)
AFTER_TO = frozenset(
    "want wants wanted need needs needed like able unable going have has had trying try tried wish wished decided forgot please how ask asked sorry glad happy pleased hope".split()
)


def after_do(row: Clause, at: int) -> Slip | None:
    """ "didn't cancelled", "did not received", "did you received", "I did sent"."""
    word = row[at]
    negated = word in NEGATED_DO or row[at + 1] == "not"
    if negated:
        verb = row.past_side(at + (1 if word in NEGATED_DO else 2))
        base = base_of(row[verb])
        if not base or row[verb] in ("used", "left") and row[verb + 1] in ("to", "-"):
            return None
        if base_of(row[verb], "VBG") and word in ("do", "don't"):
            return None
        return row.fix_last(at, verb, base)
    if row[at + 1] in PRONOUNS:
        verb = row.past_side(at + 2)
        base = base_of(row[verb], "VBD", "VBN", "VBZ")
        asks = row.opens(at) or row[at - 1] in WH or row[at - 1] in ("and", "may", "know")
        sure = row[at + 1] not in ("it", "you") or (row.last == "?" and asks)
        if base and sure and row[verb] not in LIKE_PREPOSITIONS and (asks or row[at + 1] in ("we", "they")):
            return row.fix_last(at, verb, base)
        return None
    if word == "did" and row[at - 1] in PRONOUNS and row.opens(at - 1):
        verb = row.past_side(at + 1)
        base = base_of(row[verb], "VBD", "VBN", "VBZ")
        if base and row[verb] not in LIKE_PREPOSITIONS:
            return row.fix_last(at, verb, base)
    if row.opens(at) and row[at + 1] in ("the", "your", "my", "our") and row.last == "?":
        base = base_of(row[at + 3], "VBD")
        if (
            base
            and row[at + 2] in SINGULAR
            and word == "did"
            and (row[at + 3] in ARRIVING or row[at + 4] in ("?", "yet"))
        ):
            return row.fix_last(at, at + 3, base)
    return None


def after_modal(row: Clause, at: int) -> Slip | None:
    """ "can sent", "will arrived", "should to send", "can able to", "could you sent"."""
    word = row[at]
    contracted = word.endswith("'ll")
    if not contracted and (row.as_written(at)[0].isupper() and row[at + 1] not in PRONOUNS):
        return None
    able = row.past_side(at + 1)
    if (
        row[able] == "able"
        and row[able + 1] == "to"
        and row[at - 1] in PRONOUNS
        and word in ("can", "could")
        and row[able + 2] in BASES
    ):
        return row.fix(at, able + 2, f"{row.between(at, able)}{row[able + 2]}")
    dated = word == "may" and row[at - 1][:1].isdigit()
    named = (
        dated
        or word == "can"
        and row[at - 1].isalpha()
        and row[at - 1] not in CLOSED | SIDE | SINGULAR.keys() | PLURAL.keys() | {"team"}
        or word in NOUN_MODALS
        and (row[at - 1] in DETERMINERS or row[at - 1] in ("and", "or", "in", "by", "since", "until", "of", "for"))
    )
    if (
        named
        or any(
            row[back] in ELLIPSIS and not (row[back] == "that" and row[back - 1] in ("so", "after", "before"))
            for back in range(max(at - 4, 0), at)
        )
        and not contracted
    ):
        return None
    first = at + 1
    if row[first] in PRONOUNS and not contracted:
        if not (row.opens(at) or row[at - 1] in WH):
            return None
        first += 1
    verb = row.past_side(first)
    if row[verb] in ("able", "unable") and row[verb + 1] == "to":
        return row.fix_last(at, verb, f"be {row[verb]}")
    if (
        row[verb] == "to"
        and word in ("must", "should", "might")
        and row[verb + 1] in BASES
        and row[at - 1] in PRONOUNS | {"only", "also"}
    ):
        return row.fix(at, verb + 1, f"{row.between(at, verb)}{row[verb + 1]}")
    refused = (
        word in ("can't", "cannot", "couldn't", "shouldn't", "won't", "mustn't", "wouldn't") and row[at - 1] in PRONOUNS
    )
    if row[verb] == "to" and refused and row[verb + 1] in BASES:
        return row.fix(at, verb + 1, f"{row.between(at, verb)}{row[verb + 1]}")
    if (
        row[verb] == "to"
        and word in ("can", "could")
        and row[at - 1] in ("you", "we")
        and row.opens(at - 1)
        and row[verb + 1] in BASES
    ):
        return row.fix(at, verb + 1, f"{row.between(at, verb)}{row[verb + 1]}")
    if row[verb] in ("has", "had") and not (row[verb] == "had" and row[verb + 1] == "better"):
        return row.fix_last(at, verb, "have")
    base = base_of(row[verb], "VBD", "VBN", "VBZ", "VBG")
    if not base or row[verb] in LIKE_PREPOSITIONS:
        return None
    if base_of(row[verb], "VBG"):
        sure = word in ("will", "won't") and row[at - 1] in PRONOUNS or contracted
        return row.fix_last(at, verb, f"be {row[verb]}") if sure and first == at + 1 else None
    if (
        base_of(row[verb], "VBZ")
        and row[at - 1] not in PRONOUNS
        and PLURAL.get(row[at - 1], row[at - 1]) not in PEOPLE
        and not (row.closes(verb + 1) and base in SURE | PLAINLY | INTRANSITIVE)
    ):
        return None
    acts = (
        contracted
        or first > at + 1
        or row[at - 1] in PRONOUNS - {"it"}
        or row[at - 1] in ("who", "please")
        or base in INTRANSITIVE
    )
    object_behind = row[verb + 1] in OBJECTS | DETERMINERS
    acts = acts or object_behind or row[at - 1] in PEOPLE or PLURAL.get(row[at - 1]) in PEOPLE
    passive = row[at - 1] in ("you", "they", "he", "she") and base not in INTRANSITIVE and not object_behind
    if (passive and row[verb].endswith("ed")) or (row[verb + 1] == "by" and base not in INTRANSITIVE):
        acts, passive = False, True
        if base in PATIENT and row[at - 1] in ("you", "they") and row[verb + 1] not in OBJECTS | DETERMINERS:
            return row.fix_last(at, verb, f"be {row[verb]}")
        if row[at - 1] in PRONOUNS - {"it"}:
            return None
    if acts or base_of(row[verb], "VBZ"):
        return row.fix_last(at, verb, base)
    return (
        row.fix_last(at, verb, f"be {formed(base, 'VBN')}")
        if row[at - 1] not in CLOSED or row[at - 1] == "it"
        else None
    )


def after_have(row: Clause, at: int) -> Slip | None:
    """ "have already order", "has arrive", "have went", "has being sent"."""
    subject = at if row[at].endswith("'ve") else at - 1
    if row[at - 1] in MODALS or row[at - 1] in ("to", "not") or row[at] == "having":
        return None
    verb = row.past_side(at + 1)
    if row[verb] == "not":
        verb = row.past_side(verb + 1)
    word = row[verb]
    if subject == at and verb == at + 1 and (past := only_past(word)):
        return row.fix_last(at, verb, formed(past, "VBN"))
    leans = row[subject].split("'")[0] in PRONOUNS
    whole = (
        row.opens(subject) or row[subject - 1] == "and"
        if leans
        else subject > 0 and row[subject] not in CLOSED and row[subject][0].isalnum()
    )
    owned = row[subject - 1] in DETERMINERS
    ahead = row[subject - 1 - owned]
    noun = owned and ahead.isalpha() and ahead not in CLOSED | OPENING | BASES and not base_of(ahead)
    if not leans and (noun or ahead in SINGULAR.keys() | PLURAL.keys()):
        return None  # "the problem Ana had went away"
    if not whole or (leans and row[subject - 1] in ("that", "than", "as", "if", "unless")):
        return None
    if word == "be" and base_of(row[verb + 1], "VBN", "VBD"):
        return row.fix_last(at, verb, "been")
    if word == "being" and base_of(row[verb + 1], "VBN", "VBD"):
        return row.fix_last(at, verb, "been")
    base = only_past(word)
    if base and not (word == "did" and row[verb + 1] == "not"):
        return row.fix_last(at, verb, formed(base, "VBN"))
    sided = any(
        row[between] in ("already", "just", "recently", "successfully", "never") for between in range(at + 1, verb)
    )
    behind = (
        row[verb + 1] in ("your", "it", "the", "them", "this", "my", "our", "a", "an", "some")
        and row[subject] != "you"
        and not row[subject].startswith("you'")
    )
    denied = "not" in row.words[at:verb] and (
        row[verb + 1] in ("to", "your", "us", "you", "it", "our", "the", "any", "back", "yet")
        or not row.closes(verb)
        and row[verb + 1] in (".", ",")
    )
    checked = (
        leans
        and (behind or denied)
        and word
        in BASES - {"need", "work", "help", "support", "time", "cause", "have", "do", "get", "let", "put", "set"}
        and formed(word, "VBN") != word
    )
    if checked and not (row[verb + 1] == "you" and row[verb + 2] in MODALS):
        return row.fix_last(at, verb, formed(word, "VBN"))
    bare = word in SURE and formed(word, "VBN") != word or (word in PLAINLY and sided)
    if (
        bare
        and not (word not in SURE and row[verb + 1] and not row.closes(verb + 1))
        and not (row[subject].startswith("you") and row[verb + 1] in ("us", "me", "it", "them"))
    ):
        return row.fix_last(at, verb, formed(word, "VBN"))
    return None


def after_been(row: Clause, at: int) -> Slip | None:
    """ "will be send", "has been ship", "was took", "your parcel was send"."""
    denied = row[at + 1] == "not"
    verb = row.past_side(at + 1 + denied)
    verb += int(row[verb] == "yet")
    word = row[verb]
    perfect = (
        row[at] == "been"
        and row[at - 1] in HAVE | {"already", "not", "just"}
        and word in BASES - NO_PARTICIPLE
        and row.closes(verb + 1)
    )
    future = (
        row[at] == "be"
        and word in ("register", "debit", "refund", "charge", "contact", "process", "notify", "bill")
        and row[at - 1] in MODALS | {"not"}
    )
    base = only_past(word) or (word if perfect or future or word in SURE or word in PLAINLY - {"open", "close"} else "")
    right = formed(base, "VBN") if base else ""
    if not right or right == word or row.before(at, frozenset(["there"])) or base in INTRANSITIVE - {"have"}:
        return None
    if row[at] in ("be", "been"):
        leans = (
            row[at - 1] in MODALS | HAVE
            or row[at - 1] in ("not", "already", "to", "also", "just")
            or row[at - 1].endswith(("'ve", "'ll"))
        )
        noun = word in PLAINLY and word not in SURE
        leans = leans or future
        sure = (
            leans
            and (not noun or row.closes(verb + 1))
            and not (row[at - 1] == "to" and word not in ("send", "ship", "deliver", "took"))
        )
        if row[at] == "be" and row[verb + 1] in OBJECTS | DETERMINERS and not only_past(word):
            acting = row[at - 1] in ("will", "i'll", "we'll", "they'll") and word in SURE
            return row.fix_last(at, verb, formed(word, "VBG")) if acting else None
        return row.fix_last(at, verb, right) if sure else None
    named = row[at - 1] in THINGS and row[at - 2] in ("your", "the", "our", "my", "this") and row.opens(at - 2)
    plain = word in PLAINLY and row[at] in ("was", "were") and row.closes(verb + 1)
    sure = bool(word in SURE or plain or only_past(word)) and (
        named or (row[at - 1] == "it" and row.opens(at - 1) and word in ("send", "took"))
    )
    return row.fix_last(at, verb, right) if sure and row[verb + 1] not in OBJECTS else None


def been(row: Clause, at: int) -> Slip | None:
    """ "is been sent" is "has been sent"."""
    if row[at + 1] == "been":
        return row.fix(
            at,
            at + 1,
            {"is": "has been", "are": "have been", "was": "was" if base_of(row[at + 2], "VBD", "VBN") else "has been"}[
                row[at]
            ],
        )
    return None


def after_to(row: Clause, at: int) -> Slip | None:
    """ "need to cancelled it", "able to sent you"."""
    given = (
        base_of(row[at + 1], "VBD")
        if row[at - 1] in ("days", "hours", "weeks", "minutes", "time") and row[at + 2] in OBJECTS
        else ""
    )
    if given:
        return row.fix(at, at + 1, f"to {given}")
    if row[at - 1] in AFTER_TO and row[at + 1] not in ("used", "left", "s"):
        base = base_of(row[at + 1], "VBD", "VBN", "VBZ")
        whither = row[at - 1] == "going" and any(
            row[who].split("'")[0] in PRONOUNS and not row.opens(who) for who in (at - 3, at - 2)
        )
        if whither:
            return None  # "the hotel you are going to has a pool"
        ends = row[at + 2] in DETERMINERS | OBJECTS | TIMES or not row[at + 2] or row[at + 2] in ".!?,"
        if base and ends and not (row[at - 1] in ("have", "has", "had") and row[at - 2] == "access"):
            return row.fix(at, at + 1, f"to {base}")
    return None


MADE = frozenset(
    "sended resended choosed writed rewrited buyed breaked catched teached thinked finded keeped knowed maked losed telled getted gived taked bringed builded rebuilded selled spended understanded runned"
    " setted resetted speaked feeled heared meaned comed becomed stealed drived drawed growed throwed beginned begined forgetted".split()
)


def _base(form: str) -> str:
    stems = (form[:-2], form[:-1], form[:-3])
    return next(stem for stem in stems if stem in IRREGULAR)


WRONG = {form: _base(form) for form in MADE}
"""Every such form, with its verb."""


def overregular(row: Clause, at: int) -> Slip | None:
    """Mended by what stands before: the participle behind "have" and "be", else the past."""
    back = at - 1
    while row[back] in ("already", "not", "just", "also", "now"):
        back -= 1
    behind = row[back] in HAVE | BE or row[back].endswith(("'ve", "'s"))
    return row.fix(at, at, formed(WRONG[row[at]], "VBN" if behind else "VBD"))


HANDLERS = {
    **dict.fromkeys(("do", "does", "did", *NEGATED_DO), (after_do,)),
    **dict.fromkeys((*MODALS, *(f"{one}'ll" for one in PRONOUNS)), (after_modal,)),
    **dict.fromkeys(
        ("have", "has", "had", "haven't", "hasn't", "hadn't", *(f"{one}'ve" for one in ("i", "you", "we", "they"))),
        (after_have,),
    ),
    **dict.fromkeys(("be", "been", "were"), (after_been,)),
    "is": (been, after_been),
    "was": (been, after_been),
    "are": (been,),
    "to": (after_to,),
    **dict.fromkeys(WRONG, (overregular,)),
}
