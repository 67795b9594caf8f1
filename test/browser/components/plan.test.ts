// The Plan view: order by hand, into a sprint and back, what is missing and what waits, what is new; accessible in every
// state, and quick with a thousand items.

import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { GwPlanRow } from '../../../client/components/gw-plan-row.ts';
import { sprintTopic } from '../../../client/store/board-store.ts';
import { addItem, setUnderHalfDay, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';

import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe } from './desk.ts';
import {
  agreeAll,
  feature,
  fillPlan,
  id,
  listOf,
  openPlan,
  ownerDesk,
  press,
  product,
  rowOf,
  said,
  sumsOf,
  technical,
  techwork,
  titlesIn,
  withItems,
  wordsOf,
} from './plan-kit.ts';
import { marks, traces } from './hands-kit.ts';
import { Mouse, spotOf } from './pointers.ts';
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
// What was chosen in another test.
beforeEach(() => sessionStorage.clear());

function countRenders(): { readonly counts: Record<string, number>; stop(): void } {
  const counts: Record<string, number> = {};
  const undo: (() => void)[] = [];
  const tags = [
    'gw-plan',
    'gw-backlog',
    'gw-plan-list',
    'gw-plan-row',
    'gw-plan-sums',
    'gw-awareness',
    'gw-sprint',
  ];
  for (const tag of tags) {
    const proto = customElements.get(tag)?.prototype as { render: (this: unknown) => unknown };
    const { render } = proto;
    counts[tag] = 0;
    proto.render = function counted(this: unknown) {
      counts[tag] = (counts[tag] ?? 0) + 1;
      return render.call(this);
    };
    undo.push(() => (proto.render = render));
  }
  return { counts, stop: () => undo.forEach((back) => back()) };
}

describe('the Plan view', () => {
  it.each(['light', 'dark'] as const)('is accessible, empty and full, wide and narrow, %s', async (theme) => {
    setTheme(theme);
    const here = ownerDesk();
    const plan = await openPlan(here);
    await expectAccessible();
    const { find } = fillPlan(here);
    await settled();
    one<HTMLDetailsElement>('details', one('gw-awareness')).open = true;
    rowOf(find('Save a basket')).focus();
    await press('x');
    await expectAccessible();
    named('button', '23 Nov').click();
    await expectAccessible();
    await press('{Escape}');
    named('button', 'New sprint').click();
    await settled();
    await expectAccessible();
    await press('{Escape}');
    named('button', 'Add to the technical').click();
    await settled();
    await expectAccessible();
    await page.viewport(390, 844);
    await expect.poll(() => plan.narrow).toBe(true);
    for (const name of ['Product', 'Technical', 'Sprint']) {
      named('[role=tab]', name).click();
      // oxlint-disable-next-line no-await-in-loop -- one part after the other
      await expectAccessible();
    }
  });

  it('says of each backlog how much is ready and what it weighs, and of each row what it lacks', async () => {
    const here = ownerDesk();
    const { find, jon } = fillPlan(here);
    await openPlan(here);
    expect(sumsOf(product)).toBe('5 ready of 722 points · ≈ 88 h');
    expect(sumsOf(technical)).toBe('3 ready of 58 points · 12 h of time-boxes · ≈ 44 h');
    expect(sumsOf(feature)).toBe('19 points · ≈ 76 h');
    expect(sumsOf(techwork)).toBe('8 points · 20 h of time-boxes · ≈ 52 h');
    const lacks = (title: string) =>
      wordsOf(one('.marks', rowOf(find(title)).shadowRoot as ShadowRoot)).replace(/Not ready:.*/, '');
    expect(lacks('Choose a pick-up')).toBe('no size');
    expect(lacks('Save a basket')).toBe('who wants it? · what they want? +2');
    expect(lacks('Move secrets')).toBe('no size · no description +2');
    expect(lacks('Which authentication')).toBe('Box not agreed');
    expect(wordsOf(one('.size', rowOf(find('What breaks first')).shadowRoot as ShadowRoot))).toBe('12 h box');
    sizeItem(here.store.board, here.act(jon), find('Choose a pick-up'), 8);
    agreeAll(here, find('Which auth'));
    await settled();
    expect(sumsOf(product)).toBe('6 ready of 730 points · ≈ 120 h');
    expect(sumsOf(technical)).toContain('20 h of time-boxes');
    expect(lacks('Choose a pick-up')).toBe('');
  });

  it('shows only what is not ready, and lets go of what becomes ready', async () => {
    const here = ownerDesk();
    const { find, jon } = fillPlan(here);
    await openPlan(here);
    named('button', 'Not ready', one('gw-backlog')).click();
    await settled();
    expect(titlesIn(here, product)).toEqual(['Choose a pick-up point on a map', 'Save a basket for later']);
    sizeItem(here.store.board, here.act(jon), find('Choose a pick-up'), 8);
    await settled();
    expect(titlesIn(here, product)).toEqual(['Save a basket for later']);
  });

  it('renders one row for one remote title, of 1,000 in a backlog, and prints how long it takes', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    pipe(here, there);
    const ids: ItemId[] = [];
    there.doc.transact(() => {
      for (let i = 0; i < 1000; i += 1)
        ids.push(
          addItem(there.store.board, there.act(), {
            kind: 'task',
            title: `Item ${i}`,
            place: { column: null },
          }),
        );
    });
    const board = await openBoard(here);
    const plan = document.createElement('gw-plan');
    plan.className = 'view';
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await frame();
    const since = performance.now();
    one('gw-lanes', board).replaceWith(plan);
    await plan.updateComplete;
    await frame();
    await frame();
    const opened = performance.now() - since;
    await settled();
    expect(all('gw-plan-row').length).toBe(1000);
    let renders = countRenders();
    const item = ids[500] as ItemId;
    const row = rowOf(item);
    const typing = performance.now();
    typeText(there.store.board, there.act(), { item, field: 'title' }, [{ at: 0, remove: 0, insert: 'Hey' }]);
    await row.updateComplete;
    const typed = performance.now() - typing;
    await settled();
    renders.stop();
    expect(renders.counts).toEqual({
      'gw-plan': 0,
      'gw-backlog': 0,
      'gw-plan-list': 0,
      'gw-plan-row': 1,
      'gw-plan-sums': 0,
      'gw-awareness': 0,
      'gw-sprint': 0,
    });
    const jon = addMember(there.store.board, there.act(), 'Jon');
    await settled();
    renders = countRenders();
    sizeItem(there.store.board, there.act(jon), item, 5);
    await settled();
    renders.stop();
    expect(renders.counts).toMatchObject({ 'gw-plan-row': 1, 'gw-plan-list': 0, 'gw-plan-sums': 1 });
    const planning = performance.now();
    planItems(here.store.board, here.act(), ids.slice(100, 200), null, { after: ids[900] as ItemId });
    const planned = performance.now() - planning;
    console.log(
      `plan of 1,000 items: opened in ${Math.round(opened)} ms, a remote title in ${typed.toFixed(1)} ms, ` +
        `100 items moved at once in ${Math.round(planned)} ms`,
    );
    expect(opened).toBeLessThan(3000);
  });
});

describe('order and places by hand', () => {
  it('orders a backlog by keyboard as on the Board, says each step, and keeps the focus', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'ABC', 'T');
    await openPlan(here);
    rowOf(id(ids, 'B')).focus();
    await press('{Enter}');
    expect(said()).toContain('GW-2 picked up in Product backlog, place 2 of 3');
    await press('{ArrowUp}');
    expect(said()).toBe('Product backlog, place 1 of 3');
    expect(titlesIn(here, product).join('')).toBe('ABC');
    await press('{Enter}');
    expect(titlesIn(here, product).join('')).toBe('BAC');
    expect(said()).toBe('GW-2 moved to place 1 of 3 in the product backlog.');
    expect(focused()?.textContent).toContain('B');
    await press('{ArrowDown}');
    expect(focused()?.textContent).toContain('A');
    await press('{ArrowRight}');
    expect(focused()?.textContent).toContain('T');
    await press('{Enter}{ArrowDown}{Escape}');
    expect(said()).toBe('GW-4 let go. It stays where it was.');
    await press('{Control>}z{/Control}');
    expect(titlesIn(here, product).join('')).toBe('ABC');
  });

  it('carries over the other lists: into the sprint, and what it becomes is asked where it crosses', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB', 'T');
    await openPlan(here);
    rowOf(id(ids, 'A')).focus();
    await press('{Enter}{ArrowRight}');
    expect(said()).toContain('Technical backlog');
    await press('{ArrowRight}');
    expect(said()).toContain('Feature work');
    await press('{Enter}');
    expect(titlesIn(here, feature)).toEqual(['A']);
    expect(said()).toBe('GW-1 moved to Sprint 1.');
    expect(focused()?.textContent).toContain('A');
    await press('{Enter}{ArrowRight}{Enter}');
    expect(one<HTMLDialogElement>('dialog', one('gw-kind-question')).open).toBe(true);
    named('button', 'Task', one('gw-kind-question')).click();
    await settled();
    await expect.poll(() => titlesIn(here, techwork)).toEqual(['A']);
    expect(here.store.item(id(ids, 'A'))?.kind).toBe('task');
    await press('{Control>}z{/Control}');
    expect(here.store.item(id(ids, 'A'))?.kind).toBe('story');
    expect(titlesIn(here, feature)).toEqual(['A']);
  });

  it('moves several that are selected by dragging one of them, into the sprint and back', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'ABCD');
    await openPlan(here);
    rowOf(id(ids, 'A')).focus();
    await press('x');
    await press('{ArrowDown}{ArrowDown}x');
    expect(all('.row.selected').length).toBe(2);
    const mouse = new Mouse();
    await mouse.press(spotOf(rowOf(id(ids, 'C'))));
    await mouse.moveTo(spotOf(listOf(feature)));
    expect(one('.count', one('gw-drag-layer')).textContent).toBe('2 items');
    expect(all('gw-plan-row[dragged]').length).toBe(2);
    expect(marks().length).toBe(1);
    await mouse.letUp();
    await expect.poll(() => titlesIn(here, feature).join('')).toBe('AC');
    expect(titlesIn(here, product).join('')).toBe('BD');
    expect(traces()).toEqual([]);

    await press('{Escape}');
    await settled();
    await mouse.drag(spotOf(rowOf(id(ids, 'C'))), spotOf(rowOf(id(ids, 'D')), 30, 4));
    await expect.poll(() => titlesIn(here, product).join('')).toBe('BCD');
    expect(here.store.item(id(ids, 'C'))?.place.sprint).toBe(null);
  });

  it('S puts the focused row or all selected ones into the sprint and out again, and goes on to the next or along with them', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'ABCD', 'T');
    await openPlan(here);
    rowOf(id(ids, 'B')).focus();
    await press('s');
    expect(titlesIn(here, feature)).toEqual(['B']);
    expect(said()).toBe('GW-2 is in Sprint 1 now.');
    expect(focused()?.textContent).toContain('C');
    await press('{Shift>}{ArrowDown}{/Shift}');
    expect(all('.row.selected').length).toBe(2);
    await press('s');
    expect(titlesIn(here, feature).join('')).toBe('BCD');
    expect(said()).toBe('2 items are in Sprint 1 now.');
    // The next key means those that are selected, as the bar below says.
    expect(focused()?.textContent).toContain('D');
    expect(all('.row.selected').length).toBe(2);
    await press('{Control>}z{/Control}');
    expect(titlesIn(here, product).join('')).toBe('ACD');
    await press('{Escape}');
    rowOf(id(ids, 'B')).focus();
    await press('s');
    expect(said()).toBe('GW-2 is out of Sprint 1 again.');
    expect(titlesIn(here, product).join('')).toBe('ABCD');
    // Stories and tasks at once, as one step.
    for (const title of ['A', 'T']) {
      rowOf(id(ids, title)).focus();
      // oxlint-disable-next-line no-await-in-loop -- keys come one after the other
      await press('x');
    }
    await press('s');
    expect([...titlesIn(here, feature), ...titlesIn(here, techwork)]).toEqual(['A', 'T']);
    await press('{Control>}z{/Control}');
    expect([...titlesIn(here, feature), ...titlesIn(here, techwork)]).toEqual([]);
  });

  it('gives an item the first column when it comes into a sprint that is under way', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB');
    startSprint(here.store.board, here.act(), ids.sprint);
    await openPlan(here);
    rowOf(id(ids, 'A')).focus();
    await press('{Enter}{ArrowRight}{ArrowRight}{Enter}');
    expect(here.store.item(id(ids, 'A'))?.place).toMatchObject({ column: 'cTodo', sprint: ids.sprint });
    expect(wordsOf(one('.marks', rowOf(id(ids, 'A')).shadowRoot as ShadowRoot))).toContain('To do');
  });

  it('opens an item, and its row has the focus again when the panel closes', async () => {
    const here = desk({ name: 'Maya' });
    const ids = withItems(here, 'AB');
    await openPlan(here);
    one('.title', rowOf(id(ids, 'B'))).click();
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    await settled();
    await press('{Escape}');
    await expect.poll(() => focused()?.textContent).toContain('B');
  });

  it('keeps the focus on a row that somebody else moves', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const ids = withItems(here, 'ABC');
    pipe(here, there);
    await openPlan(here);
    rowOf(id(ids, 'B')).focus();
    planItems(there.store.board, there.act(), [id(ids, 'B')], ids.sprint);
    await settled();
    await expect.poll(() => focused()?.textContent).toContain('B');
    expect(titlesIn(here, feature)).toEqual(['B']);
  });

  it('shows no way to change anything with a view link', async () => {
    const here = desk();
    const { find } = fillPlan(here);
    here.setReadOnly(true);
    await openPlan(here);
    await expectAccessible();
    expect(all('.add')).toEqual([]);
    expect(all('textarea')).toEqual([]);
    expect(all('.pull')).toEqual([]);
    rowOf(find('Split a basket')).focus();
    await press('s x');
    expect(titlesIn(here, product).length).toBe(7);
    expect(all('.row.selected')).toEqual([]);
  });
});

it('the rows of a sprint are those of its list in the store', async () => {
  const here = desk({ name: 'Maya' });
  const { sprint } = fillPlan(here);
  await openPlan(here);
  const rows = all<GwPlanRow>('gw-plan-row', listOf(feature)).map(({ item }) => item);
  expect(rows).toEqual([...here.store.list(sprintTopic(sprint, 'product'))]);
});

it('offers what was sized under half a day for another item’s checklist, at the foot of the technical backlog', async () => {
  const here = desk();
  const { jon, find } = fillPlan(here);
  await openPlan(here);
  expect(all('button', one('gw-half-day'))).toEqual([]);
  setUnderHalfDay(here.store.board, here.act(jon), find('Move secrets to the vault'), true);
  await settled();
  const key = here.store.keyOf(here.store.item(find('Move secrets to the vault'))!);
  expect(all('button', one('gw-half-day')).map((button) => wordsOf(button))).toEqual([`Move ${key}`]);
  await expectAccessible();
  one('button', one('gw-half-day')).click();
  await expect.poll(() => one<HTMLDialogElement>('dialog', one('gw-onto-checklist')).open).toBe(true);
});
