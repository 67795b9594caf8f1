// A newer version of the page is offered, and taken only in the tab in which somebody says so. No tab loses a letter.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { makeAnotherVersion } from './stage/another-version.ts';
import { eventually, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();

const board = () =>
  stage.board('Train', (board, by) => {
    addItem(board, by, { kind: 'story', title: 'Fare', place: { column: 'cTodo' as ColumnId } });
  });

/** The relay is updated: it goes down, and comes back with another page. */
async function release(words: readonly [string, string]): Promise<void> {
  await stage.killRelay();
  await makeAnotherVersion(stage.relay.pageFolder, words);
  await stage.relay.start();
}

const looksAfter = (page: Page) =>
  eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

const offer = ({ page }: Tab) => page.getByRole('complementary', { name: 'A new version' });
const share = ({ page }: Tab) => page.locator('gw-board-header').getByRole('button', { name: 'Share' });

/** A mark that a reload takes away. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in globalThis);

test('a new version is offered in every tab, forced on none, and no typed word is lost', async () => {
  const { links } = await board();
  const { person, tab: typing } = await stage.open(links.edit, 'Ann');
  await looksAfter(typing.page);
  await typing.openItem('Fare');
  const comment = typing.page.locator('gw-comment-field textarea').first();
  await comment.click();
  await typing.page.keyboard.type('Half a tho');
  await typing.caret('Title', 'End');
  await typing.page.keyboard.type(' zo');
  await typing.says('Saved');
  await mark(typing.page);

  await release(['>Share<', '>Share it<']);
  // A tab that is opened now is of the version that this browser has, and finds the other one.
  const asking = await person.tab(links.edit);
  await offer(asking).waitFor();
  await offer(typing).waitFor();
  expect(await share(asking).innerText()).toBe('Share');
  await mark(asking.page);
  await typing.page.keyboard.type('nes');

  await offer(asking).getByRole('button', { name: 'Reload' }).click();
  await eventually(() => isMarked(asking.page).catch(() => true)).toBe(false);
  await asking.page.locator('gw-cell').first().waitFor();
  expect(await share(asking).innerText()).toBe('Share it');
  expect(await offer(asking).count()).toBe(0);

  // The other tab goes on as it was: not reloaded, the caret where it was, the same offer.
  expect(await isMarked(typing.page)).toBe(true);
  await typing.page.keyboard.type(' by');
  expect(await typing.words('Title')).toBe('Fare zones by');
  expect(await comment.inputValue()).toBe('Half a tho');
  expect(await share(typing).innerText()).toBe('Share');
  await offer(typing).waitFor();
  // A part that it had not loaded yet is still the one of its own version, though the relay has it no more.
  const tools = await person.context.newCDPSession(typing.page);
  await tools.send('Network.clearBrowserCache');
  const parts: string[] = [];
  typing.page.on('requestfinished', (request) => parts.push(request.url()));
  await typing.page.getByRole('link', { name: 'Plan' }).click();
  await typing.page.locator('gw-plan-row', { hasText: 'Fare zones by' }).waitFor();
  expect(parts.filter((url) => url.includes('-next.js'))).toEqual([]);
  await typing.page.getByRole('link', { name: 'Board', exact: true }).click();
  await comment.click();
  await typing.page.keyboard.press('End');
  await typing.page.keyboard.type('ught');

  await offer(typing).getByRole('button', { name: 'Reload' }).click();
  await eventually(() => isMarked(typing.page).catch(() => true)).toBe(false);
  await typing.page.locator('gw-cell').first().waitFor();
  expect(await share(typing).innerText()).toBe('Share it');
  await eventually(() => comment.inputValue()).toBe('Half a thought');
  expect(await typing.words('Title')).toBe('Fare zones by');
  expect(await offer(typing).count()).toBe(0);
  await typing.says('Saved');
  expect((await stage.onRelay(links.edit)).items[0]?.texts.title).toBe('Fare zones by');
});

test('Later leaves all as it is, and the offer comes back when the page is opened again', async () => {
  const { links } = await board();
  const { person, tab } = await stage.open(links.edit, 'Ann');
  await looksAfter(tab.page);
  await release(['>Share it<', '>Share with others<']);
  const later = await person.tab(links.edit);
  await offer(later).getByRole('button', { name: 'Later' }).click();
  await offer(later).waitFor({ state: 'hidden' });
  await later.reload();
  await offer(later).waitFor();
  expect(await share(later).innerText()).toBe('Share it');
});

test('a version that cannot be had whole is not offered, and the one before stays in force', async () => {
  const { links } = await board();
  const { person, tab } = await stage.open(links.edit, 'Ann');
  await looksAfter(tab.page);
  const before = await share(tab).innerText();
  await release([`>${before}<`, '>Share now<']);
  const assets = join(stage.relay.pageFolder, 'assets');
  const [part = ''] = (await readdir(assets)).filter((name) => name.startsWith('gw-plan'));
  const text = await readFile(join(assets, part), 'utf8');
  await writeFile(join(assets, part), ` ${text.slice(1)}`);
  const next = await person.tab(links.edit);
  const ends = await next.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const end = new Promise<string>((resolve) => {
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing?.addEventListener('statechange', () => resolve(installing.state));
      });
    });
    await registration.update();
    return end;
  });
  expect(ends).toBe('redundant');
  expect(await offer(next).count()).toBe(0);
  await next.reload();
  expect(await share(next).innerText()).toBe(before);
});
