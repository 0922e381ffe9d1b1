"""The Frictionless description of a folder of tables: columns, types, units, enumerations, sources."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from .columns import TABLES, Column
from .files import replace

LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
           "path": "https://creativecommons.org/licenses/by/4.0/"}  # fmt: skip


def describe(folder: Path) -> None:
    """Writes datapackage.json for the tables of the folder that are there, in the order of `TABLES`."""
    resources = [_resource(name) for name in TABLES if (folder / f"{name}.csv").is_file()]
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9._-]+", "-", folder.resolve().name.lower()).strip("-.") or "figures",
        "title": "Every figure that the articles state",
        "licenses": [LICENCE],
        "sources": _sources(folder / "articles.jsonl"),
        "resources": resources,
    }
    if not package["sources"]:
        del package["sources"]  # the standard wants at least one
    replace(folder / "datapackage.json", json.dumps(package, indent=2, ensure_ascii=False) + "\n")


def _sources(articles: Path) -> list[dict[str, str]]:
    """Each published page behind the tables, once."""
    if not articles.is_file():
        return []
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    pages = {row["url"]: row.get("title") or row.get("outlet") or row["id"] for row in rows if row.get("url")}
    return [{"title": title, "path": url} for url, title in sorted(pages.items())]


def _resource(name: str) -> dict[str, Any]:
    title, columns = TABLES[name]
    return {
        "profile": "tabular-data-resource", "name": name, "path": f"{name}.csv", "title": title,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": {"fields": [_field(column) for column in columns], "missingValues": [""]},
    }  # fmt: skip


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.says}
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {}
    if column.enum:
        constraints["enum"] = [value for value in column.enum if value]
    if (column.enum and "" not in column.enum) or (column.type != "string" and not column.empty):
        constraints["required"] = True
    if constraints:
        field["constraints"] = constraints
    return field
