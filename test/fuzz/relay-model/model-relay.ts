// One life of the relay's process: the real rooms, sessions and writer, on the disk, the clock and the sockets of the
// run. What dies with the process is left where it is and never moved on again.

import type { RelayMetrics } from '../../../server/metrics.ts';
import { Gate } from '../../../server/relay/gate.ts';
import { relayLimits, type RelayLimits } from '../../../server/relay/limits.ts';
import { Room, type RoomOptions } from '../../../server/relay/room.ts';
import { Session, type Since } from '../../../server/relay/session.ts';
import { UnreadAnswers } from '../../../server/relay/unread-answers.ts';
import { VersionKeeper } from '../../../server/relay/version-keeper.ts';
import { Writer, type WriterOptions } from '../../../server/relay/writer.ts';
import type { BoardId } from '../../../shared/ids.ts';
import type { Access } from '../../../shared/links.ts';
import { silentMetrics } from '../../silent-metrics.ts';
import type { Draw } from '../draw.ts';
import { ModelFolding } from './model-folding.ts';
import type { ModelSocket } from './model-socket.ts';
import { ModelStore, type Disk } from './model-store.ts';
import { ModelTiming, ModelTurn } from './model-timing.ts';

/** What a mutant may put in the place of a part of the relay. */
export interface Parts {
  readonly store: (disk: Disk) => ModelStore;
  readonly writer: (store: ModelStore, options: WriterOptions) => Writer;
  readonly room: (options: RoomOptions) => Room;
  readonly folding: () => ModelFolding;
  /** What a session is told of where its page was. */
  readonly since: (since: Since | undefined, epoch: number) => Since | undefined;
}

export const rightParts: Parts = {
  store: (disk) => new ModelStore(disk),
  writer: (store, options) => new Writer(store, options),
  room: (options) => new Room(options),
  folding: () => new ModelFolding(),
  since: (since) => since,
};

/** Who connects. */
export interface Page {
  readonly board: BoardId;
  readonly access: Access;
  readonly since: Since | undefined;
}

export interface ModelRelayOptions {
  readonly disk: Disk;
  readonly epoch: number;
  readonly limits: RelayLimits;
  readonly draw: Draw;
  readonly parts: Parts;
  readonly metrics: Partial<RelayMetrics>;
  /** More waits for the disk than may, or no longer. */
  readonly onPressure: () => void;
  /** Something that should not happen. */
  readonly onWrong: (sentence: string) => void;
}

/** Events that a run provokes. */
const expected =
  /^the board (cannot be loaded|keeps its rows|is no longer folded)$|^an answer could not be made$/;

/** Days go by quickly here, and compression is not the matter. */
class ModelVersions extends VersionKeeper {
  readonly #draw: Draw;

  constructor(store: ModelStore, draw: Draw) {
    super(store, relayLimits);
    this.#draw = draw;
  }

  override isLaterDay(): boolean {
    return this.#draw.chance(0.02);
  }

  override keep(): Promise<void> {
    return Promise.resolve();
  }
}

export class ModelRelay {
  readonly timing: ModelTiming;
  readonly turn = new ModelTurn();
  readonly store: ModelStore;
  readonly folding: ModelFolding;
  readonly writer: Writer;
  readonly rooms = new Map<BoardId, Room>();
  readonly sessions = new Set<Session>();
  readonly #options: ModelRelayOptions;
  readonly #shared: Omit<RoomOptions, 'board' | 'onEmpty'>;
  #pressed = false;

  constructor(options: ModelRelayOptions) {
    const { disk, parts, limits, draw, epoch } = options;
    this.#options = options;
    this.timing = new ModelTiming(draw);
    this.store = parts.store(disk);
    this.folding = parts.folding();
    const metrics = { ...silentMetrics, ...options.metrics };
    this.writer = parts.writer(this.store, {
      timing: this.timing,
      metrics,
      writeEachMs: limits.writeEachMs,
      lateStoreMs: limits.lateStoreMs,
      slowStoreMs: limits.slowStoreMs,
      waitingBytes: limits.waitingBytes,
      onTrouble: () => undefined,
      onPressure: (pressed) => this.#onPressure(pressed),
    });
    this.#shared = {
      epoch,
      store: this.store,
      writer: this.writer,
      folding: this.folding,
      versions: new ModelVersions(this.store, draw),
      gate: new Gate(limits.largeAnswers),
      unread: new UnreadAnswers(limits.unreadBytes, (session: Session) => session.cutOff()),
      limits,
      timing: this.timing,
      metrics,
      log: (level, event, fields) => {
        if (level !== 'info' && !expected.test(event)) options.onWrong(`${event}: ${JSON.stringify(fields)}`);
      },
    };
  }

  connect({ board, access, since }: Page, socket: ModelSocket): void {
    const { limits, timing, log, epoch, metrics } = this.#shared;
    const hello = { own: true, since: this.#options.parts.since(since, epoch) };
    const session = new Session(socket.ws, socket.net, hello, {
      limits,
      timing,
      turn: this.turn,
      metrics,
      log,
      onEnd: (ended) => this.sessions.delete(ended),
    });
    this.sessions.add(session);
    if (this.#pressed) session.pause('pressure');
    this.#room(board)
      .join(session, { access, n: 0, m: 0 })
      .catch((error: unknown) => this.#options.onWrong(`nobody can join: ${String(error)}`));
  }

  #onPressure(pressed: boolean): void {
    this.#pressed = pressed;
    this.#options.onPressure();
    for (const session of this.sessions)
      if (pressed) session.pause('pressure');
      else session.resume('pressure');
  }

  #room(board: BoardId): Room {
    const open = this.rooms.get(board);
    if (open) return open;
    const room = this.#options.parts.room({
      ...this.#shared,
      board,
      onEmpty: (empty) => {
        this.rooms.delete(board);
        void empty.stop();
      },
    });
    this.rooms.set(board, room);
    return room;
  }
}
