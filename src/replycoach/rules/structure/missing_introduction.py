"""First contact, and the agent never says who they are.

In the sample reply of the source the agent gives a name and a role before anything else, and field data agree that a named person is
trusted more. A signature with the name counts; later messages of the same conversation need none.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_FIRST = {
    "thread": [{"role": "customer", "text": "hello, my order is missing"}],
    "channel": "chat",
    "agent_name": "John",
}

rule = Rule(
    severity="advice",
    source=("EX",),
    needs=("thread",),
    message="The reply never says who is writing.",
    why="People trust a person with a name more than a window.",
    todo="Say your name once: at the start, or in the signature.",
    examples=(
        Example("Hi! Your order left us this morning, and it reaches you tomorrow.", _FIRST, missing=True),
        Example("Hello! Which order is it?", _FIRST, missing=True),
        Example(
            "Good morning Ana, one moment please, I'm opening your order.", {**_FIRST, "agent_name": ""}, missing=True
        ),
        Example("Hi Ana, I'm John, and I have your order open.", _FIRST),
        Example("Hi Ana, your order left us this morning. John", _FIRST),
        Example(
            "Your order left us this morning.",
            {**_FIRST, "thread": [{"role": "customer", "text": "hello"}, {"role": "agent", "text": "Hi, I'm John."}]},
        ),
    ),
)


PLAINLY = 0.5
"""How likely an introduction must be to count as one."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    agent = reading.case.agent_name.split()
    if not reading.first_contact:
        yield NotApplicable("the conversation is under way")
    elif reading.channel == "social":
        yield NotApplicable("a public answer needs no introduction")
    elif _introduced(reading) or any(part in reading.text for part in agent):
        yield Clean("the reply says who is writing")
    elif reading.prose.signature or (reading.channel == "email" and reading.does("signoff")):
        yield Clean("the reply is signed")
    else:
        yield Found()


def _introduced(reading: Reading) -> bool:
    return any(sentence.move_odds["introduction"] >= PLAINLY for sentence in reading.sentences)
