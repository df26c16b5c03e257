"""Ask every selected rule about one reading: findings in positions of the source, verdicts with reasons, failures."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from replycoach.model import FOREIGN, NO_MODEL, Failure, Finding, Severity, Suggestion, Verdict
from replycoach.profile import Settings
from replycoach.reading import Reading
from replycoach.reading.surface import NeedsModel
from replycoach.rules.foreign import is_ours, within
from replycoach.rules.grouped import grouped
from replycoach.rules.phrases import key_word, phrases
from replycoach.rules.rule import Clean, Found, NotApplicable, Rule

SURE = 0.9
"""How likely an error must be to be called one; a likely one is raised as a warning."""

OWN_WORDS = re.compile(r"\{(?!found\})")

OF_HOUSE = ("Your house does not want “{found}” in a reply.", "Say it in other words.")
"""Message and what to do for a phrase that the settings add to a rule whose own words name what only its own search finds."""

LONGEST_QUOTE = 90
"""Quoted words in a message are cut in the middle beyond this many characters."""


@dataclass
class Outcome:
    """What the rules came to for one reading."""

    findings: list[Finding] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


class Plan:
    """The rules of a coach, laid out once: which to ask, and what holds for the others without asking.

    At depth "surface" a rule that needs a model is told as not applicable. A rule written in TOML is asked only where the reply
    has a word of its phrases, so that their number costs next to nothing.
    """

    def __init__(self, rules: Mapping[str, Rule], settings: Settings) -> None:
        self.settings = settings
        self.verdicts = dict.fromkeys(rules, NOTHING)
        self.always: dict[str, Rule] = {}
        self.by_word: dict[str, dict[str, Rule]] = {}
        for name, rule in rules.items():
            if settings.depth == "surface" and not (rule.surface or rule.kind == "template"):
                self.verdicts[name] = LEFT_OUT
            elif rule.phrases and rule.any_language and name not in settings.phrases.add:
                for word in {key_word(phrase) for phrase in rule.phrases}:
                    self.by_word.setdefault(word, {})[name] = rule
            else:
                self.always[name] = rule
        self.of_all = {**self.always, **{name: rules[name] for found in self.by_word.values() for name in found}}
        self.places = {name: place for place, name in enumerate(rules)}

    def asked(self, reading: Reading) -> Mapping[str, Rule]:
        """The rules to ask about this reply, in order."""
        if not self.by_word:
            return self.always
        words = reading.vocabulary
        if words is None:
            chosen = self.of_all
        else:
            held = [self.by_word[word] for word in self.by_word.keys() & words]
            if not held and "" not in self.by_word:
                return self.always
            chosen = dict(self.always)
            for some in (*held, self.by_word.get("", {})):
                chosen.update(some)
        return {name: chosen[name] for name in sorted(chosen, key=self.places.__getitem__)}


NOTHING = Verdict(state="clean", reason="nothing found")
LEFT_OUT = Verdict(state="not_applicable", reason=NO_MODEL)


def run(rules: Mapping[str, Rule] | Plan, reading: Reading, settings: Settings) -> Outcome:
    """Ask the rules in order; one that raises is reported as a failure of that rule and the others go on."""
    plan = rules if isinstance(rules, Plan) else Plan(rules, settings)
    outcome = Outcome(verdicts=dict(plan.verdicts))
    failures = []
    known = _known(reading)
    for name, rule in plan.asked(reading).items():
        missing = _not_known(rule, reading, known) if rule.needs or not reading.english else ""
        if missing:
            outcome.verdicts[name] = _not_asked(missing)
            continue
        try:
            findings, verdict = _ask(rule, reading, settings)
        except NeedsModel:
            outcome.verdicts[name] = LEFT_OUT
            continue
        except Exception as error:
            failures.append(Failure(rule=name, error=_where(error)))
            outcome.verdicts[name] = Verdict(state="not_applicable", reason="the rule failed")
            continue
        if findings:
            outcome.findings.extend(findings)
        outcome.verdicts[name] = verdict
    outcome.findings, outcome.verdicts = grouped(outcome.findings, outcome.verdicts, reading)
    outcome.failures = tuple(failures)
    return outcome


def quote(text: str) -> str:
    """Words of the draft for a message: white space folded, cut in the middle when they are many.

    >>> quote("as  soon as\\npossible")
    'as soon as possible'
    """
    folded = " ".join(text.split())
    if len(folded) <= LONGEST_QUOTE:
        return folded
    half = LONGEST_QUOTE // 2
    return f"{folded[:half].rsplit(' ', 1)[0]} … {folded[-half:].split(' ', 1)[-1]}"


def _known(reading: Reading) -> dict[str, bool]:
    """What is known of the case, by need."""
    case = reading.case
    return {
        "customer": bool(case.message.strip()),
        "thread": bool(case.thread),
        "history": bool(case.history) or reading.history is not None,
        "times": case.sent_at is not None and any(one.at for one in case.thread),
    }


NEEDS = {
    "customer": "the customer's message",
    "thread": "the thread",
    "history": "earlier replies",
    "times": "time stamps",
}


def _not_known(rule: Rule, reading: Reading, known: Mapping[str, bool]) -> str:
    if not reading.english and not rule.any_language:
        return FOREIGN
    if not rule.needs:
        return ""
    lacking = [need for need in rule.needs if not known[need]]
    if "customer" in rule.needs and known["customer"] and reading.customer is None:
        return "the customer's message is not in English"
    return f"needs {' and '.join(NEEDS[need] for need in lacking)}" if lacking else ""


@lru_cache(maxsize=64)
def _not_asked(reason: str) -> Verdict:
    """The verdict of a rule that could not be asked; there are few reasons, and each is told in nearly every review."""
    return Verdict(state="not_applicable", reason=reason)


def _ask(rule: Rule, reading: Reading, settings: Settings) -> tuple[list[Finding], Verdict]:
    assert rule.check is not None
    findings, reason = [], NOTHING.reason
    check = rule.check
    for told in check(reading) if is_ours(check) else within(check, reading):
        if isinstance(told, NotApplicable):
            return [], Verdict(state="not_applicable", reason=told.reason)
        if isinstance(told, Clean):
            reason = told.reason
        elif not _allowed(told, reading, settings):
            findings.append(_finding(rule, told, reading, settings))
    added = settings.phrases.add.get(rule.id)
    if added:
        for span in phrases(added).spans(reading.text, reading.vocabulary):
            if not any(_overlaps(one, reading.prose.to_source(*span)) for one in findings):
                findings.append(_finding(rule, _of_house(rule, span), reading, settings))
    if findings:
        reason = "; ".join(dict.fromkeys(finding.message for finding in findings))
        return findings, Verdict(state="flagged", reason=reason)
    return [], NOTHING if reason is NOTHING.reason else Verdict(state="clean", reason=reason)


def _of_house(rule: Rule, span: tuple[int, int]) -> Found:
    """A phrase that the settings add to the rule, in the rule's words where they can tell of it."""
    own = OWN_WORDS.search(rule.message + rule.todo)
    message, todo = OF_HOUSE if own else (None, None)
    return Found(*span, message=message, todo=todo)


def _overlaps(finding: Finding, span: tuple[int, int]) -> bool:
    if finding.start is None or finding.end is None:
        return False
    return finding.start < span[1] and span[0] < finding.end


def _allowed(found: Found, reading: Reading, settings: Settings) -> bool:
    """Whether the house allows the words found: an allowed phrase that holds them, or that they hold and little else."""
    if found.start is None or found.end is None or not settings.phrases.allow:
        return False
    for start, end in phrases(settings.phrases.allow).spans(reading.text, reading.vocabulary):
        if start <= found.start and found.end <= end:
            return True
        if found.start <= start and end <= found.end and 2 * (end - start) >= found.end - found.start:
            return True
    return False


def _finding(rule: Rule, found: Found, reading: Reading, settings: Settings) -> Finding:
    start = end = None
    words = dict(found.words)
    if found.start is not None and found.end is not None:
        start, end = reading.prose.to_source(found.start, found.end)
        words["found"] = quote(reading.case.reply[start:end])
    message = (found.message or rule.message).format(**words)
    todo = (found.todo or rule.todo).format(**words)
    suggestions = tuple(_in_source(one, reading) for one in found.suggestions)
    return Finding(
        rule=rule.id,
        severity=_severity(rule, found, reading, settings),
        start=start,
        end=end,
        message=message,
        why=rule.why,
        source=", ".join(rule.source),
        suggestions=(*suggestions, Suggestion(text=todo)),
    )


def _severity(rule: Rule, found: Found, reading: Reading, settings: Settings) -> Severity:
    """What the house says; else an error has to be certain: one that the model decides and is not sure of is a warning."""
    if rule.id in settings.severity:
        return rule.severity
    if found.severity or rule.severity != "error" or rule.by_form:
        return found.severity or rule.severity
    return "error" if reading.depth == "surface" or reading.flags.get(rule.id, 1.0) >= SURE else "warning"


def _in_source(suggestion: Suggestion, reading: Reading) -> Suggestion:
    """The suggestion with its edits in the source; in words alone where one of them would touch a tag or a placeholder."""
    prose, edits = reading.prose, []
    for edit in suggestion.edits:
        start, end = prose.to_source(edit.start, edit.end)
        if not prose.editable(edit.start, edit.end):
            return suggestion.model_copy(update={"edits": (), "safety": "idea"})
        edits.append(edit.model_copy(update={"start": start, "end": end, "text": prose.as_source(edit.text)}))
    return suggestion.model_copy(update={"edits": tuple(edits)})


def _where(error: Exception) -> str:
    """The kind of error and the line it came from, without its message, which may quote the draft."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
