"""What is known of a case when words are composed for it: the customer, their mood and matter, the agent, the channel, the voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from replycoach.model import Case, Channel, Emotion
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.reading.matters import is_bereaved, is_grave
from replycoach.reading.reading import UPSET, Customer, Reading
from replycoach.reading.sentences import split
from replycoach.rewriting.cost import ASKS_IF, FEARS, GONE, WORRIES, hint
from replycoach.rewriting.matter import THINGS, Matter, is_own_slip, kinds_of, matter
from replycoach.rewriting.naming import address, first_name
from replycoach.rewriting.notes import is_claimed, own_words
from replycoach.rewriting.often import ONLY
from replycoach.rewriting.plight import TROUBLE
from replycoach.rewriting.slots import slot
from replycoach.rewriting.weight import NOTHING, Weight, weight
from replycoach.voice import Formality, Voice

if TYPE_CHECKING:
    from replycoach.reading.reading import Parser

NOTHING_KNOWN, NO_VOICE = Matter(), Voice()
_UPDATE: Mapping[Channel, str] = {
    "email": "email you", "chat": "message you here", "phone": "call you", "social": "reply to you here"
}  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """What a snippet may know. `plain`: they only ask something, and nothing hurts; `bereaved`: they write of a death, `grave`: of that or of a life or health at stake, `own_slip`: of a mistake of their own; `seed` decides between variants; `hint` could be said to them, and is only an example; `unsure`: they fear or ask whether something is lost; `claimed`: the note of a call marks what they say as their claim, or they were told that it is their own fault; `sent` are replies that this customer received before."""

    channel: Channel = "email"
    mood: Emotion = "calm"
    formality: Formality = "neutral"
    topic: str = "question"
    clear: bool = False
    bereaved: bool = False
    grave: bool = False
    own_slip: bool = False
    customer_name: str = ""
    agent_name: str = ""
    company: str = ""
    plain: bool = False
    matter: Matter = NOTHING_KNOWN
    weight: Weight = NOTHING
    hint: str = ""
    unsure: bool = False
    claimed: bool = False
    seed: str = ""
    sent: tuple[str, ...] = ()
    voice: Voice = NO_VOICE

    @classmethod
    def of(cls, reading: Reading, voice: Voice | None = None) -> Situation:
        """The situation of a case that was read."""
        return cls.from_case(reading.case, reading.channel, reading.customer, voice or Voice(), reading.parser)

    @classmethod
    def from_case(
        cls, case: Case, channel: Channel, customer: Customer | None, voice: Voice, parser: Parser | None = None
    ) -> Situation:
        """The situation of a case and what was understood of the customer's message; what weighs on them is only found with a parser."""
        understood = customer.reading if customer else None
        told = own_words(customer.text) if customer else ""
        about = matter(told, tuple(one.asks for one in customer.questions)) if customer else NOTHING_KNOWN
        same = customer is not None and told == customer.text
        sentences = customer.sentences if customer and same else tuple(split(told))
        weighs = weight(told, sentences, parser) if customer and parser else NOTHING
        bereaved = customer is not None and (bool(weighs.lost) or is_bereaved(_LATE.sub(" ", customer.text)))
        plain = customer is not None and not bereaved and _is_plain(customer, about, weighs)
        mood: Emotion = "worried" if bereaved else "calm" if plain and customer and customer.upset else _mood(customer)
        complaint = not plain and bool(
            understood
            and (
                understood.complaint
                or mood in UPSET
                or (customer and customer.upset)
                or (mood != "pleased" and (weighs.plight or weighs.nth or weighs.again or weighs.unheard or weighs.off))
            )
        )
        asks = "question" if plain and customer and not all(map(_DOES.match, customer.reading.questions)) else "request"
        return cls(
            channel=channel,
            mood=mood,
            formality=voice.formality or _formality(customer.text if customer else "", channel),
            topic="complaint" if complaint else "praise" if mood == "pleased" else asks if understood else "",
            clear=bool(understood and understood.clear) and _is_detailed(customer),
            bereaved=bereaved,
            grave=bereaved or weighs.is_grave or (customer is not None and is_grave(customer.text)),
            own_slip=customer is not None and is_own_slip(told),
            customer_name=case.customer_name,
            agent_name=case.agent_name,
            company=case.company,
            plain=plain,
            matter=about,
            weight=weighs,
            unsure=any(one.search(told.replace("’", "'")) for one in (FEARS, ASKS_IF)),
            claimed=customer is not None and is_claimed(customer.text),
            hint=hint([told[start:end].replace("’", "'") for start, end in sentences]),
            seed="\n".join((case.id or "", case.customer_name, case.message)),
            sent=_received(case),
            voice=voice,
        )

    @cached_property
    def conditions(self) -> frozenset[str]:
        """What headings may ask for and holds here."""
        more = {"clear" if self.clear else "", "bereaved" if self.bereaved else ""}
        return frozenset({self.mood, self.formality, self.topic, *more})

    @cached_property
    def facts(self) -> dict[str, str]:
        """What is known of the customer's matter and of what weighs on them, by the names that snippets use."""
        plight, state = self.weight.plight, "" if _BILLED.search(self.matter.state) else self.matter.state
        plight = "" if _BILLED.search(plight) else plight
        state = state if plight in state else plight
        known = {**self.weight.known, **self.matter.known, "state": _EMPHATIC.sub("", state), "plight": ""}
        if "hold" in known or ("unheard" in known and known.get("wait", "-") in known["unheard"]):
            known["wait"] = ""
        if "unheard" in known and _SILENT.search(known["state"]):
            known["state"] = ""
        if known.get("event") == known.get("missed") or ("missed" in known and "event" not in known):
            known["occasion"] = ""
        if self.hint:
            known["charge"] = ""  # what it was is heavier than that they had to ask about it
        if known.get("nth", "").startswith(ONLY):
            told = any(known.get(name) for name in TOLD if name != "fails")
            known |= {"nth": "" if told else known["nth"], "times": known["nth"]}  # what has happened is told beside it
        if _REMEDY.search(known.get("awaited", "")) and known["awaited"] not in known["state"]:
            known["state"] = ""  # the lesson was cancelled weeks ago; what they come for is the refund
        if any(known.get(name) for name in (*TOLD, "event")):
            known["deadline"] = ""
        if self.unsure:
            known |= {name: "" for name in ("state", "harm") if GONE.search(known.get(name, ""))}
            known |= {"fails": "", "sore": ""}
        state = known["state"]
        known["state"] = _PLACE.sub("", state) if _is_misspelt(state) else state
        slips = {name for name in ("state", "fails", "harm") if _is_misspelt(known.get(name, ""))}
        return {name: words for name, words in known.items() if words and name not in slips}

    @cached_property
    def values(self) -> dict[str, str]:
        """What snippets may speak of, without what is not known."""
        formal = self.formality == "formal"
        agent = self.agent_name if formal or not first_name(self.agent_name) else first_name(self.agent_name)
        known = {
            "name": address(self.customer_name, formal=formal),
            "first_name": first_name(self.customer_name),
            "agent": (self.agent_name if self.channel == "email" else agent) or slot("agent name"),
            "company": self.company,
            "update": _UPDATE[self.channel],
            "by": slot("when"),
            "minutes": slot("how long"),
            "br": "\n",
            "step": step(self.matter.thing, self.facts.get("state", "")),
            **self.facts,
        }
        return {name: value for name, value in known.items() if value}


_SILENT = re.compile(r"\b(?:nobody|no[ -]one|answer\w*|repl(?:y|ied)|respon\w+|heard|got back)\b", re.IGNORECASE)
"""That nobody answered, which need not be said twice."""
_REMEDY = re.compile(r"\b(?:refund|replacement|deposit|payment|payout|money)$")
TOLD = ("state", "harm", "noshow", "fails", "without")
"""What went wrong, beside which a day that is near is a lesser thing."""
_EMPHATIC = re.compile(
    r"(?<!not )(?<!n't )\b(?:literally|actually|really|even|basically|honestly|simply|just) ", re.IGNORECASE
)
"""What a customer says for emphasis, and sounds like mockery from another's mouth."""
_PLACE = re.compile(r" (?:at|from|by|with|on) [a-z]+$")
"""Where something was, or with whom, a name in small letters perhaps."""
_BILLED = re.compile(
    r"\b(?:(?:over)?charged|billed|debited)\b|\byou(?:'ve| have| were)? (?:been |just been )?(?:refused|rejected|turned down)\b",
    re.IGNORECASE,
)
"""Whether somebody was charged or refused wrongly is for the reply to say, and not for a word of sympathy."""


_SMALL = frozenset(
    "mins secs kids wifi signup into onto upon until beside during against among than because although unless every toward towards despite three four five seven eight nine eleven"
    " twelve fifteen twenty thirty forty cannot euro landline duvet autosave sync barcode screenshot carer grandad pushchair stairlift".split()
)
"""Small and young words that the dictionary of forms does not have."""


def _is_misspelt(words: str) -> bool:
    """Whether a word of the customer's is in no dictionary, so that their clause cannot be said back to them."""
    known = FUNCTION_WORDS | _SMALL | set(re.findall(r"[a-z]+", THINGS))
    return any(
        not known & {word, word.removesuffix("s")} and not kinds_of(word)
        for word in re.findall(r"(?<![\w'-])[a-z]{4,}(?![\w'-])", words)
    )


SURE, LIKELY = 0.85, 0.7
"""Below the first an upset is not named: to be told that one is angry when one is not, hurts. From the second on, who complains is upset."""


DETAILED = 30
"""From so many words on, with a number among them, a message is one whose details are worth thanks."""


def _is_detailed(customer: Customer | None) -> bool:
    return (
        customer is not None and len(customer.text.split()) >= DETAILED and re.search(r"\d", customer.text) is not None
    )


def _mood(customer: Customer | None) -> Emotion:
    if customer is None or (customer.upset and customer.odds.get(customer.emotion, 1.0) < SURE):
        return "calm"
    if customer.emotion == "pleased" and (customer.reading.complaint or not GLADNESS.search(customer.text)):
        return "calm"  # to be glad at the wrong time is the worst of openings
    return customer.emotion


GLADNESS = re.compile(
    r"\b(?:thank\w*|thx|ta|cheers|love\w*|great\w*|brilliant\w*|perfect\w*|amazing\w*|happ(?:y|ily|ier)|excellent|wonder\w+|best|fab\w*|delight\w*"
    r"|pleas(?:ed|ure)|impress\w*|helpful|kind\w*|appreciat\w*|good|nice\w*|well done|awesome|superb|smooth\w*|lovely|sorted|solved|works?|worked|fixed"
    r"|quick\w*|fast\w*|easy|joy\w*|smil\w*|star|gem|legend|glad|proud|favou?rite|beautiful\w*|fantastic|terrific|thrilled|hero\w*|saved)\b|[😀-😍🙂😊❤🎉👍💯🙏]",
    re.IGNORECASE,
)
"""Some word of praise, thanks or joy."""


_LATE = re.compile(
    r"\b(?:my|our|his|her) late (?=(?:husband|wife|father|mother|partner|mum|dad|son|daughter)\b"
    r"(?!['’]s (?:\w+ ){0,2}(?:account|subscription|contract|policy|membership|pension|estate|line|bills?|affairs|licence|tenancy|plan|direct debit)\b))",
    re.IGNORECASE,
)
"""Who died some time ago and is only named: nobody condoles with that, unless it is the contract of the dead that is to be ended."""


_HURTS = re.compile(
    rf"!|(?!late (?:fee|charge|payment)){TROUBLE.pattern}|\b(?:scared|afraid|worr\w*|anxious|terrified|panick\w*|desperate\w*|upset|angry|furious|livid|frustrat\w*|annoy\w*|disappoint\w*|disgust\w*"
    r"|fed up|sick of|ridiculous|unacceptable|appalling|urgent\w*|help|still(?! (?:on|open|ok|okay|valid|available|going ahead|possible|there|running)\b)|again|complain\w*|sorry|crying|tears|struggl\w*|pain|stress\w*|wait\w*|supposed|promised|should have|overdue|instead of (?:the|my|an?))\b",
    re.IGNORECASE,
)
"""Words by which a question is more than one."""


_REPROACHES = re.compile(
    r"\b(?:you|your|yours|seriously|really|even|on earth|the hell|joke|how come|how (?:dare|is (?:this|it|that))|nobody|no[ -]one|never|not|always|anyone|anybody)\b|n't\b|\?\s*\?",
    re.IGNORECASE,
)
"""What makes a question one about our conduct: without it, somebody who only asks is taken to be calm, however they are read."""


def _is_plain(customer: Customer, about: Matter, weighs: Weight) -> bool:
    """Whether they only ask something: there is nothing to be sorry for."""
    named = (
        about.state or about.wait or about.lasts or set(weighs.known) - {"event", "vital", "charge", "feared", "aged"}
    )
    likely = customer.odds.get(customer.emotion, 0.0) if customer.upset else 0.0
    told = customer.text.replace("’", "'")
    asks = all(told[start:end].rstrip().endswith("?") for start, end in customer.sentences) and not _REPROACHES.search(
        told
    )
    asks = asks or (
        customer.emotion == "worried" and not (weighs.known or WORRIES.search(told))
    )  # as many a question reads
    hurts = (likely >= (LIKELY if customer.reading.complaint else SURE) and not asks) or _HURTS.search(told)
    return bool(customer.questions or _WISHES.match(told)) and not named and not hurts


_WISHES = re.compile(
    r"(?:(?:hi|hello|hey|hiya)\b[^,.!?]{0,30}[,.!]? )?(?:i|we)(?:'d like| would like| want| need|'m looking| am looking) to (?:cancel|change|move|switch|update|book|order|renew|add|remove|close|return)\b",
    re.IGNORECASE,
)
"""A plain wish for something to be done."""
_DOES = re.compile(r"(?:please |and |so |hi |hello )*(?:can|could|will|would) (?:you|u)\b", re.IGNORECASE)
"""A question that wants something done."""
_COMES = frozenset(
    "parcel package order delivery shipment letter bag bags luggage suitcase case box hamper bouquet replacement refund deposit payment"
    " payout salary wages cashback prescription card passport".split()
)
_NOT_HERE = re.compile(
    r"\b(?:not|never|nothing|still|hasn't|haven't|didn't|missing|lost|late|delayed|disappeared|gone)\b", re.IGNORECASE
)
_CHECKED = frozenset("bill invoice statement charge fee".split())


def step(thing: str, state: str) -> str:
    """What an agent does next about the customer's thing, where its noun and its trouble tell; empty where they do not.

    >>> step("your parcel", "your parcel still hasn't come"), step("your bill", ""), step("your lamp", "your lamp leaks")
    ('find out where your parcel is', 'check your bill', '')
    """
    head = thing.rpartition(" ")[2].lower()
    if head in _COMES and thing in state and _NOT_HERE.search(state):
        return f"find out where {thing} {'are' if head in ('bags', 'wages') else 'is'}"
    theirs = re.search(r"\b(?:card|bank|credit)\b", thing.lower()) is None  # what others send them is not ours to check
    return f"check {thing}" if head in _CHECKED and theirs else ""


def _received(case: Case) -> tuple[str, ...]:
    """What this customer was sent before, as far as is known; replies to nobody in particular count as theirs."""
    name = case.customer_name.strip().lower()
    history = [one.text for one in case.history if not one.customer_name or one.customer_name.strip().lower() == name]
    return tuple(map(folded, [*history, *(one.text for one in case.thread if one.role == "agent")]))


_CASUAL = re.compile(
    r"\b(?:hey|hiya|yo|lol|omg|btw|pls|plz|thx|gonna|wanna|u|ur|im|dont|cant|yeah|yep|cheers|guys)\b|[\U0001f300-\U0001faff]|[!?]{2,}",
    re.I,
)
_FORMAL = re.compile(
    r"\b(?:dear (?:sir|madam|mr|mrs|ms|dr)|to whom|yours (?:faithfully|sincerely)|sincerely yours|i would be grateful|hereby)\b",
    re.I,
)


def _formality(message: str, channel: Channel) -> Formality:
    """The customer's own register, as far as it shows; nothing shows in a neutral message."""
    if _FORMAL.search(message):
        return "formal"
    return "casual" if channel in {"chat", "social"} and _CASUAL.search(message) else "neutral"


def folded(text: str) -> str:
    """The words alone, in small letters, for comparing."""
    return " ".join(re.findall(r"[\w']+", text.replace("’", "'").lower()))
