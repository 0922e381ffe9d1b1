"""An executed notebook → the reader's page, one file without network; the index over many pages."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import unescape
from os import PathLike
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from .files import replace
from .marking import text_html
from .model import Article, Figure, StatedFiguresError
from .sections import PAGE, templates

CHART = "application/vnd.vegalite.v6+json"
FIGURE = "application/vnd.statedfigures+html"  # of a chart of ours: made in its cell, where vl-convert is awake
SCRIPTS = re.compile(r"<(script|style|iframe|object|embed)\b(?![^>]*application/json).*?(</\1\s*>|\Z)", re.I | re.S)
HEADING = re.compile(r"<(/?)h1\b", re.I)
META = re.compile(r'<meta name="([\w-]+)" content="([^"]*)">')


def publish(notebook: str | PathLike[str], page: str | PathLike[str]) -> Path:
    """Writes the executed notebook as one self-contained page: what its cells display, in their order, and its prose.

    Code is not shown, nor a cell tagged `lab`. Charts become SVG in two sizes. Raises StatedFiguresError for a file
    that is no notebook.
    """
    import nbformat

    try:
        nb: Any = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    except (ValueError, OSError) as error:
        raise StatedFiguresError(f"{notebook}: not a notebook that can be read; run it with papermill first") from error
    if not any(cell.get("execution_count") or cell.get("outputs") for cell in nb.cells):
        raise StatedFiguresError(f"{notebook}: none of its cells has been run; run it with papermill first")
    for output in (one for cell in nb.cells for one in cell.get("outputs", ()) if FIGURE in one.get("data", {})):
        output["data"] = {FIGURE: output["data"][FIGURE]}  # nbconvert copies the whole, and a spec is large
    replace(Path(page), page_html(nb))
    return Path(page)


def page_html(nb: Any) -> str:
    """The page of an executed notebook."""
    from nbconvert import TemplateExporter

    body = TemplateExporter.from_notebook_node(exporter(), nb)[0]  # HTMLExporter's own would parse and rewrite it all
    title = re.search(r"<h1[^>]*>(.*?)</h1>", body, re.S)
    deck = re.search(r'<p class="deck">(.*?)</p>', body, re.S)
    name = plain(title) or "Stated figures"
    return whole("report.html.j2", body=Markup(body), title=name, deck=plain(deck), untitled=not title)


@cache
def exporter() -> Any:
    """nbconvert's exporter to HTML with our template for cells."""
    from nbconvert import HTMLExporter

    make: Any = HTMLExporter
    made = make(extra_template_paths=[str(PAGE)], template_file="cells.html.j2", exclude_anchor_links=True)
    made.register_filter("shown", shown)
    made.register_filter("prose", lambda html: HEADING.sub(r"<\1h2", SCRIPTS.sub("", str(html))))
    return made


def plain(match: re.Match[str] | None) -> str:
    """The text of an element."""
    return unescape(re.sub(r"<[^>]+>", "", match[1])).strip() if match else ""


def shown(output: Mapping[str, Any]) -> str:
    """What one output of a cell is on the page: the richest form of it that needs no script and no network."""
    data = output.get("data", {})
    if FIGURE in data:
        return str(data[FIGURE])
    if CHART in data:
        from .picture import chart_figure

        return chart_figure(data[CHART])
    if "text/html" in data:
        return SCRIPTS.sub("", str(data["text/html"]))
    if "image/svg+xml" in data:
        return inline_image(str(data["image/svg+xml"]).encode(), "svg+xml", data)
    if "image/png" in data:
        return inline_image(base64.b64decode(data["image/png"]), "png", data)
    if output.get("output_type") == "error" or output.get("name") == "stderr":
        return ""
    text = data.get("text/plain", output.get("text", ""))
    return str(Markup("<pre>{}</pre>").format(text)) if str(text).strip() else ""


def inline_image(content: bytes, kind: str, data: Mapping[str, Any]) -> str:
    """A picture inside the page."""
    source = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
    return str(Markup('<img src="{}" alt="{}">').format(source, data.get("text/plain", "A picture")))


def whole(template: str, **values: Any) -> str:
    """A page of that template with our style and script inside it and a policy that lets in nothing else."""
    style, script = ((PAGE / name).read_text(encoding="utf-8").strip() for name in ("page.css", "page.js"))
    style += running_head(values.get("title", ""))
    policy = (
        f"default-src 'none'; style-src '{sha(style)}'; script-src '{sha(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    found = templates().get_template(template)
    return found.render(policy=policy, style=Markup(style), script=Markup(script), **values)


def running_head(title: str) -> str:
    """The rule that puts the title at the head of every printed page but the first.

    >>> running_head("A </style>")
    '\\n@page{@top-left{content:"A \\\\3c \\\\2f style\\\\3e "}}@page:first{@top-left{content:none}}'
    """
    told = re.sub(r"[^\w ]", lambda letter: f"\\{ord(letter[0]):x} ", " ".join(title.split()))
    return f'\n@page{{@top-left{{content:"{told}"}}}}@page:first{{@top-left{{content:none}}}}' if told else ""


def sha(text: str) -> str:
    """The hash of an inline element as a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


# Rich display in the lab


def article_html(article: Article, figures: Sequence[Figure] = ()) -> str:
    """The article with its figures marked, for a notebook; text is escaped, nothing in it runs.

    >>> article_html(Article("a", "<b>Up 10%"))
    '<article><h3>a</h3><p></p>\\n<p>&lt;b&gt;Up 10%</p></article>'
    """
    about = ", ".join(filter(None, [article.outlet if article.title else "", article.published]))
    head = Markup("<article><h3>{}</h3><p>{}</p>\n").format(article.title or article.outlet or article.id, about)
    return str(head + text_html(article, figures) + Markup("</article>"))


# The index


def index_page(folder: str | PathLike[str], runs: Iterable[Mapping[str, str]] = ()) -> Path:
    """Writes index.html over the reports that lie in the folder, and the batch's runs, by name; the path of it."""
    entries: dict[str, dict[str, str]] = {}
    for run in runs:  # a run without a page links what there is of it
        name, deck = run["name"], run["error"] + (f" (cell {run['cell']})" if run["cell"] else "")
        entries[name] = {"finding": name, "deck": deck, "href": quote(run["output"]), "status": run["status"]}
    for page in sorted(Path(folder).glob("[!.]*/index.html")):
        head = page.read_text(encoding="utf-8")[:20_000]
        told = {name: unescape(content) for name, content in META.findall(head)}
        title = re.search(r"<title>(.*?)</title>", head, re.S)
        name = page.parent.name
        entry = entries.setdefault(name, {"status": ""})
        if entry["status"] != "failed":
            entry |= {"finding": plain(title), "deck": told.get("description", ""), "href": f"{quote(name)}/index.html"}
    path = Path(folder) / "index.html"
    replace(path, whole("index.html.j2", entries=sorted(entries.items())))
    return path
