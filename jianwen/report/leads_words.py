"""What an audit says, in the words that the terminal, the workbook and the page share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotations.supervision.run import Funnel
from annotations.supervision.stages import Precision
from annotations.supervision.tables.values import Unfit
from annotations.supervision.values import Evidence, Lead, Signal
from jianwen.auditing.run import Audited
from jianwen.report.grid import Grid

_DOCKET = "案件"
_CASES = 3
_CITED = 20
_ARTICLE = re.compile(r"(《.+》)(第.+)")
# A weight below this only orders leads that are alike otherwise.
ORDERS = 0.3


def score(value: float) -> str:
    """Write a score without needless digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def weighed(signal: Signal) -> str:
    """Say what a signal weighs; one of a fraction only orders leads that are alike."""
    half = " · 仅名称相同，减半" if signal.by_name else ""
    return "提示" if signal.weight < ORDERS else f"{score(signal.weight)} 分{half}"


def subject_line(lead: Lead) -> str:
    """Name what a lead is about, with its cases where they are not the name itself."""
    cases = [case for case in lead.cases if case != lead.subject.key]
    if not cases:
        return lead.subject.key
    more = f" 等 {len(cases)} 件" if len(cases) > _CASES else ""
    return f"{lead.subject.key}（{'、'.join(cases[:_CASES])}{more}）"


def said(lead: Lead) -> Iterator[str]:
    """Give each signal with its weight."""
    for signal in lead.signals:
        yield f"{signal.id} {signal.says}（{score(signal.weight)} 分）"


def laws(basis: Iterable[str]) -> tuple[str, ...]:
    """Return the articles, each law named once: 《…规定》第三条、第四条."""
    articles: dict[str, list[str]] = {}
    for written in dict.fromkeys(basis):
        match = _ARTICLE.fullmatch(written)
        law, article = (match[1], match[2]) if match else (written, "")
        articles.setdefault(law, []).append(article)
    return tuple(law + "、".join(filter(None, found)) for law, found in articles.items())


def place(one: Evidence) -> str:
    """Say where evidence stands: a row of a file, or characters of a document, by the whole path."""
    if one.start is not None:
        return f"{one.source} 第 {one.start}–{one.end} 字"
    return f"{one.source} 第 {one.row} 行" if one.row is not None else one.source


def cited(evidence: Sequence[Evidence]) -> list[tuple[str, str]]:
    """Return evidence by place: the cells of one row together."""
    places: dict[str, dict[str, None]] = {}
    for one in evidence:
        words = f"{one.column} {one.shown}" if one.shown else f"{one.column}（空）"
        places.setdefault(f"{one.table}：{place(one)}", {})[words] = None
    lines = [(where, "，".join(words)) for where, words in places.items()]
    if len(lines) > _CITED:
        return [*lines[:_CITED], (f"…另有 {len(lines) - _CITED} 处", "见 leads.xlsx「证据」表")]
    return lines


def funnel_lines(audited: Audited, funnel: Funnel) -> Iterator[str]:
    """Say what became of the rows: in scope, each feature, excluded, leads."""
    model = audited.model(funnel.model)
    rows = f"{model.main} {funnel.rows} 行 → 范围内 {funnel.in_scope} 行"
    yield f"{rows} → 成案条件 {funnel.made} 行 → 线索 {funnel.leads} 条"
    # Where no row is in scope, a line of zeros says nothing.
    if funnel.features and funnel.in_scope:
        yield "特征：" + "，".join(f"{name} {count}" for name, count in funnel.features)
    if funnel.exclusions and funnel.in_scope:
        yield "排除：" + "，".join(f"{name} {count}" for name, count in funnel.exclusions)
    if funnel.missing:
        yield f"没有可选的表：{'、'.join(funnel.missing)}（用到它们的特征不会命中）"
    known = audited.precisions.get(funnel.model)
    if known is not None and known.decided:
        yield f"本版以往：{precision_line(known)}"


def precision_line(one: Precision) -> str:
    """Say how often a model was right."""
    valid = f"已判 {one.decided} 条，有效 {one.right} 条（{percent(one.share)}）"
    return valid + (f"；办结 {one.ended} 条，成案 {one.established} 条" if one.ended else "")


def percent(share: float | None) -> str:
    """Write a share."""
    return "—" if share is None else f"{share:.0%}"


def summary(audited: Audited) -> str:
    """Tell an audit in one line; rows in are rows used and rows set aside."""
    data, outcome = audited.data, audited.outcome
    parts = [
        f"{name} {held.count} 行{_aside(held.read - held.count)}"
        for name, held in data.tables.items()
        if name in (*data.given, _DOCKET)
    ]
    texts = f"文书 {data.documents} 份，未读 {len(data.unread)} 项；" if data.documents or data.unread else ""
    ran, all_ = len(outcome.funnels), len(audited.models)
    leads = f"线索 {len(outcome.leads)} 条"
    return f"{texts}表：{'，'.join(parts) or '无'}；运行模型 {ran}/{all_} 个；{leads}。"


def _aside(count: int) -> str:
    """Say how many rows were set aside."""
    return f"（另搁置 {count} 行）" if count > 0 else ""


def remarks(audited: Audited) -> Iterator[str]:
    """Say what did not run or was not used, with the reason, and what was taken with a doubt."""
    data, outcome = audited.data, audited.outcome
    yield from audited.warnings
    for name, reason in outcome.skipped:
        yield f"模型 {name} 没有运行：{reason}。"
    for table in outcome.unused:
        if table in data.given:
            yield f"表“{table}”没有模型用到。"
    for table, held in data.tables.items():
        if table in data.given and not held.count:
            yield f"表“{table}”没有能用的数据行；模板从第 3 行填起。"
    for sheet in data.ignored:
        yield f"{sheet}：认不出是所给的表，没有读。"
    for doubt in data.doubts:
        at = f"{doubt.source} 列“{doubt.column}”"
        first = f"，首个在第 {doubt.row} 行" if doubt.row else ""
        yield f"{at}：{doubt.warning}，{doubt.count} 个单元格{first}；照用。"


def set_aside(audited: Audited) -> Grid:
    """Return what was set aside: cells that do not fit, and what could not be read."""
    rows = [_cells_aside(cells) for cells in _by_row(audited.data.unfit)]
    rows += [(one.source, "", one.reason, one.remedy) for one in audited.data.unread]
    columns = (("来源", 44), ("位置", 30), ("原因", 40), ("办法", 50))
    return Grid("搁置", columns, tuple(rows), "没有搁置的行，也没有未读的文书。")


def _by_row(unfit: Iterable[Unfit]) -> Iterable[list[Unfit]]:
    """Put the cells of one row together that do not fit for one reason."""
    found: dict[tuple[str, int, str], list[Unfit]] = {}
    for one in unfit:
        found.setdefault((one.source, one.row, one.kind), []).append(one)
    return found.values()


def _cells_aside(cells: list[Unfit]) -> tuple[str, str, str, str]:
    """Say what is wrong with cells of one row; an empty line, or one of totals, is told once."""
    first = cells[0]
    columns = "".join(f"“{one.column}”" for one in cells)
    remedy = first.remedy if len(cells) == 1 else "逐列补上；这一行若是合计或备注，可以不管"
    return first.source, f"第 {first.row} 行，列{columns}", first.kind, remedy


def funnel_grid(audited: Audited) -> Grid:
    """Return the funnels as a table of steps."""
    rows: list[tuple[str | float, ...]] = []
    for funnel in audited.outcome.funnels:
        model = audited.model(funnel.model)
        head = (f"{funnel.model}（{model.version} {model.status}）",)
        steps = [(f"{model.main}（行）", funnel.rows), ("范围内（行）", funnel.in_scope)]
        steps += [(f"特征 {name}", count) for name, count in funnel.features]
        steps += [(f"排除 {name}", count) for name, count in funnel.exclusions]
        steps += [("成案条件（行）", funnel.made), ("线索（条）", funnel.leads)]
        known = audited.precisions.get(funnel.model)
        if known is not None:
            steps += [("以往已判（条）", known.decided), ("其中有效（条）", known.right)]
        rows += [(*head, name, count) for name, count in steps]
    return Grid("漏斗", (("模型", 40), ("步骤", 30), ("数", 12)), tuple(rows), "没有模型运行。")
