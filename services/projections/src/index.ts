export { WORK_KINDS } from './worklist/work-kinds.ts';
export { ProjectionsModule } from './projections.module.ts';
export { Projections } from './runtime/projections.ts';
export { everyProjection } from './every-projection.ts';
