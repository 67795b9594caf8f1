// A page: a real document, the stock protocol, and the messages of `groundwork.v1`. It edits whether it is connected or
// not, and for each frame that it sends keeps what it would call saved once that is acknowledged.

import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Since } from '../../../server/relay/session.ts';
import type { BoardId } from '../../../shared/ids.ts';
import type { Access } from '../../../shared/links.ts';
import { messageType, readSaved, syncType, writeSync } from '../../../shared/protocol.ts';
import { changeAtRandom } from '../../unit/server/fold-kit.ts';
import type { Draw } from '../draw.ts';
import type { Claim } from './claims.ts';
import type { ModelSocket } from './model-socket.ts';

/** What a client remembers of one connection. */
export interface Line {
  readonly socket: ModelSocket;
  /** One for each frame sent, in order, without those that were acknowledged. */
  readonly claims: Claim[];
  acked: number;
  introduced: boolean;
}

const clientIds = 2 ** 30;

export class ModelClient {
  readonly board: BoardId;
  readonly name: string;
  readonly access: Access;
  readonly #draw: Draw;
  doc: Y.Doc;
  line: Line | undefined;
  /** Where this page was, if the relay has told it. */
  since: Since | undefined;

  constructor(board: BoardId, name: string, access: Access, draw: Draw) {
    this.board = board;
    this.name = name;
    this.access = access;
    this.#draw = draw;
    this.doc = this.#open();
  }

  edit(): void {
    if (this.access === 'edit') this.doc.transact(() => changeAtRandom(this.doc, this.#draw));
  }

  /** The page is loaded again, from what this device keeps. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc);
    this.drop();
    this.doc.destroy();
    this.doc = this.#open();
    Y.applyUpdate(this.doc, kept, 'relay');
    this.since = undefined;
  }

  connected(socket: ModelSocket): void {
    this.line = { socket, claims: [], acked: 0, introduced: false };
    socket.up.push(writeSync(syncType.step1, Y.encodeStateVector(this.doc)));
  }

  /** The network is gone. Some of what was sent still arrives; then the relay hears of it. */
  drop(): void {
    const { line } = this;
    if (!line) return;
    this.line = undefined;
    line.socket.up.splice(this.#draw.below(line.socket.up.length + 1));
    line.socket.up.push('close');
  }

  /** Something from the relay is there to be taken. */
  get hears(): boolean {
    return (this.line?.socket.down.length ?? 0) > 0;
  }

  take(): void {
    const { line } = this;
    const message = line?.socket.take();
    if (!line || !message) return;
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.saved) {
      const { sequence, epoch } = readSaved(decoder);
      this.since = { sequence, epoch };
    }
    if (type !== messageType.sync) return;
    const kind = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (kind !== syncType.step1) return Y.applyUpdate(this.doc, payload, 'relay');
    line.introduced = true;
    this.#send(line, syncType.step2, Y.encodeStateAsUpdate(this.doc, payload));
  }

  #open(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = 1 + this.#draw.below(clientIds);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'relay' && this.line) this.#send(this.line, syncType.update, update);
    });
    return doc;
  }

  #send(line: Line, type: 1 | 2, update: Uint8Array): void {
    const { board, name: who } = this;
    line.claims.push({
      board,
      who,
      brought: update,
      held: line.introduced ? Y.snapshot(this.doc) : undefined,
    });
    line.socket.up.push(writeSync(type, update));
  }
}
