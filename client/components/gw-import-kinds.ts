// What becomes what: the groups of an import by the reason for which their items became a kind, and another kind for all
// of a group by one choice.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import type { ImportPreview, PreviewGroup } from '../../shared/import/preview.ts';
import { kindNames, kinds, type Kind } from '../../shared/kind.ts';
import { ImportWishEvent } from './import-events.ts';
import { reasonInWords } from './import-words.ts';
import { count } from './item-words.ts';
import { importKindsStyles } from './import-kinds-styles.ts';
import { base, fields, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-import-kinds')
export class GwImportKinds extends LitElement {
  static override styles = [base, fields, glyphs, importKindsStyles];

  @property({ attribute: false }) preview!: ImportPreview;
  @property({ attribute: false }) wish!: ImportWish;

  override render() {
    const { groups } = this.preview;
    if (groups.length === 0) return nothing;
    return html`<h3 id="name">What becomes what</h3>
      <ul aria-labelledby="name" tabindex="0">
        ${groups.map((group) => this.#group(group))}
      </ul>`;
  }

  #group(group: PreviewGroup) {
    const words = reasonInWords(group.reason);
    return html`<li>
      <span class="group"
        >${kindGlyph(group.kind)}<span class="figures" aria-label=${count(group.count, 'item', 'items')}
          >${group.count.toLocaleString('en')}</span
        ><span>${words}</span></span
      >
      <span class="quiet examples">${group.examples.map((title) => `“${title}”`).join(', ')}</span>
      <select
        class="field"
        aria-label=${`${words}: becomes`}
        @change=${(event: Event) => this.#choose(group.reason, (event.target as HTMLSelectElement).value as Kind)}
      >
        ${kindNames.map(
          (kind) =>
            html`<option value=${kind} .selected=${live(kind === group.kind)}>${kinds[kind].label}</option>`,
        )}
      </select>
    </li>`;
  }

  #choose(reason: string, kind: Kind): void {
    const { choices, how } = this.wish;
    const chosen = new Map(choices.kinds).set(reason, kind);
    this.dispatchEvent(new ImportWishEvent({ choices: { ...choices, kinds: chosen }, how }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-import-kinds': GwImportKinds;
  }
}
