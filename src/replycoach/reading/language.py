"""Is this English? Everything that replycoach knows is about English, and it says so rather than guess."""

from __future__ import annotations

import re

FUNCTION_WORDS = frozenset(
    "a about after all am an and any are as at be been but by can could did do does for from get had has have he "
    "her here hi hello him his how i if in is it its just me my no not now of on or our out please she so sorry "
    "thank thanks that the their them then there they this to today up us was we were what when where which who "
    "will with would yes you your i'm i'll i've we'll we've you'll it's don't can't".split()
)
"""Words that nearly every English sentence has some of."""

FEW_WORDS = 5
"""Below this many words nothing can be told, and English is assumed."""


DOUBTFUL = 0.12
"""From this share of function words a plain text is taken as English where nobody else is asked."""
FAR = re.compile("[\u0250-\u1fff\u2070-\U0010ffff]")
"""Letters that are not Latin are among these."""
DIGITS = "0123456789+-/.,:%£$€"
MARKS = ".,!?;:()\"'“”"


def is_english(text: str, *, ask: bool = True) -> bool:
    """Whether the text is English, or too short to tell.

    Mostly foreign letters or hardly any English function words and another language's verdict by py3langid mean no; without `ask`
    py3langid, which takes long to load, is left out.

    >>> is_english("Thanks, Ana. It ships today.")
    True
    >>> is_english("Vielen Dank für Ihre Nachricht. Ich kümmere mich heute darum und melde mich morgen.")
    False
    """
    head = text[:2000]
    plain = head.isascii()
    if not any(map(str.isalpha, head)):
        return True
    if not plain and FAR.search(head):
        letters = [character for character in head if character.isalpha()]
        if sum(character < "ɐ" for character in letters) < 0.6 * len(letters):
            return False
    given = head.lower().split() if plain else head.split()
    if 5 * sum(map(FUNCTION_WORDS.__contains__, given)) >= len(given):
        return True  # whatever else there is, the share below is no smaller
    words = known = 0
    for word in given:
        if word in FUNCTION_WORDS:
            words, known = words + 1, known + 1
        elif (bare := word.strip(MARKS)).strip(DIGITS):
            words += 1
            known += (bare if plain else bare.lower().replace("’", "'")) in FUNCTION_WORDS
    if words < FEW_WORDS:
        return True
    share = known / words
    if share >= 0.2:
        return True
    if not ask:
        accented = sum(character > "\x7f" and character.isalpha() for character in head)
        return share >= DOUBTFUL and 100 * accented <= len(head)
    from py3langid import classify

    language, _ = classify(head)
    return bool(language == "en") or (share >= DOUBTFUL and plain)
