// Starting a sprint and ending it: a question each, which says beforehand what stands against it. Nothing of it forbids;
// both are recorded and stand outside undo.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { isTechnical, signedOf } from '../../shared/allocation.ts';
import { endAndMoveOn, startSprint } from '../../shared/board/mutate-sprint.ts';
import { capacityHours } from '../../shared/capacity.ts';
import { isFinished } from '../../shared/finished.ts';
import type { SprintId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { planBar } from '../../shared/plan-bar.ts';
import type { Sprint } from '../../shared/records.ts';
import { sprintLoad } from '../../shared/sprint-load.ts';
import { openSprints } from '../../shared/sprints.ts';
import { isReadyFor, isUnsized } from '../../shared/weight.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import { count, figure } from './item-words.ts';
import { ShowSprintEvent } from './plan-events.ts';
import { outsideSentence, keysOf, waitsOf } from './plan-row-words.ts';
import { readyContext } from './readiness.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';
import { unsizedWords } from './sprint-bar.ts';
import { itemsOfSprint } from './sprint-items.ts';

const backToBacklogs = '';

@customElement('gw-sprint-turn')
export class GwSprintTurn extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    dialogs,
    css`
      ul {
        margin: var(--space-3) 0 0;
        padding-inline-start: var(--space-5);
        list-style: disc;
      }
      li + li {
        margin-top: var(--space-1);
      }
      label {
        margin: var(--space-4) 0 3px;
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private sprint: SprintId | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('select') private next!: HTMLSelectElement | null;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  show(sprint: SprintId): void {
    this.#changes.say('');
    this.sprint = sprint;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    const sprint = this.session.store.sprints.find(({ id }) => id === this.sprint);
    return html`<dialog aria-labelledby="title" @close=${() => (this.sprint = null)}>
      ${sprint ? (sprint.started ? this.#ending(sprint) : this.#starting(sprint)) : nothing}
    </dialog>`;
  }

  #starting(sprint: Sprint) {
    const against = this.#against(sprint);
    return html`<h2 id="title">Start ${sprint.name}?</h2>
      <p>
        Its rate and its capacity stay as they are from then on, and its items come to the Board.
        ${against.length === 0 ? 'Nothing stands against it.' : 'Before you do:'}
      </p>
      ${
        against.length > 0
          ? html`<ul>
              ${against.map((words) => html`<li>${words}</li>`)}
            </ul>`
          : nothing
      }
      ${this.#changes.sentence} ${this.#foot(`Start ${sprint.name}`, () => void this.#start(sprint))}`;
  }

  /** What whoever starts it should know. */
  #against(sprint: Sprint): readonly string[] {
    const { store } = this.session;
    const items = itemsOfSprint(store, sprint.id);
    const capacity = capacityHours(sprint, store.members, store.capacity);
    const bar = planBar(sprintLoad(items, sprint.rate), capacity, sprint.rate, 'hours');
    const context = readyContext(this.session);
    const unready = items.filter((item) => !isFinished(item, store.columns) && !isReadyFor(item, context));
    const going = openSprints(store.sprints).find(({ started }) => started !== null);
    return [
      going
        ? `${going.name} goes on. The Board shows the sprint that was started first, until it is ended.`
        : '',
      items.length === 0 ? 'Nothing is planned for it.' : '',
      bar.capacity === null ? 'Its capacity is not given, so nobody can say whether the plan fits.' : '',
      unsizedWords(items.filter(isUnsized).length),
      bar.over > 0 ? `The plan is ≈ ${figure(bar.over)} h over capacity.` : '',
      this.#unsigned(sprint, items),
      unready.length > 0
        ? `${count(unready.length, 'item is', 'items are')} not ready: ${listed(
            keysOf(
              store,
              unready.map(({ id }) => id),
            ),
          )}.`
        : '',
      ...items.flatMap((item) => {
        const { outside } = waitsOf(item, store, sprint.id);
        return outside.length > 0 ? outsideSentence(store.keyOf(item), keysOf(store, outside)) : [];
      }),
    ].filter(Boolean);
  }

  #unsigned(sprint: Sprint, items: readonly Item[]): string {
    if (!items.some(isTechnical)) return '';
    const signed = signedOf(sprint, items, this.session.store.signOffs);
    if (!signed) return 'Its technical allocation is not signed off. That is recorded.';
    return signed.isOutgrown ? 'Its technical allocation has outgrown the sign-off. That is recorded.' : '';
  }

  #ending(sprint: Sprint) {
    const { store } = this.session;
    const items = itemsOfSprint(store, sprint.id);
    const left = items.filter((item) => !isFinished(item, store.columns));
    const others = openSprints(store.sprints).filter(({ id }) => id !== sprint.id);
    return html`<h2 id="title">End ${sprint.name}?</h2>
      <p>
        ${items.length - left.length} of ${count(items.length, 'item is', 'items are')} finished. What stands
        in it now, with sizes, is what the reports keep of it.
      </p>
      ${
        left.length === 0
          ? nothing
          : html`<label for="next"
                >${count(left.length, 'unfinished item moves', 'unfinished items move')} on to</label
              >
              <select id="next" class="field">
                ${others.map(({ id, name }, at) => html`<option value=${id} .selected=${at === 0}>${name}</option>`)}
                <option value=${backToBacklogs}>the backlogs</option>
              </select>`
      }
      ${this.#changes.sentence} ${this.#foot(`End ${sprint.name}`, () => void this.#end(sprint))}`;
  }

  #foot(label: string, act: () => void) {
    return html`<div class="dialog-foot">
      <button class="button plain" type="button" @click=${() => this.dialog.close()}>Not now</button>
      <button class="button primary" type="button" @click=${act}>${label}</button>
    </div>`;
  }

  async #start({ id, name }: Sprint): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      startSprint(board, act, id);
      return true;
    });
    if (!done) return;
    // It stays the one that is shown, also where another is under way.
    this.dispatchEvent(new ShowSprintEvent(id));
    this.dialog.close();
    this.dispatchEvent(new AnnounceEvent(`${name} started. The Board shows its items.`));
  }

  async #end({ id, name }: Sprint): Promise<void> {
    const to = (this.next?.value ?? backToBacklogs) as SprintId | '';
    const moved = await this.#changes.make((board, act) =>
      endAndMoveOn(board, act, id, to === backToBacklogs ? null : to),
    );
    if (!moved) return;
    this.dialog.close();
    const where = this.session.store.sprints.find((one) => one.id === to)?.name ?? 'the backlogs';
    const on = moved.length === 0 ? '' : ` ${count(moved.length, 'item', 'items')} moved on to ${where}.`;
    this.dispatchEvent(new AnnounceEvent(`${name} ended.${on}`));
  }
}

const mostListed = 5;

const listed = (keys: readonly string[]): string =>
  keys.length <= mostListed
    ? keys.join(', ')
    : `${keys.slice(0, mostListed).join(', ')} and ${keys.length - mostListed} more`;

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint-turn': GwSprintTurn;
  }
}
