"""The closed list of tables: the columns that the offices were told, and what must hold of every table."""

from __future__ import annotations

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import ALL, Sense, Table
from annotations.supervision.tables.cells import read_cell
from annotations.supervision.tables.headers import plain_header

# Every table as the offices were told; a star marks what a file must have.
_TOLD = {
    "案件": (
        "案号* 受理法院* 案由* 审理程序 立案日期* 开庭日期 结案日期* 结案方式* 原告* 原告身份证号 "
        "原告出生日期 原告性别 原告住所地 原告职业 被告* 被告统一社会信用代码 被告法定代表人 "
        "被告成立日期 原告代理人 被告代理人 诉请金额 主张月工资 用工起始日期 用工截止日期 "
        "结案金额 证据种类 执行立案日期 承办法官 文书文本"
    ),
    "被执行人": "名称* 统一社会信用代码 首次执行立案日期*",
    "社平工资": "地区* 年份* 月平均工资*",
    "社保补缴": "姓名* 身份证号 单位* 补缴起始月 补缴截止月 补缴日期* 退休日期 经办人 经办机构 补缴金额",
    "当事人": (
        "案号* 姓名或名称* 诉讼地位* 证件号 统一社会信用代码 出生日期 性别 民族 住所地 职业 法定代表人"
    ),
    "刑事案件": (
        "案号* 罪名* 立案日期 办案单位 犯罪地 嫌疑人姓名 证件号 出生日期 强制措施 采取日期 "
        "解除日期 移送日期 起诉日期 不起诉日期 不起诉种类 被害人 被害人证件号 伤情 赔偿情况 "
        "辩护人 通知辩护日期 涉案企业 判决日期 撤案日期 中止原因 退补次数 不批捕日期 嫌疑人居住地 "
        "指定管辖文书 查封冻结金额 涉案金额"
    ),
    "查控": (
        "执行案号* 查询日期* 项目* 结果 金额 限额 轮候 抵押额 可否分割 冻结日期 到期日期 解除日期 财产所有人"
    ),
    "工商登记": "名称* 统一社会信用代码 法定代表人 股东 成立日期 状态 注销日期 经营范围 住所",
    "财产": "权利人* 证件号 种类* 描述 价值 取得日期 转出日期 转让价 受让人",
    "破产拍卖拆迁": "名称* 事项* 日期*",
    "困难群体": "姓名* 证件号* 部门* 类别* 等级 起始日期 终止日期 户编号",
    "救助台账": (
        "案号 姓名* 证件号 事由 罪名 伤情 家庭情况 金额* 救助日期* 单位* 月平均工资 判决赔偿额 已赔偿额"
    ),
    "不起诉": (
        "案号* 姓名* 决定日期* 种类* 罪名* 行政违法情形 移送日期 检察意见日期 主管机关 回复日期 "
        "受理日期 审查终结日期 已行政处罚日期"
    ),
    "诊疗": "就诊号* 患者标识 出生日期* 性别 就诊日期* 诊断编码* 外因编码 诊断 陪同人关系 报告日期",
    "住宿": "场所名称* 地址* 平台 电话 描述",
    "入住": "场所名称* 姓名 证件号 入住日期* 离店日期 房号 监护人联系",
    "旅馆登记": "场所编号* 名称* 地址* 备案日期",
    "商户": (
        "平台* 店名* 许可证号 持证人 有效期至 许可地址 经营地址 平台地址 经纬度 许可经纬度 品类 许可范围"
    ),
    "许可证": "许可证号* 持证人* 有效期至* 状态 地址 范围",
    "短视频": "编号* 账号* 发布日期 时长秒* 广告字样起秒 广告字样止秒 广告字样是否被遮挡 是否推广",
    "车险理赔": (
        "报案号* 出险时间* 地点 驾驶人* 证件号 车牌* 对方责任比例 碰撞部位 赔付金额 是否维修 "
        "承保公司 对方动作"
    ),
    "涉未投诉": "编号* 日期* 对象 内容",
    "公布清单": "案号* 文书名称 生效日期 公布日期 撤回日期 网址",
    "执行案件": (
        "执行案号* 执行依据案号 申请执行人* 被执行人* 立案日期* 结案日期 结案方式 标的额 到位额 "
        "终本日期 限高日期 失信日期 追加裁定日期 申请执行人代码 被执行人代码"
    ),
}
_TABLES = list(catalogue().values())


def _written(table: Table) -> str:
    """Write the columns of a template as the offices were told them."""
    return " ".join(f"{c.name}{'*' if c.required else ''}" for c in table.columns if not c.read)


@pytest.mark.parametrize("name", list(_TOLD))
def test_a_table_has_exactly_these_columns(name: str) -> None:
    assert _written(catalogue()[name]) == _TOLD[name]


def test_what_some_models_read_besides_is_in_no_template() -> None:
    for name, column in (("案件", "延长审限日期"), ("案件", "扣除审限天数"), ("执行案件", "文书文本")):
        found = catalogue()[name].column(column)
        assert found is not None
        assert found.read


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.name)
def test_every_table_is_whole(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert table.meaning
    assert all(column.meaning for column in table.columns)
    assert any(column.required for column in table.columns)
    assert not any(column.read and column.required for column in table.columns)


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.name)
def test_no_name_or_alias_of_a_table_means_two_columns(table: Table) -> None:
    known = [plain_header(name) for column in table.columns for name in (column.name, *column.aliases)]
    assert sorted(set(known)) == sorted(known)


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.name)
def test_the_form_that_a_template_shows_can_be_read(table: Table) -> None:
    for column in table.columns:
        if column.form and column.sense not in (Sense.ID, Sense.CODE):
            assert read_cell(column.sense, column.form).value is not None, column.name


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.name)
def test_all_names_stand_beside_a_column_of_names(table: Table) -> None:
    for column in table.columns:
        if column.name.startswith(ALL):
            one = table.column(column.name.removeprefix(ALL))
            assert one is not None
            assert (one.sense, column.sense, column.read) == (Sense.NAME, Sense.LIST, True)


def test_what_identifies_people_is_marked() -> None:
    for table in _TABLES:
        for column in table.columns:
            if column.sense in (Sense.ID, Sense.PERSON):
                assert column.private, (table.name, column.name)


def test_registers_of_hardship_and_health_are_marked() -> None:
    private = {table.name for table in _TABLES if table.private}
    assert {"困难群体", "救助台账", "诊疗", "入住", "社保补缴", "参保缴费", "非羁押人员", "财产"} <= private
    assert not {"案件", "工商登记", "社平工资", "被执行人"} & private
