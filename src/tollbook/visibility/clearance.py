"""What someone may see beyond what is public."""

from dataclasses import dataclass

from tollbook.model import Visibility


@dataclass(frozen=True, slots=True)
class Clearance:
    """The levels that someone may see. `withheld` opens embargoes too.

    `whole`: what would be shown without its words is not shown at all.
    """

    team: bool = False
    restricted: bool = False
    withheld: bool = False
    whole: bool = False

    def sees(self, own: Visibility) -> bool:
        """Whether words and names of this level are shown whole."""
        return {"public": True, "team": self.team, "restricted": self.restricted, "withheld": self.withheld}[own.level]

    def keeps_back(self, own: Visibility, today: str) -> bool:
        """Whether a record is not shown at all: withheld, or under an embargo that has not ended by `today`."""
        if self.whole and not self.sees(own):
            return True
        embargoed = own.embargo_until is not None and own.embargo_until > today
        return (own.level == "withheld" or embargoed) and not self.withheld


PUBLIC_EYES = Clearance()
ONLY_PUBLIC = Clearance(whole=True)
WITH_NAMES = Clearance(team=True, restricted=True)
EVERYTHING = Clearance(team=True, restricted=True, withheld=True)
