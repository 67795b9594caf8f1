// Takes pictures that are pasted or dropped anywhere within an element. Pasted text goes on untouched, and a file that
// is dropped never takes the page away.

import type { ReactiveController } from 'lit';
import type { GwPictures } from './gw-pictures.ts';

/** Pictures of a paste; none where there is text as well, as from a spreadsheet: then the text is meant. */
function pastedPictures(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/plain')) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export class PictureIntake implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #pictures: () => GwPictures | null;
  #left = new AbortController();

  constructor(host: HTMLElement, pictures: () => GwPictures | null) {
    this.#host = host;
    this.#pictures = pictures;
  }

  hostConnected(): void {
    this.#left = new AbortController();
    // Before a text field hears of it: an editor would put nothing in the place of the selected words.
    const options = { capture: true, signal: this.#left.signal };
    const host = this.#host;
    host.addEventListener('paste', (event) => this.#onPaste(event), options);
    host.addEventListener('dragover', (event) => this.#onDrag(event, true), options);
    host.addEventListener('dragleave', (event) => this.#onDrag(event, false), options);
    host.addEventListener('drop', (event) => this.#onDrop(event), options);
  }

  hostDisconnected(): void {
    this.#left.abort();
  }

  #onPaste(event: ClipboardEvent): void {
    const files = pastedPictures(event.clipboardData);
    const pictures = this.#pictures();
    if (files.length === 0 || !pictures) return;
    event.preventDefault();
    event.stopPropagation();
    void pictures.take(files);
  }

  #onDrag(event: DragEvent, over: boolean): void {
    const pictures = this.#pictures();
    if (!bringsFiles(event) || !pictures) return;
    event.preventDefault();
    event.stopPropagation();
    pictures.dropping = over;
  }

  #onDrop(event: DragEvent): void {
    const pictures = this.#pictures();
    if (!bringsFiles(event) || !pictures) return;
    event.preventDefault();
    event.stopPropagation();
    pictures.dropping = false;
    void pictures.take(event.dataTransfer?.files ?? []);
  }
}
