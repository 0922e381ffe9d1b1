"""How fast `extract` is: MB a second on ordinary articles, quantulum3 beside it on text full of figures, hostile text.

SHARED holds pages/ground-truth.json and corpus/articles.jsonl; without it the sample articles are read. Each text is
read once in a fresh process that has read other text before; the least processor time of five processes counts.
"""

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
PIECE = 4096  # characters
ROUNDS = 5
WARM = "Sales rose 5% to $3.4bn in 2024, about a third of the 12 million tonnes that China pledged to buy, Citi said."
HOSTILE = {
    "1,": "1,", "(((": "(", "1 and": "1 and ", "$1": "$1", "a 5% rise of": "a 5% rise of ", "one ": "one ", "1.": "1.",
    "“5% ": "“5% ", "1-": "1-", "no break": "x5", "said 5%,": "he said 5%, ", "from 5 to": "from 5 to ",
}  # fmt: skip


def samples() -> list[str]:
    return [path.read_text(encoding="utf-8").partition("\n\n")[2] for path in sorted(SAMPLES.rglob("*.txt"))]


def texts(shared: Path | None) -> tuple[list[str], list[str]]:
    """Ordinary articles, and pieces of 4 KB full of figures."""
    if shared is None:
        return samples(), pieces(samples())
    truth = json.loads((shared / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    lines = (shared / "corpus" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [page["articleBody"] for page in truth.values()], pieces([json.loads(line)["text"] for line in lines])


def pieces(articles: list[str]) -> list[str]:
    joined = "\n\n".join(articles)
    return [joined[start : start + PIECE] for start in range(0, len(joined), PIECE)]


def ours(topic: str | None) -> Callable[[str], int]:
    from statedfigures import extract

    return lambda text: len(extract(text, topic))


def theirs() -> Callable[[str], int]:
    warnings.simplefilter("ignore")  # it asks for a classifier that makes it slower
    from quantulum3 import parser

    return lambda text: len(parser.parse(text))


def measured(who: str, topic: str | None, given: list[str]) -> tuple[float, int]:
    """Processor seconds for all texts and how many figures were found; runs in a process of its own."""
    read = theirs() if who == "quantulum3" else ours(topic)
    read(WARM)
    began = time.process_time()
    found = sum(read(text) for text in given)
    return time.process_time() - began, found


def least(who: str, topic: str | None, given: list[str], rounds: int = ROUNDS) -> tuple[float, int]:
    """The best of several fresh processes."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        return min(pool.submit(measured, who, topic, given).result() for _ in range(rounds))


def told(name: str, given: list[str], took: tuple[float, int]) -> None:
    size = sum(len(text.encode()) for text in given)
    print(f"{name:44} {size / took[0] / 1e6:7.3f} MB/s  {took[1]:5} figures of {size / 1e3:.0f} KB")


def import_seconds() -> float:
    """Seconds by the clock for `import statedfigures`, the start of Python not counted."""
    code = "import time; began = time.perf_counter(); import statedfigures; print(time.perf_counter() - began)"
    return min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(ROUNDS))


def main(
    shared: Annotated[Path | None, typer.Argument(exists=True, file_okay=False)] = None,
    topic: Annotated[str, typer.Argument()] = "rare-earths",
) -> None:
    ordinary, dense = texts(shared)
    for given, kind in ((ordinary, "ordinary articles"), (dense, "full of figures")):
        for chosen in (topic, None):
            told(f"{kind}, topic {chosen or 'none'}", given, least("ours", chosen, given))
    peer, mine = least("quantulum3", None, dense, 3), least("ours", topic, dense)
    told("full of figures, quantulum3", dense, peer)
    print(f"{'full of figures, ours to quantulum3':44} {peer[0] / mine[0]:7.1f} x")
    print(f"{'import statedfigures':44} {import_seconds():7.3f} s")
    print("hostile text: seconds for 50 KB, and how many times that for 100 KB (2 is linear)")
    for name, part in HOSTILE.items():
        one, two = (least("ours", topic, [(part * size)[:size]], 1)[0] for size in (50_000, 100_000))
        print(f"  {name!r:42} {one:7.3f} s   {two / one:4.1f} x")


if __name__ == "__main__":
    main.__doc__ = __doc__
    typer.run(main)
