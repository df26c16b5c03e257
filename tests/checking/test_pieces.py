"""Templates inside files: which strings they are, where they stand, and how an edit is written back."""

from __future__ import annotations

import csv
import io
import json
import string

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from replycoach import InputError, Settings, SettingsError
from replycoach.checking.dialect import detect, named
from replycoach.checking.exports_csv import read_csv
from replycoach.checking.exports_json import read_json
from replycoach.checking.exports_toml import read_toml
from replycoach.checking.exports_yaml import read_yaml
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.quoted import Node, Quoted

TEXT = st.text(alphabet=string.ascii_letters + " \n\t\"'\\,;:#-|>{}%&*!é😀\u2028", max_size=40)


def plain(node: Node) -> object:
    if isinstance(node, Quoted):
        return node.text
    if isinstance(node, dict):
        return {name: plain(value) for name, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node


def one(path: str, text: str, house: Settings | None = None) -> Piece:
    found = pieces(path, text, house or Settings())
    assert len(found) == 1, found
    return found[0]


def places(piece: Piece, text: str, words: str) -> str:
    start = piece.text.index(words)
    return text[slice(*piece.to_file(start, start + len(words)))]


@given(TEXT, TEXT, st.booleans())
@settings(max_examples=150, deadline=None)
def test_json_is_read_as_the_standard_library_does(name: str, words: str, ascii_only: bool) -> None:
    data = {"a": [words, {"b": name}], "body": words + name, "c": True}
    text = json.dumps(data, ensure_ascii=ascii_only, indent=1)
    assert plain(read_json("a.json", text)) == data


@given(TEXT, st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from([20, 80]))
@settings(max_examples=200, deadline=None)
def test_yaml_is_read_as_pyyaml_does(words: str, style: str | None, width: int) -> None:
    text = yaml.dump({"body": words, "all": [words, "x y"]}, default_style=style, width=width, allow_unicode=True)
    told = plain(read_yaml("a.yaml", text))
    assert isinstance(told, dict)
    meant = yaml.load(text, Loader=yaml.BaseLoader)
    for name in meant:
        if told[name] is not None and not isinstance(told[name], bool):
            assert told[name] == meant[name]


@given(st.lists(TEXT, min_size=2, max_size=2).filter(any), st.sampled_from(",;\t"))
@settings(max_examples=150, deadline=None)
def test_csv_is_read_as_the_standard_library_does(row: list[str], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["name", "content"], row])
    assert plain(read_csv("a.csv", out.getvalue())) == [dict(zip(["name", "content"], row, strict=True))]


@pytest.mark.parametrize(
    "text",
    [
        "a = \"x\\ty\"\nb = 'x\\y'\n",
        "a = \"\"\"\nfirst \\\n   second\"\"\"\nb = '''\nraw\n'''\n",
        '# "no"\n[t]\na.b = ["x y", {c = "d # e"}] # "no"\n[[l]]\nx = "1"\n[[l]]\nx = "2"\nd = 2020-01-01 10:00:00\n',
        'a = """""two quotes"" """\n"quoted key" = "v"\nc = true\n',
    ],
)
def test_toml_strings_are_all_found(text: str) -> None:
    import tomllib

    def strings(node: object) -> list[str]:
        if isinstance(node, str):
            return [node]
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [words for one in inner for words in strings(one)]

    assert strings(plain(read_toml("a.toml", text))) == strings(tomllib.loads(text))


@pytest.mark.parametrize(
    ("path", "text", "words", "raw"),
    [
        (
            "a.json",
            '{"body": "Hi Ana,\\nit\\u2019s \\"late\\" \\ud83d\\ude00 now."}',
            '’s "late" 😀',
            '\\u2019s \\"late\\" \\ud83d\\ude00',
        ),
        ("a.yaml", "body: 'it''s late now'\n", "it's late", "it''s late"),
        ("a.yaml", "body: >-\n  it is\n  late\n\n  now\n", "is late\nnow", "is\n  late\n\n  now"),
        ("a.yaml", "body: |\r\n  it is\r\n  late\r\n", "is\nlate", "is\r\n  late"),
        ("a.yaml", 'body: "it is \\\n  late \\u263a now"\n', "is late ☺", "is \\\n  late \\u263a"),
        ("a.csv", 'name,content\nx,"it is ""late"", now"\n', '"late", now', '""late"", now'),
        ("a.toml", 'body = """\nit is \\\n   "late" now"""\n', 'is "late"', 'is \\\n   "late"'),
        ("a.md", "---\nchannel: chat\n---\nit is late\n", "is late", "is late"),
        ("a.txt", "\ufeffit is late\r\nnow\r\n", "late\r\nnow", "late\r\nnow"),
    ],
)
def test_positions_are_those_of_the_file(path: str, text: str, words: str, raw: str) -> None:
    assert places(one(path, text), text, words) == raw


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.json", '{"body": "it is soon done"}'),
        ("a.yaml", "body: it is soon done\n"),
        ("a.yaml", "body: 'it is soon done'\n"),
        ("a.yaml", 'body: "it is soon done"\n'),
        ("a.yaml", "body: |\n  it is soon done\n"),
        ("a.yaml", "- body: >-\n    it is soon\n    done\n"),
        ("a.csv", 'name,body\nx,"it is soon done"\n'),
        ("a.csv", "name,body\nx,it is soon done\n"),
        ("a.toml", 'body = "it is soon done"\n'),
        ("a.toml", "body = 'it is soon done'\n"),
        ("a.toml", 'body = """it is soon done"""\n'),
        ("a.txt", "it is soon done"),
    ],
)
@pytest.mark.parametrize("words", ["today", 'by "Friday", 3 pm', "it's: done # now", "a\\b", "on\nMonday"])
def test_an_encoded_edit_reads_back(path: str, text: str, words: str) -> None:
    piece = one(path, text)
    start = piece.text.index("soon")
    low, high = piece.to_file(start, start + 4)
    written = piece.encode(words)
    if written is not None:
        changed = one(path, text[:low] + written + text[high:])
        assert changed.text == piece.text[:start] + words + piece.text[start + 4 :]


def test_an_edit_never_writes_a_placeholder() -> None:
    assert Piece.of("a.txt", "Hi", "zendesk").encode("{{name}}") is None
    assert one("a.csv", "name,body\nx,it is done\n").encode("a, b") is None


ZENDESK = {
    "macros": [
        {
            "id": 1, "title": "Late parcel",
            "actions": [
                {"field": "comment_value_html", "value": "<p>Hi {{ticket.requester.first_name}},</p>"},
                {"field": "status", "value": "solved"},
            ],
        },
        {
            "id": 2, "title": "Hand over",
            "actions": [
                {"field": "comment_value", "value": ["channel:all", "Ana, please take this."]},
                {"field": "comment_mode_is_public", "value": "false"},
            ],
        },
    ]
}  # fmt: skip


def test_zendesk_macros() -> None:
    public, private = pieces("macros.json", json.dumps(ZENDESK), Settings())
    assert (public.name, public.dialect, public.kind) == (
        "macros[0] “Late parcel” comment_value_html",
        "zendesk",
        "html",
    )
    assert (private.text, private.private) == ("Ana, please take this.", True)


@pytest.mark.parametrize(
    ("dialect", "record", "fields"),
    [
        ("gorgias", {"name": "Late", "actions": [{"name": "setResponseText", "arguments": {"body_html": "<p>a b</p>", "body_text": "a b"}}]}, ["body_html"]),
        ("intercom", {"type": "macro", "name": "Late", "body": "<p>a b</p>", "body_text": "a b", "visible_to": "everyone"}, ["body"]),
        ("freshdesk", {"title": "Late", "content": "a b", "content_html": "<p>a b</p>", "folder_id": 3}, ["content_html"]),
        ("front", {"name": "Late", "subject": "Late", "body": "<p>a b</p>", "folder_id": 3, "inbox_ids": []}, ["body", "subject"]),
        ("osticket", {"isenabled": 1, "title": "Late", "response": "a b", "notes": "for us", "attachments": []}, ["response", "notes"]),
        ("zammad", {"name": "Late", "keywords": "late", "content": "<p>a b</p>", "note": "", "active": True}, ["content"]),
        ("chatwoot", {"id": 1, "account_id": 2, "short_code": "late", "content": "a b"}, ["content"]),
        ("uvdesk", {"name": "Late", "subject": "Late", "message": "a b", "templateId": 4}, ["message", "subject"]),
        ("frappe", {"title": "Late", "message": "<p>a b</p>", "scope": "Team", "teams": []}, ["message"]),
        ("discourse", {"id": 1, "title": "Late", "slug": "late", "content": "a b", "tags": [], "usages": 3}, ["content"]),
        ("help scout", {"id": 1, "name": "Late", "text": "Hi {%customer.firstName,fallback=there%}"}, ["text"]),
        ("freescout", {"id": 1, "name": "Late", "text": "Hi {%customer.firstName%}, your {%subject%}"}, ["text"]),
        ("hubspot", {"name": "Late", "shortcut": "late", "body": "a {{ contact.firstname }}"}, ["body"]),
        ("salesforce classic", {"Name": "Late", "Subject": "Late", "HtmlValue": "<p>{!Contact.FirstName}</p>", "Body": "x"}, ["HtmlValue", "Subject"]),
        ("salesforce lightning", {"Name": "Late", "Subject": "Late", "HtmlValue": "<p>{{{Recipient.FirstName}}}</p>"}, ["HtmlValue", "Subject"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wrapped", [False, True])
def test_shapes_of_helpdesks(dialect: str, record: dict[str, object], fields: list[str], wrapped: bool) -> None:
    found = pieces("export.json", json.dumps({"data": [record]} if wrapped else record), Settings())
    assert [piece.name.split()[-1] for piece in found] == fields
    assert {piece.dialect for piece in found} == {dialect}
    assert all(piece.private == (piece.name.split()[-1] in ("subject", "Subject", "notes")) for piece in found)


def test_osticket_premade_yaml_and_zammad_csv() -> None:
    text = "- isenabled: 1\n  title: Late\n  response: |\n    Hi %{ticket.name.first},\n    it is late.\n  notes:\n"
    piece = one("premade.yaml", text)
    assert (piece.dialect, piece.name) == ("osticket", "[0] “Late” response")
    zammad = one("text_modules.csv", "id,name,keywords,content,note,active\n1,Late,late,<p>it is late</p>,,true\n")
    assert (zammad.dialect, zammad.kind) == ("zammad", "html")


def house(**table: object) -> Settings:
    return Settings.of({"templates": [table]})


def test_fields_declared_by_path() -> None:
    text = json.dumps({"macros": [{"title": "Late", "steps": [{"say": "Hi {{name}}"}]}], "body": "not this one"})
    piece = one(
        "macros/a.json", text, house(paths=["macros/*.json"], fields=["steps[].say"], dialect="zendesk", channel="chat")
    )
    assert (piece.text, piece.dialect, piece.channel) == ("Hi {{name}}", "zendesk", "chat")
    assert pieces("other/a.json", text, house(paths=["macros/*.json"], fields=["nothing"], dialect="zendesk"))


def test_front_matter_wins_over_settings() -> None:
    text = "---\nchannel: social\nmood: angry\nlayout: x\n---\nHi Ana\n"
    piece = one("t/a.md", text, house(paths=["**/*.md"], channel="chat", mood="calm"))
    assert (piece.channel, piece.mood, piece.kind, piece.text) == ("social", "angry", "markdown", "Hi Ana\n")


def test_front_matter_that_is_wrong_says_where() -> None:
    with pytest.raises(InputError, match=r"a\.md:3:10: channel: 'emial' is not known.*did you mean 'email'"):
        pieces("a.md", "---\nmood: calm\nchannel: emial\n---\nHi", Settings())
    with pytest.raises(InputError, match=r"a\.md:2:10: dialect: no dialect 'zendsk'.*did you mean 'zendesk'"):
        pieces("a.md", "---\ndialect: zendsk\n---\nHi", Settings())
    assert one("a.md", "---\nHi: Ana: you\n---\nIt is done.").text.startswith("---")


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("Hi {{ticket.requester.first_name}}", "zendesk"),
        ("Hi {{ticket.requester.firstname}}", "freshdesk"),
        ("Hi {{ticket.customer.firstname}}", "gorgias"),
        ('Hi {{user.name|fallback:"there"}}', "intercom"),
        ('Hi <attribute key="first_name" default="there"/>', "intercom"),
        ("Hi {{agent.name}}", "chatwoot"),
        ("Hi {%customer.firstName,fallback=there%}", "help scout"),
        ("Hi {%ticket.customerName%}", "uvdesk"),
        ("Hi %{ticket.name.first}", "osticket"),
        ("Hi %{reply_to_username}", "discourse"),
        ("Hi #{ticket.customer.firstname}", "zammad"),
        ("Hi {!Contact.FirstName}", "salesforce classic"),
        ("Hi {{{Recipient.FirstName}}}", "salesforce lightning"),
        ("Hi $contact.firstname", "respond.io"),
        ("{% if ticket.requester.first_name == blank %}Hi{% endif %}{{ticket.requester.first_name}}", "zendesk"),
        ("{% set x = 1 %}Hi {{ customer.name }}", "jinja"),
        ("{% unless x %}Hi{% endunless %}", "liquid"),
        ("Hi Ana, it is done.", "plain"),
    ],
)
def test_dialects_are_found_by_their_signs(text: str, dialect: str) -> None:
    assert detect("a.txt", [text]) == dialect


@pytest.mark.parametrize("text", ["Hi {%customer.firstName%}", "{% if x %}Hi{% endif %} {{ y }}", "Hi {{ name }}"])
def test_an_ambiguous_file_asks(text: str) -> None:
    with pytest.raises(InputError, match=r"declare which in replycoach.toml: \[\[templates\]\] paths"):
        detect("a.txt", [text])


def test_a_foreign_template_is_never_taken_for_jinja() -> None:
    assert detect("a.html.j2", ["{{ x }}"]) == "jinja"
    assert one("a.txt", "Hi {%customer.firstName,fallback=there%}").dialect == "help scout"
    with pytest.raises(SettingsError, match=r"no dialect 'zendsk'.*did you mean 'zendesk'"):
        named("zendsk")


@pytest.mark.parametrize(
    ("path", "text", "where"),
    [
        ("a.json", '{"a": 1,\n "b": }', r"a\.json:2:7: not valid JSON"),
        ("a.json", '{"a": "x\ny"}', r"a\.json:1:9: not valid JSON"),
        ("a.yaml", "a: [1\nb: 2\n", r"a\.yaml:\d+:\d+: not valid YAML"),
        ("a.yaml", "a: \x01", r"a\.yaml:1:4: not valid YAML"),
        ("a.toml", "a = \n", r"a\.toml: not valid TOML.*line 1"),
        ("a.csv", 'a,b\nx,"y\n', r"a\.csv:2:3: not valid CSV"),
        ("a.json", "[" * 100, r"nested deeper than 64"),
        ("a.yaml", "- " * 100 + "x", r"nested deeper than 64"),
        ("a.toml", "a." * 100 + "x = 1", r"nested deeper than 64"),
        ("a.toml", "a = " + "[" * 900 + "]" * 900, r"not valid|nested"),
        ("a.txt", "x" * 200_001, r"longer than the 200,000"),
    ],
)
def test_broken_and_hostile_files_say_where(path: str, text: str, where: str) -> None:
    with pytest.raises(InputError, match=where):
        pieces(path, text, Settings())


def test_a_yaml_bomb_does_not_go_off() -> None:
    lines = ["a0: &a0 [body text here, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert pieces("bomb.yaml", "\n".join(lines), Settings()) == []
