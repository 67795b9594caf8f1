// Somebody who types without pause, and who keeps count of what the relay has said is on disk: edit i sets key i,
// and every fifth deletes an earlier one.

import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { BoardId } from '../../shared/ids.ts';
import { messageType, ownProtocol, readSaved, syncType, writeSync } from '../../shared/protocol.ts';

export class BoardWriter {
  readonly board: BoardId;
  readonly name: string;
  readonly doc = new Y.Doc();
  /** Edits made, and edits that the relay has acknowledged as durable. */
  made = 0;
  acked = 0;
  /** Milliseconds from the sending of a frame to its acknowledgement. */
  readonly delays: number[] = [];
  readonly #auth: string;
  #ws: WebSocket | undefined;
  /** By edit: when it was sent on the connection that is, or was the last. */
  readonly #sentAt = new Map<number, number>();
  #frames: { readonly edits: number; readonly at: number }[] = [];
  #seen = 0;
  #typing: NodeJS.Timeout | undefined;

  constructor(board: BoardId, auth: string, name: string) {
    this.board = board;
    this.name = name;
    this.#auth = auth;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(syncType.update, update);
    });
  }

  /** Connects and types until `stop`. Sends its whole state first, so that every acknowledgement covers all before. */
  start(port: number, everyMs: number): void {
    const ws = new WebSocket(`ws://127.0.0.1:${port}/sync/${this.board}`, [ownProtocol, this.#auth]);
    this.#ws = ws;
    this.#frames = [];
    this.#sentAt.clear();
    this.#seen = 0;
    ws.on('error', () => undefined);
    ws.on('message', (data: Buffer) => {
      if (ws === this.#ws) this.#hear(new Uint8Array(data), everyMs);
    });
  }

  stop(): void {
    clearInterval(this.#typing);
    this.#ws?.terminate();
    this.#ws = undefined;
  }

  /** What is missing in this document of the first edits, by default those that were acknowledged to this writer. */
  missingIn(doc: Y.Doc, edits = this.acked): string[] {
    const missing: string[] = [];
    for (let edit = 1; edit <= edits; edit += 1)
      if (this.#isMissing(edit, doc)) missing.push(`edit ${edit} of ${this.name}`);
    return missing;
  }

  /** When those were sent that never were acknowledged and are not in this document. */
  lostIn(doc: Y.Doc): number[] {
    return [...this.#sentAt].flatMap(([edit, at]) =>
      edit > this.acked && this.#isMissing(edit, doc) ? [at] : [],
    );
  }

  /** How many were sent and never acknowledged. */
  get unacked(): number {
    return [...this.#sentAt.keys()].filter((edit) => edit > this.acked).length;
  }

  #isMissing(edit: number, doc: Y.Doc): boolean {
    const map = doc.getMap('m');
    // A deletion of the one before.
    if (edit % 5 === 0) return map.has(this.#key(edit - 1));
    const mayBeDeleted = edit % 5 === 4 && edit < this.made;
    return !mayBeDeleted && !map.has(this.#key(edit));
  }

  #key(edit: number): string {
    return `${this.name}:${edit}`;
  }

  #type(): void {
    this.made += 1;
    const map = this.doc.getMap('m');
    if (this.made % 5 === 0) map.delete(this.#key(this.made - 1));
    else map.set(this.#key(this.made), this.made);
  }

  #send(type: 1 | 2, update: Uint8Array): void {
    if (this.#ws?.readyState !== WebSocket.OPEN || (type === syncType.update && this.#frames.length === 0))
      return;
    const at = performance.now();
    this.#frames.push({ edits: this.made, at });
    if (type === syncType.update) this.#sentAt.set(this.made, at);
    this.#ws.send(writeSync(type, update));
  }

  #hear(frame: Uint8Array, everyMs: number): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.saved) return this.#count(readSaved(decoder).acked);
    if (type !== messageType.sync) return;
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step !== syncType.step1) return Y.applyUpdate(this.doc, payload, this);
    if (this.#frames.length > 0) return;
    this.#send(syncType.step2, Y.encodeStateAsUpdate(this.doc, payload));
    this.#typing = setInterval(() => this.#type(), everyMs);
  }

  #count(acked: number): void {
    for (; this.#seen < acked; this.#seen += 1) {
      const frame = this.#frames[this.#seen];
      if (!frame) throw new Error('more was acknowledged than was sent');
      this.acked = Math.max(this.acked, frame.edits);
      this.delays.push(performance.now() - frame.at);
    }
  }
}

/** The board as a stranger sees it: all that the relay gives to somebody who has nothing. */
export async function readBoard(port: number, board: BoardId, auth: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const ws = new WebSocket(`ws://127.0.0.1:${port}/sync/${board}`, [ownProtocol, auth]);
  await new Promise<void>((resolve, reject) => {
    ws.on('open', () => ws.send(writeSync(syncType.step1, Y.encodeStateVector(doc))));
    ws.on('error', reject);
    ws.on('close', (code, reason) => reject(new Error(`closed with ${code}: ${reason.toString()}`)));
    ws.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== messageType.sync) return;
      const step = decoding.readVarUint(decoder);
      if (step === syncType.step1) return;
      // What is there may come in several updates; the step 2 says that it is all.
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
      if (step === syncType.step2) resolve();
    });
  });
  ws.terminate();
  return doc;
}
