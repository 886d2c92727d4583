"""The JSON Schema of model files, for editors: keys are offered and explained while a model is written.

Readers of model files say more (kinds, names, articles); a test holds the keys here to theirs.
"""

from __future__ import annotations

from collections.abc import Mapping

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Table
from annotations.supervision.letters import letters
from annotations.supervision.model.read import ID, NEEDED, VERSION
from annotations.supervision.model.tree import Expected, Status
from annotations.supervision.values import SubjectKind

Schema = Mapping[str, object]

_NAME = r"^[\u3400-\u9fffA-Za-z_][\u3400-\u9fffA-Za-z0-9_·]*$"


def schema() -> Schema:
    """Return the schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "鉴文监督模型",
        **_object(_TOP, NEEDED, "一个监督模型"),
        "$defs": {
            "条件": _text('条件：像 Excel 公式，例如 结案方式 = "调解" 且 审理天数 <= 7'),
            "值": {"type": ["string", "number"], "description": "算式：字段、取值、函数和数"},
            "说明": _text("给办案人员看的一句话；{…} 里的值换成那一行的"),
            "名字们": _several(_text("字段或取值的名字")),
            **{f"表·{table.name}": _rows(table) for table in catalogue().values()},
        },
    }


def _text(description: str, **more: object) -> dict[str, object]:
    """Describe a text."""
    return {"type": "string", "description": description, **more}


def _number(description: str, least: int = 0, *, whole: bool = False) -> dict[str, object]:
    """Describe a number."""
    return {"type": "integer" if whole else "number", "minimum": least, "description": description}


def _ref(name: str) -> dict[str, object]:
    """Point to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def _several(one: Schema, description: str = "") -> dict[str, object]:
    """Describe one or a list of it."""
    told = {"description": description} if description else {}
    return {**told, "anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _object(keys: Schema, needed: tuple[str, ...], description: str) -> dict[str, object]:
    """Describe a mapping with a closed list of keys."""
    return {
        "type": "object",
        "description": description,
        "properties": keys,
        "required": list(needed),
        "additionalProperties": False,
    }


def _named(one: Schema, description: str) -> dict[str, object]:
    """Describe a mapping of names that the author gives."""
    return {
        "type": "object",
        "description": description,
        "propertyNames": {"pattern": _NAME},
        "additionalProperties": one,
    }


def _rows(table: Table) -> dict[str, object]:
    """Describe the rows of an example."""
    cells = {
        column.name: {
            "type": ["string", "number", "boolean", "null"],
            "description": f"{column.sense.value}：{column.meaning}"
            + (f"，例如 {column.form}" if column.form else ""),
        }
        for column in table.columns
    }
    return {"type": "array", "items": _object(cells, (), table.meaning)}


_COLLISION = _object(
    {
        "表": {"enum": list(catalogue()), "description": "对的是哪张表；要写在“数据”里"},
        "对上": _several(_text("等式，用“且”连接：被告 = 被执行人.名称"), "怎样算对上；几种对法依次试"),
        "条件": _ref("条件"),
        "取": _named(_ref("值"), "从对上的各行取值：唯一(…)、最早(…)、求和(…)；用作 碰撞名.名字"),
    },
    ("表", "对上"),
    "到另一张表里找对得上的行；名字本身是条件，名字.条数 是行数",
)
_BASELINE = _object(
    {
        "值": _ref("值"),
        "同类": _ref("名字们"),
        "时间": _text("按哪个日期算“之前几年”"),
        "年数": _number("只比之前几年内的", whole=True),
        "至少": _number("同类少于几行就不比；不写是 20", 1, whole=True),
    },
    ("值", "同类"),
    "和同类比；给出 名字.中位数、名字.分位、名字.偏离、名字.样本",
)
_WEIGHT = _number("命中加几分；不写是 1")
_LETTERS = list(letters())
_LETTER = {"enum": _LETTERS, "description": "命中时还可以制发的另一种文书"}
_BASIS = _several(_text("这一特征所涉的条文，和模型“依据”里的写法一样；没有命中的，文书不引"))
_FEATURE = _object(
    {"条件": _ref("条件"), "分值": _WEIGHT, "说明": _ref("说明"), "文书": _LETTER, "依据": _BASIS},
    ("条件", "说明"),
    "一行一行看的可疑之处",
)
_GROUP = _object(
    {
        "按": _ref("名字们"),
        "窗口": _text(
            "前后3天(立案日期)、之前365天(立案日期)、任意1095天(立案日期)、自然年(立案日期)、自然月(立案日期)",
            pattern=r"^\s*((前后|之前|任意)\s*\d{1,5}\s*天|自然年|自然月)\s*[(（].+[)）]\s*$",
        ),
        "其中": _ref("条件"),
        "条件": _ref("条件"),
        "分值": _WEIGHT,
        "说明": _ref("说明"),
        "文书": _LETTER,
        "依据": _BASIS,
    },
    ("按", "条件", "说明"),
    "几行合起来看的可疑之处",
)
_EXCLUSION = _object(
    {"条件": _ref("条件"), "说明": _text("为什么不算")}, ("条件", "说明"), "合乎情理的情形；符合的不成线索"
)
_VERDICT = _object(
    {
        "条件": _ref("条件"),
        "对象": {"enum": list(SubjectKind), "description": "线索针对什么"},
        "按": _ref("名字们"),
        "至少": _number("对象是组时，至少几行", 1, whole=True),
        "去向": _text("建议交给哪个部门"),
    },
    ("条件", "对象"),
    "怎样的组合成为线索",
)
_EXAMPLE = _object(
    {
        "说明": _text("这个样例是什么情形"),
        "今天": _text("假定哪一天运行", format="date"),
        "线索": _several(_text("案号或名称"), "应当得到哪些线索；不写则有一条就行"),
        "特征": _several(_text("特征的名字"), "线索里应当命中的特征"),
        "不含特征": _several(_text("特征的名字"), "线索里不应命中的特征"),
        **{name: _ref(f"表·{name}") for name in catalogue()},
    },
    ("说明",),
    "几行数据，和应有的结果",
)
_TOP: dict[str, object] = {
    "id": _text("编号，例如 M5-劳资虚假诉讼、快速调解", pattern=f"^{ID.pattern}$"),
    "名称": _text("模型的名称"),
    "版本": _text("三段数字，例如 1.0.0", pattern=f"^{VERSION.pattern}$"),
    "状态": {"enum": list(Status), "description": "试行 → 试用 → 正式，凭样例和办案结果升"},
    "来源": _text("想法从哪里来：文件、典型案例、办案经验"),
    "依据": _several(_text("《中华人民共和国民事诉讼法》第一百一十五条"), "法律依据，写到条"),
    "数据": {
        "type": "object",
        "description": "用到哪些表",
        "propertyNames": {"enum": list(catalogue())},
        "additionalProperties": {"enum": ["必需", "可选"]},
    },
    "主表": {"enum": list(catalogue()), "description": "看哪张表的行；不写是第一张必需的表"},
    "范围": _ref("条件"),
    "参数": _named(_ref("值"), "各地不一样的数：5万元、30%；各院可以在权重文件里改"),
    "取值": _named(_ref("值"), "给算出来的值起名字"),
    "碰撞": _named(_COLLISION, "和别的表碰撞"),
    "基准": _named(_BASELINE, "和同类比"),
    "特征": _named(_FEATURE, "一行一行看的可疑之处"),
    "组特征": _named(_GROUP, "几行合起来看的可疑之处"),
    "排除": _named(_EXCLUSION, "合乎情理的情形"),
    "成案": _VERDICT,
    "无辜解释": _several(_text("办案人员要先排除的情形"), "写在线索最前面"),
    "文书": {"enum": _LETTERS, "description": "用什么文书"},
    "样例": _object(
        {one.value: {"type": "array", "items": _EXAMPLE} for one in Expected}, (), "模型自己的考题"
    ),
}
