// What an import's columns, sprints, epics and members are on this board: those that are there are found again, by what
// an earlier import remembers of them or by their names; the others are made when they are wanted.

import type { ColumnId, EpicId, MemberId, SprintId } from '../ids.ts';
import type { ImportPlan } from '../import/plan.ts';
import { resolveMember } from '../team.ts';
import { itemKeys, type Board } from './document.ts';
import type { Act, Edit } from './edit.ts';
import { markOf } from './import-marks.ts';
import { type ImportRecord } from './import-record.ts';
import { writeColumns } from './mutate-column.ts';
import { writeEpics } from './mutate-epic.ts';
import { writeMember } from './mutate-member.ts';
import { writeSprint } from './mutate-sprint.ts';
import { readArchived } from './read-item.ts';
import { readColumns, readEpics, readMembers, readSprints } from './read-records.ts';
import { asText } from './values.ts';

/** Indices into the lists of a plan. */
export interface Wanted {
  readonly columns: ReadonlySet<number>;
  readonly sprints: ReadonlySet<number>;
  readonly epics: ReadonlySet<number>;
  readonly members: ReadonlySet<number>;
}

type Ids<Id> = (Id | undefined)[];

/** Nothing stands here: the import's columns come instead of the usual ones. */
const isUntouched = (board: Board): boolean =>
  board.flat.columns.size === 0 &&
  [...board.items.values()].every((item) => readArchived(item?.get?.(itemKeys.archived)) !== null);

export class ImportNames {
  /** By their index in the plan; undefined while the board has no such thing. */
  readonly columns: Ids<ColumnId>;
  readonly sprints: Ids<SprintId>;
  readonly epics: Ids<EpicId>;
  readonly members: Ids<MemberId>;
  /** Everybody whom an import brought, by the mark of their account at the source. */
  readonly byAccount: ReadonlyMap<number, MemberId>;
  readonly #plan: ImportPlan;
  readonly #untouched: boolean;

  constructor(board: Board, plan: ImportPlan, records: readonly ImportRecord[]) {
    this.#plan = plan;
    this.#untouched = isUntouched(board);
    const columns = readColumns(board);
    const sprints = readSprints(board);
    const places = (of: 'column' | 'sprint') =>
      new Map(records.flatMap((one) => (one[of] ? [[one.marks[of], one[of]] as const] : [])));
    this.columns = this.#untouched
      ? plan.columns.map(() => undefined)
      : found(plan.columns, columns, remembered(plan.columns, columns, places('column')));
    this.sprints = found(plan.sprints, sprints, remembered(plan.sprints, sprints, places('sprint')));
    this.epics = found(plan.epics, readEpics(board), [], ({ name, sourceKey }) => sourceKey || name);
    const members = readMembers(board);
    const people = [...members.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const accounts = people.map(({ id }) => asText(board.flat.members.get(`${id}/sourceKey`)));
    const byAccount = plan.members.map(
      ({ sourceKey }) => people[sourceKey === '' ? -1 : accounts.indexOf(sourceKey)]?.id,
    );
    this.members = found(plan.members, people, byAccount).map((id) => id && resolveMember(members, id));
    this.byAccount = new Map(
      people.flatMap(({ id }, at) =>
        accounts[at] ? [[markOf(accounts[at]), resolveMember(members, id)] as const] : [],
      ),
    );
  }

  /** Makes what is wanted and not there, each list in the order of the plan. Says what was made. */
  make(
    board: Board,
    change: Edit,
    act: Act,
    wanted: Wanted,
  ): Pick<ImportPlan, 'sprints' | 'epics' | 'members'> {
    const { columns, sprints, epics, members } = this.#plan;
    if (this.#untouched && columns.some(({ archived }, at) => wanted.columns.has(at) && !archived))
      change.set('settings', 'ownColumns', true);
    fill(this.columns, columns, wanted.columns, (made) => writeColumns(board, change, act, made));
    return {
      sprints: fill(this.sprints, sprints, wanted.sprints, (made) =>
        made.map((sprint) => writeSprint(change, act, sprint)),
      ),
      epics: fill(this.epics, epics, wanted.epics, (made) => writeEpics(board, change, act, made)),
      members: fill(this.members, members, wanted.members, (made) =>
        made.map(({ name, sourceKey }) => {
          const id = writeMember(board, change, act, name, false);
          if (sourceKey !== '') change.record('members', `${id}/sourceKey`, sourceKey);
          return id;
        }),
      ),
    };
  }
}

/** Writes the entries that are wanted and have no id yet, and keeps their ids. */
function fill<Entry, Id>(
  ids: Ids<Id>,
  entries: readonly Entry[],
  wanted: ReadonlySet<number>,
  write: (made: readonly Entry[]) => readonly Id[],
): readonly Entry[] {
  const places = entries.flatMap((_, at) => (wanted.has(at) && ids[at] === undefined ? at : []));
  const made = places.map((at) => entries[at] as Entry);
  for (const [i, id] of write(made).entries()) ids[places[i] as number] = id;
  return made;
}

const byName = ({ name }: { readonly name: string }) => name.trim().toLowerCase();

/** Where an earlier import put what is called so at the source, whatever it is called here by now. */
function remembered<There extends { readonly id: string }>(
  wanted: readonly { readonly name: string }[],
  there: readonly There[],
  places: ReadonlyMap<number, string | null | undefined>,
): (There['id'] | undefined)[] {
  const names = wanted.map(({ name }) => name);
  return names.map((name) => {
    // Of two lists of one name nobody knows which is which.
    if (names.indexOf(name) !== names.lastIndexOf(name)) return undefined;
    const place = places.get(markOf(name));
    return there.find(({ id }) => id === place)?.id;
  });
}

/**
 * For each wanted entry the id of the one there: the one that is known for it, else one that is called the same. Of two
 * of one name each gets its own.
 */
function found<
  Wanted extends { readonly name: string },
  There extends { readonly id: string; readonly name: string },
>(
  wanted: readonly Wanted[],
  there: readonly There[],
  known: readonly (There['id'] | undefined)[],
  nameOf: (entry: Wanted | There) => string = byName,
): (There['id'] | undefined)[] {
  const taken = new Set(known);
  const held = new Map<string, There['id'][]>();
  for (const entry of there) {
    if (taken.has(entry.id)) continue;
    const name = nameOf(entry);
    const list = held.get(name);
    if (list) list.push(entry.id);
    else held.set(name, [entry.id]);
  }
  return wanted.map((entry, at) => known[at] ?? held.get(nameOf(entry))?.shift());
}
