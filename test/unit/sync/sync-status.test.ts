import { copyFault } from '../../../client/storage/storage-state.ts';
import { describe, expect, test } from 'vitest';
import type { ConnectionState } from '../../../client/sync/connection.ts';
import {
  syncStatus,
  tabReport,
  type PictureFacts,
  type StorageState,
  type SyncFacts,
} from '../../../client/sync/sync-status.ts';
import type { TabReport } from '../../../client/sync/tab-message.ts';
import { statusCode } from '../../../shared/protocol.ts';

const storages: StorageState[] = [
  { status: 'loading' },
  { status: 'ok' },
  { status: 'unwritable', sentence: 'The disk is full.' },
  { status: 'unavailable', sentence: 'A private window.' },
];
const connections: ConnectionState[] = [
  { status: 'idle' },
  { status: 'connecting' },
  { status: 'connected' },
  { status: 'waiting', since: 5 },
  { status: 'refused', code: 4403, sentence: 'This link was replaced.' },
];
const unsaveds = [new Set<string>(), new Set(['i1', 'i2']), new Set(['board']), new Set(['i1', 'board'])];
const tab = (unsaved: string[], storage: TabReport['storage'], sending: boolean): TabReport => ({
  unsaved,
  storage,
  sending,
});
const otherTabs: TabReport[][] = [
  [],
  [tab([], 'ok', false)],
  [tab(['i2', 'i3'], 'ok', true)],
  [tab(['i2', 'i3'], 'ok', false)],
  [tab(['i3'], 'unwritable', false)],
  [tab(['board'], 'ok', false)],
];
const notices = [
  undefined,
  { code: statusCode.notSaving, text: 'The disk of the relay is full.' },
  { code: statusCode.nearlyFull, text: 'The board is nearly full.' },
];
const bools = [false, true];
const noPictures: PictureFacts = {
  waiting: new Set(),
  inTab: new Set(),
  checked: true,
  missing: 0,
  trouble: '',
};
const hash = (letter: string) => letter.repeat(64);
const one = new Set([hash('a')]);
const boardIsFull = 'The pictures of this board fill their 200 MB.';
const pictureFacts: PictureFacts[] = [
  noPictures,
  { ...noPictures, waiting: one, missing: 2 },
  { ...noPictures, waiting: one, trouble: boardIsFull },
  { ...noPictures, waiting: one, inTab: one, fault: 'The disk is full.' },
  { ...noPictures, inTab: one, fault: 'The disk is full.' },
  { ...noPictures, checked: false },
];

function* everything(): Generator<SyncFacts> {
  for (const storage of storages)
    for (const connection of connections)
      for (const access of ['edit', 'view'] as const)
        for (const covered of bools)
          for (const changedHere of bools)
            for (const stalled of bools)
              for (const notice of notices)
                for (const unsaved of unsaveds)
                  for (const pictures of pictureFacts)
                    for (const others of otherTabs)
                      yield {
                        storage,
                        connection,
                        access,
                        covered,
                        changedHere,
                        stalled,
                        notice,
                        unsaved,
                        pictures,
                        otherTabs: others,
                      };
}

const all = [...everything()];
const of = (given: Partial<SyncFacts>): SyncFacts => ({
  storage: { status: 'ok' },
  connection: { status: 'connected' },
  access: 'edit',
  covered: true,
  changedHere: false,
  stalled: false,
  notice: undefined,
  unsaved: new Set(),
  pictures: noPictures,
  otherTabs: [],
  ...given,
});
const label = (given: Partial<SyncFacts>) => syncStatus(of(given)).label;
const waiting: ConnectionState = { status: 'waiting', since: 5 };
const full: StorageState = { status: 'unwritable', sentence: 'The disk is full.' };

describe('the words', () => {
  test.each([
    ['Saved', {}],
    ['Saving', { covered: false, changedHere: true }],
    ['Saving', { covered: false, unsaved: new Set(['i1']) }],
    ['Saving', { covered: false, changedHere: true, storage: full }],
    [
      'On this device only, 1 item changed',
      { connection: waiting, covered: false, unsaved: new Set(['i1']) },
    ],
    [
      'On this device only, 2 items changed',
      { connection: waiting, unsaved: new Set(['i1', 'i2', 'board']) },
    ],
    ['On this device only, the board changed', { connection: waiting, unsaved: new Set(['board']) }],
    ['On this device only, 1 item changed', { covered: false, stalled: true, unsaved: new Set(['i1']) }],
    [
      'On this device only, 3 items changed',
      { connection: waiting, unsaved: new Set(['i1', 'i2']), otherTabs: [tab(['i2', 'i3'], 'ok', false)] },
    ],
    ['On this device only, 1 item changed', { otherTabs: [tab(['i3'], 'ok', false)] }],
    ['Saving', { otherTabs: [tab(['i3'], 'ok', true)] }],
    ['Saved on the relay, not on this device', { storage: full }],
    ['Only in this tab, copy it out now', { storage: full, connection: waiting, unsaved: new Set(['i1']) }],
    [
      'Only in this tab, copy it out now',
      { storage: full, covered: false, changedHere: true, stalled: true },
    ],
    ['Offline, nothing waits', { connection: waiting, covered: false }],
    ['Opening', { storage: { status: 'loading' }, connection: { status: 'connecting' }, covered: false }],
    ['Connecting', { connection: { status: 'connecting' }, covered: false }],
    ['Connecting', { covered: false }],
    ['View only', { access: 'view', covered: false }],
    ['View only', { access: 'view', covered: false, otherTabs: [tab(['i3'], 'ok', true)] }],
    ['On this device only, 1 item changed', { access: 'view', covered: false, unsaved: new Set(['i1']) }],
    ['Not connected', { connection: connections[4]!, covered: false }],
    ['On this device only, 1 item changed', { connection: connections[4]!, unsaved: new Set(['i1']) }],
    ['On this device only, 1 picture', { connection: waiting, pictures: pictureFacts[1]! }],
    [
      'On this device only, 1 item changed, 1 picture',
      { connection: waiting, unsaved: new Set(['i1']), pictures: pictureFacts[1]! },
    ],
    [
      'On this device only, 2 pictures',
      {
        connection: waiting,
        pictures: pictureFacts[1]!,
        otherTabs: [tab([hash('a'), hash('b')], 'ok', false)],
      },
    ],
    ['Saving', { pictures: pictureFacts[1]! }],
    ['On this device only, 1 picture', { pictures: pictureFacts[2]! }],
    ['Only in this tab, copy it out now', { connection: waiting, pictures: pictureFacts[3]! }],
    ['Saved on the relay, not on this device', { pictures: pictureFacts[4]! }],
    ['Connecting', { pictures: pictureFacts[5]! }],
  ] satisfies [string, Partial<SyncFacts>][])('%s', (expected, given) => {
    expect(label(given)).toBe(expected);
  });

  test('each trouble brings its own sentence', () => {
    const sentence = (given: Partial<SyncFacts>) => syncStatus(of(given)).sentence;
    expect(sentence({ storage: full })).toContain('The disk is full.');
    expect(sentence({ connection: connections[4]!, unsaved: new Set(['i1']) })).toContain('replaced');
    expect(sentence({ stalled: true, covered: false, notice: notices[1] })).toContain('disk of the relay');
    const damaged = copyFault({ damaged: 2, newer: 0 });
    expect(sentence({ copyFault: damaged as string })).toContain('damaged and is set aside');
    expect(copyFault({ damaged: 0, newer: 1 })).toContain('Reload the page');
    expect(copyFault({ damaged: 0, newer: 0 })).toBeUndefined();
    expect(sentence({ access: 'view', unsaved: new Set(['i1']) })).toContain('open its edit link');
    expect(sentence({ otherTabs: [tab(['i3'], 'unwritable', false)] })).toContain('leave it open');
    expect(sentence({ pictures: pictureFacts[2]! })).toContain(boardIsFull);
    expect(sentence({ pictures: pictureFacts[3]!, connection: waiting })).toContain('download it');
    expect(sentence({ pictures: { ...noPictures, missing: 2 } })).toContain('2 pictures have not arrived');
  });
});

/** The combinations for which this does not hold; few, so that a failure can be read. */
function wrong(holds: (facts: SyncFacts, status: ReturnType<typeof syncStatus>) => boolean) {
  return all.filter((facts) => !holds(facts, syncStatus(facts))).slice(0, 3);
}

const broken = ({ storage }: SyncFacts) =>
  storage.status === 'unwritable' || storage.status === 'unavailable';
const worksHere = ({ unsaved, changedHere }: SyncFacts) => unsaved.size > 0 || changedHere;
const sends = ({ connection, access, stalled }: SyncFacts) =>
  connection.status === 'connected' && access === 'edit' && !stalled;
const idsOf = ({ unsaved, pictures, otherTabs }: SyncFacts) =>
  new Set([...unsaved, ...pictures.waiting, ...otherTabs.flatMap((other) => other.unsaved)]);
const pictureStays = (facts: SyncFacts) =>
  facts.pictures.waiting.size > 0 && (!sends(facts) || facts.pictures.trouble !== '');
const pictureIsLost = (facts: SyncFacts) => pictureStays(facts) && facts.pictures.inTab.size > 0;

describe(`in all ${all.length} combinations`, () => {
  test('"saved" only when the relay confirmed all that this tab and every other tab holds', () => {
    const saysSaved = ({ where, label, sentence }: ReturnType<typeof syncStatus>) =>
      where === 'saved' || where === 'relayOnly' || /\bsaved\b/i.test(`${label} ${sentence}`);
    expect(
      wrong((facts, status) => {
        const { storage, covered, pictures } = facts;
        const confirmed =
          sends(facts) && covered && pictures.checked && !worksHere(facts) && idsOf(facts).size === 0;
        const right = storage.status === 'ok' && pictures.inTab.size === 0 ? 'saved' : 'relayOnly';
        return (
          !saysSaved(status) || (confirmed && status.where === right && facts.storage.status !== 'loading')
        );
      }),
    ).toEqual([]);
    expect(all.filter((facts) => saysSaved(syncStatus(facts)))).toHaveLength(3 * 2 * 3 * 2);
  });

  test('work that is nowhere but in this tab is always red, and red is nothing else', () => {
    expect(
      wrong((facts, { where, tone }) => {
        const lost = (worksHere(facts) && !sends(facts) && broken(facts)) || pictureIsLost(facts);
        return (where === 'thisTabOnly') === lost && (!lost || tone === 'danger');
      }),
    ).toEqual([]);
  });

  test('"on this device" only when this device can keep it, and N counts each item once', () => {
    expect(
      wrong((facts, { where, items, label }) => {
        const ids = idsOf(facts);
        ids.delete('board');
        const pictures = [...ids].filter((id) => id.length === 64).length;
        if (items !== ids.size - pictures) return false;
        if (where !== 'thisDeviceOnly') return true;
        if (worksHere(facts) && !sends(facts) && facts.storage.status !== 'ok') return false;
        if (pictures > 0 && !label.includes(`${pictures} picture`)) return false;
        return label.includes(
          items > 0 ? `${items} item` : pictures > 0 ? 'only, 1 picture' : 'the board changed',
        );
      }),
    ).toEqual([]);
  });

  test('what waits, and what is in trouble, is never hidden behind a quiet word', () => {
    expect(
      wrong((facts, { where, tone }) => {
        const { pictures, notice, stalled } = facts;
        const waits = worksHere(facts) || pictures.waiting.size > 0;
        if (waits && !['saving', 'thisDeviceOnly', 'thisTabOnly'].includes(where)) return false;
        const trouble = broken(facts) || notice || stalled || pictures.trouble || pictures.inTab.size > 0;
        return !trouble || tone === 'warn' || tone === 'danger';
      }),
    ).toEqual([]);
  });

  test('a connection that is refused for good stays red and says why, whatever waits', () => {
    expect(
      wrong(({ connection }, { tone, refusal }) =>
        connection.status === 'refused' ? tone === 'danger' && refusal !== '' : refusal === '',
      ),
    ).toEqual([]);
  });

  test('a tab on a view link reports nothing that it has only read', () => {
    expect(
      wrong((facts) => {
        const report = tabReport(facts);
        const { pictures, storage } = facts;
        const unsaved = facts.access === 'view' ? [] : [...facts.unsaved, ...pictures.waiting];
        const keeps = pictures.waiting.size === 0 || pictures.inTab.size === 0;
        return (
          report.unsaved.join() === unsaved.join() &&
          report.sending === (sends(facts) && pictures.trouble === '') &&
          report.storage === (keeps ? storage.status : 'unwritable')
        );
      }),
    ).toEqual([]);
  });
});
