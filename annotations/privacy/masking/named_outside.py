"""Who is masked in the text and named in full beside it: in the file's name, a title, a caption.

The text says 罗某诉卞某离婚, and the file is called 罗丽萍诉卞小军离婚. A caption has little grammar: it is
cut at what joins names and at the words of its kind, and a piece that is but a name of the masked
person's surname names them, or several run together, or one with a noun behind (罗丽萍货款) or a deed
before (强奸罗丽萍案); nobody where another masked party has that surname too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import rjieba

from annotations.privacy.masking.clear import is_name
from annotations.privacy.masking.forms import split_mask
from annotations.privacy.masking.named_again import WHO, Hidden, hidden_people
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.roles import RULES
from annotations.privacy.people.whole_names import is_ground, whole_places
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category, MaskedAs
from nlp.data.loader import charges
from nlp.names.boundary import HAN, Form, read_name
from nlp.names.cues.before import BEATEN
from nlp.names.words import MAYBE
from nlp.text.view import view_of
from nlp.values import HiddenKind

_LIKELY = 0.75
_PUBLISHED = frozenset((HiddenKind.FILENAME, HiddenKind.METADATA))
# A longer line of a comment is prose; of a name or property this much is read.
_LONGEST, _LONGEST_PUBLISHED, _MOST_LINES = 80, 4000, 50
_MOST_TOGETHER, _THREE, _NOUN = 16, 3, 2
# A line that names who sues whom over what, or says that a name comes.
_CAPTION = re.compile(
    "诉|纠纷|一案|案件|离婚|抚养|继承|刑事|民事|(?:真|原|本|姓)名|[被受]害|原告|被告|证人|鉴定人|代理人"
)
_ROLES = "(?:原审|附带民事诉讼)?(?:原告人?|被告人?|被害人|受害人|上诉人|申请人|证人|鉴定人|法定代理人)"
_KINDS = (
    "离婚|婚姻|同居|抚养|监护|探望|变更|继承|分家|赡养|被|犯|涉嫌|故意|过失"
    "|[一二再]审|民事|刑事|判决|裁定|调解|陈述|证言|笔录|案"
)
_JOINT = re.compile(
    f"[^{HAN}]+(?:(?<=[0-9])号)?|{_ROLES}|[起上]?诉|等|的(?={_KINDS})|[与和及系](?={_ROLES}| )"
    f"|(?:真|原|本|姓)名[为是]?|(?:{_KINDS})[{HAN}]*?(?={_ROLES}|[^{HAN}]|$)"
)
# 强奸罗丽萍 of a file called so.
_PHRASE = re.compile(f"([{HAN}]+?)(?:一?案|死亡|[^{HAN}]|$)")
_WHOM = re.compile("(?:妇女|儿童|幼女|被监护|看护人)$")
# What joins two names, or stands in one (罗和平, 罗及第).
_MAYBE_JOINT = re.compile(f"[与和](?=[{HAN}])(?![与和及系])|[及系](?![与和及系])")


def named_outside(scene: Scene, text: str, kind: HiddenKind | None) -> Iterator[Candidate]:
    """Propose the clear names of a text beside the document that fit a mask of its protected people.

    What a file is called and its properties are published with it: there, whoever is masked.
    """
    is_caption, everybody = kind is HiddenKind.FILENAME, kind in _PUBLISHED
    lines = view_of(text).text.splitlines()[:_MOST_LINES]
    short = [one[:_LONGEST_PUBLISHED] for one in lines if everybody or len(one) <= _LONGEST]
    wanted = [one for one in short if is_caption or _CAPTION.search(one)]
    hidden = _alone(scene, everybody=everybody) if wanted else ()
    if not hidden:
        return
    known = {*people_of(scene.case), *(person.name for person in scene.people)}
    causes = [cause.value for cause in scene.case.causes]
    surnames = {one.surname for one in hidden}

    def is_somebody(name: str) -> bool:
        return name in known or (
            not surnames.isdisjoint((name[:1], name[:2]))
            and _is_whole_name(name)
            and any(one.fits(name) for one in hidden)
        )

    apart = (piece for one in wanted for piece in _JOINT.split(_without(one, causes)))
    pieces = dict.fromkeys(part for piece in apart for part in _parts(piece, surnames))
    together = (name for piece in pieces for name in _names(piece, surnames, is_somebody))
    suffered = (name for one in wanted for name in _behind_deed(one, surnames))
    for name in dict.fromkeys((*together, *suffered)):
        fitting = [one for one in hidden if one.fits(name)]
        if fitting and name not in known:
            one = fitting[0]
            why = f"正文把一名{WHO[one.category]}隐名为“{one.form}”，此处却是完整姓名"
            rule = RULES.get(one.category, RULE_OF[one.category])
            masked_as = MaskedAs(one.form, len(fitting) == 1)
            yield Candidate(one.category, rule, None, name, why, _LIKELY, "named_outside", masked_as)


def _without(line: str, words: Iterable[str]) -> str:
    """Cut a line where one of the words stands."""
    for word in words:
        line = line.replace(word, "，")
    return line


def _parts(piece: str, surnames: Collection[str]) -> Iterator[str]:
    """Cut a piece at what joins two names, but not inside one: 罗和平; 罗和卞 are two surnames."""
    start = 0
    joints = [match.start() for match in _MAYBE_JOINT.finditer(piece)]
    for at, after in pairwise((*joints, len(piece))):
        is_one = _is_one_name(piece[start:after], surnames) and piece[at + 1 : after] not in surnames
        if not is_one or _is_whole_name(piece[start:at]):
            yield piece[start:at]
            start = at + 1
    yield piece[start:]


def _names(piece: str, surnames: Collection[str], is_somebody: Callable[[str], bool]) -> Iterator[str]:
    """Give the names that a piece consists of, or the one that a noun follows."""
    if _is_one_name(piece, surnames):
        yield piece
    else:
        yield from _before_noun(piece, surnames) or _together(piece, is_somebody)


def _together(piece: str, is_somebody: Callable[[str], bool]) -> Sequence[str]:
    """Cut a piece into names that run together (罗丽萍卞小军); none where anything else is left."""
    if len(piece) > _MOST_TOGETHER:
        return ()
    for size in (3, 2, 4):
        name, rest = piece[:size], piece[size:]
        if len(name) == size and is_somebody(name) and not _is_deed(name[1:]):
            others = _together(rest, is_somebody)
            if others or not rest:
                return (name, *others)
    return ()


def _is_deed(given: str) -> bool:
    """Say whether what would be a given name is what somebody did: 华诈骗 of 刘建华诈骗."""
    is_word = len(given) == _NOUN and rjieba.has_word(given)
    return is_word and ((tag := rjieba.tag(given)[0][1]) == "n" or tag.startswith("v"))


def _before_noun(piece: str, surnames: Collection[str]) -> Sequence[str]:
    """Return the name of three characters that a word follows; of two it is often a word (张贴公告)."""
    if piece[:1] not in surnames or len(piece) < _THREE + _NOUN:
        return ()
    (name, tag), (word, of) = (*rjieba.tag(piece[:_MOST_TOGETHER]), ("", ""))[:2]
    if (tag, len(name)) != ("nr", _THREE) or of.startswith("nr") or len(word) < _NOUN:
        return ()
    # 借 of 刘晖借款 goes with the next, 于 of 王军于 is a small word, 张家口 is a city.
    is_longer = name[-1] in MAYBE or rjieba.has_word(name[-1] + word[0])
    return () if is_longer or not _is_whole_name(name) or not whole_places(piece, (name,)) else (name,)


def _behind_deed(line: str, surnames: Collection[str]) -> Iterator[str]:
    """Give the names at the ends of phrases that say what was done to somebody (强奸罗丽萍案)."""
    for phrase in _PHRASE.findall(line):
        tagged = rjieba.tag(phrase[-_MOST_TOGETHER:])[-2:]
        if len(tagged) < 2:
            continue
        (deed, _), (name, tag) = tagged
        if tag == "nr" and name[:1] in surnames and _is_done(deed) and _is_whole_name(name):
            yield name


def _is_done(deed: str) -> bool:
    """Say whether a word is what is done to somebody: of a charge, or a blow; not 审理, 辩护."""
    return len(deed) >= _NOUN and (deed in BEATEN or deed in _deeds())


@cache
def _deeds() -> frozenset[str]:
    """Return what charges call a deed, without whom it is done to, and its ends: 强制猥亵, 猥亵, 拐卖."""
    parts = (part for charge in charges() for part in charge.removesuffix("罪").split("、"))
    deeds = {_WHOM.sub("", part) for part in parts}
    return frozenset(deed[at:] for deed in deeds for at in range(len(deed) - _NOUN + 1))


def _is_one_name(piece: str, surnames: Collection[str]) -> bool:
    """Say whether a piece is a name, also one whose given name is a word that begins like a joint (及第)."""
    if _is_whole_name(piece):
        return True
    given = piece[1:]
    if len(given) != _NOUN or given[0] not in "与和及系" or piece[0] not in surnames:
        return False
    return rjieba.has_word(given) and not rjieba.tag(given)[0][1].startswith("c")


def _is_whole_name(piece: str) -> bool:
    """Say whether a piece of a caption is a name and nothing else, and no county's (高明区)."""
    reading = read_name(piece, 0) if piece and not is_ground(piece) else None
    return reading is not None and reading.form is Form.HAN and len(piece) in reading.ends and is_name(piece)


def _alone(scene: Scene, *, everybody: bool) -> Sequence[Hidden]:
    """Return the masked people, everybody or protected ones, whose surname no other masked party has."""
    masked = hidden_people(scene, ())
    people = [one for one in masked if everybody or one.category is not Category.MASKING_INCONSISTENT]
    forms = {one.form for one in people}
    parties = (party.name for party in scene.case.parties if party.masked and party.name not in forms)
    others = {parts[0] for name in parties if (parts := split_mask(name))}
    return [one for one in people if one.last or one.surname not in others]
