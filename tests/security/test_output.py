"""What is written out cannot run, give orders or lie: HTML in a real browser, terminals, CI logs, XML, links, and no network at all."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import replycoach
from replycoach import Coach, InputError
from replycoach.checking import files
from replycoach.checking.baseline import Baseline
from replycoach.checking.check import check
from replycoach.cli import main
from replycoach.cli.check import FORMATS
from replycoach.display import card, show

HERE = Path(__file__).parent
HOSTILE = [line for line in (HERE / "xss.txt").read_text("utf-8").splitlines() if line]
HOME = "http://cards.invalid/"
SOURCES = sorted(Path(replycoach.__file__).parent.rglob("*.py"))


# HTML.


def _run_in(browser: Any, page_text: str) -> None:
    """Open the page, touch everything; nothing may have run or been asked for."""
    page = browser.new_page()
    asked: list[str] = []

    def answer(route: Any) -> None:
        if route.request.url == HOME:
            route.fulfill(body=page_text, content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.add_init_script("window.ran = []; window.hacked = number => window.ran.push(number)")
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(HOME, wait_until="load")
    page.evaluate(
        "for (const one of document.querySelectorAll('*')) for (const kind of ['mouseover', 'click', 'focus', 'toggle', 'error', 'load'])"
        " if (one.tagName !== 'A') one.dispatchEvent(new Event(kind))"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") == []
    assert (
        page.evaluate(
            "[...document.querySelectorAll('iframe, object, embed, base, form, img, video, audio, link[href]')].length"
        )
        == 0
    )
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames()).filter(name => name.startsWith('on'))"
        )
        == []
    )
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[href], [src]')].filter(one => /^(javascript|data):/i.test(one.href || one.src)).length"
        )
        == 0
    )
    assert not [url for url in asked if not url.startswith("data:")]
    page.close()


def test_cards_run_nothing(coach: Coach, browser: Any) -> None:
    reviews = []
    for number in range(0, len(HOSTILE), 6):
        some = "\n".join(HOSTILE[number : number + 6])
        reviews.append(
            coach.review(
                f"Hi Ana, you should have called asap. {some}",
                customer=f"Where is it? {some}",
                customer_name=some[:90],
                id=some,
            )
        )
    rewrites = [coach.rewrite(review) for review in reviews[:3]]
    _run_in(browser, "".join([*map(card, reviews), *map(card, rewrites)]) + show(reviews)._repr_html_())


def test_check_pages_run_nothing(browser: Any, tmp_path: Path) -> None:
    from replycoach.formats import check_html

    for number, text in enumerate(HOSTILE):
        name = text.replace("/", "∕")[:60] if number % 3 == 0 else str(number)
        (tmp_path / f"{name}.txt").write_text(
            f"Hi {{{{ {text} }}}},\n\nyou should have called asap. {text} We recieved it.\n"
        )
    rows = [{"title": text, "content": f"You should have called asap. {text}", "short_code": text} for text in HOSTILE]
    (tmp_path / "export.json").write_text(json.dumps(rows))
    report = check(["."], root=tmp_path)
    assert len(report.findings) > len(HOSTILE)
    _run_in(browser, check_html.render(report))


# CI logs, XML, terminals.

ORDERS = (
    "::error::x", "::set-output name=a::b", "::stop-commands::x", "##[error]x", "##vso[task.complete]", "%0A::error::x", "\r::error::x",
    "\u2028::error::x", "]]>", "<![CDATA[", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;", "\x00", "\x08", "\x1b[31m", "\x9b31m",
    "\x1b]0;title\x07", "\x1b]8;;https://x.example\x07x", "\u202e", "\u2066", "\ufffe", "\uffff", "\U0001fffe", "=1+1", "@SUM(1)", "|cmd", "`id`",
    "$(id)", "| a | b |", "[x](javascript:x)", "<img src=x>", "@everyone",
)  # fmt: skip
CONTROLS = [
    chr(code) for code in [*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
]


@pytest.fixture
def ordered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number, order in enumerate(ORDERS):
        name = order.replace("/", "").replace("\x00", "")
        (tmp_path / f"{number} {name}.txt").write_text(
            f"Hi, you should have called asap {order} we recieved {order}it.\n"
        )
    (tmp_path / "a.json").write_text(
        json.dumps(
            [{"title": one, "content": f"We recieved it asap. {one} it{one}.", "short_code": one} for one in ORDERS]
        )
    )
    (tmp_path / "b.json").write_text('{"content": "\x1b[31m')
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("ordered")
def test_no_format_takes_orders(form: str) -> None:
    done = CliRunner().invoke(main, ["check", ".", "--format", form])
    assert done.exit_code == 2
    assert done.exception is None or isinstance(done.exception, SystemExit)
    told = done.stdout
    if form in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(told)
    if form not in ("text", "concise", "junit", "checkstyle", "github"):
        return
    found = [character for character in CONTROLS if character in told.replace("\r\n", "\n")]
    assert not found, f"control characters {found}"
    if form in ("junit", "checkstyle"):
        ET.fromstring(told.encode())
        assert "<!ENTITY x" not in told
    if form == "github":
        lines = told.split("\n")
        end = lines.index(f"::{lines[0].removeprefix('::stop-commands::')}::")
        assert all(line.startswith(("::error file=", "::warning file=", "::notice ")) for line in lines[end + 1 : -1])
        assert len(lines) - end < 35


@pytest.mark.parametrize(
    "command",
    [
        "review a.txt",
        "review a.txt --customer @a.txt",
        "rewrite a.txt --diff",
        "history query a.txt --db h.db",
        "review no\x1b[31m.txt",
    ],
)
def test_a_terminal_obeys_no_draft(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = "".join(f"a{one}b " for one in CONTROLS if one != "\x00")
    (tmp_path / "a.txt").write_text(
        f"Hi Ana, you should have called asap. {words} I'll get to it soon. Where is it, {words}?"
    )
    with replycoach.History(tmp_path / "h.db", keep_texts=True) as index:
        index.add((tmp_path / "a.txt").read_text(), id=words)
    done = CliRunner().invoke(main, command.split(" "))
    assert not [one for one in CONTROLS if one in done.output]


def test_a_rewrite_is_tamed_for_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from replycoach.cli import frame

    assert frame.for_stdout("a\x1b[31mb") == b"a\x1b[31mb"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert b"\x1b" not in frame.for_stdout("a\x1b[31mb")


# Places.


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("We recieved the secret.\n")
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "a.txt").symlink_to("../secret.txt")
    (repository / "b").symlink_to("..")
    (repository / "loop.txt").symlink_to("loop.txt")
    (repository / "c.txt").write_text("We recieved it.\n")
    (repository / "d.txt").symlink_to("c.txt")
    found = [path.name for path in files.find(["."], repository)]
    assert found == ["c.txt", "d.txt"]
    assert [path.name for path in files.find(["**/*.txt"], repository)] == ["c.txt", "d.txt"]
    assert [path.name for path in files.find(["a.txt"], repository)] == ["a.txt"]


@pytest.mark.parametrize("target", ["../kept.txt", "../new.txt", "/dev/../etc/passwd-no-such", "loop"])
def test_nothing_is_written_through_a_link_that_leads_out(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    repository = tmp_path / "repository"
    repository.mkdir()
    monkeypatch.chdir(repository)
    for name in ("replycoach-baseline.json", "loop"):
        (repository / name).symlink_to(target)
    (repository / "c.txt").write_text("We recieved it asap.\n")
    with pytest.raises(InputError):
        Baseline().save("replycoach-baseline.json")
    for words in (["--write-baseline"], ["--write", "json=replycoach-baseline.json"]):
        assert CliRunner().invoke(main, ["check", "c.txt", *words]).exit_code == 2
    assert (tmp_path / "kept.txt").read_text() == "kept"
    assert not (tmp_path / "new.txt").exists()


def test_names_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    try:
        (tmp_path / "\udcff.txt").write_text("We recieved it asap.\n")
    except OSError:
        pytest.skip("the file system wants UTF-8")
    report = check(["."], root=tmp_path)
    assert report.findings
    for module in FORMATS.values():
        __import__(f"replycoach.formats.{module}", fromlist=["render"]).render(report).encode()


# The code itself.

FORBIDDEN = frozenset(
    "pickle cPickle dill marshal shelve ctypes cffi requests httpx aiohttp urllib3 http ftplib smtplib telnetlib xmlrpc subprocess pty"
    " code codeop runpy webbrowser logging csv xml".split()
)
"""What none of our modules imports; `SOME` may have some of it."""
SOME = {
    "socket": ("play/",),
    "http": ("play/",),
    "webbrowser": ("play/",),
    "subprocess": ("play/",),
    "csv": ("report/rows.py",),
    "logging": ("play/", "lsp/"),
    "xml": ("formats/elements.py",),
}
CALLS = frozenset("eval exec compile __import__ breakpoint input".split())
ATTRIBUTES = frozenset(
    "system popen execv execve spawnv fork load_pickle to_csv writer DictWriter unsafe_load full_load load_all".split()
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(SOURCES[0].parent).as_posix())
def test_no_module_has_a_way_out(path: Path) -> None:
    home = Path(replycoach.__file__).parent
    name = path.relative_to(home).as_posix()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        for module in modules:
            root = module.split(".")[0]
            if root in FORBIDDEN | {"socket"}:
                assert name.startswith(SOME.get(root, ("-",))), f"{name} imports {module}"
            assert module != "urllib.request", f"{name} imports {module}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CALLS, f"{name} calls {node.func.id}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ATTRIBUTES, f"{name} uses {node.attr}"
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            assert isinstance(node.value, ast.Constant)
            assert node.value.value is False
        if isinstance(node, ast.keyword) and node.arg == "shell":
            raise AssertionError(f"{name} starts a shell")
        if isinstance(node, ast.keyword) and node.arg == "Loader":
            assert ast.unparse(node.value) == "yaml.SafeLoader"


ALONE = """
import os, sys
import replycoach
from replycoach import Coach, History
from replycoach.checking.check import check_text
import tempfile
tempfile.gettempdir()
refused = []
ALLOWED = (os.devnull, tempfile.gettempdir())
def watch(event, arguments):
    name = event.split(".")[0]
    if name in ("subprocess", "urllib", "http", "smtplib", "ftplib") or (name == "socket" and event not in ("socket.__new__", "socket.bind")):
        refused.append(event)  # urllib3, which spaCy imports, makes a socket when it is imported to see whether there is IPv6
    if event in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link",
                 "os.symlink", "shutil.rmtree", "pickle.find_class", "sqlite3.connect", "tempfile.mkstemp", "tempfile.mkdtemp", "webbrowser.open"):
        refused.append((event, *map(str, arguments)))
    if event == "open" and (arguments[2] or 0) & os.O_TMPFILE == os.O_TMPFILE:
        return  # a file without a name, into which py3langid unpacks its own model
    if event == "open" and isinstance(arguments[0], (str, bytes)) and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and arguments[0] not in ALLOWED:
        refused.append(("open", str(arguments[0])))
sys.addaudithook(watch)
coach = Coach()
case = {"reply": "Hi Ana, I can't get you that until next month. Je ne sais pas. You should have called.", "customer": "Where is my order???", "customer_name": "Ana"}
review = coach.review(case)
coach.rewrite(review).model_dump_json()
review._repr_html_()
coach.personalise("{{ greet() }} {{ next_step(by='Friday') }}", case)
check_text("a.yaml", "body: Hi {{ name }}, asap\\n")
check_text("a.json", '[{"title": "a", "content": "Vielen Dank, das ist sehr nett von Ihnen, asap."}]')
print(len(review.findings), refused)
"""


def test_a_review_opens_no_connection_and_writes_no_file(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-B", "-c", ALONE], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    count, _, refused = done.stdout.strip().partition(" ")
    assert int(count) > 0
    assert refused == "[]"
    assert not list(tmp_path.iterdir())
