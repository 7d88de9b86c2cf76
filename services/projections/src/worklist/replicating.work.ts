import {
  blueprintDraftDropped,
  blueprintDrafted,
  blueprintPublished,
  blueprintWithdrawn,
  replicationAdapted,
  replicationBegun,
  replicationEnded,
  replicationRunning,
  replicationStepDone,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';

/** A step that is told of is a part of its own: what waits since then is the next. */
const goesOn = (told: string) => ({ items: [item('replication-to-go-on', { part: told })] });

/** A draft waits for somebody else to read it; a replication for its next step, until it runs by itself. */
export const replicatingWork: readonly WorkStep[] = [
  after(blueprintDrafted, ({ by, data }) => ({
    items: [item('blueprint-to-publish', { notBy: [by], part: String(data.version) })],
  })),
  ...over(blueprintPublished, blueprintDraftDropped, blueprintWithdrawn),
  after(replicationBegun, () => goesOn('begun')),
  meanwhile(replicationStepDone, ({ data }) => goesOn(data.step)),
  meanwhile(replicationAdapted, ({ data, before, on }) =>
    data.leftOut ? goesOn(data.step ?? on) : { items: before.items },
  ),
  ...over(replicationRunning, replicationEnded),
];
