"""How much a request may send: it is refused by its own word, or at the byte that is too much."""

from fastapi import HTTPException, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.web import problems

_ELSEWHERE = 2_000_000  # bytes: forms and judgements


class Bodies:
    """Limits what is read of requests: `uploads` bytes at the page that takes reports, little elsewhere."""

    def __init__(self, app: ASGIApp, uploads: int) -> None:
        self.app = app
        self.uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.uploads if scope["path"] == "/add" else _ELSEWHERE
        request = Request(scope)
        told = request.headers.get("content-length", "0")
        if not told.isdecimal() or int(told) > limit:
            await problems.answer(request, 413, _sentence(limit), {"Connection": "close"})(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(413, _sentence(limit))
            return message

        await self.app(scope, counted, send)


def _sentence(limit: int) -> str:
    return f"This is more than {limit / 1_000_000:,.0f} MB; send less at once, or add it with `twosource add`."
