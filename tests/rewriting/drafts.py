"""Invented drafts with planted flaws for the property tests: a clean reply of a few sentences, some of them spoilt."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

CUSTOMERS = (
    "My parcel HB-20417 still hasn't come and I need it by Friday!! This is the second time.",
    "Hello, can I change the date of my booking, and what does it cost?",
    "You charged me £46 twice. I'm furious, I want my money back.",
    "hi, it doesn't work",
    "I'm worried about my daughter's flight tomorrow. Will it leave on time?",
    "Thank you so much, the lamp is beautiful! Do you have a second one?",
    "",
)
NAMES = ("Ana Ruiz", "Mr Holt", "Priya", "")
AGENTS = ("Jo Carter", "Sam", "")
OPENINGS = ("Hi Ana,", "Hello Mr Holt,", "Dear Priya,", "Hi there!", "")
ACKNOWLEDGEMENTS = (
    "I'm sorry that your parcel is late.", "Thank you for writing.", "I see why you're worried about this.",
    "SORRY FOR THE TROUBLE.", "Woohoo, thanks for reaching out!!! 🎉", "",
)  # fmt: skip
FACTS = (
    "I've sent the £46.50 back to your card ending 4417.", "Order HB-20417 leaves on Monday, 12 May.",
    "The form is at https://example.org/forms?id=7.", "Mrs Okoro has signed for it at 10:45.",
    "We don't refund express fees.", "You can change the date once for free.", "The code is “KESTREL 9”.",
    "Your booking {{ticket.id}} is safe.", "Please write to help@example.org.", "The lamp is not damaged.",
)  # fmt: skip
FLAWS = (
    "I'll look into it and get back to you soon.", "You failed to attach the form.", "You must send the receipt again.",
    "I can't get you that product until next month.", "Someone will call you.", "I need to ask my manager first.",
    "Please hold.", "It should probably be fine, I guess.", "As per our records, kindly utilise the portal at your earliest convenience.",
    "If you had read the email, you would know.", "Unfortunately, we don't have the blue one.", "Your feedback has been forwarded to the relevant department.",
    "That is the courier's fault, not ours.", "CALM DOWN AND WAIT.", "You should have told us before 3 May.",
)  # fmt: skip
CLOSINGS = ("If anything else comes up, just reply.", "Is there anything else that I can do?", "")
SIGNOFFS = ("Kind regards,\nJo Carter", "Best wishes,\nSam", "")
CHANNELS = ("email", "chat", "phone", "social")


@st.composite
def cases(draw: st.DrawFn, *, html: bool = False) -> dict[str, Any]:
    """A case whose draft holds facts and flaws in any mixture."""
    middle = draw(st.lists(st.sampled_from(FACTS), min_size=1, max_size=3, unique=True))
    middle += draw(st.lists(st.sampled_from(FLAWS), max_size=3, unique=True))
    middle = draw(st.permutations(middle))
    channel = draw(st.sampled_from(CHANNELS))
    gap = "\n\n" if channel == "email" else " "
    body = " ".join(filter(None, [draw(st.sampled_from(ACKNOWLEDGEMENTS)), *middle]))
    parts = [draw(st.sampled_from(OPENINGS)), body, draw(st.sampled_from(CLOSINGS)), draw(st.sampled_from(SIGNOFFS))]
    reply = gap.join(filter(None, parts))
    if html:
        reply = "".join(f"<p>{part}</p>" for part in reply.replace("&", "&amp;").replace("\n\n", "\n").split("\n"))
    elif draw(st.booleans()):
        reply = reply.replace("\n", "\r\n")
    return {
        "reply": reply,
        "channel": channel,
        "customer": draw(st.sampled_from(CUSTOMERS)),
        "customer_name": draw(st.sampled_from(NAMES)),
        "agent_name": draw(st.sampled_from(AGENTS)),
    }


HARD = (
    "£46.50", "4417", "hb-20417", "monday", "12", "may", "https://example.org/forms?id=7", "okoro", "10:45", "kestrel 9",
    "{{ticket.id}}", "help@example.org", "3 may", "next month", "express fees", "once", "ana,", "holt", "priya,", "jo carter", "sam",
)  # fmt: skip
"""What must still be there when it was there: looked for as plain text, by no part of the program."""


def lost(before: str, after: str) -> list[str]:
    """The hard facts of one text that the other has not, found by plain search."""
    old, new = before.lower().replace("\r", ""), after.lower().replace("\r", "")
    return [fact for fact in HARD if fact in old and fact not in new]
