"""
The dashboard's library: everything that is not a page.

Read it in this order; a module imports only from modules above it.

clock        the time, read in one place
vocabulary   the words of the field: record types, acts, stances, status
exceptions   every error a reader can meet, with its message
date_hints   why a text is not a date, and what a spreadsheet may have done to it
edtf         uncertain dates: parse, bounds, words
rules        the rules of a cell, each said once
record_rules the rules between the cells of a record
schema       the tables of a case: columns, types, allowed values
files        the files of a case -> raw tables, or why they cannot be read
problems     what the validator found -> problems an analyst can mend
references   ids that no table holds
frames       a table in an engine -> rows in memory, few and alike
origins      which sources are independent
resolve      ids and dates -> what they stand for
refusals     why a save was refused
durable      one writer at a time; files that are old or new after a crash
versions     what a case's history keeps of each save
journal      several files of a case replaced in one step
settled      files of a case read together, never half a save
case         a case folder -> its tables, checked and resolved
datapackage  the schema -> datapackage.json
house_form   the bytes of a table -> its cells exactly as written, and back
changes      two versions of a table -> what changed
trial        a case with some files changed, checked before it is saved
store        tables of a case changed in one step: save, undo
steps        the versions of a case -> what changed between them
choices      what a case offers to choose from
filters      which records an analyst is looking at, and in words
address      filters -> an address, and back
evidence     the records behind a mark: how many, on what, the newest
calendar_file meetings -> a file that a calendar opens
extract      records -> a CSV that a spreadsheet opens, and back
extracts/    records -> files that say what they are, and back
doctor/      how a table is written: proved, or asked
intake/      a file that somebody brings -> rows a case could take
importers/   other people's formats -> the tables of a case
import_steps a file on its way into a case: what it is, what is open, its rows
first_look   a file that was just brought, and the recipe of the case that reads it
import_report what is known of it and what it would do, in words
tables/      tables that stay in their engine: Parquet, Spark, PostgreSQL
editing/     what was typed -> tables to save; two versions put together
analysis/    records -> small result tables
charts/      result table -> plotly figure
ui/          widgets and page frame (the only modules that import streamlit)
check        the command: python -m lib.check DIR
history      the command: python -m lib.history DIR
ingest       the command: python -m lib.ingest FILE --case DIR
"""

import warnings

# pandera imports pyspark.pandas wherever pyspark is installed; nothing here uses it.
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
