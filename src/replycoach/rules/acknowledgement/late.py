"""The upset customer is acknowledged only after a refusal or instructions.

Somebody who is upset has to be heard first; an answer that opens with what they must do, or with what cannot be done, is not
taken in, even when it is right. The same words moved to the top do their work.
"""

from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading, Sentence
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
        Example(
            "Hi Ana, please fill in the courier's form and send it back to us. The claim is paid within ten days. ⟦And yes, a spoiled party is a shame, sorry.⟧",
            {
                "customer": "My parcel came a day late, the party was ruined! I want my express fee back.",
                "channel": "chat",
            },
        ),
        Example(
            "Hi Lee, please leave the router off for now. A day without internet is no joke, I'm sorry. I've booked an engineer for two o'clock, and he brings a new one.",
            {"customer": "No internet all day AGAIN. This is ridiculous.", "channel": "chat"},
        ),
    ),
)


MATTER: tuple[Move, ...] = ("instruction", "refusal", "solution", "explanation", "action")
OPENING: tuple[Move, ...] = ("greeting", "thanks", "introduction")
LAST_WORD, HARDLY, DOUBTFUL, EARLY = 0.01, 0.04, 0.06, 0.35
"""How likely the model must hold it to be: least is asked of an acknowledgement that comes as an afterthought, less where a refusal came first, most where
a single sentence stands before it and the matter goes on after it."""


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
        if not before or reading.flags["acknowledgement/late"] < _enough(reading, heard, refused):
            yield Clean("the acknowledgement comes before refusals and instructions")
            return
        what = "the refusal" if refused else "the instructions"
        words = {"what": what, "customer": reading.customer_named, "emotion": customer.emotion}
        yield Found(*heard.span, words=words)


def _enough(reading: Reading, heard: Sentence, refused: bool) -> float:
    """How likely it must be, by where the acknowledgement stands among the sentences of the matter."""
    before = [one for one in reading.sentences[: heard.index] if one.does(*MATTER) or not one.does(*OPENING)]
    goes_on = any(one.does(*MATTER, "question") for one in reading.sentences[heard.index + 1 :])
    if goes_on and len(before) < 2:
        return EARLY
    if not goes_on and len(before) > 1:
        return LAST_WORD
    return HARDLY if refused else DOUBTFUL
