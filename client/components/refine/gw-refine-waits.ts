// What an item waits for, in a sentence beside its words: what of it is not in its sprint comes in by one press.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { planItems } from '../../../shared/board/mutate-sprint.ts';
import type { ItemId, SprintId } from '../../../shared/ids.ts';
import { openSprints } from '../../../shared/sprints.ts';
import { listOf } from '../../../shared/words.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import { keysOf, outsideSentence, waitsOf } from '../plan-row-words.ts';
import { base, buttons } from '../shared-styles.ts';
import { refineWaitsStyles } from './refine-waits-styles.ts';

@customElement('gw-refine-waits')
export class GwRefineWaits extends LitElement {
  static override styles = [base, buttons, refineWaitsStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** What was pulled in here just now. */
  @state() private done = '';
  @query('.done') private said!: HTMLElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => {
          const waits = this.session.store.item(this.item)?.blockedBy ?? [];
          return [`item:${this.item}`, ...waits.map((id) => `item:${id}` as const), 'columns', 'sprints'];
        },
      ),
    );
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('item')) this.done = '';
  }

  /** The sprint that it is planned for. */
  get #sprint(): SprintId | null {
    const { store } = this.session;
    const sprint = store.item(this.item)?.place.sprint ?? null;
    return openSprints(store.sprints).some(({ id }) => id === sprint) ? sprint : null;
  }

  override render() {
    const { store } = this.session;
    const item = store.item(this.item);
    if (!item) return nothing;
    const { inTime, outside } = waitsOf(item, store, this.#sprint);
    const key = store.keyOf(item);
    return html`${this.#outside(key, outside)}
    ${
      inTime.length === 0
        ? nothing
        : html`<p class="waits">${icon('hourglass')}<span>${key} waits for ${listOf(inTime)}.</span></p>`
    }
    ${this.done === '' ? nothing : html`<p class="done" role="status" tabindex="-1">${icon('check')}<span>${this.done}</span></p>`}
    ${this.#changes.sentence}`;
  }

  #outside(key: string, outside: readonly ItemId[]) {
    const keys = keysOf(this.session.store, outside);
    if (keys.length === 0) return nothing;
    return html`<p class="waits">
      ${icon('hourglass')}<span>${outsideSentence(key, keys)}</span>
      ${
        this.session.readOnly
          ? nothing
          : html`<button class="button small" type="button" @click=${() => void this.#pull(outside, keys)}>
              Pull ${keys.length === 1 ? keys[0] : `all ${keys.length}`} in
            </button>`
      }
    </p>`;
  }

  /** The button goes with what it was for; the focus goes to what came of it. */
  async #pull(items: readonly ItemId[], keys: readonly string[]): Promise<void> {
    const sprint = this.#sprint;
    if (sprint === null) return;
    const name = this.session.store.sprints.find(({ id }) => id === sprint)?.name ?? 'the sprint';
    const made = await this.#changes.make((board, act) => {
      planItems(board, act, items, sprint);
      return true;
    });
    if (!made) return;
    this.done = `${listOf(keys)} ${keys.length === 1 ? 'is' : 'are'} in ${name} now.`;
    await this.updateComplete;
    this.said?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-refine-waits': GwRefineWaits;
  }
}
