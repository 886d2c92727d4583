"""Where the leads are written: one file by its ending, or a folder with all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from jianwen.auditing.run import Audited
from jianwen.errors import UsageError, reason_of
from jianwen.published import dumps, lead_record, printable
from jianwen.report.leads_html import write_leads_html
from jianwen.report.leads_words import set_aside
from jianwen.report.leads_xlsx import write_leads_xlsx
from nlp.readers.intake.apart import REPORT_MARK

_Writer = Callable[[Path, Audited], None]


def write_leads(out: Path, audited: Audited) -> Path:
    """Write the leads; return what a person opens first."""
    writer = _WRITERS.get(out.suffix.lower())
    try:
        if writer is not None and not out.is_dir():
            out.parent.mkdir(parents=True, exist_ok=True)
            writer(out, audited)
            return out
        out.mkdir(parents=True, exist_ok=True)
        (out / REPORT_MARK).touch()
        for suffix, write in _WRITERS.items():
            write(out / f"leads{suffix}", audited)
        _write_set_aside(out / "set_aside.jsonl", audited)
    except OSError as error:
        raise UsageError(
            f"线索写不进去（{reason_of(error)}）。",
            str(out),
            "检查是否可写、文件是否正被打开、磁盘是否已满。",
        ) from None
    return out / "leads.html"


def check_out(out: Path | None) -> None:
    """Refuse, before anything runs, an ending that we do not write."""
    if out is not None and out.suffix and out.suffix.lower() not in _WRITERS and not out.is_dir():
        kinds = "、".join(_WRITERS)
        raise UsageError("不会写这种文件。", f"--out {out}", f"用 {kinds} 结尾的文件名，或给一个文件夹。")


def lines(audited: Audited) -> list[str]:
    """Return one line of JSONL for each lead."""
    return [dumps(lead_record(lead, audited.standing(lead).stage.value)) for lead in audited.outcome.leads]


def _write_jsonl(path: Path, audited: Audited) -> None:
    """Write one lead a line."""
    path.write_text("".join(f"{line}\n" for line in lines(audited)), "utf-8")


def _write_page(path: Path, audited: Audited) -> None:
    """Write the page."""
    write_leads_html(path, audited, datetime.now().astimezone())


def _write_set_aside(path: Path, audited: Audited) -> None:
    """Write what was set aside, one a line."""
    keys = ("source", "where", "reason", "remedy")
    rows = (dict(zip(keys, row, strict=True)) for row in set_aside(audited).rows)
    path.write_text("".join(f"{printable(dumps(row))}\n" for row in rows), "utf-8")


_WRITERS: Mapping[str, _Writer] = MappingProxyType(
    {".jsonl": _write_jsonl, ".xlsx": write_leads_xlsx, ".html": _write_page}
)
