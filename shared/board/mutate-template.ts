// Items made from a template, and the Foundations epic that brings all of them in one press.

import type { EpicId, ItemId } from '../ids.ts';
import { templateNames, templates, type Template, type TemplateName } from '../templates.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { writeEpics } from './mutate-epic.ts';
import { longestTitle, writeNewItem } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';
import type { Target } from './mutate-place.ts';
import { readEpics } from './read-records.ts';

export const foundationsName = 'Foundations';
const foundationsWords =
  'What the product stands on before the features can go fast: access, agreements, environments, the pipeline, and what has to be found out first.';

function writeFromTemplate(
  board: Board,
  change: Edit,
  act: Act,
  made: {
    readonly template: Template;
    readonly title: string;
    readonly place?: Target;
    readonly epic?: EpicId;
  },
): ItemId {
  const { template, title, place = {}, epic } = made;
  const fields = {
    ...(template.kind === 'task'
      ? { [itemKeys.gain]: template.gain }
      : { [itemKeys.output]: template.output }),
    ...(epic && { [itemKeys.epic]: epic }),
  };
  const { kind, texts, lines } = template;
  const id = writeNewItem(board, change, act, { kind, title, texts, place, fields });
  writeLines(
    board,
    change,
    act,
    id,
    lines.map((text) => ({ text, done: false })),
  );
  return id;
}

/** Adds an item from a template, by its own title with the blanks, or by one in which they are filled. */
export function addFromTemplate(
  board: Board,
  act: Act,
  name: TemplateName,
  place: Target = {},
  title: string = templates[name].title,
): ItemId {
  const words = title.trim();
  if (words === '') refuse('invalid', 'An item needs a title.');
  if (words.length > longestTitle) refuse('invalid', `A title has at most ${longestTitle} characters.`);
  const template = templates[name];
  return edit(board, act, (change) =>
    writeFromTemplate(board, change, act, { template, title: words, place }),
  );
}

export interface Foundations {
  readonly epic: EpicId;
  readonly items: readonly ItemId[];
}

/**
 * Adds the epic "Foundations" with an item of every template, at the end of the technical backlog: one step. Refused
 * where the board has an open epic of that name. Two people who press it offline make two; the epics say so and offer
 * to join them (mergeEpics).
 */
export function addFoundations(board: Board, act: Act): Foundations {
  const same = readEpics(board).some(
    ({ name, archived }) => !archived && name.trim().toLowerCase() === foundationsName.toLowerCase(),
  );
  if (same) refuse('notAllowed', `This board has the epic “${foundationsName}” already.`);
  return edit(board, act, (change) => {
    const [epic] = writeEpics(board, change, act, [
      { name: foundationsName, description: foundationsWords, sourceKey: '' },
    ]) as [EpicId];
    const items = templateNames.map((name) => {
      const template = templates[name];
      return writeFromTemplate(board, change, act, { template, title: template.title, epic });
    });
    return { epic, items };
  });
}
