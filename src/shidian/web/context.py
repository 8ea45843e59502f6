"""What every page's template can use."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

import shidian
from shidian.core import Lang
from shidian.web.access import person_of
from shidian.web.navigation import rooms


def lang() -> Lang:
    """The language of the page being made."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """Language, the same page in the other language, the version, and who has signed in."""
    path = request.get_full_path()
    other = (
        escape_leading_slashes(path.removeprefix("/en"))
        if path.startswith("/en/")
        else f"/en{path}"
    )
    person = person_of(request)
    return {
        "person": person,
        "rooms": rooms(request) if person and not getattr(request, "obliged", False) else (),
        "lang": lang(),
        "other_language_path": other,
        "version": shidian.__version__,
    }
