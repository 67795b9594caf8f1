// Boards that a stranger wrote by hand: sprints, capacity, sign-offs and logs of items that are almost right, with figures,
// days and moments that are none.

import * as fc from 'fast-check';
import * as Y from 'yjs';
import { monday } from './board-kit.ts';
import { dayMs } from './made-item.ts';

const oddNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1,
  2.5,
  0.3,
  8,
  1e300,
  -1e300,
  5e-324,
  1e-12,
  2 ** 53,
  NaN,
  Infinity,
);
const dayBeside = fc.integer({ min: -60, max: 20 }).map((days) => monday + days * dayMs);
const oddMoment = fc.oneof(
  { weight: 5, arbitrary: dayBeside },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 1, -1, 8.64e15, -8.64e15, 8.65e15, 253_402_300_799_999, 1e300, NaN),
  },
);
const oddDate = fc.constantFrom(
  '9999-99-99',
  '9999-12-31',
  '0000-01-01',
  '2016-11-23',
  '2026-11-23',
  '2026-12-04',
  '2026-02-30',
  '',
  7,
);
const oddName = fc.constantFrom(
  '',
  ' ',
  'Sprint 1',
  'a\nb\r\nc',
  '\u202Eabc\u2066',
  '<img src=x onerror=alert(1)>',
  'W'.repeat(200),
  '=1+1',
  '| a | b |',
  '👩‍👩‍👧‍👦'.repeat(9),
  '“x”',
  '1'.repeat(30),
  '9007199254740993',
);
const kind = fc.constantFrom('story', 'task', 'spike', 'bug', 'epoch', 7, null);
const [item, sprint, member] = [
  fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i9'),
  fc.constantFrom('s1', 's2', 's3', 's9'),
  fc.constantFrom('m1', 'm2', 'm3', 'm9'),
];
const column = fc.constantFrom('cTodo', 'cDoing', 'cReview', 'cDone', 'c1', 'cGone', null, 5);
const place = fc.oneof(
  fc.tuple(column, fc.option(sprint), fc.constant('a0'), fc.constant('a0')),
  fc.constantFrom(null, 3, 'cDone', []),
);
const junk = fc.oneof(fc.jsonValue(), oddNumber, oddMoment, oddDate, oddName);
/** Mostly what is asked for, sometimes anything. */
const mostly = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: junk });

const part = <Value>(model: Readonly<Record<string, fc.Arbitrary<Value>>>) =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true });

const whole = <Value>(model: Readonly<Record<string, fc.Arbitrary<Value>>>) =>
  fc.record(model, { noNullPrototype: true });

const dictionary = <Value>(key: fc.Arbitrary<string>, value: fc.Arbitrary<Value>) =>
  fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });

const start = part<unknown>({
  at: mostly(oddMoment),
  by: mostly(member),
  rate: mostly(oddNumber),
  capacityHours: mostly(oddNumber),
  withoutSignOff: fc.boolean(),
});
const end = part<unknown>({
  at: mostly(oddMoment),
  by: mostly(member),
  items: mostly(
    fc.array(
      mostly(
        part<unknown>({
          id: mostly(item),
          kind: mostly(kind),
          points: mostly(oddNumber),
          hours: mostly(oddNumber),
          finished: fc.boolean(),
        }),
      ),
      { maxLength: 8 },
    ),
  ),
});
const said = part<unknown>({ at: mostly(oddMoment), from: junk, to: junk });
const sprintFields = part<unknown>({
  name: mostly(oddName),
  goal: mostly(oddName),
  start: mostly(oddDate),
  end: mostly(oddDate),
  rate: mostly(oddNumber),
  focusFactor: mostly(oddNumber),
  'started:a': mostly(start),
  'started:b': mostly(start),
  'ended:a': mostly(end),
  'ended:b': mostly(end),
  made: mostly(start),
  'name~m1': mostly(said),
  'name~m2': mostly(said),
  'rate~m1': mostly(said),
  'start~m2': mostly(said),
  archived: fc.boolean(),
});
const signOff = part<unknown>({
  sprint: mostly(sprint),
  by: mostly(member),
  at: mostly(oddMoment),
  hours: mostly(oddNumber),
  share: mostly(oddNumber),
  rate: mostly(oddNumber),
  items: mostly(fc.array(mostly(item), { maxLength: 5 })),
  each: mostly(fc.array(mostly(oddNumber), { maxLength: 5 })),
});
const logged = fc.oneof(
  fc.tuple(mostly(oddMoment), mostly(member), fc.constant('place'), mostly(place), mostly(place)),
  fc.tuple(mostly(oddMoment), mostly(member), fc.constant('points'), mostly(oddNumber), mostly(oddNumber)),
  fc.tuple(mostly(oddMoment), mostly(member), fc.constant('kind'), mostly(kind), mostly(kind)),
  fc.tuple(
    mostly(oddMoment),
    mostly(member),
    fc.constantFrom('archived', 'people'),
    junk,
    fc.constantFrom(null, { at: 1, by: 'm1' }, 7),
  ),
  junk,
);
const boxEvent: fc.Arbitrary<unknown> = fc.oneof(
  whole<unknown>({
    type: fc.constant('propose'),
    at: oddMoment,
    hours: oddNumber,
    rule: fc.constant('anyone'),
    asked: fc.array(member),
  }),
  whole<unknown>({
    type: fc.constant('agree'),
    at: oddMoment,
    proposal: fc.constantFrom('b1', 'b2'),
    members: fc.array(member),
  }),
  whole<unknown>({
    type: fc.constant('start'),
    at: oddMoment,
    proposal: fc.constantFrom('b1', 'b2'),
    until: oddMoment,
  }),
  whole<unknown>({
    type: fc.constant('close'),
    at: oddMoment,
    outcome: fc.constantFrom('knowledge', 'dropped'),
    reason: oddName,
  }),
);
const itemFields = fc.record(
  {
    kind: mostly(kind),
    number: mostly(oddNumber),
    place: mostly(place),
    points: mostly(oddNumber),
    people: mostly(oddNumber),
    archived: fc.constantFrom(null, undefined, { at: 1e300, by: 'm1' }, { at: monday, by: 'm2' }, 'x'),
    created: fc.tuple(mostly(oddMoment), mostly(member)),
    title: oddName,
    words: oddName,
    log: fc.array(logged, { maxLength: 12 }),
    box: fc.array(boxEvent, { maxLength: 4 }),
  },
  { noNullPrototype: true },
);
const entries = fc.array(
  fc.tuple(sprint, member, fc.constantFrom('daysOff', 'hoursADay', 'daysOff~m1'), junk),
  {
    maxLength: 8,
  },
);

/** What stands in such a document, root by root. */
export const hostilePlan = fc.record({
  sprints: dictionary(sprint, sprintFields),
  signOffs: dictionary(fc.constantFrom('o1', 'o2', 'o1/withdrawn', 'o2/withdrawn'), mostly(signOff)),
  capacity: entries,
  members: dictionary(
    fc.constantFrom('m1', 'm2', 'm3'),
    part<unknown>({
      name: oddName,
      claimed: fc.boolean(),
      mergedInto: mostly(member),
      hoursADay: mostly(oddNumber),
      roles: fc.constant(['productOwner', 'engineer']),
    }),
  ),
  columns: dictionary(
    fc.constantFrom('c1', 'cTodo', 'cDone'),
    part<unknown>({
      name: oddName,
      done: fc.boolean(),
      archived: fc.boolean(),
      rank: fc.constantFrom('a0', 'Zz', 5),
    }),
  ),
  settings: part<unknown>({
    rate: mostly(oddNumber),
    barUnit: fc.constantFrom('hours', 'points', 3),
    timeZone: fc.constantFrom('Europe/Vienna', 'Pacific/Apia', 'No/Where', 5),
  }),
  items: dictionary(fc.constantFrom('i1', 'i2', 'i3', 'i4'), itemFields),
});

type Written = typeof hostilePlan extends fc.Arbitrary<infer Value> ? Value : never;

export function hostileDoc({
  sprints,
  signOffs,
  capacity,
  members,
  columns,
  settings,
  items,
}: Written): Y.Doc {
  const doc = new Y.Doc();
  const put = (root: string, key: string, value: unknown) => {
    if (value !== undefined) doc.getMap(root).set(key, value);
  };
  for (const [root, records] of Object.entries({ sprints, members, columns }))
    for (const [id, fields] of Object.entries(records))
      for (const [field, value] of Object.entries(fields)) put(root, `${id}/${field}`, value);
  for (const [id, value] of Object.entries(signOffs)) put('signOffs', id, value);
  for (const [one, who, field, value] of capacity) put('capacity', `${one}/${who}/${field}`, value);
  for (const [key, value] of Object.entries(settings)) put('settings', key, value);
  for (const [id, { title, words, log, box, ...fields }] of Object.entries(items)) {
    const made = new Y.Map<unknown>();
    doc.getMap('items').set(id, made);
    for (const [key, value] of Object.entries(fields)) if (value !== undefined) made.set(key, value);
    made.set('t:title', new Y.Text(title));
    made.set('t:soThat', new Y.Text(words));
    made.set('log', Y.Array.from(log as string[]));
    for (const [n, event] of box.entries()) made.set(`box:b${n + 1}`, event);
  }
  return doc;
}
