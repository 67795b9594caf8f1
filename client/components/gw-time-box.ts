// A spike's time-box as a contract: how many hours were agreed, what is left of them, and the one thing there is to do
// now: propose, agree, start, stop, and at the end record the outcome, agree to more, or drop it.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { reopenBox, startBox, stopBox } from '../../shared/board/mutate-box.ts';
import { readsOtherwiseIn, shareSpent } from '../../shared/box-reading.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Tick } from '../controllers/tick.ts';
import { Watch } from '../controllers/watch.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { ringState } from './box-mark.ts';
import { boxRing, ringStyles } from './box-ring.ts';
import { Changes } from './changes.ts';
import { OpenItemEvent } from './events.ts';
import './gw-time-box-agreement.ts';
import './gw-time-box-drop.ts';
import './gw-time-box-hours.ts';
import type { GwTimeBoxLog } from './gw-time-box-log.ts';
import './gw-time-box-log.ts';
import { base, buttons } from './shared-styles.ts';
import { boxFacts, boxNote, largeWords } from './time-box-facts.ts';
import { timeBoxStyles } from './time-box-styles.ts';

@customElement('gw-time-box')
export class GwTimeBox extends LitElement {
  static override styles = [base, buttons, ringStyles, timeBoxStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private form: 'hours' | 'drop' | null = null;
  @query('gw-time-box-log') private log!: GwTimeBoxLog | null;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'members', 'settings'],
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => {
          const box = this.#box;
          return box && readsOtherwiseIn(box, this.session.now());
        },
      ),
    );
  }

  get #box(): Box | null {
    const item = this.session.store.item(this.item);
    return item?.kind === 'spike' ? foldBox(item.box, this.session.now()) : null;
  }

  override render() {
    const box = this.#box;
    if (!box) return nothing;
    const large = largeWords(box, this.session.clockIsSure);
    const note = boxNote(box, this.session);
    return html`<section class="time-box" aria-labelledby="name">
      <div class="now">
        ${box.limit > 0 ? boxRing(shareSpent(box), ringState(box)) : nothing}
        <div>
          <h3 id="name">Time-box</h3>
          ${
            large === ''
              ? nothing
              : html`<p class=${`large figures ${box.state === 'used up' ? 'up' : ''}`}>${large}</p>`
          }
          <p class="facts figures">${boxFacts(box, this.session)}</p>
        </div>
      </div>
      ${
        note === ''
          ? nothing
          : html`<p class=${`note figures ${box.warned && box.running ? 'warned' : ''}`}>${note}</p>`
      }
      ${box.pending && box.state !== 'closed' ? this.#agreement(box) : nothing} ${this.#actions(box)}
      ${this.#changes.sentence}
      ${box.history.length > 0 ? html`<gw-time-box-log .item=${this.item}></gw-time-box-log>` : nothing}
    </section>`;
  }

  #agreement(box: Box) {
    return html`<gw-time-box-agreement .item=${this.item}
        >${
          this.form === null && !this.session.readOnly
            ? this.#opener('Propose other hours', 'hours')
            : nothing
        }</gw-time-box-agreement
      >
      ${
        // A change to hours that are in force already leaves these to be started meanwhile.
        box.state === 'agreed' ? html`<p class="facts">The hours agreed before hold until then.</p>` : nothing
      }`;
  }

  #actions(box: Box) {
    if (this.session.readOnly) return nothing;
    if (this.form === 'drop' && box.state !== 'closed')
      return html`<gw-time-box-drop
        class="form"
        .item=${this.item}
        @gw-done=${this.#onDone}
      ></gw-time-box-drop>`;
    const extends_ = box.state === 'used up';
    const mayPropose = ['empty', 'proposed', 'agreed', 'used up'].includes(box.state);
    if (box.state === 'empty' || (this.form === 'hours' && mayPropose))
      return html`<gw-time-box-hours
        class=${box.state === 'empty' ? '' : 'form'}
        .item=${this.item}
        ?extension=${extends_}
        ?closable=${box.state !== 'empty'}
        @gw-done=${this.#onDone}
      ></gw-time-box-hours>`;
    return html`<div class="actions">${this.#ways(box)}</div>`;
  }

  /** Then recording it, beside them, is what there is to do. */
  get #hasOutcomeWords(): boolean {
    return (this.session.store.item(this.item)?.texts.outcome ?? '').trim() !== '';
  }

  /** What there is to do in this state; the first of them is the one to do. */
  #ways(box: Box): readonly (TemplateResult | typeof nothing)[] {
    const drop = this.#opener('Drop it', 'drop');
    const lastRun = box.runs.findLast((run) => run.counts && run.endedBy === 'until');
    switch (box.state) {
      case 'empty':
      case 'proposed':
        return [drop];
      case 'agreed':
        return [
          this.#primary('Start the clock', 'play', startBox),
          box.pending ? nothing : this.#opener('Propose other hours', 'hours'),
          drop,
        ];
      case 'running':
        return [this.#primary('Stop the clock', 'pause', stopBox), this.#toOutcome(), drop];
      case 'paused':
        return box.askStillOnIt && lastRun
          ? [
              this.#primary('Yes, start again', 'play', startBox),
              this.#button('No', () => this.#make(stopBox)),
              this.#button('Put it right', () => this.log?.correct(lastRun.id)),
            ]
          : [this.#primary('Start the clock', 'play', startBox), this.#toOutcome(), drop];
      case 'used up':
        return [
          this.#toOutcome(!box.pending && !this.#hasOutcomeWords),
          box.pending ? nothing : this.#opener('Ask for more hours', 'hours'),
          drop,
        ];
      case 'closed':
        return [this.#button('Reopen', () => this.#make(reopenBox), 'rotateCcw')];
    }
  }

  #toOutcome(primary = false) {
    return html`<button
      class=${`button ${primary ? 'primary' : 'plain'}`}
      type="button"
      @click=${() => this.dispatchEvent(new OpenItemEvent(this.item, 'outcome'))}
    >
      Record the outcome
    </button>`;
  }

  #primary(words: string, name: IconName, change: (board: Board, act: Act, item: ItemId) => unknown) {
    return html`<button class="button primary" type="button" @click=${() => this.#make(change)}>
      ${icon(name)} ${words}
    </button>`;
  }

  #button(words: string, press: () => void, name?: IconName) {
    return html`<button class="button plain" type="button" @click=${press}>
      ${name ? icon(name) : nothing} ${words}
    </button>`;
  }

  /** Opens a form, and has the focus again when that is left. */
  #opener(words: string, form: 'hours' | 'drop') {
    return html`<button id=${form} class="button plain" type="button" @click=${() => this.#open(form)}>
      ${words}
    </button>`;
  }

  #make(change: (board: Board, act: Act, item: ItemId) => unknown): void {
    void this.#changes.make((board, act) => change(board, act, this.item));
  }

  #open(form: 'hours' | 'drop'): void {
    this.form = form;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('gw-time-box-hours')?.focus(),
    );
  }

  /** The form goes; the focus is where it was opened, or at what there is to do now. */
  #onDone(): void {
    const { form } = this;
    this.form = null;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    void this.updateComplete.then(() => (find(`#${form}`) ?? find('.actions button'))?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-time-box': GwTimeBox;
  }
}
