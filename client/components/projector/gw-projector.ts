// A view in its projected form: the whole window, dark and huge, without anything to press. It says whose board this is
// and how old what it shows is, keeps the screen awake, and is left by Escape, a double click or out of the full screen.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Listen } from '../../controllers/listen.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { presentable, views, type Present, type View } from '../address.ts';
import { AnnounceEvent, PresentEvent, ViewEvent } from '../events.ts';
import type { Place } from '../following/place.ts';
import { base } from '../shared-styles.ts';
import { ageWords } from './age-words.ts';
import { FullScreen } from './full-screen.ts';
import './gw-projected-plan.ts';
import './gw-projected-report.ts';
import { Ground } from './ground.ts';
import { projectedStyles } from './projected-styles.ts';
import { projectorStyles } from './projector-styles.ts';
import { StillPointer } from './still-pointer.ts';
import { WakeLock } from './wake-lock.ts';

/** Keys that lead to the view before or behind; those of a clicker too. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 };

@customElement('gw-projector')
export class GwProjector extends LitElement {
  static override styles = [base, projectedStyles, projectorStyles];

  @property({ attribute: false }) view: View = 'plan';
  /** What it is drawn on. */
  @property({ attribute: false }) ground: Present = 'dark';

  /** Whom this screen follows and how many are in the room; '' while it follows nobody. */
  @property() following = '';
  /** What is chosen and what stands at the top edge where they are. */
  @property({ attribute: false }) place: Place | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('main') private main!: HTMLElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => this.session?.presence));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['settings'],
      ),
    );
    this.addController(new Listen('keydown', (event) => this.#onKey(event)));
    this.addEventListener('dblclick', () => this.#leave());
    // oxlint-disable-next-line no-new -- it acts while this is on the page
    new Ground(this, () => this.ground);
    // oxlint-disable-next-line no-new -- as above
    new FullScreen(this, () => this.#leave());
    // oxlint-disable-next-line no-new -- as above
    new WakeLock(this);
    // oxlint-disable-next-line no-new -- as above
    new StillPointer(this);
  }

  override firstUpdated(): void {
    this.main.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    this.dispatchEvent(
      new AnnounceEvent(`${views[this.view]} is presented. Escape leads back.`, { quiet: true }),
    );
  }

  override render() {
    const age = ageWords(this.session);
    return html`<main tabindex="-1" aria-label=${`${views[this.view]}, presented`}>
      <header>
        <span class="sign">${icon('layers')}</span>
        <p class="whose">
          <strong>${this.session.store.settings.name}</strong> <span>${views[this.view]}</span>
        </p>
        ${this.following === '' || age !== '' ? nothing : html`<p class="following">${this.following}</p>`}
        ${age === '' ? nothing : html`<p class="age">${age}</p>`}
      </header>
      ${
        this.view === 'report'
          ? html`<gw-projected-report></gw-projected-report>`
          : html`<gw-projected-plan
              .tab=${this.place?.tab ?? null}
              .row=${this.place?.row ?? null}
            ></gw-projected-plan>`
      }
    </main>`;
  }

  #leave(): void {
    this.dispatchEvent(new PresentEvent(null));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') this.#leave();
    const next = presentable[presentable.indexOf(this.view) + (steps[event.key] ?? 0)];
    if (next !== undefined && next !== this.view) this.dispatchEvent(new ViewEvent(next));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projector': GwProjector;
  }
}
