// A long way to the relay: a small proxy that holds back what goes there and what comes back, each by its own time, in
// order, as a distant network does. It lets through all that a line does.

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Delays {
  /** Milliseconds from the browser to the relay. */
  readonly there: number;
  /** Milliseconds from the relay to the browser. */
  readonly back: number;
}

/** Hands everything on so many milliseconds late, in its order; the end, too. */
function carry(from: Socket, to: Socket, ms: number): void {
  const late = (run: () => void) => void setTimeout(run, ms);
  from.on('data', (data) => late(() => to.writable && to.write(data)));
  from.on('end', () => late(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => late(() => to.destroy()));
}

export class SlowLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(relayPort: number, { there, back }: Delays): Promise<SlowLine> {
    const server = createServer((near) => {
      const far = connect(relayPort);
      for (const socket of [near, far]) {
        line.#sockets.add(socket);
        socket.setNoDelay(true);
        socket.on('close', () => line.#sockets.delete(socket));
      }
      carry(near, far, there);
      carry(far, near, back);
    });
    const line = new SlowLine(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return line;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
