// Tells a drag from a click, a tap and a scroll. A mouse drags once it has moved a little; a finger or a pen first holds
// still for a moment, so that whoever wants to scroll scrolls. It knows pointers, not what is dragged.

import { DragClick } from './drag-click.ts';

/** Where a pointer is in the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Handlers {
  /** What a press would drag, if anything. */
  readonly dragged: (event: PointerEvent) => HTMLElement | undefined;
  /** A drag begins: what was pressed, and where. Returns what holds the pointer meanwhile, or nothing: no drag. */
  readonly begin: (card: HTMLElement, at: Point) => HTMLElement | undefined;
  readonly move: (at: Point) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** Milliseconds that a finger holds still before it drags. */
const holdMs = 250;
/** Pixels that a mouse moves before it drags, and that a finger may tremble while it holds. */
const mouseSlop = 4;
const fingerSlop = 8;

interface Pressed {
  readonly pointer: number;
  readonly byMouse: boolean;
  readonly card: HTMLElement;
  readonly at: Point;
  readonly end: AbortController;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  /** Over: the drag was let go, the finger or the button is still down. */
  phase: 'waiting' | 'dragging' | 'over';
}

export class Press {
  readonly #on: Handlers;
  #pressed: Pressed | undefined;
  readonly #click = new DragClick();
  readonly #end = new AbortController();

  constructor(host: HTMLElement, on: Handlers) {
    this.#on = on;
    const { signal } = this.#end;
    host.addEventListener('pointerdown', (event) => this.#onDown(event), { signal });
    // Here from the start: a browser asks before a touch begins whether anybody may stop its scrolling.
    for (const type of ['touchmove', 'touchend'] as const)
      host.addEventListener(type, (event) => this.#onTouch(event), { signal, passive: false });
    // The menu of a long press, and a link's own drag.
    for (const type of ['contextmenu', 'dragstart'] as const)
      host.addEventListener(type, (event) => this.#pressed && event.preventDefault(), { signal });
  }

  end(): void {
    this.#end.abort();
    this.#over();
    this.#release();
  }

  #onDown(event: PointerEvent): void {
    // A second finger: neither a hold nor a drop.
    if (this.#pressed && !event.isPrimary) {
      if (this.#pressed.phase === 'waiting') this.#release();
      return;
    }
    this.#over();
    this.#release();
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!event.isPrimary || event.button !== 0 || held) return;
    const card = this.#on.dragged(event);
    if (!card) return;
    const byMouse = event.pointerType === 'mouse';
    this.#pressed = {
      pointer: event.pointerId,
      byMouse,
      card,
      at: { x: event.clientX, y: event.clientY },
      end: new AbortController(),
      timer: byMouse ? undefined : setTimeout(() => this.#begin(), holdMs),
      phase: 'waiting',
    };
    this.#listen(this.#pressed.end.signal);
  }

  #listen(signal: AbortSignal): void {
    const own = (handle: (event: PointerEvent) => void) => (event: PointerEvent) => {
      if (event.pointerId === this.#pressed?.pointer) handle(event);
    };
    window.addEventListener(
      'pointermove',
      own((event) => this.#onMove(event)),
      { signal },
    );
    window.addEventListener(
      'pointerup',
      own(() => this.#onUp()),
      { signal },
    );
    window.addEventListener(
      'pointercancel',
      own(() => this.#onLost()),
      { signal },
    );
    window.addEventListener('blur', () => this.#over(), { signal });
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal, capture: true });
    // Else the mouse would mark words on its way.
    document.addEventListener('selectstart', (event) => event.preventDefault(), { signal });
  }

  #begin(): void {
    const pressed = this.#pressed;
    if (pressed?.phase !== 'waiting') return;
    const holder = pressed.card.isConnected ? this.#on.begin(pressed.card, pressed.at) : undefined;
    if (!holder) return this.#release();
    pressed.phase = 'dragging';
    try {
      holder.setPointerCapture(pressed.pointer);
    } catch {
      // The pointer has just gone, and its last event is on the way.
    }
    // A browser complains about whoever shakes a device that nobody has touched yet.
    if (!pressed.byMouse && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(12);
  }

  #onMove(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    const at = { x: event.clientX, y: event.clientY };
    if (pressed.phase === 'waiting') {
      const far = Math.hypot(at.x - pressed.at.x, at.y - pressed.at.y);
      // It was let up where nobody could tell.
      if (pressed.byMouse && event.buttons === 0) return this.#release();
      if (far <= (pressed.byMouse ? mouseSlop : fingerSlop)) return;
      if (!pressed.byMouse) return this.#release();
      this.#begin();
    }
    if (pressed.phase === 'dragging') this.#on.move(at);
  }

  #onUp(): void {
    const phase = this.#pressed?.phase;
    if (phase !== 'waiting') this.#click.swallow();
    this.#release();
    if (phase === 'dragging') this.#on.drop();
  }

  /** The browser took the pointer: it scrolls, or something came between. */
  #onLost(): void {
    this.#over();
    this.#release();
  }

  /** Keys wait until the hand is free, but Escape, which frees it. */
  #onKey(event: KeyboardEvent): void {
    if (this.#pressed?.phase !== 'dragging') return;
    event.stopImmediatePropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#over();
  }

  #onTouch(event: TouchEvent): void {
    const begun = this.#pressed !== undefined && this.#pressed.phase !== 'waiting';
    if ((begun || this.#click.isComing) && event.cancelable) event.preventDefault();
  }

  /** Ends a drag without a drop. */
  #over(): void {
    if (this.#pressed?.phase !== 'dragging') return;
    this.#pressed.phase = 'over';
    this.#on.cancel();
  }

  #release(): void {
    clearTimeout(this.#pressed?.timer);
    this.#pressed?.end.abort();
    this.#pressed = undefined;
  }
}
