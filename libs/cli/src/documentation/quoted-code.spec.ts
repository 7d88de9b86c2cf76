import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const pages = ['README.md', ...globSync('{docs,libs,services}/**/*.md', { cwd: root })].filter(
  (page) => existsSync(join(root, page)) && !page.includes('node_modules'),
);

interface Quotation {
  readonly page: string;
  readonly path: string;
  readonly lines: readonly string[];
}

/** Code in docs that names the file it is from: the language, then the path, after the opening fence. */
function quotationsOf(page: string): Quotation[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```[a-z]+ (\S+\/\S+)\n(.*?)^```$/gms)].map(([, path = '', code = '']) => ({
    page,
    path,
    lines: code.split('\n').flatMap((line) => line.trim() || []),
  }));
}

const quotations = pages.flatMap(quotationsOf);

describe('code that is quoted in docs', () => {
  it('is there', () => {
    expect(quotations.length).toBeGreaterThan(10);
  });

  it.each(quotations.map((quotation) => [`${quotation.page} from ${quotation.path}`, quotation]))(
    'stands so in its file: %s',
    (_, { path, lines }) => {
      const file = readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line) => line.trim() || []);
      let from = 0;
      for (const part of parted(lines)) {
        const at = indexOf(file, part, from);
        if (at < 0) throw new Error(`not in ${path}:\n${part.join('\n')}`);
        from = at + part.length;
      }
    },
  );
});

describe('a link from one page to another, or to a file', () => {
  const links = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```.*?^```$/gms, '');
    return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)(?:#[^)]*)?\)/g)].map(
      ([, to = '']) => [page, to] as const,
    );
  });

  it.each(links)('%s → %s leads somewhere', (page, to) => {
    expect(existsSync(resolve(root, dirname(page), to))).toBe(true);
  });
});

/** The runs of lines between `// …`. */
function parted(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line === '// …') parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts.filter((part) => part.length > 0);
}

function indexOf(lines: readonly string[], part: readonly string[], from: number): number {
  for (let at = from; at + part.length <= lines.length; at++) {
    if (part.every((line, offset) => lines[at + offset] === line)) return at;
  }
  return -1;
}
