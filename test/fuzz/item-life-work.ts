// What people do to comments and links beside adding them, and items that come from another board: one source, which
// goes on being written, brought by whoever wants, also by two at once and again.

import { addItem } from '../../shared/board/mutate-item.ts';
import { typeText } from '../../shared/board/mutate-text.ts';
import { packItem } from '../../shared/board/pack-item.ts';
import type { BoardId, ItemId } from '../../shared/ids.ts';
import { person, testBoard, type TestBoard } from '../board-kit.ts';
import { onItem, type Hands, type Operation } from './hands.ts';
import type { Ledger } from './ledger.ts';

const elsewhere = 'e'.repeat(43) as BoardId;

export const commentWork = onItem('comment', ({ replica, rules, draw }, item) => {
  const { board } = replica;
  const act = replica.act();
  const comment = draw.among(item.comments);
  if (!comment) return undefined;
  // Mostly who wrote it; others are refused.
  const own = { ...act, by: draw.chance(0.8) ? comment.by : act.by };
  const text = draw.one([
    'Better said',
    'See https://example.org',
    `@[Ann](${act.by ?? 'mNobody'}) look`,
    ' ',
  ]);
  switch (draw.below(4)) {
    case 0:
      return [`take back ${comment.id}`, () => rules.takeBackComment(board, own, item.id, comment.id)];
    case 1:
      return [`bring back ${comment.id}`, () => rules.bringBackComment(board, own, item.id, comment.id)];
    default:
      return [`edit ${comment.id} ${text}`, () => rules.editComment(board, own, item.id, comment.id, text)];
  }
});

export const renameLink = onItem('renameLink', ({ replica, rules, draw }, item) => {
  const link = draw.among(item.attachments);
  const title = draw.one(['Notes', '']);
  return (
    link && [
      `${link.id} ${title}`,
      () => rules.renameLink(replica.board, replica.act(), item.id, link.id, title),
    ]
  );
});

interface Source {
  readonly from: TestBoard;
  readonly item: ItemId;
}

const sources = new WeakMap<Ledger, Source>();

function sourceOf({ ledger, newWord }: Hands): Source {
  const known = sources.get(ledger);
  if (known) return known;
  const from = testBoard(99);
  const by = person(from, 'Kim', 'engineer');
  const item = addItem(from.board, from.act(by), { kind: 'task', title: newWord() });
  const source = { from, item };
  sources.set(ledger, source);
  return source;
}

export const arrival: Operation = (hands) => {
  const { replica, rules, draw, newWord } = hands;
  const { from, item } = sourceOf(hands);
  const insert = draw.chance(0.5) ? newWord() : '';
  return [
    `item from elsewhere ${insert}`,
    () => {
      if (insert !== '')
        typeText(from.board, from.act(), { item, field: 'description' }, [{ at: 0, remove: 0, insert }]);
      const parcel = packItem(from.board, item);
      rules.unpackItem(replica.board, replica.act(), parcel, { board: elsewhere, item });
    },
  ];
};

export const archiveMoved = onItem('archiveMoved', ({ replica, rules }, { id }) => [
  '',
  () => rules.archiveMoved(replica.board, replica.act(), id, { board: elsewhere, item: id }),
]);
