"""`jianwen mapping`: read back what the masks of a run hide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianwen.commands.common import say
from jianwen.redacting.vault import read_passphrase, unseal

app = typer.Typer(add_completion=False)


@app.command()
def mapping(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A mapping that jianwen redact wrote.", show_default=False)
    ],
    passphrase_file: Annotated[
        Path, typer.Option("--passphrase-file", help="File whose first line is the passphrase.")
    ],
) -> None:
    """Print a sealed mapping as JSONL: source, value, mask, category, place. Treat the output as secret."""
    for line in unseal(file, read_passphrase(passphrase_file)).splitlines():
        say(line)
