// The sprint in the Plan view: made, named, its goal, what waits outside it; the tabs of a small screen; what is new.

import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChangePanelEvent } from '../../../client/components/events.ts';
import { plannableTopic } from '../../../client/store/board-store.ts';
import { sizeItem } from '../../../shared/board/mutate-item.ts';
import { setRoles } from '../../../shared/board/mutate-member.ts';
import {
  addSprint,
  endSprint,
  planItems,
  setSprintGoal,
  startSprint,
} from '../../../shared/board/mutate-sprint.ts';

import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import type { MemberId, SprintId } from '../../../shared/ids.ts';
import { desk, pipe } from './desk.ts';
import {
  addReady,
  feature,
  id,
  openPlan,
  ownerDesk,
  press,
  product,
  rowOf,
  said,
  technical,
  techwork,
  titlesIn,
  withItems,
  wordsOf,
} from './plan-kit.ts';
import { all, expectAccessible, focused, named, one, settled, useStage } from './stage.ts';

useStage();
// What was chosen in another test.
beforeEach(() => sessionStorage.clear());

describe('the sprint', () => {
  it('is offered where there is none, by name and days, and shown when it is added', async () => {
    const here = desk({ name: 'Maya' });
    const a = addReady(here, here.session.me as MemberId, 'story', 'A');
    await openPlan(here);
    rowOf(a).focus();
    await press('s');
    expect(said()).toBe('There is no sprint yet. Make one first.');
    await press('{Shift>}c{/Shift}');
    expect(said().trim()).toBe('There is no sprint yet. Make one first.');
    expect(one<HTMLInputElement>('#name', one('gw-sprint-form')).value).toBe('Sprint 1');
    expect(one<HTMLInputElement>('#start', one('gw-sprint-form')).value).toBe('2026-11-23');
    one<HTMLInputElement>('#end', one('gw-sprint-form')).value = '2026-11-20';
    named('button', 'Add the sprint').click();
    await settled();
    expect(wordsOf(one('.refusal', one('gw-sprint-form').shadowRoot as ShadowRoot))).toBe(
      'A sprint cannot end before it begins.',
    );
    one<HTMLInputElement>('#end', one('gw-sprint-form')).value = '2026-12-04';
    one('#name', one('gw-sprint-form')).focus();
    await press('{Enter}');
    await expect.poll(() => focused()).toBe(one('h2 input'));
    expect(here.store.sprints.map(({ name }) => name)).toEqual(['Sprint 1']);
    expect(wordsOf(one('.empty', one('gw-sprint').shadowRoot as ShadowRoot))).toBe(
      'Drop an item here, or press S on a selected one',
    );
    named('button', 'New sprint').click();
    await settled();
    expect(one<HTMLInputElement>('#name', one('gw-sprint-form')).value).toBe('Sprint 2');
    expect(one<HTMLInputElement>('#start', one('gw-sprint-form')).value).toBe('2026-12-07');
    await press('{Escape}');
    expect(wordsOf(focused() as HTMLElement)).toBe('New sprint');
    await press('{Enter}');
    await press('{Enter}');
    expect(one<HTMLInputElement>('h2 input').value).toBe('Sprint 2');
    expect(focused()).toBe(one('h2 input'));
    const choice = one<HTMLSelectElement>('#choice');
    expect([...choice.options].map((option) => wordsOf(option))).toEqual(['Sprint 1', 'Sprint 2']);
    await userEvent.selectOptions(choice, 'Sprint 1');
    await settled();
    expect(one<HTMLInputElement>('h2 input').value).toBe('Sprint 1');
  });

  it('is asked for where it is made, by whoever is in Plan already', async () => {
    const here = desk({ name: 'Maya' });
    const a = addReady(here, here.session.me as MemberId, 'story', 'A');
    await openPlan(here);
    rowOf(a).dispatchEvent(new ChangePanelEvent('sprint', [a], rowOf(a)));
    await expect
      .poll(() => all('.none', one('gw-change-panel')).map(wordsOf))
      .toEqual(['There is no sprint yet. Make one first.']);
  });

  it('is renamed, given other days, taken away and brought back', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB');
    planItems(here.store.board, here.act(), [id(ids, 'A')], ids.sprint);
    await openPlan(here);
    await userEvent.fill(one('h2 input'), 'Login');
    await press('{Enter}');
    expect(here.store.sprints[0]?.name).toBe('Login');
    named('button', 'No days yet').click();
    await settled();
    await userEvent.fill(one('#start', one('gw-sprint-head')), '2026-11-23');
    await userEvent.fill(one('#end', one('gw-sprint-head')), '2026-12-04');
    await press('{Tab}');
    expect(here.store.sprints[0]).toMatchObject({ start: '2026-11-23', end: '2026-12-04' });
    // Moved past its last day, it moves as a whole.
    await userEvent.fill(one('#start', one('gw-sprint-head')), '2026-12-07');
    await press('{Tab}');
    expect(here.store.sprints[0]).toMatchObject({ start: '2026-12-07', end: '2026-12-18' });
    named('button', 'Take this sprint away').click();
    await settled();
    expect(titlesIn(here, product).join('')).toBe('AB');
    expect(said()).toBe('Login taken away. 1 item is in the backlogs again. Ctrl+Z brings it back.');
    (document.activeElement as HTMLElement | null)?.blur();
    await press('{Control>}z{/Control}');
    expect(titlesIn(here, feature)).toEqual(['A']);
  });

  it('is given a day once it is typed, not with each digit; a refused one waits for the other', async () => {
    const here = desk({ name: 'Maya' });
    withItems(here, 'A');
    await openPlan(here);
    named('button', 'No days yet').click();
    await settled();
    const [start, end] = [one('#start', one('gw-sprint-head')), one('#end', one('gw-sprint-head'))];
    start.focus();
    await press('11232026');
    expect(here.store.sprints[0]?.start).toBeNull();
    end.focus();
    await settled();
    expect(here.store.sprints[0]?.start).toBe('2026-11-23');
    await press('12042026{Enter}');
    expect(here.store.sprints[0]?.end).toBe('2026-12-04');
    await userEvent.fill(end, '2026-11-06');
    await settled();
    expect(here.store.sprints[0]?.end).toBe('2026-12-04');
    await userEvent.fill(start, '2026-10-26');
    await settled();
    expect(here.store.sprints[0]).toMatchObject({ start: '2026-10-26', end: '2026-11-06' });
    // Past its last day, the whole sprint moves.
    await userEvent.fill(start, '2026-11-09');
    await settled();
    expect(here.store.sprints[0]).toMatchObject({ start: '2026-11-09', end: '2026-11-20' });
  });

  it('stays in sight when it is started, and when somebody plans another one before it', async () => {
    const here = desk({ name: 'Maya' });
    const { sprint } = withItems(here, 'AB');
    addSprint(here.store.board, here.act(), { name: 'Sprint 2', start: null, end: null });
    await openPlan(here);
    expect(one<HTMLInputElement>('h2 input').value).toBe('Sprint 1');
    startSprint(here.store.board, here.act(), sprint);
    await settled();
    expect(one<HTMLInputElement>('h2 input').value).toBe('Sprint 1');
    expect(wordsOf(one('.state', one('gw-sprint-head')))).toBe('under way');
    endSprint(here.store.board, here.act(), sprint);
    await settled();
    expect(one<HTMLInputElement>('h2 input').value).toBe('Sprint 2');
  });

  it('keeps a name that is being typed while items come into it', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB');
    await openPlan(here);
    const name = () => one<HTMLInputElement>('h2 input');
    name().focus();
    await userEvent.fill(name(), 'Log in');
    planItems(here.store.board, here.act(), [id(ids, 'A')], ids.sprint);
    await settled();
    expect(name().value).toBe('Log in');
    await press('{Enter}');
    expect(here.store.sprints[0]?.name).toBe('Log in');
  });

  it('joins what two people type into its goal, and shows others’ words at once', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2, name: 'Jon' });
    const { sprint } = withItems(here, '');
    setSprintGoal(here.store.board, here.act(), sprint, 'pay in two taps');
    const line = pipe(here, there);
    await openPlan(here);
    const field = one<HTMLTextAreaElement>('textarea', one('gw-sprint-goal'));
    expect(field.value).toBe('pay in two taps');
    line.cut();
    setSprintGoal(there.store.board, there.act(), sprint, 'log in once and pay in two taps');
    field.focus();
    field.setSelectionRange(15, 15);
    await press(', safely');
    expect(here.store.sprints[0]?.goal).toBe('pay in two taps');
    line.join();
    await settled();
    expect(field.value).toBe('log in once and pay in two taps, safely');
    expect(field.selectionStart).toBe(field.value.length);
    await press('{Enter}');
    expect(here.store.sprints[0]?.goal).toBe('log in once and pay in two taps, safely');
    expect(there.store.sprints[0]?.goal).toBe('log in once and pay in two taps, safely');
    await press('{Control>}z{/Control}');
    expect(there.store.sprints[0]?.goal).toBe('log in once and pay in two taps');
  });

  it('keeps what is typed into its goal at each pause, while the caret stays in it', async () => {
    const here = desk({ name: 'Maya' });
    withItems(here, '');
    await openPlan(here);
    const field = one<HTMLTextAreaElement>('textarea', one('gw-sprint-goal'));
    field.focus();
    await press('pay twice');
    field.setSelectionRange(4, 4);
    await expect.poll(() => here.store.sprints[0]?.goal, { timeout: 5000 }).toBe('pay twice');
    expect([field.selectionStart, focused() === field]).toEqual([4, true]);
  });

  it('names what an item waits for outside it, and one press pulls that in', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB', 'TU');
    const { board } = here.store;
    setBlockedBy(board, here.act(), id(ids, 'A'), id(ids, 'T'), true);
    setBlockedBy(board, here.act(), id(ids, 'A'), id(ids, 'U'), true);
    planItems(board, here.act(), [id(ids, 'A')], ids.sprint);
    await openPlan(here);
    const outside = () => wordsOf(all('.outside', rowOf(id(ids, 'A')).shadowRoot as ShadowRoot)[0]);
    expect(outside()).toContain('GW-1 waits for GW-3 and GW-4, which are not in this sprint.');
    planItems(board, here.act(), [id(ids, 'U')], ids.sprint);
    await settled();
    expect(outside()).toContain('GW-1 waits for GW-3, which is not in this sprint.');
    await expectAccessible();
    named('button', 'Pull GW-3 in').click();
    await settled();
    expect(titlesIn(here, techwork)).toEqual(['T', 'U']);
    expect(outside()).toBe('');
    expect(wordsOf(one('.waits', rowOf(id(ids, 'A')).shadowRoot as ShadowRoot))).toBe('waits for GW-3 + 1');
    expect(focused()?.textContent).toContain('A');
  });

  it('does not call outside what an earlier sprint brings', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB');
    const { board } = here.store;
    const [early, late] = ['2026-11-09', '2026-11-23'].map((start) =>
      addSprint(board, here.act(), { name: `from ${start}`, start, end: null }),
    ) as [SprintId, SprintId];
    setBlockedBy(board, here.act(), id(ids, 'A'), id(ids, 'B'), true);
    planItems(board, here.act(), [id(ids, 'B')], early);
    planItems(board, here.act(), [id(ids, 'A')], late);
    const plan = await openPlan(here);
    await userEvent.selectOptions(one('#choice'), 'from 2026-11-23');
    await settled();
    expect(plan.sprint).toBe(late);
    expect(all('.outside')).toEqual([]);
    planItems(board, here.act(), [id(ids, 'B')], ids.sprint);
    await settled();
    expect(all('.outside').length).toBe(1);
  });
});

describe('on a small screen', () => {
  it('shows one part at a time by tabs and arrow keys, keeps the choice, and finds an item where it stands', async () => {
    await page.viewport(390, 844);
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB', 'T');
    planItems(here.store.board, here.act(), [id(ids, 'B')], ids.sprint);
    let plan = await openPlan(here);
    await expect.poll(() => plan.narrow).toBe(true);
    await settled();
    const seen = () => plan.lists.map(({ name }) => name);
    expect(seen()).toEqual([product]);
    one('[role=tab][aria-selected=true]').focus();
    await press('{ArrowRight}');
    expect(seen()).toEqual([technical]);
    await press('{End}');
    expect(seen()).toEqual([feature, techwork]);
    expect(focused()?.id).toBe('tab-sprint');
    await plan.focusItem(id(ids, 'T'));
    expect(seen()).toEqual([technical]);
    expect(focused()?.textContent).toContain('T');
    await plan.focusItem(id(ids, 'B'));
    expect(seen()).toEqual([feature, techwork]);
    document.body.replaceChildren();
    plan = await openPlan(here);
    await expect.poll(() => plan.narrow).toBe(true);
    await settled();
    expect(seen()).toEqual([feature, techwork]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});

describe('what is new in the technical backlog', () => {
  const news = () => wordsOf(all('gw-awareness')[0]?.shadowRoot?.firstElementChild ?? undefined);

  it('is told to the product owner alone, with the items behind it, until they say they have seen it', async () => {
    const here = ownerDesk();
    const there = desk({ seed: 2, name: 'Jon' });
    const jon = there.session.me as MemberId;
    pipe(here, there);
    const first = addReady(there, jon, 'task', 'Set up staging');
    sizeItem(there.store.board, there.act(), first, 5);
    await openPlan(here);
    expect(news()).toContain('You have not looked at this backlog yet: 1 item, ≈ 20 h.');
    named('button', 'Seen').click();
    await settled();
    expect(news()).toMatch(/^Nothing new since you last looked/);
    const second = addReady(there, jon, 'task', 'Move secrets');
    sizeItem(there.store.board, there.act(), second, 3);
    sizeItem(there.store.board, there.act(), first, 8);
    await settled();
    expect(news()).toMatch(/^Since you last looked \([^)]+\): 1 new, 1 grown, \+ ≈ 24 h\./);
    one<HTMLDetailsElement>('details').open = true;
    const items = all('.item').map((item) => wordsOf(item));
    expect(items).toEqual(['Task Set up staging ≈ 20 h → ≈ 32 h', 'Task Move secrets new, ≈ 12 h']);
    await expectAccessible();
    one('.item').click();
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    named('button', 'Seen').click();
    await settled();
    expect(news()).toMatch(/^Nothing new/);
    setRoles(here.store.board, here.act(), here.session.me as MemberId, ['engineer']);
    await settled();
    expect(news()).toBe('');
  });
});

describe('adding', () => {
  it('adds to a backlog by Enter and goes on, at the end of its list', async () => {
    const here = desk({ name: 'Maya' });
    withItems(here, 'A', 'T');
    await openPlan(here);
    named('button', 'Add to the technical').click();
    await settled();
    await press('Pipeline{Enter}');
    await press('Access{Enter}');
    expect(titlesIn(here, technical)).toEqual(['T', 'Pipeline', 'Access']);
    expect(here.store.list(plannableTopic('technical')).length).toBe(3);
    await press('{Escape}');
    expect(focused()?.textContent?.trim()).toContain('Add to the technical backlog');
  });
});
