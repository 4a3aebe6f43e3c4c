"""Writes the structure tree with its parent tree, role map, namespaces and ids (ISO 32000-2, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidepress.formats.pdf.syntax.objects import Document, name, number, reference, text
from guidepress.formats.pdf.syntax.standard import PDF_2_NAMESPACE
from guidepress.formats.pdf.syntax.structure_tree import AnnotationContent, MarkedContent, StructureElement, prune

Targets = Mapping[str, StructureElement]
"""For each anchor: the structure element that it stands for."""


class TreeWriter:
    """Writes the tree of one document.

    `pages` are the object numbers of the pages; `targets` are the elements that entries of the contents refer to.
    """

    def __init__(self, root: StructureElement, document: Document, pages: list[int], targets: Targets) -> None:
        self.root = root
        self.document = document
        self.standard = document.standard
        self.pages = pages
        self.targets = targets
        self.ids: list[tuple[str, int]] = []
        self.namespace = 0
        """The object number of the namespace of PDF 2.0; 0 where the standard has none."""

    def write(self, parents: dict[int, list[StructureElement] | StructureElement]) -> int:
        """Writes the tree. Returns the object number of its root.

        `parents` are the owners for each StructParent(s) key.
        """
        document = self.document
        top = document.reserve()
        prune(self.root)
        self._number(self.root)
        if self.standard.namespaced:
            self.namespace = document.add(f"<</Type/Namespace/NS{text(PDF_2_NAMESPACE)}>>")
        self._write_element(self.root, top)
        entries = list(self._parent_entries(parents))
        parent_tree = _number_tree(entries, document)
        id_tree = _name_tree(sorted(self.ids), document)
        document.set_body(
            top,
            f"<</Type/StructTreeRoot/K[{reference(self.root.object_number)}]/ParentTree {reference(parent_tree)}"
            f"/ParentTreeNextKey {max(parents, default=-1) + 1}{self._types()}{id_tree}>>",
        )
        return top

    def _number(self, element: StructureElement) -> None:
        """Reserves an object number for each element, in reading order."""
        element.object_number = self.document.reserve()
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                self._number(kid)

    def _parent_entries(self, parents: dict[int, list[StructureElement] | StructureElement]) -> Iterator[str]:
        """The entries of the parent tree (ISO 32000-2, 14.7.5.4)."""
        for struct_parent in sorted(parents):
            owner = parents[struct_parent]
            if isinstance(owner, StructureElement):
                yield f"{struct_parent} {reference(owner.object_number)}"
            else:
                array = self.document.add("[" + " ".join(reference(each.object_number) for each in owner) + "]")
                yield f"{struct_parent} {reference(array)}"

    def _types(self) -> str:
        """The role map and the namespaces, as entries of the root."""
        roles = "".join(f"{name(ours)}{name(theirs)}" for ours, theirs in self.standard.roles.items())
        role_map = f"/RoleMap<<{roles}>>" if roles else ""
        return f"{role_map}/Namespaces[{reference(self.namespace)}]" if self.namespace else role_map

    def _write_element(self, element: StructureElement, parent: int) -> int | None:
        """Writes an element and all elements below it. Returns the index of the page of its first content."""
        first: int | None = None
        for kid in element.kids:
            page = self._write_element(kid, element.object_number) if isinstance(kid, StructureElement) else kid.page
            first = page if first is None else first
        tag = self.standard.type(element.tag)
        entries = [f"<</Type/StructElem/S{name(tag)}/P {reference(parent)}"]
        if tag in self.standard.namespaced:
            entries.append(f"/NS {reference(self.namespace)}")
        if first is not None:
            entries.append(f"/Pg {reference(self.pages[first])}")
        kids = [_kid_entry(kid, first, self.pages) for kid in element.kids]
        if kids:
            entries.append("/K " + kids[0] if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        entries.append(self._properties(element))
        self.document.set_body(element.object_number, "".join(entries) + ">>")
        return first

    def _properties(self, element: StructureElement) -> str:
        """The entries that say more of an element: words about it, its id, what it refers to, its attributes."""
        entries = []
        words = (
            ("Alt", element.alt),
            ("ActualText", element.actual_text),
            ("Lang", element.lang),
            ("E", element.expansion),
            ("T", element.title),
        )
        for key, value in words:
            if value:
                entries.append(f"/{key}{text(value)}")
        if element.id:
            entries.append(f"/ID{text(element.id)}")
            self.ids.append((element.id, element.object_number))
        if element.refers_to in self.targets and self.standard.structure_destinations:
            entries.append(f"/Ref[{reference(written(self.targets[element.refers_to]).object_number)}]")
        entries.append(self._attributes(element))
        return "".join(entries)

    def _attributes(self, element: StructureElement) -> str:
        """The attribute objects of an element (ISO 32000-2, 14.8.5)."""
        attributes = []
        if element.box is not None:
            box = " ".join(number(value) for value in element.box)
            attributes.append(f"<</O/Layout/Placement/Block/BBox[{box}]>>")
        if element.shift:
            position = f"/TextPosition/{'Sup' if element.shift > 0 else 'Sub'}" if self.standard.marks_stress else ""
            attributes.append(f"<</O/Layout/BaselineShift {number(element.shift)}{position}>>")
        if self.standard.type(element.tag) == "FENote":
            attributes.append("<</O/FENote/NoteType/Footnote>>")
        if element.list_numbering:
            kind = self.standard.list_numbering.get(element.list_numbering, element.list_numbering)
            attributes.append(f"<</O/List/ListNumbering/{kind}>>")
        if element.tag in ("TH", "TD"):
            table = f"/Scope/{element.scope}" if element.scope else ""
            table += f"/ColSpan {element.columns}" if element.columns > 1 else ""
            table += f"/RowSpan {element.rows}" if element.rows > 1 else ""
            table += f"/Headers[{' '.join(text(header) for header in element.headers)}]" if element.headers else ""
            attributes.append(f"<</O/Table{table}>>" if table else "")
        attributes = [entry for entry in attributes if entry]
        if len(attributes) > 1:
            return f"/A [{' '.join(attributes)}]"
        return f"/A {attributes[0]}" if attributes else ""


def written(element: StructureElement) -> StructureElement:
    """The element, or the nearest one around it that is in the file. Call it when the tree is numbered."""
    while not element.object_number and element.parent is not None:
        element = element.parent
    return element


_LEAF_SIZE = 60


def _number_tree(entries: list[str], document: Document) -> int:
    leaves = []
    for start in range(0, len(entries), _LEAF_SIZE):
        chunk = entries[start : start + _LEAF_SIZE]
        low, high = chunk[0].split(" ", 1)[0], chunk[-1].split(" ", 1)[0]
        leaves.append(document.add(f"<</Limits[{low} {high}]/Nums[{' '.join(chunk)}]>>"))
    return document.add(f"<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>")


def _name_tree(ids: list[tuple[str, int]], document: Document) -> str:
    if not ids:
        return ""
    leaves = []
    for start in range(0, len(ids), _LEAF_SIZE):
        chunk = ids[start : start + _LEAF_SIZE]
        pairs = " ".join(f"{text(key)}{reference(value)}" for key, value in chunk)
        leaves.append(document.add(f"<</Limits[{text(chunk[0][0])}{text(chunk[-1][0])}]/Names[{pairs}]>>"))
    return f"/IDTree<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>"


def _kid_entry(kid: StructureElement | MarkedContent | AnnotationContent, page: int | None, pages: list[int]) -> str:
    if isinstance(kid, StructureElement):
        return reference(kid.object_number)
    if isinstance(kid, AnnotationContent):
        return f"<</Type/OBJR/Pg {reference(pages[kid.page])}/Obj {reference(kid.object_number)}>>"
    if kid.page == page:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {reference(pages[kid.page])}/MCID {kid.mcid}>>"
