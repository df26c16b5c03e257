"""The same answer again in one conversation.

Whoever writes a second time was not helped by the first answer. To send it once more, with another number or date in it, is
what a machine does: it tells the customer that nobody read what they added since. Where they ask for the message again, to
repeat it is right, and courtesies may come back as often as they fit.
"""

import re
from collections.abc import Iterator

from replycoach.history.masking import body
from replycoach.history.wording import NEAR, Wording
from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

RESTART = "Please switch the router off for ten minutes and start it again."
CLAIM = "Hi {name}, we have opened claim {number} with the carrier and will write to you by {day}."

rule = Rule(
    severity="error",
    surface=True,
    source=("ES", "CH"),
    needs=("thread",),
    message="Message {number} of this conversation already said this ({percent} % the same, names and numbers aside).",
    why="The first answer did not help, so the same one again tells the customer that nobody is reading.",
    todo="Answer what they added since, and if nothing is new yet, say what happened in the meantime and when you write next.",
    examples=(
        Example(
            f"⟦{RESTART}⟧",
            {
                "thread": [
                    {"role": "customer", "text": "There is no signal."},
                    {"role": "agent", "text": RESTART},
                    {"role": "customer", "text": "I did, and it is still dead."},
                ]
            },
        ),
        Example(
            "Hi Ana, ⟦we have opened claim C-7781 with the carrier and will write to you by Friday.⟧",
            {
                "thread": [
                    {"role": "agent", "text": CLAIM.format(name="Ana", number="C-7702", day="Monday")},
                    {"role": "customer", "text": "Monday has passed. Where is my parcel?"},
                ]
            },
        ),
        Example(
            "Hello Bo,\n\n⟦The invoice goes out at the end of each month, to the address in your account. You can change that address"
            " under Settings at any time.⟧\n\nBest wishes,\nKim",
            {
                "thread": [
                    {"role": "customer", "text": "I need the invoice for May."},
                    {
                        "role": "agent",
                        "text": "Dear Bo,\n\nThe invoice goes out at the end of each month, to the address in your account. You can"
                        " change this address under Settings at any time.\n\nLee",
                    },
                    {"role": "customer", "text": "It is July, and I have none."},
                ]
            },
        ),
        Example(
            RESTART,
            {
                "thread": [
                    {"role": "agent", "text": RESTART},
                    {"role": "customer", "text": "I deleted your mail by mistake, could you send it again?"},
                ]
            },
        ),
        Example(
            "You're welcome, have a good evening!",
            {
                "thread": [
                    {"role": "agent", "text": "You're welcome, have a good evening!"},
                    {"role": "customer", "text": "Thanks again."},
                ]
            },
        ),
        Example(
            "That tells me the router itself has failed, so a new one leaves our depot tonight.",
            {
                "thread": [
                    {"role": "agent", "text": RESTART},
                    {"role": "customer", "text": "I did, and it is still dead."},
                ]
            },
        ),
        Example(
            "One moment please, let me check that.",
            {
                "thread": [
                    {"role": "agent", "text": "One moment please, let me check that."},
                    {"role": "customer", "text": "And the second order?"},
                ]
            },
        ),
    ),
)

FLOOR = 6
"""Words beyond courtesies from which an answer can be a repetition: one short sentence."""
ASKED_AGAIN = re.compile(
    r"\b(?:(?:send|say|explain|tell|repeat|post|forward|give)\b[^.?!]{0,40}\b(?:again|once more|one more time)|resend|re-send|repeat"
    r"|(?:deleted|lost|missed)\b[^.?!]{0,20}\b(?:mail|e-?mail|message|answer|reply|steps|link|it)"
    r"|(?:never|not|didn't|didn’t|haven't|haven’t) (?:get|got|receive[d]?|see|seen)\b[^.?!]{0,20}\b(?:mail|e-?mail|message|answer|reply))\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Found | Clean | NotApplicable]:
    case = reading.case
    names = (case.customer_name, case.agent_name)
    answers = [(at, one.text) for at, one in enumerate(case.thread, 1) if one.role == "agent"]
    if not answers:
        yield NotApplicable("no agent has answered in this conversation yet")
        return
    if ASKED_AGAIN.search(case.message):
        yield Clean("the customer asked for it again")
        return
    draft = Wording.of(reading.text, *names)
    if draft.substance < FLOOR:
        yield Clean("a courtesy may be repeated")
        return
    likeness, number = max((draft.likeness(Wording.of(text, *names)), at) for at, text in answers)
    if likeness >= NEAR:
        yield Found(*body(reading.text), {"number": f"{number}", "percent": f"{int(100 * likeness)}"})
