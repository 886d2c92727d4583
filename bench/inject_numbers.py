"""Invented numbers with the check digits that real ones have, and decoys of the same shape."""

from __future__ import annotations

from functools import cache
from random import Random

from nlp.data.loader import divisions

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云陕甘青宁新"
PREFIXES = (
    "130",
    "135",
    "138",
    "139",
    "150",
    "152",
    "158",
    "159",
    "173",
    "177",
    "180",
    "186",
    "187",
    "189",
    "191",
    "199",
)
BINS = (
    ("622202", 19),
    ("622848", 19),
    ("621700", 19),
    ("621661", 19),
    ("622588", 16),
    ("622700", 19),
    ("623058", 19),
)
CODES = ("010", "021", "0431", "0951", "0571", "0755", "029", "0371")
BANKS = ("中国工商银行", "中国农业银行", "中国建设银行", "招商银行", "农村信用社", "邮政储蓄银行")
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN = {
    **{digit: int(digit) for digit in "0123456789"},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    **{"P": 7, "R": 9},
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}


def digits(rng: Random, count: int) -> str:
    """Give `count` digits, the first not zero."""
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in range(count - 1))


@cache
def counties() -> tuple[str, ...]:
    """Return the codes of counties."""
    return tuple(code for code in divisions() if len(code) == 6)


def day(rng: Random, first: int, last: int) -> tuple[int, int, int]:
    """Give a day."""
    return rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)


def citizen(rng: Random) -> str:
    """Give an ID number of 18 places whose check digit holds."""
    year, month, date = day(rng, 1950, 2004)
    body = f"{rng.choice(counties())}{year}{month:02}{date:02}{rng.randint(1, 999):03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    check = "10X98765432"[total % 11]
    return body + (check.lower() if check == "X" and rng.random() < 0.2 else check)


def citizen_old(rng: Random) -> str:
    """Give an ID number of 15 places."""
    year, month, date = day(rng, 50, 85)
    return f"{rng.choice(counties())}{year}{month:02}{date:02}{rng.randint(1, 999):03}"


def passport(rng: Random) -> str:
    """Give a passport number."""
    return rng.choice("EG") + digits(rng, 8)


def mobile(rng: Random) -> str:
    """Give a mobile number."""
    return rng.choice(PREFIXES) + digits(rng, 8)


def landline(rng: Random) -> str:
    """Give a landline number with its area code."""
    return f"{rng.choice(CODES)}-{rng.randint(2, 8)}{digits(rng, rng.choice((6, 7)))}"


def card(rng: Random) -> str:
    """Give a bank card number whose check digit holds."""
    head, length = rng.choice(BINS)
    body = head + digits(rng, length - len(head) - 1)
    total = 0
    for at, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if at % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return body + str(-total % 10)


def account(rng: Random) -> str:
    """Give an account of an organisation, which follows no rule."""
    return digits(rng, rng.choice((12, 15, 17, 18, 20)))


def plate(rng: Random) -> str:
    """Give a plate, one in six of an electric car."""
    head = rng.choice(PROVINCES) + rng.choice("ABCDEFGH")
    dot = "·" if rng.random() < 0.1 else ""
    if rng.random() < 1 / 6:
        return f"{head}{dot}{rng.choice('DF')}{digits(rng, 5)}"
    letters = rng.choice(("", rng.choice(LETTERS)))
    return head + dot + letters + digits(rng, 5 - len(letters))


def vin(rng: Random) -> str:
    """Give a vehicle identification number whose check digit holds."""
    alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
    body = ["L", *(rng.choice(alphabet) for _ in range(10)), *digits(rng, 6)]
    total = sum(_VIN[one] * weight for one, weight in zip(body, _VIN_WEIGHTS, strict=True))
    body[8] = "0123456789X"[total % 11]
    return "".join(body)


def engine(rng: Random) -> str:
    """Give an engine number."""
    return rng.choice(("", rng.choice(LETTERS), rng.choice(LETTERS) + rng.choice(LETTERS))) + digits(
        rng, rng.choice((6, 7, 8))
    )


def deed(rng: Random, city: str, county: str) -> str:
    """Give the number of an old title deed."""
    place, number = county[0], digits(rng, rng.choice((5, 6, 8)))
    return rng.choice(
        (
            f"{place}房权证{county[:2]}字第{number}号",
            f"{city[:2]}房权证{county}字第{number}号",
            f"房权证{place}字第{number}号",
            f"{place}房产证字第{number}号",
        )
    )


def estate(rng: Random, county: str) -> str:
    """Give the number of a certificate of real estate."""
    year = rng.randint(2016, 2022)
    opening, closing = rng.choice(("()", "（）"))
    return f"{rng.choice(PROVINCES)}{opening}{year}{closing}{county}不动产权第{digits(rng, 7)}号"


def land(rng: Random, county: str) -> str:
    """Give the number of a certificate of land use."""
    year, number = rng.randint(1998, 2014), digits(rng, rng.choice((3, 5, 6)))
    return rng.choice((f"{county[0]}国用（{year}）第{number}号", f"{county[:2]}集用（{year}）字第{number}号"))


def forest(rng: Random, county: str) -> str:
    """Give the number of a forest right certificate."""
    return f"{county[:2]}林证字（{rng.randint(2005, 2014)}）第{digits(rng, 6)}号"


def email(rng: Random) -> str:
    """Give an e-mail address."""
    name = rng.choice((digits(rng, rng.choice((8, 9, 10))), handle(rng)))
    return f"{name}@{rng.choice(('qq.com', '163.com', '126.com', 'sina.com', 'gmail.com'))}"


def handle(rng: Random) -> str:
    """Give the name of an account."""
    word = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(3, 7)))
    return word + rng.choice(("", "_")) + digits(rng, rng.randint(3, 6))


def wechat(rng: Random) -> str:
    """Give a WeChat account."""
    return rng.choice((handle(rng), "wxid_" + handle(rng).replace("_", "")))


def qq(rng: Random) -> str:
    """Give a QQ number."""
    return digits(rng, rng.choice((8, 9, 10)))


def alipay(rng: Random) -> str:
    """Give an Alipay account."""
    return rng.choice((email(rng), mobile(rng)))


def order(rng: Random) -> str:
    """Give an order or transaction number that starts with a day."""
    year, month, date = day(rng, 2014, 2020)
    return f"{year}{month:02}{date:02}{digits(rng, rng.choice((8, 10, 12, 14)))}"


def parcel(rng: Random) -> str:
    """Give a parcel number."""
    return rng.choice(("SF", "YT", "", "EMS", "JD")) + digits(rng, rng.choice((12, 13)))


def contract(rng: Random) -> str:
    """Give a contract number."""
    head, mid = rng.choice(("HT", "GX", "XS", "ZL")), rng.choice(("-", ""))
    return f"{head}-{rng.randint(2012, 2020)}{mid}{digits(rng, rng.choice((4, 6, 8)))}"
