"""What the records of each set hold, as types.

Every module has three: `Input`, the fields that a prediction may be made from; `Answer`, a prediction; and `Gold`, a
scored record. A file is read *as* one of these types and fields outside the type are dropped while reading, so
an adapter, which is handed `Input`, cannot see a gold field.
"""
