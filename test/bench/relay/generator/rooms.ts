// The rooms in which is measured. In ours a room is a board, and comes to be when its edit link is shown for the first
// time. Each room's people come from an address of their own on the loopback net, as teams do: our relay takes only so
// many new boards an hour from one address, and that bound stays as it ships.

import { randomBytes } from 'node:crypto';
import { authProtocol, editSecret, newBoardSecrets } from '../../../../shared/links.ts';
import { ownProtocol, stockProtocol } from '../../../../shared/protocol.ts';
import { ours } from '../peers/peers.ts';

export interface Room {
  /** The document's name. */
  readonly name: string;
  readonly path: string;
  /** What a stock client offers. */
  readonly protocols: readonly string[];
  /** What a client offers that wants to know what is on disk. */
  readonly ownProtocols: readonly string[];
  readonly from: string;
}

export class Rooms {
  readonly #peer: string;
  readonly #tag = randomBytes(3).toString('hex');
  #made = 0;

  constructor(peer: string) {
    this.#peer = peer;
  }

  make(): Room {
    this.#made += 1;
    const from = `127.${1 + (this.#made >> 16)}.${(this.#made >> 8) & 255}.${this.#made & 255}`;
    if (this.#peer !== ours) return this.#named(`room-${this.#tag}-${this.#made}`, from);
    const { seed, board } = newBoardSecrets(randomBytes(32));
    const claim = authProtocol({ role: 'edit', board, n: 0, secret: editSecret(seed, 0) });
    return {
      name: board,
      path: `/sync/${board}`,
      protocols: [stockProtocol, claim],
      ownProtocols: [ownProtocol, claim],
      from,
    };
  }

  /** One whose name nobody would choose. */
  strange(name: string): Room {
    const room = this.make();
    return this.#peer === ours ? { ...room, path: `/sync/${name}` } : this.#named(name, room.from);
  }

  #named(name: string, from: string): Room {
    const path = this.#peer === 'hocuspocus' ? '/' : `/${name}`;
    return { name, path, protocols: [], ownProtocols: [], from };
  }
}
