"""One draft, reviewed: the score with its arithmetic, and each finding with the words that it is about.

Run it with ``python examples/review_one.py``.
"""

from pathlib import Path

from replycoach import Coach

HERE = Path(__file__).parent


def main() -> None:
    """Print what a helpdesk would show beside the draft."""
    draft = (HERE / "draft.txt").read_text(encoding="utf-8")
    review = Coach().review(
        draft,
        customer=(HERE / "customer.txt").read_text(encoding="utf-8"),
        channel="email",
        customer_name="Ana",
        agent_name="John",
    )
    print(f"{review.score:g} of 100")
    for finding in review.findings:
        words = "something is missing" if finding.start is None else repr(draft[finding.start : finding.end])
        print(f"\n{finding.severity} {finding.rule}: {words}")
        print(f"  {finding.message}")
        print(f"  Do: {finding.suggestions[-1].text}")


if __name__ == "__main__":
    main()
