"""All rows of one document, by table of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from annotations.supervision.documents.blocks import agent_rows, party_rows
from annotations.supervision.documents.case_row import case_row
from annotations.supervision.documents.criminal import criminal_rows
from annotations.supervision.documents.enforcement import enforcement_rows
from annotations.supervision.documents.row import Row, read_of
from annotations.supervision.documents.small import (
    amount_rows,
    chain_rows,
    citation_rows,
    doubt_rows,
    event_rows,
)
from nlp.case import Case
from nlp.text.view import View
from nlp.values import Document

_MAKERS = (
    ("当事人", party_rows),
    ("代理人", agent_rows),
    ("事件", event_rows),
    ("金额", amount_rows),
    ("法条", citation_rows),
    ("案件链", chain_rows),
    ("文书疑点", doubt_rows),
    ("刑事案件", criminal_rows),
    ("执行案件", enforcement_rows),
)


def rows_of(document: Document, view: View, case: Case) -> Mapping[str, tuple[Row, ...]]:
    """Turn a parsed document into rows; `view` is the view that `case` was parsed from.

    A document without a court's number (起诉状) is told apart by its id. An enforcement is no second case of
    its dispute: its documents give rows of 执行案件.
    """
    read = read_of(document, view, case)
    found = {table: rows for table, make in _MAKERS if (rows := tuple(make(read)))}
    return found if "执行案件" in found else {"案件": (case_row(read),), **found}
