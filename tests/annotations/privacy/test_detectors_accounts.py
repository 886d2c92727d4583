"""Bank and payment accounts, accounts of social networks."""

from __future__ import annotations

import time

import pytest

from annotations.privacy.numbers.accounts import detect_bank_accounts
from annotations.privacy.numbers.social import detect_social_accounts
from annotations.privacy.scene import Detector
from tests.annotations.tagged import assert_finds, scene_of

BANK = [
    # The check digit fails, and the sentence is about money.
    "赔偿款由财政直接划入钱某<bank_account>6222000000000000001</bank_account>。",
    "微信支付商户号<bank_account>1500000001</bank_account>项下流入赃款。",
    "保证金专户账号<bank_account>03004271836</bank_account>的资金由其控制，",
    "在期货公司的交易账号为<bank_account>80137264</bank_account>，",
    "其数字人民币钱包，钱包编号<bank_account>0042003718264950</bank_account>。",
    "余某的基金账户<bank_account>98Z017384625</bank_account>被赎回。",
    "将泰达币转入钱包地址<bank_account>TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE</bank_account>，",
    "账户：赵某<bank_account>6217000000000187934</bank_account>；钱某<bank_account>6217800000002219047</bank_account>",
    "被冻结的<bank_account>01020000300144786</bank_account>专门用于发放工资",
    "打入<bank_account>6214850000000000</bank_account>招商卡中即视为履行。",
    "用捡到的卡（<bank_account>5187100000000000</bank_account>）刷走八千元",
    "向商户号<bank_account>1500000941</bank_account>付款",
    "外汇账户<bank_account>60000008CNY0000017</bank_account>登记在其名下",
    "上分账户<bank_account>PAY-88000073</bank_account>收款后变更",
    "在中国农业银行的账户，账号<bank_account>6228480000000000000</bank_account>。",
    "农业银行卡（卡号<bank_account>6228 4800 0000 0000 000</bank_account>）",
    "转入其名下建行卡<bank_account>6227000000000000001</bank_account>内",
    "开户行某某信用社，账户<bank_account>101000000000000012345</bank_account>",
    "账号：<bank_account>６２２８４８００００００００００００１</bank_account>，",
    "工商银行账户<bank_account>0302000109300</bank_account>，",
    "定期一本通<bank_account>3400000000000000001</bank_account>销户",
    "信用社存折（账号：<bank_account>150401100000000</bank_account>）的存款",
    "股东账户<bank_account>A400000001</bank_account>，市值若干",
    "公司基本账户账号为<bank_account>12-345000000012345</bank_account>。",
    "账号分别为<bank_account>101000000000011</bank_account>、<bank_account>101000000000012</bank_account>"
    "（甲支行）和<bank_account>101000000000013</bank_account>的存款",
    "从<bank_account>6222000000000000001</bank_account>账户转出两万元",
    "通过<bank_account>6222000000000000001</bank_account>向对方转账",
    "打到<bank_account>6228000000000000001</bank_account>这张卡上",
    "货款汇入<bank_account>120100000001</bank_account>对公账户",
    "户名某某公司，账号<bank_account>3000000001</bank_account>，",
    "个人公积金账号为<bank_account>0200000001</bank_account>，",
    "定期存单号<bank_account>00400001</bank_account>。",
    "两张存单，存单号<bank_account>004000017</bank_account>、<bank_account>004000018</bank_account>；",
    "活期折一本，号码<bank_account>600034-0090017</bank_account>，在其母处；",
    "相册里存着一笔，在农信社（<bank_account>6221000000000000017</bank_account>），",
    "请将该款汇到其提供的<bank_account>6228 4800 0000 0000 017</bank_account>这个号上。",
    "账户号<bank_account>2200000000001</bank_account>的余额",
    "水电费（用电户号<bank_account>3702188412</bank_account>）由其缴纳，",
    "用其个人燃气缴费账户<bank_account>3500871926</bank_account>扣费，",
    "以客户编号<bank_account>886053217</bank_account>入金二十万元，",
]
NOT_BANK = [
    ("其用赃款购货，订单6222000000000000001。", "an order"),
    ("该设备显示6222000000000000001。", "nothing of money"),
    ("申请冻结的325000元存款", "a sum"),
    ("卡号6228****0000", "masked"),
    ("卡号62284×××××××0000", "masked"),
    ("尾号为0012的银行卡", "only the end of the number"),
    ("拼多多账号“000000000012”", "an account of a shop"),
    ("统一社会信用代码91350100M000100Y43", "a credit code"),
    ("转账20190512152000元", "a day and a sum"),
    ("物流单号3100000000000000000", "no issuer, no word of banks"),
    ("物流单号310000000000000000、310000000000000001", "a list that no account heads"),
    ("（2019）某0101执12345号", "a case number"),
    ("游戏账号120100000001被盗", "an account of a game"),
    ("入账金额合计120100000001元", "a sum"),
    ("账户交易流水号120100000001", "a transaction"),
    ("订单6222000000000000001的货物", "an order"),
]
SOCIAL = [
    "加其微信<social_account>wangxiaoming</social_account>后聊天",
    "其微信<social_account>lilysmile</social_account>与朋友闲谈",
    "微信号<social_account>abc.cn</social_account>，",
    "QQ用户<social_account>zhanglihua</social_account>发来留言",
    "登录QQ号码<social_account>3000000017</social_account>QQ给同事留言",
    "微信号“<social_account>mk0007231</social_account>.15000000000”",
    "将账号<social_account>longyin_0571</social_account>的装备转让，",
    "家庭宽带账号<social_account>fz059173826401</social_account>登记在其母名下。",
    "用QQ钱包（<social_account>2800003057</social_account>）发红包",
    "云闪付账户<social_account>UP9000007755</social_account>与其绑定",
    "群里昵称【<social_account>麦子_qx4071</social_account>】发言，",
    "请假用昵称“<social_account>山菊花wbh</social_account>”发的，",
    "昵称“<social_account>老唐tx1962</social_account>”即被告，",
    "被告以“<social_account>清风_yq2008</social_account>”的网名在论坛发帖，",
    "付款到名为“<social_account>lanlan_shop77</social_account>”的微信收款，",
    "在淘宝（会员名<social_account>不存在雨点_2009</social_account>）购物后",
    "网银登录名<social_account>ll2018_nobody</social_account>在次日登录",
    "游戏账号（<social_account>nobody9527</social_account>）中的点券",
    "微信号：<social_account>wx_nobody88</social_account>，",
    "QQ号码<social_account>100000001</social_account>的用户",
    "支付宝账号“<social_account>不存在88的人</social_account>”收款，<social_account>不存在88的人</social_account>再次收款",
    "快手ID<social_account>ks20200001</social_account>",
    "Telegram账号@<social_account>nobody_01</social_account>，",
    "脸书的账号为<social_account>nobody.0001</social_account>",
    "YY号<social_account>90000001</social_account>的房间",
    "添加微信<social_account>nobody_2020</social_account>后",
    "以<social_account>nobody_01</social_account>为微信号的用户",
    "登录<social_account>900000001</social_account>的QQ号",
    "QQ号码分别为<social_account>90000001</social_account>、<social_account>90000002</social_account>。",
    "在抖音（账号<social_account>nobody.0001</social_account>）发布",
    "支付宝账号<social_account>nobody_01@nowhere.example</social_account>的交易记录",
    "其支付宝账户（账户名<social_account>nobody@nowhere.example</social_account>）",
    "支付宝用户名<social_account>nobody0001</social_account>，",
    "微信<social_account>nobody_11</social_account>、QQ<social_account>90000003</social_account>、<social_account>90000004</social_account>。",
    "微信昵称为海风、账号为<social_account>nobody8813</social_account>的用户",
    "QQ昵称“静水”，号码<social_account>90000005</social_account>",
    "用<social_account>90000006</social_account>的QQ与其联系",
    "群号为<social_account>90000007</social_account>的QQ群",
    "在抖音平台以账号<social_account>90000008</social_account>发布视频",
    "快手账号（ID：<social_account>90000009</social_account>）",
    "淘宝会员名“<social_account>海风旗舰88</social_account>”",
    "新浪微博用户<social_account>nobody_wb2</social_account>发布",
    "通过陌陌软件（账号<social_account>900000010</social_account>）认识",
    "微信支付账户（<social_account>nobody9904</social_account>）收款",
    "在贴吧以ID“<social_account>nobody_tb</social_account>”发帖",
    "QQ好友静水（<social_account>90000011</social_account>）",
    "账号<social_account>nobody_9901</social_account>（微信）的实名信息",
    "支付宝转账至<social_account>13800001357</social_account>",
    "<social_account>wxid_9ks8dj3</social_account>的聊天记录",
]
NOT_SOCIAL = [
    ("昵称“VIP客服”的人、昵称“Lucky”的网友", "words"),
    ("昵称“小雨love”的网友", "a word with vowels"),
    ("爬取的淘宝用户token已经删除", "a word of computing"),
    ("打开mv22．qq7777．com账号页面", "a site"),
    ("微信号为“tmxxxxxxxx”的同事", "masked"),
    ("提供赌博网站的账号ZQS83200，供其投注", "what bets are laid with"),
    ("问道游戏账户是“qXXX5”", "masked"),
    ("游戏账号被封", "no account"),
    ("通过微信转账500元", "a payment, no account"),
    ("QQ群聊天记录", "no number"),
    ("乘坐飞机CZ3000到某地", "a flight"),
    ("微信号wx****88", "masked"),
    ("微信昵称“好人”", "a nickname"),
    ("微信号：“万里长空”，QQ号为“桃子”的人，桃子说", "nicknames"),
    ("付了王京东17000元现金", "a sum behind a name that is also a shop's"),
    ("支付宝账号×××", "masked"),
    ("QQ号xxxxxxxxxx", "masked"),
    ("合同编号MQQA20120706，", "a part of another code"),
    ("支付宝15XXX10充值", "masked"),
    ("电话/微信：13800001357。", "a phone first"),
    ("微信群（100000人）", "how many there are"),
    ("访问植入javascripturl的淘宝用户", "a word of programs"),
    ("通过微信向其农业银行账户6222000000000000001汇款", "a bank's account"),
    ("微信绑定手机13800001357", "a phone"),
    ("支付宝交易流水号200000000001", "a transaction"),
]


@pytest.mark.parametrize("tagged", BANK)
def test_bank(tagged: str) -> None:
    assert_finds(detect_bank_accounts, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_BANK)
def test_no_bank(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_bank_accounts, text)


@pytest.mark.parametrize("tagged", SOCIAL)
def test_social(tagged: str) -> None:
    assert_finds(detect_social_accounts, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_SOCIAL)
def test_no_social(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_social_accounts, text)


def test_an_account_of_eight_digits_needs_no_longer_number_beside_it() -> None:
    assert_finds(detect_bank_accounts, "资金账号：<bank_account>10000001</bank_account>。")


@pytest.mark.parametrize(
    ("detector", "piece"),
    [(detect_social_accounts, "QQ10000001、"), (detect_bank_accounts, "账号 | 100000000000000 | ")],
)
def test_a_long_list_takes_linear_time(detector: Detector, piece: str) -> None:
    scene = scene_of(piece * 4_000)
    begin = time.process_time()
    list(detector(scene))
    assert time.process_time() - begin < 4
