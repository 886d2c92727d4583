"""Article 4, items 1 and 5: state secrets, and hearings that were closed for another reason.

A judgment is pronounced in public even after a closed hearing (民事诉讼法 151): a closed hearing asks a
person to look. Only a court that itself closed the hearing for a state secret says that item 1 applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.forbidden.claim import OPENING, claim, own_part
from annotations.privacy.scene import Candidate, Scene

_CLOSED = re.compile(
    r"(?:因[^。；]{0,30}?)?(?<!依法应当)(?<!申请)(?<!要求)(?<!请求)不公开(?:开庭|进行)?(?:了)?(?:审理|开庭)"
)
_SECRET = re.compile("国家秘密|国家机密")
_SECRET_CHARGE = re.compile("国家(?:秘密|绝密|机密)|间谍|军事秘密")
_REASONS = (
    ("隐私", "涉及个人隐私"),
    ("商业秘密", "涉及商业秘密"),
    ("未成年", "涉及未成年人"),
    ("周岁", "涉及未成年人"),
)


def closed(scene: Scene) -> Iterator[Candidate]:
    """Say that the hearing was closed, and for what."""
    text = scene.view.text
    if "不公开" in text:
        opening = text[: max(own_part(text), OPENING)]
        match = _CLOSED.search(opening)
        if match is not None:
            yield _of_hearing(scene, match)
            return
    charge = next((fact for fact in scene.case.charges if _SECRET_CHARGE.search(fact.value)), None)
    if charge is not None:
        why = "罪名涉及国家秘密，请核对文书是否载有尚未解密的内容，不宜公布的按第十二条报批"
        yield claim("P-05", None, charge.value, why, 0.4)


def _of_hearing(scene: Scene, match: re.Match[str]) -> Candidate:
    """Judge by the reason that the sentence gives."""
    text = scene.view.text
    begin = text.rfind("。", max(0, match.start() - 120), match.start()) + 1
    stop = text.find("。", match.end(), match.end() + 60)
    sentence = text[max(begin, match.start() - 120) : stop if stop >= 0 else match.end()]
    at = match.start() + match[0].index("不公开")
    span = scene.view.span(at, match.end())
    if _SECRET.search(sentence):
        why = "因涉及国家秘密不公开审理，涉及国家秘密的文书不在互联网公布"
        return claim("P-01", span, "国家秘密", why, 0.9)
    reason = next((said for word, said in _REASONS if word in sentence), "")
    because = f"（{reason}）" if reason else ""
    why = f"案件不公开审理{because}，判决虽公开宣告，仍请核对是否不宜在互联网公布"
    return claim("P-05", span, "不公开审理", why, 0.5)
