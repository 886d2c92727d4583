"""What goes from every part of a DOCX: tracked changes, comments, attachments, descriptions, authors."""

from __future__ import annotations

from lxml import etree

from annotations.redaction.docx.tree import remove, unwrap
from nlp.readers.docx.names import COMPATIBILITY, w
from nlp.readers.package_words import says

# Parts that show a page, by the kind of their relationship: a copy has no others.
KEPT_KINDS = frozenset(
    (
        "officeDocument", "core-properties", "extended-properties", "styles", "stylesWithEffects", "settings",
        "webSettings", "fontTable", "font", "theme", "themeOverride", "numbering", "header", "footer",
        "footnotes", "endnotes", "image", "hdphoto", "hyperlink", "chart", "chartEx", "chartUserShapes",
        "chartStyle", "chartColorStyle", "diagramData", "diagramLayout", "diagramQuickStyle",
        "diagramColors", "diagramDrawing",
    )
)  # fmt: skip
# Elements whose text a page shows.
_PAGE_TEXTS = frozenset(("t", "v", "f", "pt", "instrText", "delText"))
_REMOVED = frozenset(
    w(name)
    for name in (
        "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange",
        "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "cellIns", "cellDel", "cellMerge", "numberingChange", "delText", "delInstrText",
        "object", "altChunk", "dataBinding", "proofErr", "smartTagPr", "customXmlPr", "alias", "tag",
        "placeholder", "listItem", "tblCaption", "tblDescription", "permStart", "permEnd", "fldData",
    )
)  # fmt: skip
_UNWRAPPED = frozenset(w(name) for name in ("ins", "moveTo"))
_MARKED = frozenset(w(name) for name in ("rPr", "trPr", "pPr"))
_FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
_EDITING = frozenset((w("author"), w("initials"), w("date")))
# Which saving of whose computer a run comes from.
_SAVED = w("rsid")
_DESCRIBING = ("descr", "title", "name", "alt")
_SETTINGS = frozenset(
    w(name)
    for name in (
        "docVars",
        "rsids",
        "attachedTemplate",
        "mailMerge",
        "trackRevisions",
        "proofState",
        "captions",
    )
)


def clean(root: etree._Element) -> None:
    """Settle tracked changes, and remove what a reader of the page does not see."""
    _rows(root)
    _paragraphs(root)
    for element in list(root.iter(etree.Element)):
        if element.tag in _REMOVED or (element.tag == _FALLBACK and _has_choice(element)):
            remove(element)
        elif element.tag in _UNWRAPPED:
            parent = element.getparent()
            if parent is not None and parent.tag in _MARKED:
                remove(element)
            else:
                unwrap(element)
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        remove(comment)
    for element in root.iter(etree.Element):
        _anonymous(element)
        _hush(element)
    _marks(root)


def _hush(element: etree._Element) -> None:
    """Empty an element whose text no page shows, and the words that stand over others (ruby)."""
    if etree.QName(element).localname not in _PAGE_TEXTS and says(element.text or ""):
        element.text = None
    if element.tag == w("rt"):
        for text in element.iter(w("t")):
            text.text = "" if says(text.text or "") else text.text


def _marks(root: etree._Element) -> None:
    """Give bookmarks that say something a number for a name; links to them follow."""
    marks = [one for one in root.iter(w("bookmarkStart")) if says(one.get(w("name"), ""))]
    names = {str(one.get(w("name"))): f"_jianwen{number}" for number, one in enumerate(marks, 1)}
    for mark in marks:
        mark.set(w("name"), names[str(mark.get(w("name")))])
    for link in root.iter(w("hyperlink")):
        if link.get(w("anchor")) in names:
            link.set(w("anchor"), names[str(link.get(w("anchor")))])


def clean_settings(root: etree._Element) -> None:
    """Remove variables, traces of editing and the template's path."""
    for element in [one for one in root.iter(etree.Element) if one.tag in _SETTINGS]:
        remove(element)


def _rows(root: etree._Element) -> None:
    """Remove table rows that were deleted as a whole."""
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            remove(row)


def _paragraphs(root: etree._Element) -> None:
    """Join a paragraph whose end mark was deleted with the next one."""
    for paragraph in list(root.iter(w("p"))):
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is None:
            continue
        after = paragraph.getnext()
        if after is not None and after.tag == w("p"):
            properties = after.find(w("pPr"))
            at = 0 if properties is None else 1
            moved = [child for child in paragraph if child.tag != w("pPr")]
            for child in reversed(moved):
                after.insert(at, child)
            remove(paragraph)


def _has_choice(fallback: etree._Element) -> bool:
    """Say whether the other alternative stands beside this one."""
    parent = fallback.getparent()
    return parent is not None and parent.find(f"{{{COMPATIBILITY}}}Choice") is not None


def _anonymous(element: etree._Element) -> None:
    """Remove the names of authors, the dates of changes and the descriptions of pictures."""
    for name in [one for one in element.attrib if one in _EDITING or str(one).startswith(_SAVED)]:
        del element.attrib[name]
    if etree.QName(element).localname in ("docPr", "cNvPr", "imagedata", "shape"):
        for name in _DESCRIBING:
            if element.get(name):
                element.set(name, "")
