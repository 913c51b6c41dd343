"""Predictions: one module a set, each with `predict(system, inputs)`, which yields the answers in order.

An adapter turns what Twosource says into the records of a set. It sees the inputs only; mapping tables are in `data/`.
"""
