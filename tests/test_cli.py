"""The command line as a person types it."""

from __future__ import annotations

import http.server
import io
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pagesample
import pandas as pd
import pytest
import statedfigures
from statedfigures.cli import app
from statedfigures.shipped import shipped
from statedfigures.tables import read_table
from typer.testing import CliRunner

COMMAND = str(Path(sys.executable).with_name("statedfigures"))
DAILY = """id: daily
url: https://example.org/daily
outlet: The Daily
title: A cut
published: 2025-11-01
wording: ours

China mines roughly 70% of the world's rare earths, the ministry said. The tariff falls to 47% from 57%.
"""
WEEKLY = DAILY.replace("daily", "weekly").replace("The Daily", "The Weekly").replace("roughly 70%", "60%")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("daily.txt").write_text(DAILY)
    Path("weekly.txt").write_text(WEEKLY)
    return tmp_path


def run(*words: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words), input=stdin, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


# What comes out


def test_extract_gives_lines_into_a_pipe(here: Path):
    code, out, err = run("extract", "daily.txt", "--topic", "rare-earths")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [(row["value"], row["bound"], row["role"], row["outlet"]) for row in rows] == [
        (70.0, "~", "level", "The Daily"), (47.0, "=", "to", "The Daily"), (57.0, "=", "from", "The Daily"),
    ]  # fmt: skip
    assert rows[0]["measure"] == "share of rare earth mining"
    assert rows[0]["why"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "table"])
@pytest.mark.parametrize("by", ["format", "suffix"])
def test_extract_writes_every_format(here: Path, form: str, by: str):
    options = ["--format", form, "-o", "out"] if by == "format" else ["-o", f"out.{form}"]
    assert run("extract", "daily.txt", *options) == (0, "", "")
    written = here / options[-1]
    if form in ("csv", "parquet"):
        frame = (
            read_table(written)
            if by == "suffix"
            else pd.read_csv(written)
            if form == "csv"
            else pd.read_parquet(written)
        )
        assert list(frame.value) == [70.0, 47.0, 57.0]
    else:
        assert written.read_text().count("57%") >= 1
    assert [file.name for file in here.iterdir() if file.name.startswith(".")] == []


def test_the_same_to_stdout(here: Path):
    run("extract", "daily.txt", "-o", "a.csv")
    assert run("extract", "daily.txt", "--format", "csv")[1] == (here / "a.csv").read_text()
    done = subprocess.run([COMMAND, "extract", "daily.txt", "-f", "parquet"], capture_output=True, check=True)
    assert len(pd.read_parquet(io.BytesIO(done.stdout))) == 3


def test_extract_gives_a_table_on_a_terminal(here: Path):
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    environment = os.environ | {"COLUMNS": "140", "TERM": "xterm", "NO_COLOR": "1"}
    done = subprocess.run(
        [COMMAND, "extract", "daily.txt"], stdout=follower, stderr=follower, env=environment, check=True
    )
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    assert done.returncode == 0
    assert "~ 70%" in shown
    assert "3 figures" in shown
    assert "{" not in shown


def test_a_hostile_text_cannot_move_the_cursor(here: Path):
    Path("evil.txt").write_text("The rate is [red]10%[/red] \x1b[2J\x1b]0;owned\x07 now.")
    _, out, _ = run("extract", "evil.txt", "--format", "table")
    assert "\x1b" not in out
    assert "[red]10%" in out


def test_standard_input(here: Path):
    code, out, _ = run("extract", "-", stdin=b"Output fell to 15 tonnes from 39 tonnes.")
    assert code == 0
    assert [json.loads(line)["value"] for line in out.splitlines()] == [15.0, 39.0]


def test_read_gives_what_read_takes(here: Path):
    code, out, _ = run("read", "daily.txt", "weekly.txt")
    assert code == 0
    Path("again.jsonl").write_text(out)
    assert statedfigures.read("again.jsonl") == statedfigures.read(["daily.txt", "weekly.txt"])


def test_explain_says_why(here: Path):
    code, out, _ = run("extract", "daily.txt", "--topic", "rare-earths", "--explain")
    assert code == 0
    assert "70%" in out
    assert "digits" in out


def test_compare_and_its_exit_code(here: Path):
    words = ["compare", "daily.txt", "weekly.txt", "--topic", "rare-earths", "--reference", "none", "--format", "csv"]
    code, out, _ = run(*words)
    assert code == 0
    assert "differ" in out
    assert run(*words, "--fail-on", "differ")[0] == 3
    assert run(*words, "--fail-on", "unresolved")[0] == 0
    assert run(*words, "--fail-on", "disagree")[0] == 2


def test_checks_of_what_is_shipped():
    assert run("reference", "check")[0] == 0
    for topic in sorted(statedfigures.shipped.shipped("topics").glob("*.csv")):
        assert run("topic", "check", str(topic))[0] == 0


# What a user can mend


def nested(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 50_000 + "10%" + "</div>" * 50_000 + "</body></html>")


BAD = {
    "missing": ("nowhere.txt", lambda path: None, "nowhere.txt"),
    "empty page": ("empty.html", lambda path: path.write_text("<html><body></body></html>"), "empty.html"),
    "empty file": ("empty.txt", lambda path: path.write_bytes(b""), "empty.txt"),
    "random bytes": ("noise.bin", lambda path: path.write_bytes(random.Random(1).randbytes(50_000)), "noise.bin"),
    "broken pdf": ("broken.pdf", lambda path: path.write_bytes(b"%PDF-1.7\nbroken"), "broken.pdf"),
    "nested tags": ("deep.html", nested, "deep.html"),
    "another language": (
        "gazette.txt",
        lambda path: path.write_text(
            "Le gouvernement a annoncé mercredi que les droits de douane sur les produits chinois passeraient de 57 % "
            "à 47 % dès le mois de novembre, une décision qui réjouit les importateurs mais inquiète les syndicats. "
            "Les économistes estiment que la mesure coûtera plus de deux milliards d'euros aux finances publiques."
        ),
        "French",
    ),
    "bad json lines": ("bad.jsonl", lambda path: path.write_text('{"id": "a", "text": "x"}\n{"id": \n'), "bad.jsonl"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_source_is_one_clear_line(here: Path, kind: str):
    name, make, said = BAD[kind]
    make(here / name)
    began = time.monotonic()
    code, out, err = run("extract", name)
    assert time.monotonic() - began < 30
    assert code == 1
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("statedfigures: ")
    assert name in err
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("kind", ["missing", "broken pdf"])
def test_the_good_ones_still_come_out(here: Path, kind: str):
    name, make, _ = BAD[kind]
    make(here / name)
    code, out, err = run("extract", name, "daily.txt")
    assert code == 1
    assert len(out.splitlines()) == 3
    assert name in err
    code, out, _ = run("extract", name, "daily.txt", "--strict", "-o", "never.csv")
    assert (code, out) == (1, "")
    assert not Path("never.csv").exists()


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = 404 if self.path == "/gone" else 200
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.path != "/robots.txt":
            self.wfile.write(b"<html><head><title>Not found</title></head><body><h1>Page not found</h1></body></html>")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


@pytest.mark.parametrize("page", ["/gone", "/nothing"])
def test_a_page_that_is_not_there_or_no_article(here: Path, server: str, page: str):
    code, out, err = run("extract", server + page, "--allow-private")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert page in err


def test_an_address_that_cannot_be_reached(here: Path):
    began = time.monotonic()
    code, _, err = run("extract", "http://127.0.0.1:9/", "--allow-private")
    assert time.monotonic() - began < 30
    assert code == 1
    assert err.count("\n") == 1
    assert run("extract", "http://127.0.0.1:9/")[0] == 1


def test_an_unknown_topic_lists_the_known_ones(here: Path):
    code, _, err = run("extract", "daily.txt", "--topic", "tarifs")
    assert code == 1
    for topic in ("critical-minerals", "monetary-policy", "rare-earths", "tariffs"):
        assert topic in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", ["1," * 500_000, "(" * 1_000_000, "1 " * 500_000, "$" * 1_000_000, "a-1" * 300_000])
def test_a_megabyte_in_one_line_does_not_hang(here: Path, text: str):
    Path("long.txt").write_text(text)
    began = time.monotonic()
    code, _, err = run("extract", "long.txt", "-o", "long.csv")
    assert time.monotonic() - began < 30
    assert code in (0, 1)
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "words",
    [
        ["extract"],
        ["extract", "a.txt", "--format", "xlsx"],
        ["nonsense"],
        ["report"],
        ["extract", "--nope", "a"],
        ["batch"],
    ],
)
def test_wrong_usage_is_exit_code_2(here: Path, words: list[str]):
    code, out, err = run(*words)
    assert code == 2
    assert "Usage" in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize("name", ["../up", "a/b", ".x"])
def test_a_report_stays_in_its_folder(here: Path, name: str):
    code, _, err = run("report", "daily.txt", "--name", name)
    assert code == 1
    assert "is no name for a report" in err


def test_a_page_of_a_notebook_that_has_been_run(here: Path):
    nbformat.write(pagesample.notebook([{"text/html": "<h1>Figures</h1>"}]), "run.ipynb")
    assert run("page", "run.ipynb") == (0, "run.html\n", "")
    assert "<h1" in Path("run.html").read_text(encoding="utf-8")
    code, out, err = run("page", str(shipped("notebooks") / "04_report.ipynb"), "-o", "not.html")
    assert (code, out) == (1, "")
    assert "run it with papermill first" in err
    assert not Path("not.html").exists()


# Help


HELP = [[], ["read"], ["extract"], ["compare"], ["report"], ["page"], ["batch"], ["review"], ["topic"], ["topic", "check"], ["reference"],
        ["reference", "check"]]  # fmt: skip


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_every_help(words: list[str]):
    code, out, _ = run(*words, "--help")
    assert code == 0
    assert out.startswith("Usage: ")
    assert "None" not in out


def test_every_command_has_its_help_tested():
    from typer.main import get_command

    group = get_command(app)
    names = {(name,) for name in group.commands} | {
        (name, sub) for name, command in group.commands.items() for sub in getattr(command, "commands", {})
    }  # fmt: skip
    assert names == {tuple(words) for words in HELP if words}


def test_version_and_help_are_quick():
    command = [sys.executable, "-X", "importtime", "-m", "statedfigures", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == statedfigures.__version__
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert not loaded & {"pandas", "altair", "newspaper", "trafilatura", "papermill", "IPython", "lxml"}
