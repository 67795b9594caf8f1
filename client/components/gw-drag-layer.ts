// What hangs at the pointer during a drag: a copy of how the card looks, on top of the page, moved by transform alone. Of
// several it is a stack with their number. It is a picture only: nobody can press, focus or hear it.

import type { HandCard } from '../controllers/hand-list.ts';
import type { Box } from '../controllers/drop-places.ts';
import { easing, wantsNoMotion } from '../controllers/motion.ts';
import type { Point } from '../controllers/press.ts';
import { dragLayerStyles } from './drag-layer-styles.ts';
import { count } from './item-words.ts';

const landMs = 150;

export class GwDragLayer extends HTMLElement {
  /** From the pointer to the upper left corner. */
  #shift: Point = { x: 0, y: 0 };
  #at: Point = { x: 0, y: 0 };
  #size = { width: 0, height: 0 };

  /** Takes the look of a card that stands in this box and is held at this point. */
  show(
    card: HandCard,
    { many, box, at }: { readonly many: number; readonly box: Box; readonly at: Point },
  ): void {
    this.#shift = { x: box.left - at.x, y: box.top - at.y };
    this.#size = { width: box.right - box.left, height: box.bottom - box.top };
    const root = this.attachShadow({ mode: 'open' });
    if (dragLayerStyles.styleSheet) root.adoptedStyleSheets = [dragLayerStyles.styleSheet];
    const picture = document.createElement('div');
    picture.className = 'picture';
    picture.inert = true;
    if (many > 1)
      for (let under = Math.min(many - 1, 2); under > 0; under -= 1) picture.append(part('under'));
    picture.append(copyOf(card));
    if (many > 1) picture.append(part('count', count(many, 'item', 'items')));
    root.append(picture);
    this.style.width = `${this.#size.width}px`;
    this.setAttribute('aria-hidden', 'true');
    this.popover = 'manual';
    // Beside the card, so that it looks as it does there; on top of the page all the same.
    card.getRootNode().appendChild(this);
    this.showPopover();
    this.moveTo(at);
  }

  moveTo({ x, y }: Point): void {
    this.#at = { x: x + this.#shift.x, y: y + this.#shift.y };
    this.style.transform = place(this.#at);
  }

  /** Where it hangs now. */
  get box(): Box {
    const { x, y } = this.#at;
    return { left: x, top: y, right: x + this.#size.width, bottom: y + this.#size.height };
  }

  /** Goes back to where the card stands, and away. */
  async landOn({ left, top }: Box): Promise<void> {
    if (!wantsNoMotion()) {
      const way = [{ transform: place(this.#at) }, { transform: place({ x: left, y: top }) }];
      await this.animate(way, { duration: landMs, easing }).finished.catch(() => undefined);
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
function copyOf(card: HandCard): HTMLElement {
  const copy = document.createElement('div');
  copy.className = 'card';
  const from = card.shadowRoot;
  if (!from) return copy;
  for (const name of card.getAttributeNames()) copy.setAttribute(name, card.getAttribute(name) ?? '');
  copy.className = `card ${copy.className}`;
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
