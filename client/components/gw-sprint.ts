// The sprint beside the two backlogs: its head, and its feature work and technical work. Without a sprint it offers the
// next one. How full it is, and who signed its technical share, stand between head and lists.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SprintId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { sprintTopic } from '../store/board-store.ts';
import type { GwPlanList } from './gw-plan-list.ts';
import './gw-plan-list.ts';
import './gw-capacity.ts';
import './gw-plan-bar.ts';
import './gw-plan-sums.ts';
import './gw-sign-off.ts';
import './gw-sprint-form.ts';
import './gw-sprint-head.ts';
import './gw-sprint-turn.ts';
import { AnnounceEvent } from './events.ts';
import { base, buttons } from './shared-styles.ts';
import { sprintStyles } from './sprint-styles.ts';

const parts = [
  ['product', 'Feature work'],
  ['technical', 'Technical work'],
] as const satisfies readonly (readonly [Backlog, string])[];

@customElement('gw-sprint')
export class GwSprint extends LitElement {
  static override styles = [base, buttons, sprintStyles];

  /** Null: there is none to plan yet. */
  @property({ attribute: false }) sprint: SprintId | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private making = false;
  @state() private burning = false;
  @query('gw-capacity') private capacity!: HTMLElementTagNameMap['gw-capacity'];
  @query('gw-sprint-turn') private turn!: HTMLElementTagNameMap['gw-sprint-turn'];
  /** What of the head gets the focus, once there is one. */
  #next: 'name' | 'new' | null = null;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['sprints'],
      ),
    );
    this.addEventListener('gw-close', (event) => this.#onFormClose(event));
  }

  /** Its lists from left to right. */
  get lists(): readonly GwPlanList[] {
    return [...this.renderRoot.querySelectorAll('gw-plan-list')];
  }

  get #form() {
    return this.renderRoot.querySelector('gw-sprint-form');
  }

  /** Opens the form of a new sprint. */
  make(): void {
    this.making = true;
  }

  override willUpdate(changed: PropertyValues): void {
    // The form of the first sprint goes as soon as there is one, before it can tell.
    if (changed.has('sprint') && this.#form?.matches(':focus-within')) this.#next = 'name';
  }

  override updated(): void {
    void this.#focusHead();
  }

  override render() {
    const { store, readOnly } = this.session;
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return readOnly ? html`<p class="none">No sprint is planned yet.</p>` : this.#first();
    return html`${
        this.making
          ? html`<gw-sprint-form class="form"></gw-sprint-form>`
          : html`<gw-sprint-head
              .sprint=${sprint.id}
              @gw-new-sprint=${() => this.make()}
              @gw-turn-sprint=${() => this.turn.show(sprint.id)}
            ></gw-sprint-head>`
      }
      <gw-plan-bar .sprint=${sprint.id}>
        <button class="button plain small" type="button" @click=${() => this.capacity.show(sprint.id)}>
          ${icon('users')} ${readOnly || sprint.started ? 'How it comes about' : 'Change it'}
        </button>
      </gw-plan-bar>
      <gw-sign-off .sprint=${sprint.id}></gw-sign-off>
      ${sprint.started ? this.#burnUp(sprint.id) : nothing}
      <div class="work">${parts.map(([backlog, name]) => this.#list(sprint.id, backlog, name))}</div>
      <gw-capacity></gw-capacity>
      <gw-sprint-turn></gw-sprint-turn>`;
  }

  #first() {
    return html`<div class="first">
      <h2>Plan the first sprint</h2>
      <p class="quiet">
        A sprint has a name, a goal and its days. Then drop items on it, or press <kbd>S</kbd> on them.
      </p>
      <gw-sprint-form class="form" .first=${true}></gw-sprint-form>
    </div>`;
  }

  /** Drawn when somebody asks for it. */
  #burnUp(sprint: SprintId) {
    return html`<details class="burn-up" @toggle=${this.#onBurnUp}>
      <summary>${icon('chevronRight')} How it goes: burn-up</summary>
      ${this.burning ? html`<gw-burn-up .sprint=${sprint}></gw-burn-up>` : nothing}
    </details>`;
  }

  #onBurnUp(event: Event): void {
    this.burning = (event.target as HTMLDetailsElement).open;
    if (this.burning) void this.#loadBurnUp();
  }

  async #loadBurnUp(): Promise<void> {
    try {
      await import('./report/gw-burn-up.ts');
    } catch {
      this.dispatchEvent(
        new AnnounceEvent('The burn-up could not be loaded. Check your connection and try again.'),
      );
    }
  }

  #list(sprint: SprintId, backlog: Backlog, name: string) {
    return html`<section aria-label=${name}>
      <div class="head">
        <h3>${name}</h3>
        <gw-plan-sums calm .list=${sprintTopic(sprint, backlog)}></gw-plan-sums>
      </div>
      <gw-plan-list .backlog=${backlog} .sprint=${sprint} name=${name}>
        <p slot="empty" class="empty">
          ${
            this.session.readOnly
              ? 'Nothing is planned here.'
              : html`Drop an item here, or press <kbd>S</kbd> on a selected one`
          }
        </p>
      </gw-plan-list>
    </section>`;
  }

  #onFormClose(event: Event): void {
    event.stopPropagation();
    this.#next = this.#form?.made ? 'name' : 'new';
    this.making = false;
  }

  /** On the name of a sprint that was made, as soon as it is shown; else back on what asked for one. */
  async #focusHead(): Promise<void> {
    const head = this.renderRoot.querySelector('gw-sprint-head');
    const next = this.#next;
    if (!head || next === null) return;
    this.#next = null;
    await head.updateComplete;
    if (next === 'name') head.focus();
    else head.focusNew();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint': GwSprint;
  }
}
