/** A document with its revision: the answer's ETag. */
export class EntityDocument<Doc extends object> {
  readonly revision: number;
  readonly document: Doc;

  constructor(revision: number, document: Doc) {
    this.revision = revision;
    this.document = document;
  }
}
