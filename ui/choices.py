"""What the reader chose beside the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.answers import UserRole


@dataclass(frozen=True, slots=True)
class Choices:
    """Role, the day the answer is for, and today where the province is."""

    role: UserRole
    as_of: date
    today: date

    @property
    def stated_as_of(self) -> date | None:
        """The day if it is not today: None leaves a date in the question itself its say."""
        return self.as_of if self.as_of != self.today else None
