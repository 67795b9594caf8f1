// By which address the room comes in, as the code on the projected screen holds it: a join link that the relay made for
// this meeting; opened by a view link, that one. Never the edit link.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lastEnded } from '../../../shared/meetings.ts';
import { JoinRefusal, type BoardSession } from '../../session.ts';
import type { Join } from './gw-projected-foot.ts';

/** A link is good for hours; the relay is asked for a fresh one well before. */
const againMs = 600_000;
/** After so long it is tried again where the relay made none; each time twice as long, up to the other. */
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;

export class JoinOffer implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #session: () => BoardSession | undefined;
  #join: Join | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  /** What the link that is shown was asked for; another one asks again. */
  #askedFor: string | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    session: () => BoardSession | undefined,
  ) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  /** Null: there is none to be shown to everybody who sees this screen. */
  get join(): Join | null {
    return this.#join;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#askedFor = undefined;
  }

  /** Another link in use, the connection come back, a meeting that ended: each asks anew. */
  hostUpdate(): void {
    const session = this.#session();
    if (!session) return;
    const { access, joined, presence, store } = session;
    const wanted = JSON.stringify([
      access,
      joined,
      presence.offline,
      lastEnded(store.meetings)?.id,
      access === 'view' ? session.links().view : null,
    ]);
    if (wanted === this.#askedFor) return;
    this.#askedFor = wanted;
    this.#retryMs = firstRetryMs;
    void this.#ask(session, wanted);
  }

  async #ask(session: BoardSession, wanted: string): Promise<void> {
    clearTimeout(this.#timer);
    const { view } = session.links();
    if (session.access === 'view')
      return this.#show(view === null ? null : { address: view, mayWrite: false });
    // Who joined by a code has none to hand on.
    if (session.joined) return this.#show(null);
    let next: Join | null = null;
    try {
      next = { address: await session.mintJoinLink(), mayWrite: true };
    } catch (error) {
      if (!(error instanceof JoinRefusal)) throw error;
    }
    if (wanted !== this.#askedFor) return;
    // While the relay is away the one that it made is still good.
    if (next !== null || !session.presence.offline) this.#show(next);
    const ms = next === null ? this.#retryMs : againMs;
    this.#retryMs = next === null ? Math.min(longestRetryMs, 2 * this.#retryMs) : firstRetryMs;
    this.#timer = setTimeout(() => void this.#ask(session, wanted), ms);
  }

  #show(join: Join | null): void {
    if (join?.address === this.#join?.address && join?.mayWrite === this.#join?.mayWrite) return;
    this.#join = join;
    this.#host.requestUpdate();
  }
}
