"""A place for the answer to a question that the reply skips: the question turned, not quoted, and where its matter is treated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.reading.answers import ENOUGH, SURE, Part, brings, kind_of, weighed
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.rewriting import asked
from replycoach.rewriting.draft import CLOSING, OPENING
from replycoach.rewriting.reader import reader
from replycoach.rewriting.stance import shuts
from replycoach.rewriting.weight import KIN
from replycoach.rules.wanted import NO_CALL, NO_MONEY, NOBODY, PERSON, unheard
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replycoach.model import Edit, Move
    from replycoach.reading.reading import Parser, Question, Reading, Sentence
    from replycoach.rewriting.draft import Draft
    from replycoach.rewriting.transforms._piece import Piece

YES_NO = re.compile(
    r"(?:(?:and|or|also|so|but|hi|hello|good \w+),?\s+)*(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|am)(?:n't)?\s",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?:(?:hi|hello|hey|dear)\b[^,.!\n]{0,30}[,.!]\s+)?(?:yes|no|nope|yep|yeah|not yet|of course|certainly|sure|absolutely|sadly not|unfortunately not|i'm afraid (?:not|we)|sorry, no)\b",
    re.IGNORECASE,
)
"""A sentence that says yes or no."""
DOES = re.compile(r"(?:can|could|will|would) you\b(?! (?:tell|say|explain|confirm)\b)", re.IGNORECASE)
"""Something to be done and not to be answered."""
HOW_I = re.compile(
    r"(?:and |so |also )?(?:how (?:(?:do|can|could|should|would|may|must) )?(?:i|we|to)\b|what (?:do|can|should|must|shall) (?:i|we) do\b|what to do\b|what(?:'s)? next\b)",
    re.IGNORECASE,
)
WAY = re.compile(
    r"\byou (?:can|may|could|should|(?:'ll |will )?(?:need|have) to)\b(?! (?:not|be|appreciate|see|imagine)\b)",
    re.IGNORECASE,
)
"""What the customer asks to be told to do, and what they are told."""
ASKS_NOTHING = AnyCase(
    r"\b(?:any(?:one|body)|some(?:one|body)|any of you) (?:even |actually |still |ever |really )?(?:alive|home|there|awake|in there|out there|at home|listening|reading|working|in charge)\b"
    r"|\b(?:are you|is this|is it) (?:all |a |some kind of |guys |lot )*(?:joke|joking|kidding|serious|seriously|asleep|having a laugh|mad|for real)\b|\bwhat(?:'s| is) the point\b|\bhow hard can\b|\bwho (?:do|does|did) (?:that|this|you think)\b"
)
"""What is no question but scorn."""
MOST = 2
"""Questions for which a place is made."""


def answers(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Words with a slot for the answer that only the agent knows, and where they stand; the surest question first."""
    customer = draft.reading.customer
    skipped = [
        question
        for odds, question in weighed(draft.reading)
        if odds
        >= (ENOUGH[draft.reading.strictness] if _is_new(draft, question) or _has_to_read(draft, question) else SURE)
    ]
    example = "I'm finding this out for you" if draft.says_when else "I'm checking this and will tell you today"
    for question in skipped[:MOST]:
        first = customer is not None and customer.questions[:1] == (question,)
        if shuts(draft.reading) and customer is not None and len(customer.questions) == 1:
            continue  # the refusal is the answer
        if HOW_I.match(question.asks) and any(map(WAY.search, (one.text for one in draft.reading.sentences))):
            continue  # a way is told, this one or another
        if any(
            one.does("instruction", "handoff", "solution") and _speaks_of_act(question.asks, one.text)
            for one in draft.reading.sentences
        ):
            continue
        lead = _lead(question, draft.reading.parser)
        alone = customer is not None and len(customer.questions) == 1
        if not (lead or alone) or (first and _is_said(draft, question)) or DOES.match(question.asks):
            continue
        if ASKS_NOTHING.search(question.asks):
            continue
        if any(words.startswith("[say ") and _content(question.asks) & _content(words) for words in draft.composed):
            continue  # the agent says it there
        words = f"{lead}: [answer: e.g. {example}]." if lead else f"[answer: e.g. {example}]."
        here = _treats(draft, question)
        yield words, draft.behind(draft.past(here, words), words) if here is not None else draft.before_closing(words)
    for words in _wishes(draft):
        yield words, draft.before_closing(words)


def _wishes(draft: Draft) -> Iterator[str]:
    """A place for who gets in touch, or for what becomes of the money, where the customer asked for it in so many words."""
    customer = draft.reading.customer
    for wish, message in unheard(draft.reading, customer) if customer is not None else ():
        if message == NO_CALL:
            caller = CALLER.search(customer.text) if customer is not None else None
            rings = f"ask the {caller[1]} to ring" if caller else "ring"
            yield f"[who rings them, and when: e.g. I'll {rings} you today by 17:00]."
        elif message == NO_MONEY:
            yield "[what becomes of the money: e.g. I'm checking this and will tell you today]."
        elif message == NOBODY and (found := PERSON.search(wish)):
            whom = next(filter(None, found.groups()))
            does = "look at this again and write to you" if LOOKS.search(wish) else "ring you"
            yield f"[who gets in touch, and when: e.g. I'll ask {_office(whom)} to {does} today by 17:00]."


LOOKS = re.compile(r"\b(?:look|review|reconsider|reassess|go (?:through|over)|check)\b", re.IGNORECASE)


CALLER = re.compile(
    r"\bcall(?:[- ]?back)? from (?:the|your|an?) (\w+(?: (?:of|for)(?: the)? \w+| \w+)?)(?= please\b|\W*(?:[,.!?;]|$))",
    re.IGNORECASE,
)
"""Of whom they want to hear."""


def _office(whom: str) -> str:
    """Whoever was asked for, as the agent names them.

    >>> _office("manager"), _office("somebody senior"), _office("head of year")
    ('my manager', 'a senior colleague', 'the head of year')
    """
    if re.search(r"\b(?:some|any)|senior|person|people", whom):
        return "a senior colleague"
    return f"{'my' if whom in ('manager', 'supervisor', 'boss', 'team leader') else 'the'} {whom}"


def _is_new(draft: Draft, question: Question) -> bool:
    """Whether nothing in the reply speaks of what a question asks, nor brings what it asks for."""
    customer, wanted = draft.reading.customer, _content(question.asks)
    if customer is None or not wanted or wanted & _content(draft.text):
        return False
    return not any(answers_it(question, one) for one in draft.reading.sentences)


READS = re.compile(
    r"\b(?:see|check|visit|read|consult|refer to|(?:have a )?look (?:at|on)|find (?:it|this|that|everything|(?:all )?(?:the )?(?:details?|info\w*)))\b[^.;!?]{0,40}\b(?:pages?|(?:web)?site|faqs?|link|articles?|guide|help cent(?:re|er)|brochure|catalogue)\b",
    re.IGNORECASE,
)
"""That they are to read it up."""


def _has_to_read(draft: Draft, question: Question) -> bool:
    """Whether who asks for a yes or no is only told where to read."""
    return kind_of(question.asks) == "whether" and any(READS.search(one.text) for one in draft.reading.sentences)


def answers_it(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence brings what is asked for; where that is a yes or no, it has to say so or to speak of the same thing."""
    kind = kind_of(question.asks)
    if not brings(kind, Part(sentence.text, sentence.moves)):
        return False
    plain = sentence.text.replace("’", "'")
    return kind not in ("whether", "request") or bool(SAID.match(plain) or _content(question.asks) & _content(plain))


def answered_by(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is the yes or no that the customer asks for, in their own words."""
    questions = reading.customer.questions if reading.customer is not None else ()
    return any(
        kind_of(one.asks) == "whether" and _content(one.asks) & _content(sentence.text) and answers_it(one, sentence)
        for one in questions
    )


MY_ACT = re.compile(
    r"\b(?:(?:can|could|may|should|do|must) (?:i|we)|(?:how|where|whether|if|when) (?:i|we)(?: can| could| may| should)?|am i (?:able|allowed) to|(?:how|where) (?:to|(?:do|can|could|should) (?:i|we)))(?: (?:also|still|then|now|just|please|actually|even|go about))* (?P<act>[a-z]{4,})",
    re.IGNORECASE,
)
"""What the customer asks to do, or how."""
HELPERS = frozenset("have get be do go find make take give help want know need keep come".split())
"""Verbs that name no deed."""
ASKS_OTHERS = re.compile(
    r"\b(?:contact|call|ring|phone|speak (?:to|with)|talk to|ask|get in touch with|reach out to|take (?:this|it|that|the matter) up with|turn to|refer to|consult|enquire|inquire)\b",
    re.IGNORECASE,
)
"""Somebody else is to be asked, which answers nothing."""
PAPERS = r"(?:certificates?|documents?|documentation|proofs?|cop(?:y|ies)|photos?|pictures?|receipts?|id|passports?|licen[cs]es?|statements?|letters?|scans?|contracts?|evidence|invoices?|payslips?|readings?|screenshots?|forms?|mandate|will|probate)"
SENDS = re.compile(
    rf"\b(?:send|e-?mail|upload|post|forward|attach|return|submit|mail|re-?send)\b (?:(?:us|me) )?(?:(?:(?:it|them|this|that|these|those)\b)|(?:(?:the|a|an|your|his|her|their|both|any|all|some) )?(?:[\w'’-]+ ){{0,4}}?{PAPERS}\b)",
    re.IGNORECASE,
)
"""A paper that only the customer can send."""
PAPER = re.compile(rf"\b{PAPERS}\b", re.IGNORECASE)
LACKING = re.compile(
    r"(?:n['’]t|\bnot|\bnever)(?: yet)? (?:rec(?:ei|ie)ved?|got|gotten|had|have|seen|arrived|come|attached)\b|\b(?:we|i)(?:['’]ll| will)?(?: still| also)? (?:need|require)\b|\bmissing\b",
    re.IGNORECASE,
)
"""That something has not come, or is needed."""


def tells_how(reading: Reading, piece: Piece) -> bool:
    """Whether a sentence that names a place is the answer to what the customer asks to do, or asks for a paper that only they have."""
    text, before = piece.text, reading.sentences[: piece.sentence.index]
    sends = SENDS.search(text)
    if sends and (
        PAPER.search(sends[0]) or any(PAPER.search(one.text) and LACKING.search(one.text) for one in before[-2:])
    ):
        return True
    if reading.customer is None or ASKS_OTHERS.search(text):
        return False
    return _speaks_of_act(reading.customer.text, text)


def _speaks_of_act(asks: str, text: str) -> bool:
    """Whether a sentence speaks of what somebody asks to do themselves."""
    acts = tuple({found["act"].lower()[:5] for found in MY_ACT.finditer(asks)} - HELPERS)
    return any(word.startswith(acts) for word in re.findall(r"[a-z]{4,}", text.lower()))


WANTED = re.compile(
    r"\b(?:refund|reimburs|credit|cancel|chang|exchang|replac|waiv|return|extend|extension|transfer|compensat|upgrad|reschedul|reinstat|discount)",
    re.IGNORECASE,
)
"""What customers come for, by its stem."""
REASONS: tuple[Move, ...] = ("explanation",)


def says_no(reading: Reading, piece: Piece) -> bool:
    """Whether a sentence is the plain no to what the customer wants, for which the reply gives its reasons: nothing else could be said there."""
    customer = reading.customer
    found = WANTED.search(piece.text)
    if customer is None or found is None or not re.search(r"\b(?:not|cannot|unable)\b|n['’]t\b", piece.text):
        return False
    before = reading.sentences[: piece.sentence.index]
    asks = re.search(rf"\b{found[0]}", customer.text, re.IGNORECASE) is not None
    return asks and len([one for one in before if one.does(*REASONS)]) > 1 and len(piece.text.split()) <= PLAIN_NO


def is_decided(draft: Draft) -> bool:
    """Whether nothing is left to see about: a paper of theirs is asked for first, or the reply says why nothing is wrong, or it answers all and is not still at it."""
    reading = draft.reading
    lacks = any(PAPER.search(one.text) and LACKING.search(one.text) for one in reading.sentences)
    if lacks and any(SENDS.search(one.text) and one.does("instruction", "handoff") for one in reading.sentences):
        return True
    if any(DONE.search(one.text) and one.does("action", "solution", "timeframe") for one in reading.sentences):
        return True
    if draft.disputes and sum(one.does("explanation") for one in reading.sentences) > 1:
        return True
    if reading.customer is None or not reading.customer.questions:
        return False
    others = [one for one in reading.sentences if one.cues.get("ownership/unowned", 0.0) < OPEN]
    return all(any(_brings(question, one) for one in others) for question in reading.customer.questions)


DONE = re.compile(
    r"(?:\b(?:is|are|been)|['’](?:s|re)) (?:now |all |already )*(?:ready|sorted|fixed|repaired|refunded|resolved|mended|done|back (?:on|up|online))\b(?! (?:by|on|until|when|once|if))(?! next)",
    re.IGNORECASE,
)
"""That it is put right."""
OPEN = 0.5
"""How likely a sentence has to leave it to nobody for its words to be no answer."""


AT_IT = re.compile(
    r"\b(?:will|shall|going to|being|passed|forwarded|escalated|referred|logged|check\w*|look\w* (?:into|at)|investigat\w*|find out|chas\w*|ask\w*)\b|['’]ll\b",
    re.IGNORECASE,
)
"""Somebody is still to see to it."""
GIVES_WHY = re.compile(
    r"\b(?:because|since|due to|owing to|the reason|caused by|as (?:the|it|we|you|your)|why)\b", re.IGNORECASE
)


def _brings(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence that tells something speaks of what is asked for, and where a kind of thing is asked for brings it."""
    if not sentence.does("explanation", "solution", "action", "instruction", "refusal"):
        return False
    wanted, told = ({word[:5] for word in _content(text)} for text in (question.asks, sentence.text))
    kind = kind_of(question.asks)
    if not wanted & told or AT_IT.search(sentence.text) or (kind == "why" and not GIVES_WHY.search(sentence.text)):
        return False
    return kind in ("whether", "request") or brings(kind, Part(sentence.text, sentence.moves))


PLAIN_NO = 14
"""Words of a no that says nothing besides."""


def _is_said(draft: Draft, question: Question) -> bool:
    """Whether the first sentence with a matter says yes or no to what asks for that."""
    yes = YES_NO.match(question.asks) or YES_NO.match(question.text)
    only = draft.reading.customer is not None and len(draft.reading.customer.questions) == 1
    led = draft.reading.does("solution", "instruction") and not _has_to_read(draft, question)
    if yes and only and led and not _is_new(draft, question):
        return True
    return yes is not None and any(SAID.match(one.text.replace("’", "'")) for one in draft.reading.sentences[:3])


def _lead(question: Question, parser: Parser) -> str:
    """The question as it opens its answer, "As for whether we ship to Malta", or what it is about; empty where neither is plain."""
    if turned := REQUEST.sub("", asked.told(question.asks, parser)):
        return f"As {'to' if turned.startswith('why') else 'for'} {turned}"
    topic = _topic(question, parser)
    return f"As for {topic}" if topic else ""


REQUEST = re.compile(r"^whether you (?:can|could|may|might) (?:please )?(?:have|get) (?=(?:an?|some) \w)")
"""How a request for a thing begins when it is turned."""


def _topic(question: Question, parser: Parser) -> str:
    """What the question is about, where its grammar shows something of theirs or something named."""
    doc = parser.parse(question.text.replace("’", "'"))
    for noun in doc:
        first = next((one for one in noun.children if one.i < noun.i and one.dep_ in ("nmod:poss", "det")), None)
        plain = noun.pos_ == "NOUN" and noun.dep_ in ("obj", "nsubj", "nsubj:pass")
        if not plain or first is None or noun.lemma_.lower() in KIN:  # "as for your son" answers nothing
            continue
        phrase = doc[first.i : noun.i + 1].text
        if first.lower_ in ("my", "our", "the", "your") and re.fullmatch(r"[a-zA-Z-]+(?: [a-zA-Z-]+){1,3}", phrase):
            return reader(phrase)
    return ""


def _treats(draft: Draft, question: Question) -> Sentence | None:
    """The sentence of the matter that speaks most of what is asked, if any does."""
    wanted, best, found = _content(question.text), 0, None
    for one in draft.reading.sentences:
        if one.moves <= OPENING | CLOSING or "\n" in draft.text[one.end : one.end + 1]:
            continue
        shared = len(wanted & _content(one.text))
        if shared > best:
            best, found = shared, one
    return found


def _content(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    return frozenset(word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in FUNCTION_WORDS)
