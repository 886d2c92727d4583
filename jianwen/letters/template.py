"""Templates of letters (DOCX with {{ 字段 }}): found, checked, filled. Only this file knows docxtpl.

An office's own template stands in a folder under the name of the kind (再审检察建议书.docx) or of the base
(建议.docx). A template is data: it runs in a sandbox and may name nothing but the fields of `fields.FIELDS`.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jianwen.errors import JianwenError, UsageError, reason_of
from jianwen.letters.fields import FIELDS, ROW_FIELDS, values_of
from jianwen.letters.values import Kind, Letter

_TEMPLATES = "templates"


class TemplateFaultError(JianwenError):
    """A template that cannot be used."""


def find_template(kind: Kind, folder: Path | None) -> Path:
    """Return the template of a kind: the office's for the kind, the office's for the base, else ours."""
    for name in (kind.name, kind.base) if folder is not None else ():
        path = Path(str(folder)) / f"{name}.docx"
        if path.is_file():
            return path
    with as_file(files("jianwen.letters").joinpath(_TEMPLATES, f"{kind.base}.docx")) as path:
        return path


def check(path: Path) -> None:
    """Refuse a template that cannot be read, has a fault, or names a field that there is not."""
    template = _open(path)
    try:
        unknown = sorted(template.get_undeclared_template_variables(_environment()) - set(FIELDS))
        tree = _environment().parse(template.patch_xml(template.get_xml()))
    except TemplateSyntaxError as error:
        raise TemplateFaultError(
            f"模板的标记写错了：{error.message}", str(path), "对照自带的模板改。"
        ) from None
    unknown += _unknown_of_rows(tree)
    if unknown:
        places = "；".join(f"{name}（{_place(template, name)}）" for name in unknown)
        raise TemplateFaultError(
            f"模板里没有这样的字段：{places}",
            str(path),
            f"可用的字段：{'、'.join(FIELDS)}；附表的行：{'、'.join(ROW_FIELDS)}。",
        )


def fill(path: Path, letter: Letter, out: Path) -> None:
    """Fill a template that was checked, and write the letter."""
    template = _open(path)
    try:
        template.render(values_of(letter), jinja_env=_environment(), autoescape=True)
    except (UndefinedError, TemplateError) as error:
        raise TemplateFaultError(f"模板填不出来：{error.message}", str(path), "对照自带的模板改。") from None
    try:
        template.save(out)
    except OSError as error:
        raise unwritable(error, out) from None


def unwritable(error: OSError, out: Path) -> UsageError:
    """Make the error for a letter that cannot be written."""
    return UsageError(
        f"文书写不进去（{reason_of(error)}）。",
        str(out.parent),
        "检查文件夹在不在、是否可写、文件是否正被打开。",
    )


def _open(path: Path) -> Any:  # noqa: ANN401 - docxtpl has no types
    """Open a template."""
    try:
        template = DocxTemplate(path)
        template.init_docx()
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise TemplateFaultError(
            f"模板打不开（{type(error).__name__}）。", str(path), "用 Word 另存为 .docx。"
        ) from None
    return template


def _environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox in which templates run; what a letter does not have is an error, not a gap."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _unknown_of_rows(tree: nodes.Template) -> list[str]:
    """Return what a loop over the annex asks of its rows and they do not have."""
    loops = [one for one in tree.find_all(nodes.For) if getattr(one.iter, "name", "") == "附表"]
    rows = {one.target.name for one in loops if isinstance(one.target, nodes.Name)}
    asked = (
        (one.node.name, one.attr) for one in tree.find_all(nodes.Getattr) if isinstance(one.node, nodes.Name)
    )
    return sorted({f"{row}.{name}" for row, name in asked if row in rows and name not in ROW_FIELDS})


def _place(template: Any, name: str) -> str:  # noqa: ANN401
    """Say where a template names a field."""
    document = template.docx
    for number, paragraph in enumerate(document.paragraphs, 1):
        if name in paragraph.text:
            return f"第 {number} 段"
    for number, table in enumerate(document.tables, 1):
        for row, cells in enumerate(table.rows, 1):
            if any(name in cell.text for cell in cells.cells):
                return f"第 {number} 个表格第 {row} 行"
    return "页眉、页脚或文本框"
