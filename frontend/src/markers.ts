// Incidents and clusters of them as links and buttons over the map: they can be reached by Tab and read aloud.
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";
import { Marker, Popup, type GeoJSONSource, type LngLatLike, type Map } from "maplibre-gl";
import { circle } from "./circle";

export const SOURCE = "incidents";
export const AREAS = "areas";
const MOST_LISTED = 20;

export interface Incident {
  id: string;
  title: string;
  href: string;
  date: string;
  killed: string;
  place?: string;
  precision: string;
  radius_km: number | null;
}

export type Words = { cluster: string; area: string };

interface Shown {
  cluster_id?: number;
  point_count?: number;
}

/** Keeps the markers those of what the map shows now. */
export class Markers {
  readonly #map: Map;
  readonly #root: string;
  readonly #words: Words;
  readonly #on = new globalThis.Map<string, Marker>();
  #drawn = "";

  constructor(map: Map, root: string, words: Words) {
    this.#map = map;
    this.#root = root;
    this.#words = words;
  }

  update(): void {
    const found = new globalThis.Map<string, Feature<Point>>();
    for (const one of this.#map.querySourceFeatures(SOURCE)) {
      const shown = one as unknown as Feature<Point, Shown & Incident>;
      found.set(shown.properties.cluster_id ? `cluster ${shown.properties.cluster_id}` : shown.properties.id, shown);
    }
    for (const [key, marker] of this.#on) {
      if (!found.has(key)) {
        marker.remove();
        this.#on.delete(key);
      }
    }
    for (const [key, one] of found) {
      if (!this.#on.has(key)) this.#on.set(key, this.#add(one as Feature<Point, Shown & Incident>));
    }
    this.#drawAreas([...found.values()].filter((one) => !(one.properties as Shown).cluster_id));
  }

  #add(one: Feature<Point, Shown & Incident>): Marker {
    const at = one.geometry.coordinates as [number, number];
    const element = one.properties.cluster_id ? this.#cluster(one, at) : this.#single(one.properties, at);
    const marker = new Marker({ element }).setLngLat(at).addTo(this.#map);
    element.removeAttribute("role"); // a link or button says itself what it is
    element.removeAttribute("aria-roledescription");
    return marker;
  }

  #single(incident: Incident, at: LngLatLike): HTMLElement {
    const link = this.#link(incident);
    link.className = "map-incident";
    const popup = new Popup({ closeButton: false, closeOnClick: false, focusAfterOpen: false, offset: 12 }).setLngLat(at);
    const show = (): void => void popup.setText(tellIncident(incident, this.#words)).addTo(this.#map);
    for (const event of ["mouseenter", "focus"]) link.addEventListener(event, show);
    for (const event of ["mouseleave", "blur"]) link.addEventListener(event, () => popup.remove());
    return link;
  }

  #cluster(one: Feature<Point, Shown>, at: [number, number]): HTMLElement {
    const button = document.createElement("button");
    const count = one.properties.point_count ?? 0;
    button.type = "button";
    button.className = "map-cluster";
    button.textContent = String(count);
    button.setAttribute("aria-label", this.#words.cluster.replace("{n}", String(count)));
    button.addEventListener("click", () => void this.#open(one.properties.cluster_id ?? 0, at));
    return button;
  }

  /** Zoom to where the cluster divides; where it never does, list what is in it. */
  async #open(cluster: number, at: [number, number]): Promise<void> {
    const source = this.#map.getSource<GeoJSONSource>(SOURCE)!;
    const zoom = await source.getClusterExpansionZoom(cluster);
    if (zoom <= this.#map.getMaxZoom()) {
      this.#map.easeTo({ center: at, zoom, essential: false });
      return;
    }
    const leaves = await source.getClusterLeaves(cluster, MOST_LISTED, 0);
    const list = document.createElement("ul");
    for (const leaf of leaves) {
      const item = document.createElement("li");
      const link = this.#link(leaf.properties as Incident);
      link.textContent = (leaf.properties as Incident).title;
      item.append(link);
      list.append(item);
    }
    new Popup({ className: "map-list" }).setLngLat(at).setDOMContent(list).addTo(this.#map);
  }

  #link(incident: Incident): HTMLAnchorElement {
    const link = document.createElement("a");
    link.href = this.#root + incident.href;
    link.setAttribute("aria-label", tellIncident(incident, this.#words));
    return link;
  }

  #drawAreas(shown: Feature[]): void {
    const key = shown.map((one) => (one.properties as Incident).id).sort().join(" ");
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#map.getSource<GeoJSONSource>(AREAS)?.setData(areasOf(shown as Feature<Point, Incident>[]));
  }
}

/** The areas in which these incidents lie. */
export function areasOf(incidents: Feature<Point, Incident>[]): FeatureCollection<Polygon> {
  const features = incidents.flatMap((one): Feature<Polygon>[] => {
    const [lon, lat] = one.geometry.coordinates as [number, number];
    const radius = Number(one.properties.radius_km);
    return radius > 0 ? [{ type: "Feature", properties: {}, geometry: circle(lon, lat, radius) }] : [];
  });
  return { type: "FeatureCollection", features };
}

/** "Air strike in Kunduz, 2015-10-03: 42 killed (within 5 km)". */
export function tellIncident(incident: Incident, words: Words): string {
  const radius = Number(incident.radius_km);
  const area = radius > 0 ? words.area.replace("{km}", radius.toLocaleString(document.documentElement.lang)) : "";
  return [incident.title, area].filter(Boolean).join(" · ");
}
