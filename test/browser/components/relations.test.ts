// Items in relation: the picker, what waits for what, splitting, the half-day rule, size and epic of an item.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DropCardEvent, ItemWishEvent } from '../../../client/components/events.ts';
import '../../../client/components/gw-checklist.ts';
import '../../../client/components/gw-item-facts.ts';
import type { GwItemFacts } from '../../../client/components/gw-item-facts.ts';
import '../../../client/components/gw-item-picker.ts';
import type { PickItemEvent } from '../../../client/components/gw-item-picker.ts';
import '../../../client/components/gw-new-item.ts';
import '../../../client/components/gw-onto-checklist.ts';
import '../../../client/components/gw-split-item.ts';
import '../../../client/components/gw-waits.ts';
import type { GwWaits } from '../../../client/components/gw-waits.ts';
import { addItem, setField, setUnderHalfDay, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine } from '../../../shared/board/mutate-line.ts';
import { setRoles } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import type { ColumnId, ItemId, MemberId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { templates } from '../../../shared/templates.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { mount } from './mount.ts';
import { fillSample } from './sample-board.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

const add = (on: Desk, title: string, kind: Kind = 'task'): ItemId =>
  addItem(on.store.board, on.act(), { kind, title });

const sampleDesk = () => {
  const here = desk({ name: 'Maya' });
  return { here, ...fillSample(here) };
};

const waitsOf = (on: Desk, item: ItemId): Promise<GwWaits> =>
  mount(on, Object.assign(document.createElement('gw-waits'), { item }));

const factsOf = (on: Desk, item: ItemId): Promise<GwItemFacts> =>
  mount(on, Object.assign(document.createElement('gw-item-facts'), { item }));

const options = () => all('[role=option]').map((option) => option.textContent?.replace(/\s+/g, ' ').trim());

async function type(field: HTMLElement, words: string): Promise<void> {
  field.focus();
  await userEvent.keyboard(words);
  await settled();
}

const both = (check: () => Promise<void>) => async () => {
  await check();
  await page.viewport(390, 844);
  setTheme('dark');
  await check();
};

describe('gw-item-picker', () => {
  const picker = async (on: Desk) => {
    const element = await mount(
      on,
      Object.assign(document.createElement('gw-item-picker'), { label: 'Which item?' }),
    );
    const picked = vi.fn<(event: PickItemEvent) => void>();
    element.addEventListener('gw-pick-item', picked);
    return { element, picked, field: one<HTMLInputElement>('input', element) };
  };

  it('finds by key and by words, is worked by keys alone, and says what it found', async () => {
    const { here, find } = sampleDesk();
    const { field, picked, element } = await picker(here);
    await type(field, 'aws');
    expect(options()).toEqual([expect.stringContaining('Set up AWS staging')]);
    expect(one('[role=status]', element).textContent).toBe('1 item');
    expect(field.getAttribute('aria-activedescendant')).toBe(find('Set up AWS'));
    await userEvent.keyboard('{Enter}');
    expect(picked.mock.lastCall?.[0].item).toBe(find('Set up AWS'));
    await settled();
    expect([field.value, field.getAttribute('aria-expanded')]).toEqual(['', 'false']);
    const key = here.store.keyOf(here.store.item(find('Total is off'))!);
    await type(field, key);
    await userEvent.keyboard('{Enter}');
    expect(picked.mock.lastCall?.[0].item).toBe(find('Total is off'));
  });

  it('offers what was changed last first, goes round with the arrows, and never offers archived items', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b, c] = [add(here, 'A'), add(here, 'B'), add(here, 'C')];
    sizeItem(here.store.board, here.act(), a, 3);
    const { field, picked } = await picker(here);
    await type(field, '{ArrowDown}');
    expect(options().map((words) => words?.at(-1))).toEqual(['A', 'C', 'B']);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(picked.mock.lastCall?.[0].item).toBe(b);
    const { archiveItem } = await import('../../../shared/board/mutate-item.ts');
    archiveItem(here.store.board, here.act(), c);
    await type(field, 'C');
    expect(options()).toEqual(['No item with this key or these words']);
    await userEvent.keyboard('{Enter}');
    expect(picked).toHaveBeenCalledTimes(1);
  });

  it('Escape closes the list, then empties the field, and only then is meant for what stands around', async () => {
    const { here, small } = halfDay();
    const dialog = await mount(here, document.createElement('gw-onto-checklist'));
    dialog.show(small);
    await settled();
    const field = one<HTMLInputElement>('input', dialog);
    await type(field, 'x');
    await userEvent.keyboard('{Escape}');
    await settled();
    expect([field.value, field.getAttribute('aria-expanded'), one<HTMLDialogElement>('dialog').open]).toEqual(
      ['x', 'false', true],
    );
    await userEvent.keyboard('{Escape}');
    expect([field.value, one<HTMLDialogElement>('dialog').open]).toEqual(['', true]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => one<HTMLDialogElement>('dialog').open).toBe(false);
  });

  it('is accessible, closed, open and with nothing found', async () => {
    const { here } = sampleDesk();
    const { field } = await picker(here);
    await both(async () => {
      await expectAccessible();
      await type(field, 'a');
      await expectAccessible();
      await type(field, 'zzz');
      await expectAccessible();
      await userEvent.keyboard('{Escape}{Escape}');
    })();
  });
});

describe('gw-waits', () => {
  it('adds a wait by its key, shows it on both ends, and takes it off again', async () => {
    const here = desk({ name: 'Maya' });
    const [card, aws] = [add(here, 'Pay with a card', 'story'), add(here, 'Set up AWS')];
    const waits = await waitsOf(here, card);
    await type(one('input', waits), 'gw-2{Enter}');
    await expect.poll(() => here.store.item(card)?.blockedBy).toEqual([aws]);
    await settled();
    expect(one('ul[aria-labelledby=for]', waits).textContent).toContain('Set up AWS');
    const other = await waitsOf(here, aws);
    expect(one('#waiting', other).textContent).toBe('This waits for it');
    expect(one('ul[aria-labelledby=waiting]', other).textContent).toContain('Pay with a card');
    named('button', 'No longer waits for GW-2', waits).click();
    await settled();
    expect(here.store.item(card)?.blockedBy).toEqual([]);
    expect(all('#waiting', other)).toEqual([]);
    await expect.poll(() => focused()?.getAttribute('role')).toBe('combobox');
  });

  it('says by name why a wait would go in a circle, and does not offer the item itself', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b] = [add(here, 'A'), add(here, 'B')];
    setBlockedBy(here.store.board, here.act(), b, a, true);
    const waits = await waitsOf(here, a);
    await type(one('input', waits), '{ArrowDown}');
    expect(options().map((words) => words?.at(-1))).toEqual(['B']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await settled();
    expect(one('[role=alert]', waits).textContent?.trim()).toBe(
      'GW-2 waits for GW-1 already: this would go in a circle.',
    );
  });

  it('ticks what is finished, and says where the rest stands', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b, c] = [add(here, 'A'), add(here, 'B', 'bug'), add(here, 'C')];
    for (const other of [b, c]) setBlockedBy(here.store.board, here.act(), a, other, true);
    const waits = await waitsOf(here, a);
    expect(all('.over', waits)).toEqual([]);
    moveItem(here.store.board, here.act(), b, { column: 'cDone' as ColumnId }, 'It works.');
    moveItem(here.store.board, here.act(), c, { column: 'cDoing' as ColumnId });
    await settled();
    expect(all('.over', waits).map((row) => row.textContent?.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('Done'),
    ]);
    expect(one('ul', waits).textContent).toContain('In progress');
  });

  it('names a circle that a merge made on every item in it, and one press opens it', async () => {
    const here = desk({ seed: 1, name: 'Maya' });
    const there = desk({ seed: 2 });
    const line = pipe(here, there);
    const ids = ['A', 'B', 'C', 'D'].map((title) => add(here, title)) as [ItemId, ItemId, ItemId, ItemId];
    const wait = (on: Desk, from: number, to: number) =>
      setBlockedBy(on.store.board, on.act(), ids[from] as ItemId, ids[to] as ItemId, true);
    wait(here, 0, 1);
    wait(here, 1, 2);
    const elements = [];
    for (const id of ids) elements.push(await waitsOf(here, id));
    line.cut();
    wait(here, 2, 3);
    wait(there, 3, 0);
    expect(all('.circle')).toEqual([]);
    line.join();
    await settled();
    const said = elements.map(
      (element) => one('.circle p', element).textContent?.trim().replace(/\s+/g, ' ').split(': ')[1],
    );
    const named4 = ['GW-1', 'GW-2', 'GW-3', 'GW-4'];
    const round = (at: number) =>
      [...named4.slice(at), ...named4.slice(0, at), named4[at]].join(' → ').concat('.');
    expect(said).toEqual([0, 1, 2, 3].map(round));
    // One item is open at a time.
    for (const at of [0, 1, 3]) elements[at]?.remove();
    await expectAccessible();
    named('button', 'GW-3 need not wait for GW-4', elements[2]).click();
    await settled();
    expect(all('.circle')).toEqual([]);
  });

  it('read-only it shows and changes nothing; with nothing to show it is not there', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b, c] = [add(here, 'A'), add(here, 'B'), add(here, 'C')];
    setBlockedBy(here.store.board, here.act(), a, b, true);
    const [waits, alone] = [await waitsOf(here, a), await waitsOf(here, c)];
    here.setReadOnly(true);
    await settled();
    expect(all('button', waits).length).toBe(1);
    expect(all('input', waits)).toEqual([]);
    expect(all('section', alone)).toEqual([]);
  });

  it('is accessible', async () => {
    const { here, find } = sampleDesk();
    const card = find('As a shopper I can pay with');
    setBlockedBy(here.store.board, here.act(), card, find('Set up AWS'), true);
    setBlockedBy(here.store.board, here.act(), find('Total is off'), card, true);
    await waitsOf(here, card);
    await both(expectAccessible)();
  });
});

describe('gw-split-item', () => {
  const open = async () => {
    const { here, find } = sampleDesk();
    const card = find('As a shopper I can pay with');
    const dialog = await mount(here, document.createElement('gw-split-item'));
    const opened = vi.fn<(event: Event) => void>();
    dialog.addEventListener('gw-open-item', opened);
    dialog.show(card);
    await settled();
    return { here, card, dialog, opened };
  };

  it('splits with the lines and words that were chosen, and opens the second', async () => {
    const { here, card, dialog, opened } = await open();
    expect(focused()?.id).toBe('title');
    await userEvent.keyboard('Pay with a new card');
    const boxes = all<HTMLInputElement>('input[type=checkbox]', dialog);
    boxes[1]?.click();
    boxes[3]?.click();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => opened.mock.calls.length).toBe(1);
    const second = [...here.store.items()].find(({ texts }) => texts.title === 'Pay with a new card');
    expect(second).toMatchObject({
      texts: { role: 'returning shopper', soThat: 'I am through in ten seconds.', want: '' },
      cameFrom: { item: card, how: 'split' },
    });
    expect(second?.lines.map(({ text }) => text.at(-1))).toEqual(['2', '4']);
    expect(here.store.item(card)?.lines.length).toBe(2);
    expect(opened.mock.lastCall?.[0]).toMatchObject({ item: second?.id });
    expect(one<HTMLDialogElement>('dialog', dialog).open).toBe(false);
    here.session.history.undo();
    expect(here.store.item(card)).toMatchObject({ points: 5, lines: { length: 4 } });
  });

  it('asks for a title, keeps what was typed when it is closed, and follows the item while it is open', async () => {
    const { here, card, dialog } = await open();
    named('button', 'Split it', dialog).click();
    await settled();
    expect(one('[role=alert]', dialog).textContent?.trim()).toBe('The second item needs a title.');
    await type(one('#title', dialog), 'Half a title');
    named('button', 'Cancel', dialog).click();
    await settled();
    dialog.show(card);
    await settled();
    expect(one<HTMLInputElement>('#title', dialog).value).toBe('Half a title');
    addLine(here.store.board, here.act(), card, 'A line that came meanwhile');
    await settled();
    expect(one('fieldset', dialog).textContent).toContain('A line that came meanwhile');
  });

  it('is accessible, with a refusal too', async () => {
    const { dialog } = await open();
    await both(expectAccessible)();
    named('button', 'Split it', dialog).click();
    await expectAccessible();
  });
});

/** An engineer's desk with a small task, an item of its epic and one that waits for it. */
function halfDay() {
  const here = desk({ name: 'Jon' });
  const { find } = fillSample(here);
  const { board } = here.store;
  const aws = find('Set up AWS');
  const small = add(here, 'Add the linter');
  const waiting = add(here, 'Review rules', 'story');
  setUnderHalfDay(board, here.act(), small, true);
  setField(board, here.act(), small, { field: 'epic', value: here.store.item(aws)?.epic ?? null });
  setBlockedBy(board, here.act(), waiting, small, true);
  return { here, aws, small, waiting };
}

describe('gw-onto-checklist', () => {
  it('offers what waits for it first, then its epic; says what will happen; one undo takes it back', async () => {
    const { here, aws, small, waiting } = halfDay();
    const dialog = await mount(here, document.createElement('gw-onto-checklist'));
    dialog.show(small);
    await settled();
    const likely = all('.open .title', dialog).map((title) => title.textContent);
    expect(likely.slice(0, 2)).toEqual(['Review rules', here.store.item(aws)?.texts.title]);
    expect(named<HTMLButtonElement>('button', 'Put it there', dialog).disabled).toBe(true);
    named('.open', '', dialog).click();
    await settled();
    expect(one('.chosen + p', dialog).textContent).toContain('becomes an acceptance criterion of GW-');
    named('button', 'Choose another item', dialog).click();
    await settled();
    await expect.poll(() => focused()?.getAttribute('role')).toBe('combobox');
    await userEvent.keyboard('aws{Enter}');
    await settled();
    expect(one('.chosen + p', dialog).textContent).toContain('a line of the definition of done');
    const before = here.store.item(aws)?.lines.length ?? 0;
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => here.store.item(small)?.archived).not.toBeNull();
    expect(here.store.item(aws)?.lines.at(-1)?.text).toBe('Add the linter');
    expect(one<HTMLDialogElement>('dialog', dialog).open).toBe(false);
    here.session.history.undo();
    expect(here.store.item(small)).toMatchObject({ archived: null, movedTo: null });
    expect(here.store.item(aws)?.lines.length).toBe(before);
    expect(here.store.item(waiting)?.blockedBy).toEqual([small]);
  });

  it('the item that was chosen is archived meanwhile: it says so and moves nothing', async () => {
    const { here, aws, small } = halfDay();
    const dialog = await mount(here, document.createElement('gw-onto-checklist'));
    dialog.show(small);
    await settled();
    await type(one('input', dialog), 'aws{Enter}');
    const { archiveItem } = await import('../../../shared/board/mutate-item.ts');
    archiveItem(here.store.board, here.act(), aws);
    named('button', 'Put it there', dialog).click();
    await settled();
    expect(one('[role=alert]', dialog).textContent).toMatch(/is archived\. Bring it back, or choose another/);
    expect(here.store.item(small)?.archived).toBeNull();
  });

  it('is accessible', async () => {
    const { here, small } = halfDay();
    const dialog = await mount(here, document.createElement('gw-onto-checklist'));
    dialog.show(small);
    await both(expectAccessible)();
    named('.open', '', dialog).click();
    await both(expectAccessible)();
  });
});

describe('gw-item-facts', () => {
  const pressed = () =>
    all('[aria-pressed=true]').map((card) => card.textContent?.replace(/\s+/g, ' ').trim());

  it('sizes by a card, takes the size away by the same card, and takes a number of its own', async () => {
    const here = desk({ name: 'Jon' });
    const id = add(here, 'Set up AWS');
    const facts = await factsOf(here, id);
    const points = () => (here.store.item(id) as { points?: number | null }).points;
    named('.card', '5 points', facts).click();
    await settled();
    expect([points(), pressed()]).toEqual([5, ['5']]);
    named('.card', '5 points', facts).click();
    await settled();
    expect([points(), pressed()]).toEqual([null, []]);
    const own = one<HTMLInputElement>('#points', facts);
    await type(own, '7{Enter}');
    expect([points(), own.value, pressed()]).toEqual([7, '7', []]);
    named('.card', '8 points', facts).click();
    await settled();
    expect([points(), own.value]).toEqual([8, '']);
  });

  it('the cards are one stop for Tab; arrows go along them and size nothing', async () => {
    const here = desk({ name: 'Jon' });
    const id = add(here, 'Set up AWS');
    const facts = await factsOf(here, id);
    const stops = all('.card', facts).filter((card) => card.tabIndex === 0);
    expect(stops.length).toBe(1);
    stops[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(focused()?.getAttribute('aria-label')).toBe('2 points');
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(focused()?.getAttribute('aria-label')).toBe('< ½ day, under half a day');
    expect(here.store.item(id)).toMatchObject({ points: null, underHalfDay: false });
  });

  it('shows the cards of a scale with words', async () => {
    const here = desk({ name: 'Jon' });
    const { changeSetting } = await import('../../../shared/board/mutate-settings.ts');
    changeSetting(here.store.board, here.act(), 'scale', ['S=1', 'M=3', 'L=5']);
    const id = add(here, 'Pay', 'story');
    const facts = await factsOf(here, id);
    expect(all('.card', facts).map((card) => card.textContent?.trim())).toEqual(['S', 'M', 'L']);
    named('.card', 'M, 3 points', facts).click();
    expect(here.store.item(id)).toMatchObject({ points: 3 });
  });

  it('under half a day: offers the checklist of another item, and a size takes the mark away', async () => {
    const here = desk({ name: 'Jon' });
    const id = add(here, 'Add the linter');
    const facts = await factsOf(here, id);
    const wish = vi.fn<(event: ItemWishEvent) => void>();
    facts.addEventListener('gw-item-wish', wish);
    named('.card', '< ½ day', facts).click();
    await settled();
    expect(one('.rule', facts).textContent).toContain(
      'Under half a day: put it on another item’s checklist?',
    );
    await expectAccessible();
    named('button', 'Choose the item', facts).click();
    expect(wish.mock.lastCall?.[0]).toMatchObject({ item: id, wish: 'ontoChecklist' });
    named('.card', '1 point', facts).click();
    await settled();
    expect(all('.rule', facts)).toEqual([]);
    expect(here.store.item(id)).toMatchObject({ points: 1, underHalfDay: false });
  });

  it('somebody who is no engineer is told so, and reaches the roles by one press', async () => {
    const here = desk({ name: 'Maya' });
    setRoles(here.store.board, here.act(), here.session.me as MemberId, ['productOwner']);
    const id = add(here, 'Add the linter');
    const facts = await factsOf(here, id);
    const wishes = vi.fn<(event: Event) => void>();
    facts.addEventListener('gw-header', wishes);
    named('.card', '< ½ day', facts).click();
    await settled();
    expect(one('[role=alert]', facts).textContent).toContain('Engineers size technical work.');
    expect(pressed()).toEqual([]);
    named('button', 'Open the team', facts).click();
    expect(wishes.mock.lastCall?.[0]).toMatchObject({ wish: 'team' });
  });

  it('says in words that it is overdue, until it is finished', async () => {
    const here = desk({ name: 'Jon' });
    const id = add(here, 'Voucher field', 'bug');
    const facts = await factsOf(here, id);
    const due = () => one('#due-words', facts).textContent;
    for (const [day, words] of [
      ['2026-11-20', 'Overdue by 3 days'],
      ['2026-11-23', 'Due today'],
      ['2026-11-24', 'Due tomorrow'],
      ['2026-12-24', ''],
    ] as const) {
      setField(here.store.board, here.act(), id, { field: 'due', value: day });
      await settled();
      expect(due()).toBe(words);
    }
    setField(here.store.board, here.act(), id, { field: 'due', value: '2026-11-20' });
    moveItem(here.store.board, here.act(), id, { column: 'cDone' as ColumnId }, 'It works.');
    await settled();
    expect(due()).toBe('');
  });

  it('asks for a place in a sprint, and shows where the item stands until it stands there', async () => {
    const here = desk({ name: 'Jon' });
    const id = add(here, 'Set up AWS');
    const sprint = addSprint(here.store.board, here.act(), { name: 'Sprint 4', start: null, end: null });
    const facts = await factsOf(here, id);
    const drops = vi.fn<(event: DropCardEvent) => void>();
    facts.addEventListener('gw-drop-card', drops);
    const select = one<HTMLSelectElement>('#sprint', facts);
    select.value = sprint;
    select.dispatchEvent(new Event('change'));
    await settled();
    expect(drops.mock.lastCall?.[0]).toMatchObject({
      items: [id],
      drop: { backlog: 'technical', sprint, list: 'backlog' },
    });
    expect(select.value).toBe('');
    moveItem(here.store.board, here.act(), id, { sprint });
    await settled();
    expect(select.value).toBe(sprint);
  });

  it('names a new epic on the spot; epic and item are one step', async () => {
    const here = desk({ name: 'Jon' });
    const id = add(here, 'Set up AWS');
    const facts = await factsOf(here, id);
    const choose = async () => {
      const select = one<HTMLSelectElement>('#epic', facts);
      select.value = 'new';
      select.dispatchEvent(new Event('change'));
      await settled();
    };
    await choose();
    await userEvent.keyboard('Checkout{Enter}');
    await settled();
    const epic = here.store.item(id)?.epic;
    expect(here.store.epics).toMatchObject([{ id: epic, name: 'Checkout' }]);
    expect(focused()?.id).toBe('epic');
    here.session.history.undo();
    await settled();
    expect(here.store.item(id)?.epic).toBeNull();
    expect(here.store.epics[0]?.archived).toBe(true);
    await choose();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(one('[role=alert]', facts).textContent?.trim()).toBe('An epic needs a name.');
    await expectAccessible();
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(one<HTMLSelectElement>('#epic', facts).value).toBe('');
  });

  it('is accessible in every kind, and read-only nothing can be pressed', async () => {
    const { here, find } = sampleDesk();
    addSprint(here.store.board, here.act(), { name: 'Sprint 4', start: null, end: null });
    const titles = ['As a shopper I can pay with', 'Set up AWS', 'Can the ledger', 'Total is off'];
    for (const title of titles) await factsOf(here, find(title));
    setField(here.store.board, here.act(), find('Total is off'), { field: 'due', value: '2026-11-20' });
    // Four items on one page share ids only across shadow roots.
    await both(expectAccessible)();
    here.setReadOnly(true);
    await settled();
    const open = all<HTMLButtonElement>('button, input, select').filter((control) => !control.disabled);
    expect(open.filter((control) => control.closest('fieldset:disabled') === null)).toEqual([]);
    await expectAccessible();
  });
});

describe('a new item from a template', () => {
  const open = async () => {
    const here = desk({ name: 'Jon' });
    const dialog = await mount(here, document.createElement('gw-new-item'));
    dialog.show();
    await settled();
    const choose = async (name: string) => {
      const select = one<HTMLSelectElement>('#template', dialog);
      select.value = name;
      select.dispatchEvent(new Event('change'));
      await settled();
    };
    return { here, dialog, choose, title: one<HTMLInputElement>('#title', dialog) };
  };

  it('fills kind and title with the blank selected, says what it brings, and adds all of it', async () => {
    const { here, dialog, choose, title } = await open();
    await choose('environment');
    expect(one('.kind:has(:checked)', dialog).textContent).toContain('Task');
    expect(one('details', dialog).textContent).toContain('7 lines');
    await expectAccessible();
    await userEvent.keyboard('production');
    expect(title.value).toBe('Set up the production environment');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => [...here.store.items()].length).toBe(1);
    const [item] = here.store.items();
    expect(item).toMatchObject({ kind: 'task', texts: { title: 'Set up the production environment' } });
    expect(item?.lines.map(({ text }) => text)).toEqual(templates.environment.lines);
    await settled();
    expect([title.value, one<HTMLSelectElement>('#template', dialog).value]).toEqual(['', '']);
    await userEvent.keyboard('Plain{Enter}');
    await expect.poll(() => [...here.store.items()].length).toBe(2);
    expect([...here.store.items()].at(-1)?.lines).toEqual([]);
  });

  it('keeps a title that somebody typed, and another kind leaves the template', async () => {
    const { dialog, choose, title } = await open();
    await type(title, 'Where do we put secrets?');
    await choose('evaluation');
    expect(title.value).toBe('Where do we put secrets?');
    expect(one('.kind:has(:checked)', dialog).textContent).toContain('Spike');
    all<HTMLInputElement>('.kind input', dialog)[0]?.click();
    await settled();
    expect(one<HTMLSelectElement>('#template', dialog).value).toBe('');
    expect(title.value).toBe('Where do we put secrets?');
    await choose('access');
    expect(title.value).toBe('Where do we put secrets?');
    title.value = '';
    await choose('pipeline');
    expect(title.value).toBe(templates.pipeline.title);
    await choose('');
    expect(title.value).toBe('');
  });

  it('is accessible', async () => {
    const { choose } = await open();
    await both(expectAccessible)();
    await choose('evaluation');
    await both(expectAccessible)();
  });
});

it('a line of a checklist moves with Alt and the arrows, and the caret goes with it', async () => {
  const here = desk({ name: 'Jon' });
  const id = add(here, 'Set up AWS');
  for (const text of ['A', 'B', 'C']) addLine(here.store.board, here.act(), id, text);
  const checklist = await mount(
    here,
    Object.assign(document.createElement('gw-checklist'), { item: id, name: 'Definition of done' }),
  );
  const order = () =>
    here.store
      .item(id)
      ?.lines.map(({ text }) => text)
      .join('');
  const lines = all<HTMLTextAreaElement>('textarea', checklist);
  lines[2]?.focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect.poll(order).toBe('ACB');
  await expect.poll(() => (focused() as HTMLTextAreaElement).value).toBe('C');
  await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
  await expect.poll(order).toBe('CAB');
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(order).toBe('ACB');
  await expectAccessible();
});

it('words typed into a field that came with a template are the board’s like any others', async () => {
  const here = desk({ name: 'Jon' });
  const { addFromTemplate } = await import('../../../shared/board/mutate-template.ts');
  const id = addFromTemplate(here.store.board, here.act(), 'access');
  typeText(here.store.board, here.act(), { item: id, field: 'description' }, [
    { at: 0, remove: 0, insert: 'First: ' },
  ]);
  expect(here.store.item(id)?.texts.description).toMatch(/^First: What it is needed for/);
});
