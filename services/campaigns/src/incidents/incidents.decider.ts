import type { DecidedAs, IncidentKind, incidentTakenDown } from '@baraza/contracts';
import { type CivilDate, type Deciding, freeText } from '@baraza/domain';
import { actionRules } from '../action/action.rules.ts';
import type { ActionState } from '../action/action.state.ts';
import { tagsOf } from '../action/action.tags.pure.ts';

export interface RecordIncident {
  readonly kind: IncidentKind;
  readonly on: CivilDate;
  readonly people?: number | undefined;
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
/** The action at which it was, under its id. */
export interface AtAction {
  readonly id: string;
  readonly state: ActionState;
}

/** Before, at or after an action, and as often as it happens: what befalls people keeps to no order of steps. @throws Rejection `unknown`, `incident-to-come` */
export function recordIncident(
  { kind, on, people, narrative, about }: RecordIncident,
  { id, state }: AtAction,
  given: Deciding,
): readonly DecidedAs<typeof incidentTakenDown>[] {
  if (state.status === 'none') throw actionRules.broken('unknown');
  const { effectiveOn } = given;
  if (on > effectiveOn) throw actionRules.broken('incident-to-come', { pointer: '/on' });
  const data = {
    ...{ action: id, campaign: state.plan.campaign, incident: given.id('incident'), kind, on },
    ...(people === undefined ? {} : { people }),
    ...(narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) }),
  };
  return [{ type: 'campaigns.IncidentTakenDown', data, effectiveOn, tags: tagsOf(state.plan) }];
}
