"""Web pages written for the tests."""

PARAGRAPHS = (
    "Eleven people were killed on Monday when shells fell on the covered market of Norvale, Mayor Ana Ortiz said.",
    "Four of the dead were children, she told reporters at the town hall, and twenty more people were wounded.",
    "The army said that it had returned fire on gunmen, and that it would look into reports of civilian casualties.",
    "Norvale has no shelter, and the nearest clinic is an hour away by road, residents told the Gazette.",
)

JSON_LD = """
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Gazette", "url": "https://gazette.example/"},
  {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
  {"@type": "NewsArticle", "headline": "Eleven killed as shells hit market",
   "datePublished": "2021-05-04T10:15:00+02:00", "dateModified": "2021-05-05T08:00:00+02:00",
   "author": [{"@id": "#jane"}, {"@type": "Person", "name": "By John Roe"}],
   "publisher": {"@type": "Organization", "name": "The Gazette"}},
  {"@type": "NewsArticle", "headline": "Another report", "datePublished": "2019-01-01"}]}
"""

PAGE = f"""<!doctype html>
<html lang="en"><head>
<title>Eleven killed as shells hit market | The Gazette</title>
<link rel="canonical" href="https://gazette.example/news/1">
<meta property="og:site_name" content="The Gazette">
<meta name="description" content="The mayor of Norvale accuses the army, which speaks of gunmen.">
<script type="application/ld+json">{JSON_LD}</script>
</head><body>
<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit. Please accept them all to go on reading.</p></div>
<main><article>
<h1>Eleven killed as shells hit market</h1>
<p class="standfirst">The mayor of Norvale accuses the army, which speaks of gunmen.</p>
<p class="byline">By Jane Doe and John Roe</p><time datetime="2021-05-04T10:15:00+02:00">4 May 2021</time>
<figure><img src="a.jpg" alt="x"><figcaption>The covered market at Norvale after the shelling
<span class="credit">Photograph: J. Doe/Example</span></figcaption></figure>
<div class="story-body">
<p>{PARAGRAPHS[0]}</p>
<p>{PARAGRAPHS[1]}</p>
<aside class="newsletter-signup"><h3>Our newsletter</h3><p>The best of our reporting, every day.</p></aside>
<h2>Army speaks of gunmen</h2>
<p>{PARAGRAPHS[2]}</p>
<div class="related-stories"><h3>Related stories</h3><ul>
<li><a href="/2">Five killed in bus blast in the capital</a></li></ul></div>
<blockquote><p>“We buried four children this morning, and there is no room left,” she said.</p></blockquote>
<ul><li>Dead: eleven, four of them children.</li><li>Wounded: twenty.</li></ul>
<p>{PARAGRAPHS[3]}</p>
<p><em>jd/jr (AFP, dpa)</em></p>
</div></article>
<section class="comments"><h2>Comments</h2>
<p>I think that this is a very bad thing, and somebody ought to say so.</p></section>
</main><footer><p>© 2021 The Gazette. All rights reserved, here and in every other country of the world.</p></footer>
</body></html>
"""
