"""Running the pipeline over many reports."""

from twosource.engines.local import Outcome, Workers
from twosource.engines.pipeline import Failure, Pipeline

__all__ = ["Failure", "Outcome", "Pipeline", "Workers"]
