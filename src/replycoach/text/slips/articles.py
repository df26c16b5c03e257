""" "a" and "an" by the sound of what follows: "a hour", "an user", "a MRI", "an 5-day delay"."""

from __future__ import annotations

import re

from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.lists import CLOSED
from replycoach.text.slips.verbs import BASES, base_of

LIKE_YOU = re.compile(
    r"(?:uni(?:t|v|q|f|c(?!i)|o|son|sex|lateral|que|x|l(?!l))|us(?:e|u|ab|ag)|ut(?:il|o|en|f)|uf(?:unc|o)|ubiq|ur(?:i|an(?!c)|olog)|uk(?!\w)|u[ -]|eu|ew|ou(?:i|a)|one\b|ones\b|once\b|one-|unanim)"
)
"""Words that begin with a vowel in writing and with a consonant in sound."""
SILENT = re.compile(r"(?:hour|honest|honou?r|heir(?:\b|ess|loom))")
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
EIGHT = re.compile(r"8\d*(?:[.,-].*)?|1[18](?:[.-].*)?|8.*")


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
        return (
            {
                "e": "an",
                "x": "an",
                "u": "a",
                "t": "a",
                "s": "an",
                "l": "an",
                "f": "an",
                "a": "an",
                "h": "an",
                "m": "an",
                "n": "an",
                "r": "",
            }.get(head, "a")
            if head != low
            else ""
        )
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
        in (
            "option",
            "plan",
            "vitamin",
            "part",
            "grade",
            "class",
            "type",
            "section",
            "la",
            "à",
            "point",
            "gate",
            "platform",
            "ad",
            "hepatitis",
            "letter",
            "and",
            "or",
        )
        and row[at] == "a"
    ):
        return None
    joined = row[at - 1].isalpha() and row[at - 1] not in CLOSED | BASES and not base_of(row[at - 1])
    if row[at] == "an" and (joined or (word[0].isupper() and not word.isupper())):
        return None  # rather "and"
    if row[at] == "an" and row[at + 1] in ("then", "not", "please", "thank", "thanks", "let"):
        return None
    if word[0].isupper() and not word.isupper() and "-" not in word and LIKE_YOU.match(word.lower()) and row[at] == "a":
        return None
    if row.text[row.spans[at][1] : row.spans[at + 1][0]] != " ":
        return None
    right = article(word)
    return row.fix(at, at + 1, f"{right} {word}") if right and right != row[at] else None


HANDLERS = {"a": (indefinite,), "an": (indefinite,)}
