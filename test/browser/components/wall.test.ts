// The Board and a single item in their projected form, and what stands under all of them.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { JoinRefusal } from '../../../client/session.ts';
import { addColumn } from '../../../shared/board/mutate-column.ts';
import { agreeToBox, proposeBox, startBox } from '../../../shared/board/mutate-box.ts';
import { sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { signOff } from '../../../shared/board/mutate-sign-off.ts';
import { planItems } from '../../../shared/board/mutate-sprint.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { kindNames } from '../../../shared/kind.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { agreeAll, press, wordsOf } from './plan-kit.ts';
import { atScreen, faults, long, openProjected, screens } from './projector-kit.ts';
import { all, expectAccessible, one, openBoard, settled, useStage } from './stage.ts';
import { doing, done, littleWall, muchWall, sampleWall, todo, wallItem, write } from './wall-kit.ts';

useStage();
beforeEach(() => {
  vi.spyOn(document.documentElement, 'requestFullscreen').mockRejectedValue(new TypeError('not here'));
});

const everyScreen = [...screens, [1920, 940], [1080, 1920]] as const;
const marked = () => all('.new', one('gw-projector')).map(wordsOf);

/** The words of a column's head, and its cards that are seen. */
function column(name: string) {
  const section = all('section', one('gw-projected-board')).find(
    (found) => found.getAttribute('aria-label') === name,
  );
  if (!section) throw new Error(`no column "${name}"`);
  const cards = all('.row', section).filter(({ hidden }) => !hidden);
  const more = one('.more', section);
  return {
    head: wordsOf(one('.column-head', section)),
    cards: cards.map(wordsOf),
    more: more.hidden ? '' : wordsOf(more),
  };
}

async function expectLarge(projector: HTMLElement): Promise<void> {
  for (const [width, height] of everyScreen) {
    await atScreen(width, height);
    expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
  }
}

const boards: readonly (readonly [string, (on: Desk) => void])[] = [
  ['a sprint under way', (on) => void littleWall(on)],
  ['the sample', (on) => void sampleWall(on)],
  ['twelve columns, two hundred cards, long names', (on) => void muchWall(on)],
  ['nothing', () => {}],
  ['a column with one card, no sprint', (on) => void wallItem(on, 'task', { title: 'Set up AWS staging' })],
];

describe('the Board on a wall', () => {
  it.each(boards)('G30 every word of it is large and whole on every screen: %s', async (_name, fill) => {
    const here = desk({ name: 'Jon' });
    fill(here);
    await expectLarge(await openProjected(here, 'board'));
    await atScreen(1920, 1080);
    await expectAccessible();
  });

  it('G30 it reads in the light form too', async () => {
    const here = desk({ name: 'Jon' });
    sampleWall(here);
    await openProjected(here, 'board', 'light');
    await atScreen(1920, 1080);
    await expectAccessible();
  });

  it('says the sprint, its goal and days, and of each column its name, count, limit and cards', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    await openProjected(here, 'board');
    await atScreen(1920, 1080);
    const head = one('.head', one('gw-projected-board'));
    expect(wordsOf(one('h1', head))).toBe('Sprint 4');
    expect(wordsOf(one('.goal', head))).toBe('Goal a shopper can log in once and pay in two taps.');
    expect(wordsOf(one('.days', head))).toMatch(/^23 Nov–4 Dec · \d+ days left$/);
    expect(column('In progress')).toEqual({
      head: 'In progress 1 item limit 2',
      cards: ['Story GW-13 5 Pay with a saved card'],
      more: '',
    });
    expect(column('Done').head).toBe('Done items in it are finished 1 item');
    expect(column('To do').cards).toContain('Story GW-15 8 Log in once for shop and support waits for GW-9');
  });

  it('G31 as many cards as fit, and how many there are beside them', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    await openProjected(here, 'board');
    for (const [width, height] of screens) {
      await atScreen(width, height);
      const { head, cards, more } = column('To do');
      expect(head).toBe('To do 6 items');
      expect(cards.length).toBeGreaterThan(1);
      expect(more).toMatch(new RegExp(`^and ${6 - cards.length} more`));
    }
  });

  it('G31 columns without room are named with how many stand in them, the empty and the finished first', async () => {
    const here = desk({ name: 'Jon' });
    const { find, jon } = littleWall(here);
    const { board } = here.store;
    const added = ['Next', 'Ready', 'Testing'].map((name) => addColumn(board, here.act(jon), name));
    for (const [i, title] of ['See delivery dates', 'Set up AWS', 'Nightly restore'].entries())
      moveItem(board, here.act(jon), find(title), { column: added[i] ?? todo });
    await openProjected(here, 'board');
    const wide = all('section', one('gw-projected-board')).map((found) => found.getAttribute('aria-label'));
    expect(wide).toEqual(['To do', 'In progress', 'Next', 'Ready', 'Testing']);
    expect(wordsOf(one('.others', one('gw-projected-board')))).toBe('Review 0 · Done 1');
  });

  it('G32 what somebody moves or sizes is marked for a moment; a clock that runs is no news', async () => {
    const here = desk({ name: 'Jon' });
    const there = desk({ seed: 2, name: 'Maya' });
    const { find, jon } = littleWall(here);
    pipe(here, there);
    const spike = find('Can the ledger survive');
    moveItem(here.store.board, here.act(jon), spike, { column: doing });
    const started = here.act(jon);
    startBox(here.store.board, started, spike);
    await openProjected(here, 'board');
    await atScreen(1920, 1080);
    expect(marked()).toEqual([]);
    here.setClock(started.at + hourMs);
    await settled();
    expect(column('In progress').cards).toContain(
      'Spike GW-19 8 h Can the ledger survive a failover? 1 h of 8 h',
    );
    expect(marked()).toEqual([]);
    moveItem(there.store.board, there.act(), find('Pay with a saved card'), { column: done }, 'agreed');
    await settled();
    expect(marked()).toEqual(['Story GW-13 5 Pay with a saved card']);
    await expect.poll(marked, { timeout: 8000 }).toEqual([]);
    here.setClock(started.at + 9 * hourMs);
    await settled();
    expect(column('In progress').cards).toContain(
      'Spike GW-19 8 h Can the ledger survive a failover? Time is up',
    );
  });
});

const rightToLeft = 'איזה ספק אימות מתאים לכניסה יחידה ולתקציב שלנו? 👩‍👩‍👧‍👦🏳️‍🌈';
const lines = (many: number, words = 'Something that has to be true') =>
  Array.from({ length: many }, (_, i) => `${words}, number ${i + 1}`);

const items: readonly (readonly [string, (on: Desk) => ItemId])[] = [
  ...kindNames.map((kind): [string, (on: Desk) => ItemId] => [
    `a ${kind}`,
    (on) =>
      wallItem(on, kind, { title: 'Which provider fits?', soThat: 'the team can go on', lines: lines(3) }),
  ]),
  ['an empty item', (on) => wallItem(on, 'story')],
  ['an item of a newer version', unknownItem],
  ['a title of 300 letters', (on) => wallItem(on, 'task', { title: `${long} ${long}`.slice(0, 300) })],
  [
    'forty lines',
    (on) => wallItem(on, 'task', { title: 'Set up AWS', soThat: long, lines: lines(40, long) }),
  ],
  [
    'right to left, with emoji',
    (on) => wallItem(on, 'spike', { title: rightToLeft, soThat: rightToLeft, lines: lines(3, rightToLeft) }),
  ],
  ['much of everything', muchItem],
];

function unknownItem(on: Desk): ItemId {
  const id = wallItem(on, 'task', { title: 'A risk that we take', lines: lines(2) });
  on.store.board.items.get(id)?.set('kind', 'risk');
  return id;
}

/** Long everywhere, with votes for a box that is extended, and five things it waits for. */
function muchItem(on: Desk): ItemId {
  const id = wallItem(on, 'spike', { title: long, soThat: long, lines: lines(12, long) });
  const { board } = on.store;
  proposeBox(board, on.act(), id, 8);
  agreeAll(on, id);
  for (let i = 0; i < 5; i += 1)
    setBlockedBy(board, on.act(), id, wallItem(on, 'task', { title: `${i} ${long}` }), true);
  return id;
}

describe('an item on a wall', () => {
  it.each(items)('G33 every word of it is large and whole on every screen: %s', async (_name, make) => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    const projector = await openProjected(here, 'board', 'dark', make(here));
    await expectLarge(projector);
    for (const [width, height] of screens) {
      await atScreen(width, height);
      const { fontSize, lineHeight } = getComputedStyle(one('h1', projector));
      expect.soft(Number.parseFloat(fontSize)).toBeGreaterThanOrEqual((72 * width) / 1920);
      const high = one('h1', projector).getBoundingClientRect().height / Number.parseFloat(lineHeight);
      expect.soft(Math.floor(high)).toBeLessThanOrEqual(5);
    }
    await atScreen(1920, 1080);
    await expectAccessible();
  });

  it('G33 a short title is as large as the picture has it, a long one smaller', async () => {
    const here = desk({ name: 'Jon' });
    const id = wallItem(here, 'spike', { title: 'Which provider fits?' });
    const projector = await openProjected(here, 'board', 'dark', id);
    await atScreen(1920, 1080);
    expect(getComputedStyle(one('h1', projector)).fontSize).toBe('96px');
    write(here, id, 'title', long);
    await settled();
    expect(getComputedStyle(one('h1', projector)).fontSize).toBe('72px');
  });

  it('G92 a title of four lines stands whole where there is room for it', async () => {
    const here = desk();
    const item = wallItem(here, 'story', {
      title:
        'As a caregiver, I want my parent to enter their drug regime so that I can present it to the doctor, ' +
        'and make sure that they take it and understand the side effects, at home and wherever they go.',
    });
    const projector = await openProjected(here, 'board', 'dark', item);
    await atScreen(1920, 1080);
    const title = one('h1', projector);
    expect(title.scrollHeight).toBeLessThanOrEqual(title.clientHeight + 1);
    expect(faults(projector)).toEqual([]);
  });

  it('G34 says what it is for, its lines, its size and how that was agreed, and what blocks it', async () => {
    const here = desk({ name: 'Jon' });
    const { find, jon, maya, sprint } = littleWall(here);
    const { board } = here.store;
    const id = wallItem(here, 'spike', {
      title: 'Which authentication provider fits?',
      soThat: 'So that the team can *commit* to a login story',
      lines: ['Three compared', 'A working login', 'Decision agreed'],
    });
    planItems(board, here.act(maya), [id], sprint);
    await openProjected(here, 'board', 'dark', id);
    const form = one('gw-projected-item');
    const key = here.store.keyOf(here.store.item(id) ?? never());
    const facts = () => all('.facts > *', form).map(wordsOf);
    expect(wordsOf(one('.what', form))).toBe(`Spike ${key}`);
    expect(wordsOf(one('.lead', form))).toBe('So that the team can commit to a login story');
    expect(all('.pill', form).map(wordsOf)).toEqual([
      'done Three compared',
      'A working login',
      'Decision agreed',
    ]);
    expect(facts()).toEqual(['No time-box yet']);
    proposeBox(board, here.act(jon), id, 8);
    setBlockedBy(board, here.act(jon), id, find('Return an item'), true);
    setBlockedBy(board, here.act(jon), id, find('Set up AWS staging'), true);
    await settled();
    expect(facts()).toEqual([
      '8 h proposed, agreed by 1 of 4: 3 are needed',
      'Waits for GW-3 Return an item from the order page, which is not in this sprint',
      'Waits for GW-17 Set up AWS staging, which comes in time',
    ]);
    agreeToBox(board, here.act(maya), id);
    await settled();
    expect(facts()[0]).toMatch(/^8 h proposed, agreed by 2 of 4/);
    agreeAll(here, id);
    await settled();
    expect(facts()[0]).toBe('8 h time-box, agreed by 3 of 4');
    await expectAccessible();
  });

  it('of many lines the first that fit, and how many more there are', async () => {
    const here = desk({ name: 'Jon' });
    const id = wallItem(here, 'task', { title: 'Set up AWS staging', lines: lines(40) });
    const projector = await openProjected(here, 'board', 'dark', id);
    for (const [width, height] of screens) {
      await atScreen(width, height);
      const pills = all('.pill', projector).filter(({ hidden }) => !hidden);
      expect(pills.length).toBeGreaterThan(1);
      expect(wordsOf(one('.more', projector))).toBe(`and ${40 - pills.length} more`);
    }
  });

  it('G35 stands in the place of every view; an arrow leads to the view beside', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    const id = wallItem(here, 'task', { title: 'Set up AWS staging' });
    for (const view of ['plan', 'refine', 'board', 'report'] as const) {
      document.body.replaceChildren();
      await openProjected(here, view, 'dark', id);
      expect(all('gw-projected-item').length, view).toBe(1);
      expect(all('gw-projected-board, gw-projected-plan, gw-projected-report'), view).toEqual([]);
    }
    await press('{ArrowLeft}');
    await expect.poll(() => all('gw-projected-plan').length).toBe(1);
    expect(all('gw-projected-item')).toEqual([]);
    expect(new URLSearchParams(location.search).get('item')).toBe(null);
  });

  it('G36 has no comments and no names of people, and scrolls nothing', async () => {
    const here = desk({ name: 'Jon Karlsson' });
    littleWall(here);
    const id = muchItem(here);
    const projector = await openProjected(here, 'board', 'dark', id);
    expect(wordsOf(one('gw-projected-item', projector))).not.toMatch(/A word that stays|Karlsson/);
    for (const element of all('*', projector)) {
      const { overflowX, overflowY } = getComputedStyle(element);
      expect(['auto', 'scroll']).not.toContain(overflowX);
      expect(['auto', 'scroll']).not.toContain(overflowY);
      expect(element.getAttribute('title'), element.outerHTML.slice(0, 80)).toBe(null);
    }
  });
});

function never(): never {
  throw new Error('no item');
}

describe('what stands under all of them', () => {
  it('G37 the goal of the sprint and its bar against the sign-off', async () => {
    const here = desk({ name: 'Jon' });
    const { maya, jon, sprint, find } = littleWall(here);
    signOff(here.store.board, here.act(maya), sprint);
    const signed = 'Technical 41 %: 41 % signed off by Maya Olsen';
    const id = find('Set up AWS staging');
    for (const [view, item, head] of [
      ['board', null, signed],
      ['plan', null, signed],
      ['report', null, 'Sprint 4 a shopper can log in once and pay in two taps.'],
      ['board', id, 'Sprint 4 a shopper can log in once and pay in two taps.'],
    ] as const) {
      document.body.replaceChildren();
      const address = new URL(location.href);
      address.searchParams.delete('item');
      history.replaceState(history.state, '', address);
      const projector = await openProjected(here, view, 'dark', item);
      const foot = one('gw-projected-foot', projector);
      expect(wordsOf(one('.load-head > :first-child', foot))).toBe(head);
      expect(wordsOf(one('.state', foot))).toBe(signed);
      expect(wordsOf(projector)).not.toContain('undefined');
    }
    sizeItem(here.store.board, here.act(jon), id, 8);
    await settled();
    expect(wordsOf(one('.state', one('gw-projected-foot')))).toContain('outgrown by GW-17');
  });

  it('G38 whoever looks by a view link is offered that link as a code, large and dark on white', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    Object.defineProperty(here.session, 'access', { value: 'view' });
    here.setReadOnly(true);
    const projector = await openProjected(here, 'board');
    const foot = one<HTMLElementTagNameMap['gw-projected-foot']>('gw-projected-foot', projector);
    expect(foot.join).toEqual({ address: here.session.links().view, mayWrite: false });
    for (const [width, height] of everyScreen) {
      await atScreen(width, height);
      const code = one('gw-qr-code', projector).shadowRoot?.querySelector('svg');
      expect
        .soft(code?.getBoundingClientRect().width, `${width}`)
        .toBeGreaterThanOrEqual((180 * width) / 1920);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
    }
    expect(wordsOf(one('.join', projector))).toContain('Scan to join and look on');
    await atScreen(1920, 1080);
    await expectAccessible();
    await openBoard(here);
  });

  it('G38 whoever may write offers a link for the meeting, never an edit link; it is asked for until there is one', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    const address = 'https://groundwork.example/b/x#join.ticket';
    const mint = vi.fn(() => Promise.reject<string>(new JoinRefusal('not now')));
    here.session.mintJoinLink = mint;
    const projector = await openProjected(here, 'board');
    expect(mint).toHaveBeenCalled();
    expect(all('gw-qr-code', projector)).toEqual([]);
    mint.mockImplementation(() => Promise.resolve(address));
    await expect.poll(() => all('gw-qr-code', projector).length, { timeout: 5000 }).toBe(1);
    const foot = one<HTMLElementTagNameMap['gw-projected-foot']>('gw-projected-foot', projector);
    expect(foot.join).toEqual({ address, mayWrite: true });
    expect(wordsOf(one('.join', projector))).toContain('Scan to join and size with us');
    // The relay is away: the code stays, and is asked for again when it is back.
    mint.mockImplementation(() => Promise.reject(new JoinRefusal('away')));
    here.setOnline(false);
    await settled();
    expect(foot.join?.address).toBe(address);
    mint.mockImplementation(() => Promise.resolve(`${address}2`));
    here.setOnline(true);
    await expect.poll(() => foot.join?.address).toBe(`${address}2`);
  });

  it('G38 whoever joined by a code has none to hand on', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    Object.defineProperty(here.session, 'joined', { value: true });
    const mint = vi.spyOn(here.session, 'mintJoinLink');
    const projector = await openProjected(here, 'board');
    await settled();
    expect(mint).not.toHaveBeenCalled();
    expect(all('gw-qr-code', projector)).toEqual([]);
  });
});
