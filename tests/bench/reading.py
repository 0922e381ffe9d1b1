"""Pages a second: `read` by all readers together, against newspaper3k alone as it is installed, and over several cores.

PAGES is a folder of html/*.html.gz, or of pages as files.
"""

import gzip
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Annotated

import typer
from statedfigures.article import read_document
from statedfigures.source import Document


def pages(folder: Path) -> list[bytes]:
    files = sorted(folder.rglob("*.html*"))
    return [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in files]


def newspaper_as_installed(html: bytes) -> str:
    import newspaper

    article = newspaper.Article("http://example.org/a", fetch_images=False, memoize_articles=False)
    article.set_html(html)
    article.parse()
    return str(article.text)


def by_all(html: bytes) -> str:
    return read_document(Document("page", "page", html))[0].text


def seconds(read: Callable[[bytes], str], html: list[bytes]) -> float:
    """Processor seconds for all pages, so that what else the machine does counts little."""
    read(html[0])  # imports
    began = time.process_time()
    for page in html:
        read(page)
    return time.process_time() - began


def part(html: list[bytes]) -> None:
    for page in html:
        by_all(page)


def over(cores: int, html: list[bytes]) -> float:
    """Seconds by the clock for all pages on so many processes, their start and imports aside."""
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        list(pool.map(part, [html[:1]] * cores * 2))
        began = time.perf_counter()
        list(pool.map(part, [html[n::cores] for n in range(cores)]))
        return time.perf_counter() - began


def main(
    folder: Annotated[Path, typer.Argument(metavar="PAGES", exists=True, file_okay=False)],
    rounds: Annotated[int, typer.Argument(min=1)] = 3,
) -> None:
    warnings.simplefilter("ignore")
    html = pages(folder)
    alone, together = (min(seconds(read, html) for _ in range(rounds)) for read in (newspaper_as_installed, by_all))
    for name, took in (("newspaper3k as installed", alone), ("read, all readers", together)):
        print(f"{name:26} {len(html) / took:6.1f} pages a second of one core, {alone / took:.2f} x")
    one = over(1, html)
    for cores in range(2, (cpu_count() or 1) + 1):
        took = over(cores, html)
        print(f"on {cores} cores {len(html) / took:17.1f} pages a second by the clock, {one / took:.2f} x one core")


if __name__ == "__main__":
    main.__doc__ = __doc__
    typer.run(main)
