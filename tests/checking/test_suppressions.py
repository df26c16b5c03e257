"""Suppression comments: every syntax, what they speak of, and what is wrong with them."""

from __future__ import annotations

import pytest

from replycoach.checking.suppressions import Suppression, covers, faults, suppressions
from replycoach.profile import Suppress

ORDER = "replycoach: ignore[language/blame, tone/shouting] quoting the customer"


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("a.j2", f"{{# {ORDER} #}}"),
        ("a.j2", f"{{#- {ORDER} -#}}"),
        ("a.liquid", f"{{% comment %}} {ORDER} {{% endcomment %}}"),
        ("a.liquid", f"{{%- comment -%}}{ORDER}{{%- endcomment -%}}"),
        ("a.liquid", f"{{% # {ORDER} %}}"),
        ("a.html", f"<!-- {ORDER} -->"),
        ("a.md", f"<!--{ORDER}-->"),
        ("a.yaml", f"# {ORDER}"),
        ("a.toml", f"#{ORDER}"),
    ],
)
def test_every_comment_syntax(path: str, comment: str) -> None:
    [one] = suppressions(path, f"{comment}\nYou failed.\n")
    assert one.rules == ("language/blame", "tone/shouting")
    assert one.reason == "quoting the customer"
    assert (one.first_line, one.last_line) == (1, 2)
    assert one.covers("tone/shouting", 2)
    assert not one.covers("tone/shouting", 3)
    assert not one.covers("tone/sarcasm", 2)


def test_a_comment_at_the_end_of_a_line_speaks_of_that_line() -> None:
    [one] = suppressions("a.j2", f"Hi\nYou failed. {{# {ORDER} #}}\nYou failed again.\n")
    assert (one.first_line, one.last_line) == (2, 3)


def test_comments_can_be_stacked_above_empty_lines() -> None:
    text = "<!-- replycoach: ignore[tone/shouting] a brand -->\n<!-- replycoach: ignore[language/blame] a quote -->\n\nYou\nfailed\n"
    first, second = suppressions("a.md", text)
    assert (first.last_line, second.last_line) == (4, 4)


def test_a_file_can_be_left_alone() -> None:
    [one] = suppressions("a.yaml", "a: 1\n# replycoach: ignore-file[template/duplicate] kept for the old shop\nb: 2\n")
    assert one.covers("template/duplicate", 1)
    assert one.covers("template/duplicate", 999)


def test_a_hash_inside_a_template_is_no_comment() -> None:
    text = f"body: |\n  # {ORDER}\n  Hi\n"
    assert suppressions("a.yaml", text, [(8, len(text))]) == []
    assert suppressions("a.md", f"# {ORDER}\n") == []


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("{# replycoach: ignore because I say so #}", "The suppression names no rule; write ignore[group/name]."),
        ("{# replycoach: ignore[] no #}", "The suppression names no rule; write ignore[group/name]."),
        (
            "{# replycoach: ignore[language/blam] a quote #}",
            "The suppression names 'language/blam', which is no rule; did you mean 'language/blame'?",
        ),
        ("{# replycoach: ignore[language/blame] #}", "The suppression gives no reason; say after the bracket why."),
        ("{# replycoach: ignore[language/blame] — #}", "The suppression gives no reason; say after the bracket why."),
        ("{# replycoach: ignore[language/blame] a quote #}", "Nothing is left to suppress here for language/blame."),
    ],
)
def test_faults(comment: str, problem: str) -> None:
    assert list(faults(suppressions("a.j2", comment), (), ["language/blame"])) == [(0, problem)]


def test_a_used_one_is_no_fault() -> None:
    one = Suppression(rules=("language/blame",), reason="a quote", start=0, end=9)
    assert list(faults([one], {0}, ["language/blame"])) == []


def test_settings_suppress_by_path_piece_and_rule() -> None:
    by = Suppress(path="macros/*.json", rules=("tone/shouting",), reason="a brand", piece="*Late*")
    assert covers(by, "macros/a.json", "macros[3] “Late parcel”", "tone/shouting")
    assert not covers(by, "macros/a.json", "macros[3] “Refund”", "tone/shouting")
    assert not covers(by, "mails/a.json", "macros[3] “Late parcel”", "tone/shouting")
    assert not covers(by, "macros/a.json", "macros[3] “Late parcel”", "tone/sarcasm")


def test_hostile_text_takes_linear_time() -> None:
    assert suppressions("a.yaml", "{# replycoach: ignore[" * 20_000 + "# replycoach: ignore" * 20_000) == []
