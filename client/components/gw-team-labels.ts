// Names that came with an import and that nobody has claimed: each is somebody's, or a new member's, or stays a label.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { claimMember } from '../../shared/board/mutate-member.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { Member } from '../../shared/records.ts';
import { labelsOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import './gw-team-merge.ts';
import { count } from './item-words.ts';
import { tracesOf } from './member-traces.ts';
import { avatars, base, buttons } from './shared-styles.ts';
import { tracesWords } from './team-words.ts';
import { avatar } from './templates.ts';

@customElement('gw-team-labels')
export class GwTeamLabels extends LitElement {
  static override styles = [
    base,
    buttons,
    avatars,
    css`
      summary {
        min-height: 24px;
        margin-top: var(--space-5);
        font-weight: 600;
        cursor: pointer;
      }
      li {
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--line);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px var(--space-2);
      }
      .who {
        flex: 1 1 160px;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .who .quiet {
        display: block;
      }
      gw-team-merge {
        margin: var(--space-2) 0 var(--space-1) 34px;
        padding: var(--space-3);
        border-radius: var(--radius-m);
        background: var(--page);
      }
      @media (max-width: 560px) {
        .row .button {
          min-height: 40px;
        }
        gw-team-merge {
          margin-inline-start: 0;
        }
      }
    `,
  ];

  /** Told when a name became a member's. */
  @property({ attribute: false }) merged: (gone: Member, stays: Member) => void = () => {};

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The name that is being given to a member, and to whom where that is known. */
  @state() private giving: { readonly label: MemberId; readonly to: MemberId | null } | null = null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members'],
      ),
    );
  }

  override render() {
    const { store } = this.session;
    const labels = labelsOf(store.members);
    if (labels.length === 0) return nothing;
    const traces = tracesOf(store);
    return html`<details open>
      <summary>
        ${count(labels.length, 'name', 'names')} from the import: nobody has claimed
        ${labels.length === 1 ? 'it' : 'them'}
      </summary>
      <p class="quiet">They stand on items as labels and are asked for nothing.</p>
      <ul>
        ${repeat(
          labels,
          ({ id }) => id,
          (label) =>
            html`<li>
              <div class="row">
                ${avatar(label, 'label large')}
                <span class="who"
                  >${label.name}<span class="quiet">${tracesWords(traces(label.id))}</span></span
                >
                ${this.session.readOnly ? nothing : this.#wishes(label)}
              </div>
              ${this.giving?.label === label.id ? this.#merge(label, this.giving.to) : nothing}
            </li>`,
        )}
      </ul>
      ${this.#changes.sentence}
    </details>`;
  }

  #wishes(label: Member) {
    const button = (words: string, press: () => unknown) =>
      html`<button class="button small" type="button" aria-label=${`${words}: ${label.name}`} @click=${press}>
        ${words}
      </button>`;
    return html`${button('This is me', () => this.#isMe(label))}
    ${button('This is …', () => this.#give(label, null))}
    ${button('Add to the team', () => this.#changes.make((board, act) => claimMember(board, act, label.id)))}`;
  }

  #merge(label: Member, to: MemberId | null) {
    return html`<gw-team-merge
      .member=${label.id}
      .other=${to}
      .merged=${(gone: Member, stays: Member) => {
        this.giving = null;
        this.merged(gone, stays);
      }}
      .cancelled=${() => (this.giving = null)}
    ></gw-team-merge>`;
  }

  /** Whoever has not said who they are is asked nothing more: they just did. */
  async #isMe(label: Member): Promise<void> {
    const { session } = this;
    if (session.me !== null) return this.#give(label, session.me);
    session.setMe(label.id);
    await this.#changes.make((board, act) => claimMember(board, act, label.id));
  }

  async #give(label: Member, to: MemberId | null): Promise<void> {
    this.giving = { label: label.id, to };
    await this.updateComplete;
    this.renderRoot.querySelector('gw-team-merge')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-team-labels': GwTeamLabels;
  }
}
