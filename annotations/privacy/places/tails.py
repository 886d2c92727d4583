"""What still tells of a door behind the last unit of a home: …村鼓楼边; …6号，旁为粮店."""

from __future__ import annotations

import re

_COUNT = "[一二三四五六七八九十两\\d]"
_SIDES = "(?:[东西南北前后左右]|斜对)"
_SIDE = f"(?:{_SIDES}[侧边面首头]|旁边?|隔壁|对面|[左右]手边)"
# No part of a place: who lives there, what was done, where else.
_CHAR = "(?![某的了被将把与和是有住在到给让说称其他她我你它同向从开入该本等来去门及])[\u4e00-\u9fff]"
_ENDS = r"(?=[，。；)、]|$|[他她我其]|的?(?:家|房|屋|住|院)|休养|里)"
_ROOM = f"(?:第{_COUNT}{{1,2}}(?:个门洞)?(?:[家户间排栋幢座]|孔窑?)?|{_COUNT}[栋幢楼层]|那[家户间栋幢])"
# Right behind the unit: 大核桃树|底下, 寨门|进去第三家, 老丝厂宿舍|五楼, 后侧新盖的那幢.
_DIRECT = re.compile(
    rf"(?:{_SIDE}|边上?|(?<=[楼层])[护养]理?区)(?=[，。；)、])|(?:{_CHAR}){{1,10}}?(?:(?:树|[坎坡沟桥岭山崖])[底脚]?下|坎[上下]|[塘河溪路街桥井庙墙楼场堤渠沟湖树](?:边上?|旁边?|沿上?|畔|脚下?)|[前后]排)"
    rf"(?:{_ROOM})?{_ENDS}"
    rf"|(?:{_CHAR}){{0,8}}?(?:[门口]进去|往?{_SIDES}[数头]|上坡|下坡|下去|宿舍|楼房?|墙外头?)(?:左手|右手)?(?:{_ROOM}|一[趟排][房屋]){{1,3}}{_ENDS}"
    rf"|{_SIDE}?(?:新|后|自|加)?[盖建起修]的(?:那|这)?{_COUNT}?[栋幢座间层院]{_ENDS}"
)
# A house stands beside a thing of the place, not beside who lives next door, what one lives on, a feast.
_THING = (
    r"(?:[\u4e00-\u9fff]店|药铺|商铺|饭馆|茶馆|旅馆|图书馆|文化馆|超市|商场|[市菜广操球停车]场|集市|加油站|车站|[电水粮文]站|卫生[院室站]|诊所|医院|敬老院|学校|[小中大]学|学院|幼儿园|公园"
    r"|银行|信用社|供销社|邮局|派出所|法院|[政公]府|[村居]委会|村部|大队部|文化大院|祠堂|教堂|[寺庙庵]|道观|[宝水铁]塔|牌坊|戏[台楼]|鼓楼|[厂井]|[粮仓水]库|仓库|码头|渡口"
    r"|(?:国|省|县|街|河)道|公路|铁路|高速|大?[路街巷]|胡同|[大小]?[河溪江湖塘渠坝堤桥]|[槐榕樟柳枣杏桃松柏杨]树|大树|树林|(?:派出|收费|检查|法律服务)[所站])"
)
_BESIDE = r"(?:紧?挨着|紧[挨邻临靠]着?|邻近|临近|靠近|毗邻|靠着(?![一两几自摆打做经]))"
# Behind a comma: what the house stands beside, or the way on.
_BEHIND = re.compile(
    rf"(?:{_CHAR}{{1,3}}家[里中]?)?，(?:"
    rf"(?:旁边?|{_SIDES}[侧边面]|隔壁|对面)[为是系即](?!原告)(?:{_CHAR}){{0,10}}?{_THING}(?<!路)(?<!街)"
    rf"|{_BESIDE}(?!原告)(?:{_CHAR}){{0,10}}?{_THING}(?:[边旁口]|{_SIDE})?"
    rf"|即[\u4e00-\u9fff]{{2,10}}?{_SIDE}的?(?:(?:那|这)?[栋幢间户家座]?[\u4e00-\u9fff]{{0,2}}[楼屋房]?(?:\d{{2,4}}[室房]?)?)"
    rf"|(?:{_CHAR}){{2,8}}?{_SIDE}第{_COUNT}{{1,2}}[间户家排栋幢孔]"
    rf"|[\u4e00-\u9fff](?:{_CHAR}){{1,11}}?(?:下去|上去|进去|过去)?[左右]手(?:边|第{_COUNT}[家户])"
    rf"|过了?(?:{_CHAR}){{2,8}}?(?:[上下]坡|往{_SIDES}(?:拐)?)?那[家户间]"
    rf"|(?:{_CHAR}){{2,6}}?[往向]{_SIDES}第?{_COUNT}{{1,2}}[户家排]"
    rf"|(?:{_CHAR}){{1,4}}?(?:老?院子?|大院|祠堂){_SIDES}[边侧]?(?:厢房|正房|[一二三两]间)"
    r")(?=[，。；)]|$)"
)
# Where old people live for good: …路夕阳红颐养院三楼护理区.
_CARE = re.compile(
    rf"(?!(?:社会|中心|[城乡]镇?|第[一二三]|老年|儿童|综合|公办|民办|当地){{1,3}}(?:敬|养|福))(?:{_CHAR}){{1,8}}?(?:敬老院|养老院|颐养院|养护院|护理院|福利院|老年公寓|老年公馆|托老所|(?:养老|护理|托养)(?:服务)?中心)"
    rf"(?:{_COUNT}{{1,2}}(?:号楼|[楼层栋幢]))?(?:护理区|{_SIDES}头|[\dA-Z]区)?(?:第?{_COUNT}{{1,4}}[间室床号房])?"
)
_REACH = 40


def tail_end(text: str, end: int) -> int:
    """Return where what leads on from the last unit of a home, which ends at `end`, ends itself."""
    direct = _DIRECT.match(text, end, end + _REACH)
    end = direct.end() if direct else end
    behind = _BEHIND.match(text, end, end + _REACH)
    return behind.end() if behind else end


def care_end(text: str, end: int) -> int:
    """Return where the name of a home for the old ends that begins at `end`; `end` where there is none."""
    care = _CARE.match(text, end, end + _REACH)
    return care.end() if care else end
