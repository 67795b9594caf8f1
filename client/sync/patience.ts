// How long a silent line is waited for. y-websocket ends a connection on which no whole message came for 30 s, which is
// right once the page has all: the relay gives a sign of life each 10 s, also while something large of ours is on its
// way to it. Before that the relay's answer is one message, however large the board, and of a message that is half here
// a browser tells nothing: a slow line would be ended in the middle of it, and begin it anew for ever.

import type { WebsocketProvider } from 'y-websocket';
import type { After } from './after.ts';

/** What the answer may take beyond those 30 s. A line that is dead is found 5 minutes after it was opened. */
const answerMs = 270_000;
/** How long a relay may take to give a sign of life when the network or the person came back. */
const probeMs = 5000;
/** The same before its answer has come, which must not begin anew each time somebody looks at another tab. */
const answerProbeMs = 60_000;

export class Patience {
  readonly #provider: WebsocketProvider;
  readonly #after: After;
  readonly #giveUp: () => void;
  #answerBy = 0;
  #cancel = () => {};

  constructor(provider: WebsocketProvider, wait: After, giveUp: () => void) {
    this.#provider = provider;
    this.#after = wait;
    this.#giveUp = giveUp;
  }

  opened(): void {
    this.#answerBy = this.#provider.wsLastMessageReceived + answerMs;
    this.heard();
  }

  /** To be called after y-websocket has noted when. */
  heard(): void {
    const provider = this.#provider;
    this.#cancel();
    if (!provider.synced)
      provider.wsLastMessageReceived = Math.max(provider.wsLastMessageReceived, this.#answerBy);
  }

  /** Asks, and gives up when nothing is heard, unless what is on its way to the relay still gets on. */
  probe(ask: () => boolean): void {
    const { ws, synced } = this.#provider;
    const unsent = ws?.bufferedAmount ?? 0;
    if (!ask()) return;
    this.#cancel();
    this.#cancel = this.#after(synced ? probeMs : answerProbeMs, () => {
      if ((ws?.bufferedAmount ?? 0) < unsent) this.probe(ask);
      else this.#giveUp();
    });
  }

  ended(): void {
    this.#cancel();
  }
}
