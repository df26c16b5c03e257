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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replycoach.model import Edit
    from replycoach.reading.reading import Parser, Question, Sentence
    from replycoach.rewriting.draft import Draft

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
MOST = 2
"""Questions for which a place is made."""


def answers(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Words with a slot for the answer that only the agent knows, and where they stand; the surest question first."""
    customer = draft.reading.customer
    skipped = [
        question
        for odds, question in weighed(draft.reading)
        if odds >= (ENOUGH[draft.reading.strictness] if _is_new(draft, question) else SURE)
    ]
    example = "I'm finding this out for you" if draft.says_when else "I'm checking this and will tell you today"
    for question in skipped[:MOST]:
        first = customer is not None and customer.questions[:1] == (question,)
        if shuts(draft.reading) and customer is not None and len(customer.questions) == 1:
            continue  # the refusal is the answer
        if HOW_I.match(question.asks) and any(map(WAY.search, (one.text for one in draft.reading.sentences))):
            continue  # a way is told, this one or another
        lead = _lead(question, draft.reading.parser)
        if not lead and customer is not None and len(customer.questions) == 1:
            lead = "To answer your question"
        if not lead or (first and _is_said(draft, question)) or DOES.match(question.asks):
            continue
        if any(words.startswith("[say ") and _content(question.asks) & _content(words) for words in draft.composed):
            continue  # the agent says it there
        words = f"{lead}: [answer: e.g. {example}]."
        here = _treats(draft, question)
        yield words, draft.behind(draft.past(here, words), words) if here is not None else draft.before_closing(words)


def _is_new(draft: Draft, question: Question) -> bool:
    """Whether nothing in the reply speaks of what a question asks, nor brings what it asks for."""
    customer, wanted = draft.reading.customer, _content(question.asks)
    if customer is None or not wanted or wanted & _content(draft.text):
        return False
    return not any(answers_it(question, one) for one in draft.reading.sentences)


def answers_it(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence brings what is asked for; where that is a yes or no, it has to say so or to speak of the same thing."""
    kind = kind_of(question.asks)
    if not brings(kind, Part(sentence.text, sentence.moves)):
        return False
    plain = sentence.text.replace("’", "'")
    return kind not in ("whether", "request") or bool(SAID.match(plain) or _content(question.asks) & _content(plain))


def _is_said(draft: Draft, question: Question) -> bool:
    """Whether the first sentence with a matter says yes or no to what asks for that."""
    yes = YES_NO.match(question.asks) or YES_NO.match(question.text)
    only = draft.reading.customer is not None and len(draft.reading.customer.questions) == 1
    if yes and only and draft.reading.does("solution", "instruction") and not _is_new(draft, question):
        return True
    return yes is not None and any(SAID.match(one.text.replace("’", "'")) for one in draft.reading.sentences[:3])


def _lead(question: Question, parser: Parser) -> str:
    """The question as it opens its answer, "As for whether we ship to Malta", or what it is about; empty where neither is plain."""
    if turned := asked.told(question.asks, parser):
        return f"As {'to' if turned.startswith('why') else 'for'} {turned}"
    topic = _topic(question, parser)
    return f"As for {topic}" if topic else ""


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
