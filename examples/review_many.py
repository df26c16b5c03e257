"""Many drafts as a stream: cases from a file of JSON lines, one review after the other, in constant memory.

Run it with ``python examples/review_many.py``.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from replycoach import Coach

CASES = Path(__file__).parent / "cases.jsonl"


def cases() -> Iterator[dict[str, Any]]:
    """The cases of the file, one at a time."""
    with CASES.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> None:
    """Print a line a draft, then which rules were broken most often."""
    often: Counter[str] = Counter()
    for review in Coach().review_many(cases()):
        worst = review.findings[0].message if review.findings else "nothing to raise"
        print(f"{review.id}  {review.score:5.1f}  {worst}")
        often.update({finding.rule for finding in review.findings})
    print("\nMost often:", ", ".join(f"{rule} ({count})" for rule, count in often.most_common(3)))


if __name__ == "__main__":
    main()
