"""A proxy in front of a node: TLS, a key that must be shown, and faults on order."""

from __future__ import annotations

import datetime
import http.client
import http.server
import ipaddress
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# What a proxy does with a request instead of handing it on: an answer, or None to hang up.
Fault = Callable[["Handler"], bool]


@dataclass
class Proxy:
    """Hands requests on to `target`. `faults` are used up one by one by requests whose path holds `on`."""

    target: str
    on: str = "_bulk"
    wanted: str = ""
    faults: list[Fault] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    url: str = ""
    server: http.server.ThreadingHTTPServer | None = None

    def start(self, certificate: Path | None = None) -> Proxy:
        """Serve on a free port, over TLS where a certificate (with its key) is given."""
        handler = type("Handling", (Handler,), {"proxy": self})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            scheme = "https"
        self.url = f"{scheme}://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        """Serve no more."""
        assert self.server is not None
        self.server.shutdown()
        self.server.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    """One request."""

    proxy: Proxy
    protocol_version = "HTTP/1.1"

    def handle_one(self) -> None:
        proxy = self.proxy
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        proxy.seen.append(f"{self.command} {self.path}")
        proxy.headers.append(self.headers.get("Authorization", ""))
        if proxy.wanted and proxy.headers[-1] != proxy.wanted:
            self.answer(401, b'{"error":{"type":"security_exception"},"status":401}')
            return
        if proxy.faults and proxy.on in self.path and proxy.faults.pop(0)(self):
            return
        parts = urlsplit(proxy.target)
        behind = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=60)
        names = ("Content-Type", "Accept")
        behind.request(
            self.command, self.path, body, {n: self.headers[n] for n in names if n in self.headers}
        )
        got = behind.getresponse()
        self.answer(got.status, got.read(), got.getheader("Content-Type", "application/json"))
        behind.close()

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_one  # noqa: N815 - the library's names

    def answer(self, status: int, body: bytes, kind: str = "application/json") -> None:
        """Answer, as the server that the client wants to see."""
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def status(code: int) -> Fault:
    """Answer with an error status."""

    def fault(handler: Handler) -> bool:
        handler.answer(code, b'{"error":{"type":"es_rejected_execution_exception"},"status":%d}' % code)
        return True

    return fault


def hang_up(handler: Handler) -> bool:
    """Close the connection without an answer."""
    handler.close_connection = True
    handler.connection.close()
    return True


def certificate(folder: Path, host: str = "127.0.0.1") -> tuple[Path, Path]:
    """Make a certificate that signs itself; return it with its key, and alone (as who trusts it has it)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "jianwen test")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both, alone = folder / f"{host}.both.pem", folder / f"{host}.pem"
    both.write_bytes(private + public)
    alone.write_bytes(public)
    return both, alone
