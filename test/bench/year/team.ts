// A team at its board, day after day: each opens the page some times a day, and every such page life that writes is a
// writing session of its own in the document, as Yjs counts. Every two weeks a sprint ends, what is finished goes to the
// archive, and the next one begins. It measures nothing.

import * as Y from 'yjs';
import { openBoard, type Board } from '../../../shared/board/document.ts';
import { Refusal, type Act } from '../../../shared/board/edit.ts';
import { beginBoard } from '../../../shared/board/new-board.ts';
import { addMember, setRoles } from '../../../shared/board/mutate-member.ts';
import { archiveItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { signOff } from '../../../shared/board/mutate-sign-off.ts';
import { addSprint, endAndMoveOn, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { agreeOnCard, revealVotes } from '../../../shared/board/mutate-vote.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import type { ColumnId, ItemId, LineId, MemberId, SprintId } from '../../../shared/ids.ts';
import { isKnown } from '../../../shared/item.ts';
import type { Kind } from '../../../shared/kind.ts';
import { monday, seeded } from '../../board-kit.ts';
import { aDeed, newItem, type Deed, type Desk } from './deeds.ts';

export interface Habits {
  readonly people: number;
  /** Page lives a day of each person. Those that only look are none: they write nothing. */
  readonly lives: number;
  /** Edits a day of the whole team. */
  readonly edits: number;
  /**
   * One transaction for each change, as the page makes them, instead of one for each page life. The document is the
   * same, and a year would take hours.
   */
  readonly apart?: boolean;
}

const dayMs = 86_400_000;
const daysOfSprint = 10;
const mostItemsOfSprint = 40;
/** So many items, the newest, are still worked on when a sprint ends. */
const workedOn = 60;
/** Milliseconds of the team’s own clock from one change to the next. */
const changeMs = 2000;

/** A refused change writes nothing, and people then do something else. */
function tried(deed: () => unknown): boolean {
  try {
    deed();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

export class Team {
  readonly #habits: Habits;
  readonly #random = seeded(11);
  readonly #items: ItemId[] = [];
  readonly #kindOf = new Map<ItemId, Kind>();
  readonly #lines = new Map<ItemId, LineId[]>();
  readonly #people: MemberId[] = [];
  readonly #counts = new Map<Deed, number>();
  #board: Board;
  #day = 0;
  #now = monday;
  #sprint: SprintId | undefined;
  #table: ItemId[] = [];
  #sessions = 0;

  constructor(habits: Habits) {
    this.#habits = habits;
    this.#board = openBoard(new Y.Doc());
    this.#life(() => {
      beginBoard(this.#board, this.#act(null), { name: 'Checkout' });
      for (let i = 0; i < habits.people; i += 1) {
        const id = addMember(this.#board, this.#act(null), `Person ${i + 1}`);
        setRoles(
          this.#board,
          this.#act(id),
          id,
          i === 0 ? ['productOwner', 'facilitator', 'engineer'] : ['engineer'],
        );
        this.#people.push(id);
      }
      for (let i = 0; i < 40; i += 1) newItem(this.#desk(this.#people[0] as MemberId));
    });
  }

  get board(): Board {
    return this.#board;
  }

  /** Page lives that have written. */
  get sessions(): number {
    return this.#sessions;
  }

  get edits(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Rows that the edits made in the relay's log, about. */
  get frames(): number {
    return [...this.#counts].reduce((sum, [{ frames }, count]) => sum + frames * count, 0);
  }

  /** Somebody who tries things on another copy of the board, also on an earlier one, and leaves nothing here. */
  desk(board: Board): Desk {
    const desk = this.#desk(this.#people[1] as MemberId);
    const items = this.#items.filter((id) => board.items.has(id));
    return { ...desk, board, items, lines: new Map(this.#lines), table: items.slice(-4) };
  }

  /** The document is folded and read again, as it is by the relay, the browser's store and every page that opens. */
  fold(): Uint8Array {
    const bytes = Y.encodeStateAsUpdate(this.#board.doc);
    this.#board.doc.destroy();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    this.#board = openBoard(doc);
    return bytes;
  }

  workingDay(): void {
    const { people, lives, edits } = this.#habits;
    if (this.#day % daysOfSprint === 0) this.#life(() => this.#turn());
    this.#table = this.#items.slice(-4);
    const sessions = people * lives;
    for (let life = 0; life < sessions; life += 1) {
      const desk = this.#desk(this.#people[life % people] as MemberId);
      const share = Math.floor(((life + 1) * edits) / sessions) - Math.floor((life * edits) / sessions);
      this.#life(() => {
        for (let i = 0; i < share; i += 1) this.#something(desk);
      });
    }
    this.#life(() => this.#sizeTable());
    this.#day += 1;
    const weekend = this.#day % 5 === 0 ? 2 : 0;
    this.#now = Math.floor(this.#now / dayMs) * dayMs + (1 + weekend) * dayMs + (monday % dayMs);
  }

  #something(desk: Desk): void {
    for (let tries = 0; tries < 20; tries += 1) {
      const deed = aDeed(desk.below);
      if (!tried(() => deed.run(desk))) continue;
      this.#counts.set(deed, (this.#counts.get(deed) ?? 0) + 1);
      return;
    }
  }

  /** A page is opened, some things are done in it, it is closed. */
  #life(work: () => void): void {
    this.#sessions += 1;
    const { doc } = this.#board;
    doc.clientID = Math.floor(this.#random() * 2 ** 32);
    if (this.#habits.apart) work();
    else doc.transact(work);
  }

  /** The sprint ends and the next one begins. */
  #turn(): void {
    const [owner] = this.#people as [MemberId];
    const before = this.#sprint;
    const board = this.#board;
    const next = addSprint(board, this.#act(owner), {
      name: `Sprint ${this.#day / daysOfSprint + 1}`,
      start: null,
      end: null,
    });
    if (before) {
      this.#finishOld(owner);
      tried(() => endAndMoveOn(board, this.#act(owner), before, next));
      this.#archiveFinished(owner);
    }
    const waiting = this.#items.filter((id) => readItem(board, id)?.place.sprint !== next);
    planItems(board, this.#act(owner), waiting.slice(-mostItemsOfSprint), next);
    tried(() => signOff(board, this.#act(owner), next));
    startSprint(board, this.#act(owner), next);
    this.#sprint = next;
  }

  /** What nobody works on any more is finished. */
  #finishOld(by: MemberId): void {
    for (const id of this.#items.slice(0, -workedOn))
      tried(() =>
        moveItem(this.#board, this.#act(by), id, { column: 'cDone' as ColumnId }, 'It is good enough.'),
      );
  }

  #archiveFinished(by: MemberId): void {
    for (const id of this.#items.splice(0)) {
      const item = readItem(this.#board, id);
      if (item && isKnown(item) && item.place.column === 'cDone') archiveItem(this.#board, this.#act(by), id);
      else this.#items.push(id);
    }
  }

  #sizeTable(): void {
    const [owner] = this.#people as [MemberId];
    for (const id of this.#table)
      tried(() => {
        revealVotes(this.#board, this.#act(owner), id);
        agreeOnCard(this.#board, this.#act(owner), id, '3');
      });
  }

  #act(by: MemberId | null): Act {
    this.#now += changeMs;
    return { by, at: this.#now, random: this.#random };
  }

  #desk(by: MemberId): Desk {
    return {
      board: this.#board,
      by,
      people: this.#people,
      items: this.#items,
      kindOf: this.#kindOf,
      lines: this.#lines,
      table: this.#table,
      act: () => this.#act(by),
      below: (most) => Math.floor(this.#random() * most),
    };
  }
}
