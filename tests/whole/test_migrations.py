"""Models and migrations agree."""

import re

import pytest
from django.core.management import call_command

from tests.whole.source import SOURCE


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


def test_migrations_are_numbered_without_gaps():
    names = sorted(path.stem for path in (SOURCE / "store" / "migrations").glob("[0-9]*.py"))
    numbers = [int(re.match(r"\d{4}", name)[0]) for name in names]
    assert numbers == list(range(len(names)))
