// Where labels stand beside what they name: as near as they can, none over another.

/**
 * `wanted`: where each would stand best, in any order; the answer is in the same order. Between `first` and `last`, at
 * least `gap` apart, as long as there is room.
 */
export function labelPlaces(
  wanted: readonly number[],
  { gap, first, last }: { readonly gap: number; readonly first: number; readonly last: number },
): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = order.map((i) => wanted[i] ?? 0);
  // Down, each clear of the one above; then up again from the bottom.
  let above = first - gap;
  for (const [n, place] of places.entries()) {
    above = Math.max(place, above + gap);
    places[n] = above;
  }
  let below = last + gap;
  for (let n = places.length - 1; n >= 0; n -= 1) {
    below = Math.min(places[n] ?? 0, below - gap);
    places[n] = below;
  }
  const found = wanted.map(() => 0);
  for (const [n, i] of order.entries()) found[i] = places[n] ?? 0;
  return found;
}
