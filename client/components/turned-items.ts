// Items as undo or redo left them: "GW-4 is a story again", "the size of 3 items".

import { itemKeys } from '../../shared/board/document.ts';
import type { Change } from '../../shared/board/edit.ts';
import { readPlace } from '../../shared/board/read-item.ts';
import { sameValue } from '../../shared/board/values.ts';
import type { ItemId } from '../../shared/ids.ts';
import { kinds, parseKind } from '../../shared/kind.ts';
import type { BoardStore } from '../store/board-store.ts';
import { nameOfItems } from './commands/command-words.ts';

/** What an item is now ("in To do"), for one and for several; or what of it went back ("the size"). */
type Told = { readonly is: string; readonly are: string } | { readonly of: string };

/** What says most of an item comes first: of several changes of it, that one is told. */
const telling: readonly string[] = [itemKeys.archived, itemKeys.kind, itemKeys.place];

const parts: Readonly<Record<string, string>> = {
  [itemKeys.number]: 'the number',
  [itemKeys.points]: 'the size',
  [itemKeys.underHalfDay]: 'the size',
  [itemKeys.due]: 'the due date',
  [itemKeys.epic]: 'the epic',
  [itemKeys.gain]: 'the so that',
  [itemKeys.output]: 'the output wanted',
  [itemKeys.people]: 'the people on the time-box',
  [itemKeys.backlog]: 'the backlog',
  [`${itemKeys.text}title`]: 'the title',
  [`${itemKeys.text}description`]: 'the description',
  [itemKeys.text]: 'the words',
  [itemKeys.assignee]: 'the assignees',
  [itemKeys.blockedBy]: 'a blocked-by link',
  [itemKeys.line]: 'a line',
  [itemKeys.lineDone]: 'a line',
  [itemKeys.lineRank]: 'a line',
  [itemKeys.lineGone]: 'a line',
  [itemKeys.lineMoved]: 'a line',
  [itemKeys.commentText]: 'a comment',
  [itemKeys.commentGone]: 'a comment',
  [itemKeys.attachment]: 'a link',
  [itemKeys.picture]: 'a picture',
};

const both = (words: string): Told => ({ is: words, are: words });

function toldOf({ key, from, to }: Change, again: string, store: BoardStore): Told {
  if (key === itemKeys.archived) return both(to === undefined || to === null ? 'back' : 'in the archive');
  const kind = key === itemKeys.kind ? parseKind(to) : undefined;
  if (kind)
    return { is: `a ${kinds[kind].label.toLowerCase()}${again}`, are: `${kinds[kind].plural}${again}` };
  if (key === itemKeys.place) {
    const [was, now] = [readPlace(from), readPlace(to)];
    const column = store.columns.find(({ id }) => id === now.column)?.name ?? 'no column';
    const sprint = store.sprints.find(({ id }) => id === now.sprint)?.name ?? 'no sprint';
    if (was.column !== now.column) return both(`in ${column}${again}`);
    return was.sprint === now.sprint ? { of: 'the place' } : both(`in ${sprint}${again}`);
  }
  if (key.startsWith(itemKeys.label)) return { of: `the label ${key.slice(itemKeys.label.length)}` };
  return { of: parts[key] ?? parts[key.slice(0, key.indexOf(':') + 1)] ?? 'something' };
}

/** Undefined where no item was changed. */
export function turnedItems(
  changes: readonly Change[],
  again: string,
  store: BoardStore,
): string | undefined {
  const ofItems = changes.flatMap((change) =>
    'item' in change.place ? { ...change, item: change.place.item } : [],
  );
  const most = telling.find((key) => ofItems.some((change) => change.key === key));
  const told = ofItems.filter(({ key }) => most === undefined || key === most);
  const [first] = told;
  if (!first) return undefined;
  const ids: readonly ItemId[] = [...new Set(told.map(({ item }) => item))];
  const name = nameOfItems(store, ids);
  const words = told.map((change) => toldOf(change, again, store));
  const [one] = words;
  const isSame = words.every((other) => sameValue(other, one));
  if (!one || !isSame) return `${most === itemKeys.place ? 'the place' : 'several things'} of ${name}`;
  if ('of' in one) return `${one.of} of ${name}`;
  return ids.length === 1 ? `${name} is ${one.is}` : `${name} are ${one.are}`;
}
