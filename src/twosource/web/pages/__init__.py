"""The pages: one module each, with the routes that belong to it."""

from fastapi import APIRouter

from twosource.web.pages import (
    about,
    add,
    agreement,
    api,
    audit,
    correcting,
    incident,
    login,
    regrouping,
    report,
    review,
)

PAGES: tuple[APIRouter, ...] = (
    about.router,
    add.router,
    agreement.router,
    api.router,
    audit.router,
    correcting.router,
    incident.router,
    login.router,
    regrouping.router,
    report.router,
    review.router,
)
"""The routers of all pages."""
