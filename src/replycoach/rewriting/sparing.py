"""What nobody has to say anew although a rule found fault with it: a fact, an answer, good advice, a kind word, a second way.

`last_resort` asks before it hands words over: a slot on what is right as it stands makes the agent doubt it, or lose it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.model import Move
from replycoach.reading.grammar import NEGATIONS, SUBJECTS, root
from replycoach.rewriting.answering import answered_by, says_no, tells_how
from replycoach.rewriting.changes import MEANT_WELL
from replycoach.rewriting.clauses import HINGES
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.handing import OFFERS, is_theirs
from replycoach.rewriting.judging import ACCUSES
from replycoach.rewriting.leaving import is_plain_fact
from replycoach.rewriting.losing import ASKS_WHY, DEPENDS
from replycoach.rewriting.refusing import SO_BE_IT, is_right, shows
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._guess import HAS_CHECKED, is_diagnosis, is_estimate
from replycoach.rewriting.transforms._piece import capital
from replycoach.rewriting.transforms.jargon import has_terms, said_plainly
from replycoach.rewriting.whose import THEIRS, answers_whose, is_stall

if TYPE_CHECKING:
    from spacy.tokens import Token

    from replycoach.reading.reading import Reading
    from replycoach.rewriting.transforms._piece import Piece

FRAME: frozenset[Move] = frozenset({"greeting", "thanks", "further_help", "signoff"})
CERTAIN = 0.9
"""How likely jargon has to be where no word by itself is a term of a trade."""
LEAST = 0.1
"""How likely it is at least to be rude where no words of its own were found."""
FEW = 8
"""Words of a reason that can be said anew as a whole; a longer one holds more than what is rude."""
SURE = 0.5
"""How likely the reason that the customer asks for has to be rude."""
NEUTRAL = 22
"""Words of a sentence that only tells what is so."""
NOT_HERE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|(?:is|it's|am|are|'m|'re) (?:not|un) ?(?:possible|able to|allowed to))\b[^.!?]{0,40}\b(?:here|(?:by|on|over|via|through) (?:e-?mail|chat|phone|social|twitter|this)|from (?:here|our end|my end|our side|my side))\b",
    re.IGNORECASE,
)
"""That it cannot be done here, which nobody can say otherwise."""
REASON = re.compile(
    r"(?:the reason (?:for|why|is)\b|(?:this|that|it)(?:['’]s| is| was) because\b|because\b)", re.IGNORECASE
)
AT_THEM = re.compile(
    r"\b(?:you|your|yours|yourself|people|customers|users? (?:have|has|had|did|do)|clearly|obviously|should|must|failed|failure|forgot\w*|ignor\w+)\b",
    re.IGNORECASE,
)
"""A plain reason, and what makes a reproach of it."""
SHUTS = frozenset({"language/dead-end", "language/negative-phrasing"})
"""Rules of refusals, which may stand where the draft shows a way on: behind them, or anywhere."""


def is_spared(reading: Reading, rule: str, piece: Piece, likely: float) -> bool:
    """Whether these words stay as they are, whatever a rule found in them."""
    text, plain, sentence = piece.text, piece.text.replace("’", "'"), piece.sentence
    message = reading.case.message.lower()
    behind = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if likely < CERTAIN and sentence.does("instruction") and any(HINGES.match(one.text) for one in behind):
        return True  # what follows hangs on it
    if rule == "language/rude":
        why = ASKS_WHY.search(message) and sentence.does("explanation") and likely < SURE and len(text.split()) > FEW
        told = LEAST < likely < SURE and (
            sentence.does("timeframe") or (sentence.does("instruction", "solution") and facts(text))
        )
        return bool(why or told) or any(one(text) for one in (GIVES.search, is_plain_fact, TIP.match, POINTER.match))
    if rule == "language/blame":
        reason = REASON.match(text) and not AT_THEM.search(text)
        aims = ACCUSES.search(text)
        return bool(TIP.match(text) or is_neutral(piece) or reason or (not aims and blames_nobody(piece)))
    if rule == "ownership/bluffing":  # an honest estimate, what was checked, advice or a kind word
        said = (SUGGESTS.match(text), MEANT_WELL.search(text), HAS_CHECKED.search(plain), DEPENDS.search(text))
        return any(
            (
                *said,
                *(MAKES_SURE.match(one.text) for one in behind),
                is_estimate(plain),
                is_diagnosis(plain),
                _advises(piece),
            )
        )
    if rule in SHUTS:
        shut = rule == "language/dead-end"
        if shut and (TELLS.search(plain) or says_no(reading, piece)):
            return True
        draft = Draft(reading, Situation.of(reading))
        others = reading.sentences[sentence.index + 1 if shut else 0 :]
        return any(shows(draft, one) and not SO_BE_IT.search(one.text.replace("’", "'")) for one in others)
    if rule == "clarity/jargon":
        terms = likely >= CERTAIN or has_terms(text, message)
        return said_plainly(text, message) or not terms or answered_by(reading, sentence)
    if rule == "language/blame-shifting":
        passes = PASSES_ON.search(plain.replace("that's ours to put right", ""))
        return bool(answers_whose(reading) or not passes or THEIRS.search(text))
    if rule == "ownership/approval-stall":
        return not is_stall(text) or OFFERS.search(text) is not None
    if rule == "template/robotic":  # nobody says "thank you for contacting us" anew
        return bool((sentence.moves and not sentence.moves - FRAME) or text[:5].lower() == "thank")
    return rule == "channel/needless-handoff" and bool(
        any(NOT_HERE.search(one.text.replace("’", "'")) for one in reading.sentences)
        or _is_past(piece)
        or is_right(text)
        or TERM.search(text)
        or tells_how(reading, piece)
        or is_theirs(Draft(reading, Situation.of(reading)), piece)
    )


def is_neutral(piece: Piece) -> bool:
    """Whether it tells in few words what is so, of nobody in particular: how an error comes about, or what a rule says."""
    past = any(token.tag_ == "VBD" for token in piece.doc)
    plain = CROWD.sub("", piece.text.replace("’", "'"))
    return not past and len(plain.split()) <= NEUTRAL and AIMS.search(plain) is None


def blames_nobody(piece: Piece) -> bool:
    """Whether the customer is only somebody to whom it was done, or did what only tells which thing is meant: "the form that you signed covers it", "the gate where you parked"."""
    yours = [token for token in piece.doc if token.lower_ in ("you", "your", "yourself")]
    tells = facts(piece.text) or ASKS_WHY.search(piece.reading.case.message)
    owned = bool(tells) and not AMISS.search(piece.text)
    return bool(yours) and all(
        token.dep_ in ("nsubj:pass", "nsubjpass")
        or (token.lower_ == "your" and owned)
        or (token.head.dep_ == "acl:relcl" and token.dep_ in SUBJECTS and not _is_lapse(token.head))
        for token in yours
    )


def _advises(piece: Piece) -> bool:
    """Whether it is a suggestion: "maybe try the larger one"."""
    found = MAYBE.match(piece.text)
    return found is not None and piece.reading.parser.parse(capital(piece.text[found.end() :]))[0].tag_ == "VB"


MAKES_SURE = re.compile(
    r"(?:(?:but|so|just|please|to be (?:sure|safe)),? )*(?:check|measure|compare|look (?:at|for)|see (?:if|whether)|make sure)\b",
    re.IGNORECASE,
)
"""How the customer can make sure of what is only likely."""
MAYBE = re.compile(r"(?:maybe|perhaps),? (?:just |also )?", re.IGNORECASE)


def _is_past(piece: Piece) -> bool:
    """Whether it only tells what was done: "it went to your own address"."""
    verb = root(piece.doc)
    if verb is None or "?" in piece.text or any(one.lower_ in ("you", "please") for one in piece.doc):
        return False
    auxiliaries = [one.tag_ for one in verb.children if one.dep_.startswith("aux")]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in auxiliaries)


def _is_lapse(verb: Token) -> bool:
    """Whether a deed is one that somebody is blamed for, or was not done."""
    return verb.lemma_.lower() in LAPSES or any(
        one.lower_ in (*NEGATIONS, "what", "why", "how") for one in (*verb.children, verb.head)
    )


LAPSES = frozenset("forget fail neglect ignore miss lose break damage spill drop claim allege refuse want try".split())
AMISS = re.compile(
    r"\b(?:fail\w*|forg[eo]t\w*|ignor\w+|neglect\w*|careless\w*|mistakes?|errors?|fault|responsib\w+|wrong\w*|own(?! \w+['’]s)|only|just|simply|clearly|obviously)\b",
    re.IGNORECASE,
)
"""What makes blame of a thing that is theirs."""


TIP = re.compile(
    r"(?:(?:it|that) )?(?:might|may|could|would|will)(?: also| well)? be (?:worth|best|better|an idea|a good idea|helpful|useful|sensible|safest|easiest)\b(?![^.;!?]*\b(?:next time|in (?:the )?future|instead of|if you (?:had|actually|bothered|learn\w*))\b)",
    re.IGNORECASE,
)
"""A piece of advice, given as gently as it can be."""
CROWD = re.compile(
    r"\b(?:because|as|since) (?:so many (?:people|customers)|every(?:one|body))(?:['’]s| is| are) [a-z]+ing\b",
    re.IGNORECASE,
)
"""Why it takes long, which blames nobody."""
POINTER = re.compile(
    r"(?:and |but |as )?(?:it|this|that)(?:['’]s| is)?(?: all| also| said| written| shown| explained)*(?: says| said| written)?(?: so)? (?:in|on) (?:the|our|your) (?:[a-z-]+ ){0,3}?[a-z-]+[.!]*$",
    re.IGNORECASE,
)
"""Where it can be read, and nothing else."""
AIMS = re.compile(
    r"\b(?:you\w*|clearly|obviously|plainly|simply|surely|of course|after all|fault|mistakes?|(?:user|human|customer|operator) errors?|error (?:on|by|is|was)|responsib\w+|onus|liab\w+|fail\w*|forg[eo]t\w*|ignor\w+|neglect\w*|careless\w*"
    r"|should(?:n't)?|ought|(?:must|could|would|might)(?:n't)? (?:not )?(?:have|of)|next time|in (?:the )?future|people|persons?|customers?|clients?|guests?|students?|parents?|pupils?|child(?:ren)?|passengers?|tenants?|owners?|buyers?|every(?:one|body)|any(?:one|body)|some(?:one|body)|nobody|no one"
    r"|as (?:clearly |already )?(?:stated|told|explained|described|mentioned|advised|shown|noted)|is (?:exactly )?(?:why|what)|happens when|own)\b|'ve (?:clearly|obviously)\b",
    re.IGNORECASE,
)
"""What makes blame of a statement: whom it means, a judgement, or that they were told."""
SUGGESTS = re.compile(r"(?:i|we)(?:['’]d| would)(?: also| strongly)? (?:suggest|recommend|advise)\b", re.IGNORECASE)
TERM = re.compile(
    r"^or\b|(?:https?://|\b[a-z-]+\.)[a-z.-]+/(?!(?:help|contact|support|feedback|complain|form)\w*\b)\w|\b(?:\d+|one|two|three|four|six|eight|twelve) (?:calendar |working |full )?(?:days?|weeks?|months?)['’]?s? notice\b|\bin writing\b|\bon (?:the day|arrival)\b|\bwhen you (?:arrive|come|get (?:there|here)|check in)\b",
    re.IGNORECASE,
)
"""A second way beside the first, a page to go to, or how something has to be given in."""
GIVES = re.compile(
    r"\b(?:i|we)(?:'ll| will|'ve| have|'d| would)(?: now| already| also| gladly)? (?:refund|credit|replace|send|sent|waive|pay|book|repay|resend|cancel)\w*\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:can't|cannot|can not|(?:not|n't) (?:able|allowed) to|unable to) (?:really )?(?:comment on|discuss|disclose|speculate)\b|\b(?:has|have|had|is|are|was|were) (?:no|nothing|little) (?:link|bearing|effect|influence|connection|risk|danger|reason|need|doubt|to do)\b|\b(?:I|we) (?:don't|do not|didn't|can't|cannot) (?:see|find|have) (?:any|a|an|no)\b",
    re.IGNORECASE,
)
"""What is so, or was looked for: it shuts no door, and there is nothing to offer instead."""
PASSES_ON = re.compile(
    r"\b(?:they|them|their|theirs|he|she|his|her|it (?:is|was)|it's|that's|us|ours|not (?:our|my)|fault|blam\w+|responsib\w+|liable|lot|who|the ones?|just|only|simply|supposed|meant to|should have|always|never|again|outside|beyond|slow\w*|rely|depend\w*|let \w+ down|as (?:usual|always|ever))\b",
    re.IGNORECASE,
)
"""What makes more of a cause than what happened: "the cable was cut by diggers" passes nothing on."""
