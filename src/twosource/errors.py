"""The exceptions of Twosource, in one tree.

    TwosourceError
    ├── InputError              a report that cannot be read (missing, empty, binary, broken)
    │   └── LanguageError       a report that is not in a language the pipeline reads
    ├── DataError               a shipped or user's table, lexicon or gazetteer that breaks its own header
    ├── ConfigurationError      a setting with an impossible value
    ├── ModelError              a language model that is missing or does not load
    ├── LedgerError             a ledger that cannot be opened, read or written
    └── InvariantError          a value that breaks a rule of the model (a bug, or a damaged file)

Every message names the value, the cause and the remedy.
"""


class TwosourceError(Exception):
    """Base of every error that Twosource raises on purpose."""


class InputError(TwosourceError):
    """A report cannot be read; the message names the file, why, and what to do."""


class LanguageError(InputError):
    """A report is not in a language that the configured pipeline reads."""


class DataError(TwosourceError):
    """A table or lexicon is damaged, of another version, or breaks its own header."""


class ConfigurationError(TwosourceError):
    """A setting has a value that cannot work."""


class ModelError(TwosourceError):
    """A language model is missing, of another version, or does not load."""


class LedgerError(TwosourceError):
    """A ledger is missing, damaged, of another version, read-only, or out of space."""


class InvariantError(TwosourceError, ValueError):
    """A value breaks a rule of the model, such as a span whose quote is not its slice."""
