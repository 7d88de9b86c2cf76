import { forumOfItsOwn } from '@baraza/event-store/testing';

/**
 * Settings of a cluster whose record is to lie in the KurrentDB of BARAZA_TEST_KURRENTDB_URL, as a forum of its own there;
 * undefined where none is given. What it writes stays on that server, for nothing of a record is ever deleted.
 */
export function inGivenKurrentDb(): Readonly<Record<string, string>> | undefined {
  const given = process.env['BARAZA_TEST_KURRENTDB_URL'] || undefined;
  return given === undefined ? undefined : inKurrentDb(forumOfItsOwn(given));
}

/** Settings of a cluster whose record is to lie there, with a copy in the ledger's folder. */
export function inKurrentDb(url: string): Readonly<Record<string, string>> {
  return { BARAZA_EVENT_STORE: url, BARAZA_LEDGER_STORE: 'sqlite:copy.sqlite' };
}
