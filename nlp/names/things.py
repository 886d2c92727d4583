"""What is written with foreign sounds and is nobody: makes, medicines, money, lands; how things are told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_LIST: Final = Path(__file__).resolve().parents[1] / "data" / "foreign_things.txt"
THINGS: Final = frozenset(_LIST.read_text(encoding="utf-8").split())
# What a thing or a place is, right behind what it is called.
THING: Final = re.compile(
    '[”"》]?(?:牌(?![照位])|品牌|商标|型|系列|款|号|[轿汽货客赛跑皮卡]?车|摩托|越野|SUV|手[机表环镯]|[电平]?板?电?脑|相机|[皮挎背手钱]?提?包|[皮球]?鞋|西服|皮[带衣]|香烟'
    "|[白啤红洋葡]?萄?酒|公司|集团|烟酒|[饭商分旅酒]?店|商行|诊所|餐[厅馆]|大厦|广场|[医学]院|学校|中学|小学|幼儿园|市场|商[场城店厦]|超市|动物园|公园|植物园|景区|宾馆|旅馆|公寓|小区|花园|大?[路街巷](?![过遇上])|大道|[县区州旗](?!长)|市(?![长民场])"
    "|[乡镇村](?![长民])|苏木|嘎查|草[原场]|[湖河山海湾岛桥寺庙]|机场|[车火]?站(?![着在起])|人民法院|检察院|派出所|监狱|看守所|[药]?[片丸]|胶囊|注射|缓释|颗粒|[美日法欧]?元|[货纸]?币"
    "|综合[征症]|病|症|菌|法(?:[院律》第]|的?规定)|[教语文](?!师)|[族籍国](?![，)])|护照|俱乐部|会所|夜总会|KTV|网|软件|平台|(?:就?是|即|系|为)[^，。；]{0,8}(?:网名|昵称|微信名|账号|头像)|APP|系统|[0-9A-Za-z])"
)
# What leads to what a thing is called.
OF_THING: Final = re.compile(
    '(?:品牌|牌子|商标|型号|名为|驾驶|驾车|乘坐|购买|前往|位于|途经|[《]|[“"]|[辆台款部瓶]|[服吸]用|注射|省|[自]?治[区州])$'
)
