// Views in their projected form, Plan and Report in full: how they are opened and left, how large everything is, and that they show what
// is, at once, or say since when it is not.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { GwProjectedList } from '../../../client/components/projector/gw-projected-list.ts';
import { PresentEvent } from '../../../client/components/events.ts';
import { sprintTopic } from '../../../client/store/board-store.ts';
import { sizeItem } from '../../../shared/board/mutate-item.ts';
import { planItems } from '../../../shared/board/mutate-sprint.ts';
import { signOff } from '../../../shared/board/mutate-sign-off.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { openPlan, press, rowOf, wordsOf } from './plan-kit.ts';
import {
  atScreen,
  faults,
  fillHistory,
  littlePlan,
  longNames,
  muchPlan,
  openProjected,
  rising,
  screens,
  withoutCapacity,
} from './projector-kit.ts';
import { all, expectAccessible, focused, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();
let askedForScreen = 0;
beforeEach(() => {
  sessionStorage.clear();
  askedForScreen = 0;
  // The window of the tests stays as large as they say.
  vi.spyOn(document.documentElement, 'requestFullscreen').mockImplementation(() => {
    askedForScreen += 1;
    return Promise.reject(new TypeError('not here'));
  });
});

const list = (name: string) => {
  const found = all<GwProjectedList>('gw-projected-list').find((one) => one.name === name);
  if (!found) throw new Error(`no list "${name}"`);
  return found;
};
const rows = (name: string) => all('.row', list(name)).filter((row) => !row.hidden);
const marked = () => all('.new', one('gw-projector')).map(wordsOf);
const isPresented = () => all('gw-projector').length === 1;
const parameter = () => new URLSearchParams(location.search).get('present');

const plans: readonly (readonly [string, (on: Desk) => void])[] = [
  ['little', (on) => void littlePlan(on)],
  ['two hundred items with long names, over capacity', muchPlan],
  ['no sprint', () => {}],
  ['no capacity', withoutCapacity],
];

const reports: readonly (readonly [string, (on: Desk) => void])[] = [
  ['a rising history', (on) => fillHistory(on, rising)],
  ['one sprint', (on) => fillHistory(on, rising.slice(0, 1))],
  ['nothing finished', (on) => fillHistory(on, [{ name: 'Sprint 1', points: [0, 0, 0] }])],
  ['twelve sprints with long names and large figures', (on) => fillHistory(on, longNames)],
  ['no sprint', () => {}],
];

describe('how large it is', () => {
  it.each(plans)('every word of Plan is large and whole on every screen: %s', async (_name, fill) => {
    const here = desk({ name: 'Jon' });
    fill(here);
    const projector = await openProjected(here, 'plan');
    for (const [width, height] of [...screens, [1920, 940], [1080, 1920]] as const) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
    }
  });

  it.each(reports)('every word of Report is large and whole on every screen: %s', async (_name, fill) => {
    const here = desk({ name: 'Jon' });
    fill(here);
    const projector = await openProjected(here, 'report');
    for (const [width, height] of [...screens, [1920, 940], [1080, 1920]] as const) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
    }
  });
});

describe('opening and leaving it', () => {
  it('Present opens it, and Escape leads back to where the focus was', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    await openPlan(here);
    const button = named('button', 'Present');
    button.focus();
    await press('{Enter}');
    await expect.poll(isPresented).toBe(true);
    expect(parameter()).toBe('dark');
    expect(wordsOf(one('[role=status]'))).toBe('Plan is presented. Escape leads back.');
    expect(document.documentElement.dataset['theme']).toBe('projector');
    expect(one('gw-plan').checkVisibility({ visibilityProperty: true })).toBe(false);
    await press('{Escape}');
    expect([isPresented(), parameter()]).toEqual([false, null]);
    expect(focused()).toBe(button);
    expect(document.documentElement.dataset['theme']).toBe(undefined);
  });

  it('a command opens it from a row, which has the focus again afterwards', async () => {
    const here = desk({ name: 'Jon' });
    const { find } = littlePlan(here);
    await openPlan(here);
    const row = rowOf(find('Pay with a saved card'));
    row.focus();
    await press('{Control>}k{/Control}');
    await userEvent.keyboard('present');
    await press('{Enter}');
    await expect.poll(isPresented).toBe(true);
    await press('{Escape}');
    expect(isPresented()).toBe(false);
    expect(focused()?.getRootNode()).toBe(row.shadowRoot);
  });

  it('C68 from a mark of a chart: the other view is said too, and the mark has the focus again afterwards', async () => {
    const here = desk();
    fillHistory(here, rising);
    const address = new URL(location.href);
    address.searchParams.set('view', 'report');
    history.replaceState(history.state, '', address);
    await openBoard(here);
    await expect.poll(() => all('.mark').length).toBeGreaterThan(0);
    await settled();
    const mark = all<SVGGElement & HTMLElement>('.mark')[0];
    mark?.focus();
    mark?.dispatchEvent(new PresentEvent('dark'));
    await expect.poll(isPresented).toBe(true);
    const heard = () => all('[role=status]').map((one) => one.textContent?.trim());
    await expect.poll(heard).toContain('Report is presented. Escape leads back.');
    await press('{Escape}');
    await expect.poll(isPresented).toBe(false);
    expect(focused()).toBe(mark);
    mark?.dispatchEvent(new PresentEvent('dark'));
    await expect.poll(isPresented).toBe(true);
    await press('{ArrowLeft}');
    await expect.poll(heard).toContain('Plan is presented. Escape leads back.');
  });

  it('asks for the whole screen after a press, and leaving that leads back', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    const [root, holder] = [document.documentElement, { full: null as Element | null }];
    vi.spyOn(root, 'requestFullscreen').mockImplementation(async () => void (holder.full = root));
    vi.spyOn(document, 'fullscreenElement', 'get').mockImplementation(() => holder.full);
    vi.spyOn(navigator, 'userActivation', 'get').mockReturnValue({ isActive: true, hasBeenActive: true });
    await openPlan(here);
    named('button', 'Present').click();
    await expect.poll(() => holder.full).toBe(root);
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(isPresented()).toBe(true);
    holder.full = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    await settled();
    expect(isPresented()).toBe(false);
  });

  it('an address opens it, with a link to look only too, and nothing is asked of the browser', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    here.setReadOnly(true);
    vi.spyOn(navigator, 'userActivation', 'get').mockReturnValue({ isActive: false, hasBeenActive: false });
    await openProjected(here, 'plan', 'light');
    expect(document.documentElement.dataset['theme']).toBe('light');
    expect(askedForScreen).toBe(0);
    one('gw-projector').dispatchEvent(new MouseEvent('dblclick'));
    await settled();
    expect(isPresented()).toBe(false);
    await expect.poll(() => focused()?.localName).toBe('a');
  });

  it('is left by one step back', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    await openPlan(here);
    named('button', 'Present').click();
    await expect.poll(isPresented).toBe(true);
    history.back();
    await expect.poll(isPresented).toBe(false);
    expect(parameter()).toBe(null);
  });

  it('a clicker leads from Plan to Report and back, and other keys do nothing', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    await openProjected(here, 'plan');
    await press('{PageDown}');
    await expect.poll(() => all('gw-projected-report').length).toBe(1);
    await press('{PageDown}');
    await press('{PageUp}');
    await expect.poll(() => all('gw-projected-plan').length).toBe(1);
    const items = [...here.store.items()].length;
    await press('c{Control>}k{/Control}?');
    expect(all('dialog').filter((dialog) => (dialog as HTMLDialogElement).open)).toEqual([]);
    expect([...here.store.items()].length).toBe(items);
  });

  it('is offered in every view, the Board too', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    await openPlan(here);
    for (const view of ['Board', 'Report', 'Plan']) {
      named('a', view).click();
      await settled();
      expect(all('.present').length, view).toBe(1);
    }
    named('a', 'Board').click();
    await press('{Control>}k{/Control}');
    await userEvent.keyboard('present on');
    await press('{Enter}');
    await expect.poll(() => all('gw-projected-board').length).toBe(1);
  });
});

describe('what it says', () => {
  it('the sprint, its days, people and work, how full it is, what waits and who has not signed', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    await openProjected(here, 'plan');
    const [plan, foot] = [one('gw-projected-plan'), one('gw-projected-foot')];
    expect(wordsOf(one('header', one('gw-projector')))).toBe('Checkout platform Plan');
    expect(wordsOf(one('.head', plan))).toBe('Sprint 4 23 Nov–4 Dec · 10 working days · 3 people');
    expect(wordsOf(one('.goal', plan))).toBe('Goal a shopper can log in once and pay in two taps.');
    expect(rows('Feature work').map(wordsOf)).toEqual([
      'Story GW-13 Pay with a saved card 5',
      'Story GW-14 See delivery dates before I pay 3',
      'Story GW-15 Log in once for shop and support 8 waits for GW-9, not in this sprint',
      'Bug GW-16 Total is off by a cent 3',
    ]);
    expect(wordsOf(one('.sum', list('Technical work')))).toBe('8 points · 20 h of time-boxes · ≈ 52 h');
    expect(wordsOf(one('.load-head > :last-child', foot))).toBe(
      'Capacity ≈ 128 of 126 h, ≈ 2 h over capacity',
    );
    expect(all('.load-foot li', foot).map(wordsOf)).toEqual([
      'Features ≈ 64 h',
      'Bugs ≈ 12 h',
      'Technical ≈ 32 h',
      'Spikes 20 h',
    ]);
    expect(wordsOf(one('.state', foot))).toBe('Technical 41 %: waiting for sign-off');
    await expectAccessible();
  });

  it('who signed, and by what it was outgrown', async () => {
    const here = desk({ name: 'Jon' });
    const { maya, jon, sprint, find } = littlePlan(here);
    const { board } = here.store;
    signOff(board, here.act(maya), sprint);
    await openProjected(here, 'plan', 'light');
    const state = () => one('.state', one('gw-projected-foot'));
    expect(wordsOf(state())).toBe('Technical 41 %: 41 % signed off by Maya Olsen');
    const mark = one('.signed', one('.bar', one('gw-projected-foot')));
    expect(Number.parseFloat(mark.style.left)).toBeCloseTo(((126 - 52) / 128) * 100, 3);
    await expectAccessible();
    sizeItem(board, here.act(jon), find('Set up AWS staging'), 8);
    await settled();
    expect(wordsOf(state())).toBe('Technical 51 %: 41 % signed off by Maya Olsen, outgrown by GW-17');
    await expectAccessible();
  });

  it('as many rows as fit, and how many there are beside them', async () => {
    const here = desk({ name: 'Jon' });
    muchPlan(here);
    await openProjected(here, 'plan');
    for (const [width, height] of screens) {
      await atScreen(width, height);
      for (const name of ['Feature work', 'Technical work']) {
        const more = wordsOf(one('.more', list(name)));
        const seen = rows(name).length;
        expect(seen).toBeGreaterThan(1);
        expect(more).toMatch(new RegExp(`^\\+ ${100 - seen} more, \\d+ of them wait for work outside$`));
      }
    }
  });

  it('what somebody changes is there at once, marked for a moment, and nothing else is marked', async () => {
    const here = desk({ name: 'Jon' });
    const there = desk({ seed: 2, name: 'Maya' });
    const { find, sprint } = littlePlan(here);
    pipe(here, there);
    await openProjected(here, 'plan');
    expect(marked()).toEqual([]);
    const item = find('See delivery dates');
    typeText(there.store.board, there.act(), { item, field: 'title' }, [
      { at: 0, remove: 0, insert: 'Now: ' },
    ]);
    await settled();
    expect(marked()).toEqual(['Story GW-14 Now: See delivery dates before I pay 3']);
    planItems(there.store.board, there.act(), [find('Split a basket')], sprint);
    await settled();
    expect(marked()).toContain('27 points · ≈ 108 h');
    expect(marked().some((words) => words.includes('Split a basket'))).toBe(true);
    expect(wordsOf(one('.load-head', one('gw-projected-foot')))).toContain('≈ 160 of 168 h');
    await expect.poll(marked, { timeout: 8000 }).toEqual([]);
  });

  it('names what was changed below the last row', async () => {
    const here = desk({ name: 'Jon' });
    muchPlan(here);
    await openProjected(here, 'plan');
    const sprint = list('Feature work').sprint;
    const last = here.store.item(here.store.list(sprintTopic(sprint, 'product')).at(-1) as ItemId);
    if (!last) throw new Error('no item');
    sizeItem(here.store.board, here.act(), last.id, 3);
    await settled();
    expect(wordsOf(one('.more', list('Feature work')))).toMatch(
      new RegExp(`more, changed now: ${here.store.keyOf(last)}$`),
    );
  });

  it('since when it is not connected, in large words, until it is again', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    const projector = await openProjected(here, 'plan');
    expect(all('.age', projector)).toEqual([]);
    here.setOnline(false);
    await settled();
    const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
    expect(wordsOf(one('.age', projector))).toBe(
      `Not connected since ${time.format(here.session.now())}: this is as of then`,
    );
    for (const [width, height] of screens) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
    }
    await expectAccessible();
    here.setOnline(true);
    await settled();
    expect(all('.age', projector)).toEqual([]);
  });

  it('the answer of the report, hours by kind, feature points and what may come', async () => {
    const here = desk({ name: 'Jon' });
    fillHistory(here, rising);
    await openProjected(here, 'report');
    const report = one('gw-projected-report');
    expect(wordsOf(one('h1', report))).toBe('Feature velocity is rising: 5 → 20 points a sprint');
    expect(all('.points', report).map(wordsOf)).toEqual(
      ['5', '9', '16', '20', '24–27', '29–33'].map((points) => `${points} points of features`),
    );
    expect(all('.total', report).map(wordsOf)).toEqual([
      '80 h',
      '92 h',
      '112 h',
      '124 h',
      'forecast',
      'forecast',
    ]);
    const [first] = all('.stack', report);
    expect(first?.getAttribute('aria-label')).toBe('features 20 h, bugs 4 h, technical 56 h');
    const heights = all('.stack', report).map((stack) => stack.getBoundingClientRect().height);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(92 / 80, 1);
    expect(all('.tile', report).map((tile) => wordsOf(one('.figure', tile)))).toEqual([
      '3 of 4',
      '70 → 26 %',
    ]);
    await expectAccessible();
  });

  it('the report reads in the light form too, and its figures follow what others end', async () => {
    const here = desk({ name: 'Jon' });
    fillHistory(here, rising.slice(0, 1));
    await openProjected(here, 'report', 'light');
    await expectAccessible();
    fillHistory(here, rising.slice(1));
    await expect
      .poll(() => wordsOf(one('h1', one('gw-projected-report'))))
      .toBe('Feature velocity is rising: 5 → 20 points a sprint');
  });
});

describe('the screen', () => {
  it('is kept awake while it is shown, and asked for again when the page is seen again', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    let held = 0;
    const request = vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async () => {
      held += 1;
      const sentinel = { release: async () => void (held -= 1) };
      return sentinel as unknown as WakeLockSentinel;
    });
    await openProjected(here, 'plan');
    await expect.poll(() => held).toBe(1);
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => request.mock.calls.length).toBe(2);
    await press('{Escape}');
    await expect.poll(() => held).toBe(0);
  });

  it('has no pointer that rests on it', async () => {
    const here = desk({ name: 'Jon' });
    littlePlan(here);
    const projector = await openProjected(here, 'plan');
    await expect.poll(() => getComputedStyle(projector).cursor, { timeout: 4000 }).toBe('none');
    projector.dispatchEvent(new PointerEvent('pointermove'));
    expect(getComputedStyle(projector).cursor).toBe('auto');
  });
});
