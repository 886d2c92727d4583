"""The fields of a search by their Chinese names, each with how its values are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Reading(StrEnum):
    """How the value of a field is read."""

    TEXT = "text"
    EXACT = "exact"
    COURT = "court"
    LEVEL = "level"
    CAUSE = "cause"
    CHARGE = "charge"
    CASE_NUMBER = "case_number"
    STATUTE = "statute"
    CATEGORY = "category"
    MODEL = "model"
    SIGNAL = "signal"
    PARTY = "party"
    WHOLE = "whole"
    DAY = "day"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class SearchField:
    """A field: its name in the index, how a value is read, an example, and what else it may be called."""

    name: str
    field: str
    reading: Reading
    example: str
    also: tuple[str, ...] = ()


SEARCH_FIELDS: tuple[SearchField, ...] = (
    SearchField("全文", "text", Reading.TEXT, '全文:"交通肇事后逃逸"'),
    SearchField("诉辩", "claims", Reading.TEXT, "诉辩:诉讼时效", ("指控",)),
    SearchField("查明", "facts", Reading.TEXT, "查明:微信转账", ("事实",)),
    SearchField("说理", "reasoning", Reading.TEXT, '说理:"自愿认罪"'),
    SearchField("主文", "disposition", Reading.TEXT, "主文:缓刑"),
    SearchField("案号", "case_number", Reading.CASE_NUMBER, "案号:（2021）云9931刑初27号"),
    SearchField("法院", "court", Reading.COURT, "法院:昆明市中级人民法院"),
    SearchField("辖区", "region", Reading.EXACT, "辖区:云南省", ("地区",)),
    SearchField("审级", "level", Reading.LEVEL, "审级:中级"),
    SearchField("案由", "cause", Reading.CAUSE, "案由:劳动争议"),
    SearchField("罪名", "charge", Reading.CHARGE, "罪名:盗窃罪"),
    SearchField("文书", "kind", Reading.EXACT, "文书:判决书", ("文书种类",)),
    SearchField("程序", "procedure", Reading.EXACT, "程序:一审", ("审理程序",)),
    SearchField("结案方式", "outcome", Reading.EXACT, "结案方式:调解"),
    SearchField("当事人", "party", Reading.PARTY, "当事人:某某建材有限公司"),
    SearchField("代理人", "agent", Reading.PARTY, "代理人:某某律师事务所", ("律所",)),
    SearchField("法条", "statute", Reading.STATUTE, "法条:刑法264"),
    SearchField("情节", "element", Reading.EXACT, "情节:自首"),
    SearchField("发现", "category", Reading.CATEGORY, "发现:家庭住址"),
    SearchField("规则", "rule", Reading.EXACT, "规则:A-02"),
    SearchField("线索", "model", Reading.MODEL, "线索:M5"),
    SearchField("特征", "signal", Reading.SIGNAL, "特征:M5·F03"),
    SearchField("阶段", "stage", Reading.EXACT, "阶段:初筛"),
    SearchField("年份", "year", Reading.WHOLE, "年份:2020..2022", ("年",)),
    SearchField("裁判日期", "date", Reading.DAY, "裁判日期:2020-03..2022", ("日期",)),
    SearchField("金额", "amount", Reading.MONEY, "金额:>10万"),
    SearchField("字数", "characters", Reading.WHOLE, "字数:<5000"),
)
BY_WORD: Mapping[str, SearchField] = MappingProxyType(
    {word: one for one in SEARCH_FIELDS for word in (one.name, *one.also, one.field)}
)
