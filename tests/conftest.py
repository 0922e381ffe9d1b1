"""What every test stands on."""

from __future__ import annotations

from hypothesis import settings

# The machine may be busy: no deadline. The same examples on every run, and none kept on disk.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=60, database=None)
settings.load_profile("house")
