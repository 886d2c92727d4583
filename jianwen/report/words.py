"""The words of reports: what each category, severity, cause and standing is called in Chinese."""

from __future__ import annotations

from annotations.categories import CATEGORIES
from annotations.values import Category, Profile, Severity, Verdict
from jianwen.running.results import Standing
from nlp.case import EventKind
from nlp.values import Cause

BANNER = "线索，非结论"
BANNER_NOTE = "本报告由程序生成，每一项都须由人核对原文后作出判断；合理解释一栏是首先应当排除的情形。"

SEVERITIES: dict[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARN: "警告",
    Severity.REVIEW: "复核",
    Severity.INFO: "提示",
}

CAUSES: dict[Cause, str] = {
    Cause.MISSING: "文件不存在",
    Cause.UNSUPPORTED: "格式不支持",
    Cause.EMPTY: "内容为空",
    Cause.ENCRYPTED: "已加密",
    Cause.DAMAGED: "已损坏",
    Cause.ENCODING: "编码不明",
    Cause.IMAGE_ONLY: "只有图像",
    Cause.NEEDS_PROGRAM: "缺少程序",
    Cause.TOO_LARGE: "超过大小上限",
    Cause.UNSAFE: "不安全",
    Cause.TIMEOUT: "超时",
    Cause.MEMORY: "超过内存上限",
    Cause.NO_SPACE: "磁盘空间不足",
    Cause.CRASHED: "处理时崩溃",
    Cause.BAD_ROW: "数据行有误",
}

STANDINGS: dict[Standing, str] = {
    Standing.OPEN: "",
    Standing.CONFIRMED: "属实",
    Standing.DISMISSED: "误报",
}

PROFILES: dict[Profile, str] = {
    Profile.LAW2016: "法释〔2016〕19号",
    Profile.SPC2024: "2024年以来的公布实践（SPC2024）",
}

# What a person may write into the decision column of the sheet, and the verdict it stands for.
VERDICT_WORDS = ("属实", "误报", "重新打开")
VERDICT_NAMES: dict[Verdict, str] = {
    Verdict.CONFIRMED: "属实",
    Verdict.DISMISSED: "误报",
    Verdict.REOPENED: "重新打开",
    Verdict.ADDED: "补充",
    Verdict.CORRECTED: "更正位置",
    Verdict.VALID: "有效",
    Verdict.REFERRED: "移送",
    Verdict.ESTABLISHED: "成案",
    Verdict.UNFOUNDED: "不成案",
}


def category_name(category: Category) -> str:
    """Return the Chinese name of a category; one that has no name yet is shown by its id."""
    return CATEGORIES.get(category, category.value)


def cause_name(cause: Cause) -> str:
    """Return the Chinese name of a cause."""
    return CAUSES.get(cause, cause.value)


EVENT: dict[EventKind, str] = {
    EventKind.FILED: "立案",
    EventKind.HEARD: "开庭",
    EventKind.CLOSED: "裁判",
    EventKind.DETAINED: "拘留",
    EventKind.ARRESTED: "逮捕",
    EventKind.INDICTED: "起诉",
    EventKind.OFFENCE: "案发",
}
