// Reads what the relay sends: the stock messages of y-websocket, each guarded, and our own four. It keeps nothing.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
  limits,
  messageType,
  readSaved,
  readStatus,
  readTimeAnswer,
  readWho,
  statusCode,
  syncType,
  writeSync,
  type Saved,
  type Status,
  type TimeAnswer,
  type Who,
} from '../../shared/protocol.ts';
import type { After } from './after.ts';
import { GatheredUpdates } from './gathered-updates.ts';
import { cleanPresenceFrame } from './presence-state.ts';

export interface RelayFrames {
  /** After each frame that could be read. */
  readonly heard: () => void;
  readonly saved: (saved: Saved) => void;
  readonly status: (status: Status) => void;
  readonly who: (who: Who) => void;
  readonly time: (answer: TimeAnswer) => void;
  /** A frame could not be read. It may have held an edit, so the connection has to be made anew. */
  readonly unreadable: () => void;
  /** An update broke Yjs. Settles when all of it that can be taken in is, with what to tell the person, or ''. */
  readonly broke: (words: Promise<string>) => void;
}

type Handler = WebsocketProvider['messageHandlers'][number];

/** Unlike y-websocket's own reader this one does not swallow an unreadable update. Several are taken in together. */
function applyUpdates(
  provider: WebsocketProvider,
  updates: readonly Uint8Array[],
  { broke }: RelayFrames,
): void {
  const { doc } = provider;
  const waited = doc.store.pendingStructs?.update;
  const take = () => {
    const [first, ...more] = updates;
    Y.applyUpdate(doc, first && more.length === 0 ? first : Y.mergeUpdates([...updates]), provider);
  };
  try {
    take();
  } catch (error) {
    try {
      // What is in is not taken in again: then it was somebody who listens that failed, and theirs to report.
      take();
      queueMicrotask(() => {
        throw error;
      });
    } catch {
      // Throws where the bytes are no update at all.
      updates.forEach(Y.decodeUpdate);
      const rest = import('./take-what-can.ts').then((part) =>
        part.takeWhatCan(doc, updates, waited, provider),
      );
      broke(rest.catch(() => 'Reload the page.'));
    }
  }
}

/** Rejects when the part of the page that it needs cannot be loaded: then it is asked for again. */
async function answerLarge(provider: WebsocketProvider, vector: Uint8Array): Promise<void> {
  const { ws } = provider;
  const part = await import('./split-answer.ts');
  // With all that was changed meanwhile, at one go: what left in between would not count as covered.
  if (provider.ws === ws)
    for (const frame of part.answerInParts(provider.doc, vector)) ws?.send(frame as Uint8Array<ArrayBuffer>);
}

/** Step 1 is answered in `reply`. */
function readSync(
  reply: encoding.Encoder,
  decoder: decoding.Decoder,
  provider: WebsocketProvider,
  gathered: GatheredUpdates,
  frames: RelayFrames,
): void {
  const type = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (type === syncType.step1) {
    const lacked = Y.encodeStateAsUpdate(provider.doc, payload);
    if (lacked.length > limits.step2Bytes) answerLarge(provider, payload).catch(frames.unreadable);
    else encoding.writeUint8Array(reply, writeSync(syncType.step2, lacked));
  } else if (type === syncType.step2) {
    gathered.flush();
    applyUpdates(provider, [payload], frames);
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
  const guarded =
    <Args extends unknown[]>(run: (...args: Args) => void) =>
    (...args: Args) => {
      try {
        run(...args);
      } catch {
        frames.unreadable();
      }
    };
  const gathered = new GatheredUpdates(
    guarded((updates) => applyUpdates(provider, updates, frames)),
    after,
    isHidden,
  );
  const read = (type: number, handler: Handler) => {
    provider.messageHandlers[type] = guarded((...args) => {
      handler(...args);
      frames.heard();
    });
  };
  read(messageType.sync, (reply, decoder) => readSync(reply, decoder, provider, gathered, frames));
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
