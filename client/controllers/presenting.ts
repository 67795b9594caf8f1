// Whether the view of a board, or the item that is open, is shown in its projected form: by the address, by a press, by a
// command. The ordinary view stays behind it as it is, and gets the focus back where it was.

import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import {
  presentable,
  presentInAddress,
  putPresentInAddress,
  type Present,
  type View,
} from '../components/address.ts';
import { samePlace, type Place } from '../components/following/place.ts';
import { focusNow } from './focus-now.ts';
import { Listen } from './listen.ts';

export interface PresentingHost {
  readonly view: () => View;
  /** The item that is open. */
  readonly item: () => ItemId | null;
  /** Another view was asked for, and is what the room shall see. */
  readonly closeItem: () => void;
  /** Before it is shown by a press: Refine finds an item by itself, which is opened; a meeting that goes on says which. */
  readonly openShown: () => void;
  /** False where the projected form could not be loaded. */
  readonly load: () => Promise<boolean>;
  /** The focus goes into the view that is shown, where nothing has it. */
  readonly goOn: () => void;
}

export class Presenting implements ReactiveController {
  readonly #element: LitElement;
  readonly #host: PresentingHost;
  #asked: Present | null = null;
  #shown = false;
  /** Whom it follows, in words, and where they are. */
  #following = '';
  #place: Place | null = null;
  /** What had the focus before the projected form took it. */
  #before: Element | null = null;

  constructor(element: LitElement, host: PresentingHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
    element.addController(new Listen('popstate', () => this.#ask(presentInAddress())));
    element.addEventListener('gw-present', ({ present }) => {
      if (present !== null) this.#host.openShown();
      this.#ask(present);
    });
  }

  hostConnected(): void {
    this.#asked = presentInAddress();
  }

  get isShown(): boolean {
    return this.#asked !== null && presentable.includes(this.#host.view());
  }

  /** The projected form says whom it follows ('' for nobody), and shows what stands where they are. */
  follow(words: string, place: Place | null): void {
    if (words === this.#following && samePlace(place, this.#place)) return;
    this.#following = words;
    this.#place = place;
    // What follows says so as soon as it is there, in the middle of its board's own update.
    void this.#element.updateComplete.then(() => this.#element.requestUpdate());
  }

  #ask(present: Present | null): void {
    if (!this.#shown) this.#before = focusNow();
    this.#asked = present;
    this.#element.requestUpdate();
  }

  hostUpdate(): void {
    const { isShown } = this;
    if (isShown) void this.#host.load().then((there) => there || this.#ask(null));
    this.#element.toggleAttribute('presenting', isShown);
  }

  hostUpdated(): void {
    putPresentInAddress(this.#asked);
    const left = this.#shown && !this.isShown;
    this.#shown = this.isShown;
    if (!left) return;
    const before = this.#before;
    // A mark of a chart can have it too.
    if (before instanceof HTMLElement || before instanceof SVGElement) before.focus();
    this.#before = null;
    this.#host.goOn();
  }

  /** The projected form, where it is shown. */
  render() {
    return this.isShown
      ? html`<gw-projector
          .view=${this.#host.view()}
          .item=${this.#host.item()}
          .ground=${this.#asked ?? 'dark'}
          .following=${this.#following}
          .place=${this.#place}
          @gw-view=${this.#host.closeItem}
        ></gw-projector>`
      : nothing;
  }
}
