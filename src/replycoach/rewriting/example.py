"""What a word of sympathy could say, as an example in its slot: the trouble, the thing or the feeling that the customer told of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Emotion
from replycoach.rewriting.cost import BY_US, WORRIES
from replycoach.rewriting.plight import TROUBLE
from replycoach.rewriting.weight import SUM
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from replycoach.rewriting.draft import Draft

FELT: Mapping[Emotion, str] = MappingProxyType(
    {
        "frustrated": "I can see how frustrating this is, and I'm sorry",
        "angry": "I understand why you're angry, and I'm sorry",
        "worried": "I can see that this is a worry, and I'm sorry",
    }
)
"""What could be said to a customer in this mood, as an example for the agent who knows better."""
DISPUTED: Mapping[Emotion, str] = MappingProxyType(
    {
        "frustrated": "I can see how frustrating this is",
        "angry": "I understand why you're angry",
        "worried": "I can see that this is a worry",
    }
)
"""The same where the reply says that nothing is wrong."""
RAISED = "I understand why you're raising this"
"""What can be said of it where the reply says that nothing went wrong: it concedes nothing."""
SURPRISED = "I can see why this charge was a surprise"
TO_PAY = frozenset("bill invoice statement charge fee premium renewal quote price".split())
BADLY = "I'm sorry that this has happened"
HURT = "I'm very sorry to hear this"
"""The same beside an injury or an illness, whoever answers for it."""
PRESSED = "I can see how urgent this is for you"
SLIPPED = "That can happen to anyone"
MATTERS = "I can see that this matters to you"
"""The same where nothing shows that something of ours went wrong."""
FAILS = AnyCase(
    r"\b(?:died|spark(?:ed|s|ing)|faulty|packed (?:up|in)|gave up|smok(?:ed|es)|tripped|worn|stained|unusable|useless)\b"
)
"""That something is out of order, in words that are too loose to be told back."""
OWN_DOING = AnyCase(
    r"\b(?:i|we)(?:'ve| have| had|'d)? (?:just |only |also |must have |accidentally )*(?:left|forgot(?:ten)?|dropped|lost|misplaced|broke|missed|mislaid|locked)\b(?! (?:a|an|the|several|two|three|many) (?:message|voicemail|review))"
)
"""What the customer did themselves, for which nobody says sorry."""


def hint_of(draft: Draft) -> str:
    """What their message shows besides, without an apology where the reply says that nothing is wrong."""
    hint = draft.situation.hint
    return "" if (draft.disputes or draft.contests) and "sorry" in hint else hint


def example(draft: Draft) -> str:
    """What the agent could say there, as near to their matter as can be told."""
    situation = draft.situation
    if hint := hint_of(draft):
        return hint
    if situation.grave:
        return HURT
    customer, charged = draft.reading.customer, situation.weight.charge
    text = customer.text.replace("’", "'") if customer is not None else ""
    if beside := beside_slip(draft):
        return f"I'm sorry that {beside}"
    if situation.own_slip and not situation.facts.get("sore"):
        return SLIPPED
    if situation.matter.deadline and not situation.plain and not NEEDED.search(text):
        return f"I can see how worrying this is with {situation.matter.deadline} so close"
    if questioned := _questioned(draft, text):
        return questioned
    if draft.disputes or draft.contests:
        return DISPUTED.get(_feeling(draft, own=True), SURPRISED if charged else RAISED)
    own = OWN_DOING.search(text) is not None
    sore = situation.facts.get("sore", "")
    if sore.rpartition(" ")[2] in TO_PAY:
        return f"I can see why {sore} was a surprise"
    if sore and not own:
        return f"I'm sorry about the trouble with {sore}"
    failed = TROUBLE.search(UNWANTED.sub(" ", text)) is not None or FAILS.search(text) is not None
    if times := situation.facts.get("times"):
        return f"I'm sorry that {times}"
    thing = situation.matter.thing
    wonders = situation.matter.asked
    asks = f"I understand that you'd like to know {wonders}" if wonders else "I can see why you ask"
    asks = f"I can see why you ask about {thing}" if thing else asks
    other = f"I can see why you got in touch about {thing}" if thing else MATTERS
    plain = asks if not draft.hurts else BADLY if failed and not own else other
    if customer is not None and customer.emotion == "worried" and "?" in text and not (failed or worries(draft)):
        plain = asks  # what reads like a worry is often no more than a question
    feels = _feeling(draft, own=own)
    if feels == "worried" and not worries(draft):
        return PRESSED
    return FELT.get(feels, "") or (SURPRISED if charged else plain)


UNWANTED = re.compile(
    r"\b(?:do|does|did|would)(?:n't| not) (?:really )?(?:want|understand|know|think|mind|need|like|believe|remember|see)\b",
    re.IGNORECASE,
)
"""A denial of what they want or know, and nothing that went wrong."""
LIKELY = 0.5
"""From how likely a mood on it can be an example of what is said."""


def worries(draft: Draft) -> bool:
    """Whether the customer says that they fear something."""
    customer = draft.reading.customer
    return customer is not None and WORRIES.search(customer.text.replace("’", "'")) is not None


def _feeling(draft: Draft, *, own: bool) -> Emotion:
    """What shows of how they are: a worry only where they speak of one, and no anger that is not sure."""
    customer, mood = draft.reading.customer, draft.situation.mood
    if mood not in FELT and customer is not None and customer.upset and not draft.situation.plain and not own:
        likely = customer.odds.get(customer.emotion, 0.0) >= LIKELY
        mood = "calm" if not likely else "frustrated" if customer.emotion == "angry" else customer.emotion
    pressed = customer is not None and customer.reading.urgent
    return "calm" if mood == "worried" and not (pressed or worries(draft)) else mood


SLIP_ITSELF = re.compile(r"you\b|your (?:own )?(?:cards?|keys?|tickets?|password|pin|codes?|forms?)\b", re.IGNORECASE)
"""How a trouble is told that is the customer's slip itself: "you lost your card"."""


def beside_slip(draft: Draft) -> str:
    """What went wrong besides a slip of the customer's own, so that it is no answer to call that an easy one to make."""
    state = draft.situation.facts.get("state", "") if draft.situation.own_slip else ""
    return "" if SLIP_ITSELF.match(state) else state


NEEDED = AnyCase(r"\bneeded\b")
"""A day that may be over."""


def _questioned(draft: Draft, text: str) -> str:
    """The same where it is about a sum that we took or kept; empty where it is not."""
    taken = BY_US.search(text) if draft.situation.weight.charge else None
    amount = SUM.search(text, taken.start()) if taken else None
    return f"I understand why you're questioning the {amount['words']}" if amount else ""
