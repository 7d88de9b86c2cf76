import * as contracts from '@baraza/contracts';
import type { SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { idInStream } from '../figures/steps-of.ts';
import { changesByLevel } from '../registers/register.projection.ts';
import { handlersOf, type RowChange } from '../registers/register.ts';
import { type ChainDoc, type ChainKind, type ChainRow, chainModel } from './chain.read-model.ts';

type Change = RowChange<ChainRow>;
const itself = ({ stream }: Pick<SequencedEvent, 'stream'>): string => idInStream(stream);
const { when } = handlersOf<ChainRow>(itself);
const blank = { name: '', status: '', themes: [], partners: [] };
/** It is there from now on. */
const begun = (
  kind: ChainKind,
  { effectiveOn }: SequencedEvent,
  set: Omit<Partial<ChainRow>, 'kind' | 'since'>,
): Change => ({
  begins: true,
  set: { ...blank, ...set, kind, since: effectiveOn },
});
const status = (now: string): Change => ({ set: { status: now } });
const from = (by: string, ids: readonly (string | undefined)[]): Pick<ChainRow, 'from'> => ({
  from: { [by]: ids.filter((id) => id !== undefined) },
});
const to = (by: string, ids: readonly (string | undefined)[]): Pick<ChainRow, 'to'> => ({
  to: { [by]: ids.filter((id) => id !== undefined) },
});
const serving = (goals: readonly string[]): Pick<ChainRow, 'to'> => to('goals', goals);
/** What a campaign grew from stands in the tags of each of its events. */
const originsIn = ({ tags }: SequencedEvent): readonly string[] =>
  tags.flatMap((tag) => /^(?:programme|struggle):(.+)$/.exec(tag)?.[1] ?? []);

const campaign = (
  data: contracts.DataOf<typeof contracts.campaignLaunched> | contracts.DataOf<typeof contracts.campaignDrafted>,
  event: SequencedEvent,
  now: string,
): Change =>
  begun('campaign', event, {
    ...{ name: data.title, status: now, unit: data.unit, themes: data.themes },
    ...('rightsHolders' in data ? { rightsHolders: data.rightsHolders } : {}),
    from: { own: [...(data.coalition === undefined ? [] : [data.coalition]), ...originsIn(event)] },
  });
const outcome = (data: contracts.DataOf<typeof contracts.outcomeFormulated>, event: SequencedEvent): Change =>
  begun('outcome', event, {
    ...{ status: 'formulated', unit: data.unit, themes: data.themes, ...serving(data.goals) },
    ...from(
      'contributions',
      data.contributions.map(({ id }) => id),
    ),
  });
/** By what each supports: one is named and ended without the others. */
const supporting = (ids: readonly string[]): Pick<ChainRow, 'to'> => ({
  to: Object.fromEntries(ids.map((id) => [`supports ${id}`, [id]])),
});
const CHAINED: readonly string[] = ['demand', 'campaign', 'coalition', 'programme', 'agenda-goal'];
/** What a promise arises from, as far as it is on the chain: a decision is on it as its coalition. */
const sourceIn = ({ kind, id, within }: contracts.ArisingFrom): string | undefined =>
  kind === 'decision' ? within : CHAINED.includes(kind) ? id : undefined;

const handlers = [
  when(contracts.programmePlanned, ({ title, unit, themes, partners }, event) =>
    begun('programme', event, { name: title, status: 'planned', unit, themes, partners }),
  ),
  when(contracts.programmeOpened, ({ title, unit, themes }, { effectiveOn: since }) => ({
    begins: true,
    set: { kind: 'programme', name: title, status: 'open', unit, themes, since },
  })),
  when(contracts.programmeStarted, () => status('running')),
  when(contracts.programmeCompleted, () => status('completed')),
  when(contracts.programmeCancelled, () => status('cancelled')),

  when(contracts.struggleReported, ({ unit, themes }, event) =>
    begun('struggle', event, { status: 'reported', unit, themes }),
  ),
  when(contracts.struggleVerified, ({ unit, themes }, event) =>
    begun('struggle', event, { status: 'verified', unit, themes }),
  ),
  when(contracts.struggleWordsPublished, ({ text, unit, themes }, { effectiveOn }) => ({
    begins: true,
    set: { kind: 'struggle', name: text, unit, themes, since: effectiveOn },
  })),
  when(contracts.struggleNotVerified, () => status('not-verified')),
  when(contracts.struggleJoined, ({ to: joined }) => ({ set: { status: 'joined', ...to('joined', [joined]) } })),
  when(contracts.struggleParted, () => ({ set: { status: 'verified', ...to('joined', []) } })),
  when(contracts.struggleTakenUp, ({ campaign: by }, { sequence }) => ({
    set: { status: 'taken-up', ...to(`taken up ${sequence}`, [by]) },
  })),
  when(contracts.struggleResolved, ({ outcome: by }) => ({ set: { status: 'resolved', ...to('resolved', [by]) } })),
  when(contracts.struggleClosed, () => status('closed')),

  when(contracts.coalitionFormed, ({ name, unit, themes }, event) =>
    begun('coalition', event, { name, status: 'active', unit, themes }),
  ),
  when(contracts.coalitionGoalsNamed, ({ goals }) => ({ set: serving(goals) })),
  when(contracts.coalitionFellDormant, () => status('dormant')),
  when(contracts.coalitionRevived, () => status('active')),
  when(contracts.coalitionWoundDown, () => status('wound-down')),
  // Said of the coalition, in another's stream.
  handlersOf<ChainRow>(({ data }) => (data as contracts.DataOf<typeof contracts.alertRaised>).coalition).when(
    contracts.alertRaised,
    ({ arisingFrom }, event) => ({
      set: from(`alert ${itself(event)}`, [arisingFrom.kind === 'struggle' ? arisingFrom.id : undefined]),
    }),
  ),

  when(contracts.campaignDrafted, (data, event) => campaign(data, event, 'draft')),
  when(contracts.campaignLaunched, (data, event) => campaign(data, event, 'launched')),
  when(contracts.campaignPaused, () => status('paused')),
  when(contracts.campaignResumed, () => status('launched')),
  when(contracts.campaignConcluded, () => status('concluded')),
  when(contracts.campaignAbandoned, () => status('abandoned')),
  when(contracts.campaignGoalsNamed, ({ goals }) => ({ set: serving(goals) })),
  when(contracts.campaignGoalsReleased, ({ goals }) => ({ set: serving(goals) })),
  when(contracts.campaignStrugglesNamed, ({ struggles }) => ({ set: from('struggles', struggles) })),
  when(contracts.campaignStrugglesReleased, ({ struggles }) => ({ set: from('struggles', struggles) })),

  when(contracts.demandMade, ({ unit, themes, campaign: id }, event) =>
    begun('demand', event, { status: 'worded', unit, themes, ...from('own', [id]) }),
  ),
  when(contracts.demandDelivered, ({ change, unit, themes, campaign: id }, event) =>
    begun('demand', event, { name: change, status: 'waiting', unit, themes, ...from('own', [id]) }),
  ),
  when(contracts.demandReminded, () => status('waiting')),
  when(contracts.demandAnswerFellDue, () => status('silent')),
  when(contracts.demandAnswered, ({ answer }) => status(answer)),
  when(contracts.demandImplemented, () => status('implemented')),
  when(contracts.demandReneged, () => status('reneged')),
  when(contracts.demandPromiseExcused, () => status('excused')),
  when(contracts.demandWithdrawn, () => status('withdrawn')),
  when(contracts.demandDropped, () => status('dropped')),

  when(contracts.commitmentMade, ({ unit, themes, arisingFrom }, event) =>
    begun('commitment', event, { status: 'open', unit, themes, ...from('own', [sourceIn(arisingFrom)]) }),
  ),
  when(contracts.commitmentFellDue, () => status('overdue')),
  when(contracts.commitmentRenegotiated, () => status('open')),
  when(contracts.commitmentKept, () => status('kept')),
  when(contracts.commitmentBroken, () => status('broken')),
  when(contracts.commitmentExcused, () => status('excused')),

  // What somebody protected gave is sealed: it is on no chain.
  when(contracts.evidenceTaken, ({ unit, supports }, event) =>
    begun('evidence', event, { status: 'held', unit, ...supporting(supports.map(({ id }) => id)) }),
  ),
  when(contracts.evidenceChecked, ({ intact }) => status(intact ? 'held' : 'altered')),
  when(contracts.evidenceSupportNamed, ({ supports: { id } }) => ({ set: supporting([id]) })),
  when(contracts.evidenceSupportEnded, ({ supports: { id } }) => ({ set: to(`supports ${id}`, []) })),
  when(contracts.evidenceWithdrawn, () => status('withdrawn')),
  when(contracts.evidenceErased, () => status('erased')),

  when(contracts.outcomeFormulated, (data, event) => outcome(data, event)),
  when(contracts.outcomeCorrected, (data, event) => outcome(data, event)),
  when(contracts.outcomeSentToSubstantiator, () => status('asked')),
  when(contracts.outcomeSubstantiated, ({ verdict, goals, contributions }) => ({
    set: {
      status: verdict,
      ...serving(goals),
      ...from(
        'contributions',
        contributions.map(({ id }) => id),
      ),
    },
  })),
  when(contracts.outcomeWithdrawn, () => status('withdrawn')),
  when(contracts.outcomeStatementPublished, ({ text, unit, themes, verdict, goals }, { effectiveOn }) => ({
    begins: true,
    set: { kind: 'outcome', name: text, status: verdict, unit, themes, ...serving(goals), since: effectiveOn },
  })),

  when(contracts.goalAdopted, ({ title, unit, themes }, event) =>
    begun('agenda-goal', event, { name: title, status: 'adopted', unit, themes }),
  ),
  when(contracts.goalClosed, ({ outcome: became }) => status(became)),
  when(contracts.knowledgeProductSuggested, ({ outcome: id, unit, themes }, event) =>
    begun('knowledge-suggestion', event, { status: 'suggested', unit, themes, ...from('own', [id]) }),
  ),
];

/** Every entity of the chain from what built the capacity to what changed, by level: what each grew from, in both times. */
export const chainProjection: Projection<ChainDoc> = { model: chainModel, ...changesByLevel(handlers) };
