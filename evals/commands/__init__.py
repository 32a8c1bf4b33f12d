"""What each command of `python -m evals` does: arguments in, the text to print out."""
