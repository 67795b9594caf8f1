// What the list of a meeting's people says of each: their roles, and what they do just now.

import { roleLabels } from '../../../shared/records.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { SyncStatus } from '../../sync/sync-status.ts';
import { views, type View } from '../address.ts';
import { count } from '../item-words.ts';
import type { RoomPerson } from './who-is-in-the-room.ts';

/** Fields as presence names them, after "editing". */
const fields: Readonly<Record<string, string>> = {
  title: 'the title',
  description: 'the description',
  role: 'who wants it',
  want: 'what they want',
  soThat: 'the so that',
  question: 'the question',
  happens: 'what happens',
  expected: 'what should happen',
  steps: 'the steps',
  outcome: 'the outcome',
  why: 'the reason',
};

function fieldWords(field: string): string {
  if (Object.hasOwn(fields, field)) return fields[field] ?? '';
  return field.startsWith('line:') ? 'the checklist' : 'the item';
}

/** "offline, 3 changed items waiting": what this device knows of itself. */
export function ownState(offline: boolean, { items, where }: SyncStatus): string {
  if (!offline) return '';
  if (items > 0) return `offline, ${count(items, 'changed item', 'changed items')} waiting`;
  return where === 'thisDeviceOnly' || where === 'thisTabOnly' ? 'offline, edits waiting' : 'offline';
}

interface Around {
  /** What the meeting is at. */
  readonly current: ItemId | null;
  /** "GW-44"; '' for an item that is not here. */
  readonly keyOf: (item: ItemId) => string;
}

function doingWords({ doing, state }: RoomPerson, { current, keyOf }: Around): string {
  if (state === 'idle' || state === 'away') return state;
  if (state === 'gone') return 'not here now';
  if (!doing) return '';
  const key = doing.item === null || doing.item === current ? '' : keyOf(doing.item);
  if (doing.field !== null) return `editing ${fieldWords(doing.field)}${key === '' ? '' : ` of ${key}`}`;
  if (key !== '') return `looks at ${key}`;
  if (doing.item !== null || doing.view === 'refine' || !Object.hasOwn(views, doing.view)) return '';
  return `looks at the ${views[doing.view as View]}`;
}

/** "Product owner · leads", "Engineer · editing the question". `own` is what is known of one's own device. */
export function personWords(person: RoomPerson, around: Around, own: string): string {
  const roles = person.roles.map((role) => roleLabels[role]).join(', ');
  const parts = [
    roles,
    person.me && 'you',
    person.leads && 'leads',
    person.me ? own : doingWords(person, around),
  ];
  return parts.filter(Boolean).join(' · ');
}
