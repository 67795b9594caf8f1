// How the records of a store are written as bytes. What comes back is checked: a damaged record is no record.

import {
  DamagedError,
  type LinkRecord,
  type StoredRoom,
  type StoredRow,
  type TicketRecord,
  type VersionDue,
  type VersionMark,
} from './store.ts';

const text = new TextEncoder();

export function writeLinks(links: LinkRecord): Uint8Array {
  return text.encode(JSON.stringify([links.epoch, links.n, links.m, links.view]));
}

export function readLinks(bytes: Uint8Array): LinkRecord {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(value)) throw new DamagedError('a link record is not a list');
  const [epoch, n, m, view]: unknown[] = value;
  if (typeof epoch !== 'number' || typeof n !== 'number' || typeof m !== 'number' || typeof view !== 'string')
    throw new DamagedError('a link record has other fields than it should');
  return { epoch, n, m, view };
}

export function writeTickets(tickets: readonly TicketRecord[]): Uint8Array {
  return text.encode(JSON.stringify(tickets.map(({ hash, n, until }) => [hash, n, until])));
}

export function readTickets(bytes: Uint8Array): readonly TicketRecord[] {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(value)) throw new DamagedError('a record of tickets is not a list');
  return value.map((entry: unknown) => {
    const [hash, n, until]: unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof hash !== 'string' || typeof n !== 'number' || typeof until !== 'number')
      throw new DamagedError('a ticket has other fields than it should');
    return { hash, n, until };
  });
}

/** A row's sequence and bytes as one value. */
export function writeRow({ sequence, bytes }: StoredRow): Uint8Array {
  const value = new Uint8Array(8 + bytes.length);
  new DataView(value.buffer).setFloat64(0, sequence);
  value.set(bytes, 8);
  return value;
}

export function readRow(value: Uint8Array): StoredRow {
  if (value.length < 8) throw new DamagedError('a value is shorter than its sequence');
  return { sequence: new DataView(value.buffer, value.byteOffset).getFloat64(0), bytes: value.subarray(8) };
}

export function writeEdited(at: number, due: VersionDue | undefined): Uint8Array {
  const numbers = due ? [at, due.sequence, due.at] : [at];
  const value = new Uint8Array(8 * numbers.length);
  for (const [i, number] of numbers.entries()) new DataView(value.buffer).setFloat64(8 * i, number);
  return value;
}

/** Relays before this one wrote the time alone. */
export function readEdited(value: Uint8Array | undefined): Pick<StoredRoom, 'editedAt' | 'due'> {
  if (!value) return { editedAt: undefined, due: undefined };
  const view = new DataView(value.buffer, value.byteOffset);
  const due = value.length < 24 ? undefined : { sequence: view.getFloat64(8), at: view.getFloat64(16) };
  return { editedAt: view.getFloat64(0), due };
}

/** The sequence is the key that it lies under. */
export function writeMark({ at, size }: VersionMark): Uint8Array {
  const value = new Uint8Array(16);
  const view = new DataView(value.buffer);
  view.setFloat64(0, at);
  view.setFloat64(8, size);
  return value;
}

export function readMark(sequence: number, value: Uint8Array): VersionMark {
  const view = new DataView(value.buffer, value.byteOffset);
  return { sequence, at: view.getFloat64(0), size: view.getFloat64(8) };
}
