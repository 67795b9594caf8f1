// What a description of 100 KB costs beside one of 1 KB, in one run: opening its item, a key until it is painted, somebody
// else's key. The figures are printed; the limits are wide, since other tests run beside this one.

import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EditorView } from '@codemirror/view';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { all, named, one, openBoard, settled, useStage } from './stage.ts';
import { anItem, write } from './text-kit.ts';

useStage();

const paragraph = `Each **provider** was tried with the team's own accounts; see [the notes](https://a.example/notes).

- single sign-on works
- the price holds for a year

`;

const textOf = (bytes: number) => paragraph.repeat(Math.ceil(bytes / paragraph.length)).slice(0, bytes);

const median = (samples: readonly number[]) => samples.toSorted((a, b) => a - b)[samples.length >> 1] ?? 0;

/** Until what was done is on the screen. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });

/** Milliseconds of work, without waiting for the screen's next turn. */
async function work(run: () => void): Promise<number> {
  await painted();
  const since = performance.now();
  run();
  await settled();
  void document.body.offsetHeight;
  return performance.now() - since;
}

async function several(times: number, run: () => Promise<number>): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < times; i += 1) samples.push(await run());
  return median(samples);
}

interface Figures {
  /** From the press on the card until its item is on the screen. */
  readonly open: number;
  /** Work of the page for one key, and from the key until it is painted. */
  readonly key: number;
  readonly keyToPaint: number;
  /** Work for one letter that somebody else types: at rest, and while the editor is open. */
  readonly othersAtRest: number;
  readonly othersInEditor: number;
}

async function measure(here: Desk, there: Desk, item: ItemId, title: string): Promise<Figures> {
  const description = () =>
    all<GwTextField>('gw-text-field').find(({ field }) => field === 'description') as GwTextField;
  const open = await several(5, async () => {
    await painted();
    const since = performance.now();
    named('a.title', title).click();
    await expect.poll(() => all('.words:not(.plain) p', description()).length).toBeGreaterThan(0);
    await painted();
    const took = performance.now() - since;
    named('button', 'Close the item').click();
    await settled();
    return took;
  });
  named('a.title', title).click();
  await expect.poll(() => all('.words:not(.plain) p', description()).length).toBeGreaterThan(0);
  const othersAtRest = await several(15, () => work(() => write(there, item, 40, 'o')));
  one<HTMLTextAreaElement>('textarea', description()).focus();
  await expect.poll(() => all('.cm-content', description()).length).toBe(1);
  const view = EditorView.findFromDOM(one('.cm-content', description())) as EditorView;
  await expect.poll(() => view.hasFocus).toBe(true);
  view.dispatch({ selection: { anchor: Math.floor(view.state.doc.length / 2) }, scrollIntoView: true });
  const othersInEditor = await several(15, () => work(() => write(there, item, 40, 'o')));
  const key = await several(25, () =>
    work(() => {
      const { head } = view.state.selection.main;
      view.dispatch({
        changes: { from: head, insert: 'k' },
        selection: { anchor: head + 1 },
        userEvent: 'input.type',
      });
    }),
  );
  let pressed = 0;
  let wait: Promise<number> = Promise.resolve(0);
  const onKey = () => {
    pressed = performance.now();
    wait = painted().then(() => performance.now() - pressed);
  };
  document.addEventListener('keydown', onKey, { capture: true });
  const keyToPaint = await several(25, async () => {
    await userEvent.keyboard('k');
    return wait;
  });
  document.removeEventListener('keydown', onKey, { capture: true });
  expect(here.store.item(item)?.texts.description).toContain('k'.repeat(50));
  named('button', 'Close the item').click();
  await settled();
  return { open, key, keyToPaint, othersAtRest, othersInEditor };
}

it('opening and typing in 100 KB costs about what it costs in 1 KB', async () => {
  const here = desk({ name: 'Maya' });
  const there = desk({ seed: 2 });
  const small = anItem(here, { title: 'Small', description: textOf(1000) });
  const large = anItem(here, { title: 'Large', description: textOf(100_000) });
  pipe(here, there);
  await openBoard(here);
  // Once to warm up: the first item that is opened loads panel, editor and renderer.
  await measure(here, there, small, 'Small');
  const one = await measure(here, there, small, 'Small');
  const hundred = await measure(here, there, large, 'Large');
  const line = (name: keyof Figures) =>
    `${name}: ${one[name].toFixed(1)} ms at 1 KB, ${hundred[name].toFixed(1)} ms at 100 KB (× ${(hundred[name] / one[name]).toFixed(1)})`;
  const names = ['open', 'key', 'keyToPaint', 'othersAtRest', 'othersInEditor'] as const;
  console.log(`long text\n${names.map(line).join('\n')}`);
  expect(hundred.key).toBeLessThan(one.key * 5 + 16);
  expect(hundred.open).toBeLessThan(one.open * 5 + 100);
});
