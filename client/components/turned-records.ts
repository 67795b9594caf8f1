// What undo or redo changed beside the items, by name: "the column Review", "the epic Foundations".

import type { FlatRoot } from '../../shared/board/document.ts';
import type { Change } from '../../shared/board/edit.ts';
import { saidMark } from '../../shared/board/sprint-said.ts';
import type { BoardStore } from '../store/board-store.ts';

type Named = Iterable<{ readonly id: string; readonly name: string }>;

/** What one record of a root is called, and where its name stands. */
const records: Partial<
  Record<FlatRoot, { readonly one: string; readonly all: (store: BoardStore) => Named }>
> = {
  columns: { one: 'column', all: ({ columns }) => columns },
  epics: { one: 'epic', all: ({ epics }) => epics },
  sprints: { one: 'sprint', all: ({ sprints }) => sprints },
  members: { one: 'member', all: ({ members }) => members.values() },
};

/** Undefined where this version knows no word for it. */
export function turnedRecords(changes: readonly Change[], store: BoardStore): string | undefined {
  const all = changes.flatMap((change) =>
    'root' in change.place ? { ...change, root: change.place.root, id: idIn(change.key) } : [],
  );
  const [first] = all;
  if (!first) return undefined;
  const { root, id } = first;
  if (root === 'settings') return 'a setting of the board';
  if (root === 'capacity') return 'the capacity of a sprint';
  if (root === 'meetings') return 'the agenda';
  const called = records[root];
  const ids = new Set(all.filter((change) => change.root === root).map((change) => change.id));
  if (!called) return undefined;
  if (ids.size > 1) return `${ids.size} ${called.one}s`;
  // A new column that is taken back has no name any more, but it had one.
  const named = all.find(({ key }) => key === `${id}/name`);
  const names = [[...called.all(store)].find((record) => record.id === id)?.name, named?.to, named?.from];
  const name = names.find((one) => typeof one === 'string');
  if (name === undefined) return undefined;
  const part = root === 'sprints' ? partOf(all.map(({ key }) => key.slice(id.length + 1))) : undefined;
  return part === undefined ? `the ${called.one} ${name}` : `the ${part} of ${name}`;
}

/** What of a sprint was changed, where it is one thing. */
const sprintParts: Readonly<Record<string, string>> = {
  name: 'name',
  goal: 'goal',
  start: 'days',
  end: 'days',
  focusFactor: 'focus factor',
  rate: 'hours for each point',
};

function partOf(keys: readonly string[]): string | undefined {
  const parts = new Set(keys.map((key) => sprintParts[key.split(saidMark, 1)[0] ?? '']));
  return parts.size === 1 ? [...parts][0] : undefined;
}

const idIn = (key: string): string => key.slice(0, key.indexOf('/'));
