"""Settings of a run, and the switches that keep dependencies silent.

In: environment and .env. Out: one frozen `Settings`. Imports `domain` only.
"""
