"""HTML → one tree that every reader can read: what is never an article's text is taken out once, in front of them all.

Nothing here decides what the article is; that is the readers' work.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import zip_longest

from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

from .lexicon import rows
from .noise import ASKS

RUN = 30  # characters of one run of words; what is shorter is a label
FEW = 0.3  # share of a page's words that something beside the article may hold
ASK = 500  # characters of a paragraph that asks the reader to do something
LINKED = 0.85  # share of links in a block that only points elsewhere
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# signs that lxml takes out of a page but not into one, also as '&#11;'
UNFIT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45]))(?![0-9a-f]);?",
    re.I,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
BLOCKS = ("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1",
          "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th",
          "tr", "ul")  # fmt: skip
CELL = 80  # characters of a cell of a table of figures
DIGIT, YEARS = re.compile(r"\d"), re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|Q[1-4](?: \d{4})?|H[12](?: \d{4})?")
TEN = re.compile(r"(?<![\d$€£¥.,])10$")
POWERED = re.compile(r"(?:^|[\s\d])(?:[kcmdn]?m|ft|mi|in|yd|s|h|x|y|R)$")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BARE = ("body", "div", "section", "article", "main", "td", "span", "center", "font")  # words may stand bare in them
POINTING = ("p", "li", "ul", "ol", "dl", "section", "div", "article", "blockquote", "table")


def _words(kind: str) -> list[str]:
    return [row["pattern"] for row in rows("furniture") if row["kind"] == kind]


TAGS, REGIONS, ROLES = (frozenset(_words(kind)) for kind in ("tag", "region", "role"))
BESIDE = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_words('name'))})(?=$|[\s_-])")
FOLLOWS = re.compile("|".join(_words("asks within")), re.I)
MISLEADS = re.compile("|".join(_words("misleading name")), re.I)  # readers cut what bears such a name


def parse(text: str) -> HtmlElement:
    """The tree of a page, however broken it is."""
    fit = UNFIT.sub(" ", text).encode("utf-8", "replace")
    return document_fromstring(fit, parser=HTMLParser(encoding="utf-8"))


def prepare(tree: HtmlElement) -> HtmlElement:
    """The same tree without what is never an article's text, and without what leads readers astray."""
    body = tree.find("body")
    if body is None:
        return tree
    _drop(node for node in body.iter() if not isinstance(node.tag, str) or node.tag in TAGS)
    for raised in list(body.iter("sup")):
        _lower(raised)
    for table, lines in [(table, _cell_lines(table)) for table in body.iter("table")]:
        if _holds_data(table, lines):
            _rows_as_lines(table, lines)
    for node in list(body.iter(*BARE)):
        _wrap_runs(node)
    held = _words_held(body)
    whole = max(held[body], 1)
    # what quotes somebody ('tweet-widget') is kept
    _drop(n for n in body.iter("*") if _beside(n) and held[n] / whole < FEW and n.find(".//blockquote") is None)
    _drop(body.iter("figcaption"))
    _drop(n for n in body.iter("figure") if n.find(".//table") is None and n.find(".//blockquote") is None)
    _drop(node for node in body.iter(*POINTING, *HEADINGS) if _points_elsewhere(node))
    titles = {_line(node) for node in (*tree.iter("title"), *list(body.iter("h1"))[:1])}
    _drop(node for node in body.iter("p", "div", *HEADINGS) if len(node) < 3 and _line(node) in titles)
    _join(body, _words_held(body))
    held = _words_held(body)
    for node in body.iter("*"):
        if held[node] > held[body] / 2:  # 'content-with-sidebar'
            for name in ("class", "id"):
                node.set(name, " ".join(word for word in node.get(name, "").split() if not MISLEADS.search(word)))
    return tree


def _holds_data(table: HtmlElement, rows: list[list[str]]) -> bool:
    """Whether a table is one of figures and not of the page's layout: short cells, most rows with a number."""
    if any(table.find(f".//{tag}") is not None for tag in ("table", "p", "li")):
        return False
    numbered = sum(any(DIGIT.search(cell) for cell in row[1:]) for row in rows)
    short = all(len(cell) <= CELL for row in rows for cell in row)
    return short and len(rows) > 1 and max(map(len, rows)) > 1 and numbered > len(rows) / 2


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _cell_lines(table: HtmlElement) -> list[list[str]]:
    """The words of each cell of each row."""
    return [[_line(cell) for cell in _cells(row)] for row in table.iter("tr")]


def _rows_as_lines(table: HtmlElement, lines: list[list[str]]) -> None:
    """Makes a line of each row, so that no value is read as that of the row beside it: 'Russia: 43.0 (2024/25)'."""
    rows = [_cells(row) for row in table.iter("tr")]
    merged = any(cell.get("rowspan") or cell.get("colspan") for row in rows for cell in row)
    named = all(cell.tag == "th" for cell in rows[0]) or all(
        not DIGIT.search(cell) or YEARS.fullmatch(cell) for cell in lines[0][1:]
    )
    heads = lines[0] if named and not merged else []
    told = [_line(caption) for caption in table.iter("caption")]
    for row in lines[bool(heads) :]:
        cells = [
            f"{cell} ({head})" if head else cell for cell, head in zip_longest(row[1:], heads[1 : len(row)]) if cell
        ]
        told.append(f"{row[0]}: {'; '.join(cells)}." if row and row[0] and cells else "; ".join([*row[:1], *cells]))
    for child in list(table):
        table.remove(child)
    table.tag, table.text = "div", None
    for words in filter(None, told):
        line = Element("p")
        line.text = words
        table.append(line)


def _lower(raised: HtmlElement) -> None:
    """Writes 10<sup>6</sup> as 10^6, and takes the mark of a footnote away: neither is a digit of the number before."""
    parent = raised.getparent()
    if parent is None:
        return  # inside another that is gone
    mark, before = _line(raised), raised.getprevious()
    text = (before.tail if before is not None else parent.text) or ""
    if not mark.lstrip("-−–").isdigit():
        return
    if TEN.search(text) and raised.find(".//a") is None:
        raised.text, raised[:] = f"^{mark}", []
        raised.drop_tag()
    elif not POWERED.search(text):  # 'km<sup>2</sup>' keeps its power
        raised.drop_tree()


def _words_held(body: HtmlElement) -> Counter[HtmlElement]:
    """How many characters of a page's running words each element holds; those of links and of labels do not count."""
    held: Counter[HtmlElement] = Counter()
    for node in body.iter("*"):
        runs = (node.text, *(child.tail for child in node))
        words = sum(len(run) for run in runs if run and len(run.strip()) >= RUN)
        if words and node.tag != "a":
            for one in (node, *node.iterancestors()):
                held[one] += words
    return held


def _drop(nodes: Iterable[HtmlElement]) -> None:
    for node in list(nodes):
        if node.getparent() is not None:
            node.drop_tree()


def _beside(node: HtmlElement) -> bool:
    """Whether an element says of itself that it is hidden or stands beside the article."""
    if node.tag in REGIONS or "hidden" in node.attrib or node.get("role") in ROLES:
        return node.tag != "time" or node.getparent().tag not in ("p", "li")  # a date in a sentence is one of its words
    names = f"{node.get('class', '')} {node.get('id', '')}"
    return bool(BESIDE.search(CAMEL.sub("-", names).lower()) or HIDDEN.search(node.get("style", "")))


def _wrap_runs(node: HtmlElement) -> None:
    """Makes paragraphs of the words that stand bare beside blocks or between line breaks."""
    breaks = {child for child in node if child.tag in BLOCKS or next(child.iter(*BLOCKS), None) is not None}
    if not breaks or not any(len((run or "").strip()) >= RUN for run in (node.text, *(child.tail for child in node))):
        return
    if node.tag in ("span", "font", "center"):
        node.tag = "div"
    children, made = list(node), [Element("p")]
    made[0].text, node.text = node.text, None
    node.insert(0, made[0])
    for child in children:
        if child not in breaks:
            made[-1].append(child)
            continue
        made.append(Element("p"))
        made[-1].text, child.tail = child.tail, None
        child.addnext(made[-1])
        if child.tag == "br":
            node.remove(child)
    for paragraph in made:
        if not len(paragraph) and not (paragraph.text or "").strip():
            node.remove(paragraph)


def _line(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def _points_elsewhere(node: HtmlElement) -> bool:
    """Whether a block's words are all links, or ask the reader to do something."""
    text = _line(node)
    if node.tag in POINTING and len(text) > 20:
        links = sum(len(_line(link)) for link in node.iter("a"))
        if links > LINKED * len(text):
            return True
    return node.tag in ("p", "li", *HEADINGS) and len(text) < ASK and bool(ASKS.match(text) or FOLLOWS.match(text))


def _join(body: HtmlElement, held: Counter[HtmlElement]) -> None:
    """Puts the parts of an article that stand in several like containers into one, in their order."""
    groups: dict[tuple[str, str], dict[HtmlElement, int]] = defaultdict(Counter)
    for node in body.iter("p"):
        parent = node.getparent()
        while parent.tag in ("blockquote", "li", "td"):
            parent = parent.getparent()
        if held[node] and parent is not body:
            names = parent.get("class", "").split()  # but those that only vary another: 'text text_first' is a 'text'
            kind = " ".join(a for a in names if not any(a != b and a.startswith(b) for b in names))
            groups[parent.tag, kind][parent] += held[node]
    totals = {kind: sum(group.values()) for kind, group in groups.items()}
    parts = list(groups[max(totals, key=totals.__getitem__)]) if totals else []
    if len(parts) < 2 or sum(held[part] for part in parts) < held[body] / 2:
        return
    above = [list(part.iterancestors()) for part in parts]
    common = next(node for node in above[0] if all(node in line for line in above[1:]))
    for part, line in zip(parts, above, strict=True):
        for node in (part, *line[: line.index(common)]):
            if node.getparent() is not None:
                node.drop_tag()
