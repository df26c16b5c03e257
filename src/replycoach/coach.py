"""`Coach`: the one door to everything. It wires the floors below together and decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycoach import rules as catalogue
from replycoach import score
from replycoach.errors import InputError, SettingsError
from replycoach.model import Case, Channel, Depth, Review, Rewrite, SentenceReading
from replycoach.profile import Settings, Strictness
from replycoach.reading.reader import Reader
from replycoach.rules.run import Plan, run

if TYPE_CHECKING:
    from spacy.language import Language

    from replycoach.history import History
    from replycoach.personalise import Rendered
    from replycoach.reading import Reading
    from replycoach.rules.rule import Rule


class Coach:
    """Reads drafts and reviews them; make one and keep it.

    `profile` names the channel whose expectations hold where a case does not name its own; `settings` are those of the house;
    `strictness` (lenient, balanced, strict) moves all thresholds; `depth` "surface" asks only the rules that need no model, some forty times
    as fast; `nlp` is a spaCy pipeline with a tagger and a parser
    to use for grammar instead of the one that ships; `history` is an index of replies already sent, for template/reused; `rewriter` is
    a rewriter of your own, from draft and review to a text, whose texts are offered only where they pass guard and score. A coach keeps the latest texts in bounded caches in memory, for the next review of the same answer; with
    `remember=False`, or after `forget()`, it keeps none.

    Raises `SettingsError` where profile, settings, rules or pipeline do not fit.

    >>> review = Coach().review("Thanks for writing, Ana. I'll get to it soon.", channel="chat")
    >>> "time/vague" in {finding.rule for finding in review.findings}
    True
    """

    def __init__(
        self,
        profile: Channel | None = None,
        *,
        settings: Settings | Mapping[str, Any] | None = None,
        strictness: Strictness | None = None,
        depth: Depth | None = None,
        nlp: Language | None = None,
        history: History | None = None,
        rewriter: Callable[[str, Review], str] | None = None,
        remember: bool = True,
    ) -> None:
        changes = {"profile": profile, "strictness": strictness, "depth": depth}
        base = settings if isinstance(settings, Settings) else Settings.of(dict(settings or {}))
        given = {name: value for name, value in changes.items() if value is not None}
        self.settings = Settings.of({**base.model_dump(), **given}) if given else base
        self.rules = catalogue.select(self.settings)
        self._plan: tuple[Mapping[str, Rule], Plan] | None = None
        self._reader = Reader(self.settings, nlp, history)
        if rewriter is not None and not callable(rewriter):
            raise SettingsError(f"rewriter: a function from draft and review to a text, not {type(rewriter).__name__}")
        self._own_rewriter = rewriter
        self._remember = remember

    @property
    def plan(self) -> Plan:
        """Which of the rules to ask about a draft, laid out once."""
        if self._plan is None or self._plan[0] is not self.rules:
            drafts = {name: rule for name, rule in self.rules.items() if rule.kind == "reply"}
            self._plan = self.rules, Plan(drafts, self.settings)
        return self._plan[1]

    def forget(self) -> None:
        """Drop all that is kept of earlier cases."""
        self._reader.forget()

    @classmethod
    def from_config(cls, path: str | Path = ".", **options: Any) -> Coach:
        """A coach with the settings of a TOML file, or of the nearest one in or above a folder."""
        path = Path(path)
        file = Settings.file_for(path) if path.is_dir() else path
        settings = catalogue.settings_of(file) if file else Settings()
        return cls(settings=settings, **options)

    def review(
        self,
        reply: str | Case | Mapping[str, Any],
        /,
        *,
        customer: str = "",
        channel: Channel | None = None,
        customer_name: str = "",
        agent_name: str = "",
        company: str = "",
        thread: Iterable[Any] = (),
        history: Iterable[Any] = (),
        sent_at: datetime | str | None = None,
        id: str | None = None,
    ) -> Review:
        """Review one draft: a `Case`, a mapping with its fields, or the reply with what else is known as arguments.

        Raises `InputError` for a case that is not one.
        """
        if not isinstance(reply, str):
            return self._review(Case.of(reply))
        case = Case(
            reply=reply,
            customer=customer,
            channel=channel,
            customer_name=customer_name,
            agent_name=agent_name,
            company=company,
            thread=tuple(thread or ()),
            history=tuple(history or ()),
            sent_at=sent_at,
            id=id,
        )
        return self._review(case)

    def review_many(self, cases: Iterable[Case | Mapping[str, Any] | str]) -> Iterator[Review]:
        """One review a case, in order, as they are asked for; memory does not grow with their number.

        Raises `InputError` at the first case that is not one, with its number.
        """
        for number, case in enumerate(cases, 1):
            try:
                known = Case.of(case)
            except InputError as error:
                raise InputError(f"case {number}: {error}") from None
            yield self._review(known)

    def rewrite(self, review: Review | Case | Mapping[str, Any] | str, /, *, safe_only: bool = False) -> Rewrite:
        """Better words for a draft, of which every change is proved: of a review of this coach, or of a case (a `Case`, a mapping with its fields, or the reply alone).

        With `safe_only` only changes of safety "safe" are made. Raises `InputError` for a review that came without its case.
        """
        from replycoach.rewriting.rewriter import Rewriter

        self._needs_models("rewriting")
        known = review if isinstance(review, Review) else None
        case = known.case if known else Case.of(review)
        if case is None:
            raise InputError("this review came without its case; give the case")
        return Rewriter(self._reader.read, self._judge, self._own_rewriter).rewrite(case, known, safe_only=safe_only)

    def read(self, case: Case | Mapping[str, Any] | str) -> Reading:
        """What is understood of a case, before any rule judges it."""
        return self._reader.read(Case.of(case))

    def personalise(
        self,
        template: str,
        case: Case | Mapping[str, Any],
        /,
        *,
        values: Mapping[str, Any] | None = None,
        strict: bool = False,
        html: bool | None = None,
    ) -> Rendered:
        """Render a template for a case (it needs no reply yet) and review the result.

        Raises `TemplateError` for a template that cannot be rendered and, with `strict`, for a missing value.
        """
        from replycoach import personalise

        self._needs_models("templates")
        asked, further = personalise.for_case(case)
        reading, voice = self.read(asked), self.settings.voice
        letter = personalise.render(template, reading, voice, values=values, further=further, strict=strict, html=html)
        review = self._review(asked.model_copy(update={"reply": letter.text}))
        return personalise.Rendered(**dict(letter), review=review)

    def _needs_models(self, what: str) -> None:
        if self.settings.depth == "surface":
            raise SettingsError(f"depth: surface does not do for {what}, which needs the models; use full")

    def _review(self, case: Case) -> Review:
        try:
            return self._judge(self._reader.read(case))
        finally:
            if not self._remember:
                self.forget()

    def _judge(self, reading: Reading) -> Review:
        case = reading.case
        outcome = run(self.plan, reading, self.settings)
        findings = score.worst_first(outcome.findings, self.rules)
        shallow = reading.depth == "surface"
        customer = None if shallow else reading.customer
        judged = (
            customer and customer.emotion != "pleased" and reading.english
        )  # of answers to praise the model knows little
        quality = reading.quality if judged else None
        return Review.model_construct(  # all of it is ours and right as it is
            id=case.id,
            depth=reading.depth,
            score=score.score(findings, self.rules, quality),
            groups=score.group_scores(findings, outcome.verdicts, self.rules),
            deductions=score.deductions(findings, self.rules, quality),
            carp=reading.carp,
            customer=reading.customer.reading if reading.customer and not shallow else None,
            sentences=() if shallow else _sentences(reading),
            findings=tuple(findings),
            verdicts=outcome.verdicts,
            failures=outcome.failures,
            case=case,
        )


def _sentences(reading: Reading) -> tuple[SentenceReading, ...]:
    told = []
    for sentence in reading.sentences:
        start, end = reading.prose.to_source(sentence.start, sentence.end)
        told.append(SentenceReading(start=start, end=end, moves=tuple(sorted(sentence.moves))))
    return tuple(told)
