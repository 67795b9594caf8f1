// Reads one item's map into a frozen record. Total: whatever stands in the document gives some record, and what this
// version does not know is left alone.

import * as Y from 'yjs';
import { parseBoardId, parseId, type ItemId, type MemberId } from '../ids.ts';
import { isPictureHash, pictureTypes } from '../picture.ts';
import type { Attachment, Comment, Item, Line, LogEntry, Picture, Place } from '../item.ts';
import { parseKind, textFields, type TextField } from '../kind.ts';
import { compareRanked } from '../order.ts';
import { parseBoxEvent, type BoxEvent } from '../time-box.ts';
import { itemKeys, shownTexts, yItem, type Board, type HeldText, type YItem } from './document.ts';
import {
  asDate,
  asFields,
  asFlag,
  asList,
  asMoment,
  asNumber,
  asPeople,
  asSize,
  asText,
  oneOf,
} from './values.ts';

/** How a Y.Text or Y.Array becomes plain data; the board's store remembers what it read before. */
export interface Readers {
  readonly text: (text: Y.Text) => string;
  readonly log: (log: Y.Array<unknown>) => readonly LogEntry[];
}

// oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
export const plainReaders: Readers = { text: (text) => text.toString(), log: readLog };

export function readLog(log: Y.Array<unknown>): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (const value of log.toArray()) {
    const [at, by, field, from, to, position] = asList(value);
    const time = asMoment(at);
    if (time === null || typeof field !== 'string') continue;
    const who = parseId('member', by) ?? null;
    entries.push(Object.freeze({ at: time, by: who, field, from, to, position: asNumber(position) }));
  }
  return Object.freeze(entries);
}

const nullableMember = (value: unknown): MemberId | null => parseId('member', value) ?? null;

export function readPlace(value: unknown): Place {
  const [column, sprint, backlogRank, boardRank] = asList(value);
  return Object.freeze({
    column: parseId('column', column) ?? null,
    sprint: parseId('sprint', sprint) ?? null,
    backlogRank: asText(backlogRank, 'a0'),
    boardRank: asText(boardRank, 'a0'),
  });
}

/** The entries of an item's map, grouped by what stands before the first colon of their key: one pass for all. */
type Groups = ReadonlyMap<string, readonly (readonly [name: string, value: unknown])[]>;

function grouped(item: YItem): Groups {
  const groups = new Map<string, [string, unknown][]>();
  for (const [key, value] of item.entries()) {
    const colon = key.indexOf(':') + 1;
    if (colon === 0) continue;
    const prefix = key.slice(0, colon);
    const group = groups.get(prefix);
    if (group) group.push([key.slice(colon), value]);
    else groups.set(prefix, [[key.slice(colon), value]]);
  }
  return groups;
}

/** Elements of a set that is stored as one key each: those whose value is true, sorted. */
function setOf(groups: Groups, prefix: string): string[] {
  const group = groups.get(prefix) ?? [];
  return group.flatMap(([name, value]) => (value === true ? name : [])).sort();
}

const ids = <Name extends 'item' | 'member'>(name: Name, values: readonly string[]) =>
  values.flatMap((value) => parseId(name, value) ?? []);

/**
 * True while a line stands on another item as it stood here when it was moved. What somebody changed here without
 * knowing of the move is shown here again, so that no word of it is out of sight.
 */
function movedAway(item: YItem, line: Line): boolean {
  const { text, done } = asFields(item.get(itemKeys.lineMoved + line.id));
  return text === line.text && done === line.done;
}

function readLines(item: YItem, groups: Groups, readers: Readers): readonly Line[] {
  const lines: Line[] = [];
  for (const [name, value] of groups.get(itemKeys.line) ?? []) {
    const id = parseId('line', name);
    if (id === undefined || !(value instanceof Y.Text) || asFlag(item.get(itemKeys.lineGone + id))) continue;
    const line: Line = Object.freeze({
      id,
      text: readers.text(value),
      done: asFlag(item.get(itemKeys.lineDone + id)),
      rank: asText(item.get(itemKeys.lineRank + id), 'a0'),
    });
    if (!movedAway(item, line)) lines.push(line);
  }
  return Object.freeze(lines.sort(compareRanked));
}

function readComments(item: YItem, groups: Groups): readonly Comment[] {
  const comments: Comment[] = [];
  for (const [name, value] of groups.get(itemKeys.comment) ?? []) {
    const id = parseId('comment', name);
    const first = asFields(value);
    if (id === undefined || typeof first['text'] !== 'string') continue;
    const later = asFields(item.get(itemKeys.commentText + id));
    const gone = item.get(itemKeys.commentGone + id);
    const { text, mentions } = typeof later['text'] === 'string' ? later : first;
    comments.push(
      Object.freeze({
        id,
        by: nullableMember(first['by']),
        author: asText(first['author']),
        at: asMoment(first['at']) ?? 0,
        text: text as string,
        mentions: Object.freeze(asList(mentions).flatMap((one) => parseId('member', one) ?? [])),
        editedAt: text === first['text'] ? null : asMoment(later['at']),
        takenBack: readArchived(gone),
      }),
    );
  }
  return Object.freeze(comments.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));
}

function readAttachments(groups: Groups): readonly Attachment[] {
  const attachments: Attachment[] = [];
  for (const [id, value] of groups.get(itemKeys.attachment) ?? []) {
    const { title, url } = asFields(value);
    if (typeof url !== 'string' || !/^https?:\/\//i.test(url)) continue;
    attachments.push(Object.freeze({ id, title: asText(title, url), url }));
  }
  return Object.freeze(attachments.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** In the order in which they were added. */
function readPictures(groups: Groups): readonly Picture[] {
  const pictures: (readonly [at: number, Picture])[] = [];
  const whole = (value: unknown) => Math.max(0, Math.trunc(asNumber(value) ?? 0));
  for (const [hash, value] of groups.get(itemKeys.picture) ?? []) {
    const { title, type, width, height, bytes, at } = asFields(value);
    const known = pictureTypes.find((one) => one === type);
    if (!isPictureHash(hash) || known === undefined) continue;
    const size = { width: whole(width), height: whole(height), bytes: whole(bytes) };
    pictures.push([asNumber(at) ?? 0, Object.freeze({ hash, title: asText(title), type: known, ...size })]);
  }
  pictures.sort(([a, { hash: one }], [b, { hash: other }]) => a - b || (one < other ? -1 : 1));
  return Object.freeze(pictures.map(([, picture]) => picture));
}

function readCameFrom(value: unknown): Item['cameFrom'] {
  const { item, how } = asFields(value);
  const id = parseId('item', item);
  return id === undefined
    ? null
    : Object.freeze({ item: id, how: oneOf(how, ['outcome', 'split', 'copy'], 'copy') });
}

function readMovedTo(value: unknown): Item['movedTo'] {
  const { board, item } = asFields(value);
  const id = parseId('item', item);
  return id === undefined ? null : Object.freeze({ board: parseBoardId(board) ?? null, item: id });
}

/** The log of an item's time-box, sorted by time, then id. */
function readBox(groups: Groups): readonly BoxEvent[] {
  const events = (groups.get(itemKeys.box) ?? []).flatMap(
    ([name, value]) => parseBoxEvent({ ...asFields(value), id: name }) ?? [],
  );
  return Object.freeze(events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));
}

/** The log of the time-box that an item has, or had while it was a spike. */
export const readBoxLog = (item: YItem): readonly BoxEvent[] => readBox(grouped(item));

function readTexts(groups: Groups, readers: Readers): Readonly<Partial<Record<TextField, string>>> {
  const held = new Map<string, HeldText[]>();
  for (const [name, value] of groups.get(itemKeys.text) ?? []) {
    if (!(value instanceof Y.Text)) continue;
    const field = name.split('~', 1)[0] as string;
    held.set(field, [...(held.get(field) ?? []), { key: name, text: value }]);
  }
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of textFields) {
    const words = held.get(field);
    if (words)
      texts[field] = shownTexts(words)
        .map(({ text }) => readers.text(text))
        .join('\n\n');
  }
  return Object.freeze(texts);
}

export function readArchived(value: unknown): Item['archived'] {
  if (typeof value !== 'object' || value === null) return null;
  const { by, at } = asFields(value);
  return Object.freeze({ by: parseId('member', by) ?? null, at: asMoment(at) ?? 0 });
}

/** What an item waits for, without reading the rest of it. */
export function readBlockedBy(item: YItem): readonly ItemId[] {
  const found: ItemId[] = [];
  for (const [key, value] of item.entries()) {
    const other =
      key.startsWith(itemKeys.blockedBy) &&
      value === true &&
      parseId('item', key.slice(itemKeys.blockedBy.length));
    if (other) found.push(other);
  }
  return found.sort();
}

/** The record of one item, or undefined when there is no such item. */
export function readItem(board: Board, id: ItemId, readers: Readers = plainReaders): Item | undefined {
  const item = yItem(board, id);
  if (!item) return undefined;
  const rawKind = item.get(itemKeys.kind);
  const kind = parseKind(rawKind);
  const groups = grouped(item);
  const log = item.get(itemKeys.log);
  const [createdAt, createdBy] = asList(item.get(itemKeys.created));
  const base = {
    id,
    number: Math.max(0, Math.trunc(asNumber(item.get(itemKeys.number)) ?? 0)),
    texts: readTexts(groups, readers),
    place: readPlace(item.get(itemKeys.place)),
    labels: Object.freeze(setOf(groups, itemKeys.label)),
    assignees: Object.freeze(ids('member', setOf(groups, itemKeys.assignee))),
    due: asDate(item.get(itemKeys.due)),
    epic: parseId('epic', item.get(itemKeys.epic)) ?? null,
    blockedBy: Object.freeze(ids('item', setOf(groups, itemKeys.blockedBy))),
    lines: readLines(item, groups, readers),
    comments: readComments(item, groups),
    attachments: readAttachments(groups),
    pictures: readPictures(groups),
    archived: readArchived(item.get(itemKeys.archived)),
    sourceKey: asText(item.get(itemKeys.sourceKey)),
    createdAt: asMoment(createdAt) ?? 0,
    createdBy: nullableMember(createdBy),
    takenUpBy: nullableMember(item.get(itemKeys.takenUpBy)),
    cameFrom: readCameFrom(item.get(itemKeys.cameFrom)),
    movedTo: readMovedTo(item.get(itemKeys.movedTo)),
    arrivedFrom: asText(item.get(itemKeys.arrivedFrom)),
    log: log instanceof Y.Array ? readers.log(log) : Object.freeze([]),
  };
  const points = asSize(item.get(itemKeys.points));
  switch (kind) {
    case 'story':
      return Object.freeze({ ...base, kind, points });
    case 'task':
      return Object.freeze({
        ...base,
        kind,
        points,
        gain: oneOf(item.get(itemKeys.gain), ['team', 'product'], 'team'),
        // Of a size and the mark that two people gave at once the size holds: the larger work keeps its own item.
        underHalfDay: points === null && asFlag(item.get(itemKeys.underHalfDay)),
      });
    case 'bug':
      return Object.freeze({
        ...base,
        kind,
        points,
        backlog: oneOf(item.get(itemKeys.backlog), ['product', 'technical'], 'product'),
      });
    case 'spike': {
      const output = item.get(itemKeys.output);
      return Object.freeze({
        ...base,
        kind,
        output: output === 'knowledge' || output === 'decision' ? output : null,
        people: asPeople(item.get(itemKeys.people)),
        box: readBox(groups),
      });
    }
    case undefined:
      return Object.freeze({ ...base, kind: 'unknown', unknownKind: asText(rawKind, 'nothing') });
  }
}
