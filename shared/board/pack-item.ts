// An item as a parcel that another board can take in: its map key by key as plain data, and what the ids in it are
// called here. Whoever takes it in parses it first (parseParcel): it may come from anywhere.

import * as Y from 'yjs';
import { parseKind, type Kind } from '../kind.ts';
import type { ItemId } from '../ids.ts';
import { resolveMember } from '../team.ts';
import { itemKeys, type Board } from './document.ts';
import { needItem, refuse } from './edit.ts';
import { readKey } from './read-key.ts';
import { readColumns, readEpics, readMembers, readSettings } from './read-records.ts';
import { asFields, asFlag, asList, asText } from './values.ts';

export interface ParcelMember {
  readonly name: string;
  readonly claimed: boolean;
}

export interface Parcel {
  readonly kind: Kind;
  /** "GW-12 of Checkout platform". */
  readonly comesFrom: string;
  /** Words by their key in the item's map, checklist lines too. */
  readonly texts: Readonly<Record<string, string>>;
  /** All other keys of the item's map but its log. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly log: readonly unknown[];
  /** By id: names of everybody, columns and epics here. */
  readonly members: Readonly<Record<string, ParcelMember>>;
  readonly columns: Readonly<Record<string, string>>;
  readonly epics: Readonly<Record<string, string>>;
}

/** Keys that mean something on their own board alone. */
const staysHere = (key: string): boolean =>
  (
    [
      itemKeys.number,
      itemKeys.archived,
      itemKeys.movedTo,
      itemKeys.arrivedFrom,
      itemKeys.arrivedWords,
    ] as const
  ).some((one) => one === key) ||
  key === itemKeys.cameFrom ||
  key.startsWith(itemKeys.blockedBy) ||
  key.startsWith(itemKeys.lineMoved);

export function packItem(board: Board, id: ItemId): Parcel {
  const item = needItem(board, id);
  const kind = parseKind(item.get(itemKeys.kind));
  if (kind === undefined)
    return refuse(
      'tooOld',
      'This item is of a kind that a newer version of Groundwork made. Reload the page.',
    );
  const texts: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  for (const [key, value] of item.entries()) {
    if (staysHere(key) || key === itemKeys.kind || key === itemKeys.log) continue;
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    if (value instanceof Y.Text) texts[key] = value.toString();
    else if (!(value instanceof Y.AbstractType)) fields[key] = value;
  }
  const log = item.get(itemKeys.log);
  const members = readMembers(board);
  const meant = [...members.keys()].map((one) => {
    const member = members.get(resolveMember(members, one));
    return [one, { name: member?.name ?? '', claimed: member?.claimed ?? false }] as const;
  });
  return {
    kind,
    comesFrom: `${readKey(board, id)} of ${readSettings(board).name}`,
    texts,
    fields,
    log: log instanceof Y.Array ? (log.toArray() as unknown[]) : [],
    members: Object.fromEntries(meant),
    columns: Object.fromEntries(readColumns(board).map((column) => [column.id, column.name])),
    epics: Object.fromEntries(readEpics(board).map((epic) => [epic.id, epic.name])),
  };
}

/** Only what a document can hold as a value: no functions, no shared types, nothing that goes round in a circle. */
function plainData(value: unknown, depth = 0): unknown {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (depth > 8) return null;
  if (Array.isArray(value)) return value.map((one) => plainData(one, depth + 1));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      one === undefined ? [] : [[key, plainData(one, depth + 1)]],
    ),
  );
}

const entriesOf = <Value>(
  value: unknown,
  parse: (one: unknown) => Value | undefined,
): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(asFields(value)).flatMap(([key, one]) => {
      const parsed = parse(one);
      return parsed === undefined || key === '__proto__' ? [] : [[key, parsed]];
    }),
  );

const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const isText = (key: string) => key.startsWith(itemKeys.text) || key.startsWith(itemKeys.line);

/** The parcel, or undefined when this is none. What is not of its shape is left out. */
export function parseParcel(value: unknown): Parcel | undefined {
  const raw = asFields(value);
  const kind = parseKind(raw['kind']);
  if (kind === undefined) return undefined;
  const texts = entriesOf(raw['texts'], words);
  const fields = entriesOf(raw['fields'], (one) => plainData(one) ?? undefined);
  const own = (key: string) =>
    !staysHere(key) && key !== itemKeys.kind && key !== itemKeys.log && !isText(key);
  return {
    kind,
    comesFrom: asText(raw['comesFrom']).slice(0, 400) || 'another board',
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => isText(key))),
    fields: Object.fromEntries(Object.entries(fields).filter(([key]) => own(key))),
    log: asList(plainData(asList(raw['log']))),
    members: entriesOf(raw['members'], (one) => {
      const { name, claimed } = asFields(one);
      return typeof name === 'string' ? { name, claimed: asFlag(claimed) } : undefined;
    }),
    columns: entriesOf(raw['columns'], words),
    epics: entriesOf(raw['epics'], words),
  };
}
