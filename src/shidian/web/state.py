"""Answers that stand as long as the register does: an ETag for readers, a memory for us.

A public page or list depends on its address and on the register alone, and the register only
grows: so its newest entries' numbers say whether an answer made before still holds.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

import shidian
from shidian.store.snapshot import version

View = Callable[..., HttpResponse]


def while_register_stands(view: View) -> View:
    """Answer 304 to a reader who has the answer, and make each answer only once."""

    def remembered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        tag = _etag(request)
        kept: HttpResponse | None = cache.get(tag)
        if kept is not None:
            return kept
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            cache.set(tag, response)
        return response

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = condition(etag_func=_etag)(remembered)(request, *args, **kwargs)
        patch_cache_control(response, no_cache=True)
        return response

    return handle


def _etag(request: HttpRequest, *_: Any, **__: Any) -> str:
    part = request.headers.get("HX-Request", "")
    state = f"{shidian.__version__} {version()} {part} {request.get_full_path()}"
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'
