"""How judgments write that somebody is not of age: parts of patterns, for all who look for minors."""

from __future__ import annotations

from typing import Final

# A number of years under eighteen: 9, 17, 九, 十四; the end of 28 or 二十八 is none.
UNDER_AGE: Final = (
    "(?:(?<![0-9])(?:[1-9]|1[0-7])|(?<![二三四五六七八九十])(?:十[一二三四五六七]?|[一二三四五六七八九]))"
)
# 刑法 17 and 民法典 17 count by eighteen years, criminal law by fourteen and sixteen too.
NOT_EIGHTEEN: Final = "[不未]满(?:十八|18)周?岁"
NOT_OF_AGE: Final = "[不未]满(?:十[四六八]|1[468])周?岁"
