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

    def real(name: str) -> Any:
        if name.startswith("__"):  # `from` asks for __path__, which must not build anything
            raise AttributeError(name)
        if sys.modules.get(NAME) is stand_in:
            del sys.modules[NAME]
        return getattr(importlib.import_module(NAME), name)

    stand_in.is_valid_syntax = lambda *args, **options: real("is_valid_syntax")(*args, **options)
    stand_in.__getattr__ = real
    sys.modules[NAME] = stand_in
