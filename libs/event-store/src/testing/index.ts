/** What `npm run soak` takes from here: the harnesses of this library's own suites. */
export { acknowledgedIn, findStrace, type Acknowledged } from './append-child.ts';
export { faultsOf } from './expect-recorded.ts';
export { appendUnder, injecting, type FailingCalls } from './failing-calls.ts';
export { appendUntilKilled } from './kills.ts';
export { ledgerBeside } from './ledger-beside.ts';
export { cutsOf, faultsAfterCut, recordLife } from './power-cut/cuts.ts';
export { Seeded } from './seeded.ts';
export { FakeKurrentDb, type Fate } from './kurrentdb/fake-kurrentdb.ts';
export { forumOfItsOwn } from './kurrentdb/forum-of-its-own.ts';
