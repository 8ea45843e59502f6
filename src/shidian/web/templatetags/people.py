"""How posts are written on pages."""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from shidian.core import Bilingual
from shidian.register.roles import Role
from shidian.store.models import Post
from shidian.web.context import lang

register = template.Library()


@register.filter
def role_text(role: str) -> Bilingual:
    """A role in words, by its code."""
    return Role(role).text


@register.filter
def is_over(post: Post, today: date) -> bool:
    """Whether a post has ended."""
    return post.valid_to is not None and post.valid_to < today


@register.simple_tag
def post_state(post: Post, today: date) -> str:
    """Whether a post is held: the class by which a page shows it."""
    if is_over(post, today):
        return "over"
    return "held" if post.valid_from <= today else "ahead"


@register.simple_tag
def area_name(code: str, areas: Mapping[str, Bilingual]) -> SafeString:
    """An area by name, with its code; the code alone where the programme does not name it."""
    name = areas.get(code)
    if name is None:
        return format_html("<code>{}</code>", code)
    return format_html("{} <code>{}</code>", name.text(lang()), code)
