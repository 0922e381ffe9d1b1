"""Makes the tables of the sample articles in data/tables/; `make tables` after the samples or the rules have changed."""

from __future__ import annotations

from pathlib import Path

from statedfigures import extract, read, table
from statedfigures.tables import csv, parquet, replace

DATA = Path(__file__).parents[1] / "data"
TOPICS = sorted(folder.name for folder in (DATA / "articles").iterdir())


def sample_rows(topic: str):
    articles = read(DATA / "articles" / topic)
    return table(extract(articles, topic=topic), articles)


if __name__ == "__main__":
    for name in TOPICS:
        rows = sample_rows(name)
        replace(DATA / "tables" / f"{name}.csv", csv(rows))
        replace(DATA / "tables" / f"{name}.parquet", parquet(rows))
        print(f"data/tables/{name}.csv: {len(rows)} figures")
