"""The load test asks a real server for pages that there are, and tells what it measured."""

from benchmarks.load import measure


def test_every_page_is_answered() -> None:
    table = measure(incidents=1100, users=4, seconds=3, pause=0).splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table if line.startswith("| ")][2:]
    assert {row[0] for row in rows} >= {"incidents", "incidents, deep", "one incident", "facets of a filter", "all"}
    for name, requests, middle, high, highest, errors in rows:
        assert int(requests.replace(",", "")) > 0 and errors == "0", name
        assert 0 <= float(middle) <= float(high) <= float(highest)
