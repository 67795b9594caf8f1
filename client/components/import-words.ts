// What the import says: how many of what, why something became what it did, what an update changes.

import type { UpdatedField } from '../../shared/board/import-draft.ts';
import type { Imported } from '../../shared/board/import-plan.ts';
import type { ImportPreview } from '../../shared/import/preview.ts';
import type { ImportReport } from '../../shared/import/report.ts';
import { kindNames, kinds } from '../../shared/kind.ts';
import { count } from './item-words.ts';

/** The message of the preview when what it makes is too large for the relay. */
export const tooLargeAdvice = 'leave out some lists, and bring them in a second import';

const fieldWords = {
  title: 'title',
  description: 'description',
  points: 'size',
  hours: 'hours',
  due: 'due date',
  column: 'column',
  sprint: 'sprint',
  epic: 'epic',
  archived: 'archived or not',
  labels: 'labels',
  assignees: 'people',
  waits: 'what it waits for',
  links: 'links',
  lines: 'checklist',
  comments: 'comments',
} as const satisfies Record<UpdatedField, string>;

export const fieldsInWords = (fields: readonly UpdatedField[]): string =>
  fields.map((field) => fieldWords[field]).join(', ');

const reasonShapes: readonly (readonly [RegExp, (word: string) => string])[] = [
  [/^title prefix (.+)$/s, (word) => `The title begins with “${word}”`],
  [/^unknown type (.+)$/s, (word) => `Type “${word}”, which is not known here`],
  [/^type (.+)$/s, (word) => `Type “${word}”`],
  [/^label (.+)$/s, (word) => `Label “${word}”`],
];

/** Why items became what they are, as a sentence without its full stop. */
export function reasonInWords(reason: string): string {
  for (const [shape, words] of reasonShapes) {
    const [, word] = shape.exec(reason) ?? [];
    if (word !== undefined) return words(word);
  }
  return 'Nothing in the file says otherwise';
}

/** New items, of all kinds. */
export const newItems = ({ items }: ImportReport): number =>
  kindNames.reduce((sum, kind) => sum + items[kind], 0);

/** "115 stories, 4 spikes". */
export const kindsInWords = ({ items }: ImportReport): string =>
  kindNames
    .flatMap((kind) =>
      items[kind] > 0 ? count(items[kind], kinds[kind].label.toLowerCase(), kinds[kind].plural) : [],
    )
    .join(', ');

/** How many items it makes or changes. */
export const workOf = ({ report, changing, broughtBack }: ImportPreview): number =>
  newItems(report) + changing + broughtBack;

/** What stands on the button that makes the import. */
export function buttonWords({ report, changing, broughtBack }: ImportPreview): string {
  const fresh = newItems(report);
  const parts = [
    fresh > 0 ? `import ${count(fresh, 'item', 'items')}` : '',
    broughtBack > 0 ? `bring back ${broughtBack}` : '',
    changing > 0 ? `update ${changing}` : '',
  ].filter(Boolean);
  const words = parts.join(', ') || 'import';
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** What was made, in one sentence for everybody who listens. */
export function doneWords(report: ImportReport, { updated, broughtBack }: Imported): string {
  const fresh = newItems(report);
  const taken = updated.filter((one) => one.taken.length > 0).length;
  const kept = updated.filter((one) => one.kept.length > 0).length;
  const parts = [
    fresh > 0 ? `${count(fresh, 'item', 'items')} came: ${kindsInWords(report)}.` : '',
    broughtBack.length > 0
      ? `${count(broughtBack.length, 'item is', 'items are')} back from the archive.`
      : '',
    taken > 0 ? `${count(taken, 'item was', 'items were')} brought up to date.` : '',
    kept > 0 ? `In ${count(kept, 'item', 'items')} something stays as it is here.` : '',
  ].filter(Boolean);
  return parts.join(' ') || 'Nothing had to be changed.';
}
