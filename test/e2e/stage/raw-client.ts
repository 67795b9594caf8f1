// A client that keeps to no rule: it opens a board by a link and sends whatever bytes a test gives it.

import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openBoard } from '../../../shared/board/document.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { authProtocol, parseLink } from '../../../shared/links.ts';
import {
  messageType,
  ownProtocol,
  readSaved,
  readStatus,
  syncType,
  writeSync,
  type Status,
} from '../../../shared/protocol.ts';

export class RawClient {
  readonly #socket: WebSocket;
  readonly #doc = new Y.Doc();
  readonly statuses: Status[] = [];
  synced = false;
  acked = 0;
  /** Set when the other side has closed. */
  end: { readonly code: number; readonly reason: string } | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#read(decoding.createDecoder(new Uint8Array(data))));
    socket.on('close', (code, reason) => {
      this.end = { code, reason: reason.toString() };
    });
  }

  static async open(port: number, link: string): Promise<RawClient> {
    const parsed = parseLink(link);
    if (!parsed) throw new Error('this is no link');
    const address = `ws://127.0.0.1:${port}/sync/${parsed.board}`;
    const socket = new WebSocket(address, [ownProtocol, authProtocol(parsed)]);
    const client = new RawClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    client.send(writeSync(syncType.step1, Y.encodeStateVector(client.#doc)));
    return client;
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  titles(): (string | undefined)[] {
    return exportBoard(openBoard(this.#doc)).items.map(({ texts }) => texts.title);
  }

  close(): void {
    this.#socket.terminate();
  }

  #read(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    if (type === messageType.saved) this.acked = readSaved(decoder).acked;
    if (type === messageType.status) this.statuses.push(readStatus(decoder));
    if (type !== messageType.sync) return;
    const step = decoding.readVarUint(decoder);
    if (step === syncType.step1) return;
    Y.applyUpdate(this.#doc, decoding.readVarUint8Array(decoder));
    this.synced ||= step === syncType.step2;
  }
}

/** A well-formed update that puts a further item onto whatever board takes it. */
export function strangeUpdate(): Uint8Array {
  const doc = new Y.Doc();
  const by = { by: null, at: Date.now(), random: Math.random };
  addItem(openBoard(doc), by, { kind: 'story', title: 'Smuggled in' });
  return Y.encodeStateAsUpdate(doc);
}
