// The board's own settings. Each is saved when its field is left, says what changing it does to what is there, and has
// its refusal beside it; what was refused stays in its field.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { changeSetting } from '../../shared/board/mutate-settings.ts';
import type { Settings } from '../../shared/records.ts';
import { isTimeZone } from '../../shared/working-day.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { boardSettingsStyles } from './board-settings-styles.ts';
import { ruleWords, settingWords } from './board-settings-words.ts';
import { Changes } from './changes.ts';
import './gw-scale-setting.ts';
import { longDialogStyles } from './long-dialog-styles.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

/** The cards of sizing have an element of their own, and the unit of the bar is chosen beside it. */
type Setting = Exclude<keyof Settings, 'scale' | 'barUnit'>;
const settingNames = [
  'name',
  'keyPrefix',
  'timeZone',
  'dayEnd',
  'agreementRule',
  'rate',
] as const satisfies Setting[];

@customElement('gw-board-settings')
export class GwBoardSettings extends LitElement {
  static override styles = [base, buttons, fields, dialogs, longDialogStyles, boardSettingsStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown = false;
  /** Typed and not taken, by setting. */
  @state() private drafts: Readonly<Partial<Record<Setting, string>>> = {};
  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #changes = Object.fromEntries(
    settingNames.map((name) => [name, new Changes(this, () => this.session)]),
  ) as Readonly<Record<Setting, Changes>>;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.shown ? ['settings'] : []),
      ),
    );
  }

  show(): void {
    this.shown = true;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => (this.shown = this.dialog.open)}>
      <div class="dialog-head">
        <h2 id="title">Settings of this board</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${this.shown ? this.#content(this.session.store.settings) : nothing}
    </dialog>`;
  }

  #content(settings: Settings) {
    return html`<p class="quiet">
        They hold for everybody on this board. Each is saved as soon as you leave it.
      </p>
      ${this.#part('name', this.#input('name', settings.name, { maxlength: 200 }))}
      ${this.#part('keyPrefix', this.#input('keyPrefix', settings.keyPrefix, { maxlength: 10, narrow: true }))}
      <div class="pair">
        ${this.#part('timeZone', this.#zone(settings.timeZone))}
        ${this.#part('dayEnd', this.#input('dayEnd', settings.dayEnd, { type: 'time', narrow: true }))}
      </div>
      ${this.#part('agreementRule', this.#rule(settings))}
      <gw-scale-setting></gw-scale-setting> ${this.#part('rate', this.#rate(settings))}`;
  }

  /** One setting with what it does, and why it could not be changed. */
  #part(name: Setting, control: TemplateResult) {
    return html`<section>
      ${control}
      <p class="quiet" id=${`${name}-effect`}>${settingWords[name].effect}</p>
      ${this.#changes[name].sentence}
    </section>`;
  }

  #input(
    name: 'name' | 'keyPrefix' | 'dayEnd' | 'timeZone',
    value: string,
    {
      maxlength = 100,
      narrow = false,
      type = 'text',
      list,
    }: { maxlength?: number; narrow?: boolean; type?: string; list?: string } = {},
  ) {
    return html`<label for=${name}>${settingWords[name].label}</label>
      <input
        id=${name}
        class=${`field ${narrow ? 'narrow' : ''}`}
        type=${type}
        maxlength=${maxlength}
        list=${list ?? nothing}
        autocomplete="off"
        aria-describedby=${`${name}-effect`}
        ?disabled=${this.session.readOnly}
        .value=${live(this.drafts[name] ?? value)}
        @change=${(event: Event) => this.#take(name, valueOf(event), valueOf(event).trim())}
        @keydown=${(event: KeyboardEvent) => this.#onKey(name, event)}
      />`;
  }

  #zone(zone: string) {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`${this.#input('timeZone', zone, { list: 'zones' })}
      <datalist id="zones">
        ${Intl.supportedValuesOf('timeZone').map((name) => html`<option value=${name}></option>`)}
      </datalist>
      ${
        isTimeZone(zone)
          ? nothing
          : html`<p class="refusal">
              This browser does not know the time zone ${zone}; its clocks go by UTC here.
            </p>`
      }
      ${
        here === zone || this.session.readOnly
          ? nothing
          : html`<button
              class="button small"
              type="button"
              @click=${() => this.#take('timeZone', here, here)}
            >
              Use ${here}, as on this device
            </button>`
      }`;
  }

  #rule({ agreementRule }: Settings) {
    const value = agreementRule;
    return html`<fieldset class="rules" ?disabled=${this.session.readOnly}>
      <legend class="label">${settingWords.agreementRule.label}</legend>
      ${(['majority', 'everyone', 'anyone'] as const).map(
        (rule) =>
          html`<label
            ><input
              type="radio"
              name="rule"
              .checked=${live(rule === value)}
              @change=${() => this.#take('agreementRule', undefined, rule)}
            /><span
              >${ruleWords[rule].label}<span class="quiet">${ruleWords[rule].meaning}</span></span
            ></label
          >`,
      )}
    </fieldset>`;
  }

  #rate({ rate }: Settings) {
    return html`<label for="rate">${settingWords.rate.label}</label>
      <input
        id="rate"
        class="field narrow"
        type="number"
        inputmode="decimal"
        min="0.1"
        max="1000"
        step="any"
        aria-describedby="rate-effect"
        ?disabled=${this.session.readOnly}
        .value=${live(this.drafts.rate ?? String(rate))}
        @change=${(event: Event) => this.#take('rate', valueOf(event), Number(valueOf(event)))}
        @keydown=${(event: KeyboardEvent) => this.#onKey('rate', event)}
      />`;
  }

  #draft(name: Setting, typed: string | undefined): void {
    const { [name]: _before, ...others } = this.drafts;
    this.drafts = typed === undefined ? others : { ...others, [name]: typed };
  }

  /** Saves a value; where it is refused, what was typed stays in the field with the reason beside it. */
  #take<Name extends Setting>(name: Name, typed: string | undefined, value: Settings[Name]): void {
    this.#draft(name, typed);
    const change = (board: Board, act: Act) => {
      changeSetting(board, act, name, value);
      return true;
    };
    void this.#changes[name].make(change).then((done) => {
      if (done && this.drafts[name] === typed) this.#draft(name, undefined);
      return this.requestUpdate();
    });
  }

  #onKey(name: Setting, event: KeyboardEvent): void {
    if (event.isComposing) return;
    const field = event.target as HTMLInputElement;
    if (event.key === 'Enter') field.blur();
    if (event.key !== 'Escape') return;
    const stored = String(this.session.store.settings[name]);
    if (field.value === stored) return;
    // Escape takes back what was typed; only the next one closes the dialog.
    event.preventDefault();
    field.value = stored;
    this.#draft(name, undefined);
    this.#changes[name].say('');
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

declare global {
  interface HTMLElementTagNameMap {
    'gw-board-settings': GwBoardSettings;
  }
}
