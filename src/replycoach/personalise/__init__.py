"""Personalise: render a template for one case, with words that fit this customer, and slots where a value is missing.

A template is a framework and no script: it says what must be said, and asks for greeting, thanks, acknowledgement, next step and
closing where they belong. These are composed for the case (`rewriting.compose`) and vary from case to case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape
from rapidfuzz import fuzz, process

from replycoach.errors import InputError, TemplateError
from replycoach.model import Case, Frozen, Move, Review, did_you_mean
from replycoach.personalise.sandbox import Sandbox
from replycoach.personalise.values import View, words_of
from replycoach.personalise.words import by_when, friendly_date, join_and, plural
from replycoach.reading import Reading
from replycoach.rewriting.compose import OUTCOMES, Situation, after_greeting, compose
from replycoach.rewriting.naming import first_name
from replycoach.rewriting.reader import reader
from replycoach.rewriting.slots import Slot, find_slots
from replycoach.text.html import is_html
from replycoach.voice import Voice

UNWRITTEN = "Hello."
"""Stands in for the reply while a case is read whose reply the template is yet to give."""


class Letter(Frozen):
    """A rendered template: the text, the slots that stand in it, and the names of what is missing."""

    text: str
    slots: tuple[Slot, ...] = ()
    missing: tuple[str, ...] = ()


class Rendered(Letter):
    """A letter and its review as a draft."""

    review: Review


def for_case(data: Case | Mapping[str, Any]) -> tuple[Case, dict[str, Any]]:
    """The case, its reply yet unwritten, and the fields of a mapping that a case does not have (`case.order`, say).

    Raises `InputError` for something that is no case.
    """
    if isinstance(data, Case):
        return data.model_copy(update={"reply": UNWRITTEN}), {}
    if not isinstance(data, Mapping):
        raise InputError(f"a case is a Case or a mapping, not {type(data).__name__}")
    further = {str(name): value for name, value in data.items() if name not in Case.model_fields}
    misspelt = {
        name
        for name in further
        if process.extractOne(name, list(Case.model_fields), scorer=fuzz.ratio, score_cutoff=84)
    }
    known = {name: value for name, value in data.items() if name in Case.model_fields or name in misspelt}
    return Case.of({**known, "reply": UNWRITTEN}), further


def render(
    template: str,
    reading: Reading,
    voice: Voice | None = None,
    *,
    values: Mapping[str, Any] | None = None,
    further: Mapping[str, Any] | None = None,
    strict: bool = False,
    html: bool | None = None,
) -> Letter:
    """Render a template for a case that was read.

    `values` are further variables of the template, plain data by name; `further` are further fields of `case`. With `html` values
    are escaped (None: where the template looks like HTML). With `strict` a missing value is an error.

    Raises `TemplateError` for a template that is wrong, does what it may not, renders to nothing, or (`strict`) lacks values.
    """
    html = is_html(template) if html is None else html
    words = Words(reading, voice or Voice(), html)
    sandbox = Sandbox(words.functions, html=html)
    text = sandbox.render(template, {**words.variables(further or {}), **View.of(values or {})})
    text = _tidied(words.joined(text), words.left_out, html)
    if not text.strip():
        raise TemplateError("template: it renders to nothing for this case")
    names = {words_of(path): path for path in sandbox.missing}
    slots = find_slots(text, names)
    missing = (*sandbox.missing, *(_AS_VARIABLE.get(one.name, one.name) for one in slots if one.name not in names))
    if missing and strict:
        raise TemplateError(f"template: missing for this case: {', '.join(dict.fromkeys(missing))}")
    return Letter(text=text, slots=slots, missing=tuple(dict.fromkeys(missing)))


_AS_VARIABLE = {"agent name": "agent.name", "what I will do": "do", "when": "by"}


class Words:
    """What a template sees of one case, and the functions that find words for it; made for one rendering."""

    def __init__(self, reading: Reading, voice: Voice, html: bool) -> None:
        self._reading, self._html = reading, html
        self._situation = Situation.of(reading, voice)
        self._today = reading.case.sent_at.date() if reading.case.sent_at else None
        self._composed: list[str] = []
        self._greetings: set[str] = set()
        self._promised = False
        self.left_out = False
        letter = {
            name: self._for_page(getattr(self, name))
            for name in ("greet", "acknowledge", "thank", "next_step", "further_help", "sign_off")
        }
        plain: dict[str, Callable[..., Any]] = {
            "first_name": first_name,
            "reader": reader,
            "friendly_date": self.friendly_date,
            "join_and": join_and,
            "plural": plural,
        }
        self.functions: dict[str, Callable[..., Any]] = {
            **letter,
            **{name: _of_known(one) for name, one in plain.items()},
        }

    def variables(self, further: Mapping[str, Any]) -> dict[str, Any]:
        """The variables of a template; what is not known is left out."""
        case, customer = self._reading.case, self._reading.customer
        understood = customer.reading if customer else None
        known = {
            "customer": {
                "name": case.customer_name,
                "first_name": first_name(case.customer_name),
                "message": case.message,
                "mood": understood.emotion if understood else "",
            },
            "agent": {"name": case.agent_name, "first_name": first_name(case.agent_name)},
            "company": case.company,
            "channel": self._reading.channel,
            "case": {**further, "id": case.id, "channel": self._reading.channel, "sent_at": case.sent_at},
            "reading": {
                "mood": understood.emotion,
                "about": list(understood.about),
                "questions": [question.text for question in customer.questions],
                "complaint": understood.complaint,
                "urgent": understood.urgent,
                "vague": understood.vague,
                "upset": customer.upset,
                **self._situation.matter.known,
            }
            if understood and customer
            else {},
        }
        return View.of(known)

    def greet(self, customer: Any = None) -> str:
        """A greeting by name, a fitting one without where no name is known."""
        name = self._situation.customer_name if customer is None or isinstance(customer, View) else _told(customer)
        if isinstance(customer, View):
            name = _told(customer.get("name", ""))
        greeting = self._compose("greeting", replace(self._situation, customer_name=name))
        self._greetings |= {greeting} if greeting.endswith(",") else set()
        return greeting

    def acknowledge(self) -> str:
        """That the problem or the feeling was understood, in proportion; nothing where neither shows."""
        return self._compose("acknowledgement", self._situation)

    def thank(self) -> str:
        """Thanks that fit what the customer did."""
        return self._compose("thanks", self._situation)

    def next_step(self, by: Any = "", do: Any = "") -> str:
        """What happens next and when the customer hears more: `do` ("call the depot") and `by` ("Friday", a date, a time)."""
        self._promised = True
        return self._compose(
            "timeframe", self._situation, by=by_when(by, self._today) if _told(by) else "", do=_told(do)
        )

    def further_help(self, outcome: str = "") -> str:
        """An offer of more help, or a check that it works now; `outcome` as for `sign_off`, solved where no next step was named."""
        return self._compose(
            "further_help", self._situation, _known(outcome) or ("open" if self._promised else "solved")
        )

    def sign_off(self, outcome: str = "") -> str:
        """A closing that fits mood and outcome (solved, open or declined; open where a next step was named)."""
        return self._compose("signoff", self._situation, _known(outcome) or ("open" if self._promised else ""))

    def friendly_date(self, value: Any) -> str:
        """A date as a person would say it on the day that the reply is sent."""
        return friendly_date(value, self._today)

    def joined(self, text: str) -> str:
        """The text with what goes on behind a greeting on the same line in small letters: "Hi Ana, thank you …"."""
        for words in self._composed:
            for greeting in self._greetings:
                text = text.replace(
                    f"{greeting} {words}", f"{greeting} {after_greeting(words, self._situation.values['agent'])}"
                )
        return text

    def _compose(self, move: Move, situation: Situation, outcome: str = "", **values: str) -> str:
        text = compose(move, situation, outcome=outcome, used=self._composed, values=values)
        self._composed += [text] if text else []
        self.left_out |= not text
        return text

    def _for_page(self, function: Callable[..., str]) -> Callable[..., str]:
        def found(*args: Any, **kwargs: Any) -> str:
            text = function(*args, **kwargs)
            return Markup(str(escape(text)).replace("\n", "<br>\n")) if self._html else text

        return found


def _known(outcome: str) -> str:
    if outcome and outcome not in OUTCOMES:
        known = f"{', '.join(OUTCOMES)}{did_you_mean(outcome, OUTCOMES)}"
        raise TemplateError(f"template: outcome {outcome!r} is not known; use one of {known}")
    return outcome


def _told(value: Any) -> str:
    """A value as text; a value that is missing is no text, unless its slot is meant to stand."""
    return "" if value is None or isinstance(value, Undefined) else str(value)


def _of_known(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which leaves a missing value as it is, so that its slot stands where the result would."""

    def found(value: Any, *args: Any, **kwargs: Any) -> Any:
        return value if isinstance(value, Undefined) else function(value, *args, **kwargs)

    return found


def _tidied(text: str, left_out: bool, html: bool) -> str:
    """Without the gaps that an unknown or uncalled-for part leaves."""
    text = re.sub(r"[ \t]+$", "", text.replace("\r\n", "\n"), flags=re.M)
    if left_out:
        text = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)
        text = re.sub(r"<p>\s*</p>\s*", "", text) if html else re.sub(r"^ +(?=\S)", "", text, flags=re.M)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
