"""Build `nlp/data/surnames.tsv` from the surname list of wainshine's Chinese-Names-Corpus (Apache-2.0).

Run as `python -m tools.surnames [XLSX]`. A line is a surname and how often it leads a name in that corpus;
the most frequent come first. Compound surnames that the list lacks are added with frequency 1.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
SOURCE = DATA / "lists" / "wainshine_family_name_1k.xlsx"
TARGET = ROOT / "nlp" / "data" / "surnames.tsv"

# Compound surnames in use today (百家姓 and the census): masking keeps both characters.
COMPOUND = """
欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司空 轩辕 夏侯 端木 闻人 东郭 南宫
呼延 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 拓跋 百里 东门 西门
左丘 梁丘 谷梁 乐正 公羊 公良 漆雕 壤驷 宰父 巫马 微生 羊舌 第五 完颜 独孤 南门 欧侯 张简 范姜 陆费
爱新 叶赫 哈斯 纳兰
"""
# Single surnames met in the census that the list lacks.
RARE = """
祃 亓 仝 仉 俎 禚 冼 佟 缑 郄 逄 妫 麴 胥 昝 笪 乜 璩 蒯 訾 阚 钭 靳 庹 揭 绳 綦 粟 苑 尕 侴
佀 召 咩 妥 岐 斛 炊 罕 芈 角 鄞
"""


def frequencies(path: Path) -> dict[str, int]:
    """Read surname and frequency from the workbook's first two columns."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = sheet.iter_rows(min_row=2, max_col=2, values_only=True)
    return {
        str(name).strip(): max(1, round(float(str(count))))
        for name, count in rows
        if name and count is not None
    }


def main(arguments: list[str]) -> int:
    """Write the table, most frequent surname first."""
    found = frequencies(Path(arguments[0]) if arguments else SOURCE)
    found = {name: count for name, count in found.items() if 1 <= len(name) <= 2}
    for name in (*COMPOUND.split(), *RARE.split()):
        found.setdefault(name, 1)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    TARGET.write_text("".join(f"{name}\t{count}\n" for name, count in ranked), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(ranked)} surnames")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
