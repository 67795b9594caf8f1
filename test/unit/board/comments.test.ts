// Comments: mentions by mark, rewording and taking back by their authors alone, nothing said is ever destroyed. Links:
// what may be followed, and what it is called.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachmentAddress, titleOfAddress } from '../../../shared/attachment-address.ts';
import { attachLink, detachLink, renameLink } from '../../../shared/board/mutate-attachment.ts';
import {
  addComment,
  bringBackComment,
  editComment,
  takeBackComment,
} from '../../../shared/board/mutate-comment.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { mergeMembers } from '../../../shared/board/mutate-member.ts';
import { onStep, type Step } from '../../../shared/board/edit.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { undoStep } from '../../../shared/board/undo.ts';
import type { Item } from '../../../shared/item.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { commentParts, markMentions, mentionedIn, withoutMarks } from '../../../shared/mentions.ts';
import { exchange, person, replicaOf, testBoard } from '../../board-kit.ts';

function withComment() {
  const on = testBoard();
  const jon = person(on, 'Jon', 'engineer');
  const asha = person(on, 'Asha', 'engineer');
  const item = addItem(on.board, on.act(jon), { kind: 'story', title: 'Pay' });
  const comment = addComment(on.board, on.act(jon), item, `@[Asha](${asha}) look`);
  const steps: Step[] = [];
  const stop = onStep(on.board, (step) => steps.push(step));
  const undo = () => {
    stop();
    undoStep(on.board, on.act(jon), steps.pop() as Step);
  };
  const read = () => (readItem(on.board, item) as Item).comments[0];
  return { on, jon, asha, item, comment, undo, read };
}

describe('a comment', () => {
  test('is reworded and taken back by its author alone, also after a merge', () => {
    const { on, jon, asha, item, comment, read } = withComment();
    const refused = 'Only who wrote a comment can change it or take it back.';
    for (const by of [asha, null]) {
      expect(() => editComment(on.board, on.act(by), item, comment, 'No')).toThrow(refused);
      expect(() => takeBackComment(on.board, on.act(by), item, comment)).toThrow(refused);
    }
    editComment(on.board, on.act(jon), item, comment, 'Never mind');
    expect(read()).toMatchObject({ text: 'Never mind', mentions: [], takenBack: null });
    expect(read()?.editedAt).toBeGreaterThan(read()?.at ?? 0);
    mergeMembers(on.board, on.act(), jon, asha);
    takeBackComment(on.board, on.act(asha), item, comment);
    expect(read()).toMatchObject({ text: 'Never mind', takenBack: { by: asha } });
    expect(() => editComment(on.board, on.act(asha), item, comment, 'But')).toThrow('Bring it back first.');
    bringBackComment(on.board, on.act(asha), item, comment);
    expect(read()).toMatchObject({ text: 'Never mind', takenBack: null });
  });

  test('keeps its first words and every earlier wording; undo takes a rewording back', () => {
    const { on, jon, asha, item, comment, undo, read } = withComment();
    editComment(on.board, on.act(jon), item, comment, 'Second');
    editComment(on.board, on.act(jon), item, comment, `Third @[Asha](${asha})`);
    expect(on.board.items.get(item)?.get(`comment:${comment}`)).toMatchObject({
      text: `@[Asha](${asha}) look`,
    });
    expect((readItem(on.board, item) as Item).log.map(({ from }) => from)).toEqual([
      `@[Asha](${asha}) look`,
      'Second',
    ]);
    expect(read()?.mentions).toEqual([asha]);
    undo();
    expect(read()).toMatchObject({ text: 'Second', mentions: [] });
    undo();
    expect(read()).toMatchObject({ text: `@[Asha](${asha}) look`, mentions: [asha], editedAt: null });
  });

  test('reworded here and taken back there at the same time is taken back, with the new words kept', () => {
    const { on, jon, item, comment, read } = withComment();
    const there = replicaOf(on, 7);
    editComment(on.board, on.act(jon), item, comment, 'Better');
    takeBackComment(there.board, there.act(jon), item, comment);
    exchange(on.board, there.board);
    expect(read()).toMatchObject({ text: 'Better', takenBack: { by: jon } });
  });

  test('mentions only who is on the board', () => {
    const { on, jon, item } = withComment();
    const id = addComment(on.board, on.act(jon), item, '@[Nobody](mNobody) @[Jon](x) hi');
    expect((readItem(on.board, item) as Item).comments.find((one) => one.id === id)?.mentions).toEqual([]);
  });
});

describe('mentions in words', () => {
  const people = [
    { id: 'mAnn' as MemberId, name: 'Ann' },
    { id: 'mAnnB' as MemberId, name: 'Ann Berg' },
    { id: 'mOdd' as MemberId, name: 'O[d]d (x)' },
  ];

  test('the longest name is meant; inside a word or an address nobody is', () => {
    expect(markMentions('@Ann Berg, @ann! @Anna x@Ann', people)).toBe(
      '@[Ann Berg](mAnnB), @[Ann](mAnn)! @Anna x@Ann',
    );
  });

  test('marks and names turn into each other and lose no letter', () => {
    const piece = fc.constantFrom(
      '@Ann',
      '@Ann Berg',
      '@O[d]d (x)',
      ' ',
      'a',
      '@',
      '[',
      '](',
      ')',
      '\n',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const typed = pieces.join('');
        const stored = markMentions(typed, people);
        const name = (id: string) => people.find((one) => one.id === id)?.name ?? '?';
        expect(withoutMarks(stored, name)).toBe(typed);
        for (const id of mentionedIn(stored)) expect(typed).toContain(`@${name(id)}`);
      }),
    );
  });

  test('the parts of a comment hold all of its words, and links lead to http alone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.webUrl(),
            fc.constantFrom(
              'javascript:alert(1)',
              'https://',
              'http://a.b/(c)).',
              '@[Ann](mAnn)',
              'data:text/html,x',
            ),
          ),
        ),
        (pieces) => {
          const text = pieces.join(' ');
          const parts = commentParts(text);
          const whole = parts
            .map((part) => (part.type === 'mention' ? `@[${part.name}](${part.member})` : part.words))
            .join('');
          expect(whole).toBe(text);
          for (const part of parts) if (part.type === 'link') expect(part.url).toMatch(/^https?:\/\/./i);
        },
      ),
    );
    expect(commentParts('(see https://example.org/a_(b)).')).toEqual([
      { type: 'words', words: '(see ' },
      { type: 'link', words: 'https://example.org/a_(b)', url: 'https://example.org/a_(b)' },
      { type: 'words', words: ').' },
    ]);
  });
});

describe('links of an item', () => {
  test.each([
    ['https://example.org', 'https://example.org'],
    ['  example.org/a b ', undefined],
    ['example.org/a', 'https://example.org/a'],
    ['wiki.example.org:8080/x?y#z', 'https://wiki.example.org:8080/x?y#z'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
    ['javascript:alert(1)', undefined],
    ['JavaScript://example.org/%0aalert(1)', undefined],
    ['data:text/html,x', undefined],
    ['https://user:word@example.org', undefined],
    ['https://example.org@evil.example', undefined],
    ['https:\\\\example.org', undefined],
    ['https://exa\u202emple.org', undefined],
    ['https://example.org/\u0000', undefined],
    ['//example.org', undefined],
    ['', undefined],
    [`https://example.org/${'x'.repeat(4000)}`, undefined],
  ])('%j is %j', (pasted, address) => {
    expect(attachmentAddress(pasted)).toBe(address);
  });

  test.each([
    ['https://example.org/rooms/Notes-of%20the_call.html?x=1', 'Notes of the call'],
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/issues/123', 'example.org'],
    ['https://example.org/%E0%A4%A', '%E0%A4%A'],
  ])('%s is called %s', (address, title) => {
    expect(titleOfAddress(address)).toBe(title);
  });

  test('are renamed and taken off, each undone by itself', () => {
    const { on, jon, item, undo } = withComment();
    const links = () => (readItem(on.board, item) as Item).attachments.map(({ title }) => title);
    attachLink(on.board, on.act(jon), item, '', 'example.org/notes');
    const [first] = (readItem(on.board, item) as Item).attachments;
    renameLink(on.board, on.act(jon), item, first?.id ?? '', '  The   notes ');
    expect(links()).toEqual(['The notes']);
    detachLink(on.board, on.act(jon), item, first?.id ?? '');
    expect(() => renameLink(on.board, on.act(jon), item, first?.id ?? '', 'x')).toThrow(
      'no longer on the item',
    );
    for (const expected of [['The notes'], ['https://example.org/notes'], []]) {
      undo();
      expect(links()).toEqual(expected);
    }
    expect(() => attachLink(on.board, on.act(jon), item, 'x', 'javascript:alert(1)')).toThrow(
      /^A link begins/,
    );
  });
});
