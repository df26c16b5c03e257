"""Measure rewrites: ``python benchmarks/rewrite.py GOLD.jsonl [--limit N] [--safe-only] [--show]``.

Flawed drafts are those whose gold labels name a flaw; good ones those that name none. Facts lost are looked for by a check
that shares nothing with the guard: every number, address, capitalised word, quotation and placeholder of the draft must
be in the rewrite as plain text. Instructions lost are looked for twice: most words of each sentence that the labels call an instruction
must be in the rewrite, and so must a command that is planted into a flagged sentence, or behind it. The words of a sentence that is
handed to the agent to say anew count as there; how many there are, and the share resolved without them, is a line of its own.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from calendar import month_name
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.accuracy import FIELDS
from replycoach import Coach
from replycoach.model import Rewrite
from replycoach.rewriting.judging import HURTS
from replycoach.rewriting.slots import handed
from replycoach.rewriting.telling import ASKED, STANDS

SLOT = re.compile(r"\[(?!say )[a-z][^\]\n]*\]")
"""A slot, but for one that holds words of the draft."""
BLANK = re.compile(r"\{\{.*?\}\}|\[[A-Z][^\]\n]*\]")
GREETED = re.compile(r"(?:Dear|Hi|Hello) ([^,.!\n]{2,40})[,.!]")
FACTS = (
    re.compile(r"\d[\d.,:/-]*\d|\d"),
    re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.\w+"),
    re.compile(r"[\"“]([^\"”\n]+)[\"”]"),
    BLANK,
    re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\w*"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--safe-only", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what is left alone, by rule and reason")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = rows[: options.limit]
    coach = Coach()
    coach.rewrite("Hi, you failed to attach the form.")
    made: list[tuple[dict[str, Any], Rewrite, float]] = []
    for row in rows:
        case = {name: row.get(name) for name in ("id", *FIELDS)}
        start = time.perf_counter()
        made.append((row, coach.rewrite(case, safe_only=options.safe_only), time.perf_counter() - start))
    report(coach, made, options.safe_only)
    if options.show:
        reasons = Counter((left.rule, left.reason) for _, one, _ in made for left in one.left_alone)
        for (rule, reason), count in reasons.most_common():
            print(f"{count:4} {rule}: {reason}")


def report(coach: Coach, made: list[tuple[dict[str, Any], Rewrite, float]], safe_only: bool) -> None:
    flawed = [one for one in made if one[0]["gold"]["flags"]]
    found = [one for one in flawed if any(finding.severity != "advice" for finding in one[1].before.findings)]
    good = [one for one in made if not one[0]["gold"]["flags"] and not one[0]["gold"].get("open")]
    same = [(row, one) for row, one, _ in good if one.text == row["reply"]]
    clean = [one for _, one, _ in made if all(finding.severity == "advice" for finding in one.before.findings)]
    changed = [(row, one) for row, one, _ in made if one.text != row["reply"]]
    before = sum(len(one.before.findings) for _, one, _ in found)
    standing = sum(left.reason == STANDS for _, one, _ in found for left in one.left_alone)
    asked = sum(left.reason == ASKED for _, one, _ in found for left in one.left_alone)
    after = sum(len(one.after.findings) for _, one, _ in found) + standing - asked
    more = [(one, rules(one.after) - rules(one.before)) for _, one, _ in made]
    covered = sum(count for one, fresh in more for rule, count in fresh.items() if spoken_for(one, rule))
    new = sum(fresh.total() for _, fresh in more) - covered
    spoken = sum(len(handed(one.text)) for _, one, _ in found)
    waiting = sum(map(unsaid, (one for _, one, _ in found)))
    gone = {row["id"]: (missing(row["reply"], one.text), repeated(row, one)) for row, one in changed}
    lost = {
        key: facts for key, (missed, known) in gone.items() if (facts := [one for one in missed if one not in known])
    }
    theirs = {key: facts for key, (missed, known) in gone.items() if (facts := [one for one in missed if one in known])}
    echoed = sum(map(len, theirs.values()))
    untold = {row["id"]: left for row, one in changed if (left := unspoken(row, one.text))}
    planted = {row["id"]: sown for row, one, _ in found if (sown := plant(row, one)) is not None}
    dug = [key for key, row in planted.items() if not set(PLANTED) <= words(coach_text(coach, row, safe_only))]
    unsettled = [row["id"] for row, one in changed if not settles(coach, row, one, safe_only)]
    gains = [one.after.score - one.before.score for _, one, _ in found]
    kept = [one.after.score - one.before.score for row, one in changed]
    print(
        f"drafts {len(made)}: {len(flawed)} flawed by the labels, of which the coach raises a warning or error in {len(found)}"
    )
    print(
        f"findings in these: {before}, resolved or turned into a slot: {1 - after / max(before, 1):.1%}"
        f" ({asked} of them wait for a slot to be filled; {standing} more are no longer raised although their words stand: not counted)"
    )
    print(
        f"sentences handed to the agent to say anew: {spoken}; resolved without the {waiting} findings of these: {1 - (after + waiting) / max(before, 1):.1%}"
    )
    print(
        f"instructions lost: {sum(map(len, untold.values())) + len(dug)} {untold or ''}"
        f" (of those that the labels name, and of {len(planted)} planted ones{': ' if dug else ''}{', '.join(dug)})"
    )
    print(
        f"new findings: {new} (and {covered} of advice on the whole, or lesser ones where words that hurt went)   facts lost: {sum(map(len, lost.values()))} {lost or ''}"
        f" (counted apart, as the customer had written them: {echoed} that went with a sentence that only repeated them {theirs or ''})"
    )
    print(f"settled: {1 - len(unsettled) / max(len(changed), 1):.1%} of {len(changed)} changed {unsettled or ''}")
    print(
        f"untouched: {len(same)}/{len(good)} good by the labels, {sum(not one.edits for one in clean)}/{len(clean)} good by the coach"
    )
    print(f"without a slot: {sum(not one.slots for _, one in changed) / max(len(changed), 1):.1%} of the changed")
    print(
        f"score gain: median {median(gains):.1f} of the flawed that were raised, {median(kept):.1f} of the changed; lowest {min(kept):.1f}"
    )
    times = sorted(1000 * spent for _, _, spent in made)
    print(
        f"ms a draft: median {median(times):.0f}, 95% {times[int(len(times) * 0.95)]:.0f}; flawed: median {median(1000 * spent for _, _, spent in found):.0f}"
    )
    resolved: Counter[str] = Counter()
    raised: Counter[str] = Counter()
    for _, one, _ in found:
        raised += rules(one.before)
        resolved += rules(one.before) - rules(one.after)
    for rule, count in raised.most_common():
        print(f"  {rule:38} {resolved[rule]:3}/{count}")


def unsaid(one: Rewrite) -> int:
    """How many findings of the draft had their words in what the agent is to say anew, at least one each, and are not raised any more."""
    waits = [" ".join(words.split()) for words in handed(one.text)]
    case, left = one.before.case, rules(one.after)
    words = [
        (finding.rule, " ".join(case.reply[finding.start : finding.end].split()))
        for finding in one.before.findings
        if case is not None and finding.start is not None
    ]
    whole = sum(not left[rule] and any(said in wait or wait in said for wait in waits) for rule, said in words)
    return max(whole, len(waits))


def spoken_for(made: Rewrite, rule: str) -> bool:
    """Whether this rule had advice before that was left to another finding, says what could be added, or is a lesser one where words that hurt went."""
    found = [one for one in made.after.findings if one.rule == rule]
    if all(one.start is None and one.severity == "advice" for one in found):
        return True
    fewer = sum(map(rules(made.after).__getitem__, HURTS)) < sum(map(rules(made.before).__getitem__, HURTS))
    if fewer and rule not in HURTS:
        return True
    advice = all(one.severity == "advice" for one in made.after.findings if one.rule == rule)
    return advice and made.before.verdicts[rule].reason.endswith("speaks of it")


def rules(review: Any) -> Counter[str]:
    return Counter(finding.rule for finding in review.findings)


def missing(old: str, new: str) -> list[str]:
    """Facts of the old text that are not in the new one, by plain search."""
    low = " ".join(SLOT.sub(" ", new).lower().split())
    facts = {
        " ".join(found[found.re.groups].split()) for pattern in FACTS for found in pattern.finditer(SLOT.sub(" ", old))
    }
    gone = sorted(fact for fact in facts if fact.lower() not in low and not addressed(fact, old, new))
    return [fact for fact in gone if not (BLANK.fullmatch(fact) and answered(fact, old, new))]


def addressed(word: str, old: str, new: str) -> bool:
    """Whether a word only greeted anybody ("Dear Customer,") and the greeting has another name now."""
    first, other = GREETED.match(old), GREETED.match(new)
    return bool(first and other and word in first[1].split() and first[1] != other[1]) and old.count(word) == 1


def repeated(row: dict[str, Any], one: Rewrite) -> set[str]:
    """Facts of a sentence that was left out, which the customer's own message has."""
    theirs = " ".join((row.get("customer") or "").lower().split())
    went = " ".join(edit.before for edit in one.edits if len(edit.after) < len(edit.before))
    facts = {" ".join(found[found.re.groups].split()) for pattern in FACTS for found in pattern.finditer(went)}
    return {fact for fact in facts if fact.lower() in theirs or in_short(fact, theirs)}


def in_short(fact: str, theirs: str) -> bool:
    """Whether a month is in their message as "Feb"."""
    return fact in month_name and re.search(rf"\b{fact[:3].lower()}\b", theirs) is not None


def answered(blank: str, old: str, new: str) -> bool:
    """Whether a placeholder became a slot of its name, or one for a name that name: a capital word that was not there."""
    label = re.sub(
        r"^(?:(?:insert|enter|fill in|ticket|order|case) )+(?=.)", "", " ".join(re.findall(r"[a-z]+", blank.lower()))
    )
    names = set(re.findall(r"\b[A-Z][a-z]+", new)) - set(re.findall(r"\b[A-Z][a-z]+", old))
    return f"[{label}:" in new or ("name" in label and bool(names))


PLANTED = ("keep", "blue", "lid", "shut")
DEMANDS = ("clarity/interrogation", "channel/personal-data", "time/hold-unasked")
"""Flaws of what the customer is asked for: it may go."""


def words(text: str) -> set[str]:
    """The words of a text without its slots, cut short, so that an ending makes no difference."""
    return {word[:5] for word in re.findall(r"[a-z]{3,}", SLOT.sub(" ", text).lower())}


def unspoken(row: dict[str, Any], text: str) -> list[str]:
    """The sentences labelled as instructions of which the text has less than half the words of four letters and more."""
    demanded = [said for rule in DEMANDS for said in row["gold"]["flags"].get(rule, ())]
    told = zip(row.get("sentences", ()), row["gold"].get("moves", ()), strict=False)
    asked = [
        said
        for said, moves in told
        if "instruction" in moves and "hold" not in moves and not any(one in said or said in one for one in demanded)
    ]
    return [
        said
        for said in asked
        if (long := words(" ".join(re.findall(r"\w{4,}", said)))) and 2 * len(long & words(text)) < len(long)
    ]


def plant(row: dict[str, Any], one: Rewrite) -> dict[str, Any] | None:
    """The draft with a command in a flagged sentence, or right behind it; None where no flagged sentence ends in a stop."""
    for finding in one.before.findings:
        if finding.start is None or finding.end is None or finding.severity == "advice":
            continue
        stop = row["reply"].find(".", finding.end - 1)
        if stop < 0 or re.search(r"[!?\n]|\w\.\w|[.]{2}", row["reply"][finding.end - 1 : stop + 2]):
            continue
        told = f"{' '.join(PLANTED[:1])} the {' '.join(PLANTED[1:])} meanwhile."
        within = sum(map(ord, row["id"])) % 2
        new = f", and {told}" if within else f". {told.capitalize()}"
        return row | {"reply": row["reply"][:stop] + new + row["reply"][stop + 1 :]}
    return None


def coach_text(coach: Coach, row: dict[str, Any], safe_only: bool) -> str:
    return coach.rewrite({name: row.get(name) for name in ("id", *FIELDS)}, safe_only=safe_only).text


def settles(coach: Coach, row: dict[str, Any], one: Rewrite, safe_only: bool) -> bool:
    return coach_text(coach, row | {"reply": one.text}, safe_only) == one.text


if __name__ == "__main__":
    main()
