"""A vague complaint, and the reply does not ask what exactly is wrong.

"Nothing works!" calls for the question what it is that does not work, politely and without haste; not for a guess, a list of everything that
could be tried, or a ready answer to another problem.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_VAGUE = {"channel": "chat", "customer": "nothing works!! do something"}

rule = Rule(
    severity="error",
    source=("EX", "CH"),
    needs=("customer",),
    message="{whose} message does not say what is wrong, and the reply does not ask.",
    why="An answer to a problem that nobody has named is a guess, and costs another round.",
    todo="Ask the one question that tells you what is wrong.",
    examples=(
        Example("Hi Ana, please restart the router, that usually helps.", _VAGUE, missing=True),
        Example("Hi Ana, sorry about that. The new version has fixed all problems.", _VAGUE, missing=True),
        Example("Hello, I have opened a case and it will be sorted out by tomorrow.", _VAGUE, missing=True),
        Example("Hi Ana, I'm sorry. What happens when you open the app?", _VAGUE),
        Example("Hi Ana, that's no fun. Tell me what you see on the screen and I'll take it from there.", _VAGUE),
        Example(
            "Hi Ana, please restart the router, that usually helps.",
            {"channel": "chat", "customer": "The router's second light has been red since this morning."},
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.reading.vague:
        yield NotApplicable("the message says what is wrong")
    elif reading.does("question"):
        yield Clean("the reply asks")
    else:
        whose = f"{reading.customer_called}'s"
        yield Found(words={"whose": whose})
