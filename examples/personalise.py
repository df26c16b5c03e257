"""One template, two customers, two letters; and what is missing stands where the agent sees it.

Run it with ``python examples/personalise.py``.
"""

from pathlib import Path

from replycoach import Coach

TEMPLATE = (Path(__file__).parent / "templates" / "delivery-update.j2").read_text(encoding="utf-8")
CASES = (
    {
        "id": "4711",
        "customer": "My parcel still hasn't come and I need it by Friday for my daughter's birthday. I'm so worried that it's lost.",
        "customer_name": "Priya Nair",
        "agent_name": "Lena Falk",
        "sent_at": "2026-11-25T10:00",
        "carrier": "Swift Post",
        "eta": "2026-11-26",
        "update_by": "2026-11-26T12:00",
    },
    {
        "id": "4712",
        "customer": "I have been waiting three weeks for my order. Where is it?",
        "customer_name": "Tom Reed",
        "agent_name": "Lena Falk",
        "sent_at": "2026-11-25T10:00",
        "carrier": "Swift Post",
    },
)


def main() -> None:
    """Print the letter for each case, what the agent must still fill in, and the score of the draft as it is."""
    coach = Coach(settings={"voice": {"greeting": "Hello {name},", "prefer": {"email": "write to"}}})
    for case in CASES:
        rendered = coach.personalise(TEMPLATE, case)
        print(rendered.text)
        print("To fill in:", ", ".join(rendered.missing) or "nothing")
        print(f"Score: {rendered.review.score:g}\n")


if __name__ == "__main__":
    main()
