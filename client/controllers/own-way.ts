// Signs that the person at this tab looks around by hand: they scroll, filter, fold or open a dialog. Typing, voting,
// agreeing and pressing into a field are none, nor is what only changes an item.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeOfKeys } from '../components/commands/meant.ts';
import type { HeaderEvent } from '../components/events.ts';
import { isTyping } from '../components/keys.ts';

/** What is asked for with the board itself. */
const asked = [
  'gw-show-board',
  'gw-focus-filter',
  'gw-clear-filter',
  'gw-only-mine',
  'gw-fold-lanes',
  'gw-show-sprint',
  'gw-show-behind',
  'gw-item-wish',
] as const;
/** They lead to something else, which then says by itself what it is. */
const onTheWay: readonly string[] = ['palette', 'keys', 'newItem'];
const scrollKeys = /^(?:Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Home|End|[jk])$/i;
/** A finger that moves less presses, in pixels. */
const slop = 10;

const scrollable = /auto|scroll/;

/** Where arrows choose something, a card of a vote for example. */
const choosing = 'input, select, [role=radio], [role=tab], [role=slider], [role=option]';

/** Something around where this came from can be scrolled. */
const scrolls = (event: Event): boolean =>
  event
    .composedPath()
    .some(
      (one) =>
        one instanceof Element &&
        (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1) &&
        scrollable.test(getComputedStyle(one).overflow),
    );

export class OwnWay implements ReactiveController {
  readonly #board: () => HTMLElement | null;
  readonly #wander: () => unknown;
  #end: AbortController | undefined;
  #touch: Touch | undefined;
  #pressed = false;

  /** `wander` is called again and again while they do. */
  constructor(host: ReactiveControllerHost, board: () => HTMLElement | null, wander: () => unknown) {
    this.#board = board;
    this.#wander = wander;
    host.addController(this);
  }

  /** A button of the mouse or a finger is down: something is being dragged, or is about to be. */
  get isPressed(): boolean {
    return this.#pressed;
  }

  hostConnected(): void {
    const board = this.#board();
    if (!board) return;
    this.#end = new AbortController();
    const { signal } = this.#end;
    const passive = { signal, passive: true } as const;
    for (const type of asked) board.addEventListener(type, () => this.#wander(), { signal });
    board.addEventListener(
      'gw-header',
      ({ wish }: HeaderEvent) => onTheWay.includes(wish) || this.#wander(),
      { signal },
    );
    board.addEventListener('wheel', (event) => event.ctrlKey || this.#ifScrolls(event), passive);
    board.addEventListener('touchstart', (event) => (this.#touch = event.touches[0]), passive);
    board.addEventListener('touchmove', (event) => this.#onTouch(event), passive);
    board.addEventListener('pointerdown', (event) => this.#onPress(event), { ...passive, capture: true });
    for (const type of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(type, () => (this.#pressed = false), { ...passive, capture: true });
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal, capture: true });
  }

  hostDisconnected(): void {
    this.#end?.abort();
    this.#pressed = false;
  }

  #ifScrolls(event: Event): void {
    if (scrolls(event)) this.#wander();
  }

  #onTouch(event: TouchEvent): void {
    const [from, to] = [this.#touch, event.touches[0]];
    if (event.defaultPrevented || !from || !to) return;
    if (Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > slop) this.#ifScrolls(event);
  }

  #onPress(event: PointerEvent): void {
    this.#pressed = true;
    const [target] = event.composedPath();
    const onBar =
      target instanceof HTMLElement && target.clientWidth > 0 && event.offsetX > target.clientWidth;
    if (onBar && target.scrollHeight > target.clientHeight) this.#wander();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const [target] = event.composedPath();
    if (!scrollKeys.test(event.key) || placeOfKeys(event, isTyping) !== 'board') return;
    if (!(target instanceof Element && target.matches(choosing))) this.#wander();
  }
}
