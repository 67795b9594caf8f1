// While a meeting is under way its part of the page is there: what leads this tab, or follows whoever leads. It is loaded
// for that; what happens before it is there is remembered for it.

import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { leads, meetingUnderWay } from '../../shared/meetings.ts';
import type { Stage } from '../components/following/stage.ts';
import type { BoardSession } from '../session.ts';

export interface MeetingHost {
  readonly session: () => BoardSession;
  readonly stage: Stage;
  readonly load: () => Promise<boolean>;
  /** The focus goes into the view that is shown, where nothing has it. */
  readonly goOn: () => void;
}

export class MeetingPart implements ReactiveController {
  readonly #element: LitElement;
  readonly #host: MeetingHost;
  #isOn = false;
  #mine = false;
  /** How often the lead was taken in this tab. */
  #taken = 0;
  #end = () => {};
  #hadFocus = false;

  constructor(element: LitElement, host: MeetingHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostConnected(): void {
    const { store, loaded } = this.#host.session();
    this.#end = store.follow((_items, changed, here) => {
      if (changed.has('meetings')) this.#look(here);
    });
    void loaded.then(() => this.#look(false));
  }

  hostUpdate(): void {
    this.#hadFocus = this.#line?.matches(':focus-within') ?? false;
  }

  /** The line goes with the meeting. */
  hostUpdated(): void {
    if (this.#hadFocus && !this.#line) this.#host.goOn();
  }

  get #line(): Element | null {
    return this.#element.renderRoot?.querySelector('gw-following') ?? null;
  }

  hostDisconnected(): void {
    this.#end();
  }

  #look(here: boolean): void {
    const { store, me } = this.#host.session();
    const meeting = meetingUnderWay(store.meetings);
    const mine = meeting !== undefined && leads(meeting, store.members, me);
    if (here && mine && !this.#mine) {
      this.#taken += 1;
      this.#element.requestUpdate();
    }
    this.#mine = mine;
    const isOn = meeting !== undefined;
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#element.requestUpdate();
    if (isOn) void this.#host.load();
  }

  render(presented: boolean) {
    const { view, item } = this.#host.stage.shown();
    return this.#isOn
      ? html`<gw-following
          .stage=${this.#host.stage}
          at=${`${view} ${item ?? ''}`}
          .taken=${this.#taken}
          ?presented=${presented}
        ></gw-following>`
      : nothing;
  }
}
