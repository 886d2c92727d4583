"""The options that commands share, turned into the settings that they run with."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from jianwen.commands.common import (
    ConfigOption,
    NoOcrOption,
    OfficeOption,
    ProfileOption,
    WorkersOption,
    settings_of,
)

# Each with what it is where nobody says anything.
_SHARED: Mapping[str, tuple[object, object]] = {
    "profile": (ProfileOption, None),
    "office_list": (OfficeOption, None),
    "workers": (WorkersOption, None),
    "no_ocr": (NoOcrOption, False),
    "config": (ConfigOption, None),
}
TRAINING = ("workers", "config")
READING = ("workers", "no_ocr", "config")
SCREENING = ("profile", "office_list", *READING)


def with_settings(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command its keyword `settings`, read from shared options that stand behind its own in the help.

    `names` are those options: `READING` for what reads documents, `SCREENING` for what judges them.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        parameters = inspect.signature(command, eval_str=True).parameters
        own = [one for name, one in parameters.items() if name != "settings"]
        shared = [
            inspect.Parameter(
                name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=option
            )
            for name in names
            for option, default in (_SHARED[name],)
        ]

        # What Typer hands over is as the signature says; a checker cannot see that.
        @functools.wraps(command)
        def run(**given: Any) -> None:  # noqa: ANN401
            told = {name: given.pop(name) for name in names}
            command(**given, settings=settings_of(**told))

        # Typer reads a command's options from its signature.
        vars(run)["__signature__"] = inspect.Signature([*own, *shared])
        return run

    return decorate
