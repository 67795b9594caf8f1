// Hands out a built page: compressed, and what carries its hash in its name for good.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export function pageServer(folder: string): Server {
  const files = new Map<string, Buffer>();
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://floor');
    const file = join(folder, pathname === '/' ? 'index.html' : normalize(pathname));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const bytes = files.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
    files.set(file, bytes);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(bytes);
  });
}
