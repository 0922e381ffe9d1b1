"""Charts: what each says and draws, and that the same rows give the same bytes."""

import json
import re

import pandas as pd
import pytest
from statedfigures import StatedFiguresError, chart, charts, extract, picture, table
from statedfigures.marks import ACCENT, INK, LINE, PAPER, SOFT
from statedfigures.model import STATUSES, Article, Figure, Span
from statedfigures.sections import PAGE
from statedfigures.tables import figures_table

SHARE = "share of rare earth mining"


def stated(article, value, **fields):
    fields = {"unit": "percent", "measure": SHARE, "subject": "China", **fields}
    return Figure(article, 0, 3, Span(0, 20), float(value), **fields)


def rows_of(*figures):
    ids = dict.fromkeys(f.article_id for f in figures)
    return figures_table(figures, [Article(i, "70% is what they say.", outlet=f"{i}.org") for i in ids])


def values(spec, layer):
    return spec["datasets"][layer["data"]["name"]]


def words(spec):
    return [v["text"] for layer in spec["layer"] for v in values(spec, layer) if "text" in v]


def marks(spec, **look):
    return [v for layer in spec["layer"] if look.items() <= layer["mark"].items() for v in values(spec, layer)]


@pytest.mark.parametrize("name", charts.names())
def test_every_chart_refuses_rows_without_its_figures(name):
    with pytest.raises(StatedFiguresError, match=rf"chart {name}: no row"):
        chart(name, rows_of(stated("a", 5, unit="date", measure="")))


def test_unknown_chart_names_the_known():
    with pytest.raises(StatedFiguresError, match="there are shares, tariffs, spread, against_reference"):
        chart("pie", rows_of(stated("a", 5)))


def test_title_is_the_finding_and_alt_says_type_data_and_reason():
    rows = rows_of(stated("a", 70, bound="~"), stated("b", 70, bound="~"), stated("a", 90, measure="share of magnets"))
    spec = chart("shares", rows).to_dict()
    assert spec["title"]["text"] == ["Articles put China’s share at roughly 70% of rare earth mining"]
    assert re.match(r"Dot plot of China’s shares in 2 articles where ", spec["description"])
    assert "In percent" in spec["title"]["subtitle"][0]
    assert spec["title"]["subtitle"][-1].startswith("Source: ")


@pytest.mark.parametrize(
    ("bound", "look", "count"),
    [
        ("=", {"type": "bar"}, 0), ("~", {"type": "bar"}, 1), (">", {"type": "point", "angle": 90}, 1),
        (">=", {"type": "point", "angle": 90}, 1), ("<", {"type": "point", "angle": 270}, 1),
        ("<=", {"type": "point", "angle": 270}, 1),
    ],
)  # fmt: skip
def test_hedges_are_drawn(bound, look, count):
    spec = chart("shares", rows_of(stated("a", 70, bound=bound))).to_dict()
    assert len(marks(spec, **look)) == count


def test_range_is_a_bar_between_two_ticks():
    spec = chart("shares", rows_of(stated("a", 60, high=70.0))).to_dict()
    assert len(marks(spec, type="tick")) == 2
    assert [(v["x"], v["top"]) for v in marks(spec, type="rule", strokeWidth=3)] == [(60, 70)]


def test_statuses_look_different_without_colour():
    looks = {}
    for status in STATUSES:
        spec = chart("tariffs", rows_of(stated("a", 10, measure="tariff rate", status=status))).to_dict()
        points = [one["mark"] for one in spec["layer"] if one["mark"]["type"] == "point"]
        looks[status] = tuple((m["shape"], m.get("fill"), str(m.get("strokeDash"))) for m in points)
    assert looks["stated"] == looks["in force"]
    assert looks["pledged"] == looks["proposed"] == looks["delayed"]
    assert len(set(looks.values())) == 5


def test_from_to_is_a_line_labelled_at_both_ends():
    ends = [stated("a", 57, measure="tariff rate", role="from"), stated("a", 47, measure="tariff rate", role="to")]
    spec = chart("tariffs", rows_of(*ends)).to_dict()
    assert "57% to 47%" in words(spec)
    assert [(v["before"], v["x"]) for v in marks(spec, type="rule", color=INK)] == [(57, 47)]


def test_same_statements_are_stacked():
    spec = chart("shares", rows_of(*(stated(i, 70) for i in "abcd"))).to_dict()
    dots = marks(spec, type="point", shape="circle")
    assert len({v["x"] for v in dots}) == 1
    assert len({v["y"] for v in dots}) == 4


def test_official_value_is_a_line_with_its_name():
    facts = figures_table(
        [stated("usgs", 69.2, step=0.1, period="2024")],
        [Article("usgs", "69.2% is it, they say.", outlet="USGS Summaries")],
    )
    spec = chart("shares", rows_of(stated("a", 70)), official=facts).to_dict()
    assert "USGS 69.2% (2024)" in words(spec)
    assert [v["x"] for v in marks(spec, type="rule", color=ACCENT)] == [69.2]


def test_shares_run_from_0_to_100_and_tariffs_from_0():
    spec = chart("shares", rows_of(stated("a", 70))).to_dict()
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 100]
    spec = chart("tariffs", rows_of(stated("a", 57, measure="tariff rate"))).to_dict()
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 60]


def series(*values, basis=""):
    """Official figures of one measure, a year each from 2022."""
    facts = [stated(f"o{n}", v, period=str(2022 + n), basis=basis) for n, v in enumerate(values)]
    return figures_table(facts, [Article(f.article_id, "70% is what they say.", outlet="USGS") for f in facts])


def test_reference_steps_and_does_not_slope():
    rows = rows_of(stated("a", 70, period="2023-01"), stated("b", 66, bound="~", period="2024-01"))
    spec = chart("against_reference", rows, official=series(60, 65, 68)).to_dict()
    lines = marks(spec, type="rule", color=ACCENT)
    flat, rises = ([v for v in lines if ("top" in v) == kind] for kind in (True, False))
    assert len(flat) == 3
    assert all(v["x"] < v["top"] for v in flat)
    assert [{"x", "y", "y2"} == set(v) for v in rises] == [True, True]
    assert {"70%", "roughly 66%", "official", "0%"} <= set(words(spec))
    assert " ".join(spec["title"]["text"]).endswith("the official series ends at 68%")


def test_bases_are_lines_of_their_own():
    facts = pd.concat([series(60, 65, 68, basis="USGS"), series(90, 91, 92, basis="IEA")])
    spec = chart(
        "against_reference", rows_of(stated("a", 70, period="2023"), stated("b", 71, period="2023")), official=facts
    ).to_dict()
    assert {"USGS", "IEA"} <= set(words(spec))


def test_same_rows_same_bytes_and_narrow_fits_a_phone():
    rows = rows_of(stated("a", 70, bound="~"), stated("b", 71, bound=">"))
    first, second = (chart("shares", rows).to_dict() for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert picture.svg(first) == picture.svg(second)
    assert float(re.search(r'width="([\d.]+)"', picture.svg(first["usermeta"]["narrow"]))[1]) <= 345


def test_every_colour_of_a_picture_has_a_rule_for_the_dark():
    rows = table(
        extract(text := "Tariffs on Chinese goods fall from 57% to roughly 47%.", "rare-earths"),
        [Article("text", text)],
    )
    style = (PAGE / "page.css").read_text()
    for spec in [chart("tariffs", rows).to_dict()]:
        for colour in set(re.findall(r'(?:fill|stroke)="(#\w+)"', picture.svg(spec))):
            assert f'[fill="{colour}"]' in style or f'[stroke="{colour}"]' in style
            assert colour in (INK, SOFT, LINE, ACCENT, PAPER)


def test_write_leaves_json_and_svg(tmp_path):
    charts.write(tmp_path, list(charts.every(rows_of(stated("a", 70)))))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["shares.json", "shares.svg"]
    assert json.loads((tmp_path / "shares.json").read_text())["usermeta"]["name"] == "shares"


def test_hostile_words_stay_words():
    rows = rows_of(stated("a", 70, measure="share of <script>alert(1)</script>"))
    html = picture.chart_figure(chart("shares", rows).to_dict())
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
