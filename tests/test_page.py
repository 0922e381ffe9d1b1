"""The page in a real browser: no network, no violation, every figure reachable by mouse, keyboard and thumb."""

import csv
import io
import json
import re

import pytest
from browser import CHROMIUM, MODES, chromium
from pagesample import page
from statedfigures.publish import index_page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    (folder / "one").mkdir()
    (folder / "one" / "index.html").write_text(page())
    return folder / "one" / "index.html"


@pytest.fixture
def opened(browser, path):
    """Opens the page, or another file, in a mode; whatever it asks for or complains of fails the test."""
    contexts, trouble = [], []

    def open_page(mode="desktop", hash="", file=path):
        context = browser.new_context(**MODES[mode])
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: trouble.append(message.text))
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.on(
            "request",
            lambda request: request.url.startswith(("file:", "blob:", "data:")) or trouble.append(request.url),
        )
        tab.goto(f"file://{file}{hash}")
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def axe(tab):
    """What axe-core finds, run in the page's world without loosening its policy."""
    from importlib.resources import files

    tab.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text())
    found = tab.evaluate(
        "axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 200) + n.failureSummary)]))"
    )
    return found


@pytest.mark.parametrize("mode", [*MODES, "print"])
def test_axe_finds_nothing(opened, mode):
    tab = opened("desktop" if mode == "print" else mode)
    if mode == "print":
        tab.emulate_media(media="print")
    tab.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert axe(tab) == []


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_wider_than_the_screen(opened, mode):
    tab = opened(mode)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_figure_leads_to_its_words_and_back(opened):
    tab = opened()
    link = tab.locator("#figures th a").first
    target = link.get_attribute("href")
    link.click()
    assert tab.evaluate("location.hash") == target
    mark = tab.locator(f"{target} ~ a.n").first
    assert mark.is_visible()
    row = mark.get_attribute("href")
    mark.click()
    assert tab.evaluate("location.hash") == row
    assert tab.locator(row).is_visible()


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_mark_tells_what_was_read(opened, way):
    tab = opened()
    tab.locator("#articles summary").first.click()
    mark = tab.locator("a.n", has_text="70%").first
    getattr(mark, way)()
    told = tab.locator("#pop").inner_text()
    for word in ("roughly 70%", "share of rare earth mining", "China", "stated", "Hedge: roughly"):
        assert word in told
    assert mark.get_attribute("aria-describedby") == "pop"
    tab.keyboard.press("Escape")
    assert tab.locator("#pop").is_hidden()


def test_the_first_tap_tells_and_the_second_leads(opened):
    tab = opened("phone")
    tab.locator("#articles summary").first.click()
    mark = tab.locator("a.n", has_text="47%").first
    mark.scroll_into_view_if_needed()
    mark.tap()
    assert "47%" in tab.locator("#pop").inner_text()
    assert tab.evaluate("location.hash") == ""
    mark.tap()
    assert tab.evaluate("location.hash") == mark.get_attribute("href")


def test_filters_meet_and_their_state_is_in_the_address(opened):
    tab = opened()
    total = tab.locator("#figures tbody tr").count()
    tab.select_option("[name=measure]", "share of rare earth mining")
    tab.fill("[name=q]", "roughly")
    shown = tab.locator("#figures tbody tr:visible")
    assert shown.count() == 1
    assert tab.locator("#count").inner_text() == f"1 of {total} figures"
    state = tab.evaluate("location.hash")
    again = opened(hash=state)
    assert again.locator("#figures tbody tr:visible").count() == 1
    again.click("text=Show all")
    again.wait_for_function(f"document.querySelectorAll('#figures tbody tr:not([hidden])').length === {total}")
    assert again.evaluate("location.hash") == ""


def test_where_no_figure_matches_a_button_clears_the_filters(opened):
    tab = opened()
    assert tab.locator("#none").is_hidden()
    tab.fill("[name=q]", "no such words")
    assert tab.locator("#none").inner_text().startswith("No figure matches.")
    tab.click("#none button")
    tab.locator("#figures tbody tr").first.wait_for()
    assert tab.locator("#none").is_hidden()


def test_measures_of_the_topic_come_before_the_texts_own_words(opened):
    tab = opened()
    names = tab.locator("[name=measure] > option").all_text_contents()
    assert names[1:] == sorted(names[1:])
    assert "share of rare earth mining" in names


@pytest.mark.parametrize("scripted", [True, False])
def test_an_address_that_leads_into_a_shut_text_opens_it(browser, path, scripted):
    context = browser.new_context(**MODES["phone"], java_script_enabled=scripted)
    tab = context.new_page()
    tab.goto(f"file://{path}")
    assert tab.locator("#articles a.n").first.is_hidden()
    place = tab.locator("#articles a.n").first.get_attribute("data-f")
    tab.goto("about:blank")
    tab.goto(f"file://{path}#t-{place}")
    tab.locator("#articles a.n").first.wait_for()
    context.close()


def test_a_phone_shows_the_first_cards_and_the_others_on_demand(opened, tmp_path):
    file = tmp_path / "more.html"
    file.write_text(page(50))
    tab = opened("phone", file=file)
    rows, shown = tab.locator("#figures tbody tr"), tab.locator("#figures tbody tr:visible")
    assert (rows.count(), shown.count()) == (50, 30)
    assert tab.locator("#rest").inner_text() == "Show the other 20 figures"
    last = rows.last.get_attribute("id")
    tab.locator("#rest button").tap()
    assert shown.count() == 50
    assert tab.evaluate("document.activeElement.closest('tr').rowIndex") == 31
    assert opened("phone", f"#{last}", file).locator(f"#{last}").is_visible()
    assert opened("desktop", file=file).locator("#figures tbody tr:visible").count() == 50


def test_all_sections_can_be_reached_on_a_phone(opened):
    tab = opened("phone")
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360
               for box in (link.bounding_box() for link in tab.locator("nav a").all()))  # fmt: skip


def test_sorting_by_keyboard(opened):
    tab = opened()
    head = tab.locator("#figures thead button").first
    head.focus()
    tab.keyboard.press("Enter")

    def values():
        cells = tab.locator("#figures tbody th").all_inner_texts()
        return [float(re.search(r"[\d.]+", cell)[0]) for cell in cells]

    assert values() == sorted(values())
    tab.keyboard.press("Enter")
    assert values() == sorted(values(), reverse=True)
    assert tab.locator("#figures thead th").first.get_attribute("aria-sort") == "descending"
    assert "sort=-0" in tab.evaluate("location.hash")


def saved(tab, what):
    with tab.expect_download() as download:
        tab.locator(what).first.click()
    return download.value.suggested_filename, download.value.path().read_bytes().decode()


def test_the_table_is_saved_as_shown(opened):
    tab = opened()
    tab.select_option("[name=status]", "threatened")
    name, text = saved(tab, "[data-save=csv]")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert name == "figures.csv"
    assert [line["value"] for line in lines] == ["100"]
    assert lines[0]["quote"] == "He had threatened an additional 100% tariff on Chinese goods."
    assert lines[0]["outlet"] == "Outlet 0"
    name, text = saved(tab, "[data-save=json]")
    assert [item["quote"] for item in json.loads(text)] == [lines[0]["quote"]]


def test_a_chart_gives_its_data_and_its_picture(opened):
    tab = opened()
    tab.locator("figure details summary").first.click()
    name, text = saved(tab, "[data-save=chart-csv]")
    assert name == "chart-shares.csv"
    assert text.startswith("Measure,Statement,Who\n")
    name, text = saved(tab, "[data-save=chart-svg]")
    assert name == "chart-shares.svg"
    assert "Articles put China’s share" in text


def test_charts_are_drawn_again_for_a_phone(opened):
    for mode, shown, hidden in (("desktop", "wide", "narrow"), ("phone", "narrow", "wide")):
        tab = opened(mode)
        assert tab.locator(f"figure .{shown} svg").first.is_visible()
        assert not tab.locator(f"figure .{hidden} svg").first.is_visible()
    smallest = tab.evaluate(
        "Math.min(...[...document.querySelectorAll('figure .narrow text')].map((t) => t.getBoundingClientRect().height))"
    )
    assert smallest >= 11


def test_without_script_it_is_a_plain_page(browser, path):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"file://{path}")
    assert tab.locator("#figures tbody tr").first.is_visible()
    assert tab.locator("#filter").is_hidden()
    tab.locator(".keys summary").first.click()
    assert tab.locator(".keys blockquote").first.is_visible()
    context.close()


def test_print_shows_where_links_lead_and_no_controls(opened):
    tab = opened()
    tab.emulate_media(media="print")
    assert tab.locator("#filter").is_hidden()
    assert tab.locator("nav").is_hidden()
    assert "https://example.org/0" in tab.evaluate(
        "getComputedStyle(document.querySelector('#articles a[href^=http]'), '::after').content + document.querySelector('#articles a[href^=http]').href"
    )
    assert tab.locator("#articles details p").first.is_hidden()
    assert tab.locator("#figures blockquote").first.is_visible()
    assert len(tab.pdf()) > 10_000


def test_two_thousand_figures_answer_at_once(opened, tmp_path):
    file = tmp_path / "many.html"
    file.write_text(page(2000))
    tab = opened(file=file)
    assert tab.locator("#figures tbody tr").count() >= 1900
    took = tab.evaluate("""() => { const q = document.querySelector('[name=q]'), times = [];
      for (const word of ['roughly 7', '45%', 'nothing', '']) { q.value = word; const t = performance.now();
        q.dispatchEvent(new Event('input', { bubbles: true })); times.push(performance.now() - t); }
      return times.sort((a, b) => a - b)[1]; }""")
    assert took < 100


def test_the_index_finds_reports(opened, path):
    tab = opened(file=index_page(path.parent.parent))
    assert tab.locator(".reports li:visible").count() == 1
    assert axe(tab) == []
    tab.fill("[name=q]", "soybean quotas")
    assert tab.locator(".reports li:visible").count() == 0
