"""Many connections that each ask again as soon as they are answered."""

import selectors
import time
from collections.abc import Callable

from form_server import FormServer


class Asker:
    def __init__(self, server: FormServer, make: Callable[[int], bytes], keeps_alive: bool) -> None:
        self.server, self.make, self.keeps_alive = server, make, keeps_alive
        self.connection = None

    def ask(self, number: int) -> None:
        self.start = time.perf_counter()
        if self.connection is None:
            self.connection = self.server.connect()
        self.answer = bytearray()
        self.length = None
        self.connection.sendall(self.make(number))

    def take(self) -> int | None:
        """The status, once all of an answer is there."""
        piece = self.connection.recv(1 << 18)
        if not piece:
            raise ConnectionError("the server closed a connection in the midst of an answer")
        self.answer += piece
        if self.length is None:
            end = self.answer.find(b"\r\n\r\n")
            if end < 0:
                return None
            at = self.answer.find(b"Content-Length: ") + 16
            self.length = end + 4 + int(self.answer[at:self.answer.find(b"\r", at)])
        if len(self.answer) < self.length:
            return None
        return int(self.answer[9:12])


def load(server: FormServer, make: Callable[[int], bytes], connections: int, seconds: float,
         keeps_alive: bool, status: int = 200) -> tuple[float, float]:
    """Requests a second, and the 99th percentile of their times in milliseconds."""
    selector = selectors.DefaultSelector()
    times: list[float] = []
    number = 0
    for _ in range(connections):
        asker = Asker(server, make, keeps_alive)
        asker.ask(number)
        number += 1
        selector.register(asker.connection, selectors.EVENT_READ, asker)
    begin = time.perf_counter()
    while (now := time.perf_counter()) < begin + seconds:
        for key, _ in selector.select(1):
            asker: Asker = key.data
            answer = asker.take()
            if answer is None:
                continue
            if answer != status:
                raise RuntimeError(f"status {answer}, and not {status}: {bytes(asker.answer[-2000:])!r}")
            times.append(time.perf_counter() - asker.start)
            if not keeps_alive:
                selector.unregister(asker.connection)
                asker.connection.close()
                asker.connection = None
            asker.ask(number)
            number += 1
            if not keeps_alive:
                selector.register(asker.connection, selectors.EVENT_READ, asker)
    for key in list(selector.get_map().values()):
        key.data.connection.close()
    times.sort()
    return len(times) / (now - begin), times[int(len(times) * 0.99)] * 1000
