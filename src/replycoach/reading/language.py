"""Is this English? Everything that replycoach knows is about English, and it says so rather than guess."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    "a about after all am an and any are as at be been but by can could did do does for from get had has have he "
    "her here hi hello him his how i if in is it its just me my no not now of on or our out please she so sorry "
    "thank thanks that the their them then there they this to today up us was we were what when where which who "
    "will with would yes you your i'm i'll i've we'll we've you'll it's don't can't".split()
)
"""Words that nearly every English sentence has some of."""

FEW_WORDS = 5
"""Below this many words nothing can be told, and English is assumed."""


def is_english(text: str) -> bool:
    """Whether the text is English, or too short to tell.

    Mostly foreign letters or hardly any English function words and another language's verdict by py3langid mean no.

    >>> is_english("Thanks, Ana. It ships today.")
    True
    >>> is_english("Vielen Dank für Ihre Nachricht. Ich kümmere mich heute darum und melde mich morgen.")
    False
    """
    head = text[:2000]
    letters = [character for character in head if character.isalpha()]
    if not letters:
        return True
    latin = sum(character < "ɐ" for character in letters)
    if latin < 0.6 * len(letters):
        return False
    words = [word.strip(".,!?;:()\"'“”").lower().replace("’", "'") for word in head.split()]
    words = [word for word in words if word]
    if len(words) < FEW_WORDS:
        return True
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    if share >= 0.2:
        return True
    from py3langid import classify

    language, _ = classify(head)
    return bool(language == "en") or (share >= 0.12 and head.isascii())
