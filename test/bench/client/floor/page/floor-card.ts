// One card: its title, and a plain field for it after a double click. It listens to its own item alone.

import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { titleOf, type Row } from '../rows.ts';

@customElement('floor-card')
export class FloorCard extends LitElement {
  static override styles = css`
    :host {
      display: block;
      margin: 0 0 8px;
      padding: 8px 10px;
      border: 1px solid #d8dbe0;
      border-radius: 6px;
      background: #fff;
      font:
        14px/18px system-ui,
        sans-serif;
      content-visibility: auto;
      contain-intrinsic-size: auto 54px;
      user-select: none;
      touch-action: none;
    }
    textarea {
      width: 100%;
      padding: 0;
      border: 0;
      background: none;
      font: inherit;
      resize: none;
    }
  `;

  @property({ attribute: false }) item = '';
  @property({ attribute: false }) row!: Row;
  @state() private editing = false;

  #watched: Row | undefined;
  readonly #wake = () => this.requestUpdate();

  constructor() {
    super();
    this.addEventListener('dblclick', () => (this.editing = true));
  }

  get isEdited(): boolean {
    return this.editing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.row) this.#watch(this.row);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
  }

  override willUpdate(): void {
    if (this.isConnected) this.#watch(this.row);
  }

  #watch(row: Row | undefined): void {
    if (row === this.#watched) return;
    this.#watched?.unobserveDeep(this.#wake);
    row?.observeDeep(this.#wake);
    this.#watched = row;
  }

  override render() {
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    const title = titleOf(this.row).toString();
    if (!this.editing) return html`<span>${title}</span>`;
    return html`<textarea
      rows="3"
      .value=${title}
      @input=${(event: InputEvent) => this.#onInput(event)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.editing = false;
      }}
    ></textarea>`;
  }

  override updated(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #onInput(event: InputEvent): void {
    const text = titleOf(this.row);
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    const was = text.toString();
    const { value: is } = event.target as HTMLTextAreaElement;
    let start = 0;
    while (start < was.length && was[start] === is[start]) start += 1;
    let end = 0;
    while (
      end < was.length - start &&
      end < is.length - start &&
      was[was.length - 1 - end] === is[is.length - 1 - end]
    )
      end += 1;
    text.doc?.transact(() => {
      text.delete(start, was.length - start - end);
      text.insert(start, is.slice(start, is.length - end));
    });
  }
}
