// The technical allocation of a sprint and its signature: what stands to be signed, who may sign, what has outgrown a
// signature and by which items, and the record of all that were made.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import {
  allocationOf,
  signedOf,
  signingRoles,
  signingState,
  type Allocation,
  type Signed,
} from '../../shared/allocation.ts';
import { signOff, takeSignOffBack } from '../../shared/board/mutate-sign-off.ts';
import { capacityHours } from '../../shared/capacity.ts';
import type { SignOffId, SprintId } from '../../shared/ids.ts';
import type { SignOff, Sprint } from '../../shared/records.ts';
import { hasRole, teamOf } from '../../shared/team.ts';
import { isUnsized } from '../../shared/weight.ts';
import { percent } from '../../shared/words.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Overview } from '../controllers/overview.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { BoardStore } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, HeaderEvent, OpenItemEvent } from './events.ts';
import { callName, count, figure, momentWords, nameOf } from './item-words.ts';
import { base, buttons } from './shared-styles.ts';
import { signOffStyles } from './sign-off-styles.ts';
import { asksForSignOff, grownWords, signedFigures, signedSentence } from './sign-off-words.ts';
import { unsizedWords } from './sprint-bar.ts';
import { itemsOfSprint, listsOfSprint, sprintFigures } from './sprint-items.ts';

interface Seen {
  readonly sprint: Sprint;
  readonly allocation: Pick<Allocation, 'hours' | 'share'>;
  readonly items: number;
  /** Tasks and spikes that nobody has sized. */
  readonly unsized: number;
  readonly signed: Signed | null;
}

@customElement('gw-sign-off')
export class GwSignOff extends LitElement {
  static override styles = [base, buttons, signOffStyles];

  @property({ attribute: false }) sprint!: SprintId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('h3') private headline!: HTMLElement | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #seen = new Overview(this, {
    store: () => this.session?.store,
    lists: () => listsOfSprint(this.sprint),
    also: sprintFigures,
    look: (store) => this.#look(store),
  });

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  /** Something in it had the focus before it was rendered again. */
  #hadFocus = false;

  override willUpdate(): void {
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
  }

  /** What signs goes with the signature, also another's: on it goes from the words that say how it stands. */
  override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) this.headline?.focus();
  }

  #look(store: BoardStore): Seen | null {
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return null;
    const items = itemsOfSprint(store, sprint.id);
    const capacity = capacityHours(sprint, store.members, store.capacity);
    const {
      hours,
      share,
      items: technical,
    } = allocationOf(items, sprint.started?.rate ?? sprint.rate, capacity);
    return {
      sprint,
      allocation: { hours, share },
      items: technical.length,
      unsized: technical.filter(isUnsized).length,
      signed: signedOf(sprint, items, store.signOffs),
    };
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    if (!seen) return nothing;
    const { signed, sprint } = seen;
    const look = signingState(seen.items, signed);
    if (look === 'nothing') return nothing;
    return html`<section class=${look} aria-labelledby="what">
      ${icon(look === 'signed' ? 'shieldCheck' : 'shieldAlert')}
      <div class="words">
        <h3 id="what" tabindex="-1">${this.#heading(seen)}</h3>
        <p>${this.#sentence(seen)}</p>
        ${signed ? this.#grown(signed) : nothing}
        ${signed && signed.record.length > 1 ? this.#record(signed) : nothing} ${this.#changes.sentence}
      </div>
      ${sprint.ended || this.session.readOnly ? nothing : this.#acts(seen)}
    </section>`;
  }

  #heading({ allocation: { hours, share } }: Seen): string {
    const of = share > 0 ? `, ${percent(share)} of the sprint` : '';
    return `Technical allocation: ≈ ${figure(hours)} h${of}`;
  }

  #sentence({ signed, sprint, unsized }: Seen): string {
    const words = this.#standing({ signed, sprint });
    return unsized === 0 ? words : `${words} ${unsizedWords(unsized)}`;
  }

  #standing({ signed, sprint }: Pick<Seen, 'signed' | 'sprint'>): string {
    if (signed) return signedSentence(signed, this.session.store);
    return sprint.started?.withoutSignOff === true
      ? `${sprint.name} was started without a sign-off. It competes with feature work, so the product owner or the development manager signs it.`
      : asksForSignOff;
  }

  /** What came or grew: named where the signature is outgrown. */
  #grown(signed: Signed) {
    if (signed.grown.length === 0) return nothing;
    const { store } = this.session;
    return html`<ul>
      ${signed.grown.map((grown) => {
        const item = store.item(grown.item);
        if (!item) return nothing;
        return html`<li>
          <button class="link" type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(item.id))}>
            ${store.keyOf(item)}
          </button>
          ${grownWords(grown, item.kind !== 'spike')}
        </li>`;
      })}
    </ul>`;
  }

  #record({ record }: Signed) {
    return html`<details>
      <summary>${count(record.length, 'sign-off', 'sign-offs')} in the record</summary>
      <ol>
        ${record.map((one) => html`<li>${this.#recordWords(one)}</li>`)}
      </ol>
    </details>`;
  }

  #recordWords(one: SignOff): string {
    const { store } = this.session;
    const words = `${nameOf(store, one.by)}, ${momentWords(one.at)}: ${signedFigures(one, store)}`;
    if (!one.withdrawn) return words;
    return `${words}; taken back by ${nameOf(store, one.withdrawn.by)}, ${momentWords(one.withdrawn.at)}`;
  }

  #acts({ signed, items }: Seen) {
    const { store, me } = this.session;
    const may = signingRoles.some((role) => hasRole(store.members, me, role));
    const needed = items > 0 && (signed === null || signed.isOutgrown || signed.grown.length > 0);
    if (!may) return needed ? this.#whoSigns() : nothing;
    return html`<div class="acts">
      ${
        needed
          ? html`<button class="button primary" type="button" @click=${this.#onSign}>
              ${icon('penLine')} Sign off as ${callName(nameOf(store, me))}
            </button>`
          : nothing
      }
      ${
        signed
          ? html`<button
              class="button plain small"
              type="button"
              @click=${() => this.#takeBack(signed.signOff.id)}
            >
              Take the sign-off back
            </button>`
          : nothing
      }
    </div>`;
  }

  #whoSigns() {
    const signers = teamOf(this.session.store.members).filter(({ roles }) =>
      roles.some((role) => signingRoles.includes(role)),
    );
    if (signers.length > 0)
      return html`<p class="who">${signers.map(({ name }) => callName(name)).join(' or ')} may sign it.</p>`;
    const openTeam = () => this.dispatchEvent(new HeaderEvent('team'));
    return html`<p class="who">
      Nobody on the team may sign yet.
      <button class="link" type="button" @click=${openTeam}>Give somebody the role</button>
    </p>`;
  }

  async #onSign(): Promise<void> {
    const made = await this.#changes.make((board, act) => signOff(board, act, this.sprint));
    if (made !== undefined) this.dispatchEvent(new AnnounceEvent('Technical allocation signed off.'));
  }

  async #takeBack(id: SignOffId): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      takeSignOffBack(board, act, id);
      return true;
    });
    if (done) this.dispatchEvent(new AnnounceEvent('Sign-off taken back. It stays in the record.'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sign-off': GwSignOff;
  }
}
