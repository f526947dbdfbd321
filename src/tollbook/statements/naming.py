"""Names and types of sources as the packaged tables have them."""

import re
from functools import cache

from tollbook.model.codes import SourceType

_TYPES: tuple[tuple[str, SourceType], ...] = (
    (r"health ministry|ministry of health|health minister", "health_ministry"),
    (r"civil defen[cs]e|white helmets|rescue|first responder|ambulance|firefight", "civil_defence"),
    (r"hospital|medic|doctor|nurse|surgeon|clinic|paramedic|physician", "hospital"),
    (r"police", "police"),
    (r"observatory|monitor|rights group|human rights|amnesty|msf|red cross|red crescent|ngo|charity|sohr|activist group", "ngo"),
    (r"\bun\b|u\.n\.|united nations|unicef|ohchr|unama|unhcr", "un"),
    (r"activist", "activist"),
    (r"afp|reuters|associated press|\bap\b|xinhua|news agency|\bsana\b|tass", "wire_agency"),
    (r"correspondent|journalist|reporter|newspaper|television|\btv\b|radio|media|news", "media"),
    (r"witness|resident|survivor|villager|local sources|neighbou?r", "witness"),
    (r"relative|mother|father|brother|sister|cousin|uncle|son of", "relative"),
    (r"islamic state|\bisis\b|\bis\b|taliban|nusra|hezbollah|hamas|rebel|militant|faction|brigade|front|jaysh|jaish|ypg|sdf", "armed_group"),
    (r"army|military|pentagon|defen[cs]e|coalition|general|colonel|centcom|forces|air force|commander|militia", "military"),
    (r"opposition|national council", "opposition"),
    (r"expert|analyst|professor|researcher", "expert"),
    (r"mayor|governor|municipal|local council|local official|district", "local_official"),
    (r"state department|foreign minist|ministry|minister|president|government|kremlin|regime|white house|secretary of state|"
     r"spokes(?:man|woman|person)|damascus|moscow|washington|ankara|russia|syria|turkey|israel|united states|\bu\.?s\.?\b|administration", "government"),
    (r"official", "unnamed_official"),
)  # fmt: skip


@cache
def type_source(words: str) -> SourceType:
    """The type that the words for a source give, `unattributed` where they give none."""
    low = words.lower()
    return next((kind for pattern, kind in _TYPES if re.search(pattern, low)), "unattributed")


@cache
def canonical_source(words: str) -> str:
    """The common name of a source, without article and possessive."""
    return re.sub(r"^(the|a|an|its|his|her|their)\s+|['’]s?$", "", words.strip(), flags=re.I)
