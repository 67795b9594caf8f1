// Reads a number of points. What is no size a team would say aloud (negative, a text, 2105) is no number at all.

const highest = 100;

/** Points in whole or half steps from 0 to 100; undefined for anything else. `5.0` and `1,5` are fine. */
export function readPoints(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,6}(?:[.,]\d{1,6})?$/.test(trimmed)) return undefined;
  const points = Number(trimmed.replace(',', '.'));
  return points <= highest && Number.isInteger(points * 2) ? points : undefined;
}

/** The `8` of `(8) Spike: …`; undefined when the title does not start so. */
export function leadingPoints(title: string): string | undefined {
  return /^\s*\((\d{1,6}(?:[.,]\d{1,6})?)\)/.exec(title)?.[1];
}
