"""Two small articles of ours, one of them hostile, and the page that is made of them: for the tests of the page."""

import json
from dataclasses import replace
from functools import cache

import nbformat
from statedfigures import Article, charts, check, compare, extract, picture
from statedfigures.publish import page_html
from statedfigures.sections import Report
from statedfigures.sentences import split_sentences
from statedfigures.tables import figures_table

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"&' </script> ⟦"
TEXTS = {
    "one": "China controls roughly 70% of rare earth mining and 90% of rare earth processing. Trump said that tariffs on "
    "Chinese goods would fall from 57% to 47%.\n\nHe had threatened an additional 100% tariff on Chinese goods.",
    "two <b>": f"{HOSTILE} China has more than 60% of rare earth mining. China processes roughly 85% of rare earths.",
    "three": "Beijing mines at least 65% of rare earths. US tariffs on Chinese goods go from 57% to 47%, Trump said.",
}


def articles() -> list[Article]:
    """The articles, one published, one of a hostile outlet, one in our wording."""
    made = [Article(i, t, f"https://example.org/{n}", f"Outlet {n}", f"Title {n}", published=f"2025-11-0{n + 1}",
                    sentences=split_sentences(t)) for n, (i, t) in enumerate(TEXTS.items())]  # fmt: skip
    made[1] = replace(made[1], url="javascript:alert(3)", outlet=HOSTILE, title=HOSTILE)
    made[2] = replace(made[2], wording="ours")
    return made


def notebook(outputs: list[dict]) -> nbformat.NotebookNode:
    """A notebook whose cells have shown these."""
    cells = [nbformat.v4.new_code_cell("secret", outputs=[nbformat.v4.new_output("display_data", o)]) for o in outputs]
    return nbformat.v4.new_notebook(
        cells=[*cells[:2], nbformat.v4.new_markdown_cell("# My word\n\nAdded."), *cells[2:]]
    )


@cache
def page(many: int = 0) -> str:
    """The page of the sample; with `many`, of that many figures of one long article."""
    read = articles()
    if many:
        text = " ".join(f"China controls roughly {20 + n % 70}% of rare earth mining." for n in range(many))
        read = [Article("long", text, outlet="The Long", sentences=split_sentences(text))]
    figures = extract(read, "rare-earths")
    report = Report(read, figures, compare(figures, read), check(figures, read), topic="rare-earths")
    drawn = [] if many else charts.every(figures_table(figures, read), official=report.official_rows())
    sections = [report.opening(), report.side_by_side(), report.table(), report.texts(), report.sources(),
                report.provenance()]  # fmt: skip
    outputs = [{"text/html": str(section)} for section in sections]
    outputs[1:1] = [json.loads(json.dumps(picture.render(chart.to_dict()))) for chart in drawn]
    return page_html(notebook(outputs))
