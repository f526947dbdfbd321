"""What a viewer may see of a project: names, words, coordinates, withheld and embargoed records."""

from tollbook.visibility.clearance import EVERYTHING, ONLY_PUBLIC, PUBLIC_EYES, WITH_NAMES, Clearance
from tollbook.visibility.gate import Gate
from tollbook.visibility.lens import Lens
from tollbook.visibility.masking import Masker
from tollbook.visibility.naming import Naming
from tollbook.visibility.opening import gate_for
from tollbook.visibility.places import coarse

__all__ = [
    "EVERYTHING", "ONLY_PUBLIC", "PUBLIC_EYES", "WITH_NAMES", "Clearance", "Gate", "Lens", "Masker", "Naming", "coarse",
    "gate_for",
]  # fmt: skip
