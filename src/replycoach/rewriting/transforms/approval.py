"""Stalling on permission becomes a check that the agent owns, with a slot for when the answer comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, edges, has_time, small, when, words
from replycoach.rewriting.whose import HOUSE_RULE, SETTLED, STALLS
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = ("ownership/approval-stall",)

NOTE = "owns the check and says when the answer comes"
ASKS = "says that you ask, and whom"
_BOSS = (
    r"(?P<boss>(?:(?:my|our|the|a|his|her|their) )?(?:(?:duty|shift|branch|store|line|team|regional|floor|area|site|account|hotel|general|practice|head|senior|finance|clinic) )*(?:manager|supervisor|boss|team leader|team lead|lead|director|superior|head office|head of [\w ]{2,20}?|finance team|department head|"
    r"senior colleague|management team|management|committee|owner|accounts team|finance|higher[- ]ups?)s?)"
)
_MUST = r"(?:i(?:'d| would|'ll| will)?|we(?:'d| would|'ll| will)?) (?:first )?(?:(?:just |still |really )?(?:have to|need to|must|had better|want to|need)|would need to|better)"
ASK_FIRST = re.compile(
    rf"^(?:sorry,? |well,? |unfortunately,? |i'm afraid(?: that)? |hmm,? |let me see,? )*(?:{_MUST}|let me|i'm going to(?: have to)?|i am going to(?: have to)?|i'll|i will|can i) (?:first |just )?"
    rf"(?:ask|check (?:(?:this|that|it) )?with|speak (?:to|with)|talk (?:to|with)|run (?:this|that|it) (?:by|past)|clear (?:this|that|it) with|consult(?: with)?|get (?:(?:the )?(?:approval|permission|authori[sz]ation|consent|an? (?:ok|okay)|the (?:ok|okay|go-ahead)|sign-?off)) (?:from|of)|wait for|put (?:this|that|it) to|refer (?:this|that|it) to) {_BOSS}\b(?P<rest>[^.!?]*)[.!]*$",
    re.IGNORECASE,
)
ASK_OTHERS = AnyCase(
    rf"^(?:sorry,? |well,? |unfortunately,? |i'm afraid(?: that)? |hmm,? )*(?:{_MUST}|let me|i'll) (?:first |just )?(?:ask|check (?:(?:this|that|it) )?with|speak (?:to|with)|talk (?:to|with)|run (?:this|that|it) (?:by|past)|get (?:(?:the )?(?:approval|permission|consent|an? (?:ok|okay)|the (?:ok|okay|go-ahead))) (?:from|of)|put (?:this|that|it) to) "
    r"(?P<whom>(?:the|our|my|his|her|their) (?!one\b|same\b|question\b)(?:[a-z'-]+ ){0,2}?[a-z'-]+)(?P<rest>(?:,| (?:about|for|on|whether|if|first|before)\b)[^.!?]*)?[.!]*$"
)
"""Whom the agent has to ask, whoever it is: no boss, but a name that must not be lost."""
BOSS_MUST = re.compile(
    rf"^(?:sorry,? |well,? |unfortunately,? |i'm afraid(?: that)? )*{_BOSS} (?:(?:first )?(?:would |will |'d |'ll )?(?:has to|have to|needs to|need to|must)) (?P<act>approve|authori[sz]e|sign off|agree|okay|decide|confirm|release|say yes)(?: to| on)?(?P<what> [^.!?,;]{{2,60}}?)?(?: first)?(?P<rest>,? (?:before|so|and|as|because)\b[^.!?]*)?[.!]*$",
    re.IGNORECASE,
)
NEEDS = re.compile(
    rf"^(?:sorry,? |unfortunately,? |i'm afraid(?: that(?= (?:the|an?|this|your|our|any|all|such)\b))? )*(?P<what>[^.!?,;]{{2,60}}?) (?:needs?|requires?|will need|would need|would require|has to have|have to have|is subject to|are subject to) (?:(?:the |an? |prior |written |formal |further )*(?:approval|permission|authori[sz]ation|sign-?off|consent|agreement|ok|okay|go-ahead))(?: (?:from|by|of) {_BOSS}|(?= first| before|[.,]))(?P<rest>[^.!?]*)[.!]*$",
    re.IGNORECASE,
)
NOT_ALLOWED = re.compile(
    r"^(?:sorry,? (?:but )?|unfortunately,? |i'm afraid(?: that)? |i'd love to,? but )*(?:i'm|i am) (?:simply |just )?(?:not (?:authori[sz]ed|allowed|permitted|empowered|cleared|in a position)|unable) to (?P<act>(?!be\b)[a-z]+ [^.!?;]{2,90}?)(?:(?:,)? (?:without|until|unless|before|on my own|myself)\b[^.!?]*)?[.!]*$"
    r"|^(?:sorry,? (?:but )?|unfortunately,? |i'm afraid(?: that)? )*i (?:don't|do not) have (?:the )?(?:authority|permission|power|authori[sz]ation|clearance) to (?P<act2>(?!be\b)[a-z]+ [^.!?;]{2,90}?)(?:,? (?:without|until|unless|before)\b[^.!?]*)?[.!]*$",
    re.IGNORECASE,
)

GLADLY = re.compile(
    rf"^(?:as for [^,]{{2,40}}, |on [^,]{{2,40}}, )?i(?:'d| would) (?:gladly |happily |(?:love|like|be (?:glad|happy)) to )(?P<act>[a-z]+ [^.;!?]{{2,80}}?),? (?:but|only|except(?: that)?|though) (?P<why>[^.;!?]*?\b{_BOSS}\b[^.;!?]*)[.!]*$",
    re.IGNORECASE,
)
NEED_OK = re.compile(
    rf"^(?:i(?:'d| would)? (?:first )?(?:have to get|need(?: to get)?|want|have to have|must have)|i can(?:'t|not) do (?:that|this|it) without) (?:{_BOSS}(?:'s|s')? (?:ok|okay|approval|permission|say-so|consent|go-ahead|blessing|agreement|sign-?off)|(?:the |an? )?(?:ok|okay|approval|permission|say-so|consent|go-ahead|nod|agreement|sign-?off) (?:of|from) {_BOSS.replace('<boss>', '<boss2>')})(?P<act> to [a-z]+ [^.;!?,]{{2,80}}?)?(?:,? (?:first|before [^.;!?]*))?[.!]*$",
    re.IGNORECASE,
)
SEE_WHETHER = re.compile(
    rf"(?:^|(?P<before>^[^;]{{3,160}}?)(?P<link>,? (?:so|and|but)|;) )(?:though,? )?(?:i've(?: got)?|i have|{_MUST})(?: to)? (?:see|check|find out|ask) (?:whether|if) (?P<who>(?:(?:my|our|the) )?[\w.' -]{{2,30}}?) (?P<does>is (?:happy|okay|ok|fine|all right|good)|agrees?|approves?|allows?|says yes|signs)\b(?P<rest>[^,;.!?]{{0,40}})[.!]*$",
    re.IGNORECASE,
)
NOT_MINE = re.compile(
    r",? (?:but |and |so )?(?:it|that|this)(?:'s not| isn't| is not) (?:mine|my call|my decision|for me|up to me)(?: to \w+)?$",
    re.IGNORECASE,
)
"""That somebody else decides, before whom the agent goes and asks."""
STALL = re.compile(
    r"\b(?:ha(?:s|ve|d) to|must|needs? to|approv\w+|authori[sz]\w+|permission|say-so|nod|sign(?:ed)? (?:it )?off|okay|consent|allow\w*|lets me|call\b|decides?|countersign\w*|ok|only [a-z ]{3,30} can)\b",
    re.IGNORECASE,
)
BOSS = re.compile(
    rf"\b(?P<whole>(?:my|our|the) (?!\w+day)(?:[a-z]+ )?{_BOSS[len('(?P<boss>(?:(?:my|our|the|a|his|her|their) )?') : -1]}(?: (?:lady|man|woman|person|people|team|department|office|desk))?)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\d|\b(?:tomorrow|today|tonight|back|meeting|leave|holiday|away|break|morning|afternoon|week|you|your)\b|(?<=[a-z,] )[A-Z][a-z]",
    re.UNICODE,
)
"""What a sentence may say besides the stall; it would be lost."""


GIVEN = re.compile(
    r"\b(?:ok|okay|approval|permission|go-ahead|authori[sz]ation|consent|nod|say-so|sign-?off|blessing|agreement|decision|word) (?:of|from)$",
    re.IGNORECASE,
)
DECIDES = frozenset(
    "approve authorise authorize sign agree decide confirm release allow okay countersign clear do".split()
)
"""What somebody who has to agree does."""


AWAY = re.compile(
    r"\b(?:he|she|they|who)(?:'s|'re| is| are)? (?:\w+ )?(?:away|on (?:leave|holiday)|out|off|shut|closed|not (?:in|here|back)|back (?:on|in|next))\b|\b(?:isn't|aren't|not) (?:in|back|here|there) (?:until|till|before)\b",
    re.IGNORECASE,
)
"""That whoever has to agree is not there, so that no answer can be promised for today."""
HOLDS_IF = re.compile(r"\b(?:we|i|you)(?:'ll|’ll| will| can| could| may)\b(?!['’ ](?:t|not)\b)", re.IGNORECASE)
"""An offer in front, which holds only if they agree."""
BACK = re.compile(
    r"\b(?:until|till|before|back(?: again)?(?: on| in)?) (?P<day>(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week|the \d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
"""And when they are."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The check as something that the agent is doing, with the time of the answer left as a slot."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to own the check, the best first; an answer from who is away comes when they are back."""
    around = piece.reading.sentences[piece.sentence.index : piece.sentence.index + 2]
    said = " ".join(one.text for one in around).replace("’", "'")
    back = BACK.search(said)
    if (
        HOLDS_IF.search(piece.before)
        or SETTLED.search(piece.text.replace("’", "'"))
        or (AWAY.search(said) and back is None)
    ):
        return
    for one in _ways(piece):
        day = back["day"] if back and AWAY.search(said) else ""
        on = "on " if re.match(r"the|(?!next)\w+day", day) else ""
        yield replace(one, text=one.text.replace(when(), when(f"{on}{day}"))) if day else one


def _ways(piece: Piece) -> Iterator[Wording]:
    text = piece.text.replace("’", "'")
    if found := SEE_WHETHER.match(text):
        ours = re.match(r"(?:my|our|the)\b", found["who"], re.IGNORECASE)
        ask = f"I'm asking {small(found['who']) if ours else found['who']} whether that's all right"
        if not any(has_time(one.text) for one in piece.reading.sentences if one.index > piece.sentence.index):
            ask = f"{ask}, and you'll have the answer {when()}"
        before = NOT_MINE.sub("", found["before"] or "")
        link = found["link"] if before == found["before"] else ", and"
        yield Wording(f"{before}{link} {ask}." if before else f"{ask}.", "review", NOTE)
    elif found := ASK_FIRST.match(text):
        what = _purpose(found["rest"])
        if what:
            yield Wording(f"I'm asking {_boss(found['boss'])}{what}{_answer(piece)}.", "review", NOTE)
        if what is not None:
            yield _taking(piece, _boss(found["boss"]))
    elif asked := asked_of(piece):
        told = _answer(piece)
        yield Wording(f"I'll {asked}{f' {when()}' if told and not has_time(asked) else ''}.", "review", ASKS)
    elif found := GLADLY.match(text):
        if not re.search(r"\d|\b(?:tomorrow|meeting|leave|holiday|away|break|until|till)\b", found["why"]):
            yield _getting(piece, found["act"])
    elif found := NEED_OK.match(text):
        act = (found["act"] or "").removeprefix(" to ")
        yield _getting(piece, act) if act else _taking(piece, _boss(found["boss"] or found["boss2"]))
    elif found := BOSS_MUST.match(text):
        what = (found["what"] or "").strip()
        named = what if found["act"].lower() in ("approve", "authorise", "authorize", "release", "confirm") else ""
        yield _taking(piece, _boss(found["boss"]), named)
    elif found := NEEDS.match(text):
        whole = re.match(
            r"(?:i|we|you|it|this|that|any\w*)\b|(?!your|the|this|my|our)\w+s (?:of|over|above|like)\b",
            found["what"],
            re.I,
        )
        if not found["rest"] or re.match(r",? (?:first|before)\b[^,;]*$", found["rest"]):
            thing = "" if whole else small(found["what"])
            yield _taking(piece, _boss(found["boss"]), thing) if found["boss"] else _getting(piece, "", thing)
    elif found := NOT_ALLOWED.match(text):
        act = found["act"] or found["act2"]
        if not re.match(
            r"(?:say|tell|comment|discuss|disclose|share|give out|decide|help|do|promise)\b", act
        ) and not re.search(r"\b(?:any|but|so|because|which)\b", act):
            yield _getting(piece, act)
    elif (
        STALL.search(text)
        and (BOSS.search(text) or (STALLS.search(text) and not HOUSE_RULE.search(text)))
        and not re.search(r"\b(?:agreement, |been sought|asked|already)", text)
        and not MORE.search(text)
        and len(text.split()) < 30
        and "?" not in text
        and (who := _who(piece, text))
    ):
        yield _taking(piece, who)


def asked_of(piece: Piece) -> str:
    """Whom the agent asks, and what, in their own words: "ask the landlord about the cat"; empty where nobody is named."""
    text = piece.text.replace("’", "'")
    found = ASK_OTHERS.match(text)
    if found is None:
        return ""
    what = _purpose(text[slice(*found.span("rest"))] if found["rest"] else "")
    return "" if what is None else f"ask {small(text[slice(*found.span('whom'))])}{what}"


def asks_first(text: str) -> bool:
    """Whether a sentence puts off to somebody whose consent is needed, so that it will say when the answer comes."""
    plain = text.replace("’", "'")
    return any(one.match(plain) is not None for one in (ASK_FIRST, ASK_OTHERS, BOSS_MUST, NEED_OK))


def _answer(piece: Piece) -> str:
    """That the answer comes, and when; nothing where a later sentence says so, or stalls too and will."""
    behind = piece.reading.sentences[piece.sentence.index + 1 :]
    if any(asks_first(one.text) for one in behind):
        return ""
    return (
        ""
        if any(has_time(one.text) and HEARS.search(one.text) for one in behind)
        else f", and you'll have the answer {when()}"
    )


HEARS = re.compile(
    r"\b(?:answer|hear|let you know|(?:message|write|email|e-mail|text|call|ring|phone|tell|update) (?:to )?you|back to you)\b",
    re.IGNORECASE,
)
"""How the customer is told of it."""


def _taking(piece: Piece, whom: str, thing: str = "") -> Wording:
    return Wording(f"I'm taking {thing or 'this'} to {whom}{_answer(piece)}.", "review", NOTE)


def _getting(piece: Piece, act: str, thing: str = "") -> Wording:
    what = f"go-ahead to {act}" if act else f"approval for {thing or 'this'}"
    return Wording(f"I'm sorting out the {what}{_answer(piece)}.", "review", NOTE)


def _who(piece: Piece, text: str) -> str:
    """Who has to agree: a boss by name, else the subject of what must be done, who it must be done by, or from whom the word comes."""
    if boss := BOSS.search(text):
        return small(boss["whole"])
    doc = piece.reading.parser.parse(text)
    for token in doc:
        word = GIVEN.search(doc[: edges(token)[0] + 1].text)
        giver = token.dep_ in ("obl:agent", "agent") or (token.dep_ in ("obl", "nmod") and word is not None)
        named_by = {child.lower_ for child in token.children} & {"my", "our", "the"}
        decides = token.dep_ == "nsubj" and token.head.lemma_.lower() in DECIDES and bool(named_by)
        if (giver or decides) and token.pos_ in ("NOUN", "PROPN"):
            start = edges(token)[0] + sum(child.dep_ == "case" for child in token.children)
            named = words(doc, start, token.i + 1).removeprefix("only ").removeprefix("Only ")
            return small(named, doc[start]) if len(named.split()) < 6 else ""
    return ""


def _boss(boss: str) -> str:
    named = small(boss)
    return (
        named if re.match(r"(?:my|our|the|a|his|her|their|head office|management|finance)\b", named) else f"my {named}"
    )


def _purpose(rest: str) -> str | None:
    """What is asked for, from what follows the person; None where something follows that cannot be turned."""
    rest = re.sub(
        r"(?:,? (?:(?:as |because |since )?i'm not (?:authori[sz]ed|allowed|permitted|able)[^,;]*|first|before (?:i|we) (?:can |could |do |may )?[^,;]*|before (?:doing|going|agreeing|promising|that)\b[^,;]*|if that's ok(?:ay)?|for (?:approval|permission|the ok|authori[sz]ation)(?: first)?))+$",
        "",
        rest.rstrip(" ,"),
        flags=re.IGNORECASE,
    )
    rest = re.sub(
        r"^ (?:for (?:his |her |their |an? )?(?:approval|permission|the ok|authori[sz]ation|go-ahead))$", "", rest
    )
    if not rest:
        return ""
    if re.match(r" (?:about|for|on|whether|if) [^,;]{2,80}$", rest) and not re.search(
        r"\b(?:and|but|so|before)\b", rest
    ):
        return rest
    return None


SAID = frozenset(
    "email e-mail mail message letter note reply answer post text chat call comment question request response".split()
)
"""What was said before, to which nothing can be put."""


def is_somebody(doc: Doc, end: int) -> bool:
    """Whether the noun of which the words that end here are a part names a person or a desk."""
    word = next((one for one in doc if one.idx < end <= one.idx + len(one)), None)
    while word is not None and word.dep_ in ("amod", "compound") and word.head.i > word.i:
        word = word.head
    return word is None or word.lemma_.lower() not in SAID
