"""Pages that hold no article: walls, stubs, errors, lists, shells. Each says what it is."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from .lexicon import rows

FEWEST = 25  # words that an article has at least
TEASERS = 6  # headlines that are links, for a page to be a list
TEASER = 80  # words at most under one of them
SHELL = re.compile(r"^(?:root|app|__next|__nuxt|main-app|react-root)$")


def no_article(tree: HtmlElement, text: str) -> str:
    """Why a page, of which readers made that text, holds no article; '' where it does. `tree` is as it came."""
    # two signs of Chinese or Japanese writing count as one
    words = len(re.findall(r"\w+", text)) + len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]", text)) // 2
    for node in list(tree.iter("script", "style", "template")):
        if node.get("type") != "application/ld+json":
            node.drop_tree()
    page = " ".join(" ".join(tree.xpath("//text()")).lower().split()).replace("’", "'")
    heads = " ".join(node.text_content() for tag in ("title", "h1") for node in tree.iter(tag))
    title = " ".join(heads.split()).lower().replace("’", "'")
    places = {"title": title, "page": page, "text": text.lower().replace("’", "'") if words >= FEWEST else page}
    for row in rows("no-article"):
        if words <= int(row["longest"]) and re.search(rf"\b{re.escape(row['phrase'])}\b", places[row["where"]]):
            return row["reason"]
    if words <= 60 and re.search(r'"isaccessibleforfree"\s*:\s*"?false', page):
        return "a paywall stub"
    if is_list(tree):
        return "a page that lists articles; give the address of one"
    if words >= FEWEST:
        return ""
    if any(SHELL.match(node.get("id", "")) for node in tree.iter("div")):
        return "an empty page that a program fills; save it from a browser"
    return f"only {words} words"


def is_list(tree: HtmlElement) -> bool:
    """Whether a page's words stand as teasers of other pages: under headlines that are links, few words each."""
    headlines = [h for h in tree.iter("h2", "h3", "h4") if h.find(".//a") is not None or h.xpath("ancestor::a")]
    if len(headlines) < TEASERS:
        return False
    under = Counter(above for headline in headlines for above in headline.iterancestors())
    tops = ([above for above in headline.iterancestors() if under[above] == 1] for headline in headlines)
    teasers = [words for line in tops if line and (words := _words(line[-1])) <= TEASER]
    return len(teasers) >= TEASERS and _words(tree) - sum(teasers) < max(50, sum(teasers) // 2)


def _words(node: HtmlElement) -> int:
    """The words of an element, those of links and labels aside."""
    inside = [part for part in node.iter("*") if part.tag not in ("a", "head", "title")]
    runs = (run.split() for part in inside for run in (part.text, *(child.tail for child in part)) if run)
    return sum(len(run) for run in runs if len(run) >= 5)
