import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Coverage } from '../../../client/sync/coverage.ts';

function ledger() {
  const confirmed: unknown[] = [];
  let marks = 0;
  return { confirmed, cover: () => (marks += 1), confirm: (token: unknown) => confirmed.push(token) };
}

/** A change whose frame left and was marked. */
function change(coverage: Coverage): void {
  coverage.changed(true);
  coverage.updateLeft();
  coverage.mark();
}

function joined(kept = ledger()): Coverage {
  const coverage = new Coverage(kept);
  coverage.opened();
  coverage.step2Left();
  coverage.mark();
  coverage.acknowledged(1);
  return coverage;
}

describe('coverage', () => {
  test('nothing is covered before the acknowledgement of a step 2', () => {
    const coverage = new Coverage(ledger());
    expect(coverage.covered).toBe(false);
    coverage.opened();
    change(coverage);
    coverage.acknowledged(1);
    expect(coverage.covered).toBe(false);
    coverage.step2Left();
    coverage.mark();
    expect(coverage.covered).toBe(false);
    coverage.acknowledged(2);
    expect(coverage.covered).toBe(true);
  });

  test('each change has to be acknowledged, and only the newest mark reached is confirmed', () => {
    const kept = ledger();
    const coverage = joined(kept);
    change(coverage);
    change(coverage);
    expect([coverage.covered, coverage.changedHere]).toEqual([false, true]);
    coverage.acknowledged(2);
    expect(coverage.covered).toBe(false);
    change(coverage);
    coverage.acknowledged(4);
    expect([coverage.covered, coverage.changedHere]).toEqual([true, false]);
    expect(kept.confirmed).toEqual([1, 2, 4]);
  });

  test('an acknowledgement of what was never sent, or of less than before, is no news', () => {
    const coverage = joined();
    change(coverage);
    expect(coverage.acknowledged(3)).toBe(false);
    expect(coverage.covered).toBe(false);
    expect(coverage.acknowledged(2)).toBe(true);
    expect(coverage.acknowledged(1)).toBe(false);
    expect(coverage.covered).toBe(true);
  });

  test('a change that found the socket closing is not covered by what left before', () => {
    const coverage = joined();
    coverage.changed(true);
    expect(coverage.covered).toBe(false);
    change(coverage);
    coverage.acknowledged(2);
    expect(coverage.covered).toBe(false);
    coverage.closed();
    coverage.opened();
    coverage.step2Left();
    coverage.mark();
    coverage.acknowledged(1);
    expect(coverage.covered).toBe(true);
  });

  test('a lost connection takes the word back', () => {
    const coverage = joined();
    expect(coverage.covered).toBe(true);
    coverage.closed();
    expect([coverage.covered, coverage.changedHere]).toEqual([false, false]);
  });

  test('after a refused frame nothing counts until the next connection', () => {
    const kept = ledger();
    const coverage = joined(kept);
    change(coverage);
    coverage.refuse();
    change(coverage);
    expect(coverage.acknowledged(3)).toBe(false);
    expect([coverage.covered, coverage.changedHere]).toEqual([false, true]);
    expect(kept.confirmed).toEqual([1]);
  });

  test('the repeated word of the relay confirms what the browser read late from its disk', () => {
    const kept = ledger();
    const coverage = joined(kept);
    coverage.acknowledged(1);
    expect(kept.confirmed).toEqual([1, 2]);
  });

  test('S152 an answer to the relay that brings nothing does not take the word back; one that brings something does', () => {
    const coverage = joined();
    coverage.step2Left(false);
    expect(coverage.covered).toBe(true);
    coverage.step2Left(true);
    expect(coverage.covered).toBe(false);
    coverage.acknowledged(2);
    expect(coverage.covered).toBe(false);
    coverage.acknowledged(3);
    expect(coverage.covered).toBe(true);
    // What waits is not confirmed by it either.
    change(coverage);
    coverage.step2Left(false);
    coverage.acknowledged(4);
    expect(coverage.covered).toBe(false);
    coverage.acknowledged(5);
    expect(coverage.covered).toBe(true);
    // The first one of a connection always counts: the relay may have lost what was deleted.
    coverage.opened();
    coverage.step2Left(false);
    coverage.mark();
    expect(coverage.covered).toBe(false);
  });

  test('in any order of events, covered and confirmed are only what the relay has on disk', () => {
    const weights = {
      change: 6,
      foreign: 2,
      lost: 1,
      step2: 4,
      selfCheck: 3,
      ack: 10,
      cut: 1,
      open: 3,
      refuse: 1,
      mark: 8,
    };
    const named = Object.entries(weights) as [keyof typeof weights, number][];
    const events = fc.oneof(...named.map(([name, weight]) => ({ arbitrary: fc.constant(name), weight })));
    let claims = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(events, fc.nat(5)), { minLength: 30, maxLength: 120 }), (script) => {
        let made = 0;
        let open = false;
        let joinedOnce = false;
        let frames: number[][] = [];
        const disk = new Set<number>();
        const all = () => Array.from({ length: made }, (_, i) => i);
        const onDisk = (changes: readonly number[]) => changes.every((each) => disk.has(each));
        const coverage = new Coverage({
          cover: all,
          confirm: (token) => {
            claims += 1;
            expect(onDisk(token as number[])).toBe(true);
          },
        });
        for (const [event, n] of script) {
          switch (event) {
            case 'change':
            case 'foreign':
              coverage.changed(event === 'change');
              if (open) {
                frames.push([made]);
                coverage.updateLeft();
              }
              made += 1;
              break;
            case 'lost':
              // The socket is closing: the change is made, no frame leaves, and none will on this connection.
              coverage.changed(true);
              made += 1;
              open = false;
              break;
            case 'step2':
              if (!open) break;
              frames.push(all());
              joinedOnce = true;
              coverage.step2Left();
              break;
            case 'selfCheck': {
              // The relay asks for what it lacks: all that it has not received on any connection.
              if (!open || !joinedOnce) break;
              const lacks = all().filter((each) => !disk.has(each) && !frames.flat().includes(each));
              frames.push(lacks);
              coverage.step2Left(lacks.length > 0);
              break;
            }
            case 'ack': {
              const count = Math.floor((frames.length * n) / 5);
              for (const frame of frames.slice(0, count)) for (const each of frame) disk.add(each);
              coverage.acknowledged(count);
              break;
            }
            case 'cut':
              coverage.closed();
              open = false;
              frames = [];
              break;
            case 'open':
              coverage.opened();
              open = true;
              joinedOnce = false;
              frames = [];
              break;
            case 'refuse':
              coverage.refuse();
              break;
            case 'mark':
              coverage.mark();
          }
          if (coverage.covered) {
            expect(joinedOnce).toBe(true);
            expect(onDisk(all())).toBe(true);
          }
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(claims).toBeGreaterThan(500);
  });
});
