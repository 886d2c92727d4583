"""The one pass over all literals finds what each rule alone would find."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from nlp.names.cues.after import AFTER
from nlp.names.cues.before import BEFORE, Role
from nlp.names.find import cues_after, cues_before

_PIECES = """
附带民事诉讼原告人
附民原告 被告人 被害人 受害者 死者 被骗人 证人 报案人 询问李某的笔录 法医张某鉴定 法定代理人
罪犯 上诉人 同案犯 书记员 翻译人员 辩护人 法定代表人 长子 一子 三女儿 未满十四周岁的 年仅9岁的
女童 初一学生 中学生 殴打 骗取了 将 把 打伤 停放的车盗走 朝 对 向
头部 实施殴打 强行与 退赔 人民币 证言 2018年3月2日的 的陈述 分别证实 证明书 供述称 陈述称
辨认
出具的鉴定意见 (另案处理) 经抢救无效死亡 系被害人， (证人) 三名被害人 ，男， (女) 系未成年人 (时年15岁) ，18岁
(2005年3月1日生) 作为法定代理人 李某 、 ， 。 ( ) 王
先动手 恢复出院 被撞后 病历载明王某左 找王某核实 假意与王某恋爱 撞倒路边的王某，
的母亲 由祖母王某抚养 见王某独自 明知王某年迈 砸在王某头上 与王某驾驶的货车相撞 询问了王某。
被其用酒瓶砸破 被抢走 的右臂被铲伤 的车被骑走 家中无人 亦有一定过错 伤后入院治疗 时年13岁 向民警报警 说，
负事故次要责任 对起因有一定责任 与被告人王某因琐事发生口角 系自行跌倒 捡拾后上交民警 对事发经过作了说明
系石桥小学三年级学生 约王某到宾馆，趁其 关于王某是否自愿
"""
PIECES = [*_PIECES.split(), "审 判 长", "人 民 陪 审 员"]


def alone_before(text: str) -> list[tuple[int, int, Role]]:
    return sorted((*m.span(), role) for role, words in BEFORE for m in re.finditer(words, text))


def alone_after(text: str) -> list[tuple[int, int, Role]]:
    found = []
    for role, words, between in AFTER:
        for match in re.finditer(words, text):
            low = max(0, match.start() - 36)
            back = re.search(f"(?:{between})$", text[low : match.start()])
            if back is not None:
                found.append((low + back.start(), match.end(), role))
    return sorted(found)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_one_pass_finds_what_the_rules_find(text: str) -> None:
    assert cues_before(text) == alone_before(text)
    assert cues_after(text) == alone_after(text)


def test_every_rule_can_be_found_at_all() -> None:
    text = "，".join(PIECES)
    assert {role for _, _, role in cues_before(text)} == {role for role, _ in BEFORE}
    assert {role for _, _, role in cues_after(text)} <= {role for role, _, _ in AFTER}


def test_small_words_in_a_row_take_no_time() -> None:
    # Each of them once could begin another stretch, or be a part of the one before.
    started = time.process_time()
    for piece in ("在" * 36, "于x到xx" * 8, "已后在" * 12, "到前往" * 12):
        cues_after(f"{piece}、报警。" * 20)
    assert time.process_time() - started < 5
