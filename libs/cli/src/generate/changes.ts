import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that is new, whole. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A place in a file that exists where something is put in. */
export interface Edit {
  readonly path: string;
  /** What to do, for people, where the place is not found. */
  readonly byHand: string;
  /** The text after the edit; undefined where the place is not found. */
  apply(text: string): string | undefined;
}

export interface Generated {
  readonly files: readonly NewFile[];
  readonly edits: readonly Edit[];
  /** What is left to a person, in order. */
  readonly next: readonly string[];
}

export interface Written {
  readonly made: readonly string[];
  readonly changed: readonly string[];
  /** Edits whose place was not found. */
  readonly byHand: readonly string[];
}

/** Something that is there already: nothing was written. */
export class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere';
}

/** Formats a file's text as the project does; as it is where no formatter is installed. */
export type Format = (path: string, text: string) => Promise<string>;

/**
 * Writes what was generated below `root`: all new files, then every edit whose place is found.
 * @throws AlreadyThere where a new file exists: nothing is written over
 */
export async function write(root: string, generated: Generated, format: Format, dryRun: boolean): Promise<Written> {
  const there = generated.files.find(({ path }) => existsSync(join(root, path)));
  if (there !== undefined) throw new AlreadyThere(`${there.path} exists already`);
  const texts = new Map<string, string>();
  const byHand: string[] = [];
  for (const { path, byHand: words, apply } of generated.edits) {
    const file = join(root, path);
    const before = texts.get(path) ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
    const after = before === undefined ? undefined : apply(before);
    if (after === undefined) byHand.push(`${path}: ${words}`);
    else texts.set(path, after);
  }
  const changed = [...texts.keys()];
  for (const { path, text } of generated.files) texts.set(path, text);
  if (!dryRun) {
    for (const [path, text] of texts) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await format(file, text));
    }
  }
  return { made: generated.files.map(({ path }) => path), changed, byHand };
}

/** After the last line that matches. */
export function afterLast(pattern: RegExp, line: string): (text: string) => string | undefined {
  return (text) => {
    const lines = text.split('\n');
    const at = lines.findLastIndex((one) => pattern.test(one));
    return at === -1 ? undefined : lines.toSpliced(at + 1, 0, line).join('\n');
  };
}

/** Before the first line that matches. */
export function beforeFirst(pattern: RegExp, lines: string): (text: string) => string | undefined {
  return (text) => {
    const all = text.split('\n');
    const at = all.findIndex((one) => pattern.test(one));
    return at === -1 ? undefined : all.toSpliced(at, 0, lines).join('\n');
  };
}

/** The first match replaced. */
export function instead(pattern: RegExp, replacement: string): (text: string) => string | undefined {
  return (text) => (pattern.test(text) ? text.replace(pattern, replacement) : undefined);
}

/** At the end of the file's last import. */
export function withImport(line: string): (text: string) => string | undefined {
  return afterLast(/^(import .* from '.*';|\} from '.*';)$/, line);
}

/** One after the other; undefined where any place is not found. */
export function inTurn(
  ...edits: readonly ((text: string) => string | undefined)[]
): (text: string) => string | undefined {
  return (text) => edits.reduce<string | undefined>((now, edit) => (now === undefined ? now : edit(now)), text);
}
