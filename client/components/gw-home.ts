// The first screen: the boards that this browser knows, and the ways to another one: made here, opened by a link, or the
// example to look around in. It works with no network and with nothing at all.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { exampleName } from '../../shared/board-templates.ts';
import { homeContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import type { Home, KnownBoard } from '../home.ts';
import { icon } from '../icons.ts';
import { examplePicture, examplePictureStyles } from './example-picture.ts';
import './gw-create-board.ts';
import './gw-import-way.ts';
import './gw-known-boards.ts';
import './gw-open-link.ts';
import { homeStyles } from './home-styles.ts';
import { base, buttons, glyphs } from './shared-styles.ts';

@customElement('gw-home')
export class GwHome extends LitElement {
  static override styles = [base, buttons, glyphs, examplePictureStyles, homeStyles];

  @consume({ context: homeContext }) private home!: Home;
  @state() private refusal = '';
  @query('h1') private heading!: HTMLElement | null;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.home));
  }

  /** To its beginning: from there the boards are the next thing that Tab comes to. */
  override focus(): void {
    this.heading?.focus();
  }

  override render() {
    const { boards } = this.home;
    if (boards === null) return nothing;
    return html`<main>
      <header>
        <span class="mark">${icon('layers')}</span>
        <div>
          <h1 tabindex="-1">Groundwork</h1>
          <p>A board for refining and planning, where the groundwork stands beside the features.</p>
        </div>
      </header>
      ${boards.length === 0 ? this.#forTheFirstTime() : this.#withBoards(boards)}
    </main>`;
  }

  #forTheFirstTime() {
    return html`<div class="wide">
        <gw-create-board class="card"></gw-create-board>
        <section class="empty" aria-labelledby="known">
          <h2 id="known">Boards in this browser</h2>
          <p>
            None yet. A board that you create or open stays here and opens without a network. There are no
            accounts: whoever has a board’s link can open it.
          </p>
        </section>
      </div>
      <div class="side">
        ${this.#example(null, true)} <gw-open-link class="card"></gw-open-link>
        <gw-import-way class="card"></gw-import-way>
      </div>`;
  }

  #withBoards(boards: readonly KnownBoard[]) {
    return html`<gw-known-boards class="wide"></gw-known-boards>
      <div class="side">
        <gw-create-board class="card"></gw-create-board>
        <gw-open-link class="card"></gw-open-link>
        <gw-import-way class="card"></gw-import-way>
        ${this.#example(boards.find(({ name }) => name === exampleName) ?? null, false)}
      </div>`;
  }

  /** `made`: one that was made in this browser before. `drawn`: with a small picture of it. */
  #example(made: KnownBoard | null, drawn: boolean) {
    return html`<section class="card" aria-labelledby="example">
      ${drawn ? examplePicture() : nothing}
      <h2 id="example">Look around first</h2>
      <p class="about">
        A board of an invented team in the middle of a sprint: stories, tasks, time-boxed spikes and bugs. It
        is yours alone, so change what you like.
      </p>
      <div class="row">
        ${
          made
            ? html`<button class="button" type="button" @click=${() => this.home.open(made.id)}>
                  Open the example
                </button>
                <button class="button plain" type="button" @click=${this.#onExample}>
                  Make a fresh one
                </button>`
            : html`<button class="button" type="button" @click=${this.#onExample}>Open the example</button>`
        }
      </div>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
    </section>`;
  }

  async #onExample(): Promise<void> {
    try {
      const { fillExample } = await import('../../shared/example/example-board.ts');
      this.refusal = (await this.home.create(exampleName, fillExample)) ?? '';
    } catch {
      this.refusal = 'The example could not be loaded. Check your connection and try again.';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-home': GwHome;
  }
}
