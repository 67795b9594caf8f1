// A real team's weeks, played onto a board through the mutations: 32 issues of Apache DevLake's test data with their changes
// of status, sprint and estimate (test/fixtures/report/README.md). An estimate of four hours becomes one point, so that at
// four hours for each point the hours are those of the file.

import { readFileSync } from 'node:fs';
import type { Act } from '../shared/board/edit.ts';
import { addItem, sizeItem } from '../shared/board/mutate-item.ts';
import { setWorksOnItems } from '../shared/board/mutate-member.ts';
import { moveItem } from '../shared/board/mutate-place.ts';
import { addSprint, endSprint, startSprint } from '../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId, MemberId, SprintId } from '../shared/ids.ts';
import type { Kind } from '../shared/kind.ts';
import { person, testBoard } from './board-kit.ts';

interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

interface Issue {
  readonly key: string;
  readonly fields: {
    readonly issuetype: { readonly name: string };
    readonly status: { readonly id: string };
    readonly created: string;
    readonly timeoriginalestimate: number | null;
    readonly customfield_10024: unknown;
    readonly customfield_10020: readonly { readonly id: number }[];
  };
  readonly changelog: {
    readonly histories: readonly { readonly created: string; readonly items: readonly Change[] }[];
  };
}

interface JiraSprint {
  readonly id: number;
  readonly name: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly completeDate: string;
}

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/report/${name}`, import.meta.url), 'utf8'));

/** Inbox is the backlog; Resolved, Closed and 已完成 are done, as the file's own resolution dates have it. */
const columnOf: Readonly<Record<string, string>> = {
  10029: 'cTodo',
  10000: 'cTodo',
  10033: 'cTodo',
  1: 'cTodo',
  3: 'cDoing',
  5: 'cDone',
  6: 'cDone',
  10068: 'cDone',
};

/** An epic is none. */
const kindOf: Readonly<Record<string, Kind>> = {
  故事: 'story',
  Story: 'story',
  任务: 'task',
  子任务: 'task',
  'Test Execution': 'task',
  缺陷: 'bug',
};

/** The sprints through which the issues went. */
const sprintIds = [7, 9, 17] as const;

/** The moment of "2020-06-12T08:13:13.360+0800". */
const instant = (words: string) => Date.parse(words.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
const column = (status: string | null) => (columnOf[status ?? ''] ?? null) as ColumnId | null;

export interface MericoBoard {
  readonly on: ReturnType<typeof testBoard>;
  readonly sprints: Readonly<Record<(typeof sprintIds)[number], SprintId>>;
  /** By key in the file. */
  readonly items: ReadonlyMap<string, ItemId>;
  readonly productOwner: MemberId;
}

/** `atStart`: what happens right after a sprint was started. */
export function mericoBoard(
  atStart: (board: MericoBoard, act: Act, sprint: number) => void = () => {},
): MericoBoard {
  const on = testBoard();
  const { issues } = fixture('jira-rest-merico-2020.json') as { readonly issues: readonly Issue[] };
  const { values } = fixture('jira-rest-merico-2020-sprints.json') as {
    readonly values: readonly JiraSprint[];
  };
  const engineers = Array.from({ length: 6 }, (_, n) => person(on, `Engineer ${n + 1}`, 'engineer'));
  const productOwner = person(on, 'Owner', 'productOwner');
  setWorksOnItems(on.board, on.act(), productOwner, false);
  const acting = (at: number): Act => ({ ...on.act(engineers[0]), at });
  const found = sprintIds.map((id) => values.find((one) => one.id === id) as JiraSprint);
  const ids = found.map(({ name, startDate, endDate }) =>
    addSprint(on.board, on.act(), { name, start: startDate.slice(0, 10), end: endDate.slice(0, 10) }),
  );
  const sprints = Object.fromEntries(sprintIds.map((id, n) => [id, ids[n]])) as MericoBoard['sprints'];
  const sprint = (id: string | null) => sprints[Number(id) as 7] ?? null;
  const items = new Map<string, ItemId>();
  const board = { on, sprints, items, productOwner };
  const deeds: (readonly [at: number, deed: (act: Act) => void])[] = [];

  for (const { id, startDate, completeDate } of found) {
    const [own, start, end] = [sprints[id as 7], instant(startDate), instant(completeDate)];
    deeds.push([start, (act) => startSprint(on.board, act, own)], [start, (act) => atStart(board, act, id)]);
    deeds.push([end, (act) => endSprint(on.board, act, own)]);
  }
  for (const { key, fields, changelog } of issues) {
    const kind = kindOf[fields.issuetype.name];
    if (kind === undefined) continue;
    const changes = changelog.histories
      .flatMap(({ created, items: all }) => all.map((change) => ({ at: instant(created), ...change })))
      .toSorted((a, b) => a.at - b.at);
    const first = (field: string, last: string | null) => {
      const change = changes.find((one) => one.field === field);
      return change ? change.from : last;
    };
    const estimated = kind !== 'story';
    const estimate = fields.timeoriginalestimate;
    const seconds = first('timeoriginalestimate', estimate === null ? null : String(estimate));
    const given = fields.customfield_10024;
    const size = estimated ? pointsOf(seconds) : typeof given === 'number' && given > 0 ? given : null;
    const last = fields.customfield_10020.at(-1);
    const place = {
      column: column(first('status', fields.status.id)),
      sprint: sprint(first('Sprint', last ? String(last.id) : null)),
    };
    const id = () => items.get(key) as ItemId;
    deeds.push([
      instant(fields.created),
      (act) => {
        items.set(key, addItem(on.board, act, { kind, title: key, place }));
        if (size !== null) sizeItem(on.board, act, id(), size);
      },
    ]);
    for (const { at, field, to } of changes) {
      if (field === 'status')
        deeds.push([at, (act) => moveItem(on.board, act, id(), { column: column(to) }, 'as in the file')]);
      if (field === 'Sprint')
        deeds.push([at, (act) => moveItem(on.board, act, id(), { sprint: sprint(to) })]);
      if (field === 'timeoriginalestimate' && estimated)
        deeds.push([at, (act) => sizeItem(on.board, act, id(), pointsOf(to))]);
    }
  }
  for (const [at, deed] of deeds.toSorted(([a], [b]) => a - b)) deed(acting(at));
  return board;
}

/** Four hours are one point. */
const pointsOf = (seconds: string | null) =>
  seconds === null || seconds === '' ? null : Number(seconds) / 3600 / 4;
