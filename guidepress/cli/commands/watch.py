"""`watch`: builds after every save, and shows the result in a browser."""

from __future__ import annotations

from guidepress.cli.commands.request import Request
from guidepress.cli.console import DONE
from guidepress.core.os_errors import RefusedError
from guidepress.pipeline.preview.contents import PreviewContents
from guidepress.pipeline.preview.server import Server, serve
from guidepress.pipeline.watch import Watcher, watch

PORT = 8321
"""The port of the preview, if it is free."""


def run(request: Request) -> int:
    """Builds until the command is interrupted."""
    contents = PreviewContents()
    server = _server(contents, request.port)
    request.console.print_always(f"Preview: {server.address}")
    request.console.print_always("Save a file of the guide to build it again. Press Ctrl and C to end.")
    try:
        watch(Watcher(request.project(), request.console, contents, request.workshops))
    except KeyboardInterrupt:
        request.console.print_always("Ended.")
    finally:
        server.shutdown()
    return DONE


def _server(contents: PreviewContents, port: int | None) -> Server:
    """A server at this port; without one, at the usual port, or at any free port where that is in use. Raises
    RefusedError where the given port cannot be used.
    """
    try:
        return serve(contents, PORT if port is None else port)
    except OSError as error:
        if port is None:
            return serve(contents, 0)
        reason = f"the preview cannot use port {port} ({(error.strerror or str(error)).lower()})"
        raise RefusedError(reason, "choose another with --port, or leave it out") from error
