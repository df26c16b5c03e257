"""Brighter than the situation bears: emoji, interjections and exclamation marks go, and so does a line that says nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from replycoach.model import Edit, Finding, Move
from replycoach.reading import Reading
from replycoach.reading.matters import is_bereaved, is_grave
from replycoach.rewriting.clauses import shortened, without
from replycoach.rewriting.naming import first_name
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import is_finite
from replycoach.rewriting.transforms._piece import CONTENT, MATTER, Piece, Wording, by_sentence, capital, tail_off, tidy
from replycoach.rewriting.transforms._reproach import supposed

RULES = ("tone/over-cheerful",)

EMOJI = re.compile(
    "[\u203c\u2049\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff][\u200d\ufe0e\ufe0f\u20e3\u2640\u2642\U0001f3fb-\U0001f3ff]*|(?<!\\w)(?:[:;=][-'^]?[)DPp]|<3|[xX]D)(?!\\w)"
)
_YAY = (
    r"(?:woo+\s?hoo+|woo+p(?: woo+p)?|woo+t|ya+y|yippee|yipee|hoo?ra+y|hurra[yh]|ta-?da+h?|tickety-?boo|boo+m|ooh+|oo+|aw+|wo+w|(?:wh)?oops(?:ie|y|-?a)?(?:[- ]daisy)?|eek|yikes|hehe|haha+|hihi|teehee|lol|phew|"
    r"bingo|ding ding ding|knock knock|hey+|hiya|no worries|no biggie|chin up(?:, buttercup)?|cheer up|awesome|amazing|fantastic|fab|fabulous|brilliant(?: stuff)?|super|wonderful|yep|yup|good news(?: all round)?|great news|guess what|how exciting|what fun|easy peasy(?: lemon squeezy)?|happy days|you guessed it)"
)
INTERJECTION = re.compile(
    rf"^(?:(?:well|oh|and|so|sorry)[, ]+)?(?:{_YAY}(?:,? {_YAY})*)(?:\s*[!,.…]+\s*|\s+[–—-]+\s*|\s*$)", re.IGNORECASE
)
CLOSING = re.compile(
    rf"(?:,|(?<=[.!?]))\s*(?<!\w)(?:{_YAY}|i promise|pinky promise|bless|okay\?|yay\b)(?=[.!]*$)", re.IGNORECASE
)
CHEER = re.compile(
    r"\b(?:fun|part(?:y|ies)|adventure|superstar|cuddl\w+|danc\w+|treat yourself|sparkl\w+|sunshine|sunny|vibes?|smil\w+|bright side|upside|gremlins?|fairy|magic\w*|champ\w*|woo+h\w+|thrilled|pumped|gorgeous|lovely|fingers crossed|let's|cheek\w+|awesome|fab\w*|super|"
    r"rise and shine|on a roll|bummer|buttercup|plot twist|high five|popcorn|jigsaw|confetti|all the rage|nap|haha|lol|ha|hiccups?|wild ride|excit\w+|love (?:it|that|hearing)|whoops\w*|oops\w*|ouch|boy have you|digital detox|cheers?|happy|stay \w+|dreams?|bless|sleep tight|gold star|birthday|cake|tickl\w+|over the moon|"
    r"lucky|puzzle|roast|spiced|camping|guess|pawsome|enjoy|sing|hop\w*|mopping|bag yourself|reporting for duty|alert|intern|fancied|halloween|pursued|bear|brand new|unplanned|make friends|in-laws|heated up|frown|honou?r|happiest|blast|gift|cosy|onesie|moan|day sparkle|wonderful|oh wait|hurra[yh]|hooray|smashing|modern art|good sport|one less|ahoy|yo)\b",
    re.IGNORECASE,
)
"""Words of jokes and high spirits: a sentence that keeps one is not mended by taking its exclamation mark away."""
GREETING = re.compile(r"(?i:hi|hello|hey+|hiya|dear)(?: there)? [A-Z][\w'-]+[!,.\s]*")
WISH = re.compile(
    r"(?P<before>^|,? and |, |[.!] )(?:i hope you )?(?:have|enjoy|hope you have) (?:an?|the rest of your|your|the) (?:\w+ ){0,3}(?P<what>day|evening|weekend|week|night|afternoon|morning|one)(?: ahead| everyone)?(?=[.!]*$)",
    re.IGNORECASE,
)


MISSED: frozenset[Move] = MATTER | {"apology"}
"""Moves of a sentence that does not go, however bright it is."""
THANKS = re.compile(r"\W*(?:many )?thank(?:s|\s+you)\b[^.!?\d]{0,60}!+\s*", re.IGNORECASE)
"""Thanks for writing or waiting, and nothing else."""
LIKELY = 0.5
"""How likely cheer must be in a sentence beside the flagged one for that one to change with it."""
RULE = "tone/over-cheerful"


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The sentence in a voice that fits, or nothing of it where only cheer is left; the cheer beside it goes with it."""
    made = list(by_sentence(reading, prose_span, rewrite))
    beside = tuple(_beside(reading, prose_span))
    if beside:
        spares = frozenset(text for text, _ in beside)
        for one in made:
            edits = (*one.edits, *(edit for _, edits in beside for edit in edits))
            if not _overlap(edits):
                yield Proposal(edits, "review", f"{one.note}, here and beside it", one.spares | spares)
    yield from made


def _beside(reading: Reading, span: tuple[int, int]) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """The other sentences that are too bright, with what makes them calmer."""
    if reading.customer is None or not reading.customer.upset:
        return
    for sentence in reading.sentences:
        if sentence.start < span[1] and span[0] < sentence.end:
            continue
        likely = sentence.cues.get(RULE, 0.0) >= LIKELY
        plain = tidy(EMOJI.sub("", sentence.text))
        greets = GREETING.fullmatch(plain) and "!" in plain
        if likely or greets or plain != sentence.text or INTERJECTION.match(plain) or CLOSING.search(plain):
            family = rewrite if likely else _marks
            first = next(by_sentence(reading, (sentence.start, sentence.end), family), None)
            if first is not None:
                yield sentence.text, first.edits


def _marks(piece: Piece) -> Iterator[Wording]:
    """Without emoji, interjections and exclamation marks; a sentence that is nothing else goes."""
    if wish := apt_wish(piece):
        yield Wording(wish, "review", "says the wish in plain words")
        return
    plain = tidy(EMOJI.sub("", piece.text))
    yield from (one for one in _calmer(piece) if one.text or not plain or INTERJECTION.fullmatch(plain))
    yield from (one for one in _cut(piece) if _is_bright(without(piece.text, one.text)))
    yield Wording(re.sub(r"!+", ".", EMOJI.sub("", piece.text)), "review", "leaves out the emoji")


def _overlap(edits: tuple[Edit, ...]) -> bool:
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    return any(two.start < one.end for one, two in pairwise(ordered))


WISHES_THEM = re.compile(
    r"\W*(?:(?:and|so|also|i|we|do|really|all)[ ,]+)*(?:hope|hoping|wish|wishing|happy|congrat\w*|best wishes|all the best|good luck|enjoy)\b[^.?!]*[.!]*$",
    re.IGNORECASE,
)
TEXTED = {"ur": "your", "u": "you", "bday": "birthday", "b-day": "birthday", "xmas": "Christmas"}
BRIGHT = re.compile(
    r"\b(?P<an>an? )?(?:awesome|amazing|fab\w*|super\w*|epic|fantastic|smashing|brilliant|wonderful|magical|bestest)\b",
    re.IGNORECASE,
)
OF_ANY = frozenset("day time week weekend one evening today order message".split())
"""Nouns of a wish for anybody."""


def apt_wish(piece: Piece) -> str:
    """A wish for the very thing or person that the customer wrote of, in plain words; empty where it is none, or somebody has died.

    A wish for a nice day is none: it could stand in any reply.
    """
    theirs = piece.reading.case.message.lower()
    plain = tidy(EMOJI.sub("", piece.text)).replace("’", "'")
    if not WISHES_THEM.match(plain) or is_bereaved(theirs) or is_grave(theirs):
        return ""
    plain = re.sub(r"[\w-]+", lambda found: TEXTED.get(found[0].lower(), found[0]), plain)
    nouns = {token.lemma_.lower() for token in piece.reading.parser.parse(plain) if token.pos_ == "NOUN"} - OF_ANY
    if not any(re.search(rf"\b{re.escape(noun)}", theirs) for noun in nouns):
        return ""
    plain = BRIGHT.sub(lambda found: f"{'a ' if found['an'] else ''}lovely", plain)
    return capital(re.sub(r"^hope\b", "I hope", f"{tail_off(plain)}.", flags=re.IGNORECASE))


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The sentence without its cheer, the best first; nothing of it where the customer misses nothing of what it does."""
    if wish := apt_wish(piece):
        yield Wording(wish, "review", "says the wish in plain words")
        return
    yield from supposed(piece)
    if THANKS.fullmatch(piece.text) and is_bereaved(piece.reading.case.message) and not piece.sentence.moves & MISSED:
        yield Wording("", "review", "leaves out the thanks for writing, beside a death")
    empty = not piece.sentence.moves and piece.empty_handed and not _tells(piece)
    if empty and piece.sentence.cues.get(RULE, 0.0) >= LIKELY:
        yield Wording("", "review", "leaves out what is only cheer")
    yield from _calmer(piece)
    yield from _cut(piece)
    if not piece.sentence.moves & MISSED and piece.empty_handed:
        yield Wording("", "review", "leaves out what is only cheer")


def _tells(piece: Piece) -> bool:
    """Whether something is told behind an interjection: "Oops, the order ran late!"."""
    plain = tidy(EMOJI.sub("", piece.text))
    rest = INTERJECTION.sub("", plain)
    return rest != plain and not CHEER.search(rest) and is_finite(piece.reading.parser.parse(capital(rest)))


def _cut(piece: Piece) -> Iterator[Wording]:
    """Without a clause: the one that is bright, else any that the customer does not miss."""
    rests = [rest for rest in shortened(piece, CHEER) if not _is_bright(rest)]
    for rest in sorted(rests, key=lambda rest: not _is_bright(without(piece.text, rest))):
        yield Wording(rest, "review", "leaves out the clause that is only cheer")


def _is_bright(text: str) -> bool:
    plain = tidy(EMOJI.sub("", text))
    return bool(CHEER.search(plain) or INTERJECTION.match(plain) or plain != tidy(text))


def _calmer(piece: Piece) -> Iterator[Wording]:
    """The sentence with its marks of cheer taken away."""
    text = re.sub(rf"(?<=[a-z])\s*(?:{EMOJI.pattern})(?:\s|{EMOJI.pattern})*(?=[A-Z])", ". ", piece.text)
    text = EMOJI.sub("", text)
    if GREETING.fullmatch(tidy(text)):
        plain = re.sub(
            r"^(?:hiya|hey+)\b",
            "Hi",
            re.sub(r"!+", "," if piece.reading.text[piece.sentence.end :][:1] in ("", "\n") else ".", tidy(text)),
            flags=re.IGNORECASE,
        )
        yield Wording(plain, "safe", "greets without the cheer")
        return
    text = CLOSING.sub("", INTERJECTION.sub("", tidy(text)))
    text = WISH.sub(lambda found: _wish(found, piece), text)
    text = re.sub(r"!+(?=\s|$|[\"')])", ".", text)
    text = tidy(re.sub(r"(?<!\.)\.{2}(?!\.)", ".", text))
    if (
        re.search(r"[\w})\]]$", text)
        and re.search(r"[\w,!.]", piece.text[-1:] + text[:1])
        and not re.search(r"\w$", piece.text)
    ):
        text += "."
    if not re.search(r"\w", text):
        if piece.lead.strip():
            yield Wording("", "review", "leaves out what is only cheer")
        elif piece.sentence.index == 0 and piece.sentence.does("greeting") and piece.reading.channel != "email":
            name = first_name(piece.reading.case.customer_name)
            yield Wording(f"Hi {name}." if name else "Hello.", "review", "greets without the cheer")
        if piece.empty_handed or re.fullmatch(rf"(?:\W|{_YAY})+", EMOJI.sub("", piece.text).strip(), re.IGNORECASE):
            yield Wording("", "review", "leaves out what is only cheer")
        return
    if (
        not piece.sentence.moves - {"signoff", "further_help"}
        and piece.empty_handed
        and not WISH.search(piece.text)
        and text == tidy(EMOJI.sub("", piece.text))
    ):
        yield Wording("", "review", "leaves out what is only cheer")
    if CHEER.search(text) and not re.search(r"\bhave a good \w+\b", text, re.IGNORECASE):
        return
    if (
        INTERJECTION.match(tidy(EMOJI.sub("", piece.text)))
        and not re.match(r"(?:thank|sorry)", text, re.IGNORECASE)
        and not is_finite(piece.reading.parser.parse(text))
    ):
        return
    marks_only = _same_words(text, piece.text)
    if marks_only and not piece.sentence.moves & (CONTENT | {"thanks", "apology", "further_help", "signoff"}):
        return
    if text.rstrip(".") != piece.text.rstrip(".!"):
        yield Wording(capital(text), "safe" if marks_only else "review", "brings the tone down to the situation")
    elif text != piece.text:
        yield Wording(text, "safe", "says it without the exclamation")


def _same_words(new: str, old: str) -> bool:
    return re.findall(r"\w+", new.lower()) == re.findall(r"\w+", EMOJI.sub("", old).lower())


def _wish(found: re.Match[str], piece: Piece) -> str:
    customer = piece.reading.customer
    if customer is not None and customer.upset:
        return ""
    return f"{found['before']}{'Have' if not found['before'].strip(' ') else 'have'} a good {found['what']}"
