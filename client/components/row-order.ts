// Ordering the rows of a short list by hand: with a handle that is dragged by mouse, pen or finger, and with the arrow
// keys on it. It knows rows and places, not what they stand for.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Dragging {
  readonly row: HTMLElement;
  readonly rows: readonly HTMLElement[];
  /** How many of the other rows stand before the place where it would drop. */
  index: number;
}

export class RowOrder implements ReactiveController {
  readonly #rows: () => readonly HTMLElement[];
  readonly #move: (from: number, to: number) => void;
  #dragging: Dragging | undefined;

  /** `move` takes a row out at `from` and puts it in at `to` of the rest. */
  constructor(
    host: ReactiveControllerHost,
    rows: () => readonly HTMLElement[],
    move: (from: number, to: number) => void,
  ) {
    this.#rows = rows;
    this.#move = move;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly onKey = (event: KeyboardEvent, index: number): void => {
    if (event.key === 'Escape' && this.#dragging) {
      event.preventDefault();
      this.#end();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const to = index + step;
    if (to >= 0 && to < this.#rows().length) this.#move(index, to);
  };

  readonly onDown = (event: PointerEvent, index: number): void => {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    const rows = this.#rows();
    const row = rows[index];
    if (!row) return;
    handle.setPointerCapture(event.pointerId);
    row.classList.add('dragged');
    this.#dragging = { row, rows: rows.filter((one) => one !== row), index };
  };

  readonly onMove = (event: PointerEvent): void => {
    const dragging = this.#dragging;
    if (!dragging) return;
    const middle = (row: HTMLElement) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    };
    dragging.index = dragging.rows.filter((row) => middle(row) < event.clientY).length;
    for (const [at, row] of dragging.rows.entries()) {
      row.classList.toggle('drop-before', at === dragging.index);
      const last = at === dragging.rows.length - 1;
      row.classList.toggle('drop-behind', last && dragging.index > at);
    }
  };

  readonly onUp = (index: number): void => {
    const to = this.#dragging?.index;
    this.#end();
    if (to !== undefined && to !== index) this.#move(index, to);
  };

  readonly onCancel = (): void => this.#end();

  #end(): void {
    const dragging = this.#dragging;
    this.#dragging = undefined;
    for (const row of [...(dragging?.rows ?? []), ...(dragging ? [dragging.row] : [])])
      row.classList.remove('dragged', 'drop-before', 'drop-behind');
  }
}
