// Takes the port, or says in a sentence why it cannot and what to do.

import type { Server } from 'node:http';

export async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw listenError(error, host, port);
  }
}

function listenError(error: unknown, host: string, port: number): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken. Stop what uses it, or set PORT to another number.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(
      `HOST is ${host}, which is no address of this machine. Use 127.0.0.1, or --lan for all.`,
    );
  return new Error(`The relay cannot listen on ${host}:${port}: ${message}`);
}
