"""One invented judgment, and how a copy of it is made and read again in a test."""

from __future__ import annotations

from pathlib import Path

from annotations.privacy.screen import Screener
from annotations.redaction.masking import Masker, Read
from annotations.redaction.values import Plan, Writer
from nlp.readers.intake.files import expand, read
from nlp.readers.interface import Limits
from nlp.values import Document

JUDGMENT = (
    "石桥县人民法院",
    "刑事判决书",
    "（2019）浙0799刑初12号",
    "公诉机关石桥县人民检察院。",
    "被告人孙大海，男，1980年3月4日出生，汉族，公民身份号码330799198003040019，住浙江省淳安县石林镇东街8号。",
    "石桥县人民检察院指控：2018年5月6日，被告人孙大海驾驶浙A12345号小客车到被害人欧阳小琴家，"
    "窃得现金5000元。被害人欧阳小琴的电话为13900001111。",
    "上述事实，有被害人欧阳小琴的陈述、证人赵铁柱的证言、证人赵立春的证言等证据证实。孙大海归还赵铁柱2000元。",
    "本院认为，被告人孙大海的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条的规定，判决如下：",
    "被告人孙大海犯盗窃罪，判处有期徒刑六个月，并处罚金2000元。",
    "审判员　钱进",
    "二〇一九年三月一日",
    "书记员　周明",
)
# What was decided on its appeal: the two are documents of one case.
ON_APPEAL = (
    "\n".join(JUDGMENT)
    .replace("（2019）浙0799刑初12号", "（2019）浙07刑终45号")
    .replace("石桥县人民检察院指控", "不服石桥县人民法院（2019）浙0799刑初12号刑事判决，提出上诉。原判认定")
)
LEAKS = ("欧阳小琴", "赵铁柱", "赵立春", "330799198003040019", "13900001111", "浙A12345", "石林镇")
KEPT = ("孙大海", "钱进", "周明", "淳安县", "5000元", "第二百六十四条", "（2019）浙0799刑初12号")

MASKER = Masker(Screener(b"k" * 32))


def read_file(path: Path, scratch: Path) -> Document:
    """Read the one document of a file."""
    entry = next(iter(expand([path], scratch, Limits())))
    document = next(iter(read(entry, Limits())))  # type: ignore[arg-type]
    assert isinstance(document, Document), document
    return document


def copied(path: Path, write: Writer, folder: Path) -> tuple[Document, Plan, Read]:
    """Plan, write and read again; return the copy as read, the plan and the original as read."""
    folder.mkdir(exist_ok=True)
    document = read_file(path, folder)
    original = MASKER.read(document)
    plan = MASKER.mask(original).plan
    target = folder / f"copy{path.suffix}"
    write(path, target, document, plan)
    return read_file(target, folder), plan, original
