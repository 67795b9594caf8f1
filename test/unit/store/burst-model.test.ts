// One burst against a model of the text that is told everything: what it says is what happened.

import { array, assert, boolean, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { TypingBurst } from '../../../client/store/typing-burst.ts';
import { monday } from '../../board-kit.ts';

const act = { by: null, at: monday, random: () => 0 };
const step = record({ own: boolean(), at: nat(), remove: nat(3), insert: nat(3), near: boolean() });

test('a burst says what stood where it began and what the person made of it, while others type', () => {
  let long = 0;
  assert(
    property(array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      let next = 0x3400;
      const fresh = (count: number) =>
        Array.from({ length: count }, () => String.fromCharCode(next++)).join('');
      let text = 'abcdefghijklmnop';
      let start = text;
      let burst: TypingBurst | undefined;
      let length = 0;
      let caret = 0;
      const others = { put: new Set<string>(), took: new Set<string>() };

      /** The text as the burst began, with what the burst says and what others did to it, is the text now. */
      const check = (now: string) => {
        if (!burst) return;
        const { position, removed, inserted } = burst;
        expect(start.slice(position, position + removed.length)).toBe(removed);
        const said = start.slice(0, position) + inserted + start.slice(position + removed.length);
        const withOthers = [...said].filter((letter) => !others.took.has(letter)).join('');
        const withoutOthers = [...now].filter((letter) => !others.put.has(letter)).join('');
        expect(withoutOthers).toBe(withOthers);
      };

      for (const { own, at, remove, insert, near } of steps) {
        const from = near ? Math.min(caret, text.length) : at % (text.length + 1);
        const removed = text.slice(from, from + remove);
        const inserted = fresh(insert);
        const after = text.slice(0, from) + inserted + text.slice(from + removed.length);
        if (own) {
          caret = from + inserted.length;
          const change = { at: from, removed, inserted };
          if (burst?.goOn(change, act)) length += 1;
          else {
            check(text);
            start = text;
            burst = new TypingBurst(change, act);
            others.put.clear();
            others.took.clear();
            length = 1;
          }
          if (length > 2 && others.put.size > 0) long += 1;
        } else if (burst) {
          if (burst.stepOver({ at: from, remove: removed.length, insert: inserted })) {
            for (const letter of inserted) others.put.add(letter);
            for (const letter of removed) if (!others.put.delete(letter)) others.took.add(letter);
          } else {
            check(text);
            burst = undefined;
          }
        }
        text = after;
        check(text);
      }
    }),
    { numRuns: 2000 },
  );
  expect(long, 'bursts of several changes with others typing meanwhile').toBeGreaterThan(100);
});
