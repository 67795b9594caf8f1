// A meeting over a real relay: one leads from a browser of her own, others follow in theirs, one of them with a link to look
// only, which the relay does not let lead.

import type { GwApp } from '../../client/components/gw-app.ts';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import { goToItem, startMeeting } from '../../shared/board/mutate-meeting.ts';
import { addMember } from '../../shared/board/mutate-member.ts';
import type { ColumnId, ItemId, MemberId } from '../../shared/ids.ts';
import { eventually, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();

interface Led {
  readonly maya: MemberId;
  readonly jon: MemberId;
  readonly items: readonly ItemId[];
}

async function led() {
  const made: Partial<{ -readonly [Key in keyof Led]: Led[Key] }> = {};
  const board = await stage.board('Led', (doc, act) => {
    made.maya = addMember(doc, act, 'Maya Olsen');
    made.jon = addMember(doc, act, 'Jon Karlsson');
    const by = { ...act, by: made.maya };
    made.items = Array.from({ length: 30 }, (_, n) =>
      addItem(doc, by, {
        kind: 'story',
        title: `As a shopper I can do thing ${n + 1}`,
        place: { column: 'cTodo' as ColumnId },
      }),
    );
    startMeeting(doc, by);
    goToItem(doc, by, made.items[0] as ItemId);
  });
  return { links: board.links, ...(made as Led) };
}

const isAt = ({ page }: Tab, member: MemberId) =>
  page.evaluate((me) => document.querySelector<GwApp>('gw-app')?.session?.setMe(me), member);

const said = ({ page }: Tab) => page.locator('gw-following section p').innerText();
const shown = ({ page }: Tab) => {
  const { searchParams } = new URL(page.url());
  return [searchParams.get('view') ?? 'board', searchParams.get('item')];
};

test('a board follows the view, the item and the row of whoever leads; a projector with a link to look only does too', async () => {
  const { links, maya, jon, items } = await led();
  const leader = (await stage.open(links.edit)).tab;
  await isAt(leader, maya);
  const follower = (await stage.open(links.edit)).tab;
  await isAt(follower, jon);
  await eventually(() => said(follower)).toBe('Maya leads a refinement meeting');
  await follower.page.getByRole('button', { name: 'Follow', exact: true }).click();
  await leader.page.getByRole('link', { name: 'Report' }).click();
  await eventually(() => shown(follower)).toEqual(['report', null]);
  const screen = (await stage.open(links.view)).tab;
  await screen.page.evaluate(() => location.assign('?view=plan&present=dark'));
  await screen.page.locator('gw-projected-report').waitFor();
  await leader.page.getByRole('link', { name: 'Board', exact: true }).click();
  await eventually(() => shown(follower)).toEqual(['board', null]);

  // The leader's tab says so by itself, and tells its row.
  await eventually(() => said(leader)).toBe('You lead · 1 other in the room');
  await leader.page.locator('gw-lanes').evaluate((lanes) => (lanes.scrollTop = 900));
  const rowOf = ({ page }: Tab) => page.locator('gw-lanes').evaluate((lanes) => (lanes as never)['topRow']);
  await eventually(() => rowOf(leader)).not.toBe('top');
  await eventually(async () => (await rowOf(follower)) === (await rowOf(leader))).toBe(true);

  // Typing is left alone, in the same item that both have open.
  await leader.page.locator('gw-card').nth(8).getByRole('link').click();
  await eventually(() => shown(follower)[1]).not.toBe(null);
  const title = follower.page.locator('gw-item-panel').getByRole('textbox', { name: 'Title' });
  await title.click();
  await follower.page.keyboard.type('Well: ');
  const before = shown(follower);
  await leader.page.keyboard.press('Escape');
  await leader.page.getByRole('link', { name: 'Plan' }).click();
  await eventually(() => said(follower)).toBe('Maya went on to Plan');
  await follower.page.keyboard.type('so');
  expect(shown(follower)).toEqual(before);
  await title.blur();
  await eventually(() => shown(follower)).toEqual(['plan', null]);
  expect(items.length).toBe(30);
});

test('a leader whose line is cut cannot be heard, then the lead is free, and a reload of the follower goes on', async () => {
  const { links, maya, jon } = await led();
  const { person, tab: leader } = await stage.open(links.edit);
  await isAt(leader, maya);
  const follower = (await stage.open(links.edit)).tab;
  await isAt(follower, jon);
  await leader.page.getByRole('link', { name: 'Plan' }).click();
  await follower.page.getByRole('button', { name: 'Follow', exact: true }).click();
  await eventually(() => shown(follower)).toEqual(['plan', null]);
  await follower.page.reload();
  await eventually(() => said(follower)).toBe('Following Maya');
  await leader.page.getByRole('link', { name: 'Report' }).click();
  await eventually(() => shown(follower)).toEqual(['report', null]);
  await eventually(() => said(leader)).toBe('You lead · 1 other in the room');
  person.cutLine();
  await eventually(() => said(follower)).toBe('Maya cannot be heard at the moment');
  await follower.page.getByRole('button', { name: 'Take the lead' }).click();
  await eventually(() => said(follower)).toMatch(/^You lead/);
  await person.mendLine();
  await eventually(() => said(leader)).toBe('Following Jon');
});

test('G90 a view whose code is still on its way is waited for, and then shows the row of whoever leads', async () => {
  const { links, maya, jon } = await led();
  const leader = (await stage.open(links.edit)).tab;
  await isAt(leader, maya);
  const follower = (await stage.open(links.edit)).tab;
  await isAt(follower, jon);
  for (const { page } of [leader, follower]) await page.setViewportSize({ width: 1280, height: 500 });
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await follower.page.route(/gw-report/, (route) => arrival.then(() => route.continue()));
  await follower.page.getByRole('button', { name: 'Follow', exact: true }).click();
  await leader.page.getByRole('link', { name: 'Report' }).click();
  await eventually(() => shown(follower)).toEqual(['report', null]);
  const heard = () =>
    follower.page.evaluate(
      () => document.querySelector<GwApp>('gw-app')?.session?.presence.others[0]?.sessions[0]?.look,
    );
  const rowOf = ({ page }: Tab) => page.locator('gw-report').evaluate((view) => (view as never)['topRow']);
  await eventually(async () => (await heard())?.row).toBe('top');
  await leader.page.mouse.move(600, 400);
  await leader.page.mouse.wheel(0, 400);
  await eventually(async () => (await heard())?.row).not.toBe('top');
  arrive();
  await eventually(async () => (await rowOf(follower)) === (await rowOf(leader))).toBe(true);
  expect(await rowOf(follower)).not.toBe('top');
});
