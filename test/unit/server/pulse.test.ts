// Whether somebody is still there: who is cut off, and who is waited for.

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pulse } from '../../../server/relay/pulse.ts';
import { systemTiming } from '../../../server/relay/timing.ts';

function pulse() {
  const done: string[] = [];
  const ws = { isPaused: false, ping: () => done.push('ping'), terminate: () => done.push('cut') };
  const socket = { bytesRead: 0, bytesWritten: 0, writableLength: 0 };
  return {
    done,
    ws,
    socket,
    pulse: new Pulse(ws as unknown as WebSocket, socket as unknown as Socket),
  };
}

describe('at each ping', () => {
  test('S166 who brings one long message slowly is waited for, and who takes one', () => {
    const { pulse: asked, socket, done } = pulse();
    for (let i = 0; i < 5; i += 1) {
      socket.bytesRead += 1000;
      asked.ping();
    }
    socket.bytesWritten = 9_000_000;
    for (socket.writableLength = 8_000_000; socket.writableLength > 0; socket.writableLength -= 2_000_000)
      asked.ping();
    asked.ping();
    expect(done).toEqual(Array.from({ length: 10 }, () => 'ping'));
  });

  test('who answers nothing is cut off at the second, also while the system still takes bytes for them', () => {
    const { pulse: asked, socket, done } = pulse();
    asked.ping();
    socket.bytesWritten += 3;
    asked.ping();
    expect(done).toEqual(['ping', 'cut']);
  });

  test('who takes nothing of what waits is cut off', () => {
    const { pulse: asked, socket, done } = pulse();
    socket.bytesWritten = 9_000_000;
    socket.writableLength = 5_000_000;
    asked.ping();
    // More waits, and nothing of it has left.
    socket.bytesWritten += 1000;
    socket.writableLength += 1000;
    asked.ping();
    expect(done).toEqual(['ping', 'cut']);
  });

  test('who was not read for a while has until the next', () => {
    const { pulse: asked, done } = pulse();
    asked.ping();
    asked.restart();
    asked.ping();
    expect(done).toEqual(['ping', 'ping']);
  });
});

describe('one who is doubted', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('and answers stays, however often', () => {
    const { pulse: asked, socket, done } = pulse();
    for (let i = 0; i < 3; i += 1) {
      asked.doubt(systemTiming, 100);
      asked.doubt(systemTiming, 100);
      socket.bytesRead += 6;
      vi.advanceTimersByTime(100);
    }
    expect(done).toEqual(['ping', 'ping', 'ping']);
  });

  test('and does not answer is cut off', () => {
    const { pulse: asked, done } = pulse();
    asked.doubt(systemTiming, 100);
    vi.advanceTimersByTime(99);
    expect(done).toEqual(['ping']);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['ping', 'cut']);
  });

  test('stays when it is not read as the time is over, or was not until just before', () => {
    const { pulse: asked, ws, done } = pulse();
    asked.doubt(systemTiming, 100);
    ws.isPaused = true;
    vi.advanceTimersByTime(100);
    ws.isPaused = false;
    asked.doubt(systemTiming, 100);
    vi.advanceTimersByTime(99);
    asked.restart();
    vi.advanceTimersByTime(100);
    expect(done).toEqual(['ping', 'ping']);
  });
});
