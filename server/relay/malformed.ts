/** Bytes from outside that are not what they should be. */
export class MalformedError extends Error {
  override name = 'MalformedError';
}
