"""Scores: one module a set, each with `score(gold, answers) -> Score`.

All figures lie in 0..1 and higher is better, save errors in kilometres and absolute errors, whose names say so. A gold
record without an answer is scored as if the answer were empty; answers without a gold record do not count.
"""
