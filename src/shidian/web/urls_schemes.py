"""Addresses of the settlement schemes: read by everybody, and nothing is kept of what is asked."""

from django.urls import path
from django.views.decorators.http import require_safe

from shidian.web.views.schemes import compare, person, scheme

urlpatterns = [
    path("schemes/", require_safe(scheme.index), name="schemes"),
    path("schemes/<slug:code>/", require_safe(scheme.page), name="scheme"),
    path("schemes/<slug:code>/scheme.yaml", require_safe(scheme.download), name="scheme_file"),
    path("schemes/<slug:code>/person/", person.page, name="scheme_person"),
    path("schemes/<slug:code>/compare/", require_safe(compare.page), name="scheme_compare"),
]
