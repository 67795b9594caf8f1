// The capacity of a sprint, by the formula: who works on items, their days off and hours a day, the focus factor, and the
// hours that a point takes. The last sprint's figures and the measured rate are offered, never set by themselves.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import {
  setDaysOff,
  setFocusFactor,
  setHoursInSprint,
  setRate,
  takeLastFigures,
} from '../../shared/board/mutate-capacity.ts';
import { capacityOf, lastFigures, type Capacity, type CapacityShare } from '../../shared/capacity.ts';
import type { SprintId } from '../../shared/ids.ts';
import { measuredRate } from '../../shared/measured-rate.ts';
import type { Sprint } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { capacityStyles } from './capacity-styles.ts';
import { Changes } from './changes.ts';
import { count, figure, nameOf } from './item-words.ts';
import { longDialogStyles } from './long-dialog-styles.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';
import { unlessTyping } from './while-typing.ts';

@customElement('gw-capacity')
export class GwCapacity extends LitElement {
  static override styles = [base, buttons, fields, dialogs, longDialogStyles, capacityStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** Of which sprint; null: closed. */
  @state() private sprint: SprintId | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#rate') private rateField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.sprint === null ? [] : ['sprints', 'members', 'capacity']),
      ),
    );
  }

  show(sprint: SprintId): void {
    this.#changes.say('');
    this.sprint = sprint;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => (this.sprint = null)}>
      <div class="dialog-head">
        <h2 id="title">Capacity</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${this.#content()}
    </dialog>`;
  }

  #content() {
    const { store } = this.session;
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return nothing;
    const capacity = capacityOf(sprint, store.members, store.capacity);
    const isFixed = this.session.readOnly || sprint.started !== null;
    return html`<p class="quiet">
        (working days − days off) × hours a day of everybody who works on items, × the focus factor.
        ${sprint.started ? `${sprint.name} has been started, so its figures stay as they were then.` : nothing}
      </p>
      ${capacity.shares.length === 0 ? this.#nobody() : this.#people(capacity, isFixed)}
      ${this.#factors(sprint, isFixed)} ${this.#changes.sentence}
      <p class="sum" role="status">${this.#sum(sprint, capacity)}</p>
      ${isFixed ? nothing : this.#offers(sprint)}`;
  }

  #nobody() {
    return html`<p>
      Nobody on the team works on items yet. Team says who does, and for how many hours a day.
    </p>`;
  }

  #people({ shares, workingDays }: Capacity, isFixed: boolean) {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">Who works on items</th>
          <th scope="col">Days off</th>
          <th scope="col">Hours a day</th>
          <th scope="col">Hours</th>
        </tr>
      </thead>
      <tbody>
        ${shares.map((share) => this.#person(share, workingDays, isFixed))}
      </tbody>
    </table>`;
  }

  #person(share: CapacityShare, workingDays: number, isFixed: boolean) {
    const name = nameOf(this.session.store, share.member);
    const number = (
      label: string,
      value: string,
      limits: { readonly step: string; readonly max: number },
      take: (value: string) => void,
    ) =>
      html`<input
        class="field"
        type="number"
        inputmode="decimal"
        min="0"
        max=${limits.max}
        step=${limits.step}
        aria-label=${`${label} of ${name}`}
        ?disabled=${isFixed}
        .value=${unlessTyping(value)}
        @change=${(event: Event) => take((event.target as HTMLInputElement).value)}
      />`;
    return html`<tr>
      <th scope="row">${name}</th>
      <td>
        ${number('Days off', String(share.daysOff), { step: '0.5', max: workingDays }, (value) =>
          this.#make((board, act, sprint) => setDaysOff(board, act, sprint, share.member, Number(value))),
        )}
      </td>
      <td>
        ${number('Hours a day', String(share.hoursADay), { step: 'any', max: 24 }, (value) =>
          this.#make((board, act, sprint) =>
            setHoursInSprint(board, act, sprint, share.member, value === '' ? null : Number(value)),
          ),
        )}
      </td>
      <td class="figures">${figure(share.hours)}</td>
    </tr>`;
  }

  #factors({ focusFactor, rate, started }: Sprint, isFixed: boolean) {
    return html`<div class="factors">
      <div>
        <label for="focus">Focus factor</label>
        <input
          id="focus"
          class="field"
          type="number"
          inputmode="decimal"
          min="0.05"
          max="1"
          step="0.05"
          aria-describedby="focus-words"
          ?disabled=${isFixed}
          .value=${unlessTyping(String(focusFactor))}
          @change=${(event: Event) =>
            this.#make((board, act, sprint) => setFocusFactor(board, act, sprint, valueOf(event)))}
        />
        <p class="quiet" id="focus-words">What meetings, support and surprises leave for planned items.</p>
      </div>
      <div>
        <label for="rate">Hours for each point</label>
        <input
          id="rate"
          class="field"
          type="number"
          inputmode="decimal"
          min="0.1"
          max="1000"
          step="any"
          aria-describedby="rate-words"
          ?disabled=${isFixed}
          .value=${unlessTyping(String(started?.rate ?? rate))}
          @change=${(event: Event) => this.#make((board, act, sprint) => setRate(board, act, sprint, valueOf(event)))}
        />
        <p class="quiet" id="rate-words">Turns points into hours, always marked with ≈.</p>
      </div>
    </div>`;
  }

  #sum({ started }: Sprint, { hours, workingDays, shares, focusFactor }: Capacity): string {
    if (started) return `Capacity of the sprint: ${figure(started.capacityHours)} h.`;
    if (workingDays === 0) return 'Give the sprint its days, and its capacity can be worked out.';
    const sum = shares.reduce((all, share) => all + share.hours, 0);
    return `${figure(sum)} h × ${factor.format(focusFactor)} = ${figure(hours)} h, in ${count(workingDays, 'working day', 'working days')}.`;
  }

  /** What the last sprint and the measured rate say: each taken over with one press. */
  #offers(sprint: Sprint) {
    const { store } = this.session;
    const last = lastFigures(sprint.id, store.sprints, store.members, store.capacity);
    const measured = measuredRate(store.sprints, (id) => store.item(id));
    const nameOfSprint = (id: SprintId) => store.sprints.find((one) => one.id === id)?.name ?? '';
    const rounded = measured && Math.round(measured.rate * 10) / 10;
    return html`<div class="offers">
      ${
        last
          ? html`<button class="button small" type="button" @click=${() => this.#make(takeLastFigures)}>
              Take the figures of ${nameOfSprint(last.from)}, without its days off
            </button>`
          : nothing
      }
      ${
        measured && rounded !== null && rounded !== sprint.rate
          ? html`<button class="button small" type="button" @click=${() => this.#takeRate(rounded)}>
                Take the measured ${figure(rounded)} h for each point
              </button>
              <p class="quiet">
                The median of
                ${measured.from.map(({ sprint: id, rate }) => `${nameOfSprint(id)} (${figure(rate)} h)`).join(', ')}:
                capacity less hours spent on spikes, by points finished.
              </p>`
          : nothing
      }
    </div>`;
  }

  /** The offer goes once it is taken: on it goes from the field that has it. */
  #takeRate(rate: number): void {
    this.#make((board, act, sprint) => setRate(board, act, sprint, rate));
    this.rateField.focus();
  }

  #make(change: (board: Board, act: Act, sprint: SprintId) => unknown): void {
    const { sprint } = this;
    if (sprint === null) return;
    // A field that was refused shows again what holds.
    void this.#changes.make((board, act) => change(board, act, sprint)).then(() => this.requestUpdate());
  }
}

/** 0.75 as it is: rounded, the sum would not come to what stands behind it. */
const factor = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

const valueOf = (event: Event): number => Number((event.target as HTMLInputElement).value);

declare global {
  interface HTMLElementTagNameMap {
    'gw-capacity': GwCapacity;
  }
}
