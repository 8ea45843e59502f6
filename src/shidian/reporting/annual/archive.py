"""Office files whose bytes depend on nothing but their content."""

import io
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest that the format knows


def repacked(content: bytes) -> bytes:
    """The same archive with one date on all parts, so that equal contents are equal files."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in given.namelist():
            part = zipfile.ZipInfo(name, FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3  # the same on every system
            written.writestr(part, given.read(name))
    return made.getvalue()
