// Offsets of the record are code points; a browser counts UTF-16 units. An emoji is one of the former, two of the latter.

export interface Stretch {
  start: number;
  end: number;
  text: string;
}

/** How many code points a text has. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The stretch without white space at its ends; null where nothing else is in it. */
export function trimmed({ start, text }: Omit<Stretch, "end">): Stretch | null {
  const inner = text.trim();
  if (!inner) return null;
  const before = codePoints(text.slice(0, text.length - text.trimStart().length));
  return { start: start + before, end: start + before + codePoints(inner), text: inner };
}

/** Moves a boundary that would cut a character in two to before it (`forward` false) or after it. */
export function whole(text: string, offset: number, forward: boolean): number {
  const cuts = offset > 0 && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
  return cuts ? offset + (forward ? 1 : -1) : offset;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
