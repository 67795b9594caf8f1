// A plan that comes from elsewhere (a worker that read somebody's file) as a plan, or nothing: what is not of its shape is
// left out, and every index leads to something.

import { asDate, asFields, asFlag, asList, asNumber, asText } from '../board/values.ts';
import { parseKind } from '../kind.ts';
import { validHours } from '../time-box.ts';
import { cleanLine, webAddress } from './clean-text.ts';
import type { ImportPlan, Left, PlannedComment, PlannedItem } from './plan.ts';
import { readPoints } from './points.ts';

const records = (value: unknown) => asList(value).map(asFields);
const texts = (value: unknown) => asList(value).filter((one) => typeof one === 'string');
const size = (value: unknown): number | null => {
  const number = asNumber(value);
  return number === null ? null : (readPoints(String(number)) ?? null);
};

export function parseLeft(value: unknown): readonly Left[] {
  return records(value).map(({ what, why, count }) => ({
    what: asText(what),
    why: asText(why),
    count: Math.max(0, Math.trunc(asNumber(count) ?? 0)),
  }));
}

export function parsePlan(value: unknown): ImportPlan | undefined {
  const plan = asFields(value);
  if (!['columns', 'sprints', 'epics', 'members', 'items'].every((list) => Array.isArray(plan[list])))
    return undefined;
  const columns = records(plan['columns']).map(({ name, done, archived }) => ({
    name: cleanLine(asText(name)) || 'Untitled list',
    done: asFlag(done),
    archived: asFlag(archived),
  }));
  const sprints = records(plan['sprints']).map(({ name, start, end }) => ({
    name: asText(name, 'Sprint'),
    start: asDate(start),
    end: asDate(end),
  }));
  const epics = records(plan['epics']).map(({ name, description, sourceKey }) => ({
    name: asText(name),
    description: asText(description),
    sourceKey: asText(sourceKey),
  }));
  const members = records(plan['members']).map(({ name, sourceKey }) => ({
    name: cleanLine(asText(name)) || 'Someone',
    sourceKey: asText(sourceKey),
  }));
  const place = (index: unknown, list: readonly unknown[]): number | null => {
    const at = asNumber(index);
    return at !== null && Number.isInteger(at) && at >= 0 && at < list.length ? at : null;
  };
  const items = records(plan['items']).flatMap((item): PlannedItem[] => {
    const kind = parseKind(item['kind']);
    const title = cleanLine(asText(item['title']));
    if (kind === undefined || title === '') return [];
    const hours = asNumber(item['hours']);
    return [
      {
        sourceKey: asText(item['sourceKey']),
        kind,
        kindReason: asText(item['kindReason']),
        title,
        description: asText(item['description']),
        points: size(item['points']),
        hours: hours !== null && validHours(hours) ? hours : null,
        column: place(item['column'], columns),
        sprint: place(item['sprint'], sprints),
        epic: place(item['epic'], epics),
        labels: texts(item['labels']).filter((label) => label !== ''),
        assignees: asList(item['assignees']).flatMap((one) => place(one, members) ?? []),
        due: asDate(item['due']),
        lines: records(item['lines']).map(({ text, done }) => ({ text: asText(text), done: asFlag(done) })),
        comments: records(item['comments']).map(parseComment),
        attachments: records(item['attachments']).flatMap(({ title: name, url }) => {
          const address = webAddress(asText(url));
          return address === undefined ? [] : [{ title: asText(name) || address, url: address }];
        }),
        blockedBy: texts(item['blockedBy']),
        archived: asFlag(item['archived']),
        createdAt: asNumber(item['createdAt']),
        createdBy: place(item['createdBy'], members),
      },
    ];
  });
  return {
    format: asText(plan['format']),
    recognised: asText(plan['recognised']),
    boardName: asText(plan['boardName']),
    columns,
    sprints,
    epics,
    members,
    items,
    left: parseLeft(plan['left']),
    warnings: texts(plan['warnings']),
  };
}

const parseComment = ({ author, at, text }: Readonly<Record<string, unknown>>): PlannedComment => ({
  author: asText(author, 'someone'),
  at: asNumber(at),
  text: asText(text),
});
