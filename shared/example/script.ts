// The deeds of the example board: what each person did when. They are made in the order of their times, through the
// mutations, as a team would have made them.

import type { Board } from '../board/document.ts';
import type { Act } from '../board/edit.ts';
import type { EpicId, ItemId, MemberId, Random, SprintId } from '../ids.ts';
import { markMentions } from '../mentions.ts';
import type { ExampleEpic } from './item.ts';
import { people, team, type Person } from './team.ts';

/** What is on the board so far, by the names of the story that is told. */
export class Told {
  readonly board: Board;
  readonly #members = new Map<Person, MemberId>();
  readonly #items = new Map<string, ItemId>();
  readonly epics = new Map<ExampleEpic, EpicId>();
  readonly sprints: SprintId[] = [];

  constructor(board: Board) {
    this.board = board;
  }

  joined(person: Person, id: MemberId): void {
    this.#members.set(person, id);
  }

  made(name: string, id: ItemId): void {
    this.#items.set(name, id);
  }

  member(person: Person): MemberId {
    return known(this.#members.get(person), person);
  }

  item(name: string): ItemId {
    return known(this.#items.get(name), name);
  }

  sprint(which: number): SprintId {
    return known(this.sprints[which], `sprint ${which}`);
  }

  /** Words in which "@Maya Olsen" speaks to her. */
  spoken(words: string): string {
    const named = people.map((person) => ({ id: this.member(person), name: team[person].name }));
    return markMentions(words, named);
  }
}

/** The story names what it has not told yet: its own mistake, which its test finds. */
function known<Found>(found: Found | undefined, name: string): Found {
  if (found === undefined) throw new Error(`the example names ${name} before it is there`);
  return found;
}

type Deed = (told: Told, act: Act) => void;

interface Entry {
  readonly at: number;
  readonly by: Person | null;
  readonly deed: Deed;
}

export class Script {
  readonly #entries: Entry[] = [];

  /** `at`: milliseconds since 1970; what is told first of one moment is done first. */
  add(at: number, by: Person | null, deed: Deed): void {
    this.#entries.push({ at, by, deed });
  }

  play(board: Board, random: Random): void {
    const told = new Told(board);
    for (const { at, by, deed } of [...this.#entries].sort((a, b) => a.at - b.at))
      deed(told, { by: by && told.member(by), at, random });
  }
}
