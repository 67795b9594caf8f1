// A figure that is read from the whole board by itself: each in a quiet moment of its own, so that none waits for another.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sessionContext } from '../../contexts.ts';
import { ReadAgain } from '../../controllers/read-again.ts';
import type { BoardSession } from '../../session.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { base } from '../shared-styles.ts';
import type { Figure } from './figure.ts';
import './gw-figure.ts';

@customElement('gw-read-figure')
export class GwReadFigure extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        min-width: 0;
      }
    `,
  ];

  /** `now`: milliseconds since 1970. */
  @property({ attribute: false }) read!: (store: BoardStore, now: number) => Figure;

  @consume({ context: sessionContext }) private session!: BoardSession;

  constructor() {
    super();
    this.addController(new ReadAgain(this, () => this.session?.store));
  }

  override render() {
    return html`<gw-figure .figure=${this.read(this.session.store, this.session.now())}></gw-figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-read-figure': GwReadFigure;
  }
}
