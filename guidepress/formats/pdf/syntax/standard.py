"""The standards that a PDF can follow, with all that differs between them. docs/pdf-standards.md says which to choose.

`UA_1` is PDF 1.7 with PDF/UA-1 (ISO 14289-1). `UA_2` is PDF 2.0 with PDF/UA-2 (ISO 14289-2) and WTPDF 1.0, which asks
the same for accessibility, and a little more for reuse. The rest of the writer asks a standard how to write something,
and knows the name of none.
"""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.values import Value
from guidepress.document.book import PdfChoice


class Standard(Value):
    """How a PDF is written that follows a standard, and what it says of itself."""

    version: str
    """The version of PDF, as it stands in the header of the file."""
    claim: str
    """The properties of XMP by which a file says that it follows the standard."""
    further_claims: str
    """Further descriptions of XMP that belong to the claim."""
    archive_claim: str
    """The description of XMP by which a file says that it is PDF/A."""
    types: Mapping[str, str]
    """For a structure type of the tool: the type that is written. A type that is not here is written as it is."""
    roles: Mapping[str, str]
    """For a type that is written and not standard: the standard type that it stands for."""
    namespaced: frozenset[str]
    """The types that are written with the namespace of PDF 2.0. All others belong to that of PDF 1.7."""
    list_numbering: Mapping[str, str]
    """For a kind of list: the value of ListNumbering, where it is another."""
    outside: frozenset[str]
    """The types of the tool that are declared as the first kid of an element, and written before that element."""
    marks_stress: bool
    """Whether words that the author made bold or stressed have elements of their own, `Strong` and `Em`, and raised and
    lowered letters say so (TextPosition, ISO 32000-2, 14.8.5.4.5).
    """
    structure_destinations: bool
    """Whether links and bookmarks lead to structure elements besides places on pages, and entries of the contents name
    the element that they refer to.
    """
    describes_widgets: bool
    """Whether a widget has its name as its description (Contents) too."""
    keeps_deprecated: bool
    """Whether there is what PDF 2.0 deprecates: an information dictionary besides XMP, and names in fonts."""

    def type(self, tag: str) -> str:
        """The structure type that is written for a structure type of the tool."""
        return self.types.get(tag, tag)


UA_1 = Standard(
    version="1.7",
    claim="<pdfuaid:part>1</pdfuaid:part>",
    # PDF/A-2 asks that the properties of PDF/UA be declared (ISO 19005-2, 6.6.2.3).
    further_claims="""
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>""",
    archive_claim="""
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>""",
    types={"Title": "P", "Lead": "P", "Captioned": "Div", "Listing": "P", "Verse": "P", "Sub": "Span"},
    roles={"Aside": "Sect", "Strip": "Div", "Card": "Div"},
    namespaced=frozenset(),
    list_numbering={"Description": "None", "Unordered": "None"},
    outside=frozenset({"Lead"}),
    marks_stress=False,
    structure_destinations=False,
    describes_widgets=False,
    keeps_deprecated=True,
)
"""PDF 1.7 with PDF/UA-1, and PDF/A-2a if it is claimed. The types are those of ISO 32000-1, 14.8.4."""

_PDF_2_TYPES = frozenset((
    "Document", "Part", "Sect", "Div", "Aside", "Title", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI",
    "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "Figure", "Form", "Link", "Span", "Strong",
    "Em", "FENote", "Sub",
))  # fmt: skip
"""The types of PDF 2.0 that the tool uses (ISO 32000-2, 14.8.4).

TOC, TOCI, Reference, BlockQuote, Quote and Code exist in the namespace of PDF 1.7 only.
"""

UA_2 = Standard(
    version="2.0",
    claim="<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
    further_claims="""
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
</rdf:Bag></pdfd:declarations>
</rdf:Description>""",
    archive_claim="""
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>
</rdf:Description>""",
    # A Div does not count here: a caption in it would stand in the midst of a section (ISO 14289-2, 8.2.5.27).
    types={"Card": "Div", "Lead": "Caption", "Captioned": "Sect", "Note": "FENote", "Listing": "P", "Verse": "P"},
    roles={},
    namespaced=_PDF_2_TYPES,
    list_numbering={},
    outside=frozenset(),
    marks_stress=True,
    structure_destinations=True,
    describes_widgets=True,
    keeps_deprecated=False,
)
"""PDF 2.0 with PDF/UA-2 and WTPDF 1.0, and PDF/A-4 if it is claimed."""

PDF_2_NAMESPACE = "http://iso.org/pdf2/ssn"
"""The name of the namespace of PDF 2.0 (ISO 32000-2, 14.8.6)."""


def standard_of(choice: PdfChoice) -> Standard:
    """The standard that a guide chooses."""
    return {"ua-1": UA_1, "ua-2": UA_2}[choice.standard]
