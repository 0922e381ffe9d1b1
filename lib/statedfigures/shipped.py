"""Where the files that travel with the package are: in the wheel beside it, in the repository under its own folders."""

from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
REPOSITORY = PACKAGE.parents[1]
CORRECTIONS = "data/corrections.csv"  # from the folder that paths count from; what people have corrected


def workplace() -> Path:
    """The folder that paths count from: the current one, but for JupyterLab, whose kernels start in the notebooks'.

    >>> (workplace() / "data").as_posix()
    'data'
    """
    return REPOSITORY if Path.cwd() == shipped("notebooks") else Path()


def wanted(name: Any) -> Any:
    """The name or path itself; None for what the command line and grids say for it, 'none' and an empty one.

    >>> wanted("tariffs"), wanted("none"), wanted("")
    ('tariffs', None, None)
    """
    return None if name is None or str(name) in ("", "none") else name


def shipped(kind: str) -> Path:
    """The folder of 'topics', 'reference', 'notebooks' or 'articles'.

    >>> shipped("topics").is_dir()
    True
    """
    inside, data = PACKAGE / "shipped" / kind, REPOSITORY / ("" if kind == "notebooks" else "data")
    return inside if inside.is_dir() else data / kind
