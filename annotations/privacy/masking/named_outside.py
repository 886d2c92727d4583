"""Who is masked in the text and named in full beside it: in the file's name, a title, a caption.

The text says 罗某诉卞某离婚, and the file is called 罗丽萍诉卞小军离婚. A caption has little grammar: it is
cut at what joins names and at the words of its kind, and a piece that is but a name of the masked
person's surname names them; nobody where another masked party has that surname too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotations.privacy.masking.clear import is_name
from annotations.privacy.masking.forms import split_mask
from annotations.privacy.masking.named_again import WHO, Hidden, hidden_people
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.roles import RULES
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category, MaskedAs
from nlp.names.boundary import HAN, Form, read_name
from nlp.text.view import view_of
from nlp.values import HiddenKind

_LIKELY = 0.75
_PUBLISHED = frozenset((HiddenKind.FILENAME, HiddenKind.METADATA))
_LONGEST, _MOST_LINES = 80, 50
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
    f"[^{HAN}]+|诉|[与和及等系]|{_ROLES}|(?:真|原|本|姓)名[为是]?|(?:{_KINDS})[{HAN}]*?(?={_ROLES}|[^{HAN}]|$)"
)


def named_outside(scene: Scene, text: str, kind: HiddenKind | None) -> Iterator[Candidate]:
    """Propose the clear names of a text beside the document that fit a mask of its protected people.

    What a file is called and its properties are published with it: there, whoever is masked.
    """
    is_caption, everybody = kind is HiddenKind.FILENAME, kind in _PUBLISHED
    lines = [one for one in view_of(text).text.splitlines()[:_MOST_LINES] if len(one) <= _LONGEST]
    wanted = [one for one in lines if is_caption or _CAPTION.search(one)]
    hidden = _alone(scene, everybody=everybody) if wanted else ()
    if not hidden:
        return
    known = {*people_of(scene.case), *(person.name for person in scene.people)}
    causes = [cause.value for cause in scene.case.causes]
    apart = (piece for one in wanted for piece in _JOINT.split(_without(one, causes)))
    for name in dict.fromkeys(piece for piece in apart if _is_whole_name(piece)):
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


def _is_whole_name(piece: str) -> bool:
    """Say whether a piece of a caption is a name and nothing else."""
    reading = read_name(piece, 0) if piece else None
    return reading is not None and reading.form is Form.HAN and len(piece) in reading.ends and is_name(piece)


def _alone(scene: Scene, *, everybody: bool) -> Sequence[Hidden]:
    """Return the masked people, everybody or protected ones, whose surname no other masked party has."""
    masked = hidden_people(scene, ())
    people = [one for one in masked if everybody or one.category is not Category.MASKING_INCONSISTENT]
    forms = {one.form for one in people}
    parties = (party.name for party in scene.case.parties if party.masked and party.name not in forms)
    others = {parts[0] for name in parties if (parts := split_mask(name))}
    return [one for one in people if one.last or one.surname not in others]
