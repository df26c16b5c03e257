"""Templates and files of strangers reach nothing: the published ways out of Jinja's sandbox, YAML's, model files with a changed byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from replycoach import Coach, ModelError, TemplateError
from replycoach.checking.check import check_text
from replycoach.profile import Settings
from replycoach.reading import answers, meaning, pipeline, urgency
from replycoach.reading.meaning import HOME, Meaning
from replycoach.reading.sealed import SUMS, opened, seal

PUBLISHED = {
    "CVE-2014-1402, bytecode cache": "{% import '__main__' as m %}{{ m }}",
    "CVE-2016-10745, str.format": "{{ '{0.__class__.__mro__[1].__subclasses__}'.format(customer) }}",
    "CVE-2016-10745, str.format by key": "{{ ''['format']('{0.__class__}') }}",
    "CVE-2019-10906, str.format_map": "{{ '{a.__class__.__mro__}'.format_map({'a': customer}) }}",
    "CVE-2020-28493, urlize": "{{ ('@' ~ 'a.' ~ 'a')|urlize }}",
    "CVE-2024-22195, xmlattr": "<p {{ {'a onload=x': 'y'}|xmlattr }}>",
    "CVE-2024-34064, xmlattr": "<p {{ {'a/onload=x': 'y'}|xmlattr }}>",
    "CVE-2024-56201, names in errors": "{% include '{{ \"\\\"\"}}.__class__' %}",
    "CVE-2024-56326, a kept method": "{% set f = '{0.__class__}'.format %}{{ f(customer) }}",
    "CVE-2024-56326, a method through a filter": "{% for f in ['{0.__class__}'.format] %}{{ f(customer) }}{% endfor %}",
    "CVE-2025-27516, attr": "{{ ('{0.__class__}'|attr('format'))(customer) }}",
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__()[40]('/etc/passwd').read() }}",
    "subclasses of a tuple": "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "subclasses by joined keys": "{{ ''['__cla' ~ 'ss__']['__mro__'] }}",
    "subclasses by escaped keys": "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "subclasses by reversed keys": "{{ ''['__ssalc__'|reverse] }}",
    "subclasses by full-width keys": "{{ ''.＿＿class＿＿ }}",
    "globals of a builtin": "{{ greet.__init__.__globals__.__builtins__ }}",
    "globals of the missing": "{{ nothing.__init__.__globals__['os'].popen('id').read() }}",
    "class of the missing": "{{ nothing.__class__ }}",
    "globals of lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "globals of url_for": "{{ url_for.__globals__['current_app'].config }}",
    "request": "{{ request.application.__globals__.__builtins__.__import__('os') }}",
    "config": "{{ config.from_object('os') }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__.os }}",
    "namespace": "{{ namespace.__init__.__globals__.os }}",
    "namespace set": "{% set ns = namespace() %}{% set ns.__class__ = 1 %}",
    "context of self": "{{ self.__init__.__globals__ }}",
    "context by a macro": "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}",
    "environment by a macro": "{% macro m() %}{% endmacro %}{{ m._environment.globals }}",
    "caller": "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "kwargs": "{% macro m() %}{{ kwargs.__class__ }}{% endmacro %}{{ m(a=1) }}",
    "map": "{{ ['']|map('attr', '__class__')|first }}",
    "map attribute": "{{ ['']|map(attribute='__class__')|first }}",
    "groupby": "{{ ['']|groupby('__class__') }}",
    "selectattr": "{{ ['']|selectattr('__class__')|list }}",
    "sum": "{{ ['']|sum(attribute='__class__') }}",
    "min": "{{ ['']|min(attribute='__class__') }}",
    "sort": "{{ ['', 'a']|sort(attribute='__class__')|first }}",
    "sort, dotted": "{{ ['', 'a']|sort(attribute='__class__.__mro__')|first }}",
    "unique": "{{ ['', 'a']|unique(attribute='__class__')|first }}",
    "join attribute": "{{ ['']|join(',', attribute='__class__') }}",
    "debug": "{% debug %}",
    "do": "{% do greet.__globals__ %}",
    "line statement": "{{ ''.join(['a']) }}",
    "generator frame": "{{ (x for x in []).gi_frame }}",
    "async": "{{ greet.__code__.co_consts }}",
    "pprint": "{{ customer|pprint }}",
    "tojson": "{{ greet|tojson }}",
    "a test by name": "{{ greet is callable and greet.__self__ }}",
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("html", [False, True])
def test_published_escapes(name: str, html: bool, coach: Coach) -> None:
    with pytest.raises(TemplateError, match="template: "):
        coach.personalise(PUBLISHED[name], {"customer": "Where is it?", "customer_name": "Ana"}, html=html)


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system ['touch {}']",
        "!!python/object/new:os.system ['touch {}']",
        "!!python/name:os.system",
        "!!python/module:os",
        "!!python/object/apply:subprocess.check_output [['touch', '{}']]",
        "!!python/object:builtins.open {{a: b}}",
        "!!python/tuple [a, b]",
    ],
)
def test_yaml_makes_no_objects(tag: str, tmp_path: Path) -> None:
    made = tmp_path / "made"
    report = check_text("a.yaml", f"late: {tag.format(made)}\nbody: Hi Ana, it ships today.\n", Settings())
    assert not made.exists()
    assert all("broke" not in failure.error for failure in report.failures)


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]


def _changed(home: Path, name: str, tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(home, folder)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    return folder


LOADED: dict[str, Callable[[Path], object]] = {
    "grammar": pipeline.load,
    "meaning": Meaning.load,
    "answers": opened,
    "urgency": opened,
}
SHIPPED = {"grammar": pipeline.MODEL, "meaning": HOME, "answers": answers.HOME, "urgency": urgency.HOME}


@pytest.mark.parametrize(("model", "name"), [(model, name) for model, home in SHIPPED.items() for name in _files(home)])
def test_a_changed_byte_of_a_model_is_refused(model: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        LOADED[model](_changed(SHIPPED[model], name, tmp_path))


def test_the_models_are_all_that_ships() -> None:
    assert {path.name for path in HOME.parent.iterdir() if path.name != "__pycache__"} == set(SHIPPED)


@pytest.mark.parametrize(
    ("module", "attribute", "load"),
    [
        (pipeline, "MODEL", pipeline.load),
        (meaning, "HOME", Meaning.load),
        (answers, "HOME", answers.fitted),
        (urgency, "HOME", urgency.fitted),
    ],
)
def test_a_model_without_its_record_is_refused(
    module: ModuleType, attribute: str, load: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(getattr(module, attribute), folder)
    (folder / SUMS).unlink()
    monkeypatch.setattr(module, attribute, folder)
    answers.fitted.cache_clear()
    urgency.fitted.cache_clear()
    with pytest.raises(ModelError, match="cannot be read"):
        load()
    monkeypatch.undo()
    assert load()


def test_a_sealed_folder_holds_what_was_sealed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "a.json").write_bytes(b"{}")
    (tmp_path / ".DS_Store").write_bytes(b"whatever a system leaves")
    seal(tmp_path)
    assert opened(tmp_path) == {"part/a.json": b"{}"}
    (tmp_path / "b.json").write_bytes(b"{}")
    with pytest.raises(ModelError, match=r"b\.json is damaged"):
        opened(tmp_path)
    (tmp_path / "b.json").unlink()
    (tmp_path / "part" / "a.json").unlink()
    with pytest.raises(ModelError, match=r"a\.json is damaged"):
        opened(tmp_path)
