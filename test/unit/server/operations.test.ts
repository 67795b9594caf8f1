import { request, type OutgoingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { RelayFigures } from '../../../server/relay-figures.ts';
import type { RunningServer } from '../../../server/server.ts';
import { updatesOf } from './raw-client.ts';
import { eventually, join, TryBoard, tryRelay } from './try-relay.ts';

const token = '0123456789abcdef';

/** As it is sent, without what fetch forbids. */
function ask(
  server: RunningServer,
  path: string,
  headers: OutgoingHttpHeaders = {},
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** The value of one line, by all that stands before it. */
const valueOf = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );

/** What objects take when those that nobody needs are gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return getHeapStatistics().used_heap_size;
}

describe('GET /metrics', () => {
  test('is for this machine alone when there is no token', async () => {
    const { server } = await tryRelay();
    expect(await ask(server, '/metrics')).toMatchObject({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
    });
    for (const headers of [
      { 'X-Forwarded-For': '203.0.113.7' },
      { 'X-Real-IP': '203.0.113.7' },
      { Forwarded: 'for=203.0.113.7' },
      { Via: '1.1 proxy' },
      { Host: 'board.example.org' },
    ]) {
      const answer = await ask(server, '/metrics', headers);
      expect(answer.status, JSON.stringify(headers)).toBe(403);
      expect((JSON.parse(answer.text) as { error: string }).error).toMatch(/METRICS_TOKEN.*\.$/);
    }
    // An address that is written into a header is believed of nobody, to let in as little as to keep out.
    expect((await ask(server, '/metrics', { 'X-Forwarded-For': '127.0.0.1' })).status).toBe(403);
  });

  test('with a token is for who holds it, wherever they are', async () => {
    const { server } = await tryRelay({ metricsToken: token });
    const status = async (headers: OutgoingHttpHeaders) => (await ask(server, '/metrics', headers)).status;
    expect(await status({})).toBe(403);
    expect(await status({ Authorization: `Bearer ${token.slice(1)}` })).toBe(403);
    expect(await status({ Authorization: token })).toBe(403);
    expect(await status({ Authorization: `Bearer ${token}`, Via: '1.1 proxy' })).toBe(200);
    expect((await ask(server, `/metrics?token=${token}`)).status).toBe(403);
  });

  test('is text that a scraper reads: every figure is explained, named for us, and a number', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    await join(server, board);
    const { text } = await ask(server, '/metrics');
    const lines = text.split('\n').slice(0, -1);
    const explained = new Set<string>();
    const seen = new Set<string>();
    for (const line of lines) {
      const help = /^# HELP (groundwork_[a-z_]+) [A-Z0-9].*\.$/.exec(line)?.[1];
      if (help) explained.add(help);
      else if (!/^# TYPE groundwork_[a-z_]+ (?:counter|gauge|histogram)$/.test(line)) {
        const [, name = '', labels = '', value = ''] = /^(\w+)(\{[a-z]+="[^"]*"\})? (\S+)$/.exec(line) ?? [];
        expect(Number.isFinite(Number(value)) && value !== '', line).toBe(true);
        expect(explained.has(name.replace(/_(?:bucket|sum|count)$/, '')) || explained.has(name), line).toBe(
          true,
        );
        expect(seen.has(name + labels), line).toBe(false);
        seen.add(name + labels);
      }
    }
    expect(explained.size).toBeGreaterThan(27);
    expect(valueOf(text, 'groundwork_sockets')).toBe(1);
    expect(valueOf(text, 'groundwork_rooms')).toBe(1);
    expect(valueOf(text, 'groundwork_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(text).not.toContain(board.id);
    expect(text).not.toContain(board.edit().split('.')[2]);
  });

  test('O220 shows from the start what an edit can be refused for and a socket closed with, at 0', async () => {
    const { server } = await tryRelay();
    const { text } = await ask(server, '/metrics');
    const values = (name: string) =>
      [...text.matchAll(new RegExp(`^${name}{[a-z]+="(.*)"} 0$`, 'gm'))].map(([, value]) => value);
    expect(values('groundwork_edits_refused_total')).toEqual([
      'updateBytes',
      'step2Bytes',
      'boardBytes',
      'boardDeletions',
      'boardSessions',
    ]);
    expect(values('groundwork_sockets_closed_total')).toEqual([
      '0',
      '1009',
      '4400',
      '4403',
      '4404',
      '4413',
      '4500',
      '4503',
    ]);
  });

  test('says how late the process came to its work', async () => {
    const { server } = await tryRelay();
    const name = 'groundwork_event_loop_delay_seconds';
    const late = async () => {
      const now = (await ask(server, '/metrics')).text;
      return valueOf(now, `${name}_count`) - valueOf(now, `${name}_bucket{le="0.1"}`);
    };
    const before = await late();
    const until = performance.now() + 300;
    while (performance.now() < until);
    await eventually(late).toBeGreaterThan(before);
  });

  test('shows what waits while the store does not answer', async () => {
    const { server, store } = await tryRelay({ limits: { slowStoreMs: 20 } });
    const a = await join(server, new TryBoard());
    const release = store.holdWrites();
    a.sendUpdate(updatesOf('a').next().value);
    const shown = async (name: string) => valueOf((await ask(server, '/metrics')).text, name);
    await eventually(() => shown('groundwork_saving')).toBe(0);
    expect(await shown('groundwork_ready')).toBe(0);
    expect(await shown('groundwork_waiting_bytes')).toBeGreaterThan(0);
    release();
    await eventually(() => shown('groundwork_ready')).toBe(1);
    expect(await shown('groundwork_waiting_bytes')).toBe(0);
  });
});

test('O205 an edit costs the figures additions: nothing is asked for it, and nothing kept of it', () => {
  const asked = vi.fn(() => 0);
  const figures = new RelayFigures({
    sockets: asked,
    rooms: asked,
    waitingBytes: asked,
    unsentMost: asked,
    saving: () => asked() === 0,
    ready: () => asked() === 0,
  });
  const edits = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      figures.updateReceived(40);
      figures.acknowledged(i & 7);
      if (i % 4 === 0) figures.committed(4, i & 3);
    }
  };
  edits(4);
  const shown = figures.text().split('\n').length;
  asked.mockClear();
  const looks = [
    vi.spyOn(performance, 'now'),
    vi.spyOn(Date, 'now'),
    vi.spyOn(process, 'memoryUsage'),
    vi.spyOn(performance, 'eventLoopUtilization'),
  ];
  const before = heldBytes();
  edits(400_000);
  const kept = heldBytes() - before;
  expect(looks.flatMap((look) => look.mock.calls)).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  // A number for each would be 3,200,000.
  expect(kept).toBeLessThan(800_000);
  const text = figures.text();
  figures.stop();
  expect(text.split('\n')).toHaveLength(shown);
  expect(valueOf(text, 'groundwork_updates_received_total')).toBe(400_004);
  expect(valueOf(text, 'groundwork_acknowledgement_seconds_count')).toBe(400_004);
});

describe('GET /readyz', () => {
  test('answers 200 while the relay takes connections, 503 with a reason when it has enough of them', async () => {
    const { server } = await tryRelay({ limits: { sockets: 1 } });
    expect(await ask(server, '/readyz')).toMatchObject({ status: 200, text: '{"ready":true}' });
    const a = await join(server, new TryBoard());
    expect(await ask(server, '/readyz')).toMatchObject({
      status: 503,
      text: '{"ready":false,"reason":"The relay has as many connections as it takes."}',
    });
    await a.end();
    await eventually(async () => (await ask(server, '/readyz')).status).toBe(200);
  });

  test('answers 503 as soon as the relay is told to stop, and new sockets and requests are sent away', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const release = store.holdWrites();
    a.sendUpdate(updatesOf('a').next().value);
    await a.settled();
    const closing = server.close();
    expect(await ask(server, '/readyz')).toMatchObject({
      status: 503,
      text: '{"ready":false,"reason":"The relay is stopping."}',
    });
    expect((await ask(server, '/healthz')).status).toBe(200);
    expect((await ask(server, '/api/boards')).status).toBe(503);
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    expect((await ask(server, `/sync/${board.id}`, upgrade)).status).toBe(503);
    expect((await ask(server, '/metrics')).text).toContain(
      'groundwork_upgrades_refused_total{reason="stopping"} 1',
    );
    release();
    await closing;
    expect(a.acked).toBe(1);
    await expect(ask(server, '/readyz')).rejects.toThrow();
  });
});
