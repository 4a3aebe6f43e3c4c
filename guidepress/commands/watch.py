"""`python build.py watch`: builds on every save, and shows the outcome in a browser."""

from __future__ import annotations

from guidepress.commands.request import Request
from guidepress.preview.server import Server, serve
from guidepress.preview.shelf import Shelf
from guidepress.voice import DONE
from guidepress.watch import Watcher, watch

PORT = 8321


def run(request: Request) -> int:
    """Runs until it is interrupted."""
    shelf = Shelf()
    server = _server(shelf, request.port)
    request.voice.tell(f"Preview: {server.address}")
    request.voice.tell("Save a file of the guide to build it again. Press Ctrl and C to end.")
    try:
        watch(Watcher(request.project(), request.voice, shelf, request.start))
    except KeyboardInterrupt:
        request.voice.tell("Ended.")
    finally:
        server.shutdown()
    return DONE


def _server(shelf: Shelf, port: int | None) -> Server:
    """A server at this port; without one, at the usual port or, where that is taken, any."""
    if port is not None:
        return serve(shelf, port)
    try:
        return serve(shelf, PORT)
    except OSError:
        return serve(shelf, 0)
