"""How the quotes of a language model were found in the transcript, counted."""

from __future__ import annotations

from pydantic import Field

from lectura.records.model import Model


class Grounding(Model):
    """What looking up a language model's quotes gave, counted before repetitions are joined.

    Each quote of a record, and of an answer, is counted once. What a record says in the model's own
    words is not looked up.
    """

    found: int = Field(default=0, description="word for word, where it was said to be")
    repaired: int = Field(
        default=0,
        description="with another spelling or at another place; the words shown are the "
        "transcript's",
    )
    asked_again: int = Field(default=0, description="only after the model was asked again")
    set_aside: int = Field(default=0, description="not found: these are in 'unsupported'")

    @property
    def grounded(self) -> int:
        """How many rest on words of the transcript."""
        return self.found + self.repaired + self.asked_again

    @property
    def percent(self) -> float | None:
        """Those of all that were looked up, to a hundredth; None where nothing was."""
        looked_up = self.grounded + self.set_aside
        return round(100 * self.grounded / looked_up, 2) if looked_up else None

    def plus(self, other: Grounding) -> Grounding:
        """Both together."""
        return Grounding(
            found=self.found + other.found,
            repaired=self.repaired + other.repaired,
            asked_again=self.asked_again + other.asked_again,
            set_aside=self.set_aside + other.set_aside,
        )
