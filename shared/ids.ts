// Branded ids. The first letter of an id names its type, so a log line explains itself. No randomness of its
// own: the caller passes a source, so that tests are exact.

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type ItemId = Id<'item'>;
export type MemberId = Id<'member'>;
export type ColumnId = Id<'column'>;
export type EpicId = Id<'epic'>;
export type SprintId = Id<'sprint'>;
export type MeetingId = Id<'meeting'>;
export type LineId = Id<'line'>;
export type CommentId = Id<'comment'>;
export type EventId = Id<'event'>;
export type SignOffId = Id<'signOff'>;
/** 43 characters of base64url: the SHA-256 at the end of the board's chain of secrets (see links.ts). */
export type BoardId = Id<'board'>;

/** A source of numbers in [0, 1), as Math.random. */
export type Random = () => number;

const prefixes = {
  item: 'i',
  member: 'm',
  column: 'c',
  epic: 'e',
  sprint: 's',
  meeting: 'g',
  line: 'l',
  comment: 'n',
  event: 'b',
  signOff: 'o',
} as const;

type Named = {
  item: ItemId;
  member: MemberId;
  column: ColumnId;
  epic: EpicId;
  sprint: SprintId;
  meeting: MeetingId;
  line: LineId;
  comment: CommentId;
  event: EventId;
  signOff: SignOffId;
};

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 12; // 62^12 is about 2^71: a million items on a board collide with a chance under 1 in 10^9
const idShape = /^[a-z][0-9A-Za-z]{1,32}$/;

/** A fresh id, its first letter telling what it names. */
export function newId<Name extends keyof Named>(name: Name, random: Random): Named[Name] {
  let id: string = prefixes[name];
  for (let i = 0; i < idLength; i += 1) id += alphabet[Math.floor(random() * alphabet.length)];
  return id as Named[Name];
}

/** The value as an id of this type, or undefined when it does not look like one (a stored byte may be anything). */
export function parseId<Name extends keyof Named>(name: Name, value: unknown): Named[Name] | undefined {
  if (typeof value !== 'string' || !idShape.test(value) || value[0] !== prefixes[name]) return undefined;
  return value as Named[Name];
}

const boardIdShape = /^[A-Za-z0-9_-]{43}$/;

export function parseBoardId(value: unknown): BoardId | undefined {
  return typeof value === 'string' && boardIdShape.test(value) ? (value as BoardId) : undefined;
}
