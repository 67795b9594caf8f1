// What met in the plan while this browser was out of step and nobody decided, above the sprint: a sentence each, the items
// behind it, and the other choice where there is one. Put away, it stays away on this device.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PlanSurprise } from '../../shared/plan-surprise.ts';
import { planSurprises } from '../../shared/plan-surprises.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { ReadAgain } from '../controllers/read-again.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, OpenItemEvent } from './events.ts';
import { count, kindLabel, titleOf } from './item-words.ts';
import { putAway, readPutAway } from './plan-choices.ts';
import { SurprisesGoneEvent } from './plan-events.ts';
import { planFacts } from './plan-facts.ts';
import { otherChoices, type OtherChoice } from './plan-surprise-choices.ts';
import { planSurprisesStyles } from './plan-surprises-styles.ts';
import { surpriseWords } from './plan-surprise-words.ts';
import { base, buttons, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

/** So many items of one surprise are named; the rest is counted. */
const namedAtMost = 6;

@customElement('gw-plan-surprises')
export class GwPlanSurprises extends LitElement {
  static override styles = [base, buttons, glyphs, planSurprisesStyles];

  /** There is something to tell. */
  @property({ type: Boolean, reflect: true }) shown = false;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #changes = new Changes(this, () => this.session);
  #told: readonly PlanSurprise[] = [];
  #known = new Set<string>();
  /** What was found hangs on this; undefined: the board has changed since. */
  #lookedAs: Pick<BoardSession, 'me' | 'apart' | 'readOnly'> | undefined;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    // Where nothing met, there is nothing to look for.
    this.addController(
      new ReadAgain(
        this,
        () => (this.session?.apart.length > 0 ? this.session.store : undefined),
        () => this.#lookAgain(),
      ),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lookedAs = undefined;
  }

  #lookAgain(): void {
    this.#lookedAs = undefined;
    this.requestUpdate();
  }

  #look(): readonly PlanSurprise[] {
    const { store, me, apart, readOnly, id } = this.session;
    const last = this.#lookedAs;
    if (last && last.me === me && last.apart === apart && last.readOnly === readOnly) return this.#told;
    this.#lookedAs = { me, apart, readOnly };
    if (me === null || readOnly || apart.length === 0) return [];
    const away = readPutAway(id);
    return planSurprises(planFacts(store, me, apart)).filter(({ key }) => !away.has(key));
  }

  override willUpdate(): void {
    this.#told = this.#look();
    this.shown = this.#told.length > 0;
  }

  override updated(): void {
    const fresh = this.#told.filter(({ key }) => !this.#known.has(key));
    for (const { key } of fresh) this.#known.add(key);
    if (fresh.length > 0)
      this.dispatchEvent(
        new AnnounceEvent(
          `While you were offline, ${count(fresh.length, 'thing', 'things')} met in the plan.`,
        ),
      );
  }

  override render() {
    if (this.#told.length === 0) return nothing;
    return html`<section aria-labelledby="what">
      <div class="head">
        ${icon('handshake')}
        <h2 id="what">While you were offline</h2>
        <button class="button small" type="button" @click=${() => this.#onSeen()}>Seen</button>
      </div>
      ${this.#changes.sentence}
      <ul>
        ${repeat(
          this.#told,
          ({ key }) => key,
          (told) => this.#one(told),
        )}
      </ul>
    </section>`;
  }

  #one(told: PlanSurprise) {
    const { store, me } = this.session;
    const now = this.session.now();
    const choices = otherChoices(store, told, now);
    return html`<li>
      <p>${surpriseWords(told, { store, me, now })}</p>
      ${told.items.length > 0 ? this.#items(told) : nothing}
      ${
        choices.length > 0
          ? html`<div class="choices">
              ${choices.map(
                (choice) =>
                  html`<button
                    class="button small"
                    type="button"
                    @click=${(event: Event) => void this.#choose(choice, event.currentTarget as HTMLElement)}
                  >
                    ${choice.label}
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </li>`;
  }

  #items({ items }: PlanSurprise) {
    const { store } = this.session;
    const more = items.length - namedAtMost;
    return html`<ul class=${items.length > 1 ? 'items many' : 'items'}>
      ${items.slice(0, namedAtMost).map((id) => {
        const item = store.item(id);
        if (!item) return nothing;
        return html`<li>
          <button class="item" type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(id))}>
            ${kindGlyph(item.kind)}${unseen(kindLabel(item))} <span class="key">${store.keyOf(item)}</span>
            <span class="name">${titleOf(item)}</span>
          </button>
        </li>`;
      })}
      ${more > 0 ? html`<li class="quiet">and ${more.toLocaleString('en')} more</li>` : nothing}
    </ul>`;
  }

  #onSeen(): void {
    putAway(
      this.session.id,
      this.#told.map(({ key }) => key),
    );
    this.dispatchEvent(new AnnounceEvent('Put away.'));
    this.#lookAgain();
    this.dispatchEvent(new SurprisesGoneEvent());
  }

  async #choose(choice: OtherChoice, button: HTMLElement): Promise<void> {
    const at = this.#told.findIndex(
      (_told, index) =>
        this.renderRoot.querySelectorAll('section > ul > li')[index]?.contains(button) === true,
    );
    const key = this.#told[at]?.key;
    const done = await this.#changes.make((board, act) => {
      choice.make(board, act);
      return true;
    });
    if (!done) return;
    // Decided: also where the record of both goes on standing.
    if (key !== undefined) putAway(this.session.id, [key]);
    this.dispatchEvent(new AnnounceEvent(choice.done));
    this.#lookAgain();
    await this.updateComplete;
    const lines = this.renderRoot.querySelectorAll('section > ul > li');
    const next = (lines[at] ?? lines[at - 1])?.querySelector<HTMLElement>('button') ?? null;
    if (next) next.focus();
    else if (this.#told.length > 0) this.renderRoot.querySelector<HTMLElement>('.head button')?.focus();
    else this.dispatchEvent(new SurprisesGoneEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-plan-surprises': GwPlanSurprises;
  }
}
