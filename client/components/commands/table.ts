// The one table of commands: keys, the palette, the help and the menus read it, so that none of them can say what the
// others do not do.

import { views, type View } from '../address.ts';
import { boardCommands } from './board-commands.ts';
import { changeCommands } from './change-commands.ts';
import type { Command } from './command.ts';
import { followCommands } from './follow-commands.ts';
import { isSingleKey, shownKeys, spokenKeys } from './key-names.ts';
import { meetingCommands } from './meeting-commands.ts';
import { moveCommands } from './move-commands.ts';
import { showCommands } from './show-commands.ts';
import { singleKeysOn } from './single-keys.ts';
import { walkCommands } from './walk-commands.ts';

/** The letter of each view behind G; its figure is its number. Refine leaves R to Report, which had it first. */
const viewLetters = { board: 'B', refine: 'F', plan: 'P', report: 'R' } as const satisfies Record<
  View,
  string
>;

const viewCommands = Object.fromEntries(
  (Object.keys(views) as View[]).map((view, index): [ViewCommandId, Command] => [
    `view ${view}`,
    {
      words: views[view],
      group: 'go',
      keys: [String(index + 1), `G ${viewLetters[view]}`],
    },
  ]),
) as Record<ViewCommandId, Command>;

export type ViewCommandId = `view ${View}`;

const table = {
  ...boardCommands,
  ...walkCommands,
  ...changeCommands,
  ...moveCommands,
  ...showCommands,
  ...followCommands,
  ...meetingCommands,
  ...viewCommands,
};

export type CommandId = keyof typeof table;

export const commands: Readonly<Record<CommandId, Command>> = table;
export const commandIds = Object.keys(table) as readonly CommandId[];

/** The keys of a command that do something now: single ones may be switched off. */
export const keysOf = (id: CommandId): readonly string[] =>
  (commands[id].keys ?? []).filter((keys) => singleKeysOn() || !isSingleKey(keys));

/** The first of its keys as a menu prints it, where one does something now. */
export function keyOf(id: CommandId): string | undefined {
  const [first] = keysOf(id);
  return first === undefined ? undefined : shownKeys(first);
}

/** The same for `aria-keyshortcuts`. */
export function spokenKeyOf(id: CommandId): string | undefined {
  const [first] = keysOf(id);
  return first === undefined ? undefined : spokenKeys(first);
}
