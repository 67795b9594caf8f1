// What a drag draws on top of the page: a copy of how the card looks, which hangs at the pointer, of several a stack with
// their number, and the mark where it would be dropped. Both move by transform alone, so that nothing below is laid out or
// painted again. It is a picture only: nobody can press, focus or hear it.

import type { Box } from '../controllers/drop-places.ts';
import { easing, wantsNoMotion } from '../controllers/motion.ts';
import type { Point } from '../controllers/press.ts';
import { dragLayerStyles } from './drag-layer-styles.ts';
import { count } from './item-words.ts';

const landMs = 150;

/** Where the mark lies: between two cards, or between two columns. */
export interface Line {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How thick it is. */
export const lineWidth = 3;

export class GwDragLayer extends HTMLElement {
  readonly #held = part('held');
  readonly #mark = part('mark');
  /** From the pointer to the upper left corner of the card. */
  #shift: Point = { x: 0, y: 0 };
  #at: Point = { x: 0, y: 0 };
  #size = { width: 0, height: 0 };

  /** Takes the look of a card that stands in this box and is held at this point; of several with their number. */
  show(
    card: HTMLElement,
    { many = 1, box, at }: { readonly many?: number; readonly box: Box; readonly at: Point },
  ): void {
    this.#shift = { x: box.left - at.x, y: box.top - at.y };
    this.#size = { width: box.right - box.left, height: box.bottom - box.top };
    const root = this.attachShadow({ mode: 'open' });
    if (dragLayerStyles.styleSheet) root.adoptedStyleSheets = [dragLayerStyles.styleSheet];
    const picture = part('picture');
    picture.inert = true;
    if (many > 1)
      for (let under = Math.min(many - 1, 2); under > 0; under -= 1) picture.append(part('under'));
    picture.append(copyOf(card));
    if (many > 1) picture.append(part('count', count(many, 'item', 'items')));
    this.#held.append(picture);
    this.#held.style.width = `${this.#size.width}px`;
    this.#mark.hidden = true;
    root.append(this.#mark, this.#held);
    this.moveTo(at);
    this.setAttribute('aria-hidden', 'true');
    this.popover = 'manual';
    // Beside the card, so that it looks as it does there; on top of the page all the same.
    card.getRootNode().appendChild(this);
    this.showPopover();
  }

  /** Goes on in another place of the page where its own is not seen any more: behind another tab. */
  staySeen(root: Node): void {
    if (this.checkVisibility()) return;
    root.appendChild(this);
    this.showPopover();
  }

  moveTo({ x, y }: Point): void {
    this.#at = { x: x + this.#shift.x, y: y + this.#shift.y };
    this.#held.style.transform = place(this.#at);
  }

  /** Marks the place of a drop; undefined: nowhere. */
  markAt(line: Line | undefined): void {
    this.#mark.hidden = line === undefined;
    if (!line) return;
    this.#mark.style.width = `${line.width}px`;
    this.#mark.style.height = `${line.height}px`;
    this.#mark.style.transform = place({ x: line.left, y: line.top });
  }

  /** Where the card hangs now. */
  get box(): Box {
    const { x, y } = this.#at;
    return { left: x, top: y, right: x + this.#size.width, bottom: y + this.#size.height };
  }

  /** Goes back to where the card stands, and away. */
  async landOn({ left, top }: Box): Promise<void> {
    if (!wantsNoMotion()) {
      const way = [{ transform: place(this.#at) }, { transform: place({ x: left, y: top }) }];
      await this.#held.animate(way, { duration: landMs, easing }).finished.catch(() => undefined);
    }
    this.remove();
  }
}

const place = ({ x, y }: Point): string => `translate3d(${x}px, ${y}px, 0)`;

function part(name: string, words = ''): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.textContent = words;
  return element;
}

/** The same look by the same styles, without life: no links, no tab stops. */
function copyOf(card: HTMLElement): HTMLElement {
  const copy = document.createElement('div');
  const from = card.shadowRoot;
  if (!from) return copy;
  for (const name of card.getAttributeNames()) copy.setAttribute(name, card.getAttribute(name) ?? '');
  copy.classList.add('copy', card.localName);
  const root = copy.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = from.adoptedStyleSheets;
  for (const child of from.childNodes) root.append(child.cloneNode(true));
  for (const link of root.querySelectorAll('a, button')) {
    link.removeAttribute('href');
    link.setAttribute('tabindex', '-1');
  }
  return copy;
}

customElements.define('gw-drag-layer', GwDragLayer);

declare global {
  interface HTMLElementTagNameMap {
    'gw-drag-layer': GwDragLayer;
  }
}
