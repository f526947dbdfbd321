// A country's name stands once, in the middle of its largest part, and not on each of its islands.
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from "geojson";

type Countries = FeatureCollection<Polygon | MultiPolygon, { name: string }>;

export function labels(countries: Countries): FeatureCollection<Point, { name: string }> {
  const features = countries.features.map(({ geometry, properties }): Feature<Point, { name: string }> => {
    const rings = geometry.type === "Polygon" ? [geometry.coordinates[0]!] : geometry.coordinates.map((part) => part[0]!);
    const largest = rings.reduce((a, b) => (Math.abs(area(b)) > Math.abs(area(a)) ? b : a));
    return { type: "Feature", properties: { name: properties.name }, geometry: { type: "Point", coordinates: middle(largest) } };
  });
  return { type: "FeatureCollection", features };
}

/** The centroid of a ring, in degrees. */
export function middle(ring: Position[]): Position {
  const whole = area(ring);
  if (!whole) return ring[0]!;
  let [x, y] = [0, 0];
  for (const [a, b] of sides(ring)) {
    const cross = a[0]! * b[1]! - b[0]! * a[1]!;
    x += (a[0]! + b[0]!) * cross;
    y += (a[1]! + b[1]!) * cross;
  }
  return [x / (6 * whole), y / (6 * whole)];
}

function area(ring: Position[]): number {
  return sides(ring).reduce((sum, [a, b]) => sum + a[0]! * b[1]! - b[0]! * a[1]!, 0) / 2;
}

function sides(ring: Position[]): [Position, Position][] {
  return ring.slice(1).map((point, i) => [ring[i]!, point]);
}
