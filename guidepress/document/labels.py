"""Every label that the tool itself puts before a reader."""

from __future__ import annotations

from guidepress.core.values import Value


class Labels(Value):
    """Every word that the tool itself puts before a reader, from `source/words.yaml`.

    `{braces}` hold what is filled in.
    """

    contents: str
    cover: str
    part: str  # "Part {number}"
    section: str
    page: str  # "page {page}"
    exercise: str  # "Exercise {number}"
    minutes: str  # "{minutes} minutes"
    minute: str  # "1 minute"
    in_this_part: str
    you_will_need: str  # "About {minutes} minutes of exercises"
    example: str  # "For example"
    answer_words: str  # "about {words} words"
    choose_between: str  # "Choose {minimum} to {maximum}."
    choose_exactly: str  # "Choose {maximum}."
    choose_up_to: str  # "Choose up to {maximum}."
    choose_at_least: str  # "Choose at least {minimum}."
    continued: str
    tick_mark: str
    row: str  # "Row {number}"
    entry: str  # "Entry {number}"
    notes: str  # "Notes: {title}"
    notes_numbered: str  # "Notes: {title} ({number})"
    notes_label: str
    notes_pointer: str
    filler_notes: str
    notes_prompt: str
    figure: str  # "Figure {number}"
    description: str
    as_table: str
    write_in_workbook: str  # "Write in your workbook, page {page}, or in your reader's notes."
    workbook_page: str  # "Workbook page {page} · exercise {number}"
    workbook_page_short: str  # "Workbook page {page}"
    see_page: str  # " (page {page})"
    status: str  # "As of {date}"
    edition: str  # "Edition {edition}"
    page_list: str
    landmarks: str
    start_of_text: str
    table_of_contents: str
    date_hint: str
    pick_hint: str
    logo_here: str
    scale: str
    compare: str
    alt_cover: str
    new_window: str
    glossary: str
    first_use: str  # "Where {term} is used first"
    room_for: str  # "The workbook has room for {count}."
    page_source: str  # "{title}: printed workbook, edition {edition}"
    accessibility_summary: str
    published_by: str
    contact: str
    alternative_formats: str
    rights: str
    sources: str
    cite: str
    edition_of: str
    # decks
    slide_of: str  # "{title} ({number} of {total})"
    slide_footer: str  # "{guide} · {part} · {edition}"
    slide_back: str
    slide_opening: str
    slide_overview: str
    slide_figure: str  # "{title}: the figure"
    slide_exercise: str  # "{title}: exercise {number}"
    slide_activity: str  # "Activity: {title}"
    slide_close: str
    slide_why: str
    slide_outcomes: str
    slide_key_points: str
    slide_section_points: str  # "{title}: key points"
    slide_section_talk: str  # "{title}: talk about it"
    slide_talk: str
    slide_debrief: str
    slide_next: str
    slide_of_part: str  # "{title}: {part}"
    slide_agenda: str
    slide_ground_rules: str
    agenda_line: str  # "{time} {title}"
    time_span: str  # "{start} to {end}"
    slot_time: str  # "{span} ({minutes})"
    back_at: str  # "Back at {time}"
    slide_do: str
    slide_minutes: str
    workbook_pages: str  # "Workbook pages {pages} · exercises {numbers}"
    note_plan: str
    note_time: str  # "{full} in full, {short} when time is short."
    note_say: str
    note_steps: str  # "Steps: {minutes}"
    note_steps_short: str  # "When time is short: {minutes}"
    note_clock: str  # "{start}–{end} min: "
    note_time_of_day: str  # "{start} to {end}: "
    note_left_out: str  # "Left out: {steps}"
    note_grouping: str
    note_materials: str
    note_prompts: str
    note_answers: str
    note_watch: str
    note_cut: str
    note_access: str
    note_exercise: str  # "In the workbook: {title}"
    note_privacy: str
    note_example: str
    note_callout: str
    note_description: str
    hint_outcomes: str
    hint_overview: str
    hint_points: str
    hint_list: str
    hint_exercise: str
    hint_talk: str
    hint_debrief: str
    hint_next: str
    hint_agenda: str
    # the facilitator's pack
    pack_run_sheet: str  # "Run sheet: {title}"
    pack_cards: str  # "Cards: {title}"
    pack_card: str  # "{label} {number}"
    pack_card_count: str  # "{title}: {count} cards"
    pack_workshop: str
    pack_activity: str
    pack_part: str
    pack_start: str
    pack_end: str
    pack_minutes: str
    pack_total: str
    pack_slack: str
    pack_slot: str
    pack_slides: str
    pack_pages: str
    pack_full: str
    pack_short: str
    pack_clock: str
    pack_step: str
    pack_know: str
    pack_set: str
    pack_count: str
    pack_time: str
    pack_people: str
    pack_write: str
    pack_facts: str  # "From {start} to {end}: {minutes}. You can give up {slack} of them."
    pack_deck: str  # "Slides: {deck}"
    pack_deck_slides: str  # "{slides} of {deck}"
    pack_about: str
    pack_between: str
    pack_late: str
    pack_late_line: str  # "{title}: first cut {what}"
    pack_print: str
    pack_print_line: str  # "Type this into the print window: {pages}"
    pack_print_exercise: str  # "{pages}: exercise {number}, {title}"
    pack_print_none: str
    pack_workbook_page: str  # " (workbook page {page})"
    hint_ground_rules: str
    hint_break: str
    months: str
    numbered: str  # "{label} {number}"
    labelled: str  # a strong label and what follows it: "{label}: {text}"
    name: str
    rank: str
    answer: str
    place: str  # "Place {number}"
    points_total: str  # "The numbers in each column add up to {total}."
    scale_point: str  # "{label} {means}"
    scale_points: str  # two points of a scale: "{point} · {next}"
    # the web workbook; every word that begins with web_ is also handed to its scripts
    web_skip: str
    web_guide: str
    web_steps: str
    web_previous: str  # "Back: {title}"
    web_next: str  # "Next: {title}"
    web_begin: str
    web_resume: str  # "Go on: {title}"
    web_plain: str
    web_unready: str
    web_kept: str
    web_take_back: str
    web_search: str
    web_search_label: str
    web_search_button: str
    web_needs_script: str
    web_answers: str
    web_answers_about: str
    web_answers_tools: str
    web_print: str
    web_with_empty: str
    web_save_file: str
    web_save_file_about: str
    web_open_file: str
    web_open_file_about: str
    web_clear: str
    web_undo: str
    web_plan: str
    web_plan_choice: str
    web_plan_mine: str
    web_plan_theirs: str
    web_plan_apply: str
    web_cancel: str
    web_clear_question: str
    web_clear_about: str
    web_clear_yes: str
    web_unplaced: str
    web_unplaced_about: str
    web_no_answers: str
    web_saved: str  # "Saved on this device at {time}"
    web_saves: str
    web_not_saved: str
    web_storage_full: str
    web_not_kept: str
    web_not_named: str
    web_changed_elsewhere: str  # "“{label}” was changed in another tab …"
    web_take_theirs: str
    web_keep_mine: str
    web_too_many: str  # "You have chosen {chosen}. Choose no more than {maximum}."
    web_too_few: str  # "You have chosen {chosen}. Choose at least {minimum}."
    web_earlier: str  # "Your answer before: {answer}"
    web_ticked: str
    web_another_row: str
    web_opened: str
    web_not_opened: str
    web_begun: str  # "Exercises begun: {begun} of {count}."
    web_part_title: str  # "Part {number}: {title}"
    web_exercise_title: str  # "{number} {title}"
    web_workbook_page: str  # "Workbook page {page}"
    web_not_answered: str
    web_saved_file: str  # "Your answers are on their way to the file {name}. Look among your downloads."
    web_plan_file: str  # "Answers to edition {edition}, saved on {date}."
    web_plan_fresh: str  # "New: {count}"
    web_plan_same: str  # "The same here and in the file: {count}"
    web_plan_different: str  # "Different here and in the file: {count}"
    web_plan_unplaced: str  # "With no place in this edition: {count}. They are kept, and shown on this page."
    web_plan_unreadable: str  # "That cannot be read and are left out: {count} ({names})"
    web_plan_here: str  # "Here: {answer}"
    web_plan_in_file: str  # "In the file: {answer}"
    web_taken_over: str  # "Answers taken over: {count}."
    web_nothing_new: str
    web_cleared: str
    web_undone: str
    web_file_not_answers: str
    web_file_other_guide: str  # "This file holds answers to another guide: {guide}. Nothing was changed."
    web_file_newer: str
    web_file_too_large: str
    web_copy: str  # "Copy: {label}"
    web_copied: str
    web_not_copied: str
    web_delete: str  # "Delete: {label}"
    web_deleted: str
    web_found_count: str  # "Places found: {count}."
    web_found_first: str  # "Places found: {count}. The first {shown} are shown."
    web_found_none: str  # "Nothing was found for “{query}”. Try fewer words, or another word for the same thing."
    web_search_empty: str
    web_course_frame: str
    web_course_completed: str
    web_course_open: str
    web_course_rule_parts: str
    web_course_rule_answered: str
    web_course_rule_noted: str
    web_course_private: str
    web_course_sent: str
    web_course_stays: str
    web_course_kept: str
    web_course_saves: str
    web_course_answers_about: str
    web_course_left: str  # "Too long for the learning system, and so on this device only: {answers}."
    web_course_some_left: str
    web_course_waiting: str
    web_course_refused: str
    web_course_unread: str
    web_course_unready: str
    web_course_none: str
    web_course_on_device: str
    web_course_unnamed: str
    web_course_another: str


def written_date(day: int, month: int, year: int, months: str) -> str:
    """A date as the tool writes it and as it asks for it: "12 March 2027". `months` are those of the `Words`."""
    return f"{day} {months.split()[month - 1]} {year}"
