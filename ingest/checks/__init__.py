"""What `python -m ingest check` looks at beyond the form of single files, one file a kind of question.

In: `Material`, all of knowledge/ read once. Out: problems as sentences that name the place
and what to do. A check reads; it never mends.
"""
