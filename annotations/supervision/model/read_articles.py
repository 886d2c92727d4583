"""Articles, each read before a model cited it, of instruments that nlp/data/statutes.tsv does not list whole.

Interpretations of the two supreme organs, rules of ministries, opinions: of their other articles nothing is
known. Read in a mirror of 2025-04 or on an official page: what changed later is not seen. Names are short
names, as in the list of statutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_COURT, _BOTH = "最高人民法院", "最高人民法院、最高人民检察院"

READ: Mapping[str, frozenset[int]] = MappingProxyType(
    {
        name: frozenset(articles)
        for name, articles in (
            (f"{_COURT}关于人民法院民事执行中查封、扣押、冻结财产的规定", (19, 27)),
            (f"{_COURT}关于人民法院办理财产保全案件若干问题的规定", (13, 15, 17, 18)),
            (f"{_COURT}关于民事执行中财产调查若干问题的规定", (3, 5, 9, 10)),
            (f"{_COURT}关于裁判文书引用法律、法规等规范性法律文件的规定", range(1, 9)),
            (f"{_BOTH}关于检察公益诉讼案件适用法律若干问题的解释", (13, 20, 21)),
            (f"{_BOTH}关于办理刑事赔偿案件适用法律若干问题的解释", (2,)),
            (f"{_BOTH}、公安部、司法部关于办理“套路贷”刑事案件若干问题的意见", (1, 2, 3)),
            ("最高人民检察院、公安部关于公安机关办理经济犯罪案件的若干规定", (25,)),
            ("人民检察院行刑反向衔接工作指引", (12, 13, 14, 15)),
            ("人民检察院国家司法救助工作细则（试行）", (7,)),
            ("关于建立侵害未成年人案件强制报告制度的意见（试行）", (2, 4)),
            ("旅馆业治安管理办法", (4, 6)),
            ("互联网广告管理办法", (9,)),
        )
    }
)
