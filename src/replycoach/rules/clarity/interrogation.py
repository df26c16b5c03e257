"""Asks for more than the case needs.

The right tools spare the customer a questionnaire. Every question that is not needed for the next step is one more reason to give up. Counted is what a reply
wants to be told or sent, item by item ("your full name, date of birth, …"), together with how the wording reads. One or two
questions with their reason are fine; a list of everything that could ever matter is not.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.reading.overlap import content
from replycoach.rules.rule import Clean, Example, Found, Rule

rule = Rule(
    severity="warning",
    surface=True,
    loss="Fewer than six things asked for at once, and questions without a question mark.",
    source=("BD",),
    needs=("customer",),
    message="“{found}” asks for more than this case needs.",
    why="Every question that is not needed is one more reason to give up.",
    todo="Ask only for what the next step needs, and look up the rest.",
    examples=(
        Example(
            "⟦Please give me your full name, date of birth, address, phone number, order number, and where you heard of us.⟧",
            {"channel": "chat", "customer": "the blue mug came chipped"},
        ),
        Example(
            "Sorry! ⟦What model is it, which shop, what colour, who signed for it, when did you pay, and with which card?⟧",
            {"channel": "chat", "customer": "my parcel 4417 has not come"},
        ),
        Example(
            "⟦To proceed I need your passport, two utility bills, your employer and your mother's maiden name.⟧",
            {"channel": "chat", "customer": "How do I change the colour of the app?"},
        ),
        Example(
            "Which mug is it, the large or the small one?", {"channel": "chat", "customer": "the blue mug came chipped"}
        ),
        Example(
            "Could you send a photo of the chip? With it I can replace it today.",
            {"channel": "chat", "customer": "the blue mug came chipped"},
        ),
        Example(
            "I've found your parcel 4417. Is noon tomorrow all right?",
            {"channel": "chat", "customer": "my parcel 4417 has not come"},
        ),
        Example(
            "Yes, we do. Please bring a warm coat, good boots, a torch and some water.",
            {"channel": "chat", "customer": "Do you run the night walk in winter? What should I bring?"},
        ),
        Example(
            "⟦Policy number, date of birth, postcode, registration, mileage and the names of everyone in the car.⟧",
            {"channel": "phone", "customer": "My car won't start, I'm on the A40 with two kids. Policy 8831."},
        ),
    ),
)

MANY = 6
"""From so many things wanted a sentence is a questionnaire, however it is worded."""
SOME = 2
"""From so many it is one where the wording reads like one too."""
LISTED = 3
"""So many commas make a list of a request, whatever verb it begins with."""
A_LOT, A_FEW = 5, 3
"""So many questions in sentences of their own are a questionnaire; fewer where the whole reads like one."""
WANTS = re.compile(
    r"\b(?:what|which|when|who|how (?:many|much|long)|(?:can|could|may|might|would|will) (?:you|i)|(?:i|we)(?:'ll|'d| will| would|) (?:also )?(?:need|like|want|require|ask)"
    r"|(?:send|give|tell|bring|supply|provide|share|write|list|post|upload|include|pop|quote|state) |let me |reply with|required)",
    re.IGNORECASE,
)
CHOICE = re.compile(r"\bor\b[^?]{0,400}\?$|something else\?$")
ASKING = re.compile(r"(?:^|[,;:?] ?|\b(?:and|or|plus|me) )(?:what|which|when|who|where|how|whether)\b", re.IGNORECASE)
"""A question within the sentence begins here (and no relative clause: "the one which", "the day when")."""
SEVERAL = re.compile(r"[,;:]\s*(?:and\s+|plus\s+)?|\s+(?:and|plus)\s+|\?\s+")


def check(reading: Reading) -> Iterator[Found | Clean]:
    cued = reading.cued_at("clarity/interrogation")
    by_mark = reading.depth == "surface"
    sentences = [one for one in reading.sentences if "?" in one.text] if by_mark else reading.sentences
    counted = {sentence.index: wanted(sentence, by_mark=by_mark) for sentence in sentences}
    for sentence in sorted(sentences, key=lambda one: -counted[one.index]):
        count = counted[sentence.index]
        if count >= MANY or (sentence.index in cued and (count >= SOME or _is_list(sentence))):
            yield Found(*sentence.span)
            return
    asked = [sentence for sentence in sentences if counted[sentence.index] and "?" in sentence.text]
    if len(asked) >= (A_FEW if cued else A_LOT):
        yield Found(asked[0].start, asked[-1].end)
        return
    yield Clean("nothing needless is asked")


def _is_list(sentence: Sentence) -> bool:
    """Whether a request is a list, whatever verb it begins with."""
    return sentence.does("question") and sentence.text.count(",") >= LISTED


def wanted(sentence: Sentence, *, by_mark: bool = False) -> int:
    """How many things a sentence wants of the customer; the choices of one question ("the vision, the fit or the look?") are one.

    With `by_mark` only a question mark makes a question, and fewer than `MANY` things are none.
    """
    text = sentence.text
    if not (text.rstrip().endswith("?") or (not by_mark and sentence.does("question"))):
        return 0
    asks = WANTS.search(text)
    if not (asks or "?" in text):
        return 0
    if CHOICE.search(text) and len(ASKING.findall(text)) < A_FEW:
        return 1
    items = SEVERAL.split(text[asks.start() if asks else 0 :])
    return sum(bool(content(item)) for item in items) if len(items) >= (MANY if by_mark else 1) else 0
