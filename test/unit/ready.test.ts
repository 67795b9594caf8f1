import { describe, expect, test } from 'vitest';
import type { ColumnId, ItemId, LineId, MemberId } from '../../shared/ids.ts';
import type { Bug, Item, Line, LogEntry, Spike, Story, Task } from '../../shared/item.ts';
import {
  isComplete,
  isReady,
  missingForComplete,
  missingForReady,
  missingSentence,
  needsEngineer,
  type ReadyContext,
} from '../../shared/ready.ts';
import { agree, asha, at, close, jon, maya, propose, team } from './box/log.ts';

// Maya is the product owner; Jon and Asha are engineers.
const context: ReadyContext = { isEngineer: (member) => [jon, asha].includes(member), now: at('12:00') };
const ready = (item: Item) => missingForReady(item, context);
const complete = (item: Item) => missingForComplete(item, context);

const line = (text: string, done = false): Line => ({ id: `l${text}` as LineId, text, done, rank: 'a0' });
const points = (by: MemberId | null, to: number, from: number | null = null): LogEntry => ({
  at: at('9:00'),
  by,
  field: 'points',
  from,
  to,
  position: null,
});

const base = {
  id: 'iOne' as ItemId,
  number: 1,
  place: { column: 'cTodo' as ColumnId, sprint: null, backlogRank: 'a0', boardRank: 'a0' },
  labels: [],
  assignees: [],
  due: null,
  epic: null,
  blockedBy: [],
  lines: [line('It works')],
  comments: [],
  attachments: [],
  pictures: [],
  archived: null,
  sourceKey: '',
  createdAt: at('8:00'),
  createdBy: jon,
  takenUpBy: null,
  cameFrom: null,
  movedTo: null,
  arrivedFrom: '',
  log: [points(jon, 3)],
} as const;

const story: Story = {
  ...base,
  kind: 'story',
  points: 3,
  texts: { title: 'Pay', role: 'shopper', want: 'pay', soThat: 'it is mine' },
};
const task: Task = {
  ...base,
  kind: 'task',
  points: 3,
  gain: 'team',
  underHalfDay: false,
  texts: { title: 'Configure the pipeline', description: 'One file', soThat: 'we release daily' },
};
const hours = propose('p1', 8, { by: jon });
const spike: Spike = {
  ...base,
  kind: 'spike',
  output: 'decision',
  people: 1,
  box: [hours, agree('a1', hours, [jon, asha, maya])],
  log: [],
  texts: { title: 'Which provider?', question: 'Which one?', soThat: 'we can commit' },
};
const bug: Bug = {
  ...base,
  kind: 'bug',
  points: 1,
  backlog: 'product',
  lines: [],
  texts: { title: 'Off by a cent', happens: '9.99', expected: '10.00' },
};
const bare = { texts: {}, lines: [], log: [] } as const;

describe('ready', () => {
  test('a full item of each kind is', () => {
    for (const item of [story, task, spike, bug]) {
      expect(ready(item)).toEqual([]);
      expect(isReady(item, context)).toBe(true);
    }
  });

  test('an empty one of each kind names all it lacks', () => {
    expect(ready({ ...story, ...bare, points: null })).toEqual([
      'a title',
      'who wants it',
      'what they want',
      'the so that',
      'at least one acceptance criterion',
      'a size',
    ]);
    expect(ready({ ...task, ...bare, points: null })).toEqual([
      'a title',
      'a description',
      'the so that',
      'at least one line of the definition of done',
      'a size',
    ]);
    expect(ready({ ...spike, ...bare, output: null, box: [] })).toEqual([
      'a title',
      'the question',
      'the so that',
      'the output wanted',
      'at least one line of the definition of done',
      'an agreed time-box',
    ]);
    expect(ready({ ...bug, ...bare, points: null })).toEqual([
      'a title',
      'what happens',
      'what should happen',
      'a size',
    ]);
    expect(isReady({ ...bug, ...bare }, context)).toBe(false);
  });

  test('blanks are no words, and a blank line is no criterion', () => {
    expect(ready({ ...story, texts: { ...story.texts, soThat: ' \n' } })).toEqual(['the so that']);
    expect(ready({ ...story, lines: [line('  ')] })).toEqual(['at least one acceptance criterion']);
  });

  test('nought points are a size', () => {
    expect(ready({ ...story, points: 0, log: [points(maya, 0)] })).toEqual([]);
  });

  test('a task is sized by an engineer; a story by anybody', () => {
    expect(ready({ ...story, log: [points(maya, 3)] })).toEqual([]);
    expect(ready({ ...task, log: [points(maya, 3)] })).toEqual(['a size by an engineer']);
    expect(ready({ ...task, log: [] })).toEqual(['a size by an engineer']);
    expect(ready({ ...task, log: [points(null, 3)] })).toEqual(['a size by an engineer']);
    expect(ready({ ...task, log: [points(jon, 5), points(maya, 3, 5)] })).toEqual(['a size by an engineer']);
    expect(ready({ ...task, log: [points(maya, 5), points(jon, 3, 5)] })).toEqual([]);
    expect(ready({ ...task, log: [points(maya, 3), points(jon, 5, 3), points(jon, 3, 5)] })).toEqual([]);
  });

  test('under half a day is a size for a task, when an engineer says so', () => {
    const small = (by: MemberId): LogEntry => ({
      ...points(by, 0),
      field: 'underHalfDay',
      from: null,
      to: true,
    });
    const half: Task = { ...task, points: null, underHalfDay: true, log: [small(jon)] };
    expect(ready(half)).toEqual([]);
    expect(ready({ ...half, log: [small(maya)] })).toEqual(['a size by an engineer']);
    expect(ready({ ...half, underHalfDay: false })).toEqual(['a size']);
    expect(needsEngineer({ ...half, createdBy: maya }, context)).toBe(false);
    expect(needsEngineer({ ...half, createdBy: maya, log: [small(maya)] }, context)).toBe(true);
    // A merge may bring both together: then the points are what counts, and who gave them.
    expect(ready({ ...half, points: 5, log: [points(maya, 5), small(jon)] })).toEqual([
      'a size by an engineer',
    ]);
  });

  test('of two who sized at once, the one whose size holds counts', () => {
    expect(ready({ ...task, points: 3, log: [points(jon, 3), points(maya, 8)] })).toEqual([]);
    expect(ready({ ...task, points: 8, log: [points(maya, 8), points(jon, 3)] })).toEqual([
      'a size by an engineer',
    ]);
  });

  test('a spike says how many have to agree', () => {
    expect(ready({ ...spike, box: [hours, agree('a1', hours, [jon, asha])] })).toEqual([
      'one more to agree to 8 h',
    ]);
    expect(ready({ ...spike, box: [hours] })).toEqual(['3 more to agree to 8 h']);
    expect(ready({ ...spike, box: [propose('p1', 8, { asked: [] })] })).toEqual(['an agreed time-box']);
  });

  test('a technical item made by a non-engineer waits for an engineer to take it up or size it', () => {
    const byMaya = { createdBy: maya } as const;
    expect(ready({ ...task, ...byMaya, log: [points(maya, 3)] })).toEqual([
      'a size by an engineer',
      'no engineer has taken this up yet',
    ]);
    expect(ready({ ...task, ...byMaya })).toEqual([]);
    expect(needsEngineer({ ...task, ...byMaya, points: null, log: [] }, context)).toBe(true);
    expect(needsEngineer({ ...task, ...byMaya, points: null, log: [], takenUpBy: jon }, context)).toBe(false);
    expect(needsEngineer({ ...task, points: null, log: [] }, context)).toBe(false);
    expect(needsEngineer({ ...task, createdBy: null, points: null, log: [] }, context)).toBe(false);
    expect(needsEngineer({ ...story, ...byMaya, log: [points(maya, 3)] }, context)).toBe(false);
    const technicalBug: Bug = { ...bug, ...byMaya, log: [points(maya, 1)], backlog: 'technical' };
    expect(ready(technicalBug)).toEqual(['no engineer has taken this up yet']);
    expect(ready({ ...technicalBug, backlog: 'product' })).toEqual([]);
  });

  test('an engineer who proposes a spike’s hours, or agrees to them, has taken it up', () => {
    const byMaya = { ...spike, createdBy: maya };
    const asked = propose('p1', 8, { by: maya, rule: 'anyone', asked: team });
    expect(ready({ ...byMaya, box: [asked, agree('a1', asked, [maya])] })).toEqual([
      'no engineer has taken this up yet',
    ]);
    expect(ready({ ...byMaya, box: [asked, agree('a1', asked, [maya, jon])] })).toEqual([]);
    expect(needsEngineer({ ...byMaya, box: [] }, context)).toBe(true);
    expect(needsEngineer({ ...byMaya, box: [hours] }, context)).toBe(false);
  });

  test('a kind that this version does not know is not judged', () => {
    const { points: _, ...rest } = story;
    const unknown: Item = { ...rest, kind: 'unknown', unknownKind: 'risk' };
    expect(ready(unknown)).toHaveLength(1);
    expect(complete(unknown)).toHaveLength(1);
    expect(needsEngineer(unknown, context)).toBe(false);
  });
});

describe('complete', () => {
  test('when every line is ticked', () => {
    expect(complete({ ...story, lines: [line('A', true), line('B', true)] })).toEqual([]);
    expect(complete({ ...story, lines: [line('A', true), line(' ')] })).toEqual([]);
    expect(complete({ ...story, lines: [line('A', true), line('B')] })).toEqual([
      'one acceptance criterion ticked',
    ]);
    expect(complete({ ...story, lines: [line('A'), line('B')] })).toEqual(['2 acceptance criteria ticked']);
    expect(complete({ ...task, lines: [line('A')] })).toEqual(['one line of the definition of done ticked']);
    expect(complete({ ...bug, lines: [line('A'), line('B')] })).toEqual([
      '2 lines of the definition of done ticked',
    ]);
    expect(complete({ ...story, lines: [] })).toEqual(['at least one acceptance criterion, ticked']);
    expect(complete({ ...task, lines: [line(' ', true)] })).toEqual([
      'at least one line of the definition of done, ticked',
    ]);
    expect(complete({ ...task, lines: [line('A', true), line(' ')] })).toEqual([]);
    expect(isComplete(bug, context)).toBe(true);
    expect(isComplete({ ...bug, lines: [line('A')] }, context)).toBe(false);
  });

  test('a spike when its outcome is recorded, open lines or not', () => {
    expect(complete({ ...spike, lines: [line('A', true)] })).toEqual(['its outcome']);
    expect(complete({ ...spike, lines: [line('A')], box: [...spike.box, close('d1', 'decision')] })).toEqual(
      [],
    );
  });
});

test('what is missing reads as a sentence', () => {
  expect(missingSentence([])).toBe('');
  expect(missingSentence(['a size'])).toBe('Not ready: it needs a size.');
  expect(missingSentence(['a title', 'the so that', 'a size'])).toBe(
    'Not ready: it needs a title, the so that and a size.',
  );
  expect(missingSentence(['a size', 'no engineer has taken this up yet'])).toBe(
    'Not ready: it needs a size; no engineer has taken this up yet.',
  );
  expect(missingSentence(['no engineer has taken this up yet'])).toBe(
    'Not ready: no engineer has taken this up yet.',
  );
  expect(missingSentence(['its outcome'], 'complete')).toBe('Not complete: it needs its outcome.');
});
