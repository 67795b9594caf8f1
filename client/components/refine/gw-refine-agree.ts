// On a phone the time-box that a spike is asked for stands where the thumb is too: the hours, who has agreed, and one press
// to agree. It goes once enough have agreed; all the rest of the box stands with the item.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { agreeToBox } from '../../../shared/board/mutate-box.ts';
import { formatHours } from '../../../shared/duration.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { agreementOf } from '../box-words.ts';
import { Changes } from '../changes.ts';
import { base, buttons } from '../shared-styles.ts';

@customElement('gw-refine-agree')
export class GwRefineAgree extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      section {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 52px;
        padding: var(--space-1) var(--space-1) var(--space-1) var(--space-3);
        border-radius: var(--radius-m);
        background: var(--spike-soft);
      }
      p {
        flex: 1;
        min-width: 0;
        color: var(--ink-2);
        font-size: var(--text-s);
        outline-offset: 2px;
      }
      strong {
        display: block;
        color: var(--spike);
        font-size: var(--text-m);
        font-weight: 650;
      }
      .button {
        flex: none;
        min-height: 44px;
      }
      .agreed {
        color: var(--ok);
        font-weight: 600;
      }
      .icon {
        vertical-align: -3px;
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('p') private words!: HTMLElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'members'],
      ),
    );
  }

  override render() {
    const item = this.session.store.item(this.item);
    const pending = item?.kind === 'spike' ? foldBox(item.box, this.session.now()).pending : null;
    const agreement = pending && agreementOf(pending, this.session);
    if (!pending || agreement === 'not asked' || this.session.readOnly) return nothing;
    return html`<section aria-label="Agree to the time-box">
        <p class="figures" tabindex="-1">
          <strong>Time-box of ${formatHours(pending.hours * hourMs)}</strong>
          ${
            agreement === 'has agreed'
              ? html`<span class="agreed">${icon('check')} You have agreed</span>, `
              : 'agreed by '
          }${pending.agreedBy.length}
          of ${pending.asked.length}
        </p>
        ${
          agreement === 'may agree'
            ? html`<button class="button primary" type="button" @click=${() => void this.#agree()}>
                ${icon('handshake')} Agree
              </button>`
            : nothing
        }
      </section>
      ${this.#changes.sentence}`;
  }

  /** The button goes; the focus stays where it stood, or comes to the item where nothing of it is left. */
  async #agree(): Promise<void> {
    await this.#changes.make((board, act) => agreeToBox(board, act, this.item));
    await this.updateComplete;
    if (this.renderRoot.querySelector('button')) return;
    const root = this.getRootNode();
    if (this.words) this.words.focus();
    else if (root instanceof ShadowRoot) (root.host as HTMLElement).focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-refine-agree': GwRefineAgree;
  }
}
