"""The lab: figures show whole sentences, explore selects, and a real JupyterLab opens on a page that works."""

import os
import pickle
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from browser import CHROMIUM, chromium
from pagesample import articles
from statedfigures import StatedFiguresError, compare, explore, extract
from statedfigures.lab import MIME
from statedfigures.run import STAGES
from statedfigures.shipped import REPOSITORY, shipped

START = shipped("notebooks") / "00_start.ipynb"


def figures():
    return extract(articles(), "rare-earths")


def test_a_path_is_no_text(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Up 3%.")
    with pytest.raises(StatedFiguresError, match=r"a\.txt is a file and no text: extract\(read\("):
        extract(str(tmp_path / "a.txt"))


def test_figures_are_a_list_like_any_other():
    assert isinstance(figures(), list)
    assert figures() == list(figures())
    again = pickle.loads(pickle.dumps(figures()))
    assert again == figures()
    assert again._repr_html_() == figures()._repr_html_()
    assert extract([]) == []
    assert "0 figures" in extract([])._repr_html_()


def test_figures_show_whole_sentences_and_hostile_text_is_only_text():
    html = figures()._repr_html_()
    assert html.count("<tr>") == len(figures()) + 1
    assert "controls <u>roughly</u> <mark>70%</mark> of rare earth mining and 90% of rare earth processing." in html
    assert "<script" not in html
    assert "<img" not in html
    assert figures()[:2]._repr_html_().count("<tr>") == 3


def test_comparisons_show_who_says_what():
    stated = extract(articles(), "rare-earths")
    found = compare(stated)
    html = found._repr_html_()
    assert html.count("<tr>") == 1 + sum(one.verdict != "single" for one in found) > 1
    assert "stated by one alone" in html
    assert len(html) < 20_000
    assert found == compare(list(stated), articles())
    assert found[:0]._repr_html_().count("<tr>") == 1


def test_explore_draws_every_figure_and_its_sentence():
    shown, _ = explore(figures())._repr_mimebundle_()
    assert shown["text/plain"] == f"{len(figures())} figures by measure and value; a selection shows its sentences"
    [lines] = shown[MIME]["datasets"].values() if "datasets" in shown[MIME] else [shown[MIME]["data"]["values"]]
    assert len({line["n"] for line in lines}) == len(figures())
    told = " ".join(line["text"] for line in lines if line["n"] == 0 and not line["head"]).strip()
    assert told == "China controls roughly 70% of rare earth mining and 90% of rare earth processing."
    assert explore(list(figures()), articles())._repr_mimebundle_()[0] == shown
    assert explore([])._repr_mimebundle_()[0]["text/plain"].startswith("0 figures")


def test_the_start_page_names_every_notebook():
    text = START.read_text()
    assert re.findall(r"\((\w+)\.ipynb\)", text) == list(STAGES)
    assert all(not cell.get("outputs") for cell in nbformat.read(START, as_version=4).cells)
    assert START.name in (REPOSITORY / "Makefile").read_text()


@pytest.fixture
def lab(tmp_path):
    """A JupyterLab of its own on a copy of the notebooks; the address that `make lab` would open."""
    shutil.copytree(shipped("notebooks"), tmp_path / "notebooks")
    (tmp_path / "data").symlink_to(REPOSITORY / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    jupyter = Path(sys.executable).with_name("jupyter")
    told = re.search(r"jupyter lab (--notebook-dir .*)", (REPOSITORY / "Makefile").read_text())[1].split()
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=t"]
    places = ("CONFIG", "DATA", "RUNTIME")
    env = os.environ | {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in places}
    env |= {f"JUPYTERLAB_{name}_DIR": str(tmp_path / name) for name in ("SETTINGS", "WORKSPACES")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([jupyter, "lab", *told, *options], cwd=tmp_path, env=env, **quiet)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/api?token=t").close()
            break
        except OSError:
            time.sleep(0.2)
    yield f"{address}/?token=t"
    server.terminate()
    server.wait(20)


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (Debian: apt-get install chromium)")
def test_in_a_real_lab_a_selection_filters_the_sentences(lab):
    beyond = []
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 1400, "height": 2000})  # Lab draws what is in sight
        tab.on("request", lambda r: r.url.startswith((lab[:17], "data:", "blob:")) or beyond.append(r.url))
        tab.goto(lab)
        tab.wait_for_selector(".jp-RenderedMarkdown a:has-text('Tabulate')", timeout=40_000)
        tab.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", state="attached", timeout=40_000)
        tab.click(".lm-MenuBar-item:has-text('Run')")
        tab.click(".lm-Menu-item:has-text('Run All Cells')")
        tab.wait_for_selector(".jp-OutputArea-output td mark", timeout=40_000)
        drawn = tab.locator(".jp-CodeCell .vega-embed svg.marks")
        drawn.wait_for(timeout=40_000)
        count = drawn.locator("text=/figures selected/")
        before = int(count.text_content().split()[0])
        points = drawn.locator("g.mark-symbol").first.bounding_box()
        tab.mouse.move(points["x"] + points["width"] / 2, points["y"] + 2)
        tab.mouse.down()
        tab.mouse.move(points["x"] + points["width"] - 8, points["y"] + 60, steps=4)
        tab.mouse.up()
        drawn.locator(f"text=/^(?!{before} )\\d+ figures selected/").wait_for()
        assert 0 < int(count.text_content().split()[0]) < before
    assert beyond == []
