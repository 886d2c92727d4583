"""What is read as a home address, why, and which places are nobody's home."""

from __future__ import annotations

import re

from annotations.privacy.places.grammar import HOUSED

NOT_HOME = re.compile(
    r"物流|门市|商店|超市|酒店(?!式?公寓(?!”?\d{1,4}号?房))|宾馆|旅馆|旅社|饭店|餐厅|大厦|广场|写字楼|商场|KTV|中介|网吧|会所|足浴|仓库|经营|办公"
    rf"|(?:厂|公司|银行|医院|学校|市场)(?!{HOUSED}|[村庄镇乡屯]|街道)"
    r"|(?:大学|学院)(?![东西南北中]?[路街])|看守所|监狱|派出所|法院|检察院|公安局|诊所|商铺|店(?![镇乡村子庄]|街道)|库房|营业|车库|车位|麻将|棋牌|底商|工作室|网站|拆迁"
)
LODGING = re.compile(
    r"日租房|民宿(?!舍)|宾馆|酒店(?!式?公寓(?!”?\d{1,4}号?房))|旅馆|旅社|旅店|招待所|客栈|医院|看守所|监狱|洗浴|会所|KTV"
)
LONGEST = 60
BY_FORM_CONFIDENCE = 0.6
POSTED_CONFIDENCE = 0.75
POSTED = "邮件、快递寄往的地址，写到门牌、组或房号，很可能是收件人的住处"
IN_HEAD = "当事人信息中写出县级以下的住址"
IN_FACTS = "文中写明是某人的住处，并写出县级以下的地址"
BY_FORM = "地址具体到居民楼的单元、房号，须核实是否为自然人住处"
Place = tuple[int, int, str, float]
