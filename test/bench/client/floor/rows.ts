// How the floor keeps its items: one map for each, with a title and a text that several may write at once.

import * as Y from 'yjs';

export type Row = Y.Map<unknown>;

export const rowsOf = (doc: Y.Doc): Y.Map<Row> => doc.getMap('items');

export const titleOf = (row: Row | undefined): Y.Text => row?.get('title') as Y.Text;

export const columnOf = (row: Row): number => row.get('column') as number;

/** Where it stands in its column; smaller is higher. */
export const heightOf = (row: Row): number => row.get('at') as number;

export function place(doc: Y.Doc, item: string, column: number, at: number): void {
  const row = rowsOf(doc).get(item);
  doc.transact(() => {
    row?.set('column', column);
    row?.set('at', at);
  });
}

export function fill(
  doc: Y.Doc,
  items: readonly { readonly title: string; readonly text: string; readonly column: number }[],
): readonly string[] {
  const ids = items.map((_, at) => `i${at}`);
  doc.transact(() => {
    for (const [at, { title, text, column }] of items.entries()) {
      const row: Row = new Y.Map();
      row.set('title', new Y.Text(title));
      row.set('text', new Y.Text(text));
      row.set('column', column);
      row.set('at', at);
      rowsOf(doc).set(ids[at] as string, row);
    }
  });
  return ids;
}
