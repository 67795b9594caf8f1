import { array, assert, integer, oneof, property, record, string, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkScale,
  namedScales,
  parseCard,
  parseScale,
  scaleName,
  scaleWords,
  writeCard,
} from '../../shared/scale.ts';

describe('parseCard', () => {
  test.each([
    ['5', '5', 5],
    ['0.5', '0.5', 0.5],
    ['½', '½', 0.5],
    ['S=1', 'S', 1],
    [' XL = 8 ', 'XL', 8],
    ['a=b=3', 'a=b', 3],
    ['S', 'S', null],
    ['?', '?', null],
    ['=3', '=3', null],
    ['S=', 'S=', null],
    ['S=many', 'S=many', null],
    ['1e9', '1e9', null],
    ['1001', '1001', null],
    ['-1', '-1', null],
    ['', '', null],
  ])('reads "%s"', (card, label, points) => {
    expect(parseCard(card)).toEqual({ label, points });
  });

  test('is total, and points are a size that an item may have', () => {
    assert(
      property(string(), (card) => {
        const { label, points } = parseCard(card);
        expect(typeof label).toBe('string');
        expect(points === null || (points >= 0 && points <= 1000)).toBe(true);
      }),
    );
  });
});

describe('a typed scale', () => {
  test.each([
    ['1 2 3 5', ['1', '2', '3', '5']],
    ['1,2,3', ['1', '2', '3']],
    ['S 1, M 3, L 5', ['S=1', 'M=3', 'L=5']],
    ['S=1; M : 3\nL 5', ['S=1', 'M=3', 'L=5']],
    ['S 1 M 3', ['S=1', 'M=3']],
    ['Extra large 8', ['Extra large=8']],
    ['Size 2=8', ['Size 2=8']],
    ['½, 1', ['½', '1']],
    ['S, M', ['S', 'M']],
    [' , ', []],
  ])('"%s"', (line, cards) => {
    expect(parseScale(line)).toEqual(cards);
  });

  test('a scale shown as a line and typed again is the same scale', () => {
    const word = stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}( [A-Za-z0-9]{1,4})?$/);
    const card = record({ label: word, points: integer({ min: 0, max: 1000 }) }).map(writeCard);
    const scale = array(oneof(card, integer({ min: 0, max: 1000 }).map(String)), { maxLength: 20 });
    assert(
      property(scale, (cards) => {
        expect(parseScale(scaleWords(cards))).toEqual(cards);
      }),
    );
  });

  test.each([
    [['1'], 'A scale has 2 to 20 cards.'],
    [['S', 'M=3'], 'The card “S” needs a number from 0 to 1000: write “S 3”.'],
    [['S=1', 'S=2'], 'Two cards are called “S”.'],
    [['S=1', '1'], 'Two cards stand for 1.'],
    [['Something large=1', '2'], 'What stands on a card has at most 12 characters.'],
  ])('%j is refused', (cards, sentence) => {
    expect(checkScale(cards)).toBe(sentence);
  });

  test('the offered scales will do and are known again by their cards', () => {
    for (const name of ['fibonacci', 'tShirt'] as const) {
      expect(checkScale(namedScales[name])).toBeNull();
      expect(scaleName(parseScale(scaleWords(namedScales[name])))).toBe(name);
    }
    expect(scaleName(['1', '2'])).toBe('own');
    expect(scaleWords(namedScales.tShirt)).toBe('S 1, M 3, L 5, XL 8');
  });
});
