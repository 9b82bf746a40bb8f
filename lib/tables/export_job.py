"""A file of records in the making: in a thread of its own, watched and stopped from a page."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic

from lib.exceptions import QueryCancelled
from lib.filters import Filters
from lib.tables.engine import Session
from lib.tables.engine_case import EngineCase
from lib.tables.export import About, Kind, export_records

SILENCE = 150.0
"""Seconds without a sign of the page after which nobody waits; a hidden tab gives one a minute."""

FORGOTTEN = 3600.0
"""Seconds without one after which a finished file may be removed to make room for others."""

LOOK = 1.0
"""Seconds between two looks whether somebody waits."""


@dataclass(frozen=True)
class Order:
    """Which records are to be written, and how."""

    case: EngineCase
    filters: Filters
    kind: Kind
    name: str
    """Of the file."""
    number: int
    """How many records it should have, for the progress."""
    about: About


@dataclass(eq=False)
class Job:
    """An order under way, or done. Begins at once; any thread may look at it."""

    order: Order
    silence: float = SILENCE
    written: int = 0
    error: Exception | None = None
    shown_done: bool = False
    """Whether the page has been drawn since it is done."""
    _session: Session | None = None
    _beat: float = field(default_factory=monotonic)
    _cancelled: Event = field(default_factory=Event)
    _done: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="parley-extract-"))
        atexit.register(self.remove)
        Thread(target=self._run, name=f"write {self.order.name}", daemon=True).start()
        Thread(target=self._watch, daemon=True).start()

    @property
    def path(self) -> Path:
        """Where the file lies once it is done."""
        return self.folder / self.order.name

    @property
    def is_done(self) -> bool:
        """Whether it is written, failed or was cancelled."""
        return self._done.is_set()

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody has looked at it for long."""
        return monotonic() - self._beat > FORGOTTEN

    def beat(self) -> None:
        """Say that somebody still waits."""
        self._beat = monotonic()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; say whether it is done."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Stop soon; nothing of the file is left then."""
        with self._lock:
            self._cancelled.set()
            session = self._session
        if session:
            session.cancel()

    def remove(self) -> None:
        """Stop, and remove the file."""
        self.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)
        atexit.unregister(self.remove)

    def _run(self) -> None:
        order = self.order
        try:
            export_records(
                order.case,
                order.filters,
                self.path,
                order.kind,
                order.about,
                self._wrote,
                self._began,
            )
        except Exception as error:  # the page raises what is not in words, with its traceback
            self.error = error
        finally:
            if self._cancelled.is_set():
                self.error = QueryCancelled()
                shutil.rmtree(self.folder, ignore_errors=True)
            self._done.set()

    def _began(self, session: Session) -> None:
        with self._lock:
            self._session = session
            late = self._cancelled.is_set()
        if late:
            session.cancel()

    def _wrote(self, rows: int) -> None:
        self.written = rows

    def _watch(self) -> None:
        while not self._done.wait(min(LOOK, self.silence)):
            if monotonic() - self._beat > self.silence:
                self.cancel()
                return
