import { expect, it } from "vitest";
import { circle } from "../src/circle";

const KM_PER_DEGREE = 111.195;

it("draws a closed ring at the radius along the ground", () => {
  const [ring] = circle(36.5, 35.5, 10).coordinates;
  expect(ring![0]).toEqual(ring!.at(-1));
  const north = ring![0]!;
  expect((north[1]! - 35.5) * KM_PER_DEGREE).toBeCloseTo(10, 2);
  const east = ring![12]!;
  expect((east[0]! - 36.5) * KM_PER_DEGREE * Math.cos((35.5 * Math.PI) / 180)).toBeCloseTo(10, 1);
});
