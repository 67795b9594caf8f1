// While a meeting is under way its part of the page is there: what leads this tab, or follows whoever leads. It is loaded
// for that; what happens before it is there is remembered for it.

import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { leads, meetingUnderWay } from '../../shared/meetings.ts';
import type { Stage } from '../components/following/stage.ts';
import type { BoardSession } from '../session.ts';

export interface MeetingHost {
  readonly session: () => BoardSession;
  readonly stage: Stage;
  readonly load: () => Promise<boolean>;
}

export class MeetingPart implements ReactiveController {
  readonly #element: ReactiveControllerHost;
  readonly #host: MeetingHost;
  #isOn = false;
  #mine = false;
  /** How often the lead was taken in this tab. */
  #taken = 0;
  #end = () => {};

  constructor(element: ReactiveControllerHost, host: MeetingHost) {
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
