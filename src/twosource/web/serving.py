"""Listening: one server process over one ledger, until it is stopped."""

import socket
import sys
import webbrowser

import uvicorn
from fastapi import FastAPI

from twosource.errors import ConfigurationError
from twosource.web.app import create_app
from twosource.web.settings import Settings


def run(settings: Settings, *, browser: bool = False) -> None:
    """Serve until interrupted; prints the address. Raises ConfigurationError where the port cannot be had."""
    app = create_app(settings)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise ConfigurationError(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}); give another --host or --port"
        ) from error
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listening.getsockname()[1]}/"
    print(f"Twosource is at {address} (stop with Ctrl+C)", flush=True)  # noqa: T201  what the user waits for
    if not settings.loopback and settings.proxy is None:
        print(  # noqa: T201
            "Passwords cross the network unencrypted; put a proxy with TLS before it, and tell it with --proxy",
            file=sys.stderr,
        )
    if browser:
        webbrowser.open(address)
    uvicorn.Server(configured(app, settings)).run(sockets=[listening])


def configured(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How the application is served; what a request says of its origin is believed of the told proxy alone."""
    return uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,
        proxy_headers=settings.proxy is not None,
        forwarded_allow_ips=settings.proxy or "",
    )
