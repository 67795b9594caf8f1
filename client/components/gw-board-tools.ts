// How the Board is shown: the button of the filter, and a panel for lanes, cards and what else can be chosen.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { filterSize } from '../../shared/board-filter.ts';
import { activeSprint } from '../../shared/sprints.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { laneChoices, type LaneBy } from '../store/board-lanes.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import { spokenKeyOf } from './commands/table.ts';
import { densities, type BoardChoices, type Density } from './board-choices.ts';
import { ShowBoardEvent, ToggleFilterEvent } from './events.ts';
import { noColumnName } from './item-words.ts';
import { boardToolsStyles } from './board-tools-styles.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { base, buttons } from './shared-styles.ts';
import { unseen } from './templates.ts';

const laneWords = {
  backlog: 'backlog',
  epic: 'epic',
  assignee: 'assignee',
  sprint: 'sprint',
  none: 'none',
} as const satisfies Record<LaneBy, string>;

const densityWords = {
  compact: 'Compact: title and size',
  normal: 'Normal',
  detailed: 'Detailed: with what it says',
} as const satisfies Record<Density, string>;

@customElement('gw-board-tools')
export class GwBoardTools extends LitElement {
  static override styles = [base, buttons, popoverStyles, boardToolsStyles];

  @property({ attribute: false }) choices!: BoardChoices;
  /** The bar of the filter is shown. */
  @property({ type: Boolean }) filtering = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;
  @query('[popover]') private panel!: HTMLElement;

  constructor() {
    super();
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => ['showing'],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['sprints', 'columns'],
      ),
    );
  }

  override render() {
    const { lanes, filter } = this.lists.showing;
    const amount = filterSize(filter);
    return html`<button
        class="button plain"
        type="button"
        aria-expanded=${this.filtering}
        aria-keyshortcuts=${spokenKeyOf('filter') ?? nothing}
        @click=${() => this.dispatchEvent(new ToggleFilterEvent())}
      >
        ${icon('listFilter')}<span class="word">Filter</span>${
          amount === 0 ? nothing : html`<span class="amount">${amount}${unseen('set')}</span>`
        }
      </button>
      <button
        class="button plain"
        type="button"
        aria-haspopup="dialog"
        aria-label=${`How the Board is shown. Lanes: ${laneWords[lanes]}`}
        @click=${(event: Event) => showBelow(this.panel, event.currentTarget as HTMLElement)}
      >
        ${icon('rows3')}<span class="word">Lanes: ${laneWords[lanes]}</span>
      </button>
      <div popover role="dialog" aria-label="How the Board is shown">${this.#panel()}</div>`;
  }

  #panel() {
    const { store } = this.session;
    const { lanes, everything, waiting } = this.lists.showing;
    const sprint = activeSprint(store.sprints);
    return html`<fieldset>
        <legend>Lanes by</legend>
        ${laneChoices.map((by) =>
          radio('lanes', by === 'none' ? 'Nothing' : capital(laneWords[by]), by === lanes, () => ({
            lanes: by,
          })),
        )}
      </fieldset>
      <fieldset>
        <legend>Cards</legend>
        ${densities.map((density) =>
          radio('cards', densityWords[density], density === this.choices.density, () => ({ density })),
        )}
      </fieldset>
      <fieldset>
        <legend>Also show</legend>
        ${check(`Items that stand in no column, under “${noColumnName(store)}”`, waiting, (there) => ({
          waiting: there,
        }))}
        ${
          sprint && lanes !== 'sprint'
            ? check(`Items outside ${sprint.name}`, everything, (there) => ({ everything: there }))
            : nothing
        }
      </fieldset>`;
  }
}

type Change = ConstructorParameters<typeof ShowBoardEvent>[0];

const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;

const tell = (event: Event, change: Change): void => {
  event.currentTarget?.dispatchEvent(new ShowBoardEvent(change));
};

const radio = (name: string, words: string, chosen: boolean, change: () => Change) =>
  html`<label
    ><input
      type="radio"
      name=${name}
      .checked=${live(chosen)}
      @change=${(event: Event) => tell(event, change())}
    />${words}</label
  >`;

const check = (words: string, there: boolean, change: (there: boolean) => Change) =>
  html`<label
    ><input
      type="checkbox"
      .checked=${live(there)}
      @change=${(event: Event) => tell(event, change((event.target as HTMLInputElement).checked))}
    />${words}</label
  >`;

declare global {
  interface HTMLElementTagNameMap {
    'gw-board-tools': GwBoardTools;
  }
}
