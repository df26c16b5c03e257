"""``replycoach play`` as its user starts it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from replycoach.cli import main

pytest.importorskip("uvicorn", reason="the playground needs pip install 'replycoach[play]'")

from replycoach.play import serve


def test_it_listens_here_only_and_ends_on_ctrl_c() -> None:
    command = [sys.executable, "-m", "replycoach", "play", "--no-open"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:(\d+)/#(\S{32})$", process.stdout.readline().strip())
        assert found
        port, token = int(found[1]), found[2]
        with socket.create_connection(("127.0.0.1", port)) as link:
            link.sendall(f"GET /api/v1/health?secret=words HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert link.recv(1000).startswith(b"HTTP/1.1 401")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "secret" not in out + err, "no request is logged"
    assert token not in out + err, "the token is told once"
    assert "Traceback" not in err


def test_a_socket_on_the_loopback_address() -> None:
    with serve.listen() as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken() -> None:
    with serve.listen() as bound:
        bound.listen()
        port = bound.getsockname()[1]
        told = CliRunner().invoke(main, ["play", "--no-open", "--port", str(port)])
    assert told.exit_code == 2
    assert f"port {port} cannot be had" in told.output


def test_settings_that_are_wrong_are_told_before_anything_listens(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text("strictness = 'harsh'\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["play", "--no-open", "--config", str(house)])
    assert told.exit_code == 2
    assert "strictness" in told.output


@pytest.mark.parametrize("option", ["--host", "--bind"])
def test_no_other_address_can_be_asked_for(option: str) -> None:
    assert CliRunner().invoke(main, ["play", option, "0.0.0.0"]).exit_code == 2


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] == "uvicorn" or name.startswith("replycoach.play"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    told = CliRunner().invoke(main, ["play", "--no-open"])
    assert told.exit_code == 2
    assert "pip install 'replycoach[play]'" in told.output
