import { everyAggregate, everyRuleBook } from './pure-modules.ts';
import { rulesPage } from './rules-page.ts';
import { statesPage } from './states-page.ts';

export interface Page {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly content: string;
}

/** Every page of `docs/` that is made from the services' pure files. */
export async function pagesFromTheDomain(): Promise<readonly Page[]> {
  return [
    { path: 'docs/rules.md', content: rulesPage(await everyRuleBook()) },
    { path: 'docs/states.md', content: statesPage(await everyAggregate()) },
  ];
}
