"""Many reports: in order, on any number of processes, and past those that fail."""

import pytest

from twosource import Coder, Document, Failure, Result
from twosource.configuration import Configuration
from twosource.engines import Pipeline, Workers
from twosource.errors import ConfigurationError
from twosource.extract.claims.assembly import Extractor

TEXTS = [f"Rebels attacked the town of Kidal on {day} May 2015, the army said." for day in range(1, 12)]


def outcomes(workers: int) -> list[str]:
    found = Workers(Configuration(batch_size=4), workers).code_many([Document(text) for text in TEXTS])
    return [Result(o).to_json() for o in found if not isinstance(o, Failure)]


def test_two_workers_give_what_one_gives() -> None:
    assert outcomes(1) == outcomes(2)
    assert len(outcomes(1)) == len(TEXTS)


def test_a_report_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = Extractor.extract

    def fails_on_kayes(self: Extractor, parse: object) -> object:
        if "Kayes" in parse.document.text:  # type: ignore[attr-defined]
            raise RuntimeError("a bug")
        return extract(self, parse)  # type: ignore[arg-type]

    monkeypatch.setattr(Extractor, "extract", fails_on_kayes)
    documents = [Document(t) for t in ("Rebels attacked Gao.", "Rebels attacked Kayes.", "Rebels attacked Kidal.")]
    found = list(Pipeline().code_many(documents))
    assert [isinstance(o, Failure) for o in found] == [False, True, False]
    assert isinstance(found[1], Failure)
    assert found[1].error == "RuntimeError: a bug"
    assert found[1].document is documents[1]


def test_another_report_changes_no_id(coder: Coder) -> None:
    alone = [c.id for c in coder.code(TEXTS[0]).claims]
    together = [r for r in coder.code_many([Document(TEXTS[1]), Document(TEXTS[0])]) if isinstance(r, Result)]
    assert [c.id for c in together[1].claims] == alone
    assert alone


@pytest.mark.parametrize(("setting", "value"), [("batch_size", 0), ("what", 3), ("colour", "red")])
def test_impossible_settings_are_named(setting: str, value: object) -> None:
    with pytest.raises(ConfigurationError, match=setting):
        Configuration.of(**{setting: value})


def test_an_unknown_component_is_named_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="what-rules/1"):
        Pipeline(Configuration(what="what-oracle/9")).code(Document(TEXTS[0]))


def test_no_workers() -> None:
    with pytest.raises(ConfigurationError, match="give 1 or more"):
        Workers(workers=0)
