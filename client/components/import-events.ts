// The events that stay within the import's dialog: a file was chosen, a wish was changed.

import type { ImportWish } from '../../shared/board/rehearse-import.ts';

export class ImportFileEvent extends Event {
  readonly file: File;

  constructor(file: File) {
    super('gw-import-file');
    this.file = file;
  }
}

export class ImportWishEvent extends Event {
  readonly wish: ImportWish;

  constructor(wish: ImportWish) {
    super('gw-import-wish', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-import-file': ImportFileEvent;
    'gw-import-wish': ImportWishEvent;
  }
}
