"""One finding per fault: where two rules speak of the same thing, the more serious or the surer one speaks.

Two kinds of relation: two wordings found in the same words, and something missing whose cause another finding already names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from replycoach.model import SEVERITIES, Finding, Verdict
from replycoach.reading import Reading

SPEAKS_FOR: Mapping[str, frozenset[str]] = {
    "time/missing": frozenset({"time/vague", "time/hold-unasked"}),
    "tone/over-cheerful": frozenset({"tone/shouting"}),
    "clarity/interrogation": frozenset({"channel/personal-data"}),
    "language/abstract": frozenset({"template/robotic", "ownership/unowned", "time/missing"}),
    "language/we-not-i": frozenset({"template/robotic", "ownership/unowned"}),
}
"""What is said of words by other rules, too, when one of those speaks of the same words."""

SHADES = (
    frozenset(
        "language/blame language/rude language/blame-shifting language/disparages-company language/commanding"
        " ownership/approval-stall".split()
    ),
)
"""Faults that shade into each other: of the same words, the most serious is told, or the one that the model holds likeliest."""

GRAVEST = frozenset({"language/dead-end"})
"""Faults that no other speaks for: the reader must see them."""

FOLLOWS_FROM: Mapping[str, frozenset[str]] = {
    "acknowledgement/ignored-question": frozenset(
        {
            "ownership/approval-stall", "ownership/bluffing", "clarity/interrogation", "clarity/unasked-question",
            "channel/needless-handoff", "time/hold-unasked",
        }
    ),
    "clarity/hard-to-read": frozenset({"channel/too-long"}),
    "time/missing": frozenset({"time/vague"}),
    "structure/missing-solution": frozenset(
        {"clarity/unasked-question", "structure/missing-next-step", "acknowledgement/ignored-question", "thread/repeated-reply"}
    ),
    "structure/missing-further-help": frozenset({"language/dead-end"}),
    "structure/missing-next-step": frozenset({"language/dead-end", "language/negative-phrasing"}),
    "acknowledgement/missing-reassurance": frozenset(
        {"language/disparages-company", "ownership/approval-stall", "time/vague", "template/untailored"}
    ),
    "template/untailored": frozenset({"tone/cold", "language/commanding", "language/dead-end", "language/negative-phrasing"}),
    "structure/missing-refocus": frozenset(
        {"structure/missing-solution", "structure/missing-next-step", "clarity/unasked-question"}
    ),
    "structure/missing-control": frozenset(
        {
            "structure/missing-solution", "structure/missing-refocus", "structure/missing-next-step", "clarity/unasked-question",
            "ownership/unowned", "ownership/approval-stall", "language/blame-shifting", "language/dead-end", "tone/cold",
        }
    ),
}  # fmt: skip
"""What is there, or missing, because of another fault: mending that one mends this."""

TANGLED, ENDLESS = 0.96, 90
"""A sentence that is hard to follow beyond doubt, by the reading or by its many words, is a fault of its own in a reply that is too long."""

SPOKEN_FOR = " speaks of it"
"""How the verdict of a rule ends whose finding is left to the rule named before."""


def grouped(
    findings: Iterable[Finding], verdicts: dict[str, Verdict], reading: Reading
) -> tuple[list[Finding], dict[str, Verdict]]:
    """The findings of which no other speaks, and the verdicts with the rules that are now silent marked as such."""
    found = list(findings)
    spoken: dict[int, str] = {}
    for at, others in enumerate(_related(found)):
        for other in sorted(others - {at}):
            if _speaks(found[other], found[at], reading):
                spoken[at] = found[other].rule
                break
    if not spoken:
        return found, verdicts
    left = [finding for at, finding in enumerate(found) if at not in spoken]
    told = dict(verdicts)
    remaining = {finding.rule for finding in left}
    for at, by in spoken.items():
        rule = found[at].rule
        if rule not in remaining:
            told[rule] = Verdict(state="not_applicable", reason=by + SPOKEN_FOR)
    return left, told


def _related(found: list[Finding]) -> list[set[int]]:
    """For each finding the places in the list of those that may speak for it: what shares words with it, and the gravest of each rule.

    Not every pair is looked at, since a hostile draft may have thousands of findings.
    """
    gravest: dict[str, int] = {}
    for at, finding in enumerate(found):
        best = gravest.setdefault(finding.rule, at)
        if SEVERITIES.index(finding.severity) < SEVERITIES.index(found[best].severity):
            gravest[finding.rule] = at
    related = [set(gravest.values()) for _ in found]
    placed = sorted((one.start, at) for at, one in enumerate(found) if one.start is not None and one.end is not None)
    for n, (_, at) in enumerate(placed):
        end = found[at].end or 0
        for further in range(n + 1, len(placed)):
            start, other = placed[further]
            if start >= end:
                break
            related[at].add(other)
            related[other].add(at)
    return related


def _speaks(other: Finding, finding: Finding, reading: Reading) -> bool:
    """Whether what `finding` says is said by `other`."""
    if SEVERITIES.index(other.severity) > SEVERITIES.index(finding.severity):
        return False
    if other.rule in FOLLOWS_FROM.get(finding.rule, ()):
        return not (_tangled(finding, reading) or _is_wording(finding) or _is_wish(finding))
    if not _same_words(other, finding) or (other.rule == "channel/personal-data" and not reading.profile.public):
        return False
    if finding.rule not in GRAVEST and any(finding.rule in shades and other.rule in shades for shades in SHADES):
        return _rank(other, reading) < _rank(finding, reading)
    return other.rule in SPEAKS_FOR.get(finding.rule, ())


def _tangled(finding: Finding, reading: Reading) -> bool:
    """Whether the words are hard to follow however short the rest might be."""
    if finding.rule != "clarity/hard-to-read" or finding.start is None:
        return False
    words = len(reading.case.reply[finding.start : finding.end].split())
    return words >= ENDLESS or (reading.depth == "full" and reading.flags.get(finding.rule, 0.0) >= TANGLED)


def _is_wording(finding: Finding) -> bool:
    """Whether a rule of what is missing marks words: a greeting to anybody has no cause in another fault."""
    return finding.rule == "template/untailored" and finding.start is not None


def _is_wish(finding: Finding) -> bool:
    """Whether it is of something that the customer wants done, which is not done by whatever answers them, or that comes first."""
    if finding.rule == "structure/missing-solution":
        return "(“" in finding.message
    return finding.rule == "acknowledgement/ignored-question" and not finding.message.endswith(" does not say.")


def _rank(finding: Finding, reading: Reading) -> tuple[int, float, str]:
    return SEVERITIES.index(finding.severity), -reading.flags.get(finding.rule, 0.0), finding.rule


def _same_words(one: Finding, two: Finding) -> bool:
    if one.rule == two.rule or one.start is None or two.start is None or one.end is None or two.end is None:
        return False
    return one.start < two.end and two.start < one.end
