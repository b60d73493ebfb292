"""What the review application is started with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from callbot.core.script import Language

HOST = "127.0.0.1"
"""The only address that is listened on: what people said is nobody else's."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Of one start of `callbot review`."""

    database: Path
    port: int
    language: Language | None = None
    """Of a browser that has not chosen one; None follows what the browser asks for."""
    script: Path | None = None
    """The file that the tuning page begins with and writes back to; no other is ever written."""
    operator: str = ""
    """Who corrects and checks, until somebody gives another name."""
    account: str = ""
    """The computer's user, whatever name somebody gives."""
    writable: bool = True
    """False where the database can only be read: nothing can be corrected then."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """In the address that is opened: whoever has it may see everything."""
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """The cookie that stands for the token from then on."""
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """In every form of our own pages, and so a proof that a write comes from one."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a browser may call us; others are an attack by DNS."""
        return (f"{HOST}:{self.port}", f"localhost:{self.port}")

    @property
    def origins(self) -> tuple[str, ...]:
        """Whose pages may write."""
        return tuple(f"http://{host}" for host in self.hosts)

    @property
    def session_cookie(self) -> str:
        """Browsers keep cookies by host, not by port: two reviews must not log each other out."""
        return f"callbot_session_{self.port}"

    @property
    def address(self) -> str:
        """What is printed and opened."""
        return f"http://{HOST}:{self.port}/?token={self.token}"
