"""The index of earlier replies: what counts as the same, what is kept, and what survives an accident."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from replycoach.cli.history import command
from replycoach.errors import InputError
from replycoach.history import History, Sent, Wording, mask
from replycoach.history.fingerprint import bands

PARCEL = (
    "Hi {name},\n\nI have found your parcel {code}: it went to the depot by mistake, and a driver brings it to you on {day}. The"
    " {sum} for express delivery go back to your card, and you can follow the van at {link}.\n\nBest wishes,\n{agent}"
)
ANA = {
    "name": "Ana",
    "code": "HB-20417",
    "day": "Friday, 3 March",
    "sum": "£12.50",
    "link": "https://a.example/t?id=9",
    "agent": "Jo",
}
BO = {
    "name": "Mr Lindqvist",
    "code": "88213",
    "day": "tomorrow",
    "sum": "8 euros",
    "link": "www.b.example/x",
    "agent": "Kim Roy",
}
OTHER = "Your photographs show a crack in the frame, so I have ordered a new one from our workshop and asked them to test it twice before it leaves."


def parcel(**changes: str) -> str:
    return PARCEL.format(**{**ANA, **changes})


@pytest.fixture(params=["memory", "disk", "texts"])
def history(request: pytest.FixtureRequest, tmp_path: Path) -> History:
    path = None if request.param == "memory" else tmp_path / "sent.db"
    return History(path, keep_texts=request.param == "texts")


class TestMask:
    def test_two_fillings_of_a_template_are_equal(self) -> None:
        assert mask(parcel()) == mask(PARCEL.format(**BO))

    def test_a_filling_equals_its_template(self) -> None:
        template = "Hi {{customer.first_name}}, order {{order_id}} ships on {{ship_date}}."
        assert mask(template) == mask("Hi Ana, order HB-20417 ships on 3 May.")

    @pytest.mark.parametrize(
        ("text", "masked"),
        [
            ("Dear Ms Roy,", "dear NAME"),
            ("Hi there,", "hi NAME"),
            ("Good morning Ana Maria Lopez!", "good morning NAME"),
            ("Thanks, Ana. It is Ana's lamp.", "thanks NAME it is NAME lamp"),
            ("My name is Jo and I will help.", "my name is NAME and i will help"),
            ("It costs 20 % or $1,200.00, not 5 euros.", "it costs AMOUNT or AMOUNT not AMOUNT"),
            ("By 2026-03-03, 5 pm, or noon on Monday.", "by DATE or DATE"),
            ("Between two and 3 days.", "between NUMBER and NUMBER days"),
            ("Write to a.b@c.example or see c.example/help.", "write to ADDRESS or see LINK"),
            ("Ticket #4411, invoice AB-12/7, order 204177.", "ticket CODE invoice CODE order CODE"),
            ("Sorry Your order may march on.", "sorry your order may march on"),
        ],
    )
    def test_classes(self, text: str, masked: str) -> None:
        assert mask(text) == masked

    def test_given_names_are_masked_where_they_have_a_capital(self) -> None:
        assert mask("Will and Ana will come.", ["Will Smith"]) == "NAME and ana will come"

    @given(st.text(max_size=300))
    @settings(max_examples=150, deadline=None)
    def test_any_text_can_be_masked(self, text: str) -> None:
        assert mask(text) == mask(text)
        assert Wording.of(text).substance >= 0

    @pytest.mark.parametrize(
        "unit", ["a", "1", "A ", "{", "[a", "a.", "-", "a@", "1/", "Hi ", "\n-", "£1 ", "no ", "\n", "a:\n", " \n"]
    )
    def test_time_grows_with_the_length_only(self, unit: str) -> None:
        start = time.thread_time()
        text = unit * (100_000 // len(unit))
        mask(text)
        Wording.of(text)
        assert time.thread_time() - start < 3


class TestLine:
    """Where repeating ends and copying begins."""

    @pytest.mark.parametrize(
        "text",
        [
            "You're welcome, have a good evening!",
            "Thanks so much for letting me know, I'm glad it works again. Have a lovely weekend, and take care!",
            "Hi Ana,\n\nYour refund of £20 went out today and reaches your card by Friday.\n\nBest wishes,\nJo\nFenwick & Daughters Support",
        ],
    )
    def test_courtesies_and_one_plain_fact_may_repeat(self, history: History, text: str) -> None:
        history.add_many([text] * 50)
        assert history.query(text) == []
        assert len(history) == 50

    def test_a_word_or_two_changed_is_a_copy(self, history: History) -> None:
        history.add(parcel())
        changed = parcel().replace("brings it to you", "takes it to you")
        assert 0.8 <= history.query(changed)[0].similarity < 1

    def test_a_third_of_its_own_is_no_copy(self, history: History) -> None:
        history.add(parcel())
        own = parcel().replace(
            "it went to the depot by mistake, and a driver brings it",
            "I looked behind the counter myself, and there it was, so I bring it",
        )
        assert history.query(own) == []

    def test_greeting_and_signature_make_no_copy(self, history: History) -> None:
        frame = (
            "Dear Ana,\n\n{}\n\nWith kind regards,\nJo\nFenwick & Daughters\n12 Long Lane, open daily from nine to five"
        )
        history.add(
            frame.format(
                "The red one is sold out until the new cloth comes from the mill in a fortnight; I keep the first for you, with your name on it."
            )
        )
        assert history.query(frame.format(OTHER)) == []

    def test_thanks_in_the_middle_close_nothing(self) -> None:
        words = Wording.of(f"It has arrived.\n\nThanks for waiting.\n\n{OTHER}").words
        assert words[-1] == "leaves"

    def test_html_and_quoted_mail_do_not_hide_a_copy(self, history: History) -> None:
        history.add(parcel())
        html = "<p>" + parcel(name="Bo").replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>"
        assert history.query(html)[0].similarity == 1
        assert (
            history.query(parcel(name="Bo") + "\n\nOn 3 May 2026, Bo wrote:\n> where is it?\n> I wait.")[0].similarity
            == 1
        )


class TestIndex:
    def test_counts_copies_and_knows_the_customer(self, history: History) -> None:
        history.add(parcel(), customer="Ana Lopez", at=datetime(2026, 3, 1, tzinfo=timezone.utc), id="t-1")
        history.add(PARCEL.format(**BO), customer="Bo Lindqvist", at=datetime(2026, 3, 2), id="t-2")
        history.add(OTHER, customer="Ana Lopez")
        (match,) = history.query(parcel(name="Ana"), customer="ana  LOPEZ")
        assert (match.id, match.count, match.same_customer, match.similarity) == ("t-1", 2, True, 1.0)
        assert match.at == datetime(2026, 3, 1, tzinfo=timezone.utc)
        (match,) = history.query(parcel(name="Cy"), customer="Cy")
        assert (match.id, match.count, match.same_customer) == ("t-2", 2, False)
        assert (match.text is not None) == history.keeps_texts

    def test_the_nearest_comes_first(self, history: History) -> None:
        history.add(parcel().replace("by mistake", "in error"), id="near")
        history.add(parcel(), id="same")
        assert [match.id for match in history.query(parcel())] == ["same", "near"]

    def test_an_id_counts_once(self, history: History) -> None:
        assert history.add(parcel(), id="7")
        assert not history.add(parcel(), id="7")
        assert history.query(parcel())[0].count == 1

    def test_add_many_is_all_or_nothing(self, history: History) -> None:
        with pytest.raises(InputError, match="text"):
            history.add_many([parcel(), {"customer": "Ana"}])
        assert len(history) == 0
        assert history.query(parcel()) == []

    def test_rows_of_cases(self) -> None:
        sent = Sent.of(
            {"reply": "x", "customer": "a message", "customer_name": "Ana", "sent_at": "2026-03-01", "id": 7, "more": 1}
        )
        assert (sent.text, sent.customer, sent.id) == ("x", "Ana", "7")
        with pytest.raises(InputError, match="at: "):
            Sent.of({"text": "x", "at": "yesterday"})

    def test_word_order_counts_where_texts_are_kept(self) -> None:
        turned = ". ".join(reversed(OTHER.split(", "))) + "."
        assert Wording.of(turned).likeness(Wording.of(OTHER)) > 0.8
        for keep, found in ((False, 1), (True, 0)):
            with History(keep_texts=keep) as history:
                history.add(OTHER)
                assert len(history.query(turned)) == found

    def test_threads_may_share_one(self, history: History) -> None:
        def work(number: int) -> None:
            for at in range(20):
                history.add(parcel(), id=f"{number}-{at}")
                history.query(parcel())

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert history.query(parcel())[0].count == 80

    def test_band_keys_never_change(self) -> None:
        assert bands(bytes(range(40)))[:3] == [3359359260, 937183087, 887356794]
        assert bands(bytes(range(40))) == bands(bytes(range(40)))


class TestFile:
    def test_stays_and_gives_the_same_again(self, tmp_path: Path) -> None:
        path = tmp_path / "sent.db"
        with History(path) as history:
            history.add(parcel(), customer="Ana")
            before = history.query(parcel(name="Bo"))
        with History(path) as history:
            assert history.query(parcel(name="Bo")) == before
        assert sorted(file.name for file in tmp_path.iterdir()) == ["sent.db", "sent.db.key"]

    def test_holds_no_text_and_no_name(self, tmp_path: Path) -> None:
        with History(tmp_path / "sent.db") as history:
            history.add(parcel(), customer="Annabella Lopez", agent="Josephine")
        stored = (tmp_path / "sent.db").read_bytes()
        for words in (b"parcel", b"depot", b"Annabella", b"annabella", b"Josephine", b"HB-20417"):
            assert words not in stored

    def test_the_key_is_for_its_owner(self, tmp_path: Path) -> None:
        History(tmp_path / "sent.db").close()
        assert (tmp_path / "sent.db.key").stat().st_mode & 0o077 == 0 or os.name == "nt"

    def test_given_key_writes_no_key_file_and_must_fit(self, tmp_path: Path) -> None:
        History(tmp_path / "sent.db", key=b"k" * 32).close()
        assert [file.name for file in tmp_path.iterdir()] == ["sent.db"]
        with pytest.raises(InputError, match="the key is not the one"):
            History(tmp_path / "sent.db", key=b"x" * 32)
        with pytest.raises(InputError, match=r"sent.db.key cannot be read"):
            History(tmp_path / "sent.db")
        with pytest.raises(InputError, match="16 to 64"):
            History(key=b"short")

    def test_damaged_key(self, tmp_path: Path) -> None:
        History(tmp_path / "sent.db").close()
        (tmp_path / "sent.db.key").write_text("no key")
        with pytest.raises(InputError, match="damaged"):
            History(tmp_path / "sent.db")

    @pytest.mark.parametrize(
        ("version", "told"), [(2, "has schema 2.*update replycoach"), (0, "has schema 0.*new history")]
    )
    def test_other_schema(self, tmp_path: Path, version: int, told: str) -> None:
        path = tmp_path / "sent.db"
        History(path).close()
        with sqlite3.connect(path) as db:
            db.execute(f"PRAGMA user_version={version}")
        db.close()
        with pytest.raises(InputError, match=told):
            History(path)

    def test_foreign_files_are_left_alone(self, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        with sqlite3.connect(other) as db:
            db.execute("CREATE TABLE theirs (x)")
        db.close()
        before = other.read_bytes()
        with pytest.raises(InputError, match="another program"):
            History(other)
        assert other.read_bytes() == before
        text = tmp_path / "notes.txt"
        text.write_text("Dear diary, " * 200)
        with pytest.raises(InputError, match="not an SQLite database"):
            History(text)
        with pytest.raises(InputError, match="no history"):
            History(tmp_path / "missing.db", create=False)
        with pytest.raises(InputError, match="unable to open"):
            History(tmp_path / "no" / "folder.db")
        assert sorted(file.name for file in tmp_path.iterdir()) == ["notes.txt", "other.db"]

    def test_texts_are_kept_or_not_for_good(self, tmp_path: Path) -> None:
        History(tmp_path / "a.db").close()
        with pytest.raises(InputError, match="made without texts"):
            History(tmp_path / "a.db", keep_texts=True)

    def test_reads_while_another_writes(self, tmp_path: Path) -> None:
        path = tmp_path / "sent.db"
        with History(path) as writer, History(path) as reader:
            writer.add(parcel())

            def slowly() -> Iterator[str]:
                yield OTHER
                assert reader.query(parcel())[0].count == 1
                assert reader.query(OTHER) == []
                yield parcel()

            writer.add_many(slowly())
            assert reader.query(parcel())[0].count == 2

    def test_new_algorithm_gets_new_bands(self, tmp_path: Path) -> None:
        path = tmp_path / "sent.db"
        with History(path) as history:
            history.add(parcel())
        with sqlite3.connect(path) as db:
            db.execute("UPDATE settings SET value='old' WHERE name='algorithm'")
            db.execute("UPDATE bands SET key = key + 1")
        db.close()
        with History(path) as history:
            assert history.query(parcel())[0].similarity == 1

    def test_killed_while_it_writes(self, tmp_path: Path) -> None:
        path = tmp_path / "sent.db"
        with History(path) as history:
            history.add(parcel(), id="first")
        code = (
            "import sys, itertools\nfrom replycoach.history import History\n"
            "def rows():\n"
            "    for n in itertools.count():\n"
            "        if n == 6000: print('half', flush=True)\n"
            "        yield {'text': f'{n} ' + 'word%d is new here and stays so ' % n * 8, 'id': str(n)}\n"
            "History(sys.argv[1]).add_many(rows())"
        )
        child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"half"
        child.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        child.wait()
        child.stdout.close()
        with History(path) as history:
            assert len(history) == 1
            assert history.query(parcel())[0].id == "first"
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()

    def test_many_may_make_it_at_once(self, tmp_path: Path) -> None:
        code = "import sys\nfrom replycoach.history import History\nHistory(sys.argv[1]).add(sys.argv[2])"
        run = [sys.executable, "-c", code, str(tmp_path / "sent.db"), parcel()]
        children = [subprocess.Popen(run) for _ in range(4)]
        assert [child.wait() for child in children] == [0] * 4
        with History(tmp_path / "sent.db") as history:
            assert history.query(parcel())[0].count == 4


class TestCommand:
    def test_add_and_query(self, tmp_path: Path) -> None:
        rows = [
            {"text": parcel(), "customer": "Ana", "id": 1, "at": "2026-03-01T10:00:00Z"},
            {"reply": PARCEL.format(**BO)},
        ]
        file, db = tmp_path / "sent.jsonl", str(tmp_path / "sent.db")
        file.write_text("\n\n".join(map(json.dumps, rows)))
        done = CliRunner().invoke(command, ["add", str(file), "--db", db])
        assert (done.exit_code, done.output) == (0, f"2 added; {db} holds 2 replies\n")
        done = CliRunner().invoke(command, ["query", "-", "--db", db, "--customer", "Ana"], input=parcel(code="X-1"))
        assert done.output == "100 % the same, sent 2 times, also to this customer: 1 on 2026-03-01\n"
        done = CliRunner().invoke(command, ["query", "--db", db, "--format", "json"], input=parcel())
        assert json.loads(done.output)[0]["count"] == 2
        done = CliRunner().invoke(command, ["query", "-", "--db", db], input=OTHER)
        assert done.output == "No near copy of this was sent before.\n"

    def test_bad_lines_are_told_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        lines = [
            "{",
            json.dumps({"text": parcel(), "id": "a"}),
            "[1]",
            '{"customer": "Ana"}',
            "\xff",
            '{"text": " "}',
            json.dumps({"text": OTHER, "id": "a"}),
        ]
        db = str(tmp_path / "sent.db")
        done = CliRunner().invoke(command, ["add", "-", "--db", db], input="\n".join(lines).encode("latin-1"))
        assert done.exit_code == 2
        assert [line.partition(": ")[2].partition(":")[0] for line in done.stderr.splitlines()] == [
            "line 1", "line 3", "line 4", "line 5", "line 6", "5 lines could not be read",
        ]  # fmt: skip
        assert done.stdout == f"1 added, 1 there already; {db} holds 1 replies\n"

    def test_no_database_is_made_by_asking(self, tmp_path: Path) -> None:
        done = CliRunner().invoke(command, ["query", "-", "--db", str(tmp_path / "x.db")], input="x")
        assert done.exit_code == 2
        assert "there is no history" in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_missing_file(self, tmp_path: Path) -> None:
        done = CliRunner().invoke(command, ["add", str(tmp_path / "no.jsonl"), "--db", str(tmp_path / "x.db")])
        assert done.exit_code == 2
        assert "cannot be read" in done.stderr
