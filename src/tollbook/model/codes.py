"""The codes as types. Labels, definitions, sources and equivalents stand in `rules/codelists/`."""

from typing import Literal

BlockKind = Literal["headline", "lede", "body", "crosshead", "caption", "credit", "list", "table", "quote"]
DocumentStatus = Literal["live", "corrected", "retracted", "deleted", "unknown"]
SourceType = Literal[
    "government", "military", "armed_group", "health_ministry", "hospital", "civil_defence", "police",
    "local_official", "un", "ngo", "witness", "relative", "activist", "opposition", "media", "wire_agency",
    "expert", "unnamed_official", "unattributed",
]  # fmt: skip
Method = Literal[
    "air_strike", "drone_strike", "helicopter_attack", "shelling", "missile_strike", "naval_fire", "vehicle_bomb",
    "suicide_bombing", "ied", "landmine", "explosion", "grenade", "shooting", "sniper_fire", "execution", "melee",
    "chemical_attack", "arson", "abduction", "torture", "siege", "crushing", "unknown",
]  # fmt: skip
Weapon = Literal[
    "cluster_munition", "unguided_bomb", "guided_bomb", "barrel_bomb", "incendiary", "white_phosphorus",
    "thermobaric", "mortar", "rocket", "artillery", "ballistic_missile", "cruise_missile", "drone", "small_arms",
    "chlorine", "nerve_agent", "landmine", "ied", "other",
]  # fmt: skip
ObjectCode = Literal[
    "health_facility", "ambulance", "school", "market", "bakery", "place_of_worship", "residential", "camp_shelter",
    "aid", "media", "water", "power", "transport", "agriculture", "government", "cultural_heritage", "other",
]  # fmt: skip
DamageStatus = Literal["destroyed", "damaged", "hit", "unclear"]
ClaimKind = Literal["harm", "damage", "responsibility", "use_of_weapon"]
Harm = Literal[
    "killed", "injured", "missing", "displaced", "detained", "abducted", "sexual_violence", "casualties"
]  # fmt: skip
VictimStatus = Literal["civilian", "combatant", "hors_de_combat", "mixed", "unknown"]
Group = Literal["men", "women", "children", "elderly", "infants", "families"]
Occupation = Literal["health", "media", "aid", "education", "rescue", "religious", "other"]
Stance = Literal[
    "assert", "deny", "dispute", "admit", "partially_admit", "revise", "retract", "no_comment", "cannot_verify",
    "hypothetical",
]  # fmt: skip
Scope = Literal["incident", "subset", "cumulative", "campaign"]
Responsibility = Literal["claimed", "admitted", "alleged", "denied", "unattributed"]
ActorRole = Literal["perpetrator", "target", "supporter", "requester"]
Causation = Literal["direct", "indirect", "unclear"]
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "fewer_than", "about", "range", "vague", "none"]
PlacePrecision = Literal["exact", "street", "neighbourhood", "town", "district", "province", "country", "area"]
TimePrecision = Literal["day", "days", "week", "month", "season", "year", "open"]
Unit = Literal["persons", "families", "bodies"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
StrikeStatus = Literal["declared", "likely", "contested", "single_source"]
VisibilityLevel = Literal["public", "team", "restricted", "withheld"]
RelationKind = Literal["same_bytes", "same_text", "syndicated"]
