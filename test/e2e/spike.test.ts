// A spike's whole life with a real relay and three browsers: agreed to, started, one browser offline in the middle,
// warned, up, extended, over night, closed with a decision and what follows from it. The relay's clock is set by hand.

import { afterAll, expect, test } from 'vitest';
import { addItem, setField } from '../../shared/board/mutate-item.ts';
import type { AnnounceEvent } from '../../client/components/events.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { ColumnId } from '../../shared/ids.ts';
import type { BoxEvent } from '../../shared/time-box.ts';
import { RelayTime } from './stage/relay-time.ts';
import { eventually, sameBoard, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const time = new RelayTime();
afterAll(() => time.remove());
const stage = useStage(time.environment);

const hour = 3_600_000;
const minute = 60_000;
/** A Monday in UTC, the zone of a board that is made from outside of a browser. */
const monday = Date.UTC(2027, 0, 4);
const at = (hours: number, days = 0) => monday + (hours + 24 * days) * hour;

const title = 'Which login provider?';

/** What the open item's time-box says. */
const box = ({ page }: Tab) => page.locator('gw-time-box');
const large = (tab: Tab) => box(tab).locator('.large').innerText();
const facts = (tab: Tab) => box(tab).locator('.now .facts').innerText();
const press = (tab: Tab, name: string | RegExp) =>
  box(tab).getByRole('button', { name, exact: true }).click();
const says = (tab: Tab, words: string) => eventually(() => large(tab)).toBe(words);

/** Keeps what is said aloud in this tab; gives how often what it matches was said. */
async function listen({ page }: Tab): Promise<(words: RegExp) => Promise<number>> {
  const heard = await page.evaluateHandle(() => {
    const said: string[] = [];
    addEventListener('gw-announce', (event) => said.push((event as AnnounceEvent).words));
    return said;
  });
  return async (words) => (await heard.jsonValue()).filter((each) => words.test(each)).length;
}

async function folded(tab: Tab, now: number): Promise<Box> {
  const { items } = await tab.board();
  const spike = items.find(({ texts }) => texts.title === title) as unknown as { box: BoxEvent[] };
  return foldBox(spike.box, now);
}

test('a spike from proposal to decision, with a browser offline in the middle, an extension and a night', async () => {
  await time.set(at(9));
  const { links } = await stage.board('Login', (board, by) => {
    const act = { ...by, at: at(8) };
    const spike = addItem(board, act, { kind: 'spike', title, place: { column: 'cDoing' as ColumnId } });
    setField(board, act, spike, { field: 'output', value: 'decision' });
  });
  const jon = await stage.open(links.edit, 'Jon');
  const asha = await stage.open(links.edit, 'Asha');
  const maya = await stage.open(links.edit, 'Maya');
  const tabs = [jon.tab, asha.tab, maya.tab];
  for (const tab of tabs) await tab.says('Saved');
  for (const tab of [jon.tab, asha.tab]) await tab.openItem(title);
  await time.set(at(9), ...tabs);

  const said = await Promise.all(tabs.map(listen));

  // Proposed by Jon, who agrees by it; Asha makes it the majority of three.
  await box(jon.tab).getByRole('radio', { name: '8 hours' }).check();
  await press(jon.tab, 'Propose 8 h');
  await says(asha.tab, '8 h');
  await eventually(() => box(asha.tab).locator('gw-time-box-agreement .facts').first().innerText()).toBe(
    'Agreed by 1 of 3; a majority is needed. One more has to agree to 8 h.',
  );
  await maya.tab.card(title).getByText('Box not agreed', { exact: true }).waitFor();
  await press(asha.tab, 'Agree');
  await press(jon.tab, 'Start the clock');
  await maya.tab.card(title).getByText('0 h of 8 h').waitFor();
  await eventually(() => facts(asha.tab)).toContain('Started by Jon');

  await time.set(at(11), ...tabs);
  for (const tab of [jon.tab, asha.tab]) await says(tab, '6 h left');
  await maya.tab.card(title).getByText('2 h of 8 h').waitFor();

  // Asha goes on a train: there she stops the clock that she knows of and starts her own; Jon does so too.
  asha.person.cutLine();
  await asha.tab.says('Offline, nothing waits');
  await press(asha.tab, 'Stop the clock');
  await press(asha.tab, 'Start the clock');
  await eventually(() => facts(asha.tab)).toContain('Started by Asha');
  await press(jon.tab, 'Stop the clock');
  await time.set(at(12), jon.tab, maya.tab);
  await press(jon.tab, 'Start the clock');
  await eventually(() => facts(jon.tab)).toContain('Started by Jon;');
  await time.set(at(13), jon.tab, maya.tab);
  await eventually(() => facts(jon.tab)).toMatch(/^3 h of 8 h spent/);

  // Joined again it is one clock, and the hour from twelve to one counts once.
  await asha.person.mendLine();
  await asha.tab.says('Saved');
  await time.set(at(13), ...tabs);
  for (const tab of [jon.tab, asha.tab]) {
    await eventually(() => facts(tab)).toContain('Started by Asha and Jon');
    await eventually(() => large(tab)).toMatch(/^4 h(?: 01)? left$/);
  }
  const joined = await folded(jon.tab, at(13));
  expect(joined.spent).toBeLessThanOrEqual(4 * hour);
  expect(joined.spent).toBeGreaterThan(4 * hour - minute);

  // A quiet warning, then the clock stops by itself.
  await time.set(at(16), ...tabs);
  for (const tab of [jon.tab, asha.tab])
    await eventually(() => box(tab).locator('.note').innerText()).toContain(
      'Four fifths of the time are spent',
    );
  await time.set(at(17.5), ...tabs);
  for (const tab of [jon.tab, asha.tab]) await says(tab, 'Time is up');
  for (const heard of said) {
    await eventually(() => heard(/^1 h(?: 01)? left in the time-box of GW-1/)).toBe(1);
    await eventually(() => heard(/^Time is up for GW-1/)).toBe(1);
  }
  await maya.tab.card(title).getByText('Time is up').waitFor();
  expect((await folded(maya.tab, at(17.5))).spent).toBe(8 * hour);

  // More takes a reason and a second agreement.
  await press(jon.tab, 'Ask for more hours');
  await box(jon.tab).getByRole('radio', { name: '2 hours' }).check();
  await press(jon.tab, 'Ask for 2 h more');
  await box(jon.tab).getByText('Say why more time is needed.').waitFor();
  await box(jon.tab).getByRole('textbox', { name: 'Why more is needed' }).fill('the vendor answers tomorrow');
  await press(jon.tab, 'Ask for 2 h more');
  await box(asha.tab).getByText('More time is asked for: the vendor answers tomorrow').waitFor();
  await maya.tab.openItem(title);
  await press(maya.tab, 'Agree');
  await says(asha.tab, '2 h left');

  // It stops for the night with half an hour spent, and asks the next morning.
  await press(asha.tab, 'Start the clock');
  await eventually(() => facts(jon.tab)).toContain('the end of the working day');
  await time.set(at(9, 1), ...tabs);
  for (const tab of [jon.tab, asha.tab])
    await eventually(() => box(tab).locator('.note').innerText()).toMatch(/Still on it\?$/);
  await says(jon.tab, '1 h 31 left');
  await press(asha.tab, 'Yes, start again');
  await eventually(() => facts(jon.tab)).toContain('Started by Asha');

  // The decision, and what follows from it.
  await press(asha.tab, 'Record the outcome');
  await asha.tab.page.locator('gw-outcome .cm-content:focus').waitFor();
  await asha.tab.page.keyboard.type('We take the first one.');
  await eventually(() => jon.tab.words('What we decided')).toBe('We take the first one.');
  await asha.tab.page
    .locator('gw-outcome')
    .getByRole('button', { name: 'Record it and stop the clock' })
    .click();
  for (const tab of [jon.tab, asha.tab]) await says(tab, 'Decision recorded');
  const follows = jon.tab.page.locator('gw-outcome-follow-ups');
  await follows.getByRole('textbox', { name: 'Title of the item that follows' }).fill('Set up the tenant');
  await jon.tab.page.keyboard.press('Enter');
  await asha.tab.page.locator('gw-outcome-follow-ups').getByText('Set up the tenant').waitFor();

  for (const tab of tabs) {
    await tab.page.getByRole('button', { name: 'Close the item' }).click();
    await tab.card(title).getByText('Decision recorded').waitFor();
    await tab.says('Saved');
  }
  const board = await sameBoard(jon.tab, asha.tab, maya.tab);
  expect(board).toEqual(await stage.onRelay(links.edit));
  const [spike, made] = board.items;
  expect(made).toMatchObject({ kind: 'task', cameFrom: { item: spike?.id, how: 'outcome' } });
  const end = await folded(jon.tab, at(12, 1));
  expect(end).toMatchObject({ state: 'closed', limit: 10 * hour, outcome: { outcome: 'decision' } });
  expect(end.inForce.map(({ hours }) => hours)).toEqual([8, 2]);
});
