"""The stages are there, in an order that harms.

The CARP method goes from taking control and acknowledging to refocusing and solving. A question about anything else that one
can do, or a cheerful closing, before the problem has been dealt with, makes the rest an afterthought.
"""

from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_COMPLAINT = {
    "customer": "My order came with the wrong lamp and I've been waiting a week! Not happy at all.",
    "channel": "chat",
}
_CORE: tuple[Move, ...] = ("solution", "action", "instruction")

rule = Rule(
    severity="advice",
    source=("BD",),
    needs=("customer",),
    message="“{found}” comes before the problem is dealt with.",
    why="Offers of more help before the answer sound like the end of the talk.",
    todo="Deal with the problem first, and close with this.",
    examples=(
        Example(
            "Hi Ana, sorry about the lamp. ⟦Is there anything else I can help you with?⟧ I've sent the right one today.",
            _COMPLAINT,
        ),
        Example(
            "Hi Ana, sorry. ⟦If you need anything else, just ask.⟧ Please keep the wrong lamp; the right one ships tonight.",
            _COMPLAINT,
        ),
        Example(
            "Hi Ana! ⟦If there is anything else you need, I'm here.⟧ Sorry for the mix-up: I've sent the right lamp today, and it reaches you tomorrow.",
            _COMPLAINT,
        ),
        Example(
            "Hi Ana, sorry about the lamp. I've sent the right one today. Is there anything else I can help you with?",
            _COMPLAINT,
        ),
        Example("Hi Ana, I'm sorry about the wrong lamp. The right one ships tonight.", _COMPLAINT),
        Example("Anything else? The lamp is 20 cm high.", {"customer": "How high is the lamp?", "channel": "chat"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not (customer.reading.complaint or customer.upset):
        yield NotApplicable("the message is no complaint")
        return
    first = min((sentence.index for sentence in reading.doing(*_CORE)), default=-1)
    for sentence in reading.doing("further_help"):
        if sentence.index < first and not sentence.does(*_CORE):
            yield Found(*sentence.span)
            return
    yield Clean("the stages come in a good order")
