"""Article 15, paragraph 1: a published document says what its original says, but for masks and deletions.

Both texts are compared without blanks and stops. What differs is excused where it is a mask (某, ×), a
deletion of what article 10 deletes, a mark of the page or of the site; everything else is a change.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from annotations.publication.excused import Piece, is_excused, only_masks
from annotations.publication.resync import Difference, differences
from nlp.text.view import fold
from nlp.values import Span

_NUMERALS = "一二三四五六七八九十百千万亿零〇两壹贰叁肆伍陆柒捌玖拾佰仟"
_STOPS = r"，。；：！？、,;:!?.\"'“”‘’「」『』《》〈〉<>【】()（）—…·_\-"
# Between two numbers a stop stays (2、11 is not 211), but for the comma between thousands of a sum.
_DROPPED = re.compile(
    r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+|(?<=\d),(?=\d{3}(?:,\d{3})*(?:\.\d+)?\s?[元万亿余多美港欧])"
    rf"|[{_STOPS}]+(?![\d{_NUMERALS}\s])|(?<![\d{_NUMERALS}{_STOPS}])[{_STOPS}]+"
)
_EDGES = "，。；：！？、,;:!?.\"'“”‘’「」『』《》〈〉<>【】()（）—…·_-"
_TOKEN = re.compile(rf"\d+(?:\.\d+)?|[{_NUMERALS}]+|[A-Za-z]+|.", re.DOTALL)
_NUMBER = re.compile(rf"[\d.]|[{_NUMERALS}]")
_SUM = re.compile(rf"[\d{_NUMERALS}]余?元")
_LASTING = re.compile(rf"(?:[\d{_NUMERALS}]+(?:年|个?月|日|天))+")
_TERMS = re.compile("徒刑|拘役|管制|缓刑|剥夺政治权利|考验期|期限")
_ONE_MASK = re.compile(r"[某×*□]+\d{0,2}")
_END = "。；\n"
# Where another sentence begins, or another person whose role is told.
_ROLE = "其?(?:原审)?(?:第三人|(?:被上诉|上诉|被申请|申请|被害|证|鉴定|代理)人|原告|被告|罪犯)"
_NEXT = re.compile(f"[。；]|、(?={_ROLE})|(?=[和与及]{_ROLE})")
_STOP = re.compile("[。；]")
_MOST_CELLS = 250_000
_CONTEXT, _SLIDE = 12, 60
_NO_SPANS: tuple[Span, ...] = ()


class ChangeKind(StrEnum):
    """What kind of change it is, in the words of a report."""

    AMOUNT = "金额"
    HIDDEN_AMOUNT = "隐去金额"
    TERM = "刑期或者期限"
    DATE = "日期"
    ARTICLE = "法律条文"
    NUMBER = "数字"
    DELETED = "删去文字"
    ADDED = "增加文字"
    WORDS = "文字"


@dataclass(frozen=True, slots=True)
class Change:
    """A change beyond masks: its place in the published text and in the original, and what names it."""

    kind: ChangeKind
    published: Span
    original: Span
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text without blanks and stops, and where each character came from."""

    text: str = field(repr=False)
    starts: array[int] = field(repr=False)
    length: int

    def span(self, start: int, end: int) -> Span:
        """Map a range back to the text as given."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.length
            return Span(at, at)
        return Span(self.starts[start], self.starts[end - 1] + 1)


def changes(original: str, published: str, protected: Sequence[Span] = _NO_SPANS) -> Iterator[Change]:
    """Give the changes of a published text; `protected` are the places of the original that may go."""
    left, right = _bare(original), _bare(published)
    may_go = _marked(original, left, protected)
    parted = differences(left.text, right.text)
    behind = 0
    for wide in _joined(_to_numbers(left.text, right.text, one) for one in parted):
        for part in _pieces(left, right, original, wide):
            moved = _slid(left, right, part, behind)
            behind = part.a1
            piece = _piece(left, right, moved, may_go, original, published)
            if not is_excused(piece):
                kind = _kind(piece)
                value = f"{kind}|{piece.before}|{piece.after}|{piece.ahead}"
                yield Change(kind, right.span(moved.b0, moved.b1), left.span(moved.a0, moved.a1), value)
        behind = wide.a1


def _pieces(left: _Bare, right: _Bare, original: str, wide: Difference) -> Iterator[Difference]:
    """Part a difference at the ends of sentences behind masks, and at what is alike inside it."""
    for one in _parted(left, right, original, wide):
        if not only_masks(left.text, right.text, one):
            for small in _small(left.text, right.text, one):
                yield from _parted(left, right, original, small)


def _bare(text: str) -> _Bare:
    """Leave out blanks and stops."""
    folded = fold(text)
    pieces: list[str] = []
    starts = array("l")
    at = 0
    for match in _DROPPED.finditer(folded):
        if match.start() > at:
            pieces.append(folded[at : match.start()])
            starts.extend(range(at, match.start()))
        at = match.end()
    pieces.append(folded[at:])
    starts.extend(range(at, len(folded)))
    return _Bare("".join(pieces), starts, len(text))


def _marked(text: str, bare: _Bare, protected: Sequence[Span]) -> bytearray:
    """Mark the characters of the bare text that may be deleted."""
    whole = bytearray(len(text))
    for span in protected:
        whole[span.start : span.end] = b"\x01" * len(span)
    return bytearray(whole[start] for start in bare.starts) if protected else bytearray(len(bare.starts))


def _to_numbers(left: str, right: str, one: Difference) -> Difference:
    """Widen a difference so that no number is cut: what stands around it is the same on both sides."""
    back = 0
    while min(one.a0, one.b0) > back and _NUMBER.match(left[one.a0 - back - 1]):
        back += 1
    ahead = 0
    while (
        one.a1 + ahead < len(left)
        and one.b1 + ahead < len(right)
        and left[one.a1 + ahead] == right[one.b1 + ahead]
        and _NUMBER.match(left[one.a1 + ahead])
    ):
        ahead += 1
    return Difference(one.a0 - back, one.a1 + ahead, one.b0 - back, one.b1 + ahead)


def _joined(parts: Iterable[Difference]) -> Iterator[Difference]:
    """Join differences of one number, that each were widened to it: 150000 for 105000 is one change.

    Both ends stay where the two texts correspond: one side never grows without the other.
    """
    last: Difference | None = None
    for one in parts:
        if last is not None and (one.a0 < last.a1 or one.b0 < last.b1):
            more = max(0, last.a1 - one.a1, last.b1 - one.b1)
            one = Difference(last.a0, one.a1 + more, last.b0, one.b1 + more)
        elif last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _small(left: str, right: str, one: Difference) -> Iterator[Difference]:
    """Part a difference at what is alike inside it, token by token; a huge one stays whole."""
    a, b = left[one.a0 : one.a1], right[one.b0 : one.b1]
    if not a or not b or len(a) * len(b) > _MOST_CELLS:
        yield one
        return
    ours, theirs = _tokens(a), _tokens(b)
    matcher = SequenceMatcher(None, [word for _, word in ours], [word for _, word in theirs], autojunk=False)
    ends_a, ends_b = [*(at for at, _ in ours), len(a)], [*(at for at, _ in theirs), len(b)]
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag != "equal":
            ours_at, theirs_at = (ends_a[i0], ends_a[i1]), (ends_b[j0], ends_b[j1])
            yield Difference(*(one.a0 + at for at in ours_at), *(one.b0 + at for at in theirs_at))


def _slid(left: _Bare, right: _Bare, one: Difference, behind: int) -> Difference:
    """Move what was only added or only deleted to begin behind a stop, where it reads the same there.

    Not past `behind`, where the difference before it ends in the original.
    """
    added = one.a0 == one.a1
    bare, start, end = (right, one.b0, one.b1) if added else (left, one.a0, one.a1)
    if not added and one.b0 != one.b1:
        return one
    for back in range(min(_SLIDE, one.a0 - behind, one.b0) + 1):
        at = start - back
        if at == 0 or bare.starts[at] > bare.starts[at - 1] + 1:
            return Difference(one.a0 - back, one.a1 - back, one.b0 - back, one.b1 - back)
        if bare.text[at - 1] != bare.text[end - back - 1]:
            break
    return one


def _parted(left: _Bare, right: _Bare, original: str, one: Difference) -> list[Difference]:
    """Part sentences that went from each other, and from what a mask stands for; persons of a role, too."""
    if one.b0 == one.b1:
        return _by_sentence(left, original, one)
    mask = _ONE_MASK.fullmatch(right.text, one.b0, one.b1)
    span = left.span(one.a0, one.a1)
    stop = _NEXT.search(original, span.start, max(span.start, span.end - 1)) if mask else None
    if stop is None:
        return [one]
    cut = bisect_left(left.starts, stop.end())
    return [Difference(one.a0, cut, one.b0, one.b1), Difference(cut, one.a1, one.b1, one.b1)]


def _by_sentence(left: _Bare, original: str, one: Difference) -> list[Difference]:
    """Part what was only deleted where a sentence ends in it: some of it may have had to go."""
    span = left.span(one.a0, one.a1)
    stops = (stop.end() for stop in _STOP.finditer(original, span.start, span.end))
    cuts = [one.a0, *dict.fromkeys(bisect_left(left.starts, stop) for stop in stops), one.a1]
    return [Difference(a, b, one.b0, one.b1) for a, b in pairwise(cuts) if a < b]


def _tokens(text: str) -> list[tuple[int, str]]:
    """Cut a text into numbers, words of letters, and single characters."""
    return [(match.start(), match[0]) for match in _TOKEN.finditer(text)]


def _piece(
    left: _Bare, right: _Bare, part: Difference, may_go: bytearray, original: str, published: str
) -> Piece:
    """Put a difference into its surroundings."""
    ours, theirs = left.span(part.a0, part.a1), right.span(part.b0, part.b1)
    return Piece(
        before=left.text[part.a0 : part.a1],
        after=right.text[part.b0 : part.b1].strip(_EDGES),
        behind=right.text[max(0, part.b0 - _CONTEXT) : part.b0],
        ahead=right.text[part.b1 : part.b1 + _CONTEXT],
        may_go=bytes(may_go[part.a0 : part.a1]),
        before_line=_line(original, ours),
        after_line=_line(published, theirs),
        at_edge=part.b0 == 0 or part.b1 == len(right.text),
        is_sentence=_is_sentence(original, ours),
    )


def _is_sentence(text: str, span: Span) -> bool:
    """Say whether a span is one whole sentence, but for its stop."""
    if any(char in _END for char in span.of(text).strip().rstrip(_END)):
        return False
    behind = text[max(0, span.start - _CONTEXT) : span.start].rstrip(" \u3000")[-1:]
    return behind in _END and text[span.end : span.end + 1] in _END


def _line(text: str, span: Span) -> str:
    """Return the line that holds a span, if it is short."""
    start = text.rfind("\n", max(0, span.start - 200), span.start) + 1
    stop = text.find("\n", span.end, span.end + 200)
    return text[start : stop if stop >= 0 else min(len(text), span.end + 200)][:400]


def _kind(piece: Piece) -> ChangeKind:
    """Name the kind of a change by what it touches."""
    both, ahead = piece.before + piece.after, piece.ahead
    numeric = _NUMBER.search(both) is not None
    if numeric and re.match(r"余?(?:百|千|万|亿)*(?:余|多)?(?:元|角|分)", ahead):
        return ChangeKind.HIDDEN_AMOUNT if piece.is_mask else ChangeKind.AMOUNT
    if _SUM.search(both):
        return ChangeKind.AMOUNT
    if (
        numeric
        and _TERMS.search(piece.behind)
        and (re.match("[年个月日]", ahead) or _LASTING.fullmatch(both))
    ):
        return ChangeKind.TERM
    if numeric and piece.behind.endswith("第") and re.match("[条款项]|之[一二三]", ahead):
        return ChangeKind.ARTICLE
    if re.search(r"第.{1,8}[条款项]|法$|条例$", both):
        return ChangeKind.ARTICLE
    is_gone = piece.is_sentence and not piece.after
    if numeric and not is_gone and (re.match("[年月日]", ahead) or re.search(r"\d[年月]", both)):
        return ChangeKind.DATE
    if not piece.after:
        return ChangeKind.DELETED
    if not piece.before:
        return ChangeKind.ADDED
    return ChangeKind.NUMBER if numeric and not re.search("[\u4e00-\u9fff]{3}", both) else ChangeKind.WORDS
