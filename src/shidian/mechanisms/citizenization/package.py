"""The cost models, sharing rules and rates of a programme's package, or of a city's own files."""

import hashlib
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from shidian.core import DataError, Fault, Place, UsageError
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.programme import PackageFiles, Programme, file_content, places, read_sourced

T = TypeVar("T", CostModel, SharingRules)
LARGEST = 2**20  # bytes
MODELS, RULES = "cost/models/", "cost/sharing/"


@dataclass(frozen=True)
class StatedFile(Generic[T]):
    """What a file states, the file's name, and its identity."""

    stated: T
    file: str
    sha256: str
    content: bytes = field(default=b"", repr=False)
    """Empty for what is no longer as the file states it."""

    def place(self, path: str) -> Place:
        """Where a path such as ``rules[0].shares`` stands in the file."""
        if not self.content:
            return Place(self.file, column=path)
        return _places(self.content, self.file)(path)


def models_of(programme: Programme) -> Mapping[str, StatedFile[CostModel]]:
    """The cost models of a package, by code; DataError with the faults of all files."""
    return _all(programme, MODELS, model_in)


def sharing_of(programme: Programme) -> Mapping[str, StatedFile[SharingRules]]:
    """The sharing rules of a package, by code; DataError with the faults of all files."""
    return _all(programme, RULES, sharing_in)


def model_in(files: PackageFiles, file: str, documents: Container[str]) -> StatedFile[CostModel]:
    """The cost model in a file; DataError with line and character."""
    return _stated(CostModel, files, file, documents)


def sharing_in(
    files: PackageFiles, file: str, documents: Container[str]
) -> StatedFile[SharingRules]:
    """The sharing rules in a file; DataError with line and character."""
    return _stated(SharingRules, files, file, documents)


def model_file(path: Path, documents: Container[str]) -> StatedFile[CostModel]:
    """The cost model in a city's own file; sources of other documents are unverified."""
    return model_in({path.name: file_content(path, LARGEST)}, path.name, documents)


def sharing_file(path: Path, documents: Container[str]) -> StatedFile[SharingRules]:
    """The sharing rules in a city's own file; sources of other documents are unverified."""
    return sharing_in({path.name: file_content(path, LARGEST)}, path.name, documents)


def chosen(known: Mapping[str, StatedFile[T]], code: str) -> StatedFile[T]:
    """The one of this code; UsageError that names those there are."""
    if code not in known:
        raise UsageError(Fault("cost_code_unknown", asked=code[:80], known=" ".join(known)))
    return known[code]


def own_model(
    models: Mapping[str, StatedFile[CostModel]], pilot: str
) -> StatedFile[CostModel] | None:
    """A pilot's own model, all of whose costs are stated; None where there is none."""
    own = (one for one in models.values() if pilot and one.stated.pilot == pilot)
    return next((one for one in own if all(item.cost for item in one.stated.items)), None)


@lru_cache(maxsize=8)  # a question may have a fault for every item and origin
def _places(content: bytes, file: str) -> Callable[[str], Place]:
    return places(content, file)


def _stated(
    cls: type[T], files: PackageFiles, file: str, documents: Container[str]
) -> StatedFile[T]:
    stated = read_sourced(cls, files, file, documents)
    return StatedFile(stated, file, hashlib.sha256(files[file]).hexdigest(), files[file])


def _all(
    programme: Programme,
    folder: str,
    read: Callable[[PackageFiles, str, Container[str]], StatedFile[T]],
) -> Mapping[str, StatedFile[T]]:
    files = programme.mechanisms
    found: dict[str, StatedFile[T]] = {}
    faults: list[Fault] = []
    for file in sorted(name for name in files if name.startswith(folder)):
        try:
            one = read(files, file, programme.documents)
            found[one.stated.code] = one
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return found
