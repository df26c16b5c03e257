"""The agent's own voice: how formal they write, how they greet and close, the words they prefer.

It is the table ``[voice]`` of the settings; ``replycoach voice REPLIES.jsonl`` learns one from earlier replies.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from replycoach.model import Frozen

Formality = Literal["formal", "neutral", "casual"]


def _as_several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Lines = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], BeforeValidator(_as_several)]


class Voice(Frozen):
    """How this agent or team sounds; what is left empty is chosen by channel, mood and outcome.

    `greeting` and `sign_off` are lines that they use, one or several: ``"Hi {name},"``, ``"Warm wishes,"``. `prefer` maps a
    word to the one that they say instead; it changes our own wordings, never the words of a template or a customer.
    """

    formality: Formality | None = None
    greeting: Lines = ()
    sign_off: Lines = ()
    prefer: dict[str, str] = {}

    def say(self, text: str) -> str:
        """The text with the preferred words in place of the others, capitals kept.

        >>> Voice(prefer={"purchase": "order"}).say("Purchase by card. The purchases shown are old.")
        'Order by card. The purchases shown are old.'
        """
        for word, instead in self.prefer.items():
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda found: _cased(found[0], instead), text, flags=re.I)  # noqa: B023
        return text


def _cased(like: str, word: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
