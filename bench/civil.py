"""How well parties, cited articles and causes are read from civil cases: `python -m bench.civil [--misses]`.

The text is the case's fields one below the other: the record of filing, claims and facts, reasons, result.
It has no head, so parties come from the sentence of filing. The gold lists some parties only and sometimes
none; a party counts where the gold gives its side and the record names it.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlp.case import Sections, Side
from nlp.parse.causes import find_causes
from nlp.parse.parties import find_parties
from nlp.parse.statutes import find_citations
from nlp.text.numerals import parse_numeral
from nlp.text.view import View, view_of

ROOT = Path(__file__).resolve().parent.parent
FIELDS = ("CaseRecord", "JudgeAccusation", "JudgeReason", "JudgeResult")
SIDES = {"原告": Side.CLAIMANT, "被告": Side.RESPONDENT, "第三人": Side.THIRD}
ARTICLE = re.compile(r"第([一二三四五六七八九十百千零〇\d]+)条")

Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """Read the civil cases."""
    data = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
    with gzip.open(data / "civil" / "c3rd.jsonl.gz", "rt", encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream)


def view(row: Row) -> View:
    """Put the fields one below the other."""
    return view_of("\n".join(row.get(name) or "" for name in FIELDS))


def plain(law: str) -> str:
    """Return a law's name without 《》, year and inner marks."""
    name = re.sub(
        r"[(（][^()（）]*[0-9一二三四五六七八九〇]{4}[^()（）]*[)）]|[(（](?:试行|修正|修订)[)）]", "", law
    )
    name = re.sub(r"[《》〈〉＜＞﹤﹥<>\s]", "", name).replace("(", "（").replace(")", "）")
    return re.sub(r"^最高人民法院(?=关于)|^中华人民共和国", "", name)


def gold_parties(row: Row) -> set[tuple[str, Side]]:
    """Return (name, side) of the gold parties that the record names."""
    return {
        (party["NameText"], SIDES[party["Prop"]])
        for party in row["Parties"] or ()
        if party.get("NameText")
        and party.get("Prop") in SIDES
        and party["NameText"] in (row["CaseRecord"] or "")
    }


def named_there(row: Row, name: str) -> bool:
    """Say whether the record itself sets `name` apart as a party: the gold leaves many of them out."""
    causes = "|".join(map(re.escape, row["CaseCause"] or ["纠纷"]))
    before = r"(?:原告|被告|第三人|、|与|诉|：|，)"
    behind = rf"(?=[、与诉（(，,和及为因]|{causes}|[\u4e00-\u9fff]{{2,8}}(?:纠纷|争议))"
    record = (row["CaseRecord"] or "").replace("(", "（").replace(")", "）")
    return bool(re.search(before + re.escape(name) + behind, record))


def gold_articles(row: Row) -> set[tuple[str, int]]:
    """Return (law, article) of the gold citations."""
    found = set()
    for basis in row["LegalBasis"] or ():
        match = ARTICLE.match(basis.get("terms") or "")
        if match and basis.get("law"):
            found.add((plain(basis["law"]), parse_numeral(match[1]) or 0))
    return found


def score(show: bool) -> Counter[str]:
    """Count over all cases; with `show`, print what was missed."""
    n: Counter[str] = Counter()
    for row in rows():
        text = view(row)
        parties, _ = find_parties(text, Sections())
        gold = gold_parties(row)
        read = {(party.name, party.side) for party in parties}
        whole = all(party.get("Prop") in SIDES for party in row["Parties"] or ()) and bool(gold)
        n["party gold"] += len(gold)
        n["party hit"] += len(gold & read)
        if whole:
            n["party read, whole"] += len(read)
            n["party right, whole"] += len(gold & read)
            known = {name for name, _ in gold}
            n["party right or only missing in gold"] += sum(
                one in gold or (one[0] not in known and named_there(row, one[0])) for one in read
            )
        cited = {(plain(one.law), one.article) for one in find_citations(text)}
        articles = gold_articles(row)
        missed = articles - cited
        n["article gold"] += len(articles)
        n["article hit"] += len(articles & cited)
        causes = {fact.value for fact in find_causes(text, Sections(), "")}
        wanted = set(row["CaseCause"] or ())
        n["cause gold"] += bool(wanted)
        n["cause hit"] += bool(wanted & causes)
        named = any(cause in (row["CaseRecord"] or "") for cause in wanted)
        n["cause named"] += named
        n["cause named and hit"] += named and bool(wanted & causes)
        if show and gold - read:
            print("PARTY", gold - read, "READ", read, "|", (row["CaseRecord"] or "")[:150])
        if show and whole and read - gold:
            print("EXTRA", read - gold, "GOLD", gold, "|", (row["CaseRecord"] or "")[:150])
        if show and missed:
            print("ARTICLE", missed, "READ", cited)
        if show and wanted and not wanted & causes:
            print("CAUSE", wanted, "READ", causes, "|", (row["CaseRecord"] or "")[:150])
    return n


def main() -> None:
    """Print the numbers."""
    n = score("--misses" in sys.argv)
    recall = n["party hit"] / n["party gold"]
    precision = n["party right, whole"] / n["party read, whole"]
    print(dict(n))
    print(f"party recall {recall:.4f}  precision (cases with a whole gold) {precision:.4f}")
    print(f"party F1 {2 * recall * precision / (recall + precision):.4f}")
    fair = n["party right or only missing in gold"] / n["party read, whole"]
    print(
        f"not counting parties that the record names and the gold leaves out: precision {fair:.4f}", end="  "
    )
    print(f"F1 {2 * recall * fair / (recall + fair):.4f}")
    print(f"article recall {n['article hit'] / n['article gold']:.4f}")
    print(f"cause accuracy {n['cause hit'] / n['cause gold']:.4f}", end="; ")
    print(f"where the record names the gold {n['cause named and hit'] / n['cause named']:.4f}")


if __name__ == "__main__":
    main()
