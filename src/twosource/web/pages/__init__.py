"""The pages: one module each, with the routes that belong to it."""

from fastapi import APIRouter

from twosource.web.pages import (
    about,
    actors,
    add,
    agreement,
    api,
    audit,
    correcting,
    explore,
    exports,
    incident,
    login,
    regrouping,
    report,
    reports,
    review,
    runs,
    search,
    sources,
    totals,
)

PAGES: tuple[APIRouter, ...] = (
    about.router,
    actors.router,
    add.router,
    agreement.router,
    api.router,
    audit.router,
    correcting.router,
    explore.router,
    exports.router,
    incident.router,
    login.router,
    regrouping.router,
    report.router,
    reports.router,
    review.router,
    runs.router,
    search.router,
    sources.router,
    totals.router,
)
"""The routers of all pages."""
