// What the sessions of a room ask, one question of each at a time: whoever asks again meanwhile, or does not read, is
// answered later, and once, for what they asked last. So a session takes one place in the gate, one difference and
// one answer of memory at most, however often it asks, and the others' turn comes in between.

import { closeCode } from '../../shared/protocol.ts';
import { why, type Log } from '../log.ts';
import { Answers, type AnswersOptions, type Given, type Question } from './answers.ts';
import type { BoardLog } from './board-log.ts';
import { readStateVector } from './held-content.ts';
import { endings } from './limits.ts';
import type { Readers } from './readers.ts';
import type { ReadyFrame } from './ready-frame.ts';
import type { Session } from './session.ts';
import type { UnreadAnswers } from './unread-answers.ts';

export interface QuestionsOptions extends AnswersOptions {
  readonly epoch: number;
  /** One for all rooms. */
  readonly unread: UnreadAnswers<Session>;
  readonly log: Log;
}

/** What is answered from: the room. */
export interface QuestionsSource {
  readonly readers: Readers<Session>;
  readonly log: () => BoardLog;
  /** The last sequence that was relayed. */
  readonly last: () => number;
}

interface Asking {
  /** What it asked last, when that was not yet answered. */
  next: Question | undefined;
  /** Its answer was given in an earlier turn of the event loop. */
  given: boolean;
  /** Lets others into the gate. */
  left: () => void;
}

const cannotAnswer = 'The relay could not send this board. Your work stays on this device.';
const nothing = () => {};

export class Questions {
  readonly #options: QuestionsOptions;
  readonly #source: QuestionsSource;
  readonly #answers: Answers;
  readonly #asking = new Map<Session, Asking>();

  constructor(options: QuestionsOptions, source: QuestionsSource) {
    this.#options = options;
    this.#source = source;
    this.#answers = new Answers(options);
  }

  /** `bytes`: the state vector of what it has. Throws MalformedError. */
  ask(session: Session, bytes: Uint8Array): void {
    if (bytes.length > this.#options.limits.vectorBytes) return session.refuse(endings.vectorBytes);
    const question = { vector: readStateVector(bytes), bytes: new Uint8Array(bytes) };
    const asking = this.#asking.get(session);
    if (asking) asking.next = question;
    else if (session.keepsUp) this.#begin(session, question);
    else this.#asking.set(session, { next: question, given: true, left: nothing });
  }

  /** All that it was sent has left. */
  drained(session: Session): void {
    this.#options.unread.read(session);
    this.#asking.get(session)?.left();
    this.#goOn(session);
  }

  leave(session: Session): void {
    this.#options.unread.read(session);
    this.#asking.get(session)?.left();
    this.#asking.delete(session);
  }

  /** Lets go of what nobody asks any more. */
  sweep(): void {
    this.#answers.sweep();
  }

  #begin(session: Session, question: Question): void {
    const { epoch } = this.#options;
    const { readers, last } = this.#source;
    const asking: Asking = { next: undefined, given: false, left: nothing };
    this.#asking.set(session, asking);
    const since = session.takeSince();
    readers.asks(session);
    this.#answers.find(
      this.#source.log(),
      question,
      since?.epoch === epoch ? since : undefined,
      last,
      () => session.open,
      (given) => this.#give(session, asking, given),
      (error) => this.#fail(session, error),
    );
  }

  /** Resolves when the answer has left, or has taken long enough to let others go on. */
  #give(session: Session, asking: Asking, { frames, cost, last }: Given): Promise<void> {
    const { timing, limits } = this.#options;
    session.sendAnswer(frames, cost);
    this.#source.readers.answered(session, last, timing.now());
    this.#endTurn(session, asking, frames).catch((error: unknown) => this.#fail(session, error));
    if (!session.open || session.keepsUp) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = timing.after(limits.largeAnswerMs, () => asking.left());
      asking.left = () => {
        cancel();
        asking.left = nothing;
        resolve();
      };
    });
  }

  async #endTurn(session: Session, asking: Asking, frames: ReadyFrame): Promise<void> {
    await this.#options.timing.turn();
    // By now it has left, unless the line is full: then `drained` tells.
    if (session.open && !session.keepsUp) this.#options.unread.sent(session, frames);
    asking.given = true;
    this.#goOn(session);
  }

  #goOn(session: Session): void {
    const asking = this.#asking.get(session);
    if (!asking?.given || !session.keepsUp) return;
    this.#asking.delete(session);
    if (asking.next) this.#begin(session, asking.next);
  }

  #fail(session: Session, error: unknown): void {
    const { board, log } = this.#options;
    log('error', 'an answer could not be made', { board, why: why(error) });
    session.close(closeCode.busy, cannotAnswer);
  }
}
