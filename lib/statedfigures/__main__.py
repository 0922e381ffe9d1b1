"""`python -m statedfigures` is the command `statedfigures`."""

from .cli import app

app(prog_name="statedfigures")
