"""Steps told in one breath are set out as a list, with everything else above and below it."""

from __future__ import annotations

import pytest

from replycoach import Coach

LAMP = "first unplug the lamp, then hold the switch until it blinks, then open Devices in the app, and finally pick the lamp from the list"
LISTED = "Here are the steps:\n1. Unplug the lamp.\n2. Hold the switch until it blinks.\n3. Open Devices in the app.\n4. Pick the lamp from the list.\n\n"


def rewritten(reply: str) -> str:
    asked = "How do I connect my lamp to the app?"
    case = {"reply": reply, "channel": "email", "customer": asked, "customer_name": "Ana", "agent_name": "Tom"}
    return Coach().rewrite(case).text


@pytest.mark.parametrize("rest", ["", " It takes two minutes. Then the light is green."])
def test_a_draft_that_is_mended_gets_the_list(rest: str) -> None:
    text = rewritten(f"{LAMP[0].upper()}{LAMP[1:]}.{rest}")
    assert LISTED + rest.strip() in text
    assert "In short" not in text


def test_behind_a_greeting() -> None:
    text = rewritten(f"Hi Ana, {LAMP}.\n\nYou failed to plug it in.\n\nTom")
    assert LISTED.strip() in text
    assert "failed" not in text


def test_a_wait_is_a_step() -> None:
    assert "\n2. Wait a minute.\n" in rewritten(
        f"{LAMP[0].upper()}{LAMP[1:]}.".replace("lamp, then", "lamp and wait a minute, then")
    )


def test_in_html() -> None:
    text = rewritten(f"<p>{LAMP[0].upper()}{LAMP[1:]}. It takes two minutes. You failed to plug it in.</p>")
    assert "4. Pick the lamp from the list.<br>\n<br>\nIt takes two minutes." in text


def test_a_good_draft_keeps_its_sentence() -> None:
    draft = f"Hello Ana,\n\nThank you for asking. To connect it, {LAMP}. If you get stuck, just write back.\n\nBest wishes,\nTom"
    assert rewritten(draft) == draft
