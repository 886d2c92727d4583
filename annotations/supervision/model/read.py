"""A model file becomes a Model, or all its faults at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from annotations.supervision.catalogue.values import Table
from annotations.supervision.language.check import Scope
from annotations.supervision.language.kinds import Kind
from annotations.supervision.model.read_examples import read_examples
from annotations.supervision.model.read_named import Named, read_named
from annotations.supervision.model.read_signals import read_exclusions, read_features, read_groups
from annotations.supervision.model.reading import Reading
from annotations.supervision.model.tree import NOTHING, Model, Source, Status, Verdict
from annotations.supervision.model.yaml_nodes import Mapping, YamlError, read_yaml
from annotations.supervision.values import ModelFault, SubjectKind

NEEDED = ("id", "名称", "版本", "状态", "来源", "依据", "数据", "成案", "无辜解释", "文书")
KEYS = (*NEEDED, "主表", "范围", "参数", "取值", "碰撞", "基准", "特征", "组特征", "排除", "样例")
VERSION = re.compile(r"\d+\.\d+\.\d+")
ID = re.compile(r"(?:(?:[MW]\d{1,2}|[\u3400-\u9fff]{2,15})-)?[\u3400-\u9fffA-Za-z0-9]{2,30}")


def read_model(
    text: str, path: str, tables: MappingOf[str, Table]
) -> tuple[Model | None, tuple[ModelFault, ...]]:
    """Read a model file; the model is None where there are faults."""
    reading = Reading(path, tables)
    try:
        tree = read_yaml(text, path)
    except YamlError as error:
        return None, (error.fault,)
    top = reading.mapping(tree, "模型")
    reading.keys(top, KEYS, NEEDED, "模型")
    model = _model(reading, top)
    if reading.faults:
        return None, tuple(sorted(set(reading.faults)))
    return replace(model, digest=digest_of(text)), ()


def digest_of(text: str) -> str:
    """Hash a model file's text, line ends apart."""
    return hashlib.blake2b(text.replace("\r\n", "\n").encode(), digest_size=16).hexdigest()


def _model(reading: Reading, top: Mapping) -> Model:
    """Read every part; where a part is faulty its stand-in is never used, and what else is wrong is told too.

    Without its main table nothing that a condition names could be known, and nothing is said of names.
    """
    sources = _sources(reading, top)
    main = _main(reading, top, sources)
    tables = tuple(source.table for source in sources)
    named = read_named(reading, top, main, tables)
    scope = named.scope
    features = read_features(reading, top.get("特征"), scope)
    groups = read_groups(reading, top.get("组特征"), scope, tuple(feature.id for feature in features))
    fired = _fired(reading, top)
    if not fired:
        reading.say(top.place, "没有一个特征", "在“特征”或“组特征”里至少写一个")
    judged = replace(scope, names={**scope.names, **fired, "合计分": Kind.NUMBER})
    return Model(
        id=_matching(reading, top, "id", ID, "写成“M5-劳资虚假诉讼”或“快速调解”"),
        name=_plain(reading, top, "名称"),
        version=_matching(reading, top, "版本", VERSION, "写成 1.0.0"),
        status=_status(reading, top),
        origin=_plain(reading, top, "来源"),
        basis=tuple((text.value, text.place) for text in reading.texts(top.get("依据"), "依据")),
        sources=sources,
        main=main,
        scope=reading.condition(top.get("范围"), "范围", scope),
        order=named.order,
        derived=named.derived,
        collisions=named.collisions,
        baselines=named.baselines,
        features=features,
        groups=groups,
        exclusions=read_exclusions(reading, top.get("排除"), judged),
        verdict=_verdict(reading, top, judged, named),
        explanations=tuple(text.value for text in reading.texts(top.get("无辜解释"), "无辜解释")),
        letter=reading.letter(top.get("文书")),
        examples=read_examples(reading, top.get("样例"), tables if main else (*reading.tables,), (*fired,)),
        place=top.place,
    )


def _fired(reading: Reading, top: Mapping) -> dict[str, Kind]:
    """Return the ids of all features, faulty ones too: what follows asks whether they fired."""
    return {
        entry.key: Kind.FLAG
        for key in ("特征", "组特征")
        for entry in reading.mapping(top.get(key), key).entries
    }


def _plain(reading: Reading, top: Mapping, key: str) -> str:
    """Read a text."""
    text = reading.text(top.get(key), key)
    return text.value.strip() if text else ""


def _matching(reading: Reading, top: Mapping, key: str, form: re.Pattern[str], remedy: str) -> str:
    """Read a text of a form."""
    text = reading.text(top.get(key), key)
    if text and not form.fullmatch(text.value):
        reading.say(text.place, f"“{key}”的写法不对：{text.value}", remedy)
    return text.value if text else ""


def _status(reading: Reading, top: Mapping) -> Status:
    """Read the status."""
    text = reading.text(top.get("状态"), "状态")
    if text and text.value in tuple(Status):
        return Status(text.value)
    if text:
        reading.say(text.place, f"没有“{text.value}”这个状态", f"可用：{'、'.join(Status)}")
    return Status.DRAFT


def _sources(reading: Reading, top: Mapping) -> tuple[Source, ...]:
    """Read which tables are needed, and which may be missing."""
    found: list[Source] = []
    for entry in reading.mapping(top.get("数据"), "数据").entries:
        text = reading.text(entry.value, f"数据·{entry.key}")
        if text and text.value not in ("必需", "可选"):
            reading.say(text.place, f"“{text.value}”读不懂", "写“必需”或“可选”")
        if entry.key not in reading.tables:
            reading.say(entry.place, f"没有叫“{entry.key}”的表", "用 jianwen models tables 看有哪些表")
        elif any(source.table == entry.key for source in found):
            reading.say(entry.place, f"表“{entry.key}”写了两次", "合成一处")
        else:
            found.append(Source(entry.key, text is None or text.value != "可选", entry.place))
    return tuple(found)


def _main(reading: Reading, top: Mapping, sources: tuple[Source, ...]) -> str:
    """Find the table whose rows the model looks at: 主表, else the first required one."""
    written = top.get("主表")
    required = [source.table for source in sources if source.required]
    if written is None:
        if not required and top.get("数据") is not None and not reading.faults:
            reading.say(top.place, "没有必需的表", "至少有一个表写“必需”")
        return required[0] if required else ""
    text = reading.text(written, "主表")
    if text and text.value not in required:
        reading.say(text.place, f"主表“{text.value}”不在“数据”的必需表里", "在“数据”里写上它: 必需")
        return ""
    return text.value if text else ""


def _verdict(reading: Reading, top: Mapping, scope: Scope, named: Named) -> Verdict:
    """Read which combination makes a lead."""
    mapping = reading.mapping(top.get("成案"), "成案")
    reading.keys(mapping, ("条件", "对象", "按", "至少", "去向"), ("条件", "对象"), "成案")
    condition = reading.condition(mapping.get("条件"), "成案·条件", scope) or NOTHING
    written = reading.text(mapping.get("对象"), "成案·对象")
    subject = SubjectKind.CASE
    if written and written.value in tuple(SubjectKind):
        subject = SubjectKind(written.value)
    elif written:
        reading.say(written.place, f"没有“{written.value}”这种对象", f"可用：{'、'.join(SubjectKind)}")
    by = named.columns(reading, mapping.get("按"), "成案·按")
    if subject is not SubjectKind.CASE and mapping.get("按") is None:
        reading.say(mapping.place, f"对象是{subject}，要说明按哪些字段认定", "补上 按: [字段]")
    return Verdict(
        condition=condition,
        subject=subject,
        place=mapping.place,
        by=by,
        least=reading.count(mapping.get("至少"), "至少", 1, least=1),
        destination=_destination(reading, mapping),
    )


def _destination(reading: Reading, mapping: Mapping) -> str:
    """Read where a lead goes, if that is said."""
    text = reading.text(mapping.get("去向"), "成案·去向")
    return text.value if text else ""
