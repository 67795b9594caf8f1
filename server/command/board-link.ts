// A board opened by its link over one socket: the document as the relay has it, and a way to send one update and hear
// that it is on disk. It knows bytes and the document, not items.

import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { tooLargeToSend } from '../../shared/import/size-to-send.ts';
import { authProtocol, parseLink, type Link } from '../../shared/links.ts';
import {
  carriesUpdate,
  limits,
  messageType,
  ownProtocol,
  readSaved,
  readStatus,
  statusCode,
  syncType,
  writeSync,
} from '../../shared/protocol.ts';
import { noRelay } from './create-board.ts';
import { Failure } from './failure.ts';

/** Milliseconds without any sign of the relay, which sends one every ten seconds, until it is given up. */
const patienceMs = 3 * limits.heartbeatMs;

export class OpenBoard {
  readonly link: Link;
  readonly doc = new Y.Doc();
  readonly #origin: string;
  readonly #socket: WebSocket;
  #synced = false;
  #sent = 0;
  #acked = 0;
  #end: Failure | undefined;
  #lastStatus = '';
  #timer: NodeJS.Timeout | undefined;
  /** Looks again at what is waited for, after each frame. */
  #look: () => void = () => undefined;

  private constructor(link: Link, origin: string) {
    this.link = link;
    this.#origin = origin;
    const address = `${origin.replace(/^http/, 'ws')}/sync/${link.board}`;
    this.#socket = new WebSocket(address, [ownProtocol, authProtocol(link)], {
      maxPayload: 0,
      perMessageDeflate: false,
    });
    this.#socket.binaryType = 'nodebuffer';
    this.#socket.on('open', () => this.#send(writeSync(syncType.step1, Y.encodeStateVector(this.doc))));
    this.#socket.on('message', (data: Buffer) => this.#receive(data));
    this.#socket.on('error', () => this.#fail(noRelay(origin)));
    this.#socket.on('close', (_, reason) => this.#fail(this.#whyClosed(reason.toString())));
    this.#listen();
  }

  /** Throws Failure for a link that is none, or that the relay refuses. */
  static async open(text: string): Promise<OpenBoard> {
    const link = parseLink(text);
    if (!link)
      throw new Failure('This is no link to a board: copy it whole, with all that stands after the #.');
    if (!/^https?:\/\//.test(text.trim()))
      throw new Failure('This link lacks the address of its relay: copy it whole, from http on.');
    const board = new OpenBoard(link, new URL(text.trim()).origin);
    await board.#until(() => board.#synced);
    return board;
  }

  /** Sends what this document has and the relay lacks since `vector`, as one step 2, and waits for the disk. */
  async save(vector: Uint8Array): Promise<void> {
    const update = Y.encodeStateAsUpdate(this.doc, vector);
    checkSize(update);
    this.#send(writeSync(syncType.step2, update));
    await this.#until(() => this.#acked >= this.#sent);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#socket.removeAllListeners('close');
    this.#socket.close();
  }

  #send(frame: Uint8Array): void {
    if (carriesUpdate(frame)) this.#sent += 1;
    this.#socket.send(frame);
  }

  #receive(data: Uint8Array): void {
    this.#listen();
    try {
      this.#read(decoding.createDecoder(data));
    } catch {
      this.#fail(`What answers at ${this.#origin} does not speak as a Groundwork relay.`);
    }
    this.#look();
  }

  #read(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    if (type === messageType.saved) this.#acked = readSaved(decoder).acked;
    if (type === messageType.status) {
      const { code, text } = readStatus(decoder);
      if (code !== statusCode.good) this.#lastStatus = text;
    }
    if (type !== messageType.sync) return;
    const step = decoding.readVarUint(decoder);
    // The relay's step 1 needs no answer: all that this document holds came from it, and `save` sends the rest.
    if (step === syncType.step1) return;
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this);
    if (step === syncType.step2) this.#synced = true;
  }

  #listen(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#fail(`The relay at ${this.#origin} does not answer: try again.`),
      patienceMs,
    );
  }

  #whyClosed(reason: string): string {
    if (reason !== '') return reason;
    if (this.#lastStatus !== '') return this.#lastStatus;
    if (this.#sent > this.#acked)
      return 'The connection broke before the relay said that all is on its disk: run the same import again, nothing comes twice.';
    return `The relay at ${this.#origin} closed the connection: try again.`;
  }

  #fail(sentence: string): void {
    clearTimeout(this.#timer);
    this.#end ??= new Failure(sentence);
    this.#socket.terminate();
    this.#look();
  }

  #until(reached: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        if (this.#end) reject(this.#end);
        else if (reached()) resolve();
      };
      this.#look();
    });
  }
}

/** Throws Failure for an update that the relay would not take at once. */
export function checkSize(update: Uint8Array): void {
  const sentence = tooLargeToSend(update.length, 'export fewer items and import in parts');
  if (sentence !== null) throw new Failure(sentence);
}
