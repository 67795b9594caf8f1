// A room joined by the stock client from this process, which notes the wall time of each change just before its frame
// leaves. Both products are written to by it, so that what is compared is what the browser does.

import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export class WallClockRoom {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  #leftAt = 0;

  private constructor(url: string, room: string, protocols: readonly string[]) {
    // Before the provider adds its own listener, which sends.
    this.doc.on('update', () => {
      this.#leftAt = Date.now();
    });
    this.#provider = new WebsocketProvider(url, room, this.doc, {
      protocols: [...protocols],
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    this.#provider.awareness.setLocalState(null);
  }

  /** Settles when all that the room had has arrived. */
  static async join(url: string, room: string, protocols: readonly string[] = []): Promise<WallClockRoom> {
    const joined = new WallClockRoom(url, room, protocols);
    await new Promise<void>((resolve) => {
      joined.#provider.on('sync', (synced) => synced && resolve());
    });
    return joined;
  }

  /** Makes a change; the wall time at which its frame left. */
  change(make: () => void): number {
    make();
    return this.#leftAt;
  }

  /** Settles with the wall time at which this holds after a change has arrived, or with null. */
  when(holds: () => boolean, patienceMs: number): Promise<number | null> {
    if (holds()) return Promise.resolve(Date.now());
    return new Promise((settle) => {
      const end = (at: number | null) => {
        clearTimeout(timer);
        this.doc.off('update', look);
        settle(at);
      };
      const look = () => {
        if (holds()) end(Date.now());
      };
      const timer = setTimeout(() => end(null), patienceMs);
      this.doc.on('update', look);
    });
  }

  leave(): void {
    this.#provider.destroy();
    this.doc.destroy();
  }
}
