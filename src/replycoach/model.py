"""The words of replycoach as frozen data: what goes in (a case) and what comes out (a review).

Positions are code points in the reply as it was given, half-open: ``reply[start:end]`` are the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from rapidfuzz import fuzz, process

from replycoach.errors import InputError

SCHEMA_VERSION = "1.1"
"""Version of the JSON form of a review: a new number before the dot breaks readers, one behind it adds fields."""

NO_MODEL = "needs the sentence model; depth is surface"
"""The reason of a verdict where a rule asks for a model and the coach does without."""

FOREIGN = "the reply is not in English"
"""The reason of a verdict where a rule cannot read the language."""

LONGEST = 200_000
"""The longest text, in code points, that a case may carry in one field."""

Channel = Literal["email", "chat", "phone", "social"]
Depth = Literal["full", "surface"]
Severity = Literal["error", "warning", "advice"]
Safety = Literal["safe", "review", "idea"]
Emotion = Literal["pleased", "calm", "worried", "frustrated", "angry"]
Stage = Literal["control", "acknowledge", "refocus", "problem_solve"]
State = Literal["flagged", "clean", "not_applicable"]
Move = Literal[
    "greeting", "introduction", "thanks", "apology", "acknowledgement", "restatement", "ownership",
    "reassurance", "refocus", "question", "explanation", "action", "instruction", "solution",
    "timeframe", "refusal", "handoff", "hold", "further_help", "signoff",
]  # fmt: skip

CHANNELS: tuple[Channel, ...] = get_args(Channel)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
STAGES: tuple[Stage, ...] = get_args(Stage)
MOVES: tuple[Move, ...] = get_args(Move)


def did_you_mean(wrong: object, known: tuple[str, ...] | list[str]) -> str:
    """A closing hint for an unknown name, empty when nothing known is near.

    >>> did_you_mean("emial", CHANNELS)
    "; did you mean 'email'?"
    """
    near = process.extractOne(str(wrong), known, score_cutoff=60)
    return f"; did you mean {near[0]!r}?" if near else ""


class Frozen(BaseModel):
    """What all models share: immutable, and no field that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _as_sent_reply(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _none_is_empty(value: Any) -> Any:
    return "" if value is None else _encodable(value)


def _encodable(value: Any) -> Any:
    """Lone surrogates, which no encoding can write, become U+FFFD, so that positions stay."""
    return re.sub("[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else value


ENCODABLE = BeforeValidator(_encodable)
Encodable = Annotated[str, ENCODABLE]
"""A text that can be written anywhere."""


def _none_is_nothing(value: Any) -> Any:
    return () if value is None else value


Text = Annotated[str, Field(max_length=LONGEST), BeforeValidator(_none_is_empty)]


class Span(Frozen):
    """A stretch of the reply: code points, half-open."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Message(Frozen):
    """One utterance of the conversation before this reply."""

    role: Literal["customer", "agent"]
    text: Text
    at: datetime | None = None


class SentReply(Frozen):
    """A reply that this agent or team sent before; a plain string will do where no more is known."""

    text: Text
    customer_name: str | None = None
    at: datetime | None = None


class Case(BaseModel):
    """The situation: the draft, and whatever else is known of the conversation around it.

    Everything but `reply` may be absent. `thread` is the conversation before this reply, oldest first; `customer` is the
    message that the reply answers (when absent, the last message of the customer in `thread`). Times without a zone
    are read as UTC.

    Raises `InputError` for a wrong type, an unknown channel, an empty reply, a text longer than `LONGEST`, or
    a field whose name looks like a misspelling of one of ours; other unknown fields are ignored, so that rows of a
    helpdesk export can be passed as they are.

    >>> Case(reply="Hi Ana, it ships today.", channel="chat").channel
    'chat'
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | None = None
    channel: Channel | None = None
    company: Text = ""
    customer_name: Text = ""
    agent_name: Text = ""
    customer: Text = ""
    thread: Annotated[tuple[Message, ...], BeforeValidator(_none_is_nothing)] = ()
    history: Annotated[
        tuple[Annotated[SentReply, BeforeValidator(_as_sent_reply)], ...], BeforeValidator(_none_is_nothing)
    ] = ()
    reply: Annotated[str, Field(max_length=LONGEST), BeforeValidator(_encodable)]
    sent_at: datetime | None = None

    def __init__(self, /, **data: Any) -> None:
        data = {name: data[name] for name in data if not _misspelt(name)}
        if isinstance(data.get("id"), int) and not isinstance(data["id"], bool):
            data["id"] = str(data["id"])
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise InputError(_in_words(error)) from None
        if not self.reply.strip():
            raise InputError("reply: it is empty; give the drafted text")

    @classmethod
    def of(cls, data: Any) -> Case:
        """A case from a case, a mapping (a row of JSON) or the bare reply."""
        if isinstance(data, Case):
            return data
        if isinstance(data, str):
            return cls(reply=data)
        if isinstance(data, Mapping):
            return cls(**{str(name): value for name, value in data.items()})
        raise InputError(f"a case is a Case, a mapping or a string, not {type(data).__name__}")

    @property
    def message(self) -> str:
        """What the reply answers: `customer`, else the customer's last message in `thread`, else nothing."""
        if self.customer.strip():
            return self.customer
        spoken = [message.text for message in self.thread if message.role == "customer"]
        return spoken[-1] if spoken else ""


def _misspelt(name: str) -> bool:
    if name in Case.model_fields:
        return False
    near = process.extractOne(name, tuple(Case.model_fields), scorer=fuzz.ratio, score_cutoff=84)
    if near:
        raise InputError(f"{name}: unknown field; did you mean {near[0]!r}?")
    return True


def _in_words(error: ValidationError) -> str:
    told = []
    for detail in error.errors(include_url=False, include_input=True):
        where = ".".join(str(part) for part in detail["loc"]) or "case"
        if detail["type"] == "missing":
            told.append(f"{where}: it is missing")
        elif detail["type"] == "literal_error":
            known = {"channel": CHANNELS}.get(where, ("customer", "agent"))
            given = str(detail["input"])
            shown = (
                repr(given) if len(given) <= 20 and len(given.split()) == 1 else "this"
            )  # it may be text in the wrong column
            told.append(f"{where}: {shown} is not known; use one of {', '.join(known)}{did_you_mean(given, known)}")
        elif detail["type"] == "string_too_long":
            told.append(f"{where}: longer than the {LONGEST:,} characters that one text may have")
        else:
            told.append(f"{where}: {detail['msg'][0].lower()}{detail['msg'][1:]}")
    return "; ".join(told)


def as_utc(at: datetime) -> datetime:
    """The moment in UTC; a time without a zone is taken as UTC."""
    try:
        return at.replace(tzinfo=timezone.utc) if at.tzinfo is None else at.astimezone(timezone.utc)
    except OverflowError:  # the first or the last day of the calendar
        return at.replace(tzinfo=timezone.utc)


class Edit(Frozen):
    """Put `text` in place of ``reply[start:end]``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Suggestion(Frozen):
    """What to do about a finding: in words, and where it can be done by machine, as edits.

    `safety`: *safe* keeps facts and meaning, *review* wants the agent's eye, *idea* is a thought and no more.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = "idea"


class Finding(Frozen):
    """One fault: where, what, why it hurts, where that is known from, and what to do.

    `start` and `end` are None when something is missing from the reply.
    """

    rule: str
    severity: Severity
    start: int | None
    end: int | None
    message: str
    why: str
    source: str
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def group(self) -> str:
        """The rule's group, the part of its id before the slash."""
        return self.rule.partition("/")[0]


class Verdict(Frozen):
    """What a rule came to, and the reason in words."""

    state: State
    reason: str


class Failure(Frozen):
    """A rule that broke instead of deciding; the error is named without the texts it was reading."""

    rule: str
    error: str


class Deduction(Frozen):
    """The share of the score that one finding leaves (`factor`), and the points that it took at its turn.

    `rule` is the finding's, or "impression" for what is taken off for the draft as a whole.
    """

    rule: str
    factor: float
    points: float


class Carp(Frozen):
    """The stages of the CARP method that the reply really performs; None where no model has read it (depth "surface")."""

    control: bool | None = False
    acknowledge: bool | None = False
    refocus: bool | None = False
    problem_solve: bool | None = False


class CustomerReading(Frozen):
    """How the customer's message reads; None in `Review.customer` when there was none."""

    emotion: Emotion
    vague: bool
    clear: bool
    urgent: bool
    abusive: bool
    complaint: bool
    churn: bool = False
    questions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class SentenceReading(Frozen):
    """A sentence of the reply and the moves that it makes."""

    start: int
    end: int
    moves: tuple[Move, ...] = ()


class Review(Frozen):
    """All that the coach has to say about one draft.

    `score` is 0–100, `groups` the same per group of rules (only groups of which a rule applied), `deductions` the
    arithmetic between 100 and the score. `case` is kept for display and is never serialised. At `depth` "surface" only rules that
    need no model were asked (`left_out` names the others): score and groups are of these rules alone, the stages are None, and
    customer and sentences were not read.
    """

    schema_version: str = SCHEMA_VERSION
    id: str | None = None
    depth: Depth = "full"
    score: float
    groups: dict[str, float]
    deductions: tuple[Deduction, ...] = ()
    carp: Carp
    customer: CustomerReading | None
    sentences: tuple[SentenceReading, ...]
    findings: tuple[Finding, ...]
    verdicts: dict[str, Verdict]
    failures: tuple[Failure, ...] = ()
    case: Case | None = Field(default=None, exclude=True, repr=False)

    def __repr__(self) -> str:
        named = f" id={self.id!r}" if self.id else ""
        return f"<Review{named} score={self.score:g} findings={len(self.findings)}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The card that notebooks show."""
        from replycoach.display import card

        return card(self)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The rules that were not asked because they need a model and the depth is "surface"."""
        return tuple(rule for rule, verdict in self.verdicts.items() if verdict.reason == NO_MODEL)

    def worst(self) -> Severity | None:
        """The gravest severity among the findings, None for a clean draft."""
        present = {finding.severity for finding in self.findings}
        return next((severity for severity in SEVERITIES if severity in present), None)


class Slot(Frozen):
    """A blank in a rewrite that only the agent can fill: its place in the new text, what goes in, an example."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    name: str
    example: str = ""


class Applied(Frozen):
    """A change that a rewrite made: the finding's rule that it answers, the edits in the old text, the words before and after."""

    rule: str
    safety: Safety
    edits: tuple[Edit, ...]
    before: str
    after: str


class LeftAlone(Frozen):
    """A finding that the rewrite does not answer, and why; `start` is where its words stand in the new text."""

    rule: str
    start: int | None
    reason: str


class Rewrite(Frozen):
    """Better words for a draft; `text` is the draft itself where there was nothing to improve or no safe way to do it.

    `before` and `after` are the reviews of the draft and of `text` with its slots filled by their examples.
    """

    schema_version: str = SCHEMA_VERSION
    id: str | None = None
    text: str
    edits: tuple[Applied, ...] = ()
    slots: tuple[Slot, ...] = ()
    left_alone: tuple[LeftAlone, ...] = ()
    before: Review
    after: Review

    def __repr__(self) -> str:
        return f"<Rewrite {self.before.score:g} → {self.after.score:g} edits={len(self.edits)} slots={len(self.slots)}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The card that notebooks show."""
        from replycoach.display import card

        return card(self)
