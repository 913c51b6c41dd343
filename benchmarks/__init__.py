"""Measures of Twosource against external sets, and of its speed. Run from a checkout: `python -m benchmarks --help`.

The sets themselves are not part of the project: `--data DIR` says where they lie. For each set there are three parts:
`records/` says what a record holds, `adapters/` makes predictions, `metrics/` scores them.
"""
