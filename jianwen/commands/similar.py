"""`jianwen similar`: like cases of a document, a text or a file of queries, with reasons, and the report."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from indexer.language import values
from indexer.query import AnyOf, Query
from indexer.similar.alike import is_alike
from indexer.similar.parts import PARTS
from indexer.similar.ranker import Ranker
from jianwen.commands.common import ConfigOption, Format, FormatOption, note, output, say
from jianwen.errors import UsageError
from jianwen.keeping.store import open_store
from jianwen.likeness.kindred import Kin, kindred
from jianwen.likeness.model import model_of
from jianwen.likeness.queries import filters_of, of_batch, of_stored
from jianwen.likeness.ranking import SHOWN, Asked, Found, Like, asked_text, labelled, like_cases, why
from jianwen.likeness.tiers import with_tiers
from jianwen.likeness.vectors import vectors_of
from jianwen.published import printable
from jianwen.report.search_words import day_of, name_of
from jianwen.searching.shelf import Shelf, open_shelf
from jianwen.settings import Settings, read_settings

app = typer.Typer(add_completion=False)

# The id of a query that is bare text.
_TEXT = "text"

Target = Annotated[
    str, typer.Argument(metavar="[ID | FILE]", help="A document of the store, or a file.", show_default=False)
]
StoreOption = Annotated[Path, typer.Option("--store", help="The store that was ingested into.")]
TextOption = Annotated[str, typer.Option("--text", help="What happened, in words.")]
QueriesOption = Annotated[
    Path | None,
    typer.Option(
        "--queries",
        help='JSONL of queries: {"id", "text" or "document", "charges", "cause", "within", "filters"}.',
    ),
]
WithinOption = Annotated[
    str, typer.Option("--within", help="Rank only these ids: a,b,c or a file with one id a line.")
]
SizeOption = Annotated[int, typer.Option("--size", min=1, max=1_000, help="Like cases of each query.")]
ChargeOption = Annotated[list[str] | None, typer.Option("--charge", help="The charge, where it is known.")]
CauseOption = Annotated[str, typer.Option("--cause", help="The cause of action, where it is known.")]
FilterOption = Annotated[str, typer.Option("--filter", help="Only among these, as `jianwen search` asks.")]
OffOption = Annotated[
    list[str] | None, typer.Option("--off", help=f"Leave a part of the ranking out: {', '.join(PARTS)}.")
]


@app.command()
def similar(
    store: StoreOption,
    target: Target = "",
    text: TextOption = "",
    queries: QueriesOption = None,
    finding: Annotated[
        str, typer.Option("--finding", help="Cases that share most with this finding's.")
    ] = "",
    lead: Annotated[str, typer.Option("--lead", help="Cases that share most with this lead's.")] = "",
    within: WithinOption = "",
    charge: ChargeOption = None,
    cause: CauseOption = "",
    filter_: FilterOption = "",
    size: SizeOption = 10,
    off: OffOption = None,
    train: Annotated[bool, typer.Option("--train", help="Learn the store's model again first.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write the report (类案检索报告) as DOCX.")
    ] = None,
    who: Annotated[str, typer.Option("--who", help="Who searches, for the report.")] = "",
    form: FormatOption = Format.TABLE,
    config: ConfigOption = None,
) -> None:
    """Find like cases, the likest first, each with the reasons."""
    _check_one((target, text, queries, finding, lead))
    _check_parts(off or ())
    settings = read_settings(config)
    with open_shelf(open_store(store), settings) as shelf:
        if finding or lead:
            _check_kin(charge=charge, cause=cause, off=off, train=train, report=report, who=who)
            name = "finding" if finding else "lead"
            bounds = _bounds(shelf, within, filter_)
            _kin(kindred(shelf, name, finding or lead, size, SHOWN, bounds), finding or lead, form)
            return
        model = model_of(shelf, note, again=train)
        ranker = Ranker(model, frozenset(off or ()))
        vectors = vectors_of(shelf, settings.vectors, note) if "dense" not in ranker.off else None
        asked = _asked(shelf, settings, target, text, queries)
        narrowed = (_narrowed(shelf, one, charge or (), cause, within, filter_) for one in asked)
        found = (like_cases(shelf, ranker, one, size, vectors) for one in narrowed)
        if report is not None:
            told = [with_tiers(shelf, ranker, one, size, vectors) for one in found]
            _report(shelf, settings, told, report, who)
            return
        for one in found:
            _show(shelf, one, form, _name(one.asked, target))


def _check_one(queries: Sequence[object]) -> None:
    """Refuse to search for nothing, or for two things at once."""
    if sum(map(bool, queries)) != 1:
        raise UsageError(
            "要写一个、且只写一个查询。", "", "给出编号、文件、--text、--queries、--finding 或 --lead 之一。"
        )


def _check_parts(off: Iterable[str]) -> None:
    """Refuse parts of the ranking that do not exist."""
    unknown = sorted(set(off) - set(PARTS))
    if unknown:
        raise UsageError(f"没有叫“{'、'.join(unknown)}”的部分。", "--off", f"可以写：{'、'.join(PARTS)}。")


def _check_kin(**given: object) -> None:
    """Refuse what says nothing of cases that share findings or leads."""
    if idle := [f"--{name}" for name, value in given.items() if value]:
        raise UsageError(
            f"{'、'.join(idle)} 与 --finding、--lead 不能同用。",
            idle[0],
            "只用 --within、--filter、--size、--format。",
        )


def _check_labels(words: Sequence[str], known: Callable[[str], tuple[str, ...]], option: str) -> None:
    """Refuse what is no charge or cause, or several: cases would be told to be no like cases for it."""
    for word in words:
        found = known(word)
        if len(found) != 1:
            what = "可指多个罪名或案由" if found else "不是罪名或案由"
            remedy = (
                f"写成其中一个：{'、'.join(found[:10])}。" if found else "写全称，例如 盗窃罪、离婚纠纷。"
            )
            raise UsageError(f"“{word}”{what}。", option, remedy)


def _asked(shelf: Shelf, settings: Settings, target: str, text: str, queries: Path | None) -> Iterator[Asked]:
    """Give the queries."""
    if queries is not None:
        yield from of_batch(shelf, queries)
    elif text:
        yield asked_text(_TEXT, text)
    elif Path(target).is_file():
        # Reading a file needs the whole screening; a search of the store shall not wait for its loading.
        yield from importlib.import_module("jianwen.likeness.files").of_file(shelf, settings, Path(target))
    else:
        yield of_stored(shelf, target)


def _narrowed(
    shelf: Shelf, asked: Asked, charges: Sequence[str], cause: str, within: str, filter_: str
) -> Asked:
    """Put what the command line says into a query."""
    causes = (cause,) if cause else ()
    _check_labels(charges, values.charges, "--charge")
    _check_labels(causes, values.causes, "--cause")
    asked = labelled(asked, charges, causes)
    if within:
        asked = replace(asked, within=_ids(within))
    return replace(asked, filters=filters_of(shelf, filter_)) if filter_ else asked


def _bounds(shelf: Shelf, within: str, filter_: str) -> list[Query]:
    """Return what bounds the cases that share a finding's or a lead's."""
    found: list[Query] = [AnyOf("id", _ids(within))] if within else []
    filters = filters_of(shelf, filter_)
    return [*found, filters] if filters is not None else found


def _ids(within: str) -> tuple[str, ...]:
    """Read ids from a file or from the line itself."""
    path = Path(within)
    words = path.read_text("utf-8").split() if path.is_file() else within.replace("，", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _name(asked: Asked, target: str) -> str:
    """Name a query as the person did who asked it."""
    if asked.kept is None and asked.id == _TEXT:
        return "所给文字"
    return f" {printable(target or asked.id)} "


def _show(shelf: Shelf, found: Found, form: Format, name: str) -> None:
    """Print the like cases of one query."""
    documents = shelf.texts([one.scored.id for one in found.like])
    if form is Format.TABLE:
        output().print(Text(f"与{name}相似：", "bold"))
    for number, one in enumerate(_by_kind(found, form), 1):
        told = why(found, one, documents.get(one.scored.id))
        reasons = [(reason.kind, reason.detail, reason.weight) for reason in told]
        _line(number, found.asked.id, one.scored.id, one.scored.score, one.stored, reasons, form)
    if form is Format.TABLE and not found.like:
        note("没有找到相似的文书。")


def _by_kind(found: Found, form: Format) -> Iterator[Like]:
    """Give the hits by rank; to a person, those of another charge or cause last, and told apart."""
    same: list[Like] = []
    other: list[Like] = []
    for one in found.like:
        (same if is_alike(found.sought, one.scored.profile) else other).append(one)
    if form is Format.JSONL or not other:
        yield from found.like
        return
    yield from same
    output().print(Text("以下文书用语相近，但案由（罪名）不同，不算类案：", "bold"))
    yield from other


def _kin(found: Sequence[Kin], asked: str, form: Format) -> None:
    """Print the cases that share something with a finding or lead."""
    for number, one in enumerate(found, 1):
        _line(number, asked, one.id, one.score, one.stored, one.reasons, form)


def _line(
    number: int,
    query: str,
    id_: str,
    score: float,
    stored: Mapping[str, str],
    reasons: Sequence[tuple[str, str, float]],
    form: Format,
) -> None:
    """Print one hit."""
    day, title = day_of(stored.get("date", "")), stored.get("title", "")
    if form is Format.JSONL:
        told = [
            {"kind": kind, "detail": detail, "weight": round(weight, 6)} for kind, detail, weight in reasons
        ]
        row = {
            "query": query,
            "id": id_,
            "case_number": stored.get("case_number", ""),
            "score": score,
            "reasons": told,
            "title": title,
            "court": stored.get("court", ""),
            "date": day,
        }
        say(json.dumps(row, ensure_ascii=False))
        return
    console = output()
    name = name_of(stored)
    about = "　".join(part for part in (stored.get("case_number", ""), day, f"id {id_}") if part)
    console.print(
        Text.assemble((f"{number:>3}. ", "dim"), (printable(name), "bold"), ("　" + printable(about), "dim")),
        soft_wrap=True,
    )
    for _, detail, _ in reasons:
        console.print(Text(f"     · {printable(' '.join(detail.split()))}"), soft_wrap=True)


def _report(shelf: Shelf, settings: Settings, found: Sequence[Found], path: Path, who: str) -> None:
    """Write the report on one query."""
    if len(found) != 1:
        raise UsageError("一份报告只写一个查询。", str(path), "分开写。")
    if path.suffix.lower() != ".docx":
        raise UsageError("报告写成 DOCX。", str(path), "用 --report 类案检索报告.docx。")
    docx = importlib.import_module("jianwen.likeness.docx")
    told = docx.write_report(shelf, settings, found[0], path, who)
    unlike = f"；另有 {told.unlike} 份案由（罪名）不同，未列入" if told.unlike else ""
    note(f"已写出 {path}：类案 {len(told.hits)} 件{unlike}。这是初稿，是否构成类案由承办人识别确认。")
