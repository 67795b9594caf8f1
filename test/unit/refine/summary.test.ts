// What came of a meeting, in words, on the screen and in Markdown.

import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { meetingMarkdown } from '../../../client/components/refine/meeting-markdown.ts';
import { summaryOf, usedWords } from '../../../client/components/refine/meeting-summary.ts';
import { plainInMarkdown } from '../../../client/components/markdown-words.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { addToAgenda, giveMinutes } from '../../../shared/board/mutate-agenda.ts';
import { addItem, archiveItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine } from '../../../shared/board/mutate-line.ts';
import { endMeeting, moveOn, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { lastEnded } from '../../../shared/meetings.ts';
import { person, testBoard } from '../../board-kit.ts';

/** As a page elsewhere shows it. */
const parseMarkdown = (text: string): string => marked.parse(text, { async: false, gfm: true });

const minute = 60_000;
const context = { isEngineer: () => true, now: 0 };

function ended(
  titles: readonly [string, string, string] = ['Pay with a card', 'See dates', 'Split a basket'],
) {
  const on = testBoard();
  const maya = person(on, 'Maya Olsen', 'productOwner');
  const jon = person(on, 'Jon', 'engineer');
  const { board } = on;
  const [one, two, three] = titles.map((title) => addItem(board, on.act(jon), { kind: 'story', title }));
  if (!one || !two || !three) throw new Error('no items');
  for (const field of ['role', 'want', 'soThat'] as const)
    typeText(board, on.act(jon), { item: one, field }, [{ at: 0, remove: 0, insert: 'said' }]);
  addLine(board, on.act(jon), one, 'it works');
  addToAgenda(board, on.act(maya), [one, two, three]);
  giveMinutes(board, on.act(maya), two, 2);
  const start = on.act(maya);
  startMeeting(board, start);
  const at = (minutes: number) => ({ ...on.act(maya), at: start.at + minutes * minute });
  sizeItem(board, { ...on.act(jon), at: start.at + minute }, one, 5);
  moveOn(board, at(3));
  endMeeting(board, at(9));
  const store = new BoardStore(board.doc);
  const meeting = lastEnded(store.meetings);
  if (!meeting) throw new Error('no meeting');
  return { on, maya, jon, one, two, three, store, meeting };
}

describe('what came of a meeting', () => {
  test('G43 names what was sized, ready and left over with the reason, and the minutes against the plan', () => {
    const { store, meeting } = ended();
    const summary = summaryOf(meeting, store, context);
    expect(summary.headline).toBe('1 sized, 1 ready, 2 left over');
    expect(summary.when).toMatch(/^23 Nov 2026, \d\d:\d\d to \d\d:\d\d, 9 min\. Maya Olsen led it\.$/);
    const lines = (of: typeof summary.leftOver) => of.map(({ key, words }) => `${key} ${words}`.trim());
    expect(lines(summary.sized)).toEqual(['GW-1 5 points']);
    expect(lines(summary.ready)).toEqual(['GW-1']);
    expect(summary.boxes).toEqual([]);
    expect(lines(summary.leftOver)).toEqual([
      'GW-2 needs who wants it, what they want, the so that, at least one acceptance criterion and a size',
      'GW-3 not reached',
    ]);
    expect(summary.minutes.map(({ planned, used, over }) => [planned, used, over])).toEqual([
      ['5:00', '3:00', ''],
      ['2:00', '6:00', '+4:00'],
      ['5:00', '0:00', ''],
    ]);
    expect(summary.total).toBe('9 min used of 12 min planned: 3 min less.');
    expect(usedWords(5 * minute, 8 * minute)).toBe('8 min used of 5 min planned: 3 min over.');
    expect(usedWords(5 * minute, 5 * minute + 20_000)).toMatch(/: as planned\.$/);
    // Each figure to the minute, and the third is the first less the second.
    expect(usedWords(36 * minute, 11.07 * minute)).toBe('11 min used of 36 min planned: 25 min less.');
    expect(usedWords(36 * minute, 11.6 * minute)).toBe('12 min used of 36 min planned: 24 min less.');
  });

  test('says what became of an item since, and answers for one that is not here', () => {
    const { on, jon, two, three, store, meeting } = ended();
    archiveItem(on.board, on.act(jon), three);
    const gone = {
      ...meeting,
      results: meeting.results.map((one) => (one.item === two ? { ...one, item: 'inone' as never } : one)),
    };
    const { leftOver } = summaryOf(gone, store, context);
    expect(leftOver.map(({ words }) => words)).toEqual([
      'was not ready',
      'archived since',
      'put on the agenda as it ended',
    ]);
    expect(leftOver[0]).toMatchObject({ key: '', title: 'An item that is not on this board' });
    expect(summaryOf({ ...meeting, results: [], agenda: [] }, store, context).headline).toBe(
      'Nothing was on its agenda',
    );
    expect(summaryOf({ ...meeting, startedAt: null }, store, context).when).toMatch(/^Ended 23 Nov 2026/);
  });
});

describe('the same in Markdown', () => {
  test('has every part of it', () => {
    const { on, store, meeting } = ended();
    changeSetting(on.board, on.act(), 'name', 'Checkout');
    const lines = meetingMarkdown(meeting, store, context).split('\n');
    expect(lines[0]).toBe('# Refinement of Checkout');
    expect(lines).toContain('1 sized, 1 ready, 2 left over.');
    expect(lines).toContain('- **GW-1** Pay with a card: 5 points');
    expect(lines).toContain('- **GW-3** Split a basket: not reached');
    expect(lines).toContain('| GW-2 See dates | 2:00 | 6:00 | +4:00 |');
  });

  test('G44 takes words for words: what somebody typed makes no table, link, heading, list or tag', () => {
    const nasty = ['# x | [a](javascript:1) <b>&lt;', '1. **bold** `code`', '- - ~~no~~ ![p](q) \\'] as const;
    const { store, meeting } = ended(nasty);
    const text = meetingMarkdown(meeting, store, context);
    const html = parseMarkdown(text);
    expect(html).not.toMatch(/<(?:a|img|b|del|code)[ >]/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<tr>/g)).toHaveLength(4);
    for (const [at, title] of nasty.entries()) {
      const shown = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(html).toContain(`<td>GW-${at + 1} ${shown}</td>`);
      expect(html).toContain(`<strong>GW-${at + 1}</strong> ${shown}`);
    }
    expect(parseMarkdown(plainInMarkdown('1. one'))).toBe('<p>1. one</p>\n');
    expect(parseMarkdown(plainInMarkdown('+ two'))).toBe('<p>+ two</p>\n');
  });
});
