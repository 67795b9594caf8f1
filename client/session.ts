// What views may use of an open board. Views know this and the store, never Yjs, IndexedDB or the socket; the
// composition root makes one for each board that is opened.

import type { Apart } from '../shared/apart.ts';
import type { Act } from '../shared/board/edit.ts';
import type { BoardId, ItemId, MemberId } from '../shared/ids.ts';
import type { Access } from '../shared/links.ts';
import type { PictureType } from '../shared/picture.ts';
import type { BoardStore } from './store/board-store.ts';
import type { History } from './store/history.ts';
import type { Presence } from './sync/presence.ts';
import type { SyncStatus } from './sync/sync-status.ts';

/** The addresses of a board's links, as far as this browser can make them. */
export interface BoardLinks {
  readonly owner: string | null;
  readonly edit: string | null;
  readonly view: string | null;
}

/** A link that can be replaced by a new one, which ends what the old one lets its holders do. */
export type ReplaceableLink = 'edit' | 'view';

/** A picture whose bytes are kept here, as an item takes it up with a title. */
export interface PreparedPicture {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly type: PictureType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Marks of what this browser's person has seen on the board. */
export interface SeenMarks {
  /** False while this browser's own list is being read; until then nothing counts as new. */
  readonly loaded: boolean;
  has(mark: string): boolean;
  add(marks: readonly string[]): void;
  /** Calls the listener when any of it changed. */
  subscribe(listener: () => void): () => void;
}

/** Why a file cannot be added, in a sentence for the person. */
export class PictureRefusal extends Error {
  override name = 'PictureRefusal';
}

/** Why there is no code to join by, in a sentence for the person. */
export class JoinRefusal extends Error {
  override name = 'JoinRefusal';
}

/** The pictures of a board: their bytes lie in this browser and on the relay, beside the document. */
export interface BoardPictures {
  /**
   * Keeps a picture in this browser for an item, made smaller where it is too large. It is sent when an item has
   * taken it up (`addPicture`). Rejects with a PictureRefusal, whose message is a sentence for the person.
   */
  prepare(file: Blob, item?: ItemId): Promise<PreparedPicture>;
  /** An address for an `img` of this page, good until the board is closed; undefined while the picture is not here. */
  url(hash: string): Promise<string | undefined>;
  /** The picture itself, to be prepared on another board; undefined while it is not here. */
  file(hash: string): Promise<Blob | undefined>;
  /** Calls the listener when a picture has arrived: `url` then answers where it did not before. */
  subscribe(listener: () => void): () => void;
}

export interface BoardSession {
  readonly id: BoardId;
  readonly store: BoardStore;
  readonly history: History;
  readonly presence: Presence;
  /** Which mentions the person here has seen; kept in this browser. */
  readonly seen: SeenMarks;
  readonly pictures: BoardPictures;
  /** When this browser was out of step with the board, by periods; the same list as long as they are the same. */
  readonly apart: readonly Apart[];
  /** A view link reads only. */
  readonly access: Access;
  /** This browser came by a join link: it may write until the meeting is over, and has no link to hand out. */
  readonly joined: boolean;
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
  readonly status: SyncStatus;
  /** The relay's time, milliseconds since 1970; `clockIsSure` false asks for an "≈". */
  now(): number;
  readonly clockIsSure: boolean;
  links(): BoardLinks;
  /** Asks the relay which links are in force; subscribers are told when others are. */
  askLinks(): void;
  /**
   * Puts a new link in the place of the one in force: the edit link where this browser holds the owner link, the view
   * link where it may write. Settles with a sentence when that was not possible, else with null.
   */
  replaceLink(which: ReplaceableLink): Promise<string | null>;
  /**
   * The whole address that a phone joins this meeting by: whoever has it may edit for at most eight hours. The same one
   * for an hour, so it may be asked for whenever it is shown. Rejects with a JoinRefusal, whose message is a sentence for
   * the person, where this browser has no edit link or the relay is away.
   */
  mintJoinLink(): Promise<string>;
  /** Ends all join links of the board, whoever made them; where the relay is away, when it is back. Never rejects. */
  endJoinLinks(): Promise<void>;
  /** Everything on this board as a file to keep, also when nothing can be saved. */
  copyOut(): { readonly name: string; readonly json: string };
  /** Calls the listener when status, me, readOnly, the links or the periods of being apart changed. */
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}
