// A command that cannot do what it was asked; the message is one sentence that says what to do.

export class Failure extends Error {
  override readonly name = 'Failure';
}
