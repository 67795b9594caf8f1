// What came of an ended meeting: what was sized, what is ready, what was agreed, what is left over and why, the minutes it
// took. It is kept; earlier ones can be looked at again, and it can be taken along as Markdown or on paper.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import { goOnWithMeeting } from '../../../shared/board/mutate-meeting.ts';
import type { ItemId, MeetingId } from '../../../shared/ids.ts';
import { lastEnded, openMeeting } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import type { Topic } from '../../store/board-store.ts';
import { Changes } from '../changes.ts';
import { undoSentence } from '../commands/command-words.ts';
import { copyWords } from '../copy-words.ts';
import { downloadText } from '../download-file.ts';
import { AnnounceEvent, OpenItemEvent } from '../events.ts';
import { count, kindLabel } from '../item-words.ts';
import { paperHead, paperStyles } from '../paper.ts';
import { readyContext } from '../readiness.ts';
import { base, buttons, fields, glyphs } from '../shared-styles.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { leftOverOf } from './agenda-offers.ts';
import { meetingMarkdown } from './meeting-markdown.ts';
import {
  itemsOfMeeting,
  meetingName,
  summaryOf,
  type MeetingSummary,
  type SummaryLine,
} from './meeting-summary.ts';
import { meetingSummaryStyles } from './meeting-summary-styles.ts';

@customElement('gw-meeting-summary')
export class GwMeetingSummary extends LitElement {
  static override styles = [base, buttons, fields, glyphs, paperStyles, meetingSummaryStyles];

  /** Which meeting; null: the one that ended last. */
  @property({ attribute: false }) meeting: MeetingId | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** Chosen here among the earlier ones. */
  @state() private chosen: MeetingId | null = null;
  @query('.copy') private copyButton!: HTMLButtonElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch<Topic>(
        this,
        () => this.session?.store,
        () => {
          const shown = this.#shown;
          const items = shown ? itemsOfMeeting(shown).map((id) => `item:${id}` as const) : [];
          return ['meetings', 'members', 'columns', ...items];
        },
      ),
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('meeting')) this.chosen = null;
  }

  get #ended(): readonly Meeting[] {
    return this.session.store.meetings.filter(({ endedAt }) => endedAt !== null);
  }

  get #shown(): Meeting | undefined {
    const ended = this.#ended;
    const wanted = this.chosen ?? this.meeting;
    return ended.find(({ id }) => id === wanted) ?? ended.at(-1);
  }

  override render() {
    const shown = this.#shown;
    if (!shown) return nothing;
    const summary = summaryOf(shown, this.session.store, readyContext(this.session));
    const { sized, boxes, ready, leftOver } = summary;
    return html`<section aria-labelledby="title">
      ${paperHead(this.session)}
      <div class="head">
        <h2 id="title">What came of the meeting</h2>
        ${this.#choice(shown)}
      </div>
      <p class="when">${summary.when}</p>
      <p class="headline">${summary.headline}.</p>
      ${this.#actions(shown)} ${this.#changes.sentence} ${this.#lines('Sized', sized)}
      ${this.#lines('Time-boxes agreed', boxes)} ${this.#lines('Ready', ready)}
      ${this.#lines('Left over', leftOver, 'why')} ${this.#minutes(summary)}
    </section>`;
  }

  #choice(shown: Meeting) {
    const ended = this.#ended;
    if (ended.length < 2) return nothing;
    return html`<label class="choice"
      ><span class="unseen">Which meeting</span>
      <select class="field" @change=${this.#onChoose}>
        ${ended
          .toReversed()
          .map(
            (one) =>
              html`<option value=${one.id} .selected=${one.id === shown.id}>${meetingName(one)}</option>`,
          )}
      </select>
    </label>`;
  }

  #actions(shown: Meeting) {
    const { store, readOnly } = this.session;
    const left = readOnly ? [] : leftOverOf(shown, this.session);
    const open = openMeeting(store.meetings);
    const mayGoOn = !readOnly && !open && lastEnded(store.meetings)?.id === shown.id;
    return html`<div class="actions">
      <button class="copy button" type="button" @click=${() => void this.#copy(shown)}>
        ${icon('copy')} Copy as Markdown
      </button>
      ${
        left.length === 0
          ? nothing
          : html`<button class="left button" type="button" @click=${() => void this.#takeOver(left)}>
              ${icon('listChecks')} Put what is left over on the
              ${open && open.startedAt !== null ? 'agenda' : 'next agenda'}
            </button>`
      }
      ${
        mayGoOn
          ? html`<button class="on button plain" type="button" @click=${() => void this.#goOn()}>
              ${icon('rotateCcw')} Go on with this meeting
            </button>`
          : nothing
      }
    </div>`;
  }

  /** `look` 'why': sentences, below what they are about. */
  #lines(title: string, lines: readonly SummaryLine[], look: '' | 'why' = '') {
    if (lines.length === 0) return nothing;
    return html`<h3>${title} <span class="figures">${lines.length}</span></h3>
      <ul class=${look}>
        ${lines.map(
          (one) =>
            html`<li>
              ${this.#item(one)} ${one.words === '' ? nothing : html`<span class="words">${one.words}</span>`}
            </li>`,
        )}
      </ul>`;
  }

  #minutes({ minutes, total }: MeetingSummary) {
    if (minutes.length === 0) return nothing;
    return html`<h3>Minutes</h3>
      <p class="when">${total}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Planned</th>
            <th scope="col">Used</th>
            <th scope="col">Over</th>
          </tr>
        </thead>
        <tbody>
          ${minutes.map(
            (one) =>
              html`<tr>
                <th scope="row">
                  ${one.key === '' ? one.title : html`<span class="key">${one.key}</span> ${one.title}`}
                </th>
                <td class="figures">${one.planned}</td>
                <td class="figures">${one.used}</td>
                <td class="figures over">${one.over}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #item({ item, key, title }: SummaryLine) {
    const found = this.session.store.item(item);
    if (!found) return html`<span class="item">${title}</span>`;
    const words = html`${kindGlyph(found.kind)}${unseen(kindLabel(found))}<span class="key figures"
        >${key}</span
      ><span class="name">${title}</span>`;
    return html`<a
      class="item"
      href=${`?item=${item}`}
      @click=${(event: MouseEvent) => this.#open(event, item)}
      >${words}</a
    >`;
  }

  #open(event: MouseEvent, item: ItemId): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new OpenItemEvent(item));
  }

  #onChoose(event: Event): void {
    this.chosen = (event.currentTarget as HTMLSelectElement).value as MeetingId;
  }

  /** On plain http there may be no clipboard: then the file comes instead. */
  async #copy(shown: Meeting): Promise<void> {
    const words = meetingMarkdown(shown, this.session.store, readyContext(this.session));
    const copied = await copyWords(words);
    if (!copied) downloadText('meeting.md', words, 'text/markdown');
    this.#say(
      copied
        ? 'What came of the meeting is copied as Markdown.'
        : 'It cannot be copied here. The file meeting.md has it instead.',
    );
  }

  async #takeOver(left: readonly ItemId[]): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      addToAgenda(board, act, left);
      return true;
    });
    if (!done) return;
    this.#say(
      `${count(left.length, 'item', 'items')} put on the agenda. ${undoSentence(left.length, 'takes', 'off')}`,
    );
    await this.updateComplete;
    // What was pressed is gone.
    this.copyButton?.focus();
  }

  async #goOn(): Promise<void> {
    await this.#changes.make((board, act) => {
      goOnWithMeeting(board, act);
      // At once: where the meeting goes on, this element goes.
      this.#say('The meeting goes on. You lead it.');
    });
  }

  #say(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-meeting-summary': GwMeetingSummary;
  }
}
