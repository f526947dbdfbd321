"""The public site: a folder of static pages of the incidents that may be seen by everyone."""

from tollbook.export.site.build import publish_site
from tollbook.export.site.publication import Code, Publication, Tally

__all__ = ["Code", "Publication", "Tally", "publish_site"]
