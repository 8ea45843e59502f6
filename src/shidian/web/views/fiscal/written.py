"""A cost model as the YAML file that states it, with the numbers that were typed."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.citizenization.model import CostModel


def model_yaml(model: CostModel) -> bytes:
    """The file; read again it is the same model.

    What stands at its default is left out, but for a confidence: one left out counts as unverified.
    """
    content = yaml.safe_dump(_plain(model), allow_unicode=True, sort_keys=False, width=120)
    return content.encode()


def _plain(found: Any) -> Any:
    """What YAML holds of an object: every scalar as text."""
    if isinstance(found, Bilingual):
        return {"zh": found.zh, "en": found.text("en")}
    if is_dataclass(found):
        stated = ((one, getattr(found, one.name)) for one in fields(found))
        return {
            one.name.rstrip("_"): _plain(value)
            for one, value in stated
            if value is not None and (value != _default(one) or isinstance(value, Confidence))
        }
    if isinstance(found, Mapping):
        return {str(key): _plain(value) for key, value in found.items()}
    if isinstance(found, tuple):
        return [_plain(value) for value in found]
    return _text(found)


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _text(found: Any) -> Any:
    if isinstance(found, Decimal):
        return f"{found:f}"
    if isinstance(found, Enum):
        return str(found.value)
    return found.isoformat() if isinstance(found, date) else str(found)
