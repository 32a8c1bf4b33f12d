"""Fine-tuning: the bundled embedding model taught the words people ask this guidance in.

In: the sections of knowledge/ with the everyday questions written beside them, and legal
texts they rest on. Out: a low-rank adapter, which `index.embedding` adds to the bundled
weights. No question of evals/ is read here. Run by hand, not by the app (README.md).
"""
