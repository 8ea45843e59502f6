"""The Django application of the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Name and key type of the store's tables."""

    name = "shidian.store"
    default_auto_field = "django.db.models.BigAutoField"
