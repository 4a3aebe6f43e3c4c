"""Arranges the blocks of an author into the closed set of blocks, in reading order, each with its key."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from guidepress.compose.book import generated
from guidepress.compose.book.diagrams import drawing_of, image_of
from guidepress.compose.book.exercises import GuideLowering
from guidepress.compose.book.guide_index import GuideIndex
from guidepress.compose.book.media import by_medium
from guidepress.compose.book.running_text import ProseReader
from guidepress.compose.book.tables import words_table
from guidepress.core.problems import Code, Where
from guidepress.document.authored_text import Line, Plain, Prose, parse_code
from guidepress.document.blocks import (
    Aside,
    ByMedium,
    Directory,
    Entry,
    EntryList,
    Figure,
    Heading,
    Image,
    ItemList,
    Label,
    ListItem,
    Medium,
    NotesPage,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.book import Block
from guidepress.document.drawing import Drawing
from guidepress.document.easy_read import EasyLine, EasySentence
from guidepress.document.exercise import Exercise
from guidepress.document.inline import LineBreak, Run, Runs, as_strong, map_runs
from guidepress.document.markdown import MAX_START
from guidepress.source import model

_Wide = TypeVar("_Wide", model.FigureBlock, model.TableBlock)


class BodyArranger(Struct):
    """Arranges the blocks of one guide. It collects exercises, callouts and figures by their ids."""

    guide: model.Guide
    index: GuideIndex
    reader: ProseReader
    lowering: GuideLowering
    images: Path
    exercises: dict[str, Exercise] = {}
    callouts: dict[str, Aside] = {}
    figures: dict[str, Figure] = {}
    easy_read: dict[str, tuple[EasyLine, ...]] = {}
    _place: str = ""
    _title: str = ""
    _count: int = 0
    _prompts: int = 0
    """How many pages for notes have a prompt of the guide."""

    def blocks(self, source: tuple[model.SourceBlock, ...], place: str, title: str) -> tuple[Block, ...]:
        """The blocks of the part or section with the id `place` and the title `title`."""
        self._place, self._title, self._count = place, title, 0
        return tuple(block for source_block in source for block in self._arrange(source_block))

    def prose(self, prose: Prose | None, place: str) -> tuple[Block, ...]:
        """Prose outside the body of a part or section, such as the opening of a part."""
        self._place, self._count = place, 0
        return self._prose(prose) if prose else ()

    def _key(self) -> str:
        self._count += 1
        return f"{self._place}/{self._count}"

    def _prose(self, prose: Prose, *, expand: bool = True, notes: bool = False) -> tuple[Block, ...]:
        return tuple(replace(block, key=self._key()) for block in self.reader.blocks(prose, expand=expand, notes=notes))

    def _runs(self, line: Line, *, expand: bool = True) -> Runs:
        return self.reader.runs(line, expand=expand)

    def _arrange(self, block: model.SourceBlock) -> tuple[Block, ...]:
        match block:
            case model.TextBlock():
                return self._text(block)
            case model.HeadingBlock():
                runs = self.reader.runs(block.heading, pages=False)
                level: Literal[3, 4] = 3 if block.level == 1 else 4
                return (Heading(level, runs, block.id or "", self._key(), where=block.where),)
            case model.CodeBlock():
                return (replace(parse_code(block.code), key=self._key(), where=block.where),)
            case model.LinesBlock():
                return self._lines(block)
            case model.PageBreakBlock():
                return (PageBreak(self._key(), where=block.where),) if block.page_break else ()
            case model.ListBlock():
                return (self._list(block),)
            case model.DefinitionsBlock():
                return (self._definitions(block),)
            case model.LegendBlock():
                entries = generated.legend_entries(self.guide.about, self.reader)
                return (EntryList("legend", entries, self._runs(block.legend), self._key(), where=block.where),)
            case model.CalloutBlock():
                return self._callout(block, self.index.callout_anchor(block))
            case model.PlaceBlock():
                placed = self.index.callout(block.place)
                return self._callout(placed.block, "", block.where) if placed else ()
            case model.FigureBlock():
                return self._figure(block)
            case model.RecordingBlock():
                return (self._recording(block),)
            case model.TableBlock():
                return (self._table(block),)
            case model.TimelineBlock():
                return (self._timeline(block),)
            case model.ResourcesBlock():
                entries = tuple(self._resource(entry) for entry in block.entries)
                return (EntryList("resources", entries, self._runs(block.resources), self._key(), where=block.where),)
            case model.PeopleBlock():
                return (self._people(block),)
            case model.QuotationBlock():
                body = self._prose(block.quotation, notes=True)
                source = self._runs(block.source) if block.source else ()
                return (Quotation(body, source, self._key(), where=block.where),)
            case model.StoryBlock():
                return (self._story(block),)
            case model.StatusBlock():
                return (self._status(block, block.status),)
            case model.ContentsBlock():
                return (Directory("contents", (), self._key(), where=block.where),)  # filled by `complete`
            case model.IndexBlock():
                return (generated.index_of(block, self.index, self.reader, self._key()),)
            case model.GlossaryBlock():
                return (EntryList("glossary", (), key=self._key(), where=block.where),)  # filled by `complete`
            case model.BibliographyBlock():  # filled by `with_bibliography`
                all_works = block.bibliography == "all"
                return (EntryList("works", (), key=self._key(), with_unused=all_works, where=block.where),)
            case model.NotesBlock():
                return (self._notes(block),)
            case model.LogoBlock():
                return (generated.logo(self.guide, self.reader.text(block.logo), self._key(), self.logo_image),)
            case model.ImprintBlock():
                return generated.imprint(self.guide.about, self.reader, self._key)
            case model.ExerciseBlock():
                return self._exercise(block)
            case _:
                assert_never(block)

    def inside(
        self, blocks: tuple[model.InnerBlock, ...], *, again: bool = False, notes: bool = False
    ) -> tuple[Block, ...]:
        """The blocks inside a callout or below a prompt. `again`: they stand elsewhere with their ids. `notes`: their
        text may have footnotes.
        """
        return tuple(arranged for block in blocks for arranged in self._inside(block, again, notes))

    def _inside(self, block: model.InnerBlock, again: bool, notes: bool) -> tuple[Block, ...]:
        match block:
            case model.InnerText():
                return self._prose(block.text, notes=notes)
            case model.FigureBlock():
                return self._figure(self._upright(block), again=again)
            case model.TableBlock():
                return (self._table(self._upright(block), again=again),)
            case model.CodeBlock() | model.LinesBlock() | model.ListBlock():
                return self._arrange(block)
            case _:
                assert_never(block)

    def _upright(self, block: _Wide) -> _Wide:
        """The block, not wide; an error if it was, since nothing around it can go to a page that lies across."""
        if not block.wide:
            return block
        message = "what stands in a callout or a prompt cannot be wide"
        self.reader.problems.error(Code.WRONG_VALUE, block.where, message, "take wide out, or write it below the block")
        return replace(block, wide=False)

    def _text(self, block: model.TextBlock) -> tuple[Block, ...]:
        """Prose, and the prose for other media. Afterwards, an abbreviation counts as expanded only if it was expanded
        in every medium.
        """
        explained = self.reader.abbreviations.expanded
        before = set(explained)
        media = by_medium(block.book, block.web, block.course, block.course_sent)
        printed = self._prose(block.text, notes=not media)
        after = set(explained)
        others: dict[Medium, tuple[Block, ...]] = {}
        for medium, prose in media.items():
            explained.intersection_update(before)
            others[medium] = self._prose(prose)
            after &= explained
        explained.intersection_update(after)
        return (ByMedium(printed, others, self._key(), where=block.where),) if others else printed

    def _lines(self, block: model.LinesBlock) -> tuple[Block, ...]:
        """A paragraph for each group of lines."""
        paragraphs = []
        for group in block.lines.groups:
            lines = [self._runs(line) for line in group]
            runs = (*(inline for line in lines[:-1] for inline in (*line, LineBreak())), *lines[-1])
            paragraphs.append(Paragraph(runs, "lines", self._key(), where=group[0].where))
        return tuple(paragraphs)

    def _list(self, block: model.ListBlock) -> ItemList:
        lead = self._runs(block.list_)
        items = tuple(self._item(item) for item in block.items)
        if block.start != 1 and not (block.ordered and 1 <= block.start <= MAX_START):
            message = f"start is the first number of an ordered list, from 1 to {MAX_START}"
            self.reader.problems.error(
                Code.WRONG_VALUE, block.where, message, "write ordered: true too, or take it out"
            )
        return ItemList(
            items, lead, block.ordered, block.columns, block.terms, self._key(), block.start, where=block.where
        )

    def _item(self, item: model.ListItemSource) -> ListItem:
        runs = self._runs(item.item)
        slide = self.reader.runs(item.slide, pages=False) if item.slide else ()
        inner = tuple(ListItem(self._runs(line), where=line.where) for line in item.items)
        inner_lists = (ItemList(inner, where=inner[0].where),) if inner else ()
        return ListItem(runs, inner_lists, slide, where=item.item.where)

    def _definitions(self, block: model.DefinitionsBlock) -> EntryList:
        lead = self._runs(block.definitions)
        entries = tuple(
            Entry(self._runs(entry.term), self._prose(entry.means, notes=True), anchor=entry.id or "")
            for entry in block.entries
        )
        return EntryList("glossary", entries, lead, self._key(), where=block.where)

    def _callout(self, block: model.CalloutBlock, anchor: str, where: Where | None = None) -> tuple[Block, ...]:
        kinds = [self.guide.about.callout_kinds[id] for id in block.callout if id in self.guide.about.callout_kinds]
        labels = tuple(Label(kind.label.text, kind.icon) for kind in kinds)
        key = self._key()
        title = self.reader.runs(block.title, pages=False) if block.title else ()
        text = self._prose(block.text, notes=True) if block.text else ()
        body = (*text, *self.inside(block.body, again=not anchor, notes=True))
        aside = Aside("callout", labels, body, title, tuple(block.callout), anchor, key, where=where or block.where)
        if block.id:
            self.callouts.setdefault(block.id, aside)
        return (aside,)

    def image(self, name: Plain) -> Image | None:
        """The image with this name, or None after an error."""
        return image_of(name, self.images, self.reader.problems)

    def logo_image(self, name: Plain) -> Image | None:
        """The image of the logo, or None after an error. That of an edition is in the folder of the edition."""
        folder, overlay = self.guide.edition_folder, self.guide.overlay
        if folder is None or overlay is None or overlay.publisher is None or overlay.publisher.logo is not name:
            return self.image(name)
        return image_of(name, folder, self.reader.problems, f"{folder.parent.name}/{folder.name}")

    def read_easy(self, id: str, sentences: tuple[EasySentence, ...]) -> None:
        """Keeps the easy-read sentences of a part or exercise. They are read apart from other text, so they explain
        their own abbreviations.
        """
        if sentences:
            self.easy_read[id] = self.reader.abbreviations.apart(lambda: tuple(map(self._easy_line, sentences)))

    def _easy_line(self, sentence: EasySentence) -> EasyLine:
        image = self.image(sentence.picture) if sentence.picture is not None else None
        icon = sentence.icon.text if sentence.icon is not None else ""
        alt = sentence.alt.text if sentence.alt is not None else ""
        return EasyLine(self._runs(sentence.say, expand=True), icon, image, alt, where=sentence.say.where)

    def _figure(self, block: model.FigureBlock, *, again: bool = False) -> tuple[Block, ...]:
        """A figure. `again`: it stands elsewhere with its id, and has the same number here."""
        if (block.diagram is None) == (block.image is None):
            message = "a figure has either a diagram or an image"
            self.reader.problems.error(Code.WRONG_VALUE, block.where, message, "write one of the two")
            return ()
        content: Drawing | Image | None
        if block.diagram is not None:
            content = drawing_of(block.diagram, self.reader.problems)
        else:
            content = self.image(block.image) if block.image else None
        if content is None:
            return ()
        description, table = self.reader.abbreviations.apart(lambda: self._description(block))
        caption = self._caption(block.figure, block.id)
        if not block.figure.text and (description or table):
            message = "a figure with a description needs a caption, which is the title of the description"
            self.reader.problems.error(Code.MISSING_KEY, block.where, message, "write one in place of true")
        credit = self._runs(block.credit, expand=False) if block.credit else ()
        key = self._key()
        anchor = (block.id if not again else None) or key.replace("/", ".figure_")
        figure = Figure(
            content,
            block.alt.text,
            caption,
            description,
            table,
            anchor=anchor,
            key=key,
            credit=credit,
            wide=block.wide,
            where=block.where,
        )
        if block.id and not again:
            self.figures[block.id] = figure
        return (figure,)

    def _description(self, block: model.FigureBlock) -> tuple[tuple[Block, ...], Table | None]:
        description = self._prose(block.description) if block.description else ()
        if block.table is None:
            return description, None
        caption = (Run(self.reader.words.as_table),)
        return description, replace(self._words_table(block.table), caption=caption)

    def _words_table(self, table: model.WordTable) -> Table:
        return words_table(table, lambda line: self._runs(line, expand=False), self._key())

    def _table(self, block: model.TableBlock, *, again: bool = False) -> Table:
        """A table. `again`: it stands elsewhere with its id, and has the same number here."""
        table = self._words_table(model.WordTable(block.header, block.rows, where=block.where))
        caption = self._caption(block.table, block.id)
        anchor = block.id if block.id and not again else ""
        return replace(table, caption=caption, anchor=anchor, wide=block.wide)

    def _caption(self, line: Line, id: str | None) -> Runs:
        """A caption, behind the number of its figure or table if it has one: "Figure 3: The first minute"."""
        words, name = self._runs(line, expand=False), self.reader.names.get(id or "")
        if name is None or not words:
            return (Run(name.at_start),) if name else words
        before, _, after = self.reader.words.labelled.format(label=name.at_start, text="\n").partition("\n")
        return (Run(before), *words, *((Run(after),) if after else ()))

    def _timeline(self, block: model.TimelineBlock) -> EntryList:
        entries = []
        for source in block.entries:
            title = self._runs(source.title, expand=False) if source.title else ()
            heading = (Paragraph(as_strong(title), key=self._key(), where=source.where),) if title else ()
            entries.append(Entry((Run(source.date.text),), heading + self._prose(source.text)))
        return EntryList("timeline", tuple(entries), self._runs(block.timeline), self._key(), where=block.where)

    def _resource(self, entry: model.Resource) -> Entry:
        term = self.reader.abbreviations.mark((Run(entry.title.text, link=entry.link),), expand=False)
        detail = entry.publisher.text + (f", {entry.year}" if entry.year else "")
        body: list[Block] = [Paragraph(self._runs(entry.text), key=self._key(), where=entry.where)]
        if entry.items:
            body.append(EntryList("resources", tuple(map(self._sub_resource, entry.items)), key=self._key()))
        if entry.status:
            body.append(self._status(entry.status, entry.status.text))
        marked = self.reader.abbreviations.mark((Run(detail),), expand=False)
        return Entry(term, tuple(body), anchor=entry.id, detail=marked)

    def _sub_resource(self, entry: model.SubResource) -> Entry:
        term = self.reader.abbreviations.mark((Run(entry.title.text, link=entry.link),), expand=False)
        body = (Paragraph(self._runs(entry.text), key=self._key(), where=entry.where),)
        return Entry(term, body, anchor=entry.id)

    def _people(self, block: model.PeopleBlock) -> EntryList:
        entries = tuple(
            Entry((Run(entry.name.text),), self._prose(entry.text) if entry.text else (), detail=self._runs(entry.role))
            for entry in block.entries
        )
        return EntryList("people", entries, self._runs(block.people), self._key(), where=block.where)

    def _recording(self, block: model.RecordingBlock) -> Aside:
        """A recording: the link to it with its length, and its transcript."""
        words, key = self.reader.words, self._key()
        label = Label(words.video if block.kind == "video" else words.audio, block.kind)
        minutes = words.minute if block.minutes == 1 else words.minutes.format(minutes=block.minutes)
        title = self.reader.runs(block.recording, pages=False)
        link = map_runs(title, lambda run: replace(run, link=block.link, ref="", strong=True))
        length = Run(f" {words.recording_length.format(length=minutes)}")
        body = (Paragraph((*link, length), key=self._key(), where=block.where),)
        transcript = self._prose(block.transcript, notes=True)
        anchor = block.id or ""
        return Aside("recording", (label,), body, (), (), anchor, key, transcript, where=block.where)

    def _story(self, block: model.StoryBlock) -> Aside:
        title = self.reader.runs(block.story, pages=False)
        return Aside(
            "story", (), self._prose(block.text, notes=True), title, (), block.id or "", self._key(), where=block.where
        )

    def _status(self, note: model.StatusBlock | model.StatusNote, text: Prose) -> Aside:
        """A note with its date, and the work that was read; or advice."""
        words = self.reader.words
        dated = words.status.replace("{date}", generated.readable_date(note.date, words)) if note.date else ""
        label = Label(dated or words.status_undated)
        body = (*self._prose(text), *self._source(note.source))
        return Aside("status", (label,), body, key=self._key(), where=note.where)

    def _source(self, source: model.Citation | None) -> tuple[Paragraph, ...]:
        """The line that names the source of a note. None where there is no such work, which `check_guide` reports."""
        name = self.reader.names.get(source.document) if source is not None else None
        if source is None or name is None:
            return ()
        before, _, after = self.reader.words.status_source.partition("{work}")
        runs = (Run(before), Run(name.at_start, ref=source.document), Run(after))
        return (Paragraph(tuple(run for run in runs if run.text), "small", self._key(), where=source.where),)

    def notes_prompt(self) -> Runs:
        """The prompt of the next page for notes that has none of its own: those of the guide in turn."""
        prompts = self.guide.about.notes_prompts
        if not prompts:
            return (Run(self.reader.words.notes_prompt),)
        self._prompts += 1
        return self._runs(prompts[(self._prompts - 1) % len(prompts)])

    def _notes(self, block: model.NotesBlock) -> NotesPage:
        words = self.reader.words
        heading = self.reader.runs(block.notes, pages=False)
        if not heading:
            heading = (Run(words.notes.replace("{title}", self._title)),)
        prompt = self._runs(block.prompt) if block.prompt else self.notes_prompt()
        key = self._key()
        anchor = block.id or key.replace("/", ".notes-")
        return generated.notes_page(words, heading, prompt, anchor, key, block.where)

    def _exercise(self, block: model.ExerciseBlock) -> tuple[Block, ...]:
        placed = self.index.exercises[block.spec.id]
        if placed.spec is not block.spec:
            return ()  # a second exercise with this id, which `check_guide` reports
        exercise = self.lowering.exercise(placed)
        self.read_easy(exercise.id, placed.spec.easy_read)
        self.exercises[exercise.id] = exercise
        return (exercise,)
