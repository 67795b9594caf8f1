// What a Jira export becomes: rows are items, epics and their links are epics, states are columns, the last of several
// sprints is the sprint. The order is the backlog's own rank where the file has it.

import { cleanLine } from './clean-text.ts';
import { separatorName, sizeOf, type Table } from './csv.ts';
import { dateOrder } from './dates.ts';
import { meansDone, meansGivenUp } from './done-names.ts';
import { JiraColumns } from './jira-columns.ts';
import { JiraFamilies, type JiraRow } from './jira-family.ts';
import { jiraItem, type JiraFile } from './jira-item.ts';
import { JiraPeople } from './jira-people.ts';
import { isEpicType } from './kind-of.ts';
import type { ImportPlan, PlannedColumn, PlannedEpic } from './plan.ts';
import { counted, Tally } from './tally.ts';

/** Jira cuts the names of sprints here when it exports. */
const sprintNameCut = 30;

/** Spelled so on a server of one's own; the cloud writes `Fix versions`, `Components`, `Original estimate`. */
const serverHeadings = ['Fix Version/s', 'Component/s', 'Original Estimate'];

export function jiraPlan(table: Table): ImportPlan {
  const columns = new JiraColumns(table);
  const tally = new Tally();
  const rows = rowsOf(table, columns, tally);
  const itemRows = inBacklogOrder(
    rows.filter((row) => !row.isEpic),
    columns,
  );
  const epicRows = inBacklogOrder(
    rows.filter((row) => row.isEpic),
    columns,
  );
  const file: JiraFile = {
    columns,
    tally,
    families: new JiraFamilies(columns, rows),
    people: new JiraPeople(columns, table.rows),
    dates: dateOrder(
      table.rows.flatMap((row) => [...columns.values(row, 'created'), ...columns.values(row, 'due')]),
    ),
    states: statesOf(itemRows, columns),
    sprints: sprintsOf(itemRows, columns),
    epics: epicRows,
    itemKeys: new Set(itemRows.map((row) => row.key).filter((key) => key !== '')),
    blockers: blockersOf(itemRows, columns),
  };
  // Members are those who have items; they must all be known before the items name who wrote them.
  for (const { cells } of itemRows)
    file.people.member(columns.one(cells, 'assignee'), columns.one(cells, 'assigneeId'));
  const items = itemRows.map((row) => jiraItem(row, file));
  leaveTheRest(epicRows, rows, file);
  const isServer = serverHeadings.some((heading) => table.headings.includes(heading));
  return {
    format: isServer ? 'Jira Server (CSV)' : 'Jira Cloud (CSV)',
    recognised: `A Jira export of ${sizeOf(table)} and ${counted(table.headings.length, 'column')}, separated by ${separatorName(table)}.`,
    boardName: boardName(rows, columns),
    columns: file.states,
    sprints: file.sprints.map((name) => ({ name, start: null, end: null })),
    epics: epicRows.map((row) => plannedEpic(row, file)),
    members: file.people.members(),
    items,
    left: tally.left(),
    warnings: tally.warnings(),
  };
}

function rowsOf(table: Table, columns: JiraColumns, tally: Tally): JiraRow[] {
  const keys = new Set<string>();
  return table.rows.flatMap((cells) => {
    const beyond = cells.slice(table.headings.length).filter((cell) => cell.trim() !== '').length;
    tally.leave('cells', 'They stand beyond the last heading.', beyond);
    const key = columns.one(cells, 'key').trim();
    const type = cleanLine(columns.one(cells, 'type'));
    const summary = cleanLine(columns.one(cells, 'summary'));
    const isEpic = isEpicType(type);
    const title = (isEpic && cleanLine(columns.one(cells, 'epicName'))) || summary;
    if (title === '') {
      tally.leave('rows', 'They have no title.');
      return [];
    }
    if (key !== '' && keys.has(key)) {
      tally.leave('rows', `Their key stands in the file twice, as ${key}.`);
      return [];
    }
    keys.add(key);
    return [{ cells, key, title, isEpic }];
  });
}

/** By Jira's rank, a text made to be sorted; rows without one follow, oldest first (the file is newest first). */
function inBacklogOrder(rows: readonly JiraRow[], columns: JiraColumns): JiraRow[] {
  const ranked = rows.map((row, at) => ({ row, at, rank: columns.one(row.cells, 'rank') }));
  ranked.sort((a, b) => {
    if (a.rank === b.rank) return b.at - a.at;
    if (a.rank === '' || b.rank === '') return a.rank === '' ? 1 : -1;
    return a.rank < b.rank ? -1 : 1;
  });
  return ranked.map(({ row }) => row);
}

/** The states in order: what is to do, what is under way, what is done; among equals in order of first meeting. */
function statesOf(rows: readonly JiraRow[], columns: JiraColumns): PlannedColumn[] {
  const met = new Map<string, { done: number; toDo: number; count: number }>();
  for (const { cells } of rows) {
    const name = cleanLine(columns.one(cells, 'status'));
    if (name === '' || meansGivenUp(name)) continue;
    const category = columns.one(cells, 'category');
    const state = met.get(name) ?? { done: 0, toDo: 0, count: 0 };
    met.set(name, state);
    state.count += 1;
    if (meansDone(category === '' ? name : category)) state.done += 1;
    if (/^(?:to do|new|por hacer|tareas por hacer)$/i.test(category.trim())) state.toDo += 1;
  }
  const states = [...met].map(([name, { done, toDo, count }]) => {
    const isDone = done * 2 > count;
    return { name, done: isDone, order: isDone ? 2 : toDo * 2 > count ? 0 : 1 };
  });
  states.sort((a, b) => a.order - b.order);
  return states.map(({ name, done }) => ({ name, done, archived: false }));
}

const naturally = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** Every sprint that an item names. The export has neither dates nor order, so they stand by name and number. */
function sprintsOf(rows: readonly JiraRow[], columns: JiraColumns): string[] {
  const names = rows.flatMap((row) => columns.values(row.cells, 'sprint').map(cleanLine));
  return [...new Set(names.filter((name) => name !== ''))].sort(naturally);
}

/** For each item the keys it waits for, from both ends of the links. */
function blockersOf(rows: readonly JiraRow[], columns: JiraColumns): Map<string, Set<string>> {
  const blockers = new Map<string, Set<string>>();
  const add = (waiting: string, blocker: string) => {
    if (waiting !== '' && blocker !== '' && waiting !== blocker)
      blockers.set(waiting, (blockers.get(waiting) ?? new Set()).add(blocker));
  };
  for (const row of rows) {
    for (const blocker of columns.values(row.cells, 'blockedBy')) add(row.key, blocker.trim());
    for (const waiting of columns.values(row.cells, 'blocks')) add(waiting.trim(), row.key);
  }
  return blockers;
}

function boardName(rows: readonly JiraRow[], columns: JiraColumns): string {
  const names = [...new Set(rows.map((row) => cleanLine(columns.one(row.cells, 'project'))))];
  return names.length === 1 ? (names[0] ?? '') : '';
}

function plannedEpic(row: JiraRow, file: JiraFile): PlannedEpic {
  const summary = cleanLine(file.columns.one(row.cells, 'summary'));
  const description = file.columns.one(row.cells, 'description').trim();
  return {
    name: row.title,
    description: [summary === row.title ? '' : summary, description]
      .filter((text) => text !== '')
      .join('\n\n'),
    sourceKey: row.key,
  };
}

/** Reporters who have no item of their own. */
function strangers(rows: readonly JiraRow[], { columns, people }: JiraFile): number {
  const names = rows.map(
    ({ cells }) => [columns.one(cells, 'reporter'), columns.one(cells, 'reporterId')] as const,
  );
  const others = names.filter(([name, account]) => name !== '' && people.find(name, account) === undefined);
  return new Set(others.map(([name]) => name)).size;
}

function leaveTheRest(epics: readonly JiraRow[], rows: readonly JiraRow[], file: JiraFile): void {
  const { columns, tally } = file;
  const ofEpics = (field: 'comment' | 'points' | 'label' | 'attachment') =>
    epics.reduce((sum, { cells }) => sum + columns.values(cells, field).length, 0);
  tally.leave('comments on epics', 'An epic has a name and a description only.', ofEpics('comment'));
  tally.leave('points on epics', 'An epic has no size of its own.', ofEpics('points'));
  tally.leave('labels on epics', 'An epic has a name and a description only.', ofEpics('label'));
  tally.leave('attachments on epics', 'An epic has a name and a description only.', ofEpics('attachment'));
  tally.leave(
    'reporters',
    'They have no item of their own; members are those who have.',
    strangers(rows, file),
  );
  for (const [heading, places] of columns.unused()) {
    const cells = rows
      .flatMap((row) => places.map((at) => (row.cells[at] ?? '').trim()))
      .filter((cell) => cell !== '' && cell !== '{}');
    const example = cleanLine(cells[0] ?? '').slice(0, 40);
    tally.leave(
      `values of the column “${heading}”`,
      `It has no place on an item, as “${example}”.`,
      cells.length,
    );
  }
  if (rows.some((row) => columns.one(row.cells, 'created') !== ''))
    tally.warn('The file says no time zone; its times were taken as UTC.');
  if (file.sprints.length > 0) tally.warn('The file has no dates of sprints; they were left unset.');
  const cut = file.sprints.filter((name) => name.length === sprintNameCut);
  if (cut.length > 0)
    tally.warn(
      `Jira cuts the names of sprints at ${sprintNameCut} letters: ${cut.map((name) => `“${name}”`).join(', ')}.`,
    );
  if (file.dates === 'unclear' && tally.left().some(({ what }) => what === 'dates that may be two'))
    tally.warn(
      'Dates as 5/6/25 can be read in two ways and nothing in the file decides it; they were left out.',
    );
}
