"""Every kind of source, told by its content; fetching from a real server that misbehaves in every way it can."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from statedfigures import fetch
from statedfigures.article import read_sources
from statedfigures.model import StatedFiguresError
from statedfigures.source import Document, Failure, decode, documents, is_text

BOMB = gzip.compress(bytes(100_000_000), 1)
PAGE = "<html><body><p>Exports of the metal rose 5% to 3,000 tonnes in March.</p></body></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>{0}/one</link></item><item><title>Two</title><link>{0}/gone</link></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """A site with one page of each sort; `asked` counts what was asked for."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[str]] = []
    robots = (404, "")

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.asked.append(path)
        if path == "/robots.txt":
            self.answer(self.robots[1].encode(), status=self.robots[0])
        else:
            getattr(self, path.strip("/").replace("-", "_"), self.gone)()

    def answer(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def one(self) -> None:
        self.answer(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def moved(self) -> None:
        self.answer(b"", 302, Location="/one")

    def round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def away(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def gone(self) -> None:
        self.answer(b"nothing", 404)

    def busy(self) -> None:
        self.answer(PAGE.encode(), 503 if self.asked.count("/busy") < 3 else 200)

    def down(self) -> None:
        self.answer(b"", 500)

    def slow(self) -> None:
        time.sleep(5)

    def drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(50):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more and more</p>" * 5000)

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<html>")
        self.close_connection = True

    def garbage(self) -> None:
        self.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def odd(self) -> None:
        self.answer(b"\x0b\x02\x80hello\x03", Content_Encoding="br")

    def latin(self) -> None:
        self.answer("<p>Preisanstieg um 5 % für Öl</p>".encode("latin-1"), Content_Type="text/html; charset=iso-8859-1")

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A reader that hangs up is what is tested."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in (("DELAY", 0), ("BACK_OFF", 0.01), ("DEADLINE", 1.5)):
        monkeypatch.setattr(fetch, name, value)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Site, "asked", [])
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["one", "moved", "packed", "busy"])
def test_page_is_fetched_and_read_again_without_the_network(site: str, path: str) -> None:
    page = fetch.fetch(f"{site}/{path}", allow_private=True)
    asked = len(Site.asked)
    again = fetch.fetch(f"{site}/{path}", allow_private=True)
    assert page.data == again.data == PAGE.encode()
    assert page.url == again.url == (f"{site}/one" if path == "moved" else f"{site}/{path}")
    assert len(Site.asked) == asked


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("gone", "HTTP 404"),
        ("down", "HTTP 500"),
        ("round", "redirected more than 5 times"),
        ("away", "only plain http and https"),
        ("slow", "no whole answer in"),
        ("drip", "no whole answer in"),
        ("endless", "larger than 10 MB"),
        ("bomb", "larger than 10 MB"),
        ("cut", "cannot be fetched"),
        ("garbage", "cannot be fetched"),
        ("odd", "packed as 'br'"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line_and_in_time(site: str, path: str, says: str) -> None:
    began = time.monotonic()
    with pytest.raises(StatedFiguresError) as error:
        fetch.fetch(f"{site}/{path}", allow_private=True)
    assert says in str(error.value)
    assert f"{site}/{path}" in str(error.value)
    assert "\n" not in str(error.value)
    assert time.monotonic() - began < 10
    assert not Path("data/raw").exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1:1/x", "private network"),
        ("http://localhost:1/x", "private network"),
        ("http://[::1]:1/x", "private network"),
        ("http://[::ffff:10.0.0.1]/x", "private network"),
        ("http://169.254.169.254/latest", "private network"),
        ("http://2130706433/", "private network"),
        ("http://0/", "private network"),
        ("ftp://example.org/x", "only plain http and https"),
        ("http://user:secret@example.org/", "only plain http and https"),
        ("http:///nothing", "only plain http and https"),
        ("http://no-such-host.invalid/", "no such host"),
        ("http://example.org:99999/", "no such host"),
    ],
)
def test_addresses_that_are_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, says: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StatedFiguresError, match=says):
        fetch.fetch(url)


def test_nobody_listens(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(StatedFiguresError, match="cannot be fetched"):
        fetch.fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    ("status", "rules", "allowed"),
    [
        (200, "User-agent: *\nDisallow: /", False),
        (200, "User-agent: statedfigures\nDisallow: /one\n\nUser-agent: *\nAllow: /", False),
        (200, "User-agent: *\nDisallow: /private", True),
        (404, "", True),
        (503, "", False),
    ],
)
def test_robots(site: str, monkeypatch: pytest.MonkeyPatch, status: int, rules: str, allowed: bool) -> None:
    monkeypatch.setattr(Site, "robots", (status, rules))
    if allowed:
        assert fetch.fetch(f"{site}/one", allow_private=True).data
    else:
        with pytest.raises(StatedFiguresError, match=r"robots\.txt"):
            fetch.fetch(f"{site}/one", allow_private=True)
        assert "/one" not in Site.asked


def test_refresh_keeps_both(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fetch.fetch(f"{site}/one", allow_private=True)
    monkeypatch.setattr(Site, "one", lambda self: self.answer(b"<p>Another page now.</p>"))
    assert fetch.fetch(f"{site}/one", allow_private=True).data == PAGE.encode()
    assert fetch.fetch(f"{site}/one", allow_private=True, refresh=True).data == b"<p>Another page now.</p>"
    assert fetch.fetch(f"{site}/one", allow_private=True).data == b"<p>Another page now.</p>"
    assert len(list(Path("data/raw").glob("*.html.gz"))) == 2
    entries = [json.loads(line) for line in Path("data/raw/index.jsonl").read_text().splitlines()]
    assert [entry["address"] for entry in entries] == [f"{site}/one"] * 2
    assert all(entry["time"] and "content-length" in entry["headers"] for entry in entries)


def test_a_copy_that_was_changed_is_not_trusted(site: str) -> None:
    fetch.fetch(f"{site}/one", allow_private=True)
    [kept] = Path("data/raw").glob("*.html.gz")
    kept.write_bytes(gzip.compress(b"forged"))
    assert fetch.fetch(f"{site}/one", allow_private=True).data == PAGE.encode()


def test_one_request_a_second_to_a_host(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "DELAY", 0.3)
    began = time.monotonic()
    fetch.fetch(f"{site}/one", allow_private=True)  # robots.txt, then the page
    assert time.monotonic() - began >= 0.3


def test_charset_of_the_server(site: str) -> None:
    [document] = documents(f"{site}/latin", allow_private=True)
    assert isinstance(document, Document)
    assert "für Öl" in document.text


def test_a_feed_in_a_feed_is_no_article(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "one", lambda self: self.answer(FEED.format(site).encode()))
    (tmp_path / "news.xml").write_text(FEED.format(site))
    failures: list[Failure] = []
    assert read_sources(tmp_path / "news.xml", allow_private=True, failures=failures) == []
    assert "a list of addresses, not an article" in failures[0].reason


def test_feed_and_table_stand_for_their_pages(site: str, tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text(FEED.format(site))
    (tmp_path / "list.csv").write_text(f"id,url\na,{site}/one\nb,{site}/gone\n")
    (tmp_path / "plain.txt").write_text(f"{site}/one\n{site}/gone\n")
    for name in ("news.xml", "list.csv", "plain.txt"):
        found = list(documents(tmp_path / name, allow_private=True))
        assert [type(one) for one in found] == [Document, Failure], name
        assert found[0].stem == "one"
        assert "404" in found[1].reason


KINDS = [
    ("html", "<!DOCTYPE html><html><p>Duties rose to 15%.</p>"),
    ("html", "\n\n <p class='a'>Duties rose to 15%.</p>"),
    ("html", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>5%</body></html>"),
    ("html", "Warning: something in line 5\n<html><body>5%</body></html>"),
    ("feed", "<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>"),
    ("feed", "<feed xmlns='http://www.w3.org/2005/Atom'></feed>"),
    ("jsonl", '{"text": "Duties rose."}\n{"text": "They fell."}'),
    ("jsonl", '[{"text": "Duties rose."}]'),
    ("pdf", "%PDF-1.7\n"),
    ("addresses", "https://example.org/a\nhttps://example.org/b\n"),
    ("addresses", 'id,title,url\n1,One,https://example.org/a\n2,"Two, too",https://example.org/b\n'),
    ("markdown", "# Duties\n\nThey **rose** to 15%, [it says](https://example.org)."),
    ("text", "id: a\nurl: https://example.org/a\n\nDuties rose to 15%."),
    ("text", "https://example.org/a\nDuties rose to 15%, it says."),
    ("text", "Duties rose to <15%, less than <b>."),
    ("text", "[Editor's note] Duties rose to 15%."),
    ("text", "{braces} in a text"),
    ("text", "The url, as they call it, is down."),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind_is_told_by_content(kind: str, text: str) -> None:
    assert Document("x.dat", "x", text.encode()).kind == kind


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Öl stieg".encode(), "", "Öl stieg"),
        ("Öl stieg".encode(), "iso-8859-1", "Öl stieg"),  # the bytes win over what is said of them
        ("Öl stieg".encode("utf-8-sig"), "", "Öl stieg"),
        ("Öl stieg".encode("utf-16"), "", "Öl stieg"),
        (("Öl für " * 20).encode() + b"\xff.", "iso-8859-1", "Öl für " * 20 + "\ufffd."),
        (b"a \x93large\x94 rise", "iso-8859-1", "a “large” rise"),
        (b"<meta charset='windows-1252'>\x80 5bn", "", "<meta charset='windows-1252'>€ 5bn"),
        ("Цены выросли".encode("koi8-r"), "koi8-r", "Цены выросли"),
        (b"a cup of caf\xe9 now", "no-such-charset", "a cup of café now"),
    ],
)
def test_encodings(data: bytes, charset: str, text: str) -> None:
    assert decode(data, charset).startswith(text)


def test_bytes_are_no_text() -> None:
    assert is_text("A text with one \x00 in it. " * 10)
    assert not is_text("\x00\x01\x02\x03 PNG")


@pytest.mark.parametrize(
    ("name", "says"), [("missing.txt", "no such file"), ("empty", "an empty folder"), ("big.txt", "larger than 10 MB")]
)
def test_bad_paths(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "big.txt").write_bytes(b"5% " * 4_000_000)
    [failure] = documents(tmp_path / name)
    assert isinstance(failure, Failure)
    assert says in failure.reason
    assert failure.source == str(tmp_path / name)


def test_folder_is_read_by_name_and_hidden_files_are_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Duties rose.")
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(b"Duties fell."))
    found = list(documents(tmp_path))
    assert [one.stem for one in found if isinstance(one, Document)] == ["c", "b", "d"]
    assert found[-1].text == "Duties fell."  # type: ignore[union-attr]
