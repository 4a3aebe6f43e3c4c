"""The server of the preview: for one computer (127.0.0.1), from memory, read-only.

Another web page cannot reach it under another host name, since the `Host` of each request is checked. A content
security policy prevents its pages from loading anything from elsewhere.
"""

from __future__ import annotations

import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from guidepress.pipeline.preview.contents import PreviewContents

ADDRESS = "127.0.0.1"
PAGES = {"/": "page.html", "/page.css": "page.css", "/page.js": "page.js"}
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".xhtml": "application/xhtml+xml",
}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:"
BOOK_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'"


class Handler(BaseHTTPRequestHandler):
    """Answers one request from the contents of the server."""

    server: Server
    server_version, sys_version = "guidepress", ""

    def do_GET(self) -> None:
        """Sends a resource; 403 for a wrong `Host`, 404 for an unknown path."""
        resource = self._resource() if self._is_local() else None
        if resource is None:
            self.send_error(404 if self._is_local() else 403)
            return
        data, media_type, policy = resource
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def do_HEAD(self) -> None:
        """Like `do_GET`, without the body."""
        self.do_GET()

    def _is_local(self) -> bool:
        port = self.server.server_address[1]
        return self.headers.get("Host") in (f"{ADDRESS}:{port}", f"localhost:{port}")

    def _resource(self) -> tuple[bytes, str, str] | None:
        """The bytes of the requested resource, its media type and its content security policy."""
        path, contents = unquote(urlsplit(self.path).path), self.server.contents
        if path == "/state.json":
            return contents.state(), "application/json", POLICY
        if path == "/workbook.pdf":
            return (contents.workbook, MEDIA_TYPES[".pdf"], "") if contents.workbook else None
        if path in PAGES:
            return page(PAGES[path]), MEDIA_TYPES[PurePosixPath(PAGES[path]).suffix], POLICY
        name = path.removeprefix("/book/")
        media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix)
        if path.startswith("/book/") and media_type is not None and name in contents.book:
            return contents.book[name], media_type, BOOK_POLICY
        return None

    def log_message(self, format: str, *arguments: object) -> None:
        """Suppresses the log of requests."""


class Server(ThreadingHTTPServer):
    """A server of preview contents."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, contents: PreviewContents, port: int) -> None:
        self.contents = contents
        super().__init__((ADDRESS, port), Handler)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{ADDRESS}:{self.server_address[1]}/"


def serve(contents: PreviewContents, port: int) -> Server:
    """Starts a server in its own threads; `port` 0 chooses a free one. Raises OSError where the port is in use."""
    server = Server(contents, port)
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    return server


@cache
def page(name: str) -> bytes:
    """The bytes of a file of this folder."""
    return files(__package__).joinpath(name).read_bytes()
