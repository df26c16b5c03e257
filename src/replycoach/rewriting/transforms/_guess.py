"""Guesses that no check answers: what a step will bring is for the customer to tell, when something comes is for the agent to find
out, and what a test or a step is about to show "may" be so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.rewriting.directions import directions
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._desk import STAFF
from replycoach.rewriting.transforms._piece import capital, has_time, small, tail_off, tidy, when
from replycoach.rewriting.transforms.times import IN_BOUND, ONCE_FREE, VAGUE
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.transforms._piece import Piece

TELL_ME = "Let me know if that doesn't help."
_WILL = r"(?:will|'ll|should|ought to|would|must|might|may|could|is|are|'s)"
_SURE = r"(?:(?:then|now|surely|probably|normally|usually|hopefully|definitely|always|all|guaranteed to|bound to|sure to|certain to|going to)\s+)*"
EFFECT = re.compile(
    rf"(?P<join>[,;]\s*(?:(?:and|then|so)\s+)?|\s+(?:and|then|so)\s+)(?:then\s+)?(?P<thing>it|that|this|everything|all|things|they|(?:the|your) (?:\w+ ){{1,2}}?)\s*(?P<will>{_WILL}\s+{_SURE}|(?:normally|usually|always|often)\s+)(?P<rest>[a-z]+\b[^,;?\d]*)$",
    re.IGNORECASE,
)
"""What comes of a step, behind it: "and it'll run like new"."""
OBJECT = re.compile(
    r"^(?:be|is) (?:sent|posted|paid|refunded|delivered|charged|deleted|lost|credited|cancelled)\b", re.IGNORECASE
)
"""No effect that the customer sees at once."""
INVITES = re.compile(
    r"\b(?:if (?:not|it (?:doesn't|does not|still)|that (?:doesn't|does not))|let (?:me|us) know|tell (?:me|us)|come back to (?:me|us)|(?:write|call|message|ping|ring) (?:me|us|again))\b",
    re.IGNORECASE,
)
"""The draft says already what to do if it fails."""
COMES = re.compile(
    r"^(?P<thing>(?:it|this|that|they|these|those|(?:the|your|my|our|his|her|their) [^,;]{2,40}?|a \w+))(?P<will>\s+(?:should|will|might|may|ought to|would|could)|'ll)\s+(?:(?:hopefully|probably|then|also|now|likely|certainly|most likely)\s+)*(?P<act>(?:be|arrive|ship|turn up|come|get|reach|leave|land|go|show up|start|open|follow|clear|appear)\b[^,;]*)$",
    re.IGNORECASE,
)
"""What is to come."""
CERTAIN = (
    (re.compile(r"(?:'s|'re|\s+is|\s+are) (?:surely|bound to be|definitely|certainly|most certainly|clearly|sure to be|guaranteed to be|no doubt|almost certainly)\b(?: to be)?", re.IGNORECASE), " may be"),
    (re.compile(r"(?:'ll|\s+will|\s+must)(?: surely| definitely| just| probably| no doubt)? be\b(?= (?:the|your|an?|our|his|her|their|that|just|only)\b)", re.IGNORECASE), " may be"),
    (re.compile(r"(?:'ll|\s+will|\s+must)(?: surely| definitely| just| no doubt)? have(?= [a-z]+(?:ed|en|n|t|ne)\b)", re.IGNORECASE), " may have"),
)  # fmt: skip
AS_A_RULE = re.compile(
    r"[,;]\s+(?:(?:and|as|because|since)\s+)?(?:(?:it|that|they|those|these|things)(?:\s+[\w-]+){0,3}?|most [\w ]{1,20}|no(?:thing|body) [\w ]{1,20})\s+(?:nearly|almost|normally|usually|mostly|generally|always|often|do|does|tend|tends|trips?|happens?|is|are|run|go|come)\b[^,;.!?\d]*$",
    re.IGNORECASE,
)
"""What it is like as a rule, behind a guess."""
AT_TEST = re.compile(
    r"\bI(?:'ve| have)(?: now| already| just)? (?:asked|ordered|booked|requested|arranged|sent|raised|passed)\b|\bI(?:'ll| will|'m going to|'m) (?:also )?(?:check|test|ask|look|have|send|find|call|ring|checking|testing|asking|finding)\b",
    re.IGNORECASE,
)
"""The agent does something that will show it."""
GUESSES = re.compile(
    r"\b(?:probably|presumably|perhaps|maybe|possibly|likely|surely|hopefully|i (?:doubt|think|guess|believe|reckon|suppose|imagine|bet|expect|assume|suspect)|i'd (?:think|guess|say|expect)|i'm (?:fairly |pretty |quite )?sure|going by|gut|must (?:be|have)|will have|'ll have|bound to|might|could be|as a rule|nearly always|fingers crossed)\b",
    re.IGNORECASE,
)
"""Words of a guess."""
BARE_GUESS = re.compile(
    r"(?:(?:yes|no|well|hm+|erm?),? )?(?:i(?:'d| would)? (?:imagine|guess|think|say|assume|suppose|expect) (?:so|not|it)\b|probably\b|(?:most|quite) likely\b|(?:it )?(?:should|might|may|could) (?:do|be)\b|i can't (?:think|see|imagine) why)",
    re.IGNORECASE,
)
"""A guess in place of a yes or no."""
HAS_CHECKED = re.compile(
    r"(?:\b(?:i|we)(?:'ve| have)? |^)(?:just |now |already |also )*(?:had (?:a|another) (?:quick |good |close )?look|checked|looked|tested|gone through|reviewed|tried|asked|spoken|spoke)\b"
    r"|\b(?:wouldn't|would not|don't|do not) (?:hold (?:my|your) breath|bet on|bank on|count on|get (?:your|my) hopes up)\b|\bgood luck\b",
    re.IGNORECASE,
)
"""What has been checked is no guess, and a sneer is none."""

ESTIMATES = re.compile(
    r"(?:\b(?:should|ought to|(?:we|i) (?:expect|hope|aim|plan) to) (?:then |now |also )?(?:be (?:with|there|here|back|in|on|out|up|ready|done|delivered|shipped|sent|posted|paid|fixed|finished|restored|available)|arrive|reach|ship|leave|go|come|land|get|clear|appear|show|take|finish|start|open|resume|follow)|\b(?:expected|due|scheduled|planned|estimated) (?:to|for|on|in|by|at))\b",
    re.IGNORECASE,
)
"""What should happen, or is to."""


def is_estimate(text: str) -> bool:
    """Whether this is an honest estimate: what should happen at a time that it names, without a word of a guess.

    >>> is_estimate("It should reach you on Friday."), is_estimate("I guess it should be there on Friday.")
    (True, False)
    >>> is_estimate("It is oak, so it should bear you until Friday.")
    False
    """
    found = ESTIMATES.search(text)
    if found is None or not has_time(re.split(r"[,;:]", text[found.start() :])[0]):
        return False
    return GUESSES.search(text[: found.start()] + text[found.end() :]) is None


DIAGNOSIS = AnyCase(
    r"^(?:(?:hm+|oh dear|ah|oh|well|so|right|ok|okay|yes|no),? )*(?:from (?:what you (?:say|describe|tell me|told me)|your (?:description|photos?|pictures?|message)),? )?(?:it|that|this|they|those)?\s?(?:does |do )?sounds?(?: very much| rather| a (?:lot|bit))?(?: to me)? (?:like|as (?:if|though))\b"
)
"""What the agent makes of what the customer told: an honest view, said as one."""


def is_diagnosis(text: str) -> bool:
    """Whether this is a view of what the customer told, and says so.

    >>> is_diagnosis("It sounds like the hinge is bent."), is_diagnosis("It is probably bent."), is_diagnosis("It sounds like it, I guess.")
    (True, False, False)
    """
    found = DIAGNOSIS.search(text)
    return found is not None and GUESSES.search(text[found.end() :]) is None


AT_THEIRS = AnyCase(r"\byour (?:own |old |new )?(?P<what>[a-z]+)\b")
ON_FILE = frozenset(
    "order parcel package account refund payment booking claim case card invoice bill subscription plan tariff policy ticket appointment delivery application form contract request complaint message email"
    " data login password profile settings money deposit balance reservation voucher code name address details file line connection service broadband copy card letter photo query question issue replacement"
    " return registration membership licence license licences statement direct mandate seat seats tickets items item goods".split()
)
"""Nouns of what the company has on its own books, or can look at from where it is."""
TOUCHES = frozenset(
    "scratch press push pull turn lift tap shake feel look smell touch unscrew remove clean wipe rub bring water check try switch unplug plug hold squeeze open".split()
)
"""What a customer is asked to do with a thing that they have before them."""


SOMEBODY = AnyCase(r"\b(?:he|she)\b")


def is_at_theirs(piece: Piece) -> bool:
    """Whether what is guessed at is at the customer's, so that nobody can check it from a desk."""
    named = [found["what"] for found in AT_THEIRS.finditer(piece.text)]
    theirs = SOMEBODY.search(piece.text) and not STAFF.search(piece.reading.text)
    return bool(theirs) or any(one not in ON_FILE for one in named) or is_in_hand(piece)


DENIED = AnyCase(
    r"\b(?:not|no|none|nobody|never|neither|nothing|cannot|without|isnt|isn't|dont|don't|doesnt|doesn't|havent|haven't|hasnt|hasn't|didnt|didn't|wasnt|wasn't)\b|n't\b"
)


def _is_ruled_out(piece: Piece) -> bool:
    """Whether the customer has said already that it is not so: "the neighbours don't have it"."""
    told = re.split(r"[.!?\n]+", piece.reading.case.message.replace("’", "'").lower())
    nouns = {one.lemma_.lower() for one in piece.doc if one.pos_ == "NOUN" and len(one.lemma_) > 2}
    return any(
        DENIED.search(one) and any(re.search(rf"\b{re.escape(noun)}", one) for noun in nouns - ON_FILE) for one in told
    )


def is_in_hand(piece: Piece) -> bool:
    """Whether the next sentences tell the customer to look at it or touch it themselves, or they have done so."""
    later = piece.reading.sentences[piece.sentence.index + 1 : piece.sentence.index + 3]
    told = (one for sentence in later for one in directions(piece.reading.parser.parse(sentence.text)))
    return any(one.deed in TOUCHES for one in told) or _is_ruled_out(piece)


VOUCHES = re.compile(
    r"\s*,\s*(?:and\s+)?(?:that's\s+)?(?:(?:100\s?%\s+)?guaranteed|i\s+guarantee(?:\s+(?:it|you|that))?)(?=[.!]*$)",
    re.IGNORECASE,
)
"""Words at the end that vouch for what stands before them."""
GUARANTEES = re.compile(r"\b(?:i|we)(?: can|'ll| will)?(?: \w+ly)? (?:guarantee|promise|assure you)\b", re.IGNORECASE)
"""A promise of what is not in the agent's hands: there is nothing to check in it."""
NEVER_AGAIN = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:(?:you can )?(?:be|rest) assured|(?:i|we)(?:'ll| will| can| do| would like to)?(?: \w+ly| personally)* (?:promise|guarantee|assure|vow|swear|make sure|ensure|see to it)|it|this|that)\b"
    r"[^,.;!?]{0,40}?(?:\b(?:never|not|nothing)\b|n't\b)[^,.;!?]{0,40}\b(?:happens?|occurs?|goes? wrong|again)\b[^,.;!?]*[.!]*$",
    re.IGNORECASE,
)
"""That it never happens again, which is in nobody's hands."""


def unvouched(text: str) -> str:
    """The sentence without the words that vouch for it.

    >>> unvouched("The glass is replaced, guaranteed.")
    'The glass is replaced.'
    """
    return VOUCHES.sub("", text)


WARNS = re.compile(
    r"\W*(?:but|though|although|however)\b.*(?:\b(?:not|no|nothing|nobody|never|unlikely|doubt|refus\w*|declin\w*|reject\w*|fail\w*|den(?:y|ied|ies)|turn(?:ed|s)? \w+ down|late|later|longer|full|sold out|gone|lost)\b|n't\b)",
    re.IGNORECASE,
)
"""What may not come off, said behind a way on: an honest warning, without which the way on is a false hope."""
YOUR_SIDE = re.compile(
    r"\byour (?:(?:own|internal|local|[a-z]+ing) )?(?:side|end|it\b(?! (?:is|was|has|will))|people|staff|team|colleagues?|admins?|administrators?|developers?|family|kids?|children|husband|wife|partner|son|daughter|neighbours?|neighbors?|flatmates?|housemates?|builders?|electricians?|accountant|bookkeeper)\b"
    r"|\b(?:someone|somebody|anyone) (?:at|on|in) your\b",
    re.IGNORECASE,
)
"""Those of the customer's own side, and where they are."""
ASKS_THEM = re.compile(
    r"\byour (?:own )?(?:team|people|staff|family|it) (?:can|could|may|should|will)\b", re.IGNORECASE
)
"""What they can or will do, which is no guess at what they did."""


ON_RECORD = frozenset(
    "order pay book buy cancel subscribe unsubscribe choose select pick renew return sign register enter apply claim call ring email write message contact ask say tell mention mean want need get receive have be"
    " see hear miss qualify send give leave take make go come use join switch upgrade opt request agree accept".split()
)
"""What somebody did that the company has on record, or that is done to them."""


def is_theirs(piece: Piece) -> bool:
    """Whether it guesses at what the customer or those around them did, which nobody here can check."""
    text = piece.text.replace("’", "'")
    if "?" in text or GUESSES.search(text) is None or ASKS_THEM.search(text):
        return False
    if YOUR_SIDE.search(text):
        return True
    doers = [one for one in piece.doc if one.lower_ == "you" and one.dep_ == "nsubj"]
    return any(
        one.head.tag_ in ("VBD", "VBN")
        and one.head.lemma_.lower() not in ON_RECORD
        and not any(child.lower_ == "n't" for child in one.head.children)
        for one in doers
    )


def on_trial(piece: Piece) -> str | None:
    """What is left of a guess at what a step of the customer's brings; empty where nothing is, None where it is no such guess."""
    text = tail_off(piece.text.replace("’", "'"))
    found = EFFECT.search(text)
    if found is None or OBJECT.match(found["rest"]) or "?" in text:
        return None
    step = text[: found.start()]
    if not any(directions(piece.reading.parser.parse(f"{capital(step)}."))) or re.search(
        r"\b(?:if|once)\b", step, re.IGNORECASE
    ):
        return None
    others = (one.text.replace("’", "'") for one in piece.reading.sentences[piece.sentence.index + 1 :])
    return f"{step}." if any(map(INVITES.search, others)) else f"{step}, and let me know if that doesn't help."


def of_when(text: str) -> str | None:
    """What comes at a time that nobody knows, as the time that the agent finds out; None where it is nothing of that kind."""
    plain = tail_off(text)
    vague = VAGUE.search(plain) or ONCE_FREE.search(plain) or ANY_DAY.search(plain)
    if vague is None or "?" in plain:
        return None
    bare = tidy(f"{plain[: vague.start()]}{plain[vague.end() :]}")
    found = COMES.match(bare)
    if (
        found is None
        or facts(vague[0])
        or has_time(bare)
        or IN_BOUND.search(bare)
        or re.search(r"\b(?:not|and|but|because|so)\b|n't\b", bare)
    ):
        return None
    return f"I'll find out when {small(found['thing'])} will {found['act'].strip()} and let you know {when()}."


ANY_DAY = re.compile(
    r"\b(?:any (?:day|minute|time|moment)(?: now)?|in the next (?:couple of|few) (?:hours|days|weeks)|in a (?:couple of|few) (?:hours|days|weeks))\b",
    re.IGNORECASE,
)
"""Times that a guess is vague about."""


def may_be(piece: Piece) -> str | None:
    """A guess at the cause as what may be so, where a step or a check of the agent's that the reply names will show it."""
    text = tail_off(AS_A_RULE.sub("", tail_off(piece.text.replace("’", "'"))))
    if "?" in text or not _shown(piece):
        return None
    for pattern, milder in CERTAIN:
        if found := pattern.search(text):
            said = f"{text[: found.start()]}{milder}{text[found.end() :]}"
            return None if GUESSES.search(said) else f"{said}."
    return None


def _shown(piece: Piece) -> bool:
    """Whether the reply goes on with a step, or with a check of the agent's."""
    later: tuple[Sentence, ...] = tuple(piece.reading.sentences[piece.sentence.index + 1 :])
    steps = any(any(directions(piece.reading.parser.parse(one.text))) for one in later[:1])
    return steps or any(AT_TEST.search(one.text.replace("’", "'")) for one in later)
