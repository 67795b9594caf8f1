// The checklist of an item: a line is there with its first word, and one without words counts for nothing.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addLine, removeLine } from '../../../shared/board/mutate-line.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, ItemId, LineId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { all, expectAccessible, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();

const add = (on: Desk): ItemId =>
  addItem(on.store.board, on.act(), { kind: 'task', title: 'A', place: { column: 'cTodo' as ColumnId } });

const lines = (on: Desk, item: ItemId) => on.store.item(item)?.lines.map(({ text }) => text);

const shown = () =>
  all<GwTextField>('gw-text-field', one('gw-checklist')).map(
    (field) => one<HTMLTextAreaElement>('textarea', field).value,
  );

/** What the card says at its foot. */
const foot = () => all('.foot', one('gw-card'))[0]?.textContent ?? '';

async function openItem(on: Desk): Promise<void> {
  await openBoard(on);
  named('a.title', 'A').click();
  await settled();
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await settled();
}

async function begin(): Promise<void> {
  named('button', 'Add a line').click();
  await settled();
}

describe('a line without words', () => {
  it('is not on the board before its first word, and gone when it is left', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here);
    await openItem(here);
    await begin();
    await press('only one{Enter}');
    expect(shown()).toEqual(['only one', '']);
    await expectAccessible();
    expect(lines(here, id)).toEqual(['only one']);
    expect(one('h3', one('gw-checklist')).textContent).toContain('0 of 1');
    one('#due').focus();
    await expect.poll(shown).toEqual(['only one']);
    named('input', 'Done: only one').click();
    await settled();
    expect(foot()).toContain('1/1');
  });

  it('leaves nothing behind when the item is closed, and nothing to undo', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here);
    await openItem(here);
    await begin();
    await press('only one{Enter}');
    await press('{Escape}');
    expect(all('gw-item-panel')).toEqual([]);
    expect(foot()).toContain('0/1');
    // One step takes the words back, and with them the line; the next is the item itself.
    here.session.history.undo();
    await settled();
    expect(foot()).not.toContain('/1');
    here.session.history.redo();
    await settled();
    expect(foot()).toContain('0/1');
    here.session.history.undo();
    here.session.history.undo();
    expect(here.store.item(id)?.archived).not.toBe(null);
  });

  it('begins no second one with Enter, and goes away with Backspace', async () => {
    const here = desk({ name: 'Maya' });
    add(here);
    await openItem(here);
    await begin();
    await press('{Enter}');
    expect(shown()).toEqual(['']);
    await press('{Backspace}');
    await expect.poll(shown).toEqual([]);
  });

  it('counts nowhere when it came from somebody else', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here);
    addLine(here.store.board, here.act(), id, 'It works');
    addLine(here.store.board, here.act(), id);
    await openItem(here);
    expect(shown()).toEqual(['It works']);
    expect(foot()).toContain('0/1');
  });

  it('stays while somebody else types into it, whoever leaves it', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const id = add(here);
    const line = addLine(here.store.board, here.act(), id, 'x');
    pipe(here, there);
    await openItem(here);
    one('textarea', one('gw-checklist')).focus();
    await press('{End}{Backspace}');
    expect(lines(here, id)).toEqual(['']);
    expect(shown()).toEqual(['']);
    typeText(there.store.board, there.act(), { item: id, line }, [{ at: 0, remove: 0, insert: 'theirs' }]);
    one('#due').focus();
    await settled();
    await expect.poll(shown).toEqual(['theirs']);
  });

  it('that was emptied and left is shown again when words come into it', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here);
    const line = addLine(here.store.board, here.act(), id, 'x');
    await openItem(here);
    one('textarea', one('gw-checklist')).focus();
    await press('{End}{Backspace}');
    one('#due').focus();
    await expect.poll(shown).toEqual([]);
    typeText(here.store.board, here.act(), { item: id, line }, [{ at: 0, remove: 0, insert: 'back' }]);
    await expect.poll(shown).toEqual(['back']);
  });

  it('goes to the end when the line it was to stand behind is gone meanwhile', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here);
    const [first] = ['one', 'two'].map((text) => addLine(here.store.board, here.act(), id, text));
    await openItem(here);
    one('textarea', one('gw-checklist')).focus();
    await press('{Enter}');
    removeLine(here.store.board, here.act(), id, first as LineId);
    await settled();
    await press('three');
    expect(lines(here, id)).toEqual(['two', 'three']);
  });
});
