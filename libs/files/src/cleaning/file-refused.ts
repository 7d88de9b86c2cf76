/** Why bytes are not taken: `kind` for what is no file of a kind that is, `unclean` for what cannot be cleaned safely. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly why: 'kind' | 'unclean';

  constructor(why: FileRefused['why'], message: string) {
    super(message);
    this.why = why;
  }
}

export const unclean = (what: string): FileRefused => new FileRefused('unclean', what);
