// One person's line to the relay: a small proxy with a port of its own, through which all of their browser goes. Cut,
// it carries no socket any more but still hands out the page, so that a tab can be reloaded while it has no relay.

import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export class Line {
  readonly #server: Server;
  readonly #port: number;
  readonly #sockets = new Set<Duplex>();
  #cut = false;

  private constructor(server: Server, relayPort: number) {
    this.#server = server;
    this.#port = relayPort;
  }

  static async open(relayPort: number): Promise<Line> {
    const server = createServer((request, response) => {
      const { method, url, headers } = request;
      const asked = forward({ port: relayPort, method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      });
      asked.on('error', () => response.destroy());
      request.pipe(asked);
    });
    const line = new Line(server, relayPort);
    server.on('upgrade', (request, socket, head) => line.#carry(request, socket, head));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return line;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The same place as this link, reached through this line. */
  through(link: string): string {
    return link.replace(/^https?:\/\/[^/]+/, this.origin);
  }

  /** Ends every socket at once and carries no new one. */
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #carry(request: IncomingMessage, near: Duplex, head: Buffer): void {
    if (this.#cut) {
      near.destroy();
      return;
    }
    const far = connect(this.#port);
    const headers = request.rawHeaders.flatMap((name, i, all) =>
      i % 2 ? [] : [`${name}: ${all[i + 1]}\r\n`],
    );
    far.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    far.write(head);
    far.setNoDelay(true);
    (near as Socket).setNoDelay(true);
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
