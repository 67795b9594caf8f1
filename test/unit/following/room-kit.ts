// A meeting on a real document, with presence made up: who is here, from where, and what one tab makes of it.

import * as Y from 'yjs';
import { Following } from '../../../client/controllers/following.ts';
import { Leading } from '../../../client/controllers/leading.ts';
import type { EdgedView } from '../../../client/controllers/top-edge.ts';
import type { Place, Shown } from '../../../client/components/following/place.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import type { Present, Session } from '../../../client/sync/presence.ts';
import type { Act } from '../../../shared/board/edit.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import type { BoardId, ItemId, MemberId } from '../../../shared/ids.ts';
import { monday, seeded } from '../../board-kit.ts';
import { HandClock } from '../sync/hand-clock.ts';

export interface Told extends Partial<Omit<Session, 'client'>> {
  readonly member: MemberId | null;
  readonly client: number;
  readonly view?: string;
  readonly item?: ItemId | null;
  readonly row?: string;
}

export function room() {
  const store = new BoardStore(new Y.Doc());
  const random = seeded(3);
  let at = monday;
  const act = (by: MemberId | null): Act => ({ by, random, at: (at += 1000) });
  const { board } = store;
  const person = (name: string) => addMember(board, act(null), name);
  const [maya, jon, asha] = [person('Maya Olsen'), person('Jon Karlsson'), person('Asha Singh')];
  const item = (title: string) => addItem(board, act(jon), { kind: 'story', title });
  return { store, board, act, maya, jon, asha, items: [item('One'), item('Two')] as const };
}

export type Room = ReturnType<typeof room>;

/** People by what their tabs tell. */
export function people(told: readonly Told[], me: MemberId | null = null): readonly Present[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = one.member ?? `client ${one.client}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((tabs): Present => {
    const { member } = tabs[0] as Told;
    const sessions = tabs.map((told): Session => {
      const { member: _, view = 'refine', item = null, row = null, ...rest } = told;
      const look = { view, item, field: null, row, tab: null };
      return {
        look,
        moving: [],
        caret: null,
        activity: 'active',
        leads: false,
        access: 'edit',
        ...rest,
      };
    });
    return {
      member,
      name: '',
      colour: 0,
      activity: 'active',
      me: member !== null && member === me,
      sessions,
    };
  });
}

/** One tab in the room, on a clock that is turned by hand. */
export function tab(place: Room, me: MemberId | null, { presented = false } = {}) {
  const clock = new HandClock();
  const shows: Place[] = [];
  const presence = {
    others: [] as readonly Present[],
    offline: false,
    client: 50,
    mine: { activity: 'active', leads: false } as { activity: string; leads: boolean },
    points: [] as (string | null)[],
    leads: (leads: boolean) => void (presence.mine = { ...presence.mine, leads }),
    point: (row: string | null) => void (presence.points.at(-1) === row || presence.points.push(row)),
  };
  const here = {
    shown: { view: 'board', item: null } as Shown,
    busy: false,
    presented,
    view: { topRow: null, showRow: () => {} } as EdgedView,
  };
  const session = () => ({
    id: `b${'b'.repeat(42)}` as BoardId,
    store: place.store,
    presence: presence as never,
    me,
    readOnly: me === null,
  });
  const leading = new Leading({
    session,
    shown: () => here.view,
    isPresented: () => here.presented,
    changed: () => {},
    after: clock.after,
  });
  const following = new Following({
    session,
    shown: () => here.shown,
    isPresented: () => here.presented,
    leads: () => leading,
    isBusy: () => here.busy,
    show: (to) => {
      shows.push(to);
      here.shown = { view: to.view, item: to.item };
    },
    changed: () => {},
    after: clock.after,
  });
  const update = () => {
    leading.update();
    following.update();
  };
  return {
    here,
    presence,
    leading,
    following,
    clock,
    shows,
    update,
    /** These people are here now, besides this tab. */
    hear(told: readonly Told[]) {
      presence.others = people(told, me);
      update();
    },
    /** The person at this tab goes there by hand. */
    goTo(shown: Shown) {
      here.shown = shown;
      update();
    },
    how: () => following.standing?.how,
    heard: () => following.standing?.heard,
  };
}
