"""HTML → one tree that every reader can read: what is never an article's text is taken out once, in front of them all.

Nothing here decides what the article is; that is the readers' work. Importing it imports lxml.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

# Never an article's words: programs, drawings, forms, frames
TAGS = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "canvas", "map", "audio", "video", "object", "embed", "applet", "iframe", "frame", "button", "input", "select", "textarea", "time", "amp-ad", "amp-analytics"]
)
REGIONS = frozenset(["form", "dialog", "nav", "footer", "aside"])
# Words in a class or an id that name what stands beside an article, not in it
BESIDE = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|adbox|banner|breadcrumbs?|byline|caption\w*|commentlist|comments?|consent|cookies?"
    r"|copyright|credits?|cta|disqus\w*|footer|gdpr|livefyre|login|masthead|menu|modal|most-?(?:read|popular)"
    r"|nav|navbar|navigation|newsletter|outbrain|pagination|paywall|popup|print-only|promos?|pushdown|recirc\w*|recommend\w*"
    r"|related\w*|rollover|share|sharing|sidebar|signup|skip-?link|social|sponsor\w*|sr-only|subscri\w*|taboola|teasers?"
    r"|timestamp|toolbar|trending|widget|visually-?hidden)(?=$|[\s_-])"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# Words in a class that make a reader cut the element
MISLEADS = re.compile(
    r"ad-break|agegate|author-dropdown|byline|caption|combx|com-|comment|community|contact|contenttools|date|disqus|extra|facebook"
    r"|foot|google|header|inset|legende|links|masthead|media|menu|meta|navbar|outbrain|pag(?:er|ination)|popup|print|promo|related|remark"
    r"|retweet|rss|scroll|shopping|shoutbox|side|sponsor|subscribe|tags|timestamp|tool|tweet|twitter|vcard|widget",
    re.I,
)
ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "alert", "menu", "menubar", "toolbar"]
)
# A whole paragraph that asks the reader to do something, or only points elsewhere
ASKS = re.compile(
    r"\W*(?:advertisement|continue reading|story continues|scroll (?:down )?(?:for|to)|click (?:here|to)|tap here|follow (?:us|\w+) on"
    r"|follow .{3,60} on (?:twitter|facebook|instagram|x)\b|like us on|sign up (?:for|to|here|now)|subscribe (?:to|now|for|here)|download (?:the|our)\b.{1,40}\bapps?\b"
    r"|get the .{1,40}\bapps?\b|read (?:more|next|also|on)\b|see also\b|more (?:from|on|about)\b.{0,60}$|related\b.{0,12}(?::|$)"
    r"|you (?:may|might) (?:also )?(?:like|be interested)|recommended|image (?:copyright|caption|source|credit|\d+ of \d+)|(?:photo|picture|image)s? (?:by|credit|courtesy)"
    r"|share this|what to read next|order reprints|print article|this copy is for your personal|something to consider|(?:want|have) (?:more|a tip)\b|get access to|listen to .{3,40} live)"
    r"|.{0,400}\b(?:follow (?:him|her|them|us|me) (?:on|at|@)|on twitter at (?:@|http))",
    re.I,
)
ASKS_LONGEST = 70  # words
RUN = 30  # characters of one run of words; what is shorter is a label
FLOW = frozenset(["p", "li", "ul", "ol", "dl", "section", "div", "h2", "h3", "h4", "h5", "h6", "article", "blockquote", "table", "span"])
BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def parse(text: str) -> HtmlElement:
    """The tree of a page, however broken it is."""
    return document_fromstring(text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))


def prepare(tree: HtmlElement) -> HtmlElement:
    """The same tree without what is never an article's text, and without what leads readers astray."""
    body = tree.find("body")
    if body is None:
        return tree
    _drop(node for node in body.iter() if not isinstance(node.tag, str) or node.tag in TAGS)
    for node in list(body.iter("body", "div", "section", "article", "main", "span", "td", "center", "font")):
        _wrap_runs(node)
    words = _Words(body)
    for node in list(body.iter()):
        if (node.tag in REGIONS or _beside(node)) and words.share(node) < 0.3 and node.getparent() is not None:
            if node.find(".//blockquote") is None:  # 'tweet-widget': somebody is quoted
                node.drop_tree()
    _drop_captions(body)
    _drop_pointers(body)
    _join(body, _Words(body))
    words = _Words(body)
    for node in body.iter("*"):
        if words.share(node) > 0.5:  # 'content-with-sidebar': readers cut what bears such a name
            for name in ("class", "id"):
                if kept := [word for word in node.get(name, "").split() if not MISLEADS.search(word)]:
                    node.set(name, " ".join(kept))
                else:
                    node.attrib.pop(name, None)
    return tree


class _Words:
    """How many characters of a page's running words each element holds; those of links and of labels do not count."""

    def __init__(self, body: HtmlElement) -> None:
        self.held: dict[HtmlElement, int] = defaultdict(int)
        for node in body.iter("*"):
            runs = [node.text, *(child.tail for child in node)]
            words = sum(len(run) for run in runs if run and len(run.strip()) >= RUN)
            if words and node.tag != "a":
                self.held[node] += words
                for above in node.iterancestors():
                    self.held[above] += words
        self.all = max(self.held.get(body, 0), 1)

    def share(self, node: HtmlElement) -> float:
        return self.held.get(node, 0) / self.all


def _drop(nodes: Iterator[HtmlElement]) -> None:
    for node in list(nodes):
        if node.getparent() is not None:
            node.drop_tree()


def _beside(node: HtmlElement) -> bool:
    """Whether an element says of itself that it is hidden or stands beside the article."""
    if node.getparent() is None:
        return False
    if "hidden" in node.attrib or node.get("role") in ROLES or HIDDEN.search(node.get("style", "")):
        return True
    names = f"{node.get('class', '')} {node.get('id', '')}"
    return bool(BESIDE.search(CAMEL.sub("-", names).lower()))


def _wrap_runs(node: HtmlElement) -> None:
    """Makes paragraphs of the words that stand bare beside blocks or between line breaks."""
    breaks = [child for child in node if child.tag in BLOCKS or next(child.iter(*BLOCKS), None) is not None]
    if not breaks or not any(len((text or "").strip()) >= RUN for text in (node.text, *(c.tail for c in node))):
        return
    if node.tag in ("span", "font", "center"):
        node.tag = "div"
    children = list(node)
    paragraph = Element("p")
    paragraph.text, node.text = node.text, None
    place = 0
    for child in [*children, None]:
        if child is None or child in breaks:
            if len(paragraph) or (paragraph.text or "").strip():
                node.insert(place, paragraph)
                place += 1
            paragraph = Element("p")
            if child is not None:
                paragraph.text, child.tail = child.tail, None
                place = node.index(child) + 1
                if child.tag == "br":
                    node.remove(child)
                    place -= 1
        else:
            paragraph.append(child)


def _drop_captions(body: HtmlElement) -> None:
    for node in list(body.iter("figure", "figcaption")):
        if node.tag == "figcaption" or (node.find(".//table") is None and node.find(".//blockquote") is None):
            if node.getparent() is not None:
                node.drop_tree()


def _drop_pointers(body: HtmlElement) -> None:
    """Drops the blocks whose words are all links, and those that ask the reader to do something."""
    for node in list(body.iter(*FLOW)):
        if node.getparent() is None:
            continue
        text = " ".join(node.text_content().split())
        if not text:
            continue
        links = sum(len(" ".join(a.text_content().split())) for a in node.iter("a"))
        if (node.tag not in HEADINGS and node.tag != "span" and links > 0.85 * len(text) and len(text) > 20) or (node.tag in ("p", "li", *HEADINGS) and ASKS.match(text) and len(text.split()) < ASKS_LONGEST):
            node.drop_tree()


def _kind(node: HtmlElement) -> str:
    """An element's classes without those that only vary another: 'text text_first' is a 'text'."""
    names = node.get("class", "").split()
    return " ".join(a for a in names if not any(a != b and a.startswith(b) for b in names))


def _join(body: HtmlElement, words: _Words) -> None:
    """Puts the parts of an article that stand in several like containers into one, in their order."""
    groups: dict[tuple[str, str], dict[HtmlElement, int]] = defaultdict(dict)
    for node in body.iter("p"):
        parent = node.getparent()
        while parent.tag in ("blockquote", "li", "td"):
            parent = parent.getparent()
        if words.held.get(node) and parent is not body:
            group = groups[parent.tag, _kind(parent)]
            group[parent] = group.get(parent, 0) + words.held[node]
    if not groups:
        return
    parts = list(max(groups.values(), key=lambda group: sum(group.values())))
    if len(parts) < 2 or sum(words.held[part] for part in parts) < words.all / 2:
        return
    above = [list(part.iterancestors()) for part in parts]
    common = next(node for node in above[0] if all(node in line for line in above[1:]))
    for part, line in zip(parts, above, strict=True):
        for node in [part, *line[: line.index(common)]]:
            if node.getparent() is not None:
                node.drop_tag()
