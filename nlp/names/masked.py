"""Names that are masked already: 张某, 张某甲, 张某1, 李××, 王*, 买某, 欧阳某, 张X, A某, 赵某（化名）.

The rule asks for surname + 某 (法释〔2016〕19号 art. 9); courts print many forms. All of them are masks:
which of them is good style is another question.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from nlp.names.surnames import is_surname
from nlp.text.view import fold

_HAN = "\u3400-\u9fff"
# What tells masked people of one surname apart: 张某甲, 张某乙.
ORDER: Final = "甲乙丙丁戊己庚辛壬癸"
# What stands for hidden characters, after folding.
_BLOT = "×✕✖*□■△▲●_?？"
_BRACKET = re.compile(r"\([^()]{0,12}(?:化名|假名|代称)[^()]{0,4}\)$")
_WHOLE = re.compile(
    # 张某, 欧阳某某, 买某, A某, 张某甲, 某某, 李小某: wherever 某 stands, something is hidden.
    rf"[{_HAN}A-Za-z·]{{0,6}}某[某{_HAN}A-Za-z0-9×*]{{0,5}}"
    # 李××, 王*, 王XX, 李x, 马×明
    rf"|[{_HAN}]{{1,3}}(?:[{_BLOT}]{{1,4}}|[xX]{{1,3}})[{_HAN}0-9]{{0,2}}"
    # ×××, ***, XXX
    rf"|[{_BLOT}]{{1,4}}|[xX]{{2,4}}"
    # J, J.
    r"|[A-Za-z]\.?"
)
_TAGGED = re.compile(
    rf"(?P<surname>[{_HAN}]{{1,2}})(?!(?P=surname))(?:[{ORDER}]|[0-9]{{1,3}}|[A-Z]{{1,2}}[0-9]{{0,2}})"
)


@lru_cache(maxsize=8192)
def is_masked(name: str) -> bool:
    """Say whether `name`, taken as a person's name, is already masked.

    The same names are asked about again and again, as are those of other cached questions.
    """
    folded = fold(name).strip()
    bare = _BRACKET.sub("", folded)
    if bare != folded:
        return True
    if _WHOLE.fullmatch(bare):
        return True
    tagged = _TAGGED.fullmatch(bare)
    return tagged is not None and is_surname(tagged["surname"])
