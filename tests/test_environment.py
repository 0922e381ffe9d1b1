"""environment.yml asks conda for what pyproject.toml asks pip for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text())
LINES = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
CONDA = {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, LINES)}
WANTED = {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, PROJECT["dependencies"])}
BESIDE = {"python", "make", "pip"}  # what conda needs to be told and pip has


def test_same_names():
    assert CONDA.keys() - BESIDE == WANTED.keys()


@pytest.mark.parametrize("name", WANTED)
def test_same_version(name: str):
    assert CONDA[name] == WANTED[name]


def test_same_python():
    assert CONDA["python"] == PROJECT["requires-python"]


@pytest.mark.parametrize("name", ["newspaper3k", "papermill", "jupyterlab", "pandas", "altair"])
def test_named_packages(name: str):
    assert name in CONDA


def test_package_itself_by_pip():
    assert {"pip": ["-e ."]} in ENVIRONMENT["dependencies"]
    assert ENVIRONMENT["channels"][0] == "conda-forge"


def test_lock_pins_everything_that_is_asked_for():
    lock = [Requirement(line) for line in (ROOT / "requirements.lock").read_text().splitlines()]
    pinned = {canonicalize_name(r.name): str(r.specifier)[2:] for r in lock if str(r.specifier).startswith("==")}
    assert WANTED.keys() <= pinned.keys()
    for requirement in map(Requirement, PROJECT["dependencies"]):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])
