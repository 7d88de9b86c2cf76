import { given } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { erase } from './person.decider.ts';
import { person } from './person.state.ts';

const somebody = '40000000-0000-4000-8000-000000000001';
const asked = { person: somebody, requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };

describe('a person', () => {
  it('is erased, and the record keeps who asked, on what basis and how much there was', () => {
    given(person)
      .when((state, now) => erase(state, asked, { fields: 3 }, now))
      .then({ type: 'members.PersonErased', data: { ...asked, fields: 3 }, tags: [], ground: 'consent-withdrawn' });
  });

  it('is erased once', () => {
    given(person, happened('members.PersonErased', { ...asked, fields: 3 }))
      .when((state, now) => erase(state, asked, { fields: 0 }, now))
      .thenNothing();
  });
});
