"""“We” where this agent acts.

Customers rate agents who say "I" as more caring and more able than those who say "we", and buy more afterwards (five studies and the
language of more than forty firms). It matters where the sentence reports or promises what this person does: "I have refunded it". The company's policy,
its opening hours, what a team does together and what a warehouse sends stay "we".
"""

import re
from collections.abc import Iterator

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, NotApplicable, Rule

rule = Rule(
    severity="advice",
    source=("Packard, Moore & McFerran 2018",),
    message="“{found}” hides the person who does it.",
    why="Customers find agents who say “I” more caring and more able than those who say “we”.",
    todo="Where you do it yourself, say “I”.",
    examples=(
        Example("Hi Ana, ⟦we have refunded⟧ the £20 today.", becomes="Hi Ana, I have refunded the £20 today."),
        Example("⟦We'll call⟧ you back at four.", becomes="I'll call you back at four."),
        Example("⟦We are checking⟧ the parcel now.", becomes="I'm checking the parcel now."),
        Example("I have refunded the £20 today."),
        Example("We are open from nine to five."),
        Example("We ship to Malta in four days."),
        Example("We sent the oak one, since the walnut one is out of stock."),
    ),
)

DONE_BY_A_PERSON = (
    "refund credit issue book order reserve cancel change update correct amend resend send post email e-mail forward call ring phone"
    " write contact check look investigate trace review reply answer arrange organise organize schedule request raise open close reset"
    " unlock remove add apply waive process note attach escalate confirm ask fix sort replace dispatch"
).split()
"""Verbs of what one agent does at their desk."""
_STEMS = "|".join(sorted({verb.rstrip("ey") for verb in DONE_BY_A_PERSON}, key=len, reverse=True))
_FORMS = rf"(?:{_STEMS})\w*|sent|wrote|written|rang|rung"
WE_ACT = re.compile(
    rf"\b(?P<we>we)(?P<aux>'ve|'ll|'re|\s+have|\s+will|\s+are|\s+can|\s+could)?(?P<adverb>\s+(?:already|now|just|also|gladly|happily))?\s+(?P<verb>{_FORMS})\b",
    re.IGNORECASE,
)
GOODS = re.compile(
    r"\bwe(?:['’]ve|['’]ll| have| will)? (?:now |already |just |also )?(?:sen[dt]|ship(?:ped)?|dispatch(?:ed)?|deliver(?:ed)?|replaced?|pack(?:ed)?|post(?:ed)?)\b"
    r"(?! (?:it|this|that|them)\b)(?! (?:you |him |her |them |over |out )*(?:an?|the|your|this|our|another|it|that)? ?(?:\w+ ){0,2}(?:e-?mails?|links?|messages?|labels?|forms?|codes?|invoices?|confirmations?|details|instructions|letters?|receipts?|quotes?|requests?|documents?|statements?|vouchers?)\b)",
    re.IGNORECASE,
)
"""What a warehouse does."""
AUXILIARY = {"'re": "'m", "are": "am"}


def check(reading: Reading) -> Iterator[Found | NotApplicable]:
    if reading.profile.public:
        yield NotApplicable("in public the company speaks")
        return
    for sentence in reading.sentences:
        if not sentence.does("action", "ownership", "timeframe", "solution"):
            continue
        match = WE_ACT.search(sentence.text)
        if (
            match
            and not GOODS.match(sentence.text, match.start())
            and _acts(match)
            and (match["aux"] or sentence.does("action"))
        ):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield Found(start, end, suggestions=(_as_i(match, sentence.start),))


def _acts(match: "re.Match[str]") -> bool:
    """Whether a form of "be" is followed by what is being done, and not by a state ("we are open")."""
    being = (match["aux"] or "").strip().lower() in ("are", "'re")
    return match["verb"].lower().endswith("ing") if being else True


def _as_i(match: "re.Match[str]", offset: int) -> Suggestion:
    aux = match["aux"] or ""
    changed = aux.replace(aux.strip(), AUXILIARY.get(aux.strip().lower(), aux.strip())) if aux else ""
    start, end = match.start() + offset, match.start() + offset + len(match["we"]) + len(aux)
    edit = Edit(start=start, end=end, text=f"I{changed}")
    return Suggestion(
        text=f"“I{changed}” in place of “{match['we']}{aux}”, if it is you.", edits=(edit,), safety="review"
    )
