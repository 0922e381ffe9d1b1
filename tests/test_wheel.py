"""The wheel alone, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return next(folder.glob("*.whl"))


def test_what_it_carries(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    for ending in (
        "shipped/topics/rare-earths.csv", "shipped/reference/rare-earths.csv", "shipped/notebooks/04_report.ipynb",
        "lexicon/cues.csv", "py.typed", "licenses/LICENSE",
    ):  # fmt: skip
        assert any(name.endswith(ending) for name in names), ending
    assert any("/page/" in name for name in names)
    assert not [name for name in names if "tests/" in name or "reports/" in name or name.endswith(".ipynb~")]


def test_it_works_from_an_environment_that_has_only_the_wheel(wheel: Path, tmp_path: Path):
    """Its dependencies are those of this environment, lent by a path file; the package itself is not among them."""
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
    )  # fmt: skip
    zipfile.ZipFile(wheel).extractall(site)
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "some.txt").write_text("China mines roughly 70% of the world's rare earths. The tariff falls to 47%.\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["JUPYTER_PATH"] = str(Path(sys.prefix) / "share" / "jupyter")  # nbconvert's own files, lent too

    def run(*words: str) -> str:
        done = subprocess.run(
            [python, "-m", *words], cwd=empty, env=environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    where = subprocess.run(
        [python, "-c", "import statedfigures; print(statedfigures.__file__)"],
        cwd=empty, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert where.startswith(str(site))
    assert "2 figures" in run("statedfigures", "report", "some.txt", "--topic", "rare-earths")
    assert sorted(file.name for file in empty.iterdir()) == ["reports", "some.txt"]
    assert (empty / "reports" / "some" / "index.html").stat().st_size > 10_000
    assert "reference" in run("statedfigures", "reference", "check")
