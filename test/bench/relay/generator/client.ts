// One who is in a room: a socket and what the protocol asks of it, without a document. What arrives is looked through
// for markers and not decoded, so that hundreds of them cost little.

import { messageType, syncType } from '../../../../shared/protocol.ts';
import type { Peer } from '../peers/peer.ts';
import { clientFrame } from '../wire/client-frame.ts';
import { readVarUint, type Dialect } from '../wire/dialect.ts';
import { scanMarkers, type FoundMarker } from '../wire/marker.ts';
import { RawSocket } from '../wire/raw-socket.ts';
import type { Room } from './rooms.ts';

export interface ClientOptions {
  /** What it says that it has already; nothing unless said. */
  readonly vector?: Uint8Array;
  /** Speaks our own protocol where there is one, and hears what is on disk. */
  readonly own?: boolean;
  /** Synced when this has arrived, and not at the first answer. */
  readonly sentinel?: Buffer;
  /** Keeps the updates that arrive. */
  readonly keep?: boolean;
  /** Gives the server nothing when it asks. */
  readonly silent?: boolean;
  /** Sent when the socket opens. */
  readonly hello?: Uint8Array;
  readonly onUpdate?: FoundMarker;
  readonly onPresence?: FoundMarker;
  /** How many states a message of presence says it has. */
  readonly onStates?: (count: number) => void;
  /** More edits are safe: `acks` says how many. */
  readonly onAck?: () => void;
}

const hocuspocusClosed = 7;
const hocuspocusStatus = 8;
/** An answer shorter than this brings nothing. */
const emptyAnswerBytes = 20;

export class Client {
  readonly room: Room;
  readonly socket: RawSocket;
  /** Settles with false when the socket closes before. */
  readonly ready: Promise<boolean>;
  readonly #peer: Peer;
  readonly #dialect: Dialect;
  readonly #options: ClientOptions;
  #settle: (ready: boolean) => void = () => {};
  /** On the clock of `performance.now()`; 0 until then. */
  syncedAt = 0;
  /** Messages that said an edit is safe, or what the last one of them said in all. */
  acks = 0;
  /** Update-bearing messages that it sent by itself: what a cumulative ack counts along. */
  answers = 0;
  /** Answers to its step 1, and the bytes of the first one. */
  step2s = 0;
  firstStep2Bytes = 0;
  /** Bytes of the message in which the sentinel stood. */
  wholeBytes = 0;
  /** The server closed the document, but not the socket. */
  documentClosed = false;
  readonly kept: Buffer[] = [];

  constructor(peer: Peer, dialect: Dialect, port: number, room: Room, options: ClientOptions) {
    this.#peer = peer;
    this.#dialect = dialect;
    this.#options = options;
    this.room = room;
    this.ready = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const protocols = options.own ? room.ownProtocols : room.protocols;
    this.socket = new RawSocket(
      { port, path: room.path, protocols, from: room.from },
      {
        onOpen: () => this.#open(),
        onMessage: (bytes, start, end) => this.#take(bytes, start, end),
        onClose: () => this.#settle(false),
      },
    );
  }

  update(update: Uint8Array): void {
    this.socket.send(this.#dialect.update(this.room.name, update));
  }

  /** An update as a frame that is ready to be sent. */
  frameOf(update: Uint8Array): Buffer {
    return clientFrame(this.#dialect.update(this.room.name, update));
  }

  /** Asks what the server has beyond this. */
  ask(vector: Uint8Array): void {
    this.socket.send(this.#dialect.step1(this.room.name, vector));
  }

  #open(): void {
    const { hello, vector } = this.#options;
    const greeting = this.#dialect.greeting(this.room.name);
    if (greeting) this.socket.send(greeting);
    if (this.#dialect.name === 'plain') this.#synced();
    else this.ask(vector ?? Uint8Array.of(0));
    if (hello) this.socket.send(hello);
  }

  #synced(): void {
    if (this.syncedAt > 0) return;
    this.syncedAt = performance.now();
    this.#settle(true);
  }

  #take(bytes: Buffer, start: number, end: number): void {
    const at = this.#dialect.typeAt(bytes, start);
    const type = bytes[at];
    // Hocuspocus answers a step 1 with a type of its own, which is otherwise as sync.
    if (type === messageType.sync || (type === 4 && this.#dialect.name === 'hocuspocus'))
      this.#takeSync(bytes, start, at, end);
    else if (type === messageType.awareness) this.#takePresence(bytes, start, at, end);
    else if (this.#peer.acks === 'cumulative' && type === messageType.saved)
      this.#acked(readVarUint(bytes, at + 1)[0]);
    else if (this.#peer.acks === 'each' && type === hocuspocusStatus) this.#acked(this.acks + 1);
    else if (this.#dialect.name === 'hocuspocus' && type === hocuspocusClosed) this.documentClosed = true;
  }

  #acked(acks: number): void {
    this.acks = acks;
    this.#options.onAck?.();
  }

  #takeSync(bytes: Buffer, start: number, at: number, end: number): void {
    const { silent, sentinel, keep, onUpdate } = this.#options;
    const kind = bytes[at + 1];
    if (kind === syncType.step1) {
      if (silent || this.#dialect.name === 'plain') return;
      this.answers += 1;
      this.socket.send(this.#dialect.step2(this.room.name));
      return;
    }
    const length = end - start;
    if (kind === syncType.step2) {
      if (this.step2s === 0) this.firstStep2Bytes = length;
      this.step2s += 1;
      if (!sentinel) this.#synced();
    }
    if (sentinel && this.syncedAt === 0 && length > emptyAnswerBytes)
      if (bytes.subarray(start, end).includes(sentinel)) {
        this.wholeBytes = length;
        this.#synced();
      }
    if (keep) {
      const [size, from] = readVarUint(bytes, at + 2);
      this.kept.push(Buffer.from(bytes.subarray(from, from + size)));
    }
    if (onUpdate) scanMarkers(bytes, start, end, onUpdate);
  }

  #takePresence(bytes: Buffer, start: number, at: number, end: number): void {
    const { onPresence, onStates } = this.#options;
    if (onPresence) scanMarkers(bytes, start, end, onPresence);
    if (!onStates) return;
    const [, from] = readVarUint(bytes, at + 1);
    onStates(readVarUint(bytes, from)[0]);
  }
}
