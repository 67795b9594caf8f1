// The one way in which a person's change reaches the document: check first (Yjs does not roll back), then one
// transaction, in which short fields are set through an Edit. An Edit keeps the item log and remembers what it
// changed, so that the person may undo it.

import * as Y from 'yjs';
import type { ItemId, LineId, MemberId, Random } from '../ids.ts';
import {
  documentVersion,
  itemKeys,
  readVersions,
  yItem,
  type Board,
  type FlatRoot,
  type YItem,
} from './document.ts';
import { asList, sameValue } from './values.ts';

/** Who changes something, when (milliseconds since 1970 on the relay's time), and where chance comes from. */
export interface Act {
  readonly by: MemberId | null;
  readonly at: number;
  readonly random: Random;
}

export type RefusalCode =
  'readOnly' | 'tooOld' | 'notFound' | 'notAllowed' | 'invalid' | 'incomplete' | 'role';

/** A change that is not made, with one plain sentence for the person. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, sentence: string) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
  }
}

export function refuse(code: RefusalCode, sentence: string): never {
  throw new Refusal(code, sentence);
}

/** The origin of every transaction that a mutation makes; typing has its own, which text undo follows. */
export const mutationOrigin = Object.freeze({ writer: 'mutation' });
export const typingOrigin = Object.freeze({ writer: 'typing' });

/** One short field that a step changed. `undefined` stands for a key that is not there. */
export interface Change {
  readonly place: { readonly item: ItemId } | { readonly root: FlatRoot };
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Co-edited words, which undo changes as words. */
  readonly words?: true;
}

interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What one mutation changed, as far as it can be undone. */
export interface Step {
  readonly changes: readonly Change[];
}

/** Who wants to hear of each step as it is made: the history of undo. */
const listeners = new WeakMap<Board, Set<(step: Step) => void>>();

export function onStep(board: Board, listener: (step: Step) => void): () => void {
  const set = listeners.get(board) ?? new Set();
  listeners.set(board, set.add(listener));
  return () => set.delete(listener);
}

const readOnlyBoards = new WeakSet<Board>();

/** Refuses every mutation from now on (a view link, or a document from a newer version), or allows them again. */
export function setReadOnly(board: Board, readOnly: boolean): void {
  if (readOnly) readOnlyBoards.add(board);
  else readOnlyBoards.delete(board);
}

export function isReadOnly(board: Board): boolean {
  return readOnlyBoards.has(board) || readVersions(board).needs > documentVersion;
}

/** Refuses when this board may not be written here. */
export function checkWritable(board: Board): void {
  if (readVersions(board).needs > documentVersion) {
    refuse(
      'tooOld',
      'This board was changed by a newer version of Groundwork. Reload the page to go on editing.',
    );
  }
  if (readOnlyBoards.has(board)) {
    refuse('readOnly', 'You opened this board with a view link. Ask for an edit link to change it.');
  }
}

/** The item's map; refuses when it is not there. */
export function needItem(board: Board, id: ItemId): YItem {
  return yItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
}

/** A shared type in the place of a short field comes from no version of ours; once replaced, Yjs cannot put it back. */
const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? undefined : value);

/** Fields that stay in the log for good; of the others the newest 200 entries are kept. */
const keptInLog = new Set<unknown>([itemKeys.points, itemKeys.place, itemKeys.kind]);
const logLength = 200;
/** Trimming waits until this many are over, so that not every edit deletes something. */
const logSlack = 40;

export class Edit {
  readonly #board: Board;
  readonly #act: Act;
  readonly #changes: Change[] = [];

  constructor(board: Board, act: Act) {
    this.#board = board;
    this.#act = act;
  }

  get step(): Step {
    return { changes: this.#changes };
  }

  /** Sets a short field of an item and appends to its log. `logged` is what history shows, where the value is not. */
  setItem(
    id: ItemId,
    key: string,
    to: unknown,
    logged?: { readonly from: unknown; readonly to: unknown },
  ): void {
    const item = needItem(this.#board, id);
    const there = item.get(key);
    if (sameValue(there, to)) return;
    const from = plain(there);
    if (to === undefined) item.delete(key);
    else item.set(key, to);
    this.#changes.push({ place: { item: id }, key, from, to });
    const shown = logged ?? { from: from ?? null, to: to ?? null };
    if (!sameValue(shown.from, shown.to)) this.log(id, key, shown.from, shown.to);
  }

  /** Adds to an item what stands outside undo and is its own record: a comment, an event of its time-box. */
  addToItem(id: ItemId, key: string, value: unknown): void {
    needItem(this.#board, id).set(key, value);
  }

  /** Counts a new item as one step: undoing it archives the item, since a merge must not swallow another's edit. */
  created(id: ItemId): void {
    this.#changes.push({
      place: { item: id },
      key: itemKeys.archived,
      from: { by: this.#act.by, at: this.#act.at },
      to: undefined,
    });
  }

  /** Counts a new line of a checklist as a change: undoing it takes the line off again, its words stay. */
  addedLine(id: ItemId, line: LineId): void {
    this.#changes.push({ place: { item: id }, key: itemKeys.lineGone + line, from: true, to: undefined });
  }

  /** Counts a new record of a flat root as one step: undoing it archives the record. */
  addedRecord(root: FlatRoot, id: string): void {
    this.#changes.push({ place: { root }, key: `${id}/archived`, from: true, to: undefined });
  }

  /**
   * Changes co-edited words of a flat root: `splice` is the smallest change from what they are to `to` (see
   * smallestChange), so that another's words in them stay.
   */
  setWords(root: FlatRoot, key: string, to: string, splice: Splice): void {
    const flat = this.#board.flat[root];
    const held = flat.get(key);
    const text = held instanceof Y.Text ? held : new Y.Text(typeof held === 'string' ? held : '');
    if (text !== held) flat.set(key, text);
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    const from = text.toString();
    if (splice.remove > 0) text.delete(splice.at, splice.remove);
    if (splice.insert !== '') text.insert(splice.at, splice.insert);
    this.#changes.push({ place: { root }, key, from, to, words: true });
  }

  /**
   * Changes co-edited words of an item by `splice` (see smallestChange), with one entry in its log as for a burst of
   * typing. A text that nobody has begun is made under this key.
   */
  setItemWords(id: ItemId, key: string, to: string, splice: Splice): void {
    const item = needItem(this.#board, id);
    const held = item.get(key);
    const text = held instanceof Y.Text ? held : new Y.Text();
    if (text !== held) item.set(key, text);
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    const from = text.toString();
    if (splice.remove > 0) text.delete(splice.at, splice.remove);
    if (splice.insert !== '') text.insert(splice.at, splice.insert);
    this.#changes.push({ place: { item: id }, key, from, to, words: true });
    const field = key.startsWith(itemKeys.text) ? key.slice(itemKeys.text.length).replace(/~.*$/, '') : key;
    this.log(id, field, from.slice(splice.at, splice.at + splice.remove), splice.insert, splice.at);
  }

  /** Sets a field of a flat root. */
  set(root: FlatRoot, key: string, to: unknown): void {
    const flat = this.#board.flat[root];
    const there = flat.get(key);
    if (sameValue(there, to)) return;
    const from = plain(there);
    if (to === undefined) flat.delete(key);
    else flat.set(key, to);
    this.#changes.push({ place: { root }, key, from, to });
  }

  /** Writes into a flat root what stands outside undo: votes, agreements, sign-offs, sprint start and end. */
  record(root: FlatRoot, key: string, value: unknown): void {
    this.#board.flat[root].set(key, value);
  }

  /** Appends one entry to an item's log; of a burst of typing with the place in the text where it began. */
  log(id: ItemId, field: string, from: unknown, to: unknown, position?: number): void {
    const log = needItem(this.#board, id).get(itemKeys.log);
    if (!(log instanceof Y.Array)) return;
    const entry = [this.#act.at, this.#act.by, field, from, to];
    log.push([position === undefined ? entry : [...entry, position]]);
    if (log.length >= logLength + logSlack) trimLog(log as Y.Array<unknown>);
  }
}

function trimLog(log: Y.Array<unknown>): void {
  const entries = log.toArray();
  for (let i = entries.length - logLength - 1; i >= 0; i -= 1) {
    if (!keptInLog.has(asList(entries[i])[2])) log.delete(i);
  }
}

/**
 * Runs one mutation: `change` runs in one transaction and must not fail, so whatever may be refused is refused
 * before. Listeners hear of the step when it is done.
 */
export function edit<Result>(
  board: Board,
  act: Act,
  change: (edit: Edit) => Result,
  origin: object = mutationOrigin,
): Result {
  checkWritable(board);
  const run = new Edit(board, act);
  const result = board.doc.transact(() => {
    const mark = `written:${documentVersion}`;
    if (!board.flat.meta.has(mark)) board.flat.meta.set(mark, true);
    return change(run);
  }, origin);
  if (run.step.changes.length > 0) report(board, run.step);
  return result;
}

/** Steps of mutations that belong together, until the last of them is made. */
const gathering = new WeakMap<Board, Change[]>();

function report(board: Board, step: Step): void {
  const gathered = gathering.get(board);
  if (gathered) gathered.push(...step.changes);
  else for (const listener of listeners.get(board) ?? []) listener(step);
}

/**
 * Several mutations as one: one transaction, and one step for undo. A refusal ends it; what was made before the refusal
 * stays and can be undone, since Yjs does not roll back.
 */
export function together<Result>(board: Board, change: () => Result): Result {
  return gathered(board, change, (changes) => {
    if (changes.length > 0) report(board, { changes });
  });
}

/** Several mutations as one that no undo takes back: what a board begins with. */
export function outsideUndo<Result>(board: Board, change: () => Result): Result {
  return gathered(board, change, () => {});
}

function gathered<Result>(
  board: Board,
  change: () => Result,
  then: (changes: readonly Change[]) => void,
): Result {
  if (gathering.has(board)) return change();
  const changes: Change[] = [];
  gathering.set(board, changes);
  try {
    return board.doc.transact(change, mutationOrigin);
  } finally {
    gathering.delete(board);
    then(changes);
  }
}
