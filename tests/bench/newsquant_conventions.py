"""The scores on NewsQuant with its own conventions in place of ours: what is left are misreadings.

NewsQuant counts 'one of' and the periods of other figures, writes a third as 0.333 of a unit '% …', calls a counted
thing by its whole noun phrase and 'four times' a count. Our table keeps what serves its reader (a third is 33.3
percent, a unit is a singular noun), so this file only translates; SHARED holds score/newsquant.py and newsquant/.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from statedfigures import Figure, extract
from statedfigures.find import find
from statedfigures.mention import Sentence
from statedfigures.model import Span
from statedfigures.neighbours import singular
from statedfigures.nouns import counted
from statedfigures.sentences import split_sentences
from statedfigures.units import read_unit

SHARES = ("fraction", "half", "counted fraction")
COUNTED_THERE = ("one of", "period of another figure")  # what our rules pass over and NewsQuant counts


def phrase(noun: str) -> str:
    """'digital and physical sales' → 'digital physical sale', as NewsQuant writes a counted thing."""
    words = [word.removesuffix("’s").removesuffix("'s") for word in noun.lower().split() if word not in ("and", "of")]
    return " ".join([*words[:-1], singular(words[-1])]) if words else "-"


def translated(figure: Figure, noun: str, text: str) -> Figure:
    """A figure of ours as NewsQuant would have it."""
    if figure.why[0].split(",")[0] in SHARES and figure.unit == "percent":
        return replace(figure, value=figure.value / 100, unit=f"% {phrase(figure.about)}")
    if figure.unit == "percentage point" and "basis" in text[figure.start : figure.end + 14]:
        return replace(figure, value=figure.value * 100, unit="basis point")
    if figure.unit in ("ratio", "time") and "times" in text[figure.start : figure.end + 6]:
        return replace(figure, unit="count")
    return replace(figure, unit=phrase(noun)) if noun and "/" not in figure.unit else figure


def in_their_way(text: str) -> list[Figure]:
    """The figures of a sentence in NewsQuant's conventions."""
    passed: list[tuple[int, int, str]] = []
    sentences = list(find(text, split_sentences(text), passed))
    nouns = {mention.start: mention.noun for sentence in sentences for mention in sentence.mentions}
    figures = [translated(figure, nouns.get(figure.start, ""), text) for figure in extract(text)]
    figures += [passed_over(text, start, end, rule) for start, end, rule in passed if rule in COUNTED_THERE]
    return sorted(figures, key=lambda figure: figure.start)


def passed_over(text: str, start: int, end: int, rule: str) -> Figure:
    """What our rules pass over, as a figure: 'one of the best screens' is 1 'good screen', '3 months' 3 months."""
    sentence = Sentence(text, 0, len(text))
    if rule == "one of":
        named = counted(sentence, start, start + 3, 2.0)
        return Figure("", start, end, Span(0, len(text)), 1.0, unit=phrase(named.words))
    number, unit = text[start:end].split()[0], read_unit(text, text.find(" ", start), len(text))
    value = float(number) if number.isdigit() else {"two": 2.0, "three": 3.0, "four": 4.0}.get(number.lower(), 0.0)
    return Figure("", start, end, Span(0, len(text)), value, unit=unit.name if unit else "")


def main(shared: Annotated[Path, typer.Argument(exists=True, file_okay=False)]) -> None:
    if not (shared / "score" / "newsquant.py").is_file():
        sys.exit(f"no scorers in {shared}: give the folder that holds score/ and newsquant/")
    sys.path.insert(0, str(shared / "score"))
    import newsquant

    sentences = json.loads((shared / "newsquant" / "dev.json").read_text(encoding="utf-8"))
    for name, how in (("as it is", extract), ("translated", in_their_way)):
        scores, _ = newsquant.evaluate(sentences, how)
        print(f"{name:11}", *(f"{level} {f1:.1f}" for level, (_, _, f1) in scores.items()))


if __name__ == "__main__":
    main.__doc__ = __doc__
    typer.run(main)
