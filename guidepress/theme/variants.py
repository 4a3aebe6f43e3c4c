"""The design of a variant of the workbook: the theme of the guide with the values of one or more files over it.

A file `layouts/variants/NAME.yaml` holds keys of `theme.yaml` (`colours`, `accents`, `emphasis`) and `workbook.yaml`.
It holds only values that are different. `type-size` makes all type larger in proportion, before the other values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Code, Problems, Where
from guidepress.source import scalars, yaml_reader
from guidepress.source.keys import suggestion
from guidepress.source.scalars import KEYS, TEXT, Invalid, report_type
from guidepress.source.yaml_reader import Mapping, Scalar, YamlNode
from guidepress.theme import Theme, ThemeFile, build_layout, check_accents
from guidepress.theme.design_files import DesignFiles
from guidepress.theme.unused_files import VARIANTS
from guidepress.theme.workbook import TextSettings, TypeScale, WorkbookLayout

SizeReader = Callable[[Scalar, Problems], float | Invalid]
TYPE_SIZE, DISPLAY_SIZE = "type-size", "display-size"
"""Keys of a file: the least type size in points, and the size to which large type grows in proportion."""
_THEME_KEYS = ("colours", "accents", "emphasis")
"""The keys of theme.yaml that a variant may change. Fonts are shared by all variants."""


def layout_names(files: DesignFiles) -> list[str]:
    """The names of all layouts of variants, the guide's and the tool's."""
    return [name.removesuffix(".yaml") for name in files.names(f"{VARIANTS}/*.yaml")]


def check_layouts(names: Sequence[tuple[str, Where]], files: DesignFiles) -> None:
    """Reports each name, with its place, for which there is no file."""
    known = layout_names(files) if names else []
    for name, where in names:
        if name not in known:
            message = f"there is no layouts/{VARIANTS}/{name}.yaml, in the guide or in the tool"
            files.problems.error(Code.MISSING_ASSET, where, message, suggestion(name, known))


def variant_theme(theme: Theme, layouts: Sequence[str], type_size: float, files: DesignFiles) -> Theme | None:
    """The theme with the values of these layouts over it, in their order; None after an error, which is reported.

    `type_size`: the least type size in points, in place of that of the layouts; 0: theirs. `files`: those of layouts/.
    """
    overlays = []
    for name in layouts:
        overlay = _read(files, f"{VARIANTS}/{name}.yaml")
        if overlay is None:
            return None
        overlays.append(overlay)
    count = len(files.problems.items)
    least = _size(overlays, TYPE_SIZE, scalars.type_size, files.problems)
    display = _size(overlays, DISPLAY_SIZE, scalars.display_size, files.problems)
    if len(files.problems.items) > count:
        return None
    least = type_size or least
    workbook, theme_file = _read(files, "workbook.yaml"), _read(files, "theme.yaml")
    if workbook is None or theme_file is None:
        return None
    if least:
        workbook = _enlarged(workbook, theme.workbook, least, display)
    for overlay in overlays:
        theme_file = _over(theme_file, [pair for pair in overlay.pairs if pair[0].text in _THEME_KEYS])
        others = (*_THEME_KEYS, TYPE_SIZE, DISPLAY_SIZE)
        workbook = _over(workbook, [pair for pair in overlay.pairs if pair[0].text not in others])
    layout = build_layout(WorkbookLayout, workbook, files.problems)
    colours = build_layout(ThemeFile, theme_file, files.problems)
    if colours is not None:
        place = next((value.where for key, value in theme_file.pairs if key.text == "accents"), colours.where)
        check_accents(colours.accents, place, files.problems)
    if layout is None or colours is None or len(files.problems.items) > count:
        return None
    if not _check_sizes(layout, least, files.problems):
        return None
    return replace(theme, colours=colours.colours, accents=colours.accents, emphasis=colours.emphasis, workbook=layout)


def _read(files: DesignFiles, name: str) -> Mapping | None:
    """The keys of a file, or None after an error."""
    where = files.location(name)
    data = files.read(name, where)
    node = yaml_reader.read(data, where.file, files.problems) if data is not None else None
    if node is not None and not isinstance(node, Mapping):
        report_type(node, KEYS, files.problems)
        return None
    return node


def _over(base: Mapping, pairs: Sequence[tuple[Scalar, YamlNode]]) -> Mapping:
    """The base with these keys in place of its own. Where both hold keys, they are merged; a list is replaced."""
    merged = {key.text: (key, value) for key, value in base.pairs}
    for key, value in pairs:
        before = merged.get(key.text)
        if before is not None and isinstance(before[1], Mapping) and isinstance(value, Mapping):
            merged[key.text] = (key, _over(replace(before[1], where=value.where), value.pairs))
        else:
            merged[key.text] = (key, value)
    return replace(base, pairs=tuple(merged.values()))


def _size(overlays: Sequence[Mapping], name: str, read: SizeReader, problems: Problems) -> float:
    """The size under a key, from the last layout that has it; 0 if none has, or after an error."""
    nodes = [value for overlay in overlays for key, value in overlay.pairs if key.text == name]
    if not nodes:
        return 0.0
    if not isinstance(nodes[-1], Scalar):
        report_type(nodes[-1], TEXT, problems)
        return 0.0
    value = read(nodes[-1], problems)
    return 0.0 if isinstance(value, Invalid) else value


# ----------------------------------------------------------------------------------------------------- type


def _enlarged(workbook: Mapping, layout: WorkbookLayout, least: float, display: float) -> Mapping:
    """The layout with all type larger in the proportion of `least` to the size of running text; never smaller.

    Type that would be larger than `display` grows to that size, or stays as it is.
    """
    factor = max(1.0, least / layout.type.body.size)
    kinds = []
    for key, value in _keys_of(workbook, "type"):
        settings = getattr(layout.type, key.text.replace("-", "_"), None)
        if settings is not None and isinstance(value, Mapping):
            value = _over(value, list(_enlarged_settings(settings, factor, least, display, value.where)))
        kinds.append((key, value))
    fields = [(key, value) for key, value in _keys_of(workbook, "fields") if key.text == "size"]
    typed = f"{max(least, layout.fields.size * factor):g}"
    sizes = [(key, replace(value, text=typed)) for key, value in fields if isinstance(value, Scalar)]
    return _over(workbook, [_changes("type", kinds), _changes("fields", sizes)])


def _changes(name: str, pairs: Sequence[tuple[Scalar, YamlNode]]) -> tuple[Scalar, YamlNode]:
    """A key with changes to some of the keys inside it."""
    return Scalar(name, NOWHERE), Mapping(tuple(pairs), NOWHERE)


def _keys_of(node: Mapping, name: str) -> Sequence[tuple[Scalar, YamlNode]]:
    """The keys inside a key."""
    return next((value.pairs for key, value in node.pairs if key.text == name and isinstance(value, Mapping)), ())


def _enlarged_settings(
    settings: TextSettings, factor: float, least: float, display: float, where: Where
) -> Iterator[tuple[Scalar, YamlNode]]:
    """The changed sizes of one kind of text. What stands on a line of its own keeps its line height in proportion."""
    size = settings.size * factor
    if display and size > display:
        size = max(display, settings.size)
    size = max(size, least)
    own = size / settings.size
    changed = {name: getattr(settings, name) * own for name in ("size", "leading", "before", "after")}
    if settings.least:
        changed["least"] = min(size, max(least, settings.least * own))
    for name, value in changed.items():
        yield Scalar(name, where), Scalar(f"{value:g}", where)


def _check_sizes(layout: WorkbookLayout, least: float, problems: Problems) -> bool:
    """Reports type that is smaller than `least`. Returns whether there is none."""
    small = [
        (name.replace("_", "-"), settings)
        for name in TypeScale.__struct_fields__
        if isinstance(settings := getattr(layout.type, name), TextSettings)
        and min(settings.size, settings.least or settings.size) < least
    ]
    for name, settings in small:
        message = f'"{name}" is smaller than the type size of this variant, which is {least:g} points'
        problems.error(Code.WRONG_VALUE, settings.where, message, "make it larger, or take it out")
    if layout.fields.size < least:
        message = f"what is typed is smaller than the type size of this variant, which is {least:g} points"
        problems.error(Code.WRONG_VALUE, layout.fields.where, message, "make `size` larger, or take it out")
    return not small and layout.fields.size >= least
