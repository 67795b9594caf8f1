// The cards of sizing, among the board's settings: one of the offered scales, or the board's own list. What was refused
// stays in its field with the reason beside it.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { changeSetting } from '../../shared/board/mutate-settings.ts';
import { isKnown } from '../../shared/item.ts';
import {
  namedScales,
  parseCard,
  parseScale,
  scaleName,
  scaleWords,
  type Card,
  type ScaleName,
} from '../../shared/scale.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { boardSettingsStyles } from './board-settings-styles.ts';
import { scaleLabels, settingWords } from './board-settings-words.ts';
import { Changes } from './changes.ts';
import { choice, choiceStyles } from './choice.ts';
import { count, figure } from './item-words.ts';
import { base, fields } from './shared-styles.ts';

@customElement('gw-scale-setting')
export class GwScaleSetting extends LitElement {
  static override styles = [
    base,
    fields,
    choiceStyles,
    boardSettingsStyles,
    css`
      .cards {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: var(--space-2) 0;
      }
      .cards li {
        display: grid;
        min-width: 34px;
        min-height: 42px;
        padding: 3px 7px;
        place-content: center;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-s);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: center;
      }
      .cards span {
        display: block;
        color: var(--ink-3);
        font-size: var(--text-s);
        font-weight: 400;
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The own list was chosen, and nothing is typed into it yet. */
  @state() private own = false;
  /** Typed and not taken. */
  @state() private draft: string | null = null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['settings'],
      ),
    );
  }

  override render() {
    const { scale } = this.session.store.settings;
    const { readOnly } = this.session;
    const chosen: ScaleName = this.own || this.draft !== null ? 'own' : scaleName(scale);
    const cards = scale.map(parseCard);
    return html`<section>
      ${choice({
        name: 'scale',
        legend: settingWords.scale.label,
        options: (['fibonacci', 'tShirt', 'own'] as const).map((name) => [name, scaleLabels[name]] as const),
        value: chosen,
        disabled: readOnly,
        pick: (name) => this.#onPick(name),
      })}
      <ul class="cards" aria-label="The cards">
        ${cards.map(({ label, points }) => {
          const worth =
            points === null || label === String(points) ? nothing : html`<span>${figure(points)}</span>`;
          return html`<li>${label}${worth}</li>`;
        })}
      </ul>
      ${chosen === 'own' && !readOnly ? this.#ownList(scale) : nothing}
      <p class="quiet" id="scale-effect">${this.#effect(cards)}</p>
      ${this.#changes.sentence}
    </section>`;
  }

  #ownList(scale: readonly string[]) {
    return html`<label for="own">Own list, smallest first: 1, 2, 3 or S 1, M 3</label>
      <input
        id="own"
        class="field"
        type="text"
        maxlength="400"
        autocomplete="off"
        aria-describedby="scale-effect"
        .value=${live(this.draft ?? scaleWords(scale))}
        @change=${(event: Event) => this.#onOwn((event.target as HTMLInputElement).value)}
        @keydown=${this.#onKey}
      />`;
  }

  #effect(cards: readonly Card[]): string {
    const { effect } = settingWords.scale;
    const points = new Set(cards.map((card) => card.points));
    let off = 0;
    for (const item of this.session.store.items()) {
      if (isKnown(item) && item.kind !== 'spike' && item.points !== null && !points.has(item.points))
        off += 1;
    }
    if (off === 0) return effect;
    return `${effect} ${count(off, 'item has', 'items have')} a size that is on none of these cards.`;
  }

  #onPick(name: ScaleName): void {
    this.own = name === 'own';
    this.draft = null;
    this.#changes.say('');
    if (name !== 'own') void this.#save(namedScales[name]);
  }

  async #onOwn(typed: string): Promise<void> {
    this.draft = typed;
    if ((await this.#save(parseScale(typed))) && this.draft === typed) this.draft = null;
  }

  async #save(scale: readonly string[]): Promise<boolean> {
    const done = await this.#changes.make((board, act) => {
      changeSetting(board, act, 'scale', scale);
      return true;
    });
    this.requestUpdate();
    return done ?? false;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const field = event.target as HTMLInputElement;
    if (event.key === 'Enter') field.blur();
    const stored = scaleWords(this.session.store.settings.scale);
    if (event.key !== 'Escape' || field.value === stored) return;
    // Escape takes back what was typed; only the next one closes the dialog.
    event.preventDefault();
    field.value = stored;
    this.draft = null;
    this.#changes.say('');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-scale-setting': GwScaleSetting;
  }
}
