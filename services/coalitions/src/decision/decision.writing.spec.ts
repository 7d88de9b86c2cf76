import { aMoment, fold } from '@baraza/domain';
import { anOfficer, aTakenDecision, DRAFT, theCoalition } from './decision.builders.ts';
import { decision } from './decision.state.ts';
import { DecisionWriting } from './decision.writing.ts';

const OTHER = '60000000-0000-4000-8000-000000000002';

describe('a review that finds another decision in the place of this one', () => {
  /** Each is loaded anew, as it is where it has left the memory meanwhile. */
  const commands = { load: () => Promise.resolve({ state: fold(decision, aTakenDecision()) }) };
  const writing = new DecisionWriting(commands as never, {} as never, {} as never);
  const moment = { ...aMoment, actor: anOfficer, effectiveOn: '2026-03-09' };
  const replacedBy = (other: string) =>
    writing.review(
      DRAFT,
      fold(decision, aTakenDecision()),
      { result: 'changed', replacedBy: other },
      theCoalition(),
      moment,
    );

  it('finds another, and never itself', async () => {
    expect(await replacedBy(OTHER)).toMatchObject([{ data: { result: 'changed', replacedBy: OTHER } }]);
    await expect(replacedBy(DRAFT)).rejects.toMatchObject({ code: 'decision.replacement-unknown' });
  });
});
