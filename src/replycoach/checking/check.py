"""`check`: a repository of templates to a report. Files are checked one by one, in several processes where asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import starmap
from multiprocessing import get_context
from pathlib import Path
from traceback import extract_tb

import replycoach
from replycoach import score
from replycoach.checking import files
from replycoach.checking.baseline import Baseline
from replycoach.checking.cache import Cache
from replycoach.checking.duplicates import near_copies
from replycoach.checking.houses import House, Houses
from replycoach.checking.report import (
    BaselineEntry,
    CheckedFile,
    CheckFailure,
    CheckReport,
    Lines,
    Located,
    RuleInfo,
    digest,
)
from replycoach.checking.reviewing import FileResult, PiecePrint, Reviewer, finding_of
from replycoach.checking.suppressions import covers
from replycoach.checking.suppressions import faults as suppression_faults
from replycoach.errors import InputError, SettingsError
from replycoach.model import Depth
from replycoach.profile import Settings, Suppress
from replycoach.rules import catalogue, select
from replycoach.rules.rule import Rule

DUPLICATE = "template/duplicate"
UNUSED = "check/unused-suppression"


def check(
    paths: Sequence[str],
    settings: Settings | None = None,
    *,
    root: str | Path = ".",
    exclude: Sequence[str] = (),
    texts: Mapping[str, str] | None = None,
    jobs: int = 1,
    cache: str | Path | None = None,
    baseline: Baseline | None = None,
    depth: Depth | None = None,
) -> CheckReport:
    """Check template files.

    `paths` are files, folders and globs, seen from `root`; what git ignores or `exclude` names is left out of folders. `texts`
    are files that are not on disk (what an editor or stdin holds), by path. Without `settings` the nearest settings file at or above
    each file holds; a `depth` that is given takes the place of theirs. Raises `InputError` for a path that does not exist, `SettingsError` for settings that are wrong.
    """
    root = Path(root)
    found = {files.shown(path, root): path for path in files.find(paths, root, exclude)}
    sources, failures = _read(found, texts or {})
    whose = Houses(settings, root, depth)
    houses = {path: whose.of(path) for path in sources}
    results = _results(sources, houses, jobs, Path(cache) if cache else None)
    report = _Assembly(houses, sources, results).report(baseline, lambda path: not (root / path).exists())
    return report.model_copy(
        update={"failures": tuple(sorted((*failures, *report.failures), key=lambda one: one.path))}
    )


def check_text(path: str, text: str, settings: Settings | None = None, depth: Depth | None = None) -> CheckReport:
    """Check one text as if it were the file of this name."""
    return check((), settings, texts={path: text}, depth=depth)


def _read(found: Mapping[str, Path], texts: Mapping[str, str]) -> tuple[dict[str, str], list[CheckFailure]]:
    sources, failures = dict(texts), []
    for name, path in found.items():
        if name not in sources:
            try:
                sources[name] = files.read(path)
            except InputError as error:
                failures.append(CheckFailure.of(name, error))
    return dict(sorted(sources.items())), failures


def _results(
    sources: Mapping[str, str], houses: Mapping[str, House], jobs: int, folder: Path | None
) -> list[FileResult]:
    """What each file came to, in the order of the sources."""
    caches = _caches(houses, folder)
    known = {path: caches[path].get(path, text, houses[path].name) for path, text in sources.items()} if caches else {}
    left = {path: text for path, text in sources.items() if known.get(path) is None}
    fresh = dict(zip(left, _reviewed(left, houses, min(jobs, len(left))), strict=True))
    if caches:
        for path, result in fresh.items():
            caches[path].put(path, left[path], result, houses[path].name)
    return [fresh.get(path) or known[path] or FileResult(path=path) for path in sources]


def _caches(houses: Mapping[str, House], folder: Path | None) -> dict[str, Cache]:
    """The cache of each file, one for all that share settings; none without a folder."""
    if folder is None:
        return {}
    made = {id(house.settings): Cache(folder, house.settings) for house in _one_each(houses)}
    return {path: made[id(house.settings)] for path, house in houses.items()}


def _one_each(houses: Mapping[str, House]) -> Iterable[House]:
    """One house of each settings."""
    return {id(house.settings): house for house in houses.values()}.values()


def _reviewed(sources: Mapping[str, str], houses: Mapping[str, House], jobs: int) -> Iterable[FileResult]:
    rows = [(path, text, houses[path]) for path, text in sources.items()]
    if jobs <= 1:
        yield from starmap(_review_one, rows)
        return
    context = get_context("spawn")  # a fork would inherit the threads of the models in an unknown state
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        try:
            yield from pool.map(_review_one, *zip(*rows, strict=True), chunksize=4)
        except BrokenProcessPool:
            raise InputError(
                "a process of the check ended early, for want of memory perhaps; use fewer --jobs"
            ) from None


_reviewers: list[Reviewer] = []
"""The last reviewers of this process, kept because their models take long to load."""
MOST_REVIEWERS = 4


def _reviewer(settings: Settings) -> Reviewer:
    for one in _reviewers:
        if one.settings == settings:
            return one
    _reviewers.insert(0, Reviewer(settings))
    del _reviewers[MOST_REVIEWERS:]
    return _reviewers[0]


def _review_one(path: str, text: str, house: House) -> FileResult:
    reviewer = _reviewer(house.settings)
    try:
        return reviewer.check(path, text, house.name)
    except SettingsError as error:  # a dialect that is not known
        return FileResult(path=path, failures=(CheckFailure(path=path, error=str(error)),))
    except Exception as error:  # one file must not end the check of the others
        last = extract_tb(error.__traceback__)[-1]  # where, but not the error's words, which may quote the text
        told = f"replycoach broke on it: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        return FileResult(path=path, failures=(CheckFailure(path=path, error=told),))


class _Assembly:
    """Puts the results of all files together: near copies, suppressions, the baseline, scores."""

    def __init__(self, houses: Mapping[str, House], sources: Mapping[str, str], results: Sequence[FileResult]) -> None:
        self.houses, self.sources, self.results = houses, sources, results
        self._rules = {id(house.settings): select(house.settings) for house in _one_each(houses)}
        self.needed: list[Suppress] = []

    def rules(self, path: str) -> dict[str, Rule]:
        """The rules that were asked of a file."""
        return self._rules[id(self.houses[path].settings)]

    def report(self, baseline: Baseline | None, gone: Callable[[str], bool]) -> CheckReport:
        """The report; `gone` tells whether a file of the baseline is no longer there."""
        copies = self._near_copies()
        kept: list[Located] = []
        suppressed = 0
        for result in self.results:
            found = sorted((*result.findings, *copies.get(result.path, ())), key=lambda one: (one.start, one.end))
            left, used = self._suppress(result, found)
            suppressed += len(found) - len(left)
            kept += sorted((*left, *self._unused(result, used)), key=lambda one: (one.start, one.end, one.finding.rule))
        paths = [result.path for result in self.results]
        held = 0
        stale: tuple[BaselineEntry, ...] = ()
        if baseline is not None:
            kept, held, stale = baseline.split(kept, paths, gone)
        return CheckReport(
            version=replycoach.__version__,
            files=tuple(self._checked(result, kept) for result in self.results),
            findings=tuple(kept),
            failures=tuple(failure for result in self.results for failure in result.failures),
            suppressed=suppressed,
            baselined=held,
            stale_baseline=stale,
            rules=self._told(kept),
        )

    def _told(self, kept: Sequence[Located]) -> dict[str, RuleInfo]:
        """What readers need to know of the rules that found something."""
        first = {one.finding.rule: one.path for one in reversed(kept)}
        return {name: RuleInfo.of(self.rules(first[name])[name]) for name in sorted(first)}

    def _near_copies(self) -> dict[str, list[Located]]:
        told: dict[str, list[Located]] = {}
        if not any(DUPLICATE in rules for rules in self._rules.values()):
            return told
        templates = [(result.path, one) for result in self.results for one in result.pieces]
        templates.sort(key=lambda one: len(one[0]))  # a copy is mostly called after its original, with something added
        for number, other, share, size in near_copies([one.shingles for _, one in templates]):
            path, template = templates[number]
            rule = self.rules(path).get(DUPLICATE)
            if rule is None:
                continue
            words = {
                "share": f"{share:.0%}",
                "other": _named(*templates[other]),
                "cluster": f", one of {size} that are alike" if size > 2 else "",
            }
            told.setdefault(path, []).append(_near_copy(path, template, rule, words))
        return told

    def _suppress(self, result: FileResult, found: Sequence[Located]) -> tuple[list[Located], set[int]]:
        """What is left of the findings, and the numbers of the suppressions that something needed."""
        left, used = [], set()
        for one in found:
            number = next(
                (n for n, by in enumerate(result.suppressions) if by.reason and by.covers(one.finding.rule, one.line)),
                None,
            )
            if number is not None:
                used.add(number)
                continue
            house = self.houses[result.path]
            by_settings = [by for by in house.settings.suppress if covers(by, house.name, one.piece, one.finding.rule)]
            self.needed += by_settings
            if not by_settings:
                left.append(one)
        return left, used

    def _unused(self, result: FileResult, used: set[int]) -> Iterator[Located]:
        rule, house = self.rules(result.path).get(UNUSED), self.houses[result.path]
        if rule is None:
            return
        text = self.sources[result.path]
        lines = Lines(text)
        for number, problem in suppression_faults(result.suppressions, used, list(catalogue(house.settings))):
            one = result.suppressions[number]
            comment = text[one.start : one.end]
            yield Located(
                **lines.place(one.start, one.end).model_dump(),
                path=result.path,
                finding=finding_of(rule, {"problem": problem}),
                fingerprint=digest(UNUSED, *comment.split()),
                words=" ".join(comment.split()),
            )
        for by in house.settings.suppress:
            if by.path == house.name and by not in self.needed:
                problem = f"Nothing is left to suppress in this file for {', '.join(by.rules)}, as the settings do."
                yield Located(
                    **lines.place(0, 0).model_dump(),
                    path=result.path,
                    finding=finding_of(rule, {"problem": problem}),
                    fingerprint=digest(UNUSED, *by.rules),
                )

    def _checked(self, result: FileResult, kept: Sequence[Located]) -> CheckedFile:
        mine = [one for one in kept if one.path == result.path]
        scores = []
        for name in {piece.piece for piece in result.pieces}:
            own = [one.finding for one in mine if one.piece == name and one.finding.rule != UNUSED]
            rules = self.rules(result.path)
            scores.append(score.score(score.worst_first(own, rules), rules))
        return CheckedFile(path=result.path, pieces=len(result.pieces), score=min(scores, default=None))


def _named(path: str, template: PiecePrint) -> str:
    return f"{path} ({template.piece})" if template.piece else path


def _near_copy(path: str, template: PiecePrint, rule: Rule, words: Mapping[str, str]) -> Located:
    return Located(
        **template.place.model_dump(),
        path=path,
        piece=template.piece,
        finding=finding_of(rule, words),
        fingerprint=template.fingerprint,
    )
