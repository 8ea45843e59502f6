"""Filings in the database: begun, written in cell by cell, moved along, entered in the ledgers.

Rights are asked here, in `write`, `take` and the others, so that pages, API, workbooks and
commands are all held by the same answer.
"""
