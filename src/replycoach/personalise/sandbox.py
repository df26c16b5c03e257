"""Run a template that nobody vouches for: it can read what it is given, call what we offer, and use up so much and no more.

- It reads keys of mappings and places of lists; no attribute of any object is reachable, so no method is either.
- It calls our functions and its own macros, nothing else; only the filters in `FILTERS` exist.
- Every turn of a loop, call, filter, joined string and written piece is charged to a `Budget` before or as it happens; a
  template can nest only what is finite, so whatever it does ends within the budget.
- Other files cannot be reached, and escaping in HTML cannot be turned off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, Undefined, UndefinedError, nodes, pass_context
from jinja2.filters import FILTERS as BUILT_IN
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from rapidfuzz import process

from replycoach.errors import TemplateError
from replycoach.personalise.meters import Metered
from replycoach.personalise.values import Missing, View, words_of

LONGEST_TEMPLATE = 100_000
LONGEST_TEXT = 100_000
"""Characters that a template may have, and that a rendered reply or any one string on the way to it may have."""
STEPS = 200_000
"""Parts of a template that may be evaluated, counted each time that they are."""
WORK = 2_000_000
"""Characters that may be joined, filtered and written altogether."""
SECONDS = 2.0
"""Seconds of computing, our own functions not counted: a bound behind the others."""
OUR_CALL = 1_000
"""Steps that a call of one of our functions costs."""
DEEPEST = 3
"""How deep lists may be nested."""

_KEPT = (
    "capitalize d default e escape first join last length count list lower replace reverse sort title trim truncate unique upper"
    " urlencode"
).split()
_ANSWERS_MISSING = frozenset({"d", "default", "greet", "length", "count"})
_REFUSED = {
    nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "from … import", nodes.Extends: "extends",
    nodes.Block: "block", nodes.EvalContextModifier: "autoescape", nodes.ScopedEvalContextModifier: "autoescape",
}  # fmt: skip
_LOOP = frozenset("index index0 revindex revindex0 first last length depth depth0 previtem nextitem".split())


class Budget:
    """What a rendering may still use up; raises `TemplateError` where it is spent."""

    def __init__(self) -> None:
        self.steps, self.work, self.end = STEPS, WORK, time.thread_time() + SECONDS

    def charge(self, steps: int = 1, characters: int = 0) -> None:
        """Take this much off."""
        self.steps -= steps
        self.work -= characters
        if self.steps < 0 or self.work < 0 or time.thread_time() > self.end:
            raise TemplateError(
                "template: it does too much: a loop over too many things, or a text that grows too long"
            )

    @contextmanager
    def ours(self) -> Iterator[None]:
        """While one of our own functions works, which is bounded by itself, and may load a dictionary."""
        self.charge(OUR_CALL)
        begin = time.thread_time()
        yield
        self.end += time.thread_time() - begin


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "//", "/", "-"})

    def __init__(self, functions: Mapping[str, Callable[..., Any]], *, html: bool) -> None:
        self.budget, self.cost = Budget(), 1
        self.missing: dict[str, None] = {}
        undefined = type("Missing", (Missing,), {"__slots__": (), "note": staticmethod(self.note)})
        super().__init__(
            autoescape=html,
            undefined=undefined,
            finalize=self._writer(),
            optimized=False,
            cache_size=0,
            keep_trailing_newline=True,
        )
        self.globals = dict(functions)
        self.filters = {name: self._charged(name, BUILT_IN[name]) for name in _KEPT}
        self.filters |= {name: self._charged(name, function) for name, function in functions.items()}
        self.filters |= {"join": self._charged("join", self._join), "replace": self._charged("replace", self._replace)}
        self._ours = frozenset(map(id, functions.values()))

    def render(self, source: str, values: Mapping[str, Any]) -> str:
        """The text of a template.

        Raises `TemplateError` for one that is wrong, reaches for what it may not, or does too much.
        """
        if len(source) > LONGEST_TEMPLATE:
            raise TemplateError(f"template: longer than the {LONGEST_TEMPLATE:,} characters that it may have")
        try:
            pieces = self.from_string(source).generate(values)
            text = "".join(self._bounded(pieces))
        except TemplateError as error:
            raise TemplateError(_placed(str(error), error)) from None
        except TemplateSyntaxError as error:
            raise TemplateError(f"template: line {error.lineno}: {error.message}") from None
        except (
            JinjaError,
            RecursionError,
            MemoryError,
            ArithmeticError,
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
            SyntaxError,
        ) as error:
            raise TemplateError(_placed(f"template: {_in_words(error)}", error)) from None
        return text

    def _bounded(self, pieces: Iterable[str]) -> Iterator[str]:
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > LONGEST_TEXT:
                raise TemplateError(f"template: the reply grows beyond {LONGEST_TEXT:,} characters")
            yield piece

    # What a template may reach.

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping, what a loop tells of itself; of anything else, nothing."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Missing):
            return self.undefined(obj=obj.path, name=attribute)
        if isinstance(obj, Mapping):
            return self.undefined(obj=getattr(obj, "name", "") or None, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        raise TemplateError(
            f"template: {attribute!r} cannot be read here; values have keys, and no attributes or methods"
        )

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping or a place of a list or a text."""
        if isinstance(obj, (str, list, tuple)) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(name=f"item {argument}")
        if isinstance(argument, (str, int)):
            return self.getattr(obj, str(argument)[:100])
        raise TemplateError("template: a place is a name or a number")

    def note(self, path: str) -> str:
        """List a variable as missing; returns the slot that stands in its place."""
        self.missing[path] = None
        return f"[{words_of(path)}]"

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether this is a function of ours or a macro of the template's own."""
        return isinstance(obj, Macro) or id(obj) in self._ours

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call one of ours; each call is paid for, and lists must stay flat on the way through."""
        if getattr(obj, "__self__", None) is self:  # a meter, see `Metered`; no template can name one
            return obj(*args)
        if isinstance(obj, Missing):
            raise TemplateError(f"template: there is no {obj.path!r} to call")
        if not self.is_safe_callable(obj):
            raise TemplateError("template: only functions of replycoach and the template's own macros can be called")
        self.flat([*args, *(value for name, value in kwargs.items() if not name.startswith("_"))])
        if isinstance(obj, Macro):
            self.budget.charge(self.cost)
            return super().call(context, obj, *args, **kwargs)
        with self.budget.ours():
            return super().call(context, obj, *args, **kwargs)

    # What is charged.

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for kind, word in _REFUSED.items():
            for found in tree.find_all(kind):
                raise TemplateError(f"template: line {found.lineno}: {{% {word} %}} has no place in a reply template")
        for loop in tree.find_all(nodes.For):
            if loop.recursive:
                raise TemplateError(f"template: line {loop.lineno}: a loop cannot be recursive")
        named = [(one.lineno, one.name) for one in tree.find_all(nodes.Name)]
        named += [(one.lineno, one.attr) for one in tree.find_all(nodes.Getattr)]
        for line, word in named:
            if word.startswith("_") or word == "self":
                raise TemplateError(f"template: line {line}: {word!r} cannot be read")
        for used in tree.find_all(nodes.Filter):
            if used.name not in self.filters:
                near = process.extractOne(used.name, [name for name in self.filters if len(name) > 2], score_cutoff=70)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise TemplateError(f"template: line {used.lineno}: there is no filter {used.name!r} here{hint}")
        self.cost = sum(1 for _ in tree.find_all(nodes.Node)) + 1
        Metered().visit(tree)
        tree.set_environment(self)
        return tree

    def turns(self, values: Any, cost: int) -> Iterator[Any]:
        """The turns of a loop, each paid for with the size of what it repeats."""
        if isinstance(values, Undefined):
            str(values)
            return
        if not isinstance(values, (str, Mapping, list, tuple, Iterator)):
            raise TemplateError("template: a loop needs a list")
        for value in values:
            self.budget.charge(cost)
            yield value

    def literal(self, text: str) -> str:
        """A piece of the template's own text."""
        self.budget.charge(1, len(text))
        return Markup(text) if self.autoescape else text

    def joined(self, *values: Any) -> Any:
        """What ``a ~ b`` gives."""
        parts = [
            str(self.written(value)) if not self.autoescape else Markup.escape(self.written(value)) for value in values
        ]
        self._bound(sum(map(len, parts)))
        return (Markup("") if self.autoescape else "").join(parts)

    def flat(self, value: Any) -> Any:
        """This list, unless it is nested so deep or holds so much that to compare it would cost too much."""
        self._bound(_size(value))
        return value

    def _bound(self, size: int) -> None:
        if size > LONGEST_TEXT:
            raise TemplateError(f"template: a text or list grows beyond {LONGEST_TEXT:,} characters")
        self.budget.charge(1, size)

    def _writer(self) -> Callable[..., Any]:
        @pass_context
        def write(_: Any, value: Any) -> Any:
            self.budget.charge(1, len(value) if isinstance(value, str) else 10)
            return self.written(value)

        return write

    def written(self, value: Any) -> Any:
        """A value as it may stand in a text: no list, no object of another kind."""
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
            raise TemplateError("template: a number grows too large")
        if isinstance(value, (str, int, float, Undefined, date)):
            return value
        raise TemplateError(
            "template: a list or a function cannot be written as it is; name what of it (or use join_and)"
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic within bounds; texts and lists can be added, and multiplied by nothing."""
        plain = all(isinstance(one, (int, float)) for one in (left, right))
        if plain:
            if operator == "**" and (abs(right) > 64 or abs(left) > 1_000_000):
                raise TemplateError("template: a number grows too large")
            result = super().call_binop(context, operator, left, right)
            self.written(result)
            return result
        if operator == "+" and any(isinstance(one, Missing) for one in (left, right)):
            return self.joined(left, right)
        same = all(isinstance(one, str) for one in (left, right)) or (
            type(left) is type(right) and isinstance(left, (list, tuple))
        )
        if operator != "+" or not same:
            raise TemplateError(f"template: {operator} is for numbers")
        self._bound(_size(left) + _size(right))
        return super().call_binop(context, operator, left, right)

    def _charged(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        first = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def charged(*args: Any, **kwargs: Any) -> Any:
            self.budget.charge(2, _size([*args[first:], *kwargs.values()]))
            if len(args) > first and isinstance(args[first], Missing) and name not in _ANSWERS_MISSING:
                return args[first]
            with self.budget.ours() if name in self.globals else nullcontext():
                result = function(*args, **kwargs)
            return list(self.turns(result, 1)) if isinstance(result, Iterator) else result

        return charged

    def _join(self, values: Any, between: str = "") -> str:
        parts = [str(self.written(value)) for value in self.turns(values, 1)]
        self._bound(sum(map(len, parts)) + len(between) * len(parts))
        return between.join(parts)

    def _replace(self, value: Any, old: Any, new: Any) -> str:
        text, old, new = (str(self.written(one)) for one in (value, old, new))
        if not old:
            raise TemplateError("template: replace needs something to look for")
        self._bound(len(text) + text.count(old) * len(new))
        return text.replace(old, new)


def _size(value: Any, depth: int = 0) -> int:
    """Characters and elements of what a template made; raises for a list that is nested too deep."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, View) or not isinstance(value, (list, tuple, Mapping)):
        return 1
    if depth > DEEPEST:
        raise TemplateError(f"template: lists are nested deeper than {DEEPEST}")
    total = 0
    for one in value.values() if isinstance(value, Mapping) else value:
        total += 1 + _size(one, depth + 1)
        if total > LONGEST_TEXT:
            break
    return total


def _in_words(error: BaseException) -> str:
    """What went wrong, without the values that it went wrong with."""
    if isinstance(error, UndefinedError):
        return str(error.message)
    if isinstance(error, (RecursionError, MemoryError, SyntaxError)):
        return "it is nested too deep"
    if isinstance(error, ZeroDivisionError):
        return "it divides by zero"
    if isinstance(error, ArithmeticError):
        return "a number grows too large"
    return f"a value is not what the template takes it for ({type(error).__name__})"


def _placed(told: str, error: BaseException) -> str:
    """The error with the line of the template that it came from, where that is known and not told yet."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:  # the frame that Jinja makes for a line of the template
            line = trace.tb_lineno
        trace = trace.tb_next
    return told.replace("template: ", f"template: line {line}: ", 1) if line and "template: line " not in told else told
