// Reading a large board again and again beside somebody who types: seldom, each figure by itself, and right in the end.
// What it took is printed, not judged: machines differ.

import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import { openBoard as boardOf } from '../../../shared/board/document.ts';
import { sizeItem } from '../../../shared/board/mutate-item.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { monday, seeded } from '../../board-kit.ts';
import { writeLargePlan } from '../../large-plan.ts';
import { dayMs } from '../../made-item.ts';
import { desk } from './desk.ts';
import { anItem } from './text-kit.ts';
import { all, one, openBoard, settled, useStage } from './stage.ts';

useStage();

const jon = 'mJon' as MemberId;

/** Milliseconds from each key to after the frame that shows it. */
function keyTimes(): { readonly times: number[]; end(): void } {
  const times: number[] = [];
  const onKey = (event: KeyboardEvent) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => times.push(performance.now() - pressed));
      port1.start();
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', onKey, { capture: true });
  return { times, end: () => removeEventListener('keydown', onKey, { capture: true }) };
}

const told = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)} ms`;
};

it.each(['board', 'report', 'plan'] as const)(
  'a key is answered beside %s of 5,000 items while others change 20 a second',
  async (view) => {
    const here = desk();
    writeLargePlan(here.store.board);
    const item = anItem(here, { title: 'Typed here' });
    here.session.setMe(jon);
    const now = monday + 9 * dayMs;
    here.setClock(now);
    if (view === 'plan') here.setApart([{ from: now - 9 * dayMs, to: now - dayMs }]);
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here.doc));
    const address = new URL(location.href);
    address.searchParams.set('view', view);
    address.searchParams.set('item', item);
    history.replaceState(history.state, '', address);
    const opened = performance.now();
    await openBoard(here);
    const shown = performance.now() - opened;
    const words = () => all<GwTextField>('gw-text-field').find((one) => one.field === 'description');
    await expect.poll(words, { timeout: 10_000 }).toBeDefined();
    one('textarea', words()).focus();
    await expect.poll(() => all('.cm-content').length).toBe(1);
    await settled();

    const others = boardOf(there);
    const random = seeded(8);
    there.on('update', (update: Uint8Array) => Y.applyUpdate(here.doc, update, 'network'));
    let changes = 0;
    const change = setInterval(() => {
      changes += 1;
      const act = { by: jon, at: now + changes, random };
      const id = `iLarge${4000 + (changes % 300)}` as ItemId;
      if (changes % 3 === 0) sizeItem(others, act, id, changes % 8);
      else typeText(others, act, { item: id, field: 'title' }, [{ at: 0, remove: 0, insert: 'x' }]);
    }, 50);
    const keys = keyTimes();
    const field = one('.cm-content');
    field.focus();
    for (const letter of 'what a person types into an item beside it all') await userEvent.keyboard(letter);
    clearInterval(change);
    keys.end();
    console.log(
      `${view}: shown in ${Math.round(shown)} ms; ${changes} changes; ${keys.times.length} keys, ${told(keys.times)}`,
    );
    expect(field.textContent).toContain('what a person types');
  },
);
