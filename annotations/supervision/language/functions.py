"""The closed list of functions that a condition may call, with what they take, give and mean.

How each becomes an Ibis expression stands in `lower_functions`; a test holds the two lists together.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.supervision.language.kinds import NUMERIC, ORDERED, Kind

ANY = tuple(Kind)
_TEXT, _DATE, _NUMBER, _FLAG, _LIST = (
    (kind,) for kind in (Kind.TEXT, Kind.DATE, Kind.NUMBER, Kind.FLAG, Kind.LIST)
)


@dataclass(frozen=True, slots=True)
class Function:
    """A function: the kinds each argument may have, and the kind it gives (None: that of argument `like`).

    `least` is how many arguments must be there. `over_rows` is true for those that read many rows: they
    stand in 组特征 and 碰撞 only. `column` is true where the argument must be a field itself. `alike` are the
    two arguments of which one is chosen: they must be of one kind. `pattern` is the argument that is a
    regular expression, written out.
    """

    name: str
    params: tuple[tuple[Kind, ...], ...]
    result: Kind | None
    meaning: str
    example: str
    least: int = -1
    like: int = 0
    over_rows: bool = False
    column: bool = False
    placed: bool = False
    alike: tuple[int, ...] = ()
    pattern: int = -1

    @property
    def required(self) -> int:
        """How many arguments must be given."""
        return len(self.params) if self.least < 0 else self.least


def _rows(
    name: str, params: tuple[tuple[Kind, ...], ...], result: Kind | None, meaning: str, example: str
) -> Function:
    """Declare a function over many rows."""
    return Function(name, params, result, meaning, example, over_rows=True)


FUNCTIONS: tuple[Function, ...] = (
    Function(
        "天数",
        (_DATE, _DATE),
        Kind.NUMBER,
        "从前一日期到后一日期的日历天数，当天为 0",
        "天数(立案日期, 结案日期)",
    ),
    Function(
        "工作日数",
        (_DATE, _DATE),
        Kind.NUMBER,
        "前一日期之后、到后一日期为止的工作日数，按国务院放假安排",
        "工作日数(决定日期, 移送日期)",
        column=True,
    ),
    Function(
        "月数", (_DATE, _DATE), Kind.NUMBER, "两个日期之间满的月数；月末按月末算", "月数(立案日期, 终本日期)"
    ),
    Function("周岁", (_DATE, _DATE), Kind.NUMBER, "到后一日期为止满的岁数", "周岁(出生日期, 立案日期)"),
    Function(
        "距今天数",
        (_DATE,),
        Kind.NUMBER,
        "到运行之日的日历天数（audit --today 可以指定）",
        "距今天数(立案日期)",
    ),
    Function(
        "距今工作日数",
        (_DATE,),
        Kind.NUMBER,
        "到运行之日为止的工作日数，当天不算",
        "距今工作日数(决定日期)",
        column=True,
    ),
    Function("距今月数", (_DATE,), Kind.NUMBER, "到运行之日满的月数", "距今月数(裁判日期)"),
    Function("年", (_DATE,), Kind.NUMBER, "日期的年份", "年(立案日期)"),
    Function("月", (_DATE,), Kind.NUMBER, "日期的月份", "月(立案日期)"),
    Function("加天", (_DATE, _NUMBER), Kind.DATE, "日期之后若干天", "加天(采取日期, 30)"),
    Function("加月", (_DATE, _NUMBER), Kind.DATE, "日期之后若干个月；没有那一天取月末", "加月(采取日期, 12)"),
    Function(
        "法定退休日",
        (_DATE, _TEXT),
        Kind.DATE,
        "按出生日期、性别算的法定退休日（2025 年起渐进延迟；女性按 50 周岁一档）",
        "法定退休日(原告出生日期, 原告性别)",
    ),
    Function("长度", ((Kind.TEXT, Kind.LIST),), Kind.NUMBER, "文本的字数，列表的项数", "长度(被告答辩)"),
    Function("首项", (_LIST,), Kind.TEXT, "列表的第一项；空列表没有", "首项(原告代理人)"),
    Function("有共同项", (_LIST, _LIST), Kind.FLAG, "两个列表有相同的项", "有共同项(原告代理人, 被告代理人)"),
    Function(
        "提取",
        (_TEXT, _TEXT),
        Kind.TEXT,
        "文本里第一处与正则相符的文字；正则里有括号的取第一个括号，没有相符的为空",
        '提取(被告答辩, "([^，。]{2,20}鉴定中心)")',
        pattern=1,
    ),
    Function(
        "编辑距离",
        (_TEXT, _TEXT),
        Kind.NUMBER,
        "一个文本改成另一个要改、增、删的字数",
        "编辑距离(持证人, 店名)",
    ),
    Function(
        "有共同两字",
        (_TEXT, _TEXT),
        Kind.FLAG,
        "两个文本有连续两字相同，或者一个包含另一个",
        "有共同两字(字号(店名), 字号(持证人))",
    ),
    Function(
        "字号",
        (_TEXT,),
        Kind.TEXT,
        "企业、店铺名称里有别于同行的字：去掉地名、行业、组织形式和分店",
        "字号(店名)",
    ),
    Function(
        "简址",
        (_TEXT,),
        Kind.TEXT,
        "地址去掉省市县、乡镇和括号，楼层、房号写成一个样子",
        "简址(经营地址)",
    ),
    Function(
        "相距米",
        (_TEXT, _TEXT),
        Kind.NUMBER,
        "两个经纬度相距的米数；经度、纬度哪个在前都可以",
        "相距米(经纬度, 许可经纬度)",
    ),
    Function(
        "数值", (_TEXT,), Kind.NUMBER, "文本写的数；不是数的为空", '数值(提取(证件号, "^[0-9]{6}([0-9]{4})"))'
    ),
    Function("姓氏", (_TEXT,), Kind.TEXT, "姓名的姓；复姓取两字", "姓氏(原告)"),
    Function("前几字", (_TEXT, _NUMBER), Kind.TEXT, "文本开头的若干字", "前几字(案号, 5)"),
    Function(
        "省份", (_TEXT,), Kind.TEXT, "地点或法院所在的省级地方", "省份(受理法院)", column=True, placed=True
    ),
    Function("地市", (_TEXT,), Kind.TEXT, "地点或法院所在的地市", "地市(住所地)", column=True, placed=True),
    Function("区县", (_TEXT,), Kind.TEXT, "地点或法院所在的区县", "区县(住所地)", column=True, placed=True),
    Function("绝对值", (NUMERIC,), None, "去掉正负号", "绝对值(结案金额 - 诉请金额)"),
    Function("四舍五入", (NUMERIC,), Kind.NUMBER, "最近的整数", "四舍五入(结案金额 / 主张月工资)"),
    Function(
        "向上取整",
        (NUMERIC,),
        Kind.NUMBER,
        "不小于它的最小整数；只多出不到百万分之一的算除不尽的零头，不进位",
        "向上取整(审理天数 * 10%)",
    ),
    Function(
        "较大", (ORDERED, ORDERED), None, "两者中较大（较晚）的", "较大(判决赔偿额, 已赔偿额)", alike=(0, 1)
    ),
    Function(
        "较小", (ORDERED, ORDERED), None, "两者中较小（较早）的", "较小(判决赔偿额, 救助上限)", alike=(0, 1)
    ),
    Function("缺省", (ANY, ANY), None, "前者为空时取后者", "缺省(已赔偿额, 0)", alike=(0, 1)),
    Function(
        "如果",
        (_FLAG, ANY, ANY),
        None,
        "条件成立取前者，否则取后者",
        '如果(原告性别 = "女", 50, 60)',
        like=1,
        alike=(1, 2),
    ),
    Function(
        "计数", (_FLAG,), Kind.NUMBER, "行数；给了条件，只数条件成立的行", "计数()", least=0, over_rows=True
    ),
    _rows("占比", (_FLAG,), Kind.NUMBER, "条件成立的行占全部行的比例", '占比(结案方式 = "调解")'),
    _rows("去重", (ANY,), Kind.NUMBER, "不同的值有几个，空的不算", "去重(结案金额)"),
    _rows("求和", (NUMERIC,), None, "合计，空的不算", "求和(结案金额)"),
    _rows("平均", (NUMERIC,), Kind.NUMBER, "平均数，空的不算", "平均(主张月工资)"),
    _rows("中位数", (NUMERIC,), Kind.NUMBER, "中位数，空的不算", "中位数(结案金额)"),
    _rows("最大", (NUMERIC,), None, "最大的值", "最大(结案金额)"),
    _rows("最小", (NUMERIC,), None, "最小的值", "最小(结案金额)"),
    _rows("最早", (_DATE,), None, "最早的日期", "最早(首次执行立案日期)"),
    _rows("最晚", (_DATE,), None, "最晚的日期", "最晚(终本日期)"),
    _rows("汇集", (_TEXT,), Kind.LIST, "各行不同的值合成列表，空的不算", "汇集(困难群体.证件号)"),
    _rows("唯一", (ANY,), None, "各行的值都相同时取它，否则为空", "唯一(月平均工资)"),
)


def by_name(functions: tuple[Function, ...] = FUNCTIONS) -> dict[str, Function]:
    """Return the functions by name."""
    return {function.name: function for function in functions}
