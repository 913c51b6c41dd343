"""The JSON API under `/api/v1`: the readings of the ledger for programs, paged or streamed, described by OpenAPI."""

from fastapi import APIRouter

from twosource.web.api import happenings, judgements, reading
from twosource.web.api.describing import PROBLEMS

ROUTERS: tuple[APIRouter, ...] = (happenings.router, reading.router, judgements.router)
"""The routers of the API."""
ADDRESS = "/api/v1"
"""Where they stand."""

__all__ = ["ADDRESS", "PROBLEMS", "ROUTERS"]
