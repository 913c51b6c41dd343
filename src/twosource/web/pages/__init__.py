"""The pages: one module each, with the routes that belong to it."""

from fastapi import APIRouter

from twosource.web.pages import about, add, api, audit, incident, login, report

PAGES: tuple[APIRouter, ...] = (
    about.router,
    add.router,
    api.router,
    audit.router,
    incident.router,
    login.router,
    report.router,
)
"""The routers of all pages."""
