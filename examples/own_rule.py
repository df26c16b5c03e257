"""A rule of your own, written in Python: run its examples as tests, then coach with it.

Run it with ``python examples/own_rule.py``; the rule is in ``promises_refund_date.py`` beside it.
"""

from promises_refund_date import rule  # type: ignore[import-not-found]

from replycoach import Coach


def main() -> None:
    """Check every example of the rule, then review one draft."""
    coach = Coach(settings={"rules": ["promises_refund_date"]})
    for example in rule.examples:
        review = coach.review(example.as_case())
        found = tuple((one.start, one.end) for one in review.findings if one.rule == rule.id)
        assert found == example.spans, f"{example.text!r}: marked {found}"
    print(f"{len(rule.examples)} examples hold")

    review = coach.review("Hi Ana, your refund will arrive on Friday. Best wishes, Jo")
    print(next(finding.message for finding in review.findings if finding.rule == rule.id))


if __name__ == "__main__":
    main()
