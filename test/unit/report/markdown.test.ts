// What is taken along of the report: its Markdown and its tables as CSV.

import { describe, expect, test } from 'vitest';
import { reportMarkdown } from '../../../client/components/report/report-markdown.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { renameSprint } from '../../../shared/board/mutate-sprint.ts';
import { csvOf } from '../../../shared/csv-out.ts';
import { monday, testBoard } from '../../board-kit.ts';
import { risingHistory, tellHistory } from '../../history-kit.ts';

const week = 7 * 86_400_000;

describe('the report in Markdown', () => {
  test('C40 says the answer, the figures of each sprint, what was bought, and the sign-offs', () => {
    const on = testBoard();
    changeSetting(on.board, on.act(), 'name', 'Checkout');
    tellHistory(on.board, monday - 10 * week, risingHistory);
    const text = reportMarkdown(new BoardStore(on.board.doc), monday);
    const lines = text.split('\n');
    expect(lines[0]).toBe('# Feature velocity is rising: 5 → 20 points a sprint');
    expect(lines[2]).toBe('Checkout, 23 Nov 2026');
    expect(lines).toContain('| Sprint | Features | Bugs | Technical | Spikes | All | Feature points |');
    expect(lines).toContain('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
    expect(lines).toContain('| Sprint 1 | 20 h | 4 h | 56 h | 32 h | 112 h | 5 points |');
    expect(lines).toContain('| Sprint 4 | 80 h | 12 h | 32 h | 24 h | 148 h | 20 points |');
    expect(text).toContain('- **GW-2 task 1.1** (Sprint 1, 8 points): task 1.1 pays off');
    expect(text).toContain('(Sprint 1, 2 h of 8 h): Decision: We keep what we have');
    expect(lines).toContain(
      '- Allocation signed off before the sprint: **3 of 4** (Sprint 1 was signed on day 2)',
    );
    expect(lines).toContain(
      '- Spikes that kept their box: **9 of 9** (Each had its outcome within the hours first agreed.)',
    );
  });

  test('takes words for words: what somebody typed makes no table, no link and no heading', () => {
    const on = testBoard();
    const { sprints } = tellHistory(on.board, monday - 10 * week, risingHistory.slice(0, 1));
    renameSprint(on.board, on.act(), sprints[0]!, '| [x](javascript:1) <b> *');
    const text = reportMarkdown(new BoardStore(on.board.doc), monday);
    expect(text).toContain('| \\| \\[x\\](javascript:1) \\<b\\> \\* | 20 h |');
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
  });

  test('of a board without any sprint says so', () => {
    const text = reportMarkdown(new BoardStore(testBoard().board.doc), monday);
    expect(text).toContain('No sprint has ended yet');
    expect(text).toContain('No sprint has finished technical work yet.');
  });
});

describe('a table as CSV', () => {
  test('C41 quotes what needs it and lets no spreadsheet take words for a formula', () => {
    expect(
      csvOf([
        ['a, b', 'say "x"', 'line\nbreak'],
        [1.5, '=1+1', '-x', '@y', Number.NaN],
      ]),
    ).toBe('\uFEFF"a, b","say ""x""","line\nbreak"\r\n1.5,\'=1+1,\'-x,\'@y,\r\n');
  });
});
