"""What every page's template can use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

import shidian
from shidian.core import Lang


def lang() -> Lang:
    """The language of the page being made."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """Language, the same page in the other language, and the version."""
    path = request.get_full_path()
    other = (
        escape_leading_slashes(path.removeprefix("/en"))
        if path.startswith("/en/")
        else f"/en{path}"
    )
    return {
        "lang": lang(),
        "other_language_path": other,
        "version": shidian.__version__,
        "may_confirm": settings.CONFIRM,
    }
