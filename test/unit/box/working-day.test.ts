import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTimeZone, runUntil } from '../../../shared/working-day.ts';
import { hour } from './log.ts';

const until = (start: string, timeZone: string, dayEnd = '18:00') =>
  new Date(runUntil(Date.parse(start), { timeZone, dayEnd })).toISOString();

describe('the end of the working day', () => {
  test('is 18:00 where the board is', () => {
    expect(until('2026-11-09T08:00:00Z', 'UTC')).toBe('2026-11-09T18:00:00.000Z');
    expect(until('2026-11-09T08:00:00Z', 'Europe/Vienna')).toBe('2026-11-09T17:00:00.000Z');
    expect(until('2026-11-09T20:00:00Z', 'America/New_York')).toBe('2026-11-09T23:00:00.000Z');
    // Already the tenth in Auckland, 21:00 hours before its evening.
    expect(until('2026-11-09T12:00:00Z', 'Pacific/Auckland')).toBe('2026-11-10T05:00:00.000Z');
    expect(until('2026-11-09T04:00:00.123Z', 'Asia/Kathmandu')).toBe('2026-11-09T12:15:00.000Z');
  });

  test('or as the board has it', () => {
    expect(until('2026-11-09T08:00:00Z', 'UTC', '16:30')).toBe('2026-11-09T16:30:00.000Z');
    expect(until('2026-11-09T08:00:00Z', 'UTC', '24:00')).toBe('2026-11-10T00:00:00.000Z');
    for (const bad of ['', 'evening', '25:00', '18:60']) {
      expect(until('2026-11-09T08:00:00Z', 'UTC', bad)).toBe('2026-11-09T18:00:00.000Z');
    }
  });

  test('started later, two hours on, also over midnight', () => {
    expect(until('2026-11-09T17:59:59Z', 'UTC')).toBe('2026-11-09T18:00:00.000Z');
    expect(until('2026-11-09T18:00:00Z', 'UTC')).toBe('2026-11-09T20:00:00.000Z');
    expect(until('2026-11-09T23:00:00Z', 'UTC')).toBe('2026-11-10T01:00:00.000Z');
  });

  test('is right on the days the clocks change', () => {
    expect(until('2026-03-29T00:30:00Z', 'Europe/Vienna')).toBe('2026-03-29T16:00:00.000Z');
    expect(until('2026-10-24T22:30:00Z', 'Europe/Vienna')).toBe('2026-10-25T17:00:00.000Z');
    expect(until('2026-03-28T23:30:00Z', 'Europe/Vienna', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(until('2026-10-24T22:30:00Z', 'Europe/Vienna', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(until('2026-10-24T22:00:00Z', 'Europe/Vienna', '24:00')).toBe('2026-10-25T23:00:00.000Z');
    expect(until('2026-04-04T13:30:00Z', 'Australia/Lord_Howe')).toBe('2026-04-05T07:30:00.000Z');
  });

  test('an unknown time zone is UTC', () => {
    expect(until('2026-11-09T08:00:00Z', 'Mars/Olympus')).toBe('2026-11-09T18:00:00.000Z');
    expect(until('2026-11-09T08:00:00Z', '')).toBe('2026-11-09T18:00:00.000Z');
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(isTimeZone('Europe/Vienna')).toBe(true);
    expect(isTimeZone('UTC')).toBe(true);
  });

  test('lies ahead, within a day, and shows 18:00 there unless it is two hours on', () => {
    const zones = [
      'UTC',
      'Europe/Vienna',
      'America/St_Johns',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    const start = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(start, fc.constantFrom(...zones), (start, timeZone) => {
        const end = runUntil(start, { timeZone, dayEnd: '18:00' });
        expect(end).toBeGreaterThan(start);
        expect(end - start).toBeLessThanOrEqual(25 * hour);
        if (end - start === 2 * hour) return;
        const shown = new Date(end).toLocaleTimeString('en-GB', { timeZone });
        expect(shown).toBe('18:00:00');
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing makes it throw', () => {
    for (const start of [Number.NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 1e300]) {
      expect(() => runUntil(start, { timeZone: 'Europe/Vienna', dayEnd: '18:00' })).not.toThrow();
    }
    const early = runUntil(-8.5e15, { timeZone: 'UTC', dayEnd: '18:00' });
    expect(early).toBe(-8.5e15 + 2 * hour);
  });
});
