// Reads what the relay sends: the stock messages of y-websocket, each guarded, and our own four. It keeps nothing.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
  messageType,
  readSaved,
  readStatus,
  readTimeAnswer,
  readWho,
  statusCode,
  syncType,
  type Saved,
  type Status,
  type TimeAnswer,
  type Who,
} from '../../shared/protocol.ts';
import type { After } from './after.ts';
import { GatheredUpdates } from './gathered-updates.ts';
import { cleanPresenceFrame } from './presence-state.ts';

export interface RelayFrames {
  readonly saved: (saved: Saved) => void;
  readonly status: (status: Status) => void;
  readonly who: (who: Who) => void;
  readonly time: (answer: TimeAnswer) => void;
  /** A frame could not be read. It may have held an edit, so the connection has to be made anew. */
  readonly unreadable: () => void;
}

type Handler = WebsocketProvider['messageHandlers'][number];

/** Unlike y-websocket's own reader this one does not swallow an unreadable update. */
function applyUpdate(provider: WebsocketProvider, update: Uint8Array): void {
  try {
    Y.applyUpdate(provider.doc, update, provider);
  } catch (error) {
    // Either the bytes are bad, which throws again here, or somebody who listens to the document failed: the edit
    // is in, and the failure is theirs to report.
    Y.decodeUpdate(update);
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Step 1 is answered in `reply`. */
function readSync(
  reply: encoding.Encoder,
  decoder: decoding.Decoder,
  provider: WebsocketProvider,
  gathered: GatheredUpdates,
): void {
  const type = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (type === syncType.step1) {
    encoding.writeVarUint(reply, messageType.sync);
    syncProtocol.writeSyncStep2(reply, provider.doc, payload);
  } else if (type === syncType.step2) {
    gathered.flush();
    applyUpdate(provider, payload);
    provider.synced = true;
  } else gathered.take(payload);
}

function readPresence(
  decoder: decoding.Decoder,
  { awareness, doc }: WebsocketProvider,
  origin: unknown,
): void {
  const frame = cleanPresenceFrame(decoding.readVarUint8Array(decoder), doc.clientID);
  awarenessProtocol.applyAwarenessUpdate(awareness, frame, origin);
}

/** Makes the provider read frames in this way instead of its own. Gives what holds the changes that wait a moment. */
export function readRelayFrames(
  provider: WebsocketProvider,
  frames: RelayFrames,
  after: After,
  isHidden: () => boolean,
): GatheredUpdates {
  const gathered = new GatheredUpdates(
    (updates) => {
      try {
        const [only] = updates;
        applyUpdate(provider, only && updates.length === 1 ? only : Y.mergeUpdates([...updates]));
      } catch {
        frames.unreadable();
      }
    },
    after,
    isHidden,
  );
  const read = (type: number, handler: Handler) => {
    provider.messageHandlers[type] = (...message) => {
      try {
        handler(...message);
      } catch {
        frames.unreadable();
      }
    };
  };
  read(messageType.sync, (reply, decoder) => readSync(reply, decoder, provider, gathered));
  read(messageType.awareness, (_reply, decoder) => {
    // A caret stands in words that came before it.
    gathered.flush();
    readPresence(decoder, provider, provider);
  });
  read(messageType.auth, (_reply, decoder) => {
    decoding.readVarUint(decoder);
    frames.status({ code: statusCode.readOnly, text: decoding.readVarString(decoder) });
  });
  read(messageType.saved, (_reply, decoder) => frames.saved(readSaved(decoder)));
  read(messageType.status, (_reply, decoder) => frames.status(readStatus(decoder)));
  read(messageType.who, (_reply, decoder) => frames.who(readWho(decoder)));
  read(messageType.time, (_reply, decoder) => frames.time(readTimeAnswer(decoder)));
  return gathered;
}
