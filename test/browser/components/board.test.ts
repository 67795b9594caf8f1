// The board: accessible, one changed item renders one card, cards move by mouse and by keyboard, the focus stays.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwCard } from '../../../client/components/gw-card.ts';
import type { GwCell } from '../../../client/components/gw-cell.ts';
import { cellTopic, waitingTopic } from '../../../client/store/board-store.ts';
import { renameColumn } from '../../../shared/board/mutate-column.ts';
import { addItem, changeKind, sizeItem } from '../../../shared/board/mutate-item.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { marks, traces } from './hands-kit.ts';
import { Mouse, spotOf } from './pointers.ts';
import { fillSample } from './sample-board.ts';
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
  const card = all<GwCard>('gw-card').find((one) => one.item === id);
  if (!card) throw new Error('no card');
  return card;
};

const cellOf = (backlog: 'product' | 'technical', column: ColumnId | null): GwCell => {
  const cell = all<GwCell>('gw-cell').find(
    (one) => one.lane.key === `backlog:${backlog}` && one.column === column,
  );
  if (!cell) throw new Error('no cell');
  return cell;
};

/** A desk with items A, B, C … in the first column. */
function withStories(on: Desk, titles: string, column: ColumnId | null = todo): ReadonlyMap<string, ItemId> {
  const ids = [...titles].map((title) => {
    return [title, addItem(on.store.board, on.act(), { kind: 'story', title, place: { column } })] as const;
  });
  return new Map(ids);
}

const titlesIn = (on: Desk, column: ColumnId | null): string =>
  on.store
    .list(column === null ? waitingTopic('product') : cellTopic('product', column))
    .map((id) => on.store.item(id)?.texts.title)
    .join('');

const said = () => one('.said').textContent?.trim() ?? '';

/** Counts what renders from now on, by tag. */
function countRenders(): { readonly counts: Record<string, number>; stop(): void } {
  const counts: Record<string, number> = {};
  const undo: (() => void)[] = [];
  for (const tag of ['gw-card', 'gw-cell', 'gw-lane', 'gw-board', 'gw-lane-total', 'gw-column-head']) {
    const proto = customElements.get(tag)?.prototype as { render: (this: unknown) => unknown };
    const { render } = proto;
    counts[tag] = 0;
    proto.render = function counted(this: unknown) {
      counts[tag] = (counts[tag] ?? 0) + 1;
      return render.call(this);
    };
    undo.push(() => (proto.render = render));
  }
  return { counts, stop: () => undo.forEach((one) => one()) };
}

describe('gw-board', () => {
  it.each(['light', 'dark'] as const)('is accessible, empty and full, %s', async (theme) => {
    setTheme(theme);
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    await expectAccessible();
    fillSample(here);
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
  });

  it('is accessible with its menu, its dialogs and a form open', async () => {
    const here = desk({ name: 'Maya' });
    const { find } = fillSample(here);
    await openBoard(here);
    one('.menu', cardOf(find('Configure')).shadowRoot as ShadowRoot).click();
    await expectAccessible();
    await userEvent.keyboard('{Escape}');
    for (const name of ['Share', 'New item']) {
      named('button', name).click();
      await expectAccessible();
      await userEvent.keyboard('{Escape}');
    }
    named('button', 'Add an item to To do, Technical').click();
    await expectAccessible();
  });

  it('shows nothing of the board before this browser has read its copy, and then all of it', async () => {
    const here = desk({ name: 'Maya' });
    let read: () => void = () => {};
    const loaded = new Promise<void>((resolve) => (read = resolve));
    withStories(here, 'AB');
    const slow: Desk = { ...here, session: Object.assign(Object.create(here.session), { loaded }) };
    await openBoard(slow);
    expect(all('gw-card')).toEqual([]);
    read();
    await expect.poll(() => all('gw-card').length).toBe(2);
  });

  it('renders when a property is set: the decorators are the reactive ones', async () => {
    const here = desk();
    const ids = withStories(here, 'AB');
    await openBoard(here);
    const card = cardOf(ids.get('A') as ItemId);
    card.item = ids.get('B') as ItemId;
    await card.updateComplete;
    expect(one('.title', card).textContent).toBe('B');
  });

  it('renders one card for one remote title, no card twice, no list and no lane, on 1,000 cards', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    pipe(here, there);
    const ids: ItemId[] = [];
    there.doc.transact(() => {
      for (let i = 0; i < 1000; i += 1) {
        const column = ['cTodo', 'cDoing', 'cReview', 'cDone'][i % 4] as ColumnId;
        const kind = i % 2 === 0 ? 'story' : 'task';
        ids.push(addItem(there.store.board, there.act(), { kind, title: `Item ${i}`, place: { column } }));
      }
    });
    await here.store.told;
    await openBoard(here);
    expect(all('gw-card').length).toBeLessThan(250);
    const item = ids[8] as ItemId;
    let renders = countRenders();
    for (const insert of ['H', 'e', 'y']) {
      typeText(there.store.board, there.act(), { item, field: 'title' }, [{ at: 0, remove: 0, insert }]);
    }
    await settled();
    renders.stop();
    expect(one('.title', cardOf(item)).textContent).toBe('yeHItem 8');
    expect(renders.counts).toEqual({
      'gw-card': 1,
      'gw-cell': 0,
      'gw-lane': 0,
      'gw-board': 0,
      'gw-lane-total': 0,
      'gw-column-head': 0,
    });

    renders = countRenders();
    moveItem(there.store.board, there.act(), item, { column: doing, after: ids[1] as ItemId });
    await settled();
    renders.stop();
    // The old card hears of the change before its list takes it away; the new one is made; one more comes near.
    expect(renders.counts['gw-card']).toBeLessThanOrEqual(3);
    expect(renders.counts).toMatchObject({
      'gw-cell': 2,
      'gw-lane': 0,
      'gw-board': 0,
      'gw-lane-total': 0,
      'gw-column-head': 2,
    });

    renders = countRenders();
    changeKind(there.store.board, there.act(), item, 'task');
    await settled();
    renders.stop();
    expect(renders.counts).toMatchObject({ 'gw-cell': 2, 'gw-lane': 0, 'gw-board': 0 });
  });

  it('tells what a backlog weighs, and again when a size changes', async () => {
    const here = desk({ name: 'Maya' });
    const { find } = fillSample(here);
    await openBoard(here, { waiting: true });
    const [product, technical] = all('gw-lane-total');
    expect(product?.shadowRoot?.textContent).toBe('2 ready of 7 · 26 points');
    // What is finished weighs no more: 11 points at 4 hours, and the 8 agreed hours of one spike.
    expect(technical?.shadowRoot?.textContent).toBe('1 ready of 6 · 11 points · ≈ 52 h');
    sizeItem(here.store.board, here.act(), find('Configure'), 5);
    changeSetting(here.store.board, here.act(), 'rate', 2);
    await settled();
    expect(technical?.shadowRoot?.textContent).toBe('1 ready of 6 · 13 points · ≈ 34 h');
  });

  it('shows what stands in no column only where somebody wants to see it', async () => {
    const here = desk({ name: 'Maya' });
    withStories(here, 'ABC', null);
    await openBoard(here);
    expect(all('gw-card')).toEqual([]);
    named('button', 'How the Board is shown').click();
    named<HTMLLabelElement>('label', 'Items that stand in no column').click();
    await settled();
    expect(all('gw-card').length).toBe(3);
    expect(one('h2', all('gw-column-head')[0]).textContent).toBe('Backlog');
  });

  it('builds the beginning of a long list, and the rest as one comes near', async () => {
    const here = desk({ name: 'Maya' });
    here.doc.transact(() => {
      for (let i = 0; i < 120; i += 1)
        addItem(here.store.board, here.act(), { kind: 'story', title: `S ${i}`, place: { column: todo } });
    });
    await openBoard(here);
    const cell = cellOf('product', todo);
    const built = all('gw-card', cell).length;
    expect(built).toBeLessThan(60);
    one('gw-lanes').scrollTop = 1e6;
    await expect.poll(() => all('gw-card', cell).length).toBe(120);
    expect(all('.rest', cell)).toEqual([]);
  });

  it('takes a card that is dropped, before the card under the pointer', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'ABC');
    const others = withStories(here, 'XY', doing);
    await openBoard(here);
    const cell = cellOf('product', doing);
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(ids.get('A') as ItemId)));
    await mouse.moveTo(spotOf(cardOf(others.get('Y') as ItemId), 20, 4));
    await settled();
    expect(marks().length).toBe(1);
    expect(all('[over]')).toEqual([cell]);
    expect(all('[dragged]')).toEqual([cardOf(ids.get('A') as ItemId)]);
    await mouse.letUp();
    await settled();
    expect(titlesIn(here, todo)).toBe('BC');
    expect(titlesIn(here, doing)).toBe('XAY');
    expect(traces()).toEqual([]);
    expect(said()).toBe('GW-1 moved to In progress.');
    expect(focused()).toBe(one('.title', cardOf(ids.get('A') as ItemId)));
    expect(all('gw-item-panel')).toEqual([]);
  });

  it('leaves alone what is dropped from elsewhere', async () => {
    const here = desk({ name: 'Maya' });
    withStories(here, 'AB');
    await openBoard(here);
    const cell = cellOf('product', doing);
    const data = new DataTransfer();
    data.setData('text/plain', 'a file name');
    data.setData('application/x-groundwork-item', 'iNotHere');
    for (const type of ['dragover', 'drop']) {
      const event = new DragEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        dataTransfer: data,
      });
      expect(cell.dispatchEvent(event)).toBe(true);
    }
    await settled();
    expect(titlesIn(here, todo)).toBe('AB');
  });

  it('moves a card with the keyboard, says each step, writes only on the drop, keeps the focus', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'ABC');
    withStories(here, 'X', doing);
    await openBoard(here);
    const b = ids.get('B') as ItemId;
    cardOf(b).focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(said()).toBe(
      'GW-2 picked up in To do, place 2 of 3. Arrow keys carry it, Enter drops it, Escape lets go, O opens it.',
    );
    await userEvent.keyboard('{ArrowRight}');
    await settled();
    expect(said()).toBe('In progress, place 2 of 2');
    await userEvent.keyboard('{ArrowUp}');
    await settled();
    expect(said()).toBe('In progress, place 1 of 2');
    expect(titlesIn(here, doing)).toBe('X');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => titlesIn(here, doing)).toBe('BX');
    await settled();
    expect(titlesIn(here, todo)).toBe('AC');
    expect(focused()).toBe(one('.title', cardOf(b)));
    expect(all('gw-item-panel')).toEqual([]);
  });

  it('lets a card go with Escape and leaves it where it was', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'ABC');
    await openBoard(here);
    cardOf(ids.get('C') as ItemId).focus();
    await userEvent.keyboard('{Enter}{ArrowUp}{ArrowUp}{Escape}');
    await settled();
    expect(titlesIn(here, todo)).toBe('ABC');
    expect(all('.mark')).toEqual([]);
    expect(said()).toContain('stays where it was');
  });

  it('moves within a list by keyboard and keeps the focus', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'ABC');
    await openBoard(here);
    cardOf(ids.get('A') as ItemId).focus();
    await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown} ');
    await expect.poll(() => titlesIn(here, todo)).toBe('BCA');
    await settled();
    expect(focused()).toBe(one('.title', cardOf(ids.get('A') as ItemId)));
  });

  it('walks over the cards with the arrows, one card of a list for Tab', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'ABC');
    const others = withStories(here, 'XY', doing);
    await openBoard(here);
    cardOf(ids.get('A') as ItemId).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(focused()).toBe(one('.title', cardOf(others.get('Y') as ItemId)));
    const stops = all<HTMLAnchorElement>('.title', cellOf('product', doing)).filter(
      (title) => title.tabIndex === 0,
    );
    expect(stops.map((title) => title.textContent)).toEqual(['Y']);
  });

  it('keeps the focus on a card that somebody else moves', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const ids = withStories(here, 'ABC');
    pipe(here, there);
    await openBoard(here);
    const b = ids.get('B') as ItemId;
    cardOf(b).focus();
    moveItem(there.store.board, there.act(), b, { column: doing });
    await expect.poll(() => cellOf('product', doing).ids.length).toBe(1);
    await settled();
    await expect.poll(() => focused()).toBe(one('.title', cardOf(b)));
  });

  it('moves by the menu of the card and comes back to the card', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'AB');
    await openBoard(here);
    const a = ids.get('A') as ItemId;
    cardOf(a).focus();
    await userEvent.keyboard('{Tab}{Enter}');
    await settled();
    expect(focused()?.textContent?.trim()).toMatch(/^Open/);
    named('[role=menuitemradio]', 'In progress').click();
    await expect.poll(() => titlesIn(here, doing)).toBe('A');
    await expect.poll(() => focused()).toBe(one('.title', cardOf(a)));
  });

  it('asks what a card becomes in the other backlog, and keeps it when there is no answer', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withStories(here, 'A');
    await openBoard(here);
    const a = ids.get('A') as ItemId;
    one('.menu', cardOf(a)).click();
    await settled();
    named('[role=menuitem]', 'To the technical backlog').click();
    await settled();
    const question = one<HTMLDialogElement>('dialog', one('gw-kind-question'));
    expect(question.textContent).toContain('What does GW-1 become in the technical backlog?');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => said()).toContain('stays where it was');
    expect(here.store.item(a)?.kind).toBe('story');

    one('.menu', cardOf(a)).click();
    await settled();
    named('[role=menuitem]', 'To the technical backlog').click();
    await settled();
    named('button', 'Spike', one('gw-kind-question')).click();
    await expect.poll(() => here.store.item(a)?.kind).toBe('spike');
    expect(cellOf('technical', todo).ids).toEqual([a]);
  });

  it('adds an item at the foot of a list and stays for the next', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    named('button', 'Add an item to In progress, Product').click();
    await settled();
    await userEvent.keyboard('First{Enter}');
    await settled();
    await userEvent.keyboard('Second{Enter}');
    await settled();
    const titles = here.store.list(cellTopic('product', doing)).map((id) => here.store.item(id)?.texts.title);
    expect(titles).toEqual(['First', 'Second']);
    await userEvent.keyboard('half a tho{Escape}');
    await settled();
    named('button', 'Add an item to In progress, Product').click();
    await settled();
    expect(one<HTMLInputElement>('#title').value).toBe('half a tho');
  });

  it('opens a new item with C, but never while somebody types', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    one('input', one('gw-board-header')).focus();
    await userEvent.keyboard('c');
    expect(one<HTMLDialogElement>('dialog', one('gw-new-item')).open).toBe(false);
    (focused() as HTMLElement).blur();
    await userEvent.keyboard('c');
    await settled();
    expect(one<HTMLDialogElement>('dialog', one('gw-new-item')).open).toBe(true);
    await userEvent.keyboard('Rotate the keys');
    one('input[type=radio]', one('gw-new-item')).focus();
    await userEvent.keyboard('{ArrowRight}');
    one('#title', one('gw-new-item')).focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    const [item] = [...here.store.items()];
    expect([item?.kind, item?.texts.title]).toEqual(['task', 'Rotate the keys']);
  });

  it('undoes only what was done here, says so, and leaves what somebody changed since', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2, name: 'Jon' });
    const ids = withStories(here, 'A');
    const a = ids.get('A') as ItemId;
    pipe(here, there);
    await openBoard(here);
    sizeItem(here.store.board, here.act(), a, 3);
    await userEvent.keyboard('{Control>}z{/Control}');
    await settled();
    expect(said()).toBe('Undone: the size of GW-1.');
    expect(here.store.item(a)).toMatchObject({ points: null });
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await settled();
    expect(said()).toBe('Done again: the size of GW-1.');
    expect(here.store.item(a)).toMatchObject({ points: 3 });
    sizeItem(there.store.board, there.act(), a, 8);
    await userEvent.keyboard('{Control>}z{/Control}');
    await settled();
    expect(said()).toBe('Somebody changed it since, so it stays.');
    expect(here.store.item(a)).toMatchObject({ points: 8 });
    here.setReadOnly(true);
    await userEvent.keyboard('{Control>}z{/Control}');
    await settled();
    expect(said()).toContain('view link');
  });

  it('asks the page to show all boards before it follows the address', async () => {
    const here = desk({ name: 'Maya' });
    const board = await openBoard(here);
    let asked = 0;
    board.addEventListener('gw-go-home', (event) => {
      event.preventDefault();
      asked += 1;
    });
    const stays = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    expect(one('.home').dispatchEvent(stays)).toBe(false);
    expect(asked).toBe(1);
  });

  it('closes a panel of the header with Escape and leaves the open item open', async () => {
    const here = desk({ name: 'Maya' });
    withStories(here, 'A');
    await openBoard(here);
    named('a.title', 'A').click();
    await settled();
    one('.status').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(all(':popover-open').length).toBe(1);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(all(':popover-open')).toEqual([]);
    expect(all('gw-item-panel').length).toBe(1);
    expect(focused()).toBe(one('.status'));
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(all('gw-item-panel')).toEqual([]);
  });

  it('shows who is at an item, on its card and on no other', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const ids = withStories(here, 'AB');
    pipe(here, there);
    const jon = desk({ seed: 3, name: 'Jon Karlsson' });
    pipe(here, jon);
    await openBoard(here);
    const renders = countRenders();
    jon.session.presence.look({ view: 'board', item: ids.get('B') as ItemId, field: 'title' });
    await expect.poll(() => all('.visitor').length).toBe(1);
    renders.stop();
    expect(one('.visitor').textContent?.trim()).toBe('Jon is editing');
    expect(renders.counts['gw-card']).toBe(1);
  });

  it('shows no way to change anything with a view link, and says why', async () => {
    const here = desk();
    fillSample(here);
    here.setReadOnly(true);
    await openBoard(here);
    await expectAccessible();
    expect(one('.notice').textContent).toContain('view link');
    expect(all('.add')).toEqual([]);
    expect(all('button').some((button) => button.textContent?.includes('New item'))).toBe(false);
    cardOf(cellOf('product', todo).ids[0] as ItemId).focus();
    await userEvent.keyboard(' c');
    await settled();
    expect(all('.mark')).toEqual([]);
    expect(one<HTMLDialogElement>('dialog', one('gw-new-item')).open).toBe(false);
  });
});

it('the strip of items without a column gives way to a column that is called Backlog', async () => {
  const here = desk();
  await openBoard(here, { waiting: true });
  const strip = () => one('h2', all('gw-column-head')[0]).textContent;
  expect(strip()).toBe('Backlog');
  renameColumn(here.store.board, here.act(), doing, 'Backlog');
  await settled();
  expect(strip()).toBe('No column');
});
