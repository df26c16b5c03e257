"""How much of what the customer said comes back in a sentence, whoever it is said about and in whichever of two near words."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

PERSON = {
    "i": "1", "me": "1", "my": "1p", "mine": "1p", "myself": "1", "we": "1", "us": "1", "our": "1p", "ours": "1p",
    "you": "1", "your": "1p", "yours": "1p", "yourself": "1", "i'm": "1 is", "i've": "1 has", "i'd": "1 would", "i'll": "1 will",
    "you're": "1 is", "you've": "1 has", "you'd": "1 would", "you'll": "1 will", "we're": "1 is", "we've": "1 has", "u": "1", "ur": "1p",
    "am": "is", "are": "is", "were": "was", "have": "has", "do": "does",
}  # fmt: skip
"""Words that change with the speaker, made the same whoever speaks."""

EMPTY = frozenset(
    "a an the to of in on at for and or but so that this these those it its is was has had be been being does did with as from by if whether not no"
    " just very really please pls hi hello dear there here then now also too still yet any some will would can could shall should may might must"
    " want know like say said saying tell told telling understand see hear let wish wanted need 1 1p he she they them his her their who"
    " what which why how where i'm it's that's don't can't won't isn't didn't doesn't haven't hasn't about into out up one all more thing things".split()
)
"""Words that carry nothing of what the customer said."""

WORD = re.compile(r"[\w'’]+(?:-\w+)*")


def stem(word: str) -> str:
    """A word without its ending, crudely."""
    word = word.removesuffix("'s")
    for ending in ("ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem
    return word


SAME = {
    stem(word): stem(group.split()[0])
    for group in (
        "when time date day", "arrive arriving arrived arrival come comes coming came reach deliver delivery delivered",
        "refund refunded money reimburse reimbursed reimbursement repay repaid", "cost costs price priced fee charge charged charges pay paid pays payment payments",
        "fix fixed fixes repair repaired mend mended sort sorted solve solved resolve resolved", "send sent sends sending ship ships shipped shipping post posted dispatch dispatched mail mailed",
        "cancel cancelled canceled cancellation stop stopped stops end ended", "broken broke break breaks faulty defective", "cracked crack cracks",
        "parcel package", "replace replaced replacement replacements exchange exchanged swap swapped new", "buy bought purchase purchased order ordered orders",
        "get got gets getting receive received", "lose lost loses missing", "leave left leaves", "take took taken takes", "make made", "give gave given",
        "go went gone goes going", "wrong incorrect mistake error", "phone ring rang call called calls", "email e-mail emails emailed", "begin began start started starts",
        "waiting wait waited", "help helped helps", "keep kept keeps", "buyer customer", "wash washing dishwasher", "safe safely danger dangerous",
        "yes allowed permitted welcome", "hotel room", "change changed changing switch switched move moved moving", "open opens opening hours", "close closes closing closed",
    )
    for word in group.split()
}  # fmt: skip
"""Words that may stand for one another between a question and its answer, each with the first of its group; by stem."""


def faceless(text: str) -> list[str]:
    """The words of a text in lower case, with first and second person made one.

    >>> faceless("I want my money") == faceless("You want your money")
    True
    """
    words = []
    for match in WORD.finditer(text.lower().replace("’", "'")):
        words += PERSON.get(match[0], match[0]).split()
    return words


def content(text: str) -> list[str]:
    """The words that carry something, near words made one and the rest crudely stemmed.

    >>> content("When will my payment arrive?") == content("You want the date that the payment comes")
    True
    """
    stems = [stem(word) for word in faceless(text) if word not in EMPTY]
    return [SAME.get(one, one) for one in stems]


def given_back(sentence: str, message: str) -> float:
    """The share of a sentence's content words that the message has too, 0–1; a slip of the pen does not count against it."""
    return covered(content(sentence), content(message))


def covered(words: list[str], by: list[str]) -> float:
    """The share of these content words that the others hold.

    >>> covered(content("a photo of the label"), content("I've sent the label, no foto though"))
    0.5
    """
    if not words:
        return 0.0
    theirs = list(dict.fromkeys(by))
    known = set(theirs)
    return sum(word in known or _nearly(word, theirs) for word in words) / len(words)


def _nearly(word: str, theirs: list[str]) -> bool:
    return len(word) >= 5 and process.extractOne(word, theirs, scorer=fuzz.ratio, score_cutoff=84) is not None


def alike(one: str, other: str, least: float = 75) -> bool:
    """Whether two messages of a customer are about the same, by the words that carry something."""
    return fuzz.token_set_ratio(" ".join(content(one)), " ".join(content(other))) >= least
