// How the Board of an open board is shown here, and who changes it: the choices kept in this browser, the filter kept in
// the address, whether the filter's bar is there. It answers the events that ask for another way.

import type { LitElement, ReactiveController } from 'lit';
import { sameValue } from '../../shared/board/values.ts';
import { filterSize, noFilter, type BoardFilter } from '../../shared/board-filter.ts';
import { isReadyFor } from '../../shared/weight.ts';
import type { BoardSession } from '../session.ts';
import { BoardLists } from '../store/board-lists.ts';
import { askedInAddress, putAskedInAddress } from './address.ts';
import { keepBoardChoices, readBoardChoices, type BoardChoices } from './board-choices.ts';
import { AskWhoEvent, ShowBoardEvent } from './events.ts';
import { readyContext } from './readiness.ts';

export class BoardShowing implements ReactiveController {
  readonly lists: BoardLists;
  readonly #host: LitElement;
  readonly #session: BoardSession;
  readonly #focusFilter: (there: boolean) => void;
  #choices: BoardChoices;
  #filtering = false;
  #end = (): void => {};

  /**
   * `isShown`: the Board is the view that is shown. `focusFilter`: the bar of the filter is to get the focus, or (false)
   * it went and the view gets it.
   */
  constructor(
    host: LitElement,
    session: BoardSession,
    { isShown, focusFilter }: { isShown: () => boolean; focusFilter: (there: boolean) => void },
  ) {
    this.#host = host;
    this.#session = session;
    this.#focusFilter = focusFilter;
    this.#choices = readBoardChoices(session.id);
    this.lists = new BoardLists({
      store: session.store,
      isReady: (item) => isReadyFor(item, readyContext(session)),
      me: () => session.me,
    });
    const answer = (run: () => void) => (event: Event) => {
      if (!isShown()) return;
      event.preventDefault();
      run();
    };
    host.addEventListener('gw-toggle-filter', () => this.#showFilter(!this.#filtering));
    host.addEventListener(
      'gw-focus-filter',
      answer(() => this.#showFilter(true)),
    );
    host.addEventListener(
      'gw-clear-filter',
      answer(() => this.#setFilter(noFilter)),
    );
    host.addEventListener(
      'gw-only-mine',
      answer(() => void this.#toggleMine()),
    );
    host.addEventListener(
      'gw-fold-lanes',
      answer(() => this.#foldAll()),
    );
    host.addEventListener('gw-show-board', (event) => this.#onShow(event));
    host.addController(this);
  }

  get choices(): BoardChoices {
    return this.#choices;
  }

  /** The bar of the filter is shown. */
  get filtering(): boolean {
    return this.#filtering;
  }

  hostConnected(): void {
    this.#end = this.#session.subscribe(() => this.lists.meChanged());
  }

  hostDisconnected(): void {
    this.#end();
    this.lists.close();
  }

  readAddress(): void {
    const { lanes, waiting } = this.#choices;
    const asked = askedInAddress();
    this.lists.show({ lanes, waiting, ...asked });
    this.#filtering ||= filterSize(asked.filter) > 0;
    this.#host.requestUpdate();
  }

  /** A filter that is put away hides nothing any more. */
  #showFilter(there: boolean): void {
    this.#filtering = there;
    this.#host.requestUpdate();
    if (!there) this.#setFilter(noFilter);
    this.#focusFilter(there);
  }

  #setFilter(filter: BoardFilter): void {
    this.#host.dispatchEvent(new ShowBoardEvent({ filter }));
  }

  /** Nothing is mine until I have said who I am. What it hides is seen in the bar. */
  async #toggleMine(): Promise<void> {
    if (this.#session.me === null) {
      const ask = new AskWhoEvent();
      this.#host.dispatchEvent(ask);
      if ((await ask.answer) !== true) return;
    }
    const { filter } = this.lists.showing;
    this.#filtering ||= !filter.mine;
    this.#setFilter({ ...filter, mine: !filter.mine });
  }

  #foldAll(): void {
    const keys = this.lists.lanes.map(({ key }) => key);
    const isFolded = keys.every((key) => this.#choices.folded.includes(key));
    this.#host.dispatchEvent(new ShowBoardEvent({ folded: isFolded ? [] : keys }));
  }

  #onShow({ change }: ShowBoardEvent): void {
    const { filter, everything, ...choices } = change;
    const { showing } = this.lists;
    this.#choices = { ...this.#choices, ...choices };
    keepBoardChoices(this.#session.id, this.#choices);
    this.#host.requestUpdate();
    const { lanes, waiting } = this.#choices;
    const next = {
      lanes,
      waiting,
      filter: filter ?? showing.filter,
      everything: everything ?? showing.everything,
    };
    if (sameValue(next, showing)) return;
    this.lists.show(next);
    putAskedInAddress(next);
  }
}
