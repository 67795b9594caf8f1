// One person at an open board, for component tests: the real document, store, history and presence, with a status and
// links made up, and a pipe in place of the relay between two desks.

import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { BoardLinks, BoardSession } from '../../../client/session.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { StoredMarks } from '../../../client/storage/stored-marks.ts';
import { Presence } from '../../../client/sync/presence.ts';
import type { SyncStatus } from '../../../client/sync/sync-status.ts';
import type { Apart } from '../../../shared/apart.ts';
import { setReadOnly, type Act } from '../../../shared/board/edit.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import type { BoardId, MemberId } from '../../../shared/ids.ts';
import { resolveMember } from '../../../shared/team.ts';
import { monday, seeded } from '../../board-kit.ts';
import { DeskPictures } from './desk-pictures.ts';

export const saved: SyncStatus = {
  where: 'saved',
  label: 'Saved',
  sentence: 'The relay has everything on its disk, and so has this device.',
  tone: 'ok',
  items: 0,
  refusal: '',
};

const links: BoardLinks = {
  owner: 'https://groundwork.example/b/board#owner.0.secret',
  edit: 'https://groundwork.example/b/board#edit.0.secret',
  view: 'https://groundwork.example/b/board#view.0.0.secret',
};

export interface Desk {
  readonly session: BoardSession;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly store: BoardStore;
  readonly pictures: DeskPictures;
  /** Makes a change as the person at this desk, or as somebody else. */
  act(by?: MemberId | null): Act;
  setStatus(status: SyncStatus): void;
  /** The relay's time at this desk from now on, and whether it is sure of it. */
  setClock(at: number, sure?: boolean): void;
  /** When this browser was out of step, as the storage says. */
  setApart(periods: readonly Apart[]): void;
  setReadOnly(readOnly: boolean): void;
  /** The line to the relay: without it nobody knows who else is here. */
  setOnline(online: boolean): void;
  /** What the relay says of other sessions: how their links let them take part. */
  setWho(access: 'edit' | 'view', ...others: readonly Desk[]): void;
  readonly copiedOut: { times: number };
}

export interface DeskOptions {
  readonly seed?: number;
  /** A name: a member by that name is added and sits here. */
  readonly name?: string;
  /** A link to look only. */
  readonly access?: 'edit' | 'view';
}

export function desk({ seed = 1, name, access = 'edit' }: DeskOptions = {}): Desk {
  const random = seeded(seed);
  const doc = new Y.Doc();
  doc.clientID = Math.floor(random() * 2 ** 31);
  const store = new BoardStore(doc);
  const awareness = new Awareness(doc);
  const pictures = new DeskPictures();
  const seen = new StoredMarks(
    { setting: async (_name, parse) => parse(undefined), setSetting: async () => {} },
    'seen',
  );
  const listeners = new Set<() => void>();
  const copiedOut = { times: 0 };
  let at = monday;
  let me: MemberId | null = null;
  let status = saved;
  let sure = true;
  let readOnly = access === 'view';
  let apart: readonly Apart[] = [];
  const tell = () => {
    for (const listener of Array.from(listeners)) listener();
  };
  const act = (by: MemberId | null = me): Act => {
    at += 1000;
    return { by, at, random };
  };
  const history = new History(store.board, () => act());
  const line = { state: { status: 'connected' }, who: new Map<number, 'edit' | 'view'>(), moved: () => {} };
  const presence = new Presence({
    awareness,
    source: Object.assign(line, {
      subscribe(listener: () => void) {
        line.moved = listener;
        return () => {};
      },
    }),
    after: (_ms, run) => {
      queueMicrotask(run);
      return () => {};
    },
    onPageLife: () => () => {},
  });
  const enter = () => {
    const member = me === null ? undefined : store.members.get(me);
    presence.enter({ member: me, name: member?.name ?? '', colour: member?.colour ?? 0 });
  };
  const session: BoardSession = {
    id: 'b'.repeat(43) as BoardId,
    store,
    history,
    presence,
    pictures,
    seen,
    get apart() {
      return apart;
    },
    access,
    joined: false,
    loaded: Promise.resolve(),
    get readOnly() {
      return readOnly;
    },
    get me() {
      return me === null ? null : resolveMember(store.members, me);
    },
    setMe(member) {
      me = member;
      enter();
      tell();
    },
    act: () => act(),
    get status() {
      return status;
    },
    now: () => at,
    get clockIsSure() {
      return sure;
    },
    links: () => links,
    askLinks: () => {},
    replaceLink: async () => null,
    mintJoinLink: async () =>
      `https://groundwork.example/b/${'b'.repeat(43)}?view=refine#join.${'j'.repeat(43)}`,
    endJoinLinks: async () => {},
    copyOut: () => {
      copiedOut.times += 1;
      return { name: 'board.json', json: '{}' };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      presence.leave();
      pictures.close();
      awareness.destroy();
      history.close();
      store.close();
    },
  };
  enter();
  if (name !== undefined) session.setMe(addMember(store.board, act(), name));
  return {
    session,
    doc,
    awareness,
    store,
    pictures,
    act,
    setClock(next, isSure = true) {
      at = next;
      sure = isSure;
      tell();
    },
    setStatus(next) {
      status = next;
      tell();
    },
    setApart(next) {
      apart = next;
      tell();
    },
    setReadOnly(next) {
      readOnly = next;
      setReadOnly(store.board, next);
      tell();
    },
    setOnline(online) {
      line.state = { status: online ? 'connected' : 'waiting' };
      line.moved();
    },
    setWho(access, ...others) {
      line.who = new Map([
        ...line.who,
        ...others.map(({ doc: { clientID } }) => [clientID, access] as const),
      ]);
      line.moved();
    },
    copiedOut,
  };
}

/** What goes on between two desks: nothing while it is cut. */
export interface Pipe {
  cut(): void;
  join(): void;
}

/** Joins two desks as the relay would: at once, both ways, presence too. */
export function pipe(a: Desk, b: Desk): Pipe {
  const origin = { writer: 'pipe' };
  let open = false;
  const exchange = () => {
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), origin);
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), origin);
  };
  const carry = (from: Desk, to: Desk) => {
    from.doc.on('update', (update: Uint8Array, by: unknown) => {
      if (open && by !== origin) Y.applyUpdate(to.doc, update, origin);
    });
    from.awareness.on('update', (_changes: unknown, by: unknown) => {
      if (!open || by === origin) return;
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.doc.clientID]), origin);
    });
  };
  carry(a, b);
  carry(b, a);
  const join = () => {
    open = true;
    exchange();
    for (const [from, to] of [[a, b] as const, [b, a] as const]) {
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.doc.clientID]), origin);
    }
  };
  join();
  return { cut: () => (open = false), join };
}
