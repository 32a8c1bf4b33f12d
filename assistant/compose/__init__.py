"""Step 6: lines of an answer from evidence and reviewed wordings, one file a shape of answer."""
