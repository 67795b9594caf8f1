// A relay that is cranked by hand, and the lines to it: messages wait, overtake each other, come twice, are lost when
// a line is cut. Knows updates and state vectors, no board.

import * as Y from 'yjs';
import type { Draw } from './draw.ts';
import { fromNetwork, type Replica } from './replica.ts';

type Message =
  | { readonly type: 'ask'; readonly vector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array };

class Line {
  readonly replica: Replica;
  open = false;
  readonly up: Message[] = [];
  readonly down: Message[] = [];

  constructor(replica: Replica) {
    this.replica = replica;
  }
}

export class Network {
  deliveries = 0;
  /** Every update that anybody ever made. */
  readonly made: Uint8Array[] = [];
  readonly #draw: Draw;
  readonly #lines: Line[] = [];
  #relay = new Y.Doc();

  constructor(draw: Draw, replicas: readonly Replica[]) {
    this.#draw = draw;
    for (const replica of replicas) {
      const line = new Line(replica);
      this.#lines.push(line);
      replica.onOwnUpdate = (update) => {
        this.made.push(update);
        if (line.open) line.up.push({ type: 'update', update });
      };
    }
  }

  isOpen(replica: Replica): boolean {
    return this.#line(replica).open;
  }

  /** What is on its way is lost. */
  cut(replica: Replica): void {
    const line = this.#line(replica);
    line.open = false;
    line.up.length = 0;
    line.down.length = 0;
  }

  /** Opens the line; each side asks the other for what it lacks. */
  connect(replica: Replica): void {
    this.cut(replica);
    const line = this.#line(replica);
    line.open = true;
    line.up.push({ type: 'ask', vector: Y.encodeStateVector(replica.doc) });
    line.down.push({ type: 'ask', vector: Y.encodeStateVector(this.#relay) });
  }

  /** The relay comes back with all it had, or with nothing at all. */
  restartRelay(emptied: boolean): void {
    const kept = Y.encodeStateAsUpdate(this.#relay);
    this.#relay = new Y.Doc();
    if (!emptied) Y.applyUpdate(this.#relay, kept);
    for (const { replica } of this.#lines) this.cut(replica);
  }

  /** Delivers up to so many messages: mostly the next, sometimes a later one, sometimes one that comes again. */
  crank(times: number): void {
    for (let i = 0; i < times; i += 1) {
      const waiting = this.#lines.flatMap((line) => [
        ...(line.up.length > 0 ? [{ line, queue: line.up }] : []),
        ...(line.down.length > 0 ? [{ line, queue: line.down }] : []),
      ]);
      const next = this.#draw.among(waiting);
      if (!next) return;
      const at = this.#draw.chance(0.75) ? 0 : this.#draw.below(next.queue.length);
      const message = next.queue[at] as Message;
      if (!this.#draw.chance(0.05)) next.queue.splice(at, 1);
      this.#deliver(next.line, next.queue === next.line.up, message);
    }
  }

  /** Opens every line and delivers everything, until all have all. */
  settle(): void {
    for (let round = 0; round < 2; round += 1) {
      for (const { replica } of this.#lines) this.connect(replica);
      for (let busy = true; busy;) {
        busy = false;
        for (const line of this.#lines) {
          for (const queue of [line.up, line.down]) {
            const message = queue.shift();
            if (!message) continue;
            busy = true;
            this.#deliver(line, queue === line.up, message);
          }
        }
      }
    }
  }

  #line(replica: Replica): Line {
    return this.#lines.find((line) => line.replica === replica) as Line;
  }

  #deliver(line: Line, up: boolean, message: Message): void {
    this.deliveries += 1;
    const [reader, answers] = up ? [this.#relay, line.down] : [line.replica.doc, line.up];
    if (message.type === 'ask') {
      answers.push({ type: 'update', update: Y.encodeStateAsUpdate(reader, message.vector) });
      return;
    }
    Y.applyUpdate(reader, message.update, fromNetwork);
    if (up) for (const other of this.#lines) if (other !== line && other.open) other.down.push(message);
  }
}
