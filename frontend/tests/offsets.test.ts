import { describe, expect, it } from "vitest";
import { codePoints, trimmed, whole } from "../src/offsets";

describe("offsets are code points", () => {
  it("counts a character outside the basic plane once", () => {
    expect(codePoints("a😀b")).toBe(3);
    expect(codePoints("قتل ستة")).toBe(7);
    expect(codePoints("")).toBe(0);
  });

  it("leaves white space at the ends out of a stretch, and moves its start", () => {
    expect(trimmed({ start: 10, text: " \n42 killed " })).toEqual({ start: 12, end: 21, text: "42 killed" });
    expect(trimmed({ start: 10, text: "😀 two 😀" })).toEqual({ start: 10, end: 17, text: "😀 two 😀" });
    expect(trimmed({ start: 10, text: " \n " })).toBeNull();
  });

  it("never cuts a character in two", () => {
    expect(whole("a😀b", 2, false)).toBe(1);
    expect(whole("a😀b", 2, true)).toBe(3);
    expect(whole("a😀b", 3, true)).toBe(3);
    expect(whole("ab", 0, false)).toBe(0);
    expect(whole("ab", 2, true)).toBe(2);
  });
});
