// From a request for a socket to a session in its room: whether it is one for a board, from our own page, with a link
// that opens it. A reason to say no reaches a browser only in the close of an accepted socket, so all are accepted first
// but those that no page of ours would send.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import { parseAuthProtocol, type Claim } from '../../shared/links.ts';
import { closeCode, limits as frameLimits, ownProtocol, stockProtocol } from '../../shared/protocol.ts';
import { sameSite } from '../http/origin.ts';
import type { LinkBook } from '../links/link-book.ts';
import { why, type Log } from '../log.ts';
import type { RelayFigures, UpgradeRefusal } from '../relay-figures.ts';
import { endings, type RelayLimits } from './limits.ts';
import { Turn } from './outbox.ts';
import type { Rooms } from './rooms.ts';
import { Session, type SessionOptions, type Since } from './session.ts';
import type { Sessions } from './sessions.ts';
import { systemTiming } from './timing.ts';

export interface AdmissionOptions {
  readonly limits: RelayLimits;
  readonly publicUrl: string | undefined;
  readonly links: LinkBook;
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly figures: RelayFigures;
  readonly log: Log;
  readonly stopping: () => boolean;
  /** Too much waits for the disk: nobody is read at the moment. */
  readonly pressed: () => boolean;
}

export class Admission {
  readonly #options: AdmissionOptions;
  readonly #sockets: WebSocketServer;
  readonly #shared: SessionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
    const { limits, figures, log, sessions } = options;
    this.#shared = {
      limits,
      timing: systemTiming,
      turn: new Turn(),
      metrics: figures,
      log,
      onEnd: (ended) => sessions.remove(ended),
    };
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: frameLimits.frameBytes,
      perMessageDeflate: false,
      handleProtocols: (offered) =>
        [...offered].find((protocol) => protocol === ownProtocol || protocol === stockProtocol) ?? false,
    });
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { figures, publicUrl, stopping } = this.#options;
    socket.on('error', cutOff);
    const path = /^\/sync\/([^/?#]*)(?:\?.*)?$/.exec(request.url ?? '');
    const no = (reason: UpgradeRefusal, status: string) => {
      figures.upgradeRefused(reason);
      refuse(socket, status);
    };
    if (stopping()) return no('stopping', '503 Service Unavailable');
    if (!path) return no('path', '404 Not Found');
    if (!sameSite(request, publicUrl)) return no('site', '403 Forbidden');
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      this.#accept(request, ws, socket as Socket, path[1]);
    });
  }

  #accept(request: IncomingMessage, ws: WebSocket, socket: Socket, name: string | undefined): void {
    // The session hears of its errors from now on.
    socket.off('error', cutOff);
    const { limits, log, pressed, sessions } = this.#options;
    const hello = { own: ws.protocol === ownProtocol, since: sinceOf(request) };
    const session = new Session(ws, socket, hello, this.#shared);
    sessions.add(session, ws);
    if (pressed()) session.pause('pressure');
    if (sessions.size > limits.sockets) return session.endFor(endings.sockets);
    const board = parseBoardId(name);
    if (!board)
      return session.close(closeCode.noBoard, 'This is not the address of a board. Check the link.');
    const claim = claimOf(request);
    if (!claim)
      return session.close(closeCode.refused, 'This board opens by link only. Ask your team for one.');
    this.#admit(session, board, claim, socket).catch((error: unknown) => {
      log('error', 'a session could not enter', { why: why(error) });
      session.close(closeCode.fault, 'The relay stumbled over this. Your work stays on this device.');
    });
  }

  async #admit(session: Session, board: BoardId, claim: Claim, socket: Socket): Promise<void> {
    const { links, rooms } = this.#options;
    let verdict = links.check(board, claim);
    if (verdict.outcome === 'newer' && claim.access === 'edit')
      verdict = (await links.adopt(board, claim, socket.remoteAddress ?? '')) ?? links.check(board, claim);
    if (verdict.outcome === 'welcome')
      await rooms.enter(board, verdict.links.epoch).join(session, verdict.grant);
    else if (verdict.outcome === 'refused') session.close(verdict.code, verdict.reason);
    else session.close(closeCode.busy, 'The relay could not take over this link. It is tried again.');
  }
}

function claimOf(request: IncomingMessage): Claim | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',');
  return offered.map((protocol) => parseAuthProtocol(protocol.trim())).find((claim) => claim !== undefined);
}

/** Where a page that was connected before says it was: `?since=<sequence>&epoch=<epoch>`. */
function sinceOf(request: IncomingMessage): Since | undefined {
  const asked = /[?&]since=(\d{1,15})&epoch=(\d{1,15})(?:&|$)/.exec(request.url ?? '');
  return asked ? { sequence: Number(asked[1]), epoch: Number(asked[2]) } : undefined;
}

/** No closure of `upgrade`: it would keep the request, with all its headers, for as long as the socket lives. */
function cutOff(this: Duplex): void {
  this.destroy();
}

function refuse(socket: Duplex, status: string): void {
  // Else whoever asked could leave it half open, and no server waits for such a one to end.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
