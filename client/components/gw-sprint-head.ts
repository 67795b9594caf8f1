// The head of a sprint: its name, days and goal, each changed in place, and the way to another sprint.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { archiveSprint, renameSprint, setSprintDates } from '../../shared/board/mutate-sprint.ts';
import type { SprintId } from '../../shared/ids.ts';
import type { Sprint } from '../../shared/records.ts';
import { endAfterMove, openSprints } from '../../shared/sprints.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { sprintTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { undoSentence } from './commands/command-words.ts';
import { AnnounceEvent } from './events.ts';
import './gw-sprint-goal.ts';
import { count, dueWords } from './item-words.ts';
import { NewSprintEvent, ShowSprintEvent, TurnSprintEvent } from './plan-events.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { sprintHeadStyles } from './sprint-head-styles.ts';
import { unlessTyping } from './while-typing.ts';

@customElement('gw-sprint-head')
export class GwSprintHead extends LitElement {
  static override styles = [base, buttons, fields, popoverStyles, sprintHeadStyles];

  @property({ attribute: false }) sprint!: SprintId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('h2 input') private nameField!: HTMLInputElement | null;
  @query('.new') private newButton!: HTMLElement | null;
  @query('[popover]') private days!: HTMLElement;
  @query('#start') private startField!: HTMLInputElement;
  @query('#end') private endField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);
  /** The days in the fields, as long as they are not those of the sprint. */
  #given: Pick<Sprint, 'start' | 'end'> | null = null;
  /** A day is being typed. */
  #typing = false;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['sprints', sprintTopic(this.sprint, 'product'), sprintTopic(this.sprint, 'technical')],
      ),
    );
  }

  override focus(): void {
    this.nameField?.focus();
  }

  /** Where another sprint is asked for. */
  focusNew(): void {
    this.newButton?.focus();
  }

  override render() {
    const { store, readOnly } = this.session;
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return nothing;
    return html`<div class="top">
        ${readOnly ? html`<h2>${sprint.name}</h2>` : this.#name(sprint)}
        ${
          readOnly
            ? html`<span class="days">${this.#dayWords(sprint)}</span>`
            : html`<button
                class="days button plain small"
                type="button"
                aria-haspopup="dialog"
                @click=${(event: Event) => showBelow(this.days, event.currentTarget as HTMLElement)}
              >
                ${icon('calendar')}${this.#dayWords(sprint)}
              </button>`
        }
        <span class="state">${sprint.started ? 'under way' : 'planned'}</span>
        <div class="actions">
          ${this.#choice()} ${readOnly || sprint.ended ? nothing : this.#turner(sprint)}
          ${
            readOnly
              ? nothing
              : html`<button
                  class="new button small"
                  type="button"
                  @click=${() => this.dispatchEvent(new NewSprintEvent())}
                >
                  ${icon('plus')} New sprint
                </button>`
          }
        </div>
      </div>
      ${this.#changes.sentence}
      <gw-sprint-goal .sprint=${sprint.id}></gw-sprint-goal>
      ${readOnly ? nothing : this.#daysPanel(sprint)}`;
  }

  #turner({ name, started }: Sprint) {
    return html`<button
      class=${`button small ${started ? '' : 'primary'}`}
      type="button"
      aria-haspopup="dialog"
      aria-label=${`${started ? 'End' : 'Start'} ${name}`}
      @click=${() => this.dispatchEvent(new TurnSprintEvent())}
    >
      ${icon(started ? 'circleCheck' : 'play')} ${started ? 'End sprint' : 'Start sprint'}
    </button>`;
  }

  #name(sprint: Sprint) {
    return html`<h2>
      <input
        type="text"
        aria-label="Name of the sprint"
        maxlength="200"
        size=${Math.max(6, Math.min(sprint.name.length, 28))}
        .value=${unlessTyping(sprint.name)}
        @change=${this.#onRename}
        @keydown=${this.#onNameKey}
      />
    </h2>`;
  }

  #dayWords({ start, end }: Sprint): string {
    const now = this.session.now();
    if (start && end) return `${dueWords(start, now)} – ${dueWords(end, now)}`;
    if (start) return `from ${dueWords(start, now)}`;
    return end ? `until ${dueWords(end, now)}` : 'No days yet';
  }

  #choice() {
    const open = openSprints(this.session.store.sprints);
    if (open.length < 2) return nothing;
    return html`<label class="unseen" for="choice">Sprint shown</label>
      <select id="choice" class="field" @change=${this.#onChoose}>
        ${open.map(
          ({ id, name, started }) =>
            html`<option value=${id} .selected=${id === this.sprint}>
              ${name}${started ? ' · under way' : ''}
            </option>`,
        )}
      </select>`;
  }

  #daysPanel(sprint: Sprint) {
    return html`<div
      popover
      role="dialog"
      aria-label=${`Days of ${sprint.name}`}
      @toggle=${this.#onDaysToggle}
    >
      <div class="grid">
        ${this.#day('start', 'First day', sprint)}${this.#day('end', 'Last day', sprint)}
      </div>
      ${this.#changes.sentence}
      ${
        sprint.started
          ? nothing
          : html`<button class="away button plain small" type="button" @click=${() => this.#takeAway(sprint)}>
              ${icon('archive')} Take this sprint away
            </button>`
      }
    </div>`;
  }

  #day(id: 'start' | 'end', label: string, sprint: Sprint) {
    return html`<div>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        class="field"
        type="date"
        .value=${unlessTyping((this.#given ?? sprint)[id] ?? '')}
        @pointerdown=${() => (this.#typing = false)}
        @keydown=${this.#onDayKey}
        @change=${() => void this.#onDays(this.#typing)}
        @blur=${() => this.#given && this.#typing && void this.#onDays(false)}
      />
    </div>`;
  }

  #make(change: (board: Board, act: Act) => void): Promise<true | undefined> {
    return this.#changes.make((board, act) => {
      change(board, act);
      return true as const;
    });
  }

  #onRename(event: Event): void {
    const name = (event.target as HTMLInputElement).value;
    // What was refused gives way to what holds.
    void this.#make((board, act) => renameSprint(board, act, this.sprint, name)).then(() =>
      this.requestUpdate(),
    );
  }

  #onNameKey(event: KeyboardEvent): void {
    if (event.isComposing || !this.nameField) return;
    if (event.key === 'Enter') this.nameField.blur();
    if (event.key !== 'Escape') return;
    this.nameField.value = this.session.store.sprints.find(({ id }) => id === this.sprint)?.name ?? '';
    this.nameField.blur();
    event.stopPropagation();
  }

  /** While a day is typed each digit of it is a day too, a year 2 among them: it is given when the field is left. */
  #onDayKey({ key }: KeyboardEvent): void {
    if (key === 'Enter') void this.#onDays(false);
    else if (key !== 'Tab' && key !== 'Escape') this.#typing = true;
  }

  /**
   * Both days together. With the first one moved past the last one the whole sprint moves; a last one before the first is
   * refused until the other follows.
   */
  async #onDays(later: boolean): Promise<void> {
    const sprint = this.session.store.sprints.find(({ id }) => id === this.sprint);
    const [start, end] = [this.startField.value || null, this.endField.value || null];
    const days = { start, end: sprint && !later && end === sprint.end ? endAfterMove(sprint, start) : end };
    this.#given = days;
    if (later) return;
    this.#typing = false;
    const done = await this.#make((board, act) => setSprintDates(board, act, this.sprint, days));
    if (done && this.#given === days) this.#given = null;
  }

  /** What was refused gives way to what holds. */
  #onDaysToggle({ newState }: ToggleEvent): void {
    if (newState === 'open') return;
    this.#given = null;
    this.#changes.say('');
    this.requestUpdate();
  }

  #onChoose(event: Event): void {
    this.dispatchEvent(new ShowSprintEvent((event.target as HTMLSelectElement).value as SprintId));
  }

  async #takeAway(sprint: Sprint): Promise<void> {
    const { store } = this.session;
    const items = (['product', 'technical'] as const).flatMap((backlog) =>
      store.list(sprintTopic(sprint.id, backlog)),
    );
    const back =
      items.length === 0 ? '' : ` ${count(items.length, 'item is', 'items are')} in the backlogs again.`;
    this.days.hidePopover();
    await this.#make((board, act) => {
      archiveSprint(board, act, sprint.id);
      // At once: where it was the only one, this head goes with it.
      this.dispatchEvent(new AnnounceEvent(`${sprint.name} taken away.${back} ${undoSentence(1)}`));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint-head': GwSprintHead;
  }
}
