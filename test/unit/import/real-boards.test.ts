import { describe, expect, test } from 'vitest';
import { importReport } from '../../../shared/import/report.ts';
import { fixturePlan, fixtureText, item, leftCount, live, liveByColumn } from './fixtures.ts';

const report = (name: string) => importReport(name, fixturePlan(name));

describe('the Nebula board (Trello)', () => {
  const plan = fixturePlan('trello-nebula-2015.json');

  test('the report counts what the file holds', () => {
    expect(report('trello-nebula-2015.json')).toMatchObject({
      file: 'trello-nebula-2015.json',
      format: 'Trello board (JSON)',
      items: { story: 115, task: 0, spike: 4, bug: 0 },
      points: 0,
      hours: 0,
      epics: 0,
      sprints: 0,
      labels: 2,
      members: 44,
      comments: 15,
      checklistLines: 96,
      archived: 2,
    });
  });

  test('of 119 cards 117 are live, list by list; the closed, empty list is reported', () => {
    expect(plan.boardName).toBe('Nebula');
    expect(liveByColumn(plan)).toEqual({
      'About this Project': 8,
      Criteria: 22,
      'Digital Services Playbook - Checklists': 13,
      Ideas: 15,
      'Problem statement': 1,
      'Persona notes': 4,
      Questions: 4,
      'Team Tasks': 3,
      'Stale Stories': 3,
      'User stories': 36,
      'Prioritized Stories': 5,
      'In progress': 2,
      QA: 1,
      Done: 0,
    });
    expect(plan.columns.filter(({ done }) => done).map(({ name }) => name)).toEqual(['Done']);
    expect(leftCount(plan, 'closed lists')).toBe(1);
  });

  test('spikes are told by their prefix, also behind a number; the number is no size', () => {
    const spikes = live(plan).filter(({ kind }) => kind === 'spike');
    expect(spikes.map(({ title }) => title.slice(0, 12)).sort()).toEqual([
      '(13) Spike: ',
      '(5) Spike: A',
      '(8) Spike: A',
      'Spike: As a ',
    ]);
    expect(plan.items.every(({ points, hours }) => points === null && hours === null)).toBe(true);
    expect(plan.warnings.join()).toContain('4 titles start with a number in brackets');
  });

  test('lines, ticks, labels, comments and assignments come whole', () => {
    expect(plan.items.flatMap(({ lines }) => lines).filter(({ done }) => done)).toHaveLength(2);
    expect(plan.items.filter(({ lines }) => lines.length > 0)).toHaveLength(15);
    expect(plan.items.flatMap(({ labels }) => labels)).toHaveLength(21);
    expect(plan.items.filter(({ comments }) => comments.length > 0)).toHaveLength(12);
    expect(plan.items.flatMap(({ assignees }) => assignees)).toHaveLength(4);
    expect(leftCount(plan, 'moves between lists')).toBe(26);
    expect(leftCount(plan, 'comments at the source')).toBe(0);
  });

  test('a checklist with a name of its own names its lines', () => {
    const lines = item(plan, '#89').lines.map(({ text }) => text.split(':')[0]);
    expect(lines).toContain('6/19 Agenda');
    expect(lines).toContain('6/17 Action items');
  });

  test('the longest title is kept to its last word', () => {
    expect(Math.max(...plan.items.map(({ title }) => title.length))).toBe(331);
  });

  test('the same file makes the same plan', () => {
    expect(fixturePlan('trello-nebula-2015.json')).toEqual(plan);
  });
});

describe('the kanban template (Trello)', () => {
  const plan = fixturePlan('trello-kanban-template-2020.json');

  test('14 live stories; the archived card and the one in a closed list come archived, and the second is named', () => {
    expect(live(plan)).toHaveLength(14);
    expect(report('trello-kanban-template-2020.json')).toMatchObject({
      items: { story: 16, task: 0, spike: 0, bug: 0 },
      archived: 2,
      labels: 0,
      checklistLines: 0,
      comments: 0,
    });
    expect(plan.warnings.join()).toContain('1 open card stands in a closed list');
    expect(plan.warnings.join()).toContain('Running Experiments');
    expect(plan.columns.find(({ name }) => name === 'Running')?.archived).toBe(true);
  });

  test('an emoji does not hide that a list is done; repeated titles stay apart', () => {
    expect(plan.columns.find(({ done }) => done)?.name).toBe('Done 🎉');
    expect(plan.items.filter(({ title }) => title === '[Example task]')).toHaveLength(4);
    expect(new Set(plan.items.map(({ sourceKey }) => sourceKey)).size).toBe(16);
  });

  test('attachments are links, the due date is a day', () => {
    expect(plan.items.flatMap(({ attachments }) => attachments)).toHaveLength(9);
    expect(plan.items.filter(({ due }) => due !== null)).toHaveLength(1);
  });
});

describe('the custom fields board (Trello)', () => {
  const plan = fixturePlan('trello-custom-fields-2020.json');

  test('3 stories, one member assigned three times, all 8 values reported', () => {
    expect(report('trello-custom-fields-2020.json').items).toEqual({ story: 3, task: 0, spike: 0, bug: 0 });
    expect(plan.members).toHaveLength(1);
    expect(plan.items.flatMap(({ assignees }) => assignees)).toEqual([0, 0, 0]);
    const values = plan.left.filter(({ what }) => what.startsWith('values of the custom field'));
    expect(values).toHaveLength(5);
    expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(8);
    expect(values.find(({ what }) => what.includes('Dropdown'))?.why).toContain('Down');
  });

  test('100.32 is asked about, and no points', () => {
    expect(report('trello-custom-fields-2020.json').points).toBe(0);
    expect(plan.warnings.join()).toContain('may be points');
  });

  test('the secret posting address is nowhere', () => {
    expect(fixtureText('trello-custom-fields-2020.json')).toContain('@boards.trello.com');
    expect(JSON.stringify(plan)).not.toContain('@boards.trello.com');
  });
});

describe('the Werkplaats project (Jira Cloud)', () => {
  const plan = fixturePlan('jira-cloud-werkplaats-2023.csv');

  test('the report counts what the file holds', () => {
    expect(report('jira-cloud-werkplaats-2023.csv')).toMatchObject({
      format: 'Jira Cloud (CSV)',
      items: { story: 13, task: 10, spike: 0, bug: 0 },
      points: 0,
      hours: 0,
      epics: 3,
      sprints: 4,
      labels: 0,
      members: 3,
      comments: 0,
      archived: 0,
    });
    expect(plan.boardName).toBe('Werkplaats 2');
  });

  test('states are columns: Backlog is under way by its category, Done is done', () => {
    expect(liveByColumn(plan)).toEqual({ 'To Do': 4, Backlog: 10, Done: 9 });
    expect(plan.columns.map(({ done }) => done)).toEqual([false, false, true]);
  });

  test('the latest sprint is the item’s; earlier ones are reported', () => {
    const bySprint = plan.sprints.map((_, at) => plan.items.filter(({ sprint }) => sprint === at).length);
    expect(plan.sprints.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((n) => `W2 Sprint ${n}`));
    expect(bySprint).toEqual([2, 3, 5, 2]);
    expect(leftCount(plan, 'earlier sprints of an item')).toBe(16 - 12);
  });

  test('parents are found by their numeric id and become epics', () => {
    const byEpic = Object.fromEntries(
      plan.epics.map(({ name }, at) => [name, plan.items.filter(({ epic }) => epic === at).length]),
    );
    expect(byEpic).toEqual({ 'Must have': 7, 'Should have': 5, 'Could have': 1 });
  });

  test('items stand in the order of their rank, not of the rows', () => {
    const keys = plan.items.map(({ sourceKey }) => sourceKey);
    expect(keys[0]).toBe('W2-30');
    expect(keys.slice(1, 4)).toEqual(['W2-1', 'W2-2', 'W2-3']);
  });

  test('accents and dates are read', () => {
    expect(item(plan, 'W2-20').title).toBe('Login scherm creëren');
    expect(item(plan, 'W2-30').createdAt).toBe(Date.UTC(2022, 11, 21, 15, 31));
    expect(plan.items.flatMap(({ assignees }) => assignees)).toHaveLength(12);
  });
});

describe('the TestAutoGen project (Jira Cloud)', () => {
  const plan = fixturePlan('jira-cloud-testautogen-2025.csv');

  test('the report counts what the file holds', () => {
    expect(report('jira-cloud-testautogen-2025.csv')).toMatchObject({
      items: { story: 15, task: 5, spike: 2, bug: 0 },
      epics: 0,
      sprints: 1,
      members: 1,
      comments: 17,
      labels: 0,
    });
    expect(liveByColumn(plan)).toEqual({ 'To Do': 9, 'In Progress': 3, Done: 10 });
    expect(plan.items.filter(({ sprint }) => sprint === 0)).toHaveLength(18);
    expect(plan.items.filter(({ comments }) => comments.length > 0)).toHaveLength(9);
    expect(plan.items.flatMap(({ assignees }) => assignees)).toHaveLength(11);
    expect(plan.items.flatMap(({ attachments }) => attachments)).toHaveLength(3);
    expect(leftCount(plan, 'reporters')).toBe(2);
  });

  test('“Bug Fixing: …” is a task, “SPIKE: …” a spike', () => {
    expect(item(plan, 'TES-24').kind).toBe('task');
    expect(item(plan, 'TES-22').kind).toBe('spike');
  });

  test('comments have their author’s name, people and pictures in them are readable', () => {
    const [first] = item(plan, 'TES-11').comments;
    expect(first?.author).toBe('Saicharan Basireddy');
    expect(first?.at).toBe(Date.UTC(2025, 7, 21, 10, 42));
    expect(first?.text).toMatch(/^@Eric Medlock Team has Updated/);
    expect(first?.text).toContain('[image-20250821-144149.png](https://');
    expect(JSON.stringify(plan.items)).not.toContain('[~accountid');
    expect(item(plan, 'TES-9').comments[0]?.text).toContain(
      '[apps.staidlogic.com](http://apps.staidlogic.com)',
    );
  });

  test('doubled quotes and due dates are read', () => {
    expect(item(plan, 'TES-23').title).toContain('"Login" steps in the "test plan/selinum"');
    expect(item(plan, 'TES-7').due).toBe('2025-09-17');
    expect(item(plan, 'TES-13').due).toBe('2025-09-18');
  });
});
