"""An upset or worried customer is left without assurance.

To be reassured that one is valued and that the matter will surely be sorted out is, says the source, almost a must in a
successful reply. Needed where the customer is upset and the matter is still open: a promise to see it through, by a person, is
enough. Where the problem is already solved, the solution is the reassurance.

Whether a solution reassures enough is a matter of judgement on which annotators differ; the rule finds about a third of what they raise, and as often raises what they let pass,
though hardly ever in a good reply.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.charge import promises
from replycoach.rules.public import ASKED_FOR, moves_to_private
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("ES", "EX"),
    needs=("customer",),
    message="{customer} is {emotion} and is not told that this will be sorted out.",
    why="Without reassurance the worry goes on, and so do the messages.",
    todo="Say that it will be sorted out and that you will see it through, as far as you can promise it.",
    examples=(
        Example(
            "Hi Ana, I understand that losing the passport is worrying. We will look into it.",
            {
                "customer": "I lost my passport and I fly on Friday, I'm terrified I'll miss my sister's wedding",
                "channel": "chat",
            },
            missing=True,
        ),
        Example(
            "Hello Mr Osei, I understand that the letter worried you. The figures come from the estimate of last year.",
            {"customer": "I got a letter saying I owe 4,000. I can't sleep, will I lose my flat?", "channel": "phone"},
            missing=True,
        ),
        Example(
            "Hello Mr Osei, I hear that the letter upset you. It was sent to every tenant in March, and section two explains the sum.",
            {
                "customer": "I got a letter saying I owe 4,000 and I am so scared, will I lose my flat?",
                "channel": "phone",
            },
            missing=True,
        ),
        Example(
            "Hi Ana, losing a passport before a wedding is frightening. You will make that flight: I've booked you the emergency"
            " desk for tomorrow at nine, and I'll stay with this until you have it.",
            {
                "customer": "I lost my passport and I fly on Friday, I'm terrified I'll miss my sister's wedding",
                "channel": "chat",
            },
        ),
        Example(
            "Hi Lee, yes, it takes four days to Malta.",
            {"customer": "do you ship to malta?", "channel": "chat"},
        ),
        Example(
            "Hi Dave, sorry about the double charge. I've sent the £20 back, and it is in your account by tomorrow.",
            {"customer": "you charged me twice, this is annoying", "channel": "chat"},
        ),
        Example(
            "Hi Sam, sorry to hear this. Please DM us your booking reference and we'll look into it. ^AB",
            {
                "channel": "social",
                "customer": "@BlueJet my flight was cancelled and nobody at the desk knows anything. What am I supposed to do?",
            },
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.upset:
        yield NotApplicable("the customer is not upset")
    elif moves_to_private(reading):
        yield NotApplicable(ASKED_FOR)
    elif reading.does("reassurance") or promises(reading):
        yield Clean("the reply reassures")
    elif not reading.likely("acknowledgement/missing-reassurance"):
        yield Clean("the customer is told enough to feel safe")
    else:
        yield Found(words={"customer": reading.customer_called, "emotion": customer.emotion})
