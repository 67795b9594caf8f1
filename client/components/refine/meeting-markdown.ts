// What came of a meeting as a short text in Markdown, to be put into a mail, a page or a minute.

import type { ReadyContext } from '../../../shared/ready.ts';
import type { Meeting } from '../../../shared/records.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { plainInMarkdown as plain } from '../markdown-words.ts';
import { summaryOf, type SummaryLine } from './meeting-summary.ts';

const nameOf = ({ key, title }: SummaryLine): string =>
  `**${plain(key)}** ${plain(title)}`.replace(/^\*{4} /, '');

function list(title: string, lines: readonly SummaryLine[]): readonly string[] {
  if (lines.length === 0) return [];
  const entries = lines.map((one) => `- ${nameOf(one)}${one.words === '' ? '' : `: ${plain(one.words)}`}`);
  return [`## ${title}`, entries.join('\n')];
}

export function meetingMarkdown(meeting: Meeting, store: BoardStore, context: ReadyContext): string {
  const { when, headline, sized, boxes, ready, leftOver, minutes, total } = summaryOf(
    meeting,
    store,
    context,
  );
  const rows = minutes.map(
    ({ key, title, planned, used, over }) =>
      `| ${plain(`${key} ${title}`)} | ${planned} | ${used} | ${over} |`,
  );
  const table = ['| Item | Planned | Used | Over |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
  return `${[
    `# Refinement of ${plain(store.settings.name)}`,
    plain(when),
    `${headline}.`,
    ...list('Sized', sized),
    ...list('Time-boxes agreed', boxes),
    ...list('Ready', ready),
    ...list('Left over', leftOver),
    ...(rows.length > 0 ? ['## Minutes', total, table] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
