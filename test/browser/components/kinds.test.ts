// Changing the kind of an item, from each to each and back: no word, line or entry of a time-box is lost or out of sight.

import { describe, expect, it } from 'vitest';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import { addItem, changeKind } from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { kindNames, kinds, textFields, type Kind } from '../../../shared/kind.ts';
import { desk, type Desk } from './desk.ts';
import { all, one, openBoard, settled, useStage } from './stage.ts';

useStage();

const pairs = kindNames.flatMap((from) =>
  kindNames.filter((to) => to !== from).map((to) => [from, to] as const),
);

const wordsOf = (field: string) => `Words of ${field}`;
const lines = ['First line', 'Second line'];

/** An item with words in every field there is, two lines, one ticked, and a time-box with agreed hours. */
function fill(on: Desk): ItemId {
  const { board } = on.store;
  const id = addItem(board, on.act(), { kind: 'spike', title: wordsOf('title') });
  proposeBox(board, on.act(), id, 8);
  try {
    agreeToBox(board, on.act(), id);
  } catch (error) {
    // Whoever proposes may have agreed by that already.
    if (!(error instanceof Refusal)) throw error;
  }
  for (const field of textFields.filter((one) => one !== 'title'))
    typeText(board, on.act(), { item: id, field }, [{ at: 0, remove: 0, insert: wordsOf(field) }]);
  const [first] = lines.map((text) => addLine(board, on.act(), id, text));
  if (first) tickLine(board, on.act(), id, first, true);
  return id;
}

/** All that can be read in the panel: text, and what stands in fields. */
function readable(): string {
  const panel = one('gw-item-panel');
  const values = all<HTMLTextAreaElement>('textarea, input', panel).map(({ value }) => value);
  const texts = all('*', panel).flatMap((element) =>
    [...element.childNodes].flatMap((node) =>
      node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [],
    ),
  );
  return [...values, ...texts].join('\n');
}

async function choose(kind: Kind): Promise<void> {
  const select = one<HTMLSelectElement>('select.kind', one('gw-item-panel'));
  select.value = kind;
  select.dispatchEvent(new Event('change'));
  await settled();
}

describe('changing the kind', () => {
  it.each(pairs)('from %s to %s and back loses no word, line or agreement', async (from, to) => {
    const here = desk({ name: 'Jon' });
    const id = fill(here);
    const box = (here.store.item(id) as { box?: unknown }).box;
    changeKind(here.store.board, here.act(), id, from);
    const before = here.store.item(id);
    history.replaceState(history.state, '', `?item=${id}`);
    await openBoard(here);
    await expect.poll(() => all('select.kind').length).toBe(1);
    await settled();
    const everythingIsThere = (kind: Kind) => {
      const item = here.store.item(id);
      expect(item?.kind).toBe(kind);
      expect(item?.texts).toEqual(before?.texts);
      expect(item?.lines).toEqual(before?.lines);
      const shown = readable();
      for (const field of textFields) expect(shown, `${field} of a ${kind}`).toContain(wordsOf(field));
      for (const line of lines) expect(shown).toContain(line);
      const form = kinds[kind].form.map(({ field }) => field) as readonly string[];
      const fields = all<HTMLElement & { field?: string }>('gw-text-field', one('gw-item-panel'));
      expect(fields.map(({ field }) => field)).toEqual(expect.arrayContaining([...form]));
    };
    everythingIsThere(from);
    await choose(to);
    everythingIsThere(to);
    await choose(from);
    everythingIsThere(from);
    await choose('spike');
    expect((here.store.item(id) as { box?: unknown }).box).toEqual(box);
  });
});
