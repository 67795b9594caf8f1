// The Report of the built page: drawn and taken along under the policy of the page, from a dark screen too, and while the
// relay is away.

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { monday } from '../board-kit.ts';
import { risingHistory, tellHistory } from '../history-kit.ts';
import { eventually, useStage } from './stage/stage.ts';

const stage = useStage();

const withHistory = () =>
  stage.board('Told', (board) => void tellHistory(board, monday - 8 * 7 * 86_400_000, risingHistory));

async function take(page: Page, figure: string, way: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: `Take along: ${figure}` }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: way }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('Report draws under the policy of the page, and its charts are taken along light from a dark screen', async () => {
  const { links } = await withHistory();
  const { tab } = await stage.open(links.edit, 'Ann');
  const { page } = tab;
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('heading', { name: 'Feature velocity is rising: 5 → 20 points a sprint' }).waitFor();
  const bars = page.locator('gw-figure').first().locator('.mark rect');
  expect(await bars.count()).toBe(16);

  const title = 'Hours finished by kind, and feature points';
  const svg = await take(page, title, 'Picture to draw on (SVG)');
  expect(svg.name).toBe('hours-by-kind.svg');
  const drawing = svg.bytes.toString('utf8');
  expect(drawing).toContain('fill="rgb(63, 81, 201)"');
  // The words are dark on the white ground, as on a light screen.
  expect(drawing).toMatch(/<text[^>]*fill="rgb\(28, 30, 33\)"[^>]*>112 h</);
  expect(drawing).not.toContain('var(');

  const png = await take(page, title, 'Picture (PNG)');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const csv = await take(page, title, 'Table (CSV)');
  expect(csv.bytes.toString('utf8')).toContain('Sprint 4,80,12,32,24,148,20\r\n');

  await page.getByRole('button', { name: 'Take along', exact: true }).click();
  const [markdown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Markdown file' }).click(),
  ]);
  expect(await readFile(await markdown.path(), 'utf8')).toContain('| Sprint 1 | 20 h | 4 h | 56 h | 32 h |');
});

test('Report is read where the relay is away', async () => {
  const { links } = await withHistory();
  const { tab } = await stage.open(links.edit, 'Ann');
  await tab.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await eventually(() => tab.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await stage.killRelay();
  await tab.page.getByRole('link', { name: 'Report' }).click();
  await tab.page.getByRole('heading', { name: 'Feature velocity is rising' }).waitFor();
  await tab.page.getByRole('button', { name: 'Sprint 1, technical: 56 h, 3 items' }).first().click();
  await tab.page.locator('gw-behind').getByRole('button', { name: 'task 1.1' }).click();
  await tab.page.locator('gw-item-panel').waitFor();
  await stage.relay.start();
});
