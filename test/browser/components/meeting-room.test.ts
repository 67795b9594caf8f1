// Who is in the room: everybody once, with what they do; the lead handed over, and taken when whoever had it is gone; many
// people folded; what is not known is not said.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { GwRoom } from '../../../client/components/refine/gw-room.ts';
import { writePresence } from '../../../client/sync/presence-state.ts';
import { handLead, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { HandClock } from '../../unit/sync/hand-clock.ts';
import { meetingDesk, type MeetingDesk } from './meeting-kit.ts';
import { mount } from './mount.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

interface Sitting {
  readonly member: MemberId | null;
  readonly item?: ItemId | null;
  readonly field?: string | null;
}

/** Somebody else's tab, as the wire tells of it; the returned function takes it away. */
function sits(room: MeetingDesk, { member, item = room.items[0], field = null }: Sitting): () => void {
  const theirs = new Awareness(new Y.Doc());
  const entry = member === null ? undefined : room.here.store.members.get(member);
  const tell = () =>
    applyAwarenessUpdate(room.here.awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'relay');
  theirs.setLocalState(
    writePresence({
      member,
      name: entry?.name ?? '',
      colour: entry?.colour ?? 0,
      look: { view: 'refine', item, field },
      moving: [],
      caret: null,
      activity: 'active',
    }),
  );
  tell();
  return () => {
    theirs.setLocalState(null);
    tell();
  };
}

async function roomOn(room: MeetingDesk, following = false) {
  const clock = new HandClock();
  const element = new GwRoom();
  element.following = following;
  element.wait = clock.after;
  await mount(room.here, element);
  return {
    element,
    rows: () =>
      all('li', element).map((row) =>
        all('.who, .following', row)
          .map((part) => part.textContent?.replace(/\s+/g, ' ').trim())
          .join(' | '),
      ),
    count: () => one('.count', element).textContent?.trim(),
    pass: async (ms: number) => {
      clock.pass(ms);
      await settled();
    },
    press: async (name: string) => {
      named('button', name, element).click();
      await settled();
    },
  };
}

describe('in the room', () => {
  it('stands everybody who takes part, with what they do, and the one I follow', async () => {
    const room = meetingDesk({ me: 'jon' });
    const { maya, asha, tom } = room.people;
    sits(room, { member: maya });
    sits(room, { member: asha, field: 'question' });
    sits(room, { member: asha, item: room.items[1] });
    const leave = sits(room, { member: tom, item: room.items[1] });
    const { rows, count, pass } = await roomOn(room, true);
    const key = room.here.store.keyOf(room.here.store.item(room.items[1]) as never);
    expect(rows()).toEqual([
      'Maya OlsenProduct owner · leads | following',
      'Asha SinghEngineer · editing the question',
      'Jon KarlssonEngineer · you',
      `Tom DuarteEngineer, Facilitator · looks at ${key}`,
    ]);
    expect(count()).toBe('4');
    leave();
    await pass(3000);
    expect(count()).toBe('4');
    await pass(6000);
    expect(rows().at(-1)).toBe('Tom DuarteEngineer, Facilitator · not here now');
    expect(count()).toBe('3');
  });

  it('does not render for a caret that moves', async () => {
    const room = meetingDesk({ me: 'jon' });
    sits(room, { member: room.people.maya });
    const { element, pass } = await roomOn(room);
    await pass(10_000);
    const render = vi.spyOn(element as unknown as { render(): unknown }, 'render');
    sits(room, { member: room.people.maya });
    await pass(1000);
    expect(render).not.toHaveBeenCalled();
    sits(room, { member: room.people.asha });
    await pass(1000);
    expect(render).toHaveBeenCalledOnce();
  });

  it('G68 the lead is handed over by whoever has it, and the focus stays in the room', async () => {
    const room = meetingDesk();
    sits(room, { member: room.people.jon });
    sits(room, { member: room.people.asha });
    const { element, rows, pass } = await roomOn(room);
    await pass(10_000);
    const more = named('button', 'More for Jon Karlsson', element);
    more.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(focused()?.textContent).toContain('Hand the lead to Jon');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(room.meeting().leader).toBe(room.people.jon);
    expect(rows()[0]).toBe('Jon KarlssonEngineer · leads');
    expect(all('[aria-haspopup]', element)).toEqual([]);
    await expect.poll(() => element.contains(document.activeElement)).toBe(true);
  });

  it('G106 who leads now is said to the others by name, to whoever it is as “you”, and not to who has just started', async () => {
    const said: string[] = [];
    const room = meetingDesk({ me: 'maya', started: false });
    const { element } = await roomOn(room);
    element.addEventListener('gw-announce', ({ words }) => said.push(words));
    const { board } = room.here.store;
    startMeeting(board, room.as(room.people.maya, 0));
    await settled();
    expect(said).toEqual([]);
    handLead(board, room.as(room.people.maya, 1), room.people.jon);
    await settled();
    handLead(board, room.as(room.people.jon, 2), room.people.maya);
    await settled();
    expect(said).toEqual([expect.stringMatching(/^Jon\b.* leads now\.$/), 'You lead now.']);
  });

  it('G69 the lead is taken only when whoever had it is gone, and not for a moment’s absence', async () => {
    const room = meetingDesk({ me: 'jon' });
    const leave = sits(room, { member: room.people.maya });
    const { element, pass, press, rows } = await roomOn(room);
    await pass(10_000);
    expect(element.shadowRoot?.textContent).toContain('Maya leads and is here. Ask Maya for the lead.');
    expect(all('.take', element)).toEqual([]);
    leave();
    await pass(4000);
    expect(all('.take', element)).toEqual([]);
    await pass(4000);
    expect(one('.take span', element).textContent).toBe('Maya leads and is not here.');
    await press('Take the lead');
    expect(room.meeting().leader).toBe(room.people.jon);
    expect(rows()[0]).toContain('Jon Karlsson');
    expect(all('.take', element)).toEqual([]);
  });

  it('says offline of oneself, and of the others that it is not known', async () => {
    const room = meetingDesk({ me: 'jon' });
    sits(room, { member: room.people.maya });
    const { element, rows, pass } = await roomOn(room);
    await pass(10_000);
    room.here.setStatus({ ...room.here.session.status, where: 'thisDeviceOnly', items: 3 });
    room.here.setOnline(false);
    await pass(1000);
    expect(rows()).toContain('Jon KarlssonEngineer · you · offline, 3 changed items waiting');
    expect(rows()).toContain('Maya OlsenProduct owner · leads');
    expect(all('.count, .take', element)).toEqual([]);
    expect(element.shadowRoot?.textContent).toContain('You are offline, so who else is here is not known.');
  });

  it('folds more than ten, and counts those without a name', async () => {
    const room = meetingDesk({ me: 'jon' });
    for (let i = 0; i < 28; i += 1)
      sits(room, { member: addMember(room.here.store.board, room.here.act(), `Person ${i + 1}`) });
    sits(room, { member: null });
    const { element, rows, count, press } = await roomOn(room);
    expect(rows()).toHaveLength(10);
    expect(count()).toBe('30');
    expect(element.shadowRoot?.textContent).toContain('1 has not said who they are');
    await press('and 20 more');
    expect(rows()).toHaveLength(30);
    await press('Show fewer');
    expect(rows()).toHaveLength(10);
  });

  it.each(['light', 'dark'] as const)('is accessible, also on a phone, %s', async (theme) => {
    setTheme(theme);
    const room = meetingDesk();
    sits(room, { member: room.people.jon, field: 'question' });
    sits(room, { member: null });
    await roomOn(room, true);
    await expectAccessible();
    named('button', 'More for Jon').click();
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
  });
});
