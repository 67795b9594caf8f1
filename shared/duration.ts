// Lengths of time as the screens show them. Milliseconds in, words out; no clock of its own.

const known = (ms: number) => (Number.isFinite(ms) ? Math.max(0, ms) : 0);
const two = (n: number) => String(n).padStart(2, '0');

/**
 * Hours of a time-box: `5 h 02`, `8 h`, `45 min`. Whole minutes, rounded down (time spent) or up (time left), so that
 * neither says "all" before it is true.
 */
export function formatHours(ms: number, round: 'down' | 'up' = 'down'): string {
  const minutes = round === 'down' ? Math.floor(known(ms) / 60_000) : Math.ceil(known(ms) / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0 && rest > 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${two(rest)}`;
}

function clockFace(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** Time left on a meeting's clock: `3:12`, `1:05:00`. Rounded up: it reads 0:00 at zero, not a second before. */
export function formatClock(ms: number): string {
  return clockFace(Math.ceil(known(ms) / 1000));
}

/** Time over on a meeting's clock: `+0:30`. */
export function formatOverrun(ms: number): string {
  return `+${clockFace(Math.floor(known(ms) / 1000))}`;
}
