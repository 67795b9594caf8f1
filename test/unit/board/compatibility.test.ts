// Documents that released versions have written. Each must read as it did then, for ever: readers upgrade, nothing
// stored is migrated. The files are never made anew; a new version adds one of its own.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard } from '../../../shared/board/document.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { addItem, setLabel } from '../../../shared/board/mutate-item.ts';
import { seeded } from '../../board-kit.ts';

const versions = [1];
const fixture = (name: string) => new URL(`../../fixtures/documents/${name}`, import.meta.url);

describe.each(versions)('a document of version %i', (version) => {
  const stored = readFileSync(fixture(`version-${version}.bin`));
  const asItRead: unknown = JSON.parse(readFileSync(fixture(`version-${version}.json`), 'utf8'));
  const open = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, stored);
    return openBoard(doc);
  };

  test('reads as it did then', () => {
    // Later versions may know more of an item; what was there reads as it did.
    expect(JSON.parse(JSON.stringify(exportBoard(open())))).toMatchObject(asItRead as object);
  });

  test('takes new edits and keeps everything that it held', () => {
    const board = open();
    const before = exportBoard(board);
    const act = { by: null, at: Date.UTC(2027, 0, 4), random: seeded(1) };
    const added = addItem(board, act, { kind: 'task', title: 'Later' });
    setLabel(board, act, added, 'later', true);
    const after = exportBoard(board);
    expect(after.items.filter(({ id }) => id !== added)).toEqual(before.items);
    expect({ ...after, items: [] }).toEqual({ ...before, items: [] });
  });
});
