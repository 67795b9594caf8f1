// The sprint under way, in one line over the Board: its name, its days, how full it is, whether its technical share was
// signed; and what stands on the Board outside it. Without such a sprint there is nothing to say.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { signingState } from '../../shared/allocation.ts';
import type { Sprint } from '../../shared/records.ts';
import { activeSprint } from '../../shared/sprints.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Overview } from '../controllers/overview.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import { viewAddress } from './address.ts';
import { ShowBoardEvent, ViewEvent } from './events.ts';
import { count } from './item-words.ts';
import { keepChoices } from './plan-choices.ts';
import { base, buttons } from './shared-styles.ts';
import { asksForSignOff, signedSentence, signingWords } from './sign-off-words.ts';
import {
  barParts,
  barWords,
  readSprintBar,
  shareWords,
  sprintBarStyles,
  sumWords,
  type SprintBar,
} from './sprint-bar.ts';
import { sprintDays } from './sprint-days.ts';
import { listsOfSprint, sprintFigures } from './sprint-items.ts';
import { sprintStripStyles } from './sprint-strip-styles.ts';

@customElement('gw-sprint-strip')
export class GwSprintStrip extends LitElement {
  static override styles = [base, buttons, sprintBarStyles, sprintStripStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;

  readonly #seen = new Overview(this, {
    store: () => this.session?.store,
    lists: () => {
      const sprint = this.#sprint;
      return sprint ? listsOfSprint(sprint.id) : [];
    },
    also: sprintFigures,
    look: (store) => {
      const sprint = this.#sprint;
      if (!sprint) return null;
      // Frozen by its start; what it is made of need not be worked out here.
      return { sprint, ...readSprintBar(store, sprint, sprint.started?.capacityHours ?? 0) };
    },
  });

  constructor() {
    super();
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => ['counts', 'showing'],
      ),
    );
  }

  get #sprint(): Sprint | undefined {
    return this.session ? activeSprint(this.session.store.sprints) : undefined;
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    if (!seen) return nothing;
    const { sprint } = seen;
    return html`<strong>${sprint.name}</strong>
      <span class="quiet days"
        >${sprintDays(sprint, this.session.now(), this.session.store.settings.timeZone)}</span
      >
      ${this.#load(seen)} ${this.#signing(sprint, seen)} ${this.#outside(sprint)}`;
  }

  #load(seen: SprintBar) {
    const { bar, signed } = seen;
    if (bar.planned === 0 && bar.capacity === null) return nothing;
    const mark = signed && bar.capacity !== null ? `. The mark: ${shareWords(signed)}` : '';
    const words = `${barWords(bar)}${mark}.`;
    return html`<div class="bar" role="img" aria-label=${words} title=${words}>${barParts(seen)}</div>
      <span class=${`quiet figures ${bar.over > 0 ? 'over' : ''}`}>${sumWords(bar)}</span>`;
  }

  /** It leads to where the allocation is signed. */
  #signing(sprint: Sprint, { technical, signed }: SprintBar) {
    const state = signingState(technical, signed);
    if (state === 'nothing') return nothing;
    const sentence = signed ? signedSentence(signed, this.session.store) : asksForSignOff;
    return html`<a
      class=${`signing button plain small ${state}`}
      href=${viewAddress('plan')}
      title=${sentence}
      @click=${(event: MouseEvent) => this.#onSigning(event, sprint)}
      >${icon(state === 'signed' ? 'shieldCheck' : 'shieldAlert')}${signingWords[state]}</a
    >`;
  }

  #outside(sprint: Sprint) {
    const { everything, lanes } = this.lists.showing;
    const { outside } = this.lists.counts;
    if (lanes === 'sprint' || (!everything && outside === 0)) return nothing;
    const words = everything ? `Only ${sprint.name}` : `${count(outside, 'item', 'items')} not in it`;
    return html`<button
      class="button plain small"
      type="button"
      aria-pressed=${everything}
      @click=${() => this.dispatchEvent(new ShowBoardEvent({ everything: !everything }))}
    >
      ${words}
    </button>`;
  }

  #onSigning(event: MouseEvent, { id }: Sprint): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    keepChoices(this.session.id, { part: 'sprint', sprint: id });
    this.dispatchEvent(new ViewEvent('plan'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint-strip': GwSprintStrip;
  }
}
