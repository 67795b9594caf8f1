// Two entries of one person: chooses the other, says what merging them means, and does it. A name from an import always
// goes into a member, never the other way round.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mergeMembers } from '../../shared/board/mutate-member.ts';
import type { MemberId } from '../../shared/ids.ts';
import { mayBeOnePerson } from '../../shared/member-name.ts';
import type { Member } from '../../shared/records.ts';
import { labelsOf, teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { tracesOf } from './member-traces.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { mergeWords } from './team-words.ts';

@customElement('gw-team-merge')
export class GwTeamMerge extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      select {
        max-width: 320px;
      }
      p {
        margin-top: var(--space-2);
        color: var(--ink-2);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
    `,
  ];

  /** The entry that is the same person as another one. */
  @property({ attribute: false }) member!: MemberId;
  /** The other entry where it is known from the start. */
  @property({ attribute: false }) other: MemberId | null = null;
  /** Told when it is done. */
  @property({ attribute: false }) merged: (gone: Member, stays: Member) => void = () => {};
  @property({ attribute: false }) cancelled: () => void = () => {};

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The chosen one goes and this one stays, instead of the other way round. */
  @state() private turned = false;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members'],
      ),
    );
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('select')?.focus());
  }

  override render() {
    const { members } = this.session.store;
    const member = members.get(this.member);
    if (!member) return nothing;
    const other = this.other === null ? undefined : members.get(this.other);
    return html`<label for="other">${member.name} is the same person as</label>
      <select id="other" class="field" @change=${this.#onChoose}>
        <option value="" .selected=${!other}>Choose…</option>
        ${this.#choices(member).map(
          (one) =>
            html`<option value=${one.id} .selected=${one.id === other?.id}>
              ${one.name}${one.claimed ? '' : ' (from the import)'}
            </option>`,
        )}
      </select>
      ${other ? this.#preview(member, other) : nothing} ${this.#changes.sentence}
      <div>
        ${
          other
            ? html`<button class="button primary" type="button" @click=${() => this.#merge(member, other)}>
                  Merge
                </button>
                ${
                  member.claimed && other.claimed
                    ? html`<button class="button" type="button" @click=${() => (this.turned = !this.turned)}>
                        Keep ${this.#stays(member, other).id === other.id ? member.name : other.name} instead
                      </button>`
                    : nothing
                }`
            : nothing
        }
        <button class="button plain" type="button" @click=${() => this.cancelled()}>Cancel</button>
      </div>`;
  }

  #preview(member: Member, other: Member) {
    const stays = this.#stays(member, other);
    const gone = stays === member ? other : member;
    const { store, me } = this.session;
    return html`<p role="status">
      ${mergeWords(gone, stays, tracesOf(store)(gone.id))}
      ${gone.id === me ? `In this browser you are ${stays.name} then.` : nothing} It can be taken apart again.
    </p>`;
  }

  /** Those whose names are alike first. */
  #choices(member: Member): readonly Member[] {
    const { members } = this.session.store;
    const others = [...teamOf(members), ...(member.claimed ? labelsOf(members) : [])].filter(
      ({ id }) => id !== member.id,
    );
    const alike = others.filter(({ name }) => mayBeOnePerson(name, member.name));
    return [...alike, ...others.filter((one) => !alike.includes(one))];
  }

  #stays(member: Member, other: Member): Member {
    if (member.claimed !== other.claimed) return member.claimed ? member : other;
    return this.turned ? member : other;
  }

  #onChoose(event: Event): void {
    this.turned = false;
    this.other = ((event.target as HTMLSelectElement).value || null) as MemberId | null;
  }

  async #merge(member: Member, other: Member): Promise<void> {
    const stays = this.#stays(member, other);
    const gone = stays === member ? other : member;
    const done = await this.#changes.make((board, act) => {
      mergeMembers(board, act, gone.id, stays.id);
      return true;
    });
    if (done) this.merged(gone, stays);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-team-merge': GwTeamMerge;
  }
}
