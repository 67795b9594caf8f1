// Cumulative flow and cycle times on the screen: what is drawn is what the table says, every mark opens its items, and
// all of it can be read, however many items, columns and days there are.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cycleFigure } from '../../../client/components/report/cycle-chart.ts';
import type { Figure } from '../../../client/components/report/figure.ts';
import { flowFigure } from '../../../client/components/report/flow-chart.ts';
import type { GwFigure } from '../../../client/components/report/gw-figure.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { monday } from '../../board-kit.ts';
import { dayMs, madeItem } from '../../made-item.ts';
import { showFigure, unreadable } from './charts-kit.ts';
import { desk, type Desk } from './desk.ts';
import { manyColumns, manyItems, sprintsBefore, storeOf } from '../../many-items.ts';
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

const now = monday + 20 * dayMs;

/** Three weeks of work, told day by day, in the Report view. */
async function openReport(): Promise<Desk> {
  const on = desk();
  const { board } = on.store;
  const act = (day: number) => ({ ...on.act(), at: monday + day * dayMs });
  const tell = (
    kind: Kind,
    title: string,
    made: number,
    ...moves: readonly (readonly [day: number, to: string])[]
  ): ItemId => {
    const id = addItem(board, act(made), { kind, title, place: { column: null } });
    for (const [day, to] of moves)
      moveItem(board, act(day), id, { column: to as ColumnId }, 'it is good enough');
    return id;
  };
  for (const day of [1, 15])
    startSprint(
      board,
      act(day),
      addSprint(board, act(day), { name: `Sprint ${day}`, start: null, end: null }),
    );
  tell('story', 'Pay with a card', 0, [1, 'cTodo'], [3, 'cDoing'], [6, 'cDone']);
  tell('story', 'Pay by invoice', 0, [1, 'cTodo'], [3, 'cDoing'], [9, 'cReview'], [12, 'cDone']);
  tell('story', 'See the receipt', 0, [1, 'cTodo'], [4, 'cDoing'], [7, 'cDone']);
  tell('task', 'Set up staging', 0, [1, 'cTodo'], [2, 'cDoing'], [3, 'cDone']);
  tell('task', 'Rotate secrets', 5, [8, 'cTodo'], [15, 'cDoing']);
  tell('bug', 'A cent too much', 16, [16, 'cTodo']);
  tell('story', 'Split a basket', 16);
  on.setClock(now);
  const address = new URL(location.href);
  address.searchParams.set('view', 'report');
  history.replaceState(history.state, '', address);
  await openBoard(on);
  await expect.poll(() => all('gw-figure').length).toBeGreaterThan(2);
  await settled();
  return on;
}

const figureOf = (name: string): GwFigure => {
  const found = all<GwFigure>('gw-figure').find(({ figure }) => figure.name === name);
  if (!found) throw new Error(`no figure "${name}"`);
  return found;
};
const markOf = (words: string) => named('.mark', words);
const behind = () => all('li button .title', one('gw-behind')).map((title) => title.textContent);
const wordsOf = (element: Element) => element.textContent?.trim().replace(/\s+/g, ' ') ?? '';
const rowsOf = (figure: GwFigure) => all('tbody tr', figure).map((row) => [...row.children].map(wordsOf));

describe('the charts', () => {
  it('a band opens the items that stand there, and its name does too', async () => {
    await openReport();
    markOf('In progress, 1 item today').dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true }),
    );
    await expect.poll(behind).toEqual(['Rotate secrets']);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(one('text', markOf('Done, 4 items today')));
    await expect
      .poll(() => behind().toSorted())
      .toEqual(['Pay by invoice', 'Pay with a card', 'See the receipt', 'Set up staging']);
  });

  it('a bubble opens its items by keyboard, and the focus comes back to it', async () => {
    await openReport();
    const first = all('.mark', figureOf('cycle-time')).find(({ tabIndex }) => tabIndex === 0);
    first?.focus();
    expect(focused()?.getAttribute('aria-label')).toBe('Stories, 3 items: all within 10 days, half within 4');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()?.getAttribute('aria-label')).toBe('Tasks, 1 item: took 2 days');
    await userEvent.keyboard('{ArrowUp}{ArrowRight}');
    expect(focused()?.getAttribute('aria-label')).toBe('Stories, 4 days: 2 items');
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()?.getAttribute('aria-label')).toBe('Stories, 10 days: 1 item');
    await userEvent.keyboard('{Enter}');
    await expect.poll(behind).toEqual(['Pay by invoice']);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Stories, 10 days: 1 item');
  });

  it('the flow is drawn as high as its table says, day by day', async () => {
    await openReport();
    const flow = figureOf('cumulative-flow');
    one('details', flow).setAttribute('open', '');
    const head = all('thead th', flow).map(wordsOf);
    const days = rowsOf(flow).toReversed();
    expect(head).toEqual(['Day', 'Backlog', 'To do', 'In progress', 'Review', 'Done']);
    expect(days.length).toBe(21);
    expect(days.at(-1)).toEqual(['Today', '1', '1', '1', '0', '4']);
    // How high one item is, by the axis.
    const steps = all<SVGTextElement>('.step', flow).map((step) => ({
      n: Number(step.textContent),
      y: Number(step.getAttribute('y')),
    }));
    const [low, high] = [steps[0], steps.at(-1)];
    const each = ((low?.y ?? 0) - (high?.y ?? 0)) / ((high?.n ?? 0) - (low?.n ?? 0));
    const bands = all<SVGPathElement>('.band', flow);
    expect(bands.length).toBe(4);
    let above: readonly number[] | undefined;
    for (const [i, band] of bands.entries()) {
      const points = (band.getAttribute('d') ?? '')
        .slice(1, -1)
        .split('L')
        .map((point) => Number(point.split(' ')[1]));
      const top = points.slice(0, points.length / 2);
      const bottom = points.slice(points.length / 2).toReversed();
      const heights = top.map((y, day) => Math.round(((bottom[day] ?? 0) - y) / each));
      expect(heights).toEqual(days.map((row) => Number(row[i + 2])));
      if (above) expect(top).toEqual(above);
      above = bottom;
    }
    // The last one is what is done: it stands on the axis.
    expect(above?.every((y) => y === (low?.y ?? 0) - 4)).toBe(true);
    expect(all('.sprint', flow).length).toBe(2);
    named('td button', 'To do, 1 item today', flow).click();
    await expect.poll(behind).toEqual(['A cent too much']);
  });

  it('cycle times are drawn as their table says, one bubble for each number of days', async () => {
    await openReport();
    const cycles = figureOf('cycle-time');
    one('details', cycles).setAttribute('open', '');
    expect(rowsOf(cycles)).toEqual([
      ['Stories', '3', '4 days', '10 days', '10 days'],
      ['Tasks', '1', '2 days', '2 days', '2 days'],
    ]);
    const bubbles = all('.mark', cycles).flatMap((mark) =>
      mark.querySelector('circle') ? mark.getAttribute('aria-label') : [],
    );
    // The larger ones are drawn first: a small one lies over its neighbour.
    expect(bubbles).toEqual([
      'Stories, 4 days: 2 items',
      'Stories, 10 days: 1 item',
      'Tasks, 2 days: 1 item',
    ]);
    const radius = (words: string) => Number(one('circle', markOf(words)).getAttribute('r'));
    // Twice as many items have twice the area.
    expect(radius('Stories, 4 days') ** 2 / radius('Stories, 10 days') ** 2).toBeCloseTo(2);
    expect(all('svg.chart text', cycles).map(wordsOf)).toContain('all within 10 days');
    named('td button', 'Stories: the longest took 10 days', cycles).click();
    await expect.poll(behind).toEqual(['Pay by invoice']);
  });

  it.each(['light', 'dark'] as const)('have no fault that axe finds, %s', async (theme) => {
    setTheme(theme);
    await page.viewport(1440, 2600);
    await openReport();
    for (const details of all('details')) details.setAttribute('open', '');
    await expectAccessible();
    await page.viewport(390, 4600);
    await settled();
    await expectAccessible();
  });
});

const columns = manyColumns(24);
const inColumns = Array.from({ length: 200 }, (_, i) => {
  const item = madeItem({ createdAt: monday - (i % 30) * dayMs });
  return { ...item, place: { ...item.place, column: columns[(i * 7) % 24]?.id as ColumnId } };
});
const many = storeOf(manyItems(4000), { sprints: sprintsBefore(9) });
const toDo = Array.from({ length: 700 }, () => madeItem({ createdAt: monday - 60 * dayMs }));
const few = storeOf([
  madeItem({
    createdAt: monday - 9 * dayMs,
    moves: [
      [monday - 8 * dayMs, 'doing'],
      [monday - 3 * dayMs, 'done'],
    ],
  }),
]);

const drawings: readonly (readonly [string, () => Figure])[] = [
  ['the flow of 5,000 items', () => flowFigure(many, monday)],
  ['the flow through 24 columns', () => flowFigure(storeOf(inColumns, { columns }), monday)],
  ['the flow with 700 items to do', () => flowFigure(storeOf([...toDo, ...manyItems(60)]), monday)],
  ['the flow of a first day', () => flowFigure(storeOf([madeItem({ createdAt: monday })]), monday)],
  ['cycle times of 4,000 items', () => cycleFigure(many, monday)],
  ['cycle times of 60 items and one of three years', () => cycleFigure(storeOf(manyItems(60)), monday)],
  ['the cycle time of one item', () => cycleFigure(few, monday)],
];

describe('what is drawn can be read', () => {
  it.each(drawings)('%s, at 300 and at 1,200 pixels', async (_name, figure) => {
    for (const width of [300, 1200]) {
      document.body.replaceChildren();
      const element = await showFigure(figure(), width);
      await expect
        .poll(() => one('svg.chart', element).getAttribute('viewBox'))
        .toMatch(new RegExp(`^0 0 ${width - 32} `));
      expect(unreadable(element)).toEqual([]);
    }
  });

  it('thousands of items are few elements', async () => {
    const cycles = await showFigure(cycleFigure(many, monday), 700);
    const flow = await showFigure(flowFigure(many, monday), 700);
    expect(all('svg.chart *', cycles).length).toBeLessThan(600);
    expect(all('svg.chart *', flow).length).toBeLessThan(200);
  });

  it('boards without anything to draw say what will stand there', async () => {
    const empty = storeOf([]);
    for (const figure of [flowFigure(empty, monday), cycleFigure(empty, monday)]) {
      const element = await showFigure(figure, 700);
      expect(all('svg.chart', element)).toEqual([]);
      expect(wordsOf(one('.empty', element))).toMatch(/stands here\.$/);
    }
  });
});
