// A card that somebody laid is on no screen before the reveal: not in the words, an attribute, a field or a title of any
// element in any shadow root, not said aloud, not told by presence, not in what can be taken along. What a room can see
// of it afterwards shows that the look is a thorough one.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { HeaderEvent } from '../../../client/components/events.ts';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import { startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { castVote, revealVotes, takeVoteBack } from '../../../shared/board/mutate-vote.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { openProjected } from './projector-kit.ts';
import { listen, votingRoom } from './sizing-kit.ts';
import { all, one, openBoard, settled, useStage } from './stage.ts';

useStage();
beforeEach(() => {
  vi.spyOn(document.documentElement, 'requestFullscreen').mockRejectedValue(new TypeError('not here'));
});

/** On no table, so that these hours stand nowhere else. */
const card = '77h';
const shown = /(?<![0-9A-Za-z])77 ?h(?:ours?)?(?![0-9A-Za-z])/;

/** All that the page holds: markup with its attributes in every shadow root, and what fields hold beside it. */
function held(): string {
  const parts = [document.documentElement.outerHTML, document.title, location.href];
  for (const element of all('*', document.documentElement)) {
    if (element.shadowRoot) parts.push(element.shadowRoot.innerHTML);
    if ('value' in element) parts.push(String(element.value));
    parts.push(element.ariaLabel ?? '', element.ariaDescription ?? '', element.ariaValueText ?? '');
  }
  return parts.join('\n');
}

function goTo(query: string): void {
  history.replaceState(history.state, '', `${location.pathname}?${query}`);
}

/** Maya leads the meeting at a spike on which Jon and Asha have voted, Asha twice. */
function votedRoom() {
  const at = votingRoom('spike');
  const { maya, jon, asha, item, vote } = at;
  addToAgenda(maya.store.board, maya.act(), [item]);
  startMeeting(maya.store.board, maya.act());
  vote(jon, card);
  vote(asha, card);
  takeVoteBack(asha.store.board, asha.act(), item);
  castVote(asha.store.board, asha.act(), item, card);
  return at;
}

const screens = {
  Refine: async ({ maya }: ReturnType<typeof votedRoom>) => {
    goTo('view=refine');
    await openBoard(maya);
    await expect.poll(() => all('.seats li').length).toBeGreaterThan(0);
    for (const details of all<HTMLDetailsElement>('details')) details.open = true;
    await settled();
  },
  'Refine on a phone': async (at: ReturnType<typeof votedRoom>) => {
    await page.viewport(390, 844);
    goTo('view=refine');
    await openBoard(at.maya);
    await expect.poll(() => all('.stand').length).toBeGreaterThan(0);
    await settled();
  },
  'the panel beside the Board': async ({ maya, item }: ReturnType<typeof votedRoom>) => {
    goTo(`view=board&item=${item}`);
    await openBoard(maya);
    await expect.poll(() => all('gw-vote-line').length).toBe(1);
    await settled();
    one('button', one('gw-vote-line')).click();
    await expect.poll(() => all('gw-sizing').length).toBe(1);
    await settled();
  },
  'a wall': async ({ maya }: ReturnType<typeof votedRoom>) => {
    await openProjected(maya, 'refine');
    await expect.poll(() => all('gw-projected-votes').length).toBe(1);
    await settled();
  },
} as const;

describe('a card that was laid', () => {
  for (const [name, open] of Object.entries(screens)) {
    it(`G117 is nowhere in ${name} before the reveal, and is seen there after it`, async () => {
      const room = votedRoom();
      const said = listen();
      await open(room);
      expect(held()).not.toMatch(shown);
      // Another vote comes while it is looked at.
      takeVoteBack(room.jon.store.board, room.jon.act(), room.item);
      castVote(room.jon.store.board, room.jon.act(), room.item, card);
      await settled();
      expect(held()).not.toMatch(shown);
      expect(said.join('\n')).not.toMatch(shown);
      revealVotes(room.maya.store.board, room.maya.act(), room.item);
      await settled();
      await expect.poll(held).toMatch(shown);
    });
  }

  it('G117 is in no other view, list of commands, file or word of presence before the reveal', async () => {
    const room = votedRoom();
    const { maya, jon, asha, item } = room;
    for (const view of ['board', 'plan', 'report']) {
      goTo(`view=${view}`);
      await openBoard(maya);
      await settled();
      expect(held(), view).not.toMatch(shown);
      document.body.replaceChildren();
    }
    goTo('view=board');
    await openBoard(maya);
    one('gw-board').dispatchEvent(new HeaderEvent('palette'));
    await settled();
    await userEvent.fill(one<HTMLInputElement>('input', one('gw-palette')), '77');
    await settled();
    expect(
      all('[role=option]', one('gw-palette'))
        .map((option) => option.textContent)
        .join(),
    ).not.toMatch(shown);
    const told = () =>
      [maya, jon, asha].map(({ awareness }) => JSON.stringify([...awareness.getStates().values()])).join();
    expect(told()).not.toMatch(shown);
    expect(JSON.stringify(exportBoard(maya.store.board))).not.toMatch(shown);
    revealVotes(maya.store.board, maya.act(), item);
    expect(JSON.stringify(exportBoard(maya.store.board))).toMatch(shown);
  });
});
