// A native list that changes the board: keys in the closed list only look through it, until Enter or the way out.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../client/components/gw-epics.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, setField } from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, type Desk } from './desk.ts';
import { stageOf } from './dialog-stage.ts';
import { all, focused, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();

async function openItem(): Promise<{ here: Desk; item: ItemId; written: () => number }> {
  const here = desk({ name: 'Maya' });
  for (const name of ['Jon', 'Kim']) addMember(here.store.board, here.act(), name);
  addEpic(here.store.board, here.act(), 'Checkout');
  const place = { column: 'cTodo' as ColumnId };
  const item = addItem(here.store.board, here.act(), { kind: 'story', title: 'A', place });
  await openBoard(here);
  named('a.title', 'A').focus();
  await userEvent.keyboard('o');
  await settled();
  let writes = 0;
  here.doc.on('update', () => (writes += 1));
  return { here, item, written: () => writes };
}

const select = (name: string) => one<HTMLSelectElement>(`#${name}`, one('gw-item-panel'));

async function look(name: string, keys: string): Promise<HTMLSelectElement> {
  const field = select(name);
  field.focus();
  await userEvent.keyboard(keys);
  await settled();
  return field;
}

describe('A choice by keyboard', () => {
  it('of a column moves the item once, when Enter is pressed', async () => {
    const { here, item, written } = await openItem();
    const column = await look('column', '{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(column.value).toBe('cDone');
    expect(written()).toBe(0);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await settled();
    await expect.poll(() => here.store.item(item)?.place.column).toBe('cReview');
    expect(written()).toBe(1);
    expect(focused()).toBe(column);
  });

  it('of a kind counts when the field is left, also one found by its first letter', async () => {
    const { here, item, written } = await openItem();
    await look('kind', 'b');
    expect(select('kind').value).toBe('bug');
    expect(written()).toBe(0);
    await userEvent.keyboard('{Tab}');
    await settled();
    expect(here.store.item(item)?.kind).toBe('bug');
    expect(written()).toBe(1);
  });

  it('is taken back by Escape, which then closes nothing, and is none where it comes back to what holds', async () => {
    const { written } = await openItem();
    const kind = await look('kind', '{ArrowDown}{Escape}');
    expect(kind.value).toBe('story');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Tab}');
    await settled();
    expect(written()).toBe(0);
    expect(all('gw-item-panel')).toHaveLength(1);
  });

  it('stays where it is while somebody else changes the item', async () => {
    const { here, item } = await openItem();
    const column = await look('column', '{ArrowDown}{ArrowDown}');
    setField(here.store.board, here.act(), item, { field: 'due', value: '2026-12-01' });
    await settled();
    expect(column.value).toBe('cReview');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => here.store.item(item)?.place.column).toBe('cReview');
  });

  it('of a person puts one on the item, and of an epic makes none before it is meant', async () => {
    const { here, item } = await openItem();
    const people = one<HTMLSelectElement>('#add', one('gw-assignees'));
    people.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await settled();
    expect(here.store.item(item)?.assignees).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(all('.chip', one('gw-assignees')).map((chip) => chip.textContent?.trim())).toHaveLength(1);
    expect(focused()).toBe(people);
    await look('epic', '{End}');
    expect(all('#name', one('gw-item-epic'))).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => focused()).toBe(one('#name', one('gw-item-epic')));
  });

  it('of an epic to be joined to joins nothing on the way', async () => {
    const here = desk({ name: 'Maya' });
    for (const name of ['Checkout', 'Ledger', 'Search']) addEpic(here.store.board, here.act(), name);
    const { element } = await stageOf(here, 'gw-epics');
    element.show();
    await settled();
    named('.head', 'Checkout').click();
    await settled();
    one('#join').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await settled();
    expect(all('gw-epic')).toHaveLength(3);
    await userEvent.keyboard('{Escape}{ArrowDown}{Enter}');
    await settled();
    expect(all('.name', element).map((name) => name.textContent)).toEqual(['Ledger', 'Search']);
  });
});

describe('A choice from the opened list', () => {
  it('counts at once', async () => {
    const { here, item } = await openItem();
    await userEvent.selectOptions(select('column'), 'cDoing');
    await expect.poll(() => here.store.item(item)?.place.column).toBe('cDoing');
    await look('column', '{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(() => select('column').matches(':open')).toBe(true);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => here.store.item(item)?.place.column).toBe('cReview');
  });
});
