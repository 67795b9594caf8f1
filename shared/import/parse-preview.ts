// A preview that comes out of a worker, which made it from somebody's file: parsed before it is shown.

import { asFields, asFlag, asList, asNumber, asText, type Fields } from '../board/values.ts';
import { parseKind } from '../kind.ts';
import { parseLeft } from './parse-plan.ts';
import {
  updatedFields,
  type ImportPreview,
  type PreviewColumn,
  type PreviewGroup,
  type PreviewItem,
  type PreviewUpdate,
} from './preview.ts';
import type { ImportReport } from './report.ts';

/** Letters of one text, and entries of one list, that are shown at most. */
const [longestText, longestList] = [2000, 500] as const;

const records = (value: unknown) => asList(value).slice(0, longestList).map(asFields);
const words = (value: unknown) => asText(value).slice(0, longestText);
const texts = (value: unknown) => asList(value).slice(0, longestList).map(words);
const count = (value: unknown) => Math.max(0, asNumber(value) ?? 0);

export function parsePreview(value: unknown): ImportPreview | undefined {
  const preview = asFields(value);
  if (!Array.isArray(preview['columns']) || !Array.isArray(preview['groups'])) return undefined;
  return {
    recognised: words(preview['recognised']),
    boardName: words(preview['boardName']),
    total: count(preview['total']),
    archived: count(preview['archived']),
    known: count(preview['known']),
    archivedHere: count(preview['archivedHere']),
    columns: records(preview['columns']).map(parseColumn),
    noColumn: count(preview['noColumn']),
    groups: records(preview['groups']).flatMap(parseGroup),
    report: parseReport(asFields(preview['report'])),
    examples: records(preview['examples']).flatMap(parseItem),
    updates: records(preview['updates']).map(parseUpdate),
    changing: count(preview['changing']),
    keeping: count(preview['keeping']),
    broughtBack: count(preview['broughtBack']),
    bytes: count(preview['bytes']),
  };
}

const parseColumn = (column: Fields): PreviewColumn => ({
  name: words(column['name']),
  items: count(column['items']),
  archived: count(column['archived']),
  done: asFlag(column['done']),
  closed: asFlag(column['closed']),
  onBoard: asFlag(column['onBoard']),
});

function parseGroup(group: Fields): readonly PreviewGroup[] {
  const kind = parseKind(group['kind']);
  if (kind === undefined) return [];
  // The reason is what a choice speaks of, so it stays whole.
  const reason = asText(group['reason']);
  return [{ reason, kind, count: count(group['count']), examples: texts(group['examples']) }];
}

function parseItem(item: Fields): readonly PreviewItem[] {
  const kind = parseKind(item['kind']);
  if (kind === undefined) return [];
  const due = words(item['due']);
  return [
    {
      kind,
      title: words(item['title']),
      column: words(item['column']),
      epic: words(item['epic']),
      sprint: words(item['sprint']),
      points: asNumber(item['points']),
      hours: asNumber(item['hours']),
      due: due === '' ? null : due,
      labels: texts(item['labels']),
      people: texts(item['people']),
      lines: count(item['lines']),
      ticked: count(item['ticked']),
      comments: count(item['comments']),
    },
  ];
}

function parseUpdate(update: Fields): PreviewUpdate {
  const fields = (value: unknown) =>
    asList(value).flatMap((one) => updatedFields.find((name) => name === one) ?? []);
  return {
    key: words(update['key']),
    title: words(update['title']),
    taken: fields(update['taken']),
    kept: fields(update['kept']),
  };
}

function parseReport(report: Fields): ImportReport {
  const items = asFields(report['items']);
  return {
    file: words(report['file']),
    format: words(report['format']),
    items: {
      story: count(items['story']),
      task: count(items['task']),
      spike: count(items['spike']),
      bug: count(items['bug']),
    },
    points: count(report['points']),
    hours: count(report['hours']),
    epics: count(report['epics']),
    sprints: count(report['sprints']),
    labels: count(report['labels']),
    members: count(report['members']),
    comments: count(report['comments']),
    checklistLines: count(report['checklistLines']),
    archived: count(report['archived']),
    left: parseLeft(asList(report['left']).slice(0, longestList)),
    warnings: texts(report['warnings']),
  };
}
