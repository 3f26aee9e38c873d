"""The page's server as a process: what it saves, what it refuses, and how it ends."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections.abc import Callable
from typing import Any

import pytest
from running_review import Running
from sample_reports import hostile_report

from claimcheck.review.decisions import Verdict, load_decisions

Start = Callable[..., Running]
WISH = {"fingerprints": ["f" * 20], "verdict": "accepted"}


class Caller:
    """Sends requests as the page would, or with something changed."""

    def __init__(self, running: Running) -> None:
        self.port = running.port
        self.path = running.address.partition(str(running.port))[2]
        page = self.get(self.path)[1]
        state = re.search(r'<script type="application/json" id="review">(.*?)</script>', page)
        assert state is not None
        self.token = json.loads(state[1])["token"]

    def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        return self._send("GET", path, None, headers)

    def post(self, action: str, body: object = WISH, **headers: str) -> tuple[int, str, dict[str, str]]:
        usual = {"Content-Type": "application/json", "X-Claimcheck-Change": self.token}
        text = body if isinstance(body, str) else json.dumps(body)
        return self._send("POST", self.path + action, text, usual | headers)

    def _send(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response.status, response.read().decode(), dict(response.getheaders())
        finally:
            connection.close()


@pytest.fixture
def running(start: Start) -> Running:
    return start()


@pytest.fixture
def call(running: Running) -> Caller:
    return Caller(running)


def test_a_decision_shown_as_saved_survives_the_death_of_the_server(running: Running, call: Caller) -> None:
    status, body, _ = call.post("decide")
    assert status == 200
    assert json.loads(body)["standing"]["f" * 20]["verdict"] == "accepted"
    running.kill()
    (line,) = load_decisions(running.decisions)
    assert (line.fingerprint, line.verdict, line.by) == ("f" * 20, Verdict.ACCEPTED, "Ana")


def test_undo_reopens(running: Running, call: Caller) -> None:
    call.post("decide")
    status, body, _ = call.post("undo", {})
    assert (status, json.loads(body)) == (200, {"standing": {"f" * 20: None}})
    assert [line.verdict for line in load_decisions(running.decisions)] == ["accepted", "open"]


def test_the_socket_is_one_of_the_loopback_interface() -> None:
    serve = pytest.importorskip("claimcheck.review.serve", reason="the extra `review` is not installed")
    with serve.listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_only_this_machine_is_listened_to(running: Running) -> None:
    with socket.socket() as other:
        other.settimeout(5)
        addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        outside = [address for address in addresses if not str(address).startswith("127.")]
        if not outside:
            pytest.skip("this machine has no address but loopback")
        assert other.connect_ex((outside[0], running.port)) != 0


@pytest.mark.parametrize("path", ["/", "/wrong/", "/wrong/decide"])
def test_without_the_token_of_the_address_nothing_is_found(call: Caller, path: str) -> None:
    assert call.get(path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "[::1]:{port}", ""])
def test_another_host_name_is_refused(call: Caller, host: str) -> None:
    status, body, _ = call.get(call.path, Host=host.format(port=call.port))
    assert (status, body) == (403, "unknown host")


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"X_Claimcheck_Change": "guess"}, "no token"),
        ({"X_Claimcheck_Change": "gu\xe9ss"}, "no token"),
        ({"Content_Type": "text/plain"}, "not JSON"),
        ({"Content_Type": "application/x-www-form-urlencoded"}, "not JSON"),
        ({"Origin": "https://evil.example"}, "another origin"),
        ({"Origin": "null"}, "another origin"),
    ],
)
def test_a_change_that_another_site_could_send_is_refused(
    running: Running, call: Caller, headers: dict[str, str], why: str
) -> None:
    usual = {"X-Claimcheck-Change": call.token, "Content-Type": "application/json"}
    changed = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    for action in ("decide", "undo"):
        status, body, _ = call._send("POST", call.path + action, json.dumps(WISH), changed)
        assert (status, body) == (403, why)
    assert not running.decisions.exists()


def test_reading_does_not_change_anything(running: Running, call: Caller) -> None:
    assert call.get(call.path + "decide")[0] == 405
    assert call.get(call.path + "undo")[0] == 405
    assert not running.decisions.exists()


@pytest.mark.parametrize(
    "wish",
    [
        "no json",
        {},
        WISH | {"fingerprints": []},
        WISH | {"fingerprints": ["unknown"]},
        WISH | {"verdict": "maybe"},
        WISH | {"verdict": "dismissed"},
        WISH | {"reason": "rounding"},
        WISH | {"note": "x" * 2001},
        WISH | {"by": "Somebody else"},
    ],
)
def test_what_is_no_wish_is_refused_with_what_is_wrong(running: Running, call: Caller, wish: Any) -> None:
    status, body, _ = call.post("decide", wish)
    assert status == 422
    assert json.loads(body)["trouble"]
    assert not running.decisions.exists()


def test_a_decision_that_cannot_be_saved_is_said_to_be_unsaved(running: Running, call: Caller) -> None:
    running.decisions.mkdir()
    status, body, _ = call.post("decide")
    assert status == 507
    assert "claimcheck-review.jsonl" in json.loads(body)["trouble"]


def test_the_page_allows_nothing_but_itself(call: Caller) -> None:
    headers = {name.lower(): value for name, value in call.get(call.path)[2].items()}
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == "'none'"
    assert policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


def test_hostile_text_stays_inside_its_element(start: Start) -> None:
    call = Caller(start(hostile_report()))
    text = call.get(call.path)[1]
    assert len(re.findall("<script", text)) == 3
    assert "<img src=x" not in text


def test_an_interrupt_ends_it_cleanly_and_says_where_the_decisions_are(running: Running, call: Caller) -> None:
    call.post("decide")
    status, said = running.interrupt()
    assert status == 0
    assert "1 of 4 findings decided; kept in claimcheck-review.jsonl" in said
    assert "Traceback" not in said


def test_two_reviews_have_different_tokens(start: Start) -> None:
    one, other = start(), start()
    assert one.address.split("/")[3] != other.address.split("/")[3]
