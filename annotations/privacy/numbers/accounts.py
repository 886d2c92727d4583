"""Accounts of banks: cards, passbooks, accounts of organisations, securities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.evidence import sentence_of
from annotations.privacy.gates import SECURITIES, tells
from annotations.privacy.numbers.identities import AMOUNT, SEPARATORS, glued, has_number, propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.checksums import Answer, luhn
from nlp.text.led import Led

# The shortest account that any pattern takes. Here and below a look ahead refuses most digits at once.
_RUN = re.compile(r"[0-9](?=[0-9 -]{7})(?:[ -]?[0-9]){7}")
_LONG = re.compile(r"\d(?=[\d -]{11})(?:[ -]?\d){11,22}")
# Shorter ones are accounts only where the word for it stands right before them.
_LONG_ENOUGH = 15
_NEAR = re.compile(
    r"(?:[账帐][号户]|卡号|存[折单]|一般户|基本户|专用?户)(?:(?!交易|流水|单号)[^，。；\d]){0,8}$"
)
# The word behind the number: 从…账户转出, 打到…这张卡上.
_BEHIND = re.compile(
    r"[)”\"]?(?:号|的|这[个张]|该)?(?:对公|银行|专用|个人|公司|结算|(?:工商?|农业?|中国?|建设?|交通?|招商?|邮储|民生|光大|中信|浦发|平安)(?:银?行)?)?(?:[账帐][户号]|银行卡|卡(?![车片通里])|存折)"
)
# A UnionPay number whose sentence moves money: 通过6222…向其转账; an order begins otherwise.
_UNION_PAY = re.compile(r"62(?:\d{14}|\d{17})")
_MOVED = re.compile(
    r"[^。；]{0,12}(?:转[账帐款入出给至到]|汇[款入出给至到]|打款|付款|支付|收款|还款|取款|支取|交易明细|流水|余额)"
)
# The digits of a card as they are printed.
_FOURS = re.compile(r"\d{4}(?: \d{4}){3}(?: \d{3})?")
_MONEY = re.compile(
    r"银行|卡(?![车片通里])|[账帐](?!本|目)|存[款折单入]|取[款走]|转[账帐款]|汇[款入到至给往]|打(?:款|[入进到给至](?=[^，。；]{0,12}(?:名下|提供)))|划[入转拨]|(?:赔偿|补偿|抚恤)[金款]|[货借赃欠]款|[工农建中交招邮]行|信用社|收款|ATM|钱包"
)
_NUMBERS_ELSE = re.compile(
    r"[单票据]号|订单|快递|运单|流水|(?<!钱包)编号|条码|条形码|串号|发票|合同号|凭证|许可证|执照|保单|序列|批[号次]|IMEI|机身|证号|学号|档案"
    r"|代码|识别号|登记号|设备号|身份证"
)
# Issuers: UnionPay, Visa, Mastercard, Amex, JCB, and the first cards of Chinese banks.
_ISSUERS = re.compile(r"6[0-9]|4|5[1-6]|3[457]|9(?:558|40|41|843|988|400|111)")
_BANK = (
    r"银行卡|信用卡|储蓄卡|借记卡|贷记卡|存折|存单|卡号|[账帐]号|[账帐][户]|银行|信用社|农信社|农村信用|信合|邮储|农商行|联社|"
    r"[工农建中交招民光兴浦广邮发信]行卡?|一卡通|一本通|打款|汇款|转账|转帐|汇入|转入|存入"
    r"|的(?:银行)?卡\(?$"
)
_BANK_CUE = re.compile(rf"(?:{_BANK})[^，。；、0-9]{{0,20}}$")
_LISTED = re.compile(rf"(?:{_BANK})[^。；]{{0,80}}$")
# Between two accounts of one list: 账号分别为A、B和C, A（甲行）、B（乙行）.
_NEXT_ACCOUNT = re.compile(r"[”\"’]?(?:\([^()\d]{0,20}\))?[、，]?(?:和|及|以及|与)?[“\"‘]?")
# The next holder's name stands before it: 尚某62…；伏某62….
_NEXT_HOLDER = re.compile(r"[；，、][\u4e00-\u9fff×*]{2,4}[：]?")
# What is frozen is an account, whatever it is called.
_FROZEN = re.compile(r"(?:冻结|扣划|止付)的(\d{15,23})(?![\d*×元])")
# A day, then a sum or a serial: only a word for "number" makes an account of it.
_DATED = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_NUMBERED = re.compile(r"(?:[账帐卡]号|[账帐]户|号码)[^，。；\d]{0,12}$")
# An account of a shop, a game, a site is no bank account.
_PLATFORM = re.compile(
    r"拼多多|淘宝|京东|美团|闲鱼|游戏|微信|QQ|抖音|快手|平台|网站|会员|用户|邮箱|登录|直播|微博"
)
_CARD_LENGTHS = (16, 19)
_SHORT_ACCOUNT = Led(
    r"(?:银行|信用社|联社|开户|工行|农行|建行|中行|交行|招行|邮行)[^，。；\d]{0,16}(?:卡|[账帐]户|[账帐]号|卡号)[^，。；\d]{0,10}"
    r"(\d(?:[ -]?\d){8,27})"
)
_ANY_ACCOUNT = Led(
    r"(?:账号|帐号|账户(?:号码?)?|帐户(?:号码?)?|卡号|一般户|基本户|专用户)"
    r"[：为是(“\" ]{0,3}(\d(?:[ -]?\d){11,27})"
)
# The bank, the holder, what the account is for are told in the sentence: a short number is enough.
_BESIDE_BANK = Led(
    r"(?:银行|信用社|支行|保证金|专户|监管户|结算|开户|户名|收款|付款|存款|贷款|公积金|对公|冻结|扣划)[^。；\d]{0,30}?"
    r"(?:[账帐]号|[账帐]户|卡号|存[单折]号)(?:号?码)?[：为是系即(“\" ]{0,3}(\d(?:[ -]?\d){8,27})"
)
# Letters before the digits, or the currency between them: 账户PAY-88216073, 外汇账户60138208CNY0045617.
_LETTERED = Led(
    r"[账帐][号户](?<!游戏[账帐].)(?<!会员[账帐].)[：为是(“]{0,2}([A-Z]{2,5}-?\d{6,14}|\d{6,12}(?:CNY|USD|HKD|EUR|RMB)\d{4,12})(?![\dA-Za-z*×])"
)
# What a shop is paid by.
_MERCHANT = Led(r"(?:商户|收款码)(?:编)?号(?:码)?[：为是系(“\" ]{0,3}(\d{8,20})(?![\dA-Za-z*×])")
# What somebody pays a platform or a utility from is theirs alone, as 户号 and 客户编号 are.
_CUSTOMER = Led(
    r"(?:(?:客户|用户|缴费)(?:编|代)?号(?:码)?(?=[^。；]{8,40}(?:入金|出金|缴费|扣费|充值|交易|开户))|缴费[账帐][户号]|用[电水气]户号)"
    r"[：为是系(“\" ]{0,3}(\d{8,20})(?![\dA-Za-z*×])"
)
_DEPOSIT = Led(
    r"(?:存[单折]|[活定]期折)(?:编?号码?|(?:一?[张本份])?[，(](?:编号|号码?|[账帐]号))"
    r"[：为是系(“\" ]{0,3}(\d{6,20}(?:-\d{4,12})?)(?![\d元])"
)
# The next deposit bears its number alone: 存单号034417826、034417827.
_NEXT_DEPOSIT = re.compile(r"[、和及与]{1,2}(\d{6,20})(?![\d.元万年月日张])")

_SECURITIES = Led(
    r"(?:股东|证券|股票|资金|基金|期货|交易)(?:[账帐][户号]|代码|卡)(?:卡?号码?|号)?[：为是(“\" ]{0,3}"
    r"((?:[A-Z]{1,2}|\d{2,3}[A-Z])?\d{8,14})(?![\dA-Za-z*×])"
)
# Money without a bank: the state's digital one by its number, a coin's by its address.
_WALLET = Led(
    r"(?:钱包(?:编号|ID|id|[账帐]号|号码?)[：为是系(“]{0,3}(?=\d{8,20}(?![\dA-Za-z*×]))|(?:钱包|收[币款]|充[币值]|泰达币|USDT|比特币|虚拟[货]?币)地址[：为是系(“]{0,3}(?=[A-Za-z0-9]{26,64}(?![A-Za-z0-9*×])))"
    r"([A-Za-z0-9]+)"
)
_COLUMN = re.compile(r"[号户](?:(?<=[卡账帐]号)|(?<=[账帐]户))(?=[\s|])")
_CELL = re.compile(r"(?<![^\s|])\d{12,23}(?![^\s|。，；、])")
_ROW = 80


def detect_bank_accounts(scene: Scene) -> Iterator[Candidate]:
    """Find card and account numbers: by issuer and check digit, or by the words beside them."""
    first = _RUN.search(scene.view.text) if has_number(scene.view.text) else None
    if first is not None:
        yield from _long(scene, first.start())
        yield from _named(scene)
    coins = "钱包" in scene.view.text or "币" in scene.view.text
    for match in _WALLET.finditer(scene.view.text) if coins else ():
        yield _account(scene, match.span(1), match[1], 0.9)


def _long(scene: Scene, first: int) -> Iterator[Candidate]:
    """Find the numbers that words, a list or their own form make accounts."""
    text = scene.view.text
    listed = -1
    for match in _LONG.finditer(text, first):
        start, end = match.span()
        value = SEPARATORS.sub("", match[0])
        if _is_none(text, start, end, value):
            continue
        cued = _is_cued(text, start, end, value)
        follows = listed >= 0 and _follows(text, listed, start, value)
        if cued or follows:
            listed = end
            yield _account(scene, (start, end), value, 0.95)
        elif confidence := _by_form(text, start, end, value):
            yield _account(scene, (start, end), value, confidence)


def _follows(text: str, last: int, start: int, value: str) -> bool:
    """Say whether a number is the next of a list of accounts, with its holder's name before it or none."""
    if _NEXT_ACCOUNT.fullmatch(text, last, start):
        return True
    return _UNION_PAY.fullmatch(value) is not None and _NEXT_HOLDER.fullmatch(text, last, start) is not None


def _by_form(text: str, start: int, end: int, value: str) -> float:
    """Weigh what has the form of a card; 0 refuses."""
    if _is_card(value):
        return 0.9 if _LISTED.search(text, max(0, start - 100), start) else 0.7
    union_pay = _UNION_PAY.fullmatch(value) is not None
    if union_pay and (text[start - 1 : start] == "卡" or _MOVED.match(text, end)):
        return 0.8
    # A check digit that fails is a slip of the pen, where the sentence is about money and numbers nothing.
    shaped = len(value) in _CARD_LENGTHS and _ISSUERS.match(value) is not None
    if not (shaped or _FOURS.fullmatch(text, start, end)):
        return 0.0
    told = sentence_of(text, start, end)
    return 0.6 if _MONEY.search(told) and not _NUMBERS_ELSE.search(told) else 0.0


def _named(scene: Scene) -> Iterator[Candidate]:
    """Find shorter accounts: in columns, behind words for accounts, of securities."""
    text = scene.view.text
    for start, end in _in_tables(text):
        yield _account(scene, (start, end), text[start:end], 0.9)
    securities = (_SECURITIES,) if tells(text, SECURITIES) else ()
    for pattern in (
        _SHORT_ACCOUNT,
        _ANY_ACCOUNT,
        _BESIDE_BANK,
        _DEPOSIT,
        _MERCHANT,
        _CUSTOMER,
        _LETTERED,
        _FROZEN,
        *securities,
    ):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            platform = pattern is not _MERCHANT and _PLATFORM.search(
                text, max(0, match.start() - 8), match.end()
            )
            if not (glued(text, start, end) or platform or AMOUNT.match(text, end)):
                yield _account(scene, (start, end), SEPARATORS.sub("", match[1]), 0.9)
                if pattern is _DEPOSIT:
                    yield from _next_deposits(scene, match)


def _next_deposits(scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
    """Give the numbers of a list of deposits, each as long as the first."""
    following = _NEXT_DEPOSIT.match(scene.view.text, match.end(1))
    while following is not None and len(following[1]) == len(match[1]):
        yield _account(scene, following.span(1), following[1], 0.9)
        following = _NEXT_DEPOSIT.match(scene.view.text, following.end(1))


def _is_none(text: str, start: int, end: int, value: str) -> bool:
    """Refuse parts of longer words, one digit again and again, and a day unless called an account."""
    if glued(text, start, end) or len(set(value)) == 1:
        return True
    return _DATED.match(value) is not None and not _NUMBERED.search(text, max(0, start - 24), start)


def _is_cued(text: str, start: int, end: int, value: str) -> bool:
    """Say whether the words before or behind a number make an account of it."""
    if len(value) >= _LONG_ENOUGH and _BANK_CUE.search(text, max(0, start - 40), start):
        return True
    near = _NEAR.search(text, max(0, start - 16), start) or _BEHIND.match(text, end)
    return near is not None and not (
        AMOUNT.match(text, end) or _PLATFORM.search(text, max(0, start - 16), start)
    )


def _in_tables(text: str) -> Iterator[tuple[int, int]]:
    """Find the numbers below a column of a list that is headed 卡号 or 账号, row by row."""
    done = 0
    for column in _COLUMN.finditer(text):
        # Where every row has the word, the column of the first goes on through all of them.
        at = max(done, column.end())
        while cell := _CELL.search(text, at, at + _ROW):
            yield cell.span()
            done = at = cell.end()


def _is_card(value: str) -> bool:
    """Say whether issuer, length and check digit are those of a card."""
    shaped = _CARD_LENGTHS[0] <= len(value) <= _CARD_LENGTHS[1] and _ISSUERS.match(value) is not None
    return shaped and luhn(value) is Answer.YES


def _account(scene: Scene, where: tuple[int, int], value: str, confidence: float) -> Candidate:
    """Make the candidate of an account."""
    why = "“账号”“卡号”等字样之后是完整的号码，或者号码符合银行卡的编排规则和校验位"
    return propose(scene, Category.BANK_ACCOUNT, where, value, why, confidence)
