"""Bytes to articles: each kind of source, what pages say of themselves, and pages that hold no article."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from statedfigures import StatedFiguresError, read
from statedfigures.article import Failure, clean, read_sources
from statedfigures.language import language_of, refuse
from statedfigures.lexicon import rows

TEXT = "Exports of the metal rose 5% to 3,000 tonnes in March. Prices fell by a tenth."
HEADED = """id: m-01
url: https://example.org/metal
outlet: The Example
authors: Ann Lee, Bo Ray
published: 2025-11-03
wording: ours

"""
BODY = """
<p>Exports of the metal rose 5% to 3,000 tonnes in March, the ministry of trade said on Monday, the most in a month
since it began to count in 2015.</p>
<p>The price of a tonne fell by a tenth to $61,000 over the same time, because buyers in Europe had filled their stores
in the winter and were in no hurry to fill them again.</p>
<p>“We do not expect a shortage this year,” said the head of the largest mine, who asked for patience all the same.</p>
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}</head><body><main><article>{body}</article></main></body></html>"


def test_text_with_a_header(tmp_path: Path) -> None:
    [article] = read(write(tmp_path, "a.txt", HEADED + TEXT))
    assert (article.id, article.url, article.outlet) == ("m-01", "https://example.org/metal", "The Example")
    assert (article.authors, article.published, article.wording) == (("Ann Lee", "Bo Ray"), "2025-11-03", "ours")
    assert article.text == TEXT
    assert [article.text[a:b] for a, b in article.sentences] == [TEXT[:54], TEXT[55:]]
    assert len(article.sha256) == 64


@pytest.mark.parametrize(
    ("name", "data", "id_", "text"),
    [
        ("Two words_1.txt", TEXT, "Two-words_1", TEXT),
        ("a.txt", "\ufeff" + TEXT.replace(". ", ".\r\n"), "a", TEXT.replace(". ", ".\n")),
        ("b.txt", TEXT.replace("metal ", "me\u200btal \0"), "b", TEXT),
        ("c.txt", "Note: this is no header\n\n" + TEXT, "c", "Note: this is no header\n\n" + TEXT),
        ("d.html", TEXT, "d", TEXT),  # the kind is told by content
        ("e.md", "# Metal\n\nIt *rose* **5%**, [they say](https://example.org/5).\n\n- one\n- two\n",
         "e", "Metal\nIt rose 5%, they say.\none\ntwo"),
        ("f.md", "| mine | tonnes |\n|---|---|\n| North | 3,000 |\n", "f", "mine\ntonnes\nNorth\n3,000"),
    ],
)  # fmt: skip
def test_plain_sources(tmp_path: Path, name: str, data: str, id_: str, text: str) -> None:
    [article] = read(write(tmp_path, name, data))
    assert (article.id, article.text) == (id_, text)
    assert article.agreement is None


@pytest.mark.parametrize(
    "head",
    [
        "outlet: The Daily\npublished: 2025-11-01\n\n",
        "Outlet: The Daily\nPublished: 2025-11-01\n\n",
        '---\noutlet: "The Daily"\npublished: 2025-11-01\n---\n',
        "outlet: The Daily\npublished: 2025-11-01\n",
    ],
)
def test_a_header_in_the_ways_people_write_it(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.txt").write_text(f"{head}{TEXT}")
    [article] = read_sources(tmp_path / "a.txt")
    assert (article.outlet, article.published, article.text) == ("The Daily", "2025-11-01", TEXT)


@pytest.mark.parametrize("text", ["Title: a book\nIt cost $5.", "Note: this is text.\nIt cost $5."])
def test_a_text_that_begins_with_a_colon_is_no_header(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    [article] = read_sources(tmp_path / "a.txt")
    assert (article.title, article.text) == ("", text)


def test_json_lines(tmp_path: Path) -> None:
    given = [
        {"id": "one", "text": TEXT, "outlet": "The Example", "published": "2025-11-03T08:00:00Z", "topic": "left out"},
        {"text": TEXT, "url": None, "authors": ["Ann Lee"]},
        {"text": "Half a pair: \ud800."},
    ]
    articles = read(write(tmp_path, "many.jsonl", "\n".join(map(json.dumps, given))))
    assert [a.id for a in articles] == ["one", "many-2", "many-3"]
    assert (articles[0].published, articles[1].authors) == ("2025-11-03", ("Ann Lee",))
    articles[2].text.encode()
    assert [a.id for a in read(write(tmp_path, "list.json", json.dumps(given, indent=1)))] == [
        "one",
        "list-2",
        "list-3",
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\0\n", "empty"),
        ("a.txt", "id: x\n\n \n", "no text"),
        ("a.txt", "id: x\npublishd: 2025-01-01\n\nText.", "unknown key 'publishd'"),
        ("a.txt", "id: x\npublished: 3 May\n\nText.", "no ISO date"),
        ("a.txt", "id: x\nurl: javascript:alert(1)\n\nText.", "no http address"),
        ("a.txt", "id: x\nwording: theirs\n\nText.", "neither 'published' nor 'ours'"),
        ("a.jsonl", '{"text": "One."}\n{"text": 2}', "line 2: no 'text'"),
        ("a.jsonl", '{"text": "One."}\n{"text": "Tw', "line 2: not JSON"),
        ("a.json", '{"a": ' * 100_000, "nested too deep"),
        ("a.pdf", b"%PDF-1.4\nno more than this", "broken PDF"),
        ("a.bin", bytes(range(256)) * 40, "not text but bytes"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0", "not text but bytes"),
        ("a.csv", "name,url\nnothing,http://me:pw@example.org/a\n", "only plain http and https"),
        ("a.xml", "<rss version='2.0'><channel><title>Empty</title></channel></rss>", "lists no address"),
    ],
)  # fmt: skip
def test_bad_sources_are_one_line(tmp_path: Path, name: str, data: str | bytes, says: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(StatedFiguresError, match=says) as error:
        read(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value) or "http://me" in str(error.value)


def test_good_sources_come_out_beside_bad_ones(tmp_path: Path) -> None:
    good, empty = write(tmp_path, "good.txt", TEXT), write(tmp_path, "empty.txt", "")
    failures: list[Failure] = []
    articles = read_sources([str(tmp_path / "none"), good, empty], failures=failures)
    assert [a.id for a in articles] == ["good"]
    assert [(f.source, f.reason.partition(";")[0]) for f in failures] == [
        (str(tmp_path / "none"), "no such file or folder"),
        (str(empty), "empty"),
    ]


def test_ids_are_unique_and_the_same_article_comes_once(tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", TEXT), ("c", TEXT + " Again.")):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "metal.txt", text)
    first, second = read(tmp_path)
    assert (first.id, second.id[:6], len(second.id)) == ("metal", "metal-", 14)
    assert [a.id for a in read(tmp_path)] == [first.id, second.id]


@pytest.mark.parametrize(
    ("dirty", "text"),
    [
        ("57\u00a0%", "57\u00a0%"),
        ("a\u2028b\x0bc\x85d\r", "a\nb\nc\nd\n"),
        ("\u202e%75\u202c to\u00ad day\ufeff", "%75 to day"),
        ("tab\tand  spaces", "tab\tand  spaces"),
        ("\x1b[31mred", "[31mred"),
    ],
)
def test_clean(dirty: str, text: str) -> None:
    assert clean(dirty) == text


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text for each line of a page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    parts = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
             "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]  # fmt: skip
    for n, text in enumerate(pages):
        lines = "".join(f"({line}) Tj T*\n" for line in text.split("\n"))
        stream = f"BT /F 11 Tf 14 TL 50 750 Td\n{lines}ET"
        parts.append(f"<</Type/Page/Parent 2 0 R/Contents {5 + 2 * n} 0 R/Resources<</Font<</F 3 0 R>>>>>>")
        parts.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    size = len(parts) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def test_pdf_keeps_its_pages(tmp_path: Path) -> None:
    pages = [
        "Exports rose 5% to 3,000 tonnes in March, and the pro-\ncessing of the metal at home doubled.\n1",
        "Prices fell by a tenth.\nNobody expects a shortage this year, said the head of the mine.\n2",
        "The end of the report came after 40 lines, and there was nothing more to say.\n3",
    ]
    pages = [f"Metal report\n{text}" for text in pages]
    [article] = read(write(tmp_path, "report.pdf", pdf(*pages)))
    assert "the processing of the metal at home doubled." in article.text
    assert "Metal report" not in article.text
    pages = [article.text.count("\f", 0, article.text.index(words)) for words in ("rose 5%", "a tenth", "40 lines")]
    assert pages == [0, 1, 2]
    sentences = [article.text[a:b] for a, b in article.sentences]
    assert "Prices fell by a tenth." in sentences


def test_pdf_without_text(tmp_path: Path) -> None:
    with pytest.raises(StatedFiguresError, match=r"without text \(scanned\?\)"):
        read(write(tmp_path, "scan.pdf", pdf("", "")))


LD = '<script type="application/ld+json">{}</script>'
JSON_LD = """{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "No"},
{"@type": ["NewsArticle"], "headline": "Metal  up", "author": [{"name": "Ann Lee"}, {"name": "Bo Ray"}],
"publisher": {"name": "The Example"}, "datePublished": "2025-11-03T23:30:00-05:00"}]}"""
METAS = """<title>Metal up - The Example</title><meta property="og:title" content="Metal up">
<meta name="author" content="Ann Lee"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2025-11-03T08:00:00Z">
<link rel="canonical" href="https://www.example.org/metal-up">"""
NOTHING = ("", (), "", "", "")


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (LD.format(JSON_LD), ("Metal up", ("Ann Lee", "Bo Ray"), "The Example", "2025-11-03", "")),
        (METAS, ("Metal up", ("Ann Lee",), "The Example", "2025-11-03", "https://www.example.org/metal-up")),
        ("<title>Metal up</title>", ("Metal up", (), "", "", "")),
        ("<link rel=canonical href='javascript:alert(1)'>", NOTHING),
        ("<link rel=canonical href='https://example.org/'>", NOTHING),  # the front page of a site is no address
        (LD.format("{broken"), NOTHING),
        (LD.format('{"@type": "NewsArticle", "headline": 5, "author": 5, "publisher": [[]]}'), NOTHING),
        (LD.format('{"@type": "NewsArticle", "datePublished": "2025-99-01"}'), NOTHING),
        (LD.format("[" * 100_000), NOTHING),
    ],
    ids=range(9),
)
def test_what_a_page_says_of_itself(tmp_path: Path, head: str, fields: tuple[object, ...]) -> None:
    [article] = read(write(tmp_path, "a.html", page(head)))
    assert (article.title, article.authors, article.outlet, article.published, article.url) == fields


def test_the_date_of_a_page_is_never_todays(tmp_path: Path) -> None:
    from datetime import date

    [article] = read(write(tmp_path, "a.html", page(body=BODY + f"<footer>© {date.today().year}</footer>")))
    assert article.published == ""


TEASER = (
    "<li><h3><a href='/{0}'>Mine number {0} opens late</a></h3><p>It took them {0} years to build its shaft.</p></li>"
)
CARD = "<div><a href=/{0}><h2>Story {0}</h2><p>What happened on day {0} at the mine up north.</p></a></div>"
LEAD = "<p>Exports of the metal rose 5% to 3,000 tonnes in March, the ministry of trade said, the most in a month.</p>"
NO_ARTICLE = [
    ("the page was not found", "Page not found | The Example", "<h1>404</h1><p>It may have moved. Try the search.</p>"),
    ("the page was not found", "The Example", "<h1>Sorry</h1><p>We could not find the page"
     " you requested. It may have been moved or taken away, or the link that led you here may be wrong.</p>"),
    ("the site refused", "Access Denied", "<h1>Access Denied</h1><p>You may not see this. Reference 18.2d44.</p>"),
    ("a person reads", "Just a moment...", "<p>The Example looks at your connection, for 5 seconds.</p>"),
    ("a person reads", "The Example", "<p>Verify you are human by ticking the box below.</p>"),
    ("search results", "Search results for metal", "<h1>142 results for metal</h1>" + TEASER.format(1) * 5),
    ("lists articles", "Mining", f"<ul>{''.join(TEASER.format(n) for n in range(20, 40))}</ul>"),
    ("lists articles", "Mining", "".join(CARD.format(n) for n in range(12))),
    ("a consent wall", "The Example", "<h1>Your data</h1><p>We and our 842 partners store data on"
     " your device. We use cookies to measure what you read and to show you advertising.</p><button>Accept</button>"),
    ("a paywall stub", "Metal up", f"<h1>Metal up</h1>{LEAD}<p>Subscribe to continue reading.</p>"),
    ("a paywall stub", "Metal up</title>" + LD.format('{"isAccessibleForFree": false}'), LEAD * 2),
    ("a program fills", "The Example</title><script src=app.js></script>",
     "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
    ("a program fills", "The Example</title><script>start()</script>", "<div id='__next'></div>"),
    ("only 4 words", "Metal", "<p>Nothing to see here.</p>"),
]  # fmt: skip


def test_every_phrase_has_an_example_and_every_pattern_works() -> None:
    for row in rows("no-article"):
        assert row["phrase"] in row["example"].lower()
        assert (int(row["longest"]), row["where"] in ("title", "page", "text")) >= (1, True)
    assert all(re.compile(row["pattern"]) for row in rows("furniture"))


@pytest.mark.parametrize(("reason", "head", "body"), NO_ARTICLE)
def test_what_is_no_article_says_so(tmp_path: Path, reason: str, head: str, body: str) -> None:
    with pytest.raises(StatedFiguresError, match="no article here: .*" + reason):
        read(write(tmp_path, "a.html", page(f"<title>{head}</title>", body)))


@pytest.mark.parametrize(
    "extra",
    [
        "<div class='cookie-bar'>We use cookies. <button>Accept all cookies</button></div>",
        "<p>Already a subscriber? <a href=/login>Log in</a></p>",
        "<h2>More news</h2><ul>" + "".join(TEASER.format(n) for n in range(9)) + "</ul>",
        "<form>Search for <input></form><p>This page does not exist in print.</p>",
    ],
)
def test_an_article_beside_such_words_is_one(tmp_path: Path, extra: str) -> None:
    [article] = read(write(tmp_path, "a.html", page("<title>Metal up</title>", BODY * 2 + extra)))
    assert "3,000 tonnes" in article.text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", TEXT * 2 + " It is the most in the time that they have been counting."),
        (
            "de",
            "Der Preis ist um ein Drittel gestiegen, und die Ausfuhr wird auch im Winter nicht sinken, sagte das Amt.",
        ),
        (
            "fr",
            "Le prix du métal est en hausse de 5 % dans le pays, et les ventes ne sont pas plus faibles pour une fois.",
        ),
        (
            "pt",
            "O preço do metal não caiu no mês, e as vendas foram mais altas do que em março, disse o ministro da área.",
        ),
        ("ru", "Цена на металл выросла на пять процентов, и это не всё, что было сказано на встрече."),
        ("ja", "金属の価格は5%上がったと発表した。"),
        ("zh", "金属价格上涨了百分之五，部长说。"),
        ("", "Tungsten 5%."),
    ],
)
def test_language(code: str, text: str) -> None:
    assert language_of(text) == code


def test_an_article_in_another_language_is_refused_by_name(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.txt", "Der Preis ist um ein Drittel gestiegen, und die Ausfuhr wird auch im Winter nicht sinken."
    )
    [article] = read(path)
    assert article.language == "de"
    with pytest.raises(StatedFiguresError, match="in German, which is not read yet"):
        refuse(article)
    with pytest.raises(StatedFiguresError, match="in German"):
        read_sources(path, languages=["en"])


def test_reading_text_imports_nothing_slow(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", HEADED + TEXT)
    code = f"import sys; from statedfigures import read; read({str(path)!r}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"newspaper", "trafilatura", "readability", "lxml", "httpx", "pandas", "pypdf", "feedparser"} & set(
        loaded
    )


def test_stdin_is_a_source() -> None:
    code = "from statedfigures import read; [a] = read('-'); print(a.id, a.text)"
    said = subprocess.run([sys.executable, "-c", code], input=TEXT, capture_output=True, text=True, check=True).stdout
    assert said == f"stdin {TEXT}\n"


def test_a_broken_line_is_no_end_of_the_file(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Sales rose 5% in May."}\nbroken\n{"text": "Sales fell 3% in May."}\n{}\n'
    )
    failures = []
    found = read_sources(tmp_path / "a.jsonl", failures=failures)
    assert [article.id for article in found] == ["a-1", "a-3"]
    assert [failure.reason.partition(":")[0] for failure in failures] == ["line 2", "line 4"]
    with pytest.raises(StatedFiguresError, match=r"a\.jsonl, line 2: not JSON"):
        read_sources(tmp_path / "a.jsonl")
