// The open rooms of one relay: made when somebody comes, gone some seconds after the last has left.

import type { BoardId } from '../../shared/ids.ts';
import { Room, type RoomOptions } from './room.ts';

export class Rooms {
  readonly #shared: Omit<RoomOptions, 'board' | 'epoch' | 'onEmpty'>;
  readonly #open = new Map<BoardId, Room>();
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(shared: Omit<RoomOptions, 'board' | 'epoch' | 'onEmpty'>) {
    this.#shared = shared;
    const each = (ms: number, look: (room: Room) => void) =>
      setInterval(() => {
        for (const room of this.#open.values()) look(room);
      }, ms);
    this.#timers = [
      each(shared.limits.presenceMs / 7, (room) => room.sweep()),
      each(shared.limits.selfCheckMs, (room) => room.selfCheck()),
    ];
  }

  get size(): number {
    return this.#open.size;
  }

  find(board: BoardId): Room | undefined {
    return this.#open.get(board);
  }

  enter(board: BoardId, epoch: number): Room {
    const open = this.#open.get(board);
    if (open) return open;
    const room = new Room({
      ...this.#shared,
      board,
      epoch,
      onEmpty: (empty) => {
        // It may say so twice, and by then another may be open in its place.
        if (this.#open.get(board) === empty) this.#open.delete(board);
        void empty.stop();
      },
    });
    this.#open.set(board, room);
    return room;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#open.values()].map((room) => room.stop()));
    this.#open.clear();
  }
}
