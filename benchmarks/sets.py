"""The table of sets: what is read, who predicts and what scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from benchmarks.lines import Record
from benchmarks.metrics.counts import Score
from twosource.errors import InputError


@dataclass(frozen=True, slots=True)
class BenchmarkSet:
    """One set.

    `module` names its modules in `records`, `metrics` and `adapters`; `folder` is the folder of its files. The names of
    the functions and types differ only for geo-spans, which shares all else with geo. `whole` says that the answers
    depend on one another, so that the inputs cannot be split between processes.
    """

    name: str
    measures: str
    headline: str
    module: str
    folder: str
    input_type: str = "Input"
    predict_function: str = "predict"
    score_function: str = "score"
    whole: bool = False
    details: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def input_kind(self) -> type[Record]:
        """The type that inputs are read as: it has no gold field."""
        kind: type[Record] = getattr(import_module(f"benchmarks.records.{self.module}"), self.input_type)
        return kind

    def answer_kind(self) -> type[Record]:
        """The type of a prediction."""
        kind: type[Record] = import_module(f"benchmarks.records.{self.module}").Answer
        return kind

    def gold_kind(self) -> type[Record]:
        """The type of a scored record."""
        kind: type[Record] = import_module(f"benchmarks.records.{self.module}").Gold
        return kind

    def score(self, gold: Sequence[Record], answers: Mapping[str, Record]) -> Score:
        """Score answers, by id, against gold."""
        scorer = getattr(import_module(f"benchmarks.metrics.{self.module}"), self.score_function)
        result: Score = scorer(gold, answers)
        return result


_COREF_DETAILS = tuple(
    detail
    for corpus, setting in (("gvc", "GVC, without topics"), ("ecbplus", "ECB+, within gold topics"))
    for detail in (
        (f"{setting}: mentions to events, CoNLL F1", (f"corpora.{corpus}.conll_f1",)),
        (
            f"{setting}: reports to incidents, B3 precision, recall, F1",
            tuple(f"corpora.{corpus}.document_to_incident.b3.{part}" for part in ("p", "r", "f1")),
        ),
    )
)

SETS = (
    BenchmarkSet("muc4", "incident templates of whole reports", "GTT micro F1", "muc4", "muc4"),
    BenchmarkSet("case2021", "event type of a snippet, 30 types", "weighted F1", "case2021", "case2021"),
    BenchmarkSet("plv", "relation of a source to a target, 15 types", "macro F1", "plv", "plv"),
    BenchmarkSet("timex", "dates and times with values", "mean value F1", "timex", "timex"),
    BenchmarkSet("geo", "place names found and placed", "mean end-to-end F1", "geo", "geo"),
    BenchmarkSet(
        "geo-spans",
        "given place names placed",
        "mean accuracy at 161 km",
        "geo",
        "geo",
        input_type="SpansInput",
        predict_function="predict_given_spans",
        score_function="score_given_spans",
    ),
    BenchmarkSet("attribution", "who says what", "attribution F1", "attribution", "attribution"),
    BenchmarkSet(
        "coref",
        "the same event across reports",
        "mean CoNLL F1",
        "coref",
        "coref",
        whole=True,
        details=_COREF_DETAILS,
    ),
    BenchmarkSet("factuality", "did it happen, by the author's word", "Pearson's r", "factuality", "factuality"),
    BenchmarkSet("re3d", "entities of reports on Syria and Iraq", "exact entity F1", "re3d", "re3d"),
    BenchmarkSet(
        "indiapolice", "police actions by sentence, 5 labels", "mean sentence F1", "indiapolice", "indiapolice"
    ),
    BenchmarkSet(
        "ucdp_headlines",
        "deaths told by a headline",
        "exact, headlines cited once",
        "ucdp_headlines",
        "ucdp_headlines",
    ),
)


def find(name: str) -> BenchmarkSet:
    """The set of that name; raises InputError with the names there are."""
    for benchmark in SETS:
        if benchmark.name == name:
            return benchmark
    raise InputError(f"no set is called {name!r}; give one of {', '.join(s.name for s in SETS)}")
