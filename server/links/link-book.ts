// Which links open which board. The relay keeps no secret: it checks an edit secret against the board's id, and
// keeps of each board only the highest numbers it has seen and a hash of the newest view secret. Rules: product.md,
// "Access: links, not accounts".

import { randomInt } from 'node:crypto';
import type { BoardId } from '../../shared/ids.ts';
import { highestLinkNumber, isEditSecret, keptHash, viewSecret, type Claim } from '../../shared/links.ts';
import { closeCode } from '../../shared/protocol.ts';
import type { CreationLimit } from '../http/creation-limit.ts';
import type { Grant } from '../relay/session.ts';
import type { StoreWatch } from '../store-watch.ts';
import type { LinkRecord, Store } from '../store/store.ts';
import type { TicketBook } from './ticket-book.ts';
import { why, type Log } from '../log.ts';

export interface Refusal {
  readonly outcome: 'refused';
  readonly code: number;
  readonly reason: string;
}

export type Verdict =
  | { readonly outcome: 'welcome'; readonly grant: Grant; readonly links: LinkRecord }
  /** A valid edit secret of a board that the relay does not know yet, or with a higher number than it has seen. */
  | { readonly outcome: 'newer' }
  | Refusal;

type EditClaim = Extract<Claim, { access: 'edit' }>;
type ViewClaim = Extract<Claim, { access: 'view' }>;
type JoinClaim = Extract<Claim, { access: 'join' }>;

const linkReplaced = 'This link was replaced by a newer one. Ask your team for the new link.';
const codeReplaced = 'The edit link was replaced, and this code ended with it. Ask your team for a link.';
const wrongLink = 'This link does not open this board. Ask your team for the right one.';
const noBoard = 'There is no such board on this relay, and this link cannot bring it here.';
const notYet =
  'The relay has not seen this board or link yet. It opens when somebody with the edit link comes.';
const cannotWrite = 'The relay cannot write to its disk at the moment. Your work stays on this device.';

export interface LinkBookOptions {
  readonly store: Store;
  readonly watch: StoreWatch;
  readonly tickets: TicketBook;
  readonly creation: CreationLimit;
  /** Holders of a create token alone may bring new boards. */
  readonly closed: boolean;
  readonly log: Log;
  /** The board's links were replaced by these. */
  readonly onReplaced: (board: BoardId, links: LinkRecord, reason: string) => void;
}

export class LinkBook {
  readonly #options: LinkBookOptions;
  /** Changes are made one after another, so that a lower number never lands on a higher one. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(options: LinkBookOptions) {
    this.#options = options;
  }

  check(board: BoardId, claim: Claim): Verdict {
    let links;
    try {
      links = this.#options.store.links(board);
    } catch (error) {
      this.#options.log('error', 'the links cannot be read', { board, why: why(error) });
      return refused(closeCode.busy, 'The relay cannot read the links of this board at the moment.');
    }
    if (claim.access === 'edit') return checkEdit(board, claim, links);
    return claim.access === 'view' ? checkView(claim, links) : this.#checkJoin(board, claim, links);
  }

  #checkJoin(board: BoardId, claim: JoinClaim, links: LinkRecord | undefined): Verdict {
    if (!links) return refused(closeCode.busy, notYet);
    const ticket = this.#options.tickets.check(board, claim.ticket);
    if (typeof ticket === 'string') return refused(closeCode.refused, ticket);
    if (ticket.n !== links.n) return refused(closeCode.refused, codeReplaced);
    return { outcome: 'welcome', grant: { access: 'edit', n: ticket.n, ticket }, links };
  }

  /**
   * Takes over a valid edit secret that check found newer, and with `m` a newer view link that goes with it.
   * Undefined when that is on disk and older sessions are closed.
   */
  async adopt(board: BoardId, claim: EditClaim, address: string, m = 0): Promise<Refusal | undefined> {
    const change = this.#changes.then(() => this.#adopt(board, claim, address, m));
    this.#changes = change.catch(() => undefined);
    try {
      return await this.#options.watch.patient(change);
    } catch (error) {
      this.#options.log('error', 'the links cannot be written', { board, why: why(error) });
      return refused(closeCode.busy, cannotWrite);
    }
  }

  async #adopt(board: BoardId, claim: EditClaim, address: string, m: number): Promise<Refusal | undefined> {
    const { store, watch, creation, closed } = this.#options;
    const known = store.links(board);
    if (known && (claim.n < known.n || (claim.n === known.n && m <= known.m))) return undefined;
    if (!known && closed)
      return refused(
        closeCode.busy,
        'This relay takes new boards only with its create token. Ask who runs it.',
      );
    if (!known && !creation.tryTake(address))
      return refused(closeCode.busy, 'Too many new boards came from this address. It is tried again later.');
    const links = newLinks(claim, m, known?.epoch);
    try {
      await watch.write(store.append([{ board, links, rows: [] }]));
    } catch (error) {
      if (!known) creation.giveBack(address);
      throw error;
    }
    if (known) this.#options.onReplaced(board, links, linkReplaced);
    return undefined;
  }
}

/** What the relay keeps of a board whose newest links are edit link n and view link m. */
export function newLinks(claim: EditClaim, m: number, epoch = randomInt(1, 2 ** 32)): LinkRecord {
  return { epoch, n: claim.n, m, view: keptHash(viewSecret(claim.secret, m)) };
}

function checkEdit(board: BoardId, claim: EditClaim, links: LinkRecord | undefined): Verdict {
  if (claim.n > highestLinkNumber || !isEditSecret(board, claim.n, claim.secret))
    return links ? refused(closeCode.refused, wrongLink) : refused(closeCode.noBoard, noBoard);
  if (!links || claim.n > links.n) return { outcome: 'newer' };
  if (claim.n < links.n) return refused(closeCode.refused, linkReplaced);
  return { outcome: 'welcome', grant: { access: 'edit', n: claim.n }, links };
}

function checkView(claim: ViewClaim, links: LinkRecord | undefined): Verdict {
  if (!links) return refused(closeCode.busy, notYet);
  const { n, m } = claim;
  if (n < links.n || (n === links.n && m < links.m)) return refused(closeCode.refused, linkReplaced);
  // Only an edit secret can prove a newer view link, so it waits for one.
  if (n > links.n || m > links.m) return refused(closeCode.busy, notYet);
  if (keptHash(claim.secret) !== links.view) return refused(closeCode.refused, wrongLink);
  return { outcome: 'welcome', grant: { access: 'view', n, m }, links };
}

function refused(code: number, reason: string): Refusal {
  return { outcome: 'refused', code, reason };
}
