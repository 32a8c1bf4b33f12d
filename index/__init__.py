"""The hinge between build time and run time: vectors, keywords, sections, identity.

In: sections and chunks (from ingest), questions (from assistant). Out: candidates
with scores. Imports `domain` and `config`; one file each touches Chroma
(`vectors.py`), bm25s (`keywords.py`), sentence-transformers and ONNX Runtime (`embedding/`).
"""
