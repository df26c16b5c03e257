"""The guard sees what an edit did to the facts, whatever made the edit."""

from __future__ import annotations

import pytest

from replycoach.reading.grammar import Grammar
from replycoach.rewriting.guard import objection

PARSER = Grammar()


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("You get £20 back on Friday.", "You get £200 back on Friday.", "number"),
        ("You get £20 back on Friday.", "You get £20 back.", "date"),
        ("You get it in two days.", "You get it in a few days.", "number"),
        ("Order HB-204 has left.", "Your order has left.", "code"),
        ("We spoke to Mrs Okoro about it.", "We spoke to her about it.", "name"),
        ("See https://example.org/a for it.", "See our site for it.", "link"),
        ("Write to help@example.org today.", "Write to us today.", "link"),
        ("The page says “in transit” now.", "The page says that now.", "quoted"),
        ("Hi {{name}}, it ships.", "Hi there, it ships.", "placeholder"),
        ("It ships today.", "It ships today, order AB-123.", "code"),
        ("It ships.", "It ships on Monday.", "date"),
        ("It ships.", "It ships, says Mr Brown.", "name"),
        ("The lamp has not been refunded.", "The lamp has been refunded.", "denial"),
        ("We never received the parcel.", "We received the parcel.", "denial"),
        ("Hi Ana. We don't refund express fees. It ships today.", "Hi Ana. It ships today.", "denied"),
        ("You sent the form.", "I sent the form.", "who does"),
        ("I will pay the fee.", "You will pay the fee.", "who does"),
    ],
)
def test_what_is_lost_or_made_up_is_seen(before: str, after: str, what: str) -> None:
    assert what in objection(before, after, (), PARSER)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I can't get you that product until next month.", "That product will be available next month."),
        ("We can't ship it before you pay.", "We can ship it once you pay."),
        ("You failed to attach the form.", "The form isn't attached."),
        ("Someone will call you tomorrow.", "I'll call you tomorrow."),
        ("You must send the receipt by 5 May.", "Could you send the receipt by 5 May?"),
        ("I'll call you soon.", "I'll call you [when: e.g. today by 17:00]."),
        ("YOUR ORDER SHIPS TODAY.", "Your order ships today."),
        ("Unplug it, wait two minutes and plug it in.", "1. Unplug it.\n2. Wait two minutes.\n3. Plug it in."),
        ("Don't hesitate to write.", "Just write to me."),
        ("Now we need you to sign page 2.", "Now please sign page 2."),
        ("Sure! It ships today.", "Hi Ana, sure, it ships today."),
        ("It's £1,240.50 at 10:45.", "At 10:45 it's £1,240.50."),
    ],
)
def test_what_keeps_every_fact_passes(before: str, after: str) -> None:
    assert objection(before, after, ("Ana",), PARSER) == ""


def test_what_the_case_knows_is_not_made_up() -> None:
    assert objection("It ships.", "Order HB-9 ships.", ("Where is HB-9?",), PARSER) == ""
    assert "code" in objection("It ships.", "Order HB-9 ships.", ("Where is HB-8?",), PARSER)


def test_markup_stays() -> None:
    old = '<p>Hi <b>Ana</b>, see <a href="https://a.org">this</a>.</p><p>You failed to pay.</p>'
    assert objection(old, old.replace("You failed to pay.", "The fee isn't paid."), (), PARSER) == ""
    assert "markup" in objection(old, old.replace("<b>", "").replace("</b>", ""), (), PARSER)
    assert "markup" in objection(old, old.replace("a.org", "b.org"), (), PARSER)
    assert "markup" in objection(old, old.replace("pay.", "pay.<script>x</script>"), (), PARSER)
