// The keys of the board: the same on one card, on a row, on a selection and in an open item; never in words, dialogs and
// menus; switched off by whoever wants; and the focus stays.

import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { GwCard } from '../../../client/components/gw-card.ts';
import { setSingleKeys } from '../../../client/components/commands/single-keys.ts';
import { cellTopic, waitingTopic } from '../../../client/store/board-store.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, setField, setLabel } from '../../../shared/board/mutate-item.ts';
import { setRoles } from '../../../shared/board/mutate-member.ts';
import { addSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId, MemberId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { desk, type Desk } from './desk.ts';
import { listOf, openPlan, product, rowOf, withItems } from './plan-kit.ts';
import { all, expectAccessible, focused, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();

afterEach(() => setSingleKeys(true));

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;

const cardOf = (id: ItemId): GwCard => {
  const card = all<GwCard>('gw-card').find((found) => found.item === id);
  if (!card) throw new Error('no card');
  return card;
};
const said = () => one('.said').textContent?.trim() ?? '';
const panel = () => one('gw-change-panel');
const isOpen = (tag: string) => one<HTMLDialogElement>('dialog', one(tag)).open;
const titlesIn = (on: Desk, column: ColumnId | null) =>
  on.store
    .list(column === null ? waitingTopic('product') : cellTopic('product', column))
    .map((id) => on.store.item(id)?.texts.title)
    .join('');

async function board(titles = 'ABC', kind: Kind = 'bug') {
  const here = desk({ name: 'Maya' });
  const ids = new Map(
    [...titles].map((title) => [
      title,
      addItem(here.store.board, here.act(), { kind, title, place: { column: todo } }),
    ]),
  );
  const element = await openBoard(here, { waiting: true });
  const id = (title: string) => ids.get(title) as ItemId;
  const focus = (title: string) => cardOf(id(title)).focus();
  const item = (title: string) => here.store.item(id(title));
  return { here, element, id, focus, item };
}

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

/** The title of the card that has the focus. */
const at = () => {
  const element = focused();
  return element?.classList.contains('title') ? element.textContent?.replace(', selected', '') : undefined;
};

describe('keys on a card', () => {
  it('lead down and up with J and K, from the first card where none has the focus', async () => {
    await board();
    await press('j');
    expect(at()).toBe('A');
    await press('jj');
    expect(at()).toBe('C');
    await press('k');
    expect(at()).toBe('B');
  });

  it('lead to the first card with an arrow where nothing has the focus, as on a page just opened', async () => {
    await board();
    expect(focused()).toBe(document.body);
    await press('{ArrowDown}');
    expect(at()).toBe('A');
  });

  it('open it with O, at its title with E, at its comments with M', async () => {
    const { focus, id } = await board();
    focus('B');
    await press('o');
    expect(one('gw-item-panel')).toMatchObject({ item: id('B') });
    await press('{Escape}');
    await expect.poll(at).toBe('B');
    await press('e');
    await expect.poll(() => focused()?.localName).toBe('textarea');
    expect(focused()?.closest('*')?.getRootNode()).toBe(
      one('gw-text-field', one('gw-item-panel')).shadowRoot,
    );
    await press('{Escape}{Escape}');
    await expect.poll(at).toBe('B');
    await press('m');
    await expect.poll(() => focused()?.id).toBe('words');
    await press('m');
    expect(one<HTMLTextAreaElement>('textarea', one('form.new gw-comment-field')).value).toBe('m');
  });

  it('move it to the column beside and back with . and , and to the edge with Ctrl and an arrow', async () => {
    const { here, focus } = await board();
    focus('B');
    await press('.');
    await expect.poll(() => titlesIn(here, doing)).toBe('B');
    await expect.poll(at).toBe('B');
    await press(',');
    await expect.poll(() => titlesIn(here, todo)).toBe('ACB');
    await press('{Control>}{ArrowUp}{/Control}');
    await expect.poll(() => titlesIn(here, todo)).toBe('BAC');
    expect(said()).toBe('GW-2 moved to the top of To do.');
    await expect.poll(at).toBe('B');
    await press('{Control>}{ArrowUp}{/Control}');
    expect(said()).toBe('GW-2 is at the top of To do already.');
    await press('{Control>}{ArrowDown}{/Control}');
    await expect.poll(() => titlesIn(here, todo)).toBe('ACB');
    await press('{Control>}{ArrowLeft}{/Control}');
    await expect.poll(() => titlesIn(here, null)).toBe('B');
    await press(',');
    expect(said()).toBe('GW-2 stands at the edge of the board.');
    await press('{Control>}z{/Control}');
    await expect.poll(() => titlesIn(here, todo)).toBe('ACB');
  });

  it('ask what a move asks by hand: Done wants what is complete', async () => {
    const { focus } = await board('A', 'story');
    focus('A');
    await press('{Control>}{ArrowRight}{/Control}');
    await expect.poll(() => isOpen('gw-finish-question')).toBe(true);
  });

  it('assign it to me with I and take me off again, and ask first who I am', async () => {
    const { here, focus, item } = await board();
    focus('A');
    await press('i');
    expect(item('A')?.assignees).toEqual([here.session.me]);
    expect(said()).toBe('GW-1 assigned to Maya.');
    await press('i');
    expect(item('A')?.assignees).toEqual([]);
    expect(at()).toBe('A');
  });

  it.each([
    ['a', 'people'],
    ['l', 'labels'],
    ['d', 'due'],
    ['{Shift>}e{/Shift}', 'size'],
    ['p', 'epic'],
    ['s', 'sprint'],
    ['{Shift>}m{/Shift}', 'move'],
  ])('open the panel that changes it beside it, and the focus comes back: %s', async (keys, name) => {
    const { here, focus } = await board();
    addSprint(here.store.board, here.act(), { name: 'Sprint 3', start: null, end: null });
    addEpic(here.store.board, here.act(), 'Foundations');
    focus('B');
    await press(keys);
    expect(one('[popover]', panel()).matches(`.${name}:popover-open`)).toBe(true);
    expect(focused()?.closest('*')).not.toBeNull();
    expect(at()).toBeUndefined();
    // Inside the panel a key is typed, or walks, and is no command.
    await press('x');
    expect(all('.selected', cardOf(here.store.list(cellTopic('product', todo))[1] as ItemId))).toEqual([]);
    await expectAccessible();
    await press('{Escape}');
    expect(at()).toBe('B');
  });

  it('change it in the panel by typing and Enter: label, member, size, epic', async () => {
    const { here, focus, item } = await board();
    const epic = addEpic(here.store.board, here.act(), 'Foundations');
    setLabel(here.store.board, here.act(), (item('C') as { id: ItemId }).id, 'risk', true);
    focus('A');
    await press('lri{Enter}');
    expect(item('A')?.labels).toEqual(['risk']);
    await press('later{Enter}{Escape}');
    expect(item('A')?.labels).toEqual(['later', 'risk']);
    await press('ama{Enter}{Escape}');
    expect(item('A')?.assignees).toEqual([here.session.me]);
    await press('{Shift>}e{/Shift}5{Enter}');
    expect(item('A')).toMatchObject({ points: 5 });
    expect(said()).toBe('GW-1 sized 5 points.');
    expect(at()).toBe('A');
    await press('pfou{Enter}');
    expect(item('A')).toMatchObject({ epic });
    expect(at()).toBe('A');
    await press('{Shift>}e{/Shift}many{Enter}');
    expect(one('[role=alert]', panel()).textContent).toContain('A size is a number');
    await press('{Escape}');
    expect(item('A')).toMatchObject({ points: 5 });
  });

  it('say of a spike that it has no points, and lead to it', async () => {
    const { focus, id } = await board('S', 'spike');
    const [card] = all<GwCard>('gw-card');
    card?.focus();
    expect(at()).toBe('S');
    await press('{Shift>}e{/Shift}');
    expect(one('[popover]', panel()).matches(':popover-open')).toBe(true);
    await press('{Enter}');
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    expect(one('gw-item-panel')).toMatchObject({ item: id('S') });
    focus('S');
  });

  it('take its due date away with Shift+D, and put it into the next sprint with Shift+C', async () => {
    const { here, focus, id, item } = await board();
    setField(here.store.board, here.act(), id('A'), { field: 'due', value: '2026-12-01' });
    focus('A');
    await press('{Shift>}d{/Shift}');
    expect(item('A')?.due).toBeNull();
    await press('{Shift>}c{/Shift}');
    expect(said()).toBe('There is no sprint yet. Make one in Plan.');
    const sprint = addSprint(here.store.board, here.act(), { name: 'Sprint 3', start: null, end: null });
    await press('{Shift>}c{/Shift}');
    await expect.poll(() => item('A')?.place.sprint).toBe(sprint);
    await expect.poll(at).toBe('A');
  });

  it('take up technical work as an engineer with T', async () => {
    const here = desk({ name: 'Maya' });
    const jon = here.session.me as MemberId;
    const owner = here.act(null);
    setRoles(here.store.board, here.act(), jon, ['engineer']);
    const other = desk({ seed: 5, name: 'Owner' });
    expect(other.session.me).not.toBe(jon);
    const task = addItem(
      here.store.board,
      { ...owner, by: 'mSomebody' as MemberId },
      {
        kind: 'task',
        title: 'T',
        place: { column: todo },
      },
    );
    await openBoard(here);
    cardOf(task).focus();
    await press('t');
    expect(here.store.item(task)).toMatchObject({ takenUpBy: jon });
    expect(said()).toBe('GW-1 taken up.');
  });

  it('archive it with # or Delete, with the way back said, and the focus goes on to the next', async () => {
    const { here, focus, item } = await board();
    focus('B');
    await press('{Backspace}');
    expect(item('B')?.archived).toBeNull();
    await press('#');
    expect(item('B')?.archived).not.toBeNull();
    expect(said()).toBe('GW-2 archived. Ctrl+Z brings it back.');
    await expect.poll(at).toBe('C');
    await press('{Delete}');
    await expect.poll(at).toBe('A');
    await press('{Control>}z{/Control}');
    expect(titlesIn(here, todo)).toBe('AC');
  });

  it('without a card say how to come to one', async () => {
    await board();
    await press('l');
    expect(said()).toBe('Choose a card first: with J and K, or the arrow keys.');
  });

  it('with a view link only look and copy, and say why nothing changes', async () => {
    const { here, focus, item } = await board();
    here.setReadOnly(true);
    focus('A');
    await press('#');
    expect(item('A')?.archived).toBeNull();
    expect(said()).toContain('view link');
    await press('o');
    expect(all('gw-item-panel').length).toBe(1);
  });
});

describe('keys on a selection', () => {
  it('act on all of it, as one step, and the focus stays on the card that has it', async () => {
    const { here, focus, item } = await board();
    focus('A');
    await press('x');
    focus('C');
    await press('x');
    await press('i');
    expect(['A', 'B', 'C'].map((title) => item(title)?.assignees.length)).toEqual([1, 0, 1]);
    expect(said()).toBe('2 items assigned to Maya.');
    await press('.');
    await expect.poll(() => titlesIn(here, doing)).toBe('AC');
    await expect.poll(at).toBe('C');
    await press('{Control>}z{/Control}');
    await expect.poll(() => titlesIn(here, todo)).toBe('ABC');
    await press('lrisk{Enter}{Escape}');
    expect(['A', 'B', 'C'].map((title) => item(title)?.labels.join())).toEqual(['risk', '', 'risk']);
    await press('#');
    expect(titlesIn(here, todo)).toBe('B');
    expect(said()).toBe('2 items archived. Ctrl+Z brings them back.');
    await expect.poll(at).toBe('B');
  });

  it('of a card outside it act on that card alone', async () => {
    const { focus, item } = await board();
    focus('A');
    await press('x');
    focus('B');
    await press('i');
    expect(['A', 'B'].map((title) => item(title)?.assignees.length)).toEqual([0, 1]);
  });

  it('in several columns ask where to, since they have no one column beside them', async () => {
    const { here, focus } = await board();
    focus('A');
    await press('.');
    await expect.poll(() => titlesIn(here, doing)).toBe('A');
    focus('A');
    await press('x');
    focus('B');
    await press('x.');
    expect(one('[popover]', panel()).matches('.move:popover-open')).toBe(true);
    await press('r{Enter}');
    await expect.poll(() => titlesIn(here, 'cReview' as ColumnId)).toBe('BA');
    await expect.poll(at).toBe('B');
  });
});

describe('keys on a row of Plan', () => {
  it('are the same, and S is for the sprint that is shown', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'ABC');
    await openPlan(here);
    const row = (title: string) => rowOf(ids.get(title) as ItemId);
    row('A').focus();
    await press('j');
    expect(at()).toBe('B');
    await press('i');
    expect(here.store.item(ids.get('B') as ItemId)?.assignees).toEqual([here.session.me]);
    await press('{Control>}{ArrowUp}{/Control}');
    await expect.poll(() => listOf(product).ids[0]).toBe(ids.get('B'));
    await expect.poll(at).toBe('B');
    await press('s');
    await expect.poll(() => here.store.item(ids.get('B') as ItemId)?.place.sprint).toBe(ids.sprint);
    await expect.poll(at).toBe('A');
    await press('.');
    expect(here.store.item(ids.get('A') as ItemId)?.place.column).toBeNull();
  });
});

describe('keys in an open item', () => {
  it('mean that item, where no words are typed', async () => {
    const { focus, item } = await board();
    focus('A');
    await press('o');
    await expect.poll(() => focused()?.localName).toBe('section');
    await press('i');
    expect(item('A')?.assignees.length).toBe(1);
    await press('{Shift>}e{/Shift}3{Enter}');
    expect(item('A')).toMatchObject({ points: 3 });
    await expect.poll(() => focused()?.localName).toBe('section');
  });
});

describe('single keys', () => {
  it('never fire in words, choices, dialogs and menus, nor while a letter is composed', async () => {
    const { here, focus, item, id } = await board();
    focus('A');
    await press('o');
    one<HTMLSelectElement>('#kind', one('gw-item-panel')).focus();
    await press('#');
    one('textarea', one('gw-text-field', one('gw-item-panel'))).focus();
    await press('#i');
    expect(item('A')).toMatchObject({ archived: null, assignees: [] });
    expect(here.store.item(id('A'))?.texts.title).toContain('#i');
    await press('{Escape}{Escape}');
    focus('B');
    one('.menu', cardOf(id('B'))).click();
    await settled();
    await press('c');
    expect(isOpen('gw-new-item')).toBe(false);
    await press('{Escape}');
    focus('B');
    const composing = new KeyboardEvent('keydown', {
      key: 'c',
      bubbles: true,
      composed: true,
      isComposing: true,
    });
    focused()?.dispatchEvent(composing);
    await settled();
    expect(isOpen('gw-new-item')).toBe(false);
    named('button', 'Team').click();
    await settled();
    await press('#c');
    // With the focus nowhere, keys are not meant for what lies behind the dialog.
    (focused() as HTMLElement).blur();
    await press('#c');
    expect(isOpen('gw-new-item')).toBe(false);
    expect(item('B')?.archived).toBeNull();
  });

  it('are switched off in the help, kept in this browser, printed no more, and the others work on', async () => {
    const { focus, item, here } = await board();
    focus('A');
    await press('?');
    expect(isOpen('gw-key-help')).toBe(true);
    one('[role=switch]', one('gw-key-help')).click();
    await settled();
    await press('{Escape}');
    expect(at()).toBe('A');
    await press('ci#x');
    expect(isOpen('gw-new-item')).toBe(false);
    expect(item('A')).toMatchObject({ archived: null, assignees: [] });
    expect(all('section', one('gw-selection-bar'))).toEqual([]);
    expect(all('kbd', one('gw-board-header')).map((key) => key.textContent)).toEqual(['Ctrl+K']);
    expect(named('button', 'New item').getAttribute('aria-keyshortcuts')).toBeNull();
    await press('gt');
    expect(isOpen('gw-team')).toBe(false);
    await press('{Control>}{ArrowDown}{/Control}');
    await expect.poll(() => titlesIn(here, todo)).toBe('BCA');
    await press('{Control>}k{/Control}');
    expect(isOpen('gw-palette')).toBe(true);
    await press('{Escape}');
    await expect.poll(at).toBe('A');
    await press('{Delete}');
    expect(item('A')?.archived).not.toBeNull();
  });
});

describe('keys of the board', () => {
  it('go to views by number, and after G by letter', async () => {
    await board();
    for (const [keys, view] of [
      ['2', 'gw-refine'],
      ['3', 'gw-plan'],
      ['4', 'gw-report'],
      ['1', 'gw-lanes'],
      ['gf', 'gw-refine'],
      ['gp', 'gw-plan'],
      ['gr', 'gw-report'],
      ['gb', 'gw-lanes'],
    ] as const) {
      await press(keys);
      await expect.poll(() => all(view).length, { message: keys }).toBe(1);
    }
    await press('gt');
    expect(isOpen('gw-team')).toBe(true);
  });

  it('after G count only with it: a letter that does not belong to it does nothing', async () => {
    const { focus, item } = await board();
    focus('A');
    await press('gi');
    expect(item('A')?.assignees).toEqual([]);
    await press('i');
    expect(item('A')?.assignees.length).toBe(1);
    await press('g{Control>}z{/Control}');
    expect(item('A')?.assignees).toEqual([]);
  });

  it('lead to the filter, ask for mine alone, show all again and fold all lanes', async () => {
    const { focus } = await board();
    focus('A');
    await press('/');
    await expect.poll(() => focused()?.id).toBe('words');
    await press('zz{Escape}{Escape}');
    expect(all('gw-filter-bar')).toEqual([]);
    focus('A');
    await press('q');
    await expect.poll(() => all('gw-card').length).toBe(0);
    expect(named('button', 'Only mine').getAttribute('aria-pressed')).toBe('true');
    await press('{Shift>}f{/Shift}');
    await expect.poll(() => all('gw-card').length).toBe(3);
    await press('-');
    expect(all('gw-cell')).toEqual([]);
    await press('-');
    expect(all('gw-cell').length).toBeGreaterThan(0);
  });

  it('search leads to the palette in a view without a filter', async () => {
    await board();
    await press('3');
    await press('/');
    await expect.poll(() => isOpen('gw-palette')).toBe(true);
  });

  it('open a line for a new item right below the card', async () => {
    const { here, focus } = await board();
    focus('A');
    await press('n');
    expect(isOpen('gw-new-item')).toBe(false);
    await expect.poll(() => focused()?.id).toBe('title');
    await press('N{Enter}M{Enter}');
    await expect.poll(() => titlesIn(here, todo)).toBe('ANMBC');
  });

  it('copy the key and the link of what is meant', async () => {
    const copied: string[] = [];
    const { focus } = await board();
    const clipboard = { writeText: async (words: string) => void copied.push(words) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    focus('A');
    await press('x');
    focus('B');
    await press('{Control>}.{/Control}');
    await expect.poll(said).toBe('GW-2 copied.');
    await press('x{Control>}.{/Control}');
    await expect.poll(said).toBe('2 keys copied.');
    focus('C');
    await press('{Control>}{Shift>},{/Shift}{/Control}');
    await expect.poll(said).toBe('Link to GW-3 copied.');
    expect(copied.slice(0, 2)).toEqual(['GW-2', 'GW-1, GW-2']);
    expect(copied[2]).toMatch(/^https?:\/\/.*\/b\/b+\?item=i\w+$/);
    delete (navigator as { clipboard?: unknown }).clipboard;
  });
});
