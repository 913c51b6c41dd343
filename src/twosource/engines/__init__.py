"""Running the pipeline over many reports."""

from twosource.engines.adding import Added, Adding
from twosource.engines.local import Outcome, Workers
from twosource.engines.pipeline import Failure, Pipeline

__all__ = ["Added", "Adding", "Failure", "Outcome", "Pipeline", "Workers"]
