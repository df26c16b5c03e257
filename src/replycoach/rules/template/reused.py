"""Nearly the same reply went out before.

A text that fits everybody fits nobody: someone who receives the message that others got, or that they got themselves last
time, learns that nobody looked at their case. Names, numbers, dates and links do not count as a difference, and neither
do greeting and signature. One plain fact or a courtesy has only so many wordings and may be sent again; keep the frame that
works and write what only this case calls for.
"""

from collections.abc import Iterator

from replycoach.history.masking import body
from replycoach.history.wording import FLOOR, NEAR, Wording
from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, Rule

OVEN = (
    "Your {thing} left our workshop on {day} and should be with you two days later. Please leave it to stand for an hour"
    " before you switch it on, and keep the box for the first month. The guarantee starts on the day that it arrives."
)
LOCK = (
    "Hi {name},\n\n⟦I have put order {order} right: the second charge of {sum} was our mistake and is on its way back to your card."
    " Your bank shows it within three days, and the order itself ships tonight as planned.⟧\n\nBest wishes,\nJo"
)


def _bare(text: str, **words: str) -> str:
    return text.format(**words).replace("⟦", "").replace("⟧", "")


rule = Rule(
    severity="warning",
    surface=True,
    source=("CH",),
    needs=("history",),
    message="{percent} % of this message was sent before, {times} by this team; the nearest is {nearest}.",
    why="A message that others got word for word shows that nobody looked at this case.",
    todo="Keep the frame and write in your own words what only this customer's case calls for.",
    examples=(
        Example(
            LOCK.format(name="Ana", order="HB-20417", sum="£12.50"),
            {
                "customer_name": "Ana Lopez",
                "history": [
                    {
                        "text": _bare(LOCK, name="Ana", order="HB-19900", sum="£8"),
                        "customer_name": "Ana Lopez",
                        "at": "2026-03-03",
                    }
                ],
            },
        ),
        Example(
            "Hello Bo,\n\n⟦" + OVEN.format(thing="oven", day="3 May") + "⟧\n\nKim",
            {"history": ["Hello Dev,\n\n" + OVEN.format(thing="oven", day="Friday") + "\n\nLee"] * 3},
        ),
        Example(
            "⟦" + OVEN.format(thing="kettle", day="Monday") + "⟧",
            {"history": ["It ships today.", "Dear Ms Roy,\n\n" + OVEN.format(thing="oven", day="tomorrow")]},
        ),
        Example(
            "You're welcome, have a good evening!",
            {"history": ["You're welcome, have a good evening!"] * 40},
        ),
        Example(
            "Hi Ana,\n\nYour refund of £20 went out today and reaches your card by Friday.\n\nBest wishes,\nJo",
            {
                "history": [
                    "Hi Bo,\n\nYour refund of £9 went out today and reaches your card by Monday.\n\nKind regards,\nJo"
                ]
            },
        ),
        Example(
            "Hi Ana,\n\nYour oven left our workshop on 3 May and comes with a second shelf, since yours arrived bent. I watched"
            " the packing this time. The guarantee starts on the day that it arrives.\n\nKim",
            {"history": ["Hi Bo,\n\n" + OVEN.format(thing="oven", day="Friday") + "\n\nKim"]},
        ),
        Example(
            "Hi Ana,\n\nI rang the depot: your sofa is there, dry and whole, and the crew brings it up to the third floor on Friday"
            " between nine and noon. You need not carry a thing.\n\nJo",
            {"history": [_bare(LOCK, name="Ana", order="HB-19900", sum="£8")], "customer_name": "Ana"},
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | Clean]:
    case = reading.case
    draft = Wording.of(reading.text, case.customer_name, case.agent_name)
    if draft.substance < FLOOR:
        yield Clean(f"short enough to be sent again: fewer than {FLOOR} words beyond courtesies")
        return
    copies = sorted(_copies(reading, draft), key=lambda one: (not one[1], -one[0]))
    if not copies:
        return
    similarity, same_customer, _, nearest = copies[0]
    count = sum(one[2] for one in copies)
    start, end = body(reading.text)
    words = {
        "percent": f"{int(100 * similarity)}",
        "times": "once" if count == 1 else f"{count} times",
        "nearest": nearest,
    }
    if same_customer:
        told = "This customer received {percent} % of this message before ({nearest})."
        yield Found(start, end, words, message=told, severity="error")
    else:
        yield Found(start, end, words)


def _copies(reading: Reading, draft: Wording) -> Iterator[tuple[float, bool, int, str]]:
    """How alike, whether to this customer, how often, and which: from the case's history and the coach's index."""
    case = reading.case
    customer = case.customer_name.casefold().strip()
    for number, sent in enumerate(case.history, 1):
        likeness = draft.likeness(Wording.of(sent.text, sent.customer_name, case.agent_name))
        if likeness >= NEAR:
            theirs = bool(customer) and (sent.customer_name or "").casefold().strip() == customer
            when = f", {sent.at:%Y-%m-%d}" if sent.at else ""
            yield likeness, theirs, 1, f"number {number} of the earlier replies{when}"
    for match in reading.history_matches:
        count = match.count - (match.id == case.id)
        if count:
            when = f", {match.at:%Y-%m-%d}" if match.at else ""
            yield match.similarity, match.same_customer, count, f"reply {match.id}{when}"
