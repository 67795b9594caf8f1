// What people do to a board in a working day, each through the mutation that the page uses, and how often.

import { agreeToBox, proposeBox, startBox, stopBox } from '../../../shared/board/mutate-box.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { attachLink } from '../../../shared/board/mutate-attachment.ts';
import { addItem, setAssignee, setField, setLabel, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { findText, logTyping, typeText, type TextRef } from '../../../shared/board/mutate-text.ts';
import { castVote } from '../../../shared/board/mutate-vote.ts';
import type { Board } from '../../../shared/board/document.ts';
import { refuse, type Act } from '../../../shared/board/edit.ts';
import type { ColumnId, ItemId, LineId, MemberId } from '../../../shared/ids.ts';
import { kindNames, type Kind } from '../../../shared/kind.ts';

/** Where a deed is done: what it draws from, and what it leaves for later ones. */
export interface Desk {
  readonly board: Board;
  readonly by: MemberId;
  readonly people: readonly MemberId[];
  /** Items that are not archived; new ones are put there. */
  readonly items: ItemId[];
  readonly kindOf: Map<ItemId, Kind>;
  readonly lines: Map<ItemId, LineId[]>;
  /** What the team sizes today. */
  readonly table: readonly ItemId[];
  readonly act: () => Act;
  readonly below: (most: number) => number;
}

export interface Deed {
  readonly name: string;
  /** Of 400 edits of a day. */
  readonly often: number;
  /** Frames that one of them sends, about; the log that is folded grows by so many rows. */
  readonly frames: number;
  readonly run: (desk: Desk) => unknown;
}

const columns = ['cTodo', 'cDoing', 'cReview', 'cDone'] as ColumnId[];
const labels = ['delivery', 'security', 'data', 'access', 'research', 'pipeline'];
const prose = 'The provider keeps the card, and we keep its token for two years, as the bank asked us to. ';

const oneOf = <T>(desk: Desk, list: readonly T[]): T =>
  list[desk.below(list.length)] ?? refuse('notFound', 'There is nothing to draw from.');
/** What people work on is what came last. */
const anItem = (desk: Desk): ItemId =>
  desk.items[desk.items.length - 1 - desk.below(Math.min(60, desk.items.length))] ??
  refuse('notFound', 'There is no item yet.');
const aSpike = (desk: Desk): ItemId =>
  oneOf(desk, desk.items.filter((id) => desk.kindOf.get(id) === 'spike').slice(-6));
const words = (desk: Desk, letters: number): string => {
  const from = desk.below(60);
  return prose.repeat(Math.ceil((from + letters) / prose.length)).slice(from, from + letters);
};

/** Letter by letter, each its own change, one in ten taken back at once; then the entry that closes the burst. */
function typing(desk: Desk, ref: TextRef, letters: number, at: number): void {
  const typed = words(desk, letters);
  let position = at;
  for (const letter of typed) {
    if (desk.below(10) === 0) {
      typeText(desk.board, desk.act(), ref, [{ at: position, remove: 0, insert: 'x' }]);
      typeText(desk.board, desk.act(), ref, [{ at: position, remove: 1, insert: '' }]);
    }
    typeText(desk.board, desk.act(), ref, [{ at: position, remove: 0, insert: letter }]);
    position += 1;
  }
  logTyping(desk.board, desk.act(), ref, '', typed, at);
}

export function newItem(desk: Desk): ItemId {
  const kind = kindNames[desk.below(kindNames.length)] as Kind;
  const title = words(desk, 30 + desk.below(30));
  const id = addItem(desk.board, desk.act(), { kind, title, place: { column: columns[0] as ColumnId } });
  desk.items.push(id);
  desk.kindOf.set(id, kind);
  return id;
}

function describe(desk: Desk): void {
  const ref = { item: anItem(desk), field: 'description' } as const;
  const length = findText(desk.board, ref)?.length ?? 0;
  typing(desk, ref, 40 + desk.below(120), desk.below(4) === 0 ? desk.below(length + 1) : length);
}

/** Some letters of a title are taken out and others typed in their place. */
function retitle(desk: Desk): void {
  const ref = { item: anItem(desk), field: 'title' } as const;
  const length = findText(desk.board, ref)?.length ?? 0;
  const remove = Math.min(12, length);
  for (let i = 0; i < remove; i += 1)
    typeText(desk.board, desk.act(), ref, [{ at: length - 1 - i, remove: 1, insert: '' }]);
  typing(desk, ref, 12, length - remove);
}

function line(desk: Desk): void {
  const item = anItem(desk);
  const id = addLine(desk.board, desk.act(), item, words(desk, 30 + desk.below(40)));
  desk.lines.set(item, [...(desk.lines.get(item) ?? []), id]);
}

function tick(desk: Desk): void {
  const item = anItem(desk);
  tickLine(desk.board, desk.act(), item, oneOf(desk, desk.lines.get(item) ?? []), desk.below(4) > 0);
}

function box(desk: Desk): void {
  const spike = aSpike(desk);
  const steps = [
    () => agreeToBox(desk.board, desk.act(), spike),
    () => startBox(desk.board, desk.act(), spike),
    () => stopBox(desk.board, desk.act(), spike),
    () => proposeBox(desk.board, desk.act(), spike, 2 + desk.below(14)),
  ];
  (steps[desk.below(steps.length)] as () => unknown)();
}

export const deeds: readonly Deed[] = [
  {
    name: 'move',
    often: 80,
    frames: 1,
    run: (desk) =>
      moveItem(desk.board, desk.act(), anItem(desk), { column: oneOf(desk, columns) }, 'It is good enough.'),
  },
  { name: 'description', often: 60, frames: 120, run: describe },
  { name: 'title', often: 12, frames: 28, run: retitle },
  { name: 'line', often: 45, frames: 1, run: line },
  { name: 'tick', often: 60, frames: 1, run: tick },
  {
    name: 'comment',
    often: 35,
    frames: 1,
    run: (desk) =>
      addComment(
        desk.board,
        desk.act(),
        anItem(desk),
        `@[Asha](${oneOf(desk, desk.people)}) ${words(desk, 40 + desk.below(160))}`,
      ),
  },
  {
    name: 'vote',
    often: 40,
    frames: 1,
    run: (desk) =>
      castVote(desk.board, desk.act(), oneOf(desk, desk.table), oneOf(desk, ['1', '2', '3', '5', '8'])),
  },
  {
    name: 'assignee',
    often: 25,
    frames: 1,
    run: (desk) =>
      setAssignee(desk.board, desk.act(), anItem(desk), oneOf(desk, desk.people), desk.below(3) > 0),
  },
  {
    name: 'label',
    often: 15,
    frames: 1,
    run: (desk) => setLabel(desk.board, desk.act(), anItem(desk), oneOf(desk, labels), desk.below(3) > 0),
  },
  { name: 'new item', often: 8, frames: 1, run: newItem },
  {
    name: 'size',
    often: 6,
    frames: 1,
    run: (desk) => sizeItem(desk.board, desk.act(), anItem(desk), oneOf(desk, [1, 2, 3, 5, 8])),
  },
  { name: 'time-box', often: 6, frames: 1, run: box },
  {
    name: 'due date',
    often: 4,
    frames: 1,
    run: (desk) =>
      setField(desk.board, desk.act(), anItem(desk), {
        field: 'due',
        value: `2026-12-${10 + desk.below(20)}`,
      }),
  },
  {
    name: 'link',
    often: 4,
    frames: 1,
    run: (desk) =>
      attachLink(
        desk.board,
        desk.act(),
        anItem(desk),
        'Notes',
        `https://example.org/notes/${desk.below(99_999)}`,
      ),
  },
];

const all = deeds.reduce((sum, { often }) => sum + often, 0);

/** A deed as often as people do it. */
export function aDeed(below: (most: number) => number): Deed {
  let left = below(all);
  for (const deed of deeds) {
    if (left < deed.often) return deed;
    left -= deed.often;
  }
  throw new RangeError('no deed was drawn');
}
