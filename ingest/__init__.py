"""Build time: source files -> documents -> sections -> chunks.

In: files of knowledge/ and folders of legal documents. Out: `domain` values for
the index. May import `domain` and `index`; is never imported by `assistant`.
"""
