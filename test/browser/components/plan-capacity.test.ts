// How full a sprint is, who signed its technical share, and its start and end, on the board of the picture.

import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeKind, sizeItem } from '../../../shared/board/mutate-item.ts';
import { setDaysOff, setFocusFactor } from '../../../shared/board/mutate-capacity.ts';
import { setWorksOnItems } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId } from '../../../shared/ids.ts';
import { desk } from './desk.ts';
import { fillPlan, openPlan, press, said, wordsOf } from './plan-kit.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();
beforeEach(() => sessionStorage.clear());

const done = 'cDone' as ColumnId;

/** Maya, the product owner, plans; Jon and Asha work on items: 2 × 10 days × 6 h × 0.7 = 84 h. */
async function planning() {
  const here = desk();
  const board = fillPlan(here);
  setWorksOnItems(here.store.board, here.act(), board.maya, false);
  here.session.setMe(board.maya);
  await openPlan(here);
  return { here, ...board };
}

const bar = () => one('gw-plan-bar');
const sum = () => wordsOf(one('.head p', bar()));
const legend = () => all('.legend li', bar()).map((part) => wordsOf(part));
const sign = () => one('gw-sign-off');
const dialog = () => all('dialog').find((one) => (one as HTMLDialogElement).open);
const click = async (name: string) => {
  named('button', name).click();
  await settled();
};

it('says how full the sprint is, cut by kind, in hours or points, and over capacity plainly', async () => {
  await planning();
  // 16 points of stories, 3 of bugs, 8 of tasks at 4 h, and 20 h of time-boxes.
  expect(sum()).toBe('≈ 128 of 84 h, ≈ 44 h over capacity');
  expect(legend()).toEqual([
    'Features 50 %',
    'Bugs 9 %',
    'Technical 25 %',
    'Spikes 16 % · 2 time-boxes, 20 h',
  ]);
  expect(one('.bar', bar()).getAttribute('aria-label')).toBe(
    'Planned: ≈ 64 h of stories, ≈ 12 h of bugs, ≈ 32 h of tasks, 20 h of spikes, of 84 h',
  );
  await expectAccessible();
  await click('Points');
  expect(sum()).toBe('≈ 32 of ≈ 21 points, ≈ 11 points over capacity');
  expect(one('.bar', bar()).getAttribute('aria-label')).toContain('16 points of stories');
  expect(one('.bar', bar()).getAttribute('aria-label')).toContain('≈ 5 points of spikes');
});

it('changes with days off, hours and focus factor, and refuses what makes no sense beside it', async () => {
  const { here } = await planning();
  await click('Change it');
  expect(wordsOf(one('.sum', dialog()))).toBe('120 h × 0.7 = 84 h, in 10 working days.');
  await userEvent.fill(named('input', 'Days off of Asha Singh'), '2.5');
  await press('{Tab}');
  await userEvent.fill(named('input', 'Hours a day of Jon Karlsson'), '4');
  await press('{Tab}');
  await userEvent.fill(one('#focus', dialog()), '0.8');
  await press('{Tab}');
  expect(wordsOf(one('.sum', dialog()))).toBe('85 h × 0.8 = 68 h, in 10 working days.');
  expect(sum()).toContain('of 68 h');
  await userEvent.fill(named('input', 'Days off of Asha Singh'), '11');
  await press('{Tab}');
  expect(wordsOf(one('.refusal', dialog()))).toBe('The sprint has 10 working days.');
  expect(named<HTMLInputElement>('input', 'Days off of Asha Singh').value).toBe('2.5');
  await expectAccessible();
  await press('{Control>}z{/Control}');
  expect(here.store.sprints[0]?.focusFactor).toBe(0.8);
});

it('leaves what somebody types in a figure alone while others change other figures', async () => {
  const { here, sprint, jon } = await planning();
  await click('Change it');
  const asha = () => named<HTMLInputElement>('input', 'Days off of Asha Singh');
  asha().focus();
  await userEvent.fill(asha(), '2');
  setDaysOff(here.store.board, here.act(jon), sprint, jon, 1);
  setFocusFactor(here.store.board, here.act(jon), sprint, 0.75);
  await settled();
  expect(named<HTMLInputElement>('input', 'Days off of Jon Karlsson').value).toBe('1');
  expect(asha().value).toBe('2');
  await press('{Tab}');
  await settled();
  expect(new Set(here.store.capacity.map(({ daysOff }) => daysOff))).toEqual(new Set([1, 2]));
  expect(wordsOf(one('.sum', dialog()))).toBe('102 h × 0.75 = 76.5 h, in 10 working days.');
  // Typed and left as it was, it shows what holds.
  asha().focus();
  await userEvent.fill(asha(), '3');
  await userEvent.fill(asha(), '2');
  setDaysOff(
    here.store.board,
    here.act(jon),
    sprint,
    here.store.capacity.find(({ daysOff }) => daysOff === 2)!.member,
    4,
  );
  await press('{Tab}');
  await settled();
  expect(asha().value).toBe('4');
});

it('says how many items nobody has sized, on the bar, at the sign-off and before the start', async () => {
  const { here, jon, find } = await planning();
  const staging = find('Set up AWS staging');
  sizeItem(here.store.board, here.act(), find('Pay with a saved card'), null);
  sizeItem(here.store.board, here.act(jon), staging, null);
  await settled();
  expect(legend()).toContain('2 items have no size yet, so they are not counted.');
  expect(wordsOf(sign())).toContain('1 item has no size yet, so it is not counted.');
  named('button', 'Start Sprint 4').click();
  await settled();
  expect(wordsOf(dialog())).toContain('2 items have no size yet, so they are not counted.');
});

it('is signed by the product owner, outgrown by more than half a day, and says by which items', async () => {
  const { here, jon, find } = await planning();
  expect(wordsOf(sign())).toContain('Technical allocation: ≈ 52 h, 62 % of the sprint');
  await click('Sign off as Maya');
  expect(said()).toBe('Technical allocation signed off.');
  expect(wordsOf(sign())).toContain('Signed off by Maya Olsen');
  expect(legend().at(-1)).toBe('62 % technical signed off');
  const staging = find('Set up AWS staging');
  sizeItem(here.store.board, here.act(jon), staging, 8);
  changeKind(here.store.board, here.act(jon), find('See delivery dates'), 'task');
  await settled();
  expect(wordsOf(sign())).toContain('Since then it has grown by more than half a day.');
  const grown = all('ul li', sign()).map((one) => wordsOf(one));
  expect(grown).toEqual([
    `${here.store.keyOf(here.store.item(find('See delivery dates'))!)} is not covered by the sign-off: ≈ 12 h`,
    `${here.store.keyOf(here.store.item(staging)!)} grew from ≈ 20 h to ≈ 32 h`,
  ]);
  await expectAccessible();
  await click('Sign off as Maya');
  expect(wordsOf(sign())).toContain('2 sign-offs in the record');
  await click('Take the sign-off back');
  expect(wordsOf(sign())).toContain('has grown by more than half a day');
  here.session.setMe(jon);
  await settled();
  expect(wordsOf(sign())).toContain('Maya may sign it.');
  expect(all('button.primary', sign())).toEqual([]);
});

it('C65 signing and taking back leave the focus on the words that say how it stands', async () => {
  await planning();
  const press = async (name: string) => {
    named('button', name).focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    // As long as the view waits for somebody else to say where the focus goes.
    await new Promise((resolve) => setTimeout(resolve));
    return focused();
  };
  expect(await press('Sign off as Maya')).toBe(one('h3', sign()));
  expect(said()).toBe('Technical allocation signed off.');
  expect(await press('Take the sign-off back')).toBe(one('h3', sign()));
});

it('starts with all that stands against it said, and comes to the Board', async () => {
  const { here, sprint } = await planning();
  named('button', 'Start Sprint 4').focus();
  await press('{Enter}');
  const against = all('li', dialog()).map((one) => wordsOf(one));
  expect(against).toEqual([
    'The plan is ≈ 44 h over capacity.',
    'Its technical allocation is not signed off. That is recorded.',
    expect.stringMatching(/ waits for GW-\d+, which is not in this sprint\.$/) as string,
  ]);
  await expectAccessible();
  named('button', 'Start Sprint 4', dialog()).click();
  await settled();
  expect(said()).toBe('Sprint 4 started. The Board shows its items.');
  const started = here.store.sprints.find(({ id }) => id === sprint)?.started;
  expect(started?.withoutSignOff).toBe(true);
  expect(started?.capacityHours).toBeCloseTo(84);
  const planned = [...here.store.items()].filter((item) => item.place.sprint === sprint);
  expect(planned.every((item) => item.place.column === 'cTodo')).toBe(true);
  expect(wordsOf(sign())).toContain('Sprint 4 was started without a sign-off.');
  expect(focused()?.getAttribute('aria-label')).toBe('End Sprint 4');
});

it('stays shown when it is started beside one that is under way', async () => {
  const { here } = await planning();
  const { board } = here.store;
  const earlier = addSprint(board, here.act(), { name: 'Sprint 3', start: '2026-11-09', end: '2026-11-20' });
  startSprint(board, here.act(), earlier);
  await settled();
  named('button', 'Start Sprint 4').focus();
  await press('{Enter}');
  named('button', 'Start Sprint 4', dialog()).focus();
  await press('{Enter}');
  await settled();
  expect(one<HTMLInputElement>('h2 input').value).toBe('Sprint 4');
  expect(focused()?.getAttribute('aria-label')).toBe('End Sprint 4');
});

it('ends with what is unfinished moved on in one action', async () => {
  const { here, sprint, find } = await planning();
  const { board } = here.store;
  const dates = { start: '2026-12-07', end: '2026-12-18' };
  const next = addSprint(board, here.act(), { name: 'Sprint 5', ...dates });
  startSprint(board, here.act(), sprint);
  for (const title of ['Pay with a saved card', 'Total is off'])
    moveItem(board, here.act(), find(title), { column: done }, 'shown');
  await settled();
  // Plan goes on to the sprint that is planned next.
  await userEvent.selectOptions(one('#choice'), 'Sprint 4 · under way');
  await click('End Sprint 4');
  expect(wordsOf(one('p', dialog()))).toContain('2 of 8 items are finished.');
  expect(wordsOf(one('label', dialog()))).toBe('6 unfinished items move on to');
  await expectAccessible();
  named('button', 'End Sprint 4', dialog()).click();
  await settled();
  expect(said()).toBe('Sprint 4 ended. 6 items moved on to Sprint 5.');
  const ended = here.store.sprints.find(({ id }) => id === sprint)?.ended;
  expect(ended?.items.filter(({ finished }) => finished).length).toBe(2);
  expect(here.store.item(find('Set up AWS staging'))?.place.sprint).toBe(next);
});

it('is only looked at with a view link', async () => {
  const here = desk();
  fillPlan(here);
  here.setReadOnly(true);
  await openPlan(here);
  await click('How it comes about');
  expect(all('input:not(:disabled)', dialog())).toEqual([]);
  expect(all('gw-sign-off button, gw-sprint-head .primary')).toEqual([]);
});

it.each(['light', 'dark'] as const)('is accessible, wide and narrow, %s', async (theme) => {
  setTheme(theme);
  await planning();
  await click('Sign off as Maya');
  await expectAccessible();
  await page.viewport(390, 844);
  await settled();
  await expectAccessible();
});
