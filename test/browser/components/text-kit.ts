// One field of an item's words on the page, alone: for tests of typing that need no board around it.

import { ContextProvider } from '@lit/context';
import { EditorView } from '@codemirror/view';
import { expect } from 'vitest';
import { cdp } from 'vitest/browser';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import '../../../client/components/gw-text-field.ts';
import { sessionContext } from '../../../client/contexts.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { TextField } from '../../../shared/kind.ts';
import type { Desk } from './desk.ts';
import { all, one, settled } from './stage.ts';

export function anItem(
  on: Desk,
  { title = 'Pay', ...texts }: Partial<Record<TextField, string>> = {},
): ItemId {
  const item = addItem(on.store.board, on.act(), {
    kind: 'task',
    title,
    place: { column: 'cTodo' as ColumnId },
  });
  for (const [field, text] of Object.entries(texts)) write(on, item, 0, text, field as TextField);
  return item;
}

/** Puts the field on the page, as wide as in the panel of an item. */
export async function showField(
  on: Desk,
  item: ItemId,
  look: GwTextField['look'] = 'long',
  field: TextField = look === 'title' ? 'title' : 'description',
): Promise<GwTextField> {
  const main = document.createElement('main');
  main.className = 'try';
  Object.assign(main.style, {
    width: 'min(620px, 100vw)',
    padding: '24px',
    boxSizing: 'border-box',
    background: 'var(--surface)',
  });
  const provider = new ContextProvider(main, { context: sessionContext, initialValue: on.session });
  const element = document.createElement('gw-text-field');
  Object.assign(element, {
    item,
    field,
    look,
    label: field === 'title' ? 'Title' : 'Description',
    hint: 'What it is',
  });
  main.append(element);
  document.body.append(main);
  provider.hostConnected?.();
  await settled();
  return element;
}

export const area = (field: GwTextField): HTMLTextAreaElement => one<HTMLTextAreaElement>('textarea', field);

/** The words on the board. */
export const words = (on: Desk, item: ItemId, field: TextField = 'description'): string =>
  on.store.item(item)?.texts[field] ?? '';

/** Somebody else types. */
export const write = (on: Desk, item: ItemId, at: number, insert: string, field: TextField = 'description') =>
  typeText(on.store.board, on.act(), { item, field }, [{ at, remove: 0, insert }]);

/** Opens the editor, with the caret at this place. */
export async function openEditor(field: GwTextField, caret = 0): Promise<EditorView> {
  area(field).focus();
  await expect.poll(() => all('.cm-content', field).length).toBe(1);
  const view = EditorView.findFromDOM(one('.cm-content', field));
  if (!view) throw new Error('no editor');
  await expect.poll(() => view.hasFocus).toBe(true);
  view.dispatch({ selection: { anchor: caret } });
  return view;
}

/** What an input method does, as the browser hears it from the system. */
export const inputMethod = {
  compose: (text: string, caret = text.length) =>
    cdp().send('Input.imeSetComposition', { text, selectionStart: caret, selectionEnd: caret }),
  /** Puts other letters in the place of those already there, as keyboards of phones do: in places of the whole field. */
  replace: (text: string, from: number, to: number) =>
    cdp().send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
      replacementStart: from,
      replacementEnd: to,
    }),
  /** Ends the composition with these words, or types them at once where there is none. */
  commit: (text: string) => cdp().send('Input.insertText', { text }),
};
