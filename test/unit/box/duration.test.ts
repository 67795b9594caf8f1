import { expect, test } from 'vitest';
import { formatClock, formatHours, formatOverrun } from '../../../shared/duration.ts';
import { hour, minute } from './log.ts';

test('hours read as on the pictures', () => {
  expect(formatHours(5 * hour + 2 * minute)).toBe('5 h 02');
  expect(formatHours(8 * hour)).toBe('8 h');
  expect(formatHours(45 * minute)).toBe('45 min');
  expect(formatHours(0)).toBe('0 h');
  expect(formatHours(30 * hour + 30 * minute)).toBe('30 h 30');
});

test('time spent is never rounded up to all of it, time left never down to none', () => {
  expect(formatHours(8 * hour - 1)).toBe('7 h 59');
  expect(formatHours(1, 'up')).toBe('1 min');
  expect(formatHours(8 * hour - 1, 'up')).toBe('8 h');
});

test('a meeting clock reads minutes and seconds, and 0:00 only at zero', () => {
  expect(formatClock(192_000)).toBe('3:12');
  expect(formatClock(5 * minute)).toBe('5:00');
  expect(formatClock(1)).toBe('0:01');
  expect(formatClock(0)).toBe('0:00');
  expect(formatClock(hour + 5 * minute + 3000)).toBe('1:05:03');
  expect(formatOverrun(30_999)).toBe('+0:30');
});

test('what is no length reads as none', () => {
  for (const bad of [Number.NaN, Infinity, -5]) {
    expect(formatHours(bad)).toBe('0 h');
    expect(formatClock(bad)).toBe('0:00');
    expect(formatOverrun(bad)).toBe('+0:00');
  }
});
