"""A chart's spec → SVG, and the figure element of the page: two sizes, its data, its words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from .marks import PAPER, alt
from .publish import CHART, FIGURE
from .sections import templates


def svg(spec: Mapping[str, Any]) -> str:
    """The SVG of a Vega-Lite spec; the same spec gives the same bytes.

    >>> svg({"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a"}}})[:4]
    '<svg'
    """
    return _svg(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=32)
def _svg(spec: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def chart_figure(spec: Mapping[str, Any]) -> str:
    """The figure element of a chart: its words as text, its picture for wide and for narrow screens, its data."""
    told = spec.get("usermeta", {}) if isinstance(spec.get("usermeta"), Mapping) else {}
    words = {name: told.get(name, "") for name in ("name", "title", "unit", "source", "alt")}
    words["alt"] = words["alt"] or spec.get("description", "") or "A chart"
    bare = {name: value for name, value in spec.items() if name not in ("title", "usermeta")} if told else spec
    narrow = told.get("narrow")
    macro = templates().get_template("sections.html.j2").module.chart  # type: ignore[attr-defined]
    return str(macro(
        words, Markup(_inline(bare, words["alt"])), Markup(_inline(narrow, words["alt"])) if narrow else "",
        told.get("columns", []), told.get("data", []),
    ))  # fmt: skip


def _inline(spec: Mapping[str, Any], told: str) -> str:
    """The SVG as one picture with a name, for inside a page, whose style sheet gives fonts and halos."""
    layers = [layer for layer in spec.get("layer", []) if not _is_halo(layer)]
    picture = NOISE.sub("", svg({**spec, "layer": layers} if layers else spec))
    picture = re.sub(r"\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), picture)
    return picture.replace("<svg ", f'<svg role="img" aria-label="{Markup.escape(told)}" ', 1)


# What a picture inside a page does not need: its own fonts, roles within one image, and Vega's empty shapes
NOISE = re.compile(
    r' (?:xmlns:xlink|font-family|aria-roledescription|pointer-events|stroke-miterlimit|class|opacity)="[^"]*"'
    r'| role="graphics-[a-z]+"| aria-hidden="true"|<path[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*/>'
)


def _is_halo(layer: Mapping[str, Any]) -> bool:
    mark = layer.get("mark", {})
    return isinstance(mark, Mapping) and mark.get("type") == "text" and mark.get("stroke") == PAPER


def render(spec: dict[str, Any], **options: Any) -> dict[str, Any]:
    """What a notebook shows of a chart: a picture that needs no network; and for the page its element and the spec."""
    words = spec.get("description", "A chart")
    return {"image/svg+xml": svg(spec), FIGURE: chart_figure(spec), CHART: spec, "text/plain": words}


def use() -> None:
    """Makes Altair show the charts of this process so, unless somebody has chosen another way."""
    if alt.renderers.active in ("", "default"):
        alt.renderers.register("statedfigures", render)
        alt.renderers.enable("statedfigures")
