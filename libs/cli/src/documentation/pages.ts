import { everyContract } from '@baraza/contracts';
import { everyAggregate, everyRuleBook } from './pure-modules.ts';
import { everyReaction } from './reactions.ts';
import { reactionsPage } from './reactions-page.ts';
import { rulesPage } from './rules-page.ts';
import { statesPage } from './states-page.ts';

export interface Page {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly content: string;
}

/** Every page of `docs/` that is made from the services' pure files and the handlers of their policies. */
export async function pagesFromTheDomain(): Promise<readonly Page[]> {
  return [
    { path: 'docs/rules.md', content: rulesPage(await everyRuleBook()) },
    { path: 'docs/states.md', content: statesPage(await everyAggregate()) },
    { path: 'docs/reactions.md', content: reactionsPage(await everyReaction(), everyContract.all()) },
  ];
}
