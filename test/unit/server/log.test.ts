import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { boundedLog, textLine, why } from '../../../server/log.ts';
import { updatesOf } from './raw-client.ts';
import { connect, eventually, join, TryBoard, tryRelay } from './try-relay.ts';

describe('what an error says in the log', () => {
  test('quotes nothing that somebody wrote', () => {
    const parse = () => JSON.parse('the quarterly figures') as unknown;
    expect(parse).toThrow(/the quarter/);
    let thrown: unknown;
    try {
      parse();
    } catch (error) {
      thrown = error;
    }
    expect(why(thrown)).toBe('it is not JSON');
  });

  test('is short, and its own words otherwise', () => {
    expect(why(new Error('no space left on device'))).toBe('no space left on device');
    expect(why('x'.repeat(5000))).toHaveLength(300);
  });
});

describe('a flood in the log', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const lines: string[] = [];
  const bounded = () => {
    lines.length = 0;
    return boundedLog((level, event, fields) => lines.push(`${level} ${textLine(event, fields)}`));
  };

  test('of one event is thirty lines a minute, and then how many were left out', () => {
    const { log } = bounded();
    for (let second = 0; second < 60; second += 1) {
      for (let i = 0; i < 1000; i += 1) log('info', 'a socket failed', { why: `${i}` });
      vi.advanceTimersByTime(999);
    }
    expect(lines).toHaveLength(30);
    vi.advanceTimersByTime(1000);
    expect(lines.slice(30)).toEqual([
      'warn lines were left out of the log event="a socket failed" lines=59970',
    ]);
    log('info', 'a socket failed');
    expect(lines).toHaveLength(32);
  });

  test('hides no other event, and is told of when the relay ends in the middle of it', () => {
    const { log, end } = bounded();
    for (let i = 0; i < 40; i += 1) log('info', 'a socket failed');
    log('error', 'the store does not write');
    expect(lines.at(-1)).toBe('error the store does not write');
    end();
    expect(lines.at(-1)).toBe('warn lines were left out of the log event="a socket failed" lines=10');
    end();
    expect(lines).toHaveLength(32);
  });

  test('that is none is not spoken of', () => {
    const { log } = bounded();
    for (let i = 0; i < 30; i += 1) log('info', 'a socket failed');
    vi.advanceTimersByTime(120_000);
    expect(lines).toHaveLength(30);
  });
});

describe('the log of a relay', () => {
  test('has its start and its stop, and nothing of a quiet day between', async () => {
    const { server, log } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    a.sendUpdate(updatesOf('a').next().value);
    await a.until(() => a.acked === 1, 'the acknowledgement');
    await server.close();
    expect(log).toEqual([
      `the relay has started host=127.0.0.1 port=${server.port} folder=not-used`,
      'the relay is stopping sockets=1 waitingBytes=0',
      'the relay has stopped waitingBytes=0',
    ]);
  });

  test('tells no link, no address and nothing that is on a board, whatever goes wrong', async () => {
    const { server, store, log } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    store.failing = new Error('the disk is full');
    a.sendUpdate(updatesOf('quarterly').next().value);
    await eventually(() => log.join('\n')).toContain('the disk is full');
    const made = await fetch(`${server.url}/api/boards`, {
      method: 'POST',
      body: JSON.stringify({ name: 'quarterly' }),
    });
    expect(made.status).toBe(503);
    const other = new TryBoard();
    await connect(server, other, other.edit()).closed;
    store.failing = undefined;
    await a.until(() => a.acked === 1, 'the acknowledgement');
    // No frame: an unknown opcode, which ends the socket.
    (a.ws as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket.write(
      Uint8Array.of(0x8f, 0x80, 1, 2, 3, 4),
    );
    await a.closed;
    await eventually(() => log.join('\n')).toContain('a socket failed');
    await fetch(`${server.url}/api/boards?auth=${board.edit()}`);
    await server.close();
    const text = log.join('\n');
    for (const one of [board, other])
      for (const link of [one.edit(), one.view()]) expect(text).not.toContain(link.split('.').at(-1));
    expect(text).not.toMatch(/quarterly|::|(?<!host=)127\.0\.0\.1/);
    expect(log.filter((line) => line.startsWith('the store'))).toHaveLength(2);
  });

  test('a refused upgrade is counted and not told', async () => {
    const { server, log } = await tryRelay();
    for (let i = 0; i < 5; i += 1) {
      const board = new TryBoard();
      const client = connect(server, board, board.edit(), undefined, { origin: 'https://elsewhere.example' });
      await client.closed;
    }
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
      'groundwork_upgrades_refused_total{reason="site"} 5\n',
    );
    expect(log).toHaveLength(1);
  });
});
