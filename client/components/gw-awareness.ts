// What became more of the technical backlog since the product owner or the development manager last looked, at its head,
// for them alone: a sentence, the items behind it, and "Seen".

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { newsSince, type News } from '../../shared/awareness.ts';
import { lastLook, markTechnicalSeen } from '../../shared/board/mutate-seen.ts';
import { isFinished } from '../../shared/finished.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { hasRole, resolveMember } from '../../shared/team.ts';
import { hoursOf } from '../../shared/weight.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Overview } from '../controllers/overview.ts';
import type { BoardSession } from '../session.ts';
import { backlogTopic, type BoardStore } from '../store/board-store.ts';
import { awarenessStyles } from './awareness-styles.ts';
import { newsWords } from './awareness-words.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, OpenItemEvent } from './events.ts';
import { kindLabel, titleOf } from './item-words.ts';
import { base, buttons, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';
import { hoursWords } from './weight-words.ts';

const topic = backlogTopic('technical');

/** So many items are named; the rest is counted. */
const namedAtMost = 40;

@customElement('gw-awareness')
export class GwAwareness extends LitElement {
  static override styles = [base, buttons, glyphs, awarenessStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);

  readonly #news = new Overview(this, {
    store: () => this.session?.store,
    lists: () => (this.#reader === null ? [] : [topic]),
    also: ['members', 'columns', 'settings'],
    look: (store) => (this.#reader === null ? null : this.#newsFor(store, this.#reader)),
  });

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  /** The person here, where it is one who is told. */
  get #reader(): MemberId | null {
    const { me, store } = this.session;
    const told =
      hasRole(store.members, me, 'productOwner') || hasRole(store.members, me, 'developmentManager');
    return told ? me : null;
  }

  #newsFor(store: BoardStore, me: MemberId): News {
    const { members, columns } = store;
    const open = store.list(topic).flatMap((id) => {
      const item = store.item(id);
      return item && !isFinished(item, columns) ? item : [];
    });
    const mine = resolveMember(members, me);
    return newsSince(
      lastLook(store.board, me),
      open,
      store.settings.rate,
      ({ createdBy }) => createdBy !== null && resolveMember(members, createdBy) === mine,
    );
  }

  override render() {
    const news = this.#news.look(this.session.store);
    if (news === null) return nothing;
    const words = newsWords(news, this.session.now());
    if (news.fresh.length + news.grown.length === 0) {
      return news.since === null ? nothing : html`<p class="calm quiet">${words}</p>`;
    }
    const { fresh, grown } = news;
    const named = fresh.slice(0, namedAtMost);
    const more = fresh.length - named.length;
    return html`<div class="news" role="region" aria-label="New in the technical backlog">
      <div class="line">
        <p>${words}</p>
        ${
          this.session.readOnly
            ? nothing
            : html`<button class="button small" type="button" @click=${this.#onSeen}>Seen</button>`
        }
      </div>
      ${this.#changes.sentence}
      <details>
        <summary>Which ones</summary>
        <ul>
          ${grown.map(({ id, from, to }) => this.#item(id, { from, to }))}
          ${named.map((id) => this.#item(id, null))}
          ${more > 0 ? html`<li class="quiet">and ${more.toLocaleString('en')} more</li>` : nothing}
        </ul>
      </details>
    </div>`;
  }

  /** One that is new, or one that grew. */
  #item(id: ItemId, grew: { readonly from: number; readonly to: number } | null) {
    const { store } = this.session;
    const item = store.item(id);
    if (!item) return nothing;
    const about = item.kind !== 'spike';
    const to = grew?.to ?? hoursOf(item, store.settings.rate);
    const now = to > 0 ? hoursWords(to, about) : 'not sized';
    return html`<li>
      <button class="item" type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(id))}>
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))}
        <span class="name">${titleOf(item)}</span>
        <span class="figures">${grew ? `${hoursWords(grew.from, about)} → ` : 'new, '}${now}</span>
      </button>
    </li>`;
  }

  async #onSeen(): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      markTechnicalSeen(board, act);
      return true;
    });
    if (done) this.dispatchEvent(new AnnounceEvent('Seen. From now on you are told what comes after this.'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-awareness': GwAwareness;
  }
}
