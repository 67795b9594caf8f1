// What whoever runs the relay asks it: does the process live, should it be sent people, and what has it counted.
// Nothing here tells of a board, a person or a link; the figures still are for its keeper alone.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { expositionType } from '../exposition.ts';
import { failed, holdsToken, sendJson } from './api-answer.ts';

export interface OperationsOptions {
  readonly health: () => object;
  /** Why people should not be sent here at the moment, in a sentence. */
  readonly unready: () => Promise<string | undefined>;
  readonly figures: () => string;
  readonly metricsToken: string | undefined;
}

const notForYou = failed(
  403,
  'Figures are for who runs this relay: set METRICS_TOKEN and send "Authorization: Bearer …", or ask from the machine itself.',
);

/** False when the path is none of these. */
export async function answerOperations(
  options: OperationsOptions,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> {
  switch (pathname) {
    case '/healthz':
      sendJson(response, { status: 200, body: options.health() });
      return true;
    case '/readyz': {
      const reason = await options.unready();
      sendJson(
        response,
        reason === undefined
          ? { status: 200, body: { ready: true } }
          : { status: 503, body: { ready: false, reason } },
      );
      return true;
    }
    case '/metrics':
      sendFigures(options, request, response);
      return true;
    default:
      return false;
  }
}

function sendFigures(options: OperationsOptions, request: IncomingMessage, response: ServerResponse): void {
  const { metricsToken } = options;
  const allowed = metricsToken === undefined ? fromThisMachine(request) : holdsToken(request, metricsToken);
  if (!allowed) return sendJson(response, notForYou);
  response.setHeader('Content-Type', expositionType);
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(200).end(options.figures());
}

const forwarding = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;
const loopback = /^(?:::ffff:)?127\.|^::1$/;
const ownName = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/**
 * Straight from here: a proxy on this machine has the same address but says for whom it asks, or passes on the name it was
 * asked by. One that does neither cannot be told apart; README says what to do then.
 */
function fromThisMachine(request: IncomingMessage): boolean {
  return (
    loopback.test(request.socket.remoteAddress ?? '') &&
    ownName.test(request.headers.host ?? '') &&
    !Object.keys(request.headers).some((name) => forwarding.test(name))
  );
}
