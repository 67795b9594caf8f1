// One text of an item as it stood before a burst of typing, with what differs from now marked. It can be brought back: a
// new edit like any other, with its own entry in the history, and undo takes it back again. Where others typed at the
// same time and the whole is not certain, the words that were taken out can be brought back by themselves.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TextRef } from '../../shared/board/mutate-text.ts';
import { smallestChange, type TextChange } from '../../shared/text-change.ts';
import { entryId, type HistoryText } from '../../shared/history-sentences.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { LogEntry } from '../../shared/item.ts';
import { differences } from '../../shared/text-difference.ts';
import { versionsOf } from '../../shared/text-versions.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { openText } from '../store/shared-text.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import { versionStyles } from './history-styles.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-text-version')
export class GwTextVersion extends LitElement {
  static override styles = [base, buttons, versionStyles];

  @property({ attribute: false }) item!: ItemId;
  @property({ attribute: false }) text!: HistoryText;
  @property({ attribute: false }) entry!: LogEntry;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private done = '';

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
  }

  get #ref(): TextRef {
    return { item: this.item, ...this.text };
  }

  /** The text now; undefined where it is a line that was taken off, or two texts that stand for one field. */
  get #now(): string | undefined {
    const item = this.session.store.item(this.item);
    const { text } = this;
    const shown =
      'field' in text
        ? (item?.texts[text.field] ?? '')
        : item?.lines.find(({ id }) => id === text.line)?.text;
    return shown === undefined || shown !== this.#write() ? undefined : shown;
  }

  /** Makes the changes through the same door as typing, or none; gives the text that stood there. */
  #write(changes: readonly TextChange[] = []): string {
    const text = openText(this.session, this.#ref, () => undefined);
    const before = text.value;
    try {
      if (changes.length > 0) text.edit(changes);
    } finally {
      text.close();
    }
    return before;
  }

  /** The text before this burst, where every burst since stands exactly where the log has it. */
  #before(now: string): string | undefined {
    const { field } = this.entry;
    const log = this.session.store.item(this.item)?.log.filter((entry) => entry.field === field) ?? [];
    const version = versionsOf(now, log).find(({ endedBy }) => entryId(endedBy) === entryId(this.entry));
    return version?.exact ? version.text : undefined;
  }

  override render() {
    const now = this.#now;
    const before = now === undefined ? undefined : this.#before(now);
    return html`<section aria-label="The text before this change">
      ${before !== undefined && now !== undefined ? this.#whole(before, now) : this.#words(now)}
      ${this.#changes.sentence}
      <p class="quiet" role="status">${this.done}</p>
    </section>`;
  }

  #whole(before: string, now: string) {
    const parts = differences(before, now);
    const same = before === now;
    const words =
      before === '' && same
        ? html`<span class="quiet">Nothing stood here.</span>`
        : parts.map(({ type, words }) => {
            if (type === 'out') return html`<ins>${words}</ins>`;
            return type === 'in' ? html`<del>${words}</del>` : words;
          });
    return html`<pre tabindex="0" role="group" aria-label="Earlier text">${words}</pre>
      ${
        same
          ? html`<p class="quiet">It stands like this now.</p>`
          : html`<p class="quiet">What is underlined comes back, what is struck through goes.</p>`
      }
      ${
        same || this.session.readOnly
          ? nothing
          : html`<div class="buttons">
              <button class="button small" type="button" @click=${() => this.#bringBack(before)}>
                Bring this text back
              </button>
            </div>`
      }`;
  }

  #words(now: string | undefined) {
    const out = typeof this.entry.from === 'string' ? this.entry.from : '';
    const isLine = 'line' in this.text;
    if (out.trim() === '')
      return html`<p class="quiet">
        Nothing was taken out here, and others typed at the same time: the whole text before cannot be told.
      </p>`;
    return html`<p class="quiet">
        Others typed at the same time, so only the words that were taken out are certain:
      </p>
      <pre tabindex="0" role="group" aria-label="Words that were taken out">${out}</pre>
      ${
        this.session.readOnly || (isLine && now === undefined)
          ? nothing
          : html`<div class="buttons">
              <button class="button small" type="button" @click=${() => this.#bringWords(out)}>
                Bring these words back
              </button>
              <span class="quiet">They go to the end.</span>
            </div>`
      }`;
  }

  async #bringBack(before: string): Promise<void> {
    const made = await this.#changes.make(() => {
      const now = this.#write();
      const change = smallestChange(now, before);
      if (change) this.#write([change]);
      return true;
    });
    if (made) this.#say('The earlier text is back. Undo takes it away again.');
  }

  async #bringWords(words: string): Promise<void> {
    const made = await this.#changes.make(() => {
      const now = this.#write();
      const oneLine = 'line' in this.text || this.text.field === 'title' || this.text.field === 'role';
      const gap = now.trim() === '' ? '' : oneLine ? ' ' : '\n\n';
      const insert = oneLine ? words.replace(/\s+/g, ' ') : words;
      this.#write([{ at: now.length, remove: 0, insert: gap + insert }]);
      return true;
    });
    if (made) this.#say('The words are back, at the end. Undo takes them away again.');
  }

  #say(words: string): void {
    this.done = words;
    this.dispatchEvent(new AnnounceEvent(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-text-version': GwTextVersion;
  }
}
