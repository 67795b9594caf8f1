// What one session tells the others about its person, as it travels and as it is read. What others send is not
// trusted: it is parsed, trimmed, and left out when it is not what it should be.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { parseId, type ItemId, type MemberId } from '../../shared/ids.ts';
import { limits } from '../../shared/protocol.ts';

export type Activity = 'active' | 'idle' | 'away';

/** Where a person is. */
export interface Look {
  /** The name of the view: board, refine, plan … */
  readonly view: string;
  readonly item: ItemId | null;
  readonly field: string | null;
  /** What stands at the top edge of the view: an item, or the name of a part. Told by whoever leads. */
  readonly row?: string | null;
  /** What is chosen in the view: a sprint of Plan, for example. Told by whoever leads. */
  readonly tab?: string | null;
}

export interface PresenceState {
  /** Null until the person has said who they are. */
  readonly member: MemberId | null;
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
  readonly look: Look | null;
  /** Items that the person drags or carries, only the first ones of many. */
  readonly moving: readonly ItemId[];
  /** Plain JSON that only the editor understands. */
  readonly caret: unknown;
  readonly activity: Activity;
  /** This very tab is the one from which its person leads a meeting, or would: they may have a phone here, too. */
  readonly leads?: boolean;
  /** This tab is a projected screen: it is nobody in the room, and nobody is followed to it. */
  readonly presents?: boolean;
}

const nameLength = 60;
const wordLength = 40;
const caretLength = 1024;
/** Of more items than these nobody could follow who moves them. */
const mostMoving = 12;
const activities: readonly unknown[] = ['active', 'idle', 'away'] satisfies Activity[];

// Control characters, and the marks that turn the direction of all that follows.
const unwanted = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text on one line, without control characters, at most `length` characters. */
export function cleanText(text: unknown, length: number): string {
  if (typeof text !== 'string') return '';
  return Array.from(
    text
      .slice(0, 4 * length)
      .replace(unwanted, ' ')
      .trim(),
  )
    .slice(0, length)
    .join('');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseLook(value: unknown): Look | null {
  if (!isObject(value)) return null;
  const view = cleanText(value['v'], wordLength);
  if (view === '') return null;
  return {
    view,
    item: parseId('item', value['i']) ?? null,
    field: cleanText(value['f'], wordLength) || null,
    row: cleanText(value['r'], wordLength) || null,
    tab: cleanText(value['t'], wordLength) || null,
  };
}

function parseMoving(value: unknown): readonly ItemId[] {
  if (!Array.isArray(value)) return [];
  const ids = (value as unknown[]).slice(0, mostMoving).flatMap((id) => parseId('item', id) ?? []);
  return [...new Set(ids)];
}

/** Short names, because each state goes to everybody at each change; what is not so is not said. */
export function writePresence(state: PresenceState): Record<string, unknown> {
  const { member, name, colour, look, moving, caret, activity, leads, presents } = state;
  const fits = JSON.stringify(caret ?? null).length <= caretLength;
  return {
    p: member,
    n: cleanText(name, nameLength),
    c: colour,
    w: look && {
      v: look.view,
      i: look.item,
      f: look.field,
      ...(look.row && { r: look.row }),
      ...(look.tab && { t: look.tab }),
    },
    ...(leads === true && { l: 1 }),
    ...(presents === true && { s: 1 }),
    ...(moving.length > 0 && { m: moving.slice(0, mostMoving) }),
    k: fits ? (caret ?? null) : null,
    a: activity,
  };
}

/** The state of another session, or undefined when it tells nothing (as the empty one of a stock client). */
export function parsePresence(value: unknown): PresenceState | undefined {
  if (!isObject(value) || !('a' in value)) return undefined;
  const colour = value['c'];
  const caret = value['k'] ?? null;
  return {
    member: parseId('member', value['p']) ?? null,
    name: cleanText(value['n'], nameLength),
    colour:
      typeof colour === 'number' && Number.isInteger(colour) && colour >= 0 && colour < 100 ? colour : 0,
    look: parseLook(value['w']),
    moving: parseMoving(value['m']),
    caret: JSON.stringify(caret).length <= caretLength ? caret : null,
    activity: activities.includes(value['a']) ? (value['a'] as Activity) : 'active',
    leads: value['l'] === 1,
    presents: value['s'] === 1,
  };
}

function parsedState(text: string): object | null | undefined {
  if (text.length > limits.presenceBytes) return undefined;
  try {
    const state: unknown = JSON.parse(text);
    return state === null || isObject(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The same awareness update without states that cannot be read, so that one bad state does not hide the good ones
 * that travel with it, and without this tab's own: nobody else speaks for it.
 */
export function cleanPresenceFrame(update: Uint8Array, ownClientId: number): Uint8Array {
  const decoder = decoding.createDecoder(update);
  const good: { readonly client: number; readonly clock: number; readonly text: string }[] = [];
  const count = decoding.readVarUint(decoder);
  for (let i = 0; i < count; i += 1) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const text = decoding.readVarString(decoder);
    if (client !== ownClientId && parsedState(text) !== undefined) good.push({ client, clock, text });
  }
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, good.length);
  for (const { client, clock, text } of good) {
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, clock);
    encoding.writeVarString(out, text);
  }
  return encoding.toUint8Array(out);
}
