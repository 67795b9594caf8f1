// Reads the small records of a board: columns, members, epics, sprints, settings, capacity, sign-offs. Total, as
// read-item.ts.

import * as Y from 'yjs';
import { parseId, type ColumnId, type EpicId, type ItemId, type MemberId, type SprintId } from '../ids.ts';
import { parseKind } from '../kind.ts';
import { barUnits } from '../plan-bar.ts';
import { compareRanked } from '../order.ts';
import {
  defaultColumns,
  defaultSettings,
  leastRate,
  mostRate,
  roles,
  type CapacityEntry,
  type Column,
  type Epic,
  type Looked,
  type Member,
  type Role,
  type Settings,
  type SignOff,
  type Sprint,
  type SprintEnd,
  type SprintStart,
} from '../records.ts';
import type { Board, Flat } from './document.ts';
import { saidMark } from './sprint-said.ts';
import {
  asDate,
  asFields,
  asFlag,
  asList,
  asMoment,
  asNumber,
  asSize,
  asText,
  bounded,
  oneOf,
  type Fields,
} from './values.ts';

/** Fields of each record of a flat root, by id; keys without a field are left alone. */
export function recordsOf(flat: Flat): Map<string, Record<string, unknown>> {
  const records = new Map<string, Record<string, unknown>>();
  for (const [key, value] of flat.entries()) {
    const slash = key.lastIndexOf('/');
    if (slash < 1) continue;
    const id = key.slice(0, slash);
    const record = records.get(id);
    if (record) record[key.slice(slash + 1)] = value;
    else
      records.set(
        id,
        Object.assign(Object.create(null) as Record<string, unknown>, { [key.slice(slash + 1)]: value }),
      );
  }
  return records;
}

/** Words that may be co-edited: a Y.Text, or plain text from a simpler writer. */
// oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
const words = (value: unknown): string => (value instanceof Y.Text ? value.toString() : asText(value));

/** Sorts by a text, code unit by code unit: a map's own order differs between two browsers, and so does a locale. */
export const byText =
  <Value>(of: (value: Value) => string) =>
  (a: Value, b: Value): number => {
    const [left, right] = [of(a), of(b)];
    return left === right ? 0 : left < right ? -1 : 1;
  };

export const member = (value: unknown): MemberId | null => parseId('member', value) ?? null;
export const time = (value: unknown): number => asMoment(value) ?? 0;
/** Hours for each point, between those that can be set. */
const rateIn = (value: unknown): number => bounded(value, leastRate, mostRate, defaultSettings.rate);
/** Hours of a sprint or of a signature. */
const hoursIn = (value: unknown): number => asSize(value) ?? 0;

/** All columns in order, archived ones too. The default ones are drawn from code until somebody edits them. */
export function readColumns(board: Board): readonly Column[] {
  const stored = recordsOf(board.flat.columns);
  const own = board.flat.settings.get('ownColumns') === true;
  const base = new Map<ColumnId, Column>(own ? [] : defaultColumns.map((column) => [column.id, column]));
  for (const [key, fields] of stored) {
    const id = parseId('column', key);
    if (id === undefined) continue;
    const before = base.get(id);
    if (!before && typeof fields['name'] !== 'string') continue;
    base.set(id, {
      id,
      name: asText(fields['name'], before?.name),
      rank: asText(fields['rank'], before?.rank ?? 'a0'),
      limit: 'limit' in fields ? asNumber(fields['limit']) : (before?.limit ?? null),
      done: 'done' in fields ? asFlag(fields['done']) : (before?.done ?? false),
      archived: asFlag(fields['archived']),
    });
  }
  const columns = [...base.values()].sort(compareRanked);
  // Two people apart may archive the last two: the first is shown all the same, or every card would be out of sight.
  const [first] = columns;
  if (first && columns.every(({ archived }) => archived)) columns[0] = { ...first, archived: false };
  return Object.freeze(columns.map((column) => Object.freeze(column)));
}

export function readRoles(fields: Fields): readonly Role[] {
  if (!('roles' in fields)) return Object.freeze(['engineer'] as const);
  const stored = asList(fields['roles']);
  return Object.freeze(roles.filter((role) => stored.includes(role)));
}

/** All member entries by id, merged and unclaimed ones too; in the order of their names, the same on every screen. */
export function readMembers(board: Board): ReadonlyMap<MemberId, Member> {
  const members: Member[] = [];
  for (const [key, fields] of recordsOf(board.flat.members)) {
    const id = parseId('member', key);
    const name = asText(fields['name']).trim();
    if (id === undefined || name === '') continue;
    members.push(
      Object.freeze({
        id,
        name,
        colour: Math.trunc(bounded(fields['colour'], 0, 99, 0)),
        roles: readRoles(fields),
        claimed: asFlag(fields['claimed']),
        mergedInto: member(fields['mergedInto']),
        left: asFlag(fields['left']),
        worksOnItems: 'worksOnItems' in fields ? asFlag(fields['worksOnItems']) : true,
        hoursADay: bounded(fields['hoursADay'], 0, 24, 6),
      }),
    );
  }
  members.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
  return new Map(members.map((entry) => [entry.id, entry]));
}

const knownLooks = new WeakMap<object, Looked>();

/** What this entry saw of the technical backlog when it last said "seen"; null: never. */
export function readLooked(board: Board, id: MemberId): Looked | null {
  const fields = asFields(board.flat.members.get(`${id}/looked`));
  const at = asMoment(fields['at']);
  if (at === null) return null;
  const known = knownLooks.get(fields);
  if (known) return known;
  const hours = new Map<ItemId, number>();
  for (const [key, stored] of Object.entries(asFields(fields['hours']))) {
    const item = parseId('item', key);
    if (item !== undefined) hours.set(item, hoursIn(stored));
  }
  const looked = Object.freeze({ at, rate: rateIn(fields['rate']), hours });
  knownLooks.set(fields, looked);
  return looked;
}

export function readEpics(board: Board): readonly Epic[] {
  const epics: Epic[] = [];
  for (const [key, fields] of recordsOf(board.flat.epics)) {
    const id: EpicId | undefined = parseId('epic', key);
    if (id === undefined) continue;
    epics.push(
      Object.freeze({
        id,
        name: words(fields['name']),
        description: words(fields['description']),
        rank: asText(fields['rank'], 'a0'),
        archived: asFlag(fields['archived']),
        sourceKey: asText(fields['sourceKey']),
      }),
    );
  }
  return Object.freeze(epics.sort(compareRanked));
}

function readStart(value: unknown): SprintStart | null {
  const fields = asFields(value);
  if (asMoment(fields['at']) === null) return null;
  return Object.freeze({
    at: time(fields['at']),
    by: member(fields['by']),
    rate: rateIn(fields['rate']),
    capacityHours: hoursIn(fields['capacityHours']),
    withoutSignOff: asFlag(fields['withoutSignOff']),
  });
}

function readEnd(value: unknown): SprintEnd | null {
  const fields = asFields(value);
  if (asMoment(fields['at']) === null) return null;
  const items = asList(fields['items']).flatMap((entry) => {
    const item = asFields(entry);
    const id = parseId('item', item['id']);
    const kind = parseKind(item['kind']);
    if (!id || !kind) return [];
    return Object.freeze({
      id,
      kind,
      points: asSize(item['points']),
      hours: hoursIn(item['hours']),
      finished: asFlag(item['finished']),
    });
  });
  return Object.freeze({ at: time(fields['at']), by: member(fields['by']), items: Object.freeze(items) });
}

/** Of several ends (`ended:<who wrote it>`, two people offline) the earlier stands; ties by key. */
function earliest(fields: Fields, name: string): unknown {
  return Object.keys(fields)
    .filter((key) => key === name || key.startsWith(`${name}:`))
    .sort()
    .map((key) => fields[key])
    .filter((value) => asNumber(asFields(value)['at']) !== null)
    .sort((a, b) => time(asFields(a)['at']) - time(asFields(b)['at']))[0];
}

export function readSprints(board: Board): readonly Sprint[] {
  const sprints: Sprint[] = [];
  for (const [key, fields] of recordsOf(board.flat.sprints)) {
    const id: SprintId | undefined = parseId('sprint', key);
    if (id === undefined) continue;
    const started = readStart(earliest(fields, 'started'));
    sprints.push(
      Object.freeze({
        id,
        name: asText(fields['name'], 'Sprint'),
        goal: words(fields['goal']),
        start: asDate(fields['start']),
        end: asDate(fields['end']),
        rate: rateIn(fields['rate']),
        focusFactor: bounded(fields['focusFactor'], 0, 1, 0.7),
        started,
        ended: readEnd(earliest(fields, 'ended')),
        // Taken away here and started there: it goes on.
        archived: asFlag(fields['archived']) && started === null,
      }),
    );
  }
  // By their dates; those without stand last, in the order of their names.
  const when = (sprint: Sprint) => sprint.start ?? sprint.end ?? '9999';
  const compare = (a: Sprint, b: Sprint) => {
    if (when(a) !== when(b)) return when(a) < when(b) ? -1 : 1;
    return a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);
  };
  return Object.freeze(sprints.sort(compare));
}

/** What was said of a member in a sprint, entries of merged members too. */
export function readCapacity(board: Board): readonly CapacityEntry[] {
  const found = new Map<string, Fields>();
  for (const [key, value] of board.flat.capacity.entries()) {
    const [sprint, who, field, ...more] = key.split('/');
    if (!parseId('sprint', sprint) || !parseId('member', who) || more.length > 0) continue;
    if (field === undefined || field.includes(saidMark)) continue;
    const id = `${sprint}/${who}`;
    found.set(id, { ...found.get(id), [field]: value });
  }
  return Object.freeze(
    [...found].sort(byText(([id]) => id)).map(([id, fields]) => {
      const [sprint, who] = id.split('/') as [SprintId, MemberId];
      return Object.freeze({
        sprint,
        member: who,
        daysOff: bounded(fields['daysOff'], 0, 366, null),
        hoursADay: bounded(fields['hoursADay'], 0, 24, null),
      });
    }),
  );
}

function readWithdrawn(value: unknown): SignOff['withdrawn'] {
  const fields = asFields(value);
  const at = asMoment(fields['at']);
  return at === null ? null : Object.freeze({ at, by: member(fields['by']) });
}

/** The items of a signature, and what each weighed when it was made. */
function readSigned(fields: Fields): Required<Pick<SignOff, 'items' | 'each'>> {
  const each = asList(fields['each']);
  const signed = asList(fields['items']).flatMap((one, at) => {
    const id = parseId('item', one);
    return id ? { id, hours: asSize(each[at]) } : [];
  });
  return {
    items: Object.freeze(signed.map(({ id }) => id)),
    each: Object.freeze(signed.map(({ hours }) => hours)),
  };
}

/** All that were made, the earliest first; those taken back too. */
export function readSignOffs(board: Board): readonly SignOff[] {
  const signOffs: SignOff[] = [];
  for (const [key, value] of board.flat.signOffs.entries()) {
    const id = parseId('signOff', key);
    const fields = asFields(value);
    const sprint = parseId('sprint', fields['sprint']);
    if (!id || !sprint) continue;
    signOffs.push(
      Object.freeze({
        id,
        sprint,
        by: member(fields['by']),
        at: time(fields['at']),
        hours: hoursIn(fields['hours']),
        share: bounded(fields['share'], 0, 1, 0),
        rate: rateIn(fields['rate']),
        ...readSigned(fields),
        withdrawn: readWithdrawn(board.flat.signOffs.get(`${id}/withdrawn`)),
      }),
    );
  }
  return Object.freeze(signOffs.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));
}

const clockShape = /^([01]\d|2[0-3]):[0-5]\d$/;
const prefixShape = /^[A-Za-z][A-Za-z0-9]{0,9}$/;

export function readSettings(board: Board): Settings {
  const fields = Object.fromEntries(board.flat.settings.entries()) as Fields;
  const prefix = asText(fields['keyPrefix']);
  const dayEnd = asText(fields['dayEnd']);
  const scale = asList(fields['scale']).filter((card) => typeof card === 'string');
  return Object.freeze({
    name: words(fields['name']).trim() || defaultSettings.name,
    keyPrefix: prefixShape.test(prefix) ? prefix : defaultSettings.keyPrefix,
    timeZone: asText(fields['timeZone'], defaultSettings.timeZone),
    dayEnd: clockShape.test(dayEnd) ? dayEnd : defaultSettings.dayEnd,
    agreementRule: oneOf(fields['agreementRule'], ['everyone', 'majority', 'anyone'], 'majority'),
    scale: scale.length > 0 ? Object.freeze(scale) : defaultSettings.scale,
    rate: rateIn(fields['rate']),
    barUnit: oneOf(fields['barUnit'], barUnits, defaultSettings.barUnit),
  });
}
