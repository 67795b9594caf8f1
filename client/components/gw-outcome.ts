// The outcome of a spike: what we know now or what we decided, why, and what follows from it. The words are co-edited
// like all others, before it is recorded and after; recording closes the time-box.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { closeBox } from '../../shared/board/mutate-box.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Spike } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { choice, choiceStyles } from './choice.ts';
import './gw-outcome-follow-ups.ts';
import './gw-text-field.ts';
import { outcomeStyles } from './outcome-styles.ts';
import { base, buttons, fields } from './shared-styles.ts';

type Found = 'knowledge' | 'decision';

const wordsLabel = { knowledge: 'What we know now', decision: 'What we decided' } as const;

@customElement('gw-outcome')
export class GwOutcome extends LitElement {
  static override styles = [base, buttons, fields, choiceStyles, outcomeStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** Chosen here and not recorded yet. */
  @state() private chosen: Found | null = null;
  @query('details') private details!: HTMLDetailsElement | null;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
  }

  /** Opens it and goes to where it is written. */
  async begin(): Promise<void> {
    await this.updateComplete;
    if (!this.details) return;
    this.details.open = true;
    const field = this.renderRoot.querySelector('gw-text-field');
    await field?.updateComplete;
    this.scrollIntoView({ block: 'nearest' });
    field?.focus();
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (item?.kind !== 'spike') return nothing;
    const box = foldBox(item.box, this.session.now());
    const kind = this.#kindOf(item, box);
    const dropped = box.outcome?.outcome === 'dropped';
    return html`<details ?open=${isOpen(item, box)}>
      <summary><h3>Outcome</h3></summary>
      <div class="outcome">
        ${dropped ? html`<p class="quiet">It was dropped. What was found out until then stays here.</p>` : nothing}
        ${
          box.outcome
            ? nothing
            : choice({
                name: 'outcome',
                legend: 'What came of it',
                options: [
                  ['decision', 'A decision'],
                  ['knowledge', 'Knowledge'],
                ],
                value: kind,
                disabled: this.session.readOnly,
                pick: (value) => (this.chosen = value),
              })
        }
        <gw-text-field
          look="long"
          label=${wordsLabel[kind]}
          hint=${kind === 'decision' ? 'The decision, in a sentence or two' : 'What we did not know before'}
          .item=${item.id}
          .field=${'outcome'}
        ></gw-text-field>
        <gw-text-field
          look="long"
          label="Why"
          hint="What it rests on"
          .item=${item.id}
          .field=${'why'}
        ></gw-text-field>
        ${box.outcome || this.session.readOnly ? nothing : this.#record(item, box, kind)}
        <gw-outcome-follow-ups .item=${item.id}></gw-outcome-follow-ups>
      </div>
    </details>`;
  }

  #kindOf(item: Spike, { outcome }: Box): Found {
    const recorded = outcome?.outcome;
    if (recorded === 'knowledge' || recorded === 'decision') return recorded;
    return this.chosen ?? item.output ?? 'decision';
  }

  #record(item: Spike, box: Box, kind: Found) {
    const ticking = box.state === 'running';
    // Until its words are there, or while the clock runs, something else is to be done first.
    const next = !ticking && (item.texts.outcome ?? '').trim() !== '';
    return html`${this.#changes.sentence}
      <div class="actions">
        <button
          class=${`button ${next ? 'primary' : ''}`}
          type="button"
          @click=${() => void this.#onRecord(kind)}
        >
          ${icon('lightbulb')} ${ticking ? 'Record it and stop the clock' : 'Record it'}
        </button>
      </div>`;
  }

  /** What follows from it comes next. */
  async #onRecord(kind: Found): Promise<void> {
    await this.#changes.make((board, act) => closeBox(board, act, this.item, kind));
    await focusIfLost(this, () => this.renderRoot.querySelector('gw-outcome-follow-ups'));
  }
}

/** Folded away until there is something in it or somebody has worked on it. */
function isOpen(item: Spike, box: Box): boolean {
  const early = box.state === 'empty' || box.state === 'proposed' || box.state === 'agreed';
  return !early || `${item.texts.outcome ?? ''}${item.texts.why ?? ''}`.trim() !== '';
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-outcome': GwOutcome;
  }
}
