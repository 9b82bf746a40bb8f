"""Codebook: what do the words and rules of this case mean?"""

from functools import partial

from lib.analysis.codebook import actor_entries, issue_entries, voiced_counts
from lib.evidence import newest_records
from lib.ui.codebook import codebook_note, show_actors, show_issues, show_rules, show_words
from lib.ui.controls import choose
from lib.ui.download import Table, downloads
from lib.ui.frame import current_view
from lib.ui.notes import source_line

view = current_view()
ISSUES, ACTORS, WORDS, RULES = view.views

part = choose("view", "Part", view.views)
address = {} if part == ISSUES else {"view": part}

if part == ISSUES:
    entries = view.of_records(issue_entries, view.case.issues)
    show_issues(view, entries)
elif part == ACTORS:
    voiced = view.of_records(voiced_counts)
    entries = view.of_records_by_actor(actor_entries, voiced, view.case.actors)
    show_actors(view, entries)
elif part == WORDS:
    show_words()
else:
    show_rules(view)

source_line(view, view.made, codebook_note(view))
nouns = {ISSUES: "issue", ACTORS: "actor"}
tables = [Table(nouns[part], entries)] if part in nouns else []
newest = partial(newest_records, view.listed, view.number)
downloads(view, newest, view.number, *tables, **address)
