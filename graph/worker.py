"""A query in a thread of its own, so that whoever asked may stop waiting.

Oxigraph's Python API cannot cancel a query, and a query's results belong to the thread that made them. So
the query is made and read in one daemon thread, and the caller waits for each answer as long as the time
limit allows or until Ctrl-C. A thread that is given up ends when its query does, or with the process: it
only reads, so that harms nothing. Starting the thread and handing over a batch costs about a tenth of a
millisecond.
"""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from threading import Thread

from graphq.ontology.errors import QueryTimeoutError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")
    _Reply = SimpleQueue[tuple[Any, BaseException | None]]
    _Call = tuple[Callable[[Any], Any], _Reply]


LONGEST_WAIT = 1e6
"""No answer is waited for longer than this many seconds: the clock of a lock has a limit."""


class Worker:
    """What ``make`` makes, used in one thread only.

    Args:
        make: what makes the object, called on the first use.
        timeout: how many seconds may be spent waiting in all, ``None`` for any.
    """

    def __init__(self, make: Callable[[], Any], timeout: float | None = None) -> None:
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._timeout = self._left = timeout
        Thread(target=_serve, args=(make, self._calls), daemon=True).start()

    def call(self, function: Callable[[Any], T]) -> T:
        """What the function makes of the object.

        Raises:
            QueryTimeoutError: the time that may be spent waiting is used up.
        """
        started = time.monotonic()
        reply: _Reply = SimpleQueue()
        self._calls.put((function, reply))
        try:
            left = None if self._left is None else min(self._left, LONGEST_WAIT)
            answer, error = reply.get(timeout=left)
        except Empty:
            raise QueryTimeoutError(
                f"the query ran longer than {self._timeout:g} s and was stopped: "
                "make it narrower, or allow more time with --timeout SECONDS"
            ) from None
        if self._left is not None:
            self._left = max(self._left - (time.monotonic() - started), 0.0)
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]

    def __del__(self) -> None:
        self._calls.put(None)


def _serve(make: Callable[[], Any], calls: SimpleQueue[_Call | None]) -> None:
    made = None
    for function, reply in iter(calls.get, None):
        try:
            if made is None:
                made = make()
            reply.put((function(made), None))
        except BaseException as error:
            # Without its traceback: that would carry ``made`` into the other thread.
            reply.put((None, error.with_traceback(None)))
