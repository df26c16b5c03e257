"""A hold that nobody asked for becomes a question, with a slot for its length and the reason kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.directions import directions
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import finite_of, is_finite
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, small

RULES = ("time/hold-unasked",)

NOTE = "asks first and says how long"
_A_MOMENT = r"(?:just )?(?:a|one|1|another|some) ?(?:quick |little |short )?(?:moment|minute|min|second|sec|tick|mo|bit|while|time)s?"
HOLD = re.compile(
    rf"^(?:(?:ok|okay|right|hmm|hm|well|now|no|yes|sure|so|kindly|please|just|and|i need you to|you'll have to|you will have to|i have to ask you to|i must ask you to|i'd ask you to|i ask you to|do)\b[,.]? )*"
    rf"(?:(?:please )?(?:hold|wait|hang|stay|remain|bear|stand|be patient|sit)(?: (?:on|with me|with us|by|tight|there|up|here|put|connected|online|in there))*(?: (?:on )?(?:the |your )?(?:line|phone|chat))?(?: for)?(?: {_A_MOMENT})?(?: please)?|{_A_MOMENT}(?: please)?"
    rf"|(?:(?:i'm|i am) (?:just )?(?:going to )?(?:put(?:ting)?|plac(?:e|ing))|(?:i'll|i will|let me|i need to|i have to)(?: just)? (?:put|place|pop)|(?:putting|placing)) you (?:on (?:a )?(?:brief |quick |short )?hold|on mute)(?: now| again)?(?: for (?:{_A_MOMENT}))?|give me {_A_MOMENT}|allow me {_A_MOMENT})"
    r"(?P<rest>(?:[,;:–—-]+|\s).*?)?[.!…]*$",
    re.IGNORECASE,
)
LENGTH = re.compile(
    r"\bfor (?:about |around |up to |roughly )?(?P<length>(?:\d+|an?|two|three|four|five|ten|fifteen|twenty|a few|a couple of)(?: to \w+)? (?:minutes?|seconds?|hours?))\b",
    re.IGNORECASE,
)
REASON = re.compile(
    r"^[\s,;:–—-]*(?:please[ ,]*)?(?:(?P<mark>while|whilst|so (?:that )?i can|as|because|since|until|till) )?(?P<who>(?:and )?(?:i'm going to|i am going to|i'll(?: just| quickly)?|i will(?: just)?|i need to|i have to|i've got to|i must|i want to|let me(?: just| quickly)?|i'm(?: just| still)?|i am|i|to|for me to|we|i'm off to)) (?P<act>[a-z][\w'-]*)(?P<more>\b[^.!?]*)$",
    re.IGNORECASE,
)


BACK = re.compile(
    r"\W*(?:yes|no|right|found|ok(?:ay)?,? (?:so|right|i|your|the|it)|so,|thanks? (?:you )?for (?:waiting|holding)|there (?:it is|you are|we are)|i(?:'ve| have) (?:found|got)|i (?:can|can't|cannot) (?:see|find))\b",
    re.IGNORECASE,
)


def is_over(piece: Piece) -> bool:
    """Whether the next sentence is back already with what was looked for."""
    after = [one.text for one in piece.reading.sentences if one.index == piece.sentence.index + 1]
    return any(BACK.match(text.replace("’", "'")) for text in after)


PATIENCE = re.compile(
    r"(?:(?:so|and|but|please|pls|plz|kindly|just|do|well|until then|for now|in the meantime|you(?:'ll| will)?(?: just)? (?:have|need) to)\b,? )*"
    r"(?:(?:be|stay|remain) patient|bear with (?:us|me)|have (?:a (?:little|bit of) |some )?patience|wait (?:patiently|your turn|a (?:bit|little|while) longer|for (?:it|your turn)))"
    r"(?: (?:please|pls|plz|for now|in the meantime|until then|(?:for )?a (?:little|bit|while)(?: longer)?))*[.!…]*$",
    re.IGNORECASE,
)
"""A call for patience, which alone is no hold."""
LOOKS = re.compile(
    r"\b(?:let me(?! know)|i(?:'ll| will|'m| am|'ve| have| need to| have to| want to)(?: (?:just|quickly|now|still|going to|gonna|got to))* (?:check|look|find|see|ask|get|pull|open|read|search|fetch|load|review|go through|confirm|verify|speak|talk|put)\w*)\b"
    r"|^\W*(?:just |still )?(?:checking|looking|finding|searching|asking|loading|opening|pulling)\b|\b(?:moment|minute|min|second|sec|hold|holding)s?\b",
    re.IGNORECASE,
)
"""Something is being looked up, or a wait on the line is spoken of."""


def is_idle(piece: Piece) -> bool:
    """Whether it only calls for patience, and nothing is being looked up beside it."""
    if PATIENCE.match(piece.text.replace("’", "'")) is None:
        return False
    others = (
        one.text.replace("’", "'") for one in piece.reading.sentences if abs(one.index - piece.sentence.index) == 1
    )
    return not any(map(LOOKS.search, others))


SAYS_LENGTH = re.compile(
    r"\b(?:i|it|this|that)(?:'ll| will| should| may)(?: only| just)? (?:be|take)(?: me)?(?: about| around| only| just| up to)? (?:\d+|an?|one|two|three|five|ten|a few|a couple of)(?: to \w+)? (?:minutes?|mins?|seconds?|moments?)\b",
    re.IGNORECASE,
)
SLOW = re.compile(
    r"(?:(?<=[,;.])|\band|\bbut|\bas|\bbecause|\bsince) ?(?:(?:my|the|our|this|your) )?(?:system|computer|screen|page|file|program|app|internet|laptop|account|it|this|that)(?:'s| is| are)? (?:\w+ ){0,2}(?:slow(?:ly)?|load(?:s|ing)?|open(?:s|ing)?|fr[eo]\w+|playing up|coming up)\b[^,;.]*",
    re.IGNORECASE,
)
"""What only says why there is a wait."""
NO_HOLD = re.compile(
    r"\bhold(?:ing)? on ?to\b|(?<!see )(?<!check )(?<!ask )(?<!know )(?<!out )\b(?:if|unless) (?:you|it|they|he|she)\b",
    re.IGNORECASE,
)
"""To keep something, or what holds only for some."""
CALLS_FOR_PATIENCE = re.compile(rf"^(?P<told>.{{8,}}?)(?:\s*[,;–—-])?\s+{PATIENCE.pattern}", re.IGNORECASE)
"""A call for patience behind something that is told."""


def told_besides(piece: Piece) -> str | None:
    """What is told before a call for patience in one sentence; None where it is a hold, or calls for nothing."""
    found = CALLS_FOR_PATIENCE.match(piece.text.replace("’", "'"))
    if found is None or (LOOKS.search(found["told"]) and piece.reading.channel not in ("email", "social")):
        return None
    return f"{found['told']}." if is_finite(piece.reading.parser.parse(f"{capital(found['told'])}.")) else None


def says_more(piece: Piece) -> bool:
    """Whether a sentence says how long it takes, or what others do or how things are, which a question for a hold would lose; or asks for none."""
    text = SLOW.sub("", piece.text.replace("’", "'"))
    after = (one.text.replace("’", "'") for one in piece.reading.sentences[piece.sentence.index + 1 :][:1])
    if NO_HOLD.search(text) or any(map(SAYS_LENGTH.search, (text, *after))):
        return True
    told = (
        one
        for one in piece.reading.parser.parse(text)
        if one.dep_ in SUBJECTS and one.lower_ not in ("i", "you", "me", "who", "that", "which")
    )
    reasons = ("while", "whilst", "until", "till", "as", "when", "so", "if", "whether")
    return any(
        finite_of(one.head) is not None and not any(mark.lower_ in reasons for mark in one.head.children)
        for one in told
    )


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The hold as a question."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to ask for this hold, the best first; what the customer is told to do beside it stays, as a sentence of its own."""
    if piece.reading.channel in ("email", "social") or is_over(piece):
        return
    if is_idle(piece):
        if not piece.alone:
            yield Wording("", "review", "leaves out a call for patience")
        return
    if (tells := told_besides(piece)) is not None:
        yield Wording(tells, "review", "leaves out a call for patience")
        return
    if says_more(piece):
        return
    before, hold, behind = _apart(piece)
    for one in _asked(piece, hold):
        parts = (before, one.text, behind)
        yield replace(one, text=" ".join(map(capital, filter(None, parts))))


JOIN = re.compile(
    r"(?:\s*[,;:–—-]+\s*|\s+)(?:(?:and|but|so|then|also|meanwhile)\b,?\s*)*(?:please\s+)?$", re.IGNORECASE
)


def _apart(piece: Piece) -> tuple[str, str, str]:
    """What the customer is told to do before the hold, the hold, and what they are told to do behind it."""
    text = piece.text.replace("’", "'")
    starts = [one.start for one in directions(piece.doc)]
    for start in starts:
        join = JOIN.search(text, 0, start)
        if join and join.start() and HOLD.match(f"{text[: join.start()]}."):
            return "", f"{text[: join.start()]}.", text[start:]
    for join in re.finditer(r"[,;]? (?:and|then|but) (?:then )?", text):
        if starts and starts[0] < join.start() and HOLD.match(text[join.end() :]):
            return f"{text[: join.start()]}.", text[join.end() :], ""
    return "", text, ""


def _asked(piece: Piece, text: str) -> Iterator[Wording]:
    found = HOLD.match(text)
    if found is None or "?" in text:
        return
    rest = (found["rest"] or "").strip(" ,;:–—-")
    length = LENGTH.search(text)
    how_long = (
        length["length"] if length and not re.match(r"an? |a few", length["length"]) else "[how long: e.g. two minutes]"
    )
    rest = re.sub(r"^(?:please|thanks|thank you)$", "", LENGTH.sub("", rest).strip(" ,;"), flags=re.IGNORECASE)
    why = _reason(piece, rest)
    if why is None:
        return
    if piece.reading.channel == "phone":
        asks = "Could I" if re.search(r"\bright\b", piece.lead, re.IGNORECASE) else "Is it all right if I"
        yield Wording(f"{asks} put you on hold for {how_long}{why}?", "review", NOTE)
    yield Wording(
        f"Could you give me {how_long}{why}, please?" if not why else f"Could you give me {how_long}{why}?",
        "review",
        NOTE,
    )


def _reason(piece: Piece, rest: str) -> str | None:
    """Why, as "while I …"; empty where no reason is given, None where it cannot be turned."""
    if not rest:
        return ""
    found = REASON.match(" " + rest)
    if found is None or re.search(
        r"[;]|, (?:and|but|so|it|they|you|he|she)\b|\b(?:and|but|so) (?:it|they|he|she|we|this|that|the)\b|\b(?:do not|don't|it's|he's|she's)\b",
        found["more"],
    ):
        return None
    doc = piece.reading.parser.parse(f"I will {found['act']}{found['more']}.")
    if len(doc) < 3:
        return None
    verb = doc[2]
    act = found["act"]
    if act.lower() in (
        "put",
        "putting",
        "pop",
        "popping",
        "place",
        "placing",
        "set",
        "setting",
        "park",
        "mute",
        "muting",
        "leave",
        "leaving",
    ):
        return None if re.match(r" you (?:\w+ )?(?:through|over|across|to)\b", found["more"]) else ""
    if act.lower() in ("off", "just", "still", "not", "afraid", "sorry", "busy"):
        return None
    if (
        act.lower() == "am"
        or found["mark"]
        and re.match(r"until|till|as|because|since", found["mark"])
        and re.fullmatch(r"i|we", found["who"], re.IGNORECASE)
    ):
        act = act if (found["mark"] or "").lower() in ("until", "till") else ""
        return f" {found['mark'].lower()} {small(found['who'])} {act}{found['more']}" if act else None
    if act.endswith("ing") and len(act) > 4:
        act = verb.lemma_.lower() if verb.lemma_.lower() != act else act
        if act.endswith("ing"):
            from lemminflect import getLemma

            act = (getLemma(act, upos="VERB") or (act,))[0]
    elif verb.tag_ != "VB":
        return None
    return f" while I {act}{found['more']}"
