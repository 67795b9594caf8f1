// The keys of the view that is shown, in groups, made from the table of commands; and the switch for single keys.

import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Follow } from '../controllers/follow.ts';
import { icon } from '../icons.ts';
import { views } from './address.ts';
import { commandGroups, type Command, type CommandGroup, type Where } from './commands/command.ts';
import { isSingleKey, shownKeys } from './commands/key-names.ts';
import { setSingleKeys, singleKeys, singleKeysOn } from './commands/single-keys.ts';
import { commandIds, commands } from './commands/table.ts';
import { AnnounceEvent, AskWhereEvent } from './events.ts';
import { keyHelpStyles } from './key-help-styles.ts';
import { longDialogStyles } from './long-dialog-styles.ts';
import { base, buttons, dialogs } from './shared-styles.ts';

@customElement('gw-key-help')
export class GwKeyHelp extends LitElement {
  static override styles = [base, buttons, dialogs, longDialogStyles, keyHelpStyles];

  /** What was shown when the help was opened. */
  @state() private where: Where | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => singleKeys));
  }

  show(): void {
    if (this.dialog.open) return;
    const question = new AskWhereEvent();
    this.dispatchEvent(question);
    this.where = question.answer ?? null;
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="name" @close=${() => (this.where = null)} @keydown=${this.#onKey}>
      <div class="dialog-head">
        <h2 id="name">${this.where ? `Keys of ${views[this.where.view]}` : 'Keys'}</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${this.where ? this.#body(this.where) : nothing}
    </dialog>`;
  }

  #body(where: Where) {
    const on = singleKeysOn();
    return html`<label class="switch">
        <input type="checkbox" role="switch" .checked=${live(on)} @change=${this.#onSwitch} />
        <span>
          <strong>Single keys</strong>
          <span class="quiet">
            ${
              on
                ? 'Letters, figures and signs do something by themselves, but never while you type.'
                : `Off in this browser: what is struck through rests. Keys with ${modName} work on, and so do Esc, Del, Enter, Space and the arrows.`
            }
          </span>
        </span>
      </label>
      <div class="groups">
        ${(Object.keys(commandGroups) as CommandGroup[]).map((group) => this.#group(group, where, on))}
      </div>
      <p class="quiet">
        Changes are made to the card that has the focus, to all that are selected with it, or to the open
        item.
      </p>`;
  }

  #group(group: CommandGroup, where: Where, on: boolean) {
    const { view, session } = where;
    const shown = commandIds
      .map((id): Command => commands[id])
      .filter((command) => command.group === group && keysIn(command).length > 0)
      .filter(({ views: only, writes }) => (only?.includes(view) ?? true) && !(writes && session.readOnly))
      // Of a meeting's clock only whoever leads it has to know.
      .filter(({ when }) => group !== 'meeting' || (when?.(where) ?? true));
    if (shown.length === 0) return nothing;
    return html`<section>
      <h3>${commandGroups[group]}</h3>
      <dl>
        ${shown.map(
          (command) =>
            html`<div>
              <dt>${command.words}</dt>
              <dd>${keysIn(command).map((keys) => keyCaps(keys, on || !rests(command, keys)))}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  #onSwitch(event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    setSingleKeys(checked);
    this.dispatchEvent(new AnnounceEvent(checked ? 'Single keys are on.' : 'Single keys are off.'));
  }

  /** The key that opened it closes it. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== '?' || event.isComposing) return;
    event.preventDefault();
    this.dialog.close();
  }
}

const keysIn = ({ keys = [], byThem = [] }: Command): readonly string[] => [...keys, ...byThem];

/** What a form or a list knows itself is typed, or no single key. */
const rests = ({ keys = [] }: Command, one: string): boolean => keys.includes(one) && isSingleKey(one);

/** "Ctrl" or "⌘" */
const modName = shownKeys('Mod+K').replace(/\+?K$/, '');

/** "G then B" for two keys one after the other. */
const keyCaps = (keys: string, works: boolean) => {
  const caps = keys.split(' ').map((stroke) => html`<kbd>${shownKeys(stroke)}</kbd>`);
  const [first, ...rest] = caps;
  return html`<span class=${works ? 'keys' : 'keys off'}
    >${first}${rest.map((cap) => html`<span>then</span>${cap}`)}</span
  >`;
};

declare global {
  interface HTMLElementTagNameMap {
    'gw-key-help': GwKeyHelp;
  }
}
