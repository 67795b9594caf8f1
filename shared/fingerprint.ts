// A short mark of words: to tell later whether they are still the same, without keeping them twice.

/** A number of 32 bits that is the same for the same words. */
export function fingerprint(words: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
