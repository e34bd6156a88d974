"""A `sheaf serve` with a browser that has been let in."""

import itertools
import re
import signal
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlencode, urlsplit


class FormServer:
    def __init__(self, program: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            [program, "serve", str(folder), "--port", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        address = urlsplit(self.process.stdout.readline().strip())
        self.port = address.port
        self.host = f"Host: 127.0.0.1:{self.port}\r\n"
        head, _ = self.exchange(f"GET /?{address.query} HTTP/1.1\r\n{self.host}\r\n".encode())
        cookie = re.search(rb"Set-Cookie: ([^;]+)", head).group(1).decode()
        self.headers = f"{self.host}Origin: http://127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
        self.csrf = re.search(rb'name="csrf" value="([0-9a-f]+)"', self.get("/new")).group(1).decode()
        self.numbers = itertools.count(1)
        self.fields = {
            "csrf": self.csrf, "f-status": "Outcome", "f-harvest": "harvest 2", "f-country": "Burundi",
            "f-year": "2023", "f-outcome": "La chorale chante au bord du lac. " * 20,
            "f-significance": "Elle chante pour tous. " * 20, "f-contribution": "Le programme a prêté des pupitres. " * 20,
        }

    def __enter__(self) -> "FormServer":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(10)

    def connect(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def exchange(self, request: bytes) -> tuple[bytes, bytes]:
        with self.connect() as connection:
            connection.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer:
                answer += connection.recv(1 << 16)
            head, body = answer.split(b"\r\n\r\n", 1)
            length = int(re.search(rb"Content-Length: (\d+)", head).group(1))
            while len(body) < length:
                body += connection.recv(1 << 16)
            return head, body

    def request(self, path: str, keeps_alive: bool = True) -> bytes:
        close = "" if keeps_alive else "Connection: close\r\n"
        return f"GET {path} HTTP/1.1\r\n{self.headers}{close}\r\n".encode()

    def get(self, path: str) -> bytes:
        return self.exchange(self.request(path))[1]

    def post(self, path: str, fields: dict[str, str]) -> bytes:
        body = urlencode(fields)
        return (f"POST {path} HTTP/1.1\r\n{self.headers}Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}").encode()

    def save(self, _: int) -> bytes:
        return self.post("/new", self.fields | {"f-id": f"SCC-BUR9912/CIV{next(self.numbers):03}"})

    def peak_memory(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024
