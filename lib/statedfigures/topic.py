"""A topic file → what a figure's words mean: its measure, subject, basis and period."""

from __future__ import annotations

import os
from .model import StatedFiguresError


class Topic:
    def reader(self, article, spans):
        return None


def load_topic(name: str | os.PathLike[str]) -> Topic:
    return Topic()
