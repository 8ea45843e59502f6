"""From a YAML file to a scheme; every fault with its line and character."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.scheme.numbers import number_faults
from shidian.mechanisms.settlement.scheme.references import reference_faults
from shidian.mechanisms.settlement.scheme.scheme import Scheme
from shidian.programme import Parameter, built, placed, read_mapping, read_parameter


def read_scheme(content: bytes, file: str) -> Scheme:
    """The scheme in a file.

    Parameters
    ----------
    content : bytes
        YAML in UTF-8.
    file : str
        Its name, for messages.

    Raises
    ------
    DataError
        With every fault, each at its line and character.

    Examples
    --------
    >>> text = '''
    ... code: small
    ... version: "1"
    ... title: {zh: 小方案, en: A small scheme}
    ... from: 2015-01-01
    ... source: {document: assumption, confidence: unverified}
    ... inputs: {home: {label: {zh: 自有住房, en: Own home}, kind: flag, missing: no}}
    ... items: [{id: home, label: {zh: 住房, en: Home}, kind: flag, input: home, points: 10}]
    ... selection: {threshold: 10}
    ... '''
    >>> read_scheme(text.encode(), "small.yaml").title.en
    'A small scheme'
    """
    faults: list[Fault] = []
    found = read_mapping({file: content}, file, faults)
    if faults:
        raise DataError(faults)
    parameters = _parameters(found.get("parameters", {}), faults)
    rest = {key: one for key, one in found.items() if key != "parameters"}
    try:
        scheme = replace(built(Scheme, rest), parameters=parameters)
    except DataError as error:
        raise DataError(placed([*faults, *error.faults], file, content)) from error
    # What refers to a parameter that could not be read is not counted as a second fault.
    faults = faults or [*reference_faults(scheme), *number_faults(scheme)]
    if faults:
        raise DataError(placed(faults, file, content))
    return scheme


def _parameters(found: Any, faults: list[Fault]) -> Mapping[str, Parameter]:
    if not isinstance(found, Mapping):
        said = str(found)[:80]
        faults.append(
            Fault("field_value", Place(column="parameters"), found=said, expected="mapping")
        )
        return {}
    parameters = {}
    for code, entry in found.items():
        try:
            parameters[code] = read_parameter(code, entry)
        except DataError as error:
            place = Place(column=f"parameters.{code}")
            faults += [Fault(one.code, place, **one.found) for one in error.faults]
    return parameters
