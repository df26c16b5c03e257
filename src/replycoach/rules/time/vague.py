"""Says when only vaguely.

"Soon", "shortly", "as soon as possible", "in due course" are no times: each customer hears another one, and each is disappointed at another
moment. A day, an hour, or the time of the next news is a promise that can be kept.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” says no time.",
    why="Everyone hears another time in it, and most hear an earlier one than you mean.",
    todo="Name a day or an hour; if you do not know it, name when you will write next.",
    examples=(
        Example("I'll get back to you ⟦shortly⟧."),
        Example("It will be with you ⟦in due course⟧."),
        Example("We hope to have it running again ⟦before too long⟧."),
        Example("I'll write to you by four this afternoon."),
        Example("It arrives between nine and noon on Friday."),
        Example("The museum closes soon after five."),
        Example(
            "Please call 105 for the time it comes back. Hope it's sorted soon!",
            {"channel": "social", "customer": "power cut in BS3, any idea?"},
        ),
        Example("I hope your father is better soon."),
        Example(
            "Please ring the doctor at once. Tell her which tablets, and roughly when.",
            {"channel": "chat", "customer": "my son took two of your tablets"},
        ),
        Example("Enjoy the trip, and see you soon!"),
        Example("Please open the app now and then to keep it up to date."),
        Example("It ⟦tends not to drag on⟧."),
        Example("We're looking into your letter. Kindly ⟦give us some more time⟧."),
        Example("Allow some time for the glue to dry: about ten minutes."),
        Example("The link between our form and Soon&Simple was broken."),
    ),
)


SOON = AnyCase(
    r"\b(?:(?:very\s+|quite\s+|fairly\s+|pretty\s+)?(?<!too\s)(?<!until\s)soon(?!\s+(?:after|as\s+(?:it|he|she|they|that|the|your?|this|i\s+(?:know|hear|have|see|get))))|shortly(?!\s+(?:after|before))|in\s+due\s+course|before\s+(?:too\s+)?long|asap"
    r"|(?:as|so)\s+(?:soon|quickly|fast|promptly)\s+as\s+(?:possible|practicable|(?:we|i|they)(?:'m|'re|\s+am|\s+are)?\s+(?:can|able|could|possibly))|at\s+some\s+(?:point|stage|time)"
    r"|some\s?time\s+(?:soon|this|next|after|in|before|later)|one\s+of\s+these\s+days|in\s+the\s+(?:near|nearest|coming|not[- ]too[- ]distant|foreseeable)\s+(?:future|days|weeks|time)"
    r"|when(?:ever)?\s+(?:we|i|they|the\s+\w+|his|her|their|somebody|someone)\s+(?:next\s+)?(?:get|gets|have|has|find|finds|can|allows?|permits?|lets?|round)\b"
    r"|as\s+and\s+when|in\s+(?:its|their)\s+own\s+(?:good\s+)?time|in\s+a\s+(?:little\s+)?(?:bit|while)|nearer\s+the\s+time|later\s+on|again\s+later|by\s+and\s+by|give\s+or\s+take|or\s+thereabouts|at\s+(?:our|the)\s+(?:earliest|first)\s+\w+"
    r"|(?:allow|give)\s+(?:(?:us|me|them|it|this)\s+)?(?:some|a\s+(?:little|bit)(?:\s+of)?|a\s+little\s+more|more|enough|sufficient)\s+(?:more\s+|extra\s+|additional\s+)?time)\b"
)
"""Words for a time that is none; the sentence model has to agree that they stand for one here."""
WISH = AnyCase(
    r"\b(?:(?:hope|hopes|hoping|wish|wishing)\b[^.!?]{0,40}\b(?:he|she|they|you(?:'re|r|\s+(?:are|feel|get|will))?|your\s+\w+|mum|dad)\b[^.!?]{0,30}\b(?:better|well|mend|recover\w*|home|feet|fit|stronger|okay|ok)\b"
    r"|get\s+well\b"
    r"|(?:see|welcome|welcoming|seeing|serve|have|having)\s+(?:both\s+of\s+|all\s+of\s+)?you\b[^.!?]{0,30}\bsoon\b)"
    r"|^\W*hope(?:fully)?\s+(?:it|this|that|everything|things?|the\s+\w+)(?:['’]s|\s+(?:is|are|gets?|comes?))?\s[^.!?]{0,30}\bsoon\b"
)
"""A kind wish promises nothing."""
TIMED = AnyCase(
    r"\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|fifteen|twenty|thirty)(?:\s*(?:-|–|to|or)\s*\w+)?\s+(?:(?:working|business)\s+)?(?:minute|hour|day|week|month)s?\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|tomorrow\b"
    r"|tonight\b"
    r"|(?:by|on|until|from)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?:straight|right)\s+away\b"
    r"|right\s+now\b"
    r"|\d{1,2}(?::\d\d|\s?[ap]m)\b)"
)
"""Names a time or how long it takes."""
NEWS = re.compile(
    r"\b(?:post|tweet|update|share|let\s+you\s+know)\b[^.!?]{0,40}\b(?:as\s+soon\s+as|when|once)\s+(?:it|they|this)\b",
    re.IGNORECASE,
)
"""In public, news of what concerns many comes when there is some."""
LENGTHS = AnyCase(
    r"\b(?:tends?\s+not\s+to\s+(?:\w+\s+)?(?:drag\s+on|take\s+(?:too\s+|very\s+|that\s+)?long|be\s+(?:too\s+|very\s+)?long)\b"
    r"|(?:won['’]t|will\s+not|shouldn['’]t|should\s+not)\s+be\s+(?:too\s+|very\s+)?long\b(?!\s+before)"
    r"|(?:doesn['’]t|shouldn['’]t|won['’]t)\s+(?:usually\s+|normally\s+|generally\s+)?(?:drag\s+on|take\s+(?:us\s+|them\s+)?(?:too\s+|very\s+|that\s+)?long)\b)"
)
"""How long it does not take."""
OFTEN = AnyCase(
    r"\b(?:most|some|much)\s+of\s+the\s+time\b"
    r"|^(?!.*\bwill\b|.*['’]ll\b).*\b(?:sometimes|occasionally)\b",
    re.DOTALL,
)
"""How often, which is no time."""
NAMED = re.compile(r"(?<=[a-z,] )Soon(?=\W?[A-Z&])|\bSoon(?=[&+-])|(?<=[&+-])Soon\b")
"""A name that has the word in it."""
TELLS = re.compile(
    r"^\W*(?:please|you\s+(?:should|must|need|ought)|(?:for\s+)?next\s+time|(?:(?:just|and|also|then)\s+)*(?:tell|ask|describe|mention|note)\s+(?!you\b))\b",
    re.IGNORECASE,
)
"""Tells the customer what to do: when we do something, it does not say."""
LIKELY = 0.05


def check(reading: Reading) -> Iterator[Found]:
    cued = {sentence.index for sentence in reading.cued("time/vague")}
    for sentence in reading.sentences:
        words = SOON.search(sentence.text)
        no_time = (WISH, NAMED) if words else (WISH, NAMED, TELLS, OFTEN)
        if any(one.search(sentence.text) for one in no_time):
            continue
        length = LENGTHS.search(sentence.text)
        told = TIMED.search(sentence.text) or (reading.profile.public and NEWS.search(sentence.text))
        if sentence.index in cued and not words and not told:
            yield Found(*sentence.carrying("time/vague"))
        elif words and (sentence.index in cued or sentence.cues["time/vague"] >= LIKELY):
            yield Found(sentence.start + words.start(), sentence.start + words.end())
        elif length and not told:
            yield Found(sentence.start + length.start(), sentence.start + length.end())
