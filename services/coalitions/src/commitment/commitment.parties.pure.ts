import type { ArisingFrom, CommitmentDirection, Promisee, Promisor } from '@baraza/contracts';
import type { NamedParty } from './commitment.commands.pure.ts';
import { commitmentRules } from './commitment.rules.ts';

/** Between whom a promise stands, and what it comes from. */
export interface Between {
  readonly unit: string;
  readonly themes: readonly string[];
  readonly promisor: Promisor;
  readonly promisee: Promisee;
  readonly arisingFrom: ArisingFrom;
}

/** @throws Rejection `party-unnamed` */
export function promisorOf({ kind, id, name }: NamedParty<Promisor['kind']>): Promisor {
  if (kind === 'duty-bearer' && name !== undefined) return { kind, name, ...(id === undefined ? {} : { id }) };
  if (kind === 'organisation' && id !== undefined && name === undefined) return { kind, id };
  if (kind === 'forum' && id === undefined && name === undefined) return { kind };
  throw commitmentRules.broken('party-unnamed', { pointer: '/promisor' });
}

/** @throws Rejection `party-unnamed` */
export function promiseeOf({ kind, id, name }: NamedParty<Promisee['kind']>): Promisee {
  if (kind === 'organisation' && id !== undefined && name === undefined) return { kind, id };
  if (kind !== 'organisation' && id === undefined && name === undefined) return { kind };
  throw commitmentRules.broken('party-unnamed', { pointer: '/promisee' });
}

/** The organisations that are a side of it. */
export function partiesOf({ promisor, promisee }: Pick<Between, 'promisor' | 'promisee'>): readonly string[] {
  return [promisor, promisee].flatMap((party) => (party.kind === 'organisation' ? [party.id] : []));
}

/** In which of the three directions it goes; undefined: in none, and it is no promise of the register's. */
export function directionOf(promisor: Promisor, promisee: Promisee): CommitmentDirection | undefined {
  switch (promisor.kind) {
    case 'forum':
      return promisee.kind === 'members' || promisee.kind === 'organisation' ? 'forum-to-members' : undefined;
    case 'organisation':
      return promisee.kind === 'citizens' ? undefined : 'member-to-member';
    case 'duty-bearer':
      return 'duty-bearer-to-citizens';
  }
}

/** What a trail finds it by: its unit, its sides, its themes, and what it comes from. */
export function tagsOf(between: Between): readonly string[] {
  const { unit, themes, promisor, arisingFrom } = between;
  const { kind, id, within } = arisingFrom;
  const source = kind === 'survey-finding' ? within && `survey:${within}` : id && `${kind}:${id}`;
  const of = kind === 'decision' && within !== undefined ? `coalition:${within}` : undefined;
  const dutyBearer = promisor.kind === 'duty-bearer' && promisor.id !== undefined ? promisor.id : undefined;
  return [
    `unit:${unit}`,
    ...partiesOf(between).map((organisation) => `org:${organisation}`),
    ...themes.map((theme) => `theme:${theme}`),
    ...[source, of].filter((tag) => tag !== undefined),
    ...(dutyBearer === undefined ? [] : [`duty-bearer:${dutyBearer}`]),
  ];
}
