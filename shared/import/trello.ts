// What a Trello board becomes: lists are columns, cards are items, checklists are lines. Where Trello has no word for
// something of ours (points, sprints, epics) nothing is guessed.

import { isoDay } from './dates.ts';
import { cleanLine, cleanText, fitTitle, webAddress } from './clean-text.ts';
import { meansDone } from './done-names.ts';
import { kindOf } from './kind-of.ts';
import type { ImportPlan, PlannedItem } from './plan.ts';
import { leadingPoints } from './points.ts';
import { counted, Tally } from './tally.ts';
import {
  byPosition,
  readTrelloBoard,
  type TrelloBoard,
  type TrelloCard,
  type TrelloChecklist,
  type TrelloComment,
  type TrelloList,
} from './trello-board.ts';

/** Trello's export holds no more actions than this; older comments are gone from it. */
const actionCeiling = 1000;

/** Names of checklists that say nothing the item does not say. */
const plainChecklist = /^(?:check ?list|acceptance criteria|definition of done|dod|to ?do)$/i;

export function trelloPlan(value: unknown): ImportPlan {
  const board = readTrelloBoard(value);
  const tally = new Tally();
  const shownLists = board.lists.filter((list) => {
    const kept = !list.closed || board.cards.some((card) => card.list === list.id);
    if (!kept) tally.leave('closed lists', 'No card stands in them.');
    return kept;
  });
  const cards = cardsInOrder(board, shownLists, tally);
  const items = cards.map((card) => plannedItem(board, card, shownLists, tally));
  leaveTheRest(board, cards, tally);
  return {
    format: 'Trello board (JSON)',
    recognised: `A Trello board of ${counted(board.lists.length, 'list')} and ${counted(board.cards.length, 'card')}.`,
    boardName: cleanLine(board.name),
    columns: shownLists.map(({ name, closed }) => ({
      name: cleanLine(name) || 'Untitled list',
      done: meansDone(name),
      archived: closed,
    })),
    sprints: [],
    epics: [],
    members: board.members.map(({ id, name }) => ({ name: cleanLine(name) || 'Someone', sourceKey: id })),
    items,
    left: tally.left(),
    warnings: tally.warnings(),
  };
}

/** The cards that become items: list by list, in each from the top. */
function cardsInOrder(board: TrelloBoard, lists: readonly TrelloList[], tally: Tally): TrelloCard[] {
  const listRank = new Map(lists.map((list, at) => [list.id, at]));
  const rank = (card: TrelloCard) => listRank.get(card.list) ?? lists.length;
  const met = new Set<string>();
  return board.cards
    .filter((card) => {
      if (card.separator) tally.leave('separators', 'They are lines across a list, no cards.');
      else if (cleanLine(card.name) === '') tally.leave('cards', 'They have no title.');
      else if (card.id !== '' && met.has(card.id)) tally.leave('cards', 'They stand in the file twice.');
      else {
        met.add(card.id);
        return true;
      }
      return false;
    })
    .sort((a, b) => rank(a) - rank(b) || byPosition(a, b));
}

function sourceKey(card: TrelloCard): string {
  const place = card.shortLink === '' ? card.id : `trello.com/c/${card.shortLink}`;
  return card.number === null ? place : `#${card.number} ${place}`;
}

function plannedItem(
  board: TrelloBoard,
  card: TrelloCard,
  lists: readonly TrelloList[],
  tally: Tally,
): PlannedItem {
  const title = cleanLine(card.name);
  const column = lists.findIndex((list) => list.id === card.list);
  const labels = [...new Set(card.labels.map(cleanLine).filter((label) => label !== ''))];
  const { kind, reason } = kindOf('', title, labels);
  const inClosedList = lists[column]?.closed === true && !card.closed;
  if (inClosedList)
    tally.gather('closed list', `“${title}”`, (examples, count) =>
      count === 1
        ? `1 open card stands in a closed list, where Trello does not show it; it came in archived: ${examples}.`
        : `${count} open cards stand in closed lists, where Trello does not show them; they came in archived: ${examples}.`,
    );
  if (card.template && !card.closed)
    tally.gather(
      'template',
      `“${title}”`,
      (examples, count) =>
        `${counted(count, 'card template')} came in as archived ${count === 1 ? 'item' : 'items'}: ${examples}.`,
    );
  if (column < 0)
    tally.gather(
      'lost list',
      `“${title}”`,
      (examples, count) =>
        `The list of ${counted(count, 'card')} is not in the file; they stand in the backlog only: ${examples}.`,
    );
  const points = leadingPoints(title);
  if (points !== undefined)
    tally.gather(
      'points',
      `(${points})`,
      (examples, count) =>
        `${counted(count, 'title starts', 'titles start')} with a number in brackets, ${examples}: kept in the title, not taken as points.`,
    );
  return {
    sourceKey: sourceKey(card),
    kind,
    kindReason: reason,
    ...fitTitle(title, cleanText(card.description)),
    points: null,
    hours: null,
    column: column < 0 ? null : column,
    sprint: null,
    epic: null,
    labels,
    assignees: assignees(board, card, tally),
    due: dueDay(card, tally),
    lines: linesOf(board, card, tally),
    comments: (board.comments.get(card.id) ?? [])
      .filter((comment) => comment.text.trim() !== '')
      .map(({ author, at, text }) => ({ author: cleanLine(author) || 'someone', at, text: cleanText(text) })),
    attachments: card.attachments.flatMap(({ name, url }) => {
      const address = webAddress(url);
      if (address === undefined) {
        tally.leave('attachments', 'Their addresses are no web addresses.');
        return [];
      }
      return [{ title: cleanLine(name) || address, url: address }];
    }),
    blockedBy: [],
    archived: card.closed || inClosedList || card.template,
    createdAt: creationTime(card.id),
    createdBy: null,
  };
}

function assignees(board: TrelloBoard, card: TrelloCard, tally: Tally): number[] {
  const found = [...new Set(card.members)].map((id) => board.members.findIndex((member) => member.id === id));
  tally.leave('assignments', 'The people are not in the file.', found.filter((at) => at < 0).length);
  return found.filter((at) => at >= 0);
}

function dueDay(card: TrelloCard, tally: Tally): string | null {
  if (card.due === '') return null;
  const at = Date.parse(card.due);
  if (!Number.isFinite(at)) {
    tally.leave('due dates', `They cannot be read, as “${card.due.slice(0, 30)}”.`);
    return null;
  }
  if (card.dueComplete)
    tally.leave('ticks on due dates', 'An item is finished by its column, not by its date.');
  return isoDay(at);
}

/** The lines of all checklists of a card, in order; a checklist's own name goes before its lines. */
function linesOf(board: TrelloBoard, card: TrelloCard, tally: Tally): PlannedItem['lines'] {
  const held = card.checklists.flatMap((id) => board.checklists.get(id) ?? []).sort(byPosition);
  const named = (list: TrelloChecklist) => {
    const name = cleanLine(list.name);
    return name === '' || plainChecklist.test(name) ? '' : `${name}: `;
  };
  return held.flatMap((list) =>
    list.items.flatMap(({ text, done }) => {
      const line = cleanLine(text);
      if (line === '') tally.leave('checklist lines', 'They are empty.');
      return line === '' ? [] : [{ text: `${named(list)}${line}`, done }];
    }),
  );
}

/** The first eight digits of a card's id are the second in which it was made. */
function creationTime(id: string): number | null {
  return /^[0-9a-f]{24}$/.test(id) ? Number.parseInt(id.slice(0, 8), 16) * 1000 : null;
}

/** What the file holds beside the items and what has no place on a board. */
function leaveTheRest(board: TrelloBoard, cards: readonly TrelloCard[], tally: Tally): void {
  const shown = new Set(cards.map((card) => card.id));
  const [here, elsewhere] = [[], []] as [TrelloComment[], TrelloComment[]];
  for (const [card, comments] of board.comments) (shown.has(card) ? here : elsewhere).push(...comments);
  const ceiling = board.actionCount >= actionCeiling ? ', which holds the last 1,000 actions only' : '';
  tally.leave(
    'comments at the source',
    `Trello counts them, but they are not in this file${ceiling}.`,
    cards.reduce((sum, card) => sum + card.commentCount, 0) - here.length,
  );
  tally.leave('comments', 'Their cards are not on this board any more.', elsewhere.length);
  tally.leave('comments', 'They are empty.', here.filter(({ text }) => text.trim() === '').length);
  tally.leave('moves between lists', 'Flow is counted from the import on.', board.moveCount);
  const checklists = cards.flatMap((card) => card.checklists.flatMap((id) => board.checklists.get(id) ?? []));
  tally.leave('checklists', 'They are empty.', checklists.filter((list) => list.items.length === 0).length);
  const used = new Set(cards.flatMap((card) => card.labels));
  tally.leave(
    'labels',
    'No card uses them.',
    [...board.labels.values()].filter((name) => !used.has(name)).length,
  );
  tally.leave(
    'start dates',
    'An item has a due date only.',
    cards.filter((card) => card.start !== '').length,
  );
  leaveFieldValues(board, cards, tally);
  if (board.description.trim() !== '')
    tally.leave('the description of the board', 'A board here has a name only.');
  if (board.closed) tally.warn('This board is closed in Trello.');
  if (cards.some((card) => card.attachments.length > 0))
    tally.warn('Attachments came as links; opening them may ask for a Trello login.');
}

function leaveFieldValues(board: TrelloBoard, cards: readonly TrelloCard[], tally: Tally): void {
  for (const [id, { name, type }] of board.fields) {
    const values = cards.flatMap((card) =>
      card.fieldValues.filter(({ field, value }) => field === id && value.trim() !== ''),
    );
    const example = cleanLine(values[0]?.value ?? '').slice(0, 40);
    const field = `“${cleanLine(name)}”`;
    tally.leave(
      `values of the custom field ${field}`,
      `It has no place on an item, as “${example}”.`,
      values.length,
    );
    if (type === 'number' && values.length > 0)
      tally.warn(`The number field ${field} may be points (“${example}”); it was not taken as points.`);
  }
}
