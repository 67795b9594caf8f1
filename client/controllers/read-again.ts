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

/** What it needs of the world; replaced in tests. */
export interface QuietWorld {
  /** Milliseconds on a clock that only runs forward. */
  readonly running: () => number;
  readonly rest: (ms: number) => Promise<void>;
  readonly quiet: () => Promise<void>;
}

const page: QuietWorld = {
  running: () => performance.now(),
  rest: (ms) => (ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))),
  quiet: quietMoment,
};

/** Calls `read` some time after it is called, once for all calls until then. */
function seldom(host: Host, read: () => void, { running, rest, quiet }: QuietWorld): () => Promise<void> {
  let due = false;
  let restsUntil = 0;
  return async () => {
    if (due) return;
    due = true;
    await rest(restsUntil - running());
    await quiet();
    due = false;
    if (!host.isConnected) return;
    const began = running();
    read();
    await host.updateComplete;
    const ended = running();
    restsUntil = ended + (ended - began) * restTimes;
  };
}

export class ReadAgain extends Follow {
  /** `read` renders the host again unless said otherwise. Without a store there is nothing to follow. */
  constructor(
    host: Host,
    store: () => BoardStore | undefined,
    read: () => void = () => host.requestUpdate(),
    world: QuietWorld = page,
  ) {
    const again = seldom(host, read, world);
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
