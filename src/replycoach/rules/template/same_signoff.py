"""Every reply ends with the same line, whatever its news.

The last line is what stays in the ear, and one that never changes stops being meant: the "have a fantastic day" that fits a
solved case mocks somebody who was just refused. Plain formulas such as "Kind regards" suit all news and are left alone.
Let the closing follow from how this case stands.
"""

import re
from collections.abc import Iterator

from replycoach.history.masking import body, known_names, masked_words, words_of_substance
from replycoach.model import SentReply, as_utc
from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

DAY = "\n\nHave a fantastic day!\n\nBest wishes,\nKim"
REST = "\n\nLet me know if there is anything else!\n\nKim"

rule = Rule(
    severity="advice",
    surface=True,
    loss="Nothing where there is no message of the customer; with one, a habit is left untold.",
    source=("CH",),
    needs=("history",),
    message="“{found}” also closed {count} of {total} earlier replies, {whatever}.",
    why="A closing that never changes is not heard as meant, and in bad news it grates.",
    todo="Close with a line that follows from how this case stands.",
    examples=(
        Example(
            "Hi Ana,\n\nI'm sorry, the lamp cannot be repaired; a new one is on its way to you.\n\n⟦Have a fantastic day!⟧\n\nBest wishes,\nKim",
            {
                "history": [
                    "Hi Bo,\n\nGreat, your table is booked for Friday." + DAY,
                    "Hi Dev,\n\nUnfortunately the coat is sold out." + DAY,
                    "Hi Ewa,\n\nYour refund of £8 went out." + DAY,
                ]
            },
        ),
        Example(
            "The spare key is in the post.\n\n⟦Let me know if there is anything else!⟧\n\nKim",
            {"history": ["The form is attached." + REST, "It opens at nine." + REST, "The code is A12." + REST]},
        ),
        Example(
            "Hi Ana, I'm afraid the flight is full. ⟦Stay awesome!⟧",
            {
                "history": [
                    "Hi Bo, I'm glad that the app works. Stay awesome!",
                    "Hi Dev, your seat is 12A. Stay awesome!",
                    "It leaves at noon.",
                    "Sorry that the bus left early. Stay awesome!",
                ]
            },
        ),
        Example(
            "Hi Ana,\n\nI'm sorry, the lamp cannot be repaired.\n\nKind regards,\nKim",
            {
                "history": [
                    "I'm glad that it works.\n\nKind regards,\nKim",
                    "It cannot be mended.\n\nKind regards,\nKim",
                ]
                * 3
            },
        ),
        Example(
            "The spare key is in the post.\n\nLet me know if there is anything else!\n\nKim",
            {"history": ["The form is attached." + REST, "It opens at nine." + REST]},
        ),
        Example(
            "The spare key is in the post.\n\nLet me know if there is anything else!\n\nKim",
            {
                "history": [
                    "The form is attached." + REST,
                    "It opens at nine." + REST,
                    "The code is A12." + REST,
                    "Noted.\n\nSafe travels!",
                ]
            },
        ),
        Example(
            "I'm glad that the app works again. Enjoy the music!",
            {"history": ["Great, the update is in. Enjoy the music!"] * 4},
        ),
        Example("Your seat is 12A.", {"history": ["It leaves at noon."] * 4}),
    ),
)

ENOUGH = 3
"""Earlier replies with the same closing from which it counts as a habit."""
RECENT = 50
"""The latest earlier replies, which show the habit as it is now."""
SAD = re.compile(
    r"\b(?:sorry|apolog\w+|unfortunately|regret|afraid|can't|cannot|unable|sold out|no longer|declined)\b",
    re.IGNORECASE,
)
GLAD = re.compile(
    r"\b(?:glad|great|happy|pleased|delighted|good news|congratulations|wonderful|lovely|works? again|all set|sorted)\b",
    re.IGNORECASE,
)
LAST = re.compile(r"(?:\A|[.!?\n])[\s\"”)]{0,9}([^.!?\n]{3,120}[.!?]{0,3})\Z")
WISH = re.compile(r"\W*(?:stay|keep|safe|happy|sunny|sending|wishing|until|here's to|onwards?)\b", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found]:
    case, text = reading.case, reading.text
    span = _closing(text)
    if span is None:
        return
    names = (case.customer_name, case.agent_name)
    mine = _key(text, span, names)
    earlier = _oldest_first(case.history)[-RECENT:]
    same = []
    tones = {"bad" if reading.customer is not None and reading.customer.upset else _tone(text[: span[0]])}
    for sent in earlier:
        theirs = _closing(sent.text)
        alike = theirs is not None and _key(sent.text, theirs, (*names, sent.customer_name or "")) == mine
        same.append(alike)
        if theirs is not None and alike:
            tones.add(_tone(sent.text[: theirs[0]]))
    count = sum(same)
    if count < ENOUGH:
        return
    tones.discard("")
    if len(tones) > 1:
        whatever = "good news and bad alike"
    elif not tones and all(same[-ENOUGH:]):
        whatever = f"the last {ENOUGH} among them"
    else:
        return
    yield Found(*span, {"count": f"{count}", "total": f"{len(earlier)}", "whatever": whatever})


def _oldest_first(history: tuple[SentReply, ...]) -> list[SentReply]:
    """By time where all times are known, else as given."""
    times = [as_utc(sent.at) for sent in history if sent.at is not None]
    if len(times) < len(history):
        return list(history)
    return [sent for _, sent in sorted(zip(times, history, strict=True), key=lambda pair: pair[0])]


def _closing(text: str) -> tuple[int, int] | None:
    """The last sentence before closing formula and signature, where it is a courtesy or a wish."""
    start, end = body(text)
    low = max(start, end - 200)
    last = LAST.search(text[low:end])
    if last is None or (words_of_substance(last[1]) and not WISH.match(last[1])):
        return None
    return low + last.start(1), low + last.end(1)


def _key(text: str, span: tuple[int, int], names: tuple[str, ...]) -> str:
    words = masked_words(text[slice(*span)], known_names(text, names))
    return " ".join(word for word in words if word != "NAME")


def _tone(text: str) -> str:
    return "bad" if SAD.search(text) else "good" if GLAD.search(text) else ""
