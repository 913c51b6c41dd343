"""The pages: one module each, with the routes that belong to it."""

from fastapi import APIRouter

from twosource.web.pages import about, incident, report

PAGES: tuple[APIRouter, ...] = (about.router, incident.router, report.router)
"""The routers of all pages."""
