export { CoalitionsModule } from './coalitions.module.ts';
