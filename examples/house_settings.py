"""The settings of a house: rules off and on, weights, phrases, a rule in TOML, a shorter chat.

Run it with ``python examples/house_settings.py``; the settings are in ``house.toml`` beside it.
"""

from pathlib import Path

from replycoach import Coach

DRAFT = "Dear valued customer, the burr set of your Grind Now, Pay Later grinder ships on 3 December. Best wishes, John"


def main() -> None:
    """Print what the house's own settings find in a draft."""
    coach = Coach.from_config(Path(__file__).parent / "house.toml")
    for finding in coach.review(DRAFT).findings:
        print(f"{finding.severity} {finding.rule}: {finding.message}")


if __name__ == "__main__":
    main()
