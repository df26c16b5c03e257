"""What the customer did, told without them and with every fact: "on the 2nd you only pressed the first" is "on the 2nd only the first
was pressed", "it came from you typing it twice" is "it came from it being typed twice". Wherever in the sentence it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from replycoach.reading.grammar import AUXILIARIES, SUBJECTS
from replycoach.rewriting.clauses import BOUNDARY
from replycoach.rewriting.inflect import BE, Person, past, person
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._piece import capital, tidy
from replycoach.rewriting.transforms._state import (
    GUESSED,
    OBJECT_WORDS,
    PARTICLES,
    belongs,
    done_to,
    hints,
    is_evidence,
    named,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

NO_PASSIVE = frozenset(
    "have get want need know think see say be expect ignore refuse insist like believe claim hope decide miss lack blame try wish understand mean feel find hear receive own attend notice mind"
    " become seem stay agree remember realise realize love hate owe cost contain deserve bother fail forget neglect omit do tell ask cause read check consult see look reach contact call ring take buy".split()
)
"""Verbs whose passive is stilted, or still blames."""
SENDS = frozenset("send post mail e-mail email ship return".split())
BELITTLES = frozenset("simply clearly obviously evidently just merely actually yourself".split())
INSIDE = frozenset(
    "det amod compound nummod nmod nmod:poss poss case prep pobj flat fixed appos nmod:unmarked advmod det:predet punct:hyph goeswith".split()
)
"""What belongs to the name of a thing."""
LONGEST = 7
"""Words of a clause that go before the verb with their noun."""
RUBS_IN = re.compile(
    r",? (?:on the quiet|without (?:even )?(?:reading|looking|checking|thinking|asking)(?: (?:it|them|that|first|twice))?|(?<!issue )(?<!problem )(?<!error )(?<!fault )(?<!trouble )(?<!mistake )(?<! is )(?<! are )(?<! was )(?<! were )(?<! lies )(?:on|at|from) your (?:own )?(?:side|part|end)|to begin with|in the first place)(?=[\s,.;!?])",
    re.IGNORECASE,
)
WHICH = re.compile(r",? which is (?:exactly |just )?what you did(?= (?:on|at|in|yesterday|last|when)\b)", re.IGNORECASE)
OWN_CHOICE = re.compile(
    r"(?P<lead>^|, (?:and|so|but) |[;:] )(?P<act>[a-z]+ing) (?P<what>[^,;:.!?]{1,60}?) (?:was|is) (?:entirely |simply |all |very much )?your (?:own )?(?:decision|choice|doing|idea|mistake|fault|responsibility)\b",
    re.IGNORECASE,
)
"""A deed that is put down to the customer."""
OWN_MAKING = re.compile(
    r",? (?:and so|so|and) (?P<what>(?:the|this|that|these|those) [^,;:.!?]{2,60}?) (?:is|are|was|were) (?:all |entirely |largely |very much )?(?:of )?your own (?:making|doing|fault)\b",
    re.IGNORECASE,
)
UNDONE = re.compile(
    r"^(?:(?:had you(?: only| just)?|if (?:only )?you(?: had|'d)(?: only| just)?) (?P<done>[a-z]+)\b(?P<what>[^,;.!?]*), (?:then )?(?:this|that|it|none of (?:this|it|that)|nothing of the kind|there|we|you|the) [^;.!?]{0,40}?\b(?:would|could|might)(?:n't| not)?\b[^;.!?]*"
    r"|you (?:really |simply )?(?:should|ought to) have (?P<done2>[a-z]+)\b(?P<what2>[^,;.!?]*))[.!]*$",
    re.IGNORECASE,
)
"""What was not done."""
THEIRS = re.compile(r"\byoursel(?:f|ves)\b|\bthank", re.IGNORECASE)
"""Who did it is what the sentence tells."""
JUDGES = re.compile(
    r"\b(?:would|could|might|should)(?:n't| not)? (?:\w+ )?have\b|\byour own\b|\bbound to\b|\b(?:does|did) the rest\b|\b(?:no wonder|no surprise|to be expected|speaks? for itself)\b|\bwhat (?:did|do|else did) you expect\b|\bdraw your own\b|\bany (?:child|fool|idiot)\b|\b(?:every|any)(?:body|one)(?: else)? (?:knows?|manage[sd]?|could|can|would)\b",
    re.IGNORECASE,
)
"""A clause that passes judgement on it."""


def agentless(text: str, parser: Parser) -> Iterator[str]:
    """The sentence with each deed of the customer's told without them, then the same with the clause that judges it."""
    plain = RUBS_IN.sub("", WHICH.sub(", which happened", text.replace("’", "'")))
    plain = OWN_MAKING.sub(r", which led to \g<what>", plain)
    plain = OWN_CHOICE.sub(lambda found: _chosen(found, parser), plain)
    if undone := UNDONE.match(plain):
        done = undone["done"] or undone["done2"]
        rest = undone["what"] if undone["done"] else undone["what2"]
        act = _base(done, parser)
        if act == "be" and (place := re.match(r" (?:at )?(?:home|in|there)\b", rest)):
            yield f"Somebody needed to be{place[0]}{rest[place.end() :].removeprefix(' really')}."
            return
        plain = f"You weren't{rest}." if act == "be" else f"You didn't {act}{rest}."
    said = None if THEIRS.search(plain) or GUESSED.search(plain) else _turned(parser.parse(plain))
    if said is None:
        return
    if short := _unjudged(said):
        yield capital(tidy(short))
    if said != text:
        yield capital(tidy(said))


def _base(done: str, parser: Parser) -> str:
    doc = parser.parse(f"You have {done} it.")
    return next((token.lemma_.lower() for token in doc if token.lower_ == done.lower()), done)


def _chosen(found: re.Match[str], parser: Parser) -> str:
    """ "Pressing Install was your own decision" as "Install was pressed"."""
    doc = parser.parse(f"I am {found['act'].lower()} {found['what']}.")
    verb = next((token for token in doc if token.lower_ == found["act"].lower() and token.tag_ == "VBG"), None)
    said = verb and _turned(parser.parse(f"You {past(verb.lemma_.lower(), 'they')} {found['what']}"))
    if not said:
        return found[0]
    return found["lead"] + (said if not found["lead"] or said[1:2].isupper() else _lower(said, found["what"]))


def _lower(said: str, what: str) -> str:
    """The words with the first letter as it was within the sentence."""
    return what[:1] + said[1:] if said[1:].startswith(what[1:]) else said


def _unjudged(text: str) -> str:
    """The text without the clauses at its end that judge; empty where there are none."""
    closing = re.search(r"[.!?]*$", text)
    assert closing is not None
    kept = text[: closing.start()]
    for cut in reversed(list(BOUNDARY.finditer(text, 0, closing.start()))):
        dropped = kept[cut.end() :]
        if facts(dropped) or not JUDGES.search(dropped):
            break
        kept = text[: cut.start()].rstrip(" ,;:–—-")
    kept = re.sub(r"(?<=, and) (?:as|since|because)(?= [^,]*$)", "", kept) if kept != text[: closing.start()] else ""
    return f"{kept}." if len(kept.split()) > 2 else ""


def _turned(doc: Doc) -> str | None:
    """The text with its deeds turned; None where one of them cannot be."""
    parts: list[tuple[int, int, str]] = []
    for you in doc:
        if you.lower_ not in ("you", "your") or (parts and you.i < parts[-1][1]):
            continue
        verb = _deed(doc, you)
        if verb is None:
            continue
        made = [_one(doc, you.i, verb)]
        follows = [
            child
            for child in verb.children
            if child.dep_ == "conj"
            and child.tag_ in ("VBD", "VBN")
            and not any(one.dep_ in SUBJECTS for one in child.children)
        ]
        made += [_one(doc, _begin(child), child) for child in follows]
        if any(one is None for one in made):
            return None
        parts += [one for one in made if one is not None]
    if any(first[1] > second[0] for first, second in pairwise(parts)):
        return None
    text, at = "", 0
    for start, end, words in parts:
        text += doc.text[at:start] + (capital(words) if start == 0 else words)
        at = end
    return text + doc.text[at:]


def _begin(verb: Token) -> int:
    """Where a deed that shares its subject begins: with its adverbs."""
    before = [child.i for child in verb.children if child.dep_ == "advmod" and child.i < verb.i]
    return min([int(verb.i), *before])


def _deed(doc: Doc, you: Token) -> Token | None:
    """The verb of what "you" did, or of "you doing" it."""
    head = you.head
    if you.dep_ in SUBJECTS and you.lower_ == "you":
        helpers = {child.lower_ for child in head.children if child.dep_ in AUXILIARIES and child.i > you.i}
        tells = head.tag_ in ("VBD", "VBN") or "did" in helpers or head.lemma_.lower() == "let"
        return head if tells and helpers <= {"have", "'ve", "had", "'d", "did", "do"} else None
    for token in doc[you.i + 1 : you.i + 3]:
        if token.tag_ == "VBG" and you.i and doc[you.i - 1].tag_ in ("IN", "TO", "VBG"):
            return token
        if token.tag_ != "RB":
            break
    return None


def _one(doc: Doc, first: int, verb: Token) -> tuple[int, int, str] | None:
    """The words of a deed with their passive, as characters from and to."""
    lemma = verb.lemma_.lower()
    noun = _thing(verb)
    whom = next((child for child in verb.children if child.dep_ in ("iobj", "dative")), None)
    if noun is None or (whom is not None and whom.lower_ not in ("us", "me")):
        return None
    start, end = _edges(noun)
    if doc[end:].text[:1] in "([" and end < len(doc):
        end = next((token.i + 1 for token in doc[end:] if token.text[-1:] in ")]"), end)
    bare = next((child for child in verb.children if child.dep_ in ("xcomp", "ccomp") and child.i > noun.i), None)
    if bare is not None and bare.tag_ == "JJ":
        end = int(bare.left_edge.i)
    if noun.i > start and end < len(doc) and doc[end].lower_ in ("more", "less", "fewer", "extra"):
        end += 1  # "you used 200 kWh more than …"
    end = _with_clause(doc, noun, named(doc, end))
    if end < len(doc) and (doc[end].lower_ == "only" or belongs(doc, end) or doc[end].tag_ in ("VBG", "VBN")):
        return None  # "you chose room only", "the card ending 44"
    thing = doc[start:end].text
    thing = OBJECT_WORDS.get(thing.lower(), thing)
    if (
        lemma in NO_PASSIVE
        or hints(lemma, thing)
        or re.search(r"\b(?:yoursel\w+|you|us|we|me|I|any\w*)\b", thing)
        or start <= verb.i
    ):
        return None
    between = [token for token in doc[verb.i + 1 : start] if token.lower_ not in ("only", "just") and token != whom]
    if len(between) > 1 or any(token.lower_ not in PARTICLES | {"away"} for token in between):
        return None
    before = [token for token in doc[first : verb.i] if token.lower_ not in {"you", "your", *BELITTLES}]
    if {"n't", "had"} <= {token.lower_ for token in before}:
        return None
    denied = any(token.lower_ in ("n't", "not", "never") for token in before)
    if is_evidence(verb, denied=denied):
        return None
    denied = denied and not any(token.lower_ == "never" for token in before)
    limits = {"only", "just"} if doc[start].tag_ == "CD" else {"only"}
    only = "only " if any(token.lower_ in limits for token in doc[first:start]) else ""
    adverbs = [token.text for token in before if token.tag_ == "RB" and token.lower_ not in ("only", "n't", "not")]
    if lemma == "let":
        if bare is None or bare.tag_ not in ("VB", "VBP") or end != bare.i or denied:
            return None
        return doc[first].idx, bare.idx + len(bare.text), " ".join([thing, past(bare.lemma_.lower(), person(noun))])
    rest = doc[end:].text
    if re.search(r"^(?:\w+ )?by \w+ing\b", rest):
        return None
    gerund = verb.tag_ == "VBG"
    if not gerund and not denied and lemma in SENDS and (wrong := re.match(r"to the wrong \w+", rest)):
        stop = doc[end].idx + wrong.end()
        return doc[first].idx, stop, f"{thing} went {wrong[0].replace('the wrong', 'a different')}"
    many: Person = "they" if noun.tag_ == "CD" and noun.lower_ not in ("one", "1") else person(noun)
    lasts = denied and any(token.lower_ in ("have", "'ve", "haven") for token in before)
    be = "being" if gerund else BE[many, "VBD"] + ("n't" if denied else "")
    if lasts:
        be = "haven't been" if many == "they" else "hasn't been"
    words = [*(token.text for token in between), *(["to", whom.text] if whom is not None else ())]
    while end < len(doc) and doc[end].dep_ == "compound:prt":
        words.append(doc[end].text)
        end += 1
    done = done_to(lemma, doc[end:].text, particle=" ".join(words))
    said = " ".join([f"{only}{thing}", be, *map(str.lower, adverbs), done, *words])
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1].text), said


def _with_clause(doc: Doc, noun: Token, end: int) -> int:
    """The end of a thing with the short clause that belongs to it: "the box that says No"."""
    clauses = (child for child in noun.children if child.dep_ == "acl:relcl" and child.left_edge.i == end)
    clause = next((child.right_edge.i + 1 for child in clauses), end)
    while clause > end and doc[clause - 1].is_punct:
        clause -= 1
    return int(clause) if clause - end <= LONGEST else end


def _thing(verb: Token) -> Token | None:
    """What it is done to; the parser takes a button ("press Save") or what is let go by for something else."""
    later = [child for child in verb.children if child.i > verb.i]
    found = next((child for child in later if child.dep_ in ("obj", "dobj")), None)
    if found is None and verb.lemma_.lower() == "let":
        let = (child for one in later if one.tag_ in ("VB", "VBP") for child in one.children if child.dep_ in SUBJECTS)
        return next(let, None)
    return found or next((child for child in later if child.dep_ == "xcomp" and child.tag_ in ("NN", "NNP")), None)


def _edges(noun: Token) -> tuple[int, int]:
    """The tokens of a thing, half-open, without what only hangs on it as a clause or a time."""
    inside, waiting = {int(noun.i)}, [noun]
    while waiting:
        word = waiting.pop()
        for child in word.children:
            joined = (
                child.dep_ in ("conj", "cc") and word.pos_ not in ("VERB", "AUX") and child.pos_ not in ("VERB", "AUX")
            )
            if child.dep_ in INSIDE or joined or (child.is_quote or child.text in "-'\""):
                inside.add(int(child.i))
                waiting.append(child)
    start = end = int(noun.i)
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return start, end + 1
