import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeOnePerson } from '../../shared/member-name.ts';

describe('mayBeOnePerson', () => {
  test.each([
    ['Jon', 'jon'],
    ['Jon', 'Jon Karlsson'],
    ['Karlsson', 'Jon Karlsson'],
    ['Jon K.', 'Jon Karlsson'],
    ['J. Karlsson', 'Jon Karlsson'],
    ['jkarlsson', 'Jon Karlsson'],
    ['jon.karlsson', 'Jon Karlsson'],
    ['jonk', 'Jon Karlsson'],
    ['José Álvarez', 'Jose Alvarez'],
    ['Jon Erik Karlsson', 'Jon Karlsson'],
    ['李雷', '李雷'],
  ])('%s and %s: yes', (a, b) => {
    expect(mayBeOnePerson(a, b)).toBe(true);
    expect(mayBeOnePerson(b, a)).toBe(true);
  });

  test.each([
    ['Jon Karlsson', 'Jon Smith'],
    ['Jon', 'Joan'],
    ['J', 'Jon Karlsson'],
    ['Karlsson Jon', 'Jon Karlsson'],
    ['Jon S.', 'Jon Karlsson'],
    ['J. K.', 'Jon Karlsson'],
    ['!!', '??'],
  ])('%s and %s: no', (a, b) => {
    expect(mayBeOnePerson(a, b)).toBe(false);
    expect(mayBeOnePerson(b, a)).toBe(false);
  });

  test('never throws, answers the same both ways, and a name is itself', () => {
    assert(
      property(string(), string(), (a, b) => {
        expect(mayBeOnePerson(a, b)).toBe(mayBeOnePerson(b, a));
        expect(mayBeOnePerson(a, a)).toBe(true);
      }),
    );
  });
});
