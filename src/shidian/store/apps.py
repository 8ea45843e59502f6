"""The Django application of the store."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class StoreConfig(AppConfig):
    """Name and key type of the store's tables."""

    name = "shidian.store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the triggers make way for every migration, and put in place after it."""
        pre_migrate.connect(_unguarded, sender=self)
        post_migrate.connect(_guarded, sender=self)


def _unguarded(sender: AppConfig, using: str, **_: Any) -> None:
    from shidian.store import guards  # noqa: PLC0415  models are not ready when this module is

    guards.make_way(using)


def _guarded(sender: AppConfig, using: str, **_: Any) -> None:
    from shidian.store import guards  # noqa: PLC0415  models are not ready when this module is

    guards.install(using)
