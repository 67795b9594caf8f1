// The shell of the page: the first screen or one board, and the one place where things are said aloud. The composition
// root gives it what it shows, and loads the elements for it; it opens nothing itself.

import { provide } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { homeContext } from '../contexts.ts';
import { isNowhere } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import type { Home } from '../home.ts';
import type { BoardSession } from '../session.ts';
import { AnnounceEvent } from './events.ts';
import { appStyles } from './app-styles.ts';
import { base } from './shared-styles.ts';

/** How long words stay on the screen, in milliseconds; longer ones longer. */
const staying = (words: string) => 4000 + 60 * words.length;

@customElement('gw-app')
export class GwApp extends LitElement {
  static override styles = [base, appStyles];

  @provide({ context: homeContext })
  @property({ attribute: false })
  home!: Home;

  /** The open board, or null for the first screen. */
  @property({ attribute: false }) session: BoardSession | null = null;
  /** Why the board of this address is not shown, in a sentence; stands above the first screen. */
  @property() problem = '';
  /** A newer version of the page is there, and is offered; gw-new-version has to be loaded for it. */
  @property({ type: Boolean }) newVersion = false;

  @state() private said = '';
  /** What is said stands elsewhere on the screen. */
  @state() private quiet = false;

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The board or first screen that was shown last. */
  #shown: BoardSession | 'home' | null = null;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.home));
    this.addEventListener('gw-announce', (event) => this.#say(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** On the way to a board the first screen is neither shown nor loaded. */
  get #atHome(): boolean {
    return !this.session && (this.home?.boards ?? null) !== null;
  }

  override render() {
    return html`${
        this.session
          ? keyed(this.session, html`<gw-board .session=${this.session}></gw-board>`)
          : this.#atHome
            ? html`${this.#problems()}<gw-home></gw-home>`
            : nothing
      }
      ${
        this.newVersion
          ? html`<gw-new-version @gw-close=${() => (this.newVersion = false)}></gw-new-version>`
          : nothing
      }
      <div class=${this.quiet ? 'unseen' : 'said'} role="status">${this.said}</div>`;
  }

  override updated(): void {
    const shown = this.session ?? (this.#atHome ? 'home' : null);
    if (shown === null || shown === this.#shown) return;
    const wasThere = this.#shown !== null;
    this.#shown = shown;
    // A page that has just come begins at its top, as every page does.
    if (wasThere) void this.#goOn(shown === 'home' ? 'gw-home' : 'gw-board');
  }

  /** What had the focus went with what was shown before: it goes on in what came instead, which is said. */
  async #goOn(tag: 'gw-home' | 'gw-board'): Promise<void> {
    await customElements.whenDefined(tag);
    await this.updateComplete;
    const screen = this.renderRoot.querySelector(tag);
    await screen?.updateComplete;
    if (!screen || !isNowhere()) return;
    screen.focus();
    // What was said aloud just now is not cut short.
    if (this.said === '' || this.quiet) this.#say(new AnnounceEvent(document.title, { quiet: true }));
  }

  /** Brings a file onto the board that is shown. */
  async bring(file: File): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('gw-board')?.bring(file);
  }

  #problems() {
    const { problem } = this;
    return problem === '' ? nothing : html`<p class="problem" role="alert">${problem}</p>`;
  }

  #say({ words, quiet }: AnnounceEvent): void {
    clearTimeout(this.#timer);
    this.quiet = quiet;
    // The same words twice are said twice.
    this.said = words === this.said ? `${words}\u00a0` : words;
    this.#timer = setTimeout(() => (this.said = ''), staying(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-app': GwApp;
  }
}
