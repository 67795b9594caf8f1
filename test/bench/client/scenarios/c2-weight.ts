// C2: what the first view weighs on the wire, as the browser counted it: everything that the page asked for before its
// visible part was complete; and, apart, what it fetched in the quiet afterwards.

import { pause, type Bench } from '../bench.ts';

const quietMs = 2000;
const code = new Set(['Script', 'Stylesheet']);

interface Request {
  readonly at: number;
  type: string;
  bytes: number;
}

export async function weight(bench: Bench): Promise<void> {
  for (let run = 0; run < bench.wishes.runs; run += 1) await visit(bench);
}

async function visit(bench: Bench): Promise<void> {
  const { size } = bench;
  const board = await bench.subject.board(size);
  const browser = await bench.browser();
  const page = await browser.page();
  const { devtools } = page;
  const requests = new Map<string, Request>();
  let start = Infinity;
  let socket = 0;
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (/^(data|blob):/.test(request.url)) return;
    start = Math.min(start, timestamp);
    requests.set(requestId, { at: timestamp, type: '', bytes: 0 });
  });
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    const request = requests.get(requestId);
    if (request) request.type = type;
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  devtools.on('Network.webSocketFrameReceived', ({ response }) => {
    socket += Buffer.byteLength(response.payloadData, response.opcode === 2 ? 'base64' : 'utf8');
  });
  const { visible } = await page.open(bench.subject.origin + board.firstPath);
  await pause(quietMs);
  await bench.close();

  const all = [...requests.values()];
  const early = all.filter(({ at }) => (at - start) * 1000 <= visible);
  const later = all.filter((request) => !early.includes(request));
  const sum = (of: readonly Request[]) => of.reduce((bytes, request) => bytes + request.bytes, 0) / 1024;
  const ofCode = (of: readonly Request[]) => of.filter(({ type }) => code.has(type));
  const on = { size, cpu: 1 };
  bench.note({ what: 'script and style, first view', ...on, unit: 'KB' }, sum(ofCode(early)));
  bench.note({ what: 'requests for them, first view', ...on, unit: '' }, ofCode(early).length);
  bench.note({ what: 'all requests, first view', ...on, unit: '' }, early.length);
  bench.note({ what: 'everything, first view', ...on, unit: 'KB' }, sum(early));
  bench.note({ what: 'script and style, in the quiet after it', ...on, unit: 'KB' }, sum(ofCode(later)));
  bench.note({ what: 'requests, in the quiet after it', ...on, unit: '' }, later.length);
  bench.note({ what: 'the board itself, by socket', ...on, unit: 'KB' }, socket / 1024);
}
