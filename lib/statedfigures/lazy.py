"""Keeps `import altair`, `papermill` and `nbconvert` from paying for grammars that nobody here uses."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

NAME = "rfc3987_syntax"


def spare_grammars() -> None:
    """Puts the building of `rfc3987_syntax`'s grammars off until an IRI is checked; call it before altair or papermill.

    jsonschema imports that package for its check of the format 'iri', and the package builds its parsers when it is
    imported: over a second, in every process (python-jsonschema/jsonschema#1428). The answers stay the real ones.
    """
    if NAME in sys.modules or importlib.util.find_spec(NAME) is None:
        return
    stand_in: Any = ModuleType(NAME)

    def is_valid_syntax(*args: Any, **options: Any) -> Any:
        return getattr(_real(stand_in), "is_valid_syntax")(*args, **options)  # noqa: B009  # a module has no type

    def other(name: str) -> Any:
        if name.startswith("__"):  # `from` asks for __path__, which must not build anything
            raise AttributeError(name)
        return getattr(_real(stand_in), name)

    stand_in.is_valid_syntax = is_valid_syntax
    stand_in.__getattr__ = other
    sys.modules[NAME] = stand_in


def _real(stand_in: ModuleType) -> ModuleType:
    if sys.modules.get(NAME) is stand_in:
        del sys.modules[NAME]
    return importlib.import_module(NAME)
