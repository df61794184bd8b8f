"""The headers of every answer."""

import asyncio
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from starlette.types import Receive, Scope, Send

from server.headers import SecurityHeaders, content_security_policy
from tests.asgi_client import INDEX, STREAMLITS, ask


def test_the_policy_lets_nothing_in_from_elsewhere_and_knows_streamlits_inline_scripts() -> None:
    policy = dict(part.strip().split(" ", 1) for part in content_security_policy(INDEX).split(";"))
    for script in re.findall(r"<script>(.*?)</script>", INDEX, re.DOTALL):
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy["script-src"]
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    for name, allowed in policy.items():
        assert "http" not in allowed
        assert "*" not in allowed or name == "frame-ancestors"  # a page may be embedded
        assert "unsafe-eval" not in allowed
    assert "unsafe-inline" not in policy["script-src"]


@pytest.mark.parametrize("path", ["/", "/timeline", "/_stcore/metrics", "/_stcore/health"])
def test_every_answer_has_the_security_headers(path: str) -> None:
    answer = ask(SecurityHeaders(STREAMLITS, "default-src 'self'"), path)
    assert answer.headers["content-security-policy"] == "default-src 'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]


def test_what_is_no_request_passes_untouched() -> None:
    seen: list[str] = []

    async def inner(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["type"])

    wrapped = SecurityHeaders(inner, "")
    asyncio.run(wrapped({"type": "websocket", "path": "/_stcore/stream"}, None, None))  # type: ignore[arg-type]
    assert seen == ["websocket"]
