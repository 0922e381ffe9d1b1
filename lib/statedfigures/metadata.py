"""What a page says of itself: title, authors, outlet, date, language, address. Empty where it does not say."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsArticle|WebPage)$")
BY = re.compile(r"^by\s+", re.I)
TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
LONGEST = 300  # characters of a title, a name
EARLIEST, LATEST = "1990-01-01", "2100-01-01"  # fixed: a date must not depend on the day that it is read on


def metadata(tree: HtmlElement, url: str = "") -> dict[str, Any]:
    """Title, authors, outlet, published, language and url, as fields of an Article; those unknown are left out."""
    declared = _declared(tree)
    metas = _metas(tree)
    headings = (_text(node.text_content()) for tag in ("h1", "title") for node in tree.iter(tag))
    title = _text(declared.get("headline")) or _first(metas, TITLES) or next(filter(None, headings), "")
    authors = _names(declared.get("author")) or tuple(a for a in [_first(metas, AUTHORS)] if a and "://" not in a)
    address = _address(tree, url, metas)
    outlet = next(iter(_names(declared.get("publisher"))), "") or _first(metas, OUTLETS)
    outlet = outlet or urlsplit(url or address).hostname or ""
    found = {
        "title": title, "authors": authors, "outlet": outlet.removeprefix("www."),
        "published": _published(tree, declared, url), "url": address,
        "wording": "ours" if metas.get("wording") == "ours" else "",  # a page that restates another in our words
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _declared(tree: HtmlElement) -> dict[str, Any]:
    """The article that JSON-LD describes, one that bears a headline before others."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", ""):
            try:
                waiting = [json.loads(script.text or "", strict=False)]
            except (ValueError, RecursionError):
                continue
            while waiting:
                node = waiting.pop()
                if isinstance(node, list):
                    waiting += node
                elif isinstance(node, dict):
                    waiting.append(node.get("@graph"))
                    kinds = node.get("@type")
                    if any(ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                        found.append(node)
    return min(found, key=lambda node: "headline" not in node, default={})


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's meta elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(name, _text(meta.get("content")))
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _text(value: Any) -> str:
    return " ".join(unescape(value).split())[:LONGEST] if isinstance(value, str) else ""


def _names(value: Any) -> tuple[str, ...]:
    """The names of one or several persons or organisations, as JSON-LD gives them."""
    several = value if isinstance(value, list) else [value]
    names = (BY.sub("", _text(one.get("name") if isinstance(one, dict) else one)) for one in several)
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))


def _published(tree: HtmlElement, declared: dict[str, Any], url: str) -> str:
    """The date that the page declares, in its own time zone; ISO."""
    stated = re.match(r"\d{4}-\d\d-\d\d", _text(declared.get("datePublished")))
    if stated and EARLIEST <= stated[0] < LATEST:
        with suppress(ValueError):
            return date.fromisoformat(stated[0]).isoformat()
    from htmldate import find_date

    with suppress(Exception):  # whatever stumbles there, a date is then unknown
        bounds: dict[str, Any] = {"min_date": EARLIEST, "max_date": LATEST}
        return find_date(tree, original_date=True, extensive_search=False, url=url or None, **bounds) or ""
    return ""


def _address(tree: HtmlElement, url: str, metas: dict[str, str]) -> str:
    """The canonical address, where it is one and (if it is known where the page is from) of the same site."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in link.get("rel", "").lower()]
    for given in [*links, metas.get("og:url")]:
        with suppress(ValueError):  # 'https://['
            parts = urlsplit((given or "").strip())
            same = not url or _site(parts.hostname) == _site(urlsplit(url).hostname)
            deep = parts.path.strip("/") or parts.query
            if parts.scheme in ("http", "https") and parts.hostname and same and deep:
                return str(given).strip()
    return url


def _site(host: str | None) -> str:
    return re.sub(r"^(?:www|m|amp|mobile|edition)\.", "", host or "")
