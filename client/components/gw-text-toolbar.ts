// Buttons for bold, lists, links … beside the label of the field that is being written in. One stop for the Tab key, the
// arrow keys go on from there; pressing one leaves the caret (and a phone's keyboard) where it is.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, type IconName } from '../icons.ts';
import { base, buttons } from './shared-styles.ts';
import type { Mark } from './text-editor/keys.ts';

export class PressMarkEvent extends Event {
  readonly mark: Mark;

  constructor(mark: Mark) {
    super('press-mark');
    this.mark = mark;
  }
}

const tools: readonly (readonly [mark: Mark, icon: IconName, name: string, key?: string])[] = [
  ['bold', 'bold', 'Bold', 'B'],
  ['italic', 'italic', 'Italic', 'I'],
  ['list', 'list', 'List'],
  ['numbers', 'listOrdered', 'Numbered list'],
  ['checks', 'listChecks', 'Checklist'],
  ['link', 'link', 'Link', 'K'],
  ['code', 'code', 'Code', 'E'],
  ['quote', 'textQuote', 'Quote'],
];

const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl+';

@customElement('gw-text-toolbar')
export class GwTextToolbar extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      [role='toolbar'] {
        display: flex;
        justify-content: end;
      }
      .button {
        min-height: 24px;
        width: 28px;
        color: var(--ink-2);
      }
      .button[aria-pressed='true'] {
        background: var(--accent-soft);
        color: var(--accent);
      }
      .icon {
        width: 15px;
        height: 15px;
      }
      @media (pointer: coarse) {
        [role='toolbar'] {
          justify-content: space-between;
        }
        .button {
          min-height: 40px;
          width: 40px;
        }
        .icon {
          width: 18px;
          height: 18px;
        }
      }
    `,
  ];

  @property({ attribute: false }) marks: ReadonlySet<Mark> = new Set();
  /** Of the field that the buttons are for. */
  @property() label = '';

  /** The one button that the Tab key stops at. */
  #stop = 0;

  override render() {
    return html`<div
      role="toolbar"
      aria-label=${`${this.label}: form of the text`}
      @keydown=${this.#onKey}
      @mousedown=${(event: Event) => event.preventDefault()}
    >
      ${tools.map(
        ([mark, sign, name, key], i) =>
          html`<button
            class="button plain small square"
            type="button"
            tabindex=${i === this.#stop ? 0 : -1}
            aria-label=${name}
            aria-pressed=${mark === 'link' ? nothing : String(this.marks.has(mark))}
            title=${key ? `${name} (${modifier}${key})` : name}
            @click=${() => this.dispatchEvent(new PressMarkEvent(mark))}
          >
            ${icon(sign)}
          </button>`,
      )}
    </div>`;
  }

  #onKey(event: KeyboardEvent): void {
    const last = tools.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: this.#stop === last ? 0 : this.#stop + 1,
      ArrowLeft: this.#stop === 0 ? last : this.#stop - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#stop = next;
    this.requestUpdate();
    this.renderRoot.querySelectorAll<HTMLElement>('button')[next]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-text-toolbar': GwTextToolbar;
  }
}
