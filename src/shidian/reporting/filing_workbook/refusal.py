"""The refusal of a file whose inside is not what a workbook has."""

from shidian.core import DataError, Fault


def damaged(found: object) -> DataError:
    """The error for a part that is broken, with what was met there."""
    return DataError(Fault("workbook_damaged", found=" ".join(str(found).split())[:120]))
