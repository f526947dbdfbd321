import { expect, it } from "vitest";
import { namesIn } from "../src/presence";

it("takes names alone from the server's answer", () => {
  expect(namesIn({ others: ["ana", 3, null, "bo"] })).toEqual(["ana", "bo"]);
  expect(namesIn({ others: "ana" })).toEqual([]);
  expect(namesIn(null)).toEqual([]);
});
