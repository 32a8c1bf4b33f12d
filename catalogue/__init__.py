"""The data rooms as typed values: knowledge/*.yaml and prompts/ read strictly.

In: folders of YAML and text. Out: domain types and `Wordings`. Imports `domain`
and a YAML reader only; ingest, assistant, sequencing and ui all read through here.
"""
