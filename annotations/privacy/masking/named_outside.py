"""Who is masked in the text and named in full beside it: in the file's name, a title, a caption.

The text says 罗某诉卞某离婚, and the file is called 罗丽萍诉卞小军离婚. A caption has little grammar: it is
cut at what joins names and at the words of its kind, and a piece that is but a name of the masked
person's surname names them; nobody where another masked party has that surname too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotations.privacy.masking.clear import is_name
from annotations.privacy.masking.forms import split_mask
from annotations.privacy.masking.named_again import WHO, Hidden, hidden_people
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.roles import RULES
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.names.boundary import HAN, Form, read_name
from nlp.text.view import view_of

_LIKELY = 0.75
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


def named_outside(scene: Scene, text: str, *, is_caption: bool) -> Iterator[Candidate]:
    """Propose the clear names of a hidden text that fit a mask of the document's protected people."""
    lines = [one for one in view_of(text).text.splitlines()[:_MOST_LINES] if len(one) <= _LONGEST]
    wanted = [one for one in lines if is_caption or _CAPTION.search(one)]
    hidden = _alone(scene) if wanted else ()
    if not hidden:
        return
    known = {*people_of(scene.case), *(person.name for person in scene.people)}
    names = dict.fromkeys(piece for one in wanted for piece in _JOINT.split(one) if _is_whole_name(piece))
    for name in names:
        one = next((one for one in hidden if one.fits(name)), None)
        if one is not None and name not in known:
            why = f"正文把一名{WHO[one.category]}隐名为“{one.form}”，此处却是完整姓名"
            yield Candidate(one.category, RULES[one.category], None, name, why, _LIKELY, "named_outside")


def _is_whole_name(piece: str) -> bool:
    """Say whether a piece of a caption is a name and nothing else."""
    reading = read_name(piece, 0) if piece else None
    return reading is not None and reading.form is Form.HAN and len(piece) in reading.ends and is_name(piece)


def _alone(scene: Scene) -> Sequence[Hidden]:
    """Return the masked people whose names are protected and whose surname no other masked party has."""
    people = [one for one in hidden_people(scene, ()) if one.category is not Category.MASKING_INCONSISTENT]
    forms = {one.form for one in people}
    parties = (party.name for party in scene.case.parties if party.masked and party.name not in forms)
    others = {parts[0] for name in parties if (parts := split_mask(name))}
    return [one for one in people if one.last or one.surname not in others]
