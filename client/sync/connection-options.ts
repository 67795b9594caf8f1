// What a connection to the relay is made of: where to, of which document, and what a test replaces by its own.

import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Random } from '../../shared/ids.ts';
import type { Link } from '../../shared/links.ts';
import type { After } from './after.ts';
import type { SocketClass } from './counting-socket.ts';
import type { UnsavedLedger } from './coverage.ts';
import type { OnWake } from './page-life.ts';

export interface ConnectionOptions {
  /** `ws://host/sync`, without the board. */
  readonly url: string;
  readonly link: Link;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly ledger: UnsavedLedger;
  /** True when a change was made in this tab: not read from the disk, not sent by the relay or another tab. */
  readonly isOwn: (origin: unknown) => boolean;
  readonly Socket?: SocketClass;
  readonly after?: After;
  readonly random?: Random;
  /** Milliseconds since 1970 on this device's clock. */
  readonly now?: () => number;
  readonly onWake?: OnWake;
  readonly isHidden?: () => boolean;
}
