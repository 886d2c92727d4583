"""Injury claims against insurers: kin, lawyers, the county's only expert; and brokers who buy claims up."""

from __future__ import annotations

from datetime import date

from tests.supervision.civil import Civil, by, fill, put
from tests.supervision.labour import Docket
from tests.supervision.world import World

_CAUSE = "机动车交通事故责任纠纷"
_LOCAL = "银川塞上司法鉴定所"
_FOUGHT = ("保险公司对该鉴定意见不予认可。", "被告保险公司申请重新鉴定。", "被告保险公司辩称，伤残等级过高。")


def _accident(world: World, text: str, agents: tuple[str, ...], filed: date | None = None) -> Civil:
    """Tell of an accident."""
    return Civil(
        _CAUSE,
        "",
        "某财产保险股份有限公司银川市分公司",
        filed or world.day(),
        world.rng.randint(20, 120),
        world.rng.randint(2, 30) * 10000,
        "责任认定书、病历、鉴定意见",
        text,
        world.rng.choice(("判决", "判决", "调解")),
        agents=agents,
    )


def _expert(world: World, fought: float, name: str = _LOCAL) -> str:
    """Say who examined the injured, and whether the insurer objects."""
    text = f"经本院委托{name}鉴定，原告构成十级伤残。"
    return text + (world.rng.choice(_FOUGHT) if world.rng.random() < fought else "")


def kin(world: World, docket: Docket) -> None:
    """A relative acts, or nobody."""
    agents = (world.name(),) if world.rng.random() < 0.6 else ()
    text = _expert(world, 0.25) + "原告的委托诉讼代理人系其近亲属。"
    put(world, docket, by(world.person(), _accident(world, text, agents)), "亲属代理")


def lawyer(world: World, docket: Docket) -> None:
    """A lawyer with many accident cases."""
    name = world.name()
    for _ in range(world.rng.randint(6, 18)):
        text = f"原告委托诉讼代理人{name}，宁夏某律师事务所律师。" + _expert(world, 0.3)
        put(world, docket, by(world.person(), _accident(world, text, (name,))), "律师")


def village(world: World, docket: Docket) -> None:
    """A clerk of legal service, recommended by the village, helps a few neighbours; few objections."""
    name = world.name()
    for _ in range(world.rng.randint(2, 4)):
        put(world, docket, by(world.person(), _accident(world, _expert(world, 0.2), (name,))), "公民代理")


HONEST = ((kin, 70), (lawyer, 5), (village, 8))


def brokers_docket(seed: int, rows: int = 1000) -> Docket:
    """Make a docket with the cases of two brokers: about one in a hundred."""
    world, docket = World(seed), Docket()
    for kind in range(2):
        broker, expert = world.name(), ("银川华正司法鉴定所", "贺兰仁和司法鉴定中心")[kind]
        year = world.rng.randint(2022, 2024)
        for _ in range(world.rng.randint(5, 7)):
            filed = world.day(date(year, 1, 10), date(year, 11, 1))
            head = world.rng.choice(("原告诉前单方委托", "经原告自行委托", "经本院委托"))
            text = f"{head}{expert}鉴定，构成九级伤残。" + world.rng.choice((*_FOUGHT, *_FOUGHT, ""))
            number = put(world, docket, by(world.person(), _accident(world, text, (broker,), filed)), "黄牛")
            docket.sham[number] = "黄牛"
    fill(world, docket, HONEST, rows)
    return docket
