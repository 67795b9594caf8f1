// What met in the plan while somebody was offline: told above the sprint, each with its items and the other choice, put away
// for good, and never for ordinary editing.

import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { GwPlanSurprises } from '../../../client/components/gw-plan-surprises.ts';
import { plannableTopic } from '../../../client/store/board-store.ts';
import { setDaysOff } from '../../../shared/board/mutate-capacity.ts';
import { archiveItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { setRoles } from '../../../shared/board/mutate-member.ts';
import { signOff, takeSignOffBack } from '../../../shared/board/mutate-sign-off.ts';
import {
  addSprint,
  endSprint,
  planItems,
  renameSprint,
  setSprintDates,
  startSprint,
} from '../../../shared/board/mutate-sprint.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { addReady, openPlan, said, wordsOf } from './plan-kit.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

/** Maya here and Jon there, with a sprint of 84 hours and stories of 20 hours each. */
function two() {
  const [here, there] = [desk({ name: 'Maya Olsen' }), desk({ seed: 2, name: 'Jon Karlsson' })];
  const [maya, jon] = [here.session.me, there.session.me] as [MemberId, MemberId];
  const line = pipe(here, there);
  setRoles(here.store.board, here.act(), maya, ['productOwner', 'engineer']);
  setRoles(here.store.board, here.act(), jon, ['productOwner', 'engineer']);
  const { board } = here.store;
  const dates = { start: '2026-11-23', end: '2026-12-04' };
  const sprint = addSprint(board, here.act(), { name: 'Sprint 5', ...dates });
  const add = (kind: 'story' | 'task', title: string) => {
    const id = addReady(here, maya, kind, title);
    sizeItem(board, here.act(), id, 5);
    return id;
  };
  const stories = [
    'Pay with a saved card',
    'See delivery dates',
    'Return an item',
    'Save a basket',
    'Log in once',
  ].map((title) => add('story', title));
  const task = add('task', 'Set up staging');
  planItems(board, here.act(), stories.slice(0, 2), sprint);
  let from = 0;
  return {
    here,
    there,
    sprint,
    stories,
    task,
    part(): void {
      line.cut();
      // One clock for both.
      const now = Math.max(here.session.now(), there.session.now()) + 60_000;
      from = now;
      here.setClock(now);
      there.setClock(now);
    },
    async meet(): Promise<void> {
      const to = Math.max(here.session.now(), there.session.now()) + 60_000;
      line.join();
      for (const at of [here, there]) {
        at.setClock(to);
        at.setApart([{ from, to }]);
      }
      await settled();
    },
  };
}

const panel = () => one('gw-plan-surprises').shadowRoot as ShadowRoot;
const lines = () => all('section > ul > li > p', panel()).map(wordsOf);
const at = <Value>(list: readonly Value[], index: number): Value => list[index] as Value;
const titleIn = (desk: Desk, list: `list:${string}`) =>
  desk.store.list(list).map((id) => desk.store.item(id)?.texts.title);

/** Both plan apart, with something of every sort. */
async function met() {
  const on = two();
  const { here, there, sprint, stories, task } = on;
  on.part();
  planItems(here.store.board, here.act(), [at(stories, 2), task], sprint);
  planItems(there.store.board, there.act(), [at(stories, 3)], sprint);
  sizeItem(here.store.board, here.act(), at(stories, 4), 3);
  sizeItem(there.store.board, there.act(), at(stories, 4), 8);
  setDaysOff(here.store.board, here.act(), sprint, there.session.me as MemberId, 1);
  signOff(here.store.board, here.act(), sprint);
  there.setClock(here.session.now() + 60_000);
  signOff(there.store.board, there.act(), sprint);
  await openPlan(here);
  return on;
}

const panelShown = (): boolean => one<GwPlanSurprises>('gw-plan-surprises').shown;

describe('what met while offline', () => {
  it('is told above the sprint with names and figures, its items open, and it is accessible in light and dark', async () => {
    const on = await met();
    expect(panelShown()).toBe(false);
    await on.meet();
    expect(panelShown()).toBe(true);
    const [over, signed, sized] = lines();
    expect(over).toMatch(/^Sprint 5 is over capacity by ≈ 20\.2 h since Jon’s and your plans met\.$/);
    expect(signed).toMatch(
      /^Sprint 5 was signed off twice: Jon’s signature of \d\d:\d\d counts, your earlier one of \d\d:\d\d stays in the record\.$/,
    );
    expect(sized).toMatch(/^GW-5 was sized (3 by you and 8 by Jon|8 by Jon and 3 by you): [38] stands\.$/);
    expect(said()).toContain('While you were offline, 3 things met in the plan.');
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      await expectAccessible();
    }
    named('button.item', 'Story GW-3', panel() as never).click();
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
  });

  it('gives the other size in one press, and Jon has it too', async () => {
    const on = await met();
    await on.meet();
    const item = at(on.stories, 4);
    const stood = on.here.store.item(item);
    const other = stood && 'points' in stood && stood.points === 3 ? 8 : 3;
    named('.choices button', `Use ${other}`, panel() as never).click();
    await settled();
    expect(on.here.store.item(item)).toMatchObject({ points: other });
    expect(on.there.store.item(item)).toMatchObject({ points: other });
    expect(said()).toContain(`Sized ${other} now.`);
    expect(lines().some((words) => words.includes('was sized'))).toBe(false);
    expect(focused()?.closest('section')).not.toBeNull();
  });

  it('put away, it stays away, also when Plan is opened again; what meets later is told', async () => {
    const on = await met();
    await on.meet();
    named('button', 'Seen', panel() as never).click();
    await settled();
    expect(panelShown()).toBe(false);
    await expect.poll(() => focused()?.localName).not.toBe('body');
    document.body.replaceChildren();
    await openPlan(on.here);
    expect(panelShown()).toBe(false);
    on.part();
    renameSprint(on.here.store.board, on.here.act(), on.sprint, 'Payment');
    renameSprint(on.there.store.board, on.there.act(), on.sprint, 'Login');
    await on.meet();
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatch(
      /^A sprint was named “Payment” by you and “Login” by Jon: “(Payment|Login)” stands\.$/,
    );
    const name = on.here.store.sprints[0]?.name === 'Login' ? 'Payment' : 'Login';
    named('.choices button', `Use “${name}”`, panel() as never).click();
    await settled();
    expect(on.there.store.sprints[0]?.name).toBe(name);
    expect(panelShown()).toBe(false);
  });

  it('an item in two sprints, one archived while planned, two sprints of one name: each with its way out', async () => {
    const on = two();
    const { here, there, sprint, stories } = on;
    on.part();
    const mine = addSprint(here.store.board, here.act(), {
      name: 'Sprint 6',
      start: '2026-12-07',
      end: '2026-12-18',
    });
    const theirs = addSprint(there.store.board, there.act(), { name: 'Sprint 6', start: null, end: null });
    setSprintDates(there.store.board, there.act(), theirs, { start: '2026-12-08', end: null });
    planItems(here.store.board, here.act(), [at(stories, 2)], mine);
    planItems(there.store.board, there.act(), [at(stories, 2)], sprint);
    planItems(here.store.board, here.act(), [at(stories, 3)], sprint);
    archiveItem(there.store.board, there.act(), at(stories, 3));
    await openPlan(here);
    await on.meet();
    expect(lines()).toContainEqual(
      expect.stringMatching(
        /^Two sprints are called Sprint 6: Jon and you made one each, with [01] and [01] items?\.$/,
      ),
    );
    expect(lines()).toContain('Jon archived GW-4 while you put it into Sprint 5.');
    named('.choices button', 'Bring it back', panel() as never).click();
    await settled();
    expect(here.store.item(at(stories, 3))).toMatchObject({ archived: null, place: { sprint } });
    named('.choices button', 'Put them together', panel() as never).click();
    await settled();
    expect(here.store.sprints.filter(({ archived }) => !archived).map(({ name }) => name)).toEqual([
      'Sprint 5',
      'Sprint 6',
    ]);
    const inSprint6 = here.store.item(at(stories, 2))?.place.sprint === mine;
    expect(lines()).toEqual([
      expect.stringMatching(/^GW-3 was put into Sprint [56] by (you|Jon) and into Sprint/),
    ]);
    named('.choices button', `Put it into Sprint ${inSprint6 ? 5 : 6}`, panel() as never).click();
    await settled();
    expect(there.store.item(at(stories, 2))?.place.sprint).toBe(inSprint6 ? sprint : mine);
    expect(panelShown()).toBe(false);
    expect(titleIn(here, plannableTopic('product'))).toEqual(['Log in once']);
  });

  it('says how days, figures, starts, ends and what was planned meanwhile met', async () => {
    const on = two();
    const { here, there, sprint, stories, task } = on;
    const { board } = here.store;
    const jon = there.session.me as MemberId;
    planItems(board, here.act(), [task], sprint);
    const signed = signOff(board, here.act(), sprint);
    on.part();
    setSprintDates(board, here.act(), sprint, { start: '2026-11-23', end: '2026-12-03' });
    setSprintDates(there.store.board, there.act(), sprint, { start: '2026-11-23', end: '2026-12-11' });
    setDaysOff(board, here.act(), sprint, jon, 1);
    setDaysOff(there.store.board, there.act(), sprint, jon, 2);
    takeSignOffBack(board, here.act(), signed);
    planItems(board, here.act(), [at(stories, 2)], sprint);
    startSprint(there.store.board, there.act(), sprint);
    await openPlan(here);
    await on.meet();
    const days = here.store.sprints[0]?.end === '2026-12-03' ? '3 Dec' : '11 Dec';
    expect(lines()).toEqual([
      'Jon started Sprint 5: 1 item that you planned into it meanwhile stands in no column yet.',
      'Jon started Sprint 5 while you took its sign-off back: it runs without one.',
      `Last day in Sprint 5 was set to 3 Dec by you and 11 Dec by Jon: ${days} stands.`,
    ]);
    named('.choices button', 'Bring to the Board', panel() as never).click();
    await settled();
    expect(here.store.item(at(stories, 2))?.place).toMatchObject({ sprint, column: 'cTodo' });
    named('.choices button', `Use ${days === '3 Dec' ? '11' : '3'} Dec`, panel() as never).click();
    await settled();
    expect(there.store.sprints[0]?.end).toBe(days === '3 Dec' ? '2026-12-11' : '2026-12-03');
    named('button', 'Seen', panel() as never).click();
    on.part();
    endSprint(there.store.board, there.act(), sprint);
    planItems(board, here.act(), [at(stories, 3)], sprint);
    await on.meet();
    const [ended] = lines();
    expect(ended).toBe(
      'Jon ended Sprint 5: 1 item that you planned into it meanwhile is back in its backlog.',
    );
    expect(titleIn(here, plannableTopic('product'))).toContain('Save a basket');
  });

  it('is silent where nothing was apart, and fits a small screen', async () => {
    const on = two();
    const { here, there, sprint, stories } = on;
    await openPlan(here);
    planItems(here.store.board, here.act(), [at(stories, 2)], sprint);
    planItems(there.store.board, there.act(), stories, sprint);
    sizeItem(here.store.board, here.act(), at(stories, 1), 8);
    await settled();
    expect(panelShown()).toBe(false);
    document.body.replaceChildren();
    await page.viewport(390, 844);
    const apart = await met();
    await apart.meet();
    expect(panelShown()).toBe(true);
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
