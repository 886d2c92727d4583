"""Vehicle plates, and certificates of houses, land and vehicles."""

from __future__ import annotations

import pytest

from annotations.privacy.numbers.certificates import detect_certificates
from annotations.privacy.numbers.plates import detect_plates
from tests.annotations.tagged import assert_finds

PLATES = [
    "套牌车悬挂<plate>鲁 N 12 34 5</plate>号牌，车牌号<plate>鲁N 5 6 7 8 9</plate>的货车。",
    "白色面包车（<plate>鲁 NA 6605</plate>）驶来。",
    "登记在被告名下的<plate>粤B·D82F56</plate>新能源轿车",
    "内地车牌<plate>粤Z·M317港</plate>，香港车牌<plate>RT 6284</plate>。",
    "教练车<plate>鄂F 218 学</plate>由学员操作时溜车，",
    "其驾驶<plate>豫16-A2087</plate>号变型拖拉机载人，",
    "电动自行车号牌为<plate>永宁0728319</plate>，未戴头盔。",
    "他的<plate>云22-12345</plate>号农用车装着配件，<plate>云03.12346</plate>农机停在院里，",
    "被<plate>皖06·20713</plate>变型拖拉机挂倒，农用车牌子是<plate>湘09-1B207</plate>，",
    "贴着临时号牌<plate>皖临K0F713</plate>上路",
    "悬挂“<plate>芦州A08812</plate>”号牌的电动自行车，",
    "电动自行车牌照为<plate>津 5800036</plate>，",
    "临时号牌<plate>闽临A 00072</plate>",
    "驾驶<plate>宁A7K215</plate>号小型轿车",
    "<plate>京Ａ·００００１</plate>轿车",
    "牵引<plate>鲁H000A挂</plate>半挂车",
    "新能源车<plate>粤AD00001</plate>，<plate>粤A00001D</plate>",
    "乘坐<plate>浙A 00001</plate>客车",
    "<plate>苏A0001学</plate>教练车、<plate>沪A0001警</plate>警车",
    "<plate>粤Z0001港</plate>货车",
    "军车<plate>军A00001</plate>",
    "武警<plate>WJ01-00001</plate>",
    "车牌号为<plate>AFX001</plate>的小车",
    "驾驶<plate>B0K001</plate>小车",
    "号牌<plate>豫10-00001</plate>拖拉机",
    "号牌为<plate>使000001</plate>的轿车",
    "悬挂<plate>VA00001</plate>号牌",
    "乘坐<plate>VA00002</plate>离开",
    "车牌号<plate>北A00001</plate>。",
    "驾驶<plate>沪A0001领</plate>车",
]
NOT_PLATES = [
    ("在粤 B 1 2 3 4 5 各楼层", "nothing speaks of a car"),
    ("车牌鲁 N × × 5 6 7 的货车", "masked"),
    ("号牌为无号12345", "no place"),
    ("墙上悬挂横幅12345条，", "a banner"),
    ("外墙悬挂面积12345平方米的广告，", "a size"),
    ("店内悬挂金牌88888，", "a medal"),
    ("悬挂虚假12345号牌，", "no place"),
    ("渔船“粤台渔62317”已转让，", "the name of a boat"),
    ("皖06·20713号通知", "no word of a vehicle"),
    ("购进云22-12345批次农机配件一箱，", "the batch of parts"),
    ("批号云03.12345的农用车配件已退货，", "the number of a batch"),
    ("送货单写明云03-12345号拖拉机零配件", "parts"),
    ("在云03-12345号车间装配", "a workshop"),
    ("赣Ｂ×××××小轿车", "masked"),
    ("豫A12×××小轿车", "masked"),
    ("宁A***15", "masked"),
    ("川UXXXXX货车", "masked"),
    ("京B2-20090001号许可证", "a licence"),
    ("川ICP备00000001号", "a registration of a site"),
    ("SY6480型面包车", "a model"),
    ("驾驶金杯SY6480面包车", "a model behind its brand"),
    ("粤A20190001号", "too long for a plate"),
    ("尚欠货款津 A 2 0 1 9 5 元未付", "a sum"),
    ("购车款津 A 2 0 1 9 5 元未付", "a sum"),
    ("货到后客户在清单晋 B 3 0 1 4 7 上签字", "no word of cars"),
    ("（2019）宁01刑初1号", "a case number"),
]
CERTIFICATES = [
    "船舶登记号<property_certificate>070119000123</property_certificate>的渔船",
    "行驶证<property_certificate>3714000012345</property_certificate>载明所有人为孟某，",
    "行驶证（<property_certificate>3714000012345</property_certificate>）登记所有人为孟某，",
    "行驶证证芯<property_certificate>13900000217</property_certificate>一张，",
    "行驶证上的编号是<property_certificate>3714000012345</property_certificate>。",
    "永宁县国土证编号<property_certificate>7316</property_certificate>、占地两亩的果园",
    *(
        f"<property_certificate>土地使用证字第20001号</property_certificate>、30002{unit}到场"
        for unit in "人户份张件元"
    ),
    "土地使用权证号：<property_certificate>泽国用（住2013）第00017号</property_certificate>，",
    "土地证号为<property_certificate>山泽国用2012出第0017号</property_certificate>，",
    "另外提供<property_certificate>溪国用（2014）第000217号</property_certificate>土地证，",
    "林权证编号是<property_certificate>D2100000001</property_certificate>、<property_certificate>D2100000002</property_certificate>"
    "和<property_certificate>D2100000003</property_certificate>共计一百亩",
    "补办国土证（证号：<property_certificate>永宁（2016）000217号</property_certificate>）",
    "颁发证号为<property_certificate>035720416</property_certificate>的宅基地使用证，",
    "第三人持有的<property_certificate>B430603298117</property_certificate>号林权证记载面积",
    "交付编号为<property_certificate>110016382754</property_certificate>的机动车登记证书，",
    "人防车位使用权证<property_certificate>RF-B2-0317号</property_certificate>一并归原告，",
    "出租车经营权证<property_certificate>宜出租证字第0826号</property_certificate>登记于原告名下，",
    "1951年颁发的土地房产所有证，编号<property_certificate>潮字第柒佰叁拾贰号</property_certificate>。",
    "自留山证一份，证号<property_certificate>绥林字No.0031876</property_certificate>，",
    "以勘查许可证号<property_certificate>T53120090702031846</property_certificate>为准，",
    "水库养殖证号为<property_certificate>鄂永宁县府（淡）养证[2011]第00036号</property_certificate>，",
    "拖拉机机架号<property_certificate>YT30042871</property_certificate>，",
    "租用公房凭证编号为<property_certificate>芦房租字第0140762号</property_certificate>，",
    "持有编号<property_certificate>3412211040660087</property_certificate>的农村土地承包经营权证。",
    "租赁凭证号为<property_certificate>虹公租字No.408812</property_certificate>，",
    "无人机登记标识<property_certificate>UAS03719284</property_certificate>，",
    "挖掘机一台，机身编号<property_certificate>SY0215CBJ90318</property_certificate>，",
    "发动机号为<property_certificate>ZS157FMI*7K003184</property_certificate>*，",
    "行驶证复印件（编号<property_certificate>3400000000726</property_certificate>）",
    "宅基地使用证存根，记载字号为<property_certificate>永宅字第96-2207号</property_certificate>，",
    "以林权证（<property_certificate>B420900000013</property_certificate>）项下的林木反担保",
    "产权信息为“<property_certificate>永字第0720000094号</property_certificate>”，",
    "登记证书号码为<property_certificate>（永宁）船登（权）2016-HY100347</property_certificate>，",
    "农村土地承包经营权证NO.<property_certificate>500026010043</property_certificate>载明",
    "磨去发动机号码，原号码经理化显现为<property_certificate>G4FC-DW400007</property_certificate>。",
    "行驶证副本一份（编号<property_certificate>3700000087694</property_certificate>），发还车主。",
    "遗留驾驶证一本，证号<property_certificate>620000197512090000</property_certificate>，",
    "使用证号为【<property_certificate>永集建(91)字第150001号</property_certificate>】。",
    "权证号：<property_certificate>沪房地永字（1995）第000001号</property_certificate>，",
    "土地使用权证编号为<property_certificate>永宁集用（2004）字第879号</property_certificate>的地块",
    "土地房产所有证编号为<property_certificate>永字第3001号</property_certificate>，",
    "草场的证（证号：<property_certificate>永草承证字第000-0001号</property_certificate>）",
    "房屋（<property_certificate>宁（2017）永宁区不动产权第D0000001号</property_certificate>）",
    "使用权证编号为<property_certificate>和国用（2008）第700001号</property_certificate>的地块",
    "发动机号<property_certificate>WP10H400E62-1619K000001</property_certificate>，",
    "登记证号为<property_certificate>吉（2018）通榆县不动产权第0001234号</property_certificate>，",
    "“<property_certificate>京房权证朝字第000012号</property_certificate>”",
    "持有《<property_certificate>宁国用（2010）第00045号</property_certificate>》",
    "车架号<property_certificate>LFV2A21K0A3000000</property_certificate>，",
    "车辆识别代号：<property_certificate>LSVNU0000E0000001</property_certificate>",
    "发动机号：<property_certificate>00000274</property_certificate>）",
    "房产证号为<property_certificate>00012345</property_certificate>",
    "房屋所有权证号为<property_certificate>000193</property_certificate>，",
    "房屋所有权证号：<property_certificate>房权证熊字第20100000000号</property_certificate>",
    "行驶证编号<property_certificate>4100000001</property_certificate>",
    "驾驶证档案编号<property_certificate>110000000001</property_certificate>",
    "证号<property_certificate>政和土国用(2009)第00001-02号</property_certificate>，",
    "持有<property_certificate>太和集用〔2001〕第000001号</property_certificate>证书",
    "不动产登记证明（<property_certificate>宁(2020)永宁县不动产证明第0000001号</property_certificate>）",
    "登记为<property_certificate>宁（2018）不动产权第0000001号</property_certificate>。",
    "他项权证号为<property_certificate>0000-00001</property_certificate>。",
    "不动产权证书（编号<property_certificate>D00000001</property_certificate>）",
    "宅基地使用证号：<property_certificate>D00000001</property_certificate>，",
    "林权证（证号<property_certificate>000001</property_certificate>）",
    "农村土地承包经营权证编号<property_certificate>0000000001</property_certificate>。",
    "机动车登记证书编号<property_certificate>000000000001</property_certificate>。",
    "建设用地证编号：<property_certificate>000000001</property_certificate>。",
    "<property_certificate>永宁房地字(2010)第00012号</property_certificate>",
    "VIN码<property_certificate>LFV2A21K0A3000000</property_certificate>，",
    "车架号<property_certificate>LFV2A21K0\nA3000000</property_certificate>，",
]
PAPERS = [
    "赵某提交的教师资格证，证号<id_number>20990000000000123</id_number>，",
    "赵某的毕业证书编号为<id_number>100000209900000012</id_number>。",
    "其养犬登记证<id_number>无海犬0000123</id_number>未年检",
    "赵某的低压电工操作证（编号<id_number>T0000000000000123</id_number>）",
]
NOT_CERTIFICATES = [
    ("行驶证20160302核发，", "a day"),
    ("行驶证20160302115959核发，", "a second"),
    ("行驶证201603021159核发，", "a minute"),
    ("行驶证13900000217为其电话，", "a mobile"),
    ("补办房产证编号2014，", "a year"),
    ("房屋产权证编号：1203室，", "a room"),
    ("机动车行驶证2016年3月2日核发", "a day"),
    ("国用（96）字第3XX5号土地", "masked in the middle"),
    ("溪国用（2013）第02×号国土证", "masked at the end"),
    ("车架号为LZXXX174，", "a frame whose middle is masked"),
    ("检测机构的资质证书编号为000000123456", "a firm's paper"),
    ("产品质量检验合格证编号000000123456", "a product's paper"),
    ("拘留证编号000000123456", "a paper of procedure"),
    ("无名公司的排污登记证，编号000000123456", "a firm's paper"),
    ("证人作证收取123456789号信件", "no paper"),
    ("手表一块（机身编号080593）", "a watch"),
    ("发动机号为ZS157****3184", "masked"),
    ("合格证编号为WDR074917283350的货车", "no title"),
    ("未取得采矿许可证，2015年3月起采矿", "no number"),
    ("发票号为031001600211", "an invoice"),
    ("产权信息为永宁县无名路房屋", "no number"),
    ("股权证编号为10-0481", "a share in a village"),
    ("房产证号：云00000XXXXX）", "masked"),
    ("执业证号11101000000000000", "a lawyer's licence"),
    ("烟草专卖许可证号000000001", "a business licence"),
    ("车架号LFV2A21K0A3XXXXXX", "masked"),
    ("发动机号××××", "masked"),
    ("宅基地权属纠纷", "no number"),
    ("（2016）吉0822民初1号", "a case number"),
    ("房产证一本", "no number"),
    ("房产证号60004054××，发动机号为550XX850", "masked in part"),
    ("名下的房屋所有权证于2014年11月18日登记", "a day"),
    ("房地证2009字第××号", "masked"),
    ("以虚假房产证做抵押骗取被害人50000元", "a sum"),
    ("《某某房估字第201003005号》报告", "a report"),
]


@pytest.mark.parametrize("tagged", PLATES)
def test_plates(tagged: str) -> None:
    assert_finds(detect_plates, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_PLATES)
def test_no_plates(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_plates, text)


@pytest.mark.parametrize("tagged", PAPERS)
def test_papers_of_other_names(tagged: str) -> None:
    assert_finds(detect_certificates, tagged)


@pytest.mark.parametrize("tagged", CERTIFICATES)
def test_certificates(tagged: str) -> None:
    assert_finds(detect_certificates, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_CERTIFICATES)
def test_no_certificates(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_certificates, text)
