// A place is known to within a radius: it is drawn as the area in which it lies.
import type { Polygon } from "geojson";

const EARTH_KM = 6371.0088;
const CORNERS = 48;

/** The circle around a point (degrees) with a radius in kilometres along the ground. */
export function circle(lon: number, lat: number, radiusKm: number): Polygon {
  const reach = radiusKm / EARTH_KM;
  const phi = (lat * Math.PI) / 180;
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const bearing = ((i % CORNERS) * 2 * Math.PI) / CORNERS;
    const to = Math.asin(Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(bearing));
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(reach) * Math.cos(phi),
      Math.cos(reach) - Math.sin(phi) * Math.sin(to),
    );
    return [lon + (east * 180) / Math.PI, (to * 180) / Math.PI];
  });
  return { type: "Polygon", coordinates: [ring] };
}
