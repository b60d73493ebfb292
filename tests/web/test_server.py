"""The server as the network meets it: real sockets, clients that are slow, large or rude."""

import os
import signal
import socket
import subprocess
import sys
import threading

import httpx2
import pytest
from serving import review

from callbot.web import security, server


@pytest.fixture
def served(database):
    """A review that is running."""
    with review(database) as settings:
        yield settings


def connected(settings):
    """A socket to it."""
    return socket.create_connection(("127.0.0.1", settings.port), timeout=30)


def head(settings, method="GET", path="/", **headers):
    """A request's head, as bytes."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{settings.port}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def ours(settings):
    """The headers that a page of ours sends."""
    return {
        "Origin": settings.origins[0],
        "Cookie": f"{settings.session_cookie}={settings.session}",
        "X_CSRF_Token": settings.csrf,
        "Content_Type": "application/x-www-form-urlencoded",
    }


def everything(sock):
    """What comes until the other side hangs up."""
    received = b""
    try:
        while part := sock.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


def test_it_listens_on_this_computer_only(served):
    """Not on the address by which others reach this computer."""
    with connected(served) as sock:
        assert sock.getpeername()[0] == "127.0.0.1"
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", served.port), timeout=2):
        pass


def test_a_client_that_says_nothing_is_hung_up(database, monkeypatch):
    """A connection is not held open for nothing."""
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.2)
    with review(database) as settings, connected(settings) as sock:
        assert everything(sock) == b""


def test_a_client_that_drips_its_head_is_hung_up(database, monkeypatch):
    """Each byte does not begin the time anew."""
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.3)
    with review(database) as settings, connected(settings) as sock:
        stop = threading.Event()

        def drip():
            try:
                for byte in head(settings, X_Long="x" * 10_000):
                    sock.send(bytes([byte]))
                    if stop.wait(0.02):
                        return
            except OSError:
                pass  # hung up: what is wanted

        thread = threading.Thread(target=drip)
        thread.start()
        assert b"200 OK" not in everything(sock)
        stop.set()
        thread.join()


def test_a_body_that_does_not_come_is_refused(database, monkeypatch):
    """And the connection is closed."""
    monkeypatch.setattr(security, "BODY_SECONDS", 0.3)
    with review(database) as settings, connected(settings) as sock:
        sock.sendall(head(settings, "POST", "/language", Content_Length=100, **ours(settings)))
        answer = everything(sock)
    assert answer.startswith(b"HTTP/1.1 408")


def test_others_are_served_while_one_is_slow(served):
    """A slow client takes nobody's turn."""
    with connected(served) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        cookies = {served.session_cookie: served.session}
        assert httpx2.get(f"{served.origins[0]}/calls", cookies=cookies).status_code == 200


def test_an_upload_of_100_mb_is_refused_before_it_is_read(served):
    """By its announced length; of the body hardly anything is taken."""
    with connected(served) as sock:
        sock.sendall(head(served, "POST", "/language", Content_Length=100 * 2**20, **ours(served)))
        assert sock.recv(65536).startswith(b"HTTP/1.1 413")
        sent = 0
        try:
            while sent < 100 * 2**20:
                sent += sock.send(b"x" * 65536)
        except OSError:
            pass
    assert sent < 50 * 2**20


def test_an_upload_that_does_not_say_its_length_is_cut(served):
    """In chunks, without an end."""
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    with connected(served) as sock:
        sock.sendall(head(served, "POST", "/language", Transfer_Encoding="chunked", **ours(served)))
        sent = 0
        try:
            while sent < 100 * 2**20:
                sock.sendall(chunk)
                sent += 65536
        except OSError:
            pass
        assert sent < 50 * 2**20


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_write_nothing(served, method):
    """There are no such."""
    cookies = {served.session_cookie: served.session}
    headers = {"Origin": served.origins[0]}
    answer = httpx2.request(
        method, f"{served.origins[0]}/calls/1", cookies=cookies, headers=headers
    )
    assert answer.status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/static/../../../etc/passwd", "/calls/../../etc/passwd", "//etc/passwd"],
)
def test_a_raw_path_reaches_no_file(served, path):
    """Sent as it is, which browsers and httpx would not do."""
    cookie = f"{served.session_cookie}={served.session}"
    with connected(served) as sock:
        sock.sendall(head(served, path=path, Cookie=cookie, Connection="close"))
        answer = everything(sock)
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"root:" not in answer


def test_what_is_no_http_is_refused(served):
    """And nothing else breaks."""
    with connected(served) as sock:
        sock.sendall(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
        assert everything(sock).startswith(b"HTTP/1.1 400")


# --- the command ---------------------------------------------------------------------------------
def callbot(*arguments, **more):
    """Run a review as its own process."""
    return subprocess.Popen(
        [sys.executable, "-m", "callbot", "review", "--no-open", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **more,
    )  # fmt: skip


def test_the_command_prints_the_address_and_ends_with_ctrl_c(database):
    """Exit status 0, no traceback, and the log has nothing personal."""
    process = callbot("--db", database, "--port", 0)
    address = process.stdout.readline().strip()
    origin = address.partition("/?")[0]
    with httpx2.Client() as browser:
        browser.get(address)
        assert browser.get(f"{origin}/calls", params={"name": "张伟"}).status_code == 200
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in told
    assert "/calls?name 200" in told
    assert "张伟" not in told
    assert "%E5" not in told
    assert not list(database.parent.glob("*-wal"))


def test_without_a_database_it_says_so(tmp_path):
    """One sentence, exit status 2."""
    process = callbot("--db", tmp_path / "none.db")
    _, told = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "there is no database" in told


def test_a_port_that_is_taken_is_told(database):
    """With what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = callbot("--db", database, "--port", taken.getsockname()[1])
        _, told = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "--port" in told
    assert "Traceback" not in told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_database_that_can_only_be_read_is_shown(database):
    """And nothing can be changed."""
    database.chmod(0o444)
    database.parent.chmod(0o555)
    try:
        process = callbot("--db", database, "--port", 0)
        assert process.stdout.readline().startswith("http://")
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
        assert "can only be read" in told
    finally:
        database.parent.chmod(0o755)
