"""Books made on other machines: the same tasks on a Dask cluster, whose workers share no disk with us.

A task carries its bytes, and its result comes back as bytes. A worker that is lost in the middle of a task means
that the task runs again elsewhere; one that takes every worker down with it is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from bookmaker.model.problem import CannotBuild, Location, error
from bookmaker.shelf.limits import Lost
from bookmaker.shelf.plan import program_digest

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""Tasks that wait at each thread of a worker, so that none is idle while we send the next."""
PATIENCE = 15
"""Seconds in which a scheduler has to answer."""


@contextmanager
def cluster(address: str, workers: int) -> Iterator[Any]:
    """A client of the cluster at an address, or of one of so many processes that is started here (`local`).

    Raises CannotBuild where there is no Dask, nobody answers, no worker is there, or a worker's program is another.
    """
    try:
        import distributed
    except ImportError:
        raise CannotBuild(
            error("build/no-dask", "building on a cluster needs Dask", hint="pip install 'bookmaker[cluster]'")
        ) from None
    dask: Any = distributed  # its types are not all there
    here = dask.LocalCluster(workers, threads_per_worker=1, dashboard_address=None) if address == "local" else None
    try:
        client = dask.Client(here or address, timeout=PATIENCE)
    except (OSError, ValueError) as wrong:
        raise CannotBuild(_unreachable(address, str(wrong))) from wrong
    try:
        _check_versions(client, address)
        yield client
    finally:
        client.close()
        if here is not None:
            here.close()


def _unreachable(address: str, why: str) -> Any:
    return error(
        "build/no-scheduler",
        f"no scheduler answers: {why}",
        Location(address),
        "start one with “dask scheduler”, and give its address, like tcp://192.168.1.5:8786",
    )


def _check_versions(client: Any, address: str) -> None:
    """Every worker has to run the same program with the same libraries, or their books would not be the same."""
    there = client.run(program_digest)
    if not there:
        raise CannotBuild(
            error(
                "build/no-workers",
                "the cluster has no workers",
                Location(address),
                f"start some: dask worker {address}",
            )
        )
    others = sorted(worker for worker, digest in there.items() if digest != program_digest())
    if others:
        raise CannotBuild(
            error(
                "build/other-versions",
                f"bookmaker or its libraries are other versions on {', '.join(others)}",
                Location(address),
                "install the same versions there, and start the workers again",
            )
        )


def work_on(client: Any, do: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
    """Do tasks on a cluster; each as it is finished, or Lost where no worker could do it.

    Tasks are sent as workers get free, so that a million of them need no room here.
    """
    import distributed

    dask: Any = distributed
    waiting = iter(tasks)
    begun: dict[Any, T] = {}
    running = dask.as_completed(with_results=True, raise_errors=False)

    def send() -> bool:
        """Send the next task; False if there is none."""
        for task in waiting:
            future = client.submit(do, task, pure=False)
            begun[future.key] = task
            running.add(future)
            return True
        return False

    threads = sum(client.nthreads().values())
    for _ in range(max(1, threads) * AHEAD):
        if not send():
            break
    for future, result in running:
        task = begun.pop(future.key)
        if future.status == "finished":
            yield task, result
        else:
            yield task, Lost(_reason(result))
        future.release()
        send()


def _reason(result: Any) -> str:
    """Why a task failed, from what Dask makes of it."""
    what = result[1] if isinstance(result, tuple) and len(result) > 1 else result
    if type(what).__name__ == "KilledWorker":
        return "every worker that began it was lost"
    return f"{type(what).__name__}: {what}"
