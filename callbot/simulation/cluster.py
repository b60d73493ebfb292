"""Hands of other machines: a Dask cluster, the extra `callbot[cluster]`.

Tasks depend on their own values alone, so that whoever does one, and how often, changes nothing: a
worker that is killed costs its tasks once more. What a task needs (script, population, speech model)
is made once a process. The driver alone writes. Whoever passes a task's deadline ends itself and is a lost
worker, too: Dask gives its tasks to others, and gives a task up that cost too many.
"""

from __future__ import annotations

import logging
import math
import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Generic

from callbot.errors import CallbotError, UsageError
from callbot.simulation.cluster_worker import do, refused, version
from callbot.simulation.hands import Crash, Hands, Result, Task

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS: Final = 5
_WORKERLESS_SECONDS: Final = 60.0
"""How long a cluster may have no worker before the run is given up."""
_LOOK_SECONDS: Final = 1.0
"""How often is asked how many workers there are."""

_NO_SCHEDULER: Final = "the cluster's scheduler was lost in mid-run"

_DEAF: Final = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
"""Workers of this machine: Ctrl-C is the driver's business."""

_ANY_PORT: Final = "127.0.0.1:0"
"""Of the page that Dask has of itself: its usual port may belong to another cluster of this machine."""

_FAILURES: Final = "distributed.scheduler.allowed-failures"
"""How often Dask does a task once more that cost a worker: three times where it is not told, and each
takes the whole deadline where the task hangs."""


class Cluster:
    """The staff of a scheduler that was reached. Close it, or use `connected`."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address

    @property
    def workers(self) -> int:
        """How many processes it has now."""
        return max(1, _count(self._client))

    def hands(
        self, setup: Callable[[], Callable[[Task], Result]], each: int, deadline_seconds: float
    ) -> Hands[Task, Result]:
        """Whoever passes the deadline is lost as if it had been killed."""
        return Remote(self._client, setup, each, deadline_seconds)


class Remote(Generic[Task, Result]):
    """Workers of a cluster; they may come and go."""

    def __init__(
        self,
        client: Client,
        setup: Callable[[], Callable[[Task], Result]],
        each: int,
        deadline_seconds: float = math.inf,
    ) -> None:
        self._client = client
        self._seconds = deadline_seconds
        self._setup = pickle.dumps(setup)
        # One more than here: what is done has a longer way.
        self._each = each + 1
        self._going: dict[int, tuple[Task, Future]] = {}
        self._done: SimpleQueue[int] = SimpleQueue()
        self._workers = 0
        self._looked = self._seen = time.monotonic()
        self._look(0.0)

    @property
    def room(self) -> int:
        """How many tasks may be given now."""
        return max(1, self._workers) * self._each - len(self._going)

    @property
    def busy(self) -> bool:
        """Whether a task was given that is not finished."""
        return bool(self._going)

    def give(self, number: int, task: Task) -> None:
        """The scheduler says who gets it."""
        future = self._client.submit(do, version(), self._setup, task, self._seconds, pure=False)
        self._going[number] = task, future
        future.add_done_callback(lambda _, n=number: self._done.put(n))

    def finished(self, seconds: float | None) -> list[tuple[int, Any]]:
        """What has come, or the first that comes."""
        if not self._going:
            return []
        numbers = list[int]()
        until = math.inf if seconds is None else time.monotonic() + seconds
        while not numbers:
            self._look(_LOOK_SECONDS)
            left = min(_LOOK_SECONDS, until - time.monotonic())
            with suppress(Empty):
                numbers.append(self._done.get(left > 0, max(0.0, left)))
            if time.monotonic() >= until:
                break
        while not self._done.empty():
            numbers.append(self._done.get())
        return [(number, self._outcome(number)) for number in numbers]

    def close(self) -> None:
        """What is not done is not wanted any more."""
        with suppress(Exception):  # the scheduler may be gone
            self._client.cancel([future for _, future in self._going.values()], force=True)
        self._going.clear()

    def _outcome(self, number: int) -> Any:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        task, future = self._going.pop(number)
        try:
            return future.result()
        except KilledWorker as error:
            return Crash(task, f"several workers died or hung at it ({error.last_worker.address})")
        except FutureCancelledError as error:
            raise _lost(_NO_SCHEDULER) from error

    def _look(self, every_seconds: float) -> None:
        """How many workers there are; raises CallbotError where there was none for too long."""
        now = time.monotonic()
        if now - self._looked < every_seconds:
            return
        self._looked = now
        try:
            self._workers = _count(self._client)
        except (OSError, RuntimeError) as error:
            raise _lost(_NO_SCHEDULER) from error
        if self._workers:
            self._seen = now
        elif now - self._seen > _WORKERLESS_SECONDS:
            raise _lost(f"the cluster has had no worker for {_WORKERLESS_SECONDS:.0f} s")


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster of `tcp://HOST:PORT`, or one of this machine for `local` or `local:WORKERS`.

    Raises UsageError where the extra is missing, the address makes no sense, nobody answers there, or
    a worker has another callbot or Python.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--cluster needs Dask's `distributed`, which is not installed",
            hint="pip install 'callbot[cluster]'",
        ) from error
    with _quiet(), _scheduler(address) as there:
        try:
            client = Client(there, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:  # TimeoutError is one
            raise UsageError(
                f"no Dask scheduler answers at {address}",
                hint="start one with `dask scheduler`, and workers with `dask worker ADDRESS`",
            ) from error
        try:
            _check(client, address)
            yield Cluster(client, address)
        finally:
            client.close(timeout=CONNECT_SECONDS)


@contextmanager
def _scheduler(address: str) -> Iterator[Any]:
    """What a client connects to; ends a cluster of this machine that was made for it."""
    kind, _, workers = address.partition(":")
    if kind != "local":
        if not address.startswith(("tcp://", "tls://", "ws://", "wss://", "ucx://")):
            raise UsageError(
                f"--cluster {address}: not an address",
                hint="tcp://HOST:PORT of a Dask scheduler, or local:2 to try it on this machine",
            )
        yield address
        return
    if workers and (not workers.isdecimal() or not 1 <= int(workers) <= 256):
        raise UsageError(f"--cluster {address}: between 1 and 256 workers")
    import dask.config
    from distributed import LocalCluster

    number = int(workers) if workers else None
    with (
        dask.config.set({_FAILURES: 1}),
        LocalCluster(
            n_workers=number, threads_per_worker=1, dashboard_address=_ANY_PORT, preload=[_DEAF]
        ) as local,
    ):
        yield local


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask tells of every worker that goes; what matters of it we say ourselves."""
    names = ("distributed", "distributed.nanny", "distributed.scheduler", "distributed.core",
             "distributed.client", "distributed.comm", "distributed.worker", "tornado.application")  # fmt: skip
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def _count(client: Client) -> int:
    return len(client.scheduler_info(n_workers=-1)["workers"])


def _check(client: Client, address: str) -> None:
    """Raises UsageError where a worker there is now must not do our work, or there is none."""
    if not _count(client):
        raise UsageError(
            f"the Dask scheduler at {address} has no worker",
            hint=f"start some with `dask worker {address} --nthreads 1 --nworkers auto`",
        )
    # Python first: a callbot for another one may not even be readable there.
    for worker, told in sorted(client.get_versions()["workers"].items()):
        python = ".".join(str(told["host"]["python"]).split(".")[:2])
        if python != version()[1]:
            raise refused(worker, ("?", python))
    for worker, has in sorted(client.run(version, on_error="return").items()):
        if isinstance(has, BaseException):
            has = "none", version()[1]
        if tuple(has) != version():
            raise refused(worker, has)


def _lost(what: str) -> CallbotError:
    hint = "what was done is kept; `callbot campaign resume` goes on with a day"
    return CallbotError(what, hint=hint, code="cluster")
