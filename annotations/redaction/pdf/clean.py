"""What a copy of a PDF does not have: properties, comments, attachments, scripts, spoken forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from annotations.redaction.pdf.stream import Show, Walker, name_of
from annotations.redaction.pdf.sweep import Sweep
from annotations.redaction.values import OMITTED, Plan, RedactError
from nlp.readers.matrix import UNIT
from nlp.readers.package_words import says
from nlp.readers.pdf.streams import HIDDEN_MARK, data_of

# What a catalogue and a page need to be shown; whatever else hangs on them goes.
_ROOT = frozenset(
    (
        "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences",
        "/PageLayout", "/PageMode", "/Outlines", "/OpenAction", "/AcroForm", "/StructTreeRoot", "/MarkInfo",
        "/Lang", "/OutputIntents", "/OCProperties",
    )
)  # fmt: skip
_NAMES = (
    "/EmbeddedFiles",
    "/JavaScript",
    "/AlternatePresentations",
    "/Renditions",
    "/XFAImages",
    "/IDS",
    "/URLS",
    "/Templates",
    "/Pages",
)
_PAGE = frozenset(
    (
        "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
        "/BoxColorInfo", "/Contents", "/Rotate", "/Group", "/Dur", "/Trans", "/Annots", "/Tabs",
        "/StructParents", "/UserUnit",
    )
)  # fmt: skip
_THING = ("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Measure", "/PtData", "/AF", "/Alternates")
_KEPT_MARKS = frozenset({"/Link", "/Widget", "/Stamp"})
_SPOKEN = ("/ActualText", "/Alt", "/E", "/T", "/ID")
_VALUES = ("/V", "/DV", "/RV", "/TU")
_LEADS = ("/GoTo", "/GoToR", "/URI", "/Named")
_FILLED, _TONES = frozenset({"/Square", "/FreeText"}), (1, 3, 4)
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STRUCTURE = frozenset({"/P", "/K", "/S", "/C", "/ID"})


def strip(pdf: pikepdf.Pdf, plan: Plan, running: str) -> None:
    """Take out of a file what is not on its pages; bookmarks keep what the running text says openly."""
    del pdf.docinfo
    root = pdf.Root
    _only(root, _ROOT)
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        _drop(root, "/OpenAction")
    names = root.get("/Names")
    if names is not None:
        for key in _NAMES:
            _drop(names, key)
    _bookmarks(root.get("/Outlines"), plan, "".join(plan.masked(running).split()))
    _destinations(root, plan)
    _fields(root, plan)
    _layers(root, plan)
    walker = Walker()
    for page in pdf.pages:
        _page(page, plan, walker)
    for thing in pdf.objects:
        _object(thing)
    if root.get("/StructTreeRoot") is not None:
        _drop(root["/StructTreeRoot"], "/IDTree")
        roles = root["/StructTreeRoot"].get("/RoleMap", pikepdf.Dictionary())
        for name in [str(key) for key in roles.keys() if says(str(key)[1:])]:  # noqa: SIM118
            _drop(roles, name)
    Sweep("".join(plan.masked(running).split())).file(pdf)


def _drop(thing: Any, key: str) -> None:  # noqa: ANN401 - any object of a PDF
    """Remove an entry, if it is there."""
    if key in thing:
        del thing[key]


def _only(thing: Any, keys: frozenset[str]) -> None:  # noqa: ANN401
    """Keep the entries that are needed."""
    for key in [str(key) for key, _ in thing.items() if str(key) not in keys]:
        del thing[key]


def _said(value: Any) -> str:  # noqa: ANN401
    """Return a text value, else nothing."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def _bookmarks(outlines: Any, plan: Plan, running: str) -> None:  # noqa: ANN401
    """Replace words in bookmarks; one that says more than the text says nothing any more."""
    if outlines is None:
        return
    for item in _tree(outlines.get("/First"), set()):
        title = plan.reworded(_said(item.get("/Title")))
        item["/Title"] = pikepdf.String(title if "".join(title.split()) in running else OMITTED)
        if isinstance(item.get("/A"), pikepdf.Dictionary) and item["/A"].get("/S") != "/GoTo":
            _drop(item, "/A")


def _tree(item: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:  # noqa: ANN401
    """Walk bookmarks; a ring of them ends."""
    while item is not None and item.objgen not in seen:
        seen.add(item.objgen)
        yield item
        yield from _tree(item.get("/First"), seen)
        item = item.get("/Next")


def _destinations(root: Any, plan: Plan) -> None:  # noqa: ANN401
    """Forget named destinations whose names say something: the links to them then lead nowhere."""
    tree = root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if tree is not None and any(_holds(name, plan) or says(name) for name in _keys(tree, set())):
        _drop(root["/Names"], "/Dests")
    old = root.get("/Dests")
    if old is not None and any(_holds(name[1:], plan) or says(name[1:]) for name in old):
        _drop(root, "/Dests")


def _keys(node: Any, seen: set[tuple[int, int]]) -> Iterator[str]:  # noqa: ANN401
    """Yield the names of a name tree; a ring in it ends."""
    names = node.get("/Names", pikepdf.Array())
    yield from (_said(names[at]) for at in range(0, len(names), 2))
    for kid in node.get("/Kids", pikepdf.Array()):
        if kid.objgen not in seen:
            seen.add(kid.objgen)
            yield from _keys(kid, seen)


def _holds(text: str, plan: Plan) -> bool:
    """Say whether a text holds a word of the plan."""
    return any(word.value in text for word in plan.words)


def _fields(root: Any, plan: Plan) -> None:  # noqa: ANN401
    """Replace words in form fields; a form made by a program (XFA) goes, its pages stay."""
    form = root.get("/AcroForm")
    if form is None:
        return
    _drop(form, "/XFA")
    for field in list(form.get("/Fields", pikepdf.Array())):
        _field(field, plan, form, set())


def _field(field: Any, plan: Plan, form: Any, seen: set[tuple[int, int]]) -> None:  # noqa: ANN401
    """Replace words in a field and below it; an appearance that shows them is made anew by viewers."""
    for key in _VALUES:
        value = field.get(key)
        old = data_of(value).decode("utf-8", "replace") if isinstance(value, pikepdf.Stream) else _said(value)
        if old and _holds(old, plan):
            field[key] = pikepdf.String(plan.reworded(old))
            _drop(field, "/AP")
            form["/NeedAppearances"] = True
    name = _said(field.get("/T"))
    if _holds(name, plan):
        field["/T"] = pikepdf.String(plan.reworded(name))
    for key in ("/AA", "/A", "/MK") if field.get("/FT") != "/Sig" else ("/AA",):
        _drop(field, key)
    for kid in field.get("/Kids", pikepdf.Array()):
        if kid.objgen in seen:
            continue
        seen.add(kid.objgen)
        if form.get("/NeedAppearances", False):
            _drop(kid, "/AP")
        _field(kid, plan, form, seen)


def _layers(root: Any, plan: Plan) -> None:  # noqa: ANN401
    """Replace words in the names of layers."""
    for layer in root.get("/OCProperties", pikepdf.Dictionary()).get("/OCGs", pikepdf.Array()):
        name = _said(layer.get("/Name"))
        if _holds(name, plan):
            layer["/Name"] = pikepdf.String(plan.reworded(name))


def _page(page: pikepdf.Page, plan: Plan, walker: Walker) -> None:
    """Take comments and the like off a page; links, fields and seals without a word stay."""
    _only(page.obj, _PAGE)
    kept = pikepdf.Array()
    for mark in page.obj.get("/Annots", pikepdf.Array()):
        kind = str(mark.get("/Subtype"))
        if kind not in _KEPT_MARKS or (kind != "/Widget" and int(mark.get("/F", 0)) & HIDDEN_MARK):
            continue
        if kind == "/Link" and _holds(_said(mark.get("/A", pikepdf.Dictionary()).get("/URI")), plan):
            continue
        if any(_shows(drawing, plan, walker) for drawing in _drawings(mark.get("/AP"), 0)):
            if kind != "/Widget":
                continue
            _drop(mark, "/AP")
        action = mark.get("/A")
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") not in _LEADS:
            _drop(mark, "/A")
        for key in ("/Contents", "/RC", "/Subj", "/Popup", "/AA", *(("/T",) if kind == "/Stamp" else ())):
            _drop(mark, key)
        kept.append(mark)
    if len(kept):
        page.obj["/Annots"] = kept
    else:
        _drop(page.obj, "/Annots")


def _drawings(drawing: Any, depth: int) -> Iterator[pikepdf.Stream]:  # noqa: ANN401
    """Yield all drawings of a mark: by occasion, by state."""
    if isinstance(drawing, pikepdf.Stream):
        yield drawing
    elif isinstance(drawing, pikepdf.Dictionary) and depth < 2:
        for key in drawing.keys():  # noqa: SIM118 - a dictionary of PDF is none of Python
            yield from _drawings(drawing[key], depth + 1)


def _shows(drawing: pikepdf.Stream, plan: Plan, walker: Walker) -> bool:
    """Say whether a drawing shows a word of the plan, or letters that nobody can tell."""
    glyphs = [
        item
        for show in walker.form(drawing, UNIT)
        if isinstance(show, Show)
        for item in show.items
        if not isinstance(item, float)
    ]
    text = "".join((glyph.text or "").strip() for glyph in glyphs)
    unknown = any(glyph.text is None for glyph in glyphs)
    return unknown or any("".join(word.value.split()) in text for word in plan.words)


def _object(thing: Any) -> None:  # noqa: ANN401
    """Take properties of parts, and spoken forms of structure, out of one object."""
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    for key in _THING:
        _drop(thing, key)
    if thing.get("/Type") == "/StructElem" or ("/S" in thing and "/P" in thing and "/K" in thing):
        for key in _SPOKEN:
            _drop(thing, key)


def refuse_portfolio(pdf: pikepdf.Pdf) -> None:
    """Refuse a file that is a portfolio: its documents are attachments, the page is a mere cover."""
    if "/Collection" in pdf.Root and len(pdf.pages) <= 1 and not _content(pdf):
        raise RedactError("文件是附件包（PDF 作品集），正文都在附件里", "先取出附件，逐个制作脱敏副本")


def _content(pdf: pikepdf.Pdf) -> bool:
    """Say whether the first page shows anything."""
    return any(
        str(step.operator) in {"Tj", "TJ", "Do"} for step in pikepdf.parse_content_stream(pdf.pages[0])
    )


@dataclass(frozen=True, slots=True)
class Cover:
    """What a mark covers, in the page's own coordinates, and its colour (of 1, 3 or 4 tones)."""

    rect: tuple[float, float, float, float]
    tones: tuple[float, ...]

    def draw(self) -> bytes:
        """Return the operators that paint it."""
        x0, y0, x1, y1 = self.rect
        fill = " ".join(f"{tone:.3f}" for tone in self.tones) + {1: " g", 3: " rg", 4: " k"}[len(self.tones)]
        return f"q {fill} {x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f Q".encode()


def covers_of(page: pikepdf.Page) -> tuple[Cover, ...]:
    """Return what redaction marks, filled shapes and boxes cover: the marks go, as all comments do."""
    covers = []
    for mark in page.obj.get("/Annots", pikepdf.Array()):
        kind = str(mark.get("/Subtype"))
        colour = mark.get("/C" if kind == "/FreeText" else "/IC")
        filled = colour is not None and len(colour) > 0
        if not (kind == "/Redact" or (kind in _FILLED and (filled or _has_ground(mark)))):
            continue
        bare = (1.0,) if kind == "/FreeText" else (0.0,)
        tones = bare if colour is None or len(colour) not in _TONES else tuple(map(float, colour))
        x0, y0, x1, y1 = (float(side) for side in mark["/Rect"])
        covers.append(Cover((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), tones))
    return tuple(covers)


def _has_ground(mark: Any) -> bool:  # noqa: ANN401
    """Say whether the drawing of a mark fills an area."""
    drawing = mark.get("/AP", pikepdf.Dictionary()).get("/N")
    return isinstance(drawing, pikepdf.Stream) and any(
        name_of(step.operator) in _FILLS for step in pikepdf.parse_content_stream(drawing)
    )
