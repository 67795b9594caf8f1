// Items that are dropped somewhere: asks what has to be asked first, then moves all of them as one step, and says what
// became of it. The one way in which views move items.

import { together, type Act } from '../../shared/board/edit.ts';
import type { Board } from '../../shared/board/document.ts';
import { backlogOf, changeKind, setField } from '../../shared/board/mutate-item.ts';
import { moveItem } from '../../shared/board/mutate-place.ts';
import type { ItemId } from '../../shared/ids.ts';
import { isKnown } from '../../shared/item.ts';
import type { Kind } from '../../shared/kind.ts';
import type { BoardSession } from '../session.ts';
import type { Changes } from './changes.ts';
import type { Drop } from './events.ts';
import { count, noColumnName } from './item-words.ts';

export interface Questions {
  /** What the named items become in the other backlog; null: they stay. */
  kind(itemKey: string, backlog: Drop['backlog']): Promise<Kind | null>;
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

  /** Moves the items to a place; they stand there in the order given. */
  async drop(ids: readonly ItemId[], drop: Drop): Promise<void> {
    const { store } = this.#session();
    const items = ids.flatMap((id) => store.item(id) ?? []);
    const first = items[0];
    if (!first) return;
    const name = items.length === 1 ? store.keyOf(first) : count(items.length, 'item', 'items');
    const crossing = items.filter((item) => backlogOf(item) !== drop.backlog && isKnown(item));
    const kind = crossing.length > 0 ? await this.#questions.kind(name, drop.backlog) : null;
    if (crossing.length > 0 && kind === null) {
      this.#announce(
        `${name} ${items.length === 1 ? 'stays' : 'stay'} where ${items.length === 1 ? 'it was' : 'they were'}.`,
      );
      return;
    }
    const moved = await this.#changes.make((board, act) =>
      together(board, () => {
        if (kind !== null) for (const { id } of crossing) become(board, act, id, kind, drop.backlog);
        return place(
          board,
          act,
          items.map(({ id }) => id),
          drop,
        );
      }),
    );
    if (moved) this.#announce(`${name} moved to ${this.#nameOf(drop)}.`);
  }

  #nameOf({ column, sprint, backlog }: Drop): string {
    const { store } = this.#session();
    const place =
      store.sprints.find(({ id }) => id === sprint)?.name ??
      store.columns.find(({ id }) => id === column)?.name;
    if (place !== undefined) return place;
    return column === null ? noColumnName(store) : `the ${backlog} backlog`;
  }
}

function become(board: Board, act: Act, id: ItemId, kind: Kind, backlog: Drop['backlog']): void {
  changeKind(board, act, id, kind);
  if (kind === 'bug') setField(board, act, id, { field: 'backlog', value: backlog });
}

function place(board: Board, act: Act, ids: readonly ItemId[], drop: Drop): true {
  const { backlog: _, list = drop.column === null ? 'backlog' : 'board', ...rest } = drop;
  // In an empty list it goes behind all others, so that nothing elsewhere changes its order.
  const { after, before, ...where } = rest;
  let neighbours = after === null && before === null ? {} : { after, before };
  for (const id of ids) {
    moveItem(board, act, id, { ...where, list, ...neighbours });
    neighbours = { after: id, before };
  }
  return true;
}
