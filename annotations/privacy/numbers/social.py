"""Accounts of social and payment networks: behind the network's name, beside a nickname, before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.gates import NETWORKS, NICKNAMES, SELDOM_NETWORKS, tells
from annotations.privacy.numbers.identities import AMOUNT, glued, propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.led import Led
from nlp.text.windows import each_hit

_NETWORK = (
    r"微信|We[Cc]hat|we[Cc]hat|QQ|qq|支付宝|快手|抖音|陌陌|微博|旺旺|淘宝|钉钉|探探|小红书|拼多多"
    r"|京东|闲鱼|Skype|skype|财付通|薇信|扣扣|云闪付"
)
_LEAD = (
    r"(?:的|群|空间|钱包|[大小]号|上(?=\())?[(]?(?:号码|号|[账帐]号|[账帐]户|群号|用户名|ID|id|Id)?(?:ID|id)?(?:分别|均|都|显示)?(?:号)?(?:[(]账号)?"
    r"[：为是系即(“\"‘'「@ ]{0,3}"
)
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_\-@.]{4,40}"
_SOCIAL = re.compile(rf"(?:{_NETWORK}){_LEAD}({_NAME})")
# A word for "account" further on in the network's sentence: 微信昵称“海风”，账号…, 在抖音平台以ID….
_ACCOUNT_WORD = (
    r"(?:(?<![机话卡证单行牌易票])号码|(?<=[，的其])号(?=[为是：])|[账帐][号户]|用户(?:名|ID)?"
    r"|会员名|群号|好友|网友|UID|ID|id)"
)
_OTHERS = r"银行|卡|手机|电话|交易|订单|单号|流水|账单|身份|密码|邮箱|余额|游戏|股|元"
_NAMED = re.compile(
    rf"(?:{_NETWORK})(?=[^。；]{{1,24}}[A-Za-z0-9_]{{5}})"
    rf"(?:(?!{_OTHERS}|{_NETWORK})[^。；\dA-Za-z_]|[“\"‘'][^“”\"‘’'。]{{1,20}}[”\"’']){{0,20}}?"
    rf"{_ACCOUNT_WORD}(?:ID|id|号)?(?:分别|均)?[：为是系即(“\"‘'「@ ]{{0,3}}({_NAME})"
)
# Behind a nickname, in brackets: QQ好友静水(28451736).
_NICKNAMED = re.compile(
    rf"(?:{_NETWORK})(?:昵称|网名|名称?|好友|用户|网友)[为是叫：]?[“\"‘']?[^，。；()\d]{{0,12}}[”\"’']?\(({_NAME})\)"
)
# A nickname in the form of an account: figures or an underscore in it (清风_yq2008), or, behind Chinese
# characters, the initials of a name: no word is written without a vowel (海燕儿fhy).
_NICKNAME = Led(
    r"(?:昵称|网名|微信名)[为是叫：系]{0,2}[“\"‘'【「《]{0,2}"
    r"((?:[\u4e00-\u9fff]{0,6}?[a-zA-Z][A-Za-z]{0,14}_?(?:\d{3,12}|(?<=_)[A-Za-z\d]{3,14})"
    r"|[\u4e00-\u9fff]{1,6}_[A-Za-z\d]{4,16}|[\u4e00-\u9fff]{2,6}[b-df-hj-np-tv-z]{3,6})(?![A-Za-z0-9_*×@.]))"
)
# 用“清风_yq2008”的网名发帖: the word behind it.
_NICKNAME_BEFORE = re.compile(
    r"[“\"‘'【「]([\u4e00-\u9fff]{0,6}[a-zA-Z]{0,14}_?[a-zA-Z]{0,8}\d{3,12})[”\"’'】」](?:的|为|这一)(?:昵称|网名|微信名)"
)
# The number between the network and the word: 通过支付宝向…账户转款.
_ENCLOSED = re.compile(rf"(?:支付宝|微信|财付通)[^，。；\dA-Za-z卡]{{1,8}}({_NAME})的?(?:个人)?[账帐][户号]")
# Alipay knows its users by their mobile, too.
_BY_MOBILE = re.compile(r"支付宝(?:(?!绑定|手机|电话|号码|微信)[^。；\dA-Za-z]){0,14}?(1[3-9]\d{9})(?!\d)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_WECHAT_ID = re.compile(r"(wxid[-_](?<![A-Za-z0-9_]wxid.)[A-Za-z0-9]{5,30})")
# Longer ones are cards, orders, payments; only right behind the network's name may one be longer.
_LONGEST_NUMBER = 12
# Names that are also words, or seldom named: only with a word for "account" behind them.
_SELDOM = (
    r"Telegram|telegram|电报|纸飞机|飞机|蝙蝠|WhatsApp|whatsapp|LINE|Line|MSN|YY|Soul|soul|Facebook|facebook|脸书"
    r"|Twitter|推特|Instagram|TikTok|贴吧|知乎|B站|哔哩哔哩|斗鱼|虎牙|易信|直聘|佳缘|珍爱网|百合网|伊对|积目|网盘|网银|手机银行|网上银行|游戏"
)
_SOCIAL_SELDOM = re.compile(
    rf"(?:{_SELDOM})(?:软件|平台|聊天|网站?|[Aa][Pp][Pp])?(?:的|上的?|以|中的?)?\s?(?:[账帐][号户]|号码?|用户名|登[录陆]名|ID|id)"
    rf"[：为是系(“\"‘'「@ +]{{0,3}}({_NAME})"
)
# Alipay and Tenpay know their users by mail address.
_PAYERS = frozenset(("支付宝", "财付通"))
_BY_MAIL = re.compile(
    r"(?:支付宝|财付通)(?:的|登录|注册|绑定)*(?:[账帐][号户]|号)?(?:名称?|号)?"
    r"(?:\((?:[账帐][户号]名?|[户账]名))?[(：为是系“\"]{0,3}"
    r"([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,5})"
)
# The account first: 以abc123为微信号, 登录12345的QQ号.
_SOCIAL_BEFORE = re.compile(
    rf"([A-Za-z0-9_](?<![A-Za-z0-9_@.-].)(?=[A-Za-z-]{{0,24}}[0-9_])[A-Za-z0-9_-]{{4,24}})[”\"’]?"
    rf"(?:号?(?:为|的|这个|这一)|号|\()(?:{_NETWORK})(?:[账帐][号户]|号|群|用户|好友|昵称|与|和|向|联系|[收转付]款|聊天|[)，。、])"
)
_NEXT_OF_LIST = re.compile(rf"[”\"’]?[、和及与][“\"‘]?(?!{_NETWORK})({_NAME})")
# 电话/微信：138…: the number is a phone's first.
_PHONE_TOO = ("电话/", "手机/", "手机号/", "电话、", "手机、")
# Quoted after the word account, an account may hold Chinese characters.
_QUOTED = re.compile(
    rf"(?:{_NETWORK})(?:[账帐][号户]|号|会员名|用户名|ID)[：为是]?[“\"‘']([^“”\"‘’'，。；]{{2,30}})[”\"’']"
)
# Whatever the account is for, letters with figures behind the word are one: 将账号longyin_0571的装备.
_PLAIN = Led(
    r"(?:[账帐]号|用户名|登[录陆]名)(?:名)?[：为是系“\"‘']{0,2}((?=[A-Za-z_]{0,24}[\d])[a-zA-Z][A-Za-z0-9_]{5,30}+)(?![A-Za-z0-9_*×@.-])"
)
_BETS = ("赌博", "投注", "下注", "六合彩", "博彩", "盘口")
# A shop knows its members by names of Chinese characters and figures.
_MEMBER = re.compile(
    rf"(?:{_NETWORK})\((?:会员名|用户名|昵称|[账帐]号)[：为是]?([A-Za-z0-9_\u4e00-\u9fff]{{1,20}}[0-9_][A-Za-z0-9_\u4e00-\u9fff]{{0,12}})\)"
)
_COUNTED = re.compile(r"[人名个次条](?!的?(?:微信|QQ))")
# 15XXX10, 11469100XX: masked with letters.
_MASKED = re.compile(r"(?<=\d)[Xx]{2,}(?=\d|$)|XXX|xxxx")
# qq.com: a site, unless the word for an account leads to it. What programs call their data is no account.
_SITE = re.compile(r"\.(?:com|cn|net|org|cc)$", re.IGNORECASE)
_LED_TO_SITE = re.compile(r"(?:号码?|[账帐]户|用户名|ID|id)[：为是系即(“\"‘'「 ]{0,3}$")
_OF_PROGRAMS = frozenset({"cookie", "cookies", "token", "tokens", "session", "openid", "unionid"})
# The network named once more, a phone behind a stop: 2800003057QQ, mk0007.15000000000.
_APPENDED = re.compile(r"(?:(?<=\d)(?:QQ|qq)|\.1[3-9]\d{9})$")
_LETTER = re.compile(r"[A-Za-z](?=QQ|qq)")


def detect_social_accounts(scene: Scene) -> Iterator[Candidate]:
    """Find accounts of social and payment networks behind the network's name, and told again."""
    text = scene.view.text
    plain = [*_plain(text), *_nicknames(text)]
    if not (plain or tells(text, NETWORKS) or tells(text, SELDOM_NETWORKS)):
        return
    values: set[str] = set()
    for start, value in (*_beside_networks(text), *plain):
        if _is_account(text, start + len(value), value):
            # A mobile number is one wherever it stands by itself.
            values |= set() if _MOBILE.fullmatch(value) else {value}
            why = "社交、支付软件名称旁是完整的账号"
            yield propose(scene, Category.SOCIAL_ACCOUNT, (start, start + len(value)), value, why, 0.9)
    for match in _BY_MAIL.finditer(text) if "@" in text and tells(text, _PAYERS) else ():
        values.add(match[1])
        why = "支付账户以电子邮箱为账号，写得完整"
        yield propose(scene, Category.SOCIAL_ACCOUNT, match.span(1), match[1], why, 0.9)
    if not values:
        return
    # One pass for all of them: a long document may hold thousands.
    finder = AhoCorasick(sorted(values), matchkind=MatchKind.LeftmostLongest)
    for _, start, end in each_hit(finder, max(map(len, values)), text):
        if not glued(text, start, end):
            why = "前文写明是社交、支付账号的字符在此再次出现"
            yield propose(scene, Category.SOCIAL_ACCOUNT, (start, end), text[start:end], why, 0.8)


def _plain(text: str) -> Iterator[tuple[int, str]]:
    """Give the accounts of letters and figures behind the word, where no bets are laid with them."""
    if not any(word in text for word in _BETS):
        for match in _PLAIN.finditer(text):
            yield match.start(1), match[1]


def _nicknames(text: str) -> Iterator[tuple[int, str]]:
    """Give the nicknames that have the form of an account: whoever looks for one finds the person."""
    for match in _NICKNAME.finditer(text):
        yield match.start(1), match[1]
    for match in _NICKNAME_BEFORE.finditer(text) if tells(text, NICKNAMES) else ():
        yield match.start(1), match[1]


def _beside_networks(text: str) -> Iterator[tuple[int, str]]:
    """Give what stands where an account would: behind a network's name, further in its list, or before it."""
    seldom = (_SOCIAL_SELDOM,) if tells(text, SELDOM_NETWORKS) else ()
    for pattern in (
        _SOCIAL,
        _QUOTED,
        _MEMBER,
        _SOCIAL_BEFORE,
        _NAMED,
        _NICKNAMED,
        _ENCLOSED,
        _BY_MOBILE,
        _WECHAT_ID,
        *seldom,
    ):
        done = 0
        for match in pattern.finditer(text):
            at = match.start()
            if at < done or text.endswith(_PHONE_TOO, 0, at) or _LETTER.match(text, max(0, at - 1)):
                continue
            one: re.Match[str] | None = match
            while one is not None:
                value = _APPENDED.sub("", one[1].rstrip("-._"))
                if pattern is _SOCIAL or len(value) <= _LONGEST_NUMBER or not value.isdecimal():
                    yield one.start(1), value
                done = one.end()
                one = _NEXT_OF_LIST.match(text, done) if pattern in (_SOCIAL, _NAMED) else None


def _is_account(text: str, end: int, value: str) -> bool:
    """Refuse masks, mail addresses (another detector's), sums, nicknames (旭日东升) and plain words."""
    if (
        (not any(map(str.isalpha, value)) and AMOUNT.match(text, end))
        or _COUNTED.match(text, end)
        or not any(one.isascii() and one.isalnum() for one in value)
        or text[end : end + 1] in ("*", "×")
        or set("*×某") & set(value)
        or "@" in value
        or set(value) <= set("xX")
        or _MASKED.search(value)
        or (
            _SITE.search(value)
            and not _LED_TO_SITE.search(text, max(0, end - len(value) - 8), end - len(value))
        )
        or value.lower() in _OF_PROGRAMS
    ):
        return False
    return any(one.isdecimal() for one in value) or not value.isascii() or "_" in value or len(value) > 5
