// Items that are dropped somewhere: asks what has to be asked first, then moves all of them as one step, and says what
// became of it. The one way in which views move items.

import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { changeKind, setAssignee, setField } from '../../shared/board/mutate-item.ts';
import { onEach } from '../../shared/board/mutate-many.ts';
import { moveItem } from '../../shared/board/mutate-place.ts';
import { planItems } from '../../shared/board/mutate-sprint.ts';
import { readMembers } from '../../shared/board/read-records.ts';
import { isDone, isFinished } from '../../shared/finished.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { backlogOf, isKnown, type Item } from '../../shared/item.ts';
import { kinds, type Backlog, type Kind } from '../../shared/kind.ts';
import { missingForComplete } from '../../shared/ready.ts';
import { listOf } from '../../shared/words.ts';
import { hasRole, resolveMember } from '../../shared/team.ts';
import type { BoardSession } from '../session.ts';
import { saySomebody, type Changes } from './changes.ts';
import type { Drop } from './events.ts';
import type { FinishAnswer, FinishQuestion, Lacking } from './gw-finish-question.ts';
import { backlogNames, count, noColumnName, titleOf } from './item-words.ts';
import { manyWords } from './many-words.ts';

export interface Questions {
  /** What the named items become in the other backlog; null: they stay. */
  kind(itemKey: string, backlog: Backlog): Promise<Kind | null>;
  /** What is to become of items that are not complete; null: nothing moves. */
  finish(question: FinishQuestion): Promise<FinishAnswer | null>;
}

export class Moves {
  readonly #session: () => BoardSession;
  readonly #changes: Changes;
  readonly #questions: Questions;
  readonly #announce: (words: string) => void;

  constructor(options: {
    readonly session: () => BoardSession;
    readonly changes: Changes;
    readonly questions: Questions;
    readonly announce: (words: string) => void;
  }) {
    this.#session = options.session;
    this.#changes = options.changes;
    this.#questions = options.questions;
    this.#announce = options.announce;
  }

  /** Moves the items to a place; they stand there in the order given. One refusal stops none of the others. */
  async drop(ids: readonly ItemId[], drop: Drop): Promise<void> {
    const { store } = this.#session();
    const all = ids.flatMap((id) => store.item(id) ?? []);
    const name = this.#nameOf(all);
    if (all.length === 0) return;
    const crossing = new Set(all.filter((item) => crosses(item, drop)).map(({ id }) => id));
    const kind = crossing.size > 0 && drop.backlog ? await this.#questions.kind(name, drop.backlog) : null;
    if (crossing.size > 0 && kind === null) return this.#stay(all);
    const finish = await this.#askToFinish(all, drop, (item) => (crossing.has(item.id) ? kind : null));
    if (finish === null || finish.items.length === 0) return this.#stay(all);
    const { items, reason } = finish;
    const many = await this.#changes.make((board, act) => {
      let before: ItemId | null = null;
      return onEach(board, act, items, (_, __, id) => {
        if (crossing.has(id) && kind !== null && drop.backlog) become(board, act, id, kind, drop.backlog);
        place(board, act, id, { drop, behind: before, reason });
        belong(board, act, store.item(id), drop);
        before = id;
      });
    });
    if (!many) {
      // Whoever does not say who they are hears what became of the move, not of some change.
      if (this.#changes.refusal === saySomebody) this.#changes.say('Not moved: say who you are first.');
      return;
    }
    const refused = many.refused.map(({ sentence }) => sentence);
    this.#changes.say(refused.length === 0 ? '' : manyWords('', '', { done: 0, all: 0, refused }));
    const became = kind !== null && crossing.size === all.length;
    const verb = became ? this.#becameVerb(all, kind, drop) : this.#verbOf(drop);
    this.#announce(manyWords(name, verb, { done: many.done.length, all: all.length, refused }));
  }

  /** Those that may move, and why incomplete ones are finished; null when nothing is to move. */
  async #askToFinish(
    items: readonly Item[],
    { column = null }: Drop,
    kindOf: (item: Item) => Kind | null,
  ): Promise<{ readonly items: readonly ItemId[]; readonly reason: string } | null> {
    const { columns } = this.#session().store;
    const ids = items.map(({ id }) => id);
    if (!isDone(column, columns)) return { items: ids, reason: '' };
    const lacking = items.flatMap((item) =>
      isFinished(item, columns) ? [] : (this.#lacking(item, kindOf(item)) ?? []),
    );
    if (lacking.length === 0) return { items: ids, reason: '' };
    const complete = items.length - lacking.length;
    const name = columns.find(({ id }) => id === column)?.name ?? '';
    const answer = await this.#questions.finish({ column: name, lacking, complete });
    if (answer === null) return null;
    const left = new Set(
      lacking.filter(({ needsOutcome }) => needsOutcome || answer === 'complete').map(({ item }) => item),
    );
    return { items: ids.filter((id) => !left.has(id)), reason: answer === 'complete' ? '' : answer.reason };
  }

  /** What an item lacks to be finished, as the kind that it is about to become. */
  #lacking(item: Item, kind: Kind | null): Lacking | null {
    const session = this.#session();
    const { store } = session;
    const row = { item: item.id, itemKey: store.keyOf(item), title: titleOf(item) };
    if (kind === 'spike') return { ...row, missing: 'its outcome', needsOutcome: true };
    const isEngineer = (member: Act['by']) => hasRole(store.members, member, 'engineer');
    const as = kind === null ? item : ({ ...item, kind } as Item);
    const missing = listOf(missingForComplete(as, { isEngineer, now: session.now() }));
    return missing === '' ? null : { ...row, missing, needsOutcome: as.kind === 'spike' };
  }

  #stay(items: readonly Item[]): void {
    const stays = items.length === 1 ? 'stays where it was' : 'stay where they were';
    this.#announce(`${this.#nameOf(items)} ${stays}.`);
  }

  /** What became another kind stands in the other lane by that; only a column or sprint that is new is news too. */
  #becameVerb(before: readonly Item[], kind: Kind, { backlog, column, sprint }: Drop): string {
    const { store } = this.#session();
    const are = before.length === 1 ? 'is' : 'are';
    const what = before.length === 1 ? `a ${kinds[kind].label.toLowerCase()}` : kinds[kind].plural;
    // A bug stays one in either backlog.
    const isOld = before.every((item) => item.kind === kind);
    const now = `${are} ${isOld ? `in the ${backlogNames[backlog ?? 'product'].toLowerCase()}` : what} now`;
    const isNew = (place: 'column' | 'sprint', id: unknown) =>
      id !== undefined && before.some((item) => item.place[place] !== id);
    const places = [
      isNew('column', column) && (store.columns.find(({ id }) => id === column)?.name ?? noColumnName(store)),
      isNew('sprint', sprint) && store.sprints.find(({ id }) => id === sprint)?.name,
    ];
    return [now, ...places.filter(Boolean).map((place) => `in ${place}`)].join(', ');
  }

  #nameOf(items: readonly Item[]): string {
    const [first] = items;
    return items.length === 1 && first
      ? this.#session().store.keyOf(first)
      : count(items.length, 'item', 'items');
  }

  #verbOf({ column, sprint, backlog, epic, assignees = [], verb }: Drop): string {
    if (verb !== undefined) return verb;
    const { store } = this.#session();
    const at = store.columns.find(({ id }) => id === column)?.name;
    const people = assignees.flatMap((id) => store.members.get(id)?.name ?? []).join(', ');
    const lane =
      store.sprints.find(({ id }) => id === sprint)?.name ?? (epic ? store.epic(epic)?.name : people);
    const places = [at, lane].filter(Boolean);
    if (places.length > 0) return `moved to ${places.join(', ')}`;
    if (column === null) return `moved to ${noColumnName(store)}`;
    if (sprint === null) return 'taken out of the sprint';
    return `moved to the ${backlogNames[backlog ?? 'product'].toLowerCase()}`;
  }
}

const crosses = (item: Item, { backlog }: Drop): boolean =>
  backlog !== undefined && backlogOf(item) !== backlog && isKnown(item);

function become(board: Board, act: Act, id: ItemId, kind: Kind, backlog: Backlog): void {
  changeKind(board, act, id, kind);
  if (kind === 'bug') setField(board, act, id, { field: 'backlog', value: backlog });
}

/** Where a lane stands for an epic or for people, the item is theirs now. */
function belong(board: Board, act: Act, item: Item | undefined, { epic, assignees }: Drop): void {
  if (!item) return;
  if (epic !== undefined && epic !== item.epic) setField(board, act, item.id, { field: 'epic', value: epic });
  if (assignees === undefined) return;
  const members = readMembers(board);
  // Somebody who is on it under an entry that was merged stays as they are.
  const isWanted = (member: MemberId) => assignees.includes(resolveMember(members, member));
  for (const member of item.assignees) if (!isWanted(member)) setAssignee(board, act, item.id, member, false);
  const held = item.assignees.map((member) => resolveMember(members, member));
  for (const member of assignees) if (!held.includes(member)) setAssignee(board, act, item.id, member, true);
}

/** The first goes where the drop says, each other one behind the one before it. */
function place(
  board: Board,
  act: Act,
  id: ItemId,
  { drop, behind, reason }: { drop: Drop; behind: ItemId | null; reason: string },
): void {
  const { list = drop.column === null ? 'backlog' : 'board', after, before, column, sprint } = drop;
  const where = { ...(column !== undefined && { column }), ...(sprint !== undefined && { sprint }) };
  // In an empty list it goes behind all others, so that nothing elsewhere changes its order.
  const first = after === null && before === null ? {} : { after, before };
  const stays = drop.column === undefined && after === null && before === null;
  const neighbours = behind === null || stays ? first : { after: behind, before };
  // In a sprint that goes on, what stood in no column comes to the first one.
  if (drop.sprint !== undefined && drop.column === undefined)
    planItems(board, act, [id], drop.sprint, neighbours);
  else moveItem(board, act, id, { ...where, list, ...neighbours }, reason);
}
