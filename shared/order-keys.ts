// Keys of order, made between two neighbours. They carry jitter, so that two people who drop into the same gap offline
// make different keys (nothing fits between equal ones).

import { generateKeyBetween, generateNKeysBetween } from 'jittered-fractional-indexing';
import type { Random } from './ids.ts';

const keyShape = /^[A-Za-z][0-9A-Za-z]{1,400}$/;

/** True when a key can stand as a neighbour; a stored key may be anything. */
export function isOrderKey(key: string): boolean {
  if (!keyShape.test(key)) return false;
  try {
    generateKeyBetween(key, null, { jitterBits: 0 });
    return true;
  } catch {
    return false;
  }
}

const bits = (random: Random) => ({ getRandomBit: () => random() < 0.5 });

/**
 * A key at place `index` of a sorted list of keys (0: before all, length: after all). Where neighbours share a key,
 * or a stored key is none, it steps outward to the next that will do.
 */
export function keyAt(sorted: readonly string[], index: number, random: Random): string {
  return keysAt(sorted, index, 1, random)[0] as string;
}

/** As keyAt, but `count` keys in rising order for a run of items that goes to one place. */
export function keysAt(sorted: readonly string[], index: number, count: number, random: Random): string[] {
  let low: string | null = null;
  for (let i = Math.min(index, sorted.length) - 1; i >= 0 && low === null; i -= 1) {
    const key = sorted[i] as string;
    if (isOrderKey(key)) low = key;
  }
  let high: string | null = null;
  for (let i = Math.max(index, 0); i < sorted.length && high === null; i += 1) {
    const key = sorted[i] as string;
    if (isOrderKey(key) && (low === null || key > low)) high = key;
  }
  return generateNKeysBetween(low, high, count, bits(random));
}
