export * from './rejection.ts';
export * from './decider.ts';
export * from './calendar.ts';
export * from './civil-date.ts';
export * from './money.ts';
export * from './personal.ts';
export * from './words.ts';
export * from './given-when-then.ts';
