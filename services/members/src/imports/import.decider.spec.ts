import { given } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { begin, complete } from './import.decider.ts';
import { importing } from './import.state.ts';

const file = {
  kind: 'organisations',
  source: 'civicrm',
  mapping: 'civicrm-organisations',
  fileDigest: 'uUjJ1kqH3w0m5QzY7o9sT2bV4nC6xE8rG0aLdKfPhIM',
  mappingDigest: 'b7Yd0m3QkX5tR9wZ1cV8nL2sG6hJ4fPqA0eUiOyTxDg',
  bytes: 17,
  unit: 'WAN',
};
const result = { rows: 3, made: 2, alreadyThere: 0, refused: 1, skipped: 0, findings: 4 };
const begun = happened('members.ImportBegun', file);

describe('an import on record', () => {
  it('begins once, found by the unit of whoever brings it in', () => {
    given(importing)
      .when((state, now) => begin(state, file, now))
      .then({ type: 'members.ImportBegun', data: file, tags: ['unit:WAN'] });
    given(importing, begun)
      .when((state, now) => begin(state, file, now))
      .thenNothing();
  });

  it('is completed once, after it began', () => {
    given(importing, begun)
      .when((state, now) => complete(state, result, now))
      .then({ type: 'members.ImportCompleted', data: result });
    given(importing, begun, happened('members.ImportCompleted', result))
      .when((state, now) => complete(state, result, now))
      .thenNothing();
    given(importing)
      .when((state, now) => complete(state, result, now))
      .thenNothing();
  });
});
