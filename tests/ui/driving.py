"""Reading and driving a page in-process."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element


def html_of(app: AppTest) -> str:
    """Return every piece of HTML on the page as one text."""
    return "\n".join(str(element.value) for element in app.get("html") if isinstance(element, Element))


def ask(app: AppTest, text: str) -> AppTest:
    """Type a question into the box and send it."""
    return app.chat_input[0].set_value(text).run()
