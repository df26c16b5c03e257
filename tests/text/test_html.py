"""HTML as mail programs write it."""

from __future__ import annotations

import pytest

from replycoach.text.html import is_html
from replycoach.text.prose import Prose

PAGES = {
    "Gmail": (
        '<div dir="ltr">Hi Ana,<div><br></div><div>It&#39;s on its way.</div><div><br></div><div>Best,<br>Tom</div></div><br>'
        '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 3 May 2026, Ana &lt;<a href="mailto:a@x.example">a@x.example'
        '</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0">Where is it?</blockquote></div>'
    ),
    "Outlook": (
        "<html><head><title>x</title><style>p{margin:0}</style></head><body lang=EN-GB><div class=WordSection1><p class=MsoNormal>Hi Ana,<o:p>"
        "</o:p></p><p class=MsoNormal>It&#8217;s on\r\n its way.<o:p></o:p></p><p>Best,<br>Tom</p></div><hr><div id=\"divRplyFwdMsg\"><b>From:"
        "</b> Ana</div><div>Where is it?</div></body></html>"
    ),
    "Outlook, bordered": (
        "<p>Hi Ana,</p><p>It's on its way.</p><p>Best,<br>Tom</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3pt'>"
        "<p><b>From:</b> Ana</p></div><p>Where is it?</p>"
    ),
    "Outlook for phones": "<p>Hi Ana,</p><p>It's on its way.</p><p>Best,<br>Tom</p><div id='appendonsend'></div><hr><div>Where is it?</div>",
    "Yahoo": (
        "<div><p>Hi Ana,</p><p>It's on its way.</p><p>Best,<br>Tom</p></div><div id='yahoo_quoted_1' class='ydp yahoo_quoted'><div>old"
        "<div>older</div></div></div>"
    ),
    "Thunderbird": (
        "<p>Hi Ana,</p><p>It's on its way.</p><p>Best,<br>Tom</p><div class=\"moz-cite-prefix\">On 03/05/2026 10:02, Ana wrote:<br></div>"
        '<blockquote type="cite" cite="mid:x"><p>Where is it?</p><blockquote>older</blockquote></blockquote>'
    ),
    "FreeScout": "<p>Hi Ana,</p><p>It's on its way.</p><p>Best,<br>Tom</p><!-- originalMessage --><div>Where is it?</div>",
    "forwarded": (
        "<p>Hi Ana,</p><p>It's on its way.</p><p>Best,<br>Tom</p><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message "
        "---------</div>Where is it?</div>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", PAGES)
def test_only_own_words_are_read(program: str) -> None:
    prose = Prose.from_source(PAGES[program])
    assert prose.kind == "html"
    assert prose.text.rstrip() == "Hi Ana,\n\nIt's on its way.\n\nBest,\nTom"
    assert prose.has_quote
    start = prose.text.index("way")
    assert prose.source[slice(*prose.to_source(start, start + 3))] == "way"


def test_own_words_between_quotes_are_kept() -> None:
    prose = Prose.from_source(
        "<div></div><div class=gmail_quote><div class=gmail_attr>On 3 May 2026, Ana wrote:</div><blockquote>Where?</blockquote>"
        "<div>In Leeds.</div><blockquote>When?</blockquote><div>Tomorrow.</div></div>"
    )
    assert prose.text.split() == ["In", "Leeds.", "Tomorrow."]


@pytest.mark.parametrize(
    "mark",
    ['<div class="gmail_signature">', "<div id='Signature'>", "<div class='moz-signature'>", '<div id="x_Signature">'],
)
def test_a_marked_signature_is_told_from_the_message(mark: str) -> None:
    prose = Prose.from_source(
        f"<div>Done.<br>Best,<br>Tom</div>{mark}Tom Ray<br>Acme</div><blockquote>old</blockquote>"
    )
    assert (prose.body.rstrip(), prose.signature) == ("Done.\nBest,\nTom", "Tom Ray\nAcme")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("<div>One</div><div>&nbsp;</div><div>Two</div>", "One\n\nTwo"),
        ("One<br>Two<br/><br />Three", "One\nTwo\n\nThree"),
        ("<div>One<br></div><div>Two</div>", "One\nTwo"),
        ("<ul><li>One<li>Two</ul>Three", "One\nTwo\n\nThree"),
        ("<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>", "One Two\nThree"),
        ("<p>a <b> b</b>  c\n d</p>", "a b c d"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p>Tom &amp; Ana &lt;3 &#x1F600; AT&T &bogus; &copy</p>", "Tom & Ana <3 😀 AT&T &bogus; ©"),
        ("<p>x</p><script>var a = '<p>no</p>'</script><style>p{}</style><!-- <p>no</p> --><p>y</p>", "x\n\ny"),
        ("<div style='display:none'>preview <div>no</div></div><p>Hi</p>", "Hi"),
        ("<div style='overflow:hidden'>Hi</div>", "Hi"),
        ("<p>Hi <b>Ana", "Hi Ana"),
        ('<p>Hi <a href="x>Ana</a>', "Hi Ana"),
        ("<p>Hi</p><!-- never ends", "Hi"),
        ("<p>Hi</p><script>never ends", "Hi"),
        ("<p>Hi</p> <", "Hi\n\n<"),
        ("<p>3 < 5 > 2</p>", "3 < 5 > 2"),
        ("<a href='x' title='a > b'>Ana</a> <a href=y>Tom</a>", "Ana Tom"),
        ("<img src='data:image/png;base64,AAAA'><p>Hi</p>", "Hi"),
        ("<![if !mso]><p>Hi</p><![endif]>", "Hi"),
        ("</p></div>Hi<br>", "Hi"),
    ],
)
def test_lines_are_laid_out_as_a_reader_sees_them(source: str, text: str) -> None:
    assert Prose.from_source(source, kind="html").text == text


@pytest.mark.parametrize(
    "source",
    [
        "<p>Dear <NAME>,</p>",
        "<p>Dear {{name}},</p>",
        "<p>Dear &lt;name&gt;,</p>",
        '<p>Dear <attribute key="user.name"/>,</p>',
    ],
)
def test_placeholders_in_html_are_seen_and_frozen(source: str) -> None:
    prose = Prose.from_source(source)
    [placeholder] = prose.placeholders
    assert not prose.editable(placeholder.start, placeholder.end)
    start, end = prose.to_source(placeholder.start, placeholder.end)
    assert source[start:end] == source[len("<p>Dear ") : -len(",</p>")]


@pytest.mark.parametrize(
    "text",
    [
        "a < b and b > c", "I <3 it", "Dear <John>", "see <https://x.example>", "mail <tom@x.example>", "Dear <NAME>", "<address>",
        "use `<br>` for a new line", "x <y> z", "a <b c", "the <b> in it", "<-- here", "<order number>",
    ],
)  # fmt: skip
def test_plain_text_is_not_taken_for_html(text: str) -> None:
    assert not is_html(text)
    assert Prose.from_source(text).text == text


@pytest.mark.parametrize("text", ["Hi<br>Ana", "<p>Hi", "<b>Hi</b> Ana", "<DIV>Hi</DIV>", '<a href="x">Hi</a>', "</p>"])
def test_html_is_known_by_its_tags(text: str) -> None:
    assert is_html(text)
