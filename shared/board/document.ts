// Where things sit in the Y.Doc of a board. Each root is a Y.Map made by its name, so two people who open a new
// board offline never create the same thing twice; nothing is written on open.
//
//   items     item id → Y.Map, made once by whoever adds the item (keys: see itemKeys)
//   columns   "<column id>/<field>" → value     and likewise members, epics, sprints
//   meetings  "<meeting id>/<field>" → value, the id made of the meeting's number (see meetingKeys in read-meetings.ts)
//   settings  field → value
//   capacity  "<sprint id>/<member id>/<field>" → value; beside it, and beside fields of sprints, what each member last
//             said of it (see sprint-said.ts)
//   signOffs  sign-off id → {…}, written once; "<id>/withdrawn" → {by, at}
//   rounds    "<item id>/<number>/<field>" → openedAt, revealed {at, by, voters}, agreed {at, by, card}
//   votes     "<item id>/<number>/<member id>" → {value, at, roles}
//   meta      "written:<version>" → true, "needs:<version>" → true
//
// One key for each field, so that edits of different fields never collide; the small records are flat because a
// nested map made by two people under one key would lose one person's content.
//
// Versions: readers upgrade what they read, nothing stored is migrated. A key never changes its type or meaning; a
// new meaning gets a new key, and writers write old and new for two releases. Unknown keys and kinds are kept.

import * as Y from 'yjs';
import type { ItemId } from '../ids.ts';

/** The version of the document that this code writes. */
export const documentVersion = 1;

export type YItem = Y.Map<unknown>;
export type Flat = Y.Map<unknown>;

/** The flat roots, by name. */
export const flatRoots = [
  'columns',
  'members',
  'epics',
  'sprints',
  'meetings',
  'settings',
  'capacity',
  'signOffs',
  'rounds',
  'votes',
  'meta',
] as const;
export type FlatRoot = (typeof flatRoots)[number];

export interface Board {
  readonly doc: Y.Doc;
  readonly items: Y.Map<YItem>;
  readonly flat: Readonly<Record<FlatRoot, Flat>>;
}

/** The roots of a board's document. Writes nothing. */
export function openBoard(doc: Y.Doc): Board {
  const flat = Object.fromEntries(flatRoots.map((name) => [name, doc.getMap(name)]));
  return { doc, items: doc.getMap('items'), flat: flat as Record<FlatRoot, Flat> };
}

/** Keys inside an item's map. Sets (labels, assignees, …) have one key for each element, so that adding never collides. */
export const itemKeys = {
  kind: 'kind',
  number: 'number',
  /** [column or null, sprint or null, backlog rank, board rank]: one register, so that a move is atomic. */
  place: 'place',
  points: 'points',
  due: 'due',
  epic: 'epic',
  gain: 'gain',
  output: 'output',
  people: 'people',
  backlog: 'backlog',
  takenUpBy: 'takenUpBy',
  /** true: engineers say that this task takes less than half a day. */
  underHalfDay: 'underHalfDay',
  /** {item, how}: the item that this one was made from. */
  cameFrom: 'cameFrom',
  /** {board or null, item}: where an archived item lives on; a board other than this, or an item whose checklist took it. */
  movedTo: 'movedTo',
  /** "<board>/<item>": what this item was on the board that it was moved from. */
  arrivedFrom: 'arrivedFrom',
  /** {text key: number}: fingerprints of its words as they arrived, to tell whether they were changed since. */
  arrivedWords: 'arrivedWords',
  sourceKey: 'sourceKey',
  /** What the import that wrote it last read of it in the file (see import-record.ts). */
  imported: 'imported',
  /** {by, at}, or null: archived or not. */
  archived: 'archived',
  /** [at, by] */
  created: 'created',
  /** Y.Array of [at, by, field, from, to] and, of a burst of typing, where it began */
  log: 'log',
  /** `t:<field>` or `t:<field>~<client>`: Y.Text */
  text: 't:',
  label: 'label:',
  assignee: 'assignee:',
  blockedBy: 'blockedBy:',
  line: 'line:',
  lineDone: 'lineDone:',
  lineRank: 'lineRank:',
  lineGone: 'lineGone:',
  /** {item, line, text, done}: where a split put a copy of this line, and what it said then. */
  lineMoved: 'lineMoved:',
  /** `comment:<id>` → {by, at, text, mentions}, written once; what its author changed later stands beside it. */
  comment: 'comment:',
  /** {text, mentions, at}: the words that its author put in place of the first ones. */
  commentText: 'commentText:',
  /** {by, at}: taken back. */
  commentGone: 'commentGone:',
  attachment: 'attachment:',
  /** `picture:<SHA-256 in hex>` → {title, type, width, height, bytes, at}; the bytes themselves lie beside the document. */
  picture: 'picture:',
  box: 'box:',
} as const;

/** The item's map, or undefined when there is none by that id (or something else stands in its place). */
export function yItem(board: Board, id: ItemId): YItem | undefined {
  const found: unknown = board.items.get(id);
  return found instanceof Y.Map ? (found as YItem) : undefined;
}

/**
 * True while changes have arrived whose past has not: what they replace is gone already, and reads as if nobody had ever
 * set it, until the past comes.
 */
export const hasGaps = (board: Board): boolean => board.doc.store.pendingStructs !== null;

/**
 * True while the register of this item has been replaced by something that is not here. Also without a gap: deletions
 * travel by themselves, so they may have come, or been kept, when what they made room for was not.
 */
export const isReplacedUnseen = (board: Board, item: YItem, key: string): boolean =>
  item.get(key) === undefined && (hasGaps(board) || item._map.has(key));

export interface HeldText {
  readonly key: string;
  readonly text: Y.Text;
}

/**
 * Of all the texts that hold words of one field, those to show. More than one only where two people began the same
 * empty field of an older item at the same time, each offline: then both are kept and shown, sorted by key.
 */
export function shownTexts(held: readonly HeldText[]): readonly HeldText[] {
  const sorted = [...held].sort((a, b) => (a.key < b.key ? -1 : 1));
  const spoken = sorted.filter(({ text }) => text.length > 0);
  return spoken.length > 0 ? spoken : sorted.slice(0, 1);
}

/** The texts to show for one field of an item; empty while nobody has begun it. */
export function textsOf(item: YItem, field: string): readonly HeldText[] {
  const name = `${itemKeys.text}${field}`;
  const held: HeldText[] = [];
  for (const [key, value] of item.entries()) {
    if ((key === name || key.startsWith(`${name}~`)) && value instanceof Y.Text)
      held.push({ key, text: value });
  }
  return shownTexts(held);
}

/** Ids of the items that a transaction touched; what waits for the relay is counted by these. */
export function itemsIn(board: Board, transaction: Y.Transaction): readonly ItemId[] {
  const ids = new Set<ItemId>();
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === board.items) for (const key of keys) if (key !== null) ids.add(key as ItemId);
    let at: Y.AbstractType<unknown> | null = type as unknown as Y.AbstractType<unknown>;
    while (at !== null && at._item !== null) {
      const parent = at._item.parent as Y.AbstractType<unknown>;
      if ((parent as unknown) === board.items && at._item.parentSub !== null)
        ids.add(at._item.parentSub as ItemId);
      at = parent;
    }
  }
  return [...ids];
}

/** Under which key of which item a text stands; undefined where it stands in no item. */
export function placeOfText(board: Board, text: Y.Text): { item: ItemId; key: string } | undefined {
  const held = text._item;
  const parent = held?.parent;
  if (!held || !(parent instanceof Y.Map) || (parent._item?.parent as unknown) !== board.items)
    return undefined;
  const [item, key] = [parent._item?.parentSub, held.parentSub];
  return item && key !== null ? { item: item as ItemId, key } : undefined;
}

export interface Versions {
  /** The highest version that has written here. */
  readonly written: number;
  /** The lowest version that may write. */
  readonly needs: number;
}

/** The marks of versions. They only ever grow: each is a key of its own, so no write can lower them. */
export function readVersions(board: Board): Versions {
  let written = 0;
  let needs = 0;
  for (const key of board.flat.meta.keys()) {
    const [name, number] = key.split(':');
    const version = Number(number);
    if (!Number.isInteger(version)) continue;
    if (name === 'written') written = Math.max(written, version);
    if (name === 'needs') needs = Math.max(needs, version);
  }
  return { written, needs };
}
