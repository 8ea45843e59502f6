"""The cluster engine: rules on Spark, written through Ibis.

What `tally` says here it says on the embedded engine too. Ibis, Spark and Java are needed by
nobody else, so they are looked for when it is called.
"""

import logging
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from shidian.core import Fault, UsageError
from shidian.engine.ibis_rules import ROWS, counted
from shidian.engine.rules import Rule
from shidian.engine.table import Table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[2]"
VIEW = "shidian_rows"


def tally(
    table: Table, questions: Sequence[Mapping[str, Rule]], master: str = LOCAL
) -> list[pl.DataFrame]:
    """Count the rows of a table by the values of rules, on a cluster.

    Parameters
    ----------
    table : Table
        Where its rows are a Parquet file, every node must be able to read it.
    questions : sequence of mappings
        Each names the rules to count by.
    master : str
        Address of the cluster, as Spark writes it; by default two threads of this machine. Where
        a Spark session runs in this process already, that one is used.

    Returns
    -------
    list of polars.DataFrame
        For each question a column (Int64) for each of its rules, in that order, and `rows`, how
        many; sorted by the rules.

    Raises
    ------
    UsageError
        If Ibis, Spark or Java is absent, or the cluster fails.
    """
    with _failures(master), _parquet(table) as path:
        session = _session(master)
        return [_answer(session, path, keys) for keys in questions]


def _answer(session: "SparkSession", path: Path, keys: Mapping[str, Rule]) -> pl.DataFrame:
    import ibis  # noqa: PLC0415

    connection = ibis.pyspark.connect(session)
    literal = re.sub(r"([\[\]{}*?])", r"\\\1", str(path))  # Spark takes a path for a pattern
    session.read.parquet(literal).createOrReplaceTempView(VIEW)
    query = connection.compile(counted(connection.table(VIEW), keys))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Spark leaves its socket unclosed
        found = pl.DataFrame(session.sql(query).toArrow())
    return found.select(pl.col(*keys, ROWS).cast(pl.Int64)).sort(list(keys))


def _session(master: str) -> "SparkSession":
    from pyspark.sql import SparkSession  # noqa: PLC0415

    settings: dict[str, bool | float | int | str | None] = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # Longer methods are never compiled by Java: Spark then does better to split them (8 x).
        "spark.sql.codegen.hugeMethodLimit": "8000",
        "spark.sql.warehouse.dir": tempfile.gettempdir(),  # it would stand in the working folder
    }
    if master.startswith("local"):  # needs no network, nor a name of this machine
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    session = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


@contextmanager
def _failures(master: str) -> Iterator[None]:
    """What is absent is said before anything is done; what fails later, in a sentence."""
    try:
        import ibis.backends.pyspark  # noqa: F401, PLC0415
        from py4j.protocol import Py4JError  # noqa: PLC0415
        from pyspark.errors import PySparkException  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            Fault("cluster_package_missing", found=(error.name or "ibis").partition(".")[0])
        ) from error
    _need_java()
    logging.getLogger("py4j").setLevel(logging.ERROR)
    try:
        yield
    except (Py4JError, PySparkException) as error:
        found = " ".join(str(error).split())[:200].rstrip(".")
        raise UsageError(Fault("cluster_failed", master=master, found=found)) from error


def _need_java() -> None:
    """Where Spark looks for Java."""
    home = os.environ.get("JAVA_HOME")
    looked = None if home is None else str(Path(home) / "bin")
    if shutil.which("java", path=looked) is None:
        raise UsageError(Fault("cluster_java_missing", found=f"{looked or 'PATH'}"))


@contextmanager
def _parquet(table: Table) -> Iterator[Path]:
    """The rows of a table as Parquet; those in memory in a folder that is removed afterwards."""
    if isinstance(table.rows, Path):
        yield table.rows.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        table.rows.write_parquet(path)
        yield path
