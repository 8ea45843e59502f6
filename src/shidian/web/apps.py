"""The Django application of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Name of the application."""

    name = "shidian.web"
