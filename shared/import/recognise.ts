// What a file is, by its content and never by its name, and how it becomes a plan. A file that cannot become one is
// refused in a sentence that says what it is and what to do.

import { asFields, asText } from '../board/values.ts';
import { readTable } from './csv.ts';
import { JiraColumns } from './jira-columns.ts';
import { jiraPlan } from './jira-csv.ts';
import type { ImportPlan } from './plan.ts';
import { isTrelloBoard } from './trello-board.ts';
import { trelloPlan } from './trello.ts';
import { UnreadableFile } from './unreadable.ts';

/** Letters of text that an importer takes at most; a board of this size would not open well anyway. */
export const longestFile = 64 * 1024 * 1024;

const whatIsRead = 'Groundwork reads a Trello board exported as JSON and a Jira export as CSV';
const trelloAdvice = 'in Trello open the board’s menu, choose “Print, export and share” and “Export as JSON”';
const jiraAdvice = 'export the issues from Jira as CSV (all fields)';

/** The plan that this file becomes. Throws UnreadableFile. */
export function planFromText(text: string): ImportPlan {
  if (text.length > longestFile)
    throw new UnreadableFile(`This file is too large: ${whatIsRead}, up to 64 MB.`);
  const start = text.slice(0, 4096).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new UnreadableFile('This file is empty: export it again.');
  refuseOtherTypes(start);
  if (/^<{7} /m.test(text) && /^>{7} /m.test(text))
    throw new UnreadableFile(
      'This file holds the marks of an unfinished merge (<<<<<<<): take the original export.',
    );
  return /^\s*[[{]/.test(start) ? planFromJson(text) : planFromTable(text);
}

function refuseOtherTypes(start: string): void {
  if (start.startsWith('PK'))
    throw new UnreadableFile(
      'This is a workbook or another packed file, no text: save the sheet as CSV first.',
    );
  // oxlint-disable-next-line no-control-regex
  const unseen = start.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  if (unseen * 20 > start.length || start.startsWith('%PDF'))
    throw new UnreadableFile(`This is no text file: ${whatIsRead}.`);
  if (/^\s*<(?!<)/.test(start)) {
    const isRss = /<rss[\s>]/.test(start);
    throw new UnreadableFile(
      isRss
        ? `This is a Jira export as XML: ${jiraAdvice}.`
        : `This is a web page or another XML file: ${whatIsRead}.`,
    );
  }
}

function planFromJson(text: string): ImportPlan {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableFile('This JSON file is damaged or cut short: export it again.');
  }
  if (isTrelloBoard(value)) return trelloPlan(value);
  throw new UnreadableFile(`${whatJsonItIs(value)}.`);
}

function whatJsonItIs(value: unknown): string {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
  const fields = asFields(list ? list[0] : value);
  const isTrelloCard = fields['idList'] !== undefined && fields['idBoard'] !== undefined;
  if (isTrelloCard && list) return `This is a list of Trello cards without their board: ${trelloAdvice}`;
  if (isTrelloCard) return `This is one Trello card, not a board: ${trelloAdvice}`;
  if (Array.isArray(fields['issues']))
    return `This is an answer of Jira’s interface for programs: ${jiraAdvice}`;
  if (asText(fields['url']).startsWith('https://api.github.com/'))
    return `This is a list of GitHub issues: ${whatIsRead}`;
  if (Array.isArray(fields['data'])) return `This looks like an Asana export: ${whatIsRead}`;
  return `This JSON file is no board that is known here: ${whatIsRead}`;
}

function planFromTable(text: string): ImportPlan {
  const table = readTable(text);
  const columns = new JiraColumns(table);
  const typed = columns.has('type') || columns.has('status');
  if (columns.has('key') && (columns.has('sprint') || typed) && !columns.has('summary'))
    throw new UnreadableFile(
      'This looks like a Jira export without its column “Summary”: set your Jira profile to English and export it again as CSV (all fields).',
    );
  if (!columns.has('summary') || !columns.has('key') || !typed)
    throw new UnreadableFile(
      `This file has no headings of a Jira export (Summary, Issue key, Issue Type): ${whatIsRead}.`,
    );
  if (table.rows.length === 0)
    throw new UnreadableFile(
      'This Jira export has headings but no rows: widen the search and export it again.',
    );
  return jiraPlan(table);
}
