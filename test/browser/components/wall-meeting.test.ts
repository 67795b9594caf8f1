// A meeting on a wall: what is being refined, its clock, who has voted, and the spread after the reveal; and the same in the
// head of whatever else is shown.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addToAgenda, giveMinutes } from '../../../shared/board/mutate-agenda.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import {
  endMeeting,
  goToItem,
  moveOn,
  pauseMeetingClock,
  startMeeting,
} from '../../../shared/board/mutate-meeting.ts';
import { addMember, setRoles } from '../../../shared/board/mutate-member.ts';
import { agreeOnCard, castVote, revealVotes, voteAgain } from '../../../shared/board/mutate-vote.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import { clockFace, faceWait } from '../../../client/components/projector/meeting-words.ts';
import { foldMeetingClock } from '../../../shared/meeting-clock.ts';
import { meetingUnderWay } from '../../../shared/meetings.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { wordsOf } from './plan-kit.ts';
import { atScreen, faults, long, openProjected, screens } from './projector-kit.ts';
import { all, expectAccessible, named, one, openBoard, settled, useStage } from './stage.ts';
import { littleWall, wallItem } from './wall-kit.ts';

useStage();
beforeEach(() => {
  vi.spyOn(document.documentElement, 'requestFullscreen').mockRejectedValue(new TypeError('not here'));
});

const everyScreen = [...screens, [1920, 940], [1080, 1920]] as const;
const minute = 60_000;

interface Room {
  readonly spike: ItemId;
  readonly story: ItemId;
  readonly jon: MemberId;
  readonly voters: readonly MemberId[];
  /** When the clock of the first item was started. */
  readonly startedAt: number;
}

/** Seven items on the agenda, five minutes for the first, a spike; three engineers beside whoever sits here. */
function meeting(
  on: Desk,
  title = 'Which authentication provider fits single sign-on and our budget?',
): Room {
  const { jon, find } = littleWall(on);
  const { board } = on.store;
  const spike = wallItem(on, 'spike', {
    title,
    soThat: 'the team can commit to a login story for Sprint 4 without guessing its size.',
    lines: ['Three providers compared', 'A working login against the top one', 'Decision agreed'],
  });
  const story = find('Pay with a saved card');
  const rest = Array.from({ length: 5 }, (_, i) =>
    addItem(board, on.act(), { kind: 'task', title: `Another ${i}`, place: { column: null } }),
  );
  addToAgenda(board, on.act(), [spike, story, ...rest]);
  giveMinutes(board, on.act(), spike, 5);
  setBlockedBy(board, on.act(), spike, find('Return an item'), true);
  const voters = ['Asha Rao', 'Tom Duarte', 'Lena Roth'].map((name) => {
    const id = addMember(board, on.act(), name);
    setRoles(board, on.act(id), id, ['engineer']);
    return id;
  });
  const act = on.act();
  startMeeting(board, act);
  return { spike, story, jon, voters, startedAt: act.at };
}

const clock = () => one('gw-projected-clock');
const votes = () => one('gw-projected-votes');

async function expectLarge(projector: HTMLElement, name: string): Promise<void> {
  for (const [width, height] of everyScreen) {
    await atScreen(width, height);
    expect.soft(faults(projector), `${name}, ${width} × ${height}`).toEqual([]);
    const parts = [
      'header',
      'gw-projected-item, .none, gw-projected-board, gw-projected-plan, gw-projected-report',
      '.beside',
      'gw-projected-foot',
    ];
    const boxes = parts.map((part) => all(part, projector)[0]?.getBoundingClientRect());
    const [head, middle, beside, foot] = boxes;
    expect.soft(head?.bottom, `${name}, head at ${width} × ${height}`).toBeLessThanOrEqual(middle?.top ?? 0);
    for (const box of [middle, beside])
      expect
        .soft(box?.bottom ?? 0, `${name}, foot at ${width} × ${height}`)
        .toBeLessThanOrEqual((foot?.top ?? innerHeight) + 1);
    if (width < height) continue;
    const figures = one('.figures', clock());
    expect
      .soft(Number.parseFloat(getComputedStyle(figures).fontSize), `${name}, figures at ${width}`)
      .toBeGreaterThanOrEqual((120 * width) / 1920);
  }
  await atScreen(1920, 1080);
}

describe('a meeting on a wall', () => {
  it('G39 what is being refined, with its place, its clock and who has voted, is large and whole', async () => {
    const here = desk({ name: 'Jon' });
    const { spike, voters, startedAt, jon } = meeting(here);
    const { board } = here.store;
    const projector = await openProjected(here, 'refine');
    here.setClock(startedAt + 108_000);
    await settled();
    expect(wordsOf(one('.what', projector))).toMatch(/^Spike GW-\d+ 1 of 7$/);
    expect(wordsOf(clock())).toBe('3:12 of 5:00 to discuss');
    await expectLarge(projector, 'running');
    for (const [width, height] of screens) {
      await atScreen(width, height);
      const ring = clock().shadowRoot?.querySelector('svg')?.getBoundingClientRect();
      expect.soft(ring?.width, `ring at ${width}`).toBeGreaterThanOrEqual((270 * width) / 1920);
    }
    await expectAccessible();
    expect(wordsOf(votes())).toContain('0 of 1 engineer has sized it');
    for (const by of voters) castVote(board, here.act(by), spike, '8h');
    castVote(board, here.act(), spike, '16h');
    await settled();
    expect(wordsOf(votes())).toContain('The engineer here has sized it, and 3 more');
    expect(all('.voted', votes()).length).toBe(4);
    await expectLarge(projector, 'voted');
    await expectAccessible();
    // Nothing of a vote is on the page before the reveal.
    expect(projector.shadowRoot?.innerHTML).not.toMatch(/8 h|16 h|8h/);
    expect(wordsOf(votes())).not.toMatch(/8|16/);
    revealVotes(board, here.act(), spike);
    castVote(board, here.act(jon), spike, '4h');
    await settled();
    expect(all('.spread li', votes()).map(wordsOf)).toEqual(['8 h × 3 votes', '16 h × 1 vote']);
    expect(wordsOf(votes())).toContain('1 came late, not counted');
    expect(wordsOf(votes())).not.toMatch(/Asha|Tom|Lena|Jon/);
    expect(all('.voters', projector)).toEqual([]);
    await expectLarge(projector, 'revealed');
    await expectAccessible();
    agreeOnCard(board, here.act(), spike, '8h');
    await settled();
    expect(wordsOf(one('.agreed', votes()))).toBe('Agreed: 8 h');
    await expectLarge(projector, 'agreed');
    voteAgain(board, here.act(), spike);
    await settled();
    expect(wordsOf(votes())).toContain('0 of 1 engineer has sized it');
  });

  it.each(['refine', 'board'] as const)('G39 time over the limit is counted apart, in %s', async (view) => {
    const here = desk({ name: 'Jon' });
    const { startedAt } = meeting(here);
    const projector = await openProjected(here, view);
    here.setClock(startedAt + 4.5 * minute);
    await settled();
    expect(wordsOf(clock())).toBe('0:30 of 5:00 to discuss');
    here.setClock(startedAt + 5 * minute);
    await settled();
    expect(wordsOf(clock())).toBe('+0:00 Time is up, of 5:00');
    here.setClock(startedAt + 5 * minute + 48_500, false);
    await settled();
    expect(wordsOf(clock())).toBe('≈+0:48 Time is up, of 5:00');
    await expectLarge(projector, 'over');
    here.setClock(startedAt + 65 * minute);
    await settled();
    expect(wordsOf(clock())).toBe('+1:00:00 Time is up, of 5:00');
    await expectLarge(projector, 'an hour over');
    pauseMeetingClock(here.store.board, here.act());
    await settled();
    expect(wordsOf(clock())).toMatch(/Time is up, paused$/);
    await expectAccessible();
  });

  it('a clock that runs wakes at the moment its figures change', () => {
    const here = desk({ name: 'Jon' });
    const { spike, startedAt } = meeting(here);
    const log = meetingUnderWay(here.store.meetings)?.clock ?? [];
    let at = startedAt + 300;
    let before = '';
    for (let i = 0; i < 320; i += 1) {
      const now = foldMeetingClock(log, spike, at);
      const { figures } = clockFace(now);
      expect(figures).not.toBe(before);
      before = figures;
      const wait = faceWait(now) ?? 0;
      expect(clockFace(foldMeetingClock(log, spike, at + wait - 1)).figures).toBe(figures);
      at += wait;
    }
    expect(before).toBe('+0:19');
  });

  it.each(['board', 'plan', 'report'] as const)(
    'G39 in %s what the meeting is at stands in the head, with its clock and what blocks it',
    async (view) => {
      const here = desk({ name: 'Jon' });
      const { startedAt, story, spike } = meeting(here, long);
      const projector = await openProjected(here, view);
      here.setClock(startedAt + 108_000);
      await settled();
      expect(wordsOf(one('.now', projector))).toMatch(/^Spike GW-\d+ A name that goes on.* waits for GW-3$/);
      expect(wordsOf(clock())).toBe('3:12 of 5:00 to discuss');
      await expectLarge(projector, view);
      await expectAccessible();
      goToItem(here.store.board, here.act(), story);
      await settled();
      expect(wordsOf(one('.now', projector))).toBe('Story GW-13 Pay with a saved card');
      moveOn(here.store.board, here.act());
      endMeeting(here.store.board, here.act());
      await settled();
      expect(all('.now, gw-projected-clock', projector)).toEqual([]);
      expect(here.store.item(spike)?.id).toBe(spike);
    },
  );

  it('another item than the one that is refined has that one in its head', async () => {
    const here = desk({ name: 'Jon' });
    const { story, startedAt } = meeting(here);
    const projector = await openProjected(here, 'plan', 'light', story);
    here.setClock(startedAt + 108_000);
    await settled();
    expect(wordsOf(one('h1', one('gw-projected-item')))).toBe('Pay with a saved card');
    expect(wordsOf(one('.now', projector))).toContain('Which authentication provider');
    expect(all('gw-projected-clock').length).toBe(1);
    await expectLarge(projector, 'another item');
    await expectAccessible();
  });

  it('follows others: who is here is waited for, who leaves is not', async () => {
    const here = desk({ name: 'Jon' });
    const there = desk({ seed: 2, name: 'Asha' });
    const line = pipe(here, there);
    const { spike } = meeting(here);
    await openProjected(here, 'refine');
    expect(wordsOf(votes())).toContain('0 of 2 engineers have sized it');
    // Carets of a room move all the time: they are none of its business.
    const at = votes() as HTMLElementTagNameMap['gw-projected-votes'];
    const render = vi.spyOn(at, 'render');
    there.session.presence.caret([1, 2]);
    there.session.presence.inField(spike, 'title');
    await settled();
    expect(render).not.toHaveBeenCalled();
    castVote(there.store.board, there.act(), spike, '8h');
    await settled();
    expect(wordsOf(votes())).toContain('1 of 2 engineers have sized it');
    castVote(here.store.board, here.act(), spike, '?');
    await settled();
    expect(wordsOf(votes())).toContain('All 2 engineers have sized it');
    revealVotes(here.store.board, here.act(), spike);
    await settled();
    expect(all('.spread li', votes()).map(wordsOf)).toEqual(['8 h × 1 vote']);
    expect(wordsOf(votes())).toContain('1 cannot say yet');
    line.cut();
  });

  it('Present in Refine shows the item that Refine shows', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    const address = new URL(location.href);
    address.searchParams.set('view', 'refine');
    history.replaceState(history.state, '', address);
    await openBoard(here);
    await expect.poll(() => all('gw-refine-item').length).toBe(1);
    const title = here.store.item(one<HTMLElementTagNameMap['gw-refine']>('gw-refine').item as ItemId)?.texts
      .title;
    named('button', 'Present').click();
    await expect.poll(() => all('gw-projected-item').length).toBe(1);
    await settled();
    expect(wordsOf(one('h1', one('gw-projected-item')))).toBe(title);
  });

  it('says calmly that nothing is being refined, and what is prepared', async () => {
    const here = desk({ name: 'Jon' });
    littleWall(here);
    const projector = await openProjected(here, 'refine');
    expect(wordsOf(one('.none h1', projector))).toBe('No item is being refined');
    addToAgenda(here.store.board, here.act(), [wallItem(here, 'task', { title: 'Set up AWS' })]);
    await settled();
    expect(wordsOf(one('.none', projector))).toBe(
      'The refinement is about to begin 1 item on the agenda, 5 minutes. The first is shown here as soon as somebody starts.',
    );
    for (const [width, height] of everyScreen) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
    }
    await expectAccessible();
    startMeeting(here.store.board, here.act());
    await settled();
    expect(wordsOf(one('h1', projector))).toBe('Set up AWS');
    endMeeting(here.store.board, here.act());
    await settled();
    expect(wordsOf(one('.none', projector))).toBe(
      'The meeting has ended 0 sized, 0 ready, 1 left over. 0 min used of 5 min planned: 5 min less.',
    );
    for (const [width, height] of everyScreen) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
    }
  });
});
