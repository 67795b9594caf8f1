// The lists of a file that become columns: which of them come, and which are done columns.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import type { ImportPreview, PreviewColumn } from '../../shared/import/preview.ts';
import { importColumnsStyles } from './import-columns-styles.ts';
import { ImportWishEvent } from './import-events.ts';
import { count } from './item-words.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-import-columns')
export class GwImportColumns extends LitElement {
  static override styles = [base, buttons, importColumnsStyles];

  @property({ attribute: false }) preview!: ImportPreview;
  @property({ attribute: false }) wish!: ImportWish;

  override render() {
    const { columns, noColumn, archived, report } = this.preview;
    const source = report.format.startsWith('Jira') ? 'Statuses' : 'Lists';
    const all = this.wish.choices.leftOut.size === 0;
    const allHere = columns.length > 0 && columns.every(({ onBoard }) => onBoard);
    return html`<section role="group" aria-labelledby="name">
      <div class="head">
        <h3 id="name">${source} become columns</h3>
        <button class="button plain small" type="button" @click=${() => this.#chooseAll(all)}>
          ${all ? 'Leave out all' : 'Bring all'}
        </button>
      </div>
      ${allHere ? html`<p class="quiet">This board has all of these columns already.</p>` : nothing}
      <ul>
        ${columns.map((column, at) => this.#row(column, at, allHere))}
        ${noColumn === 0 ? nothing : html`<li>${this.#choice(null, 'In no column', noColumn, '')}</li>`}
      </ul>
      ${
        archived === 0
          ? nothing
          : html`<label class="archived"
              ><input
                type="checkbox"
                .checked=${live(this.wish.choices.archived)}
                @change=${(event: Event) => this.#chooseArchived(event)}
              />
              ${count(archived, 'archived item comes', 'archived items come')} too, into the archive</label
            >`
      }
    </section>`;
  }

  #row(column: PreviewColumn, at: number, allHere: boolean) {
    const notes = [
      column.onBoard && !allHere ? 'here already' : '',
      column.closed ? 'closed, so archived' : '',
      column.archived > 0 ? `${column.archived} archived` : '',
    ];
    const out = this.wish.choices.leftOut.has(at);
    const done = this.wish.choices.done.get(at) ?? column.done;
    return html`<li class=${out ? 'out' : ''}>
      ${this.#choice(at, column.name, column.items, notes.filter(Boolean).join(', '))}
      ${
        column.onBoard || out
          ? nothing
          : html`<label class="done"
              ><input
                type="checkbox"
                aria-label=${`${column.name} is a done column`}
                .checked=${live(done)}
                @change=${(event: Event) => this.#chooseDone(at, event)}
              />Done</label
            >`
      }
    </li>`;
  }

  #choice(at: number | null, name: string, items: number, note: string) {
    return html`<label class="list"
      ><input
        type="checkbox"
        .checked=${live(!this.wish.choices.leftOut.has(at))}
        @change=${(event: Event) => this.#chooseList(at, event)}
      /><span class="name">${name}${note === '' ? nothing : html` <span class="quiet">${note}</span>`}</span
      ><span class="figures" aria-label=${count(items, 'item', 'items')}
        >${items.toLocaleString('en')}</span
      ></label
    >`;
  }

  #chooseList(at: number | null, event: Event): void {
    const leftOut = new Set(this.wish.choices.leftOut);
    if ((event.target as HTMLInputElement).checked) leftOut.delete(at);
    else leftOut.add(at);
    this.#choose({ leftOut });
  }

  #chooseAll(leave: boolean): void {
    const { columns, noColumn } = this.preview;
    const all = [...columns.keys(), ...(noColumn > 0 ? [null] : [])];
    this.#choose({ leftOut: new Set(leave ? all : []) });
  }

  #chooseArchived(event: Event): void {
    this.#choose({ archived: (event.target as HTMLInputElement).checked });
  }

  #chooseDone(at: number, event: Event): void {
    const done = new Map(this.wish.choices.done);
    this.#choose({ done: done.set(at, (event.target as HTMLInputElement).checked) });
  }

  #choose(choice: Partial<ImportWish['choices']>): void {
    const { choices, how } = this.wish;
    this.dispatchEvent(new ImportWishEvent({ choices: { ...choices, ...choice }, how }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-import-columns': GwImportColumns;
  }
}
