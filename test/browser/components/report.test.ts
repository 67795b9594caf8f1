// The Report view: the answer, figures whose marks open the items behind them, tables that say the same, and what can be
// taken along.

import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { endSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId } from '../../../shared/ids.ts';
import { monday } from '../../board-kit.ts';
import { risingHistory, tellHistory, type History, type ToldSprint } from '../../history-kit.ts';
import { desk, type Desk } from './desk.ts';
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

const week = 7 * 86_400_000;
const words = (root: ParentNode): string => (root.textContent ?? '').replace(/\s+/g, ' ').trim();

async function open(here: Desk): Promise<void> {
  const address = new URL(location.href);
  address.searchParams.set('view', 'report');
  history.replaceState(history.state, '', address);
  await openBoard(here);
  await expect.poll(() => all('.headline').length).toBe(1);
  await settled();
}

async function report(told: readonly ToldSprint[]): Promise<History & { readonly here: Desk }> {
  const here = desk();
  const history = tellHistory(here.store.board, monday - 2 * week * told.length, told);
  here.setClock(monday);
  await open(here);
  return { here, ...history };
}

const figureOf = (title: string) => {
  const found = all('gw-figure').find((one) => words(one.shadowRoot as ShadowRoot).includes(title));
  if (!found) throw new Error(`no figure "${title}"`);
  return found;
};
const velocity = () => figureOf('Hours finished by kind');
const marks = (figure: HTMLElement) => all<SVGGElement & HTMLElement>('.mark', figure);
const behind = () => one('gw-behind');
const panelOpen = () => one('[popover]', behind()).matches(':popover-open');
const table = (figure: HTMLElement) =>
  all('tbody tr', figure).map((row) => [...row.children].map((cell) => words(cell)));

it.each(['light', 'dark'] as const)(
  'C42 says the answer first, and is accessible with all open: %s',
  async (theme) => {
    setTheme(theme);
    await report(risingHistory);
    expect(words(one('.headline'))).toBe('Feature velocity is rising: 5 → 20 points a sprint');
    await expectAccessible();
    for (const figure of all('gw-figure')) one<HTMLDetailsElement>('details', figure).open = true;
    await expectAccessible();
    marks(velocity())[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await expect.poll(panelOpen).toBe(true);
    await expectAccessible();
  },
);

it('C43 opens the items behind a mark by mouse, and the focus comes back to it', async () => {
  const { here } = await report(risingHistory);
  const mark = marks(velocity())[2]!;
  expect(mark.getAttribute('aria-label')).toBe('Sprint 1, technical: 56 h, 3 items');
  mark.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.poll(panelOpen).toBe(true);
  expect(all('li .title', behind()).map((one) => words(one))).toEqual(['task 1.1', 'task 1.2', 'task 1.3']);
  named('button', 'Task GW-2 task 1.1', behind()).click();
  await expect.poll(() => all('gw-item-panel').length).toBe(1);
  expect(
    here.store.keyOf(here.store.item(one<HTMLElementTagNameMap['gw-item-panel']>('gw-item-panel').item)!),
  ).toBe('GW-2');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => all('gw-item-panel').length).toBe(0);
  await expect.poll(focused).toBe(mark);
});

it('C44 is walked by arrow keys from mark to mark, one stop for Tab', async () => {
  await report(risingHistory);
  const all = marks(velocity());
  expect(all.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  all[0]!.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(focused()?.getAttribute('aria-label')).toContain('Sprint 2, ');
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}{Home}{End}');
  expect(focused()?.getAttribute('aria-label')).toContain('Sprint 4, spikes: 24 h');
  await userEvent.keyboard('{Enter}');
  await expect.poll(panelOpen).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.poll(panelOpen).toBe(false);
  expect(focused()?.getAttribute('aria-label')).toContain('Sprint 4, spikes: 24 h');
});

it('C45 has a table for every chart, with the figures of the drawing', async () => {
  await report(risingHistory);
  expect(all('gw-figure').every((figure) => all('table', figure).length === 1)).toBe(true);
  expect(table(velocity()).slice(0, 4)).toEqual([
    ['Sprint 1', '20 h', '4 h', '56 h', '32 h', '112 h', '5 points'],
    ['Sprint 2', '36 h', '8 h', '48 h', '28 h', '120 h', '9 points'],
    ['Sprint 3', '64 h', '12 h', '36 h', '24 h', '136 h', '16 points'],
    ['Sprint 4', '80 h', '12 h', '32 h', '24 h', '148 h', '20 points'],
  ]);
  const drawn = all('.total:not(.quiet)', velocity()).map((total) => words(total));
  expect(drawn).toEqual(['112 h', '120 h', '136 h', '148 h']);
  expect(all('.points', velocity()).map((points) => words(points))).toEqual([
    '5 points',
    '9 points',
    '16 points',
    '20 points',
    ...table(velocity())
      .slice(4)
      .map((row) => row.at(-1)),
  ]);
  named('button', 'Sprint 2, spikes', velocity()).click();
  await expect.poll(panelOpen).toBe(true);
  expect(all('li .title', behind()).map((one) => words(one))).toEqual(['spike 2.1', 'spike 2.2']);
});

it('C46 is read again when the board changes, and shows the burn-up of the sprint under way', async () => {
  const { here, sprints, maya, jon } = await report([
    ...risingHistory,
    { stories: [5, 3], left: [8], goesOn: true },
  ]);
  const burnUp = () => figureOf('Burn-up of Sprint 5');
  expect(table(burnUp())[0]).toEqual(['Start', '64', '0', '0']);
  expect(table(burnUp()).at(-1)).toEqual(['23 Nov', '64', '32', '2']);
  const left = [...here.store.items()].find(({ texts }) => texts.title === 'left 5.1')!;
  sizeItem(here.store.board, { ...here.act(jon), at: monday }, left.id, 3);
  await expect.poll(() => table(burnUp()).at(-1)).toEqual(['23 Nov', '44', '32', '2']);
  await userEvent.selectOptions(one<HTMLSelectElement>('select', one('gw-burn-up')), 'Sprint 2');
  await settled();
  expect(table(figureOf('Burn-up of Sprint 2')).at(-1)?.slice(1)).toEqual(['132', '120', '9']);
  endSprint(here.store.board, { ...here.act(maya), at: monday }, sprints[4]!);
  await expect.poll(() => table(velocity()).some(([name]) => name === 'Sprint 5')).toBe(true);
});

it('C47 sets the allocation of each sprint against what was signed, and says what was late', async () => {
  await report(risingHistory);
  const figure = figureOf('Technical allocation against sign-off');
  expect(table(figure).map((row) => row.slice(0, 2).concat(row.slice(3, 4), row.slice(5)))).toEqual([
    ['Sprint 1', '≈ 88 h', '88 h', 'no'],
    ['Sprint 2', '≈ 76 h', '76 h', 'yes'],
    ['Sprint 3', '≈ 60 h', '60 h', 'yes'],
    ['Sprint 4', '≈ 56 h', '56 h', 'yes'],
  ]);
  const tiles = all('section', one('gw-report-tiles')).map((tile) => words(tile));
  expect(tiles).toEqual([
    'Spikes that kept their box 9 of 9 Each had its outcome within the hours first agreed.',
    'Allocation signed off before the sprint 3 of 4 Sprint 1 was signed on day 2',
    expect.stringContaining('Technical share of the finished hours 79 → 38 %'),
  ]);
});

it('C48 says what the groundwork bought, and opens it', async () => {
  await report(risingHistory);
  const rows = all('li', one('gw-groundwork')).map((row) => words(row));
  expect(rows[0]).toBe('Task task 1.1 Sprint 1 · 8 points Task 1.1 pays off');
  expect(rows).toHaveLength(6);
  named('button', 'Show all 20 items').click();
  await settled();
  expect(all('li', one('gw-groundwork'))).toHaveLength(20);
  named('button', 'spike 2.1', one('gw-groundwork')).click();
  await expect.poll(() => all('gw-item-panel').length).toBe(1);
});

it('C66 an item that was opened from the sheet gives the focus back to what opened it', async () => {
  await report(risingHistory);
  marks(velocity())[0]?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(panelOpen).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(focused()).toBe(marks(velocity())[0]);
  const bought = one('li button', one('gw-groundwork'));
  bought.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => all('gw-item-panel').length).toBe(1);
  await settled();
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe(bought);
});

it('C67 shows all that was bought from its beginning, with the focus on what can be seen', async () => {
  await page.viewport(1440, 700);
  await report(risingHistory.map((told) => ({ ...told, tasks: [1, 2, 3, 5, 8] })));
  const groundwork = one('gw-groundwork');
  one('.more', groundwork).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(focused()).toBe(one('li button', groundwork));
  one('.more', groundwork).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(focused()).toBe(one('.more', groundwork));
  expect(one('.more', groundwork).getBoundingClientRect().bottom).toBeLessThanOrEqual(700);
});

it('C69 on a phone a table has the whole width of its sheet, and all that is pressed is large enough', async () => {
  await page.viewport(390, 844);
  await report(risingHistory);
  for (const figure of all('gw-figure')) {
    const details = all<HTMLDetailsElement>('details', figure)[0];
    if (!details) continue;
    details.open = true;
    await settled();
    const [scroll, head] = [one('.scroll', figure), one('.head', figure)];
    expect(scroll.clientWidth).toBeGreaterThanOrEqual(head.clientWidth - 1);
    for (const button of all('button, summary', figure)) {
      const { width, height } = button.getBoundingClientRect();
      if (button.checkVisibility()) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  }
});

it('names what a past sprint finished and is open again; its record stays', async () => {
  const { here, jon } = await report(risingHistory);
  const item = [...here.store.items()].find(({ texts }) => texts.title === 'story 2.1')!;
  moveItem(here.store.board, { ...here.act(jon), at: monday }, item.id, { column: 'cDoing' as ColumnId });
  await expect
    .poll(() => all('.note', velocity()).map((note) => words(note)))
    .toEqual(['1 item that Sprint 2 finished is open again; the sprint’s record stays.']);
  expect(table(velocity())[1]).toContain('9 points');
  one('.note button', velocity()).click();
  await expect.poll(panelOpen).toBe(true);
  expect(words(one('li', behind()))).toContain('story 2.1 open again');
  await expectAccessible();
});

it('C49 is taken along as picture and table, light whatever the screen is, with its looks written in', async () => {
  setTheme('dark');
  await report(risingHistory);
  const taken: { name: string; blob: Blob }[] = [];
  let last: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>')}`;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    taken.push({ name: this.download, blob: last as Blob });
  });
  const take = async (way: string) => {
    const before = taken.length;
    named('button', 'Take along', velocity()).click();
    named('button', way, velocity()).click();
    await expect.poll(() => taken.length).toBe(before + 1);
    return taken.at(-1)!;
  };
  const svg = await take('Picture to draw on');
  expect(svg.name).toBe('hours-by-kind.svg');
  const picture = new DOMParser().parseFromString(await svg.blob.text(), 'image/svg+xml');
  expect(picture.querySelector('parsererror')).toBeNull();
  expect(picture.querySelector('title')?.textContent).toBe('Hours finished by kind, and feature points');
  const fills = new Set([...picture.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill')));
  expect(fills).toContain('rgb(63, 81, 201)');
  expect(picture.querySelectorAll('[class], [style], [tabindex]')).toHaveLength(0);
  expect((await take('Table (CSV)')).name).toBe('hours-by-kind.csv');
  expect(await taken.at(-1)!.blob.text()).toContain('Sprint 1,20,4,56,32,112,5\r\n');
  const png = await take('Picture (PNG)');
  expect([png.name, png.blob.type]).toEqual(['hours-by-kind.png', 'image/png']);
});

it.each([320, 390, 800, 1920])(
  'fits at %i px: nothing is cut, and the newest sprints that have room are drawn',
  async (width) => {
    await page.viewport(width, 900);
    await report(Array.from({ length: 9 }, () => risingHistory[1]!));
    const sheet = one('gw-report');
    expect(sheet.scrollWidth).toBeLessThanOrEqual(sheet.clientWidth);
    const chart = one('svg.chart', velocity()).getBoundingClientRect();
    const names = all('.name', velocity());
    expect(names.some((name) => words(name) === 'Sprint 9')).toBe(true);
    for (const name of names) {
      const { left, right } = name.getBoundingClientRect();
      expect([left >= chart.left - 4, right <= chart.right + 4], words(name)).toEqual([true, true]);
    }
    const placed = names.map((name) => name.getBoundingClientRect()).toSorted((a, b) => a.left - b.left);
    for (const [i, place] of placed.entries())
      if (i > 0) expect(place.left).toBeGreaterThan(placed[i - 1]!.right - 1);
  },
);

it('of a board without any sprint says what to do, and leads there', async () => {
  await open(desk({ name: 'Jon Karlsson' }));
  expect(words(one('.headline'))).toContain('No sprint has ended yet');
  await expectAccessible();
  named('button', 'Open Plan').click();
  await expect.poll(() => all('gw-plan').length).toBe(1);
});

it('goes to the report by number, and after G by letter', async () => {
  await openBoard(desk({ name: 'Jon Karlsson' }));
  await userEvent.keyboard('4');
  await expect.poll(() => all('gw-report').length).toBe(1);
  await expect.poll(() => focused()?.className).toBe('headline');
  await userEvent.keyboard('1');
  await expect.poll(() => all('gw-lanes').length).toBe(1);
  await userEvent.keyboard('gr');
  await expect.poll(() => all('gw-report').length).toBe(1);
});
