// The one error an importer throws: the file cannot become a plan. Its message is one sentence for a person, saying
// what the file is and what to do.

export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
