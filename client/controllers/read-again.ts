// Renders its element again after the board has changed, in a quiet moment, so that what reads the whole board holds up
// nobody who is changing it: many changes are one reading, and what takes long to read is read seldom.

import type { ReactiveControllerHost } from 'lit';
import { onceFor } from '../../shared/once-for.ts';
import type { BoardStore } from '../store/board-store.ts';
import { Follow } from './follow.ts';
import { quietMoment } from './quiet-moment.ts';

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** After a reading it rests so many times as long as that took. */
const restTimes = 9;

const changing = onceFor((store: BoardStore) => ({
  subscribe: (listener: () => void) => store.follow(listener),
}));

const rest = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `read` some time after it is called, once for all calls until then. */
function seldom(host: Host, read: () => void): () => Promise<void> {
  let due = false;
  let restsUntil = 0;
  return async () => {
    if (due) return;
    due = true;
    await rest(restsUntil - performance.now());
    await quietMoment();
    due = false;
    if (!host.isConnected) return;
    const began = performance.now();
    read();
    await host.updateComplete;
    const ended = performance.now();
    restsUntil = ended + (ended - began) * restTimes;
  };
}

export class ReadAgain extends Follow {
  /** `read` renders the host again unless said otherwise. Without a store there is nothing to follow. */
  constructor(
    host: Host,
    store: () => BoardStore | undefined,
    read: () => void = () => host.requestUpdate(),
  ) {
    const again = seldom(host, read);
    super(
      host,
      () => {
        const found = store();
        return found && changing(found);
      },
      () => void again(),
    );
  }
}
