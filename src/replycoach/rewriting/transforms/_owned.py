"""What another party did wrong, as the customer's own company would own it: "the warehouse mixed up the labels" is "the labels were
mixed up, and that's on us". What happened, to what and when stays; who else it was stays where they are not the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import NEGATIONS, PASSIVE_MARKS, SUBJECTS
from replycoach.rewriting.guard import STAFF
from replycoach.rewriting.sentences import finite_of
from replycoach.rewriting.transforms._piece import Piece, Wording, capital, edges, small, tail_off, tidy, words
from replycoach.rewriting.transforms._state import passive, supposed
from replycoach.rewriting.transforms.bluffing import HEDGES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OURS = frozenset(
    "warehouse depot branch store shop kitchen bakery workshop office desk team department shift colleague colleagues staff agent agents adviser advisor system systems"
    " website site app server software logistics billing accounts dispatch reception receptionist support branch intern trainee manager night-shift lab ward clinic packer packers picker pickers counter till"
    " people guy guys lads lot folks side crew".split()
)
"""Nouns of what belongs to a company, so that what they do is the company's own."""
THEIRS = frozenset(
    "courier carrier supplier manufacturer maker airline bank post airport contractor subcontractor vendor partner provider network broker insurer landlord council government ministry authority".split()
)
"""Nouns of companies of their own, also behind "our"."""
NOBODY = frozenset(["nobody", "somebody", "someone"])
WRONG = frozenset(
    "lose break damage drop forget fail neglect miss mix muddle misplace overlook ignore mislabel misread mislay double-book overcharge botch delay hold delete spill crush swap confuse mishandle ruin scratch tear leave".split()
)
"""Verbs of what nobody should do."""
AMISS = re.compile(
    r"\b(?:wrong(?:ly)?|twice|late|too (?:early|soon|few|many)|incorrect(?:ly)?|instead|without|only (?:one|half|part)|by mistake|in error|not|never|incomplete|must have|short)\b|n't\b",
    re.IGNORECASE,
)
"""What makes a deed a mistake."""
FAILED = re.compile(
    AMISS.pattern.replace("only (?:one|half|part)|", "")
    + r"|\b(?:mistakes?|errors?|mixed|double-?[a-z]+ed|mis[a-z]+ed)\b",
    re.IGNORECASE,
)
"""The same where the company takes it on: to have got only one is no mistake yet."""
CALMER = (
    (re.compile(r", (?:but )?(?:he|she|they)(?:'s|'re| is| are|'s been| has been) [^,;.!?]*(?=[.!]*$)", re.IGNORECASE), ""),
    (re.compile(r"\b(?:mess|screw|muck|cock|stuff)ed (?P<it>it|this|that|things) up\b", re.IGNORECASE), r"got \g<it> wrong"),
    (re.compile(r"\b(?:mess|screw|muck|slip|cock|foul)(?:ed|es|s)? up (?:on|with)\b", re.IGNORECASE), "made a mistake with"),
    (re.compile(r"\b(?:mess|screw|muck|slip|cock|foul)(?:ed|es|s)? up(?=$|[.,;!]| and\b| here\b| badly\b| again\b)", re.IGNORECASE), "made a mistake"),
    (re.compile(r"\b(?:mess|screw|muck|foul|cock|stuff)(?P<end>ed|es|s|ing)?(?= (?:[\w'-]+ ){0,4}up\b)", re.IGNORECASE), r"mix\g<end>"),
    (re.compile(r"\b(?:botch|bungl|fluff)(?:ed|ing)\b", re.IGNORECASE), "mixed up"),
    (re.compile(r"\b(?:obviously|clearly|evidently|apparently|stupidly|carelessly|simply|of course|as usual|once again|yet again)\b,? ?", re.IGNORECASE), ""),
)  # fmt: skip
SAYS_SORRY = re.compile(r"\b(?:i|i'm|i've|i'll|we|we're|we've|we'll|sorry|apolog\w+|on us|ours)\b", re.IGNORECASE)
FINDS = frozenset("find see receive get have know hear notice count record recognise recognize".split())
"""Verbs whose denial is what was found, and no failure: "the depot never received it"."""
DOUBTS = re.compile(
    r"\b(?:you (?:probably|presumably|possibly|may|might|must|could) (?:\w+ )?(?:have|only|also|sent|put|left|forgot\w*)|you probably|(?:may|might|could) (?:of|have) (?:been|fallen|got|gone|come)|proof|prove|evidence"
    r"|(?:look(?:ing)? into|check(?:ing)?|investigat\w+|find(?:ing)? out|ask(?:ing)?) (?:\w+ ){0,4}?(?:what happened|whether|if|why|where|how))\b",
    re.IGNORECASE,
)
"""What leaves open whose fault it was."""
PASSES_ON = re.compile(
    r"\b(?:(?:up|down) to (?:them|him|her|you)|not (?:from )?(?:us|ours|me)|don't (?:ask|blame|look at)|supposed to|the ones? who|responsib\w+|fault|blame|do with)\b",
    re.IGNORECASE,
)
"""What puts it on them in so many words: to own that would contradict it."""
OWNED = re.compile(r"\b(?:on us|ours to put right|our (?:mistake|fault|error)|my (?:mistake|fault))\b", re.IGNORECASE)
POINTS_TO_THEM = re.compile(r"\b(?:they|their|them|he|his|him|she|her|itself|themselves)\b", re.IGNORECASE)
NEARLY = frozenset("nearly almost hardly barely scarcely".split())
"""What a passive would drop, and with it what did not happen."""
FORGETS = frozenset("forget fail neglect omit".split())
AGREES = {"is": "are", "was": "were", "has": "have", "does": "do", "'s": "'ve"}
FAULT_OF = re.compile(
    r"^(?:that|this|it)(?: is| was|'s)(?: all| entirely| really)? (?:(?:the|our) )?(?P<who>[a-z -]+?)(?:'s?|s') (?:fault|mistake|error|doing|responsibility)(?: again)?(?:(?:,| as| because| since|:| –| —)? (?P<they>they|he|she)(?:'ve| have)? (?P<did>[^;!?]+))?[.!]*$"
    r"|^(?:the|this|that) (?:fault|mistake|error|blame) (?:lies|is|was|rests)(?: entirely| really)? (?:with|made by) (?:the|our) (?P<whose>[a-z -]+?)[.!]*$",
    re.IGNORECASE,
)
"""Whose fault it was, and what they did."""
PARTY = re.compile(
    r"\b(?:the|our) (?:(?!only\b|fact\b|same\b)[a-z'-]+ ){0,2}?(?:council|bank|company|firm|contractor|supplier|factory|lab|courier|carrier|airline|networks?|agency|garage|landlord|service|drivers?|vendor|provider|manufacturer|wholesaler|depot|warehouse|partner|ground handlers|app store|insurer|post office|restaurant|host|seller|packers|kitchen|farmer|office|fitters?|crew|post room|return desk)\b(?!['’]s? \w)"
    r"|(?:(?<=\bit's )|(?<=\bit was )|(?<=\bit is ))(?!the\b|our\b|not\b|your\b|a\b)[A-Z][\w-]+(?: [A-Z][\w-]+)?(?= (?:who|that)\b)",
    re.IGNORECASE,
)
"""Another party that the agent can turn to."""
NOTE = "says what happened and owns it"


def owned(piece: Piece, text: str) -> Iterator[Wording]:
    """The ways to own what this sentence says of others, the best first; nothing where it says no more than what they did."""
    for pattern, calm in CALMER:
        text = pattern.sub(calm, text)
    text = capital(tidy(text))
    if (fault := FAULT_OF.match(text)) and (fault["who"] or fault["whose"]).split()[-1].lower() in OURS:
        yield Wording("We got this wrong.", "review", NOTE)
        doc = piece.reading.parser.parse(f"The {fault['who']} {fault['did']}.") if fault["did"] else None
        if doc is not None and (deed := next(filter(None, map(_deed, doc)), None)):
            for fact in _facts(piece, doc, *deed, ours=True):
                yield Wording(f"We got this wrong: {small(fact)}.", "review", NOTE)
        return
    if SAYS_SORRY.search(text) or PASSES_ON.search(text) or "?" in text:
        return
    doc = piece.reading.parser.parse(text)
    found = next(filter(None, map(_deed, doc)), None)
    if found is None:
        return
    subject, verb = found
    ours = _is_ours(subject)
    amiss = subject.lower_ == "nobody" or verb.lemma_.lower() in WRONG or AMISS.search(text) is not None
    if not amiss and not (ours and finite_of(verb) is not None and verb.tag_ in ("VBD", "VBN")):
        return
    if any(one.does("refusal") for one in piece.reading.sentences):
        yield Wording(text, "review", "says what happened without the blame")
        return
    told_of = not (FINDS & {verb.lemma_.lower()}) or re.search(r"\bwrong", text, re.IGNORECASE)
    failed = subject.lower_ == "nobody" or verb.lemma_.lower() in WRONG or (told_of and FAILED.search(text) is not None)
    others = (one.text for one in piece.reading.sentences if one.index != piece.sentence.index)
    nearly = any(child.lower_ in NEARLY for child in verb.children)
    admits = failed and not nearly and not any(map(DOUBTS.search, others))
    for fact in _facts(piece, doc, subject, verb, ours=ours):
        if not admits:
            yield Wording(f"{fact}.", "review", "says what happened without the blame")
            continue
        for whole in _with(fact, "" if OWNED.search(piece.reading.text) else "on us" if ours else "ours to put right"):
            yield Wording(whole, "review", NOTE)


def _deed(subject: Token) -> tuple[Token, Token] | None:
    """Another party as the subject of what it did; a customer's own people are none."""
    verb = subject.head
    if (
        subject.dep_ not in ("nsubj", "nsubj:pass")
        or any(child.dep_ in PASSIVE_MARKS and child.dep_ not in SUBJECTS for child in verb.children)
        or (subject.tag_ not in ("NN", "NNS", "NNP", "NNPS") and subject.lower_ not in NOBODY)
        or verb.pos_ != "VERB"
        or any(child.lower_ in ("your", "no") for child in subject.children)
        or any(child.dep_ == "expl" for child in verb.children)
        or subject.lower_ in ("nothing", "something", "anything")
        or not (_is_root(verb) or verb.head.lemma_ in ("look", "seem", "appear"))
    ):
        return None
    return subject, verb


def _is_root(verb: Token) -> bool:
    return verb.dep_ in ("ROOT", "root") or verb.head.i == verb.i


def _is_ours(subject: Token) -> bool:
    named = {token.lower_ for token in subject.subtree}
    of_ours = {"our", "my"} | (OURS if subject.lower_ in ("somebody", "someone", "one", "member") else set())
    none = subject.lower_ == "nobody"
    return not named & THEIRS and (none or subject.lower_ in OURS or bool(named & of_ours))


def _facts(piece: Piece, doc: Doc, subject: Token, verb: Token, *, ours: bool) -> Iterator[str]:
    """What happened, without a closing mark: as "we" where the guard knows them for the company's own, as a state, as it stands."""
    start, end = edges(subject)
    while doc[start].dep_ == "case":
        start += 1
    before, others = words(doc, 0, start), piece.reading.sentences[piece.sentence.index + 1 :][:1]
    if (
        ours
        and subject.lower_ != "nobody"
        and not any(POINTS_TO_THEM.search(text) for text in (doc[end:].text, *(one.text for one in others)))
    ):
        rest = tail_off(words(doc, end, len(doc), _first_person(verb)))
        told = [capital(f"{before} we {rest}".strip())]
        if not HEDGES.search(doc.text) and _is_simple(doc, verb) and (state := _state(doc, verb)):
            told.append(f"{before} {small(state)}" if before else state)
        yield from told if STAFF.search(subject.text) else told[::-1]
    yield tail_off(doc.text)


def _is_simple(doc: Doc, verb: Token) -> bool:
    """Whether nothing but objects and adverbials follows, so that "at our end" can stand behind it all."""
    deed = _act(verb)
    clauses = ("conj", "advcl", "ccomp", "parataxis")
    joined = (child for token in (verb, deed) for child in token.children if child.dep_ in clauses and child.i > verb.i)
    return not any(joined) and not any(token.text in (",", ";", ":", "–", "—") for token in doc[verb.i :])


def _act(verb: Token) -> Token:
    """What was not done, behind "forgot to"."""
    acts = (child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB")
    return next(acts, verb) if verb.lemma_.lower() in FORGETS else verb


def _state(doc: Doc, verb: Token) -> str:
    """The passive of the deed; empty where there is none."""
    act = _act(verb)
    denied = act is not verb or any(child.lower_ in NEGATIONS or child.lower_ == "never" for child in verb.children)
    if any(child.lower_ in NEARLY for child in verb.children):
        return ""
    made = passive(doc, act, "wasn't" if denied else "was", where=" at our end")
    if made is None:
        return ""
    only = not denied and any(child.lower_ == "only" and child.i < verb.i for child in verb.children)
    return supposed(capital(f"only {small(made[0], doc[made[1].left_edge.i])}") if only else made[0], verb)


def _first_person(verb: Token) -> dict[int, str]:
    """The verb as it agrees with "we"."""
    finite = finite_of(verb)
    if finite is None:
        return {}
    if finite.lower_ in AGREES:
        return {finite.i: AGREES[finite.lower_]}
    return {finite.i: finite.lemma_} if finite.tag_ == "VBZ" else {}


def _with(fact: str, tail: str) -> Iterator[str]:
    """The fact with who owns it."""
    if not tail:
        yield f"{fact}."
        return
    fact = fact.replace(" at our end", "") if tail == "on us" else fact  # once is enough
    if re.search(r"[,;:–—]| and | but | so ", fact) or len(fact.split()) > 16:
        yield f"{fact}. That's {tail}."
    else:
        yield f"{fact}, and that's {tail}."
