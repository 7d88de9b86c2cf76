import * as contracts from '@baraza/contracts';
import { daysBetween } from '@baraza/domain';
import { idInStream } from '../figures/steps-of.ts';
import { keyOf, lasting, more, noted, type Tally, tallying } from '../figures/tally.ts';
import { campaignsModel, PEOPLE, PROTECTED } from './campaigns-dashboard.read-model.ts';

const counted = tallying();
const { when } = counted;

const over: Pick<Tally, 'lasts'> = { lasts: {} };
const struggle = (stage: string) => lasting(keyOf('struggle', stage));
const campaign = (stage: string) => lasting(keyOf('campaign', stage));
const demand = (stage: string) => lasting(keyOf('demand', stage));
const outcome = (stage: string) => lasting(keyOf('outcome', stage));

when(contracts.struggleReported, ({ counts }, { unit, themes, kind }) => ({
  ...{ unit, themes, kind, ...struggle('reported') },
  counts: more(counts, keyOf('struggle-reported')),
}));
when(contracts.struggleVerified, ({ counts }, { unit, themes, kind }) => ({
  ...{ unit, themes, kind, ...struggle('verified') },
  counts: more(counts, keyOf('struggle-verified')),
}));
when(contracts.struggleNotVerified, ({ counts }) => ({
  ...struggle('not-verified'),
  counts: more(counts, keyOf('struggle-not-verified')),
}));
when(contracts.struggleJoined, ({ counts }) => ({
  ...struggle('joined'),
  counts: more(counts, keyOf('struggle-joined')),
}));
when(contracts.struggleParted, () => struggle('verified'));
when(contracts.struggleTakenUp, ({ counts }) => ({
  ...struggle('taken-up'),
  counts: more(counts, keyOf('struggle-taken-up')),
}));
when(contracts.struggleResolved, ({ counts }) => ({ ...over, counts: more(counts, keyOf('struggle-resolved')) }));
when(contracts.struggleClosed, ({ counts }) => ({ ...over, counts: more(counts, keyOf('struggle-closed')) }));
// Of one that nobody but the protection desk knows of yet, it is not counted that nobody has seen to it.
when(contracts.struggleFellSilent, ({ unit, counts }, { waitsFor }) =>
  unit === '' ? {} : { counts: more(counts, keyOf('struggle-silent', waitsFor)) },
);
/** All of a district together: neither which of them it was nor of what kind is in any figure. */
when(contracts.protectedStruggleReported, ({ counts }, { district }) => ({
  unit: district,
  counts: more(counts, keyOf(PROTECTED)),
}));

when(contracts.campaignDrafted, ({ counts }, { unit, themes }, { stream }) => ({
  ...{ unit, themes, of: { campaign: idInStream(stream) }, ...campaign('draft') },
  counts: more(counts, keyOf('campaign-drafted')),
}));
when(contracts.campaignLaunched, ({ counts }, { unit, themes }, { stream }) => ({
  ...{ unit, themes, of: { campaign: idInStream(stream) }, ...campaign('launched') },
  counts: more(counts, keyOf('campaign-launched')),
}));
when(contracts.campaignPaused, () => campaign('paused'));
when(contracts.campaignResumed, () => campaign('launched'));
when(contracts.campaignConcluded, ({ counts }, { result }) => ({
  ...over,
  counts: more(counts, keyOf('campaign-concluded', result)),
}));
when(contracts.campaignAbandoned, ({ counts }) => ({ ...over, counts: more(counts, keyOf('campaign-abandoned')) }));

when(contracts.demandMade, ({ counts }, { unit, themes, campaign: id }) => ({
  ...{ unit, themes, of: { campaign: id }, ...demand('worded') },
  counts: more(counts, keyOf('demand-worded')),
}));
when(contracts.demandDropped, ({ counts }) => ({ ...over, counts: more(counts, keyOf('demand-dropped')) }));
when(contracts.demandDelivered, (state, { unit, themes, campaign: id }, { effectiveOn }) => ({
  ...{ unit, themes, of: { campaign: id }, ...demand('waiting'), ...noted(state, { deliveredOn: effectiveOn }) },
  counts: more(state.counts, keyOf('demand-delivered')),
}));
when(contracts.demandReminded, ({ counts }) => ({
  ...demand('waiting'),
  counts: more(counts, keyOf('demand-reminded')),
}));
when(contracts.demandAnswerFellDue, ({ counts }) => ({
  ...demand('silent'),
  counts: more(counts, keyOf('demand-silent')),
}));
when(contracts.demandAnswered, (state, { unit, themes, answer, campaign: id }, { effectiveOn }) => {
  const { deliveredOn = effectiveOn } = state.notes;
  return {
    ...{ unit, themes, of: { campaign: id }, ...demand(answer), ...noted(state, { answer }) },
    counts: more(state.counts, keyOf('demand-answered', answer), [
      keyOf('answer-days'),
      daysBetween(deliveredOn, effectiveOn),
    ]),
  };
});
when(contracts.demandRenegotiated, ({ counts, notes }) => ({
  ...demand(notes['answer'] ?? 'accepted'),
  counts: more(counts, keyOf('demand-renegotiated')),
}));
when(contracts.demandImplemented, ({ counts }) => ({
  ...demand('implemented'),
  counts: more(counts, keyOf('demand-implemented')),
}));
when(contracts.demandReneged, ({ counts }) => ({
  ...demand('reneged'),
  counts: more(counts, keyOf('demand-reneged')),
}));
when(contracts.demandPromiseExcused, ({ counts }) => ({
  ...demand('excused'),
  counts: more(counts, keyOf('demand-excused')),
}));
when(contracts.demandWithdrawn, ({ counts }) => ({ ...over, counts: more(counts, keyOf('demand-withdrawn')) }));

/** So many people, in place of those counted before. */
const people = (stage: string, count: contracts.PeopleCount): Tally['counts'] =>
  Object.fromEntries(Object.entries(count).map(([group, so]) => [keyOf(PEOPLE, stage, group), so]));

when(contracts.actionHeld, (state, { unit, themes, kind, campaign: id, people: there, inSpiteOfBan }, event) => ({
  ...{ unit, themes, kind, of: { campaign: id }, ...over, ...noted(state, { heldOn: event.effectiveOn }) },
  counts: {
    ...more(state.counts, keyOf('action-held'), ...(inSpiteOfBan ? [keyOf('action-in-spite-of-ban')] : [])),
    ...people('action', there),
  },
}));
when(
  contracts.actionCountCorrected,
  ({ counts }, { people: there }) => ({ counts: { ...counts, ...people('action', there) } }),
  ({ notes }) => notes['heldOn'],
);
when(contracts.actionCancelled, ({ counts }, { unit, themes, kind, campaign: id }) => ({
  ...{ unit, themes, kind, of: { campaign: id }, ...over },
  counts: more(counts, keyOf('action-cancelled')),
}));
when(contracts.actionBanned, ({ counts }, { unit, themes, kind, campaign: id }) => ({
  ...{ unit, themes, kind, of: { campaign: id }, ...lasting(keyOf('ban')) },
  counts: more(counts, keyOf('action-banned')),
}));
when(contracts.actionBanEnded, ({ counts }, { how }) => ({ ...over, counts: more(counts, keyOf('ban-ended', how)) }));

// Each round has people of its own, who come beside those of the rounds before.
when(contracts.reportCardRoundHeld, ({ counts }, { unit, themes, communities, people: scored }) => ({
  ...{ unit, themes },
  counts: more(
    more(counts, keyOf('card-round'), [keyOf('round-communities'), communities]),
    ...Object.entries(people('card-round', scored)),
  ),
}));

when(contracts.outcomeDrafted, (_, { unit, themes }) => ({ unit, themes, ...outcome('draft') }));
when(contracts.outcomeFormulated, ({ counts }, { unit, themes, change, positive }) => ({
  ...{ unit, themes, kind: change, ...outcome('formulated') },
  counts: more(counts, keyOf('outcome-formulated', positive ? 'positive' : 'negative')),
}));
when(contracts.outcomeSentToSubstantiator, () => outcome('asked'));
when(contracts.outcomeSubstantiationDeclined, () => outcome('formulated'));
when(contracts.outcomeSubstantiated, ({ counts }, { unit, themes, verdict }) => ({
  ...{ unit, themes, ...outcome(verdict) },
  counts: more(counts, keyOf('outcome-judged', verdict)),
}));
when(contracts.outcomeInterpreted, ({ counts }) => ({ counts: more(counts, keyOf('outcome-interpreted')) }));
when(contracts.outcomeCorrected, ({ counts }, { unit, themes, change }) => ({
  ...{ unit, themes, kind: change, ...outcome('formulated') },
  counts: more(counts, keyOf('outcome-corrected')),
}));
when(contracts.outcomeWithdrawn, ({ counts }) => ({ ...over, counts: more(counts, keyOf('outcome-withdrawn')) }));
when(contracts.outcomeStatementPublished, ({ counts }) => ({
  counts: more(counts, keyOf('outcome-published')),
}));

/** One timeline for each struggle, campaign, demand, action, report card and outcome; one of a district's protected reports. */
export const campaignsProjection = counted.projection(campaignsModel, ({ type, stream, data }) =>
  type === contracts.protectedStruggleReported.type
    ? [`protected-struggles/${(data as contracts.DataOf<typeof contracts.protectedStruggleReported>).district}`]
    : [stream],
);
