// Reading stored values: every function is total. A value may come from a newer version, an older one, or an enemy.

export const asText = (value: unknown, fallback = ''): string =>
  typeof value === 'string' ? value : fallback;

export const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** Figures smaller than this are the rounding of a computer, and would make others endless that are divided by them. */
const dust = 1e-6;

/** A figure between two others, or `fallback` for what is none. */
export function bounded<Fallback>(
  value: unknown,
  low: number,
  high: number,
  fallback: Fallback,
): number | Fallback {
  const number = asNumber(value);
  if (number === null) return fallback;
  return Math.min(high, Math.max(low, Math.abs(number) < dust ? 0 : number));
}

/** Later than any clock shows: calendars and figures of years hold every moment until then. */
const latest = Date.UTC(9000, 0);

/** Milliseconds since 1970, or null for what is no number. */
export const asMoment = (value: unknown): number | null => bounded(value, 0, latest, null);

/** Larger than any size that can be given; sums of such figures stay figures. */
const mostSize = 1e6;

/** Points or hours, or null for what is no number. */
export const asSize = (value: unknown): number | null => bounded(value, 0, mostSize, null);

/** How many people work on an item together. */
export const asPeople = (value: unknown): number => Math.trunc(bounded(value, 1, 99, 1));

export const asFlag = (value: unknown): boolean => value === true;

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export type Fields = Readonly<Record<string, unknown>>;

export const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export function oneOf<Value extends string>(value: unknown, known: readonly Value[], fallback: Value): Value {
  return known.find((name) => name === value) ?? fallback;
}

const dateShape = /^\d{4}-\d{2}-\d{2}$/;

/** An ISO date `2026-11-22` that exists, or null. */
export function asDate(value: unknown): string | null {
  if (typeof value !== 'string' || !dateShape.test(value)) return null;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(value) ? null : value;
}

/** True when two stored values are the same plain data. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Fields;
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(right, key) && sameValue(value, right[key]))
  );
}
