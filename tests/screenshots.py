"""Pictures of a report as its readers see it, and the one of the README: make screenshots."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from browser import CHROMIUM, MODES, chromium

ROOT = Path(__file__).parents[1]
PARTS = {
    "top": "main",
    "chart": "figure",
    "side-by-side": "#side-by-side",
    "table": "#every-figure",
    "articles": "#articles",
}


def main(page: Annotated[Path, typer.Argument()] = ROOT / "reports/rare-earths/index.html") -> None:
    """Each mode's first screens and, on the desktop and the phone, each part; the print as PDF."""
    if CHROMIUM is None:
        sys.exit("screenshots need chromium (Debian: apt-get install chromium)")
    if not page.is_file():
        sys.exit(f"{page}: no such page; run make report first")
    folder = page.parent / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for mode, options in MODES.items():
            tab = browser.new_context(**options).new_page()
            tab.goto(page.resolve().as_uri())
            for part, selector in PARTS.items():
                tab.locator(selector).first.evaluate("(e) => scrollTo(0, e.matches('main') ? 0 : e.offsetTop - 60)")
                tab.screenshot(path=folder / f"{mode}-{part}.png")
            if mode == "desktop":
                tab.evaluate("scrollTo(0, 0)")
                tab.set_viewport_size({"width": 1280, "height": 1500})
                tab.screenshot(path=ROOT / "data" / "report.png")
                tab.pdf(path=folder / "print.pdf")
    print(f"{folder}: {len(list(folder.iterdir()))} pictures; data/report.png")


if __name__ == "__main__":
    main.__doc__ = __doc__
    typer.run(main)
