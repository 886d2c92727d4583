"""An audit counts what its leads share over the tables that its models ran over."""

from __future__ import annotations

from annotations.supervision.library_files import find, library
from jianwen.auditing.run import Data, audit
from tests.annotations.supervision.documents.test_published import DECIDED, NUMBER, ONLINE, TODAY, table


def test_rows_that_a_list_of_publication_adds_are_counted_too() -> None:
    seen = {"案号": NUMBER, "类别": "证件号码", "级别": "error", "规则": "D-03"}
    late = ONLINE | {"生效日期": "2024-02-01"}
    tables = {
        "文书发现": table("文书发现", seen),
        "公布清单": table("公布清单", late),
        "案件": table("案件", DECIDED | {"结案方式": "判决"}),
    }
    audited = audit(find(library(), "M1"), Data(tables), TODAY, b"key", None, counting=True)
    assert audited.outcome.leads
    (tally,) = audited.tallies.values()
    assert tally.all > tables["文书发现"].count
    assert set(tally.rows) == {lead.fingerprint for lead in audited.outcome.leads}
