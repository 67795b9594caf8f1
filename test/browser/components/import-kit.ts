// Files for the import's dialog, and how a person brings them: chosen, or dropped.

import { expect } from 'vitest';
import type { GwImport } from '../../../client/components/gw-import.ts';
import type { ImportPreview } from '../../../shared/import/preview.ts';
import nebula from '../../fixtures/import/trello-nebula-2015.json?raw';
import werkplaats from '../../fixtures/import/jira-cloud-werkplaats-2023.csv?raw';
import { all, one, settled } from './stage.ts';

export { nebula, werkplaats };

export const nebulaFile = () => new File([nebula], 'trello-nebula-2015.json');
export const werkplaatsFile = () => new File([werkplaats], 'jira-cloud-werkplaats-2023.csv');

export interface TrelloFile {
  cards: { id: string; shortLink: string; name: string; pos: number; due?: string; idShort: number }[];
}

/** The Nebula board as it may be exported later, by `change`. */
export function laterNebula(change: (board: TrelloFile) => void): File {
  const board = JSON.parse(nebula) as TrelloFile;
  change(board);
  return new File([JSON.stringify(board)], 'later.json');
}

/** A Trello board of so many cards, each with words and a checklist. */
export function manyCards(amount: number): File {
  return laterNebula((board) => {
    const { cards } = board;
    board.cards = Array.from({ length: amount }, (_, at) => {
      const card = cards[at % cards.length] as TrelloFile['cards'][number];
      const id = at.toString(16).padStart(8, '0');
      return { ...card, id: card.id.slice(0, 16) + id, shortLink: `c${at}`, idShort: at + 1, pos: at };
    });
  });
}

export const dialogOf = () => one<GwImport>('gw-import');
export const isOpen = () => one<HTMLDialogElement>('dialog', dialogOf()).open;

function transfer(files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

/** Chooses a file in the open dialog. */
export function choose(file: File): void {
  const input = one<HTMLInputElement>('input[type="file"]', dialogOf());
  input.files = transfer([file]).files;
  input.dispatchEvent(new Event('change'));
}

export function drop(onto: EventTarget, ...files: readonly File[]): void {
  for (const type of ['dragover', 'drop'])
    onto.dispatchEvent(
      new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer(files) }),
    );
}

/** Settles when the preview shows what was last chosen; gives its figures. */
export async function previewed(): Promise<ImportPreview> {
  await expect
    .poll(() => all('gw-import-preview[aria-busy="false"]').length, { timeout: 20_000, interval: 10 })
    .toBe(1);
  await settled();
  return one<HTMLElementTagNameMap['gw-import-preview']>('gw-import-preview').preview;
}

/** The button that makes the import. */
export const importButton = () => one<HTMLButtonElement>('.foot .button.primary', dialogOf());

/** What the list of lists shows: "Ideas 15". */
export const listsShown = () =>
  all('.list', one('gw-import-columns')).map((row) =>
    ['.name', '.figures'].map((part) => row.querySelector(part)?.textContent?.trim()).join(' '),
  );

/** The box about what the board has already, or undefined. */
export const knownBox = () => all('section', one('gw-import-known'))[0];

/** What stands above the two buttons at the end. */
export const footWords = () => one('.foot', dialogOf()).textContent ?? '';
