// The epics of a board: progress, adding, naming together, ordering, joining, archiving, and the Foundations.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../client/components/gw-epics.ts';
import type { GwEpics } from '../../../client/components/gw-epics.ts';
import { addEpic, renameEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, setField, sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addFoundations } from '../../../shared/board/mutate-template.ts';
import type { ColumnId, EpicId, ItemId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { templateNames, templates } from '../../../shared/templates.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { mount } from './mount.ts';
import { fillSample } from './sample-board.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

const open = async (on: Desk): Promise<GwEpics> => {
  const dialog = await mount(on, document.createElement('gw-epics'));
  dialog.show();
  await settled();
  return dialog;
};

const add = (on: Desk, epic: EpicId, kind: Kind, points?: number): ItemId => {
  const id = addItem(on.store.board, on.act(), { kind, title: `A ${kind}` });
  setField(on.store.board, on.act(), id, { field: 'epic', value: epic });
  if (points !== undefined) sizeItem(on.store.board, on.act(), id, points);
  return id;
};

const words = (selector: string, root?: ParentNode) =>
  all(selector, root).map((found) => found.textContent?.replace(/\s+/g, ' ').trim());
const epicOf = (on: Desk, id: EpicId) => on.store.epic(id);

async function openEpic(name: string): Promise<void> {
  named('.head', name).click();
  await settled();
}

describe('gw-epics', () => {
  it('shows how far each epic has come, in words and as a bar cut by kind', async () => {
    const here = desk({ name: 'Jon' });
    const epic = addEpic(here.store.board, here.act(), 'Checkout');
    const story = add(here, epic, 'story', 5);
    add(here, epic, 'story', 3);
    add(here, epic, 'task', 8);
    await open(here);
    expect(words('.words')).toEqual(['0 of 3 finished · 0 of 16 points']);
    moveItem(here.store.board, here.act(), story, { column: 'cDone' as ColumnId }, 'It works.');
    await settled();
    expect(words('.words')).toEqual(['1 of 3 finished · 5 of 16 points']);
    const widths = all('.bar rect').map((rect) => [rect.getAttribute('class'), rect.getAttribute('width')]);
    expect(widths).toEqual([
      ['story rest', '2'],
      ['story', '1'],
      ['task rest', '1'],
      ['task', '0'],
    ]);
    await openEpic('Checkout');
    expect(words('.kinds > span')).toEqual([
      'Stories 1 of 2 finished · 5 of 8 points',
      'Tasks 0 of 1 finished · 0 of 8 points',
    ]);
  });

  it('adds one, keeps a name that was refused, and opens an item of it', async () => {
    const here = desk({ name: 'Jon' });
    const dialog = await open(here);
    const field = one<HTMLInputElement>('#new', dialog);
    field.focus();
    await userEvent.keyboard(' {Enter}');
    await settled();
    expect(words('[role=alert]')).toEqual(['An epic needs a name.']);
    await userEvent.keyboard('Checkout{Enter}');
    await settled();
    expect([here.store.epics.map(({ name }) => name), field.value]).toEqual([['Checkout'], '']);
    const story = add(here, here.store.epics[0]?.id as EpicId, 'story');
    await settled();
    await openEpic('Checkout');
    const opened = vi.fn<(event: Event) => void>();
    dialog.addEventListener('gw-open-item', opened);
    one('.open', dialog).click();
    expect(opened.mock.lastCall?.[0]).toMatchObject({ item: story });
    expect(one<HTMLDialogElement>('dialog', dialog).open).toBe(false);
  });

  it('two people name and describe an epic at once, and the words of both stay', async () => {
    const here = desk({ seed: 1, name: 'Jon' });
    const there = desk({ seed: 2 });
    pipe(here, there);
    const epic = addEpic(here.store.board, here.act(), 'Foundations');
    const dialog = await open(here);
    await openEpic('Foundations');
    const field = one<HTMLInputElement>('#field', dialog);
    field.focus();
    field.setSelectionRange(0, 0);
    await userEvent.keyboard('The ');
    renameEpic(there.store.board, there.act(), epic, 'Foundations of the shop');
    await settled();
    expect(field.value).toBe('The Foundations');
    await userEvent.tab();
    await settled();
    expect(epicOf(here, epic)?.name).toBe('The Foundations of the shop');
    expect(field.value).toBe('The Foundations of the shop');
    await userEvent.keyboard('What the shop stands on.');
    one<HTMLButtonElement>('button[aria-label=Close]', dialog).click();
    await expect.poll(() => epicOf(there, epic)?.description).toBe('What the shop stands on.');
  });

  it('a name that was refused stays in the field with its sentence', async () => {
    const here = desk({ name: 'Jon' });
    const epic = addEpic(here.store.board, here.act(), 'Foundations');
    const dialog = await open(here);
    await openEpic('Foundations');
    const field = one<HTMLInputElement>('#field', dialog);
    field.select();
    field.focus();
    await userEvent.keyboard('{Backspace}{Enter}');
    await settled();
    expect([field.value, epicOf(here, epic)?.name, words('[role=alert]')]).toEqual([
      '',
      'Foundations',
      ['An epic needs a name.'],
    ]);
  });

  it('orders by the arrow keys and by dragging the handle', async () => {
    const here = desk({ name: 'Jon' });
    for (const name of ['A', 'B', 'C']) addEpic(here.store.board, here.act(), name);
    const dialog = await open(here);
    const names = () => here.store.epics.map(({ name }) => name).join('');
    all('.handle', dialog)[2]?.focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(names).toBe('ACB');
    await settled();
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Move C: arrow up and down');
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(names).toBe('CAB');
    await settled();
    await userEvent.keyboard('{ArrowUp}');
    expect(names()).toBe('CAB');
    const [first, , third] = all('.handle', dialog) as [HTMLElement, HTMLElement, HTMLElement];
    const drag = (type: string, y: number) =>
      first.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, clientY: y, button: 0, bubbles: true, isPrimary: true }),
      );
    first.setPointerCapture = () => {};
    const { bottom } = third.getBoundingClientRect();
    drag('pointerdown', 0);
    drag('pointermove', bottom + 20);
    expect(all('.drop-behind', dialog).length).toBe(1);
    drag('pointerup', bottom + 20);
    await expect.poll(names).toBe('ABC');
    await settled();
    expect(all('.drop-behind, .drop-before, .dragged', dialog)).toEqual([]);
    here.session.history.undo();
    expect(names()).toBe('CAB');
  });

  it('archives one, whose items stay, and brings it back', async () => {
    const here = desk({ name: 'Jon' });
    const epic = addEpic(here.store.board, here.act(), 'Checkout');
    const story = add(here, epic, 'story');
    await open(here);
    await openEpic('Checkout');
    expect(words('.acts .quiet')).toEqual(['Archiving leaves its 1 item where they are.']);
    named('button', 'Archive').click();
    await settled();
    expect([epicOf(here, epic)?.archived, here.store.item(story)?.epic]).toEqual([true, epic]);
    one('summary').click();
    named('button', 'Bring back Checkout').click();
    await settled();
    expect(epicOf(here, epic)?.archived).toBe(false);
  });

  it('says that two epics are called the same, and makes them one', async () => {
    const here = desk({ seed: 1, name: 'Jon' });
    const there = desk({ seed: 2 });
    const line = pipe(here, there);
    line.cut();
    addFoundations(here.store.board, here.act());
    addFoundations(there.store.board, there.act());
    const dialog = await open(here);
    expect(all('.double', dialog)).toEqual([]);
    line.join();
    await settled();
    expect(words('.double span')).toEqual(['Two epics are called “Foundations”.']);
    await expectAccessible();
    named('button', 'Make them one', dialog).click();
    await settled();
    expect(all('.double', dialog)).toEqual([]);
    const open_ = here.store.epics.filter(({ archived }) => !archived);
    expect(open_.length).toBe(1);
    const items = [...here.store.items()];
    expect(items.filter(({ epic }) => epic === open_[0]?.id).length).toBe(2 * templateNames.length);
    here.session.history.undo();
    expect(here.store.epics.filter(({ archived }) => !archived).length).toBe(2);
  });

  it('joins an epic to another that is chosen', async () => {
    const here = desk({ name: 'Jon' });
    const [a, b] = [
      addEpic(here.store.board, here.act(), 'Checkout'),
      addEpic(here.store.board, here.act(), 'Payment'),
    ];
    const story = add(here, a, 'story');
    await open(here);
    await openEpic('Checkout');
    const select = one<HTMLSelectElement>('#join');
    select.value = b;
    select.dispatchEvent(new Event('change'));
    await settled();
    expect([here.store.item(story)?.epic, epicOf(here, a)?.archived]).toEqual([b, true]);
  });

  it('says what Foundations adds before it does, adds it in one press, and undo takes it back', async () => {
    const here = desk({ name: 'Jon' });
    const dialog = await open(here);
    const offered = words('li', one('gw-foundations', dialog));
    expect(offered).toEqual(templateNames.map((name) => templates[name].title));
    named('button', 'Add Foundations', dialog).click();
    await settled();
    expect(words('.name')).toEqual(['Foundations']);
    expect(all('gw-foundations', dialog)).toEqual([]);
    expect([...here.store.items()].length).toBe(templateNames.length);
    here.session.history.undo();
    await settled();
    expect(all('gw-foundations', dialog).length).toBe(1);
    expect([...here.store.items()].every(({ archived }) => archived !== null)).toBe(true);
  });

  it('is accessible, light and dark, on a phone, empty, opened, and read-only', async () => {
    const here = desk({ name: 'Jon' });
    const dialog = await open(here);
    const check = async () => {
      for (const theme of ['light', 'dark'] as const) {
        setTheme(theme);
        await expectAccessible();
      }
    };
    await check();
    fillSample(here);
    await settled();
    await openEpic('Foundations');
    await check();
    await page.viewport(390, 844);
    await check();
    expect(one('dialog', dialog).scrollWidth).toBeLessThanOrEqual(one('dialog', dialog).clientWidth);
    here.setReadOnly(true);
    await settled();
    await check();
    expect(all('.handle, form, .acts', dialog)).toEqual([]);
  });
});
