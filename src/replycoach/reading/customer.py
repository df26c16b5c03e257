"""What the customer asked: questions direct and indirect, with and without a question mark, but not mere outbursts.

No parser: customers write too sloppily for one. A sentence is cut where a question opens ("…, and do you …") or closes
("…, i need it today"), and every piece is held against small tables of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from replycoach.reading.matters import about
from replycoach.reading.reading import Question

__all__ = ["about", "questions"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DENIED = _set("isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't")
ASKING = _set("what when where why who whom whose which how")
HELPERS = _set(
    "is are was were do does did can could will would should shall may might ought has have had am isn't aren't wasn't weren't don't"
    " doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't"
)
SUBJECTS = _set(
    "i you we he she it they there this that these those my your our his her their the a an any anyone anybody someone somebody"
    " everyone everything nobody both either another"
)
SLOPPY = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "wen": "when", "wot": "what", "wat": "what",
    "whens": "when is", "whats": "what is", "wheres": "where is", "hows": "how is", "whos": "who is", "whys": "why is",
    "when's": "when is", "what's": "what is", "where's": "where is", "how's": "how is", "who's": "who is", "why's": "why is",
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "cannot": "can't", "wont": "won't", "isnt": "isn't",
    "arent": "aren't", "wasnt": "wasn't", "hasnt": "hasn't", "havent": "haven't", "couldnt": "couldn't", "wouldnt": "wouldn't",
    "shouldnt": "shouldn't", "gonna": "going to", "wanna": "want to", "im": "i'm", "ive": "i've",
}  # fmt: skip
"""Words as hurried customers write them, and as the tables have them."""

PRONOUNS = _set("i you we he she it they there this that these those my our your")
OPENERS = _set(
    "so and but also or well ok okay hi hiya hello hey heya howdy morning afternoon evening good greetings dear team please just oh omg sorry"
    " btw ps plus then anyway anyways actually honestly basically quick quickly genuine silly stupid daft dumb real random small little one another last first"
    " second secondly firstly finally lastly q qq question questions maybe perhaps now right look listen lol um hmm thanks ta cheers all folks guys"
    " everyone again and/or"
)
"""Words before the words that ask: greetings, "just", "one quick question"."""

NOT_ASKED = _set(
    "not never been be nothing no still now also already just really so too very only what absolutely going"
)
"""After "is" or "are" at the start, these show that a subject was dropped ("is still broken"), not that somebody asks."""

ANY = _set(
    "eta etas timescale timescales timeframe idea ideas news update updates chance way word plans luck sign discount reason possibility tips advice"
)
ENDINGS = _set(
    "i i'm i've i'd we we've we're it's its my our he she they there's because cos coz as since thanks thank ta cheers please otherwise"
)
"""Words that begin something else after a comma, so that the question ends there."""

OUTBURSTS = {
    "are you": _set("kidding serious joking people lot all even blind mad robots stupid deaf taking having actually for trying"),
    "you": _set("kidding serious joking"),
    "y'all": _set("kidding serious joking"),
    "can any": _set("of"),
    "can somebody": frozenset({"actually help", "please help", "help"}),
    "can someone": frozenset({"actually help", "please help", "help"}),
    "will somebody": frozenset({"please do", "please help"}),
    "will someone": frozenset({"please do", "please help"}),
    "how can i": _set("ever"),
    "do you": _set("people lot guys even think care realise realize honestly really ever enjoy seriously call not actually"),
    "do you know how": _set("long much many often hard it embarrassing stressful"),
    "do you have any": _set("idea respect shame"),
    "do i": _set("look"),
    "did you": _set("even"),
    "does": _set("nobody"),
    "does anyone": _set("even actually care there"),
    "does anybody": _set("even actually care there"),
    "does this": _set("look sound seem"),
    "does that": _set("look sound seem"),
    "have you": _set("people lot ever even no any") | {"lost your"},
    "how": _set("hard difficult stupid dare dumb hilarious ridiculous"),
    "how many": _set("times more"),
    "how is this": _set("acceptable ok okay right fair even legal allowed still my a possible"),
    "how is that": _set("acceptable ok okay right fair even legal allowed my a possible"),
    "how is it": _set("legal acceptable ok okay fair"),
    "how do you": _set("sleep mess manage lose people even dress not justify"),
    "how can": _set("anyone anybody a people"),
    "how can you": _set("people be treat sleep not charge justify just lose"),
    "how could you": _set("people be do not just lose"),
    "how are you": _set("still people even doing today") | {""},
    "what": _set("kind sort type planet world a the nonsense rubbish"),
    "what is": _set("wrong") | {"the point"},
    "what was": frozenset({"the point"}),
    "what are you": _set("people even playing lot"),
    "what do you": _set("people take lot even"),
    "what do i": _set("pay"),
    "what am i": _set("paying"),
    "what are we": _set("paying"),
    "what exactly": frozenset({"am i paying", "are we paying"}),
    "what part": _set("of"),
    "what more": _set("do"),
    "why": _set("bother even"),
    "why do i": _set("bother even"),
    "why do you": _set("people even lot"),
    "why am i": _set("even paying not surprised"),
    "why would": _set("anyone anybody i you we"),
    "why should": _set("i we anyone"),
    "who": _set("cares even needs raised hired"),
    "who do you": _set("think people"),
    "who does": _set("that this"),
    "is": _set("nobody"),
    "is this": _set("a some really how what your seriously even acceptable the"),
    "is that": _set("a some really how what your seriously even acceptable so too"),
    "is it": _set("so really any that") | {"too much"},
    "is anyone": _set("even alive awake there actually home reading listening") | {""},
    "is anybody": _set("even alive awake there actually home reading listening") | {""},
    "is there": _set("anyone anybody"),
    "can you": _set("believe imagine"),
    "can i": _set("say") | {"just say"},
    "may i": _set("say add") | {"just say"},
    "could i": _set("say") | {"just say"},
    "would you": _set("like believe accept") | {"be happy", "put up"},
    "will you": _set("ever people"),
    "am i": _set("invisible stupid talking") | {"a joke", "supposed to just", "meant to just"},
}  # fmt: skip
"""How outbursts begin that nobody expects an answer to: an opening, and the words that may go on from it ("": nothing)."""
ALONE = frozenset("remember see yes no huh eh seriously really hello anyone anybody wtf right ok okay what".split()) | {
    "you know", "know what", "guess what", "happy now", "hope you are well", "what the", "anyone there", "anybody there", "you there", "would you", "could you", "can you", "could you tell me", "can you tell me", "can you help", "can you help me", "could you help me", "could you help",
}  # fmt: skip
"""Outbursts where they stand alone."""
SHORT = frozenset(
    {
        "what now",
        "now what",
        "which is it",
        "why",
        "how",
        "where",
        "when",
        "who",
        "why not",
        "how come",
        "how so",
        "by when",
        "by who",
        "how much",
        "how long",
        "where to",
    }
)
"""Questions of a word or two."""
STRENGTHENED = (("the", "hell"), ("the", "heck"), ("the", "fuck"), ("on", "earth"), ("in", "hell"), ("the", "bloody"))
"""Put after "why" and the like by whoever is angry; read over."""

WH = "what|when|where|why|who|whom|whose|which|how|if|whether"
KNOWING = "know|find out|understand|ask|check|see|hear|confirm|learn|enquire|inquire|establish"
TELLING = "tell me|tell us|explain to me|explain|confirm|advise me|advise|clarify|you say|don't say|says nothing|let me know|let us know|check|find out"
UNSURE = (
    "wonder|wondering|wondered|unsure|not sure|not clear|unclear|no idea|no clue|don't know|don't understand|don't see|don't get|can't see|can't work out|can't find|can't tell|didn't say"
    "|doesn't say|puzzled|puzzles me|baffled|confused about|curious|question is|worry is|worries me is|concern is|awake is|question was|(?<!you can )(?<!you )(?<!they can )(?:worked out|work out)|asked|asking|asks"
)
INDIRECT = re.compile(
    rf"(?:(?<!you )\bto (?:{KNOWING})|\b(?:{TELLING})|\b(?:{UNSURE}))(?: (?:about|as to|by|me|us|you|from you|of|please|exactly|then|now|on|is|straight|in|twice|three|four|times|already|before|urgently|asap|today|for the (?:second|third|fourth|last) time|by (?:today|tomorrow|tonight|noon|\w+day|then)))* (?P<asks>(?:{WH})\b.*)"
)
NAMED = re.compile(
    r"(?:(?:like|want|need|love|wanted) to (?:know|find out|ask|enquire|inquire)|\bplease (?:advise|confirm|let me know|explain|state)"
    r"|\b(?:please|just|pls) tell (?:me|us)|^tell (?:me|us)|\b(?:can|could|would|will) (?:you|someone|somebody|anyone) (?:please )?(?:advise|confirm|tell me|explain))"
    r"(?: (?:me|us|about|of|on|that))* (?P<asks>(?:the|your|my|our|this|these|it|that|you|they|there|we) \w.+)"
)
"""Asks for something by its name: "please advise the price", "tell me it still works"."""
NO_QUESTION = re.compile(
    r"(?:what (?:else )?to (?:do|say|think|believe|expect)|(?:what|who|whom|where) else|what (?:he|she|they) (?:did|said|meant)|what happens to me|what (?:i|you) mean|what i (?:said|want|wanted|asked|paid)|if (?:you|anyone|someone|anybody) (?:can|could|would be able to) (?:please )?help(?: me| us| out)?$|if (?:you|u) (?:need|want|require|have any)|if there is anything|if (?:i|we) can (?:help|do anything)"
    r"|how (?:to (?:thank|express|put|say)|happy|grateful|pleased|disappoint\w*|annoy\w*|frustrat\w*|angry|upset|lovely|good|great|nice|brilliant|gently|much (?:i|we|this|that|it|they|you) (?:\w+ )?(?:love|appreciat|mean|like|hate|enjoy)\w*|impressed|stress\w*|useless|helpful|kind)|when (?:it comes|i say)|which is|who (?:it|i) (?:was|am)$|what i am)\b"
)  # fmt: skip
"""What follows "know", "say" and the like and asks nothing."""

REQUESTS, ASKED_OF = _set("can could would will"), _set("you someone somebody anyone")
SAYING = _set("tell let explain confirm advise clarify check find say know see")
"""A request with one of these verbs is for what is asked behind it."""

LONGEST_LEAD = 12
"""How many words may stand before the words that ask."""
LONGEST_CONDITION = 30
"""How many words an if-clause may have."""
CONDITION = _set("if when once after unless")
JOINTS = _set("and also plus but so because then though cos")


class Word(NamedTuple):
    """A word in the spelling of the tables, and where it stands in the message."""

    text: str
    start: int
    end: int


def questions(text: str, sentences: tuple[tuple[int, int], ...]) -> tuple[Question, ...]:
    """What the customer asked, in the order in which they asked it.

    >>> [q.asks for q in questions("I'd like to know when it ships. Is it blue?", ((0, 31), (32, 43)))]
    ['when it ships', 'Is it blue']
    >>> [q.asks for q in questions("are you kidding me?? where is it", ((0, 20), (21, 32)))]
    ['where is it']
    """
    found: list[Question] = []
    for start, end in sentences:
        words = _words(text, start, end)
        marked = "?" in text[start:end]
        bounds = [*_openings(words, text, marked), len(words)]
        for first, last in pairwise(bounds):
            closes = last == len(words)
            while not closes and last - first > 1 and words[last - 1].text in JOINTS:
                last -= 1
            piece = words[first:last]
            ends = text.rfind("?", piece[0].start, end) + 1 if closes and piece else 0
            if ends:
                piece = [word for word in piece if word.end <= ends]
            found += _asked(text, piece, ends or (end if closes else piece[-1].end), bool(ends))
    return tuple(found)


def _words(text: str, start: int, end: int) -> list[Word]:
    """The words of a sentence; one that stands for two ("whens") gives both, at the same place."""
    words = []
    for match in re.finditer(r"[@#]?\w+(?:['’/.-]\w+)*", text[start:end]):
        plain = match[0] if match[0] in {"R", "U"} else match[0].lower().replace("’", "'")
        words += [Word(part, start + match.start(), start + match.end()) for part in SLOPPY.get(plain, plain).split()]
        if len(words) > 2 and words[-3].text in ASKING and (words[-2].text, words[-1].text) in STRENGTHENED:
            del words[-2:]
    return words


def _openings(words: list[Word], text: str, marked: bool) -> list[int]:
    """Where the pieces of a sentence begin: at its start, and wherever a question opens after a comma or an "and"."""
    cuts = [0]
    for at in range(1, len(words)):
        before = words[at - 1]
        gap = text[before.end : words[at].start]
        joint = before.text in JOINTS or bool(re.search(r"[^\w\s'’\"“”./-]|\n|\s-", gap))
        relative = words[at].text == "who" and not marked and before.text not in JOINTS
        if (
            joint
            and not relative
            and not _conditional(words[cuts[-1] : min(at, cuts[-1] + LONGEST_LEAD)])
            and _begins(words, at, cuts[-1], marked)
        ):
            cuts.append(at)
    return cuts


def _begins(words: list[Word], at: int, piece: int, marked: bool) -> bool:
    """Whether a question begins here, its condition first where it has one ("…, and if I order today would it …")."""
    if words[at].text in CONDITION and words[at + 1 : at + 2] and words[at + 1].text not in HELPERS:
        asked = _opens(words, piece + _lead(words[piece : piece + LONGEST_LEAD]), marked)
        return asked and any(
            _opens(words, later, marked) for later in range(at + 3, min(at + LONGEST_CONDITION, len(words)))
        )
    tag = len(words) == at + 2 and words[at].text in HELPERS and words[at + 1].text in PRONOUNS
    return not tag and _opens(words, at, marked)


def _opens(words: list[Word], at: int, marked: bool) -> bool:
    """Whether a direct question opens here: "when will", "how much does", "can I", "any news"."""
    here = words[at].text
    after = [word.text for word in words[at + 1 : at + 7]]
    if " ".join([here, *after]) in SHORT:
        return marked or at == 0 or len(after) > 0
    if not after:
        return False
    if here in ASKING:
        return _wh_opens(words, at, after, marked)
    if here == "any":
        return after[0] in ANY
    if here not in HELPERS or (here in DENIED and not marked):
        return False
    first = at == 0 or (at < LONGEST_LEAD and _lead(words[: at + 1]) == at)
    if here in {"is", "are", "does"} and (first or marked) and after[0] not in SUBJECTS:
        return after[0] not in NOT_ASKED and not re.search(r"(?:ed|ing)$", after[0])
    if marked:
        return after[0] in SUBJECTS or words[at + 1].text.startswith("@")
    if here in {"had", "should", "might"} or (here in {"have", "do"} and after[0] not in {"i", "you", "we", "they"}):
        return False
    return (
        after[0] in (SUBJECTS if first or here in {"can", "could", "will", "does", "did"} else PRONOUNS)
        and len(after) > 1
    )


def _wh_opens(words: list[Word], at: int, after: list[str], marked: bool) -> bool:
    here = words[at].text
    if after[0] in HELPERS:
        return not (here == "which" and not marked) and not _cleft(words, at)
    if after[0] in SUBJECTS:
        return False
    if here in {"who", "what", "which"} and after[0].endswith("s") and len(after[0]) > 3:
        return marked or here == "who" or after[0] in {"happens", "comes", "costs"}
    if here == "how" and after[0] in {"much", "many"} and after[1:2] == ["for"]:
        return True
    if here in {"how", "what", "which", "whose"} or (here == "where" and after[0] in {"exactly", "else"}):
        return _helped(after, marked)
    return marked


def _helped(after: list[str], marked: bool) -> bool:
    """Whether "how much", "which tram" or the like goes on as a question does: with a helping verb."""
    if after[0] in {"about", "come"}:
        return True
    for at, word in enumerate(after[1:4], 1):
        if word in HELPERS:
            return marked or at + 1 == len(after) or after[at + 1] in SUBJECTS or at <= 2
        if word in {"i", "you", "we", "he", "she", "it", "they"}:
            return False
    return marked


def _cleft(words: list[Word], at: int) -> bool:
    """ "What is worse is that …", "when is comes to …": no question, whatever it looks like."""
    rest = [word.text for word in words[at + 2 : at + 8]]
    return (
        bool(rest)
        and rest[0] in {"worse", "more", "annoying", "frustrating", "odd", "strange", "funny"}
        and bool({"is", "that"} & set(rest[1:]))
    )


def _asked(text: str, words: list[Word], end: int, marked: bool) -> Iterator[Question]:
    """The questions in one piece of a sentence."""
    short = " ".join(word.text for word in words) in SHORT
    body = words if short else words[_lead(words) :]
    spelt = " ".join(word.text for word in body)
    if not body or _rhetorical(spelt):
        return
    indirect = list(_indirect(text, words))
    if indirect:
        if asks := _request_before(words, len(words) - len(body), indirect[0][0]):
            stop = words[asks].end
            yield Question(
                text=text[body[0].start : stop], start=body[0].start, end=stop, asks=_bare(text[body[0].start : stop])
            )
            body = words[asks + 2 :]
        for first, last in indirect:
            stop = _stop(text, words[first:last], end if last == len(words) else words[last - 1].end)
            begin = body[0].start if first == indirect[0][0] else words[first].start
            yield Question(
                text=text[begin:stop].strip(), start=begin, end=stop, asks=_bare(text[words[first].start : stop])
            )
        return
    opens = next(
        (at for at in range(len(body)) if (at == 0 or (at >= 3 and _conditional(body))) and _opens(body, at, marked)),
        None,
    )
    if opens is None and not (marked and _plain_question(text, body, end)):
        return
    if (
        opens is not None
        and not marked
        and text[body[-1].end : end].lstrip().startswith("!")
        and body[0].text not in ASKING | HELPERS
    ):
        return
    stop = end if marked else _stop(text, body, end)
    yield Question(
        text=text[body[0].start : stop].strip(), start=body[0].start, end=stop, asks=_bare(text[body[0].start : stop])
    )


def _request_before(words: list[Word], at: int, first: int) -> int:
    """Where a request ends beside which something is asked ("could you send the bill *too* and tell me when …"); 0 where there is none."""
    if [word.text in some for word, some in zip(words[at:], (REQUESTS, ASKED_OF), strict=False)] != [True, True]:
        return 0
    verb = next((word.text for word in words[at + 2 : first] if word.text not in OPENERS), "")
    joint = next((here for here in range(first - 1, at + 3, -1) if words[here].text == "and"), 0)
    return joint - 1 if joint and verb and verb not in SAYING else 0


def _lead(words: list[Word]) -> int:
    """How many words stand before the words that ask."""
    at = 0
    while (
        at < min(len(words), LONGEST_LEAD)
        and (words[at].text in OPENERS or words[at].text.startswith("@"))
        and words[at].text not in HELPERS
    ):
        at += 1
    greeted = at and at < len(words) - 1 and words[at - 1].text in {"hi", "hello", "hey", "dear"}
    if greeted and words[at].text not in SUBJECTS | ASKING | HELPERS and _opens(words, at + 1, True):
        at += 1  # the name of whoever is greeted
    return at if at < len(words) else 0


def _rhetorical(spelt: str) -> bool:
    if spelt in ALONE:
        return True
    for opening, follow in OUTBURSTS.items():
        if spelt.startswith(opening) and spelt[len(opening) :][:1] in ("", " "):
            rest = spelt[len(opening) + 1 :]
            if rest.partition(" ")[0] in follow or any(" " in more and rest.startswith(more) for more in follow):
                return True
    return False


def _indirect(text: str, body: list[Word]) -> Iterator[tuple[int, int]]:
    """What an indirect question asks, as ranges of words: "I want to know [when …] and [why …]"."""
    spelt = " ".join(word.text for word in body)
    found = INDIRECT.search(spelt) or NAMED.search(spelt)
    if not found or NO_QUESTION.match(found["asks"]):
        return
    first = len(spelt[: found.start("asks")].split())
    if len(body) > first + 1 and "," in text[body[first].end : body[first + 1].start]:
        return
    if len(body) - first < 2 and body[first].text not in {"why", "when"}:
        return
    for at in range(first + 2, len(body)):
        if body[at].text in ASKING | {"if", "whether"} and (ends := _joined(text, body, at)):
            yield first, ends
            first = at
    yield first, len(body)


def _joined(text: str, body: list[Word], at: int) -> int:
    """Where the part before ends when an "and" joins what begins at `at`; 0 when none does."""
    if body[at - 1].text in {"and", "or"}:
        return at - 1
    return at if "&" in text[body[at - 1].end : body[at].start] else 0


def _conditional(words: list[Word]) -> bool:
    """Whether these begin as an if-clause does ("and if I order today …"), but not as "when do I …"."""
    at = _lead(words)
    return words[at].text in CONDITION and (len(words) < at + 2 or words[at + 1].text not in HELPERS)


def _plain_question(text: str, body: list[Word], end: int) -> bool:
    """Whether a piece that has only its question mark to show for it asks something ("The white one has a plug?")."""
    loud = re.search(r"\?\s*[?!]|!\s*\?", text[body[-1].end : end])
    return (
        len(body) >= 2
        and not loud
        and body[0].text not in {"oh", "you've", "you're", "which"}
        and (body[0].text != "what" or body[1].text in {"i", "we"})
    )


def _stop(text: str, words: list[Word], end: int) -> int:
    """Where a question without a mark ends: before a comma with which something else begins, or before a signature."""
    for before, word in pairwise(words[2:]):
        if word.text in ENDINGS and re.search(r"[,;–—(\n]|\s-", text[before.end : word.start]):
            return before.end
    if len(words) > 2 and re.match(r"[.!]\s", text[words[-2].end :]):
        return words[-2].end
    return end


def _bare(words: str) -> str:
    return re.sub(r"[\s?!.,;:)–—-]+$", "", words)
