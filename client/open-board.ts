// Opens one board: puts document, store, history, this browser's copy, the connection, the other tabs, presence and
// the relay's clock together, and shows the whole as a BoardSession. The only place where all of them meet.

import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { itemsIn, type Board } from '../shared/board/document.ts';
import { mutationOrigin, setReadOnly, typingOrigin, type Act } from '../shared/board/edit.ts';
import { exportBoard } from '../shared/board/export-board.ts';
import type { MemberId } from '../shared/ids.ts';
import { linkFragment, type Link } from '../shared/links.ts';
import { lastEnded } from '../shared/meetings.ts';
import { closeCode } from '../shared/protocol.ts';
import { resolveMember } from '../shared/team.ts';
import { BoardLinkKeeper } from './board-links.ts';
import type { JoinLinks } from './join-links.ts';
import { LatePictures } from './late-pictures.ts';
import { JoinRefusal, type BoardSession } from './session.ts';
import { ApartLog } from './storage/apart-log.ts';
import { BoardLog } from './storage/board-log.ts';
import { linkAfter, type KnownBoards } from './storage/known-boards.ts';
import { StoredMarks } from './storage/stored-marks.ts';
import { askForLastingStorage } from './storage/lasting-storage.ts';
import { copyFault } from './storage/storage-state.ts';
import { BoardStore } from './store/board-store.ts';
import { History } from './store/history.ts';
import { watchActivity } from './sync/activity.ts';
import { RelayClock } from './sync/clock.ts';
import { Connection } from './sync/connection.ts';
import type { UnsavedLedger } from './sync/coverage.ts';
import { onWake } from './sync/page-life.ts';
import { Presence } from './sync/presence.ts';
import { syncStatus, tabReport, type SyncFacts, type SyncStatus } from './sync/sync-status.ts';
import { Tabs } from './sync/tabs.ts';

/** Changes that somebody made in this very tab: by a mutation, by typing, or by taking typing back. */
const madeHere = (origin: unknown): boolean =>
  origin === mutationOrigin || origin === typingOrigin || origin instanceof Y.UndoManager;

/** Items of a transaction; `board` stands for what is outside items. */
const changedIn = (board: Board, transaction: Y.Transaction): readonly string[] => {
  const items = itemsIn(board, transaction);
  return items.length > 0 ? items : ['board'];
};

/** A secure source where there is one; the browsers that we support all have it, on plain http too. */
const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296;

export interface OpenBoardOptions {
  readonly link: Link;
  readonly known: KnownBoards;
  /** `https://host`, without a path. */
  readonly origin: string;
  readonly member: MemberId | undefined;
}

export interface OpenedBoard extends BoardSession {
  /** Goes on with another link of the same board; what waited is sent with it. */
  useLink(link: Link): void;
  /** Settles when all that was done here is in this browser's copy, or could not be kept. */
  stored(): Promise<void>;
}

/** Opens the board of this link. It is shown from this browser's copy first and asks the relay meanwhile. */
export function openBoard({ link, known, origin, member }: OpenBoardOptions): OpenedBoard {
  const doc = new Y.Doc();
  const store = new BoardStore(doc);
  const { board } = store;
  const listeners = new Set<() => void>();
  const ends: (() => void)[] = [];
  let me = member ?? null;
  let status: SyncStatus | undefined;
  let wasSaved = false;

  const log = new BoardLog({
    boardId: link.board,
    doc,
    random,
    itemsIn: (transaction) => changedIn(board, transaction),
    isOwn: madeHere,
    onState: () => moved(),
  });
  const ledger: UnsavedLedger = {
    cover: () => log.cover(),
    confirm: (token) => log.confirm(token as ReturnType<BoardLog['cover']>),
  };
  const awareness = new Awareness(doc);
  const connection = new Connection({
    url: `${origin.replace(/^http/, 'ws')}/sync`,
    link,
    doc,
    awareness,
    ledger,
    isOwn: madeHere,
    random,
  });
  const tabs = new Tabs({ board: link.board, doc, isOwn: madeHere, ready: log.loaded, random });
  const presence = new Presence({ awareness, source: connection });
  const seen = new StoredMarks(known, `seen ${link.board}`);
  const clock = new RelayClock({ source: connection });
  const apart = new ApartLog(link.board, () => Math.round(clock.now()));
  const leave = () => apart.leave();
  const pictures = new LatePictures({
    store,
    link,
    origin,
    random,
    connected: () => connection.synced,
    onChange: () => moved(),
  });
  const act = (): Act => ({ by: me, at: Math.round(clock.now()), random });
  const history = new History(board, act);
  const links = new BoardLinkKeeper({
    link,
    origin,
    connection,
    onReplaced: (next) => replaceLink(next),
    onChange: () => tell(),
  });
  /** Made when a code to join by is first asked for. */
  let joining: Promise<JoinLinks> | undefined;
  const joinLinks = () => {
    joining ??= import('./join-links.ts').then(
      (part) =>
        new part.JoinLinks({
          link: () => links.link,
          origin,
          connection,
          now: () => clock.now(),
          after: () => lastEnded(store.meetings)?.id ?? '',
        }),
      () => {
        joining = undefined;
        throw new JoinRefusal('The code to join by could not be loaded. Look whether you are online.');
      },
    );
    return joining;
  };
  /** Links that the relay refused, so that none is taken up again by itself. */
  const refusedLinks = new Set<string>();

  const facts = (): SyncFacts => ({
    storage: log.state,
    ...unread(),
    connection: connection.state,
    access: connection.access,
    covered: connection.covered,
    changedHere: connection.changedHere,
    stalled: connection.stalled,
    notice: connection.notice,
    unsaved: log.unsaved(),
    pictures: pictures.facts,
    otherTabs: tabs.others,
  });

  function unread(): Pick<SyncFacts, 'copyFault'> {
    const fault = copyFault(log.report);
    return fault === undefined ? {} : { copyFault: fault };
  }

  /** Something that the status is made of moved. */
  function moved(): void {
    const now = facts();
    const next = syncStatus(now);
    // Each tab speaks for itself; what it has read of others' would come back as an echo.
    tabs.report(tabReport({ ...now, unsaved: log.ownUnsaved() }));
    if (next.where === 'saved' && !wasSaved) void known.saved(link.board, Math.round(clock.now()));
    wasSaved = next.where === 'saved';
    const met = apart.moved({
      synced: connection.synced,
      covered: connection.access === 'view' || connection.covered,
    });
    const same =
      !met && status?.label === next.label && status.sentence === next.sentence && status.tone === next.tone;
    status = next;
    if (!same) tell();
  }

  function tell(): void {
    for (const listener of Array.from(listeners)) listener();
  }

  function replaceLink(next: Link): void {
    connection.useLink(next);
    pictures.useLink(next);
    setReadOnly(board, next.role === 'view');
    void known.opened(link.board, Date.now(), { link: next });
    tell();
  }

  /** The link was refused: another tab of this browser may have been given a new one, or a weaker one is left. */
  async function lookForNewLink(): Promise<void> {
    const { state } = connection;
    if (state.status !== 'refused' || state.code !== closeCode.refused) return;
    const refused = links.link;
    refusedLinks.add(linkFragment(refused));
    const board = await known.find(link.board);
    const next = linkAfter(refused, board?.links ?? [], (one) => refusedLinks.has(linkFragment(one)));
    if (!next || connection.state !== state) return;
    if (refused.role === 'join') void known.dropLink(link.board, refused);
    links.use(next);
    replaceLink(next);
  }

  function sayWhoIAm(): void {
    const entry = me === null ? undefined : store.members.get(resolveMember(store.members, me));
    presence.enter({ member: entry?.id ?? null, name: entry?.name ?? '', colour: entry?.colour ?? 0 });
  }

  addEventListener('pagehide', leave);
  setReadOnly(board, link.role === 'view');
  sayWhoIAm();
  let tabsBefore = 0;
  let stateBefore = connection.state;
  ends.push(
    connection.subscribe(() => {
      if (connection.state !== stateBefore) void lookForNewLink();
      stateBefore = connection.state;
      pictures.connectionMoved();
      moved();
    }),
    onWake(() => void lookForNewLink()),
    log.onUnsaved(moved),
    tabs.subscribe(() => {
      // What waited in a tab that closed is in the store now, and this document takes it over.
      if (tabs.others.length < tabsBefore) void log.catchUp();
      tabsBefore = tabs.others.length;
      moved();
    }),
    store.subscribe('members', sayWhoIAm),
    store.subscribe('settings', () => void known.renamed(link.board, store.settings.name)),
    store.subscribe('versions', tell),
    clock.subscribe(tell),
    () => removeEventListener('pagehide', leave),
    watchActivity({ page: document, set: (activity) => presence.activity(activity) }),
  );
  // The copy on this device comes first, so that the relay is asked only for what is missing.
  // The store knows then what waits here, pictures too: nothing is called saved before.
  const loaded = log.loaded.then(() => store.told);
  void loaded.then(() => connection.connect());
  void loaded.then(() => pictures.dropIdleMarks()).catch(() => undefined);

  return {
    id: link.board,
    store,
    history,
    presence,
    seen,
    pictures,
    loaded,
    get apart() {
      return apart.periods;
    },
    get access() {
      return connection.access;
    },
    get joined() {
      return links.link.role === 'join';
    },
    get readOnly() {
      return connection.access === 'view' || store.needsNewerVersion;
    },
    get me() {
      return me === null ? null : resolveMember(store.members, me);
    },
    setMe(next) {
      me = next;
      // Somebody is about to write: the browser may ask them whether it shall keep that for good.
      void askForLastingStorage();
      void known.chooseMember(link.board, next);
      sayWhoIAm();
      tell();
    },
    act,
    get status() {
      return status ?? syncStatus(facts());
    },
    now: () => clock.now(),
    get clockIsSure() {
      return clock.sure();
    },
    links: () => links.addresses(),
    askLinks: () => void links.ask(),
    replaceLink: (which) => links.replace(which),
    mintJoinLink: async () => (await joinLinks()).mint(),
    endJoinLinks: async () => (await joinLinks().catch(() => undefined))?.end(),
    useLink(next) {
      links.use(next);
      replaceLink(next);
    },
    async stored() {
      await log.flush();
    },
    copyOut: () => ({
      name: `${store.settings.name.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'board'}.json`,
      json: JSON.stringify(exportBoard(board), null, 2),
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      for (const end of ends) end();
      leave();
      links.close();
      void joining?.then(
        (made) => made.close(),
        () => undefined,
      );
      presence.leave();
      clock.stop();
      tabs.close();
      await pictures.close();
      await log.close();
      connection.destroy();
      awareness.destroy();
      history.close();
      store.close();
      doc.destroy();
    },
  };
}
