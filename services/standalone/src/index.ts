export { createStandalone, type StandaloneToCreate } from './create-standalone.ts';
export { greeting } from './greeting.ts';
