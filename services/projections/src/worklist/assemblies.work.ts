import {
  assemblyCalled,
  assemblyCancelled,
  candidacyAccepted,
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  candidacyWithdrawn,
  electedTermEnded,
  electionClosed,
  electionOpened,
  electionResultDeclared,
  nominationsClosed,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import { after, item, type Left, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

/** How long before a term ends the next election is to be called. */
const DAYS_BEFORE_THE_END = 180;

type ToJudge = 'entered' | 'appealed';
const KINDS = { entered: 'candidacies-to-judge', appealed: 'candidacy-appeals-to-judge' } as const;

/** Which candidacies wait for what, as the document remembers them; and for what of an assembly that leaves to be done. */
function judging(before: WorkDoc, candidacy: string, waits: ToJudge | undefined): Left {
  const rest = before.organisations.filter((one) => !one.endsWith(`:${candidacy}`));
  const organisations = waits === undefined ? rest : [...rest, `${waits}:${candidacy}`];
  const open = (['entered', 'appealed'] as const).filter((one) =>
    organisations.some((each) => each.startsWith(`${one}:`)),
  );
  const others = before.items.filter(({ kind }) => kind !== KINDS.entered && kind !== KINDS.appealed);
  // It concerns no organisation more than another.
  return {
    ...{ organisations, organisation: null },
    items: [...others, ...open.map((one) => item(KINDS[one], { due: before.dueNext }))],
  };
}

const without = ({ items }: WorkDoc, kind: OpenItem['kind']): readonly OpenItem[] =>
  items.filter((one) => one.kind !== kind);

/** An assembly, from who is put forward to the end of the terms: each step for the office, or for whoever had no part. */
export const assemblyWork: readonly WorkStep[] = [
  after(assemblyCalled, ({ data }) => ({ dueNext: data.rollOn, items: [] })),
  meanwhile(candidacyEntered, ({ data, before }) => judging(before, data.candidacy, 'entered')),
  meanwhile(candidacyAppealed, ({ data, before }) => judging(before, data.candidacy, 'appealed')),
  ...[candidacyAccepted, candidacyRefused, candidacyRefusalUpheld, candidacyRefusalOverturned, candidacyWithdrawn].map(
    (contract) => meanwhile(contract, ({ data, before }) => judging(before, data.candidacy, undefined)),
  ),
  meanwhile(nominationsClosed, ({ before }) => ({
    items: [...before.items, item('vote-to-open', { from: before.dueNext, due: before.dueNext })],
  })),
  meanwhile(electionOpened, ({ data }) => ({
    organisation: null,
    items: [item('vote-to-close', { due: data.roll.on })],
  })),
  meanwhile(electionClosed, ({ data }) => ({
    organisation: null,
    items: [...new Set(data.papers.map(({ body }) => body))].map((code) =>
      item('result-to-declare', { detail: { field: 'body', code } }),
    ),
  })),
  meanwhile(electionResultDeclared, ({ data: { body: code, term }, before }) => ({
    organisation: null,
    items: [
      ...before.items.filter(({ kind, detail }) => kind !== 'result-to-declare' || detail?.code !== code),
      item('election-to-call', {
        ...{ detail: { field: 'body', code }, due: term.until, from: addDays(term.until, -DAYS_BEFORE_THE_END) },
      }),
    ],
  })),
  meanwhile(electedTermEnded, ({ data, before }) => ({
    items: [
      ...without(before, 'election-to-call'),
      ...before.items.filter(({ kind, detail }) => kind === 'election-to-call' && detail?.code !== data.body),
    ],
  })),
  ...over(assemblyCancelled),
];
