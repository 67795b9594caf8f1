// A WebSocket that tells which update-bearing frames left through it and hands on only frames that can be a
// message. It knows the wire, not the board.

import { carriesUpdate, limits, syncType } from '../../shared/protocol.ts';

export type SocketClass = typeof WebSocket;

export interface SocketWatch {
  /** False on a view link: the relay would refuse the frame, so it does not leave. */
  readonly maySendUpdates: () => boolean;
  /** An update-bearing frame was given to an open socket. */
  readonly updateLeft: (frame: Uint8Array) => void;
  /** A frame came that is no message at all: text, or empty. */
  readonly nonsense: () => void;
}

/**
 * A change may be larger than the relay takes as an update: an import, a day's work that another tab hands over. As an
 * answer to a sync, which carries the same bytes, it may be larger.
 */
const isLarge = (update: Uint8Array) => update[1] === syncType.update && update.length > limits.updateBytes;

function asAnswer(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = Uint8Array.from(update);
  frame[1] = syncType.step2;
  return frame;
}

/** False for an update-bearing frame that at most deletes: in an update the number of its writers comes first. */
export function bringsContent(frame: Uint8Array): boolean {
  let start = 2;
  while ((frame[start] ?? 0) > 127) start += 1;
  return frame[start + 1] !== 0;
}

/** A class for y-websocket to open its sockets with. */
export function countingSocket(Base: SocketClass, watch: SocketWatch): SocketClass {
  return class CountingSocket extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      const update = data instanceof Uint8Array && carriesUpdate(data) ? data : undefined;
      if (update && !watch.maySendUpdates()) return;
      super.send(update && isLarge(update) ? asAnswer(update) : data);
      // A socket that is closing takes the frame and drops it.
      if (update && this.readyState === Base.OPEN) watch.updateLeft(update);
    }

    override get onmessage() {
      return super.onmessage;
    }

    override set onmessage(listener: WebSocket['onmessage']) {
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- y-websocket sets it, and must not see nonsense
      super.onmessage =
        listener &&
        ((event: MessageEvent<unknown>) => {
          if (event.data instanceof ArrayBuffer && event.data.byteLength > 0) listener.call(this, event);
          else watch.nonsense();
        });
    }
  };
}
