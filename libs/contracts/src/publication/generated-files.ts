import { everyContract } from '../every-contract.ts';
import { eventsPage } from './events-page.ts';
import { goldenOf, goldenPath } from './golden.ts';

export interface GeneratedFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly content: string;
  /** A golden file is written once; afterwards a difference is a fault of the code, not of the file. */
  readonly golden: boolean;
}

/** Every file in the workspace that is made from the contracts. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [
    { path: 'docs/events.md', content: eventsPage(everyContract), golden: false },
    ...everyContract.all().map((contract) => ({
      path: `libs/contracts/src/${goldenPath(contract)}`,
      content: goldenOf(contract),
      golden: true,
    })),
  ];
}
