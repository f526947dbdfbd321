// The map of incidents, from the page's own basemap. The server's table or note stays below it.
import type { FeatureCollection, Point } from "geojson";
import { LngLatBounds, Map, NavigationControl, setWorkerUrl } from "maplibre-gl";
import { AREAS, Markers, SOURCE, type Incident } from "./markers";
import { styleOf } from "./world";

const NOTICE =
  "Borders are those of Natural Earth. They express no opinion on the status of any territory; some are disputed.";

export async function start(element: HTMLElement): Promise<void> {
  const found = await incidents(element);
  if (!found.features.length) return;
  await stylesheet(new URL(/* @vite-ignore */ "./map.css", import.meta.url));
  setWorkerUrl(new URL(/* @vite-ignore */ "./map-worker.js", import.meta.url).href);
  const canvas = document.createElement("div");
  canvas.className = "map-canvas";
  const notice = document.createElement("p");
  notice.className = "map-notice note";
  notice.textContent = element.dataset.notice ?? NOTICE;
  element.prepend(canvas, notice);
  try {
    await draw(element, canvas, found);
  } catch (error) {
    canvas.remove();
    notice.remove();
    throw error;
  }
}

async function incidents(element: HTMLElement): Promise<FeatureCollection<Point, Incident>> {
  const answer = await fetch(element.dataset.src ?? "", { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no incidents: ${answer.status}`);
  const all = (await answer.json()) as FeatureCollection<Point, Incident>;
  const only = element.dataset.only?.split(" ");
  return only ? { ...all, features: all.features.filter((one) => only.includes(one.properties.id)) } : all;
}

async function draw(element: HTMLElement, canvas: HTMLElement, found: FeatureCollection<Point, Incident>): Promise<void> {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const map = new Map({
    container: canvas,
    style: await styleOf(dark),
    bounds: boundsOf(found),
    fitBoundsOptions: { padding: 48, maxZoom: 6 },
    maxZoom: 12,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    scrollZoom: false, // the page scrolls; the buttons and the keys + and - zoom
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  await new Promise<void>((resolve, reject) => {
    map.once("load", () => resolve());
    map.once("error", ({ error }) => reject(error));
  });
  map.addSource(AREAS, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addSource(SOURCE, { type: "geojson", data: found, cluster: true, clusterRadius: 44, clusterMaxZoom: 12 });
  const ink = dark ? "#ffb187" : "#a33a00";
  map.addLayer({ id: AREAS, type: "fill", source: AREAS, paint: { "fill-color": ink, "fill-opacity": 0.16 } });
  map.addLayer({ id: `${AREAS}-edge`, type: "line", source: AREAS, paint: { "line-color": ink, "line-width": 1 } });
  // only sources that a layer uses are loaded; the incidents themselves are links over the map
  map.addLayer({ id: SOURCE, type: "circle", source: SOURCE, paint: { "circle-opacity": 0, "circle-radius": 1 } });
  const markers = new Markers(map, element.dataset.root ?? "", {
    cluster: element.dataset.cluster ?? "{n} incidents: zoom in",
    area: element.dataset.area ?? "somewhere within {km} km",
  });
  map.on("render", () => {
    if (map.isSourceLoaded(SOURCE)) markers.update();
  });
}

function boundsOf(found: FeatureCollection<Point>): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const one of found.features) bounds.extend(one.geometry.coordinates as [number, number]);
  return bounds;
}

function stylesheet(address: URL): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address.href;
  const loaded = new Promise<void>((resolve, reject) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error("no style sheet")));
  });
  document.head.append(link);
  return loaded;
}
