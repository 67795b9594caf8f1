// Wrong ways to store a board, each plausible and each losing something when people work apart. They stand here so that
// the checks of the fuzz can be seen to go red; no product code knows them.

import * as Y from 'yjs';
import type { Board } from '../../shared/board/document.ts';
import { edit, needItem, refuse, type Act } from '../../shared/board/edit.ts';
import { readItem } from '../../shared/board/read-item.ts';
import { sizingOf } from '../../shared/board/read-sizing.ts';
import { asFields, asList, asText } from '../../shared/board/values.ts';
import { newId, type ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { kinds, type Kind } from '../../shared/kind.ts';
import type { Theme } from './operations.ts';
import { rules, type Rules } from './rules.ts';

export interface Mutant {
  readonly name: string;
  /** What the checks say when they catch it. */
  readonly caughtBy: RegExp;
  readonly wrong: Partial<Rules>;
  readonly theme: Theme;
}

const set = (board: Board, act: Act, id: ItemId, key: string, value: unknown) =>
  edit(board, act, (change) => change.addToItem(id, key, value));

/** Column and sprint under one key, the ranks under another. */
const placeInTwoKeys: Partial<Rules> = {
  moveItem: (board, act, id, target, reason) => {
    rules.moveItem(board, act, id, target, reason);
    const [column, sprint, ...ranks] = asList(needItem(board, id).get('place'));
    const item = needItem(board, id);
    edit(board, act, (change) => {
      // What did not change is not written again, as with any field.
      if (String(item.get('where')) !== String([column, sprint]))
        change.addToItem(id, 'where', [column, sprint]);
      if (String(item.get('ranks')) !== String(ranks)) change.addToItem(id, 'ranks', ranks);
    });
  },
  view: (board, item) => {
    const map = board.items.get(item.id);
    const [column = item.place.column, sprint = item.place.sprint] = asList(map?.get('where'));
    const [backlogRank = item.place.backlogRank, boardRank = item.place.boardRank] = asList(
      map?.get('ranks'),
    );
    return { ...item, place: { column, sprint, backlogRank, boardRank } } as Item;
  },
};

/** The middle of the gap, always. */
const withoutJitter: Partial<Rules> = {
  moveItem: (board, act, id, target, reason) => {
    let bit = 0;
    rules.moveItem(board, { ...act, random: () => (bit = 1 - bit) * 0.9 }, id, target, reason);
  },
};

/** All labels in one array. */
const labelsInOneArray: Partial<Rules> = {
  setLabel: (board, act, id, label, there) => {
    const rest = asList(needItem(board, id).get('labels')).filter((known) => known !== label);
    set(board, act, id, 'labels', there ? [...rest, label] : rest);
  },
  view: (board, item) => ({
    ...item,
    labels: [
      ...item.labels,
      ...asList(board.items.get(item.id)?.get('labels')).map((label) => asText(label)),
    ],
  }),
};

/** The whole text put anew at every key. */
const textReplaced: Partial<Rules> = {
  typeInto: (_, editor, changes) => {
    const whole = changes.reduce(
      (now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove),
      editor.value,
    );
    editor.edit([{ at: 0, remove: editor.value.length, insert: whole }]);
  },
};

/** A new shared text under the same key at every change by a program. */
const textMadeAnew: Partial<Rules> = {
  typeText: (board, act, ref, changes) => {
    if ('line' in ref) return rules.typeText(board, act, ref, changes);
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    const before = rules.findText(board, ref)?.toString() ?? '';
    const whole = changes.reduce(
      (now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove),
      before,
    );
    return set(board, act, ref.item, `t:${ref.field}`, new Y.Text(whole));
  },
};

/** Archiving takes the item out of the document. */
const archivedMeansGone: Partial<Rules> = {
  archiveItem: (board, act, id) => {
    edit(board, act, () => board.items.delete(id));
  },
};

/** The texts of a new kind made under the name of the field, by whoever changes the kind. */
const sharedKeyAtKindChange: Partial<Rules> = {
  changeKind: (board, act, id, kind: Kind) => {
    const item = needItem(board, id);
    for (const { field } of kinds[kind].form)
      if (!item.has(`t:${field}`)) set(board, act, id, `t:${field}`, new Y.Text());
    rules.changeKind(board, act, id, kind);
  },
};

/** The key of an event is how many there were. */
const boxEventsCounted: Partial<Rules> = {
  startBox: (board, act, id) => {
    const item = needItem(board, id);
    const count = [...item.keys()].filter((key) => key.startsWith('box:')).length;
    const event = rules.startBox(board, act, id);
    const written = item.get(`box:${event}`);
    edit(board, act, (change) => {
      change.addToItem(id, `box:b${count}`, written);
      item.delete(`box:${event}`);
    });
    return event;
  },
};

/** Every run adds its length, also where two lie over each other. */
const runsSummed: Partial<Rules> = {
  foldBox: (log, now) => {
    const box = rules.foldBox(log, now);
    const sum = box.runs.reduce((total, run) => total + (run.counts ? run.to - run.from : 0), 0);
    return { ...box, spent: Math.min(box.limit, sum) };
  },
};

/** More may be spent than was agreed. */
const limitForgotten: Partial<Rules> = {
  foldBox: (log, now) => {
    const box = rules.foldBox(log, now);
    const over = box.state === 'used up' ? 60_000 : 0;
    return { ...box, spent: box.spent + over };
  },
};

/** Comments in one list that is written whole. */
const commentsInOneKey: Partial<Rules> = {
  addComment: (board, act, id, text) => {
    const comment = newId('comment', act.random);
    set(board, act, id, 'comment:nAll', [...asList(needItem(board, id).get('comment:nAll')), text]);
    return comment;
  },
};

/** A move that leaves a second card behind. */
const movedByCopy: Partial<Rules> = {
  moveItem: (board, act, id, target, reason) => {
    const old = readItem(board, id);
    rules.moveItem(board, act, id, target, reason);
    if (!old || !target.column) return;
    const copy = newId('item', act.random);
    edit(board, act, () => {
      const map = new Y.Map<unknown>();
      board.items.set(copy, map);
      for (const [key, value] of Object.entries({ kind: old.kind, number: old.number })) map.set(key, value);
      map.set('place', [old.place.column, old.place.sprint, old.place.backlogRank, old.place.boardRank]);
    });
  },
};

/** An editor that types into the first text of a field, whichever it shows. */
const typedIntoTheFirst: Partial<Rules> = {
  typeInto: ({ board, act }, editor, changes) => {
    if (editor.value === '') editor.edit(changes);
    else rules.typeText(board, act(), editor.ref, changes);
  },
};

/** All votes of a round in one record, written whole. */
const votesInOneRecord: Partial<Rules> = {
  castVote: (board, act, id, card) => {
    rules.castVote(board, act, id, card);
    const round = sizingOf(board, id).rounds.at(-1)?.number ?? 1;
    const key = `${id}/${round}/all`;
    const votes = { ...asFields(board.flat.rounds.get(key)), [String(act.by)]: card };
    edit(board, act, (change) => change.record('rounds', key, votes));
  },
  refined: (board) => {
    const votes = [...board.flat.rounds.entries()].filter(([key]) => key.endsWith('/all'));
    return new Map(
      votes.flatMap(([key, all]) =>
        Object.entries(asFields(all)).map(([by, card]) => [key.replace(/all$/, by), asText(card)] as const),
      ),
    );
  },
};

/** The agenda as one list of items. */
const agendaInOneList: Partial<Rules> = {
  addToAgenda: (board, act, items, behind) => {
    rules.addToAgenda(board, act, items, behind);
    const list = asList(board.flat.meetings.get('list'));
    edit(board, act, (change) => change.record('meetings', 'list', [...new Set([...list, ...items])]));
  },
  takeOffAgenda: () => refuse('notAllowed', 'A list that only grows shows best what is lost.'),
  refined: (board) =>
    new Map(asList(board.flat.meetings.get('list')).map((item) => [`agenda/${asText(item)}`, 'there'])),
};

export const mutants: readonly Mutant[] = [
  { name: 'a place in two keys', caughtBy: /nobody ever put/, wrong: placeInTwoKeys, theme: 'places' },
  {
    name: 'order keys without jitter',
    caughtBy: /nothing fits between them/,
    wrong: withoutJitter,
    theme: 'places',
  },
  {
    name: 'a set in one array',
    caughtBy: /nobody took it off, it is lost/,
    wrong: labelsInOneArray,
    theme: 'fields',
  },
  {
    name: 'a text replaced instead of edited',
    caughtBy: /stands there \d+ times/,
    wrong: textReplaced,
    theme: 'words',
  },
  {
    name: 'a text made anew under its key',
    caughtBy: /nobody took it out, it is lost/,
    wrong: textMadeAnew,
    theme: 'words',
  },
  {
    name: 'an archived item deleted',
    caughtBy: /item \w+ is lost/,
    wrong: archivedMeansGone,
    theme: 'places',
  },
  {
    name: 'one key for the text that a change of kind makes',
    caughtBy: /nobody took it out, it is lost/,
    wrong: sharedKeyAtKindChange,
    theme: 'words',
  },
  {
    name: 'events of a box under a counted key',
    caughtBy: /box:b\w+ was/,
    wrong: boxEventsCounted,
    theme: 'box',
  },
  { name: 'overlapping runs summed', caughtBy: /minute by minute/, wrong: runsSummed, theme: 'box' },
  {
    name: 'a limit that does not stop the clock',
    caughtBy: /the box of \w+ spent/,
    wrong: limitForgotten,
    theme: 'box',
  },
  { name: 'comments in one key', caughtBy: /comment:nAll was/, wrong: commentsInOneKey, theme: 'fields' },
  {
    name: 'an editor that types into the first of two texts',
    caughtBy: /the editor holds/,
    wrong: typedIntoTheFirst,
    theme: 'words',
  },
  {
    name: 'a move that leaves a copy behind',
    caughtBy: /share the|stands in/,
    wrong: movedByCopy,
    theme: 'places',
  },
  {
    name: 'the votes of a round in one record',
    caughtBy: /i\w+\/\d+\/\w+ was .* and is lost/,
    wrong: votesInOneRecord,
    theme: 'meeting',
  },
  {
    name: 'an agenda in one list',
    caughtBy: /agenda\/\w+ was there and is lost/,
    wrong: agendaInOneList,
    theme: 'meeting',
  },
];
