"""The words that lead to somebody's other name: 曾用名, 又叫, 户籍名, 真实姓名, 化名."""

from __future__ import annotations

from typing import Final

OTHER_NAME: Final = (
    r"(?:曾用名|又名|别名|原名|本名|真名|真实姓名|现用?名|户籍名|改名|更名|户[籍口]?登记(?:姓?名)|又叫|也叫|又称|亦名|化名|艺名|大名|学名|全名"
    r"|误写[为成作]|真实身份|以(?=[^，。；、]{2,4}(?:的名字|之名))|身份证名|户[口籍]登记为|[户口籍证件本簿]{2,4}上?的?(?:姓名|名字))"
    r"(?:为|叫|登记为|系|是|：|“|\")*"
)
