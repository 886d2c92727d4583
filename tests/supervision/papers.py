"""Invented judgments (M18): one in a hundred contradicts itself, cites what is not there, or lacks a part."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.world import World

_DIGITS = "〇一二三四五六七八九"
_COURT = "宁夏回族自治区永宁县人民法院"
_NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
APPEAL = (
    "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于宁夏回族自治区银川市中级人民法院。"
)


def written(day: date) -> str:
    """Write a day as a judgment's end does."""
    return (
        f"{''.join(_DIGITS[int(one)] for one in str(day.year))}年{_spoken(day.month)}月{_spoken(day.day)}日"
    )


def _spoken(number: int) -> str:
    """Write a small number in Chinese."""
    tens, ones = divmod(number, 10)
    return f"{_NUMERALS[tens] if tens > 1 else ''}{'十' if tens else ''}{_NUMERALS[ones]}"


def told(day: date) -> str:
    """Write a day in figures."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(slots=True)
class Civil:
    """A civil judgment in parts; a story changes one of them."""

    world: World
    filed: date
    number: str = ""
    heard: date = field(init=False)
    closed: date = field(init=False)
    due: int = field(init=False)
    plaintiff: str = field(init=False)
    firm: str = field(init=False)
    ordered_firm: str = field(init=False)
    how: str = "依法适用简易程序，"
    more_claims: str = ""
    changed: str = ""
    happened: str = ""
    added: str = ""
    thought: str = "本院认为，原告供货，被告应当付款。"
    basis: str = "依照《中华人民共和国民法典》第六百二十六条规定，"
    orders: str = ""
    rest: str = ""
    ending: str = APPEAL
    signed: str = "审判员　于海"
    dated: str = ""
    title: str = "民事判决书"

    def __post_init__(self) -> None:
        """Invent the rest."""
        rng, world = self.world.rng, self.world
        self.heard = self.filed + timedelta(days=rng.randint(10, 40))
        self.closed = self.heard + timedelta(days=rng.randint(0, 30))
        self.due = rng.randint(12, 900) * 100
        self.plaintiff, self.firm = world.name(), world.firm().name
        self.ordered_firm = self.firm
        world.count += 1
        self.number = f"（{self.filed.year}）宁0121民初{world.count}号"

    def text(self) -> str:
        """Write it out."""
        parts = self.happened or f"{told(self.filed - timedelta(days=200))}，原告供货，货款{self.due}元。"
        orders = self.orders or (
            f"被告{self.ordered_firm}于本判决生效之日起十日内支付原告{self.plaintiff}货款{self.due}元。"
        )
        return f"""{_COURT}
{self.title}
{self.number}
原告：{self.plaintiff}，男，汉族，住宁夏回族自治区永宁县。
被告：{self.firm}，住所地宁夏回族自治区永宁县。
法定代表人：王开，该公司经理。
原告{self.plaintiff}与被告{self.firm}买卖合同纠纷一案，本院于{told(self.filed)}立案后，{self.how}于{told(self.heard)}公开开庭进行了审理。原告{self.plaintiff}、被告的法定代表人到庭参加诉讼。本案现已审理终结。
原告{self.plaintiff}向本院提出诉讼请求：1.判令被告支付货款{self.due}元；{self.more_claims}诉讼费由被告承担。{self.changed}事实与理由：原告供货以后，被告没有付款。
被告{self.firm}辩称，货款数额属实，公司暂时没有钱。
本院经审理认定事实如下：{parts}双方对数额没有争议。{self.added}
{self.thought}{self.basis}判决如下：
{orders}{self.rest}
如果未按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。
案件受理费265元，由被告{self.firm}负担。
{self.ending}
{self.signed}
{self.dated or written(self.closed)}
书记员　管敏
"""


@dataclass(slots=True)
class Criminal:
    """A criminal judgment in parts."""

    world: World
    offence: date
    number: str = ""
    accused: str = field(init=False)
    ordered: str = field(init=False)
    detained: date = field(init=False)
    indicted: date = field(init=False)
    closed: date = field(init=False)
    found: str = "盗窃"
    charge: str = "盗窃"
    term: str = "有期徒刑一年"
    runs: str = ""
    added: str = ""
    thought: str = "本院认为，"
    basis: str = "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定，"
    bench: str = "审判长　贺兰平\n人民陪审员　金玉\n人民陪审员　丁一"
    ending: str = "如不服本判决，可在接到判决书的第二日起十日内，通过本院提出上诉。"

    def __post_init__(self) -> None:
        """Invent the rest."""
        rng, world = self.world.rng, self.world
        self.accused = self.ordered = world.name()
        self.detained = self.offence + timedelta(days=rng.randint(1, 20))
        self.indicted = self.detained + timedelta(days=rng.randint(60, 120))
        self.closed = self.indicted + timedelta(days=rng.randint(20, 60))
        world.count += 1
        self.number = f"（{self.indicted.year}）宁0121刑初{world.count}号"

    def text(self) -> str:
        """Write it out."""
        release = self.detained.replace(year=self.detained.year + 1, day=min(self.detained.day, 28))
        runs = self.runs or f"即自{told(self.detained)}起至{told(release - timedelta(days=1))}止"
        return f"""{_COURT}
刑事判决书
{self.number}
公诉机关永宁县人民检察院。
被告人{self.accused}，男，1986年2月11日出生，回族，无业，住宁夏回族自治区永宁县。因涉嫌犯盗窃罪于{told(self.detained)}被刑事拘留，现羁押于永宁县看守所。
永宁县人民检察院以永检刑诉〔{self.indicted.year}〕66号起诉书指控被告人{self.accused}犯盗窃罪，于{told(self.indicted)}向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。现已审理终结。
公诉机关指控，{told(self.offence)}，被告人{self.accused}进入一户人家，窃得现金12680元，后将赃款挥霍。被害人报案后，公安机关将被告人{self.accused}抓获，被告人到案后如实供述了自己的犯罪事实，并自愿认罪认罚，同意公诉机关的量刑建议。
经审理查明的事实与指控一致，被告人{self.accused}无异议，有受案登记表、被害人陈述、现场勘验笔录、证人证言等证据证实，足以认定。{self.added}
{self.thought}被告人{self.accused}秘密窃取他人财物，数额较大，其行为已构成{self.found}罪。{self.basis}判决如下：
被告人{self.ordered}犯{self.charge}罪，判处{self.term}，并处罚金人民币五千元。（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，{runs}。）
{self.ending}
{self.bench}
{written(self.closed)}
书记员　祁月
"""
