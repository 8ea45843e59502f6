"""Supervision in the database: what is written is checked, done in one transaction, and logged."""
