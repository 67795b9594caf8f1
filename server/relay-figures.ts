// What one relay counts and times, by name: `GET /metrics` reads it, and the relay's parts report to it. An edit costs
// additions here and nothing else; whatever has to be looked for is asked when somebody reads.

import { performance } from 'node:perf_hooks';
import { closeCode } from '../shared/protocol.ts';
import { Counter, CounterBy, gauge, Histogram, reading, type Figure } from './exposition.ts';
import { editRefusals, type EditRefusal, type RelayMetrics } from './metrics.ts';

/** What the relay knows at the moment of being asked. */
export interface RelayNow {
  sockets(): number;
  rooms(): number;
  /** Bytes of edits received and not yet on disk. */
  waitingBytes(): number;
  /** Bytes that wait to be sent to the socket with the most of them. */
  unsentMost(): number;
  /** The store writes. */
  saving(): boolean;
  ready(): boolean;
}

/** The relay stops, there is nothing at this path, or a page of another site asks. */
export type UpgradeRefusal = 'stopping' | 'path' | 'site';

/**
 * Milliseconds between two looks at how late the process is. perf_hooks has a monitor for it, whose buckets cannot be read,
 * and which forgets a hold-up that is still going on when it is asked and set back.
 */
const lookMs = 50;
const lateSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const diskSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const ackSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const foldSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const batchRows = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

export class RelayFigures implements RelayMetrics {
  readonly #looks: NodeJS.Timeout;
  /** In the order in which they are shown. */
  readonly #figures: Figure[] = [];
  #laggingNow = 0;

  readonly #opened = this.#shown(
    new Counter('groundwork_sockets_opened_total', 'Sockets that were accepted.'),
  );
  readonly #closed = this.#shown(
    new CounterBy(
      'groundwork_sockets_closed_total',
      'Sockets that ended, by the close code that the relay gave, 0 when the other side or the network ended them.',
      'code',
      [0, ...Object.values(closeCode)],
    ),
  );
  readonly #upgradesRefused = this.#shown(
    new CounterBy(
      'groundwork_upgrades_refused_total',
      'Requests for a socket that were refused before it was one.',
      'reason',
      ['stopping', 'path', 'site'] satisfies UpgradeRefusal[],
    ),
  );
  readonly #updates = this.#shown(
    new Counter('groundwork_updates_received_total', 'Updates received from clients.'),
  );
  readonly #updateBytes = this.#shown(
    new Counter('groundwork_updates_received_bytes_total', 'Bytes of these updates.'),
  );
  readonly #nothingNew = this.#shown(
    new Counter(
      'groundwork_updates_nothing_new_total',
      'Updates that brought nothing which the board did not hold.',
    ),
  );
  readonly #gaps = this.#shown(
    new Counter(
      'groundwork_updates_gap_total',
      'Updates of which a part stood on something that the relay did not have.',
    ),
  );
  readonly #repairs = this.#shown(
    new Counter(
      'groundwork_self_check_repairs_total',
      'Self-checks that brought something the relay should have had. Stays 0 unless something is wrong.',
    ),
  );
  readonly #refused = this.#shown(
    new CounterBy(
      'groundwork_edits_refused_total',
      'Edits that were refused, by the limit that they break.',
      'reason',
      editRefusals,
    ),
  );
  readonly #rows = this.#shown(new Counter('groundwork_rows_written_total', 'Rows that are on disk.'));
  readonly #batch = this.#shown(
    new Histogram('groundwork_commit_rows', 'Rows written in one commit.', batchRows),
  );
  readonly #commit = this.#shown(
    new Histogram('groundwork_commit_seconds', 'Time until one commit was on disk.', diskSeconds),
  );
  readonly #commitsFailed = this.#shown(
    new Counter('groundwork_commits_failed_total', 'Commits that the store refused.'),
  );
  readonly #ack = this.#shown(
    new Histogram(
      'groundwork_acknowledgement_seconds',
      'Time from the arrival of an edit to its acknowledgement.',
      ackSeconds,
    ),
  );
  readonly #early = this.#shown(
    new Counter(
      'groundwork_edits_relayed_early_total',
      'Edits that others were sent before they were on disk, because the disk was late.',
    ),
  );
  readonly #fold = this.#shown(
    new Histogram(
      'groundwork_fold_seconds',
      'Time to fold the rows of a board into one snapshot.',
      foldSeconds,
    ),
  );
  readonly #foldsFailed = this.#shown(
    new Counter('groundwork_folds_failed_total', 'Folds that failed, so that the board keeps its rows.'),
  );
  readonly #joins = this.#shown(
    new CounterBy(
      'groundwork_joins_total',
      'Boards joined, by how what the client lacked was found.',
      'answer',
      ['whole', 'tail', 'resumed', 'difference'],
    ),
  );

  readonly #late = this.#shown(
    new Histogram(
      'groundwork_event_loop_delay_seconds',
      `How late the process came to its work, looked at every ${lookMs} milliseconds.`,
      lateSeconds,
    ),
  );

  constructor(now: RelayNow) {
    let looked = performance.now();
    this.#looks = setInterval(() => {
      const at = performance.now();
      this.#late.observe(Math.max(0, at - looked - lookMs) / 1000);
      looked = at;
    }, lookMs).unref();
    const started = Date.now() / 1000;
    this.#figures.unshift(
      gauge('groundwork_ready', '1 while the relay takes connections and its store writes.', () =>
        Number(now.ready()),
      ),
      gauge('groundwork_saving', '1 while the store writes, 0 while it fails or does not answer.', () =>
        Number(now.saving()),
      ),
      gauge('groundwork_sockets', 'Sockets that are open.', () => now.sockets()),
      gauge('groundwork_rooms', 'Boards that are open.', () => now.rooms()),
      gauge('groundwork_waiting_bytes', 'Bytes of edits that are not on disk yet.', () => now.waitingBytes()),
      gauge('groundwork_unsent_most_bytes', 'Bytes not yet sent to the socket that is most behind.', () =>
        now.unsentMost(),
      ),
      gauge('groundwork_sockets_lagging', 'Sockets that are behind with reading.', () => this.#laggingNow),
    );
    this.#figures.push(
      reading(
        'groundwork_event_loop_active_seconds_total',
        'Time that the process was at work.',
        () => performance.eventLoopUtilization().active / 1000,
      ),
      gauge(
        'groundwork_heap_used_bytes',
        'Memory that the objects of the process take.',
        () => process.memoryUsage().heapUsed,
      ),
      gauge('groundwork_resident_memory_bytes', 'Memory that the process takes from the machine.', () =>
        process.memoryUsage.rss(),
      ),
      gauge(
        'groundwork_start_time_seconds',
        'When the relay was started, in seconds since 1970.',
        () => started,
      ),
    );
  }

  #shown<F extends Figure>(figure: F): F {
    this.#figures.push(figure);
    return figure;
  }

  /** All of it, as `expositionType` has it. */
  text(): string {
    return this.#figures.map((figure) => figure.lines()).join('');
  }

  stop(): void {
    clearInterval(this.#looks);
  }

  upgradeRefused(reason: UpgradeRefusal): void {
    this.#upgradesRefused.add(reason);
  }

  updateReceived(bytes: number): void {
    this.#updates.add();
    this.#updateBytes.add(bytes);
  }

  nothingNew(): void {
    this.#nothingNew.add();
  }

  gapFound(): void {
    this.#gaps.add();
  }

  repaired(): void {
    this.#repairs.add();
  }

  refused(reason: EditRefusal): void {
    this.#refused.add(reason);
  }

  socketOpened(): void {
    this.#opened.add();
  }

  socketClosed(code: number): void {
    this.#closed.add(code);
  }

  committed(rows: number, ms: number): void {
    this.#rows.add(rows);
    this.#batch.observe(rows);
    this.#commit.observe(ms / 1000);
  }

  commitFailed(): void {
    this.#commitsFailed.add();
  }

  acknowledged(ms: number): void {
    this.#ack.observe(ms / 1000);
  }

  relayedEarly(edits: number): void {
    this.#early.add(edits);
  }

  lagging(change: 1 | -1): void {
    this.#laggingNow += change;
  }

  folded(ms: number, failed: boolean): void {
    if (failed) this.#foldsFailed.add();
    else this.#fold.observe(ms / 1000);
  }

  answered(how: 'whole' | 'tail' | 'resumed' | 'difference'): void {
    this.#joins.add(how);
  }
}
