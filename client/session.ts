// What views may use of an open board. Views know this and the store, never Yjs, IndexedDB or the socket; the
// composition root makes one for each board that is opened.

import type { Act } from '../shared/board/edit.ts';
import type { TextRef } from '../shared/board/mutate-text.ts';
import type { BoardId, MemberId } from '../shared/ids.ts';
import type { Access } from '../shared/links.ts';
import type { BoardStore } from './store/board-store.ts';
import type { History } from './store/history.ts';
import type { SharedText, TextListener } from './store/shared-text.ts';
import type { Presence } from './sync/presence.ts';
import type { SyncStatus } from './sync/sync-status.ts';

/** The addresses of a board's links, as far as this browser can make them. */
export interface BoardLinks {
  readonly owner: string | null;
  readonly edit: string | null;
  readonly view: string | null;
}

export interface BoardSession {
  readonly id: BoardId;
  readonly store: BoardStore;
  readonly history: History;
  readonly presence: Presence;
  /** A view link reads only. */
  readonly access: Access;
  /** Settles when this browser's own copy has been read (or could not be); from then on the board is shown. */
  readonly loaded: Promise<void>;
  /** True when nothing may be changed here: a view link, or a document that needs a newer version. */
  readonly readOnly: boolean;
  /** Who this browser's person is on this board; null until they pick themselves. */
  readonly me: MemberId | null;
  /** The person picked or added themselves; remembered in this browser. */
  setMe(member: MemberId): void;
  /** By whom and when a change made now is. Before the person has picked themselves `by` is null. */
  act(): Act;
  /** A text for an editor. Close it when the editor goes. */
  text(ref: TextRef, listener: TextListener): SharedText;
  readonly status: SyncStatus;
  /** The relay's time, milliseconds since 1970; `clockIsSure` false asks for an "≈". */
  now(): number;
  readonly clockIsSure: boolean;
  links(): BoardLinks;
  /** Everything on this board as a file to keep, also when nothing can be saved. */
  copyOut(): { readonly name: string; readonly json: string };
  /** Calls the listener when status, me or readOnly changed. */
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}
