"""The register in a database: Django models and migrations under the protocols of `register`.

SQLite by default, PostgreSQL by one setting (``DATABASE_URL``). A programme's facts are kept
as the package's own files, so that one reader serves folders and databases alike; the
register's entries are rows. Section 7 of the design.

`setup` must have been called before anything but `home` and `setup` is imported from here.
"""
