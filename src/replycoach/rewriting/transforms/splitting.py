"""Long sentences are cut where two clauses meet; steps in one breath become a numbered list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.model import Edit, Finding
from replycoach.reading import Reading
from replycoach.reading.grammar import SUBJECTS, is_command, root
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import finite_of
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, edits_between, tidy, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

RULES = ("clarity/hard-to-read",)

SHORTEST = 5
"""Words that each part must have."""
SUBORDINATE = frozenset(
    "if because once when unless until while whether after before although though since as that which who whose where so whereupon".split()
)
STEP = re.compile(
    r"(?:,? and then |, then |; then |,? and finally |, and (?:after that|lastly) |; |, and |, | and then | and )(?=(?:please )?[a-z])",
    re.IGNORECASE,
)


ITEM = re.compile(r"\n\d+\. ")


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """A list where the sentence gives steps, else shorter sentences."""
    for one in by_sentence(reading, prose_span, rewrite):
        yield replace(one, edits=one.edits + _below(reading, one)) if ITEM.search(one.edits[-1].text) else one


def _below(reading: Reading, listed: Proposal) -> tuple[Edit, ...]:
    """What sets the rest of a paragraph below a list that ends in it."""
    end = next(one.end for one in reading.sentences if listed.edits[-1].start < one.end)
    gap = re.match(r" +(?=\S)", reading.text[end:])
    return edits_between(reading, end, gap[0], "\n\n") if gap else ()


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The sentence in parts, the best first."""
    if piece.reading.channel in ("email", "chat"):
        listed = steps(piece)
        if listed:
            yield Wording(listed, "safe", "sets the steps out as a list")
    bound = piece.reading.profile.sentence_words or 30
    parts = list(parted(piece.text, bound, piece.reading.parser))
    if any(LOOSE.match(part) or LEFT_OVER.search(part) for part in parts):
        return
    if len(parts) > 1 and max(len(part.split()) for part in parts) <= 0.7 * len(piece.text.split()):
        yield Wording(" ".join(parts), "safe", "cuts one long sentence into shorter ones")


LOOSE = re.compile(
    r"(?:which|who|whom|whose|where|or (?!if\b)|that (?=(?:i|we|you|they|he|she|it|the|your|our|my|this)\b))\b",
    re.IGNORECASE,
)
"""How no sentence begins."""
LEFT_OVER = re.compile(r", [a-z]+\.$")
"""A word that waits for a clause which has been cut off."""


# steps


def steps(piece: Piece) -> str:
    """The steps as a numbered list, empty where the sentence is no row of three or more orders."""
    text = re.sub(r"[.!]+$", "", piece.text)
    lead = re.match(
        r"^(?:(?:to [^,:]{3,60}|if [^,:]{3,60}|first(?:ly)?|please|then|here's how|here is how)[,:]? )?",
        text,
        re.IGNORECASE,
    )
    start = lead.end() if lead else 0
    intro = text[:start].strip(" ,:")
    pieces = re.split(
        r"(?:\s*[,;]\s*(?:and )?(?:then |after that,? |finally,? |lastly,? |next,? |and )*|\s+and then\s+|\s+then\s+|\s+and\s+(?=[a-z]+ (?:the|your|it|on|to|for|until|that|a|in)\b))",
        text[start:],
    )
    pieces = [part.strip() for part in pieces if part.strip()]
    if len(pieces) < 3 or any(len(part.split()) < 2 for part in pieces):
        return ""
    sure = [_orders(part, piece.reading.parser) for part in pieces]
    if sum(sure) * 2 < len(pieces) or not all(
        told or _may_order(part) for told, part in zip(sure, pieces, strict=True)
    ):
        return ""
    if intro.lower() in ("first", "firstly", "please", "then", ""):
        intro = ""
    numbered = "\n".join(f"{number}. {capital(part)}." for number, part in enumerate(pieces, 1))
    return f"{capital(intro)}:\n{numbered}" if intro else f"Here are the steps:\n{numbered}"


def _orders(part: str, parser: Parser) -> bool:
    doc = parser.parse(capital(part) + ".")
    return (
        len(doc) > 1
        and doc[0].tag_ in ("VB", "VBP")
        and is_command(doc[0])
        and doc[0].lower_ not in ("is", "are", "do", "be", "thank", "let")
    )


def _may_order(part: str) -> bool:
    """Whether it begins with what can be an order, where the names of buttons and pages mislead the parser ("press Find")."""
    from lemminflect import getAllLemmas

    first, _, rest = part.partition(" ")
    return rest[:1].isupper() and first in getAllLemmas(first, upos="VERB").get("VERB", ())


# splitting


def parted(text: str, bound: int, parser: Parser) -> Iterator[str]:
    """The sentence cut where clauses meet, until no part is longer than `bound` or none can be cut."""
    if len(text.split()) <= bound * 0.8:
        yield text
        return
    doc = parser.parse(text)
    cuts = [cut for cut in (_cut(doc, token, parser) for token in doc) if cut]
    if not cuts:
        yield text
        return
    first, second = min(cuts, key=lambda cut: abs(len(cut[0].split()) - len(cut[1].split())))
    yield from parted(first, bound, parser)
    yield from parted(second, bound, parser)


def _cut(doc: Doc, token: Token, parser: Parser) -> tuple[str, str] | None:
    """The two sentences that a cut at this token makes, None where it cannot be cut."""
    before, start, lead = token.i, token.i + 1, ""
    if any(one.head.i > token.i and one.dep_.startswith(("nsubj", "obj", "obl")) for one in doc[: token.i]):
        return None  # somebody waits here for what they do behind it
    if token.text in (";", "–", "—") and token.i > 0:
        if re.match(r"(?:and|but|so)$", doc[start].lower_ if start < len(doc) else "", re.IGNORECASE):
            start += 1
    elif token.lower_ == "and" and doc[max(0, token.i - 1)].lower_ == "now" and doc[start : start + 1].text == "then":
        return None
    elif token.lower_ in ("and", "but", "so") and token.dep_ in ("cc", "mark", "advmod"):
        if token.lower_ == "and" and CONDITION.search(CLAUSE.split(doc[: token.i].text)[-1]):
            return None  # what follows may hang on it, too
        lead = {"but": "But ", "so": "So "}.get(token.lower_, "")
        if token.i and doc[token.i - 1].text == ",":
            before -= 1
        elif token.lower_ == "so":
            return None
    elif token.text == "," and start < len(doc) and doc[start].lower_ == "which":
        return _relative(doc, token.i)
    elif token.text == "," and (linked := _linked(doc, token.i)):
        start, lead = linked
        said = words(doc, start, len(doc))
        if lead == "In that case, " and re.search(r"\bor\b", doc.text):
            return None
        if token.i < SHORTEST or not (
            _is_main(tidy(doc[: token.i].text), parser)
            and _is_main(f"if {said}" if lead.endswith("if ") else said, parser)
        ):
            return None
        return f"{tidy(doc[: token.i].text)}.", f"{lead}{said}"
    else:
        return None
    if token.lower_ == "and" and not lead and (shared := _shared(doc, token.i)):
        return f"{tidy(doc[:before].text)}.", f"{shared} {words(doc, start, len(doc))}"
    if (
        token.lower_ == "and"
        and start + 1 < len(doc)
        and doc[start].lower_ == "so"
        and doc[start + 1].tag_ in ("PRP", "DT", "PRP$")
    ):
        start, lead = start + 1, "So "
        if (
            before >= SHORTEST
            and _is_main(words(doc, start, len(doc)), parser)
            and _is_main(tidy(doc[:before].text), parser)
        ):
            return f"{tidy(doc[:before].text)}.", f"{lead}{words(doc, start, len(doc))}"
    if start >= len(doc) - SHORTEST or before < SHORTEST:
        return None
    first, second = tidy(doc[:before].text), words(doc, start, len(doc))
    if lead != "So " and CONDITION.match(doc[start].text):
        mains = sum(one.dep_ in SUBJECTS and finite_of(one.head) is not None for one in doc[start:])
        return (
            (f"{first}.", f"{lead}{second if lead else capital(second)}")
            if mains > 1 and _is_main(first, parser)
            else None
        )
    marked = token.text == ";" or (before < token.i and token.head.pos_ in ("VERB", "AUX", "ADJ"))
    if not _stands(doc, start, before) and not (marked and _is_main(first, parser) and _is_main(second, parser)):
        return None
    return f"{first}.", f"{lead}{second if lead else capital(second)}"


CLAUSE = re.compile(r"[,;] (?:and|but|so) |[;–—.] ")
CONDITION = re.compile(r"\b(?:if|unless|once|when|whenever|as soon as|until)\b", re.IGNORECASE)
LINKS = (
    ("after which", "After that, "),
    ("for which reason", "For that reason, "),
    ("in which case", "In that case, "),
    ("at which point", "At that point, "),
    ("by which time", "By then, "),
    ("which is why", "That is why "),
    ("which means that", "This means that "),
    ("meaning that", "This means that "),
    ("however", "However, "),
    ("or if", "Or if "),
)
"""How a clause goes on behind a comma, and how a sentence does."""


def _linked(doc: Doc, comma: int) -> tuple[int, str] | None:
    """Where the clause behind this comma begins and what leads it as a sentence, None where nothing of that kind stands there."""
    for link, lead in LINKS:
        said = link.split()
        if [token.lower_ for token in doc[comma + 1 : comma + 1 + len(said)]] == said:
            start = comma + 1 + len(said)
            return (start + 1 if start < len(doc) and doc[start].text == "," else start), lead
    return None


def _is_main(text: str, parser: Parser) -> bool:
    """Whether words are a sentence by themselves, with a subject and a finite verb."""
    doc = parser.parse(f"{capital(text).rstrip('.')}.")
    verb = root(doc)
    if verb is None or len(doc) < SHORTEST or (doc[0].lower_ in SUBORDINATE and "," not in text):
        return False
    has = any(child.dep_.startswith("nsubj") for child in verb.children)
    return has and finite_of(verb) is not None


def _shared(doc: Doc, at: int) -> str:
    """The subject, as a pronoun, of a finite verb behind ", and" that shares it with the main verb; empty where there is none such."""
    rest = doc[at + 1 : at + 4]
    finite = next((token for token in rest if token.tag_ in ("VBZ", "VBD", "MD")), None)
    if (
        finite is None
        or doc[at - 1].text != ","
        or any(token.tag_ not in ("RB", "VBZ", "VBD", "MD") for token in doc[at + 1 : finite.i + 1])
    ):
        return ""
    verb = finite.head if finite.dep_ in ("aux", "aux:pass", "auxpass", "cop") else finite
    if verb.dep_ != "conj" or any(child.dep_.startswith("nsubj") for child in verb.children):
        return ""
    main = verb.head
    while main.dep_ == "conj":
        main = main.head
    subject = next((child for child in main.children if child.dep_.startswith("nsubj")), None)
    if main.head.i != main.i or subject is None or at < SHORTEST or len(doc) - at < SHORTEST + 1:
        return ""
    if subject.lower_ in ("i", "we", "you", "they", "it", "he", "she"):
        return capital(subject.lower_)
    if subject.tag_ == "NN" and finite.tag_ != "VBP" and subject.lower_ not in PERSONS:
        return "It"
    return "They" if subject.tag_ == "NNS" and finite.tag_ != "VBZ" else ""


PERSONS = frozenset(
    "engineer technician driver courier colleague manager doctor nurse agent teacher customer team vet plumber fitter guide pilot host receptionist staff everybody nobody one which who that this".split()
)


def _stands(doc: Doc, start: int, before: int) -> bool:
    """Whether a main clause with its own subject begins at `start`, and what stands before is no open subordinate clause."""
    subjects = [token for token in doc[start:] if token.dep_.startswith("nsubj")]
    if not subjects or subjects[0].left_edge.i > start + 1:
        return False
    verb = finite_of(subjects[0].head)
    if verb is None or subjects[0].head.dep_ in ("acl:relcl", "advcl", "ccomp", "acl", "csubj"):
        return False
    opening = doc[0].lower_
    if opening in SUBORDINATE and not any(token.text == "," for token in doc[:before]):
        return False
    head = subjects[0].head
    return not any(
        token.lower_ in SUBORDINATE
        and token.dep_ in ("mark", "advmod")
        and token.head in head.ancestors
        and token.i < before
        for token in doc[1:before]
    )


def _relative(doc: Doc, comma: int) -> tuple[str, str] | None:
    """ ", which is …" at the end of a sentence as a sentence of its own."""
    which = doc[comma + 1]
    verb = doc[comma + 2] if comma + 2 < len(doc) else None
    noun = doc[comma - 1]
    if verb is None or verb.tag_ not in ("VBZ", "VBP", "VBD", "MD") or comma < SHORTEST or len(doc) - comma < SHORTEST:
        return None
    if not which.dep_.startswith("nsubj") or any(token.text in (",", ";") for token in doc[comma + 1 : len(doc) - 1]):
        return None
    if noun.tag_ == "NNS" and verb.tag_ in ("VBP", "MD") or noun.tag_ == "NNS" and verb.lower_ == "were":
        subject = "They"
    elif (
        noun.tag_ in ("NN", "NNP") and verb.tag_ in ("VBZ", "MD") or noun.tag_ in ("NN", "NNP") and verb.lower_ == "was"
    ):
        subject = "It" if verb.lower_ not in ("means", "explains") else "This"
    else:
        subject = "This" if verb.tag_ == "VBZ" and verb.lower_ in ("means", "explains") else ""
    return (f"{doc[:comma].text}.", f"{subject} {doc[comma + 2 :].text}") if subject else None
