"""Answers that stand as long as the register does: an ETag for readers, a memory for us.

A public page or list depends on its address, the register, the judgements and the signed
decisions alone, and all of these only grow: so the numbers of the newest ones say whether an
answer made before still holds.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

import shidian
from shidian.store.evaluations import state
from shidian.web.access import person_of

LARGEST_KEPT = 400_000  # bytes; with 100 answers at most, a process keeps 40 MB

View = Callable[..., HttpResponse]


def while_register_stands(view: View) -> View:
    """Make each answer to the public only once, and answer 304 to a reader who has it."""

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if person_of(request) is not None:  # what stands at the head of their pages is theirs
            own = view(request, *args, **kwargs)
            patch_cache_control(own, private=True, no_cache=True)
            return own
        tag = _etag(request)
        response: HttpResponse | None = cache.get(tag)
        if response is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            response.headers["ETag"] = tag
            patch_cache_control(response, no_cache=True)
            if len(response.content) <= LARGEST_KEPT:
                cache.set(tag, response)
        return get_conditional_response(request, etag=tag, response=response)

    return handle


def _etag(request: HttpRequest) -> str:
    part = bool(request.htmx)
    made_of = f"{shidian.__version__} {state()} {part} {request.get_full_path()}"
    return f'"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}"'
