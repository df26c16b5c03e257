"""Made-up support cases for the archive benchmarks: as many as you like, all different, the same every time.

``python benchmarks/replies.py 100000 > archive.jsonl`` writes cases as lines of JSON. A case follows from its number alone. The parts are
few and invented here, so a small vocabulary comes round often: whatever keeps words it has seen is flattered.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

NAMES = "Ana Bo Chidi Dara Emre Fleur Goran Hana Iris Jonas Kofi Lena Mateo Nadia Oskar Priya Quinn Rosa Sven Tariq Una Viktor Wanda Yusuf Zoe".split()
COMPANIES = "Alder Lamps|Brook Bikes|Cobalt Bank|Dune Travel|Ember Stoves|Fern Pharmacy|Gull Ferries|Hazel Books".split(
    "|"
)
THINGS = (
    "kettle|desk lamp|winter coat|bike pump|phone case|rail pass|garden hose|coffee grinder|bookshelf|electric stove|monthly invoice|password|"
    "booking|gift card|train seat|rucksack|hearing aid|water filter|baby monitor|standing desk"
).split("|")
TROUBLES = (
    "has not arrived|came with a crack down one side|was charged twice|stopped working after three days|is the wrong size|shows an error when I open it|"
    "was cancelled without a word|still has the old address on it|leaks from the bottom|makes a grinding noise|does not match the picture|is missing two screws"
).split("|")
MOODS = (
    "I have been waiting for two weeks now!|This is the third time that I write about it.|I am really disappointed.|No hurry, I only wonder.|"
    "I need it by Saturday, it is a present.|Honestly, I am thinking of leaving you.|Thanks for your help so far.|I love the rest of the order, by the way.|"
    "Nobody picked up the phone.|It worked fine for a year."
).split("|")
ASKED = (
    "When can I expect a new one?|Can I have my money back?|What do I have to do?|Who pays for sending it back?|Is there a quicker way?|"
    "Could you please check?|How long will it take?|Do you have it in blue?"
).split("|")
OPENINGS = "Hi {name},|Hello {name},|Dear {name},|Good morning {name},||Hey {name}!|Dear customer,".split("|")
THANKS = (
    "Thank you for telling us about your {thing}.|Thanks for getting in touch, and for the photos.|Thank you for your patience so far.||"
    "We have received your e-mail.|Thanks for writing back so quickly about the {thing}."
).split("|")
SEES = (
    "I am sorry that it {trouble_short}; that is the last thing one needs.|I can see why that is annoying, all the more after the wait.||"
    "I understand that you are unhappy.|That must have been a nasty surprise, and I apologise for it.|We apologise for any inconvenience caused."
).split("|")
CAUSES = (
    "A driver took it to the depot in Norwood by mistake.|Our till sent the payment twice when the line broke.|The batch from spring had a weak seal.|"
    "You failed to enter the address correctly.|Somebody in the warehouse mixed it up.|It is backordered at the moment.|As per our policy, the case was closed.|"
    "The label came off on the way.|The page kept your old settings in its memory.|I looked into it, and the order never left the shelf."
).split("|")
DEEDS = (
    "I have sent a new {thing} to you today.|I have put {amount} pounds back on your card.|I can't send another one until next month.|I have asked the depot to bring it round.|"
    "You must send it back to us first.|I have moved your order to the front of the queue.|Someone will look into it.|I have changed the address and checked it against your letter.|"
    "Unfortunately we are not able to help you with that.|I have booked a technician for you."
).split("|")
TIMES = (
    "It will be with you by Thursday.|You will see it on your statement within three working days.|It should arrive soon.|Expect a parcel between 9 and 12 tomorrow.||"
    "We will get back to you as soon as possible.|I will write again on {day} with the tracking number, whatever happens."
).split("|")
STEPS = (
    "Please keep the old one until then; you need not send it back.|To open it, hold the button on the back for ten seconds, then let go.|"
    "Could you tell me the number on the label, please?||If the noise comes back, reply to this message and it reaches me directly.|"
    "Read the manual before you write again.|The form on our website does the rest."
).split("|")
EXTRAS = (
    "I have also added free delivery for your next order.|In the meantime, the spare that came with it does the same job.||"
    "By the way, your warranty now runs until {month}.|This happens to everybody.|Your order number is {number}, should you need it.|"
    "I would choose the larger one next time, since it closes more tightly.|We value your business."
).split("|")
CLOSINGS = "Best wishes,\n{agent}|Kind regards,\n{agent}\n{company}|Thanks,\n{agent}||Have a nice day!|Is there anything else that I can do for you?\n\nAll the best,\n{agent}".split(
    "|"
)
CHANNELS = ("email", "email", "email", "chat", "social")
BROKEN = "gave you trouble|went wrong|let you down|did not work out|reached you in that state".split("|")


def case(number: int) -> dict[str, Any]:
    """The case of this number; no two have the same reply.

    >>> case(3) == case(3), case(3)["reply"] != case(4)["reply"]
    (True, True)
    """
    pick = random.Random(number).choice
    name, agent, company, thing = pick(NAMES), pick(NAMES), pick(COMPANIES), pick(THINGS)
    words = {
        "name": name, "agent": agent, "company": company, "thing": thing, "trouble_short": pick(BROKEN), "number": f"{40_000 + number}",
        "amount": str(5 + number % 190), "day": pick(["Monday", "Tuesday", "Friday"]), "month": pick(["May", "July", "October"]),
    }  # fmt: skip
    body = [pick(parts) for parts in (THANKS, SEES, CAUSES, DEEDS, DEEDS, TIMES, STEPS, EXTRAS, STEPS)]
    reply = "\n\n".join(
        part
        for part in (pick(OPENINGS), " ".join(dict.fromkeys(filter(None, body))), f"Case {number}.", pick(CLOSINGS))
        if part
    )
    return {
        "id": str(number),
        "channel": pick(CHANNELS),
        "company": company,
        "customer_name": name,
        "agent_name": agent,
        "customer": f"{pick(['Hi,', 'Hello!', '', 'Dear team,'])} my {thing} (order {words['number']}) {pick(TROUBLES)}. {pick(MOODS)} {pick(ASKED)} {pick(MOODS)}".strip(),
        "reply": reply.format(**words),
    }  # fmt: skip


def cases(count: int, start: int = 0) -> Iterator[dict[str, Any]]:
    """The cases from `start` on."""
    return map(case, range(start, start + count))


def main() -> None:
    for made in cases(int(sys.argv[1])):
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
