// The agenda and what came of a meeting, each alone on the page: prepared by everybody, moved by pointer, finger and keys,
// led by one; looked at by whoever may not write.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../client/components/refine/gw-agenda.ts';
import { GwAgendaRow } from '../../../client/components/refine/gw-agenda-row.ts';
import { GwAgendaTechnical } from '../../../client/components/refine/gw-agenda-technical.ts';
import '../../../client/components/refine/gw-meeting-summary.ts';
import type { GwMeetingSummary } from '../../../client/components/refine/gw-meeting-summary.ts';
import { addToAgenda, giveMinutes, takeOffAgenda } from '../../../shared/board/mutate-agenda.ts';
import { addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { endMeeting, handLead, moveOn, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { lastEnded, meetingUnderWay, openMeeting } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { mount } from './mount.ts';
import { Finger, Mouse, frames, setTouchScreen, spotOf } from './pointers.ts';
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
afterEach(() => setTouchScreen(false));

const minute = 60_000;

function meetingOn(on: Desk): Meeting {
  const meeting = openMeeting(on.store.meetings);
  if (!meeting) throw new Error('no meeting');
  return meeting;
}
const titleOf = (on: Desk, item: ItemId) => on.store.item(item)?.texts.title ?? '?';
const order = (on: Desk) =>
  meetingOn(on)
    .agenda.map(({ item }) => titleOf(on, item))
    .join('');

async function agenda(titles = 'ABCD', { on = desk({ name: 'Maya' }), prepared = true } = {}) {
  const { board } = on.store;
  const ids = [...titles].map((title) => addItem(board, on.act(), { kind: 'story', title }));
  const id = (title: string) => ids[titles.indexOf(title)] as ItemId;
  if (prepared) addToAgenda(board, on.act(), ids);
  const element = document.createElement('gw-agenda');
  const said: string[] = [];
  const opened: string[] = [];
  element.addEventListener('gw-announce', ({ words }) => said.push(words));
  element.addEventListener('gw-open-item', ({ item }) => opened.push(titleOf(on, item)));
  await mount(on, element);
  const row = (title: string, root: ParentNode = element) => {
    const found = all<GwAgendaRow>('gw-agenda-row', root).find(({ item }) => titleOf(on, item) === title);
    if (!found) throw new Error(`no row ${title}`);
    return found;
  };
  const shown = () =>
    all<GwAgendaRow>('gw-agenda-row', element)
      .map(({ item }) => titleOf(on, item))
      .join('');
  return { on, board, ids, id, element, said, opened, row, shown };
}

const figureOf = (row: Element) => one('.minutes', row).textContent?.trim().split(/\s/)[0];
const focusedTitle = () => (focused()?.classList.contains('title') ? focused()?.textContent?.trim() : '');
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
  await frames(2);
};
const wordsOf = (root: Element) =>
  [root, ...all('*', root)]
    .flatMap((element) => [...(element.shadowRoot ?? element).childNodes])
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join(' ')
    .replace(/\s+/g, ' ');

describe('an agenda that is being prepared', () => {
  it('G45 says what it is for, offers what the backlogs hold, and takes all of an offer in one press', async () => {
    const { on, element, said, shown } = await agenda('ABC', { prepared: false });
    expect(wordsOf(element)).toContain('An agenda says what you will refine together');
    expect(all('button', element).some((one) => one.textContent?.includes('Start the meeting'))).toBe(false);
    await expectAccessible();
    named('button', 'All without a size', one('gw-agenda-offers', element)).click();
    await settled();
    expect(shown()).toBe('ABC');
    expect(wordsOf(element)).toContain('3 items · 15 min');
    await expect.poll(focusedTitle).toBe('A');
    expect(said.at(-1)).toMatch(/^3 items put on the agenda\. .*Z takes them off\.$/);
    on.session.history.undo();
    await settled();
    expect(shown()).toBe('');
    expect(wordsOf(element)).toContain('An agenda says');
  });

  it('G93 can be started however long it is', async () => {
    const { element } = await agenda('ABCDEFGHIJKLMNOPQRST');
    Object.assign(element.style, { display: 'block', height: '400px', overflow: 'auto' });
    await settled();
    const { bottom } = element.getBoundingClientRect();
    expect(element.scrollHeight).toBeGreaterThan(600);
    const start = named('button', 'Start the meeting', element);
    expect(start.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom);
  });

  it('takes one item after the other from the picker, which stays', async () => {
    const { on, board, element, shown } = await agenda('AB');
    const c = addItem(board, on.act(), { kind: 'bug', title: 'Cents are lost' });
    named('button', 'Add', element).click();
    await vi.waitFor(() => one('input', one('gw-item-picker', element)));
    await settled();
    const field = one<HTMLInputElement>('input', one('gw-item-picker', element));
    field.focus();
    await userEvent.keyboard('cents{Enter}');
    await settled();
    expect(shown()).toBe('ABCents are lost');
    expect(meetingOn(on).agenda.at(-1)?.item).toBe(c);
    expect(one('.adding', element).matches(':popover-open')).toBe(true);
    expect(focused()).toBe(field);
    const below = named('button', 'Add', element).getBoundingClientRect().bottom;
    expect(one('.adding', element).getBoundingClientRect().top).toBeGreaterThanOrEqual(below);
    await userEvent.keyboard('{Escape}');
    await frames(2);
    expect(one('.adding', element).matches(':popover-open')).toBe(false);
    expect(focused()).toBe(named('button', 'Add', element));
  });

  it('G46 is walked, moved and emptied by keyboard: one tab stop, the focus stays, undo brings it back', async () => {
    const { on, element, said, row } = await agenda();
    row('A').focus();
    await press('{ArrowDown}{ArrowDown}');
    expect(focusedTitle()).toBe('C');
    await press('{Home}');
    expect(focusedTitle()).toBe('A');
    expect(all('.title', element).filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    await press('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(order(on)).toBe('BCAD');
    expect(focusedTitle()).toBe('A');
    expect(said.at(-1)).toBe('GW-1 moved to place 3 of 4.');
    await press('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(said.at(-1)).toBe('GW-1 is last already.');
    await press('{Delete}');
    expect(order(on)).toBe('BCD');
    expect(focusedTitle()).toBe('D');
    expect(said.at(-1)).toMatch(/^GW-1 taken off the agenda\. .*Z puts it back\.$/);
    for (const now of ['BCDA', 'BCAD', 'BACD', 'ABCD']) {
      on.session.history.undo();
      expect(order(on)).toBe(now);
    }
    await settled();
    expect(focusedTitle()).toBe('D');
  });

  it('gives minutes in place, until the clock has been started', async () => {
    const { on, board, element, row, id } = await agenda('AB');
    const minutes = () => one('.minutes', row('B'));
    expect(figureOf(row('B'))).toBe('5:00');
    minutes().click();
    await settled();
    const field = one<HTMLInputElement>('input', row('B'));
    expect(focused()).toBe(field);
    await expectAccessible();
    one('[aria-label="One minute more"]', row('B')).click();
    await settled();
    expect(wordsOf(element)).toContain('2 items · 11 min');
    field.focus();
    field.select();
    await press('900{Enter}');
    expect(one('.refusal', row('B')).textContent).toContain('480 minutes');
    field.select();
    await press('2.5{Enter}');
    expect(figureOf(row('B'))).toBe('2:30');
    expect(focused()).toBe(minutes());
    startMeeting(board, on.act());
    giveMinutes(board, on.act(), id('B'), 7);
    await settled();
    expect(all('.minutes', row('A'))).toEqual([]);
    expect(figureOf(row('B'))).toBe('7:00');
  });

  it('G47 is put in order by a mouse, and by a finger that holds still first', async () => {
    const { on, row, said, opened } = await agenda();
    const mouse = new Mouse();
    const { left, top } = row('D').getBoundingClientRect();
    await mouse.press(spotOf(row('A')));
    await mouse.moveTo({ x: left + 40, y: top + 4 });
    expect(all('gw-drag-layer')).toHaveLength(1);
    await expectAccessible();
    await mouse.letUp();
    await settled();
    expect(order(on)).toBe('BCAD');
    expect(said.at(-1)).toBe('GW-1 moved to place 3 of 4.');
    expect(opened).toEqual([]);
    await frames(20);
    expect(all('gw-drag-layer')).toEqual([]);
    await mouse.press(spotOf(row('D')));
    await mouse.moveTo({ x: left + 40, y: top - 60 });
    await userEvent.keyboard('{Escape}');
    await mouse.letUp();
    expect(order(on)).toBe('BCAD');
    expect(said.at(-1)).toBe('GW-4 let go. It stays where it was.');
    await page.viewport(390, 844);
    await setTouchScreen(true);
    await frames(10);
    const finger = new Finger();
    await finger.touch(spotOf(row('D')));
    await vi.waitFor(() => expect(all('gw-drag-layer').length).toBe(1));
    await finger.moveTo(spotOf(row('B'), 60, 4));
    await finger.lift();
    await expect.poll(() => order(on)).toBe('DBCA');
    on.session.history.undo();
    expect(order(on)).toBe('BCAD');
  });

  it('lets go of what somebody else takes off, with words', async () => {
    const { on, row, said, id } = await agenda();
    const mouse = new Mouse();
    await mouse.press(spotOf(row('B')));
    await mouse.moveTo(spotOf(row('D')));
    takeOffAgenda(on.store.board, on.act(), id('B'));
    await settled();
    await frames(20);
    expect(said.at(-1)).toBe('GW-2 let go. It is not open on the agenda any more.');
    expect(all('gw-drag-layer')).toEqual([]);
    await mouse.letUp();
    expect(order(on)).toBe('ACD');
  });

  it('G48 two people who reorder at once have one order, every entry once, and the focus stays', async () => {
    const here = await agenda('ABCDE');
    const there = desk({ seed: 2, name: 'Jon' });
    const line = pipe(here.on, there);
    line.cut();
    here.row('B').focus();
    await press('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    addToAgenda(there.store.board, there.act(), [
      addItem(there.store.board, there.act(), { kind: 'bug', title: 'X' }),
    ]);
    takeOffAgenda(there.store.board, there.act(), here.id('C'));
    line.join();
    await settled();
    await frames(2);
    expect(order(here.on)).toBe(order(there));
    expect([...order(there)].sort().join('')).toBe('ABDEX');
    expect(focusedTitle()).toBe('B');
    takeOffAgenda(there.store.board, there.act(), here.id('B'));
    await settled();
    await frames(2);
    expect(focusedTitle()).toBe('E');
  });

  it('tells what a menu tells, for whoever has no keys', async () => {
    const { on, row, element } = await agenda();
    const open = async (title: string) => {
      one('.menu', row(title)).click();
      await settled();
      await frames(2);
    };
    await open('B');
    const words = all('[role=menuitem]', element).map((one) => one.textContent?.trim());
    expect(words).toEqual(['Look at it', 'Up', 'Down', 'Take off the agenda']);
    await expectAccessible();
    named('[role=menuitem]', 'Up', element).click();
    await settled();
    expect(order(on)).toBe('BACD');
    await expect.poll(focusedTitle).toBe('B');
    await open('B');
    named('[role=menuitem]', 'Take off', element).click();
    await settled();
    expect(order(on)).toBe('ACD');
  });
});

describe('an agenda while the meeting goes on', () => {
  it('is started by one, who leads and goes where a row is pressed; everybody else looks', async () => {
    const { on, board, element, row, opened, said, id } = await agenda();
    named('button', 'Start the meeting', element).focus();
    await press('{Enter}');
    expect(meetingUnderWay(on.store.meetings)).toMatchObject({ leader: on.session.me, current: id('A') });
    expect(said.at(-1)).toBe('The meeting has started. You lead it.');
    expect(focused()?.isConnected && focused() !== document.body).toBe(true);
    one('.title', row('C')).click();
    await settled();
    expect(meetingOn(on).current).toBe(id('C'));
    expect(opened).toEqual(['C']);
    expect(one('.title', row('C')).getAttribute('aria-current')).toBe('step');
    const jon = addMember(board, on.act(), 'Jon');
    handLead(board, on.act(), jon);
    await settled();
    one('.title', row('D')).click();
    await settled();
    expect(meetingOn(on).current).toBe(id('C'));
    expect(opened).toEqual(['C', 'D']);
    expect(all('.end.button', element)).toEqual([]);
  });

  it('asks who somebody is before they start it', async () => {
    const on = desk();
    const { element } = await agenda('AB', { on });
    let asked = 0;
    element.addEventListener('gw-ask-who', (event) => {
      asked += 1;
      event.answer = Promise.resolve().then(() => {
        on.session.setMe(addMember(on.store.board, on.act(null), 'Asha'));
        return true;
      });
    });
    named('button', 'Start the meeting', element).click();
    await expect.poll(() => meetingUnderWay(on.store.meetings)?.leader).toBeTruthy();
    expect(meetingUnderWay(on.store.meetings)?.leader).toBe(on.session.me);
    expect(asked).toBe(1);
  });

  it('G49 one entry renders again as its clock ticks, and no other', async () => {
    const { on, board, element, row } = await agenda('ABCDEFGH');
    startMeeting(board, on.act());
    await settled();
    const render = vi.spyOn(GwAgendaRow.prototype, 'render');
    const rendered = () => render.mock.contexts.map((row) => titleOf(on, (row as GwAgendaRow).item));
    on.setClock(on.session.now() + 60_000);
    await expect.poll(() => rendered().length).toBeGreaterThan(0);
    await expect.poll(() => rendered().length, { timeout: 4000 }).toBeGreaterThan(1);
    expect([...new Set(rendered())]).toEqual(['A']);
    expect(one('.end .figure', row('A')).textContent).toMatch(/^\s*(?:3:5\d|4:00)/);
    on.setClock(on.session.now() + 5 * minute, false);
    await settled();
    expect(one('.figure', row('A')).textContent).toContain('≈ +');
    expect(one('.figure', row('A')).classList).toContain('over');
    expect(wordsOf(one('gw-agenda-sum', element))).toContain('1 min behind');
  });

  it('folds what is done, shows its size, and the last one is not put before it', async () => {
    const { on, board, element, row, id, shown } = await agenda('ABCDEF');
    startMeeting(board, on.act());
    sizeItem(board, on.act(), id('A'), 5);
    moveOn(board, on.act());
    moveOn(board, on.act());
    await settled();
    expect(shown()).toBe('ABCDEF');
    expect(one('.figure', row('A')).textContent).toContain('5 pt');
    moveOn(board, on.act());
    await settled();
    expect(shown()).toBe('DEF');
    row('E').focus();
    await press('{Alt>}{ArrowUp}{/Alt}');
    expect(order(on)).toBe('ABCEDF');
    const fold = named('.fold', '3 done', element);
    fold.click();
    await settled();
    expect(shown()).toBe('ABCEDF');
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible();
  });

  it('ends behind a question in place, and the focus is not lost', async () => {
    const { on, element, said } = await agenda();
    startMeeting(on.store.board, on.act());
    await settled();
    named('button', 'End the meeting', element).click();
    await settled();
    expect(
      one('.question', element.renderRoot.querySelector('gw-agenda-turn') as HTMLElement).textContent,
    ).toContain('4 items are not done');
    expect(focused()?.textContent?.trim()).toBe('End it');
    await expectAccessible();
    await press('{Escape}');
    expect(focused()?.textContent?.trim()).toBe('End the meeting');
    expect(meetingUnderWay(on.store.meetings)).toBeDefined();
    named('button', 'End the meeting', element).click();
    await settled();
    named('button', 'End it', element).click();
    await settled();
    await frames(2);
    expect(lastEnded(on.store.meetings)).toBeDefined();
    expect(said.at(-1)).toBe('The meeting has ended. What came of it is kept.');
    expect(wordsOf(element)).toContain('The last meeting is over.');
    expect(
      named('button', 'Left over from the last meeting', one('gw-agenda-offers', element)).textContent,
    ).toContain('4');
    await expect.poll(() => focused()?.localName).toBe('button');
  });
});

describe('an agenda that is only looked at', () => {
  it('has nothing to press with a view link but the items', async () => {
    const { on, board, element, row, opened } = await agenda();
    startMeeting(board, on.act());
    on.setReadOnly(true);
    await settled();
    expect(all('button, input', element)).toEqual([]);
    row('B').focus();
    await press('{Delete}{Alt>}{ArrowDown}{/Alt}');
    expect(order(on)).toBe('ABCD');
    one('.title', row('C')).click();
    expect(opened).toEqual(['C']);
    await expectAccessible();
  });

  it('answers whatever a document says of meetings', async () => {
    const { on, board, element, row } = await agenda('AB');
    const long = addItem(board, on.act(), { kind: 'story', title: `<b>${'W'.repeat(400)}</b>` });
    addToAgenda(board, on.act(), [long]);
    board.flat.meetings.set('g1/agenda:igone', 'a5');
    board.flat.meetings.set('g1/minutes:igone', -7);
    board.flat.meetings.set('g1/agenda:x y', {});
    board.flat.meetings.set('g1/clock:b1', { at: 'x', type: 'start' });
    board.flat.meetings.set('g1/current', 'igone');
    board.flat.meetings.set('g1/started', { at: 8.64e15 });
    board.flat.meetings.set('g1/leader', 'mnone');
    await settled();
    expect(wordsOf(element)).toContain('This item has not arrived here yet');
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await expectAccessible();
    row('A').focus();
    await press('{Alt>}{ArrowDown}{/Alt}');
    expect(order(on).startsWith('BA')).toBe(true);
    board.flat.meetings.set('g1/ended:e1', {
      at: 8.64e15,
      results: [{ item: 'igone', used: 1e9, points: 1e300 }],
    });
    const summary = document.createElement('gw-meeting-summary');
    await mount(on, summary);
    expect(wordsOf(summary)).toContain('An item that is not on this board');
    await expectAccessible();
  });

  it('counts nothing of 1,000 items while somebody types', async () => {
    const on = desk({ name: 'Maya' });
    const titles = Array.from({ length: 1000 }, (_, i) => `Item ${i}`);
    const ids = titles.map((title) => addItem(on.store.board, on.act(), { kind: 'task', title }));
    addToAgenda(on.store.board, on.act(), ids.slice(0, 3));
    const { element } = await agenda('', { on, prepared: false });
    const read = vi.spyOn(GwAgendaTechnical.prototype, 'render');
    const began = performance.now();
    for (let i = 0; i < 50; i += 1) {
      typeText(on.store.board, on.act(), { item: ids[9] as ItemId, field: 'title' }, [
        { at: 0, remove: 0, insert: 'x' },
      ]);
      // All that is rendered at once is rendered now; a quiet moment there is none.
      // oxlint-disable-next-line no-await-in-loop -- one letter after the other
      await element.updateComplete;
    }
    expect(read).not.toHaveBeenCalled();
    expect(performance.now() - began).toBeLessThan(1000);
    const pressed = performance.now();
    named('button', 'Add', element).click();
    await vi.waitFor(() => one('button', one('gw-agenda-offers', element)));
    expect(performance.now() - pressed).toBeLessThan(1000);
    expect(named('button', 'All without a size', one('gw-agenda-offers', element)).textContent).toMatch(
      /the first 20 of\s*997/,
    );
  });
});

it('is reached by a key and a menu from the Board, for one card and for a selection, and taken off again', async () => {
  const on = desk({ name: 'Maya' });
  const { find } = fillSample(on);
  const { people } = { people: [...on.store.members.keys()] };
  on.session.setMe(people[1] ?? people[0]!);
  await openBoard(on);
  const card = find('Total is off');
  all('gw-card')
    .find((one) => (one as unknown as { item: ItemId }).item === card)
    ?.focus();
  await press('{Shift>}a{/Shift}');
  expect(meetingOn(on).agenda.map(({ item }) => item)).toEqual([card]);
  expect(one('.said').textContent).toContain('put on the agenda');
  one(
    '.menu',
    all('gw-card').find((found) => (found as unknown as { item: ItemId }).item === card),
  ).click();
  await settled();
  named('[role=menuitem]', 'Take off the agenda', one('gw-card-menu')).click();
  await settled();
  expect(meetingOn(on).agenda).toEqual([]);
});

describe('what came of a meeting', () => {
  async function summary() {
    const on = desk();
    const { people, find } = fillSample(on);
    on.session.setMe(people.maya);
    const { board } = on.store;
    const items = ['As a shopper I can split', 'Agree on the branching', 'As a shopper I see delivery'].map(
      find,
    );
    const hold = (minutes: number) => {
      addToAgenda(board, on.act(), items);
      startMeeting(board, on.act());
      sizeItem(board, on.act(people.jon), items[0] as ItemId, 5);
      on.setClock(on.session.now() + minutes * minute);
      moveOn(board, on.act());
      endMeeting(board, on.act());
    };
    hold(8);
    const element: GwMeetingSummary = document.createElement('gw-meeting-summary');
    const said: string[] = [];
    element.addEventListener('gw-announce', ({ words }) => said.push(words));
    await mount(on, element);
    return { on, board, items, hold, element, said };
  }

  it('is told with the reasons, opens its items, is copied, and leads on', async () => {
    const { on, element, said, items } = await summary();
    const words = wordsOf(element);
    expect(words).toContain('1 sized');
    expect(words).toContain('Maya Olsen led it.');
    expect(words).toContain('not reached');
    expect(words).toContain('5 points');
    const opened: ItemId[] = [];
    element.addEventListener('gw-open-item', ({ item }) => opened.push(item));
    one('a.item', element).click();
    expect(opened).toEqual([items[0]]);
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
    named('button', 'Copy as Markdown', element).click();
    await expect.poll(() => copied.length).toBe(1);
    expect(copied[0]).toContain('# Refinement of Checkout platform');
    await expect.poll(() => said.at(-1)).toContain('copied as Markdown');
    named('button', 'Put what is left over', element).click();
    await settled();
    expect(meetingOn(on).agenda).toHaveLength(3);
    expect(focused()).toBe(named('button', 'Copy as Markdown', element));
    expect(all('.left, .on', element)).toEqual([]);
  });

  it('goes on where the end was a slip', async () => {
    const { on, element, said } = await summary();
    named('button', 'Go on with this meeting', element).click();
    await settled();
    expect(meetingUnderWay(on.store.meetings)?.leader).toBe(on.session.me);
    expect(said.at(-1)).toBe('The meeting goes on. You lead it.');
  });

  it('shows earlier meetings, fits a phone and paper, in light and dark', async () => {
    const { on, element, hold } = await summary();
    on.setClock(on.session.now() + 48 * 60 * minute);
    hold(2);
    await settled();
    const choice = one<HTMLSelectElement>('select', element);
    expect([...choice.options].map(({ text }) => text)).toEqual([
      expect.stringMatching(/^25 Nov 2026, \d\d:\d\d · 3 items$/),
      expect.stringMatching(/^23 Nov 2026, \d\d:\d\d · 3 items$/),
    ]);
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change'));
    await settled();
    expect(one('.when', element).textContent).toMatch(/^23 Nov/);
    expect(all('.on', element)).toEqual([]);
    await page.viewport(390, 844);
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      await expectAccessible();
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});

it('on a phone nothing to press is smaller than a fingertip needs, and nothing is cut off', async () => {
  await page.viewport(390, 844);
  await setTouchScreen(true);
  const { on, element } = await agenda('ABCDEFG');
  startMeeting(on.store.board, on.act());
  await settled();
  for (const pressed of all('button', element).filter((one) => one.checkVisibility())) {
    const { width, height } = pressed.getBoundingClientRect();
    expect(Math.min(width, height), pressed.outerHTML).toBeGreaterThanOrEqual(24);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  for (const theme of ['light', 'dark'] as const) {
    setTheme(theme);
    await expectAccessible();
  }
});
