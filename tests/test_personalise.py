"""Templates: what they see and say, what is missing, and what a hostile one cannot do."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from replycoach import Coach
from replycoach.cli import main
from replycoach.errors import InputError, TemplateError
from replycoach.model import Case, CustomerReading, Emotion
from replycoach.personalise import Letter, for_case, render
from replycoach.personalise.sandbox import Sandbox
from replycoach.personalise.words import by_when
from replycoach.profile import Settings
from replycoach.reading import Customer, Reading
from replycoach.reading.customer import questions
from replycoach.reading.sentences import split
from replycoach.text.prose import Prose
from replycoach.voice import Voice

EXAMPLES = Path(__file__).parent.parent / "examples"
LATE = {
    "id": "1", "customer": "My parcel still hasn't come and I need it by Friday!", "customer_name": "ana ruiz", "agent_name": "Tobias Wren",
    "company": "Rook", "channel": "email", "order": {"number": "HB-20417", "eta": "2026-11-27"}, "sent_at": "2026-11-25T10:00",
}  # fmt: skip


class Alike:
    """Thresholds for a reading made by hand."""

    def threshold(self, label: str, strictness: str = "balanced") -> float:  # noqa: ARG002
        return 0.5


def read(data: Mapping[str, Any] | Case, mood: Emotion = "frustrated") -> tuple[Reading, dict[str, Any]]:
    """A reading made by hand, so that the mood is what the test says."""
    case, further = for_case(data)
    channel = case.channel or "email"
    customer = None
    if case.message:
        spans = tuple(split(case.message))
        asked = questions(case.message, spans)
        understood = CustomerReading(
            emotion=mood, complaint=mood in {"worried", "frustrated", "angry"}, vague=False, clear=True, urgent=False, abusive=False,
            questions=tuple(one.text for one in asked), about=("parcel",),
        )  # fmt: skip
        customer = Customer(text=case.message, sentences=spans, reading=understood, odds={}, questions=asked)
    reading = Reading(
        case=case, profile=Settings().profile_for(channel), channel=channel, prose=Prose.from_source(case.reply), sentences=(),
        customer=customer, carp_odds={}, flags={}, quality=3.0, english=True, strictness="balanced", thresholds=Alike(),
        parser=None,  # type: ignore[arg-type]
    )  # fmt: skip
    return reading, further


def letter(
    template: str,
    data: Mapping[str, Any] = LATE,
    mood: Emotion = "frustrated",
    voice: Voice | None = None,
    **options: Any,
) -> Letter:
    reading, further = read(data, mood)
    return render(template, reading, voice, further=further, **options)


def text(template: str, data: Mapping[str, Any] = LATE, mood: Emotion = "frustrated", **options: Any) -> str:
    return letter(template, data, mood, **options).text.strip()


def test_a_template_sees_the_case() -> None:
    seen = "{{ customer.name }}|{{ customer.first_name }}|{{ customer.mood }}|{{ agent.name }}|{{ company }}|{{ channel }}|{{ case.order.number }}"
    assert text(seen) == "ana ruiz|Ana|frustrated|Tobias Wren|Rook|email|HB-20417"
    assert (
        text("{{ reading.thing }}, {{ reading.deadline }}, {{ reading.about | join_and }}")
        == "your parcel, Friday, parcel"
    )


def test_the_words_of_a_letter() -> None:
    assert text("{{ case.order.eta | friendly_date }}") == "Friday 27 November"
    assert text("{{ reader(customer.message) }}") == "your parcel still hasn't come and you need it by Friday"
    assert text("{{ customer.message | reader }}") == text("{{ reader(customer.message) }}")
    assert (
        text("{{ 2 | plural('parcel') }}, {{ plural(1, 'box') }}, {{ ['a', 'b', 'c'] | join_and }}")
        == "2 parcels, 1 box, a, b and c"
    )
    assert text("{{ first_name('Mr Ruiz') or 'no first name' }}") == "no first name"


@pytest.mark.parametrize("name", ["", "ana_r@example.com", "@ana", "customer", "12345", "{{name}}", None])
def test_a_greeting_never_names_nobody(name: str | None) -> None:
    for channel in ("email", "chat", "social", "phone"):
        told = text("{{ greet(customer) }}", {**LATE, "customer_name": name, "channel": channel})
        assert told in {"Hello,", "Hi there,", "Hi,"}
        assert (
            text("{{ greet(customer) }}", {**LATE, "customer_name": name}, voice=Voice(greeting=("Dear {name},",)))
            != "Dear ,"
        )


def test_a_greeting_names_who_is_asked_for() -> None:
    assert "Ana" in text("{{ greet() }}")
    assert "Bea" in text("{{ greet('Bea Lund') }}")
    assert text("{{ greet(case.nobody) }}", voice=Voice(greeting=("Hi {name},",))) in {"Hello,", "Hi there,"}


def test_a_whole_letter() -> None:
    template = "{{ greet(customer) }}\n\n{{ thank() }} {{ acknowledge() }}\n\n{{ next_step(by='Friday', do='call the depot') }}\n\n{{ sign_off() }}\n"
    found = letter(template)
    lines = found.text.split("\n\n")
    assert len(lines) == 4
    assert "Ana" in lines[0]
    assert "call the depot" in lines[2]
    assert "by Friday" in lines[2]
    assert lines[3].endswith("Tobias Wren\n")
    assert found.slots == ()
    assert found.missing == ()
    assert letter(template) == found
    assert letter(template, {**LATE, "id": "2"}) != found


def test_help_and_closing_fit_the_outcome() -> None:
    assert text("{{ further_help() }}") == text("{{ further_help('solved') }}")
    assert text("{{ next_step(by='Friday') }}|{{ further_help() }}|{{ sign_off() }}") == text(
        "{{ next_step(by='Friday') }}|{{ further_help('open') }}|{{ sign_off('open') }}"
    )


def test_a_customer_is_not_sent_what_they_were_sent_last() -> None:
    template = "{{ acknowledge() }}\n\n{{ next_step(by='Friday') }}"
    first = letter(template).text
    second = letter(template, {**LATE, "history": [{"text": "Hi Ana,\n\n" + first, "customer_name": "Ana Ruiz"}]}).text
    assert not set(first.split("\n\n")) & set(second.split("\n\n"))
    assert letter(template, {**LATE, "history": [{"text": first, "customer_name": "Bo"}]}).text == first
    assert letter(template, {**LATE, "thread": [{"role": "agent", "text": first}]}).text == second


def test_the_words_of_the_agents_own_voice() -> None:
    voice = Voice(
        formality="formal", greeting=("Dear {name},",), sign_off=("Yours truly,",), prefer={"parcel": "package"}
    )
    told = text("{{ greet() }}\n{{ acknowledge() }}\nThe parcel.\n{{ sign_off() }}", voice=voice)
    assert told.startswith("Dear Ana Ruiz,\n")
    assert told.endswith("The parcel.\nYours truly,\nTobias Wren")
    assert "'m" not in told


def test_an_upset_is_named_only_when_it_is_sure() -> None:
    reading, _ = read(LATE, "angry")
    assert reading.customer is not None
    unsure = replace(reading, customer=replace(reading.customer, odds={"angry": 0.4, "worried": 0.35}))
    assert "angry" not in " ".join(
        render("{{ acknowledge() }}", replace(unsure, case=unsure.case.model_copy(update={"id": str(n)}))).text
        for n in range(20)
    )


def test_what_is_not_called_for_leaves_no_gap() -> None:
    question = {**LATE, "customer": "Do you ship to Malta?"}
    assert text("A.\n\n{{ acknowledge() }}\n\nB. {{ acknowledge() }} C.", question, "calm") == "A.\n\nB. C."
    assert text("<p>A</p>\n<p>{{ acknowledge() }}</p>\n<p>B</p>", question, "calm") == "<p>A</p>\n<p>B</p>"


def test_a_chat_goes_on_behind_its_greeting() -> None:
    told = text("{{ greet() }} {{ thank() }}", {**LATE, "channel": "chat"}, voice=Voice(greeting=("Hi {name},",)))
    assert told.startswith("Hi Ana, thank")


def test_missing_values_are_slots_and_listed() -> None:
    found = letter(
        "It comes {{ case.order.day }} to {{ shop.name }}. {{ next_step() }} {{ sign_off() }}",
        {**LATE, "agent_name": ""},
    )
    assert found.missing == ("case.order.day", "shop.name", "by", "agent.name")
    assert [slot.name for slot in found.slots] == ["case order day", "shop name", "when", "agent name"]
    assert [found.text[slot.start : slot.end] for slot in found.slots][:2] == ["[case order day]", "[shop name]"]
    with pytest.raises(TemplateError, match=r"missing for this case: case\.order\.day, shop\.name, by, agent\.name"):
        letter(
            "It comes {{ case.order.day }} to {{ shop.name }}. {{ next_step() }} {{ sign_off() }}",
            {**LATE, "agent_name": ""},
            strict=True,
        )


def test_a_test_or_a_default_is_no_use_of_a_missing_value() -> None:
    found = letter(
        "{% if case.gift %}A{% else %}B{% endif %}{{ case.gift | default('C') }}{{ case.gift or 'D' }}{{ 'E' if case.gift }}",
        strict=True,
    )
    assert found.text == "BCD\n"
    assert letter("{{ case.gift | upper }} {{ case.day | friendly_date }} {{ 'x' ~ case.day }}").missing == (
        "case.gift",
        "case.day",
    )
    assert letter("{% for one in case.items %}x{% endfor %}y").missing == ("case.items",)
    assert letter("{% if case.count > 2 %}many{% endif %}y").missing == ("case.count",)


def test_values_join_the_case() -> None:
    assert text("{{ order.size }}{{ agent.name }}", values={"order": {"size": 2}, "agent": {"name": "Bo"}}) == "2Bo"


def test_html_is_escaped_whatever_the_customer_wrote() -> None:
    data = {**LATE, "customer": "<script>alert(1)</script> & 'so'", "agent_name": "A<b>", "order": {"number": "<i>"}}
    told = text(
        "<p>{{ customer.message }} {{ 'x' ~ case.order.number }} {{ [case.order.number] | join_and }}</p><p>{{ sign_off() }}</p>",
        data,
    )
    assert "<script>" not in told
    assert "<i>" not in told
    assert "<b>" not in told
    assert "<br>\nA&lt;b&gt;" in told
    assert "<script>" in text("{{ customer.message }}", data)
    assert "<script>" not in text("{{ customer.message }}", data, html=True)


def test_template_errors_say_where() -> None:
    for wrong, told in {
        "a\n{% if %}": "line 2",
        "a\n{{ 'x' | uper }}": "line 2: there is no filter 'uper' here; did you mean 'upper'",
        "{{ sign_off('sloved') }}": "did you mean 'solved'",
        "{% if case.gift %}x{% endif %}": "renders to nothing",
    }.items():
        with pytest.raises(TemplateError, match="template: ") as raised:
            letter(wrong)
        assert told in str(raised.value)


def test_errors_do_not_quote_the_customer() -> None:
    for template in (
        "{{ customer.message * 2 }}",
        "{{ customer.message.foo }}",
        "{{ customer.message() }}",
        "{{ 1 + customer.message }}",
    ):
        with pytest.raises(TemplateError) as raised:
            letter(template)
        assert "parcel" not in str(raised.value)
        assert raised.value.__cause__ is None


def test_by_when() -> None:
    assert by_when("[order eta]") == "[order eta]"
    assert by_when("within two hours") == "within two hours"
    assert by_when("") == ""


def test_a_case_needs_no_reply_and_may_have_fields_of_its_own() -> None:
    case, further = for_case({"customer": "Hi", "decide_by": "Friday"})
    assert case.customer == "Hi"
    assert further == {"decide_by": "Friday"}
    with pytest.raises(InputError, match="customer_name"):
        for_case({"custmer_name": "Ana"})
    with pytest.raises(InputError):
        for_case(3)  # type: ignore[arg-type]


NESTED = "".join("{% set a = [a, a] %}{% set b = [b, b] %}" for _ in range(40))
NESTED_MAPS = "".join("{% set a = {'x': a, 'y': a} %}{% set b = {'x': b, 'y': b} %}" for _ in range(40))
MACROS = "{% macro m0() %}x{% endmacro %}" + "".join(
    f"{{% macro m{n} () %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}" for n in range(1, 40)
)
LONG = "{% set l = '" + "a" * 5000 + "' %}"
HOSTILE = {
    "attributes": "{{ ''.__class__.__mro__ }}",
    "attributes by key": "{{ ''['__class__'] }}",
    "attributes of a mapping": "{{ customer.__init__ }}",
    "globals of a function": "{{ greet.__globals__ }}",
    "code of a function": "{{ reader.__wrapped__ }}",
    "attr filter": "{{ greet|attr('__globals__') }}",
    "format": "{{ '{0.__class__}'.format(greet) }}",
    "format map": "{{ '{x.__class__}'.format_map(case) }}",
    "format filter": "{{ '%999999999d'|format(1) }}",
    "percent": "{{ '%999999999d' % 1 }}",
    "lipsum": "{{ lipsum.__globals__['os'] }}",
    "lipsum called": "{{ lipsum(1000000) }}",
    "cycler": "{{ cycler.__init__.__globals__ }}",
    "joiner": "{{ joiner()() }}",
    "namespace": "{{ namespace(a=1).a }}",
    "dict": "{{ dict(a=1) }}",
    "self": "{{ self._TemplateReference__context }}",
    "self by key": "{{ self['_TemplateReference__context'] }}",
    "append": "{{ [].append(1) }}",
    "mutation": "{% set customer.name = 'x' %}{{ customer.update({'name': 'x'}) }}",
    "map attribute": "{{ [1]|map(attribute='__class__')|list }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "from import": "{% from 'os' import path %}",
    "extends": "{% extends '/etc/passwd' %}",
    "block recursion": "{% block a %}{{ self.a() }}{% endblock %}",
    "loop attributes": "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "loop private": "{% for x in [1] %}{{ loop['_iterable'] }}{% endfor %}",
    "loop method": "{% for x in [1] %}{{ loop.cycle('a') }}{% endfor %}",
    "loop called": "{% for x in [1] %}{{ loop([1]) }}{% endfor %}",
    "loop recursive": "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "macro private": "{% macro m() %}{% endmacro %}{{ m._func }}",
    "macro private by key": "{% macro m() %}{% endmacro %}{{ m['_environment'] }}",
    "varargs": "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m() }}",
    "caller": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}x{% endcall %}",
    "printed function": "{{ greet }}",
    "joined function": "{{ 'a' ~ greet }}",
    "printed list": "{{ [1, 2] }}",
    "method": "{{ 'a'.upper() }}",
    "autoescape off": "{% autoescape false %}x{% endautoescape %}",
    "safe": "{{ customer.message|safe }}",
    "private name": "{% set _x = 1 %}",
    "range": "{{ range(10**9) }}",
    "text times": "{{ 'a' * 10**9 }}",
    "list times": "{{ [0] * 10**9 }}",
    "power": "{{ 9**9**9 }}",
    "large power": "{{ 10**100000 }}",
    "product": "{% set a = 10**60 %}" + "{% set a = a * a %}" * 30 + "{{ a }}",
    "center": "{{ 'x'|center(10**9) }}",
    "indent": "{{ 'x'|indent(10**9) }}",
    "round": "{{ 1|round(-10**7) }}",
    "joining": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40,
    "adding": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a + a %}" * 40,
    "adding lists": "{% set a = [1] %}" + "{% set a = a + a %}" * 40,
    "block set": "{% set a = 'aaaaaaaaaa' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "join filter": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = [a, a]|join %}" * 40,
    "replace filter": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a|replace('a', 'aa') %}" * 40,
    "join_and": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = [a, a]|join_and %}" * 40,
    "comparing": "{% set a = [1] %}{% set b = [1] %}" + NESTED + "{{ a == b }}",
    "comparing maps": "{% set a = 1 %}{% set b = 1 %}" + NESTED_MAPS + "{{ a == b }}",
    "nesting by a macro": "{% macro m(a) %}{{ m([a, a]) }}{% endmacro %}{{ m([1]) }}",
    "nesting by varargs": "{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m([1]) }}",
    "loops in loops": LONG + "{% for i in l %}{% for j in l %}{% endfor %}{% endfor %}",
    "loops with a test": LONG + "{% for i in l %}{% for j in l if i != j %}{% endfor %}{% endfor %}",
    "nine loops": "".join(f"{{% for i{n} in ['a','b','c','d','e','f','g','h','i','j'] %}}" for n in range(9)) + "x" + "{% endfor %}" * 9,
    "much text in a loop": LONG + "{% for i in l %}" + "y" * 50_000 + "{% endfor %}",
    "much text kept": LONG + "{% set z %}{% for i in l %}" + "y" * 50_000 + "{% endfor %}{% endset %}",
    "much text by a macro": LONG + "{% macro m() %}" + "y" * 50_000 + "{% endmacro %}{% for i in l %}{{ m() }}{% endfor %}",
    "filters in a loop": LONG + "{% for i in l %}{{ l|upper|lower|upper|lower|length }}{% endfor %}",
    "comparing in a loop": "{% set s = '" + "a" * 40_000 + "' %}{% set t = s ~ '' %}" + LONG + "{% for i in l %}" + "{% if s == t %}{% endif %}" * 100 + "{% endfor %}",
    "our functions in a loop": LONG + "{% for i in l %}{{ acknowledge() }}{{ reader(l) }}{% endfor %}",
    "macro recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macros that double": MACROS + "{{ m39() }}",
    "brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "minus signs": "{{ " + "-" * 5000 + "1 }}",
    "deep ifs": "{% if 1 %}" * 300 + "x" + "{% endif %}" * 300,
    "deep loops": "{% for i in [1] %}" * 30 + "x" + "{% endfor %}" * 30,
    "huge number": "{{ " + "9" * 50_000 + " }}",
    "huge template": "x" * 200_000,
    "division by zero": "{{ 1 / 0 }}",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_gets_nothing_and_ends(name: str) -> None:
    begin = time.thread_time()
    with pytest.raises(TemplateError):
        letter(HOSTILE[name])
    assert time.thread_time() - begin < 3


def test_what_a_sandbox_offers_is_known() -> None:
    sandbox = Sandbox({}, html=False)
    assert sandbox.globals == {}
    assert set(sandbox.filters) == set(
        "capitalize d default e escape first join last length count list lower replace reverse sort title trim truncate unique upper urlencode".split()
    )


def test_an_honest_template_is_not_kept_from_its_work() -> None:
    told = text(
        "{% macro line(one) %}- {{ one.name | upper }}: {{ one.count * 2 }}\n{% endmacro %}"
        "{% for one in case.list | sort(attribute='name') %}{{ loop.index }} {{ line(one) }}{% endfor %}"
        "{% set total = 1 + 2 %}{{ total }} {{ 'a' ~ total }} {{ ('x', 1)[0] }} {{ {'k': 'v'}.k }} {{ 'abc'[:2] }}",
        {**LATE, "list": [{"name": "lamp", "count": 2}, {"name": "desk", "count": 1}]},
    )
    assert told == "1 - DESK: 2\n2 - LAMP: 4\n3 a3 x v ab"


@pytest.mark.parametrize("path", sorted((EXAMPLES / "templates").glob("*.j2")), ids=lambda path: path.name)
@pytest.mark.parametrize("mood", ["pleased", "calm", "worried", "frustrated", "angry"])
def test_the_example_templates_render(path: Path, mood: Emotion) -> None:
    for data in (LATE, {"customer": ""}):
        assert text(path.read_text(encoding="utf-8"), data, mood)


def test_the_coach_personalises_and_reviews(coach: Coach) -> None:
    rendered = coach.personalise("{{ greet(customer) }}\n\nYour order ships today.\n\n{{ sign_off() }}", LATE)
    assert rendered.review.case is not None
    assert rendered.review.case.reply == rendered.text
    assert "Ana" in rendered.text
    assert json.loads(rendered.model_dump_json())["missing"] == []


def test_the_command(tmp_path: Path, coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replycoach.cli.render.coach_for", lambda config: coach)  # noqa: ARG005
    template, case = tmp_path / "t.html.j2", tmp_path / "case.json"
    template.write_text(
        "{{ customer.message }} {{ agent.name }} {{ shop.town }} {{ case.order.number }} {{ nobody }}", encoding="utf-8"
    )
    case.write_text(json.dumps({**LATE, "customer": "1 < 2"}), encoding="utf-8")
    run = CliRunner().invoke(
        main, ["render", str(template), "--case", str(case), "--set", "agent.name=Jo", "--set", "shop.town=Malta"]
    )
    assert (run.exit_code, run.stdout, run.stderr) == (0, "1 &lt; 2 Jo Malta HB-20417 [nobody]\n", "missing: nobody\n")
    one_more = CliRunner().invoke(main, ["render", str(template), "--case", str(case), "--set", "case.shop=Rome"])
    assert "HB-20417" in one_more.stdout, "a further field leaves the others"
    told = json.loads(
        CliRunner().invoke(main, ["render", str(template), "--case", str(case), "--format", "json", "--review"]).stdout
    )
    assert set(told) == {"text", "slots", "missing", "review"}
    strict = CliRunner().invoke(main, ["render", str(template), "--case", str(case), "--strict"])
    assert strict.exit_code == 2
    assert "missing for this case" in strict.stderr
    for wrong in (["--set", "x"], ["--set", "a=1", "--set", "a.b=2"], ["--case", "nowhere.json"]):
        assert CliRunner().invoke(main, ["render", str(template), *wrong]).exit_code == 2
