"""Canned, bureaucratic wording that no living person says.

A letter should read as if the agent answered by phone: plain words, plain sentences. Stock phrases ("any inconvenience caused", "please be
advised", "your query has been duly noted") say to the customer that nobody wrote to them, and so does an "I understand" with nothing in it that is said again and again. Formality with the customer's own matter in it is not
robotic.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from replycoach.reading import Reading, Sentence
from replycoach.rules.public import leads_on
from replycoach.rules.rule import Example, Found, Rule
from replycoach.rules.wordy import plainly
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    surface=True,
    loss="Bureaucratic wording that is no stock phrase; marked is the phrase alone and not its clause.",
    source=(
        "CH",
        "ES",
    ),
    message="“{found}” is wording that nobody says.",
    why="Stock phrases tell the customer that nobody wrote to them.",
    todo="Say it as you would on the phone, with their own matter in it.",
    examples=(
        Example("⟦We regret any inconvenience caused in this regard.⟧"),
        Example("⟦Please be advised that your request has been duly noted and forwarded to the relevant department.⟧"),
        Example("⟦Your enquiry is important to us and will be processed in accordance with our procedures.⟧"),
        Example(
            "⟦We hereby inform you that your enquiry of 3 May has been duly received and will be processed accordingly.⟧"
        ),
        Example(
            "I understand your disappointment, Ana. ⟦I do understand how upsetting this must be.⟧ Your lamp left us today."
        ),
        Example(
            "I understand your disappointment, Ana. I understand that the lamp was for Sunday, so I've sent it by courier."
        ),
        Example("⟦I can understand your disappointment, Ana.⟧ However, we can't mend the lamp."),
        Example("I am sorry that the lamp came in three pieces."),
        Example("I hope this email ⟦finds you well⟧. Your lamp left us today."),
        Example("Thank you for sharing ⟦your valuable feedback⟧ with us, Ana."),
        Example("⟦Should you have any further questions, please do not hesitate⟧ to contact us."),
        Example("⟦We trust this clarifies⟧ the matter.", {"channel": "email"}),
        Example("Thank you for your letter, ⟦the contents of which have been noted⟧."),
        Example("⟦As per my last message⟧, the lamp is in Leeds."),
        Example("I've noted the contents of both boxes for you."),
        Example("If the lid sticks again, don't hesitate to ring me."),
        Example("I hope this helps, and thank you for your understanding of the delay."),
        Example("I have passed your note to Ben in the workshop, who will ring you today."),
        Example("Your refund of £20 reaches your card on Friday."),
    ),
)


STOCK = AnyCase(
    r"\b(?:(?P<sure>finds\s+you\s+(?:well|in\s+good)|(?:we|i)\s+(?:would\s+like|wish|write|am\s+writing|are\s+writing)\s+to\s+(?:inform|advise|notify)\s+you|kindly\s+be\s+(?:informed|advised|aware)|revert\s+(?:back\s+)?to\s+you|rest\s+assured|your\s+valuable\s+(?:feedback|input|comments?)|do\s+the\s+needful|(?:as\s+)?per\s+my\s+(?:previous|last|earlier|prior|recent)\s+(?:e-?mails?|messages?|repl(?:y|ies)|notes?|response|letter)|we\s+(?:have\s+)?(?:duly\s+)?noted?\s+the\s+contents\s+of\s+your|(?:the|its)\s+contents?\s+(?:of\s+(?:which|same)\s+)?(?:has|have|is|are)\s+(?:been\s+)?(?:duly\s+)?noted)"
    r"|as\s+per\s+(?:our|the|your|company)\s+\w+|as\s+per\s+(?:policy|procedure)|per\s+(?:our|company)\s+(?:records|policy|policies|terms|procedures?)|please\s+be\s+(?:advised|informed)|(?:regret|apolog(?:i[sz]e|ies)\s+for|sorry\s+for)\s+(?:any|the)\s+inconvenience(?:\s+caused)?|(?:any|the)\s+inconvenience\s+(?:caused|this\s+may)"
    r"|(?:we|i)\s+(?:\w+\s+)?regret\s+(?:that|to|the|hearing)|(?:we|i)(?:\s+are|\s+am|'re|'m)\s+(?:currently\s+)?unable\s+to\b[^.!?]{3,80}\bat\s+(?:this|the\s+present)\s+time"
    r"|your\s+(?:feedback|complaint|query|enquiry|inquiry|comments?|concerns?|request|case|ticket|correspondence|remarks)\s+(?:has|have)\s+(?:now\s+)?been\s+(?:duly\s+)?(?:noted|logged|registered|recorded|forwarded|passed|escalated|received)"
    r"|hereby|herewith|aforementioned|at\s+your\s+earliest\s+convenience|duly\s+(?:noted|forwarded|registered)|in\s+accordance\s+with\s+our|kindly\s+(?:note|revert)"
    r"|your\s+(?:enquiry|inquiry|request|correspondence|feedback|call)\s+is\s+(?:very\s+)?(?:important|valued)|relevant\s+(?:department|team)|valued\s+customer|pursuant\s+to|we\s+acknowledge\s+receipt|receipt\s+of\s+your"
    r"|with\s+reference\s+to\s+your|we\s+(?:would\s+like\s+to|must|have\s+to|wish\s+to|want\s+to)\s+(?:point\s+out|inform\s+you|draw\s+your\s+attention)|(?:we|i)\s+(?:hope\s+for|ask\s+(?:you\s+)?for)\s+your\s+(?:patience\s+and\s+)?understanding"
    r"|(?:we|i)\s+trust\s+(?:that\s+)?(?:this|the\s+above)\s+(?:\w+\s+)?(?:clarifies|answers|explains|resolves|settles|addresses|clears|meets)|(?:we|i)\s+(?:hope|trust)\s+(?:that\s+)?(?:to\s+have\s+been\s+of|(?:this|the\s+foregoing)\s+(?:is|was|has\s+been)\s+of)\s+assistance|we\s+hope\s+(?:that\s+)?we\s+(?:could|were\s+able\s+to|have\s+been\s+able\s+to)\s+help\s+you\s+with\s+this\s+information)\b"
)
"""Office phrases that stand in every collection of them; `sure` are those that no good draft has."""
CLOSING = re.compile(
    r"\b(?:should|if)\s+you\s+(?:should\s+)?(?:have|require|need)\s+(?:any\s+)?(?:further|more|other|additional)\s+\w+,?\s+(?:please\s+)?(?:do\s+not|don['’]t)\s+hesitate\b"
    r"|\b(?:please\s+)?(?:do\s+not|don['’]t)\s+hesitate\s+to\s+\w+\s+(?:us\s+|me\s+)?(?:should|if)\s+you\s+(?:should\s+)?(?:have|require|need)\s+(?:any\s+)?(?:further|more|other|additional)\s+\w+",
    re.IGNORECASE,
)
"""The closing line of every form letter: the words, not the offer, are nobody's."""
UNDERSTANDS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear)\b[^,.!?]{0,30}[,.!]\s+)?(?:(?:and|but|again|yes|honestly|believe\s+me),?\s+)?(?:i|we)\s+(?:(?:do|can|could|completely|totally|fully|really|truly|absolutely|certainly|only|so)\s+){0,3}"
    r"(?:understand|appreciate|imagine|get|hear)(?:\s+(?:you|it|this|that|completely|fully|entirely|totally|where\s+you(?:['’]re|\s+are)\s+coming\s+from"
    r"|(?:all\s+)?(?:of\s+)?your\s+(?:\w+\s+)?(?:frustrations?|concerns?|feelings?|disappointment|anger|position|point|worry|worries|annoyance|upset)"
    r"|(?:how|why)\s+(?:\w+\s+){0,3}?(?:that|this|it|you|things|the\s+situation)(?:['’]re|\s+(?:must|can|could|may|might|would|is|are|was|feel|feels))(?:\s+(?:be|feel|have\s+been|feeling|for\s+you|right\s+now|\w+(?:ed|ing|set|ry)))*)){0,2}"
    r"(?:,?\s+[A-Z]\w+)?\W*$",
    re.IGNORECASE,
)
"""A whole sentence of understanding, and not a word of what is understood."""
TURNS = re.compile(r"^\W*(?:unfortunately|but|however|sadly|regrettably)\b", re.IGNORECASE)
NEEDED = frozenset(
    "per advised informed inconvenience regret unable noted logged registered recorded forwarded passed escalated received hereby herewith aforementioned convenience duly accordance kindly needful important valued relevant"
    " finds advise notify revert assured pursuant acknowledge receipt reference point inform attention understanding trust assistance information valuable hesitate".split()
)
"""One of these is in each of them."""
THINKABLE = 0.01
TERSE, LEADING = 0.6, 0.9
"""How likely it must be in a public reply without a stock phrase, which has to be terse, and in one that says where it goes on."""


def check(reading: Reading) -> Iterator[Found]:
    surface = reading.depth == "surface"
    cued, enough = reading.cued_at("template/robotic"), _enough(reading)
    again = _again(reading) | _before_a_no(reading)
    for sentence in reading.holding(NEEDED) if surface else reading.sentences:
        stock = STOCK.search(sentence.text)
        likely = surface or max(sentence.cues["template/robotic"], reading.flags["template/robotic"]) >= enough
        if sentence.index in again:
            yield Found(*sentence.span)
        elif sentence.index in cued and (likely or (stock and not leads_on(reading))):
            yield Found(*sentence.carrying("template/robotic"), suggestions=plainly(sentence))
        elif stock and (surface or stock["sure"] or _thinkable(reading, sentence)):
            yield Found(sentence.start + stock.start(), sentence.start + stock.end(), suggestions=plainly(sentence))
        elif closing := CLOSING.search(sentence.text):
            yield Found(sentence.start + closing.start(), sentence.start + closing.end(), severity="advice")


def _again(reading: Reading) -> frozenset[int]:
    """The sentences that say once more, with nothing in it, that all is understood: right after such a one, or after two elsewhere."""
    if reading.depth == "surface":
        return frozenset()
    said = [sentence.index for sentence in reading.sentences if UNDERSTANDS.match(sentence.text)]
    return frozenset(at for number, at in enumerate(said) if number and (number > 1 or said[number - 1] == at - 1))


def _before_a_no(reading: Reading) -> frozenset[int]:
    """The sentences that say so only to come to the refusal that follows."""
    if reading.depth == "surface":
        return frozenset()
    pairs = pairwise(reading.sentences)
    return frozenset(
        one.index for one, no in pairs if TURNS.match(no.text) and no.does("refusal") and UNDERSTANDS.match(one.text)
    )


def _enough(reading: Reading) -> float:
    """How likely it must be where the model alone tells: a sorry and an invitation in a few words are all that fits into a public reply."""
    if not reading.profile.public:
        return 0.0
    return LEADING if leads_on(reading) else TERSE


def _thinkable(reading: Reading, sentence: Sentence) -> bool:
    """Whether the model finds a stock phrase thinkable; one beside an invitation in public has to be likely."""
    return sentence.cues["template/robotic"] >= (TERSE if leads_on(reading) else THINKABLE)
