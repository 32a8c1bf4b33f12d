"""Streamlit pages and small components; no retrieval and no law.

In: `Answer` from `assistant`, wordings from prompts/ui. Out: what is on the screen.
May import domain, catalogue, config, assistant and storage; nothing imports `ui`
but app.py. One component a file; what a person reads stands in prompts/ui.
"""
