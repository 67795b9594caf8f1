// Cuts what comes from a server into WebSocket frames. Frames that lie whole in what was read are handed on as a window
// of it, uncopied: the reader must cost less than what it measures.

/** `code` is the opcode; the bytes are good only during the call. */
export type TakeFrame = (code: number, bytes: Buffer, start: number, end: number) => void;

export class FrameReader {
  readonly #take: TakeFrame;
  readonly #head = Buffer.allocUnsafe(10);
  #headLength = 0;
  #code = 0;
  #final = true;
  /** A frame of which a part has come. */
  #partial: Buffer | undefined;
  #filled = 0;
  #fragments: Buffer[] = [];
  #fragmentCode = 0;

  constructor(take: TakeFrame) {
    this.#take = take;
  }

  read(bytes: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.#partial) {
        at = this.#fill(this.#partial, bytes, at, end);
        continue;
      }
      while (at < end && !this.#headWhole()) this.#head[this.#headLength++] = bytes[at++] as number;
      if (!this.#headWhole()) return;
      const length = this.#readHead();
      if (end - at >= length) {
        at += length;
        this.#frame(bytes, at - length, at);
      } else {
        this.#partial = Buffer.allocUnsafe(length);
        this.#filled = 0;
      }
    }
  }

  #headWhole(): boolean {
    if (this.#headLength < 2) return false;
    const short = (this.#head[1] as number) & 127;
    return this.#headLength === (short < 126 ? 2 : short === 126 ? 4 : 10);
  }

  #readHead(): number {
    const first = this.#head[0] as number;
    const short = (this.#head[1] as number) & 127;
    this.#code = first & 15;
    this.#final = (first & 128) !== 0;
    this.#headLength = 0;
    if (short < 126) return short;
    if (short === 126) return this.#head.readUInt16BE(2);
    return this.#head.readUInt32BE(2) * 2 ** 32 + this.#head.readUInt32BE(6);
  }

  #fill(partial: Buffer, bytes: Buffer, at: number, end: number): number {
    const taken = Math.min(end - at, partial.length - this.#filled);
    bytes.copy(partial, this.#filled, at, at + taken);
    this.#filled += taken;
    if (this.#filled === partial.length) {
      this.#partial = undefined;
      this.#frame(partial, 0, partial.length);
    }
    return at + taken;
  }

  #frame(bytes: Buffer, start: number, end: number): void {
    const code = this.#code;
    if (code >= 8 || (this.#final && code !== 0)) return this.#take(code, bytes, start, end);
    if (code !== 0) {
      this.#fragments = [];
      this.#fragmentCode = code;
    }
    this.#fragments.push(Buffer.from(bytes.subarray(start, end)));
    if (!this.#final) return;
    const whole = Buffer.concat(this.#fragments);
    this.#fragments = [];
    this.#take(this.#fragmentCode, whole, 0, whole.length);
  }
}
