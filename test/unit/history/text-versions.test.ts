// Earlier versions of a text from the bursts in its log: exact for one writer; with several nothing is made up, and what
// was taken out is always in the log by itself.

import * as fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { MemberId } from '../../../shared/ids.ts';
import type { LogEntry } from '../../../shared/item.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { findText, logTyping, typeText } from '../../../shared/board/mutate-text.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { exchange, testBoard, type TestBoard } from '../../board-kit.ts';
import { differences } from '../../../shared/text-difference.ts';
import { versionsOf } from '../../../shared/text-versions.ts';

const ann = 'mAnn' as MemberId;
const ben = 'mBen' as MemberId;

const burst = (at: number, from: string, to: string, position: number | null, by = ann): LogEntry => ({
  at,
  by,
  field: 'description',
  from,
  to,
  position,
});

/** A burst as shares of a text's length, with few letters, so that the same words often stand in several places. */
const shares = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.double({ min: 0, max: 1, noNaN: true }),
  insert: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🙂'), maxLength: 6 }),
});

function type(text: string, { at, remove, insert }: { at: number; remove: number; insert: string }) {
  const position = Math.floor(at * text.length);
  const removed = text.slice(position, position + Math.floor(remove * (text.length - position + 0.99)));
  return {
    position,
    removed,
    text: text.slice(0, position) + insert + text.slice(position + removed.length),
  };
}

/** Every letter of a text by its identity in the document: which burst put it in, and which took it out. */
class Letters {
  readonly #letters = new Map<string, { readonly letter: string; readonly putIn: number }>();
  readonly #takenOut = new Map<string, number[]>();

  /** The ids of a text in its order, those of letters that were taken out too where they are asked for. */
  #ids(text: Y.Text, all: boolean): Map<string, string> {
    const found = new Map<string, string>();
    for (let at = text._start; at !== null; at = at.right) {
      if (at.deleted && !all) continue;
      const words = at.content instanceof Y.ContentString ? at.content.str : '';
      for (let i = 0; i < at.length; i += 1) found.set(`${at.id.client}:${at.id.clock + i}`, words[i] ?? '');
    }
    return found;
  }

  in(text: Y.Text): ReadonlyMap<string, string> {
    return this.#ids(text, false);
  }

  typed(burst: number, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
    for (const [id, letter] of after) if (!before.has(id)) this.#letters.set(id, { letter, putIn: burst });
    for (const id of before.keys())
      if (!after.has(id)) this.#takenOut.set(id, [...(this.#takenOut.get(id) ?? []), burst]);
  }

  /** The text as these bursts alone make it. */
  after(bursts: ReadonlySet<number>, text: Y.Text): string {
    return [...this.#ids(text, true).keys()]
      .map((id) => {
        const known = this.#letters.get(id);
        const gone = this.#takenOut.get(id)?.some((burst) => bursts.has(burst));
        return known && bursts.has(known.putIn) && !gone ? known.letter : '';
      })
      .join('');
  }
}

describe('versionsOf', () => {
  test('gives back every version of one writer exactly', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.array(shares, { maxLength: 30 }), (first, bursts) => {
        const texts = [first];
        const entries = bursts.map((drawn, i) => {
          const typed = type(texts.at(-1) as string, drawn);
          texts.push(typed.text);
          return burst(i + 1, typed.removed, drawn.insert, typed.position);
        });
        const versions = versionsOf(texts.at(-1) as string, entries);
        expect(versions.map(({ text }) => text)).toEqual(texts.slice(0, -1).toReversed());
        expect(versions.every(({ exact }) => exact)).toBe(true);
        expect(versions.map(({ at }) => at)).toEqual(
          entries.length === 0
            ? []
            : [
                ...entries
                  .slice(0, -1)
                  .map(({ at }) => at)
                  .toReversed(),
                null,
              ],
        );
      }),
    );
  });

  test('never throws, whatever the log holds', () => {
    const anything = fc.array(
      fc.record({
        at: fc.double(),
        by: fc.constantFrom(ann, ben, null),
        field: fc.constant('description'),
        from: fc.anything(),
        to: fc.anything(),
        position: fc.option(fc.double(), { nil: null }),
      }),
    );
    fc.assert(
      fc.property(fc.string(), anything, (text, entries) => {
        expect(versionsOf(text, entries).length).toBeLessThanOrEqual(entries.length);
      }),
    );
  });

  test('of two who typed at the same time it claims nothing that it cannot know', () => {
    // Both began with "one two"; Ann put words in front, Ben, who did not see that, took "two" out at 4.
    const entries = [burst(2, '', 'zero ', 0), burst(1, 'two', '', 4, ben)];
    const versions = versionsOf('zero one ', entries);
    expect(versions.some(({ exact }) => exact)).toBe(false);
    expect(versions.map(({ endedBy }) => endedBy.from)).toEqual(['two']);
  });

  test('of two writers, apart and together, it calls exact only what the text is without the bursts since', () => {
    const step = fc.record({
      who: fc.nat(1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.double({ min: 0, max: 1, noNaN: true }),
      insert: fc.boolean(),
      meet: fc.boolean(),
    });
    let [claimed, inOrder] = [0, 0];
    const sorted = (text: string) =>
      Array.from(text)
        .sort((a, b) => (a < b ? -1 : 1))
        .join('');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const desks = [testBoard(1), testBoard(2)] as const;
        const [first, second] = desks;
        const item = addItem(first.board, first.act(), { kind: 'task', title: 'x' });
        exchange(first.board, second.board);
        const ref = { item, field: 'description' } as const;
        const shown = (on: TestBoard) => findText(on.board, ref) as Y.Text;
        const words = (on: TestBoard) => readItem(on.board, item)?.texts.description ?? '';
        const letters = new Letters();
        steps.forEach(({ who, at, remove, insert, meet }, i) => {
          const on = desks[who as 0 | 1];
          const put = insert ? `<${i}${who}>` : '';
          const typed = type(words(on), { at, remove: remove < 0.5 ? 0 : remove, insert: put });
          const act = { ...on.act(who === 0 ? ann : ben), at: i };
          const before = letters.in(shown(on));
          const change = { at: typed.position, remove: typed.removed.length, insert: put };
          typeText(on.board, act, ref, [change]);
          letters.typed(i, before, letters.in(shown(on)));
          logTyping(on.board, act, ref, typed.removed, put, typed.position);
          if (meet) exchange(first.board, second.board);
        });
        exchange(first.board, second.board);
        const log = (readItem(first.board, item)?.log ?? []).filter(({ field }) => field === 'description');
        for (const { exact, text, endedBy } of versionsOf(words(first), log)) {
          if (!exact) continue;
          claimed += 1;
          const earlier = log.slice(0, log.indexOf(endedBy)).map((entry) => entry.at);
          const really = letters.after(new Set(earlier), shown(first));
          expect(sorted(text)).toBe(sorted(really));
          if (text === really) inOrder += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(claimed).toBeGreaterThan(400);
    // Of pieces begun at one place at the same time, and one taken out again, nothing tells which stood first.
    expect(inOrder / claimed).toBeGreaterThan(0.99);
  });

  test('follows words that somebody shifted, and says that it is not certain', () => {
    const entries = [burst(0, '', 'old words', 0), burst(1, 'old', 'new', 0), burst(2, '', 'Well, ', 0, ben)];
    expect(versionsOf('Well, new words', entries)).toMatchObject([
      { text: 'new words', exact: true },
      { text: 'old words', exact: true },
      { text: '', exact: true },
    ]);
    // Ben's burst is not in the log: it was typed while the board could only be read here.
    expect(versionsOf('Well, new words', entries.slice(0, 2))[0]).toMatchObject({
      text: 'Well, old words',
      exact: false,
    });
  });

  test('ends where words that were put in stand nowhere any more', () => {
    const entries = [burst(1, '', 'first', 0), burst(2, '', 'gone', 0), burst(3, '', '!', 5)];
    expect(versionsOf('other!', entries)).toMatchObject([{ text: 'other', endedBy: entries[2] }]);
  });

  test('older entries without a place are believed only where their words stand once', () => {
    expect(versionsOf('ab', [burst(1, 'x', 'ab', null)])).toMatchObject([{ text: 'x', exact: false }]);
    expect(versionsOf('ab ab', [burst(1, 'x', 'ab', null)])).toEqual([]);
    expect(versionsOf('ab', [burst(1, 'x', '', null)])).toEqual([]);
  });
});

describe('differences', () => {
  test('its parts make both texts again', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '.', '🙂', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = differences(before, after);
        const without = (type: string) =>
          parts
            .filter((part) => part.type !== type)
            .map((part) => part.words)
            .join('');
        expect(without('in')).toBe(before);
        expect(without('out')).toBe(after);
      }),
    );
  });

  test('marks words, not letters, and nothing that stayed', () => {
    expect(differences('one two three', 'one four three')).toEqual([
      { type: 'same', words: 'one ' },
      { type: 'out', words: 'two' },
      { type: 'in', words: 'four' },
      { type: 'same', words: ' three' },
    ]);
    expect(differences('same', 'same')).toEqual([{ type: 'same', words: 'same' }]);
  });

  test('a whole book is compared in a moment', () => {
    const before = Array.from({ length: 20_000 }, (_, i) => `word${i}`).join(' ');
    const after = Array.from({ length: 20_000 }, (_, i) => `other${i}`).join(' ');
    const parts = differences(before, after);
    expect(parts.map(({ type }) => type)).toEqual(['out', 'in']);
  });
});
