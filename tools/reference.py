"""Make the tables under nlp/data (courts, divisions, causes, type codes) from the public lists.

Run `python -m tools.reference [FOLDER]`; FOLDER holds the lists (default ../shared/data/lists). Only facts
are taken: names and codes. NOTICE says where each list comes from.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.former import ABOLISHED

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "nlp" / "data"
PROVINCES = {
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
    "北京": "北京市",
    "天津": "天津市",
    "上海": "上海市",
    "重庆": "重庆市",
}
_WHOLES = tuple(PROVINCES.values())
_PAIRS = (
    "京北京 津天津 冀河北 晋山西 内内蒙古 辽辽宁 吉吉林 黑黑龙江 沪上海 苏江苏 浙浙江 皖安徽 闽福建 "
    "赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 桂广西 琼海南 渝重庆 川四川 贵贵州 黔贵州 云云南 藏西藏 "
    "陕陕西 甘甘肃 青青海 宁宁夏 新新疆"
)
_LETTERS = {pair[0]: pair[1:] for pair in _PAIRS.split()}
# Courts that bear no province in their name: railways, sea, the corps, forests, oil.
_BARE = ("铁路", "海事", "兵团", "最高人民法院", "军事", "知识产权", "金融", "互联网")
# Causes that 法〔2020〕346号 added from 2021-01-01; the list is older.
ADDED_CAUSES = (
    "声音保护纠纷",
    "个人信息保护纠纷",
    "隐私权、个人信息保护纠纷",
    "居住权纠纷",
    "居住权合同纠纷",
    "添附物归属纠纷",
    "土地经营权纠纷",
    "土地承包经营权互换合同纠纷",
    "预约合同纠纷",
    "合伙合同纠纷",
    "银行卡纠纷",
    "保理合同纠纷",
    "中介合同纠纷",
    "确认亲子关系纠纷",
    "否认亲子关系纠纷",
    "亲子关系纠纷",
    "婚内夫妻财产分割纠纷",
    "遗产管理纠纷",
    "高空抛物、坠物损害责任纠纷",
    "生态破坏责任纠纷",
    "网络侵害虚拟财产纠纷",
    "申请人身安全保护令",
    "申请人格权侵害禁令",
    "申请指定遗产管理人",
    "申请变更遗产管理人",
    "平等就业权纠纷",
    "农村土地承包合同纠纷",
    "债务加入纠纷",
    "债务转移合同纠纷",
    "新就业形态用工纠纷",
)
# Causes of 法发〔2020〕44号 for administrative cases, in force from 2021-01-01.
ADMINISTRATIVE_CAUSES = (
    "行政处罚",
    "行政强制措施",
    "行政强制执行",
    "行政许可",
    "行政征收",
    "行政征用",
    "行政登记",
    "行政确认",
    "行政给付",
    "行政允诺",
    "行政征缴",
    "行政奖励",
    "行政收费",
    "政府信息公开",
    "行政批复",
    "行政处理",
    "行政复议",
    "行政裁决",
    "行政协议",
    "行政补偿",
    "行政赔偿",
    "不履行法定职责",
    "不履行职责",
    "行政公益诉讼",
)
ADDED_TYPES = ("民诉前调", "诉前调", "执前调", "民破", "民算", "行诉前调")

# Provinces that the list leaves out.
ADDED_PROVINCES = (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"))


def province(name: str) -> str:
    """Return the full name of a province that the list names shortly."""
    return PROVINCES.get(name, f"{name}省")


def full_court(listed: str, short_province: str) -> str:
    """Return the name that the court's own documents bear: with its province."""
    name = listed.strip().removeprefix("中华人民共和国")
    whole = province(short_province)
    if name.startswith((whole, *_WHOLES)) or any(mark in name for mark in _BARE):
        return name
    return whole + name.removeprefix(short_province if short_province in PROVINCES else "")


def courts(folder: Path) -> dict[str, str]:
    """Return listed name → full name."""
    rows = json.loads((folder / "court_leon406.json").read_text("utf-8"))
    return {row["court"].strip(): full_court(row["court"], row["province"]) for row in rows}


def codes(folder: Path, names: dict[str, str]) -> dict[str, str]:
    """Return code → full name where most of the headers that show a code agree."""
    result: dict[str, str] = {}
    for code, name, agreeing, seen in _rows(folder / "court_codes_from_lecard.csv"):
        if int(agreeing) * 2 > int(seen):
            letter = _LETTERS.get(code[0])
            # 沈阳市辽中区人民法院 is listed as 辽中区人民法院; but 抚宁县人民法院 is not 宁县人民法院.
            ends = [at for at in range(len(name) - 5) if name[at:] in names]
            known = next((names[name[at:]] for at in ends if not at or name[at - 1] in "省市区州盟"), name)
            result[code] = full_court(known, letter) if letter else known.removeprefix("中华人民共和国")
    return result


def codes_by_division(folder: Path, names: dict[str, str]) -> dict[str, str]:
    """Return code → full name as GB/T 2260 gives it (黔0111 is 520111) where the list has that court."""
    known = set(names.values())
    found = dict(divisions(folder))
    result: dict[str, str] = {}
    for letter, short in _LETTERS.items():
        whole = province(short)
        number = next((code for code, name in found.items() if name == whole), "-")
        for code, name in found.items():
            if not code.startswith(number) or code == number:
                continue
            city = found.get(code[:4], "")
            tails = (
                (f"{name}中级人民法院",) if len(code) == 4 else (f"{city}{name}人民法院", f"{name}人民法院")
            )
            court = next((whole + tail for tail in tails if whole + tail in known), None)
            if court:
                result[letter + code[2:]] = court
    return result


def divisions(folder: Path) -> list[tuple[str, str]]:
    """Return (code, name) of provinces (2 digits), cities (4) and counties (6)."""
    found: list[tuple[str, str]] = []
    for file in ("xzqh_provinces.csv", "xzqh_cities.csv", "xzqh_areas.csv"):
        found += [(row[0], row[1]) for row in _rows(folder / file)[1:]]
    return sorted([*found, *ADDED_PROVINCES])


def abolished() -> list[tuple[str, str]]:
    """Return (city code, names of its former districts and counties, parted by blanks)."""
    rows = (line.partition(" ") for line in ABOLISHED.split("\n") if line)
    return sorted((code, names) for code, _, names in rows)


def streets(folder: Path) -> list[tuple[str, str]]:
    """Return (county code, names of its streets and towns, parted by blanks)."""
    by_county: dict[str, list[str]] = {}
    for row in _rows(folder / "xzqh_streets.csv")[1:]:
        by_county.setdefault(row[2], []).append(row[1].replace(" ", ""))
    return [(code, " ".join(names)) for code, names in sorted(by_county.items())]


def causes(folder: Path) -> list[tuple[str, str]]:
    """Return (domain, cause) for every cause but the criminal ones, which are charges."""
    rows = json.loads((folder / "anyou_leon406.json").read_text("utf-8"))["anyou"]
    parents = {row["id"]: row for row in rows}
    found = {("民事", name) for name in ADDED_CAUSES} | {("行政", name) for name in ADMINISTRATIVE_CAUSES}
    for row in rows:
        top = row
        while top["parentid"] in parents:
            top = parents[top["parentid"]]
        if top is not row and top["name"] != "刑事案由":
            found.add((top["name"].removesuffix("案由"), row["name"].strip()))
    return sorted(found)


def cause_tree(folder: Path) -> list[tuple[str, str]]:
    """Return (cause or charge, the one above it), for all but the tops of the tree."""
    rows = json.loads((folder / "anyou_leon406.json").read_text("utf-8"))["anyou"]
    by_id = {row["id"]: row["name"].strip() for row in rows}
    pairs = {(row["name"].strip(), by_id.get(row["parentid"], "")) for row in rows}
    return sorted((name, above) for name, above in pairs if above and name != above)


def case_types(folder: Path) -> list[tuple[str, str]]:
    """Return (type code, what it is for), each code once."""
    found: dict[str, str] = {}
    for row in _rows(folder / "case_type_codes.csv"):
        if len(row) > 2 and row[2]:
            found.setdefault(row[2], row[1])
    for code in ADDED_TYPES:
        found.setdefault(code, "诉前调解案件" if "调" in code else "破产清算案件")
    return sorted(found.items())


def charges(folder: Path) -> list[tuple[str]]:
    """Return the charges as listed."""
    lines = (folder / "criminal_charges.txt").read_text("utf-8").split()
    return [(line,) for line in dict.fromkeys(lines)]


def _rows(path: Path) -> list[list[str]]:
    """Read a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row for row in csv.reader(stream) if row]


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table, one row a line, fields parted by tabs."""
    (DATA / name).write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def main(folder: Path) -> None:
    """Write every table."""
    names = courts(folder)
    by_code = codes_by_division(folder, names) | codes(folder, names)
    # A header names some courts that the list has under a later name (户县 is 鄠邑区 now).
    names.update({full: full for full in by_code.values() if full not in names.values()})
    _write("courts.tsv", sorted((full, listed) for listed, full in names.items()))
    _write("court_codes.tsv", sorted(by_code.items()))
    _write("divisions.tsv", divisions(folder))
    _write("abolished.tsv", abolished())
    _write("streets.tsv", streets(folder))
    _write("causes.tsv", causes(folder))
    _write("cause_tree.tsv", cause_tree(folder))
    _write("case_types.tsv", case_types(folder))
    _write("charges.tsv", charges(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data" / "lists")
