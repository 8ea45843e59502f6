"""The official document, which is not part of the repository."""

import hashlib
import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
DEFAULT = REPOSITORY.parent / "shared" / "plans" / "urbanization-2014.txt"


@pytest.fixture(scope="session")
def plan(programme) -> str:
    """The text of the official document, if it is here and is the one that is cited."""
    path = Path(os.environ.get("SHIDIAN_OFFICIAL_PLAN") or DEFAULT)
    if not path.is_file():
        pytest.skip(f"no official document at {path}; name it in SHIDIAN_OFFICIAL_PLAN")
    content = path.read_bytes()
    expected = programme.documents[programme.facts.document].sha256
    assert hashlib.sha256(content).hexdigest() == expected, f"{path} is another document"
    return content.decode("utf-8")
