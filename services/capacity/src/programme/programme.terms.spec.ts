import { FIRST_TERMS, type ProgrammeTerms } from '@baraza/contracts';
import { given } from '@baraza/domain';
import {
  aCompletedProgramme,
  aFunding,
  allKnown,
  anOpenProgramme,
  aPlan,
  aPlannedProgramme,
  aRunningProgramme,
  PARTNER,
} from './programme.builders.ts';
import { open, plan } from './programme.decider.ts';
import { programmeRules } from './programme.rules.ts';
import { programme, type ProgrammeEvent } from './programme.state.ts';
import { fund, releaseFunding, setTerms } from './programme.terms.ts';

const { rules } = programmeRules;
const tags = ['unit:WAN', `org:${PARTNER}`, 'theme:governance'];
const terms: ProgrammeTerms = {
  ...FIRST_TERMS,
  eligibility: { whom: ['organisation'], membersOnly: true, kinds: ['cbo'] },
};
const setting = (more: Partial<ProgrammeTerms>, past: readonly ProgrammeEvent[]) =>
  given(programme, ...past).when((state, moment) => setTerms(state, { ...terms, ...more }, moment));

describe('the terms of a programme', () => {
  it('are laid down with its plan, where the plan names them', () => {
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, terms }, allKnown, moment))
      .then(
        { type: 'capacity.ProgrammePlanned', data: aPlan },
        { type: 'capacity.ProgrammeTermsSet', data: terms, tags },
      );
  });

  it('are laid down anew while it is planned, and announced when it opens', () => {
    setting({}, aPlannedProgramme()).then({ type: 'capacity.ProgrammeTermsSet', data: terms, tags });
    const [planned] = aPlannedProgramme();
    given(programme, planned!, { ...planned!, type: 'capacity.ProgrammeTermsSet', data: terms })
      .when(open)
      .then({ type: 'capacity.ProgrammeOpened' }, { type: 'capacity.ProgrammeTermsAnnounced', data: terms, tags });
  });

  it('are announced at once where it is open', () => {
    setting({}, anOpenProgramme()).then(
      { type: 'capacity.ProgrammeTermsSet', data: terms },
      { type: 'capacity.ProgrammeTermsAnnounced', data: terms },
    );
  });

  it(rules['terms-settled'].title, () => {
    for (const past of [aRunningProgramme(), aCompletedProgramme()]) {
      setting({}, past).thenRefused('programme.terms-settled');
    }
    setting({}, []).thenRefused('programme.unknown');
  });

  it(rules['kinds-of-nobody'].title, () => {
    const eligibility = { ...terms.eligibility, whom: ['person' as const] };
    setting({ eligibility }, aPlannedProgramme()).thenRefused('programme.kinds-of-nobody', {
      pointer: '/eligibility/kinds',
    });
    given(programme)
      .when((state, moment) => plan(state, { ...aPlan, terms: { ...terms, eligibility } }, allKnown, moment))
      .thenRefused('programme.kinds-of-nobody', { pointer: '/terms/eligibility/kinds' });
  });

  it(rules['results-before-behaviour'].title, () => {
    setting({ followUps: { behaviourDays: 180, resultsDays: 179 } }, aPlannedProgramme()).thenRefused(
      'programme.results-before-behaviour',
      { pointer: '/followUps/resultsDays' },
    );
    setting({ followUps: { behaviourDays: 180, resultsDays: 180 } }, aPlannedProgramme()).then({
      type: 'capacity.ProgrammeTermsSet',
    });
  });
});

describe('what a programme is paid from', () => {
  const funded = (): ProgrammeEvent[] => {
    const [planned] = aPlannedProgramme();
    return [planned!, { ...planned!, type: 'capacity.ProgrammeFunded', data: aFunding }];
  };

  it('is set aside for it while it is not over', () => {
    given(programme, ...aRunningProgramme())
      .when((state, moment) => fund(state, aFunding, moment))
      .then({ type: 'capacity.ProgrammeFunded', data: aFunding, tags: [...tags, `grant:${aFunding.grant}`] });
    given(programme, ...aCompletedProgramme())
      .when((state, moment) => fund(state, aFunding, moment))
      .thenRefused('programme.ended');
  });

  it('is given back once', () => {
    given(programme, ...funded())
      .when((state, moment) => releaseFunding(state, aFunding.allocation, moment))
      .then({ type: 'capacity.ProgrammeFundingReleased', data: aFunding });
    given(programme, ...aPlannedProgramme())
      .when((state, moment) => releaseFunding(state, aFunding.allocation, moment))
      .thenNothing();
  });
});
