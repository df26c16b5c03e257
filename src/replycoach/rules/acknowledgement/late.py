"""The upset customer is acknowledged only after a refusal or instructions.

Somebody who is upset has to be heard first; an answer that opens with what they must do, or with what cannot be done, is not
taken in, even when it is right. The same words moved to the top do their work.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("customer",),
    message="“{found}” comes after {what}; {customer} is {emotion} and needs to hear it first.",
    why="An upset customer takes in nothing else until they have been heard.",
    todo="Move this sentence to the top, before {what}.",
    examples=(
        Example(
            "Hi Ana, we don't refund express fees, and you would need to ask the courier. Please fill in their form first. ⟦I do see that the late parcel spoiled your party.⟧",
            {
                "customer": "My parcel came a day late, the party was ruined! I want my express fee back.",
                "channel": "chat",
            },
        ),
        Example(
            "Hi Lee, please unplug the router, wait a minute and plug it in again. ⟦I do understand that a whole"
            " day without internet is annoying.⟧",
            {"customer": "No internet all day AGAIN. This is ridiculous.", "channel": "chat"},
        ),
        Example(
            "Hello, we don't change the date of a ticket once it is paid. You would have to buy a new one. ⟦I do realise how worrying this is for you, with your mother in hospital.⟧",
            {
                "customer": "My mother is in hospital and I can't travel. I'm so worried, can I move my ticket?",
                "channel": "chat",
            },
        ),
        Example(
            "Hi Ana, I'm sorry that the parcel came late for the party. We don't refund express fees, but I can send a voucher.",
            {
                "customer": "My parcel came a day late, the party was ruined! I want my express fee back.",
                "channel": "chat",
            },
        ),
        Example(
            "Hi Lee, please send the form by Monday. Sorry for the extra step.",
            {"customer": "Hello, how do I change my address?", "channel": "chat"},
        ),
        Example(
            "A day without internet is no joke, I'm sorry. Please unplug the router for a minute.",
            {"customer": "No internet all day AGAIN. This is ridiculous.", "channel": "chat"},
        ),
    ),
)


HARDLY, DOUBTFUL = 0.04, 0.06
"""How likely the model must hold it to be: less is asked where a refusal came first."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    heard = next(reading.doing("acknowledgement", "apology"), None)
    if customer is None or not customer.upset:
        yield NotApplicable("the customer is not upset")
    elif heard is None:
        yield NotApplicable("there is no acknowledgement at all")
    else:
        before = [one for one in reading.sentences[: heard.index] if one.does("refusal", "instruction")]
        refused = any(one.does("refusal") for one in before)
        if not before or reading.flags["acknowledgement/late"] < (HARDLY if refused else DOUBTFUL):
            yield Clean("the acknowledgement comes before refusals and instructions")
            return
        what = "the refusal" if refused else "the instructions"
        words = {"what": what, "customer": reading.customer_named, "emotion": customer.emotion}
        yield Found(*heard.span, words=words)
