// Selecting cards in every way, and doing things with all of them: one step each, refusals named, one card renders.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwCard } from '../../../client/components/gw-card.ts';
import type { GwCell } from '../../../client/components/gw-cell.ts';
import { cellTopic, waitingTopic } from '../../../client/store/board-store.ts';
import { addItem, archiveItem, setAssignee, setLabel, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { addSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, type Desk } from './desk.ts';
import { Mouse, spotOf } from './pointers.ts';
import {
  all,
  expectAccessible,
  focused,
  named,
  one,
  openBoard,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;

const cardOf = (id: ItemId): GwCard => {
  const card = all<GwCard>('gw-card').find((found) => found.item === id);
  if (!card) throw new Error('no card');
  return card;
};
const bar = () => one('gw-selection-bar');
const panel = () => one('gw-change-panel');
const barWords = () => all('strong', bar())[0]?.textContent?.trim() ?? '';
const said = () => one('.said').textContent?.trim() ?? '';
/** What is only said: the bar shows it. */
const heard = () => one('.unseen[role=status]', one('gw-app')).textContent?.replace('\u00a0', '').trim();
const titlesIn = (on: Desk, column: ColumnId | null, backlog: 'product' | 'technical' = 'product') =>
  on.store
    .list(column === null ? waitingTopic(backlog) : cellTopic(backlog, column))
    .map((id) => on.store.item(id)?.texts.title)
    .join('');
/** What is marked as selected on the screen, by titles. */
const chosen = () =>
  all<GwCard>('gw-card')
    .filter((card) => one('.card', card).classList.contains('selected'))
    .map((card) => one('.title', card).textContent?.replace(', selected', ''))
    .join('');

async function board(titles = 'ABCDE') {
  const here = desk({ name: 'Maya' });
  const ids = new Map(
    [...titles].map((title) => [
      title,
      addItem(here.store.board, here.act(), { kind: 'bug', title, place: { column: todo } }),
    ]),
  );
  await openBoard(here);
  const id = (title: string) => ids.get(title) as ItemId;
  const card = (title: string) => cardOf(id(title));
  return { here, id, card };
}

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

describe('selecting', () => {
  it('with X, again to take it back, said and told to whoever does not see it', async () => {
    const { card } = await board();
    card('B').focus();
    await press('x');
    expect(chosen()).toBe('B');
    expect(heard()).toBe('GW-2 selected, 1 item in all.');
    expect(one('.title', card('B')).textContent).toBe('B, selected');
    expect(barWords()).toBe('1 item');
    await press('x');
    expect(chosen()).toBe('');
    expect(heard()).toBe('GW-2 no longer selected, 0 items in all.');
    expect(all('section', bar())).toEqual([]);
  });

  it('with Shift and the arrows, and led back it gives up what the stretch brought', async () => {
    const { card } = await board();
    card('E').focus();
    await press('x');
    card('B').focus();
    await press('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(chosen()).toBe('BCDE');
    expect(focused()).toBe(one('.title', card('D')));
    await press('{Shift>}{ArrowUp}{ArrowUp}{ArrowUp}{/Shift}');
    expect(chosen()).toBe('ABE');
    await press('{Shift>}{End}{/Shift}');
    expect(chosen()).toBe('BCDE');
  });

  it('with Shift, Ctrl or ⌘ and a click, which then opens nothing', async () => {
    const { card } = await board();
    const click = async (title: string, keys: MouseEventInit = {}) => {
      const event = new PointerEvent('click', { bubbles: true, composed: true, cancelable: true, ...keys });
      const followed = one('.title', card(title)).dispatchEvent(event);
      await settled();
      return followed;
    };
    expect(await click('A', { ctrlKey: true })).toBe(false);
    expect(await click('C', { metaKey: true })).toBe(false);
    expect(chosen()).toBe('AC');
    await click('E', { shiftKey: true });
    expect(chosen()).toBe('ACDE');
    await click('A', { ctrlKey: true });
    expect(chosen()).toBe('CDE');
    expect(all('gw-item-panel')).toEqual([]);
    // Where one can only tap, a tap goes on selecting once something is selected.
    await click('B', { pointerType: 'touch' } as PointerEventInit);
    expect(chosen()).toBe('BCDE');
    await click('A');
    expect(all('gw-item-panel').length).toBe(1);
  });

  it('with Ctrl+A all of the list, and Escape none', async () => {
    const { here, card } = await board();
    addItem(here.store.board, here.act(), { kind: 'bug', title: 'X', place: { column: doing } });
    card('C').focus();
    await press('{Control>}a{/Control}');
    expect(chosen()).toBe('ABCDE');
    expect(heard()).toBe('5 items selected.');
    await press('{Escape}');
    expect(chosen()).toBe('');
    expect(all('section', bar())).toEqual([]);
  });

  it('renders the one card that is selected, and no other card, list or lane', async () => {
    const { card } = await board('ABCDEFGHIJ');
    card('D').focus();
    await settled();
    const counts: Record<string, number> = {};
    const undo = ['gw-card', 'gw-cell', 'gw-lane', 'gw-lanes', 'gw-board'].map((tag) => {
      const proto = customElements.get(tag)?.prototype as { render: (this: unknown) => unknown };
      const { render } = proto;
      counts[tag] = 0;
      proto.render = function counted(this: unknown) {
        counts[tag] = (counts[tag] ?? 0) + 1;
        return render.call(this);
      };
      return () => (proto.render = render);
    });
    await press('x');
    for (const back of undo) back();
    expect(chosen()).toBe('D');
    expect(counts).toEqual({ 'gw-card': 1, 'gw-cell': 0, 'gw-lane': 0, 'gw-lanes': 0, 'gw-board': 0 });
  });

  it('is not possible with a view link', async () => {
    const { here, card } = await board();
    here.setReadOnly(true);
    card('A').focus();
    await press('x{Control>}a{/Control}');
    expect(chosen()).toBe('');
  });
});

describe('moving all that are selected', () => {
  const select = async (card: (title: string) => GwCard, titles: string) => {
    for (const title of titles) {
      card(title).focus();
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
      await press('x');
    }
  };

  it('by drag: all go along, in the order in which they stood, as one step', async () => {
    const { here, id, card } = await board();
    addItem(here.store.board, here.act(), { kind: 'bug', title: 'X', place: { column: doing } });
    await settled();
    await select(card, 'DAC');
    const cell = all<GwCell>('gw-cell').find(
      (found) => found.lane.key === 'backlog:product' && found.column === doing,
    );
    if (!cell) throw new Error('no list');
    const mouse = new Mouse();
    await mouse.press(spotOf(card('C')));
    await mouse.moveTo(spotOf(cell, 20, 2));
    expect(all<GwCard>('gw-card[dragged]').map((found) => found.item)).toEqual([id('A'), id('C'), id('D')]);
    expect(one('.count', one('gw-drag-layer')).textContent).toBe('3 items');
    await mouse.letUp();
    await settled();
    expect(titlesIn(here, doing)).toBe('ACDX');
    expect(titlesIn(here, todo)).toBe('BE');
    expect(said()).toBe('3 items moved to In progress.');
    await press('{Control>}z{/Control}');
    expect(titlesIn(here, todo)).toBe('ABCDE');
    expect(all('[dragged]')).toEqual([]);
  });

  it('by keyboard: all are carried, and Escape leaves all where they were', async () => {
    const { here, card } = await board();
    await select(card, 'CA');
    await press('{Enter}');
    expect(said()).toBe(
      '2 items picked up in To do, place 1 of 4. Arrow keys carry them, Enter drops them, Escape lets go.',
    );
    expect(all('gw-card[lifted]').length).toBe(2);
    await press('{ArrowDown}{ArrowDown}');
    expect(said()).toBe('To do, place 3 of 4');
    await press('{Escape}');
    expect(titlesIn(here, todo)).toBe('ABCDE');
    expect(said()).toBe('2 items let go. They stay where they were.');
    card('A').focus();
    await press('{Enter}{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(() => titlesIn(here, todo)).toBe('BDACE');
    expect(all('[lifted]')).toEqual([]);
  });

  it('by the menu of one of them, which says so; of another card it acts on that alone', async () => {
    const { here, card } = await board();
    await select(card, 'AB');
    one('.menu', card('B')).click();
    await settled();
    expect(one('gw-card-menu').shadowRoot?.textContent).toContain('Move all 2 to');
    named('[role=menuitemradio], [role=menuitem]', 'In progress', one('gw-card-menu')).click();
    await expect.poll(() => titlesIn(here, doing)).toBe('AB');
    one('.menu', card('D')).click();
    await settled();
    named('[role=menuitemradio]', 'In progress', one('gw-card-menu')).click();
    await expect.poll(() => titlesIn(here, doing)).toBe('ABD');
  });

  it('from both lanes into a column: each stays in its own backlog, and nothing is asked', async () => {
    const { here, card } = await board('AB');
    addItem(here.store.board, here.act(), { kind: 'task', title: 'T', place: { column: todo } });
    await settled();
    await select(card, 'B');
    all<GwCard>('gw-card').at(-1)?.focus();
    await press('x');
    named('button', 'Move', bar()).click();
    await settled();
    named('[role=menuitemradio]', 'In progress', panel()).click();
    await expect.poll(() => titlesIn(here, doing)).toBe('B');
    expect(titlesIn(here, doing, 'technical')).toBe('T');
    expect(all(':modal')).toEqual([]);
    expect(said()).toBe('2 items moved to In progress.');
  });

  it('to the other backlog: the kind is asked once', async () => {
    const { here, id, card } = await board();
    await select(card, 'AB');
    named('button', 'Move', bar()).click();
    await settled();
    named('[role=menuitem]', 'To the technical backlog', panel()).click();
    await settled();
    expect(one<HTMLDialogElement>('dialog', one('gw-kind-question')).textContent).toContain('2 items');
    named('button', 'Task', one('gw-kind-question')).click();
    await expect.poll(() => here.store.item(id('A'))?.kind).toBe('task');
    expect(here.store.item(id('B'))?.kind).toBe('task');
    expect(titlesIn(here, todo, 'technical')).toBe('AB');
    expect(said()).toBe('2 items are tasks now.');
    await press('{Control>}z{/Control}');
    expect(titlesIn(here, todo)).toBe('ABCDE');
  });
});

describe('the bar', () => {
  const pick = async (card: (title: string) => GwCard, titles: string) => {
    for (const title of titles) {
      card(title).focus();
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
      await press('x');
    }
  };
  const openPanel = async (name: string) => {
    named('button', name, bar()).click();
    await settled();
  };
  const tick = async (name: string) => {
    const box = all('.check', panel()).find((label) => label.textContent?.includes(name));
    one('input', box).click();
    await settled();
  };

  it('counts items and points, and follows what others do', async () => {
    const { here, id, card } = await board();
    sizeItem(here.store.board, here.act(), id('A'), 3);
    sizeItem(here.store.board, here.act(), id('B'), 8);
    await pick(card, 'ABC');
    expect(barWords()).toBe('3 items · 11 points');
    archiveItem(here.store.board, here.act(), id('B'));
    await settled();
    expect(barWords()).toBe('2 items · 3 points');
  });

  it('gives a label to all, shows where only some have it, takes it off all, in one step each', async () => {
    const { here, id, card } = await board();
    setLabel(here.store.board, here.act(), id('A'), 'risk', true);
    await pick(card, 'AB');
    await openPanel('Labels');
    expect(one<HTMLInputElement>('input', named('label', 'risk', panel())).indeterminate).toBe(true);
    await tick('risk');
    const labels = () => ['A', 'B'].map((title) => here.store.item(id(title))?.labels);
    expect(labels()).toEqual([['risk'], ['risk']]);
    await tick('risk');
    expect(labels()).toEqual([[], []]);
    here.session.history.undo();
    expect(labels()).toEqual([['risk'], ['risk']]);
    const field = one<HTMLInputElement>('#label', panel());
    field.focus();
    await press('later{Enter}');
    expect(labels()).toEqual([
      ['later', 'risk'],
      ['later', 'risk'],
    ]);
    expect(field.value).toBe('');
    expect(said()).toBe('2 items given the label later.');
  });

  it('assigns, sets the epic and the due date, plans and archives', async () => {
    const { here, id, card } = await board();
    const { board: doc } = here.store;
    const jon = addMember(doc, here.act(), 'Jon');
    const epic = addEpic(doc, here.act(), 'Foundations');
    const sprint = addSprint(doc, here.act(), { name: 'Sprint 3', start: null, end: null });
    setAssignee(doc, here.act(), id('B'), jon, true);
    await pick(card, 'AB');
    const items = () => ['A', 'B'].map((title) => here.store.item(id(title)));
    await openPanel('Assign');
    await tick('Jon');
    await press('{Escape}');
    expect(items()).toMatchObject([{ assignees: [jon] }, { assignees: [jon] }]);
    await openPanel('Epic');
    named('label', 'Foundations', panel()).click();
    await settled();
    expect(items()).toMatchObject([{ epic }, { epic }]);
    await openPanel('Due');
    const due = one<HTMLInputElement>('#due', panel());
    due.value = '2026-12-01';
    due.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(items()).toMatchObject([{ due: '2026-12-01' }, { due: '2026-12-01' }]);
    named('button', 'No due date', panel()).click();
    await settled();
    expect(items()).toMatchObject([{ due: null }, { due: null }]);
    await openPanel('Sprint');
    named('[role=menuitemradio]', 'Into Sprint 3', panel()).click();
    await settled();
    expect(items()).toMatchObject([{ place: { sprint } }, { place: { sprint } }]);
    expect(said()).toBe('2 items moved to Sprint 3.');
    await openPanel('Sprint');
    named('[role=menuitemradio]', 'Out of the sprint', panel()).click();
    await settled();
    expect(items()).toMatchObject([{ place: { sprint: null } }, { place: { sprint: null } }]);
    named('button', 'Archive', bar()).focus();
    await press('{Enter}');
    expect(items().every((item) => item?.archived)).toBe(true);
    expect(all('section', bar())).toEqual([]);
    // Whoever pressed it by keyboard goes on in the view.
    await expect.poll(() => focused()?.classList.contains('title')).toBe(true);
    await press('{Control>}z{/Control}');
    expect(items().some((item) => item?.archived)).toBe(false);
  });

  it('makes an epic of a name that is typed, in one step, and takes nothing out of an epic by it', async () => {
    const { here, id, card } = await board();
    const epicOf = (title: string) => {
      const epic = here.store.item(id(title))?.epic;
      return here.store.epics.find((one) => one.id === epic && !one.archived)?.name;
    };
    await pick(card, 'AB');
    await openPanel('Epic');
    expect(panel().shadowRoot?.activeElement?.localName).toBe('gw-change-epic');
    expect(one('.quiet', panel()).textContent).toBe('No epics yet. Name the first one.');
    await press('{Enter}');
    expect(heard()).not.toContain('epic');
    await press('Checkout{Enter}');
    expect(said()).toBe('2 items put into Checkout.');
    expect(['A', 'B'].map(epicOf)).toEqual(['Checkout', 'Checkout']);
    here.session.history.undo();
    await settled();
    expect(['A', 'B'].map(epicOf)).toEqual([undefined, undefined]);
    expect(here.store.epics.every(({ archived }) => archived)).toBe(true);
    here.session.history.redo();
    await settled();
    await openPanel('Epic');
    await press('check');
    expect(all('button', panel()).map((button) => button.textContent?.trim())).toEqual([
      'Add the epic “check”',
    ]);
    await press('y');
    expect(all('[type=radio]', panel())).toEqual([]);
    await press('{Enter}');
    expect(['A', 'B'].map(epicOf)).toEqual(['checky', 'checky']);
    await openPanel('Epic');
    await press('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    expect(['A', 'B'].map(epicOf)).toEqual([undefined, undefined]);
    expect(said()).toBe('2 items taken out of the epic.');
    expect(all(':popover-open', panel())).toEqual([]);
  });

  it('keeps its buttons where they are when the items get points', async () => {
    const { here, id, card } = await board();
    await pick(card, 'ABCD');
    const left = () => named('button', 'Size', bar()).getBoundingClientRect().left;
    const before = left();
    for (const title of 'ABCD') sizeItem(here.store.board, here.act(), id(title), 13);
    await settled();
    expect(barWords()).toBe('4 items · 52 points');
    expect(left()).toBe(before);
  });

  it('keeps a panel at its button while that grows and shrinks', async () => {
    const { here, id, card } = await board();
    await pick(card, 'A');
    await openPanel('Labels');
    const gapTo = (name: string) => {
      const { bottom } = one('[popover]', panel()).getBoundingClientRect();
      return named('button', name, bar()).getBoundingClientRect().top - bottom;
    };
    expect(gapTo('Labels')).toBe(4);
    await press('a label');
    expect(gapTo('Labels')).toBe(4);
    await press('{Escape}');
    for (const label of ['one', 'two', 'three']) setLabel(here.store.board, here.act(), id('B'), label, true);
    await openPanel('Labels');
    await press('one');
    expect(gapTo('Labels')).toBe(4);
  });

  it('walks its menus with the arrows and gives the focus back', async () => {
    const { card } = await board();
    await pick(card, 'A');
    const move = named('button', 'Move', bar());
    move.focus();
    await press('{Enter}');
    expect(focused()?.textContent?.trim()).toBe('Backlog');
    await press('{ArrowDown}');
    expect(focused()?.textContent?.trim()).toBe('To do');
    await press('{ArrowUp}{ArrowUp}');
    expect(focused()?.textContent?.trim()).toBe('To the technical backlog…');
    await press('d');
    expect(focused()?.textContent?.trim()).toBe('Done');
    await press('{Escape}');
    expect(chosen()).toBe('A');
    expect(focused()).toBe(move);
    expect(move.getAttribute('aria-expanded')).toBe('false');
  });

  it.each(['light', 'dark'] as const)(
    'is accessible with each of its panels, wide and narrow, %s',
    async (theme) => {
      setTheme(theme);
      const { here, id, card } = await board();
      setLabel(here.store.board, here.act(), id('A'), 'risk', true);
      addEpic(here.store.board, here.act(), 'Foundations');
      addSprint(here.store.board, here.act(), { name: 'Sprint 3', start: null, end: null });
      await pick(card, 'AB');
      await expectAccessible();
      for (const name of ['Move', 'Sprint', 'Epic', 'Labels', 'Assign', 'Size', 'Due']) {
        // oxlint-disable-next-line no-await-in-loop -- one panel at a time
        await openPanel(name);
        // oxlint-disable-next-line no-await-in-loop -- one panel at a time
        await expectAccessible();
        // oxlint-disable-next-line no-await-in-loop -- one panel at a time
        await press('{Escape}');
      }
      await page.viewport(390, 844);
      await expectAccessible();
      const buttons = all('.actions button', bar()).map((button) => button.getBoundingClientRect().height);
      expect(Math.min(...buttons)).toBeGreaterThanOrEqual(44);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    },
  );
});
