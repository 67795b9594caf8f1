// What to do first on a young board: a few steps that tick themselves off, each a button that does it. It is gone for good
// when somebody closes it here, when all is done, and on a board that has grown; on a view link it is never there.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hourMs } from '../../shared/time-box.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { backlogTopic } from '../store/board-store.ts';
import type { View } from './address.ts';
import { AskWhoEvent, CloseEvent, HeaderEvent, ViewEvent } from './events.ts';
import { firstStepsStyles } from './first-steps-styles.ts';
import { base, buttons } from './shared-styles.ts';
import { teamOf } from '../../shared/team.ts';
import { unseen } from './templates.ts';

/** A board with more items, or whose first one is older, is no longer young. */
const mostItems = 30;
const longestMs = 14 * 24 * hourMs;

/** Marks that this browser keeps of its person on this board. */
const marks = {
  closed: 'first steps: closed',
  shared: 'first steps: shared',
  planned: 'first steps: planned',
} as const;

interface Step {
  readonly words: string;
  readonly done: boolean;
  readonly event: () => Event;
  readonly key?: string;
}

@customElement('gw-first-steps')
export class GwFirstSteps extends LitElement {
  static override styles = [base, buttons, firstStepsStyles];

  /** The view that is shown: the steps stand above the Board alone. */
  @property({ attribute: false }) view: View = 'board';

  @consume({ context: sessionContext }) private session!: BoardSession;

  /** The focus is here, or in a dialog that was opened from here and will give it back: then nothing goes away. */
  #holding = false;
  #left: AbortController | undefined;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => this.session?.seen));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members', backlogTopic('product'), backlogTopic('technical')],
      ),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#left = new AbortController();
    const { signal } = this.#left;
    // Where the whole board hears of it: what moves inside one shadow tree never leaves that.
    const board = this.getRootNode();
    board.addEventListener('gw-header', (event) => this.#onWish(event as HeaderEvent), { signal });
    board.addEventListener('focusin', (event) => this.#onFocus(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#left?.abort();
  }

  override willUpdate(): void {
    if (this.view === 'plan') this.#mark('planned');
    this.hidden = !this.#isShown;
  }

  get #isShown(): boolean {
    const { readOnly, seen } = this.session;
    if (readOnly || this.view !== 'board' || !seen.loaded || seen.has(marks.closed)) return false;
    return this.#isYoung && (this.#holding || this.#steps.some(({ done }) => !done));
  }

  get #isYoung(): boolean {
    const { store } = this.session;
    const since = this.session.now() - longestMs;
    let items = 0;
    for (const { createdAt } of store.items()) {
      items += 1;
      if (items > mostItems || createdAt < since) return false;
    }
    return true;
  }

  get #steps(): readonly Step[] {
    const { store, me, seen } = this.session;
    const newItem = () => new HeaderEvent('newItem');
    const byPeople = [...store.items()].some(({ createdBy }) => createdBy !== null);
    const technical = store.list(backlogTopic('technical')).length > 0;
    const others = teamOf(store.members).length > 1;
    return [
      { words: 'Say who you are', done: me !== null, event: () => new AskWhoEvent() },
      { words: 'Write the first item', done: byPeople, event: newItem, key: 'C' },
      { words: 'Add a task or spike: the groundwork', done: technical, event: newItem },
      {
        words: 'Invite the team',
        done: others || seen.has(marks.shared),
        event: () => new HeaderEvent('share'),
      },
      { words: 'Open the plan', done: seen.has(marks.planned), event: () => new ViewEvent('plan') },
    ];
  }

  override render() {
    if (this.hidden) return nothing;
    const steps = this.#steps;
    const done = steps.filter((step) => step.done).length;
    const next = steps.find((step) => !step.done);
    return html`<section aria-labelledby="name">
      <h2 id="name">First steps</h2>
      <span class="quiet figures">${done} of ${steps.length}</span>
      <ol>
        ${steps.map((step) => this.#step(step, step === next))}
      </ol>
      <button
        class="close button plain small square"
        type="button"
        aria-label="Close the first steps for good"
        title="Close for good"
        @click=${this.#onClose}
      >
        ${icon('x')}
      </button>
    </section>`;
  }

  #step({ words, done, event, key }: Step, isNext: boolean): TemplateResult {
    return html`<li class=${done ? 'done' : isNext ? 'next' : ''}>
      <button type="button" @click=${() => this.#onPress(event())}>
        <span class="tick" aria-hidden="true">${done ? icon('check') : nothing}</span>
        <span class="words">${words}</span>${unseen(done ? ', done' : '')}
        ${key && !done ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
      </button>
    </li>`;
  }

  #onPress(event: Event): void {
    this.#holding = true;
    this.dispatchEvent(event);
  }

  #onClose(): void {
    this.#holding = false;
    this.#mark('closed');
    this.dispatchEvent(new CloseEvent());
  }

  #onWish({ wish }: HeaderEvent): void {
    if (wish === 'share') this.#mark('shared');
  }

  #onFocus(event: Event): void {
    const path = event.composedPath();
    const inDialog = path.some((one) => one instanceof HTMLDialogElement);
    const holding = path.includes(this) || (this.#holding && inDialog);
    if (holding === this.#holding) return;
    this.#holding = holding;
    this.requestUpdate();
  }

  #mark(mark: keyof typeof marks): void {
    if (this.session.readOnly || this.session.seen.has(marks[mark])) return;
    // Told to whoever follows, this element among them: not in the middle of an update.
    queueMicrotask(() => this.session.seen.add([marks[mark]]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-first-steps': GwFirstSteps;
  }
}
