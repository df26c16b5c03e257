"""What a template is given: `View`, plain data that it can read, and `Missing`, what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jinja2 import Undefined


class Missing(Undefined):
    """A value that is not known: false in a test, a visible slot in the text, and listed as missing once it is written.

    Its sandbox makes a class of its own of this one, with `note`, which lists a dotted name and returns its slot.
    """

    __slots__ = ()

    @staticmethod
    def note(path: str) -> str:
        """The slot for a dotted name."""
        return f"[{path}]"

    @property
    def path(self) -> str:
        """The dotted name as the template has it, empty for an inline "if" without "else"."""
        owner = f"{self._undefined_obj}." if isinstance(self._undefined_obj, str) else ""
        return f"{owner}{self._undefined_name}" if self._undefined_name else ""

    def __str__(self) -> str:
        return self.note(self.path) if self.path else ""

    __html__ = __str__

    def __iter__(self) -> Iterator[Any]:
        str(self)
        return iter(())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undefined)

    def __hash__(self) -> int:
        return hash(Missing)

    def _unordered(self, _: object) -> bool:
        str(self)
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _unordered  # type: ignore[assignment]


class View(dict[str, Any]):
    """A mapping that a template may read, with its name in the template.

    >>> View.of({"order": {"eta": ""}}, "case")["order"].name
    'case.order'
    """

    name = ""

    @classmethod
    def of(cls, data: Mapping[str, Any], name: str = "") -> View:
        """A view of plain data, all the way down; what is empty is left out, so that it counts as missing."""
        view = cls()
        view.name = name
        for key, value in data.items():
            seen = _seen(value, f"{name}.{key}" if name else str(key))
            if seen is not None and seen != "":
                view[str(key)] = seen
        return view


def _seen(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return View.of(value, name)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_seen(one, name) for one in value]
    return value if value is None or isinstance(value, (str, int, float, date)) else str(value)


def words_of(path: str) -> str:
    """The name of a slot for a variable.

    >>> words_of("customer.first_name")
    'customer first name'
    """
    return " ".join(path.replace(".", " ").replace("_", " ").split())
