// Renders its element again after the board has changed, in a quiet moment, so that what reads the whole board holds up
// nobody who is changing it: many changes are one reading.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardStore } from '../store/board-store.ts';
import { quietMoment } from './quiet-moment.ts';

export class ReadAgain implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #store: () => BoardStore | undefined;
  #bound: BoardStore | undefined;
  #end = () => {};
  #due = false;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    store: () => BoardStore | undefined,
  ) {
    this.#host = host;
    this.#store = store;
  }

  hostConnected(): void {
    this.#bind();
  }

  hostUpdate(): void {
    this.#bind();
  }

  hostDisconnected(): void {
    this.#end();
    this.#end = () => {};
    this.#bound = undefined;
  }

  #bind(): void {
    const store = this.#store();
    if (store === this.#bound) return;
    this.hostDisconnected();
    this.#bound = store;
    if (store) this.#end = store.follow(() => void this.#readAgain());
  }

  async #readAgain(): Promise<void> {
    if (this.#due) return;
    this.#due = true;
    await quietMoment();
    this.#due = false;
    if (this.#host.isConnected) this.#host.requestUpdate();
  }
}
