// Items as readers see them: frozen plain records, a union on `kind`. Words people type stand in `texts`.

import type { BoardId, CommentId, EpicId, ColumnId, ItemId, LineId, MemberId, SprintId } from './ids.ts';
import type { Backlog, TextField } from './kind.ts';
import type { BoxEvent } from './time-box.ts';

/** Where an item is: one register, so that a move is atomic. */
export interface Place {
  /** Its column on the board, or null while it is only in a backlog. */
  readonly column: ColumnId | null;
  readonly sprint: SprintId | null;
  /** Order keys; see order.ts. */
  readonly backlogRank: string;
  readonly boardRank: string;
}

/** A line of the definition of done, or an acceptance criterion. */
export interface Line {
  readonly id: LineId;
  readonly text: string;
  readonly done: boolean;
  readonly rank: string;
}

/** The lines that say something. One without words is only where somebody may begin to type: it counts for nothing. */
export const writtenLines = (item: { readonly lines: readonly Line[] }): readonly Line[] =>
  item.lines.filter(({ text }) => text.trim() !== '');

export interface Comment {
  readonly id: CommentId;
  readonly by: MemberId | null;
  /** The name that came with an import, where nobody has claimed it. */
  readonly author: string;
  readonly at: number;
  readonly text: string;
  /** Members whom it speaks to. */
  readonly mentions: readonly MemberId[];
  /** When its author last changed it, or null. */
  readonly editedAt: number | null;
  /** Its author took it back; its words are kept, and come back with it. */
  readonly takenBack: { readonly by: MemberId | null; readonly at: number } | null;
}

export interface Attachment {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** A picture of an item; its bytes lie beside the document, found by their hash. */
export interface Picture {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly title: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  /** In pixels, or 0 where not known. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** How an item came out of another one: a follow-up of its outcome, a part split off, a copy. */
export type Origin = 'outcome' | 'split' | 'copy';

/** One entry of an item's log. Short fields keep both values; texts keep what this burst took out and put in. */
export interface LogEntry {
  readonly at: number;
  readonly by: MemberId | null;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Of a burst of typing: where in the text it began, as the text was then; null where that is not known. */
  readonly position: number | null;
}

interface ItemBase {
  readonly id: ItemId;
  readonly number: number;
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  readonly place: Place;
  readonly labels: readonly string[];
  readonly assignees: readonly MemberId[];
  /** ISO date `2026-11-22`, or null. */
  readonly due: string | null;
  readonly epic: EpicId | null;
  readonly blockedBy: readonly ItemId[];
  readonly lines: readonly Line[];
  readonly comments: readonly Comment[];
  readonly attachments: readonly Attachment[];
  readonly pictures: readonly Picture[];
  readonly archived: { readonly by: MemberId | null; readonly at: number } | null;
  /** Key in the tool it was imported from, or ''. */
  readonly sourceKey: string;
  readonly createdAt: number;
  readonly createdBy: MemberId | null;
  /** An engineer who took up a technical item that somebody else made, or null. */
  readonly takenUpBy: MemberId | null;
  /** The item that this one was made from. */
  readonly cameFrom: { readonly item: ItemId; readonly how: Origin } | null;
  /** Where it lives on since it was archived: on another board, or (board null) as a line of another item. */
  readonly movedTo: { readonly board: BoardId | null; readonly item: ItemId } | null;
  /** "<board>/<item>" of the board that it was moved from, or ''. */
  readonly arrivedFrom: string;
  readonly log: readonly LogEntry[];
}

interface Sized extends ItemBase {
  readonly points: number | null;
}

export interface Story extends Sized {
  readonly kind: 'story';
}

export interface Task extends Sized {
  readonly kind: 'task';
  /** Who gains by it. */
  readonly gain: 'team' | 'product';
  /** Engineers say that it takes less than half a day: rather a line on another item's checklist. */
  readonly underHalfDay: boolean;
}

export interface Spike extends ItemBase {
  readonly kind: 'spike';
  /** What the spike is to bring. */
  readonly output: 'knowledge' | 'decision' | null;
  /** How many people work on it at once; its hours in capacity count that often. */
  readonly people: number;
  readonly box: readonly BoxEvent[];
}

export interface Bug extends Sized {
  readonly kind: 'bug';
  readonly backlog: Backlog;
}

/** An item whose kind this version does not know: shown as a notice, kept as it is. */
export interface UnknownItem extends ItemBase {
  readonly kind: 'unknown';
  readonly unknownKind: string;
}

export type KnownItem = Story | Task | Spike | Bug;
export type Item = KnownItem | UnknownItem;

export function isKnown(item: Item): item is KnownItem {
  return item.kind !== 'unknown';
}

/** In which backlog an item stands. */
export const backlogOf = (item: Item): Backlog => {
  if (item.kind === 'bug') return item.backlog;
  return item.kind === 'task' || item.kind === 'spike' ? 'technical' : 'product';
};
