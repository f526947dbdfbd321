"""What a viewer may see of a project: names, words, coordinates, withheld and embargoed records."""

from tollbook.visibility.clearance import EVERYTHING, PUBLIC_EYES, WITH_NAMES, Clearance
from tollbook.visibility.gate import Gate
from tollbook.visibility.lens import Lens
from tollbook.visibility.opening import gate_for

__all__ = ["EVERYTHING", "PUBLIC_EYES", "WITH_NAMES", "Clearance", "Gate", "Lens", "gate_for"]
