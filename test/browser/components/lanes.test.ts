// How the Board is shown: lanes by choice, folded lanes and densities remembered, the sprint under way, empty states that
// name the next act, adding at both ends.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwCell } from '../../../client/components/gw-cell.ts';
import { readBoardChoices } from '../../../client/components/board-choices.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, setAssignee, setField, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addMember, writeMember } from '../../../shared/board/mutate-member.ts';
import { edit } from '../../../shared/board/edit.ts';
import { setFocusFactor, setHoursInSprint } from '../../../shared/board/mutate-capacity.ts';
import { addSprint, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId, MemberId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { desk, type Desk } from './desk.ts';
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

const add = (on: Desk, title: string, kind: Kind = 'story', column: ColumnId | null = todo): ItemId =>
  addItem(on.store.board, on.act(), { kind, title, place: { column } });

const laneNames = () => all('gw-lane').map((lane) => one('h2', lane).textContent?.trim());
const titlesIn = (lane: string, column: ColumnId | null = todo) =>
  all<GwCell>('gw-cell')
    .filter((cell) => cell.lane.name === lane && cell.column === column)
    .flatMap((cell) => all('.title', cell).map((title) => title.textContent?.trim()))
    .join(' ');

async function choose(words: string) {
  named('button', 'How the Board is shown').click();
  await settled();
  named<HTMLLabelElement>('label', words, one('gw-board-tools')).click();
  await settled();
  await userEvent.keyboard('{Escape}');
  await settled();
}

it('each choice of how the Board is shown stands in line with its words', async () => {
  await openBoard(desk({ name: 'Maya' }));
  named('button', 'How the Board is shown').click();
  await settled();
  const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
  const off = all('label', one('gw-board-tools')).map((label) => {
    const words = document.createRange();
    words.selectNode(label.lastChild as Node);
    return Math.abs(
      middle(one('input', label).getBoundingClientRect()) - middle(words.getBoundingClientRect()),
    );
  });
  expect(off.length).toBeGreaterThan(8);
  expect(Math.max(...off)).toBeLessThanOrEqual(1);
});

describe('lanes', () => {
  it('by epic: every open epic has one, and what has none stands last', async () => {
    const here = desk({ name: 'Maya' });
    const [a] = [add(here, 'A'), add(here, 'B')];
    const epic = addEpic(here.store.board, here.act(), 'Foundations');
    addEpic(here.store.board, here.act(), 'Checkout');
    setField(here.store.board, here.act(), a, { field: 'epic', value: epic });
    await openBoard(here);
    await choose('Epic');
    expect(laneNames()).toEqual(['Foundations', 'Checkout', 'No epic']);
    expect(titlesIn('Foundations')).toBe('A');
    expect(titlesIn('No epic')).toBe('B');
  });

  it('by assignee: those who share an item have a lane together; imported names only with items', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b, c] = [add(here, 'A'), add(here, 'B'), add(here, 'C')];
    const jon = addMember(here.store.board, here.act(), 'Jon');
    const robin = edit(here.store.board, here.act(), (change) =>
      writeMember(here.store.board, change, here.act(), 'Robin', false),
    );
    edit(here.store.board, here.act(), (change) =>
      writeMember(here.store.board, change, here.act(), 'Sam', false),
    );
    const me = here.session.me!;
    for (const [item, member] of [
      [a, me],
      [b, me],
      [b, jon],
      [c, robin],
    ] as const)
      setAssignee(here.store.board, here.act(), item, member, true);
    add(here, 'D');
    await openBoard(here);
    await choose('Assignee');
    const together = laneNames().find((name) => name?.includes(','));
    expect(laneNames()).toHaveLength(5);
    expect(laneNames()).toEqual(expect.arrayContaining(['Maya', 'Jon', 'Robin', 'Nobody']));
    expect(titlesIn('Maya')).toBe('A');
    expect(titlesIn(together ?? '')).toBe('B');
    expect(titlesIn('Robin')).toBe('C');
    expect(titlesIn('Nobody')).toBe('D');
    // The lane says who; the card need not.
    expect(all('.people .avatar')).toEqual([]);
  });

  it('none: all in one list', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    add(here, 'B', 'task');
    await openBoard(here);
    await choose('Nothing');
    expect(laneNames()).toEqual(['All items']);
    expect(titlesIn('All items')).toBe('A B');
  });

  it('stay folded, and keep their choice, when the board is opened again', async () => {
    const here = desk({ name: 'Maya' });
    fillSample(here);
    await openBoard(here);
    await choose('Compact');
    named('h2 button', 'Technical backlog').click();
    await settled();
    expect(all('gw-cell').length).toBe(4);
    document.body.replaceChildren();
    await openBoard(here);
    expect(named('h2 button', 'Technical backlog').getAttribute('aria-expanded')).toBe('false');
    expect(all('.card.compact').length).toBe(all('gw-card').length);
    expect(readBoardChoices(here.session.id)).toMatchObject({ density: 'compact', lanes: 'backlog' });
  });

  it('take whatever is stored for them', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    for (const stored of [
      '{',
      '[]',
      '{"lanes":"__proto__","density":7,"folded":[1,{"a":2}],"waiting":"yes"}',
    ]) {
      localStorage.setItem(`groundwork:board:${here.session.id}`, stored);
      document.body.replaceChildren();
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await openBoard(here);
      expect(laneNames()).toEqual(['Product backlog', 'Technical backlog']);
    }
  });
});

describe('cards', () => {
  it('compact: title and size; detailed: also the words that tell most, and the epic', async () => {
    const here = desk({ name: 'Maya' });
    const { find } = fillSample(here);
    await openBoard(here);
    const card = () =>
      all('gw-card').find((one) => (one as unknown as { item: ItemId }).item === find('Set up AWS'));
    expect(one('.card', card()).textContent).not.toContain('One environment for each branch');
    await choose('Detailed');
    expect(one('.excerpt', card()).textContent).toContain('One environment for each branch');
    expect(one('.foot', card()).textContent).toContain('Foundations');
    await choose('Compact');
    expect(all('.excerpt', card())).toEqual([]);
    expect(one('.foot', card()).textContent?.replace(/\s+/g, '')).toBe('5points');
    expect(one('.title', card()).title).toContain('GW-');
  });
});

describe('the sprint under way', () => {
  async function withSprint() {
    const here = desk({ name: 'Maya' });
    const [a, b] = [add(here, 'A'), add(here, 'B', 'task')];
    add(here, 'C');
    sizeItem(here.store.board, here.act(), a, 5);
    const sprint = addSprint(here.store.board, here.act(), {
      name: 'Sprint 3',
      start: '2026-11-16',
      end: '2026-11-27',
    });
    planItems(here.store.board, here.act(), [a, b], sprint);
    // Ten working days of two hours, of which four fifths go into the plan: 16 hours.
    setHoursInSprint(here.store.board, here.act(), sprint, here.session.me as MemberId, 2);
    setFocusFactor(here.store.board, here.act(), sprint, 0.8);
    startSprint(here.store.board, here.act(), sprint);
    await openBoard(here);
    return { here, sprint };
  }
  const strip = () => one('gw-sprint-strip').shadowRoot?.textContent?.replace(/\s+/g, ' ').trim();

  it('is named with its days and its load, and the Board shows what is in it', async () => {
    await withSprint();
    expect(strip()).toContain('Sprint 3 16–27 Nov · 4 days left');
    expect(strip()).toContain('≈ 20 of 16 h, ≈ 4 h over capacity');
    expect(all('gw-card').length).toBe(2);
    await expectAccessible();
  });

  it('leads to what stands outside it and back, and the address says so', async () => {
    await withSprint();
    named('button', '1 item not in it').click();
    await settled();
    expect(all('gw-card').length).toBe(3);
    expect(new URL(location.href).searchParams.get('scope')).toBe('all');
    named('button', 'Only Sprint 3').click();
    await settled();
    expect(all('gw-card').length).toBe(2);
    expect(new URL(location.href).searchParams.get('scope')).toBe(null);
  });
});

describe('an empty Board', () => {
  it.each(['light', 'dark'] as const)('names the next act with its key, %s', async (theme) => {
    setTheme(theme);
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    const note = () => one('gw-board-note').shadowRoot?.textContent?.replace(/\s+/g, ' ').trim();
    expect(note()).toContain('Nothing stands on the Board yet.');
    expect(named('button', 'New item', one('gw-board-note')).textContent).toContain('C');
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    add(here, 'A');
    await settled();
    expect(note()).toBe('');
  });

  it('of a sprint says how many cards are outside it', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    const sprint = addSprint(here.store.board, here.act(), { name: 'Sprint 1', start: null, end: null });
    startSprint(here.store.board, here.act(), sprint);
    await openBoard(here);
    expect(one('gw-board-note').shadowRoot?.textContent).toContain('1 card is outside it');
    named('button', 'Show all cards').click();
    await settled();
    expect(all('gw-card').length).toBe(1);
  });
});

it('adds on top of a column, in front of what stands there', async () => {
  const here = desk({ name: 'Maya' });
  add(here, 'A');
  await openBoard(here);
  named('button', 'Add an item on top of To do').click();
  await settled();
  expect(focused()?.id).toBe('title');
});
