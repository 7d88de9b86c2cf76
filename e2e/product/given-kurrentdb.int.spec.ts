import { loadConfig } from '@baraza/service-kit';
import { inGivenKurrentDb } from './given-kurrentdb.ts';

const VARIABLE = 'BARAZA_TEST_KURRENTDB_URL';

describe('the record of a cluster where a KurrentDB is given', () => {
  const given = process.env[VARIABLE] ?? '';
  afterAll(() => void (process.env[VARIABLE] = given));

  it('lies there, as a forum of its own each time', () => {
    process.env[VARIABLE] = 'kurrentdb://one:2113,two:2113?tls=false';
    const [first, second] = [inGivenKurrentDb()!, inGivenKurrentDb()!];
    expect(first['BARAZA_EVENT_STORE']).not.toBe(second['BARAZA_EVENT_STORE']);
    expect(loadConfig(first, { service: 'ledger' })).toMatchObject({
      eventStore: { scheme: 'kurrentdb', url: expect.stringContaining('kurrentdb://one:2113,two:2113?tls=false&') },
      ledgerStore: { scheme: 'sqlite' },
    });
  });

  it('lies in a file where none is', () => {
    process.env[VARIABLE] = '';
    expect(inGivenKurrentDb()).toBeUndefined();
  });
});
