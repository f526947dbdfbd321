import { expect, it } from "vitest";
import { labels, middle } from "../src/labels";

const square = (x: number, y: number, side: number): number[][] => [
  [x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y],
];

it("names a country once, in the middle of its largest part", () => {
  const geometry = { type: "MultiPolygon" as const, coordinates: [[square(0, 0, 1)], [square(10, 10, 4)]] };
  const found = labels({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "A" }, geometry }] });
  expect(found.features.map((one) => one.geometry.coordinates)).toEqual([[12, 12]]);
});

it("takes a ring without area as its first point", () => {
  expect(middle([[3, 4], [3, 4], [3, 4]])).toEqual([3, 4]);
});
