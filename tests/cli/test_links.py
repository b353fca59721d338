"""``python -m ledger links``: what becomes of addresses, asked of a site on this machine and of no other."""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from ledger.cli import links
from ledger.cli.asking import LONGEST_PAUSE, Asker, Finding, Pace, is_public
from ledger.cli.main import main
from tests.conftest import FIXTURE
from tests.support.corruptions import everywhere
from tests.support.made_up_site import Answer, Site, running_site

HERE, ELSEWHERE, STRANGER = "127.0.0.1", "localhost", "stranger.example"
"""Two hosts of the made-up record, both this machine, and one that is none of it and is never asked."""
ROOT = Path(__file__).parents[2]


@dataclass
class Clock:
    """A clock that goes on only when somebody sleeps."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def asker(clock: Clock) -> Iterator[Asker]:
    with httpx.Client(headers={"User-Agent": links.user_agent("desk@example.org")}, timeout=5) as client:
        yield Asker(client, {HERE, ELSEWHERE}, links.AGENT, local=True, pace=Pace(clock, clock.sleep))


def redirect(to: str, status: int = 301) -> Answer:
    return Answer(status, {"Location": to}, b"")


def test_a_page_that_is_there_is_fine_and_is_asked_for_with_head_alone(site: Site, asker: Asker) -> None:
    site.pages["/page"] = Answer()
    assert asker.find(site.address("/page")) == Finding(site.address("/page"), "fine", "200")
    assert site.requests() == ["GET /robots.txt", "HEAD /page"]


def test_hosts_see_who_asks_and_whom_to_write_to(site: Site, asker: Asker) -> None:
    asker.find(site.address("/page"))
    assert {headers["user-agent"] for _, _, headers in site.asked} == {
        f"KurskLedger/{links.__version__} (link check; desk@example.org)"
    }


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_is_gone_only_where_get_says_so_too(site: Site, asker: Asker, status: int) -> None:
    site.pages |= {"/gone": Answer(status), "HEAD /shy": Answer(status), "GET /shy": Answer()}
    assert asker.find(site.address("/gone")) == Finding(site.address("/gone"), "gone", str(status))
    assert asker.find(site.address("/shy")).kind == "fine"
    assert site.requests()[-2:] == ["HEAD /shy", "GET /shy"]


@pytest.mark.parametrize("status", [403, 405, 501])
def test_where_head_is_refused_get_is_tried(site: Site, asker: Asker, status: int) -> None:
    site.pages |= {"HEAD /page": Answer(status), "GET /page": Answer()}
    assert asker.find(site.address("/page")).kind == "fine"


def test_a_page_that_leads_to_another_of_the_same_host_or_of_the_record_has_moved(site: Site, asker: Asker) -> None:
    site.pages |= {"/old": redirect("/new"), "/new": Answer(), "/far": redirect(site.address("/new", ELSEWHERE), 302)}
    assert asker.find(site.address("/old")) == Finding(site.address("/old"), "moved", "200", site.address("/new"))
    assert asker.find(site.address("/far")).to == site.address("/new", ELSEWHERE)
    assert site.requests().count("GET /robots.txt") == 2, "the other host has rules of its own"


def test_a_host_that_is_none_of_the_record_is_named_and_never_asked(site: Site, asker: Asker) -> None:
    away = site.address("/new", STRANGER)
    site.pages |= {"/old": redirect(away), "/new": Answer()}
    found = asker.find(site.address("/old"))
    assert (found.kind, found.to) == ("moved", away)
    assert {headers["host"] for _, _, headers in site.asked} == {f"{HERE}:{site.port}"}


def test_what_only_leads_to_itself_with_another_ending_has_not_moved(site: Site, asker: Asker) -> None:
    site.pages |= {"/page": redirect("/page/"), "/page/": Answer()}
    assert asker.find(site.address("/page")).kind == "fine"


@pytest.mark.parametrize(
    ("pages", "path", "why"),
    [
        ({"/page": redirect("/"), "/": Answer()}, "/page", "the front page of the site"),
        ({"/page": Answer(200, {"Content-Type": "image/gif"})}, "/page", "image/gif"),
        ({"/paper.pdf": Answer()}, "/paper.pdf", "text/html"),
        ({"/page": Answer(403)}, "/page", "status 403"),
        ({"/page": redirect("/page?again"), "/page?again": redirect("/page")}, "/page", "more than 5 redirects"),
    ],
)
def test_an_answer_that_is_not_the_page_is_something_else(
    site: Site, asker: Asker, pages: dict[str, Answer], path: str, why: str
) -> None:
    site.pages |= pages
    found = asker.find(site.address(path))
    assert (found.kind, found.why) == ("other", why)


def test_a_site_that_fails_or_does_not_answer_is_not_reachable(site: Site, asker: Asker) -> None:
    site.pages["/page"] = Answer(503)
    assert asker.find(site.address("/page")) == Finding(site.address("/page"), "unreachable", "status 503")
    nobody = f"http://{ELSEWHERE}:1/page"
    assert asker.find(nobody).kind == "unreachable"


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, asker: Asker) -> None:
    site.pages["/robots.txt"] = Answer(
        body=b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nUser-agent: KurskLedger\nDisallow: /private\n"
    )
    site.pages |= {"/page": Answer(), "/private/page": Answer(), "/way": redirect("/private/page")}
    assert asker.find(site.address("/page")).kind == "fine"
    forbidden = asker.find(site.address("/private/page"))
    assert (forbidden.kind, forbidden.why) == ("not_asked", "robots.txt does not want it")
    assert asker.find(site.address("/way")).to == site.address("/private/page")
    assert site.requests() == ["GET /robots.txt", "HEAD /page", "HEAD /way"]


def test_where_robots_txt_cannot_be_given_nothing_is_asked_for(site: Site, asker: Asker) -> None:
    site.pages |= {"/robots.txt": Answer(500), "/page": Answer()}
    assert asker.find(site.address("/page")).kind == "not_asked"
    assert site.requests() == ["GET /robots.txt"]


def test_a_host_that_wants_fewer_requests_gets_none(site: Site, asker: Asker) -> None:
    site.pages |= {"/page": Answer(429), "/next": Answer()}
    assert [asker.find(site.address(path)).kind for path in ("/page", "/next")] == ["not_asked", "not_asked"]
    assert site.requests() == ["GET /robots.txt", "HEAD /page"]


def test_one_request_a_second_a_host_and_no_waiting_for_others(site: Site, asker: Asker, clock: Clock) -> None:
    site.pages |= {"/a": Answer(), "/b": Answer(405)}
    asker.find(site.address("/a"))  # robots.txt, HEAD
    assert clock.now == 1
    asker.find(site.address("/a", ELSEWHERE))  # the same of another host, which had not been asked yet
    assert clock.now == 2
    asker.find(site.address("/b"))  # HEAD, GET
    assert clock.now == 3


def test_a_host_may_want_longer_pauses_but_not_for_ever(site: Site, asker: Asker, clock: Clock) -> None:
    site.pages |= {"/robots.txt": Answer(body=b"User-agent: *\nCrawl-delay: 10\n"), "/page": Answer()}
    asker.find(site.address("/page"))
    assert clock.now == 10
    site.pages["/robots.txt"] = Answer(body=f"User-agent: *\nCrawl-delay: {LONGEST_PAUSE + 1:g}\n".encode())
    assert asker.find(site.address("/page", ELSEWHERE)).why == "robots.txt wants 61 seconds between requests"


def test_a_huge_robots_txt_is_read_in_part_and_no_page_at_all(site: Site, asker: Asker) -> None:
    rules = b"User-agent: *\nDisallow: /private\n"
    site.pages["/robots.txt"] = Answer(body=rules + b"#" * 20_000_000)
    site.pages |= {"HEAD /page": Answer(405), "GET /page": Answer(body=b"x" * 200_000_000)}
    assert asker.find(site.address("/private")).kind == "not_asked"
    assert asker.find(site.address("/page")).kind == "fine"


def test_this_machine_is_asked_only_where_somebody_says_so(site: Site, asker: Asker) -> None:
    asker.local = False
    assert asker.find(site.address("/page")).why == "the host is on this machine or in its network"
    assert site.asked == []
    assert not any(map(is_public, ("10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "localhost")))
    assert is_public("1.1.1.1")


@pytest.fixture
def local(folder: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny record with all its pages on the made-up site, at two of which there is a page."""
    everywhere(
        ("reports.csv", "events.csv", "control.csv", "presence.csv"),
        "https://example.org",
        site.address("").rstrip("/"),
    )(folder)
    monkeypatch.setattr("ledger.cli.asking.PAUSE", 0.0)
    site.pages |= {"/battalion": Answer(), "/2024/10/18/ship": redirect("/ship"), "/ship": Answer()}
    return folder


def test_the_report_says_what_is_worth_a_look_and_where_it_stands(
    local: Path, site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDGER_CONTACT", "desk@example.org")
    before = {path.name: path.read_bytes() for path in local.iterdir() if path.is_file()}
    assert main(["links", str(local), "--local", "--host", HERE]) == 0
    said = capsys.readouterr()
    shown = said.out.splitlines()
    assert f"moved: {site.address('/2024/10/18/ship')} -> {site.address('/ship')} (200)" in shown
    assert "  reports.csv troops-sent-nis-2024-10-18-r1, url" in shown
    assert f"gone: {site.address('/singh')} (404)" in shown
    assert not any("/battalion (" in line for line in shown)
    asked = len({path for _, path, _ in site.asked} - {"/robots.txt", "/ship"})
    assert shown[-1] == f"Asked for {asked} pages: {asked - 2} gone, 1 moved, 1 fine."
    assert said.err.startswith(f"{asked} of {asked}: ")
    assert {path.name: path.read_bytes() for path in local.iterdir() if path.is_file()} == before


def test_programs_get_every_address(local: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", str(local), "--local", "--host", HERE, "--json"]) == 0
    said = capsys.readouterr()
    found = {row["address"]: row for row in json.loads(said.out)}
    assert found[site.address("/2024/10/18/ship")] == {
        "address": site.address("/2024/10/18/ship"),
        "kind": "moved",
        "why": "200",
        "to": site.address("/ship"),
        "host": HERE,
        "stands_in": [{"table": "reports", "id": "troops-sent-nis-2024-10-18-r1", "column": "url"}],
    }
    assert said.err.startswith("LEDGER_CONTACT is not set: ")


def test_a_host_that_the_record_does_not_name_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", str(FIXTURE), "--host", "nobody.example"]) == 2
    assert capsys.readouterr().err == "No address of the record is at nobody.example.\n"


def test_two_pages_of_a_host_stand_far_apart() -> None:
    wanted = ["http://a.example/1", "http://a.example/2", "http://www.a.example/3", "http://b.example/1"]
    assert links.one_host_after_the_other(wanted) == [wanted[0], wanted[3], wanted[1], wanted[2]]


def test_nothing_that_serves_readers_asks_other_hosts() -> None:
    asking = {"ledger.cli.links", "ledger.cli.asking", "ledger.cli.robots"}
    others = [*(ROOT / "ledger").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"]
    imports = {
        path.relative_to(ROOT).as_posix(): {
            name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
            + [f"{node.module}.{each.name}" if isinstance(node, ast.ImportFrom) else each.name for each in node.names]
        }
        for path in others
    }
    assert {path for path, names in imports.items() if names & asking} == {
        "ledger/cli/main.py",
        "ledger/cli/links.py",
        "ledger/cli/asking.py",
    }
    assert {path for path, names in imports.items() if "ledger.cli" in names or "ledger.cli.main" in names} <= {
        "ledger/__main__.py",
        *(path for path in imports if path.startswith("ledger/cli/")),
    }
