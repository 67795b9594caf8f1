// Moments as the browser's own field for date and time takes them: in this person's time zone, to the minute.

const two = (n: number): string => String(n).padStart(2, '0');

/** "2026-11-23T09:05", for the value of an input of type datetime-local. */
export function toLocalField(at: number): string {
  const date = new Date(at);
  const year = String(date.getFullYear()).padStart(4, '0');
  const day = `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Milliseconds since 1970, or null for an empty field or no time. */
export function fromLocalField(value: string): number | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? new Date(value).getTime() : Number.NaN;
  return Number.isFinite(at) ? at : null;
}
