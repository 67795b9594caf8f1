// Where the work is, in words: one pure function from what storage, connection and tabs say to what the person
// reads. The word "saved" is for what the relay has confirmed to be on its disk, and for nothing else.

import type { Access } from '../../shared/links.ts';
import { parseId } from '../../shared/ids.ts';
import { isPictureHash } from '../../shared/picture.ts';
import type { Status } from '../../shared/protocol.ts';
import type { ConnectionState } from './connection.ts';
import type { TabReport } from './tab-message.ts';

/** What the browser's own copy says about itself; client/storage has the faults. */
export type StorageState =
  | { readonly status: 'loading' }
  | { readonly status: 'ok' }
  | { readonly status: 'unwritable' | 'unavailable'; readonly sentence: string };

/** The pictures that items name: their bytes lie beside the document and have their own way to the relay. */
export interface PictureFacts {
  /** Hashes of those held in this browser that the relay has not confirmed. */
  readonly waiting: ReadonlySet<string>;
  /** Hashes of those that the browser did not store, confirmed or not. */
  readonly inTab: ReadonlySet<string>;
  /** It is known of each one that is held here whether the relay has it. */
  readonly checked: boolean;
  /** How many have not arrived in this browser. */
  readonly missing: number;
  /** Why the last try to bring them to the relay did not work, or ''. */
  readonly trouble: string;
  /** Why the browser did not store one, in a sentence. */
  readonly fault?: string;
}

export interface SyncFacts {
  readonly storage: StorageState;
  /** What could not be read of the copy on this device, in a sentence. */
  readonly copyFault?: string;
  readonly connection: ConnectionState;
  readonly access: Access;
  /** Connection.covered, .changedHere, .stalled and .notice. */
  readonly covered: boolean;
  readonly changedHere: boolean;
  readonly stalled: boolean;
  readonly notice: Status | undefined;
  /** Ids of items changed in this browser that wait for the relay, and `board` for changes outside items. */
  readonly unsaved: ReadonlySet<string>;
  readonly pictures: PictureFacts;
  readonly otherTabs: readonly TabReport[];
}

export type Where =
  /** The relay has all of it on disk, and so has this device. */
  | 'saved'
  | 'saving'
  | 'thisDeviceOnly'
  /** The relay has all of it, this device cannot keep it. */
  | 'relayOnly'
  | 'thisTabOnly'
  /** Nothing waits, and there is no connection. */
  | 'offline'
  /** Nothing waits; the copy on this device is being read, or the relay is being asked. */
  | 'opening'
  | 'connecting'
  | 'viewOnly'
  | 'refused';

export type Tone = 'quiet' | 'ok' | 'warn' | 'danger';

export interface SyncStatus {
  readonly where: Where;
  readonly label: string;
  readonly sentence: string;
  readonly tone: Tone;
  /** How many items were changed and wait for the relay, over all tabs of this browser. */
  readonly items: number;
  /** Why the relay takes no connection any more until somebody does something, and what; else ''. */
  readonly refusal: string;
}

interface Work {
  readonly items: number;
  readonly pictures: number;
  /** Something of the document in this very tab waits. */
  readonly here: boolean;
  /** A picture waits. */
  readonly pictureHere: boolean;
  /** Something waits, in this tab or another. */
  readonly any: boolean;
  /** Something waits in another tab that is not sending it. */
  readonly stuckElsewhere: boolean;
}

function workOf({ unsaved, changedHere, pictures, otherTabs }: SyncFacts): Work {
  const all = new Set([...unsaved, ...pictures.waiting]);
  for (const tab of otherTabs) for (const id of tab.unsaved) all.add(id);
  const here = unsaved.size > 0 || changedHere;
  return {
    here,
    pictureHere: pictures.waiting.size > 0,
    any: here || all.size > 0,
    items: [...all].filter((id) => parseId('item', id) !== undefined).length,
    pictures: [...all].filter(isPictureHash).length,
    stuckElsewhere: otherTabs.some((tab) => tab.unsaved.length > 0 && !tab.sending),
  };
}

const broken = (storage: StorageState) => storage.status === 'unwritable' || storage.status === 'unavailable';

/** A picture waits in this tab that the browser did not store. */
const losesPicture = ({ waiting, inTab }: PictureFacts): boolean =>
  [...waiting].some((hash) => inTab.has(hash));

function whereIs(facts: SyncFacts, work: Work): Where {
  const { storage, connection, access, covered, stalled, pictures } = facts;
  const refused = connection.status === 'refused';
  const sending = connection.status === 'connected' && access === 'edit' && !stalled;
  const waits = work.here && !sending;
  const pictureWaits = work.pictureHere && !(sending && pictures.trouble === '');

  if ((waits && broken(storage)) || (pictureWaits && losesPicture(pictures))) return 'thisTabOnly';
  if (waits || pictureWaits)
    // While the copy on this device is still being read, nothing can be written to it.
    return storage.status === 'loading' ? 'saving' : 'thisDeviceOnly';
  if (work.here) return 'saving';
  if (access === 'view') return refused ? 'refused' : 'viewOnly';
  if (refused) return work.stuckElsewhere ? 'thisDeviceOnly' : 'refused';
  if (work.any) return work.stuckElsewhere || !sending ? 'thisDeviceOnly' : 'saving';
  if (storage.status === 'loading') return 'opening';
  if (connection.status === 'waiting' || connection.status === 'idle') return 'offline';
  if (!sending || !covered || !pictures.checked) return 'connecting';
  return broken(storage) || pictures.inTab.size > 0 ? 'relayOnly' : 'saved';
}

const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`;

function changed({ items, pictures }: Work): string {
  const parts = [
    items > 0 ? `${count(items, 'item', 'items')} changed` : '',
    pictures > 0 ? count(pictures, 'picture', 'pictures') : '',
  ];
  return parts.filter(Boolean).join(', ') || 'the board changed';
}

interface Words {
  readonly label: string;
  readonly meaning: string;
  readonly tone: Tone;
}

const words: Readonly<Record<Where, Words>> = {
  saved: {
    label: 'Saved',
    meaning: 'The relay has everything on its disk, and so has this device.',
    tone: 'ok',
  },
  saving: { label: 'Saving', meaning: 'Your changes are on their way.', tone: 'quiet' },
  thisDeviceOnly: {
    label: 'On this device only',
    meaning: 'Changes made in this browser wait here and go to the relay as soon as it takes them.',
    tone: 'warn',
  },
  relayOnly: {
    label: 'Saved on the relay, not on this device',
    meaning: 'The relay has everything on its disk, but this browser cannot keep a copy.',
    tone: 'warn',
  },
  thisTabOnly: {
    label: 'Only in this tab, copy it out now',
    meaning:
      'Your changes are neither on this device nor on the relay: they are gone when this tab is closed. Copy them out now.',
    tone: 'danger',
  },
  offline: {
    label: 'Offline, nothing waits',
    meaning: 'There is no connection to the relay. You can go on working; what others change comes later.',
    tone: 'quiet',
  },
  opening: { label: 'Opening', meaning: 'The board is being read from this device.', tone: 'quiet' },
  connecting: { label: 'Connecting', meaning: 'The relay is being asked what it has.', tone: 'quiet' },
  viewOnly: {
    label: 'View only',
    meaning: 'This link lets you look, not change. What others change appears here.',
    tone: 'quiet',
  },
  refused: { label: 'Not connected', meaning: 'The relay refused the connection.', tone: 'danger' },
};

/** Why it is so, and what to do: from the relay's last word, the connection, the storage. */
function reasonsOf(
  { storage, copyFault, connection, access, notice, pictures, otherTabs }: SyncFacts,
  where: Where,
): string[] {
  const reasons: string[] = [];
  if (connection.status === 'refused') reasons.push(connection.sentence);
  if (access === 'view' && (where === 'thisDeviceOnly' || where === 'thisTabOnly')) {
    reasons.push('The board was opened with a view link, which sends no changes: open its edit link.');
  }
  if (notice) reasons.push(notice.text);
  if (storage.status === 'unwritable' || storage.status === 'unavailable') reasons.push(storage.sentence);
  if (copyFault !== undefined) reasons.push(copyFault);
  if ((pictures.waiting.size > 0 || !pictures.checked) && pictures.trouble !== '')
    reasons.push(pictures.trouble);
  if (pictures.fault !== undefined && pictures.inTab.size > 0) reasons.push(pictures.fault);
  if (losesPicture(pictures))
    reasons.push('The copy of the board holds no pictures: open each one that waits, and download it.');
  if (pictures.missing > 0)
    reasons.push(
      `${count(pictures.missing, 'picture has', 'pictures have')} not arrived on this device yet.`,
    );
  if (otherTabs.some(losesOnClose)) {
    reasons.push('Another tab of this board cannot keep its changes: leave it open.');
  }
  return reasons;
}

const losesOnClose = (tab: TabReport) =>
  tab.unsaved.length > 0 && !tab.sending && (tab.storage === 'unwritable' || tab.storage === 'unavailable');

function toneOf(facts: SyncFacts, where: Where): Tone {
  const { storage, copyFault, connection, stalled, notice, pictures, otherTabs } = facts;
  if (otherTabs.some(losesOnClose)) return 'danger';
  // It does not come right by itself, whatever waits.
  if (connection.status === 'refused') return 'danger';
  const pictureTrouble = pictures.inTab.size > 0 || (pictures.waiting.size > 0 && pictures.trouble !== '');
  const trouble =
    broken(storage) || copyFault !== undefined || stalled || notice !== undefined || pictureTrouble;
  return trouble && words[where].tone !== 'danger' ? 'warn' : words[where].tone;
}

/** What the header shows. */
export function syncStatus(facts: SyncFacts): SyncStatus {
  const work = workOf(facts);
  const where = whereIs(facts, work);
  const { label, meaning } = words[where];
  return {
    where,
    label: where === 'thisDeviceOnly' ? `${label}, ${changed(work)}` : label,
    sentence: [meaning, ...reasonsOf(facts, where)].join(' '),
    tone: toneOf(facts, where),
    items: work.items,
    refusal: facts.connection.status === 'refused' ? facts.connection.sentence : '',
  };
}

/** What this tab tells the others. A view link sends nothing and confirms nothing: others count what it has read. */
export function tabReport({ storage, connection, access, stalled, unsaved, pictures }: SyncFacts): TabReport {
  return {
    unsaved: access === 'view' ? [] : [...unsaved, ...pictures.waiting],
    storage: losesPicture(pictures) ? 'unwritable' : storage.status,
    sending: connection.status === 'connected' && access === 'edit' && !stalled && pictures.trouble === '',
  };
}
