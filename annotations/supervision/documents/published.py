"""A list of what was published, and a docket, become rows of 文书发现: late, missing, or not to be online.

The rules are those of annotations/publication; here stands only what the two tables tell of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from annotations.categories import CATEGORIES
from annotations.publication.entries import Entry, kind_of
from annotations.publication.required import ground_of, must_be_public
from annotations.publication.timing import effect_of, late
from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.frame import joined
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded
from annotations.values import Category, Severity
from nlp.case import CaseNumber
from nlp.data.loader import court_codes
from nlp.parse.case_numbers import format_case_number, parse_case_number

LISTED, DOCKET, FINDINGS = "公布清单", "案件", "文书发现"
_WITHDRAWN = "已撤回"
_OFFLINE = ("P-01", "P-02", "P-03", "P-04")
# A docket says nothing of appeals. A month to appeal and be served, three for the second instance (民事诉讼法
# 183): what is missing after that was in effect either way.
_SETTLED = timedelta(days=30 + 92)

_READ = (
    "案号", "文书名称", "生效日期", "公布日期", "撤回日期",
    "文书种类", "受理法院", "案由", "结案方式", "结案日期", "原审案号",
)  # fmt: skip

_Row = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row as an entry, and where it stands; a row read from a document has no line."""

    entry: Entry
    source: str
    line: int | None


_Rows = Mapping[CaseNumber, Sequence[_Placed]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the tables tell. `covered` are the courts and years of the list: of others it proves nothing."""

    today: date
    listed: _Rows = field(repr=False)
    docket: _Rows = field(repr=False)
    seconds: Mapping[CaseNumber, Entry] = field(repr=False)
    covered: frozenset[tuple[str, int]]
    has_days: bool

    def of_docket(self, entry: Entry) -> Entry | None:
        """Return the docket's row of an entry's case, if it speaks of the same document."""
        rows = (placed.entry for placed in self.docket.get(entry.number, ()))
        return next((row for row in rows if _same_kind(row, entry)), None)

    def cause(self, entry: Entry) -> Entry:
        """Add the cause that the docket knows: it holds for every document of a case."""
        rows = (placed.entry for placed in self.docket.get(entry.number, ()))
        return replace(entry, cause=next((row.cause for row in rows), ""))

    def published(self, entry: Entry) -> list[date]:
        """Return the days on which an entry's document was published, the first first."""
        rows = (placed.entry for placed in self.listed.get(entry.number, ()))
        return sorted(row.published for row in rows if row.published and _same_kind(row, entry))


def published_findings(tables: Mapping[str, Loaded], today: date) -> Loaded | None:
    """Check a publication list, against a docket where there is one; without a list there is nothing."""
    if LISTED not in tables:
        return None
    known = _known(tables, today)
    found = [
        (placed, row)
        for rows, judge in ((known.listed, _of_list), (known.docket, _of_docket))
        for placeds in rows.values()
        for placed in placeds
        for row in judge(known, placed)
    ]
    return typed(
        catalogue()[FINDINGS],
        [row for _, row in found],
        [placed.source for placed, _ in found],
        [placed.line for placed, _ in found],
    )


def _known(tables: Mapping[str, Loaded], today: date) -> _Known:
    """Read both tables."""
    listed = _rows(tables[LISTED], _listed)
    docket = _rows(tables[DOCKET], _decided) if DOCKET in tables else {}
    entries = (placed.entry for placeds in docket.values() for placed in placeds)
    return _Known(
        today,
        listed,
        docket,
        {entry.original: entry for entry in entries if entry.original is not None},
        frozenset((number.court, number.year) for number in listed),
        "公布日期" in tables[LISTED].present,
    )


def _rows(loaded: Loaded, entry_of: Callable[[CaseNumber, _Row], Entry]) -> _Rows:
    """Read the rows that have a court's number."""
    found: dict[CaseNumber, list[_Placed]] = defaultdict(list)
    names = [name for name in _READ if name in loaded.rows.column_names]
    told = loaded.rows.select(names).to_pylist()
    for row, source, line in zip(told, loaded.sources.to_pylist(), loaded.lines.to_pylist(), strict=True):
        number = parse_case_number(row["案号"] or "")
        if number is not None:
            found[number].append(_Placed(entry_of(number, row), source, line))
    return found


def _listed(number: CaseNumber, row: _Row) -> Entry:
    """Read a row of the list."""
    return Entry(
        "",
        number,
        title=str(row["文书名称"] or ""),
        effective=_day(row["生效日期"]),
        published=_day(row["公布日期"]),
        reason=_WITHDRAWN if row["撤回日期"] else "",
    )


def _decided(number: CaseNumber, row: _Row) -> Entry:
    """Read a row of the docket."""
    return Entry(
        "",
        number,
        kind=str(row["文书种类"] or ""),
        court=str(row["受理法院"] or ""),
        cause=str(row["案由"] or ""),
        method=str(row["结案方式"] or ""),
        judged=_day(row["结案日期"]),
        original=parse_case_number(str(row["原审案号"] or "")),
    )


def _day(value: Value | None) -> date | None:
    """Take a day."""
    return value if isinstance(value, date) else None


def _same_kind(one: Entry, other: Entry) -> bool:
    """Say whether two rows speak of the same document; a kind that nobody tells fits any."""
    kinds = {kind_of(one), kind_of(other)} - {""}
    return len(kinds) < 2


def _of_list(known: _Known, placed: _Placed) -> Iterator[_Row]:
    """Judge a document of the list: may it be online, and was it there in time?"""
    entry = placed.entry
    if entry.reason or (known.has_days and entry.published is None):
        return
    ground = ground_of(known.cause(entry), known.of_docket(entry))
    if ground in _OFFLINE:
        yield _finding(known, entry, Category.PUBLICATION_FORBIDDEN, ground, Severity.ERROR, kind_of(entry))
        return
    first = known.published(entry)
    effect = effect_of(entry, known.of_docket(entry), known.seconds.get(entry.number))
    # What was withdrawn and published again was there in time if it was so the first time.
    missed = late(effect, first[0]) if effect and first and first[0] == entry.published else None
    if missed is not None:
        severity = Severity.WARN if missed.effect.is_given else Severity.REVIEW
        said = f"迟延{missed.days}个工作日"
        yield _finding(known, entry, Category.PUBLICATION_LATE, "P-07", severity, said)


def _of_docket(known: _Known, placed: _Placed) -> Iterator[_Row]:
    """Judge a decided case of a docket that the list ought to hold and does not."""
    entry, number = placed.entry, placed.entry.number
    if placed.line is None or (number.court, number.year) not in known.covered:
        return
    rows = [one.entry for one in known.listed.get(number, ()) if _same_kind(one.entry, entry)]
    if any(row.published or row.reason or not known.has_days for row in rows):
        return
    if entry.judged is None or entry.judged + _SETTLED >= known.today:
        return
    if must_be_public(entry) and not ground_of(entry):
        kind = kind_of(entry)
        yield _finding(known, entry, Category.PUBLICATION_MISSING, "P-08", Severity.INFO, kind)


def _finding(
    known: _Known, entry: Entry, category: Category, rule: str, severity: Severity, said: str
) -> _Row:
    """Make a row of 文书发现."""
    docket = next((one.entry for one in known.docket.get(entry.number, ()) if one.entry.court), None)
    number = entry.number
    return {
        "案号": format_case_number(number),
        "受理法院": docket.court if docket else court_codes().get(number.court),
        "类别": CATEGORIES[category],
        "规则": rule,
        "严重程度": severity.value,
        "遮盖": said,
        "发布日期": entry.published,
    }


def with_published(tables: Mapping[str, Loaded], models: Sequence[Model], today: date) -> dict[str, Loaded]:
    """Put what a publication list tells beside the findings on documents, where a model reads these."""
    wanted = any(source.table == FINDINGS for model in models for source in model.sources)
    found = published_findings(tables, today) if wanted else None
    if found is None:
        return dict(tables)
    return {**tables, FINDINGS: joined([tables[FINDINGS], found]) if FINDINGS in tables else found}
