// What to do about items of a file that the board has already: leave them as they are, bring them up to date, bring them
// back from the archive; and what an update changes, item by item.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ImportHow } from '../../shared/board/import-plan.ts';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import type { ImportPreview, PreviewUpdate } from '../../shared/import/preview.ts';
import { ImportWishEvent } from './import-events.ts';
import { fieldsInWords } from './import-words.ts';
import { count } from './item-words.ts';
import { importKnownStyles } from './import-known-styles.ts';
import { base } from './shared-styles.ts';

@customElement('gw-import-known')
export class GwImportKnown extends LitElement {
  static override styles = [base, importKnownStyles];

  @property({ attribute: false }) preview!: ImportPreview;
  @property({ attribute: false }) wish!: ImportWish;

  override render() {
    const { total, known, archivedHere } = this.preview;
    if (known === 0) return nothing;
    const { update, bringBack } = this.wish.how;
    const fresh = total - known;
    const have = known === 1 ? 'is' : 'are';
    return html`<section>
      <fieldset>
        <legend>
          Of ${count(total, 'item', 'items')}, ${known.toLocaleString('en')} ${have} on this board already.
          None comes twice.
        </legend>
        ${this.#way(false, update, fresh > 0 ? `Bring only what is new (${fresh.toLocaleString('en')})` : 'Leave them as they are')}
        ${this.#way(true, update, `Update them${fresh > 0 ? ' too' : ''}: take over what changed in the file and was not changed here`)}
        ${
          archivedHere === 0
            ? nothing
            : html`<label
                ><input
                  type="checkbox"
                  .checked=${live(bringBack)}
                  @change=${(event: Event) => this.#choose({ bringBack: (event.target as HTMLInputElement).checked })}
                />Bring back ${archivedHere.toLocaleString('en')} that ${archivedHere === 1 ? 'is' : 'are'}
                archived here and not in the file</label
              >`
        }
      </fieldset>
      ${update ? this.#changes() : nothing}
    </section>`;
  }

  #way(update: boolean, chosen: boolean, words: string) {
    return html`<label
      ><input
        type="radio"
        name="way"
        .checked=${live(update === chosen)}
        @change=${() => this.#choose({ update })}
      />${words}</label
    >`;
  }

  #changes() {
    const { updates, changing, keeping } = this.preview;
    if (changing + keeping === 0)
      return html`<p class="quiet">The file says of them what it said before, so nothing changes.</p>`;
    return html`<details ?open=${updates.length <= 8}>
      <summary>
        ${count(changing, 'item changes', 'items change')}${keeping === 0 ? nothing : html`, <span class="kept">in ${keeping.toLocaleString('en')} something stays as it is here</span>`}
      </summary>
      <ul>
        ${updates.map((one) => this.#update(one))}
      </ul>
      ${updates.length < Math.max(changing, keeping) ? html`<p class="quiet">And more of the same.</p>` : nothing}
    </details>`;
  }

  #update({ key, title, taken, kept }: PreviewUpdate) {
    return html`<li>
      <span class="quiet figures">${key}</span> ${title} <span class="quiet">${fieldsInWords(taken)}</span>
      ${
        kept.length === 0
          ? nothing
          : html`<span class="kept">changed on both sides and stays: ${fieldsInWords(kept)}</span>`
      }
    </li>`;
  }

  #choose(how: Partial<ImportHow>): void {
    const { choices } = this.wish;
    this.dispatchEvent(new ImportWishEvent({ choices, how: { ...this.wish.how, ...how } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-import-known': GwImportKnown;
  }
}
