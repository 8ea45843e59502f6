"""What the bodies of questions about cost and transfers have in common: nothing is guessed."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import ConfigDict

Number = Annotated[str, Field(max_length=24)]
"""A number as text."""


class Given(Schema):
    """A body, or a part of one: it has no unknown fields, and no kind is taken for another."""

    model_config = ConfigDict(extra="forbid", strict=True)
