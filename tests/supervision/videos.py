"""Invented videos about restaurants: one in a hundred is paid for and hides it."""

from __future__ import annotations

from datetime import date

from tests.supervision.crime import Crimes
from tests.supervision.world import World


def videos(seed: int, count: int = 1500) -> Crimes:
    """M9: every hundredth video does not say, or not for long, or not to be seen, that it is paid for."""
    world, made = World(seed), Crimes({"短视频": []})
    rng = world.rng
    hidden = (
        lambda length: {"广告字样起秒": "", "广告字样止秒": ""},
        lambda length: {"广告字样起秒": "0", "广告字样止秒": str(rng.choice((1, 2, 3)))},
        lambda length: {"广告字样起秒": "0", "广告字样止秒": str(length), "广告字样是否被遮挡": "是"},
        lambda length: {"广告字样起秒": str(length // 3), "广告字样止秒": str(length // 2)},
    )
    for at in range(count):
        length = rng.randint(15, 180)
        paid = at % 100 == 0 or rng.random() < 0.4
        row = {
            "编号": f"V{seed}{at:05d}",
            "账号": f"{world.name()}探店",
            "发布日期": str(world.day(date(2024, 1, 1), date(2024, 12, 31))),
            "时长秒": f"{length}.0" if rng.random() < 0.1 else str(length),
            "广告字样是否被遮挡": rng.choice(("否", "")),
            "是否推广": ("是" if paid else rng.choice(("否", ""))),
        }
        if paid:
            row |= {"广告字样起秒": rng.choice(("0", "", "0.5")), "广告字样止秒": str(length)}
        if at % 100 == 0:
            row |= hidden[at // 100 % len(hidden)](length)
            made.planted.add(row["编号"])
        made.tables["短视频"].append(row)
    return made
