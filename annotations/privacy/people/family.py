"""Parties of family and inheritance cases who are masked in the head and named in full somewhere (art. 8(1)).

One name among a hundred masks stands in a disposition (由X享有), behind a label (付款人：X), in a quoted will
or transfer list. Whoever bears a masked party's surname there, and has no part of their own (lawyer, judge,
notary, doctor, witness …), is most likely that party.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.masking.clear import is_name, may_be_called, occurrences
from annotations.privacy.masking.forms import Part, find_masks, part_at, split_mask
from annotations.privacy.people.own_parts import has_own_part, is_dead, where_dies
from nlp.case import Case, PartyKind
from nlp.names.boundary import Form, Reading, ends_here, is_double, read_name
from nlp.names.dictionary import (
    has_no_word,
    is_court_word,
    is_given,
    is_made_of_given,
    is_word,
)
from nlp.names.likely import SMALL, as_common
from nlp.names.masked import is_masked
from nlp.names.nobody import names_nobody
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import COMPOUND, RARE
from nlp.names.tellers import OF_SOMEBODY, WHO
from nlp.names.words import MAYBE


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is most likely a masked party: its place, what speaks for it, whether a role leads it.

    The `dead` are no parties: they are whom a party mourns or inherits from.
    """

    name: str = field(repr=False)
    at: int
    confidence: float
    party: bool = False
    dead: bool = False


# What leads to a name though no stop stands there: a verb, a label, the small word of a disposition.
_LEADS: Final = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[由与和对向给归转为系叫被将因及付在]|独[子女]|[长次三四五]子|[长次三四五]女|女童|男童"
    rf"|{OF_SOMEBODY}|配偶|[大二三四五小幺老][姐哥弟妹嫂]|姨妈|阿[妈爸]|孙媳妇?|小[姑叔]子?|(?:声明|立遗嘱|立据|收款|付款|欠款|保证|申请)人|[甲乙丙男女让受租贷买卖借]方|落款(?:为|处)?|签名(?:为|人)?|户主"
    r"|原告人?|被告|第三人|申请人|上诉人|继承人|被继承人|受遗赠人|判决|裁定|赠与|支付|返还|给付|汇款|转账|[今尚]?欠到?|今?借到|收到|收养人|亲属|姓名[为是]|写明|载明|注明|记载|登记)$"
)
_SET_APART: Final = re.compile("[“\"'‘]$|[一-龥]{2,4}：转?$|摘要.{0,3}转$")
_MASKING: Final = frozenset("某×*")
# What goes on about somebody: 儿子X随其生活, X自判决生效之日起.
_GOES_ON: Final = frozenset("随自由与和跟经现从已因应可")
# Small words and verbs that are surnames besides.
_LEADING: Final = frozenset("付由向和与从于同令还")
# A village bears a surname: 某镇郝老庄.
_PLACE: Final = frozenset("省市县区乡镇村")
# So it does where the clan gave its name: 蒋家寨.
_VILLAGE: Final = re.compile(".家[村庄湾屯寨沟坝坪岭堡台圩冲垸]")
# A surname that is a small word besides (于) fills the first pages with what is none.
_MOST, _PLACES, _LOOK = 300, 3, 24
_PAIR, _SHORT, _SMALL, _WORD, _STOP = 2, 3, 2, 3, 4
_WINDOW, _AHEAD = 24, 9
_QUOTES: Final = "“\"'‘"
_COUNTED: Final = re.compile("[0-9一二两三四五六七八九十几多][^，。；、年月日]")
# How firmly a name is told that the recogniser sees only with another surname.
_BORNE = 0.6

# What leads to a name, be it a word: 有女一名叫麻雀.
_CALLED: Final = re.compile("(?:名[叫为]|[取起]名|姓名[为是：])[“：]?$")
# What only somebody does or has in a suit, right behind the name.
_SPEAKS: Final = re.compile(
    "(?:诉|辩|述|上诉|陈)称|向(?:本院|法院)|(?:上诉|诉讼|再审)?请求(?:：|判令|撤销)|自愿|主张的?|名下|无正当理由|作为(?:被继承人|死者)"
    "|(?:所有|享有|继承)(?=[，。；、])|[与和][^，。；、]{1,4}(?:离婚|系(?:夫妻|父|母)|登记结婚|同居)"
)


def unmasked(
    text: str, case: Case, others: Collection[str], recogniser: Recogniser | None
) -> Iterator[Named]:
    """Find the clear names that bear a masked party's surname; `others` are people accounted for."""
    return named_alike(text, case, masked_surnames(text, case), others, recogniser)


def named_alike(
    text: str, case: Case, surnames: Collection[str], others: Collection[str], recogniser: Recogniser | None
) -> Iterator[Named]:
    """Find the clear names with one of the surnames of people who are masked, whom nobody else bears."""
    if not surnames:
        return
    found = _candidates(text, surnames, _known(case, others))
    seen = _recognised(text, found, recogniser)
    asked = [one for one in found if one.start not in seen and _is_borne(text, one)]
    heard = _recognised(text, asked, recogniser, common=True)
    borne = {start: end for start, end in heard.items() if end - start >= _SHORT}
    firm: dict[str, Named] = {}
    wards = wards_of(case)
    for reading in found:
        end, confidence = _judge(text, reading, seen.get(reading.start, borne.get(reading.start, 0)))
        confidence = min(confidence, _BORNE) if reading.start in borne else confidence
        name = text[reading.start : end]
        if confidence and name not in firm and not _calls(name):
            party = _is_party(text, reading.start, end) or text[reading.start] in wards
            firm[name] = Named(name, reading.start, confidence, party)
    for one in firm.values():
        if not has_own_part(text, one.name):
            yield replace(one, dead=is_dead(text, one.name))


def masked_surnames(text: str, case: Case) -> frozenset[str]:
    """Return the surnames of the masked parties, and of who acts for them by law."""
    names = [party.name for party in case.parties if party.kind is PartyKind.PERSON]
    names += [agent.name for agent in case.agents if agent.role.startswith("法定代理")]
    if not case.parties:
        names += _led_masks(text)
    return surnames_of(names)


def surnames_of(names: Iterable[str]) -> frozenset[str]:
    """Return the surnames of those names that are masks."""
    parts = (split_mask(name) for name in names if is_masked(name))
    return frozenset(part[0] for part in parts if part is not None)


def wards_of(case: Case) -> frozenset[str]:
    """Return the first characters of the parties who have a 法定代理人: a child of that name is the party."""
    return frozenset(
        agent.acts_for[:1] for agent in case.agents if agent.acts_for and agent.role.startswith("法定代理")
    )


def _led_masks(text: str) -> Iterator[str]:
    """Give the masks that the text calls parties, where no head does (补正裁定)."""
    for mask in find_masks(text):
        if any(Part.PARTY in part_at(text, *place) for place in mask.places[:_PLACES]):
            yield mask.form


def _known(case: Case, others: Collection[str]) -> frozenset[str]:
    """Return who is accounted for: agents, the bench, and whom a role word protects already."""
    people = [one.name for one in case.agents]
    people += [one.name for one in (*case.bench, *case.prosecutors)]
    people += [one.name for one in case.parties]
    return frozenset(name for name in people if len(name) > 1) | frozenset(others)


def _candidates(text: str, surnames: Collection[str], known: Collection[str]) -> list[Reading]:
    """Read the names with one of the surnames, a few places of each."""
    finder = AhoCorasick(sorted(surnames), matchkind=MatchKind.LeftmostLongest)
    found: list[Reading] = []
    places: dict[str, int] = defaultdict(int)
    for _, at, after in finder.find_matches_as_indexes(text):
        if text[after : after + 1] in _MASKING or text[at - 1 : at] in _PLACE:
            continue
        reading = read_name(text, at)
        if reading is None or not _is_read(text, reading, known) or len(places) > _MOST:
            continue
        longest = text[at : max(reading.ends)]
        if places[longest] < _PLACES and not _is_known(text, at, known):
            places[longest] += 1
            found.append(reading)
    return found


def _is_read(text: str, reading: Reading, known: Collection[str]) -> bool:
    """Say whether a reading is a Chinese name, or a full foreign one whose bearer is not accounted for."""
    name = text[reading.start : max(reading.ends)]
    # A mask keeps the first character of a name without a surname: 才某 is 才让卓玛 (article 9).
    full = reading.form is Form.DOTTED or (reading.form is Form.LATIN and " " in name)
    return reading.form is Form.HAN or (full and not any(name.startswith(other) for other in known))


def _is_known(text: str, at: int, known: Collection[str]) -> bool:
    """Say whether the name of somebody known stands around `at`."""
    starts = range(max(0, at - 2), at + 1)
    return any(text[start:end] in known for start in starts for end in range(at + 1, start + 5))


def _is_borne(text: str, reading: Reading) -> bool:
    """Say whether a recogniser may be asked once more of a name that the dictionary holds as words: 归大树.

    A masked party bears the surname, so it is no verb wherever a clause opens and a given name follows.
    """
    start = reading.start
    name = text[start : max(reading.ends)]
    if reading.form is not Form.HAN or name[0] in SMALL or name[:2] in COMPOUND or len(name) != _SHORT:
        return False
    if is_word(name) or (is_word(name[:2]) and not is_given(name[1:])):
        return False
    if name[-1] in MAYBE or name[0] in name[1:] or _COUNTED.match(text, start + _SHORT):
        return False
    led = _LEADS.search(text, max(0, start - _LOOK), start)
    # A thing may open a clause, too: 石狮子, 花被面.
    named = led is not None and (led[0][:1] in tuple(_QUOTES) or "\u3400" <= led[0][:1] <= "\u9fff")
    if is_made_of_given(name[1:]):
        return led is not None
    return named and not is_court_word(name[1:])


def _recognised(
    text: str, found: list[Reading], recogniser: Recogniser | None, *, common: bool = False
) -> dict[int, int]:
    """Ask the recogniser where the names end: start → end, for those it sees whole.

    `common` asks of each as if it bore the most frequent surname, with which it sees what it else does not.
    """
    if recogniser is None or not found:
        return {}
    froms = [max(0, min(one.start - _AHEAD, len(text) - _WINDOW)) for one in found]
    windows = [
        as_common(text[at : at + _WINDOW], (one.start - at,) if common else ())
        for one, at in zip(found, froms, strict=True)
    ]
    answers = recogniser.persons(windows)
    return {
        one.start: at + last
        for one, at, ranges in zip(found, froms, answers, strict=True)
        for first, last in ranges
        if last - first > 1 and (at + first == one.start or _is_led(text, at + first, one.start))
    }


def _is_led(text: str, first: int, start: int) -> bool:
    """Say whether a recogniser took a small word that is a surname besides along: 付|丛小荷."""
    return first + 1 == start and text[first] in _LEADING


def _judge(text: str, reading: Reading, seen: int) -> tuple[int, float]:
    """Return where a name ends and what speaks for it; 0 where nothing does."""
    start = reading.start
    led = _LEADS.search(text[max(0, start - _LOOK) : start]) is not None
    # The recogniser cuts names short: 宋绍|均抚养费.
    clear = [end for end in reading.ends if ends_here(text, end) >= _WORD]
    if reading.form is not Form.HAN:
        return reading.end, 0.85
    # 欧阳炳坤因××: what follows a whole name is no part of it.
    if seen > max(reading.ends) and not is_double(text[start:seen]):
        seen = max(reading.ends)
    if seen:
        # The recogniser cuts 白大|发于2001年去世, too.
        seen = max(seen, where_dies(text, reading))
        end = next((one for one in clear if one > seen), seen) if not ends_here(text, seen) else seen
        return uncut(text, reading, end), 0.85 if led else 0.7
    end = clear[0] if clear else reading.end
    name = text[start:end]
    if _is_telling(text, start, end):
        return end, 0.7
    if led and (dies := where_dies(text, reading)):
        return dies, 0.6
    ended = (
        clear
        or ends_here(text, end) >= _SMALL
        or text[end : end + 1] in _GOES_ON
        or _is_party(text, start, end)
    )
    if len(name) < _SHORT or not led or not is_name(name) or not ended:
        return end, 0.0
    # A quotation or a label sets a name apart; elsewhere it must hold no word: ，来单位的.
    held = _SET_APART.search(text[max(0, start - _LOOK) : start]) is not None
    given = name[2:] if name[:2] in COMPOUND else name
    return end, 0.6 * (has_no_word(given) or (held and is_made_of_given(name[1:])))


def uncut(text: str, reading: Reading, end: int) -> int:
    """Give a name back the character that the recogniser cut off: 靳大|虎炕头上, 韩阿依|舍年高."""
    if ends_here(text, end) or is_word(text[end : end + 2]):
        return end
    if end - reading.start == _PAIR:
        return end + 1 if end + 1 in reading.ends else end
    whole = text[reading.start : end + 1]
    goes_on = text.count(whole) == text.count(whole[:-1]) > 1
    stops = any(ends_here(text, at + len(whole)) >= _STOP for at in occurrences(text, whole))
    return end + 1 if goes_on and stops else end


def _is_telling(text: str, start: int, end: int) -> bool:
    """Say whether a name is told by its surname, or by what its bearer does in the suit, if it is a word."""
    name = text[start:end]
    if text[start] in RARE or name[:2] in COMPOUND:
        given = name[2:] if name[:2] in COMPOUND else name[1:]
        return len(given) > 0 and (len(given) == 1 or has_no_word(given))
    acts = _is_party(text, start, end) or _LEADS.search(text[max(0, start - _LOOK) : start]) is not None
    if len(name) != _PAIR or not may_be_called(name):
        return False
    called = _CALLED.search(text, max(0, start - _LOOK), start) is not None
    return called or (acts and _SPEAKS.match(text, end) is not None)


def _calls(name: str) -> bool:
    """Say whether a surname leads what only calls somebody, or a village: 蒋氏, 高老太, 蒋家寨."""
    by_kind = WHO.fullmatch(name, 1) is not None and not is_made_of_given(name[1:])
    return by_kind or names_nobody(name) or _VILLAGE.fullmatch(name) is not None


def _is_party(text: str, start: int, end: int) -> bool:
    """Say whether a role word of the procedure stands right before."""
    return Part.PARTY in part_at(text, start, end)


__all__ = ["Named", "masked_surnames", "named_alike", "surnames_of", "uncut", "unmasked", "wards_of"]
