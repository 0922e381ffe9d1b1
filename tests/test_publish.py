"""Publishing: one file without network, escaped, the same bytes again; links that lead to the words."""

import re
from html import unescape
from urllib.parse import unquote

import html5lib
import nbformat
import pytest
from pagesample import HOSTILE, TEXTS, articles, notebook, page
from statedfigures import Article, Span, StatedFiguresError, extract
from statedfigures.marking import figure_ids, live_link, pieces, quote_html, text_html
from statedfigures.publish import article_html, index_page, page_html, publish, running_head, sha


def test_page_is_valid_html():
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page())


def test_ids_are_unique_and_every_inner_link_has_its_place():
    ids = re.findall(r'\sid="([^"]+)"', page())
    assert len(ids) == len(set(ids))
    links = set(re.findall(r'href="#([^"]+)"', page()))
    assert links - set(ids) == set()


def test_every_figure_leads_to_its_words_and_back():
    rows = re.findall(r'<tr id="f-([^"]+)"[^>]*>.*?href="#t-([^"]+)"', page(), re.S)
    assert len(rows) == len(extract(articles(), "rare-earths")) > 6
    assert all(row == target for row, target in rows)
    for row, _ in rows:
        assert f'id="t-{row}"' in page()


def test_one_heading_landmarks_and_language():
    assert page().count("<h1") == 1
    for needed in ('<html lang="en">', '<main id="main">', "<nav aria-label=", 'class="skip"'):
        assert needed in page()


def test_an_analysts_paragraph_is_part_of_the_page_and_code_is_not():
    assert re.search(r"<h2[^>]*>My word</h2>\s*<p>Added.</p>", page())
    assert "secret" not in page()


def test_policy_names_the_style_and_the_script_and_nothing_else():
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page())[1])
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        [inside] = re.findall(rf"<{tag}>(.*?)</{tag}>", page(), re.S)
        assert f"{tag}-src '{sha(inside)}'" in policy


def test_hostile_text_is_only_text():
    assert "<script>alert" not in page()
    assert "<img" not in page()
    assert "javascript:" not in re.sub(r'<script type="application/json".*?</script>', "", page(), flags=re.S)
    assert page().count("</script>") == 2  # the data's and the page's own


def test_same_input_same_bytes_and_nothing_of_the_machine():
    again = page.__wrapped__()
    assert again == page()
    assert "/lib/" not in page()
    assert "sha256-" in page()


def test_the_running_head_of_a_hostile_title_is_only_text():
    rule = running_head('"; } </style><script>\\ Was Preis \n')
    assert re.fullmatch(r'\n@page\{@top-left\{content:"[\w\\ ]+"\}\}@page:first\{@top-left\{content:none\}\}', rule)
    assert running_head("") == ""


def test_sizes():
    assert len(page().encode()) < 150_000


def test_our_wording_is_said_and_has_no_quotation_marks():
    text = re.search(r'<article id="a-three".*?</article>', page(), re.S)[0]
    assert "Our wording" in text
    rows = re.findall(r'<tr id="f-three.*?</tr>', page(), re.S)
    assert rows
    assert all('class="said"' not in row and "our wording" in row and ":~:text=" not in row for row in rows)
    assert 'class="said"' in re.search(r'<tr id="f-one.*?</tr>', page(), re.S)[0]


@pytest.mark.parametrize(
    ("text", "url", "tail"),
    [
        ("Up by 3-4%, they say.", "https://e.org/x", "#:~:text=Up%20by%203%2D4%25%2C%20they%20say."),
        ("Up by 3% & more.", "https://e.org/x#top", "#top:~:text=Up%20by%203%25%20%26%20more."),
        ("One two three four five six seven eight nine ten eleven twelve thirteen.", "https://e.org/",
         "#:~:text=One%20two%20three%20four,ten%20eleven%20twelve%20thirteen."),
        ("Bis zu 3 % über\nNacht.", "https://e.org/", "#:~:text=Bis%20zu%203%20%25%20%C3%BCber%20Nacht."),
        ("Up.", "javascript:alert(1)", None), ("Up.", "", None), ("Up.", "https://[bad", None),
    ],
)  # fmt: skip
def test_text_fragments(text, url, tail):
    link = live_link(Article("a", text, url=url), Span(0, len(text)))
    assert link == (url.split("#")[0] + tail if tail else "")


def test_pieces_of_overlapping_figures_make_the_text_again():
    text = "90% of processing and magnet production, or 85% to 90%, and more than 5 of 7."
    figures = extract(text, "rare-earths")
    parts = pieces(Span(0, len(text)), figures)
    assert "".join(text[slice(*part.span)] for part in parts) == text
    for figure in figures:
        covered = "".join(text[slice(*part.span)] for part in parts if figure in part.figures)
        assert covered == text[figure.start : figure.end]


def test_text_and_quotes_read_as_written():
    for article in articles():
        figures = extract([article], "rare-earths")
        html = text_html(article, figures, figure_ids(figures))
        assert unescape(re.sub("<[^>]+>", "", html)).split() == article.text.split()
        for figure in figures:
            assert unescape(re.sub("<[^>]+>", "", quote_html(article, figure))) == article.text[slice(*figure.sentence)]


def test_ids_stay_when_an_article_is_added():
    alone = figure_ids(extract(articles()[:1], "rare-earths"))
    among = figure_ids(extract(articles(), "rare-earths"))
    assert {(f.start, f.measure): i for f, i in alone.items()}.items() <= {
        (f.start, f.measure): i for f, i in among.items() if f.article_id == "one"
    }.items()


def test_article_in_the_lab_is_safe():
    html = article_html(articles()[1], extract([articles()[1]], "rare-earths"))
    assert "<script>" not in html
    assert "<mark>60%</mark>" in html
    assert articles()[1]._repr_html_().count("&lt;script&gt;") >= 2


def test_scripts_and_styles_of_a_cell_do_not_reach_the_page():
    html = page_html(notebook([{"text/html": "<style>p{}</style><p>kept</p><script>x()</script><script src=y>"},
                               {"text/plain": "<b>"}]))  # fmt: skip
    assert "<p>kept</p>" in html
    assert "x()" not in html
    assert "src=y" not in html
    assert "<pre>&lt;b&gt;</pre>" in html
    html5lib.HTMLParser(strict=True).parse(html)


def test_publish_and_index(tmp_path):
    for name in ("b&c", "a"):
        (tmp_path / name).mkdir()
        nbformat.write(
            notebook([{"text/html": '<h1>A &amp; B</h1><p class="deck">3 figures</p>'}]), tmp_path / name / "r.ipynb"
        )
        assert publish(tmp_path / name / "r.ipynb", tmp_path / name / "index.html").is_file()
    index = index_page(tmp_path).read_text()
    html5lib.HTMLParser(strict=True).parse(index)
    assert re.findall(r'<h2><a href="([^"]+)">([^<]+)', index) == [
        ("a/index.html", "A &amp; B"),
        ("b%26c/index.html", "A &amp; B"),
    ]
    assert "3 figures" in index
    assert index_page(tmp_path).read_text() == index


def test_what_is_no_notebook(tmp_path):
    (tmp_path / "x.ipynb").write_text("{")
    with pytest.raises(StatedFiguresError, match="run it with papermill first"):
        publish(tmp_path / "x.ipynb", tmp_path / "index.html")
    assert not (tmp_path / "index.html").exists()


def test_the_sample_is_hostile():
    assert HOSTILE in TEXTS["two <b>"]
    assert unquote(live_link(articles()[0], Span(0, 20))).startswith("https://example.org/0#:~:text=China")
