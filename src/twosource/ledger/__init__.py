"""The ledger: where claims of many reports are kept, safely, with the incidents that they tell of."""

from twosource.ledger.filters import Box, Filter
from twosource.ledger.ledger import Ledger

__all__ = ["Box", "Filter", "Ledger"]
