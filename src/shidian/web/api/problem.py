"""The one shape in which the API says what is wrong."""

from typing import cast

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language_from_request

from shidian.core import Fault, Lang


def problem(request: HttpRequest, fault: Fault, status: int, where: str = "") -> JsonResponse:
    """A fault as ``{type, title, detail, where}``, in the language that the reader accepts."""
    accepted = get_language_from_request(request)
    lang = cast(Lang, "en" if accepted.startswith("en") else "zh")
    body = {
        "type": fault.code,
        "title": encodable(fault.text(lang)),
        "detail": encodable(fault.advice(lang)),
        "where": encodable(where or request.path),
    }
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: a question mark for half a character, which JSON can send.

    Examples
    --------
    >>> encodable("a\\ud800")
    'a?'
    """
    return text.encode(errors="replace").decode()
