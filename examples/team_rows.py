"""Make the rows of a fictional team, Larkfield Cycles, for the team report: the same rows every time, one case (JSON) a line on stdout.

``python examples/team_rows.py > examples/team.jsonl`` wrote the file beside this script. Company, people and orders are invented.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

START = datetime(2026, 9, 7, 8, 0, tzinfo=timezone.utc)
WEEKS = 8
CUSTOMERS = [
    "Ana",
    "Bo",
    "Carys",
    "Dev",
    "Elif",
    "Finn",
    "Grace",
    "Hugo",
    "Ines",
    "Jonas",
    "Kira",
    "Liam",
    "Mona",
    "Nils",
    "Olga",
    "Priya",
]
AGENTS = {"Amara": 37, "Bruno": 34, "Chidi": 36, "Dilan": 33, "Edith": 12}
"""Who writes how many; Edith is new."""

MATTERS = {
    "brakes": {
        "asks": [
            "My new bike's brakes squeal so loudly that people turn round. It was serviced by you ten days ago! What now?",
            "The rear brakes rub since you built the bike. I can't ride it to work and I'm getting fed up.",
            "hi, brakes feel spongy after the service, is that safe?",
        ],
        "facts": [
            "Squealing after a service is nearly always dust on new pads. A mechanic cleans the brakes while you wait.",
            "The pads sit a touch too near the disc, which takes ten minutes to set right in the workshop.",
            "A little air in the line makes the lever spongy, so please leave the bike at home until it has been bled.",
        ],
        "acts": ["I've booked you in for {day} at 9:30", "I've kept the first slot on {day} for your bike", "I've asked Rory in the workshop to bleed them on {day}"],
    },
    "delivery": {
        "asks": [
            "Where is my delivery? Order {order} was due on Monday and nobody tells me anything. I took a day off for this!",
            "Second time the delivery has not come. I'm really annoyed now.",
            "Hello, could you tell me when the delivery for order {order} arrives?",
        ],
        "facts": [
            "Your bike stands in the depot at Millbrook: the van was full on Monday and the carrier did not scan it again.",
            "The carrier had the wrong door number, so the van turned back twice.",
            "Order {order} left our workshop this morning, boxed and insured.",
        ],
        "acts": ["I've booked a van that brings it on {day} before noon", "I've corrected the address, and the driver comes on {day} between 10 and 12", "It reaches you on {day}"],
    },
    "refund": {
        "asks": [
            "I returned the helmet three weeks ago and still no refund. This is unacceptable.",
            "When do I get the refund for order {order}? You promised it last week.",
            "Quick question: does the refund go back to my card or to PayPal?",
        ],
        "facts": [
            "The helmet arrived here on the 2nd; the return was booked to the wrong order, so no payment started.",
            "The bank sent the payment back because the card had expired.",
            "It goes back the way you paid, so to your card.",
        ],
        "acts": ["I paid £64 back to your card a minute ago; it shows by {day}", "I've started it again to the new card, and it shows by {day}", "You will see it by {day}"],
    },
    "battery": {
        "asks": [
            "The battery of my e-bike dies after eight miles. It is four months old. I'm worried it is dangerous.",
            "battery won't charge since last night, need the bike on thursday for work!!",
            "How do I store the battery over winter?",
        ],
        "facts": [
            "Eight miles on a battery of that age is not right, and the guarantee covers it. It is safe to keep indoors, off the charger.",
            "A battery that stays dark mostly has a tripped charger: hold the button for ten seconds and try once more.",
            "Keep the battery indoors at about half charge, and top it up once a month.",
        ],
        "acts": ["I've put a new one aside, and it goes out on {day}", "I ring you on {day} at 5 to hear whether the light is on", "I send you the one-page guide on {day}"],
    },
    "invoice": {
        "asks": [
            "You charged me twice for one lock, look at the invoice for order {order}!",
            "My invoice has the wrong company name, our accountant needs it corrected by Friday.",
            "Could you send me the invoice for order {order} again please?",
        ],
        "facts": [
            "The till sent the payment twice when the line dropped; only one lock was sold.",
            "I've put in the name as it stands in your e-mail, and the number of the invoice stays the same.",
            "The invoice for {order} is attached.",
        ],
        "acts": ["I paid the second £38 back just now, and it shows by {day}", "The corrected one reaches you on {day} by 10", "I check on {day} that it arrived"],
    },
    "saddle": {
        "asks": [
            "The saddle slips down while I ride, it is really uncomfortable and I already tightened it. Help?",
            "Love the bike! The saddle is a bit hard though, can I swap it?",
            "I ordered the brown saddle and another colour came. Disappointed, it was a birthday present.",
        ],
        "facts": [
            "A slipping saddle on that frame means that the clamp is worn; a new one is free under the guarantee.",
            "You can swap a saddle within 60 days, ridden or not.",
            "The order says brown, so this is our mistake.",
        ],
        "acts": ["The clamp goes out on {day}, with the little key for it", "I've put three softer ones aside for you to try on {day}", "The brown one goes out on {day}, and you can keep the other"],
    },
}  # fmt: skip

OTHER_FACTS = {
    "brakes": [
        "New pads pick up oil from a workshop floor now and then, and that is what you hear; it goes away with a clean.",
        "That rub comes from a wheel that sits half a millimetre off centre, a quick job on the stand.",
        "Spongy levers are a reason not to ride: walk the bike, and we bleed the line.",
    ],
    "delivery": [
        "I have just had the driver on the line: the bike is on his van, but he ran out of hours on Monday.",
        "Both times the van stood at the back gate, where nobody could hear the bell.",
        "Your parcel with order {order} was collected at seven today and is on the road.",
    ],
    "refund": [
        "I found the helmet in our returns, unopened: the label with your number had come off.",
        "The payment from last week is still in our outbox, as the account number lacked a digit.",
        "Money always takes the road back by which it came; in your case that is PayPal.",
    ],
    "battery": [
        "A sound battery does thirty miles, so yours is a case for the guarantee, and nothing in its log points to heat.",
        "The charger of that series had a weak fuse, and we keep spare ones behind the counter.",
        "Cool, dry and half full is how a battery likes its winter.",
    ],
    "invoice": [
        "The second payment is plain to see in the till of that day, and it should not be there.",
        "The name came from your first order, from before the company moved.",
        "Here it is once more, as a PDF, for order {order}.",
    ],
    "saddle": [
        "The post is a shade too thin for that frame, so no tightening will ever hold it.",
        "Saddles are like shoes, so by all means try others.",
        "Our picker took the box from the shelf below: entirely our slip, on a birthday of all days.",
    ],
}
"""Other words for the same three kinds of message, in the same order."""

GOOD_OPENING = [
    "That is no way to start with a new bike, and I'm sorry.", "I can see why that is annoying, {name}; I'd feel the same.",
    "You shouldn't have had to write about this twice, and I apologise.", "Thanks for telling me so clearly, {name}.",
    "I'm sorry that this has cost you your patience and a free day.", "Waiting without news is the worst part, and I'm sorry about that.",
]  # fmt: skip
THANKS = [
    "Thanks for writing.",
    "Thank you for your message, {name}.",
    "Good to hear from you.",
    "Thanks for asking, {name}.",
]
COLD = [
    "This has been noted.",
    "Your message was received.",
    "As stated in our terms, such cases take their course.",
    "",
]
BLAME = [
    "You failed to check the bike when it was handed over.", "You should have read the instructions first.",
    "You must have entered the wrong details.", "You didn't tell us that in time.",
]  # fmt: skip
REFUSALS = [
    "We can't do anything before {day}.", "Unfortunately it is not possible to tell you more until {day}.",
    "We are unable to send anybody before {day}.", "We don't offer that until {day}.",
]  # fmt: skip
VAGUE = [
    "I'll look into it and get back to you as soon as possible.", "You'll hear from us shortly.", "It should be sorted out soon.",
    "I'll chase this and come back to you in due course.", "I'm on it and will write again when I get round to it.",
]  # fmt: skip
UNOWNED = ["It will be looked into.", "Somebody from the workshop will be in touch.", "The matter has been passed on."]
CLOSING = [
    "Is there anything else that I can help you with today?", "Tell me if it still isn't right, and I'll sort it out.",
    "Just answer this message if anything is unclear.", "Does that work for you?",
]  # fmt: skip
FRAME = (
    "Thank you for contacting Larkfield Cycles. We apologise for any inconvenience this may have caused. Please be advised that your enquiry "
    "about your {what} has been forwarded to the relevant department, which processes all cases in the order in which they are received. "
    "Kindly allow the team sufficient time to complete its assessment."
)
SIGN_OFFS = ["Kind regards,", "Best wishes,", "All the best,"]
DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday", "Monday"]


class Dice:
    """Throws that are the same on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """A number from 0 up to, not including, the limit."""
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 12) % limit

    def one(self, several: list[str]) -> str:
        """One of several."""
        return several[self.below(len(several))]


def body(agent: str, matter: str, kind: int, week: int, dice: Dice) -> list[str]:
    """The sentences of a reply as this agent would write them: everyone has strengths and a habit or two."""
    told = MATTERS[matter]
    fact, act = dice.one([told["facts"][kind], OTHER_FACTS[matter][kind]]), told["acts"][kind] + "."
    upset = kind < 2
    opening = dice.one(GOOD_OPENING if upset else THANKS)
    careless = dice.below(10)
    if agent == "Amara":  # warm, but seldom names a time; fewer such replies in later weeks
        end = dice.one(VAGUE) if careless < 8 - week else act
        return [opening, fact, end, dice.one(CLOSING)]
    if agent == "Bruno":  # exact and on time, but curt, and quick to say whose fault it was
        first = dice.one(BLAME) if upset and careless < 4 else dice.one(COLD) if careless < 7 else opening
        return [first, dice.one(REFUSALS) if careless % 3 == 1 else fact, act]
    if agent == "Chidi":  # does it all, now and then leaves open who acts
        return [opening, fact, dice.one(UNOWNED) if careless < 2 else act, dice.one(CLOSING)]
    if agent == "Dilan":  # lives by one template
        return [FRAME.format(what=matter)] if careless < 5 else [dice.one(THANKS), fact, act, dice.one(CLOSING)]
    return [opening if careless < 5 else "", fact, act if careless < 6 else dice.one(VAGUE)]


def rows() -> Iterator[dict[str, str]]:
    """All rows, oldest first."""
    dice = Dice(2026)
    told = []
    for agent, count in AGENTS.items():
        for number in range(count):
            week = number * WEEKS // count if agent != "Edith" else 6 + number // 6
            matter, kind = dice.one(list(MATTERS)), dice.below(3)
            channel = ("email", "chat", "email", "social", "chat")[dice.below(5)]
            name, day = dice.one(CUSTOMERS), dice.one(DAYS)
            at = START + timedelta(weeks=week, days=dice.below(5), hours=dice.below(9), minutes=dice.below(60))
            words = {"name": name, "day": day, "order": str(4100 + dice.below(900))}
            reply = " ".join(sentence for sentence in body(agent, matter, kind, week, dice) if sentence)
            if channel == "email":
                reply = f"Dear {name},\n\n{reply}\n\n{dice.one(SIGN_OFFS)}\n{agent}"
            elif dice.below(3):
                reply = f"Hi {name}, {reply[0].lower() + reply[1:] if not reply.startswith(('I', 'Order')) else reply}"
            told.append({
                "time": at.strftime("%Y-%m-%dT%H:%M:00Z"), "agent": agent, "agent_name": agent, "company": "Larkfield Cycles",
                "channel": channel, "customer_name": name, "customer": MATTERS[matter]["asks"][kind].format(**words),
                "reply": reply.format(**words),
            })  # fmt: skip
    for number, row in enumerate(sorted(told, key=lambda row: (row["time"], row["agent"])), 1):
        yield {"id": f"r{number:03}", **row}


if __name__ == "__main__":
    for row in rows():
        print(json.dumps(row, ensure_ascii=False))
