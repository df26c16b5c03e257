"""A guess becomes a check that the agent makes: "It should probably be fixed by now." is "I'll check whether it is fixed …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.clauses import SOMEBODY
from replycoach.rewriting.general import PEOPLE
from replycoach.rewriting.inflect import past, person, present
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._guess import (
    ASKS_THEM,
    BARE_GUESS,
    HAS_CHECKED,
    INVITES,
    NEVER_AGAIN,
    TELL_ME,
    is_diagnosis,
    is_estimate,
    is_in_hand,
    is_theirs,
    may_be,
    of_when,
    on_trial,
    unvouched,
)
from replycoach.rewriting.transforms._piece import (
    Piece,
    Wording,
    by_sentence,
    capital,
    edges,
    has_time,
    small,
    tidy,
    when,
    words,
)
from replycoach.rewriting.transforms.times import HABIT, VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("ownership/bluffing",)

NOTE = "checks instead of guessing"
HEDGED_LEAD = re.compile(
    r"^(?:(?:i'm |i am )?not (?:entirely |quite |really )?sure,? but,? |it (?:could|may|might|can) (?:well )?be that |(?:it's|it is) (?:quite |well )?possible that |(?:well|hmm|ok|yes|no(?=,)|oh|so|honestly|actually|off the top of my head|from memory|if memory serves|as far as i know|afaik|to be honest|from what i hear|from the sound of it|by the sound of it)\b,? |"
    r"(?:i|we) (?:would |'d |'m |am |do |can |could |just )*(?:think|guess|believe|suppose|assume|imagine|expect|reckon|suspect|bet|figure|am guessing|am assuming|guessing|assuming|fairly sure|pretty sure|quite sure|almost sure|sure|certain|fairly certain|pretty certain)(?: that)? |"
    r"i'd (?:think|guess|imagine|say|expect|assume|have thought)(?: that)? |my (?:guess|bet|best guess|hunch|feeling) is(?: that)? |i have a (?:feeling|hunch)(?: that)? |(?:probably|presumably|perhaps|maybe|possibly|most likely|likely|surely|hopefully|chances are|with any luck|with a bit of luck|no doubt)(?: that)?,? )+",
    re.IGNORECASE,
)
BECAUSE = re.compile(
    r"[,;] (?:(?:that|this|it) happens\b[^,;.!?]*|(?:as )?(?:it|they|these|those|that's|things|most|lots|in my experience|going by my|just)\b[^,;.!?]*\b(?:usually|always|nearly|mostly|mainly|tends?|never|often|do|does|gut|generally|hardly ever|normally|are|trips)\b[^,;.!?]*)(?=[.!?]*$)",
    re.IGNORECASE,
)
"""The general experience that a guess leans on: ", they usually are"."""
WILL_BE = re.compile(r"^(?:will|'ll) be(?= (?:an?|the|your|our|his|her|their)\b)", re.IGNORECASE)
"""A guess about what is, in the clothes of the future: "it'll be the battery"."""
AND_GUESS = re.compile(
    r",\s+(?:(?:and|but|so) )?(?:i (?:guess|think|suppose|believe|reckon|assume|imagine)|probably|maybe|perhaps|most likely|(?:it|they|that|he|she) (?:might|may|could))\b [^,;.!?\d]+(?=[.!?]*$)",
    re.IGNORECASE,
)
"""A second guess behind the first."""
HEDGED_END = re.compile(
    r",?\s+(?:but (?:i'm|i am) not (?:entirely |quite |really |completely |100% )?(?:sure|certain)|but don't (?:quote|hold) me (?:on|to) (?:that|it)|i (?:think|guess|believe|suppose|reckon|assume|imagine|expect|hope|would think|would have thought|'d have thought|suspect)|i'd (?:think|guess|say|imagine|have thought)|or something(?: like that| similar)?|or so|probably|presumably|i'm (?:fairly |pretty |quite )?sure|if memory serves|more or less|hopefully|maybe|most likely|as far as i know|no doubt|tbh|imo|imho|to be honest|(?:i )?(?:shouldn't|wouldn't) (?:think|worry))(?=[.!?]*$)",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:not|never|no)\b|n't\b", re.IGNORECASE)
HEDGES = re.compile(
    r"\b(?:probably|presumably|perhaps|maybe|possibly|likely|most likely|surely|hopefully|certainly|definitely|no doubt|generally|usually|normally|most probably|in all likelihood|i think|i guess|almost certainly)\b,? ?",
    re.IGNORECASE,
)
CURES = re.compile(
    r"^(?:(?:and|so|then|hopefully|with luck),? )*(?:that|this|it|everything|all|your (?:problem|issue|trouble|error|app|phone|device))(?: then)?(?: (?:should|might|may|could|will|would|ought to)\b| hopefully\b|'ll\b| must\b)+ (?:now |then |hopefully |probably |also )*(?:fix|help|solve|sort|cure|resolve|works?|go|hold|disappear|do (?:it|the trick)|be (?:fixed|solved|sorted|resolved|gone|fine|ok|okay|working))\b[^,;?\d]*$",
    re.IGNORECASE,
)
"""That a step or a repair which the reply tells will have helped: nothing that an agent can check."""
SPLICED = re.compile(
    r",? (?:i guess|i think|i suppose|i believe|i imagine|probably|i'd say|i reckon), (?=(?:\w+ ){1,4}\w+).*$",
    re.IGNORECASE,
)
"""Another sentence behind a guess, with nothing but a comma."""
DAY_AHEAD = re.compile(
    r"\b(?:(?:by|on|before|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next (?:week|month))\b",
    re.IGNORECASE,
)
MIGHT = frozenset(["might", "may", "could", "should", "must", "ought"])


OR_ELSE = re.compile(r"\W*(?:and |but |or )?(?:if (?:not|so)|otherwise)\b", re.IGNORECASE)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The guess as a question that the agent goes and answers."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The check for this guess."""
    text = piece.text.replace("’", "'")
    if is_diagnosis(text):
        return  # an honest view of what the customer told
    if is_estimate(text) or (HAS_CHECKED.search(text) and not HEDGED_LEAD.match(text)):
        return
    if NEVER_AGAIN.search(text):
        if not (piece.alone or facts(text)):
            yield Wording("", "review", "leaves out what nobody can promise")
        return
    if (plain := unvouched(text)) != text:
        yield Wording(plain, "review", "says it without vouching for it")
        return
    if is_theirs(piece):
        if piece.empty_handed:
            note = "leaves out a guess at what was done at the customer's end"
            yield Wording("", "review", note, frozenset({"IT"}))
        return
    if ASKS_THEM.search(text):
        return
    before = piece.reading.sentences[: piece.sentence.index]
    if any(OR_ELSE.match(one.text) for one in piece.reading.sentences[piece.sentence.index + 1 :][:1]):
        return  # what to do "if not" needs what it is
    if CURES.match(text) and any(one.does("solution", "instruction", "action", "explanation") for one in before):
        later = (one.text.replace("’", "'") for one in piece.reading.sentences[piece.sentence.index + 1 :])
        if before[-1].does("instruction") and not any(map(INVITES.search, later)):
            yield Wording(TELL_ME, "review", "asks whether it helped instead of promising")
        yield Wording("", "review", "leaves out the guess")
        return
    customer = piece.reading.customer
    alone = customer is not None and len(customer.questions) == 1
    if alone and BARE_GUESS.match(text) and re.match(r"[\w' ]{3,20},", text):
        return  # what was asked is checked, and not what goes with the guess
    if (tried := on_trial(piece)) is not None:
        yield Wording(tried, "review", "asks whether it helps instead of promising")
        return
    if may := may_be(piece):
        yield Wording(may, "review", "says what may be so, and no more")
    plain = HEDGED_END.sub("", BECAUSE.sub("", HEDGED_END.sub("", AND_GUESS.sub("", text))))
    plain = HEDGED_LEAD.sub("", plain)
    plain = SPLICED.sub("", plain)
    if found_out := of_when(capital(tidy(HEDGES.sub("", plain)))):
        yield Wording(found_out, "review", NOTE)
        return
    hedged = plain != text
    unhedged = _with_that(HEDGES.sub("", plain), text, piece)
    doc = piece.reading.parser.parse(capital(unhedged))
    head = piece.root if not len(doc) else next((token for token in doc if token.head.i == token.i), None)
    if head is None or "?" in text or re.search(r"[;:–—]|\bthen\b", text):
        return
    subject = next((child for child in head.children if child.dep_.startswith(("nsubj", "csubj"))), None)
    if (
        subject is None
        or subject.lower_ in ("i", "we", "there", "who", "what", "nobody", "everyone", "one")
        or (
            subject.lower_ == "you"
            and doc[subject.i + 1 : subject.i + 2].text.lower() not in ("can", "could", "need", "have", "may")
        )
        or (subject.lower_ in ("he", "she") and re.search(r"\b(?:should|must|ought)\b", text))
        or edges(subject)[0] != 0
        or (HABIT.search(text) and (subject.lower_ == "they" or subject.lemma_.lower() in SOMEBODY | PEOPLE))
    ):
        return
    after = edges(subject)[1]
    if after >= len(doc):
        return
    stop = next(
        (
            token.i
            for token in doc[after:]
            if token.text in ",;" or token.text[0] in ".!?" or token.lower_ in ("so", "but") or _joins_clauses(token)
        ),
        len(doc),
    )
    if stop < len(doc) and doc[stop].text[0] not in ".!":
        return
    told = _to_come(doc, after, stop) or _indicative(doc, after, stop)
    if (
        told is None
        or not (hedged or unhedged != plain or told[1])
        or re.search(r"\b(?:not|n't|never|any|ever|i|me|my)\b|n't", told[0], re.IGNORECASE)
        or re.search(r"\bi\b", words(doc, 0, after), re.IGNORECASE)
    ):
        return
    said = tidy(f"{small(words(doc, 0, after), doc[0])} {told[0]}").replace(" '", "'").removesuffix(" by now")
    if (
        VAGUE.search(said)
        or re.search(r"\b(?:will|would|'ll|nothing|fine|bound|certain|guaranteed|harmless|ok|okay|sure)\b", told[0])
        and not has_time(said)
    ):
        return
    if not is_in_hand(piece):
        yield Wording(f"I'll check whether {said} and let you know {when()}.", "review", NOTE)


def _joins_clauses(token: Token) -> bool:
    """Whether an "and" or "or" has another clause behind it."""
    return token.lower_ in ("and", "or") and token.head.pos_ in ("VERB", "AUX")


def _with_that(plain: str, text: str, piece: Piece) -> str:
    """ "that charge" in "I think that charge drops off": the "that" is the noun's own where it has no other."""
    if (
        not text[: len(text) - len(plain)].lower().endswith("that ")
        and f"that {plain[:12].lower()}" not in text.lower()
    ):
        return plain
    first = piece.reading.parser.parse(plain)[0]
    return (
        f"that {plain}"
        if first.tag_ == "NN" and first.lower_ not in ("someone", "somebody", "everything", "something", "nothing")
        else plain
    )


def _to_come(doc: Doc, verb: int, stop: int) -> tuple[str, bool] | None:
    """The predicate with "will" where its time is still to come."""
    told = words(doc, verb + 1, stop)
    if doc[verb].lower_ not in MIGHT - {"ought"} or doc[verb + 1 : verb + 2].text != "be" or not DAY_AHEAD.search(told):
        return None
    return f"will {told}", True


def _indicative(doc: Doc, verb: int, stop: int) -> tuple[str, bool] | None:
    """The predicate without its "should" or "might", and whether it had one."""
    modal = doc[verb]
    subject = doc[verb - 1]
    who = person(next((token for token in doc[:verb] if token.dep_.startswith("nsubj")), subject))
    if modal.lower_ not in MIGHT:
        if modal.tag_ not in ("VBZ", "VBP", "VBD", "MD"):
            return None
        told = words(doc, verb, stop)
        return WILL_BE.sub(present("be", who), told), False
    at = verb + 1
    if modal.lower_ == "ought":
        at += 1
    if at >= stop or doc[at].tag_ not in ("VB", "VBP", "VBN") and doc[at].lower_ not in ("be", "have"):
        return None
    if doc[at].lower_ in ("have", "'ve") and at + 1 < stop and doc[at + 1].tag_ in ("VBN", "VBD"):
        return f"{past(doc[at + 1].lemma_.lower(), who)} {words(doc, at + 2, stop)}".strip(), True
    lemma = {"be": "be", "have": "have"}.get(doc[at].lower_, doc[at].lemma_.lower())
    return f"{present(lemma, who)} {words(doc, at + 1, stop)}".strip(), True
