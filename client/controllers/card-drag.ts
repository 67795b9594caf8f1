// One drag by pointer, from the lift to the drop: the layer follows the pointer by transform, the list under it is tinted
// and marks where the drop would be, edges scroll. One frame reads first, what has to be measured again, and then writes.

import type { LitElement } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { GwDragLayer } from '../components/gw-drag-layer.ts';
import { AutoScroll } from './auto-scroll.ts';
import { DropTargets, type Target } from './drop-targets.ts';
import { standsThere, type DropList, type HandCard, type HandList } from './hand-list.ts';
import type { Point } from './press.ts';

interface Options<List extends DropList> {
  readonly host: LitElement;
  readonly lists: () => readonly List[];
  readonly springs: () => readonly HTMLElement[];
  readonly card: HandCard;
  /** All that goes along, in the order in which it will stand. */
  readonly items: readonly ItemId[];
  readonly at: Point;
  /** Another list is under the pointer. */
  readonly onAim: (list: List) => void;
}

/** Held over a tab for so long it is pressed. */
const springMs = 500;
/** Cards that glide, or are drawn in full only when they are seen, come to rest within this time. */
const restMs = 400;

export class CardDrag<List extends DropList = HandList> {
  readonly items: readonly ItemId[];
  readonly layer = new GwDragLayer();
  readonly #options: Options<List>;
  readonly #targets: DropTargets<List>;
  readonly #autoScroll: AutoScroll;
  readonly #end = new AbortController();
  readonly #resized = new ResizeObserver(() => this.#onResized());
  #at: Point;
  #target: Target<List> | undefined;
  #spring: { readonly element: HTMLElement; readonly since: number } | undefined;
  #restlessUntil = 0;
  #watchesSizes = false;
  #frame = 0;

  constructor(options: Options<List>) {
    const { host, lists, card, items, at } = options;
    this.#options = options;
    this.items = items;
    this.#at = at;
    const { signal } = this.#end;
    this.#targets = new DropTargets({ ...options, onScroll: () => this.#moved(), signal });
    this.#autoScroll = new AutoScroll(at);
    this.layer.show(card, { many: items.length, box: card.getBoundingClientRect(), at });
    window.addEventListener('resize', () => this.#moved(), { signal });
    for (const list of lists()) this.#resized.observe(list);
    // A scroller that snaps would go back after each step.
    host.style.scrollSnapType = 'none';
    // What lies under it is measured a frame later, so that the lift is seen at once.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#ask();
    });
  }

  /** The list under the pointer; none outside of the view. */
  get list(): List | undefined {
    return this.#target?.list;
  }

  /** Where a drop would bring them, before the how manyth of the others there; nowhere where nothing would change. */
  get drop(): { readonly list: List; readonly index: number } | undefined {
    if (!this.#target) return undefined;
    const { list, index } = this.#target;
    const { ids } = list;
    const before = ids.slice(0, index).filter((id) => !this.items.includes(id)).length;
    return standsThere(ids, before, this.items) ? undefined : { list, index: before };
  }

  move(at: Point): void {
    this.#at = at;
    this.#ask();
  }

  /** The pointer was let up: where it is now counts, also before the next frame. */
  settle(): void {
    this.#aim(this.#targets.at(this.#at));
    this.layer.moveTo(this.#at);
  }

  /** `back`: the picture flies back to the card. */
  end(back = false): void {
    cancelAnimationFrame(this.#frame);
    this.#end.abort();
    this.#resized.disconnect();
    this.#aim(undefined);
    const { card, host } = this.#options;
    host.style.scrollSnapType = '';
    if (back && card.checkVisibility()) void this.layer.landOn(card.getBoundingClientRect());
    else this.layer.remove();
  }

  #ask(): void {
    this.#frame ||= requestAnimationFrame((now) => this.#onFrame(now));
  }

  #moved(): void {
    this.#restlessUntil = performance.now() + restMs;
    this.#targets.forget();
    this.#ask();
  }

  #onResized(): void {
    // The first word only tells what was measured just before.
    if (this.#watchesSizes) this.#moved();
    this.#watchesSizes = true;
  }

  #onFrame(now: number): void {
    this.#frame = 0;
    const restless = now < this.#restlessUntil;
    if (restless) this.#targets.forget();
    const target = this.#targets.at(this.#at);
    const spring = this.#targets.springAt(this.#at);
    const scrolls = this.#autoScroll.frame(now, this.#at, this.#targets.scrollersAt(this.#at));
    this.layer.moveTo(this.#at);
    this.#aim(target);
    this.#press(spring, now);
    if (scrolls || restless || spring) this.#ask();
  }

  /** Marks the place and tints its list. Where nothing would change no place is marked. */
  #aim(target: Target<List> | undefined): void {
    const before = this.#target?.list;
    this.#target = target;
    if (before !== target?.list) {
      before?.toggleAttribute('over', false);
      target?.list.toggleAttribute('over', true);
      if (target) this.#options.onAim(target.list);
    }
    this.layer.markAt(this.drop && target?.line);
  }

  #press(element: HTMLElement | undefined, now: number): void {
    if (element !== this.#spring?.element) this.#spring = element && { element, since: now };
    if (!this.#spring || now - this.#spring.since < springMs) return;
    this.#spring = { ...this.#spring, since: Infinity };
    void this.#reach(this.#spring.element);
  }

  /** What is behind a tab comes up; the drag goes on over it. */
  async #reach(tab: HTMLElement): Promise<void> {
    const { host } = this.#options;
    tab.click();
    await host.updateComplete;
    if (this.#end.signal.aborted) return;
    this.layer.staySeen(host.renderRoot);
    this.#moved();
  }
}
