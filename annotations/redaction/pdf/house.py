"""The letters that are drawn in a freed place: a small font of our own, whose widths fill the place exactly.

A copy must read well on any machine, so the usual marks (某, ×, *, digits) are drawn as strokes, in a font
that stands in the file; any other character comes from a Chinese font that every viewer knows to replace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

from annotations.redaction.pdf.strokes import outlines, width_of

_MOST = 200
# Programs that read a page's words take how high a font of drawings is from its letter m.
_MEASURE, _MEASURED = "m", 600
_PALE = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """A string to show in one font of the house."""

    font: str
    raw: bytes = field(repr=False)
    width: float


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character with the width it takes, and the width its shape is drawn in, in ems."""

    char: str = field(repr=False)
    width: float
    drawn: float


@dataclass(slots=True)
class House:
    """All letters that a file needs; fonts are made once, at the end."""

    pdf: pikepdf.Pdf
    letters: list[_Letter] = field(default_factory=list, repr=False)
    known: dict[_Letter, int] = field(default_factory=dict, repr=False)
    fonts: dict[str, pikepdf.Object] = field(default_factory=dict, repr=False)

    def pieces(self, text: str, room: float) -> Iterator[Piece]:
        """Set `text` into `room` ems: squeezed where it is long; the last letter takes what is left."""
        naturals = [_natural(char) for char in text]
        squeeze = min(1.0, room / sum(naturals))
        widths = [natural * squeeze for natural in naturals]
        takes = [*widths[:-1], room - sum(widths[:-1])]
        for char, width, take in zip(text, widths, takes, strict=True):
            # Viewers round widths to thousandths of an em; what that leaves, the caller steps over.
            if width_of(char):
                yield self._own(_Letter(char, round(take, 3), round(width, 3)))
            else:
                yield self._strange(char, round(take, 3))

    def _own(self, letter: _Letter) -> Piece:
        """Return a letter of ours, made when it is new."""
        if letter not in self.known:
            self.known[letter] = len(self.letters)
            self.letters.append(letter)
        sheet, code = divmod(self.known[letter], _MOST)
        name = f"/JianwenA{sheet}"
        if name not in self.fonts:
            self.fonts[name] = self.pdf.make_indirect(pikepdf.Dictionary())
        return Piece(name, bytes([code + 32]), letter.width)

    def _strange(self, char: str, width: float) -> Piece:
        """Return any other character, in a font that viewers replace; one font for each width."""
        name = f"/JianwenB{round(width * 1000)}"
        if name not in self.fonts:
            self.fonts[name] = self.pdf.make_indirect(_replaceable(self.pdf, width))
        return Piece(name, char.encode("utf-16-be"), width)

    def finish(self) -> None:
        """Fill the fonts of ours in."""
        for sheet in range(0, len(self.letters), _MOST):
            letters = self.letters[sheet : sheet + _MOST]
            font = self.fonts[f"/JianwenA{sheet // _MOST}"]
            for key, value in _type3(self.pdf, letters).items():
                font[key] = value


def _natural(char: str) -> float:
    """Return the usual width of a character in ems."""
    return width_of(char) or (0.5 if char.isascii() else 1.0)


def _type3(pdf: pikepdf.Pdf, letters: Sequence[_Letter]) -> pikepdf.Dictionary:
    """Make a font of drawn letters, with a map back to characters."""
    names = [pikepdf.Name(f"/l{at}") for at in range(len(letters))]
    procs = {str(name): pdf.make_stream(_drawn(one)) for name, one in zip(names, letters, strict=True)}
    names.append(pikepdf.Name(f"/{_MEASURE}"))
    procs[f"/{_MEASURE}"] = pdf.make_stream(f"{_MEASURED} 0 d0".encode())
    widest = max(one.width for one in letters) * 1000
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, -140, round(widest), 860],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=pikepdf.Dictionary(procs),
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([32, *names])),
        FirstChar=32,
        LastChar=31 + len(names),
        Widths=pikepdf.Array([*(round(one.width * 1000) for one in letters), _MEASURED]),
        Resources=pikepdf.Dictionary(),
        ToUnicode=pdf.make_stream(_to_unicode(letters)),
        FontDescriptor=pdf.make_indirect(_descriptor("/Jianwen", 4)),
    )


def _descriptor(name: str, flags: int) -> pikepdf.Dictionary:
    """Describe a font: as high as its em."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name(name),
        Flags=flags,
        FontBBox=[0, -140, 1000, 860],
        ItalicAngle=0,
        Ascent=860,
        Descent=-140,
        CapHeight=700,
        StemV=80,
    )


def _drawn(letter: _Letter) -> bytes:
    """Draw a letter in the colour of the text around it; what is left of its place is tinted."""
    ratio = letter.drawn / (width_of(letter.char) or 1.0)
    rest = letter.width - letter.drawn
    out = [f"{letter.width * 1000:.0f} 0 d0"]
    if rest > _PALE:
        out.append(f"q 0.9 g {letter.drawn * 1000:.1f} -60 {rest * 1000:.1f} 860 re f Q")
    for (x, y), *others in outlines(letter.char, ratio):
        out.append(f"{x:.0f} {y:.0f} m " + " ".join(f"{a:.0f} {b:.0f} l" for a, b in others) + " h f")
    return "\n".join(out).encode()


def _to_unicode(letters: Sequence[_Letter]) -> bytes:
    """Map the codes of a font back to characters."""
    rows = "\n".join(
        f"<{at + 32:02X}> <{one.char.encode('utf-16-be').hex().upper()}>" for at, one in enumerate(letters)
    )
    blocks = rows.split("\n")
    body = "\n".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar"
        for part in (blocks[at : at + 100] for at in range(0, len(blocks), 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _replaceable(pdf: pikepdf.Pdf, width: float) -> pikepdf.Dictionary:
    """Make a Chinese font that does not stand in the file, all of whose characters are `width` ems wide."""
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType0,
        BaseFont=pikepdf.Name("/STSong-Light"),
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=4),
        DW=round(width * 1000),
        FontDescriptor=pdf.make_indirect(_descriptor("/STSong-Light", 6)),
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=pikepdf.Name("/UniGB-UCS2-H"),
        DescendantFonts=pikepdf.Array([pdf.make_indirect(inner)]),
    )
