// What the palette offers for what was typed: commands that are possible now and their choices, items by key and words,
// other boards; best first. It is made ready when the palette opens, so that a key stroke only scans.

import { findItems } from '../../shared/find-item.ts';
import { findByKey } from '../../shared/item-key.ts';
import type { ItemId } from '../../shared/ids.ts';
import { type Item, backlogOf } from '../../shared/item.ts';
import { openSprints } from '../../shared/sprints.ts';
import type { KnownBoard } from '../home.ts';
import type { IconName } from '../icons.ts';
import type { BoardStore } from '../store/board-store.ts';
import {
  commandGroups,
  type Choice,
  type Command,
  type CommandGroup,
  type Where,
} from './commands/command.ts';
import type { View } from './address.ts';
import { nameOfItems } from './commands/command-words.ts';
import { deeds } from './commands/deeds.ts';
import { obstacle } from './commands/obstacle.ts';
import { commandIds, commands, keyOf, type CommandId } from './commands/table.ts';
import { searchItems } from '../../shared/search-items.ts';
import { backlogNames, titleOf } from './item-words.ts';
import { fitChoice, fitWithMore, folded, wantedIn, type Wanted } from './palette-search.ts';

interface EntryBase {
  /** Tells it from all others that are shown. */
  readonly id: string;
  readonly words: string;
}

export type Entry =
  | (EntryBase & {
      readonly type: 'command';
      readonly command: CommandId;
      readonly where: Where;
      readonly icon?: IconName;
      readonly key?: string;
      /** It leads to a list of choices, not to a panel. */
      readonly steps: boolean;
    })
  | (EntryBase & {
      readonly type: 'choice';
      readonly choice: Choice;
      readonly where: Where;
      readonly icon?: IconName;
    })
  | (EntryBase & { readonly type: 'item'; readonly item: Item; readonly key: string; readonly place: string })
  | (EntryBase & { readonly type: 'board'; readonly board: KnownBoard })
  | (EntryBase & { readonly type: 'new'; readonly title: string; readonly view: View });

export interface Section {
  readonly name: string;
  readonly entries: readonly Entry[];
}

const [mostCommands, mostItems] = [12, 40];
/** Commands that act upon what is meant. */
const ownGroups: readonly CommandGroup[] = ['change', 'move'];

/** When somebody last changed one of an item's short fields, or made it. */
const lastChange = (item: Item): number => Math.max(item.createdAt, item.log.at(-1)?.at ?? 0);

/** "In progress · Sprint 3", "Technical backlog", "Archived" */
export function placeOf(store: BoardStore, item: Item): string {
  if (item.archived) return 'Archived';
  const { column, sprint } = item.place;
  const shown = column === null ? null : store.shownColumn(column);
  const name = store.columns.find(({ id }) => id === shown)?.name ?? backlogNames[backlogOf(item)];
  const planned = openSprints(store.sprints).find(({ id }) => id === sprint)?.name;
  return planned === undefined ? name : `${name} · ${planned}`;
}

interface Searched {
  readonly entry: Entry;
  /** How well it fits; undefined: not at all. */
  readonly score: (wanted: Wanted) => number | undefined;
}

interface Scored {
  readonly entry: Entry;
  readonly score: number;
}

export class PaletteEntries {
  readonly #where: Where;
  readonly #boards: () => readonly KnownBoard[];
  readonly #commands: readonly Searched[];
  /** The likely ones first: what was changed last. */
  readonly #items: readonly Item[];
  #archived: readonly Item[] | undefined;

  constructor(where: Where, boards: () => readonly KnownBoard[]) {
    this.#where = where;
    this.#boards = boards;
    this.#commands = this.#commandsFor(where, false);
    const dated = [...where.session.store.items()]
      .filter((item) => !item.archived)
      .map((item) => ({ item, at: lastChange(item) }));
    this.#items = dated.sort((a, b) => b.at - a.at).map(({ item }) => item);
  }

  /** Everything that can be done now, with what was used last before it. */
  all(recent: {
    readonly commands: readonly string[];
    readonly items: readonly ItemId[];
  }): readonly Section[] {
    const shown = this.#commands.flatMap(({ entry }) => (entry.type === 'command' ? entry : []));
    const used = recent.commands.flatMap((id) => shown.find(({ command }) => command === id) ?? []);
    const items = recent.items.flatMap((id) => {
      const item = this.#where.session.store.item(id);
      return item && !item.archived ? this.#itemEntry(item) : [];
    });
    const section = (group: CommandGroup): Section => ({
      name: this.#groupName(group),
      entries: shown.filter((entry) => commands[entry.command].group === group && !used.includes(entry)),
    });
    // What changes the item that is meant comes before what is always there.
    const groups = Object.keys(commandGroups) as CommandGroup[];
    const own = groups.filter((group) => ownGroups.includes(group));
    const others = groups.filter((group) => !ownGroups.includes(group));
    const sections = [
      { name: 'Used last', entries: [...used, ...items] },
      ...[...own, ...others].map(section),
    ];
    return sections.filter(({ entries }) => entries.length > 0);
  }

  #groupName(group: CommandGroup): string {
    const { items, session } = this.#where;
    const name = items.length === 0 ? undefined : nameOfItems(session.store, items);
    if (name !== undefined && group === 'change') return `Change ${name}`;
    if (name !== undefined && group === 'move') return `Move ${name}`;
    return commandGroups[group];
  }

  /** Gathers the words of all items, so that the first key stroke need not. */
  warm(): void {
    const nothingIsCalledSo = '\u0000';
    findItems(nothingIsCalledSo, this.#items);
    searchItems(this.#items, nothingIsCalledSo);
  }

  /** What is meant by the words; with `>` before them commands alone. */
  find(typed: string): readonly Section[] {
    const onlyCommands = typed.trimStart().startsWith('>');
    const wanted = wantedIn(onlyCommands ? typed.replace(/^\s*>/, '') : typed);
    const found = this.#foundCommands(wanted);
    if (onlyCommands) return sectionsOf([['Commands', found, Infinity]]);
    return sectionsOf([
      ['Commands', [...this.#forTypedKey(typed), ...found], mostCommands],
      ['Items', this.#foundItems(typed, wanted), mostItems],
      ['Boards', this.#foundBoards(wanted), mostCommands],
      ['Add', this.#asNew(typed), 1],
    ]);
  }

  /** The choices of one command. */
  choices(id: CommandId, where: Where, typed: string): readonly Section[] {
    const command: Command = commands[id];
    const wanted = wantedIn(typed);
    const scored = this.#scored(choicesOf(id, where), wanted);
    return sectionsOf([[command.words.replace(/…$/, ''), scored, Infinity]]);
  }

  #commandsFor(where: Where, inSteps: boolean): readonly Searched[] {
    return commandIds
      .filter((id) => id !== 'palette')
      .flatMap((id): Searched[] => {
        const command: Command = commands[id];
        const { run, choices, also = '' } = deeds[id];
        if ((!run && !choices) || obstacle(command, where) !== 'none') return [];
        const steps = choices !== undefined && (inSteps || run === undefined);
        const key = keyOf(id);
        const entry: Entry = {
          type: 'command',
          id: `command-${id.replaceAll(' ', '-')}`,
          command: id,
          words: command.words,
          where,
          steps,
          ...(command.icon && { icon: command.icon }),
          ...(key !== undefined && { key }),
        };
        const [words, more] = [folded(command.words), folded(also)];
        const own: Searched = { entry, score: (wanted) => fitWithMore(words, more, wanted) };
        return [own, ...choicesOf(id, where)];
      });
  }

  /** Without words there would be as many choices as there are names. */
  #foundCommands(wanted: Wanted, among = this.#commands): readonly Scored[] {
    const shown = wanted.whole === '' ? among.filter(({ entry }) => entry.type === 'command') : among;
    return this.#scored(shown, wanted);
  }

  #scored(among: readonly Searched[], wanted: Wanted): readonly Scored[] {
    return among.flatMap(({ entry, score: fits }): Scored[] => {
      const score = fits(wanted);
      return score === undefined ? [] : [{ entry, score }];
    });
  }

  /** "gw-41 review": what can be done with the item whose key comes first. */
  #forTypedKey(typed: string): readonly Scored[] {
    const [, key = '', rest = ''] = /^\s*(\S*\d\S*)\s+(.*)$/.exec(typed) ?? [];
    const [id, other] = key === '' ? [] : findByKey(key, this.#items);
    if (id === undefined || other !== undefined) return [];
    const where = { ...this.#where, items: [id], card: null };
    const commandsOfItem = this.#commandsFor(where, true).filter(({ entry }) =>
      entry.type === 'command' ? commands[entry.command].needs !== undefined : true,
    );
    const name = nameOfItems(where.session.store, [id]);
    return this.#foundCommands(wantedIn(rest), commandsOfItem).map(({ entry, score }) => ({
      score: score - 1,
      entry: {
        ...entry,
        id: `${id}-${entry.id}`,
        words: entry.type === 'command' ? `${name}: ${entry.words}` : entry.words,
      },
    }));
  }

  #itemEntry(item: Item): Entry {
    const { store } = this.#where.session;
    return {
      type: 'item',
      id: item.id,
      item,
      words: titleOf(item),
      key: store.keyOf(item),
      place: placeOf(store, item),
    };
  }

  /** By key and title first, then by all that is written in them; archived ones when there is nothing else. */
  #foundItems(typed: string, wanted: Wanted): readonly Scored[] {
    const here = this.#itemsAmong(this.#items, typed, wanted);
    if (here.length > 0) return here;
    this.#archived ??= [...this.#where.session.store.items()].filter(({ archived }) => archived);
    return this.#itemsAmong(this.#archived, typed, wanted);
  }

  #itemsAmong(items: readonly Item[], typed: string, wanted: Wanted): readonly Scored[] {
    const { store } = this.#where.session;
    const byTitle = findItems(typed, items, mostItems).flatMap((id) => store.item(id) ?? []);
    const isKey = findByKey(typed, byTitle).length > 0;
    const known = new Set(byTitle);
    const byWords =
      byTitle.length >= mostItems || wanted.whole.length < 3
        ? []
        : searchItems(items, typed).filter((item) => !known.has(item));
    return [
      ...byTitle.map((item, index): Scored => {
        const score = fitWithMore(folded(titleOf(item)), '', wanted) ?? 2;
        // They stand in their order; the best of them says where all of them stand.
        return { entry: this.#itemEntry(item), score: index === 0 && isKey ? -2 : score };
      }),
      ...byWords.slice(0, mostItems).map((item): Scored => ({ entry: this.#itemEntry(item), score: 4 })),
    ];
  }

  #foundBoards(wanted: Wanted): readonly Scored[] {
    return this.#boards()
      .filter(({ id }) => id !== this.#where.session.id)
      .flatMap((board): Scored[] => {
        const score = fitWithMore(folded(board.name), 'board go to', wanted);
        const entry: Entry = { type: 'board', id: `board-${board.id}`, words: board.name, board };
        return score === undefined ? [] : [{ entry, score: score + 0.5 }];
      });
  }

  #asNew(typed: string): readonly Scored[] {
    const title = typed.trim();
    if (title.length < 3 || this.#where.session.readOnly) return [];
    const { view } = this.#where;
    return [{ entry: { type: 'new', id: 'new', words: `New item “${title}”`, title, view }, score: 9 }];
  }
}

function choicesOf(id: CommandId, where: Where): readonly Searched[] {
  const { icon }: Command = commands[id];
  return (deeds[id].choices?.(where) ?? []).map((choice): Searched => {
    // Anything may stand in a label.
    const key = Array.from(choice.key, (letter) => letter.codePointAt(0)?.toString(36)).join('');
    const [words, name] = [folded(choice.words), folded(choice.name)];
    const base = { id: `choice-${id}-${key}`, words: choice.words, choice, where };
    return {
      entry: { type: 'choice', ...base, ...(icon && { icon }) },
      score: (wanted) => fitChoice(words, name, wanted),
    };
  });
}

/** Sections with something in them, the one with the best entry first; in each the best first. */
function sectionsOf(
  all: readonly (readonly [name: string, scored: readonly Scored[], most: number])[],
): readonly Section[] {
  return all
    .map(([name, scored, most]) => ({
      name,
      best: Math.min(...scored.map(({ score }) => score)),
      entries: [...scored]
        .sort((a, b) => a.score - b.score)
        .slice(0, most)
        .map(({ entry }) => entry),
    }))
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => a.best - b.best);
}
