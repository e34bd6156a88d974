"""What a peer that means no good may do, and how an ordinary page fares meanwhile."""

import contextlib
import threading
import time
from collections.abc import Callable

from form_server import FormServer

Attack = Callable[[FormServer, threading.Event], None]


def holding(beginning: Callable[[FormServer], bytes], count: int = 100) -> Attack:
    """So many connections that begin something, go on a byte at a time, and come again when they are dropped."""

    def attack(server: FormServer, over: threading.Event) -> None:
        connections: list = []
        while not over.is_set():
            while len(connections) < count:
                connection = server.connect()
                connection.setblocking(False)
                with contextlib.suppress(OSError):
                    connection.sendall(beginning(server))
                connections.append(connection)
            for connection in list(connections):
                try:
                    if beginning(server):
                        connection.send(b"x")
                    elif not connection.recv(1):
                        raise ConnectionError
                except BlockingIOError:
                    pass
                except OSError:
                    connection.close()
                    connections.remove(connection)
            time.sleep(0.1)
        for connection in connections:
            connection.close()

    return attack


def sending(make: Callable[[FormServer], bytes]) -> Attack:
    """The same thing again and again, on a new connection each."""

    def attack(server: FormServer, over: threading.Event) -> None:
        while not over.is_set():
            with contextlib.suppress(OSError), server.connect() as connection:
                connection.sendall(make(server))
                while connection.recv(1 << 16):
                    pass

    return attack


def refused(server: FormServer) -> bytes:
    body = server.post("/drafts/save", {"csrf": server.csrf, "f-id": "x"}) * 100
    return (f"POST /new HTTP/1.1\r\n{server.headers}Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body


ATTACKS: dict[str, Attack] = {
    "100 idle connections": holding(lambda _: b""),
    "100 slow heads": holding(lambda server: f"GET / HTTP/1.1\r\n{server.host}X: ".encode()),
    "100 slow bodies": holding(lambda server: server.post("/new", {"csrf": server.csrf, "f-id": "x" * 9000})[:-9000]),
    "giant heads": sending(lambda server: b"GET / HTTP/1.1\r\nX: " + b"x" * (4 << 20)),
    "requests behind a refused one": sending(refused),
}


def under_attack(server: FormServer, attack: Attack, seconds: float) -> float:
    """The slowest of the form pages asked for meanwhile, in milliseconds."""
    over = threading.Event()
    thread = threading.Thread(target=attack, args=(server, over))
    thread.start()
    time.sleep(1)
    worst = 0.0
    begin = time.perf_counter()
    while time.perf_counter() < begin + seconds:
        start = time.perf_counter()
        server.get("/new")
        worst = max(worst, time.perf_counter() - start)
        time.sleep(0.02)
    over.set()
    thread.join()
    return worst * 1000
