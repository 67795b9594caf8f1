// What people do with several items at once and with epics: splitting, copying, putting a task onto a checklist,
// numbers, the half-day mark, templates, epics.

import type { EpicId, ItemId } from '../../shared/ids.ts';
import type { TextField } from '../../shared/kind.ts';
import { templateNames } from '../../shared/templates.ts';
import { anItem, onItem, type Hands, type Operation } from './hands.ts';
import { wordsOfItem } from './words.ts';

/** Words that a copy or a line put into an item that has them already stand there twice by right. */
function mayDouble({ replica, ledger }: Hands, id: ItemId): void {
  for (const [word, count] of wordsOfItem(replica.board, id)) if (count > 1) ledger.everTakenOut.add(word);
}

const splitItem = onItem('splitItem', (hands, item) => {
  const { replica, rules, draw, newWord } = hands;
  const lines = item.lines.filter(() => draw.chance(0.6)).map(({ id }) => id);
  const words = (Object.keys(item.texts) as TextField[]).filter(() => draw.chance(0.3));
  const title = draw.chance(0.05) ? ' ' : newWord();
  return [
    `${title} ${lines.join(' ')} ${words.join(' ')}`,
    () => mayDouble(hands, rules.splitItem(replica.board, replica.act(), item.id, { title, lines, words })),
  ];
});

const copyItem = onItem('copyItem', (hands, { id }) => [
  '',
  () => mayDouble(hands, hands.rules.copyItem(hands.replica.board, hands.replica.act(), id)),
]);

const moveOntoChecklist = onItem('moveOntoChecklist', (hands, { id }) => {
  const { replica, rules } = hands;
  const target: ItemId = anItem(hands)?.id ?? id;
  return [
    target,
    () => {
      rules.moveOntoChecklist(replica.board, replica.act(), id, target);
      mayDouble(hands, target);
    },
  ];
});

const renumberItem = onItem('renumberItem', ({ replica, rules }, { id }) => [
  '',
  () => rules.renumberItem(replica.board, replica.act(), id),
]);

const setUnderHalfDay = onItem('setUnderHalfDay', ({ replica, rules, draw }, { id }) => {
  const there = draw.chance(0.7);
  return [`${there}`, () => rules.setUnderHalfDay(replica.board, replica.act(), id, there)];
});

const templateWork: Operation = ({ replica, rules, draw }) => {
  const name = draw.among(templateNames) ?? 'access';
  if (draw.chance(0.2)) return ['addFoundations', () => rules.addFoundations(replica.board, replica.act())];
  return [`addFromTemplate ${name}`, () => rules.addFromTemplate(replica.board, replica.act(), name)];
};

const epicWork: Operation = ({ replica, rules, draw, newWord }) => {
  const { board, store } = replica;
  const act = replica.act();
  const epics = store.epics.map(({ id }) => id);
  const id = draw.among(epics);
  if (!id || draw.chance(0.15)) return ['addEpic', () => rules.addEpic(board, act, 'Foundations')];
  const other = draw.among(epics) ?? id;
  const on = draw.chance(0.5);
  const after: EpicId | null = draw.among([null, ...epics]) ?? null;
  switch (draw.below(5)) {
    case 0:
      return [`renameEpic ${id}`, () => rules.renameEpic(board, act, id, draw.one(['Base', ' ', newWord()]))];
    case 1:
      return [`describeEpic ${id}`, () => rules.describeEpic(board, act, id, newWord())];
    case 2:
      return [`moveEpic ${id} ${after}`, () => rules.moveEpic(board, act, id, after)];
    case 3:
      return [`archiveEpic ${id} ${on}`, () => rules.archiveEpic(board, act, id, on)];
    default:
      return [`mergeEpics ${id} ${other}`, () => rules.mergeEpics(board, act, id, other)];
  }
};

export const relationWork: Operation = (hands) =>
  hands.draw.one([
    splitItem,
    splitItem,
    copyItem,
    moveOntoChecklist,
    moveOntoChecklist,
    renumberItem,
    setUnderHalfDay,
    templateWork,
    epicWork,
    epicWork,
  ])(hands);
