"""Which writer makes the copy of which format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotations.redaction.docx.copy import write_docx
from annotations.redaction.html import write_html
from annotations.redaction.mht import write_mht
from annotations.redaction.ofd.copy import write_ofd
from annotations.redaction.pdf.copy import write_pdf
from annotations.redaction.scan.copy import write_image
from annotations.redaction.txt import write_txt
from annotations.redaction.values import Writer
from nlp.readers.sniff import Format

WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.TXT: write_txt,
        Format.DOCX: write_docx,
        Format.HTML: write_html,
        Format.MHT: write_mht,
        Format.OFD: write_ofd,
        Format.PDF: write_pdf,
        Format.IMAGE: write_image,
    }
)
# An old format is written as the one that it is converted to.
SUFFIXES: Mapping[Format, str] = MappingProxyType({Format.DOC: ".docx", Format.XLS: ".xlsx"})
