// The one door through which an element changes the board: it makes sure that the person has said who they are, makes
// the change, and keeps the sentence of a change that was refused, to be shown where it happened.

import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Board } from '../../shared/board/document.ts';
import { Refusal, type Act, type RefusalCode } from '../../shared/board/edit.ts';
import type { BoardSession } from '../session.ts';
import { AskWhoEvent, HeaderEvent } from './events.ts';

/** What stands beside words or a wish that could not be carried out because nobody said who is writing. */
export const saySomebody = 'Not changed: say who you are first.';

/** True when changes may be made now in the person's name; opens the question where it has not been answered. */
export function knowsWho(host: EventTarget, session: BoardSession): boolean | Promise<boolean> {
  if (session.readOnly || session.me !== null) return true;
  const question = new AskWhoEvent();
  host.dispatchEvent(question);
  return question.answer ?? false;
}

export class Changes implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #session: () => BoardSession;
  #refusal = '';
  #code: RefusalCode | null = null;

  constructor(host: ReactiveControllerHost & EventTarget, session: () => BoardSession) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Why the last change was not made, or ''. */
  get refusal(): string {
    return this.#refusal;
  }

  /** Says a sentence where this element shows its refusals; '' takes it away. `code` is why, where a rule said no. */
  say(sentence: string, code: RefusalCode | null = null): void {
    if (sentence === this.#refusal && code === this.#code) return;
    this.#refusal = sentence;
    this.#code = code;
    this.#host.requestUpdate();
  }

  /**
   * Makes one change, at once when the person is known. Settles with what it returned, or with undefined when it was
   * refused or the person did not say who they are; then nothing has changed.
   */
  make<Result>(change: (board: Board, act: Act) => Result): Promise<Result | undefined> {
    const knows = knowsWho(this.#host, this.#session());
    if (knows === true) return Promise.resolve(this.#run(change));
    return Promise.resolve(knows).then((answered) => {
      if (answered) return this.#run(change);
      this.say(saySomebody);
      return undefined;
    });
  }

  #run<Result>(change: (board: Board, act: Act) => Result): Result | undefined {
    const session = this.#session();
    try {
      const result = change(session.store.board, session.act());
      this.say('');
      return result;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.say(error.message, error.code);
      return undefined;
    }
  }

  /** The sentence, where there is one. About a role it leads to the team: anybody may put roles right. */
  get sentence(): TemplateResult | typeof nothing {
    if (this.#refusal === '') return nothing;
    const openTeam = () => this.#host.dispatchEvent(new HeaderEvent('team'));
    const button = html`<button type="button" @click=${openTeam}>Open the team</button>`;
    const wayOut = this.#code === 'role' ? button : nothing;
    return html`<p class="refusal" role="alert">${this.#refusal}${wayOut}</p>`;
  }
}
