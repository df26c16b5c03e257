"""Nouns and the word before them: "a hour", "an user", "this items", "much orders", "informations", "one of our driver"."""

from __future__ import annotations

import re

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import (
    CLOSED,
    HAVE,
    MASS,
    NUMBERS,
    PLURAL,
    PREPOSITIONS,
    SINGULAR,
    UNCOUNTED,
    UNITS,
    VERBS_TOO,
)
from replycoach.text.slips.verbs import BASES, base_of

LIKE_YOU = re.compile(
    r"(?:uni(?:t|v|q|f|c(?!i)|o|son|sex|lateral|que|x|l(?!l))|us(?:e|u|ab|ag)|ut(?:il|o|e[nr]|f)|uf(?:unc|o)|ubiq|ur(?:i|an(?!c)|olog)|uk(?:u|\b)|u[ -]|eu|ew|ou(?:i|a)|one\b|ones\b|once\b|one-|una[nr])"
)
"""Words that begin with a vowel in writing and with a consonant in sound."""
SILENT = re.compile(r"(?:hour|honest|honou?r|heir(?:\b|ess|loom)|hors\b)")
SPELT_VOWEL = frozenset(
    "mri sms html atm ip id iban it api eta hdmi lcd ssd nhs fbi mp3 mp4 xml ssl otp ean ai suv rma mot nda eu sla hmrc hgv lgv ev isp imei nfc sd xl xxl hr".split()
)
"""Acronyms that are spelt out and whose first letter is spoken with a vowel."""
SPELT_CONSONANT = frozenset(
    "uk us usa usb url ui vat pdf dvd cd pc tv gp csv bbc ups ukas pin gps bic cvv cvc psu gpu cpu png jpg jpeg gif voip qr".split()
)
HALF_SILENT = re.compile(r"h(?:ist|otel|abit|yster|allucin|orrif|ero|erb|ypo|omage|ilari|umble|armon|umon|umor|umour)")
"""Words with "h" before which some write "an"."""
VOWELLESS = re.compile(r"[^aeiouy]+")
SPOKEN = re.compile(
    r"[bcdfghjklmnpqrstvwyz](?:[aeiouy]|(?<=[bcfgp])[lr]|(?<=[dt])[rw]|(?<=[cpstw])h|(?<=s)[cklmnptw]|(?<=w)r|(?<=k)n|(?<=p)s|(?<=sq)u|(?<=s)qu)"
)
"""How a word that is spoken and not spelt begins."""
TERMS = frozenset(
    "led lte faq seo mba faqs mp ltd rfid hoa sos fao rss lan sim sku sap nas nato ram rom sas lego leds".split()
)
"""What some spell and some speak as a word."""
EIGHT = re.compile(r"8.*|1[18](?!\d).*")


def article(word: str) -> str:
    """The article that goes before a word; empty where both are written.

    >>> [article(one) for one in "hour university MRI user euro umbrella 8-day hotel FAQ update X-ray one-off uninstall".split()]
    ['an', 'a', 'an', 'a', 'a', 'an', 'an', '', '', 'an', 'an', 'a', 'an']
    """
    low = word.lower()
    head = re.split(r"[-/.'’&]", low)[0]
    if low[0].isdigit():
        return "" if re.match(r"1[18]\d\d", low) else "an" if EIGHT.fullmatch(low) else "a"
    if head in TERMS or HALF_SILENT.match(low) or not low[0].isascii():
        return ""
    if (
        word.split("-")[0].isupper()
        and len(head) > 1
        or head in SPELT_VOWEL | SPELT_CONSONANT - {"us", "it", "id", "pin"}
    ):
        return "an" if head in SPELT_VOWEL else "a" if head in SPELT_CONSONANT else ""
    if len(head) == 1:
        return "" if head in (low, "r") else "an" if head in "aefhilmnosx" else "a"
    if VOWELLESS.fullmatch(head) or low[0] == "x":
        return ""
    if low[0] in "aeiou":
        return "a" if LIKE_YOU.match(low) else "an"
    if not SPOKEN.match(low):
        return ""
    return "an" if SILENT.match(low) else "a"


def indefinite(row: Clause, at: int) -> Slip | None:
    """ "a" or "an" and the word right behind it."""
    word = row.as_written(at + 1)
    labelled = at and row.as_written(at) == "A"
    if (
        row[at + 1] == "also"
        or not word
        or not word[0].isalnum()
        or row[at + 1] in CLOSED - {"us"}
        or labelled
        or (row[at + 1] == "us" and word != "US")
    ):
        return None
    if (
        row[at - 1]
        in "option plan vitamin part grade class type section la à point gate platform ad hepatitis letter and or".split()
        and row[at] == "a"
    ):
        return None
    joined = row[at - 1].isalpha() and row[at - 1] not in CLOSED | BASES and not base_of(row[at - 1])
    if row[at] == "an" and (joined or (word[0].isupper() and not word.isupper())):
        return None  # rather "and"
    if row[at] == "an" and row[at + 1] in ("then", "not", "please", "thank", "thanks", "let"):
        return None
    if word[0] == "U" and word[1:].islower():
        return None  # a name: "a Uruguayan", "an Uber"
    if row.text[row.spans[at][1] : row.spans[at + 1][0]] != " ":
        return None
    right = article(word)
    return row.fix(at, at + 1, f"{right} {word}") if right and right != row[at] else None


QUANTITIES = {
    "these": "this", "those": "that", "many": "much", "few": "little", "several": "some", "are": "is", "were": "was", "have": "has", "haven't": "hasn't", "aren't": "isn't", "don't": "doesn't",
}  # fmt: skip


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
        and row.ends_noun(at + 2)
        and not (row[at + 2] in ("the", "a", "your", "our") or row[at - 1] == "of")
    ):
        return row.fix(at, at + 1, f"these {row[at + 1]}")
    return None


def these(row: Clause, at: int) -> Slip | None:
    """ "these item"."""
    noun = row[at + 1]
    if noun in UNCOUNTED and row.ends_noun(at + 2):
        return row.fix(at, at, "this" if row[at] == "these" else "that")
    if noun not in SINGULAR or noun in VERBS_TOO or not row.ends_noun(at + 2):
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
    if row[at + 1] not in UNCOUNTED or not row.ends_noun(at + 2):
        return None
    measured = row[at - 1] in ("how", "so", "too", "as", "not", "very", "this")
    return row.fix(at, at, "much" if measured else "a lot of")


def several(row: Clause, at: int) -> Slip | None:
    """ "two parcel", "3 day ago"."""
    noun = row[at + 1]
    if noun in ("working", "business", "calendar") and row[at + 2] == "day" and row.closes(at + 3):
        return row.fix(at, at + 2, f"{row.as_written(at)} {noun} days")
    lasting = row[at - 1] in ("in", "within", "for", "after", "every", "about", "least", "only", "takes", "take") and (
        not row[at + 2] or row[at + 2] in (".", ",", "!", "?", "to", "for", "from")
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
        and row.ends_noun(at + 2)
        and row[at - 1] not in ("one", "by", "a", "£", "$", "€", "#", "/", ".", ":", "(", "-", "–")
    ):
        named = row[at].isdigit() and not row.opens(at) and not row.as_written(at - 1).islower()
        labelled = (
            named
            or row[at - 1] in SINGULAR
            or row[at - 1]
            in "bus bay route lane gate step line level tier zone class type area grade tracked express priority premium special".split()
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
        and row.ends_noun(noun + 1)
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
        and row.ends_noun(at + 2)
        and row[at - 1] not in ("half", "many", "class", "grade", "plan", "option")
    ):
        return row.fix(at, at + 1, f"{article(one)} {one}")
    if noun == "many" and row[at + 2] in PLURAL:
        return row.fix(at, at + 1, "many")
    if noun in ("information", "advice") and row.ends_noun(at + 2):
        return row.fix(at, at + 1, f"some {noun}")
    if noun == "feedback" and row.ends_noun(at + 2):
        return row.fix(at, at + 1, noun)
    return None


def mass(row: Clause, at: int) -> Slip | None:
    """ "informations", with the words before and behind that agree with it."""
    right, first, last = MASS[row[at]], at, at
    before = row[at - 1]
    if row[at] == "advices" and before in ("remittance", "payment", "delivery", "shipping"):
        return None
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
    return (
        row.fix(at, at, row[at][:-1])
        if (row[at + 1] in PLURAL and not row.before(at, frozenset(["some"]))) or row[at] == "differents"
        else None
    )


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
        row.fix(at, at + 1, f"{row[at]} {SINGULAR[noun]}")
        if noun in SINGULAR and held and row.ends_noun(at + 2)
        else None
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
    **dict.fromkeys(("a", "an"), (a_few, indefinite)),
    **dict.fromkeys(MASS, (mass,)),
}
