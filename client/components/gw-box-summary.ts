// A spike's time-box as it stands: agreed hours, what is spent, who still has to agree, the outcome. It only tells.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { agreementSentence } from '../../shared/box-rules.ts';
import { formatHours } from '../../shared/duration.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { boxWords } from './item-words.ts';
import { boxSummaryStyles } from './box-summary-styles.ts';
import { base } from './shared-styles.ts';

@customElement('gw-box-summary')
export class GwBoxSummary extends LitElement {
  static override styles = [base, boxSummaryStyles];

  @property({ attribute: false }) item!: ItemId;
  @consume({ context: sessionContext }) private session!: BoardSession;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (item?.kind !== 'spike') return nothing;
    const box = foldBox(item.box, this.session.now());
    this.#lookAgain(box);
    return html`<section aria-labelledby="name">
      <h3 id="name">Time-box</h3>
      <p class="hours figures">${icon('timer')}${boxWords(box)}</p>
      <p class="facts">${this.#facts(box).join(' ')}</p>
    </section>`;
  }

  /** A running clock is shown to the minute. */
  #lookAgain(box: Box): void {
    clearTimeout(this.#timer);
    if (box.running) this.#timer = setTimeout(() => this.requestUpdate(), 30_000);
  }

  #facts(box: Box): readonly string[] {
    const facts: string[] = [];
    const agreed = box.inForce.at(-1);
    if (box.state === 'empty')
      facts.push('Its hours are not agreed yet. The team agrees first, then works, and stops.');
    if (agreed) facts.push(`Agreed by ${agreed.agreedBy.length} of ${agreed.asked.length}.`);
    const agreement = agreementSentence(box);
    if (agreement !== null) facts.push(agreement);
    if (box.running) facts.push('The clock is running.');
    if (box.state === 'used up') facts.push('Time is up.');
    if (box.spent > 0 && box.remaining > 0 && !box.outcome)
      facts.push(`${formatHours(box.remaining, 'up')} left.`);
    if (box.outcome?.outcome === 'knowledge') facts.push('Outcome: knowledge.');
    if (box.outcome?.outcome === 'decision') facts.push('Outcome: a decision.');
    if (box.outcome?.outcome === 'dropped') facts.push(`Dropped, because: ${box.outcome.reason}`);
    return facts;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-box-summary': GwBoxSummary;
  }
}
