"""Notes of a call, in the words that the caller would have used: "Customer rang, her boiler is off" is "I rang, my boiler is off"."""

from __future__ import annotations

import re

NOTES = re.compile(
    r"\s*[(\[]?(?:the |a )?(?:(?:customer|caller|client|cust|cx)(?:'s)?\b|(?:[a-z]+ )?(?:user|member|tenant|patient|guest|passenger|resident|subscriber|learner|lady|gentleman) (?:rang|called|phoned|rings|calls|has rung|says|asks|wants)\b)(?!.*\b(?:i|my|me|we|us)\b)",
    re.IGNORECASE | re.DOTALL,
)
OTHERS = re.compile(
    r"\b(?:mum|mom|mother|dad|father|son|daughter|wife|husband|partner|sister|brother|friend|neighbou?r|colleague|engineer|driver|technician"
    r"|manager|nurse|doctor|teacher|child|baby|boy|girl|man|woman|they|their|them)s?\b",
    re.IGNORECASE,
)
"""Who could be "she" or "he" as well."""
CLAIMED = re.compile(
    r",? (?:(?:so )?(?:s?he|they|customer|caller) (?:says|claims|reckons|insists|thinks)|apparently|allegedly|supposedly)\s*[.;!)]|\b(?:claim(?:s|ed|ing)|alleg(?:es|ed|ing)|insist(?:s|ed|ing)|reckons|adamant|according to (?:her|him|them|the (?:customer|caller)))\b|\b(?:customer|caller|s?he|they) (?:says?|said) (?:that )?(?:we|our|it was us)\b",
    re.IGNORECASE,
)
"""That what a note says is what the customer says of it."""
CUSTOMERS = re.compile(r"\b(?:the )?(?:customer|caller|client|cust|cx)'s\b", re.IGNORECASE)
CUSTOMER = re.compile(
    r"\b(?:the |a )?(?:customer|caller|client|cust|cx) (?=(?:rang|called|phoned|says|said|was|had|has|is|can't|couldn't|didn't|hasn't|took|missed|paid|wants|asked|reports|needs|lost|waited|got)\b)",
    re.IGNORECASE,
)
OURS = re.compile(r"\bour\b", re.IGNORECASE)
"""Whose it is that the agent calls "our"."""
POSSESSIVE = re.compile(
    r"\b(?:her|his) (?=[a-z])(?!(?:to|that|the|an?|it|in|on|at|by|for|with|and|but|or|of|about|when|if|he|she|we|this|again|back|yesterday|today|what|why|how)\b)",
    re.IGNORECASE,
)
VERB = {"has": "have", "hasn't": "haven't", "is": "am", "isn't": "am not", "doesn't": "don't", "says": "say"}
PERSON = re.compile(r"\b(?:she|he) (?P<verb>[a-z']+)", re.IGNORECASE)
THIRD = re.compile(r"(?<![su])s$")
"""How a verb ends that goes with "she" and not with "I"."""


ACCUSED = re.compile(
    r"\b(?:told|says?|said|saying|claim(?:s|ed|ing)?|insist(?:s|ed|ing)?)\b[^.!?;]{0,50}\b(?:(?:i|we) (?:hadn't|had not|haven't|didn't|did not|never|failed to)(?! (?:need|have to|owe)\b)|my (?:own )?(?:fault|mistake)\b)",
    re.IGNORECASE,
)
"""That somebody of ours told the customer that it was theirs, which is what they dispute."""


def is_claimed(message: str) -> bool:
    """Whether a note about the customer marks what they say as a claim, or they were told that it is their own fault.

    >>> is_claimed("Customer rang: her fee went up without notice, she says."), is_claimed("Customer rang, says her oven leaks.")
    (True, False)
    """
    claimed = NOTES.match(message) is not None and CLAIMED.search(message) is not None
    return claimed or ACCUSED.search(message.replace("’", "'")) is not None


def own_words(message: str) -> str:
    """The message; where it is a note about the customer, and about nobody else, in the first person.

    >>> own_words("Customer rang: her oven was delivered without its door. She has been without an oven for nine days.")
    'I rang: my oven was delivered without its door. I have been without an oven for nine days.'
    >>> own_words("(Customer rang, her oven leaks)")
    'I rang, my oven leaks'
    >>> own_words("My oven came without its door.")
    'My oven came without its door.'
    """
    if not NOTES.match(message):
        return message
    if (bare := message.strip())[:1] in "([" and bare[-1:] in ")]":
        message = bare[1:-1]
    text = CUSTOMERS.sub("my", OURS.sub("the", message.replace("’", "'")))
    if OTHERS.search(text) or (
        re.search(r"\bshe\b", text, re.IGNORECASE) and re.search(r"\bhe\b", text, re.IGNORECASE)
    ):
        return text
    text = CUSTOMER.sub("I ", POSSESSIVE.sub("my ", text))
    return PERSON.sub(_first_person, text)


def _first_person(found: re.Match[str]) -> str:
    verb = found["verb"].lower()
    told = VERB.get(verb, verb)
    return found[0] if told == verb and THIRD.search(verb) and verb != "was" else f"I {told}"
