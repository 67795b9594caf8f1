// What the link that a request shows lets it do with a board. Who may: product.md, "Access: links, not accounts".

import type { IncomingMessage } from 'node:http';
import type { BoardId } from '../../shared/ids.ts';
import type { LinkBook } from '../links/link-book.ts';
import type { Grant } from '../relay/session.ts';
import { failed, httpStatus, showLink, shownLink, type ApiAnswer } from './api-answer.ts';

/** Or why it is not let in. */
export function linkGrant(links: LinkBook, request: IncomingMessage, board: BoardId): Grant | ApiAnswer {
  const claim = shownLink(request);
  if (!claim) return showLink;
  const verdict = links.check(board, claim);
  if (verdict.outcome === 'welcome') return verdict.grant;
  if (verdict.outcome === 'refused') return failed(httpStatus(verdict.code), verdict.reason);
  // Its socket brings a board or a newer link; such a request alone does not.
  return failed(404, 'The relay has not seen this board or link yet. Open the board with it first.');
}
