"""Real servers for tests: PostgreSQL, and a Spark cluster with two workers, all on loopback."""

from __future__ import annotations

import atexit
import glob
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from lib.tables.spark import hush

NEEDED = "PARLEY_NEEDS_ENGINES"
"""Set in CI: a missing engine is a failure there, not a skip."""

LOCKED = "locked"
"""A user of PostgreSQL who needs a password; the others are trusted."""

PATIENCE = 180
"""Seconds for a server to come up on a busy machine."""


def missing(reason: str) -> None:
    """Skip the test, or let it fail where engines are needed."""
    if os.environ.get(NEEDED):
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """Find a port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port: int, alive: Callable[[], bool], log: Path) -> None:
    """Wait until a server takes connections, or say what it logged."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and alive():
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing listens on {port}:\n{log.read_text()[-3000:]}")


GUARD = """
import os, shutil, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
folder = sys.stdin.readline().strip()
watched = {}
for line in sys.stdin:
    number, how = map(int, line.split())
    watched[number] = how
for number, how in watched.items():
    try:
        if not how:
            continue
        os.killpg(-number, how) if number < 0 else os.kill(number, how)
    except ProcessLookupError:
        pass
shutil.rmtree(folder, ignore_errors=True)
"""
"""Reads until the test run is gone, even killed: then what it left is ended."""


class Guard:
    """A process that outlives the test run, to end the servers that a killed run leaves."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", GUARD], stdin=subprocess.PIPE, text=True, start_new_session=True
        )
        self._say(str(folder))

    def watch(self, process: int, how: signal.Signals = signal.SIGKILL) -> None:
        """End this process (less than 0: its group) when the test run is gone."""
        self._say(f"{process} {int(how)}")

    def forget(self, process: int) -> None:
        """Leave a number alone that may be another process by then."""
        self._say(f"{process} 0")

    def dismiss(self) -> None:
        """Nothing is left to be ended."""
        self.process.kill()
        self.process.communicate()

    def _say(self, line: str) -> None:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()


class Postgres:
    """A PostgreSQL of the Debian package, in a folder of its own."""

    user = "parley"

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.process = 0
        self.folder = Path(tempfile.mkdtemp(prefix="parley-pg-"))
        self.guard = Guard(self.folder)
        self.port = free_port()
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self.run(
            "initdb", "-D", self.data, "-U", self.user, "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        rules = self.data / "pg_hba.conf"
        rules.write_text(f"host all {LOCKED} 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *arguments: object) -> None:
        """Run a program of PostgreSQL, never as root: it refuses that."""
        command = [str(self.programs / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=PATIENCE)

    def start(self) -> None:
        settings = (
            f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c fsync=off "
            "-c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB"
        )
        log = self.folder / "log"
        self.run("pg_ctl", "-D", self.data, "-l", log, "-w", "-s", "-o", settings, "start")
        self.process = int((self.data / "postmaster.pid").read_text().split()[0])
        self.guard.watch(self.process, signal.SIGQUIT)

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-s", "stop")
        if self.process:
            self.guard.forget(self.process)
            self.process = 0

    def remove(self) -> None:
        self.stop()
        self.guard.dismiss()
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self, **more):
        import psycopg

        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=self.user, dbname="postgres",
            autocommit=True, **more,
        )  # fmt: skip

    def load(self, name: str, rows: pd.DataFrame) -> str:
        """Copy rows into a table; days become dates. Gives the source."""
        from psycopg import sql

        typed = {"M": "date", "i": "bigint", "f": "double precision", "b": "boolean"}
        columns = [
            sql.SQL("{} {}").format(
                sql.Identifier(column),
                sql.SQL(typed.get(getattr(rows[column].dtype, "kind", "O"), "text")),
            )
            for column in rows.columns
        ]
        table = sql.Identifier(name)
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
            cursor.execute(
                sql.SQL("CREATE TABLE {} ({})").format(table, sql.SQL(", ").join(columns))
            )
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(table)) as copy:
                for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False):
                    copy.write_row(row)
        return self.source(name)

    def source(self, name: str) -> str:
        return f"postgres://127.0.0.1:{self.port}/postgres#{name}"


class Spark:
    """A standalone cluster: a master, two workers of one core, a Connect server."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = Path(tempfile.mkdtemp(prefix="parley-spark-"))
        self.guard = Guard(self.folder)
        self.processes: dict[str, subprocess.Popen] = {}
        self.master = free_port()
        self.port = free_port()

    def start(self) -> None:
        deploy = "org.apache.spark.deploy"
        self._java("master", f"{deploy}.master.Master", "--port", self.master, "--webui-port", 0)
        self._await("master", self.master)
        for name in ("worker-1", "worker-2"):
            self._java(
                name, f"{deploy}.worker.Worker", "--cores", 1, "--memory", "1g",
                "--webui-port", 0, f"spark://127.0.0.1:{self.master}",
            )  # fmt: skip
        self.start_connect()

    def start_connect(self) -> None:
        settings = {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.executor.memory": "700m",
            "spark.executor.cores": 1,
            "spark.cores.max": 2,
            "spark.connect.grpc.binding.address": "127.0.0.1",
            "spark.connect.grpc.binding.port": self.port,
            "spark.sql.shuffle.partitions": 2,
            "spark.sql.session.timeZone": "Europe/Berlin",
            "spark.sql.catalogImplementation": "in-memory",
            "spark.sql.warehouse.dir": self.folder / "warehouse",
            "spark.ui.enabled": "false",
        }
        options = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
        self._begin(
            "connect", self.home / "bin" / "spark-submit",
            "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
            "--name", "connect", "--master", f"spark://127.0.0.1:{self.master}",
            *options, "spark-internal",
        )  # fmt: skip
        self._await("connect", self.port)

    def stop(self, *names: str) -> None:
        """End processes for sure; without names, all."""
        for name in names or [*reversed(self.processes)]:
            process = self.processes.pop(name)
            with suppress_gone():
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self.guard.forget(-process.pid)

    def remove(self) -> None:
        self.stop()
        self.guard.dismiss()
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self):
        """A client beside the engine's."""
        hush()
        from pyspark.sql.connect.session import SparkSession

        return SparkSession.builder.remote(f"sc://127.0.0.1:{self.port}").create()

    def load(self, name: str, rows: pd.DataFrame) -> str:
        """Write rows as Parquet and name them a table. Gives the source."""
        folder = self.folder / f"{name}-{time.monotonic_ns()}"
        folder.mkdir()
        write_parquet(rows, folder / "rows.parquet")
        client = self.connect()
        client.sql(f"DROP TABLE IF EXISTS {name}").collect()
        client.catalog.createTable(name, path=str(folder), source="parquet").count()
        client.stop()  # else it seeks the server for ten minutes when Python ends
        return self.source(name)

    def source(self, name: str) -> str:
        return f"sc://127.0.0.1:{self.port}/default.{name}"

    def _java(self, name: str, main: str, *arguments: object) -> None:
        self._begin(
            name, self.home / "bin" / "spark-class", main, "--host", "127.0.0.1", *arguments
        )

    def _begin(self, name: str, *command: object) -> None:
        log = (self.folder / f"{name}.log").open("a")
        self.processes[name] = subprocess.Popen(
            [str(part) for part in command],
            stdout=log,
            stderr=log,
            cwd=self.folder,
            env={
                **os.environ,
                "SPARK_HOME": str(self.home),
                "SPARK_LOCAL_IP": "127.0.0.1",
                "SPARK_LOCAL_DIRS": str(self.folder / "local"),
                "SPARK_WORKER_DIR": str(self.folder / "work"),
                "SPARK_DAEMON_MEMORY": "1g" if name == "connect" else "256m",
                "PYSPARK_PYTHON": sys.executable,
            },
            start_new_session=True,
        )
        self.guard.watch(-self.processes[name].pid)
        log.close()

    def _await(self, name: str, port: int) -> None:
        process = self.processes[name]
        await_port(port, lambda: process.poll() is None, self.folder / f"{name}.log")


def write_parquet(rows: pd.DataFrame, path: Path) -> str:
    """Write rows as our extracts do: days as dates. Gives the source."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(rows, preserve_index=False)
    fields = [
        pa.field(field.name, pa.date32()) if pa.types.is_timestamp(field.type) else field
        for field in table.schema
    ]
    pq.write_table(table.cast(pa.schema(fields)), path)
    return str(path)


@contextmanager
def suppress_gone() -> Iterator[None]:
    """Pass over a process that is gone already."""
    try:
        yield
    except ProcessLookupError:
        return


@contextmanager
def running(server) -> Iterator:
    """Start a server; end it whatever happens, also on Ctrl-C."""
    atexit.register(server.remove)
    try:
        server.start()
        yield server
    finally:
        server.remove()
        atexit.unregister(server.remove)


def find_postgres() -> Postgres:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not found:
        missing("no PostgreSQL found: install it (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg")
    return Postgres(Path(found[-1]).parent)


def find_spark() -> Spark:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        missing("no Java found: install it (Debian: apt-get install openjdk-17-jre-headless)")
    pyspark = pytest.importorskip("pyspark")
    return Spark(Path(pyspark.__file__).parent)
