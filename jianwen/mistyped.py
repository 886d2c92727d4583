"""What the command line could not be read for, in Chinese: Typer tells it in English only."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any

import typer

from jianwen.errors import UsageError

# Typer keeps the class itself in a private module.
MISTYPED: type[Exception] = typer.BadParameter.__bases__[0]
_WHAT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"No such command '(.+?)'"), "没有 {} 这个命令。"),
    (re.compile(r"No such option:? '?([^\s'.]+)"), "没有 {} 这个选项。"),
    (re.compile(r"Missing (?:argument|option|parameter) (.+?)\.$"), "缺少 {}。"),
    (re.compile(r"Missing command"), "没有写命令。"),
    (re.compile(r"Option '?(\S+?)'? requires an argument"), "{} 后面要写一个值。"),
    (re.compile(r"Option '?(\S+?)'? does not take a value"), "{} 后面不带值。"),
    (re.compile(r"unexpected extra arguments?(?:\(s\))? \((.+)\)"), "多写了：{}。"),
    (re.compile(r"Invalid value for (.+?):.* is not one of (.+?)\.?$", re.S), "{} 只能是 {} 之一。"),
    (re.compile(r"Invalid value for (.+?):.*greater than or equal to (\S+)", re.S), "{} 不能小于 {}。"),
    (re.compile(r"Invalid value for (.+?):.*less than or equal to (\S+)", re.S), "{} 不能大于 {}。"),
    (re.compile(r"Invalid value for (.+?):.*valid integer", re.S), "{} 应当是整数。"),
)
# What stands in the place of an argument, as helps name it.
_MEANT = {
    "PATH": "文件或者目录",
    "FILE": "文件",
    "FOLDER": "目录",
    "ID": "编号",
    "FINGERPRINT": "指纹",
    "NAME": "名称",
    "TABLE": "表名",
    "QUERY": "检索式",
}
_UNQUOTED = re.compile(r"'([^']*)'")


def usage_error(error: Any) -> UsageError:  # noqa: ANN401 - Typer's class is private
    """Say what is wrong with a command line; whatever has no words here is told in Typer's own.

    Where Typer shows the help for want of anything else (no command at all), the error comes back.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        raise error
    context = error.ctx
    path = context.command_path if context else "jianwen"
    near = _near(error, context)
    help_ = f"写法见 {path} --help。"
    return UsageError(
        _what(error.format_message()), path, f"也许是 {'、'.join(near)}；{help_}" if near else help_
    )


def _what(message: str) -> str:
    """Translate a message."""
    for pattern, words in _WHAT:
        found = pattern.search(message)
        if found:
            return words.format(*map(_named, found.groups()))
    return f"命令的写法不对：{message}"


def _named(found: str) -> str:
    """Write what a message names, with what helps call it in English told in Chinese."""
    name = _UNQUOTED.sub(r"\1", found).replace(", ", "、")
    return f"{name}（{_MEANT[name]}）" if name in _MEANT else name


def _near(error: Any, context: Any) -> list[str]:  # noqa: ANN401
    """Return the commands or options that may have been meant."""
    options: Iterable[str] | None = getattr(error, "possibilities", None)
    if options:
        return sorted(options)
    wrong = _WHAT[0][0].search(error.format_message())
    known = context.command.list_commands(context) if wrong and context else []
    return difflib.get_close_matches(wrong[1], known) if wrong else []
