"""Places: a gazetteer that is opened, not loaded, and the look-up in it.

The database ships inside the package. `Gazetteer` answers look-ups, `build` makes the database anew from registry
packages and the tables in `data/`, `additions` imports a user's own places.
"""

from twosource.gazetteer.additions import Added, Skipped, add
from twosource.gazetteer.entry import Candidate, Entry
from twosource.gazetteer.gazetteer import Gazetteer, Info, Source

__all__ = ["Added", "Candidate", "Entry", "Gazetteer", "Info", "Skipped", "Source", "add"]
