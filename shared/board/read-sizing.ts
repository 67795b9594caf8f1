// Reads rounds of sizing and their votes. Total, as read-item.ts. What of them may be shown says sizing.ts.

import { parseId, type ItemId } from '../ids.ts';
import type { Round, Sizing, Vote } from '../records.ts';
import type { Board } from './document.ts';
import { byText, member, readRoles, recordsOf, time } from './read-records.ts';
import { asFields, asList, asMoment, asText, type Fields } from './values.ts';

const numberShape = /^[1-9]\d{0,4}$/;
/** Rounds on one item; of more than these nobody could say what they were about. */
export const mostRounds = 99_999;

/** The item that a key of the roots `rounds` and `votes` belongs to. */
export const itemOfSizingKey = (key: string): ItemId | undefined => parseId('item', key.split('/', 1)[0]);

const byItem = byText<Round>(({ item }) => item);

function readRevealed(value: unknown): Round['revealed'] {
  const fields = asFields(value);
  const at = asMoment(fields['at']);
  if (at === null) return null;
  const voters = asList(fields['voters']).flatMap((id) => parseId('member', id) ?? []);
  return { at, by: member(fields['by']), voters };
}

function readAgreed(value: unknown): Round['agreed'] {
  const fields = asFields(value);
  const at = asMoment(fields['at']);
  const card = asText(fields['card']);
  return at === null || card === '' ? null : { at, by: member(fields['by']), card };
}

function roundOf(key: string, fields: Fields): Round | undefined {
  const [first, number = '', more] = key.split('/', 3);
  const item = parseId('item', first);
  // What a newer version keeps below a round is no round of its own.
  if (!item || !numberShape.test(number) || more !== undefined) return undefined;
  return Object.freeze({
    item,
    number: Number(number),
    openedAt: time(fields['openedAt']),
    revealed: readRevealed(fields['revealed']),
    agreed: readAgreed(fields['agreed']),
  });
}

function voteOf(key: string, value: unknown): Vote | undefined {
  const [first, number = '', who, more] = key.split('/', 4);
  const item = parseId('item', first);
  const voter = parseId('member', who);
  const fields = asFields(value);
  if (!item || !voter || !numberShape.test(number) || more !== undefined) return undefined;
  if (typeof fields['value'] !== 'string') return undefined;
  return Object.freeze({
    item,
    round: Number(number),
    member: voter,
    value: fields['value'],
    at: time(fields['at']),
    roles: readRoles({ roles: asList(fields['roles']) }),
  });
}

const inOrder = (votes: readonly Vote[]): readonly Vote[] =>
  Object.freeze(
    [...votes].sort((a, b) => byText<Vote>(({ item }) => item)(a, b) || a.round - b.round || byVoter(a, b)),
  );
const byVoter = byText<Vote>((vote) => vote.member);

/** The rounds that were opened, with those that only a vote tells of: its opening may not have arrived, or was lost. */
function withVotedRounds(rounds: readonly Round[], votes: readonly Vote[]): readonly Round[] {
  const key = ({ item, number }: Pick<Round, 'item' | 'number'>) => `${item}/${number}`;
  const opened = new Set(rounds.map(key));
  const told = new Map<string, Round>();
  for (const { item, round: number, at } of votes) {
    const round = { item, number, openedAt: at, revealed: null, agreed: null };
    if (opened.has(key(round))) continue;
    const openedAt = Math.min(at, told.get(key(round))?.openedAt ?? at);
    told.set(key(round), Object.freeze({ ...round, openedAt }));
  }
  return Object.freeze([...rounds, ...told.values()].sort((a, b) => byItem(a, b) || a.number - b.number));
}

/** All rounds and votes of a board. */
export function readAllSizing(board: Board): Sizing {
  const rounds = [...recordsOf(board.flat.rounds)].flatMap(([key, fields]) => roundOf(key, fields) ?? []);
  const votes = [...board.flat.votes.entries()].flatMap(([key, value]) => voteOf(key, value) ?? []);
  return { rounds: withVotedRounds(rounds, votes), votes: inOrder(votes) };
}

/** Rounds and votes of one item, from its keys of the two roots. */
export function readSizing(
  board: Board,
  keys: { readonly rounds: Iterable<string>; readonly votes: Iterable<string> },
): Sizing {
  const records = new Map<string, Record<string, unknown>>();
  for (const key of keys.rounds) {
    const slash = key.lastIndexOf('/');
    const id = key.slice(0, Math.max(0, slash));
    const record = records.get(id) ?? (Object.create(null) as Record<string, unknown>);
    record[key.slice(slash + 1)] = board.flat.rounds.get(key);
    records.set(id, record);
  }
  const rounds = [...records].flatMap(([key, fields]) => roundOf(key, fields) ?? []);
  const votes = [...keys.votes].flatMap((key) => voteOf(key, board.flat.votes.get(key)) ?? []);
  return Object.freeze({ rounds: withVotedRounds(rounds, votes), votes: inOrder(votes) });
}

/** Rounds and votes of one item, found among all of the board. */
export function sizingOf(board: Board, item: ItemId): Sizing {
  const own = (key: string) => key.startsWith(`${item}/`);
  return readSizing(board, {
    rounds: [...board.flat.rounds.keys()].filter(own),
    votes: [...board.flat.votes.keys()].filter(own),
  });
}
