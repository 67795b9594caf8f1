// One row of a Jira export as an item. Whatever has no place on an item is counted, or kept in the description where
// it is a word about the work.

import { cleanLine, cleanText, fitTitle, webAddress } from './clean-text.ts';
import { isoDay, readDate, type DateOrder } from './dates.ts';
import { validHours } from '../time-box.ts';
import { meansGivenUp } from './done-names.ts';
import { hoursFromSeconds, readAttachment, readComment } from './jira-cells.ts';
import type { JiraColumns } from './jira-columns.ts';
import type { JiraFamilies, JiraRow } from './jira-family.ts';
import type { JiraPeople } from './jira-people.ts';
import { kindOf } from './kind-of.ts';
import type { PlannedColumn, PlannedItem } from './plan.ts';
import { readPoints } from './points.ts';
import { counted, type Tally } from './tally.ts';
import { markdownFromWiki, type WikiNames } from './wiki-text.ts';

/** All that a row needs to know of its file. */
export interface JiraFile {
  readonly columns: JiraColumns;
  readonly tally: Tally;
  readonly families: JiraFamilies;
  readonly people: JiraPeople;
  readonly dates: DateOrder;
  readonly states: readonly PlannedColumn[];
  readonly sprints: readonly string[];
  readonly epics: readonly JiraRow[];
  readonly itemKeys: ReadonlySet<string>;
  readonly blockers: ReadonlyMap<string, ReadonlySet<string>>;
}

export function jiraItem(row: JiraRow, file: JiraFile): PlannedItem {
  const { columns, tally, people, families } = file;
  const one = (field: Parameters<JiraColumns['one']>[1]) => columns.one(row.cells, field);
  const ownLabels = columns.values(row.cells, 'label').map(cleanLine);
  const { kind, reason, unknownType } = kindOf(cleanLine(one('type')), row.title, ownLabels);
  if (unknownType !== undefined)
    tally.gather(
      'type',
      `“${unknownType}”`,
      (examples, count) => `${counted(count, 'item')} of a type that is not known became tasks: ${examples}.`,
    );
  const attachments = attachmentsOf(row, file);
  const names: WikiNames = {
    person: (account) => people.name(account),
    attachment: (fileName) => attachments.find(({ title }) => title === fileName)?.url,
  };
  const family = families.of(row);
  if (family.missing !== undefined)
    tally.leave('links to parents', 'The parents are not in the file; the item names them.');
  const notes = family.partOf === undefined ? [] : [`Part of ${family.partOf}`];
  const points = pointsOf(row, kind === 'spike', notes, file);
  const hours = hoursOf(row, kind === 'spike', file);
  const status = cleanLine(one('status'));
  const column = file.states.findIndex(({ name }) => name === status);
  const sprints = columns.values(row.cells, 'sprint').map(cleanLine);
  tally.leave(
    'earlier sprints of an item',
    'An item stands in one sprint, its latest.',
    Math.max(0, sprints.length - 1),
  );
  const assignee = people.member(one('assignee'), one('assigneeId'));
  const createdBy = people.find(one('reporter'), one('reporterId'));
  const description = markdownFromWiki(cleanText(one('description')), names);
  return {
    sourceKey: row.key,
    kind,
    kindReason: reason,
    ...fitTitle(row.title, [description, ...notes].filter((text) => text !== '').join('\n\n')),
    points,
    hours,
    column: column < 0 ? null : column,
    sprint: sprints.length === 0 ? null : file.sprints.indexOf(sprints.at(-1) ?? ''),
    epic: family.epic ? file.epics.indexOf(family.epic) : null,
    labels: labelsOf(row, ownLabels, file),
    assignees: assignee === undefined ? [] : [assignee],
    due: dayOf(one('due'), file),
    lines: [],
    comments: commentsOf(row, names, file),
    attachments,
    blockedBy: blockersOf(row, file),
    archived: meansGivenUp(status) || meansGivenUp(one('resolution')),
    createdAt: readDate(one('created'), file.dates) ?? null,
    createdBy: createdBy ?? null,
  };
}

function labelsOf(row: JiraRow, own: readonly string[], { columns, tally }: JiraFile): string[] {
  const priority = cleanLine(columns.one(row.cells, 'priority'));
  const usual = /^(?:medium|media|none|)$/i.test(priority);
  if (usual && priority !== '')
    tally.leave('priorities', `An item has none, and “${priority}” is what Jira sets by itself.`);
  const labels = [
    ...own,
    ...columns.values(row.cells, 'component').map(cleanLine),
    ...columns.values(row.cells, 'version').map((name) => `version: ${cleanLine(name)}`),
    ...(usual ? [] : [`priority: ${priority}`]),
  ];
  return [...new Set(labels.filter((label) => label !== ''))];
}

function pointsOf(
  row: JiraRow,
  isSpike: boolean,
  notes: string[],
  { columns, tally }: JiraFile,
): number | null {
  const [text] = columns.values(row.cells, 'points');
  if (text === undefined) return null;
  if (isSpike) {
    notes.push(`Points at the source: ${cleanLine(text)}`);
    return null;
  }
  const points = readPoints(text);
  if (points === undefined)
    tally.leave('points', `They are no size a team would say, as “${cleanLine(text).slice(0, 20)}”.`);
  return points ?? null;
}

function hoursOf(row: JiraRow, isSpike: boolean, { columns, tally }: JiraFile): number | null {
  if (hoursFromSeconds(columns.one(row.cells, 'spent')) !== undefined)
    tally.leave('times spent', 'A time-box counts its own clock.');
  const hours = hoursFromSeconds(columns.one(row.cells, 'estimate'));
  if (hours === undefined) return null;
  if (!isSpike) tally.leave('time estimates', 'Stories, tasks and bugs are sized in points.');
  else if (validHours(hours)) return hours;
  else tally.leave('time estimates', 'No time-box is as long or as short as these.');
  return null;
}

function dayOf(text: string, { dates, tally }: JiraFile): string | null {
  if (text === '') return null;
  const at = readDate(text, dates);
  if (at !== undefined) return isoDay(at);
  if (/^\d{1,2}[/-]\d{1,2}[/-]\d/.test(text.trim()))
    tally.leave('dates that may be two', 'Day or month may come first.');
  else tally.leave('due dates', `They cannot be read, as “${cleanLine(text).slice(0, 30)}”.`);
  return null;
}

function commentsOf(
  row: JiraRow,
  names: WikiNames,
  { columns, people, dates, tally }: JiraFile,
): PlannedItem['comments'] {
  return columns.values(row.cells, 'comment').flatMap((cell) => {
    const { at, account, text } = readComment(cell, dates);
    const words = markdownFromWiki(cleanText(text), names);
    if (words === '') tally.leave('comments', 'They have no text.');
    return words === '' ? [] : [{ author: people.name(account), at, text: words }];
  });
}

function attachmentsOf(row: JiraRow, { columns, tally }: JiraFile): PlannedItem['attachments'] {
  return columns.values(row.cells, 'attachment').flatMap((cell) => {
    const found = readAttachment(cell);
    const url = found && webAddress(found.url);
    if (!found || url === undefined) {
      tally.leave('attachments', 'Their addresses are no web addresses.');
      return [];
    }
    tally.warn('Attachments came as links; opening them may ask for a Jira login.');
    return [{ title: cleanLine(found.name) || url, url }];
  });
}

function blockersOf(row: JiraRow, { blockers, itemKeys, tally }: JiraFile): string[] {
  const all = [...(blockers.get(row.key) ?? [])];
  const held = all.filter((key) => itemKeys.has(key));
  tally.leave('blocked-by links', 'The items waited for are not in the file.', all.length - held.length);
  return held;
}
