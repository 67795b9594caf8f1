// Columns dragged by their heads: the layer shows the head at the pointer and a bar where it would stand, and the board
// scrolls under it at its edges. Writes nothing: where a column is dropped leaves by event.

import type { LitElement } from 'lit';
import type { ColumnId } from '../../shared/ids.ts';
import type { Column } from '../../shared/records.ts';
import { AnnounceEvent } from '../components/events.ts';
import { GwDragLayer, lineWidth } from '../components/gw-drag-layer.ts';
import { AutoScroll } from './auto-scroll.ts';
import { isOnControl } from './card-in-event.ts';
import { countAbove } from './drop-places.ts';
import { Press, type Point } from './press.ts';

/** A column was dropped behind another one; null: in front of all. */
export class MoveColumnEvent extends Event {
  readonly column: ColumnId;
  readonly after: ColumnId | null;

  constructor(column: ColumnId, after: ColumnId | null) {
    super('gw-move-column');
    this.column = column;
    this.after = after;
  }
}

/** The head of a column; null: of what stands in none, which has no place among them. */
export interface ColumnHead extends LitElement {
  readonly column: Column | null;
}

interface Options {
  /** What scrolls. */
  readonly host: LitElement;
  /** The row of heads. */
  readonly row: HTMLElement;
  /** From left to right. */
  readonly heads: () => readonly ColumnHead[];
  readonly mayMove: () => boolean;
}

interface Drag {
  readonly head: ColumnHead;
  readonly column: Column;
  readonly layer: GwDragLayer;
  readonly autoScroll: AutoScroll;
  at: Point;
  frame: number;
}

export class ColumnDrag {
  readonly #options: Options;
  readonly #press: Press;
  #drag: Drag | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#press = new Press(options.row, {
      dragged: (event) => this.#headIn(event),
      begin: (head, at) => this.#begin(head as ColumnHead, at),
      move: (at) => this.#move(at),
      drop: () => this.#drop(),
      cancel: () => this.#letGo('It stays where it was.'),
    });
  }

  /** The view goes. */
  end(): void {
    this.#free();
    this.#press.end();
  }

  #headIn(event: Event): ColumnHead | undefined {
    const path = event.composedPath();
    const head = this.#options.mayMove()
      ? this.#options.heads().find((one) => path.includes(one))
      : undefined;
    return head?.column && !isOnControl(event, head) ? head : undefined;
  }

  #begin(head: ColumnHead, at: Point): HTMLElement | undefined {
    const { column } = head;
    if (!column || !this.#options.mayMove()) return undefined;
    const layer = new GwDragLayer();
    layer.show(head, { box: head.getBoundingClientRect(), at });
    head.toggleAttribute('dragged', true);
    // A scroller that snaps would go back after each step.
    this.#options.host.style.scrollSnapType = 'none';
    this.#drag = { head, column, layer, autoScroll: new AutoScroll(at), at, frame: 0 };
    this.#ask(this.#drag);
    return layer;
  }

  #move(at: Point): void {
    if (!this.#drag) return;
    this.#drag.at = at;
    this.#ask(this.#drag);
  }

  #ask(drag: Drag): void {
    drag.frame ||= requestAnimationFrame((now) => this.#onFrame(drag, now));
  }

  #onFrame(drag: Drag, now: number): void {
    drag.frame = 0;
    if (!drag.head.isConnected) {
      this.#letGo('It is not on the board any more.');
      return;
    }
    const { host } = this.#options;
    const box = host.getBoundingClientRect();
    const scrolls = drag.autoScroll.frame(now, drag.at, [
      { scroller: { element: host, across: true, along: false }, box },
    ]);
    drag.layer.moveTo(drag.at);
    drag.layer.markAt(this.#place(drag)?.bar);
    if (scrolls) this.#ask(drag);
  }

  /** Behind which column it would stand, and the bar there; nowhere where nothing would change. */
  #place({ head, column, at }: Drag) {
    const heads = this.#options.heads().filter((one) => one.column !== null);
    const boxes = heads.map((one) => one.getBoundingClientRect());
    const before = countAbove(
      boxes.map(({ left, right }) => (left + right) / 2),
      at.x,
    );
    const own = heads.indexOf(head);
    if (before === own || before === own + 1) return undefined;
    const [last, next] = [boxes[before - 1], boxes[before]];
    const gap = last && next ? next.left - last.right : 12;
    const middle = next ? next.left - gap / 2 : (last?.right ?? 0) + gap / 2;
    const { top } = this.#options.row.getBoundingClientRect();
    const { bottom } = this.#options.host.getBoundingClientRect();
    const after: ColumnId | null = heads[before - 1]?.column?.id ?? null;
    const bar = { left: middle - lineWidth / 2, top, width: lineWidth, height: bottom - top };
    return { column: column.id, after, bar };
  }

  /** A drop where nothing would change does nothing and says nothing. */
  #drop(): void {
    const drag = this.#drag;
    const place = drag && this.#place(drag);
    this.#free(place === undefined);
    if (place) this.#options.host.dispatchEvent(new MoveColumnEvent(place.column, place.after));
  }

  #letGo(why: string): void {
    const name = this.#drag?.column.name;
    this.#free(true);
    if (name !== undefined)
      this.#options.host.dispatchEvent(new AnnounceEvent(`The column ${name} let go. ${why}`));
  }

  /** `back`: the picture flies back to the head. */
  #free(back = false): void {
    const drag = this.#drag;
    if (!drag) return;
    this.#drag = undefined;
    cancelAnimationFrame(drag.frame);
    const { head, layer } = drag;
    this.#options.host.style.scrollSnapType = '';
    head.toggleAttribute('dragged', false);
    layer.markAt(undefined);
    if (back && head.checkVisibility()) void layer.landOn(head.getBoundingClientRect());
    else layer.remove();
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-move-column': MoveColumnEvent;
  }
}
