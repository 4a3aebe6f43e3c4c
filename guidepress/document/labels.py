"""The labels of the tool, by name: every word that it puts before a reader by itself.

Made by tools/make_labels.py from guidepress/labels/en.yaml. Change that file, and run the tool.
"""

from __future__ import annotations

from guidepress.core.values import Value


class Labels(Value):
    """The text of each label. `{braces}` hold what is filled in; the comments show the English text."""

    page: str  # page {page}
    see_page: str  # (page {page})
    variant_page: str  # {page}, {name} {other}
    variant_pages: str  # {pages}; {name} {other}
    minute: str  # 1 minute
    minutes: str  # {minutes} minutes
    edition: str  # Edition {edition}
    months: str  # January February March April May June July August September October November December
    numbered: str  # {label} {number}
    labelled: str  # {label}: {text}
    contents: str  # Contents
    paths: str  # Short routes
    path_line: str  # {title}: {minutes}
    cover: str  # Cover
    logo_here: str  # Your organisation’s name or logo
    alt_cover: str  # Cover: {title}. {subtitle}.
    published_by: str  # Published by
    contact: str  # Contact
    alternative_formats: str  # Other formats
    cite: str  # How to cite
    rights: str  # Rights
    sources: str  # Sources
    edition_of: str  # Edition {edition}, {date}
    glossary: str  # Glossary
    first_use: str  # Where {term} stands first
    part: str  # Part {number}
    in_this_part: str  # In this part
    you_will_need: str  # About {minutes} minutes of exercises
    status: str  # As of {date}
    status_undated: str  # Before you use it
    status_source: str  # Source: {work}
    footnotes: str  # Notes to this page
    footnote: str  # Note {number}
    footnote_back: str  # Back to where note {number} stands
    figure_number: str  # Figure {number}
    table_number: str  # Table {number}
    figure_within: str  # figure {number}
    table_within: str  # table {number}
    work_cited: str  # {author} {year}
    work_listed: str  # {author} ({year})
    work_undated: str  # no date
    work_letter: str  # {letter}
    work_checked: str  # (looked at on {date})
    work_cited_in: str  # Cited in: {places}
    work_page: str  # , from its page {page}
    work_pages: str  # , from its pages {pages}
    audio: str  # Sound recording
    video: str  # Video
    recording_length: str  # ({length})
    recording_words: str  # What is said in it
    link_address: str  # ({address})
    qr_alt: str  # QR code of the address beside it
    continued: str  # continued
    in_words_title: str  # Diagrams in words
    in_words: str  # In words
    in_words_back: str  # Back to the figure
    alt_in_words: str  # In words on page {page}.
    as_table: str  # The same as a table
    empty_cell: str  # empty
    notes: str  # Notes: {title}
    notes_numbered: str  # Notes: {title} ({number})
    notes_prompt: str  # What do I want to remember? Whom shall I ask?
    notes_pointer: str  # There is a ruled page for your notes here in the printed workbook, {page}. You can use your …
    filler_notes: str  # More notes: {title}
    exercise: str  # Exercise {number}
    example: str  # For example
    circle_one: str  # Circle one
    circle_and_shade: str  # Circle one; shade the bar up to it
    shade_earlier: str  # Draw a line across each bar where your earlier circle was.
    standard_page: str  # Page {page} of the standard workbook
    standard_margin: str  # Standard page {page}
    standard_margins: str  # Standard pages {pages}
    volume: str  # Volume {number} of {count}
    in_this_volume: str  # In this volume
    in_other_volumes: str  # In the other volumes
    volume_pages: str  # Volume {number}: pages {first} to {last}
    page_in_volume: str  # {page}, volume {volume}
    answer_words: str  # about {words} words
    choose_between: str  # Choose {minimum} to {maximum}.
    choose_exactly: str  # Choose {maximum}.
    choose_up_to: str  # Choose up to {maximum}.
    choose_at_least: str  # Choose at least {minimum}.
    row: str  # Row {number}
    entry: str  # Entry {number}
    map_place: str  # {ring}, {sector}
    name: str  # Name
    rank: str  # Place in the order
    answer: str  # Answer
    scale: str  # Scale
    points_total: str  # The numbers in each column add up to {total}.
    scale_point: str  # {label} {means}
    scale_points: str  # {point} · {next}
    option_means: str  # {label}, {means}
    spoken_parts: str  # {part}. {next}
    listed_options: str  # {option}, {next}
    compare: str  # Compare with your earlier answer
    key_title: str  # Answers
    key_link: str  # See the answer
    key_back: str  # Back to exercise {number}
    key_answer: str  # Answer
    key_model: str  # One possible answer
    key_because: str  # Why
    key_ticked: str  # tick it
    key_not_ticked: str  # leave it empty
    date_hint: str  # for example 12 March 2027
    pick_hint: str  # Choose one
    write_in_workbook: str  # Think, or write it down: in the printed workbook, page {page}, or in your reader’s notes.
    write_on_web: str  # Write in the web workbook
    room_for: str  # The printed workbook has room for {count} of these.
    for_each: str  # For each line below:
    each_time: str  # Each time:
    page_list: str  # Pages of the printed workbook
    landmarks: str  # Landmarks
    start_of_text: str  # Start of the text
    table_of_contents: str  # Table of contents
    page_source: str  # {title}: printed workbook, edition {edition}
    accessibility_summary: str  # Every word can be read aloud and set in any size, typeface or colour. Headings, list …
    word_about: str  # You can type or dictate into the boxes, tick them, and choose from the lists. Save the file und …
    word_write_here: str  # Write here
    word_answer_elsewhere: str  # Your answer stands in: {place}
    slide_of: str  # {title} ({number} of {total})
    slide_footer: str  # {guide} · {part} · {edition}
    slide_back: str  # Back to overview
    slide_opening: str  # Opening
    slide_overview: str  # What this covers
    slide_figure: str  # {title}: the figure
    slide_exercise: str  # {title}: exercise {number}
    slide_activity: str  # Activity: {title}
    slide_close: str  # What to do next
    slide_why: str  # Why this matters
    slide_outcomes: str  # Afterwards you can
    slide_key_points: str  # Key points
    slide_section_points: str  # {title}: key points
    slide_section_talk: str  # {title}: talk about it
    slide_talk: str  # Talk about it
    slide_debrief: str  # Looking back together
    slide_next: str  # What to do next
    slide_of_part: str  # {title}: {part}
    slide_agenda: str  # Timetable
    slide_ground_rules: str  # How we work together
    agenda_line: str  # {time} {title}
    time_span: str  # {start} to {end}
    slot_time: str  # {span} ({minutes})
    back_at: str  # We go on at {time}
    slide_do: str  # What we do
    slide_step: str  # {title} · step {number} of {total}
    slide_minutes: str  # Minutes
    slide_here: str  # The drawing of the cover. Marked in it: {title}
    slide_pages: str  # In outline, workbook page {pages}
    workbook_page: str  # Workbook page {page} · exercise {number}
    workbook_page_short: str  # Workbook page {page}
    workbook_pages: str  # Workbook pages {pages} · exercises {numbers}
    note_plan: str  # Before people arrive
    note_time: str  # The activity takes {full}, or {short} when time is short.
    note_say: str  # What to say
    note_steps: str  # Steps: {minutes}
    note_steps_short: str  # When time is short: {minutes}
    note_steps_length: str  # In the length “{name}”: {minutes}
    note_clock: str  # {start}–{end} min:
    note_time_of_day: str  # {start} to {end}:
    note_left_out: str  # Leave out:
    note_grouping: str  # How people work
    note_materials: str  # What you need
    note_prompts: str  # Questions that help
    note_answers: str  # What people often say
    note_watch: str  # What to watch for
    note_cut: str  # What to cut first
    note_access: str  # So that everybody can take part
    note_afterwards: str  # When people have gone
    note_exercise: str  # In the workbook: {title}
    note_privacy: str  # Privacy
    note_example: str  # An example answer
    note_callout: str  # In full
    note_description: str  # What the figure shows
    note_headings: str  # Smaller headings
    note_as_before: str  # As on slide {number}, “{title}”.
    hint_here: str  # The drawing is the one on the cover of the workbook. What is filled in it is what comes now.
    hint_outcomes: str  # Read these aloud. Ask which one matters most to each person today.
    hint_overview: str  # Say what you will cover and what people can read later. Each line leads to its slides. The s …
    hint_points: str  # Say each point in your own words. Leave a pause after each. Ask for one example from the room.
    hint_list: str  # Read the lines aloud. Ask which one people would like to talk about.
    hint_exercise: str  # Give people the page. Let them write in silence first. Nobody has to share what they wrote.
    hint_talk: str  # Give a minute to think alone. Then people talk in pairs, then with the whole group.
    hint_debrief: str  # Take one answer from each part of the room. Write down what people promise.
    hint_next: str  # Ask everybody to choose one line and put a date beside it.
    hint_agenda: str  # Say when the breaks are and when you will finish. Each line leads to its slides. The small lin …
    hint_ground_rules: str  # Read these aloud. Ask whether anything is missing, and whether everybody can agree.
    hint_slide: str  # Read the slide aloud. Give people time to look at it, and ask what they want to know.
    hint_break: str  # Say when you start again. Use the break to talk to anybody who has been quiet.
    pack_run_sheet: str  # Run sheet: {title}
    pack_cards: str  # Cards: {title}
    pack_card: str  # {label} {number}
    pack_workshop: str  # Workshop
    pack_activity: str  # Activity
    pack_part: str  # Part
    pack_start: str  # Start
    pack_end: str  # End
    pack_minutes: str  # Takes
    pack_total: str  # So far
    pack_slack: str  # Slack
    pack_slot: str  # What happens
    pack_slides: str  # Slides
    pack_pages: str  # Pages
    pack_full: str  # In full
    pack_short: str  # In short
    pack_lengths: str  # Other lengths
    pack_clock: str  # Clock
    pack_step: str  # What people do
    pack_know: str  # What you need to know
    pack_set: str  # Set of cards
    pack_count: str  # Cards
    pack_time: str  # Time
    pack_people: str  # People
    pack_write: str  # Workbook
    pack_facts: str  # From {start} to {end}: {minutes}, with {slack} of slack.
    pack_deck: str  # Slides: {deck}
    pack_deck_slides: str  # {slides} in {deck}
    pack_about: str  # What it is
    pack_between: str  # What to say and do between the activities
    pack_late: str  # If you run late
    pack_late_line: str  # {title}: first cut {what}
    pack_print: str  # Workbook pages to print
    pack_print_line: str  # Type this into the print window of the workbook: {pages}
    pack_print_variant: str  # For {name}: {pages}
    pack_print_exercise: str  # {pages}: exercise {number}, {title}
    pack_print_none: str  # Nothing to print for this one.
    pack_for_people: str  # For {people} people
    pack_groups: str  # Groups
    pack_copies: str  # Workbook pages: {pages} for each person, {all} in all
    material_card: str  # a set of the cards “{title}”
    material_postcard: str  # a card “{title}” to write on
    material_form: str  # the sheet “{title}”
    material_sheet: str  # a large sheet headed “{title}”
    material_sign: str  # a sign “{title}”
    material_slide: str  # the slide “{title}”
    material_person: str  # {what}, {count} for each person
    material_pair: str  # {what}, {count} for each pair
    material_group: str  # {what}, {count} for each group
    material_room: str  # {what}, {count} for the room
    material_count: str  # {what}: {count}
    group_line: str  # {title}: {groups}
    group_sizes: str  # {count} × {size}
    group_pairs: str  # pairs {sizes}
    group_threes: str  # threes {sizes}
    group_groups: str  # groups {sizes}
    pack_workbook_page: str  # (workbook page {page})
    online_title: str  # Online: {minutes}
    online_rooms: str  # Where
    online_rooms_of: str  # rooms of {size}
    online_alone: str  # here, in silence
    online_together: str  # here, together
    online_chat: str  # Paste into the chat
    online_instead: str  # In place of paper and walls
    kit_title: str  # Kit: {title}
    kit_page: str  # Kit {number}
    kit_facts: str  # For {people} people, from {start} to {end}. Print it the day before, at 100%.
    kit_for_some: str  # Print as many copies as people have asked for.
    kit_print_window: str  # The pages are those of this file, counted from its first. Type them into the print window …
    kit_what: str  # What
    kit_pages: str  # In this file
    kit_copies: str  # Copies
    kit_paper: str  # Paper
    kit_sides: str  # Sides
    kit_then: str  # Then
    kit_plain: str  # plain
    kit_stiff: str  # stiff
    kit_card: str  # stiff, {colour}
    kit_colours: str  # yellow blue green pink orange white
    kit_for_you: str  # for you
    kit_hide: str  # hide them
    kit_afterwards: str  # afterwards
    kit_hang: str  # hang up
    kit_cut_heads: str  # cut, fix on
    kit_cut_cards: str  # cut, shuffle
    kit_cut_postcards: str  # cut: {count}
    kit_staple: str  # staple
    kit_workbook: str  # Workbook pages, a set each
    kit_workbook_pages: str  # Workbook pages in this file: {pages}
    kit_bring: str  # What to bring
    kit_flip_chart: str  # flip-chart paper: {count}
    kit_activities: str  # Activity sheets
    kit_keys: str  # Keys to the cards
    kit_signs: str  # Signs
    kit_heads: str  # Flip-chart headings
    kit_tally: str  # Tally of the forms
    kit_tally_how: str  # Make a stroke for each form in the column that was ticked. Write no names.
    row_number: str  # No.
    card_pile: str  # Pile
    card_number: str  # Card
    card_words: str  # Words
    web_skip: str  # Skip to the text
    web_guide: str  # This workbook
    web_steps: str  # Next and previous
    web_previous: str  # Back: {title}
    web_next: str  # Next: {title}
    web_begin: str  # Begin
    web_resume: str  # Go on: {title}
    web_plain: str  # This browser runs no scripts, so the boxes take no answers. You can read every page and print it …
    web_unready: str  # The boxes take no answers, because part of this page has not loaded. If it came in a zip file, …
    web_kept: str  # What you type stays in this browser, on this device. It is sent to nobody. Other people who use t …
    web_where: str  # {part}: page {number} of {count}
    web_part_pages: str  # Pages of this part
    web_path_step: str  # {title}: step {number} of {count}
    web_done: str  # I am done with this exercise
    web_mark_done: str  # Done
    web_mark_begun: str  # Begun
    web_mark_open: str  # Not begun
    web_summary: str  # Exercises: {count}. Done: {done}. Begun: {begun}. Not begun: {open}.
    web_done_count: str  # Done: {done}.
    web_take_back: str  # Take this answer back
    web_search: str  # Search
    web_search_label: str  # Search this workbook
    web_search_button: str  # Search
    web_needs_script: str  # This page needs a browser that runs scripts. Every other page can be read and printed wit …
    web_answers: str  # My answers
    web_answers_about: str  # Everything that you have written so far, in the order of the workbook. It stays in this …
    web_answers_tools: str  # Print, save or clear
    web_print: str  # Print my answers
    web_print_record: str  # Print this record
    web_with_private: str  # Also what I wrote for myself alone
    web_record_about: str  # It gathers what you wrote, by date and by part, and counts the words. It writes nothing f …
    web_print_part: str  # Print: {title}
    web_with_empty: str  # Also the questions that I have not answered, with room to write
    web_save_file: str  # Save my answers to a file
    web_save_file_about: str  # Keep the file, or open it in another browser or on another device.
    web_open_file: str  # Open a file of answers
    web_open_file_about: str  # You see first what would change.
    web_clear: str  # Clear all my answers
    web_undo: str  # Undo
    web_plan: str  # What this file would change
    web_plan_choice: str  # Where both have an answer, and they differ
    web_plan_mine: str  # Keep what is here
    web_plan_theirs: str  # Take what is in the file
    web_plan_apply: str  # Take the answers over
    web_cancel: str  # Cancel
    web_clear_question: str  # Clear all your answers?
    web_clear_about: str  # This takes every answer out of this browser. You can undo it until you leave this page.
    web_clear_yes: str  # Clear them all
    web_unplaced: str  # Answers that have no place here
    web_unplaced_about: str  # They come from another edition. Copy what you still need.
    web_no_answers: str  # You have not written anything yet.
    web_saved: str  # Saved on this device at {time}
    web_saves: str  # Answers are saved on this device as you type
    web_not_saved: str  # Not saved
    web_storage_full: str  # There is no room left in this browser’s storage. What you wrote last stands on this page, …
    web_not_kept: str  # This browser does not keep your answers. They are lost when you leave this page. Save them to …
    web_not_named: str  # It is not known who you are, and other people may use this browser. So what you write is not …
    web_changed_elsewhere: str  # “{label}” was changed in another tab or window. What you write here still stands here.
    web_take_theirs: str  # Take what the other says
    web_keep_mine: str  # Keep what is here
    web_too_many: str  # You have chosen {chosen}. Choose no more than {maximum}.
    web_too_few: str  # You have chosen {chosen}. Choose at least {minimum}.
    web_chosen: str  # {chosen} of {maximum} chosen.
    web_sum: str  # {label}: {sum} of {total}
    web_drawn: str  # Drawn from your answers
    web_drawn_map: str  # A map with what you wrote in its places. The list below it has it in words.
    web_drawn_words: str  # The same in words
    web_drawn_before: str  # Before
    web_drawn_now: str  # Now
    web_drawn_lowest: str  # Your lowest: {rows}
    web_drawn_line: str  # {label}: {text}
    web_calendar: str  # Save dates for my calendar
    web_calendar_about: str  # A file for your calendar, with each date from today on and its question. It holds nothi …
    web_calendar_none: str  # There is no date from today on yet.
    web_calendar_saved: str  # Dates saved: {count}. Open {file} with your calendar.
    web_calendar_event: str  # {title}: {question}
    web_search_endings: str  # ings ing ied ies ed es s
    web_earlier: str  # Your answer before: {answer}
    web_ticked: str  # ticked
    web_show_key: str  # Show the answer
    web_hide_key: str  # Hide the answer
    web_key_first: str  # Answer first. Then you can see the answer here.
    web_key_right: str  # Your answer is right.
    web_key_wrong: str  # Your answer is a different one.
    web_key_some: str  # Right: {right} of {total}.
    web_another_row: str  # Show another row
    web_opened: str  # Opened.
    web_not_opened: str  # Not opened yet.
    web_begun: str  # Exercises begun: {begun} of {count}.
    web_part_title: str  # Part {number}: {title}
    web_exercise_title: str  # {number} {title}
    web_workbook_page: str  # Workbook page {page}
    web_not_answered: str  # Not answered
    web_saved_file: str  # Your answers are on their way to the file {name}. Look among your downloads.
    web_plan_file: str  # Answers to edition {edition}, saved on {date}.
    web_plan_fresh: str  # New: {count}
    web_plan_same: str  # The same here and in the file: {count}
    web_plan_different: str  # Different here and in the file: {count}
    web_plan_done: str  # Exercises marked as done, and not here: {count}
    web_plan_unplaced: str  # With no place in this edition: {count}. They are kept, and shown on this page.
    web_plan_unreadable: str  # That cannot be read and are left out: {count} ({names})
    web_plan_here: str  # Here: {answer}
    web_plan_in_file: str  # In the file: {answer}
    web_taken_over: str  # Answers taken over: {count}.
    web_marks_taken_over: str  # Exercises now marked as done: {count}.
    web_nothing_new: str  # Nothing in the file is new. Nothing was changed.
    web_cleared: str  # Your answers are cleared.
    web_undone: str  # It is as it was before.
    web_file_not_answers: str  # This is not a file of answers, or it is damaged. Nothing was changed.
    web_file_other_guide: str  # This file holds answers to another guide: {guide}. Nothing was changed.
    web_file_newer: str  # This file was made by a newer version of this workbook. Nothing was changed.
    web_file_too_large: str  # There is not enough room in this browser’s storage for what is in the file. Nothing was …
    web_copy: str  # Copy: {label}
    web_copied: str  # Copied.
    web_not_copied: str  # This browser does not let the page copy. Mark the words and copy them yourself.
    web_delete: str  # Delete: {label}
    web_deleted: str  # Deleted.
    web_found_count: str  # Places found: {count}.
    web_found_first: str  # Places found: {count}. The first {shown} are shown.
    web_found_none: str  # Nothing was found for “{query}”. Try fewer words, or another word for the same thing.
    web_search_empty: str  # Write one or more words.
    web_course_frame: str  # The pages of the workbook
    web_course_completed: str  # Learning system: completed.
    web_course_open: str  # Learning system: not yet completed.
    web_course_rule_parts: str  # The learning system counts this workbook as completed once you have opened every par …
    web_course_rule_answered: str  # The learning system counts this workbook as completed once you have answered exer …
    web_course_rule_noted: str  # The learning system counts this workbook as completed once you have answered “{label …
    web_course_private: str  # It is told which pages you have opened, where you are, how long you stay and whether yo …
    web_course_sent: str  # It is told which pages you have opened, where you are, how long you stay and whether you h …
    web_course_stays: str  # What you type stays in this browser, on this device. The learning system does not get it. …
    web_course_kept: str  # What you type stays in this browser, and goes to the learning system as well, as far as it …
    web_course_saves: str  # Answers are saved on this device and go to the learning system
    web_course_answers_about: str  # Everything that you have written so far, in the order of the workbook. It stays i …
    web_course_counts: str  # The learning system is also told how many of your answers are right.
    web_course_score: str  # It is also told how many of your answers are right: {right} of {total} so far.
    web_course_left: str  # Too long for the learning system, and so on this device only: {answers}.
    web_course_some_left: str  # Some answers are on this device only.
    web_course_waiting: str  # The learning system does not answer. This page keeps trying.
    web_course_refused: str  # The learning system did not take everything that it was told. This page keeps trying.
    web_course_unread: str  # What the learning system has kept from earlier cannot be read. It is left as it is, and …
    web_course_unready: str  # The workbook cannot start, because part of it has not loaded. Close this window and ope …
    web_course_none: str  # No learning system was found, so none is told what you do.
    web_course_on_device: str  # Your answers stay on this device.
    web_course_unnamed: str  # It is not known who you are, so your answers are not kept on this device. Save them to …
    web_course_another: str  # Another learner has signed in to the learning system. Close this window, and open the w …
    answers_person: str  # Person
    answers_file: str  # File
    answers_edition: str  # Edition
    answers_part: str  # Part
    answers_exercise: str  # Exercise
    answers_question: str  # Question
    answers_answer: str  # Answer
    answers_stored: str  # Stored as
    answers_name: str  # Name of the answer
    answers_ticked: str  # yes
    answers_no_place: str  # Not asked in this edition
    answers_sheet: str  # Answers
    answers_people: str  # People
    form_send: str  # Save, and hand it in
    form_about: str  # Your answers stay on this page until you save them. Nothing is sent and nothing is kept in the …
    form_save: str  # Save my answers to a file
    form_saved: str  # Saved as {file}. Give this file to the facilitator.
    form_empty: str  # Nothing is filled in yet.
    form_plain: str  # This form needs scripts to save your answers. Without them, read it here and fill in the PDF or …
    summary_title: str  # What people answered
    summary_about: str  # Counted from {files} sets of answers. Nothing is told of a question that fewer than {least} …
    summary_quartiles: str  # The median is the answer in the middle. Half of the people are between the two quartiles.
    summary_question: str  # Question
    summary_answer: str  # Answer
    summary_people: str  # People
    summary_chosen: str  # Chosen by
    summary_median: str  # Median
    summary_spread: str  # Quartiles
    summary_low: str  # Lower quartile
    summary_high: str  # Upper quartile
    summary_words: str  # What people wrote
    summary_sheet: str  # Questions
    summary_choices: str  # Choices
    summary_of: str  # {people} people answered.
    summary_several: str  # {people} people answered; each could choose several.
    summary_too_few: str  # fewer than {least}
    summary_too_few_title: str  # Fewer than {least} people answered
    summary_too_few_about: str  # Nothing is told of these exercises. Perhaps nobody was asked them.
    summary_half: str  # {whole}.5
    summary_between: str  # {low} to {high}
    summary_median_between: str  # {median} ({between})
    summary_none: str  # –
    summary_longer: str  # Longer texts, which the PDF and the spreadsheet have: {count}
    summary_chart: str  # Bar chart: {title}. {lines}
    summary_chart_line: str  # {label}: {text}.
    summary_chart_count: str  # {label} {count}
    summary_chart_median: str  # median {median}, quartiles {low} and {high}
    kept_title: str  # Answers without a place in this edition
    kept_about: str  # You wrote these answers earlier. This edition has no place for them, so they are kept here. Cop …
    kept_not_asked: str  # No longer asked
    kept_changed: str  # Asked in another way now
    kept_differing: str  # Different in two files
    kept_now: str  # Asked on page {page}
    transcript_title: str  # {title}: what a screen reader says
    transcript_about: str  # This is what a screen reader says of the workbook (PDF), page by page, in the order in wh …
    transcript_page: str  # Page {page}
    transcript_page_again: str  # Page {page}, again
    transcript_part: str  # {title}, page {page}
    transcript_heading: str  # Heading level {level}
    transcript_paragraph: str  # Paragraph
    transcript_footnote: str  # Footnote
    transcript_code: str  # Code
    transcript_line: str  # Line
    transcript_list: str  # List of {count} items
    transcript_list_of_one: str  # List of 1 item
    transcript_list_end: str  # End of list
    transcript_item: str  # Item
    transcript_contents: str  # Contents list of {count} entries
    transcript_contents_of_one: str  # Contents list of 1 entry
    transcript_contents_end: str  # End of contents list
    transcript_entry: str  # Entry
    transcript_quotation: str  # Quotation
    transcript_quotation_end: str  # End of quotation
    transcript_figure: str  # Picture
    transcript_caption: str  # Caption
    transcript_table: str  # Table with {rows} rows and {columns} columns
    transcript_table_end: str  # End of table
    transcript_row: str  # Row {number}
    transcript_column_header: str  # Column header, column {column}
    transcript_row_header: str  # Row header, column {column}
    transcript_cell: str  # Cell, column {column}
    transcript_cell_of: str  # {cell} ({headers})
    transcript_headers_join: str  # ;
    transcript_blank: str  # blank
    transcript_continued: str  # {role}, continued
    transcript_text_box: str  # Text box
    transcript_text_lines: str  # Text box with several lines
    transcript_choice: str  # Drop-down list with {count} options
    transcript_choice_of_one: str  # Drop-down list with 1 option
    transcript_options: str  # Options: {options}
    transcript_check_box: str  # Check box, not ticked
    transcript_link_to_page: str  # link to page {page}:
    transcript_link: str  # link:
    transcript_read_as: str  # (read as {words})
    transcript_language: str  # (language: {language})
    braille_draft: str  # Draft for a transcriber. Not proofread.
    braille_made: str  # Translated by liblouis {version} with the table {table}.
    braille_numbers: str  # The number at the end of the first line is that of the printed page, with a letter where t …
    braille_notes: str  # Notes in signs for a transcriber tell what a picture shows, what a table has, and what a box …
    braille_in_lines: str  # Tables are set in lines. Each row begins at the margin. Each further cell begins with the …
    braille_tick: str  # a box to tick
    braille_gap: str  # a place for a short answer
    braille_footnote: str  # [{number}]
    braille_picture: str  # Picture: {alt}
    braille_table: str  # Table in lines. Columns: {columns}.
    braille_row_alike: str  # 1 more row like this one.
    braille_rows_alike: str  # {count} more rows like this one.
    braille_text_box: str  # Box for a short answer
    braille_text_lines: str  # Box for several lines
    braille_choice: str  # Box with a choice of one
    braille_check_box: str  # Box to tick
    braille_options: str  # ({options})
    print_all: str  # All my answers
    print_about: str  # {title}, edition {edition}. Answers saved on {date}.
    print_drawn: str  # {title}, drawn from the answers. Below, they stand in full.
    print_bars_alt: str  # A bar for the points of each row. The answers below have the numbers.
    print_not_answered: str  # Not answered yet
    print_nothing: str  # Nothing is answered here yet.
    print_exercise: str  # {number} {title}
    record_date: str  # Date
    record_activity: str  # Activity
    record_kind: str  # Kind
    record_evidence: str  # Evidence
    record_gap: str  # No activity for {months} months
    record_gap_dates: str  # {first} to {last}
    record_gap_note: str  # Say why in your statement.
    record_undated: str  # Without a date
    record_planned: str  # Planned
    record_words: str  # {count} words of about {most}
    record_empty: str  # Nothing that you wrote in the workbook stands here. Write it yourself.
    record_no_activities: str  # No activities are written down yet.
    planner_title: str  # Workshop planner
    planner_of: str  # Workshop planner: {title}
    planner_about: str  # Make a workshop of your own out of the activities of this guide. Clock, groups, materials an …
    planner_plain: str  # This planner needs a browser that runs scripts. The facilitator’s pack has a run sheet for e …
    planner_begin: str  # Begin
    planner_workshop: str  # Your workshop
    planner_by_clock: str  # By the clock
    planner_add: str  # Add to it
    planner_follows: str  # What follows from it
    planner_check: str  # Does it fit?
    planner_bring: str  # What to bring
    planner_keep: str  # Save, print, run
    planner_from: str  # A workshop of the guide
    planner_use: str  # Begin with this workshop
    planner_empty: str  # Begin empty
    planner_open: str  # Open a plan file
    planner_name: str  # Name of your workshop
    planner_start: str  # Start
    planner_people: str  # People
    planner_where: str  # Where
    planner_in_room: str  # in a room
    planner_all_online: str  # online
    planner_new: str  # My workshop
    planner_break: str  # Break
    planner_own: str  # Something of our own
    planner_span: str  # {span}: {minutes}
    planner_slack: str  # Slack: {minutes}
    planner_nothing: str  # There is nothing in your workshop yet. Add an activity below.
    planner_activity: str  # {title} · {part}
    planner_minutes: str  # Minutes
    planner_minutes_of: str  # Minutes: {title}
    planner_name_of: str  # Name: {title}
    planner_form: str  # Form
    planner_form_of: str  # Form: {title}
    planner_full: str  # in full ({minutes} min)
    planner_short: str  # short ({minutes} min)
    planner_length: str  # {name} ({minutes} min)
    planner_online: str  # online ({minutes} min)
    planner_steps: str  # Steps ({count})
    planner_up: str  # Up
    planner_up_of: str  # Move up: {title}
    planner_down: str  # Down
    planner_down_of: str  # Move down: {title}
    planner_out: str  # Take out
    planner_out_of: str  # Take out: {title}
    planner_undo: str  # Undo
    planner_drag: str  # Drag to another place
    planner_add_of: str  # Add: {title}
    planner_add_activities: str  # Activities
    planner_add_slots: str  # Parts of other workshops
    planner_add_others: str  # Breaks and your own
    planner_slot_of: str  # {title} ({workshop})
    planner_times: str  # {full} min, or {short} in short
    planner_fits: str  # Everything fits.
    planner_too_short: str  # {title}: its steps take {needed} minutes, and it has {minutes}.
    planner_no_steps: str  # {title}: it has no step in this form.
    planner_no_minutes: str  # {title}: it needs a minute at least.
    planner_too_much_slack: str  # {title}: it has more slack than minutes.
    planner_turns: str  # {title}: with {people} people, a group of {size} needs {needed} minutes for turns of {turns} …
    planner_no_exercise: str  # {title}: no step has time for the exercise “{exercise}”.
    planner_no_key_points: str  # {title}: no step has time for the key points.
    planner_no_debrief: str  # {title}: no step has time to look back together.
    planner_midnight: str  # The workshop ends after midnight.
    planner_people_range: str  # Plan for {least} to {most} people.
    planner_start_wrong: str  # Write a time of day at which it starts, such as 09:30.
    planner_said_moved: str  # {title} is now in place {place}. The workshop ends at {end}.
    planner_said_added: str  # Added in place {place}: {title}. The workshop ends at {end}.
    planner_said_out: str  # Taken out: {title}. The workshop ends at {end}.
    planner_said_stays: str  # That does not do here. It stays at: {value}
    planner_said_end: str  # The workshop ends at {end}.
    planner_said_undone: str  # Undone. The workshop ends at {end}.
    planner_said_begun: str  # Begun with {title}. It ends at {end}.
    planner_said_opened: str  # Opened: {title}. It ends at {end}.
    planner_save: str  # Save the plan to a file
    planner_save_about: str  # Open it here again, or hand it on. Whoever has the guide’s source makes slides and a ru …
    planner_saved: str  # Saved as {file}. Look among your downloads.
    planner_save_empty: str  # There is nothing to save yet.
    planner_print: str  # Print the run sheet
    planner_run: str  # Run it now
    planner_promise: str  # After the day
    planner_promise_day: str  # When people look at their promises again
    planner_promise_save: str  # Save this date as a calendar file
    planner_promise_about: str  # Send the file with your letter. Whoever opens it has the date in their calendar. It …
    planner_promise_event: str  # {title}: what did I promise?
    planner_promise_none: str  # Choose a day from today on.
    planner_kept: str  # Your plan is kept in this browser
    planner_not_kept: str  # Your plan is not kept in this browser. Save it to a file.
    planner_elsewhere: str  # The plan was changed in another window, and is shown here as it is there.
    planner_bad: str  # The file was not opened, and nothing was changed.
    planner_bad_json: str  # This is no plan file, or it is damaged.
    planner_bad_guide: str  # It is a plan for another guide: {guide}.
    planner_bad_newer: str  # A newer planner made it.
    planner_bad_key: str  # “{key}” is missing, or is not what it should be.
    planner_bad_slot: str  # Slot {place}: “{key}” is not what it should be.
    planner_bad_activity: str  # Slot {place}: this guide has no activity “{id}”.
    planner_bad_steps: str  # Slot {place}: “{id}” has another number of steps in this edition.
    planner_run_title: str  # Running: {title}
    planner_run_start: str  # Start now
    planner_run_at: str  # Start by the plan, at {time}
    planner_run_now: str  # Now
    planner_run_next: str  # Next
    planner_run_then: str  # {time} {title}
    planner_run_forward: str  # Next step
    planner_run_back: str  # Step back
    planner_run_end: str  # Leave the run view
    planner_run_left: str  # left
    planner_run_over: str  # over
    planner_run_wait: str  # until it starts
    planner_run_on_time: str  # On time
    planner_run_ahead: str  # {minutes} ahead
    planner_run_behind: str  # {minutes} behind
    planner_run_cut: str  # If you run late, first cut: {what}
    planner_run_spare: str  # Time to spare
    planner_run_copy: str  # Copy
    planner_run_copied: str  # Copied.
    planner_run_not_copied: str  # It was not copied. Mark the text and copy it yourself.
    planner_run_done: str  # That was the last step.
    planner_run_last_minute: str  # One minute left: {title}
    planner_run_is_over: str  # Time is up: {title}
    statement_title: str  # Accessibility of {title}
    statement_about: str  # {organisation} hands out {title}, edition {edition}. This page says which file suits you, …
    statement_files: str  # Which file suits you
    statement_keyboard: str  # You use a keyboard, a switch or speech input
    statement_low_vision: str  # You have low vision
    statement_screen_reader: str  # You use a screen reader
    statement_braille: str  # You use a braille display
    statement_phone: str  # You read on a phone or a tablet
    statement_paper: str  # You write on paper, or in a PDF reader
    statement_web: str  # the web workbook
    statement_epub: str  # the book (EPUB)
    statement_pdf: str  # the workbook (PDF)
    statement_variant: str  # the workbook “{variant}” (PDF)
    statement_or: str  # , or
    statement_open: str  # How to open each file
    statement_open_web: str  # {file} is {name}. Unpack it, and open index.html in a browser. You can enlarge its page …
    statement_open_epub: str  # {file} is {name}. Open it in a reading app. It has the page numbers of the workbook.
    statement_open_pdf: str  # {file} is {name}. Print it, or type into its boxes. It is tagged for screen readers.
    statement_checked: str  # What was checked
    statement_passed: str  # On {date}, these programs looked at the files, and no machine check failed: {tools}.
    statement_failed: str  # On {date}, these programs looked at the files: {tools}. Checks that failed: {count}. The …
    statement_unchecked: str  # No program has looked at the files yet.
    statement_machines: str  # Programs find only some barriers. Whether words, pictures and their order make sense, o …
    statement_evaluated: str  # Who has evaluated the files
    statement_evaluator: str  # {evaluator} evaluated the accessibility of these files.
    statement_conforms: str  # On that ground, the book says that it conforms to {standard}.
    statement_no_evaluator: str  # Nobody has evaluated these files by hand yet. So nothing here claims that they conf …
    statement_not_tried: str  # What was not tried
    statement_not_at_hand: str  # Those who make the tool had no screen reader, no Windows, no Mac, no Adobe Acrobat, …
    statement_not_run: str  # Validators that were not there: {tools}.
    statement_unjudged: str  # No program looked at these files: {files}.
    statement_not_judged: str  # Checks that were begun and came to no verdict: {count}. Their programs: {tools}.
    statement_ask: str  # Whom to ask
    statement_made: str  # Made on {date} for build {build}.
