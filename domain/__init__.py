"""Frozen types that flow between the rooms.

In: nothing. Out: the vocabulary every other room speaks. May import the
standard library only, so any room can import it without cost.
"""
