// What would come of a file, before it is imported: the figures of a rehearsal, the choices, a few cards as they will look,
// and what stays behind and why.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import type { ImportPreview } from '../../shared/import/preview.ts';
import { sumsOf } from '../../shared/import/report.ts';
import { kindNames, kinds } from '../../shared/kind.ts';
import './gw-import-columns.ts';
import './gw-import-kinds.ts';
import './gw-import-known.ts';
import { importCardStyles } from './import-card-styles.ts';
import { importCard } from './import-card.ts';
import { importPreviewStyles } from './import-preview-styles.ts';
import { newItems } from './import-words.ts';
import { figure } from './item-words.ts';
import { avatars, base, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-import-preview')
export class GwImportPreview extends LitElement {
  static override styles = [base, glyphs, avatars, importCardStyles, importPreviewStyles];

  @property({ attribute: false }) preview!: ImportPreview;
  @property({ attribute: false }) wish!: ImportWish;

  override render() {
    const { preview, wish } = this;
    // All of the file is on this board: its lists bring nothing, whatever is chosen of them.
    const nothingNew = preview.total > 0 && preview.known === preview.total;
    return html`<gw-import-known .preview=${preview} .wish=${wish}></gw-import-known>
      ${this.#sums()}
      <div class=${`sides ${preview.groups.length === 0 || nothingNew ? 'alone' : ''}`}>
        ${
          nothingNew
            ? nothing
            : html`<gw-import-columns .preview=${preview} .wish=${wish}></gw-import-columns>`
        }
        <div>
          <gw-import-kinds .preview=${preview} .wish=${wish}></gw-import-kinds>
          ${this.#examples()}
        </div>
      </div>
      ${this.#leftOut()} ${this.#toKnow()}`;
  }

  #sums() {
    const { report } = this.preview;
    const total = newItems(report);
    if (total === 0 && this.preview.known > 0) return html`<div class="sums"></div>`;
    return html`<div class="sums">
      <p class="total">
        <strong class="figures">${total.toLocaleString('en')}</strong> ${
          this.preview.known > 0 ? 'new ' : ''
        }${total === 1 ? 'item' : 'items'}
      </p>
      <ul class="kinds">
        ${kindNames.map((kind) =>
          report.items[kind] === 0
            ? nothing
            : html`<li>
                ${kindGlyph(kind)}<strong class="figures">${report.items[kind].toLocaleString('en')}</strong>
                ${report.items[kind] === 1 ? kinds[kind].label.toLowerCase() : kinds[kind].plural}
              </li>`,
        )}
      </ul>
      <ul class="others">
        ${sumsOf(report).map(
          ([amount, word]) => html`<li><strong class="figures">${figure(amount)}</strong> ${word}</li>`,
        )}
      </ul>
    </div>`;
  }

  #examples() {
    const { examples } = this.preview;
    if (examples.length === 0) return nothing;
    return html`<h3 id="cards">So they will look</h3>
      <ul class="cards" aria-labelledby="cards">
        ${examples.map((item) => importCard(item))}
      </ul>`;
  }

  #leftOut() {
    const { left } = this.preview.report;
    if (left.length === 0) return nothing;
    return html`<h3 id="left">What stays behind, and why</h3>
      <ul class="left" aria-labelledby="left">
        ${left.map(
          ({ what, why, count }) =>
            html`<li>
              <span class="figures">${count.toLocaleString('en')}</span><span class="what">${what}</span
              ><span class="quiet">${why}</span>
            </li>`,
        )}
      </ul>`;
  }

  #toKnow() {
    const { warnings, members } = this.preview.report;
    const names =
      members === 0
        ? []
        : [
            `${members === 1 ? 'The name becomes a label' : `The ${members.toLocaleString('en')} names become labels`} until somebody claims ${members === 1 ? 'it' : 'them'} under “Team”.`,
          ];
    const all = [...names, ...warnings];
    if (all.length === 0) return nothing;
    return html`<h3 id="know">Good to know</h3>
      <ul class="know" aria-labelledby="know">
        ${all.map((warning) => html`<li>${warning}</li>`)}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-import-preview': GwImportPreview;
  }
}
