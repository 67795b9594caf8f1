// What each kind of edit weighs: the bytes of its Yjs updates, which is what travels, and how much the stored document
// grows by it; and from that what a year of a team adds. It prints a table and measures no time.

import * as Y from 'yjs';
import { attachLink } from '../../shared/board/mutate-attachment.ts';
import { agreeToBox, proposeBox, startBox, stopBox } from '../../shared/board/mutate-box.ts';
import { addComment, editComment } from '../../shared/board/mutate-comment.ts';
import {
  addItem,
  archiveItem,
  setAssignee,
  setField,
  setLabel,
  sizeItem,
} from '../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../shared/board/mutate-line.ts';
import { addPicture } from '../../shared/board/mutate-picture.ts';
import { moveItem } from '../../shared/board/mutate-place.ts';
import { logTyping, typeText } from '../../shared/board/mutate-text.ts';
import type { ColumnId, CommentId, ItemId, LineId, MemberId } from '../../shared/ids.ts';
import { person, testBoard, type TestBoard } from '../board-kit.ts';

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;

interface Kit {
  readonly on: TestBoard;
  readonly by: MemberId;
  readonly other: MemberId;
  readonly people: readonly MemberId[];
  readonly task: ItemId;
  readonly spike: ItemId;
}

const sentence = (letters: number): string =>
  'The provider keeps the card, and we keep its token for two years. '
    .repeat(Math.ceil(letters / 60))
    .slice(0, letters);

/** A board in its third month: 200 items with titles, 8 people. */
function kit(): Kit {
  const on = testBoard(1);
  const people = ['Jon', 'Asha', 'Maya', 'Tom', 'Lena', 'Kim', 'Robin', 'Sol'].map((name) =>
    person(on, name, 'engineer'),
  );
  const [by, other] = people as [MemberId, MemberId];
  const items = Array.from({ length: 200 }, (_, i) =>
    addItem(on.board, on.act(by), {
      kind: i % 5 === 0 ? 'spike' : 'task',
      title: sentence(50),
      place: { column: todo },
    }),
  );
  return { on, by, other, people, task: items[101] as ItemId, spike: items[100] as ItemId };
}

const stored = ({ board }: TestBoard): number => Y.encodeStateAsUpdate(board.doc).length;

function typed({ on, by, task }: Kit, words: string): void {
  const ref = { item: task, field: 'description' } as const;
  for (const [at, insert] of Array.from(words).entries())
    typeText(on.board, on.act(by), ref, [{ at, remove: 0, insert }]);
  logTyping(on.board, on.act(by), ref, '', words, 0);
}

function agreed({ on, by, people, spike }: Kit): void {
  proposeBox(on.board, on.act(by), spike, 8);
  for (const member of people) {
    try {
      agreeToBox(on.board, on.act(member), spike);
    } catch {
      // enough have agreed already
    }
  }
}

const weeks = 46;

interface Row {
  readonly name: string;
  /** How often a team of eight does it in a working week. */
  readonly aWeek: number;
  /** What has to be there first. Gives the edit that is weighed. */
  readonly edit: (kit: Kit) => () => unknown;
}

const rows: readonly Row[] = [
  {
    name: 'one keystroke',
    aWeek: 0,
    edit:
      ({ on, by, task }) =>
      () =>
        typeText(on.board, on.act(by), { item: task, field: 'description' }, [
          { at: 0, remove: 0, insert: 'a' },
        ]),
  },
  {
    name: 'a burst of 30 s: 200 letters one by one, with its log entry',
    aWeek: 200,
    edit: (on) => () => typed(on, sentence(200)),
  },
  {
    name: 'its log entry alone',
    aWeek: 0,
    edit:
      ({ on, by, task }) =>
      () =>
        logTyping(on.board, on.act(by), { item: task, field: 'description' }, '', sentence(200), 0),
  },
  {
    name: 'an item with a title of 50 letters',
    aWeek: 12,
    edit:
      ({ on, by }) =>
      () =>
        addItem(on.board, on.act(by), { kind: 'story', title: sentence(50), place: { column: todo } }),
  },
  {
    name: 'a line of 60 letters',
    aWeek: 50,
    edit:
      ({ on, by, task }) =>
      () =>
        addLine(on.board, on.act(by), task, sentence(60)),
  },
  {
    name: 'a tick',
    aWeek: 50,
    edit: ({ on, by, task }) => {
      const line: LineId = addLine(on.board, on.act(by), task, sentence(60));
      return () => tickLine(on.board, on.act(by), task, line, true);
    },
  },
  {
    name: 'a size',
    aWeek: 15,
    edit:
      ({ on, by, task }) =>
      () =>
        sizeItem(on.board, on.act(by), task, 5),
  },
  {
    name: 'a move to another column',
    aWeek: 50,
    edit:
      ({ on, by, task }) =>
      () =>
        moveItem(on.board, on.act(by), task, { column: doing }),
  },
  {
    name: 'a label',
    aWeek: 12,
    edit:
      ({ on, by, task }) =>
      () =>
        setLabel(on.board, on.act(by), task, 'delivery', true),
  },
  {
    name: 'an assignee',
    aWeek: 15,
    edit:
      ({ on, by, other, task }) =>
      () =>
        setAssignee(on.board, on.act(by), task, other, true),
  },
  {
    name: 'a due date',
    aWeek: 3,
    edit:
      ({ on, by, task }) =>
      () =>
        setField(on.board, on.act(by), task, { field: 'due', value: '2026-12-24' }),
  },
  {
    name: 'a comment of 120 letters that mentions somebody',
    aWeek: 40,
    edit:
      ({ on, by, other, task }) =>
      () =>
        addComment(on.board, on.act(by), task, `@[Asha](${other}) ${sentence(120)}`),
  },
  {
    name: 'a comment of 120 letters reworded',
    aWeek: 2,
    edit: ({ on, by, task }) => {
      const comment: CommentId = addComment(on.board, on.act(by), task, sentence(120));
      return () => editComment(on.board, on.act(by), task, comment, sentence(110));
    },
  },
  {
    name: 'a link',
    aWeek: 5,
    edit:
      ({ on, by, task }) =>
      () =>
        attachLink(on.board, on.act(by), task, 'Notes of the call', 'https://example.org/notes/of/the/call'),
  },
  {
    name: 'a picture: its record, the bytes lie beside the document',
    aWeek: 3,
    edit:
      ({ on, by, task }) =>
      () =>
        addPicture(on.board, on.act(by), task, {
          hash: 'ab'.repeat(32),
          title: 'Sketch',
          type: 'image/png',
          width: 1440,
          height: 900,
          bytes: 180_000,
        }),
  },
  {
    name: 'a proposal of hours to a team of eight',
    aWeek: 2,
    edit:
      ({ on, by, spike }) =>
      () =>
        proposeBox(on.board, on.act(by), spike, 8),
  },
  {
    name: 'an agreement',
    aWeek: 8,
    edit: ({ on, by, other, spike }) => {
      proposeBox(on.board, on.act(by), spike, 8);
      return () => agreeToBox(on.board, on.act(other), spike);
    },
  },
  {
    name: 'a start of the clock',
    aWeek: 8,
    edit: (all) => {
      agreed(all);
      return () => startBox(all.on.board, all.on.act(all.by), all.spike);
    },
  },
  {
    name: 'a stop of the clock',
    aWeek: 8,
    edit: (all) => {
      agreed(all);
      startBox(all.on.board, all.on.act(all.by), all.spike);
      return () => stopBox(all.on.board, all.on.act(all.by), all.spike);
    },
  },
  {
    name: 'archiving',
    aWeek: 12,
    edit:
      ({ on, by, task }) =>
      () =>
        archiveItem(on.board, on.act(by), task),
  },
];

/** Bytes of the updates that an edit makes, and by how much the stored document grows. */
function weigh({ edit }: Row): { readonly sent: number; readonly updates: number; readonly grows: number } {
  const all = kit();
  const run = edit(all);
  const before = stored(all.on);
  let [sent, updates] = [0, 0];
  all.on.board.doc.on('update', (update: Uint8Array) => {
    sent += update.length;
    updates += 1;
  });
  run();
  return { sent, updates, grows: stored(all.on) - before };
}

const right = (text: string | number, width: number) => String(text).padStart(width);
const kilobytes = (bytes: number) => `${Math.round(bytes / 1024).toLocaleString('en')} KB`;
const line = (name: string, ...cells: readonly (string | number)[]) =>
  console.log(name.padEnd(62) + cells.map((cell) => right(cell, 10)).join(''));

line('edit', 'bytes', 'updates', 'stored', 'a week', 'a year');
let year = 0;
for (const row of rows) {
  const { sent, updates, grows } = weigh(row);
  const ofYear = grows * row.aWeek * weeks;
  year += ofYear;
  line(row.name, sent, updates, grows, row.aWeek, kilobytes(ofYear));
}
console.log(`
200 items with titles and 8 people: ${kilobytes(stored(kit().on))} stored.
A year of a team of eight as counted above adds ${kilobytes(year)}, with every log entry kept; past 200 entries an item
keeps only those of size, place and kind, so busy items grow less.`);
