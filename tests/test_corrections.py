"""Corrections by hand: the file, what they do to the figures, the page, the terminal and the lab."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from statedfigures import Article, Figure, Span, StatedFiguresError, check, compare, correct, extract, table
from statedfigures.cli import app
from statedfigures.corrections import EDITABLE, Correction, correct_figures, reading
from statedfigures.grid import read_grid
from statedfigures.handwritten import COLUMNS, HEAD, NUMBERS, read_corrections, write
from statedfigures.sections import Report
from statedfigures.sentences import sentence_hash
from statedfigures.shipped import shipped
from statedfigures.tables import figures_from
from typer.testing import CliRunner

COMMAND = str(Path(sys.executable).with_name("statedfigures"))
FIRST = "China mines roughly 70% of rare earths."
TEXT = f"{FIRST} A fifth of it goes to Japan. Output fell to 15 tonnes from 39 tonnes."
ARTICLE = Article("daily", TEXT, outlet="The Daily")
FIGURES = extract(ARTICLE, topic="rare-earths")
SHARE = FIGURES[0]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"&' </script>"


def row(field: str, was: str, new: str = "", span: str = "20-23", sentence: str = FIRST, **other: str) -> Correction:
    known = {"article": "daily", "who": "Ada", "why": "the title", "date": "2026-01-02"} | other
    return Correction(sentence=sentence_hash(sentence), span=span, field=field, was=was, new=new, **known)


def applied(*rows: Correction, text: str = TEXT) -> tuple[list[Figure], list[str]]:
    article = Article("daily", text)
    figures, notes = correct_figures(extract(article, topic="rare-earths"), [article], rows)
    return figures, [note.problem for note in notes]


# What rows do to figures

MEASURE = "share of rare earth mining"
WHOLE = reading(SHARE, "accept")
CASES = {  # rows, what the first figure's field is then, what is told of each row
    "measure": ([row("measure", MEASURE, "share of mines")], ("measure", "share of mines"), [""]),
    "number": ([row("value", "70", "71.5")], ("value", 71.5), [""]),
    "number written otherwise": ([row("value", "70.0", "7e1"), row("value", "7e1", "60")], ("value", 60.0), ["", ""]),
    "finer number": ([row("value", "70", "71.5")], ("step", 0.1), [""]),
    "range": ([row("high", "", "80")], ("high", 80.0), [""]),
    "hedge": ([row("bound", "~", "=")], ("bound", "="), [""]),
    "a cue that tells no longer": ([row("bound", "~", "=")], ("cues", tuple(c for c in SHARE.cues if c.name != "bound ~")), [""]),
    "nothing": ([row("subject", "China", "")], ("subject", ""), [""]),
    "accept": ([row("accept", WHOLE)], ("by_hand", "accepted by Ada, 2026-01-02: the title"), [""]),
    "accept of another reading": (
        [row("accept", "value=71")], ("by_hand", ""), [f"it is read as {WHOLE!r} now, not as 'value=71'"],
    ),
    "two of one field": ([row("subject", "China", "a"), row("subject", "a", "b")], ("subject", "b"), ["", ""]),
    "two of one field that do not know each other": (
        [row("subject", "China", "a"), row("subject", "China", "b", who="Bo")], ("subject", "b"), ["", ""],
    ),
    "wrong was": ([row("subject", "Japan", "US")], ("subject", "China"), ["it is read as 'China' now, not as 'Japan'"]),
    "read so by itself": ([row("subject", "Japan", "China")], ("subject", "China"), []),
    "another article": ([row("subject", "China", "US", article="weekly")], ("subject", "China"), []),
    "changed sentence": (
        [row("subject", "China", "US", sentence="It was another.")], ("subject", "China"),
        ["its sentence has changed or is gone"],
    ),
    "no figure": ([row("subject", "", "US", span="0-5")], ("subject", "China"), ["no figure is read there now"]),
    "reject of none": ([row("reject", "", span="0-5")], ("subject", "China"), []),
    "high below value": ([row("high", "", "60")], ("high", None), ["high is 60, below the value 70"]),
    "a month": ([row("value", "70", "20251100"), row("unit", "percent", "date")], ("unit", "date"), ["", ""]),
    "no date at all": (
        [row("value", "70", "20251399"), row("unit", "percent", "date")], ("unit", "percent"),
        ["", "20251399 is no date (YYYYMMDD, zeros for what is not told)"],
    ),
    "rejected and taken back": ([row("reject", WHOLE), row("accept", WHOLE)], ("value", 70.0), ["", ""]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_a_row_does(case: str):
    rows, (field, value), told = CASES[case]
    figures, problems = applied(*rows)
    assert getattr(figures[0], field) == value
    assert problems == told
    assert figures[1:] == FIGURES[1:]
    assert bool(figures[0].by_hand) == ("" in told)


def test_it_survives_a_change_elsewhere_and_other_white_space():
    figures, told = applied(row("subject", "China", "the country"), text=f"A new first sentence. {TEXT}")
    assert (figures[0].subject, told) == ("the country", [""])
    assert sentence_hash(FIRST.replace(" ", " \n")) == sentence_hash(FIRST)


def test_a_sentence_that_stands_twice_is_corrected_twice():
    figures, told = applied(row("subject", "China", "x"), text=f"{FIRST} {FIRST}")
    assert ([figure.subject for figure in figures], told) == (["x", "x"], [""])


def test_reject():
    figures, told = applied(row("reject", WHOLE))
    assert (figures, told) == (FIGURES[1:], [""])


FIFTH = {"span": "0-7", "sentence": "A fifth of it goes to Japan."}


def test_add_and_its_fields():
    text = TEXT.replace("A fifth", "One of five")
    at = {"span": "0-11", "sentence": "One of five of it goes to Japan."}
    plain = extract(Article("daily", text), topic="rare-earths")
    rows = [row("add", "One of five", "20", **at), row("unit", "", "percent", **at), row("subject", "", "Japan", **at)]
    figures, told = applied(*rows, text=text)
    assert told == ["", "", ""]
    [added] = [figure for figure in figures if figure not in plain]
    assert (added.value, added.unit, added.subject, added.step) == (20.0, "percent", "Japan", 1.0)
    assert text[added.start : added.end] == "One of five"
    assert added.by_hand.startswith("added by Ada, 2026-01-02: the title; unit corrected by Ada")
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    assert len(figures) == len(plain) + 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (row("add", "roughly", "70", span="0-7"), ["'China m' stands there, not 'roughly'"]),
        (row("add", "70%", "70"), []),  # it is read so by now
        (row("add", "70%", "71"), ["it is read as '70' now, by itself"]),
        (row("add", "x", "1", span="900-901"), ["'' stands there, not 'x'"]),
    ],
)
def test_an_add_that_does_not_fit(given: Correction, told: list[str]):
    assert applied(given) == (FIGURES, told)


def test_it_is_pure_and_the_table_gives_the_figures_back():
    rows = [row("subject", "China", "the country"), row("bound", "~", ">")]
    assert applied(*rows) == applied(*rows)
    assert extract(ARTICLE, topic="rare-earths") == FIGURES
    figures, _ = applied(*rows)
    made = table(figures, [ARTICLE])
    assert made.by_hand[0] == (
        "subject corrected by Ada, 2026-01-02: the title; bound corrected by Ada, 2026-01-02: the title"
    )
    assert made.why[0].endswith("by hand: subject; by hand: bound")
    assert set(made.by_hand[1:]) == {""}
    again = figures_from(made)
    assert again == figures
    assert [figure.sentence_hash for figure in again] == [figure.sentence_hash for figure in figures]


# The file


def lines(*rows: Correction) -> str:
    path = Path("some.csv")
    path.unlink(missing_ok=True)
    write(rows, path)
    return path.read_text()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_written_is_read(here: Path):
    rows = [row("measure", MEASURE, 'a "quoted", one'), row("accept", WHOLE), row("add", "A fifth", "20", **FIFTH)]
    assert lines(*rows).startswith(HEAD)
    assert [got[:-1] for got in read_corrections("some.csv")] == [given[:-1] for given in rows]
    assert [got.place for got in read_corrections("some.csv")] == ["some.csv:2", "some.csv:3", "some.csv:4"]
    assert [file.name for file in here.iterdir()] == ["some.csv"]


def test_a_file_of_a_spreadsheet_keeps_its_order_and_columns(here: Path):
    names = ["note", *reversed(COLUMNS)]
    Path("some.csv").write_bytes(b"\xef\xbb\xbf" + ",".join(names).encode() + b"\r\n")
    write([row("subject", "China", "x")], "some.csv")
    assert [got.new for got in read_corrections("some.csv")] == ["x"]
    assert Path("some.csv").read_text().splitlines()[0] == ",".join(names)


def test_where_there_is_none(here: Path):
    assert read_corrections() == read_corrections(None) == []
    with pytest.raises(StatedFiguresError, match=r"mine\.csv: cannot be read as a CSV of corrections"):
        read_corrections("mine.csv")


GOOD = dict(zip(COLUMNS, row("subject", "China", "US")[:-1], strict=True))
BAD = {
    "no article": ({"article": ""}, "article is empty"),
    "nobody": ({"who": " "}, "who is empty"),
    "no reason": ({"why": ""}, "why is empty"),
    "hash": ({"sentence": "../../etc"}, "is no hash of a sentence"),
    "span": ({"span": "12"}, "span '12' is no place of a numeral"),
    "span backwards": ({"span": "12-3"}, "span '12-3' is no place"),
    "date": ({"date": "2026-02-30"}, "date '2026-02-30' is no ISO date"),
    "field": ({"field": "__class__"}, "field '__class__' is none of: value, high"),
    "enum": ({"field": "bound", "is": "roughly"}, "bound 'roughly' is none of: =, ~"),
    "number": ({"field": "value", "was": "70", "is": "1,000"}, "value '1,000' is no number"),
    "endless": ({"field": "value", "was": "70", "is": "1e999"}, "value '1e999' is no number"),
    "was": ({"field": "value", "was": "many", "is": "1"}, "was 'many' is no number"),
    "step": ({"field": "step", "was": "1", "is": "0"}, "step '0' is no number"),
    "add": ({"field": "add", "is": ""}, "is '' is no number"),
    "accept": ({"field": "accept"}, "is must be empty, as the row accepts the figure"),
    "period": ({"field": "period", "is": "2025-13"}, "period '2025-13' is no year, month, day"),
    "speaker": ({"field": "speaker", "is": ""}, "speaker is empty"),
    "terminal's commands": ({"is": "a\x1b[2Jb"}, "subject must be one line"),
    "endless words": ({"why": "x" * 301}, "why must be one line of at most 300 letters"),
    "the same": ({"is": "China"}, "was and is are the same"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_row_names_file_line_and_the_way_out(here: Path, kind: str):
    changes, said = BAD[kind]
    with open("some.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows([GOOD, GOOD | changes])
    with pytest.raises(StatedFiguresError) as error:
        read_corrections("some.csv")
    assert str(error.value).startswith("some.csv:3: ")
    assert said in str(error.value)
    assert str(error.value).endswith("; mend this line or take it out")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"article,sentence\n", "some.csv:1: lacks the columns span, field"),
        (b"\xff\xfe", "some.csv: cannot be read as a CSV of corrections in UTF-8"),
        (b"", "some.csv:1: lacks the columns article"),
        (HEAD.encode() + b'"' + b"x" * 200_000, "some.csv:1: field larger than field limit"),
    ],
)
def test_a_file_that_is_none_of_corrections(here: Path, content: bytes, said: str):
    Path("some.csv").write_bytes(content)
    with pytest.raises(StatedFiguresError, match=said):
        read_corrections("some.csv")


# The lab


def test_correct(here: Path):
    mended = correct(SHARE, measure="share of mines", value=71, why="the title", who="Ada")
    assert isinstance(mended, Figure)
    assert (mended.measure, mended.value) == ("share of mines", 71.0)
    assert correct(mended, accept=True, why="checked", who="Bo") is not None
    assert correct(FIGURES[-1], reject=True, why="no output", who="Bo") is None
    added = correct(ARTICLE, numeral="A fifth", value=20, unit="percent", why="passed over", who="Ada")
    assert added is not None
    rows = read_corrections()
    assert [given.field for given in rows] == ["measure", "value", "accept", "reject", "add", "unit"]
    assert {given.date for given in rows} == {date.today().isoformat()}
    figures, notes = correct_figures([f for f in FIGURES if f.value != 0.2], [ARTICLE], rows)
    assert not [note.problem for note in notes if note.problem]
    assert figures[0].measure == "share of mines"
    assert FIGURES[-1] not in figures
    assert [figure.value for figure in figures if figure.by_hand.startswith("added")] == [20.0]


@pytest.mark.parametrize(
    ("of", "says", "said"),
    [
        (SHARE, {}, "nothing to keep"),
        (SHARE, {"colour": "red"}, "field 'colour' is none of"),
        (SHARE, {"measure": "x", "bound": "roughly"}, "bound 'roughly' is none of"),
        (SHARE, {"high": 60}, "high is 60, below the value 70"),
        (SHARE, {"subject": "China"}, "was and is are the same"),
        (SHARE, {"value": True}, "value 'True' is no number"),
        (ARTICLE, {"numeral": "5", "value": 5}, "is 0 times in daily"),
        (ARTICLE, {"numeral": "", "value": 5}, "is 0 times in daily"),
        (ARTICLE, {"numeral": "tonnes", "value": 5}, "is 2 times in daily"),
        (ARTICLE, {"numeral": "A fifth"}, "is '' is no number"),
        (Figure("a", 0, 1, Span(0, 1), 1.0), {"unit": "x"}, "take it from extract"),
    ],
)
def test_correct_keeps_nothing_that_is_wrong(here: Path, of: Figure | Article, says: dict, said: str):
    with pytest.raises(StatedFiguresError, match=said):
        correct(of, why="the title", who="Ada", **says)
    assert not Path("data").exists()


def test_who_it_is_by_default(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(here))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(here / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("USER", "bo")
    correct(SHARE, accept=True, why="read")
    (here / "gitconfig").write_text("[user]\n\tname = Ada L.\n")
    correct(SHARE, subject="x", why="read")
    assert [given.who for given in read_corrections()] == ["bo", "Ada L."]
    (here / "gitconfig").unlink()
    monkeypatch.delenv("USER")
    with pytest.raises(StatedFiguresError, match="give a name"):
        correct(SHARE, accept=True, why="read")


# The page


def page_of(*rows: Correction) -> Report:
    figures, notes = correct_figures(FIGURES, [ARTICLE], rows)
    return Report([ARTICLE], figures, compare(figures, [ARTICLE]), check(figures, [ARTICLE]), corrections=notes)


def test_the_page_says_who_has_corrected_what():
    page = page_of(row("subject", "China", "the country"), row("bound", "~", "=", who="Bo"), row("unit", "x", "y"))
    assert "subject corrected by Ada, 2026-01-02: the title" in page.table().split("</tr>")[1]
    told = page.provenance()
    assert "2 corrections by hand: Ada (1) and Bo (1). 1 correction no longer applies and changed nothing." in told
    assert "Ada, 2 January 2026: the title" in told
    assert "Not applied: it is read as &#39;percent&#39; now, not as &#39;x&#39;." in told
    assert "by hand" not in page_of().provenance()


@pytest.mark.parametrize("field", [name for name in EDITABLE if name not in (*NUMBERS, "period")])
def test_hostile_words_are_words_on_the_page(here: Path, field: str):
    was = reading(SHARE, field)
    hostile = row(field, was, HOSTILE, who=HOSTILE, why=HOSTILE)
    if field in ("bound", "role", "direction", "status"):
        hostile = hostile._replace(new="=" if field == "bound" else "up" if field == "direction" else {"role": "to", "status": "pledged"}[field])  # fmt: skip
    lines(hostile)
    page = page_of(*read_corrections("some.csv"))
    shown = "".join([page.opening(), page.table(), page.texts(), page.side_by_side(), page.provenance()])
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;alert(1)" in shown


# The command line


@pytest.fixture
def daily(here: Path) -> Path:
    (here / "daily.txt").write_text(f"id: daily\noutlet: The Daily\nwording: ours\n\n{TEXT}\n")
    return here


def run(*words: str, stdin: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words), input=stdin, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_extract_applies_the_file_that_is_there(daily: Path):
    plain = run("extract", "daily.txt", "-t", "rare-earths")
    write([row("subject", "China", "the country"), row("unit", "x", "y"), row("unit", "x", "y", article="weekly")])
    code, out, err = run("extract", "daily.txt", "-t", "rare-earths")
    assert (code, out.count('"the country"')) == (0, 1)
    assert err == (
        "statedfigures: corrections.csv:3: unit of daily 20-23 is not applied: it is read as 'percent' now, not as 'x'\n"
    )
    assert run("extract", "daily.txt", "-t", "rare-earths", "--corrections", "none") == plain
    run("extract", "daily.txt", "-t", "rare-earths", "-f", "table", "-o", "shown.txt")
    assert Path("shown.txt").read_text().count("level, stated, by hand") == 1
    Path("data/corrections.csv").write_text(HEAD + "daily,x,,,,,,,\n")
    code, out, err = run("extract", "daily.txt")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("statedfigures: data/corrections.csv:2: who is empty; mend this line")


def test_a_batch_knows_when_the_file_has_changed(daily: Path):
    Path("grid.csv").write_text("name,sources\none,daily.txt\n")
    notebook = shipped("notebooks") / "04_report.ipynb"
    keys = [read_grid(Path("grid.csv"), notebook)[0].key]
    write([row("subject", "China", "the country")])
    keys += [read_grid(Path("grid.csv"), notebook)[0].key]
    write([row("bound", "~", "=")])
    keys += [read_grid(Path("grid.csv"), notebook)[0].key, read_grid(Path("grid.csv"), notebook)[0].key]
    assert len(set(keys)) == 3
    assert keys[2] == keys[3]


def test_the_report_applies_it_and_names_who(daily: Path):
    write([row("subject", "China", "the country"), row("reject", reading(FIGURES[-1], "reject"), **place(FIGURES[-1]))])
    words = [COMMAND, "report", "daily.txt", "--topic", "rare-earths", "--name", "mine"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    page = Path("reports/mine/index.html").read_text()
    assert "subject corrected by Ada, 2026-01-02: the title" in page
    assert "2 corrections by hand: Ada (2)." in page
    rows = list(csv.DictReader(Path("reports/mine/figures.csv").read_text().splitlines()))
    assert len(rows) == len(FIGURES) - 1
    assert rows[0]["by_hand"] == "subject corrected by Ada, 2026-01-02: the title"


def place(figure: Figure) -> dict[str, str]:
    start, end = figure.start - figure.sentence.start, figure.end - figure.sentence.start
    return {"span": f"{start}-{end}", "sentence": TEXT[slice(*figure.sentence)]}


# Review


@pytest.fixture
def unsure(here: Path) -> Path:
    """An article of which each reader of the page has something else: two figures are unsure."""
    sentences = "The rate is 10% now. Wages rose by 4% in May. Output fell to 15 tonnes."
    line = f'{{"id": "daily", "text": "{sentences}", "readings": ["Output fell to 15 tonnes."]}}'
    (here / "daily.jsonl").write_text(line + "\n")
    return here


REVIEW = ["review", "daily.jsonl", "--who", "Ada", "--reference", "none"]


def test_review_asks_and_keeps_each_answer(unsure: Path):
    answers = ["e", "value", "eleven", "typed", "e", "value", "11", "the title", "a", "", "r", "no figure"]
    code, out, err = run(*REVIEW, stdin="\n".join(answers) + "\n")
    assert (code, err) == (0, "")
    assert "1 of 2" in out
    assert "The rate is ⟦10%⟧ now." in out
    assert "Unsure: 1 of 2 readers of the page has it" in out
    assert "Not kept: value 'eleven' is no number" in out
    assert "Read as 11%" in out
    assert "nothing left to ask" in out
    rows = read_corrections()
    assert [(given.field, given.new, given.why) for given in rows] == [
        ("value", "11", "the title"), ("accept", "", "as the sentence says"), ("reject", "", "no figure"),
    ]  # fmt: skip
    code, out, _ = run(*REVIEW, stdin="")
    assert (code, out) == (0, "\ndata/corrections.csv: nothing left to ask\n")


def test_review_that_is_left_goes_on_where_it_was(unsure: Path):
    assert run(*REVIEW, stdin="a\n\nq\n")[0] == 0
    assert len(read_corrections()) == 1
    out = run(*REVIEW, stdin="s\n")[1]
    assert "1 of 1" in out
    assert "⟦4%⟧" in out
    assert len(read_corrections()) == 1
    assert run(*REVIEW, stdin="?\n")[0] == 1  # the input ends: nothing is lost, nothing is kept
    assert len(read_corrections()) == 1


def test_review_has_the_unresolved(here: Path):
    Path("a.txt").write_text("id: a\npublished: 2025-11-05\n\nGoods from China face a 47% tariff.")
    asked = ["review", "a.txt", "-t", "tariffs", "--who", "Ada"]
    code, out, _ = run(*asked, stdin="e\nbasis\nPIIE average\nthe next page\ns\n")
    assert code == 0
    assert "The text names no time, and what is decided changes with time." in out
    assert "basis=PIIE average" in out
    assert run(*asked, stdin="")[1] == "\ndata/corrections.csv: nothing left to ask\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([*REVIEW, "--corrections", "none"], 2, "name the file that is to keep the answers"),
        ([*REVIEW, "--corrections", "daily.jsonl"], 1, "daily.jsonl:1: lacks the columns"),
        (["review", "nowhere.txt"], 1, "nowhere.txt"),
    ],
)
def test_review_of_what_cannot_be(unsure: Path, words: list[str], code: int, said: str):
    got, _, err = run(*words, stdin="q\n")
    assert got == code
    assert said in err


def test_review_on_a_real_terminal_and_killed(unsure: Path):
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    walk = subprocess.Popen(
        [COMMAND, *REVIEW], stdin=follower, stdout=follower, stderr=follower, start_new_session=True
    )
    os.close(follower)

    def until(words: str) -> str:
        shown, ends = "", time.monotonic() + 60
        while words not in shown and time.monotonic() < ends:
            shown += os.read(leader, 10_000).decode()
        return shown

    assert "⟦10%⟧" in until("(a, e, r, s, q)")
    os.write(leader, b"a\n")
    until("Why")
    os.write(leader, b"seen\n")
    assert "2 of 2" in until("(a, e, r, s, q)")
    walk.kill()
    walk.wait()
    os.close(leader)
    assert [(given.field, given.why, given.who) for given in read_corrections()] == [("accept", "seen", "Ada")]
    assert [file.name for file in (unsure / "data").iterdir()] == ["corrections.csv"]
