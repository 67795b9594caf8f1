import { describe, expect, test } from 'vitest';
import { RoomMemory } from '../../../client/components/refine/room-memory.ts';
import { ownState, personWords } from '../../../client/components/refine/room-words.ts';
import {
  whoIsInTheRoom,
  type RoomFacts,
  type RoomPerson,
} from '../../../client/components/refine/who-is-in-the-room.ts';
import type { Present, Session } from '../../../client/sync/presence.ts';
import type { SyncStatus } from '../../../client/sync/sync-status.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import type { Member, Role } from '../../../shared/records.ts';
import { HandClock } from '../sync/hand-clock.ts';

const id = (name: string) => `m1${name.toLowerCase()}` as MemberId;
const [maya, jon, asha, tom] = ['Maya', 'Jon', 'Asha', 'Tom'].map(id) as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
];
const at = 'i1here' as ItemId;
const elsewhere = 'i1there' as ItemId;

const member = (name: string, role: Role, more: Partial<Member> = {}): [MemberId, Member] => [
  id(name),
  {
    id: id(name),
    name,
    colour: 1,
    roles: [role],
    claimed: true,
    left: false,
    mergedInto: null,
    ...more,
  } as Member,
];
const team = new Map([
  member('Maya', 'productOwner'),
  member('Jon', 'engineer'),
  member('Asha', 'engineer'),
  member('Tom', 'engineer'),
]);

let clients = 0;
const session = (more: Partial<Session> = {}): Session => ({
  client: (clients += 1),
  look: { view: 'refine', item: at, field: null },
  moving: [],
  caret: null,
  activity: 'active',
  leads: false,
  access: 'edit',
  ...more,
});
const present = (who: MemberId | null, ...sessions: readonly Session[]): Present => ({
  member: who,
  name: who === null ? '' : (team.get(who)?.name ?? 'Somebody'),
  colour: 1,
  activity: 'active',
  me: false,
  sessions: sessions.length > 0 ? sessions : [session()],
});

const room = (facts: Partial<RoomFacts>) =>
  whoIsInTheRoom({
    members: team,
    leader: maya,
    me: jon,
    looksOn: false,
    here: [],
    were: [],
    offline: false,
    ...facts,
  });
const names = ({ people }: { readonly people: readonly RoomPerson[] }) => people.map(({ name }) => name);
const around = { current: at, keyOf: (item: ItemId) => (item === elsewhere ? 'GW-44' : 'GW-49') };
const words = (found: ReturnType<typeof room>, name: string, own = '') => {
  const person = found.people.find((one) => one.name === name);
  return person && personWords(person, around, own);
};

describe('who is in the room', () => {
  test('G65 is whoever leads, then the others by name; each once, however many tabs and entries they have', () => {
    const merged = new Map([...team, member('Ash', 'engineer', { mergedInto: asha })]);
    const found = room({
      members: merged,
      here: [
        present(tom),
        present(asha, session(), session()),
        present(id('Ash')),
        present(jon, session({ activity: 'idle' })),
        present(maya, session()),
      ],
    });
    expect(names(found)).toEqual(['Maya', 'Asha', 'Jon', 'Tom']);
    expect(found.count).toBe(4);
    expect(found.people.find(({ me }) => me)?.name).toBe('Jon');
  });

  test('view links look on; who has not said who they are is counted', () => {
    const looksOn = session({ access: 'view' });
    const found = room({
      here: [
        present(null, looksOn),
        present(tom, looksOn),
        present(null),
        present(asha, session({ access: undefined })),
      ],
    });
    expect(found).toMatchObject({ onlookers: 2, unnamed: 1, count: 3, leaderIsHere: false });
    expect(names(found)).toEqual(['Maya', 'Asha', 'Jon']);
    expect(room({ looksOn: true, me: null, here: [] })).toMatchObject({ onlookers: 1, unnamed: 0, count: 0 });
    expect(room({ me: null, here: [] })).toMatchObject({ onlookers: 0, unnamed: 1 });
  });

  test('G81 a screen on the wall is nobody; whoever presents from their own browser is somebody', () => {
    const screen = session({ presents: true });
    const onlooking = session({ presents: true, access: 'view' });
    const found = room({ here: [present(null, screen), present(null, onlooking), present(maya, screen)] });
    expect(found).toMatchObject({ onlookers: 0, unnamed: 0, count: 2, leaderIsHere: true });
  });

  test('G66 the leader is here only with a link to edit', () => {
    expect(room({ here: [present(maya)] }).leaderIsHere).toBe(true);
    expect(room({ here: [present(maya, session({ access: undefined }))] }).leaderIsHere).toBe(true);
    expect(room({ here: [present(maya, session({ access: 'view' }))] }).leaderIsHere).toBe(false);
    expect(room({ here: [] }).leaderIsHere).toBe(false);
    expect(room({ me: maya }).leaderIsHere).toBe(true);
    expect(room({ me: maya, looksOn: true }).leaderIsHere).toBe(false);
    expect(room({ leader: null, here: [present(maya)] }).leaderIsHere).toBe(false);
  });

  test('whoever was in the meeting and is not here stands last, and does not count', () => {
    const found = room({ here: [present(maya), present(tom)], were: [asha, asha, tom] });
    expect(names(found)).toEqual(['Maya', 'Jon', 'Tom', 'Asha']);
    expect(found.count).toBe(3);
    expect(words(found, 'Asha')).toBe('Engineer · not here now');
  });

  test('without the relay nobody is said to be here or gone', () => {
    const found = room({ here: [present(tom)], were: [tom, asha], offline: true });
    expect(found.people.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Maya unknown',
      'Asha unknown',
      'Jon active',
      'Tom unknown',
    ]);
    expect(words(found, 'Tom')).toBe('Engineer');
  });

  test('says what each of them does, from the tab in which they do most', () => {
    const field = (name: string, item = at) => session({ look: { view: 'refine', item, field: name } });
    const found = room({
      here: [
        present(maya, session({ activity: 'idle' }), session()),
        present(asha, session(), field('question')),
        present(tom, session({ look: { view: 'board', item: elsewhere, field: null } })),
      ],
    });
    expect(words(found, 'Maya')).toBe('Product owner · leads');
    expect(words(found, 'Asha')).toBe('Engineer · editing the question');
    expect(words(found, 'Tom')).toBe('Engineer · looks at GW-44');
    expect(words(found, 'Jon')).toBe('Engineer · you');
    const doing = (one: Session) => words(room({ here: [present(asha, one)] }), 'Asha');
    expect(doing(field('line:l1', elsewhere))).toBe('Engineer · editing the checklist of GW-44');
    expect(doing(field('constructor'))).toBe('Engineer · editing the item');
    expect(doing(session({ look: { view: 'plan', item: null, field: null } }))).toBe(
      'Engineer · looks at the Plan',
    );
    expect(doing(session({ look: { view: 'toString', item: null, field: null } }))).toBe('Engineer');
    expect(doing(session({ activity: 'away' }))).toBe('Engineer · away');
  });

  test('says of oneself what this device knows', () => {
    const status = (items: number, where: SyncStatus['where']) =>
      ({ items, where, label: '', sentence: '', tone: 'ok', refusal: '' }) as const;
    expect(ownState(false, status(3, 'saving'))).toBe('');
    expect(ownState(true, status(0, 'offline'))).toBe('offline');
    expect(ownState(true, status(1, 'thisDeviceOnly'))).toBe('offline, 1 changed item waiting');
    expect(ownState(true, status(3, 'thisDeviceOnly'))).toBe('offline, 3 changed items waiting');
    expect(ownState(true, status(0, 'thisDeviceOnly'))).toBe('offline, edits waiting');
    expect(words(room({ offline: true }), 'Jon', 'offline')).toBe('Engineer · you · offline');
  });
});

describe('nobody flickers in the list', () => {
  function memory() {
    const clock = new HandClock();
    const changes = { times: 0 };
    const kept = new RoomMemory(
      () => (changes.times += 1),
      () => clock.after,
    );
    return { kept, clock, changes, here: () => kept.here.map((one) => one.member) };
  }

  test('G67 who is gone for a moment is not gone; after some seconds they are', () => {
    const { kept, clock, changes, here } = memory();
    kept.take([present(maya), present(tom)], false);
    clock.pass(60_000);
    kept.take([present(tom)], false);
    clock.pass(5000);
    expect(here()).toEqual([maya, tom]);
    kept.take([present(maya), present(tom)], false);
    clock.pass(60_000);
    expect(here()).toEqual([maya, tom]);
    const before = changes.times;
    kept.take([present(tom)], false);
    clock.pass(6000);
    expect(here()).toEqual([tom]);
    expect(changes.times).toBe(before + 1);
    expect([...kept.were]).toEqual([maya, tom]);
  });

  test('nobody is missed before the relay had the time to say who is here, also after being offline', () => {
    const { kept, clock } = memory();
    kept.take([], false);
    expect(kept.sure).toBe(false);
    clock.pass(6000);
    expect(kept.sure).toBe(true);
    kept.take([], true);
    expect(kept.sure).toBe(false);
    kept.take([], false);
    clock.pass(5999);
    expect(kept.sure).toBe(false);
    clock.pass(1);
    expect(kept.sure).toBe(true);
  });

  test('when the line drops, whoever was here stays as they were', () => {
    const { kept, clock, here } = memory();
    kept.take([present(maya)], false);
    // The list empties a moment before the page knows why.
    kept.take([], false);
    kept.take([], true);
    clock.pass(600_000);
    expect(here()).toEqual([maya]);
    kept.take([], false);
    clock.pass(6000);
    expect(here()).toEqual([]);
    kept.close();
    expect(clock.next).toBeUndefined();
  });
});
