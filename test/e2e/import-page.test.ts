// Import in the browser, with the page and the relay as they ship: the same figures as the command, the same file again,
// a file given up in the middle, and one that weighs several megabytes.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GwApp } from '../../client/components/gw-app.ts';
import type { ImportReport } from '../../shared/import/report.ts';
import { fixturePath } from '../unit/import/fixtures.ts';
import { eventually, useStage } from './stage/stage.ts';
import type { Person } from './stage/person.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();
const nebula = fixturePath('trello-nebula-2015.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A Trello board of so many cards, as a file. */
async function manyCards(amount: number, words = ''): Promise<string> {
  const board = JSON.parse(await readFile(nebula, 'utf8')) as { cards: Record<string, unknown>[] };
  const { cards } = board;
  board.cards = Array.from({ length: amount }, (_, at) => ({
    ...cards[at % cards.length],
    id: at.toString(16).padStart(24, '0'),
    shortLink: `c${at}`,
    desc: words,
    pos: at,
  }));
  const path = join(folder, `${amount}.json`);
  await writeFile(path, JSON.stringify(board));
  return path;
}

const dialog = (tab: Tab) => tab.page.locator('gw-import dialog');
const choose = (tab: Tab, path: string) =>
  tab.page.locator('gw-import-file input[type=file]').setInputFiles(path);
const preview = (tab: Tab) => tab.page.locator('gw-import-preview[aria-busy=false]').waitFor();
const press = (tab: Tab, name: string | RegExp) => dialog(tab).getByRole('button', { name }).click();

/** The first screen, with the import open. */
async function atHome(person: Person): Promise<Tab> {
  const tab = await person.tab();
  await tab.page.goto(person.line.origin);
  await tab.page.getByRole('button', { name: 'Import' }).click();
  return tab;
}

/** On an open board. */
async function fromMenu(tab: Tab): Promise<void> {
  await tab.page.getByRole('button', { name: 'Board menu' }).click();
  await tab.page.getByRole('menuitem', { name: 'Import a file' }).click();
}

const editLink = (tab: Tab) =>
  tab.page.evaluate(() => document.querySelector<GwApp>('gw-app')?.session?.links().edit ?? '');

/** What the first screen lists. */
const boardsAtHome = (tab: Tab) => tab.page.locator('gw-home li a .name').allInnerTexts();

const figures = async (tab: Tab) =>
  (await tab.page.locator('gw-import-preview .sums strong').allInnerTexts()).map(Number);

test('Nebula from the first screen: the figures are those of the command, and the relay has all of it', async () => {
  const { out } = await stage.relay.run('import', nebula, '--dry-run', '--json');
  const report = JSON.parse(out) as ImportReport;
  const tab = await atHome(await stage.person());
  await choose(tab, nebula);
  await preview(tab);
  // A worker did it, which the page's own policy lets start.
  expect(tab.page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
    expect.stringMatching(/^\/assets\/import-worker-[\w-]+\.js$/),
  ]);
  const { items, checklistLines, comments, labels, members, archived } = report;
  expect(await figures(tab)).toEqual([
    items.story + items.spike,
    items.story,
    items.spike,
    checklistLines,
    comments,
    labels,
    members,
    archived,
  ]);
  const behind = await tab.page.locator('gw-import-preview .left li').allInnerTexts();
  expect(behind.map((words) => words.replaceAll(/\s+/g, ' '))).toEqual(
    report.left.map(({ what, why, count }) => `${count} ${what} ${why}`),
  );
  expect(await tab.page.locator('gw-import-preview .know').innerText()).toContain(report.warnings[0]);
  await press(tab, 'Import 119 items');
  await tab.page.getByText('119 items came: 115 stories, 4 spikes.').waitFor();
  await tab.says('Saved');
  expect(await tab.page.title()).toContain('Nebula');
  const board = await stage.onRelay(await editLink(tab));
  expect(board).toEqual(await tab.board());
  expect(board.items).toHaveLength(119);
  expect(board.items.filter((item) => item.archived)).toHaveLength(archived);
  expect(board.members).toHaveLength(members);
  expect(board.items.flatMap(({ lines }) => lines)).toHaveLength(checklistLines);
  expect(tab.page.workers()).toEqual([]);

  // The same file again: the board that has it is named, and gets nothing twice.
  await tab.page.getByRole('link', { name: 'All boards' }).click();
  await tab.page.getByRole('button', { name: 'Import' }).click();
  await choose(tab, nebula);
  await tab.page.getByText('“Nebula” in this browser has 119 of 119 items').waitFor();
  await press(tab, 'Go there and update it');
  await tab.page.getByText('Of 119 items, 119 are on this board already. None comes twice.').waitFor();
  await tab.page.getByText('nothing changes').waitFor();
  expect(await dialog(tab).getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  await press(tab, 'Cancel');
  const edited = JSON.parse(await readFile(nebula, 'utf8')) as { cards: { name: string }[] };
  for (const card of edited.cards.slice(0, 3)) card.name += ' (later)';
  const later = join(folder, 'later.json');
  await writeFile(later, JSON.stringify(edited));
  await fromMenu(tab);
  await choose(tab, later);
  await press(tab, 'Update 3');
  await tab.answerWho('Ann');
  await tab.page.getByText('3 items were brought up to date. Undo takes it back.').waitFor();
  await tab.says('Saved');
  const updated = await stage.onRelay(await editLink(tab));
  expect(updated.items).toHaveLength(119);
  expect(updated.items.filter(({ texts }) => texts.title?.endsWith('(later)'))).toHaveLength(3);
});

test('a file that is given up in the middle, or looked at and left, leaves nothing', async () => {
  const person = await stage.person();
  const tab = await atHome(person);
  await choose(tab, await manyCards(6000, 'words '.repeat(1000)));
  await tab.page.locator('gw-import progress').waitFor();
  await press(tab, 'Cancel');
  await eventually(() => tab.page.workers().length).toBe(0);
  await tab.page.getByRole('button', { name: 'Import' }).click();
  await choose(tab, nebula);
  await preview(tab);
  await tab.page.keyboard.press('Escape');
  await dialog(tab).waitFor({ state: 'hidden' });
  expect(await boardsAtHome(tab)).toEqual([]);
  expect(new URL(tab.page.url()).pathname).toBe('/');
  const kept = await tab.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(kept.filter((name) => name !== 'gw1:app')).toEqual([]);
});

test('an import of megabytes onto a board that two people have open is saved, and stands with both', async () => {
  const { links } = await stage.board('Checkout', () => undefined);
  const ann = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit);
  await bob.tab.says('Saved');
  await fromMenu(ann.tab);
  await choose(ann.tab, await manyCards(1200, 'words '.repeat(300)));
  await preview(ann.tab);
  await press(ann.tab, 'Import 1,200 items');
  await ann.tab.says('Saved');
  await eventually(async () => (await bob.tab.board()).items.length).toBe(1200);
  expect((await stage.onRelay(links.edit)).items).toHaveLength(1200);
});
