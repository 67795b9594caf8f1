// One WebSocket frame as a client sends it.

export const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Masked, as clients must, with the key zero: so it is built once, sent often, and costs the server what others cost. */
export function clientFrame(payload: Uint8Array, code: number = opcode.binary): Buffer<ArrayBuffer> {
  const { length } = payload;
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x80 | code;
  if (head === 6) frame[1] = 0x80 | length;
  else if (head === 8) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  frame.writeUInt32BE(0, head - 4);
  frame.set(payload, head);
  return frame;
}
