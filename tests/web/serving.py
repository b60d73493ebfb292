"""A review on a real socket, in a thread of the test."""

import threading
from contextlib import contextmanager

from callbot.web.server import bound, server_of
from callbot.web.settings import Settings


@contextmanager
def review(database, **more):
    """Serve a database; gives the settings, whose `address` opens it."""
    with bound(0) as listening:
        settings = Settings(database, listening.getsockname()[1], operator="tester", **more)
        server = server_of(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield settings
        finally:
            server.should_exit = True
            thread.join()
