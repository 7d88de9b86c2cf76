import type {
  DecidedAs,
  ReportCardIndicator,
  reportCardDrawnUp,
  reportCardPublished,
  reportCardRetired,
  reportCardRevised,
} from '@baraza/contracts';
import { type Decided, type Deciding, unreachable } from '@baraza/domain';
import type { CardFacts, DrawUpCard, ReportCardCommand, ReviseCard } from './report-card.commands.pure.ts';
import { abandonRound, holdRound, openRound, score } from './report-card.rounds.pure.ts';
import { reportCardRules } from './report-card.rules.ts';
import { betweenRounds, followed, inOrderOfDates, onRecord, tagsOf, whose } from './report-card.standing.pure.ts';
import type { ReportCardState } from './report-card.state.ts';

/** @throws Rejection `drawn-up-once`, `unit-unknown`, `organisation-unknown`, `campaign-unknown`, `indicator-twice` */
export function drawUp(
  state: ReportCardState,
  command: DrawUpCard,
  facts: CardFacts,
  given: Deciding,
): readonly DecidedAs<typeof reportCardDrawnUp>[] {
  if (state.status !== 'none') throw reportCardRules.broken('drawn-up-once', { pointer: '/id' });
  if (!facts.unitKnown) throw reportCardRules.broken('unit-unknown', { pointer: '/unit' });
  if (!facts.organisationKnown) throw reportCardRules.broken('organisation-unknown', { pointer: '/organisation' });
  const { title, service, provider, unit, organisation, campaign, everyMonths } = command;
  if (campaign !== undefined && !facts.campaignKnown) {
    throw reportCardRules.broken('campaign-unknown', { pointer: '/campaign' });
  }
  assertEachOnce(command.indicators);
  const data = {
    ...{ title, service, unit, organisation, themes: [...command.themes], everyMonths },
    indicators: command.indicators.map((one) => ({ ...one })),
    ...(provider === undefined ? {} : { provider }),
    ...(campaign === undefined ? {} : { campaign }),
  };
  return [{ type: 'campaigns.ReportCardDrawnUp', data, effectiveOn: given.effectiveOn, tags: tagsOf(data) }];
}

/** @returns nothing where it asks the same @throws Rejection `unknown`, `retired`, `round-open`, `indicator-twice`, `scored-indicator-reworded`, `before-last-step` */
export function revise(
  state: ReportCardState,
  { indicators, ground }: ReviseCard,
  given: Deciding,
): readonly DecidedAs<typeof reportCardRevised>[] {
  const now = betweenRounds(state);
  assertEachOnce(indicators);
  const reworded = indicators.findIndex(({ indicator, title }) => (now.worded[indicator] ?? title) !== title);
  if (reworded >= 0) {
    throw reportCardRules.broken('scored-indicator-reworded', { pointer: `/indicators/${reworded}/title` });
  }
  const asks = (all: readonly ReportCardIndicator[]) =>
    all.map(({ indicator, title }) => `${indicator} ${title}`).join('\n');
  if (asks(indicators) === asks(now.indicators)) return [];
  inOrderOfDates(now, given);
  const data = { ...whose(now), version: now.version + 1, indicators: indicators.map((one) => ({ ...one })), ground };
  return [{ type: 'campaigns.ReportCardRevised', data, ...onRecord(now, given), ground }];
}

/** What communities scored in a round, in the words that they scored. @throws Rejection `unknown`, `retired`, `not-held`, `before-last-step` */
export function publish(
  state: ReportCardState,
  { round }: { readonly round: string },
  given: Deciding,
): readonly DecidedAs<typeof reportCardPublished>[] {
  const now = followed(state);
  const held = now.rounds.find((one) => one.round === round);
  if (held === undefined) throw reportCardRules.broken('not-held', { pointer: '/round' });
  if (held.publishedOn !== undefined) return [];
  inOrderOfDates(now, given);
  const { title, service, provider } = now.card;
  const data = {
    ...{ ...whose(now), round, number: held.number, title, service },
    ...(provider === undefined ? {} : { provider }),
    indicators: held.scores.map(({ indicator }) => ({ indicator, title: now.worded[indicator]! })),
    ...{ scored: held.scored, communities: held.communities, scores: held.scores },
  };
  return [{ type: 'campaigns.ReportCardPublished', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `retired`, `round-open`, `before-last-step` */
export function retire(
  state: ReportCardState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof reportCardRetired>[] {
  const now = betweenRounds(state);
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.ReportCardRetired', data: { ...whose(now), ground }, ...onRecord(now, given), ground }];
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: ReportCardCommand, state: ReportCardState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'draw-up':
      return drawUp(state, command.of, command.facts, given);
    case 'revise':
      return revise(state, command.of, given);
    case 'open-round':
      return openRound(state, command.of, given);
    case 'score':
      return score(state, command.of, command.facts, given);
    case 'hold-round':
      return holdRound(state, given);
    case 'abandon-round':
      return abandonRound(state, command.of, given);
    case 'publish':
      return publish(state, command.of, given);
    case 'retire':
      return retire(state, command.of, given);
    default:
      return unreachable(command);
  }
}

/** @throws Rejection `indicator-twice` */
function assertEachOnce(indicators: readonly ReportCardIndicator[]): void {
  indicators.forEach(({ indicator }, index) => {
    if (indicators.findIndex((one) => one.indicator === indicator) !== index) {
      throw reportCardRules.broken('indicator-twice', { pointer: `/indicators/${index}/indicator` });
    }
  });
}
