// Whoever came by a join link is asked who they are as soon as the board is there: they came to take part. Once for each
// time that a board is opened; whoever closes the question is asked again before their first change, as everybody is.

import type { ReactiveController } from 'lit';
import { AskWhoEvent } from '../components/events.ts';
import type { BoardSession } from '../session.ts';

export class AskJoined implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #session: () => BoardSession;
  #stop = () => {};

  constructor(host: HTMLElement, session: () => BoardSession) {
    this.#host = host;
    this.#session = session;
  }

  hostConnected(): void {
    const session = this.#session();
    let loaded = false;
    const look = () => {
      // In a new browser the board comes from the relay, and with it the names to pick from.
      if (!loaded || !session.joined || !session.store.isHere) return;
      this.#stop();
      if (session.me === null && !session.readOnly) this.#host.dispatchEvent(new AskWhoEvent());
    };
    const ends = [session.subscribe(look), session.store.subscribe('settings', look)];
    this.#stop = () => {
      for (const end of ends) end();
      loaded = false;
    };
    void session.loaded.then(() => (loaded = true)).then(look);
  }

  hostDisconnected(): void {
    this.#stop();
  }
}
