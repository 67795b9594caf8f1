// What stands under every projected form: how full the sprint is against its capacity and its sign-off, and at the end the
// code by which the room joins.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allocationOf, signedOf } from '../../../shared/allocation.ts';
import { capacityHours } from '../../../shared/capacity.ts';
import type { SprintId } from '../../../shared/ids.ts';
import { planBar } from '../../../shared/plan-bar.ts';
import { sprintLoad } from '../../../shared/sprint-load.ts';
import { sessionContext } from '../../contexts.ts';
import { Overview } from '../../controllers/overview.ts';
import type { BoardSession } from '../../session.ts';
import type { BoardStore } from '../../store/board-store.ts';
import '../gw-qr-code.ts';
import { loadWords } from '../plan-bar-words.ts';
import { isOnlyHere } from '../share-words.ts';
import { base, glyphs } from '../shared-styles.ts';
import { itemsOfSprint, listsOfSprint, sprintFigures } from '../sprint-items.ts';
import { JustNow } from './just-now.ts';
import { wrongWords } from './plan-figures.ts';
import { projectedBar, projectedBarStyles, type ProjectedBar } from './projected-bar.ts';
import { projectedFootStyles } from './projected-foot-styles.ts';
import { projectedStyles } from './projected-styles.ts';
import { signOffState } from './sign-off-state.ts';

/** By which address the room comes in, and whether it may write there. */
export interface Join {
  readonly address: string;
  readonly mayWrite: boolean;
}

interface Seen {
  readonly name: string;
  readonly goal: string;
  readonly load: ProjectedBar;
}

@customElement('gw-projected-foot')
export class GwProjectedFoot extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectedBarStyles, projectedFootStyles];

  /** Null: there is none to show. */
  @property({ attribute: false }) sprint: SprintId | null = null;
  /** Its name and its goal stand nowhere above. */
  @property({ attribute: false }) named = false;
  @property({ attribute: false }) join: Join | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #news = new JustNow(this);
  readonly #seen = new Overview(this, {
    store: () => this.session?.store,
    lists: () => (this.sprint === null ? [] : listsOfSprint(this.sprint)),
    also: sprintFigures,
    look: (store) => this.#look(store),
  });

  #look(store: BoardStore): Seen | null {
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return null;
    const items = itemsOfSprint(store, sprint.id);
    const rate = sprint.started?.rate ?? sprint.rate;
    const capacity = capacityHours(sprint, store.members, store.capacity);
    const signed = signedOf(sprint, items, store.signOffs);
    return {
      name: sprint.name,
      goal: sprint.goal.trim(),
      load: {
        bar: planBar(sprintLoad(items, rate), capacity, rate, store.settings.barUnit),
        signedShare: signed?.signOff.share ?? null,
        state: signOffState(sprint, allocationOf(items, rate, capacity), signed, store),
      },
    };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sprint')) this.#news.forget();
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    return html`${seen === null ? nothing : this.#load(seen)}
    ${this.join === null ? nothing : this.#join(this.join)}`;
  }

  #load({ name, goal, load }: Seen) {
    const figures = `${loadWords(load.bar)} ${wrongWords(load.bar)}`;
    const isNew = this.#news.look(new Map([[this.sprint ?? '', figures]])).size > 0;
    const above = this.named ? html`<p class="goal clamp"><strong>${name}</strong> ${goal}</p>` : null;
    return projectedBar(load, above, isNew);
  }

  #join({ address, mayWrite }: Join) {
    return html`<div class="join">
      ${
        isOnlyHere(address)
          ? html`<p>Opens on <strong>this computer only</strong></p>`
          : html`<p>Scan to join <strong>${mayWrite ? 'and size with us' : 'and look on'}</strong></p>`
      }
      <gw-qr-code .words=${address} name="Code with the link to this board"></gw-qr-code>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-foot': GwProjectedFoot;
  }
}
