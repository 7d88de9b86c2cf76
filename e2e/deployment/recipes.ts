import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../product/running-forum.ts';

/** What a README of deploy/ has for people to copy: its blocks of one language, under one heading. */
export function recipesOf(readme: string, heading: string, language: string): readonly string[] {
  const text = readFileSync(join(root, 'deploy', readme), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`deploy/${readme} has no “${heading}”`);
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, of, block]) =>
    of === language ? [block!] : [],
  );
}
