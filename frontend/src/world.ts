// The basemap: Natural Earth's countries, drawn from a file that ships with the page. No tile server is asked.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { labels } from "./labels";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export async function styleOf(dark: boolean): Promise<StyleSpecification> {
  const answer = await fetch(new URL(/* @vite-ignore */ "./world.json", import.meta.url), { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no basemap: ${answer.status}`);
  const world = (await answer.json()) as World;
  const countries = feature(world, world.objects.countries) as FeatureCollection<Polygon | MultiPolygon, { name: string }>;
  const borders = mesh(world, world.objects.countries, (a, b) => a !== b);
  const [sea, land, line, label] = dark
    ? ["#15171a", "#2a2e34", "#5a6069", "#b9bdc3"]
    : ["#e4e9ee", "#fbfaf7", "#a9a49a", "#5c5850"];
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries },
      names: { type: "geojson", data: labels(countries) },
      borders: { type: "geojson", data: { type: "Feature", properties: {}, geometry: borders } },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea! } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": land! } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": line!, "line-width": 0.8 } },
      {
        id: "names",
        type: "symbol",
        source: "names",
        layout: { "text-field": ["get", "name"], "text-font": ["sans-serif"], "text-size": 12, "text-max-width": 7 },
        paint: { "text-color": label!, "text-halo-color": land!, "text-halo-width": 1.2 },
      },
    ],
  };
}
