// Words of an item that its kind has no field for: kept from another kind, shown, and back in their field when the kind
// is changed back.

import { isKnown, type Item } from '../../shared/item.ts';
import { kindNames, kinds, textFields, type FormField, type TextField } from '../../shared/kind.ts';

export interface KeptWords {
  readonly field: TextField;
  /** "Kept from Story: I want" */
  readonly from: string;
  readonly words: string;
}

/** Fields that no kind's form asks for: a spike shows them with its outcome. */
const recorded: Readonly<Partial<Record<TextField, string>>> = { outcome: 'Outcome', why: 'Why' };

function origin(field: TextField): string {
  for (const kind of kindNames) {
    const form: readonly FormField[] = kinds[kind].form;
    const found = form.find((one) => one.field === field);
    if (found) return `Kept from ${kinds[kind].label}: ${found.label}`;
  }
  return recorded[field] ?? field;
}

export function keptWords(item: Item): readonly KeptWords[] {
  const form: readonly FormField[] = isKnown(item) ? kinds[item.kind].form : [];
  return textFields.flatMap((field) => {
    const words = item.texts[field] ?? '';
    const isShown =
      field === 'title' ||
      form.some((one) => one.field === field) ||
      (item.kind === 'spike' && field in recorded);
    return isShown || words.trim() === '' ? [] : { field, from: origin(field), words };
  });
}
