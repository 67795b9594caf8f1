// Who is in the room, for an element: it renders again when somebody comes or goes, and not with every caret and glance
// of which presence tells.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Follow } from '../../controllers/follow.ts';
import type { BoardSession } from '../../session.ts';
import { roomOf, sameRoom, type Room } from './sizing-seats.ts';

export class RoomHere implements ReactiveController {
  readonly #session: () => BoardSession;
  #room: Room = { here: new Set(), away: new Set() };
  #offline = false;

  constructor(host: ReactiveControllerHost, session: () => BoardSession) {
    this.#session = session;
    host.addController(this);
    const wake = () => {
      const { presence } = session();
      if (presence.offline !== this.#offline || !sameRoom(this.#room, this.#read())) host.requestUpdate();
    };
    host.addController(new Follow(host, () => session()?.presence, wake));
  }

  hostConnected(): void {}

  /** Looks who is here now; for the element's `willUpdate`. */
  look(): void {
    this.#room = this.#read();
    this.#offline = this.#session().presence.offline;
  }

  get room(): Room {
    return this.#room;
  }

  /** Who is here is not known: there is no relay to tell. */
  get offline(): boolean {
    return this.#offline;
  }

  #read(): Room {
    const { presence, store, readOnly, me } = this.#session();
    return roomOf(presence.others, store.members, readOnly ? null : me);
  }
}
