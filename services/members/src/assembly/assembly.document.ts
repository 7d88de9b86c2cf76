import { CANDIDACY_REFUSAL_GROUNDS, ELECTED_BY, STANDING_RULES, TIE_RULES } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { OFFICERS } from '../roles.ts';
import { ASSEMBLY_STATUSES, type AssemblyState, type Candidacy, type RollEntry } from './assembly.state.ts';

const Text = Type.String();
const Maybe = Type.Optional(Text);
const List = { body: Text, constituency: Maybe };
const Term = Type.Object({ from: Text, until: Text });
const Reason = Type.Array(Type.Object({ rule: Type.Enum(STANDING_RULES), of: Maybe }));

/**
 * An assembly as it is read. Who stands is shown to all who find it; what was refused, and who lacks what on the roll, to
 * officers, to auditors, and to whom it concerns.
 */
export const AssemblyDocument = Type.Object({
  id: Text,
  status: Type.Enum(ASSEMBLY_STATUSES.filter((status) => status !== 'none')),
  unit: Text,
  convening: Text,
  rollOn: Text,
  calledOn: Text,
  nominationsUntil: Text,
  tieRule: Type.Enum(TIE_RULES),
  elections: Type.Array(
    Type.Object({
      body: Text,
      lists: Type.Array(Type.Object({ constituency: Maybe, seats: Type.Integer() })),
      term: Term,
    }),
  ),
  candidacies: Type.Array(
    Type.Object({
      ...List,
      candidacy: Text,
      organisation: Text,
      person: Text,
      name: Type.Optional(PersonalShown),
      statement: Type.Optional(PersonalShown),
      status: Type.Enum(['entered', 'accepted', 'refused', 'appealed', 'upheld', 'withdrawn']),
      enteredOn: Text,
      ground: Type.Optional(Type.Enum(CANDIDACY_REFUSAL_GROUNDS)),
      reasons: Type.Optional(PersonalShown),
      appealBy: Maybe,
      appeal: Type.Optional(PersonalShown),
      review: Type.Optional(PersonalShown),
    }),
  ),
  openedOn: Maybe,
  roll: Type.Optional(
    Type.Object({
      on: Text,
      rules: Type.Integer(),
      knownAt: Type.Integer({
        description: 'How far the record had come: ask the voting roll of the day as known at it',
      }),
      parts: Type.Integer(),
      voting: Type.Integer(),
      leftOut: Type.Integer(),
      entries: Type.Array(
        Type.Object({
          organisation: Text,
          votes: Type.Boolean(),
          constituencies: Type.Array(Text),
          met: Reason,
          lacks: Reason,
        }),
      ),
    }),
  ),
  papers: Type.Optional(
    Type.Array(
      Type.Object({
        ...List,
        seats: Type.Integer(),
        electorate: Type.Enum(['all', 'constituency']),
        candidates: Type.Array(Type.Object({ candidacy: Text, organisation: Text })),
      }),
    ),
  ),
  ballotsGiven: Type.Optional(Type.Integer()),
  closedOn: Maybe,
  ballots: Type.Optional(Type.Integer()),
  counted: Type.Optional(
    Type.Array(
      Type.Object({
        ...List,
        seats: Type.Integer(),
        ballots: Type.Integer(),
        elected: Type.Array(Text),
        isUnopposed: Type.Boolean(),
        tied: Type.Optional(Type.Object({ seats: Type.Integer(), candidacies: Type.Array(Text) })),
        votes: Type.Optional(Type.Array(Type.Object({ candidacy: Text, votes: Type.Integer() }))),
      }),
    ),
  ),
  results: Type.Optional(
    Type.Array(
      Type.Object({
        body: Text,
        elected: Type.Array(
          Type.Object({
            candidacy: Text,
            organisation: Text,
            constituency: Maybe,
            by: Type.Enum(ELECTED_BY),
            vacatedOn: Maybe,
            ground: Maybe,
          }),
        ),
        vacant: Type.Integer(),
        term: Term,
        hasEnded: Type.Boolean(),
      }),
    ),
  ),
  ground: Maybe,
});

const SEES_ALL: readonly Role[] = [...OFFICERS, 'conduct-committee', 'auditor'];

/** @param own the organisations that the reader acts for */
export function presentAssembly(own: readonly string[]) {
  return (state: AssemblyState, id: string, roles: readonly Role[]): object => {
    if (state.status === 'none') return {};
    const seesAll = roles.some((role) => SEES_ALL.includes(role));
    const sees = (organisation: string): boolean => seesAll || own.includes(organisation);
    const { status, unit, convening, rollOn, calledOn, nominationsUntil, tieRule, elections } = state;
    const { isVoting, voting } = ofTheVote(state, sees);
    return {
      ...{ id, status, unit, convening, rollOn, calledOn, nominationsUntil, tieRule, elections },
      candidacies: Object.values(state.candidacies)
        .filter((one) => one.status === 'accepted' || sees(one.organisation))
        .map(candidacyShown),
      ...(isVoting ? voting : {}),
      ...ofTheCount(state),
      ...(state.status === 'cancelled' ? { ground: state.ground } : {}),
    };
  };
}

function candidacyShown({ enteredBy: _, refusal, appeal, review, ...shown }: Candidacy): object {
  return {
    ...shown,
    ...(refusal === undefined ? {} : { ground: refusal.ground, reasons: refusal.reasons, appealBy: refusal.appealBy }),
    ...(appeal === undefined ? {} : { appeal: appeal.document }),
    ...(review === undefined ? {} : { review: review.reasons }),
  };
}

/** Everybody on the roll is shown, and who is left out to whom it concerns; why, to those alone. */
function ofTheVote(state: AssemblyState, sees: (organisation: string) => boolean) {
  if (!('roll' in state) || state.roll === undefined) return { isVoting: false, voting: {} };
  const { openedOn, roll, papers, entries = [], taken = [] } = state;
  const shown = entries
    .filter(({ votes, organisation }) => votes || sees(organisation))
    .map((entry): RollEntry => (sees(entry.organisation) ? entry : { ...entry, met: [], lacks: [] }));
  return {
    isVoting: true,
    voting: { openedOn, roll: { ...roll, entries: shown }, papers, ballotsGiven: taken.length },
  };
}

function ofTheCount(state: AssemblyState): object {
  if (!('counted' in state)) return {};
  const { closedOn, ballots, counted, declared } = state;
  const vacated = 'vacated' in state ? state.vacated : {};
  const ended = 'termsEnded' in state ? state.termsEnded : [];
  const results = Object.entries(declared).map(([body, { elected, vacant, term }]) => ({
    ...{ body, vacant, term, hasEnded: ended.includes(body) },
    elected: elected.map((one) => {
      const free = vacated[one.candidacy];
      return { ...one, ...(free === undefined ? {} : { vacatedOn: free.on, ground: free.ground }) };
    }),
  }));
  return { closedOn, ballots, counted, results };
}
