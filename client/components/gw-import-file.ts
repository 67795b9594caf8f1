// Where the file of an import is chosen or dropped, and how one gets such a file.

import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { FileDrop } from './file-drop.ts';
import { ImportFileEvent } from './import-events.ts';
import { importFileStyles } from './import-file-styles.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-import-file')
export class GwImportFile extends LitElement {
  static override styles = [base, buttons, importFileStyles];

  @state() private refusal = '';
  @query('input') private input!: HTMLInputElement;
  @query('button') private button!: HTMLButtonElement;

  readonly #drop = new FileDrop(this, {
    onto: () => this,
    isOpen: () => true,
    take: (files) => this.#take(files),
  });

  override focus(): void {
    this.button.focus();
  }

  override render() {
    return html`<div class=${`zone ${this.#drop.over ? 'over' : ''}`}>
        ${icon('upload')}
        <button class="button primary" type="button" @click=${() => this.input.click()}>Choose a file</button>
        <p class="quiet"><span class="hand">or drop it here. </span>Up to 64 MB.</p>
        <input
          type="file"
          accept=".json,.csv,.tsv,.txt"
          aria-label="File to import"
          hidden
          @change=${this.#onChoose}
        />
      </div>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="how">
        <div>
          <h3>From Trello</h3>
          <p>
            Open the board’s menu, choose “Print, export and share”, then “Export as JSON”. Members,
            checklists, comments and closed cards come along.
          </p>
        </div>
        <div>
          <h3>From Jira Cloud</h3>
          <p>
            Show the issues in a list, choose “Export”, then “Export CSV (all fields)”. Epics, sprints, points
            and comments come along.
          </p>
        </div>
      </div>`;
  }

  #onChoose(): void {
    const files = [...(this.input.files ?? [])];
    // The same file may be chosen again.
    this.input.value = '';
    if (files.length > 0) this.#take(files);
  }

  #take(files: readonly File[]): void {
    const [file] = files;
    this.refusal = files.length > 1 ? 'These are several files. Bring one at a time.' : '';
    if (file && files.length === 1) this.dispatchEvent(new ImportFileEvent(file));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-import-file': GwImportFile;
  }
}
