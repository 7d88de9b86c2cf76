export { createStandalone, type StandaloneToCreate } from './create-standalone.ts';
export { forumModules } from './forum-modules.ts';
export { makeSampleForum, type SampleMaking } from './sample-forum/make-sample-forum.ts';
export { makeSampleOnly, serveStandalone, type Serving } from './serve-standalone.ts';
export { type Arrival, welcome } from './welcome.ts';
