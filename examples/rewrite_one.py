"""Better words for a draft: the new text, the blanks that only the agent can fill, and what was left alone with the reason.

Run it with ``python examples/rewrite_one.py``.
"""

from pathlib import Path

from replycoach import Coach

HERE = Path(__file__).parent


def main() -> None:
    """Print the rewrite and what belongs to it."""
    rewrite = Coach().rewrite(
        {
            "reply": (HERE / "draft.txt").read_text(encoding="utf-8"),
            "customer": (HERE / "customer.txt").read_text(encoding="utf-8"),
            "channel": "email",
            "customer_name": "Ana",
            "agent_name": "John",
        }
    )
    print(f"{rewrite.before.score:g} → {rewrite.after.score:g}\n")
    print(rewrite.text)
    for slot in rewrite.slots:
        print(f"to fill in: {rewrite.text[slot.start : slot.end]}")
    for left in rewrite.left_alone:
        print(f"left alone: {left.rule}: {left.reason}")


if __name__ == "__main__":
    main()
