// Two people plan offline, each in a browser of their own; when the relay is back it is one plan on both screens, nothing is
// asked, nothing lost, and what nobody decided is named.

import { expect, test } from 'vitest';
import { addItem, sizeItem } from '../../shared/board/mutate-item.ts';
import { addMember, setRoles } from '../../shared/board/mutate-member.ts';
import { addSprint, planItems } from '../../shared/board/mutate-sprint.ts';
import type { Locator } from 'playwright-core';
import { eventually, sameBoard, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();

/** A sprint of 84 hours, 60 of them planned, and stories and a task of 20 hours each beside it. */
async function aPlan() {
  return stage.board('Two plans', (board, by) => {
    const somebody = (name: string) => {
      const id = addMember(board, by, name);
      setRoles(board, by, id, ['engineer', 'productOwner']);
      return { ...by, by: id };
    };
    const [asha] = [somebody('Asha'), somebody('Maya')];
    const sprint = addSprint(board, asha, { name: 'Sprint 5', start: '2026-11-23', end: '2026-12-04' });
    for (const title of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta']) {
      const item = addItem(board, asha, {
        kind: title === 'Alpha' ? 'task' : 'story',
        title,
        place: { column: null },
      });
      sizeItem(board, asha, item, 5);
      if (['Alpha', 'Beta', 'Gamma'].includes(title)) planItems(board, asha, [item], sprint);
    }
  });
}

const panel = ({ page }: Tab): Locator => page.locator('gw-plan-surprises');
const row = ({ page }: Tab, title: string): Locator => page.locator('gw-plan-row', { hasText: title });

async function openAs(link: string, name: string) {
  const { person, tab } = await stage.open(link);
  await tab.page.getByRole('button', { name: 'Who are you?' }).click();
  const question = tab.page.getByRole('dialog', { name: 'Who are you?' });
  await question.getByRole('button', { name }).click();
  await question.waitFor({ state: 'hidden' });
  await tab.page.getByRole('link', { name: 'Plan' }).click();
  await tab.page.locator('gw-plan-bar .bar').waitFor();
  await tab.says('Saved');
  return { person, tab };
}

async function putIn(tab: Tab, title: string): Promise<void> {
  await row(tab, title).evaluate((element) => (element as HTMLElement).focus());
  await tab.page.keyboard.press('s');
  await tab.page.locator(`gw-plan-list[name="Feature work"] gw-plan-row`, { hasText: title }).waitFor();
}

async function daysOff(tab: Tab, name: string, days: number): Promise<void> {
  await tab.page.locator('gw-plan-bar').getByRole('button', { name: 'Change it' }).click();
  const dialog = tab.page.locator('gw-capacity dialog');
  const field = dialog.getByLabel(`Days off of ${name}`);
  await field.fill(String(days));
  await field.press('Tab');
  await tab.page.keyboard.press('Escape');
}

const sign = ({ page }: Tab): Promise<void> => page.getByRole('button', { name: /^Sign off as/ }).click();

/** What Plan shows: bar, sign-off and every list. */
const shown = async ({ page }: Tab): Promise<unknown> => ({
  bar: (await page.locator('gw-plan-bar').innerText()).replace(/\s+/g, ' '),
  lists: await page
    .locator('gw-plan-list')
    .evaluateAll((lists) =>
      lists.map((list) =>
        [...(list.shadowRoot?.querySelectorAll('gw-plan-row') ?? [])].map(
          (one) => one.shadowRoot?.textContent?.match(/Alpha|Beta|Gamma|Delta|Epsilon|Zeta/)?.[0],
        ),
      ),
    ),
});

const told = async (tab: Tab): Promise<string[]> =>
  panel(tab)
    .locator('section > ul > li > p')
    .evaluateAll((lines) => lines.map((line) => line.textContent.trim().replace(/\s+/g, ' ')));

test('two people plan offline: one plan on both screens, the surprises named to both, nothing lost by kill -9', async () => {
  const { links } = await aPlan();
  const [asha, maya] = [await openAs(links.edit, 'Asha'), await openAs(links.edit, 'Maya')];
  expect(await told(asha.tab)).toEqual([]);
  await stage.killRelay();
  await Promise.all(
    [asha.tab.page, maya.tab.page].map((page) =>
      page
        .getByText(/Offline, nothing waits/)
        .first()
        .waitFor(),
    ),
  );

  await putIn(asha.tab, 'Delta');
  await daysOff(asha.tab, 'Maya', 1);
  await sign(asha.tab);
  await asha.tab.page.getByText('Signed off by Asha').waitFor();
  await putIn(maya.tab, 'Epsilon');
  await daysOff(maya.tab, 'Asha', 1);
  await sign(maya.tab);
  await maya.tab.page.getByText('Signed off by Maya').waitFor();
  // A page that is opened again offline goes on with the same plan.
  await eventually(() => asha.tab.header()).toMatch(/^On this device only/);
  expect([...(await told(asha.tab)), ...(await told(maya.tab))]).toEqual([]);

  await stage.relay.start();
  await asha.tab.says('Saved');
  await maya.tab.says('Saved');
  await panel(asha.tab).getByText('While you were offline').waitFor();
  await panel(maya.tab).getByText('While you were offline').waitFor();
  await eventually(() => shown(maya.tab)).toEqual(await shown(asha.tab));
  const both = await sameBoard(asha.tab, maya.tab);
  expect(both.signOffs.map(({ withdrawn }) => withdrawn)).toEqual([null, null]);
  expect(both.capacity.map(({ daysOff: days }) => days)).toEqual([1, 1]);
  for (const { tab } of [asha, maya]) {
    const words = await told(tab);
    expect(
      words.filter((one) =>
        /^Sprint 5 is over capacity by ≈ [\d.]+ h since .+ and your plans met\.$/.test(one),
      ),
    ).toHaveLength(1);
    expect(words.filter((one) => one.startsWith('Sprint 5 was signed off twice: '))).toHaveLength(1);
    await tab.page.locator('gw-sign-off').getByText('2 sign-offs in the record').waitFor();
    await tab.page.locator('gw-sign-off').getByText('Signed off by Maya').waitFor();
  }

  // kill -9, and everybody loads the page again: all of it is there, what was put away is not.
  await panel(asha.tab).getByRole('button', { name: 'Seen' }).click();
  await panel(asha.tab).getByText('While you were offline').waitFor({ state: 'detached' });
  await stage.killRelay();
  await stage.relay.start();
  const before = await shown(asha.tab);
  for (const { tab } of [asha, maya]) {
    await tab.page.reload();
    await tab.page.locator('gw-plan-bar .bar').waitFor();
    await tab.says('Saved');
    await eventually(() => shown(tab)).toEqual(before);
  }
  await panel(maya.tab).getByText('While you were offline').waitFor();
  expect(await told(asha.tab)).toEqual([]);
  const onRelay = await stage.onRelay(links.edit);
  expect(onRelay.signOffs).toHaveLength(2);
  expect(onRelay.items.filter(({ place }) => place.sprint !== null)).toHaveLength(5);
});
