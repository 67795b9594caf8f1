// A spike's time-box as a meeting needs it: how many hours, who has agreed, and a press to propose others or to agree.
// Everything else about it unfolds below; a box that runs or is over shows all of it at once.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Board } from '../../../shared/board/document.ts';
import type { Act } from '../../../shared/board/edit.ts';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import { setField } from '../../../shared/board/mutate-item.ts';
import { formatHours } from '../../../shared/duration.ts';
import { foldBox, type Box } from '../../../shared/fold-box.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Spike } from '../../../shared/item.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { agreementOf } from '../box-words.ts';
import { Changes } from '../changes.ts';
import { choice, choiceStyles } from '../choice.ts';
import '../gw-time-box.ts';
import { base, buttons, fields } from '../shared-styles.ts';
import { refineBoxStyles } from './refine-box-styles.ts';

/** The hours that one press proposes; any others are typed below. */
const offered = [4, 8, 12, 16];

@customElement('gw-refine-box')
export class GwRefineBox extends LitElement {
  static override styles = [base, buttons, fields, choiceStyles, refineBoxStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private unfolded = false;
  @query('.offers button') private firstOffer!: HTMLButtonElement | null;
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
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (item?.kind !== 'spike') return nothing;
    const box = foldBox(item.box, this.session.now());
    const early = isEarly(box);
    return html`<section class=${early ? 'band' : ''} aria-labelledby=${early ? 'name' : nothing}>
      ${early ? this.#band(item, box) : nothing} ${this.#changes.sentence}
      <gw-time-box .item=${item.id} ?hidden=${early && !this.unfolded}></gw-time-box>
    </section>`;
  }

  #band(item: Spike, box: Box) {
    const { readOnly } = this.session;
    return html`<div class="row">
        <div class="hours">
          <h3 id="name">Time-box</h3>
          <p class="large figures">${largeOf(box)}</p>
          <p class="facts figures">${factsOf(box)}</p>
        </div>
        ${readOnly ? nothing : this.#offers(box)}
        <div class="end">
          ${choice({
            name: 'output',
            legend: 'Output',
            options: [
              ['decision', 'Decision'],
              ['knowledge', 'Knowledge'],
            ],
            value: item.output,
            disabled: readOnly,
            pick: (value) =>
              this.#make((board, act, id) => setField(board, act, id, { field: 'output', value })),
          })}
          ${readOnly ? nothing : this.#agree(box)}
        </div>
      </div>
      <button
        class="more button plain small"
        type="button"
        aria-expanded=${this.unfolded ? 'true' : 'false'}
        @click=${() => (this.unfolded = !this.unfolded)}
      >
        ${icon('chevronDown')} ${readOnly ? 'Who has agreed' : 'Who has agreed, other hours, the clock'}
      </button>`;
  }

  #offers(box: Box) {
    const now = hoursOf(box);
    const hours = [...new Set([...offered, ...(now === null ? [] : [now])])].sort((a, b) => a - b);
    return html`<div class="offers" role="group" aria-label="Propose hours">
      ${hours.map(
        (each) =>
          html`<button
            class="offer figures"
            type="button"
            aria-pressed=${each === now ? 'true' : 'false'}
            @click=${() => this.#propose(each, now)}
          >
            ${formatHours(each * hourMs)}
          </button>`,
      )}
    </div>`;
  }

  #agree(box: Box) {
    const { pending } = box;
    if (!pending) return nothing;
    switch (agreementOf(pending, this.session)) {
      case 'may agree':
        return html`<button class="agree button primary" type="button" @click=${this.#onAgree}>
          ${icon('handshake')} Agree
        </button>`;
      case 'has agreed':
        return html`<p class="agreed" tabindex="-1">${icon('check')} You have agreed</p>`;
      case 'not asked':
        return nothing;
    }
  }

  #propose(hours: number, now: number | null): void {
    if (hours !== now) this.#make((board, act, item) => proposeBox(board, act, item, hours));
  }

  /** The button goes; the focus stays where it stood. */
  async #onAgree(): Promise<void> {
    await this.#changes.make((board, act) => agreeToBox(board, act, this.item));
    await this.updateComplete;
    const said = this.renderRoot.querySelector<HTMLElement>('.agreed');
    if (!this.renderRoot.querySelector('.agree')) (said ?? this.firstOffer)?.focus();
  }

  #make(change: (board: Board, act: Act, item: ItemId) => unknown): void {
    void this.#changes
      .make((board, act) => change(board, act, this.item))
      // What was refused goes back to what the record says.
      .then(() => this.requestUpdate());
  }
}

/** The hours are still being agreed, or nobody has started the clock. */
export const isEarly = ({ state }: Box): boolean =>
  state === 'empty' || state === 'proposed' || state === 'agreed';

/** The hours that are asked for, else those that hold. */
const hoursOf = ({ pending, limit }: Box): number | null =>
  pending ? pending.hours : limit > 0 ? limit / hourMs : null;

const largeOf = (box: Box): string => {
  const hours = hoursOf(box);
  return hours === null ? 'No hours yet' : formatHours(hours * hourMs);
};

/** "Agreed by 2 of 5 · stops at 8 h" */
function factsOf(box: Box): string {
  const asked = box.pending ?? box.inForce.at(-1);
  if (!asked) return 'Propose how long it may take. Then it stops.';
  const stops = `stops at ${formatHours((box.pending ? box.pending.hours : asked.hours) * hourMs)}`;
  return `Agreed by ${asked.agreedBy.length} of ${asked.asked.length} · ${stops}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-refine-box': GwRefineBox;
  }
}
