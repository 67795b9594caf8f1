// One of those who write while a browser is measured. They type a sentence into their field of the item at two to four
// letters a second, look up, move about in the words, vote, take the sentence out again, so that the item is as long in
// the last run as in the first, and begin another one elsewhere. Everybody is told where their caret is.

import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { writePresence } from '../../../../client/sync/presence-state.ts';
import type { Board } from '../../../../shared/board/document.ts';
import { findText, logTyping, typeText } from '../../../../shared/board/mutate-text.ts';
import { castVote } from '../../../../shared/board/mutate-vote.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { TextField } from '../../../../shared/kind.ts';
import { messageType, syncType, writeSync } from '../../../../shared/protocol.ts';
import type { TextChange } from '../../../../shared/text-change.ts';
import type { Writing } from './writers.ts';

/** Which field whom: a third write where the measured browser types. */
const fields: readonly TextField[] = [
  'description',
  'want',
  'soThat',
  'description',
  'want',
  'soThat',
  'title',
];
const sentences = [
  'we need to know what it costs before we promise it. ',
  'the old address has to answer for six more months. ',
  'ask the people at the front desk, they see it daily. ',
  'this waits for the new certificates and for nothing else. ',
];
const cards = ['1', '2', '3', '5', '8', '?'];
/** Between two letters: at least this, and up to as much more. */
const letterMs = 250;
/** Between two steps of a caret that moves about, and how many there are. */
const caretMs = 400;
const caretSteps = 5;
/** They move about only in this part of the words: at their end the measured browser types. */
const part = 0.8;

/** A place in the words, which moves with them. */
type Place = Y.RelativePosition;

export class Writer {
  readonly #options: WriterOptions;
  readonly #doc: Y.Doc;
  readonly #client = Math.floor(Math.random() * 2 ** 32);
  readonly #field: TextField;
  #clock = 0;
  #turn = 0;
  #told = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#doc = options.room.doc;
    this.#field = fields[options.at % fields.length] as TextField;
  }

  begin(): void {
    this.#tell(this.#place(this.#anywhere()));
    // In the middle of things, each at another point of them.
    const share = Math.random();
    this.#in(letterMs * 4 * Math.random(), () =>
      share < 0.3 ? this.#moveAbout(caretSteps) : this.#beginSentence(share),
    );
  }

  /** What is begun is taken out first. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    this.#takeBack();
    this.#takeBack = () => {};
    this.#send(this.#presence(null));
    this.#options.socket.close();
    await once(this.#options.socket, 'close');
  }

  #in(ms: number, run: () => void): void {
    this.#timer = setTimeout(run, ms);
  }

  get #text(): Y.Text {
    const text = findText(this.#options.room, this.#ref);
    if (!text) throw new Error(`nobody has begun the ${this.#field}`);
    return text;
  }

  get #ref() {
    return { item: this.#options.item, field: this.#field };
  }

  #takeBack = (): void => {};

  #beginSentence(from = 0): void {
    const whole = sentences[(this.#options.at + this.#turn) % sentences.length] as string;
    const sentence = whole.slice(Math.floor(from * whole.length));
    this.#turn += 1;
    const at = this.#anywhere();
    // Bound to the letter before it, and to the last one that was typed.
    const start = Y.createRelativePositionFromTypeIndex(this.#text, at, -1);
    this.#letter(sentence, 0, start, start);
  }

  #letter(sentence: string, typed: number, start: Place, caret: Place): void {
    if (typed === sentence.length) {
      this.#sentenceDone(sentence, start);
      return;
    }
    const at = this.#index(caret);
    this.#type({ at, remove: 0, insert: sentence[typed] as string });
    const after = Y.createRelativePositionFromTypeIndex(this.#text, at + 1, -1);
    this.#takeBack = () => this.#takeOut(start, after);
    this.#tell(this.#place(at + 1));
    this.#in(letterMs * (1 + Math.random()), () => this.#letter(sentence, typed + 1, start, after));
  }

  #sentenceDone(sentence: string, start: Place): void {
    const at = this.#index(start);
    this.#as((act) => logTyping(this.#options.room, act, this.#ref, '', sentence, at));
    const card = cards[Math.floor(Math.random() * cards.length)] as string;
    if (this.#turn % 2 === 0) this.#as((act) => castVote(this.#options.room, act, this.#options.item, card));
    this.#moveAbout(caretSteps);
  }

  #moveAbout(steps: number): void {
    if (steps === 0) {
      this.#takeBack();
      this.#takeBack = () => {};
      this.#in(letterMs, () => this.#beginSentence());
      return;
    }
    this.#tell(this.#place(this.#anywhere()));
    this.#in(caretMs, () => this.#moveAbout(steps - 1));
  }

  #takeOut(start: Place, end: Place): void {
    const [from, to] = [this.#index(start), this.#index(end)];
    if (to > from) this.#type({ at: from, remove: to - from, insert: '' });
  }

  #type(change: TextChange): void {
    this.#as((act) => typeText(this.#options.room, act, this.#ref, [change]));
  }

  #anywhere(): number {
    return Math.floor(Math.random() * part * this.#text.length);
  }

  #index(place: Place): number {
    return Y.createAbsolutePositionFromRelativePosition(place, this.#doc)?.index ?? 0;
  }

  #place(at: number): unknown {
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, at));
  }

  /** Makes a change in this one's name, under its own client id, and sends it over its own socket. */
  #as(
    make: (act: { by: Writing['people'][number]['member']; at: number; random: () => number }) => void,
  ): void {
    const send = (update: Uint8Array) => this.#send(writeSync(syncType.update, update));
    this.#doc.clientID = this.#client;
    this.#doc.on('update', send);
    try {
      make({ by: this.#options.person.member, at: Date.now(), random: Math.random });
    } finally {
      this.#doc.off('update', send);
    }
  }

  /** As the product does: what was told is not told again. */
  #tell(caret: unknown): void {
    const { person, at, item } = this.#options;
    const state = writePresence({
      member: person.member,
      name: person.name,
      colour: at,
      look: { view: 'refine', item, field: this.#field },
      moving: [],
      caret: { anchor: caret, head: caret },
      activity: 'active',
    });
    if (JSON.stringify(state) === this.#told) return;
    this.#told = JSON.stringify(state);
    this.#send(this.#presence(state));
  }

  /** An awareness frame that says this of this one alone. */
  #presence(state: unknown): Uint8Array {
    this.#clock += 1;
    const states = encoding.createEncoder();
    encoding.writeVarUint(states, 1);
    encoding.writeVarUint(states, this.#client);
    encoding.writeVarUint(states, this.#clock);
    encoding.writeVarString(states, JSON.stringify(state));
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, messageType.awareness);
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(states));
    return encoding.toUint8Array(frame);
  }

  #send(frame: Uint8Array): void {
    this.#options.socket.send(frame);
  }
}

interface WriterOptions {
  readonly room: Board;
  readonly item: ItemId;
  readonly person: Writing['people'][number];
  /** Which one of them it is. */
  readonly at: number;
  readonly socket: WebSocket;
}
