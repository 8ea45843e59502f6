"""The shipped sources and their fits, read once."""

from pathlib import Path

import pytest

from shidian.mechanisms.settlement.synthetic import Fit, Sources, fitted, read_sources
from shidian.programme import PackageFiles, package_files
from shidian.programme.package import BUILTIN


@pytest.fixture(scope="session")
def scheme_files() -> PackageFiles:
    folder: Path = BUILTIN / "urbanization_2014"
    return {name: one for name, one in package_files(folder).items() if name.startswith("schemes/")}


@pytest.fixture(scope="session")
def sources(scheme_files: PackageFiles) -> Sources:
    return read_sources(scheme_files)


@pytest.fixture(scope="session")
def fit_2013(sources: Sources) -> Fit:
    return fitted(sources, 2013)
