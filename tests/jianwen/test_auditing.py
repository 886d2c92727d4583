"""An audit counts what its leads share over the tables that its models ran over."""

from __future__ import annotations

from functools import partial

from annotations.supervision.library_files import find, library
from jianwen.auditing.documents import FINDINGS, read_document
from jianwen.auditing.run import Data, audit
from jianwen.running.judge import job_of
from jianwen.settings import RecogniserName, read_settings
from nlp.values import Document
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


JUDGMENT = """永宁县人民法院
民 事 判 决 书
（2024）宁0121民初7号
原告李大山，男，汉族，住永宁县，联系电话13912345678。
被告马小河，男，汉族，住永宁县。
本院认为，借款属实。判决如下：
被告马小河于本判决生效后十日内偿还原告李大山借款一万元。
审判员　周平
二〇二四年三月一日
"""
COMPLAINT = """民事起诉状
原告：李大山，男，汉族，住永宁县，联系电话13912345678。
被告：马小河，男，汉族，住永宁县。
诉讼请求：
1、判令被告偿还借款10000元。
此致
永宁县人民法院
具状人：李大山
2024年2月1日
"""


def test_nobody_publishes_what_parties_file() -> None:
    job = job_of(read_settings().model_copy(update={"recogniser": RecogniserName.NONE}))
    screened = partial(read_document, job, wanted=(), screened=True)
    found = {
        name: screened(Document(name, name, name, "text/plain", text)).rows.get(FINDINGS, ())
        for name, text in (("判决", JUDGMENT), ("起诉状", COMPLAINT))
    }
    assert found["判决"]
    assert not found["起诉状"]
