// Brings a Trello board or Jira issues along: choose a file, see what becomes what, import it. On an open board the file
// goes onto that board; on the first screen it becomes a new one. Nothing is written before the last press.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import { Refusal, type Act } from '../../shared/board/edit.ts';
import { importPlan, onlyNew } from '../../shared/board/import-plan.ts';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import type { BoardId } from '../../shared/ids.ts';
import { noChoices } from '../../shared/import/choices.ts';
import type { ImportPlan } from '../../shared/import/plan.ts';
import type { ImportPreview } from '../../shared/import/preview.ts';
import { importReport } from '../../shared/import/report.ts';
import { tooLargeToSend } from '../../shared/import/size-to-send.ts';
import { homeContext, sessionContext } from '../contexts.ts';
import type { Home, KnownBoard } from '../home.ts';
import { icon } from '../icons.ts';
import type { ImportStage } from '../import/import-message.ts';
import { ImportWork } from '../import/import-work.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import { FileDrop } from './file-drop.ts';
import './gw-import-file.ts';
import './gw-import-preview.ts';
import type { ImportFileEvent, ImportWishEvent } from './import-events.ts';
import { newBoardPart, newBoardStyles, type Holder } from './import-new-board.ts';
import { importStyles } from './import-styles.ts';
import { buttonWords, doneWords, newItems, tooLargeAdvice, workOf } from './import-words.ts';
import { count } from './item-words.ts';
import { longDialogStyles } from './long-dialog-styles.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

const everything: ImportWish = { choices: noChoices, how: onlyNew };

const stageWords = {
  reading: 'Reading the file…',
  understanding: 'Understanding what is in it…',
  writing: 'Writing it onto the board…',
} as const satisfies Record<ImportStage | 'writing', string>;

interface Progress {
  readonly stage: ImportStage | 'writing';
  readonly part: number | null;
}

@customElement('gw-import')
export class GwImport extends LitElement {
  static override styles = [base, buttons, fields, dialogs, longDialogStyles, newBoardStyles, importStyles];

  @consume({ context: sessionContext }) private session: BoardSession | undefined;
  @consume({ context: homeContext }) private home: Home | undefined;
  /** True while the dialog is open. */
  @state() shown = false;
  @state() private file: File | null = null;
  @state() private progress: Progress | null = null;
  @state() private preview: ImportPreview | null = null;
  @state() private wish: ImportWish = everything;
  /** A choice was made that the preview does not show yet. */
  @state() private stale = false;
  @state() private sentence = '';
  @state() private boardName = '';
  @state() private holders: readonly Holder[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private heading!: HTMLElement;
  @query('gw-import-file') private chooser!: HTMLElementTagNameMap['gw-import-file'] | null;
  @query('#board-name') private nameField!: HTMLInputElement | null;

  #work: ImportWork | undefined;
  readonly #changes = new Changes(this, () => this.session as BoardSession);

  constructor() {
    super();
    // oxlint-disable-next-line no-new -- it listens on this element
    new FileDrop(this, {
      onto: () => this,
      isOpen: () => this.shown && this.progress === null,
      take: ([file]) => file && this.#read(file),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }

  /** Shows the dialog; with a file it is read at once. */
  show(file?: File): void {
    if (this.dialog.open) return;
    this.shown = true;
    this.dialog.showModal();
    if (file) this.#read(file);
    else void this.updateComplete.then(() => this.chooser?.focus());
  }

  override render() {
    return html`<dialog
      class=${this.preview ? 'wide' : ''}
      aria-labelledby="title"
      @close=${this.#onClose}
      @cancel=${this.#onCancel}
      @gw-import-wish=${this.#onWish}
    >
      <div class="dialog-head">
        <h2 id="title" tabindex="-1">${this.session ? 'Import onto this board' : 'Bring a board along'}</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          ?disabled=${this.progress?.stage === 'writing'}
          @click=${this.#cancel}
        >
          ${icon('x')}
        </button>
      </div>
      <p class="unseen" role="status">${this.#said()}</p>
      ${this.shown ? this.#body() : nothing}
    </dialog>`;
  }

  /** How far it is, for who does not see it; what stands outside an open dialog is not read out. */
  #said(): string {
    if (this.progress) return stageWords[this.progress.stage];
    if (!this.preview || this.stale) return '';
    return `${count(newItems(this.preview.report), 'new item', 'new items')} can come.`;
  }

  #body() {
    if (this.preview && this.progress?.stage !== 'writing') return this.#whatComes(this.preview);
    if (this.progress) return this.#waiting(this.progress);
    return html`<p class="about">
        A Trello board as JSON, or Jira issues as CSV. You see first what becomes what; nothing is written
        before you say so.
      </p>
      ${this.#refusal()}
      <gw-import-file
        @gw-import-file=${(event: ImportFileEvent) => this.#read(event.file)}
      ></gw-import-file>`;
  }

  #refusal() {
    return html`${
      this.sentence === '' ? nothing : html`<p class="refusal" role="alert">${this.sentence}</p>`
    }${this.#changes.sentence}`;
  }

  #waiting({ stage, part }: Progress) {
    return html`<div class="waiting">
      <p>${stageWords[stage]} <span class="quiet">${this.file?.name ?? ''}</span></p>
      <progress aria-label=${stageWords[stage]} max="1" value=${part ?? nothing}></progress>
      ${
        this.#work?.inPage
          ? html`<p class="quiet">
              This browser does it in the page itself, which may stand still for a moment.
            </p>`
          : nothing
      }
      <div class="dialog-foot">
        <button class="button" type="button" ?disabled=${stage === 'writing'} @click=${this.#cancel}>
          Cancel
        </button>
      </div>
    </div>`;
  }

  #whatComes(preview: ImportPreview) {
    const tooLarge = tooLargeToSend(preview.bytes, tooLargeAdvice);
    const work = workOf(preview);
    const nothingToDo = work === 0 ? this.#whyNothing(preview) : null;
    return html`<p class="about">
        <span class="file">${this.file?.name}</span> ${preview.recognised}
        <button class="link" type="button" @click=${this.#chooseAnother}>Choose another file</button>
      </p>
      ${this.session ? nothing : this.#newBoard(preview.total)}
      <gw-import-preview aria-busy=${this.stale} .preview=${preview} .wish=${this.wish}></gw-import-preview>
      <div class="foot">
        ${this.#refusal()}
        ${tooLarge === null ? nothing : html`<p class="refusal" role="alert">${tooLarge}</p>`}
        ${nothingToDo === null ? nothing : html`<p class="quiet">${nothingToDo}</p>`}
        <div class="dialog-foot">
          ${this.stale ? html`<p class="quiet working">Working it out again…</p>` : nothing}
          <button class="button" type="button" @click=${this.#cancel}>Cancel</button>
          <button
            class="button primary"
            type="button"
            ?disabled=${this.stale || tooLarge !== null || work === 0}
            @click=${this.#import}
          >
            ${buttonWords(preview)}
          </button>
        </div>
      </div>`;
  }

  #whyNothing({ total, known, keeping }: ImportPreview): string {
    if (total === 0) return 'There is no item in this file.';
    if (keeping > 0) return 'Nothing is taken over: what changed in the file was changed here, too.';
    if (known === total) return 'There is nothing to import: all of it is on this board already.';
    return 'With these choices nothing comes.';
  }

  #newBoard(total: number) {
    return newBoardPart({
      name: this.boardName,
      holders: this.holders,
      total,
      onName: (name) => (this.boardName = name),
      onThere: ({ id }) => this.#goThere(id),
    });
  }

  #read(file: File): void {
    this.#letGo();
    this.sentence = '';
    this.#changes.say('');
    this.file = file;
    this.preview = null;
    this.holders = [];
    this.wish = everything;
    this.progress = { stage: 'reading', part: 0 };
    this.heading.focus();
    const work = new ImportWork({
      progress: (stage, part) => (this.progress = { stage, part }),
      preview: (preview) => this.#onPreview(preview),
      holder: (board, items) => this.#onHolder(board, items),
      failed: (sentence) => this.#onFailed(sentence),
    });
    this.#work = work;
    work.read(file, this.session?.store.board ?? null, this.wish);
  }

  #onPreview(preview: ImportPreview): void {
    const isFirst = this.preview === null;
    this.preview = preview;
    this.progress = null;
    this.stale = false;
    if (!isFirst) return;
    const { known, total } = preview;
    this.boardName = preview.boardName || (this.file?.name.replace(/\.[^.]+$/, '') ?? '');
    // Where nothing is new there is only one thing that the file can be for.
    if (known > 0 && known === total)
      this.#wishFor({ ...this.wish, how: { update: true, bringBack: false } });
    if (!this.session) this.#work?.lookForHolders(this.#writable.map(({ id }) => id));
  }

  /** Boards of this browser that it may change. */
  get #writable(): readonly KnownBoard[] {
    return (this.home?.boards ?? []).filter(({ access }) => access === 'edit');
  }

  #onHolder(id: BoardId, items: number): void {
    const board = this.#writable.find((one) => one.id === id);
    if (board) this.holders = [...this.holders, { board, items }];
  }

  #onFailed(sentence: string): void {
    this.sentence = sentence;
    this.progress = null;
    this.preview = null;
    this.#work = undefined;
    void this.updateComplete.then(() => this.chooser?.focus());
  }

  #onWish(event: ImportWishEvent): void {
    this.#wishFor(event.wish);
  }

  #wishFor(wish: ImportWish): void {
    this.wish = wish;
    this.stale = true;
    this.#work?.rehearse(wish);
  }

  readonly #import = async (): Promise<void> => {
    const { session, home, wish } = this;
    const work = this.#work;
    const name = this.boardName.trim();
    if (!work || this.progress) return;
    if (!session && name === '') {
      this.sentence = 'Give the board a name first.';
      this.nameField?.focus();
      return;
    }
    this.sentence = '';
    this.progress = { stage: 'writing', part: null };
    const plan = await work.plan(wish);
    await painted();
    return session ? this.#ontoThis(plan) : this.#ontoNew(home, name, plan);
  };

  async #ontoThis(plan: ImportPlan): Promise<void> {
    const done = await this.#changes.make((board, act) => this.#write(board, act, plan));
    this.progress = null;
    if (done === undefined) return;
    this.dialog.close();
    this.dispatchEvent(new AnnounceEvent(`${done} Undo takes it back.`));
  }

  /** The screen goes over to the new board by itself. */
  async #ontoNew(home: Home | undefined, name: string, plan: ImportPlan): Promise<void> {
    const refused = await home?.create(name, (board, act) => {
      try {
        this.dispatchEvent(new AnnounceEvent(this.#write(board, act, plan)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.dispatchEvent(new AnnounceEvent(error.message));
      }
    });
    if (refused === null) return;
    this.progress = null;
    this.sentence = refused ?? '';
  }

  /** Makes the import; says what came. */
  #write(board: Board, act: Act, plan: ImportPlan): string {
    const imported = importPlan(board, act, plan, this.wish.how);
    return doneWords(importReport(this.file?.name ?? '', imported.came), imported);
  }

  /** The same file, on a board that has its items already. */
  #goThere(board: BoardId): void {
    const { file, home } = this;
    this.dialog.close();
    if (file) home?.open(board, file);
  }

  readonly #chooseAnother = (): void => {
    this.#letGo();
    this.preview = null;
    this.sentence = '';
    void this.updateComplete.then(() => this.chooser?.focus());
  };

  readonly #cancel = (): void => this.dialog.close();

  /** What is being written is not left half done. */
  #onCancel(event: Event): void {
    if (this.progress?.stage === 'writing') event.preventDefault();
  }

  #onClose(): void {
    this.#letGo();
    this.shown = false;
    this.file = null;
    this.preview = null;
    this.progress = null;
    this.sentence = '';
    this.#changes.say('');
  }

  #letGo(): void {
    this.#work?.cancel();
    this.#work = undefined;
    this.stale = false;
  }
}

/** Lets the browser show what was said before the page works. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

declare global {
  interface HTMLElementTagNameMap {
    'gw-import': GwImport;
  }
}
