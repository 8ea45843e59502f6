"""The Django application of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Name of the application."""

    name = "shidian.web"

    def ready(self) -> None:
        """Have signing in and out logged."""
        from shidian.web import sign_in_events  # noqa: F401, PLC0415  models are not ready before
