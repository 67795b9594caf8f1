// The history of a time-box, to be read: one line for each entry, oldest first; the earlier ones of a long history are
// folded away. A start of the clock says how long it ran and can be put right.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { historyLines, type HistoryLine } from '../../shared/box-history.ts';
import type { Run } from '../../shared/box-runs.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { EventId, ItemId } from '../../shared/ids.ts';
import { readsOtherwiseIn } from '../../shared/box-reading.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Tick } from '../controllers/tick.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { runWords, whenWords } from './box-words.ts';
import './gw-time-box-correction.ts';
import { callName, nameOf } from './item-words.ts';
import { base, buttons } from './shared-styles.ts';
import { logStyles } from './time-box-styles.ts';

/** More lines than these, and the earlier ones are folded away. */
const mostLines = 5;
const lastLines = 3;

@customElement('gw-time-box-log')
export class GwTimeBoxLog extends LitElement {
  static override styles = [base, buttons, logStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The run that is being put right, as it stood when its form was opened. */
  @state() private correcting: Run | null = null;
  /** How many lines are folded away. */
  #folded = 0;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'members'],
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
    return item?.kind === 'spike' && item.box.length > 0 ? foldBox(item.box, this.session.now()) : null;
  }

  /** Opens the form that puts this run right. */
  correct(run: EventId): void {
    const found = this.#box?.runs.find(({ id }) => id === run);
    if (!found) return;
    for (const folded of this.renderRoot.querySelectorAll('details')) folded.open = true;
    this.correcting = found;
  }

  override render() {
    const box = this.#box;
    if (!box) return nothing;
    const { store } = this.session;
    const lines = historyLines(box, (id) => callName(nameOf(store, id)));
    // While a run is put right nothing is folded away under the form.
    if (!this.correcting) this.#folded = lines.length > mostLines ? lines.length - lastLines : 0;
    const folded = lines.slice(0, this.#folded);
    const shown = lines.slice(folded.length);
    return html`<section aria-label="History of the time-box">
      ${
        folded.length > 0
          ? html`<details>
              <summary>${folded.length} earlier entries</summary>
              ${this.#list(folded)}
            </details>`
          : nothing
      }
      ${this.#list(shown)}
    </section>`;
  }

  #list(lines: readonly HistoryLine[]) {
    return html`<ol class="lines">
      ${repeat(
        lines,
        ({ id }) => id,
        (line) => this.#line(line),
      )}
    </ol>`;
  }

  #line({ at, sentence, run }: HistoryLine) {
    const now = this.session.now();
    const when = whenWords(at, now);
    const open = run !== null && this.correcting?.id === run.id;
    return html`<li>
      <span class="said"
        >${sentence} <span class="when figures">${when}</span>${
          run ? html`<span class="run figures">${runWords(run, now)}</span>` : nothing
        }</span
      >
      ${
        run && !open && !this.session.readOnly
          ? html`<button
              class="right button plain small"
              type="button"
              data-run=${run.id}
              aria-label=${`Put right: ${sentence} ${when}`}
              @click=${() => (this.correcting = run)}
            >
              Put right
            </button>`
          : nothing
      }
      ${
        open
          ? html`<gw-time-box-correction
              class="form"
              .item=${this.item}
              .run=${this.correcting}
              @gw-done=${() => this.#onDone(run.id)}
            ></gw-time-box-correction>`
          : nothing
      }
    </li>`;
  }

  /** The form goes; the focus is where it was opened. */
  #onDone(run: EventId): void {
    this.correcting = null;
    void focusIfLost(this, () =>
      this.renderRoot.querySelector<HTMLElement>(`[data-run="${CSS.escape(run)}"]`),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-time-box-log': GwTimeBoxLog;
  }
}
