"""A sentence with one of its clauses left out, where the rest is a sentence and says nothing that it did not say before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.rewriting.sentences import facts, fault, is_finite
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from replycoach.reading.reading import Parser
    from replycoach.rewriting.asking import Told
    from replycoach.rewriting.transforms._piece import Piece

BOUNDARY = re.compile(
    r"(?P<mark>[,;:]|\s[–—-])\s+(?:(?P<link>and (?:that|this)(?:'s| is) why|(?:that|this)(?:'s| is) why|which is why|and so|and|but|so|because|since|as|for|which|who|where|while|though|although|hence)\s+)?"
    r"|\s+(?P<bare>because|so|but|though|although|and)\s+(?=(?:i|we|you|it|they|he|she|that|this|there|the|our|your|my|nobody|everyone|please|(?:customers|people|guests|tenants|parents|users|passengers) (?:should|must|need|have|are|can))\b)",
    re.IGNORECASE,
)
"""Where a clause may end and the next one begin."""
GOES_ON = frozenset(["and", "but", "so", "and so", ""])
"""Links behind which a main clause stands."""
THEREFORE = re.compile(r"(?:and )?(?:that|this|which)(?:'s| is) why", re.IGNORECASE)
SUBORDINATE = re.compile(
    r"(?:as|since|because|although|though|while|whilst|in order to|to (?!you\b|us\b|me\b|my\b|the\b|your\b|our\b)[a-z]+|given that|seeing that|considering|if|once|when|whenever|wherever|whether|until|because|so that|even if|had|were|unless|until|till)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\s*(?:if|had|were|should|unless|until|till|except|once|when|whenever|wherever|before|after|only|provided|as long as|or|nor|by|on|at|in|from|to|for|with|not)\b",
    re.IGNORECASE,
)
"""What bounds the words before it: without it they would say more."""
GIVES = re.compile(
    r"\b(?:(?:i|we)(?:'ll|'ve|'m|'re| will| have| am| are| can| could|'d| would)|please|you (?:can|may|will|could)(?!n?['’]t| not)|you'll|could you|let me|tell (?:me|us)|send|call|ring|reply|refund\w*|free)\b",
    re.IGNORECASE,
)
"""What a customer would miss: something done, offered or asked."""
LOOSE = re.compile(
    r"(?:this|that|these|those|which|who|it|they|he|she|them|one|not|nor|then|hence|neither|either|otherwise)\b",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"\b(?:it|them|they|there|those|these|that(?= [a-z]+s?\b(?! ?(?:i|we|you))))\b(?! (?:is|are|was|'s) )",
    re.IGNORECASE,
)
"""What may mean something in the clause before it."""
FOLLOWS = AnyCase(
    r"\b(?:would|could|might)(?:n't| not)? have\b|\b(?:i|we|you|it|they)'d have\b|\b(?:therefore|thus|hence|thereby|consequently|accordingly|as a result)\b"
)
"""What only holds as the clause before it does: "and the room would have been kept", "and the fee is therefore due"."""
DENIES = re.compile(r"\b(?:not|cannot|no|never|nothing|nobody|none)\b|n't\b", re.IGNORECASE)
HANGS = re.compile(
    r"\b(?:and|but|so),? (?:since|because|as|if|when|while|although|though|once|given that)\b[^,;]*[.!?]*$",
    re.IGNORECASE,
)
"""An end that waits for the clause that was to follow: "and since he is away"."""
REFERS = re.compile(
    r"\W*(?:(?:that|this|it|its|they|them|those|these|he|she|his|her|yours(?! (?:sincerely|faithfully|truly|ever))|which|so|otherwise|either|besides|instead|then|if (?:not|so|yes)|but|however)\b"
    r"|(?:[\w']+\s+){1,3}(?:them|those|that(?='s\b|\s+(?:for|to|is|will|would|with|by|on|in|at|and|but|so|as|from|or|then)\b|[,.;!]))(?!\w))",
    re.IGNORECASE,
)
"""How a sentence begins that needs the one before it."""
NO_APOLOGY = re.compile(
    r"\b(?:sorry|apologi[sz]e|regret)\b[^.;!?]{0,20}\byou(?:['’]re| are| may| might)? (?:feel|felt|think|thought|see it|unhappy|upset|disappointed)\b",
    re.IGNORECASE,
)
"""A regret of how somebody feels: in its place one of what happened is needed."""
HALF_SORRY = re.compile(
    NO_APOLOGY.pattern
    + r"|\b(?:sorry|apologi[sz]e|regret)\b[^.;!?]{0,12}\bif (?:you (?:were|are|have been|felt|feel|took) (?:at all |in any way )?|(?:this|that|it|we|i|any of (?:this|that|it)|anything|my|our|the)\b[^.;!?]{0,40}?)(?:upset|offended|hurt|distressed|disappointed|unhappy|annoyed|inconvenienced|offen[cs]e)\b",
    re.IGNORECASE,
)
"""The same, or one that leaves open whether there was anything: where it is found fault with, the same is needed."""
UNDONE = re.compile(
    r"\byou (?:did not|didn['’]t|have not|haven['’]t|had not|hadn['’]t) (?!bother|even\b|care\b|listen|read\b|think)[a-z]+\b[^.!?]*[.!?]*$",
    re.IGNORECASE,
)
"""What the customer did not do, told as a fact: it may be why."""
REASON = re.compile(
    r"\b(?:as|because|since) (?:the|our|their|it|they|this) [^,;.]{0,40}\b(?:can|may|will|takes?|needs?|is|are|was|were|has|have)\b",
    re.IGNORECASE,
)
"""Why, behind what is said of the customer."""
HOLLOW = AnyCase(
    r"^\W*(?:(?:no|nah|oh|well|so|just|please|and|but|now|honestly|really|but)\b[\s,]*)*(?:(?:try|please|best|there's(?: really| absolutely)?|you) )*(?:not to|don't|do not|no need to|needn't|never|nothing to|no reason to) (?:be |get )?(?:worry|worried|panic|fret|concerned|fear|upset|stressed|stress)(?: (?:too much|about(?: (?:it|this|that|a thing))?|at all|yourself|just yet|yet))*\W*$"
)
"""A call not to worry, which alone comforts nobody."""
HOPES_DOWN = AnyCase(
    r"(?:n't|\bnot(?: to)?|\bnever) (?:get|build|raise|have|pin) (?:up )?(?:your|any|(?:too )?(?:high|many|much)) hopes?\b"
)
"""That it may well come to nothing, which the customer has to know."""
TELLS_US = AnyCase(
    r"\b(?:next time|another time|in (?:the )?future|going forward|from now on)\b[^.;!?]*\b(?:need to|must|have to|should|please|do) (?:just |also |actually |really )?(?:tell (?:us|me)|let (?:us|me)|say|mention|note|add|tick|bring|ask for|give (?:us|me)|warn (?:us|me)|inform (?:us|me))\b"
)
"""What helps another time: something that the agent's side has to be told."""
IF_NOW = re.compile(
    r"(?:(?:and|but|so),? )?if (?:you(?:['’]ve| have)(?: got)? (?!been\b|[a-z]+ed\b|read\b|seen\b|bothered\b|done\b)|you(?:['’]re| are| need| use)\b|(?:some|any)(?:one|body)\b|there(?:['’]s| is| are)\b)[^.;!?]*\b(?:tell|told|say|said|mention\w*|inform\w*|know)\b",
    re.IGNORECASE,
)
"""What has to be told if something holds, which may hold now."""
IF_THEY_HAD = re.compile(
    r"\b(?:if you(?:'d| had)|had you) (?!(?:only |actually |just |bothered to )*(?:read|looked|checked|asked|told|said|listened|called|rung|waited your|followed|mentioned|let (?:us|me))\b)[^,;.!?]+?\b(?:it|they|this|that|the [a-z]+)(?: would|'d)(?:n't| not)?(?: not)? have\b",
    re.IGNORECASE,
)
"""What went wrong, told as what would have gone right: there the cause is named."""
HINGES = re.compile(
    r"(?:(?:and|but|so),? )?(?:otherwise|if (?:not|so|yes|(?:that|this|it) (?:does|did|is|was|has|still)\w*(?:n['’]t)?)|in (?:that|which) case|either way|failing that|instead)\b",
    re.IGNORECASE,
)
"""How a sentence begins that hangs on what the one before it told to do."""
MANY_DO = re.compile(
    r"(?:most|many|lots of|a lot of|some) (?:people|customers|users|guests|owners|parents)(?: will| tend to)? (?!(?:are|have|do|did|find|manage|read|know|complain|say|said|think|never|don['’]t|would|can|get)\b)[a-z]+ ",
    re.IGNORECASE,
)
"""What people often do with a thing, told as a clue."""
SHORTEST = 3
NO_SUBJECT = re.compile(
    r"\W*(?:should|will|would|must|might|may|has|have|had|is|was|were|are|can|could|won't|can't)(?: (?:not|also|then|now|be|have))* (?!you\b|i\b|we\b|it\b|that\b|this\b|there\b)[a-z]+(?![^?]*\?)",
    re.IGNORECASE,
)
"""How a sentence begins whose subject is in the one before it: "should be with us on the 20th"."""
THEN = re.compile(r"\b(?:until|till|by|before|since|after) then\b", re.IGNORECASE)
TIMED = re.compile(
    r"\d|day\b|\b(?:weeks?|months?|today|tonight|tomorrow|morning|afternoon|evening|noon|when|once|after|until|till)\b",
    re.IGNORECASE,
)
SOMEBODY = frozenset(
    "officer driver manager agent engineer technician advisor adviser customer courier plumber supplier doctor nurse teacher colleague mechanic developer dev vendor host inspector assessor adjuster team staff".split()
)
PERIODS = frozenset("minute hour day week month year morning afternoon evening moment time".split())
MANY = frozenset("they them their theirs".split())


def leans(following: str, text: str, parser: Parser) -> bool:
    """Whether a sentence needs the one before it: it begins with what points back, or as in `speaks_of`."""
    return REFERS.match(following) is not None or speaks_of(following, text, parser)


def speaks_of(following: str, text: str, parser: Parser) -> bool:
    """Whether a sentence says "it" of what only the one before it names, lacks the subject that is there, or says "until then"."""
    if not following:
        return False
    if NO_SUBJECT.match(following) or (THEN.search(following) and TIMED.search(text)):
        return True
    named = {_number(word) for word in parser.parse(text) if _is_told_apart(word)} - {""}
    seen: set[str] = set()
    doc = parser.parse(following)
    for word in doc:
        alone = word.lower_ == "one" and word.dep_[:4] in ("nsub", "obj", "dobj") and not any(word.lefts)
        single = word.lower_ in ("it", "its") or (alone and doc[word.i + 1 : word.i + 2].text not in ("of", "more"))
        wants = "many" if word.lower_ in MANY else "one" if single else ""
        if wants and wants in named and wants not in seen and not _is_dummy(word):
            return True
        seen.add(_number(word))
    return False


def _number(word: Token) -> str:
    """Whether a word names one thing or many; nothing where it names neither."""
    if word.pos_ not in ("NOUN", "PROPN") or word.dep_ == "compound" or word.lemma_.lower() in SOMEBODY | PERIODS:
        return ""
    return "many" if word.tag_ in ("NNS", "NNPS") else "one"


def _is_told_apart(word: Token) -> bool:
    """Whether a noun has its article or owner with it, or is a plural: the thing of which the next sentence may speak."""
    return word.tag_ in ("NNS", "NNP") or any(child.pos_ in ("DET", "PRON", "NUM") for child in word.children)


def _is_dummy(it: Token) -> bool:
    """Whether "it" stands for nothing: "it takes a day", "it is best to wait"."""
    return it.lower_ == "it" and (
        it.dep_ in ("expl", "expletive")
        or (it.head.lemma_.lower() in ("take", "seem", "help", "look"))
        or any(child.dep_ in ("csubj", "xcomp", "ccomp", "csubjpass") for child in it.head.children)
    )


def shortened(piece: Piece, idle: re.Pattern[str] | None = None) -> Iterator[str]:
    """The sentence without its end, then without its beginning, the longest rest first of each.

    Only what can go: no condition, nothing that is done, offered or asked, and no beginning to which the rest refers. A clause with
    what is `idle` gives nothing, whatever it says.
    """
    text = piece.text
    closing = re.search(r"[.!?…]*$", text)
    assert closing is not None
    if "?" in text or text.count("(") != text.count(")"):
        return
    cuts = [cut for cut in BOUNDARY.finditer(text, 0, closing.start()) if not _inside(text, cut.start())]
    for cut in reversed(cuts):
        dropped, kept = text[cut.end() : closing.start()], text[: cut.start()].rstrip(" ,;:–—-")
        link = (cut["link"] or cut["bare"] or "").lower()
        if (
            link in ("because", "since", "as")
            or REASON.search(dropped)
            or CONDITION.match(dropped)
            or _gives(dropped, idle)
            or SUBORDINATE.match(kept)
            or (not link and not _clause(piece, dropped))
        ):
            continue
        if stands(piece, f"{kept}."):
            yield f"{kept}."
    for cut in cuts:
        dropped, kept = text[: cut.start()], text[cut.end() : closing.start()]
        link = (cut["link"] or cut["bare"] or "").lower()
        leads = SUBORDINATE.match(dropped) is not None and cut["mark"] == "," and not link
        why = THEREFORE.fullmatch(link) is not None
        if (
            _gives(dropped, idle)
            or CONDITION.match(dropped)
            or not (leads or why or link in GOES_ON and not SUBORDINATE.match(dropped))
        ):
            continue
        if (
            LOOSE.match(kept)
            or SUBORDINATE.match(kept)
            or POINTS_BACK.search(kept)
            or CONDITION.match(kept)
            or FOLLOWS.search(kept)
            or not _clause(piece, dropped)
        ):
            continue
        if stands(piece, f"{kept[:1].upper()}{kept[1:]}."):
            yield f"{kept[:1].upper()}{kept[1:]}."


def milder(piece: Piece, idle: re.Pattern[str] | None = None) -> Told:
    """The sentence without a clause, and what was done; `idle` as in `shortened`."""
    for rest in shortened(piece, idle):
        if not TOLD_SO.fullmatch(rest):
            yield rest, "leaves out the clause that hurts"


TOLD_SO = re.compile(
    r"you (?:were|had been|have been|'ve been)(?: clearly| already)? (?:told|informed|advised|warned|notified)(?: so)?[.!]*",
    re.IGNORECASE,
)
"""All that is left is the reproach."""


def _gives(clause: str, idle: re.Pattern[str] | None) -> bool:
    return GIVES.search(clause) is not None and not (idle and idle.search(clause) and not facts(clause))


def without(text: str, rest: str) -> str:
    """What of the text is not in the rest of it."""
    kept = rest.rstrip(".")
    return text[len(kept) :] if text.lower().startswith(kept.lower()) else text[: max(0, len(text) - len(rest))]


def stands(piece: Piece, rest: str) -> bool:
    """Whether what is left is a sentence."""
    if (
        HOLLOW.search(rest.replace("’", "'"))
        or HANGS.search(rest)
        or re.search(r"\b(?:well|now|so|hm|oh|mind|then|(?<!said )yes|(?<!said )no|look)\.$", rest, re.IGNORECASE)
    ):
        return False
    return len(rest.split()) >= SHORTEST and _clause(piece, rest) and not fault(rest, piece.text, piece.reading.parser)


def _clause(piece: Piece, words: str) -> bool:
    return is_finite(piece.reading.parser.parse(f"{words[:1].upper()}{words[1:].rstrip('.')}."))


def _inside(text: str, at: int) -> bool:
    """Whether this place is within brackets or quotation marks."""
    before = text[:at]
    return before.count("(") > before.count(")") or before.count('"') % 2 == 1 or before.count("“") > before.count("”")
