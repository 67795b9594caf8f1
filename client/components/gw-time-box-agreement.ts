// Hours that wait for agreement: who has agreed and who has not, one's own agreement, and what a meeting agreed to.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { agreeToBox, recordAgreement } from '../../shared/board/mutate-box.ts';
import type { Proposal } from '../../shared/box-proposals.ts';
import { agreementSentence } from '../../shared/box-rules.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { agreementOf, ruleNeeds } from './box-words.ts';
import { Changes } from './changes.ts';
import { memberOf, nameOf } from './item-words.ts';
import { avatars, base, buttons, fields } from './shared-styles.ts';
import { avatar } from './templates.ts';
import { agreementStyles, timeBoxFormStyles, timeBoxStyles } from './time-box-styles.ts';

@customElement('gw-time-box-agreement')
export class GwTimeBoxAgreement extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    avatars,
    timeBoxFormStyles,
    timeBoxStyles,
    agreementStyles,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** Those ticked as present, while the meeting's agreement is being recorded. */
  @state() private present: ReadonlySet<MemberId> | null = null;

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
    const box = item?.kind === 'spike' ? foldBox(item.box, this.session.now()) : null;
    if (!box?.pending) return nothing;
    const { pending } = box;
    return html`${this.#people(pending, box)} ${this.session.readOnly ? nothing : this.#actions(pending)}
    ${this.#changes.sentence}`;
  }

  #people(pending: Proposal, box: Box) {
    const { asked, agreedBy, missing, rule } = pending;
    const more = agreementSentence(box) ?? '';
    return html`<p class="facts">
        Agreed by ${agreedBy.length} of ${asked.length}; ${ruleNeeds[rule]}. ${more}
      </p>
      <dl class="people">
        ${
          agreedBy.length > 0
            ? html`<dt>Agreed</dt>
                <dd>${agreedBy.map((id) => this.#who(id))}</dd>`
            : nothing
        }
        ${
          missing.length > 0
            ? html`<dt>Not yet</dt>
                <dd>${missing.map((id) => this.#who(id))}</dd>`
            : nothing
        }
      </dl>`;
  }

  #who(id: MemberId) {
    const member = memberOf(this.session.store, id) ?? { name: 'Somebody', colour: 9 };
    return html`<span class="who">${avatar(member)}${member.name}</span>`;
  }

  #actions(pending: Proposal) {
    if (this.present) return this.#meeting(pending, this.present);
    const mine = agreementOf(pending, this.session);
    return html`${mine === 'has agreed' ? html`<p class="facts">You have agreed.</p>` : nothing}
      ${
        mine === 'not asked'
          ? html`<p class="facts">
              Engineers, the product owner and the development manager who were on the team when it was
              proposed agree.
            </p>`
          : nothing
      }
      <div class="actions">
        ${
          mine === 'may agree'
            ? html`<button class="button primary" type="button" @click=${this.#agree}>
                ${icon('handshake')} Agree
              </button>`
            : nothing
        }
        <slot></slot>
        <button class="button plain" type="button" @click=${() => this.#ask()}>Agreed in a meeting</button>
      </div>`;
  }

  #meeting(pending: Proposal, present: ReadonlySet<MemberId>) {
    return html`<form class="form" @submit=${this.#record} @keydown=${this.#onKey}>
      <fieldset>
        <legend class="label">Who is present and agrees?</legend>
        ${pending.missing.map(
          (id) =>
            html`<label class="check"
              ><input type="checkbox" .checked=${present.has(id)} @change=${() => this.#tick(id)} />${nameOf(
                this.session.store,
                id,
              )}</label
            >`,
        )}
      </fieldset>
      <div class="actions">
        <button class="button primary" type="submit">Record their agreement</button>
        <button class="button plain" type="button" @click=${this.#leave}>Leave it</button>
      </div>
    </form>`;
  }

  #ask(): void {
    this.present = new Set();
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  #tick(id: MemberId): void {
    const next = new Set(this.present);
    if (!next.delete(id)) next.add(id);
    this.present = next;
  }

  #leave(): void {
    this.present = null;
    this.#changes.say('');
  }

  #agree(): void {
    void this.#changes.make((board, act) => agreeToBox(board, act, this.item));
  }

  async #record(event: Event): Promise<void> {
    event.preventDefault();
    const present = [...(this.present ?? [])];
    if (present.length === 0) {
      this.#changes.say('Tick who is present and agrees.');
      return;
    }
    const done = await this.#changes.make((board, act) => {
      recordAgreement(board, act, this.item, present);
      return true;
    });
    if (done) this.present = null;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#leave();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-time-box-agreement': GwTimeBoxAgreement;
  }
}
