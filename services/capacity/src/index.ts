export { CapacityModule } from './capacity.module.ts';
