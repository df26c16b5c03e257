"""No salutation where the channel expects one.

An e-mail opens with a greeting, and so does the agent's first message in a chat; by name where the name is known. A
respectful address is the first thing in the sample reply of the source. Later chat messages, phone scripts and public
answers need none; in a chat it is advice, and a kind first word ("Congratulations!", "Good news:") does as well. A name that is a slip of the customer's ("Hi Jon" to John) is found in every channel; short forms are no slips, and
neither is a name with which the customer signs.
"""

import re
from collections.abc import Iterator

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.reading.addressee import addressee
from replycoach.rules.rule import Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("EX",),
    message="There is no greeting.",
    why="A reply that starts without a greeting feels like a form, not like a person.",
    todo="Open with a greeting, by name where you know it.",
    examples=(
        Example("Your refund of £20 is on its way and arrives on Friday.\n\nBest wishes,\nJohn", missing=True),
        Example(
            "The form is attached. Please send it back by Monday.\n\nKind regards,\nAna",
            {"customer_name": "Lee"},
            missing=True,
        ),
        Example("It shipped this morning.", {"channel": "chat", "customer": "where is my order?"}, missing=True),
        Example(
            "Congratulations! Send me the form and I'll change the name.",
            {"channel": "chat", "customer": "I got married"},
        ),
        Example("Good news: it shipped this morning.", {"channel": "chat", "customer": "where is my order?"}),
        Example(
            "Three days in the dark is too long, Ana. It comes back at noon.",
            {"channel": "chat", "customer": "still no light", "customer_name": "Ana Ruiz"},
        ),
        Example("Hi ⟦Jon⟧,\n\nThe form is attached.\n\nKind regards,\nAna", {"customer_name": "John Carver"}),
        Example("Good morning Ms ⟦Petersen⟧, it shipped today.", {"customer_name": "Ms Pedersen", "channel": "chat"}),
        Example("Hi Pat,\n\nThe form is attached.\n\nKind regards,\nAna", {"customer_name": "Patricia Lyle"}),
        Example(
            "Hi Jon,\n\nThe form is attached.\n\nKind regards,\nAna",
            {"customer_name": "John Carver", "customer": "The form did not open. Jon"},
        ),
        Example("Hi Lee,\n\nThe form is attached.\n\nKind regards,\nAna", {"customer_name": "Lee"}),
        Example("Good morning Mr Osei,\n\nIt is done.\n\nAna"),
        Example("It shipped this morning.", {"channel": "social", "customer": "where is my order?"}),
        Example(
            "It shipped this morning.",
            {
                "channel": "chat",
                "thread": [{"role": "customer", "text": "hi"}, {"role": "agent", "text": "Hi Lee!"}],
            },
        ),
        Example(
            "Thanks for asking about the yarn. I'm off to look in the store, back in a while.",
            {"channel": "chat", "customer": "hi, do you know when the heather yarn comes in?"},
            missing=True,
        ),
    ),
)

SALUTATION = re.compile(
    r"\W*(?:@\w+\W+)?(?:hi|hiya|hello|hey|dear|good\s+(?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings|welcome"
    r"|g'day|howdy|namaste|hola|to\s+whom)\b",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"\W*(?:congratulations|congrats|no\s+(?:worries|problem)|thank(?:s|\s+you)(?!\s+for\s+(?:contacting|reaching|your\s+(?:message|e-?mail|enquiry)))|(?:i['’]m\s+)?happy\s+to\s+help|good\s+news|sure|of\s+course|absolutely|great|got\s+it"
    r"|lovely|wonderful|you['’]re\s+welcome|my\s+pleasure|well\s+spotted|good\s+question)\b",
    re.IGNORECASE,
)
"""In a live talk a kind first word to the customer is greeting enough."""
MISSED = 0.9
"""How likely it must be that a greeting is missed all the same."""
NAME_ONLY = re.compile(r"\s*(?:(?i:mr|mrs|ms|miss|mx|dr|prof)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?\s*[,:!–—-]")


def check(reading: Reading) -> Iterator[Found | NotApplicable]:
    slip = _slip(reading)
    if slip:
        yield slip
        return
    expected = reading.profile.greeting
    if expected == "never":
        yield NotApplicable(f"{reading.channel} needs no greeting")
    elif expected == "first" and not reading.first_contact:
        yield NotApplicable("the conversation is under way")
    elif reading.profile.live and OPENER.match(reading.text) and reading.flags["structure/missing-greeting"] < MISSED:
        yield NotApplicable("it opens with a kind word")
    elif reading.profile.live and _calls(reading):
        yield NotApplicable("it opens with a word to the customer by name")
    elif not greets(reading):
        yield Found(severity="advice" if reading.profile.live else None)


def _slip(reading: Reading) -> Found | None:
    """A greeting with a slip of the customer's name."""
    case = reading.case
    told = " ".join([case.message, *(one.text for one in case.thread if one.role == "customer")])
    greeted = addressee(reading.text, case.customer_name, told)
    if greeted is None or not greeted.should:
        return None
    return Found(
        greeted.start,
        greeted.end,
        words={"name": greeted.should},
        message="“{found}” is not how {name} writes the name.",
        todo="Copy the name from what is known of them.",
        suggestions=(
            Suggestion(
                text=f"“{greeted.should}” in place of “{greeted.text}”.",
                edits=(Edit(start=greeted.start, end=greeted.end, text=greeted.should),),
                safety="review",
            ),
        ),
    )


def _calls(reading: Reading) -> bool:
    """Whether the first sentence speaks to the customer by name."""
    name = next(iter(reading.case.customer_name.split()), "")
    first = reading.sentences[0].text if reading.sentences else ""
    return len(name) > 1 and re.search(rf",\s+{re.escape(name)}\b(?=\s*[,.:;!?–—-]|$)", first) is not None


def greets(reading: Reading) -> bool:
    """Whether the reply opens with a salutation."""
    opening = [sentence for sentence in reading.sentences if sentence.index < 2]
    if any(sentence.does("greeting") or SALUTATION.match(sentence.text) for sentence in opening):
        return True
    name = reading.case.customer_name.split()
    first = reading.sentences[0].text if reading.sentences else ""
    return bool(NAME_ONLY.match(first) and any(part in first for part in name))
