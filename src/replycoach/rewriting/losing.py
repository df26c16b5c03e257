"""What the customer would miss of a changed text, by what its sentences were read as: it may not go with something else.

The guard looks at the two texts; here the readings are held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Move
from replycoach.reading.grammar import root, subject_of
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.rewriting.apart import CLAUSAL, KIND, parted
from replycoach.rewriting.clauses import BOUNDARY, HINGES, IF_NOW, IF_THEY_HAD, MANY_DO, speaks_of
from replycoach.rewriting.directions import untold
from replycoach.rewriting.draft import GREETING
from replycoach.rewriting.general import PEOPLE, USUALLY, is_barbed, is_empty, is_general
from replycoach.rewriting.leaving import BACK
from replycoach.rewriting.onward import disputes
from replycoach.rewriting.sentences import is_finite, is_told
from replycoach.rewriting.transforms._guess import BARE_GUESS
from replycoach.rewriting.transforms._piece import capital
from replycoach.rewriting.transforms.cheerful import CHEER as GLAD
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from replycoach.reading.reading import Parser, Sentence
    from replycoach.rewriting.changes import Change, State

CAME_FOR: frozenset[Move] = frozenset({"instruction", "solution", "refusal", "explanation"})
"""Moves of a sentence that may not go together with another one."""
BARBS = frozenset({"language/rude", "language/disparages-company"})
"""Rules of a barb that may go."""
ANSWERS: tuple[Move, ...] = ("refusal", "solution")
"""Moves for which it stays where no other sentence makes them: it is the answer."""
IN_SHORT = re.compile(
    r"\b(?:it|they|he|she|we|i|that|this|you)\s+(?:do|does|did|is|are|was|were|can|ca|could|will|wo|would|has|have)(?:n['’]t| not)\W*$",
    re.IGNORECASE,
)
"""An answer that leaves out what was asked: "it doesn't"."""
CHEER = {"tone/over-cheerful"}
DEMANDS = frozenset({"clarity/interrogation", "channel/personal-data", "time/hold-unasked"})
"""Rules that find fault with what the customer is asked for, so that it may go."""
HOLDS_MORE: Mapping[str, tuple[tuple[Move, ...], float]] = MappingProxyType(
    {
        "ownership/bluffing": (("explanation", "action", "solution"), 0.25),
        "language/blame-shifting": (("explanation", "action", "solution"), 0.25),
        "echo/meaningless": (("explanation", "action", "solution"), 0.25),
        "template/robotic": (("explanation",), 0.5),
    }
)
"""Rules whose sentence may hold more than what they find (how things stand, or why), with the moves that tell, and how likely one has to be."""
ASKS = frozenset(
    "give tell send have let provide confirm state write name share list say quote upload attach include explain describe reply answer add fill supply enter dm note refrain avoid stop".split()
)
"""Commands that only ask for an answer, or for none."""
TELLS: Mapping[str, float] = MappingProxyType(
    {"language/blame": 0.6, "language/blame-shifting": 0.6, "language/rude": 0.7, "tone/over-cheerful": 0.9}
)
"""Rules whose words may go, and how likely a sentence of theirs has to explain for the things that only it names to stay."""
HINDSIGHT = re.compile(
    r"\b(?:should|would(?!(?:n't| not)? have been\b)|could|might|ought to)(?:n't| not)? (?:have|of)\b|\bhad you\b|\b(?:are|were) (?:normally |usually )?expected to\b",
    re.IGNORECASE,
)
"""What might have been: no cause but a reproach, of which a few things more may go."""
PRESUMES = re.compile(
    r"\b(?:would|will|should)(?:n['’]t| not)? have been (?!told|informed|warned|advised|asked|made|aware)",
    re.IGNORECASE,
)
"""What will have happened, which may be the clue."""
NO_THINGS = frozenset(
    "time thing rule moment rest none one ones way day week month year morning afternoon evening thousand hundred quiet making accusation bit lot need use sense idea point reason".split()
)
"""Nouns that name nothing of the case."""
FEW, MORE = 2, 5
"""How many things that nothing else names make a loss of content, and how many in hindsight."""
HEDGES = frozenset("shoul could would might maybe perha proba presu possi likel hopef usual norma gener reckon".split())
"""How words begin that only say that something is not sure."""
PERHAPS = 0.25
"""How likely a sentence in which a command stands has to be an instruction to stay, whatever else is wrong with it."""


def missed(before: State, after: State, changes: list[Change]) -> str | None:
    """What the customer would miss, and what went with something else: with another sentence, or with a part of its own."""
    now, prose = _stems(f"{after.reading.text} {after.handed}"), before.reading.prose
    found = [one.finding for one in changes]
    for sentence in before.reading.sentences:
        if not changes or sentence.text in after.reading.text or " ".join(sentence.text.split()) in after.handed:
            continue
        start, end = prose.to_source(sentence.start, sentence.end)
        rules = {one.rule for one in found if one.start is not None and one.start < end and start < (one.end or 0)}
        told = _stems(sentence.text) - (HEDGES if "ownership/bluffing" in rules else set())
        gone = bool(told) and 2 * len(told & now) < len(told)
        if rules and (clause := _apart_and_gone(sentence, rules, before, now)):
            return clause
        barbed = bool(rules) and is_barbed(sentence.text)
        if "language/blame" in rules and _lost_whose_alone(sentence.text, after):
            continue
        if gone and (_is_way_lost(sentence.text, now) or _is_reason_lost(sentence, rules, before, after)):
            return sentence.text
        if gone and "echo/meaningless" in rules and disputes(sentence.text):
            return sentence.text
        if rules & {*DROPPED, "ownership/bluffing"} and _is_news_lost(
            sentence.text, f"{after.reading.text} {after.handed}"
        ):
            return sentence.text
        if (
            gone
            and rules & REPROACHES
            and (IF_NOW.match(GREETING.sub("", sentence.text)) or _is_clue(sentence, before, now))
        ):
            return sentence.text
        if rules & TELLING and (clause := _clause_lost(sentence, before, now, rules)):
            return clause
        if gone and not barbed and rules & DROPPED and _is_topic_lost(sentence, before, now):
            return sentence.text
        if (not barbed or sentence.does("explanation")) and _is_poorer(sentence, rules, before, now):
            return sentence.text
        asks = "clarity/interrogation" in rules  # and so does what stands in for it
        if (
            gone
            and not asks
            and _hangs(sentence, before, after)
            and not (barbed and (told & now or is_empty(sentence.text)))
        ):
            return sentence.text
        if barbed:
            continue
        spoken = GREETING.sub("", sentence.text).strip()
        general = bool(rules) and is_general(spoken, before.reading.parser)
        bare = "ownership/bluffing" in rules and BARE_GUESS.match(spoken)
        needed = not (general or bare) and all(
            _holds_more(sentence, one) or _is_answer(sentence, one, after) for one in rules
        )
        needed = needed if rules else bool(sentence.moves & CAME_FOR)
        if gone and needed:
            return sentence.text
        if (
            rules == CHEER
            and gone
            and sentence.does("explanation")
            and not ("!" in sentence.text or GLAD.search(sentence.text))
        ):
            return sentence.text  # a reason, told without any cheer
        if rules == CHEER and sentence.move_odds.get("instruction", 0.0) < PERHAPS:
            continue  # "now go and pick those dancing shoes"
        if left := _untold(sentence, before, after, within=general or bool(rules & DEMANDS)):
            return left
    return None


def _apart_and_gone(sentence: Sentence, rules: set[str], before: State, now: frozenset[str]) -> str:
    """A clause that none of the findings is about and that goes with the one that they are about."""
    parser = before.reading.parser
    if rules & BARBS or not all(rule in sentence.cues and rule.startswith(CLAUSAL) for rule in rules):
        return ""
    sides = [
        {sentence.text[slice(*one.clean)] for one in parted(sentence, sentence.carrying_words(rule), parser)}
        for rule in rules
    ]
    for clause in set.intersection(*sides):
        told = _stems(clause)
        idle = KIND.search(clause) or is_empty(clause) or is_general(clause, parser) or is_barbed(clause)
        if not idle and 2 * len(told & now) < len(told):
            return clause
    return ""


_GOT = r"(?:request|claim|mov|book|appeal|challeng|chang|cancel|return|exchang|collect|pa(?:y|i)d?|track|report|order|appl|register|renew|lodg|rais|arrang|transfer|extend|dispute|submit|made|make)\w*"
WAY = re.compile(
    rf"\b(?:(?:can|may|could) (?:also |still |always |only )?be {_GOT}|you (?:can|could|may) (?:also |still |always )?{_GOT})\b[^.;!?]{{0,60}}?"
    r"\b(?:via|through|on|at|in|by|with|using|from|to) (?:(?:the|our|your|my|a|an|this|that|any) )?(?:[\w'-]+ ){0,2}?"
    r"(?P<where>portal|form|link|(?:web)?site|website|app|page|desk|reception|counter|account|settings|office|shop|store|branch|phone|post|e-?mail|hotline|line|kiosk|machine|address|number|tab|menu|button)\b",
    re.IGNORECASE,
)
"""How the customer can get something, and where."""


WHOSE = re.compile(
    r"[^\d]*\b(?:(?:on|at|with|from|in) your (?:own )?[a-z]+|your (?:own )?(?:fault|mistake|doing|error)|down to you)\b[^\d]*\b(?:as|since|because|given that|seeing (?:that|as))\W*",
    re.IGNORECASE,
)


def _lost_whose_alone(text: str, after: State) -> bool:
    """Whether a sentence of the new text is all of this one but the clause that puts it on the customer."""
    for one in after.reading.sentences:
        rest = one.text.rstrip(".!").lower()
        if len(rest.split()) > 2 and (start := text.lower().find(rest)) > 0:
            return WHOSE.fullmatch(text[:start]) is not None and not text[start + len(rest) :].strip(".! ")
    return False


LIABLE = re.compile(
    r"\b(?:customers?|tenants?|owners?|members?|clients?|guests?|buyers?|senders?|yours?)\b[^.!?]{0,20}\b(?:responsib\w+|liab\w+|to pay|at (?:their|your) (?:own )?(?:cost|expense))\b",
    re.IGNORECASE,
)
"""Who pays for it."""
ASKS_WHY = re.compile(r"\b(?:why|how come|how (?:can|could) (?:this|that))\b", re.IGNORECASE)


def _is_reason_lost(sentence: Sentence, rules: set[str], before: State, after: State) -> bool:
    """Whether the reason that the customer asks for goes with the fault of its sentence, or who has to pay."""
    customer = before.reading.customer
    if not rules & {*REPROACHES, "language/blame-shifting"}:
        return False
    if LIABLE.search(sentence.text) and not LIABLE.search(f"{after.reading.text} {after.handed}"):
        return True
    if "language/rude" in rules and ASIDE.search(sentence.text):
        return False
    asks = customer is not None and any(ASKS_WHY.match(one.asks) for one in customer.questions)
    return asks and sentence.does("explanation") and not is_empty(sentence.text)


def _is_way_lost(text: str, now: frozenset[str]) -> bool:
    """Whether the way to get something goes with this sentence, so that no other names the place."""
    way = WAY.search(text)
    return way is not None and not _stems(way["where"]) <= now


def _is_poorer(sentence: Sentence, rules: set[str], before: State, now: frozenset[str]) -> bool:
    """Whether a cause, or the answer to a question, would be named nowhere any more: neither in the reply nor by the customer."""
    customer, told = before.reading.customer, _stems(sentence.text)
    if rules == {"ownership/bluffing"} and customer is not None:
        gone = 2 * len(told & now) < len(told)
        return gone and any(_stems(one.asks) & told - now for one in customer.questions)
    explains = sentence.move_odds.get("explanation", 0.0)
    if rules and rules <= TELLS.keys() and (needs := NEEDS.search(sentence.text)) and not _stems(needs[0]) <= now:
        return True
    if is_general(USUALLY.sub(" ", GREETING.sub("", sentence.text).strip()), before.reading.parser):
        return False
    told_so = PRESUMES.search(sentence.text) is not None or explains >= max(
        (TELLS.get(rule, 1.0) for rule in rules), default=1.0
    )
    if not rules <= TELLS.keys() or not told_so:
        return False
    theirs = _stems(customer.text) if customer is not None else frozenset()
    things = {
        stem
        for word in before.reading.parser.parse(sentence.text)
        if (word.pos_ in ("NOUN", "PROPN") or (word.pos_ == "ADJ" and _is_said_of_a_thing(word)))
        and word.lemma_.lower() not in PEOPLE | NO_THINGS
        for stem in _stems(word.text)
    }
    return len(things - now - theirs) >= (MORE if HINDSIGHT.search(sentence.text.replace("’", "'")) else FEW)


INFORMED = re.compile(
    r"\b(?:we|i)(?:['’]ve| have| had| did)? (?:also |even )?(?:sent|send|wrote|write|written|e-?mailed|e-?mail|texted|posted|called|rang|phoned)\b(?! (?:it|this|that) (?:all )?(?:already|before|twice))(?=[^.;!?]*\b(?:you|your|text|letters?|e-?mails?|message|sms|notice|reminders?|notification)\b)"
    r"|\byou(?:['’]d| would| should| will|['’]ll)(?: have|['’]ve) (?:got|had|received|seen) (?:an?|our|the) (?:text|letter|e-?mail|message|reminder|notice)\b",
    re.IGNORECASE,
)
"""That the customer was written to: they may not know, and it can be looked up."""
KNOWN = re.compile(
    r"\bknown (?:issue|bug|problem|fault|error|glitch|defect)s?\b|\b(?:not the only (?:one|person|customer)|(?:others?|several (?:people|customers|users)|lots of (?:people|users)|a few (?:people|users|customers)) (?:have|has|had|got|are having|reported)(?: got| had| reported)? (?:it|this|that|the same)\b"
    r"|(?:we|i)(?:['’]re|['’]m| are| am) (?:already |well )?aware (?:of|that)\b)",
    re.IGNORECASE,
)
"""That it is known, or that others have it too: it tells whose fault it is not."""
OVER = re.compile(
    r"\byou(?:['’]ve| have| had)? (?:went|gone|go) (?:over|past|above|beyond)\b|\byou(?:['’]ve| have| had)? (?:exceeded|overran|overdrew|overdrawn|used (?:up|more|all)|passed (?:it|the|your))\b",
    re.IGNORECASE,
)
"""That they used more than was theirs, which is why it cost more."""
DEPENDS = re.compile(
    r"\bdepend(?:s|ing) (?:on|what|which|how|whether|where|when|if|who)\b|\bdepend on (?:the|your|how|what|which|when|where|whether)\b",
    re.IGNORECASE,
)
"""On what the answer depends."""
DROPPED = frozenset({"language/rude", "language/blame", "language/blame-shifting", "language/dead-end"})
"""Rules for which a sentence may go whole."""
REPROACHES = frozenset({"language/rude", "language/blame"})
TELLING = REPROACHES | {"ownership/bluffing"}
"""Rules of a reproach, and of what hurts or is unsure beside a clause that tells something."""
HEDGED = AnyCase(
    r"\b(?:should|would|could|might|may|maybe|perhaps|probably|possibly|presumably|likely|think|guess|believe|suppose|reckon|imagine|assume|hope|hopefully|sure|usually|normally|generally|must|seems?|as far as|afaik|if|whether|know|expect|wait)\b|'d\b|'ll\b"
)
"""What is not told for sure."""
CAUSE = re.compile(
    r"\b(?:because|since|as|due to|so that)\b|\bnot (?:always |usually )?(?:guaranteed|included|covered|allowed|possible|available)\b",
    re.IGNORECASE,
)
"""A reason, or what holds and what does not."""
SUPPOSES = re.compile(r"\b(?:if|had) you\b|\b(?:would|could|might)(?:n't| not)?\b", re.IGNORECASE)
"""What might have been, which tells nothing."""
TOLD_THAT = re.compile(
    r"\b(?:know|known|see|seen|read|realis\w+|realiz\w+|notic\w+|aware|says?|said|state[sd]?|explain(?:s|ed)?) that (?P<what>(?:\w+[ '’-]){2,}\w+)",
    re.IGNORECASE,
)
"""What they should have known, in so many words."""
ASIDE = re.compile(
    r"\b(?:you\w*|yours?|people|every(?:one|body)|any(?:one|body)|clearly|obviously|simply|surely|of course|after all|(?:should|would|could|might|must)(?:n't| not)? have|next time)\b|[?]",
    re.IGNORECASE,
)
"""What makes a reproach or a shrug of a clause."""
WHO = r"(?:(?:real|actual|live) )?(?:bot|robot|chatbot|machine|computer|ai|human|person|human being|script|recording)\b"
I_AM = re.compile(rf"(?:(?:no|yes|well)\W+)?(?:i|we)(?:'m|'re| am| are)(?: not| indeed)? (?:an? )?{WHO}", re.IGNORECASE)
"""Who the writer is."""
ARE_YOU = re.compile(
    rf"\b(?:(?:are|r) (?:you|u)|am i (?:talking|speaking|writing|chatting) (?:to|with)|is (?:this|that|it))(?: \w+)? (?:an? )?{WHO}",
    re.IGNORECASE,
)
"""What of it the customer asks."""


def _is_news_lost(text: str, now: str) -> bool:
    """Whether they would no longer be told that they were written to, that it is known, what they used, or on what it depends."""
    found = (one.search(text) for one in (INFORMED, OVER, KNOWN, DEPENDS) if not one.search(now))
    return any(one is not None and one[0].lower() not in now.lower() for one in found)


def _clause_lost(sentence: Sentence, before: State, now: frozenset[str], rules: set[str]) -> str:
    """A clause beside the reproach or the guess that tells what is so, of somebody or something else, and would be found nowhere any more."""
    customer, parser = before.reading.customer, before.reading.parser
    known = now | (_stems(customer.text) if customer is not None else frozenset())
    text = GREETING.sub("", sentence.text, count=1).replace("’", "'")
    cuts = sorted(cut.end() for pattern in (BOUNDARY, TIES) for cut in pattern.finditer(text))
    clauses = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    told = TOLD_THAT.search(text)
    for clause in (*(clauses if len(clauses) > 1 else ()), *([told["what"]] if told else ())):
        said = _stems(clause)
        if not rules & REPROACHES and HEDGED.search(clause):
            continue
        if (
            not said - known
            or 2 * len(said & known) > len(said)
            or ASIDE.search(clause)
            or is_barbed(clause)
            or is_general(clause, parser)
            or not things(clause, parser)
        ):
            continue
        doc = parser.parse(f"{capital(LINK.sub('', clause.strip(' ,;:–—-.!')))}.")
        verb = root(doc)
        subject = subject_of(verb) if verb is not None else None
        named = subject is not None and (subject.lower_ in ("we", "i") or subject.pos_ in ("NOUN", "PROPN"))
        if named and verb is not None and verb.lemma_.lower() == "happen":
            continue
        if named and is_finite(doc) and subject is not None and subject.lemma_.lower() not in PEOPLE | NO_THINGS:
            return str(clause)
    cause = IF_THEY_HAD.search(text)
    return text if cause and things(cause[0], parser) - known else ""


LINK = re.compile(
    r"\s*(?:so|and|but|because|since|as|though|although|while|whereas|which is why)\s*$|^(?:so|and|but|because|since|as)\s+",
    re.IGNORECASE,
)
"""What ties a clause to the next one, at its edges."""
TIES = re.compile(
    r"\s+(?:so|because|but)\s+|\s+(?:as|since)\s+(?=(?:we|i|they|he|she|it|the|our|your|there)\b)", re.IGNORECASE
)
"""The same between clauses that no comma parts."""


def _is_topic_lost(sentence: Sentence, before: State, now: frozenset[str]) -> bool:
    """Whether a thing of which the customer wrote, and of which this sentence tells something, would be named nowhere any more."""
    customer, parser = before.reading.customer, before.reading.parser
    plain = GREETING.sub("", sentence.text).replace("’", "'")
    if customer is None or is_general(plain, parser):
        return False
    if I_AM.match(plain):
        return ARE_YOU.search(customer.text) is not None and not {"bot", "robot", "machine", "human", "perso"} & now
    if not CAUSE.search(plain) or SUPPOSES.search(plain):
        return False
    theirs = things("\n".join(customer.text[start:end] for start, end in customer.sentences), parser)
    return bool(things(sentence.text, parser) & theirs - now)


def things(text: str, parser: Parser) -> frozenset[str]:
    """The beginnings of the nouns that name a thing."""
    nouns = (
        word
        for word in parser.parse(text)
        if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() not in PEOPLE | NO_THINGS
    )
    return frozenset(stem for word in nouns for stem in _stems(word.text))


NEEDS = re.compile(
    r"(?<=\bthat )(?:the|an?|your) [^.;!?]{2,60}\b(?:needs?|has|have|must) (?:to )?be\b[^.;!?]*", re.IGNORECASE
)
"""What has to be done with a thing, told as what all know: it may be the cure."""
SAYS = re.compile(
    r"\b(?:says|states|shows|explains|mentions) (?!so\b|it\b|(?:this|that) (?:above|below|there|in|on)\b)(?:[\w'’£$€%-]+ ){1,30}[\w'’£$€%-]+[.!]*$",
    re.IGNORECASE,
)
"""What a page says, said in so many words: that is news, whatever the tone."""


def _is_said_of_a_thing(word: Token) -> bool:
    """Whether a sentence says this of something: "the form is confusing"."""
    return any(child.dep_ == "nsubj" and child.pos_ == "NOUN" for child in word.children)


def _is_answer(sentence: Sentence, rule: str, after: State) -> bool:
    """Whether a barb is rather the answer, and the only one."""
    barb = sentence.cues.get(rule, 0.0)
    if rule in BARBS and (IN_SHORT.search(sentence.text) or SAYS.search(sentence.text)):
        return True
    return rule in BARBS and any(
        sentence.does(move) and sentence.move_odds.get(move, 0.0) > barb and not after.reading.does(move)
        for move in ANSWERS
    )


def _is_clue(sentence: Sentence, before: State, now: frozenset[str]) -> bool:
    """Whether a slip that many make is told, with a thing that nothing else names: it may be what is wrong."""
    customer, parser = before.reading.customer, before.reading.parser
    theirs = _stems(customer.text) if customer is not None else frozenset()
    return MANY_DO.match(sentence.text) is not None and bool(things(sentence.text, parser) - now - theirs)


def _hangs(sentence: Sentence, before: State, after: State) -> bool:
    """Whether the next sentence, which stays, speaks of what it named: "have a look there"."""
    behind = "".join(one.text for one in before.reading.sentences[sentence.index + 1 : sentence.index + 2])
    hangs = any(one.match(behind) for one in (BACK, HINGES)) or speaks_of(behind, sentence.text, before.reading.parser)
    return hangs and any(one.text == behind for one in after.reading.sentences)


def _holds_more(sentence: Sentence, rule: str) -> bool:
    """Whether a sentence of which this was raised likely tells something besides, see `HOLDS_MORE`."""
    moves, least = HOLDS_MORE.get(rule, ((), 1.0))
    return any(sentence.move_odds.get(move, 0.0) >= least for move in moves)


def _untold(sentence: Sentence, before: State, after: State, *, within: bool) -> str:
    """A command in the sentence that is not in the new text; one that the sentence begins with may be a barb.

    With `within` only one that stands behind something else and asks for a deed, not for an answer: what else there is may go.
    """
    parser = before.reading.parser
    others = [parser.parse(text) for text in (*(one.text for one in after.reading.sentences), after.handed) if text]
    likely = not within and sentence.move_odds.get("instruction", 0.0) >= PERHAPS
    lost = (one for one in untold([parser.parse(sentence.text)], others) if is_told(one))
    lost = (one for one in lost if not within or (one.command and one.things and one.deed not in ASKS))
    return next((one.words for one in lost if likely or len(sentence.text[: one.start].split()) > 2), "")


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry what a sentence says."""
    words = re.findall(r"[a-z]{3,}|\d+", text.replace("’", "'").lower())
    return frozenset(word[:5] for word in words if word not in FUNCTION_WORDS)
