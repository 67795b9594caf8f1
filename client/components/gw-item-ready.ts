// What an item still needs before it is ready, or that it is; and the press by which an engineer takes it up. While
// somebody writes in the item it keeps what stands below it in its place, however many lines it has to say.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { takeUpItem } from '../../shared/board/mutate-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import { missingForReady, missingSentence, needsEngineer } from '../../shared/ready.ts';
import { hasRole } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { itemReadyStyles } from './item-ready-styles.ts';
import { readyLine } from './readiness.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-item-ready')
export class GwItemReady extends LitElement {
  static override styles = [base, buttons, itemReadyStyles];

  @property({ attribute: false }) item!: ItemId;

  /** A pill beside the item's name. */
  @property({ type: Boolean, reflect: true }) pill = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('.ready') private words!: HTMLElement | null;
  readonly #changes = new Changes(this, () => this.session);
  readonly #size = new ResizeObserver(() => this.#keepPlace());
  #height = 0;

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

  override firstUpdated(): void {
    if (this.words) this.#size.observe(this.words);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  /** The browser calls before it paints: a line less leaves its room, and a line more moves the words up instead. */
  #keepPlace(): void {
    const before = this.#height;
    const height = this.words?.getBoundingClientRect().height ?? 0;
    const scroller = this.closest('.scroll');
    const writes = before > 0 && scroller?.matches(':focus-within') === true;
    this.#height = writes ? Math.max(before, height) : height;
    this.style.minHeight = writes ? `${this.#height}px` : '';
    // Further down the browser itself keeps what one looks at in its place.
    if (writes && height > before && scroller?.scrollTop === 0) scroller.scrollTop = height - before;
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item) return nothing;
    const { members } = this.session.store;
    const context = {
      isEngineer: (member: Parameters<typeof hasRole>[1]) => hasRole(members, member, 'engineer'),
      now: this.session.now(),
    };
    const missing = missingForReady(item, context);
    const sentence = this.pill && missing.length > 0 ? readyLine(missing) : missingSentence(missing);
    const mayTakeUp = needsEngineer(item, context) && !this.session.readOnly;
    return html`<p class=${`ready ${sentence === '' ? 'yes' : ''}`}>
        ${sentence === '' ? html`${icon('check')} Ready` : sentence}
        ${
          mayTakeUp
            ? html`<button class="button small" type="button" @click=${this.#onTakeUp}>Take it up</button>`
            : nothing
        }
      </p>
      ${this.#changes.sentence}`;
  }

  #onTakeUp(): void {
    void this.#changes.make((board, act) => takeUpItem(board, act, this.item));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-ready': GwItemReady;
  }
}
