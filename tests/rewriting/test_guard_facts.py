"""What the guard takes for a fact, fact by fact, and what it makes of names, denials and deeds."""

from __future__ import annotations

import pytest

from replycoach.reading.grammar import Grammar
from replycoach.rewriting.guard import Facts, _changed, _numbers, objection, unexpected_names

PARSER = Grammar()


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://example.org/a?b=1.", {"https://example.org/a?b=1"}),
        ("See www.example.org, please", {"www.example.org"}),
        ("See example.org/help!", {"example.org/help"}),
        ("Mail Help.Me+1@mail.example.org.", {"help.me+1@mail.example.org"}),
        ("Ask @kestrel_help now", {"@kestrel_help"}),
        ("It is 5 o'clock/noon.", set()),
    ],
)
def test_links(text: str, links: set[str]) -> None:
    assert Facts.of(text).links == links


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("£1,240.50 and 20% on 3/4 at 10:45", {"£1,240.50", "20%", "3/4", "10:45"}),
        ("5€ or € 5", {"€5"}),
        ("the 3rd at 5 PM", {"3", "5pm"}),
        ("2 am, $7", {"2am", "$7"}),
        ("two of Twelve", {"2", "12"}),
        ("someone at one", set()),
    ],
)
def test_numbers(text: str, numbers: set[str]) -> None:
    assert set(_numbers(text)) == numbers
    assert Facts.of(text).numbers == numbers


def test_codes_and_numbers_are_told_apart() -> None:
    found = Facts.of("Order #HB-204/x and AB12, 4417, 10am.")
    assert found.codes == {"#hb-204/x", "ab12"}
    assert found.numbers == {"4417", "10am"}
    assert Facts.of("1. Unplug it.\n 2) Wait.\n- Go.\n12. Stop.").numbers == set()
    assert Facts.of("It costs\n12 pounds.").numbers == {"12"}


def test_what_is_quoted() -> None:
    assert Facts.of("It says “In  Transit”, \"x\", 'by the door' and `rm`.").quoted == {
        "in transit",
        "x",
        "by the door",
        "rm",
    }
    assert Facts.of("Ana's and Jo's cat isn't here").quoted == set()


def test_days_and_the_month_that_is_a_verb() -> None:
    assert Facts.of("On Monday or in June, tomorrow").days == {"monday", "june", "tomorrow"}
    assert Facts.of("It may come").days == set()
    assert Facts.of("5 May").days == Facts.of("May 5").days == {"may"}


def test_blanks_count() -> None:
    assert Facts.of("Hi {{name}}, {{name}} and [when: e.g. by 5 on Friday].").placeholders == {"{{name}}": 2}
    assert Facts.of("By [when: e.g. 5 on Friday].") == Facts.of("By .")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It ships to Ana Ruiz today.", ["ana", "ruiz"]),
        ("Ana's box is here.", ["ana"]),
        ("The box is here. Thanks.", []),
        ("Okoro has signed.", ["okoro"]),
        ("Hi Ana, The box ships.", ["ana"]),
        ("Note: The box ships.", []),
        ("“The box” ships", []),
        ("THE BOX SHIPS TODAY.", []),
        ("I saw the FAQ of Kestrel.", ["faq", "kestrel"]),
        ("We leave on Friday in May.", ["may"]),
        ("- The box", []),
        ("It's O'Brien's.", ["o'brien"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(unexpected_names(text)) == names


def test_what_changed() -> None:
    old, new = "It ships. We wait.  It ships. Bye.", "It ships. You wait. Bye. Bye."
    assert _changed(old, new) == (["We wait.", "It ships."], ["You wait.", "Bye."])
    assert _changed(old, old) == ([], [])
    assert _changed("Call me then.", "Call me [when: e.g. at 5].") == ([], [])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("See example.org/a now.", "See it now.", "it would lose the link “example.org/a”"),
        ("Hi {{order.id}}.", "Hi.", "it would lose the placeholder “{{order.id}}”"),
        ("It says “left depot” now.", "It says that now.", "it would lose the quoted words “left depot”"),
        ("It says “left depot” now.", "It says left  depot now.", ""),
        ("It costs £5.", "It costs money.", "it would lose the number “£5”"),
        ("It costs £5.", "It costs $5.", "it would lose the number “£5”"),
        ("It is AB-12.", "It is here.", "it would lose the code “ab-12”"),
        ("It ships Friday.", "It ships.", "it would lose the date “friday”"),
        ("Okoro has it.", "She has it.", "it would lose the name “okoro”"),
        ("Okoro has it.", "It is okoro's.", ""),
        ("It ships.", "It ships: example.org/a", "it would bring in the link “example.org/a”"),
        ("It ships.", "It ships for £5.", "it would bring in the number “£5”"),
        ("It ships.", "It ships as AB-12.", "it would bring in the code “ab-12”"),
        ("It ships.", "It ships on Friday.", "it would bring in the date “friday”"),
        ("It ships.", "It “really” ships.", "it would bring in the quotation “really”"),
        ("It really ships.", "It “really” ships.", ""),
        ("It ships.", "It ships to Okoro.", "it would bring in the name “okoro”"),
    ],
)
def test_objections(before: str, after: str, told: str) -> None:
    assert objection(before, after, (), PARSER) == told


def test_what_the_case_says_may_be_written() -> None:
    known = ("I am Mrs Okoro’s son, order AB-12 for £5, see example.org/a. It says “on its way”.", "Friday")
    for after in (
        "It ships to Okoro.",
        "It ships as AB-12.",
        "It ships for £5.",
        "It ships, see example.org/a.",
        "It ships on Friday.",
        "It ships “on its way”.",
    ):
        assert objection("It ships.", after, known, PARSER) == "", after
        assert objection("It ships.", after, ("", "Hello"), PARSER), after


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("We did not damage the lamp.", "We did damage the lamp.", "turn the denial"),
        ("We did not damage the lamp.", "The lamp was never damaged.", ""),
        ("We can not ship it until Friday.", "We can ship it from Friday.", ""),
        ("We do not ship before Friday.", "We ship on Friday.", ""),
        ("There is no fee for the return.", "The return has no fee.", ""),
        ("Do not worry about the lamp.", "The lamp is fine.", ""),
        ("It is no problem at all.", "It is fine.", ""),
        ("I paid the courier.", "You paid the courier.", "who does “pay”"),
        ("I paid the courier.", "We paid the courier.", ""),
        ("The courier broke the lamp.", "We broke the lamp.", "who does “break”"),
        ("The lamp was broken.", "We broke the lamp.", ""),
        ("I know the lamp.", "You know the lamp.", ""),
        ("Our team packed it.", "I packed it.", ""),
        ("Send us the form.", "We send you the form.", "who does “send”"),
    ],
)
def test_sense(before: str, after: str, told: str) -> None:
    found = objection(before, after, (), PARSER)
    assert (told in found) if told else found == "", found


def test_what_may_go_with_its_sentence() -> None:
    before, after = "You did not read the four pages. It ships today.", "It ships today."
    assert objection(before, after, (), PARSER)
    assert objection(before, after, (), PARSER, frozenset({"You did not read the four pages."})) == ""


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("<p>Hi <b>Ana</b>.</p><p>It is fine.</p>", ""),
        ("<p>Hi <b>Ana</b>.</p><p>It is</p><p>fine.<br/></p>", ""),
        ("<p>Hi Ana.</p><p>It is fine.</p>", "it would change the markup"),
        ("<p>Hi <b>Ana</b>.</p><p>It is <i>fine</i>.</p>", "it would add markup"),
        ("<p>It is fine.</p><p>Hi <b>Ana</b>.</p>", "it would change the markup"),
    ],
)
def test_markup(after: str, told: str) -> None:
    assert objection("<p>Hi <b>Ana</b>.</p><p>It is fine.</p>", after, (), PARSER) == told
