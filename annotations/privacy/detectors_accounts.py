"""Accounts: of banks and payment services, and of social networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.checksums import Answer, luhn
from annotations.privacy.detectors_numbers import AMOUNT, SEPARATORS, glued, propose
from annotations.privacy.gates import NETWORKS, SECURITIES, SELDOM_NETWORKS, tells
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category

# The shortest account that any pattern takes.
_RUN = re.compile(r"[0-9](?:[ -]?[0-9]){7}")
_LONG = re.compile(r"\d(?:[ -]?\d){14,22}")
# Issuers: UnionPay, Visa, Mastercard, Amex, JCB, and the first cards of Chinese banks.
_ISSUERS = re.compile(r"6[0-9]|4|5[1-6]|3[457]|9(?:558|40|41|843|988|400|111)")
_BANK = (
    r"银行卡|信用卡|储蓄卡|借记卡|贷记卡|存折|存单|卡号|[账帐]号|[账帐][户]|银行|信用社|农商行|联社|"
    r"[工农建中交招民光兴浦广邮发信]行卡?|一卡通|一本通|打款|汇款|转账|转帐|汇入|转入|存入"
)
_BANK_CUE = re.compile(rf"(?:{_BANK})[^，。；、0-9]{{0,20}}$")
_LISTED = re.compile(rf"(?:{_BANK})[^。；]{{0,80}}$")
# Between two accounts of one list: 账号分别为A、B和C, A（甲行）、B（乙行）.
_NEXT_ACCOUNT = re.compile(r"[”\"’]?(?:\([^()\d]{0,20}\))?[、，]?(?:和|及|以及|与)?[“\"‘]?")
# A day, then a sum or a serial: only a word for "number" makes an account of it.
_DATED = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_NUMBERED = re.compile(r"(?:[账帐卡]号|[账帐]户|号码)[^，。；\d]{0,12}$")
# An account of a shop, a game, a site is no bank account.
_PLATFORM = re.compile(
    r"拼多多|淘宝|京东|美团|闲鱼|游戏|微信|QQ|抖音|快手|平台|网站|会员|用户|邮箱|登录|直播|微博"
)
_CARD_LENGTHS = (16, 19)
_SHORT_ACCOUNT = re.compile(
    r"(?:银行|信用社|联社|开户|工行|农行|建行|中行|交行|招行|邮行)[^，。；\d]{0,16}(?:卡|[账帐]户|[账帐]号|卡号)[^，。；\d]{0,10}"
    r"(\d(?:[ -]?\d){8,27})"
)
_ANY_ACCOUNT = re.compile(
    r"(?:银行[账帐]号|账号|帐号|账户(?:号码)?|帐户(?:号码)?|卡号|一般户|基本户|专用户)"
    r"[：为是(“\" ]{0,3}(\d(?:[ -]?\d){11,27})"
)

_SECURITIES = re.compile(
    r"(?:股东|证券|股票|资金|基金)(?:[账帐][户号]|代码|卡)(?:卡?号码?|号)?[：为是(“\" ]{0,3}"
    r"([A-Z]?\d{8,12})(?![\dA-Za-z*×])"
)

_COLUMN = re.compile(r"[号户](?:(?<=[卡账帐]号)|(?<=[账帐]户))(?=[\s|])")
_CELL = re.compile(r"(?<![^\s|])\d{12,23}(?![^\s|。，；、])")
_ROW = 80


def detect_bank_accounts(scene: Scene) -> Iterator[Candidate]:
    """Find card and account numbers: by issuer and check digit, or by the words before them."""
    text = scene.view.text
    first = _RUN.search(text)
    if first is None:
        return
    listed = -1
    for match in _LONG.finditer(text, first.start()):
        start, end = match.span()
        value = SEPARATORS.sub("", match[0])
        if (
            glued(text, start, end)
            or len(set(value)) == 1
            or (_DATED.match(value) and not _NUMBERED.search(text, max(0, start - 24), start))
        ):
            continue
        cued = _BANK_CUE.search(text, max(0, start - 40), start) is not None
        if cued or (listed >= 0 and _NEXT_ACCOUNT.fullmatch(text, listed, start)):
            listed = end
            yield _account(scene, (start, end), value, 0.95)
        elif _is_card(value):
            near = _LISTED.search(text, max(0, start - 100), start) is not None
            yield _account(scene, (start, end), value, 0.9 if near else 0.7)
    for start, end in _in_tables(text):
        yield _account(scene, (start, end), text[start:end], 0.9)
    securities = (_SECURITIES,) if tells(text, SECURITIES) else ()
    for pattern in (_SHORT_ACCOUNT, _ANY_ACCOUNT, *securities):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            platform = _PLATFORM.search(text, max(0, match.start() - 8), match.end())
            if not (glued(text, start, end) or platform or AMOUNT.match(text, end)):
                yield _account(scene, (start, end), SEPARATORS.sub("", match[1]), 0.9)


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


_NETWORK = (
    r"微信|We[Cc]hat|we[Cc]hat|QQ|qq|支付宝|快手|抖音|陌陌|微博|旺旺|淘宝|钉钉|探探|小红书|拼多多"
    r"|京东|闲鱼|Skype|skype|财付通"
)
_LEAD = (
    r"(?:的|群)?[(]?(?:号码|号|[账帐]号|[账帐]户|群号|用户名|ID|id|Id)?(?:分别|均|都)?(?:号)?(?:[(]账号)?"
    r"[：为是系即(“\"‘'「 ]{0,3}"
)
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_\-@.]{4,40}"
_SOCIAL = re.compile(rf"(?:{_NETWORK}){_LEAD}({_NAME})")
# Names that are also words, or seldom named: only with a word for "account" behind them.
_SELDOM = (
    r"Telegram|telegram|电报|纸飞机|飞机|蝙蝠|WhatsApp|whatsapp|LINE|Line|MSN|YY|Soul|soul|Facebook|facebook|脸书"
    r"|Twitter|推特|Instagram|TikTok|贴吧|知乎|B站|哔哩哔哩|斗鱼|虎牙|易信|直聘|佳缘|珍爱网|百合网|伊对|积目|网盘"
)
_SOCIAL_SELDOM = re.compile(
    rf"(?:{_SELDOM})(?:软件|平台|聊天)?(?:的|上的)?\s?(?:[账帐][号户]|号码?|用户名|ID|id)"
    rf"[：为是系(“\"‘'「@ +]{{0,3}}({_NAME})"
)
# Alipay knows its users by their mail address.
_BY_MAIL = re.compile(
    r"支付宝(?:的|登录|注册|绑定)*(?:[账帐][号户]|号)?(?:名称?|号)?"
    r"(?:\((?:[账帐][户号]名?|[户账]名))?[(：为是系“\"]{0,3}"
    r"([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,5})"
)
# The account first: 以abc123为微信号, 登录12345的QQ号.
_SOCIAL_BEFORE = re.compile(
    rf"([A-Za-z0-9_](?<![A-Za-z0-9_@.-].)[A-Za-z0-9_-]{{4,24}})[”\"’]?(?:为|的|这个|号)(?:{_NETWORK})(?:账号|号|账户)"
)
_NEXT_OF_LIST = re.compile(rf"[”\"’]?[、和及与][“\"‘]?(?!{_NETWORK})({_NAME})")
# 电话/微信：138…: the number is a phone's first.
_PHONE_TOO = ("电话/", "手机/", "手机号/", "电话、", "手机、")
# Quoted after the word account, an account may hold Chinese characters.
_QUOTED = re.compile(rf"(?:{_NETWORK})(?:[账帐][号户]|号)[：为是]?[“\"‘']([^“”\"‘’'，。；]{{2,30}})[”\"’']")
# 15XXX10, 11469100XX: masked with letters.
_MASKED = re.compile(r"(?<=\d)[Xx]{2,}(?=\d|$)")
_LETTER = re.compile(r"[A-Za-z](?=QQ|qq)")


def detect_social_accounts(scene: Scene) -> Iterator[Candidate]:
    """Find accounts of social and payment networks behind the network's name, and told again."""
    text = scene.view.text
    if not (tells(text, NETWORKS) or tells(text, SELDOM_NETWORKS)):
        return
    values: set[str] = set()
    for start, value in _beside_networks(text):
        if _is_account(text, start + len(value), value):
            values.add(value)
            why = "社交、支付软件名称旁是完整的账号"
            yield propose(scene, Category.SOCIAL_ACCOUNT, (start, start + len(value)), value, why, 0.9)
    for match in _BY_MAIL.finditer(text) if "@" in text and "支付宝" in text else ():
        values.add(match[1])
        why = "支付宝账户以电子邮箱为账号，写得完整"
        yield propose(scene, Category.SOCIAL_ACCOUNT, match.span(1), match[1], why, 0.9)
    if not values:
        return
    # One pass for all of them: a long document may hold thousands.
    finder = AhoCorasick(sorted(values), matchkind=MatchKind.LeftmostLongest)
    for _, start, end in finder.find_matches_as_indexes(text):
        if not glued(text, start, end):
            why = "前文写明是社交、支付账号的字符在此再次出现"
            yield propose(scene, Category.SOCIAL_ACCOUNT, (start, end), text[start:end], why, 0.8)


def _beside_networks(text: str) -> Iterator[tuple[int, str]]:
    """Give what stands where an account would: behind a network's name, further in its list, or before it."""
    seldom = (_SOCIAL_SELDOM,) if tells(text, SELDOM_NETWORKS) else ()
    for pattern in (_SOCIAL, _QUOTED, _SOCIAL_BEFORE, *seldom):
        done = 0
        for match in pattern.finditer(text):
            at = match.start()
            if at < done or text.endswith(_PHONE_TOO, 0, at) or _LETTER.match(text, max(0, at - 1)):
                continue
            one: re.Match[str] | None = match
            while one is not None:
                yield one.start(1), one[1].rstrip("-._")
                done = one.end()
                one = _NEXT_OF_LIST.match(text, done) if pattern is _SOCIAL else None


def _is_account(text: str, end: int, value: str) -> bool:
    """Refuse masks, mail addresses (another detector's), sums, nicknames (旭日东升) and plain words."""
    if (
        AMOUNT.match(text, end)
        or not any(one.isascii() and one.isalnum() for one in value)
        or text[end : end + 1] in ("*", "×")
        or set("*×某") & set(value)
        or "@" in value
        or set(value) <= set("xX")
        or _MASKED.search(value)
    ):
        return False
    return any(one.isdecimal() for one in value) or not value.isascii() or "_" in value or len(value) > 5
