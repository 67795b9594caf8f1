// How the Board of an open board is shown here, and who changes it: the choices kept in this browser, the filter kept in
// the address, whether the filter's bar is there. It answers the events that ask for another way.

import type { LitElement, ReactiveController } from 'lit';
import { sameValue } from '../../shared/board/values.ts';
import { filterSize, noFilter } from '../../shared/board-filter.ts';
import { isReadyFor } from '../../shared/weight.ts';
import type { BoardSession } from '../session.ts';
import { BoardLists } from '../store/board-lists.ts';
import { askedInAddress, putAskedInAddress } from './address.ts';
import { keepBoardChoices, readBoardChoices, type BoardChoices } from './board-choices.ts';
import { ShowBoardEvent, type FilterEvent } from './events.ts';
import { readyContext } from './readiness.ts';

export class BoardShowing implements ReactiveController {
  readonly lists: BoardLists;
  readonly #host: LitElement;
  readonly #session: BoardSession;
  readonly #focusFilter: (there: boolean) => void;
  #choices: BoardChoices;
  #filtering = false;
  #end = (): void => {};

  /** `focusFilter`: the bar of the filter is to get the focus, or (false) it went and the view gets it. */
  constructor(host: LitElement, session: BoardSession, focusFilter: (there: boolean) => void) {
    this.#host = host;
    this.#session = session;
    this.#focusFilter = focusFilter;
    this.#choices = readBoardChoices(session.id);
    this.lists = new BoardLists({
      store: session.store,
      isReady: (item) => isReadyFor(item, readyContext(session)),
      me: () => session.me,
    });
    host.addEventListener('gw-filter', (event) => this.#onFilter(event));
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

  #onFilter({ wish }: FilterEvent): void {
    const { filter } = this.lists.showing;
    if (wish === 'focus') this.#filtering = true;
    if (wish === 'toggle') this.#filtering = !this.#filtering;
    this.#host.requestUpdate();
    // A filter that is put away hides nothing any more.
    const isPutAway = wish === 'toggle' && !this.#filtering;
    if ((wish === 'clear' || isPutAway) && filterSize(filter) > 0)
      this.#host.dispatchEvent(new ShowBoardEvent({ filter: noFilter }));
    if (wish !== 'clear') this.#focusFilter(this.#filtering);
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
